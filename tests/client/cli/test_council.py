"""The council by command.

refused    a kind that there is not | an unknown name | nobody's resolution | the convener's vote | no member | early
lives      proposed, voted on, shown, listed, executed | a sixth bank
"""

from __future__ import annotations

import pytest

from tests.client.cli.conftest import Shell


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("council propose abolish BOC --by CBA", "no resolution: abolish BOC; needed: one of admit, suspend"),
        ("council propose suspend --by CBA", "no resolution: suspend; needed: suspend NAME"),
        ("council propose suspend Nobody --by CBA", "no party is called 'Nobody'"),
        (
            "council propose suspend BOC --by PBoC",
            "PBoC is neither the convener nor a bank whose vote counts (NotAMember)",
        ),
        ("council show 1", "there is no resolution 1 (GovernorNonexistentProposal)"),
        ("council vote 1 for --by ICBC", "there is no resolution 1 (GovernorNonexistentProposal)"),
        ("council execute 1 --by ICBC", "there is no resolution 1 (GovernorNonexistentProposal)"),
    ],
)
def test_what_cannot_be_is_told_in_one_line(shell: Shell, line: str, said: str) -> None:
    assert shell.fails(line).startswith(said)


def test_a_resolution_is_proposed_voted_on_and_executed(shell: Shell) -> None:
    assert shell.does("council list") == "none\n" or shell.read("council list") == []
    proposed = shell.does("council propose suspend BoCom --by CBA")
    assert proposed == "proposed: resolution 1 is Active: suspends BoCom; 0 for, 0 against, 4 needed of 5\n"
    assert shell.fails("council vote 1 for --by CBA").endswith("(NoVote)")
    for bank in ("ICBC", "ABC", "BOC", "CCB"):
        shell.does(f"council vote 1 for --by {bank}")
    against = shell.does("council vote 1 against --by BoCom")
    assert against == "voted against: resolution 1 is Active: suspends BoCom; 4 for, 1 against, 4 needed of 5\n"
    assert shell.fails("council vote 1 for --by BoCom") == "BoCom has voted already (GovernorAlreadyCastVote)"
    assert (
        shell.fails("council execute 1 --by ABC")
        == "resolution 1 is Active, which this does not fit (GovernorUnexpectedProposalState)"
    )
    shell.does("clock set 2024-09-03")
    shown = shell.read("council show 1")
    assert (shown["status"], shown["in_favour"], shown["needed"]) == ("Succeeded", ["ICBC", "ABC", "BOC", "CCB"], 4)
    assert "suspends BoCom" in shell.does("council show 1")
    assert shell.does("council execute 1 --by ABC").startswith("executed: resolution 1 is Executed: suspends BoCom")
    assert "Suspended" in shell.does("party show BoCom")
    assert "suspends BoCom" in shell.does("council list")


def test_what_is_below_the_threshold_is_told_with_its_votes(shell: Shell) -> None:
    shell.does("council propose expel BoCom --by ICBC")
    shell.does("council vote 1 for --by ICBC")
    shell.does("clock set 2024-09-03")
    assert (
        shell.fails("council execute 1 --by CBA") == "resolution 1 is not carried: 1 in favour, 4 needed (NotCarried)"
    )


def test_a_sixth_bank_is_admitted_and_acts(shell: Shell) -> None:
    shell.does("council propose admit CMB --by CBA")
    for bank in ("ICBC", "ABC", "BOC", "CCB"):
        shell.does(f"council vote 1 for --by {bank}")
    shell.does("clock set 2024-09-03")
    shell.does("council execute 1 --by CBA")
    assert "CMB" in shell.does("party list")
    shell.does("cash let-claims-draw CNY --by CMB")
    assert "sponsored by CMB" in shell.does("party add", "Shekou Glass", "--sponsor", "CMB")


def test_every_kind_is_listed_with_all_that_is_said_of_it_and_no_chain_is_needed(empty: Shell) -> None:
    said = empty.does("council kinds")
    assert "admit NAME [place=..] [account=..]" in said and "pause UNTIL" in said
    assert "(UCP 600 art. 36), from today unless said otherwise" in said
    assert len(empty.read("council kinds")) == 13
