"""`usance proceeds` and `usance advance`: who else has a share in what a bank honours.

refused    unknown | not the party | too much | nothing | twice | not asked for | above the clause | not expired
lives      assigned, acknowledged, paid | assigned and not acknowledged | advanced, off the last drawing | reclaimed
"""

from __future__ import annotations

import pytest

from tests.client.cli.conftest import Shell

TO_HUAXIN = ["Huaxin Textiles", "CNY 250000.00"]


@pytest.fixture
def clause(shell: Shell) -> str:
    """A credit with a red clause of CNY 300,000.00, which CCB is nominated for and has money to advance; its id."""
    shell.does("cash issue CCB --by PBoC", "CNY 300000.00")
    return shell.credit(advance='"CNY 300000.00"', nominated='"CCB"')


def draw(shell: Shell, credit: str, amount: str) -> str:
    """Presented to ICBC, complying and honoured; the presentation's id."""
    presentation = shell.present(credit, amount, "--to", "ICBC", documents=amount)
    shell.does(f"examine comply {presentation} --by ICBC")
    shell.does(f"honour {presentation} --by ICBC")
    return presentation


@pytest.mark.parametrize(
    ("line", "more", "said"),
    [
        ("proceeds assign 3-9 --by BOC", TO_HUAXIN, "there is no credit 3-9 (UnknownCredit)"),
        (
            "proceeds assign 3-1 --by ABC",
            TO_HUAXIN,
            "ABC cannot do this with 3-1: it is for Ningbo Cotton to do (NotPa",
        ),
        ("proceeds assign 3-1 --by BOC", ["Nobody", "CNY 5.00"], "no party is called 'Nobody'"),
        ("proceeds assign 3-1 --by BOC", ["ABC", "USD 5.00"], "currencies differ: USD; needed: CNY"),
        ("proceeds assign 3-1 --by BOC", ["ABC", "CNY 0.00"], "an amount of nothing under credit 3-1 (ZeroAmount)"),
        (
            "proceeds assign 3-1 --by BOC",
            ["ABC", "CNY 1000000.01"],
            "CNY 1,000,000.01 is more than the CNY 1,000,000.00 of credit 3-1 that can still be assigned (AssignedTooM",
        ),
        ("proceeds acknowledge 3-1 --by ICBC", [], "there is no assignment 1 under credit 3-1 (UnknownAssignment)"),
        ("proceeds acknowledge 3-1 7 --by ICBC", [], "there is no assignment 7 under credit 3-1 (UnknownAssignment)"),
        ("proceeds list 3-9", [], "there is no credit 3-9 (UnknownCredit)"),
        ("advance request 3-1 --by ABC", ["CNY 5.00"], "ABC cannot do this with 3-1: it is for Ningbo Cotton to do (N"),
        ("advance request 3-1 --by BOC", ["5"], "not an amount of money: '5'"),
        ("advance pay 3-1 --by ABC", ["CNY 5.00"], "ABC cannot do this with 3-1: it is for BOC to do (NotParty)"),
        (
            "advance pay 3-1 --by BOC",
            ["CNY 5.00"],
            "CNY 5.00 is more than the CNY 0.00 that can still be advanced under credit 3-1 (AdvanceAboveClause)",
        ),
        ("advance reclaim 3-1 --by BOC", [], "nothing that was advanced under credit 3-1 is left to claim (NothingAdv"),
    ],
)
def test_what_cannot_be_assigned_or_advanced_is_refused(
    shell: Shell, credit: str, line: str, more: list[str], said: str
) -> None:
    assert shell.fails(line, *more).startswith(said)


@pytest.mark.parametrize("number", ["0", "first"])
def test_an_assignment_that_has_no_number_is_a_usage_error(shell: Shell, credit: str, number: str) -> None:
    result = shell.run(f"proceeds acknowledge {credit} {number} --by ICBC")
    assert (result.exit_code, result.stdout) == (2, "")


def test_a_bank_that_honours_nothing_acknowledges_nothing(shell: Shell, credit: str) -> None:
    shell.does(f"proceeds assign {credit} --by BOC", *TO_HUAXIN)
    shown = shell.fails(f"proceeds acknowledge {credit} --by ABC")
    assert shown.startswith("ABC honours nothing under credit 3-1: it did not issue or confirm it, nor is it nominated")


def test_proceeds_are_assigned_acknowledged_and_paid_to_the_assignee(shell: Shell, credit: str) -> None:
    assigned = shell.does(f"proceeds assign {credit} --by BOC", *TO_HUAXIN)
    assert assigned == (
        "assigned: assignment 1 to Huaxin Textiles, which no bank has acknowledged: "
        "CNY 250,000.00 left of CNY 250,000.00\n"
    )
    draw(shell, credit, "CNY 100000.00")
    assert shell.cash("BOC") == "100000.00"
    assert "acknowledged by ICBC" in shell.does(f"proceeds acknowledge {credit} --by ICBC")
    again = shell.fails(f"proceeds acknowledge {credit} --by ICBC")
    assert again == "assignment 1 under credit 3-1 was acknowledged by ICBC already (AssignmentAcknowledged)"
    draw(shell, credit, "CNY 900000.00")
    assert (shell.cash("BOC"), shell.cash("Huaxin Textiles")) == ("750000.00", "250000.00")
    assert {claim["id"] for claim in shell.read("claim list")} == {"3-1.1", "3-1.2", "3-1.2:1"}
    assert shell.does("claim show 3-1.2:1").startswith("claim 3-1.2:1 is Paid: CNY 250,000.00 from ICBC to Huaxin")


def test_assignments_are_listed_and_shown_with_their_credit(shell: Shell, credit: str) -> None:
    for assignee in ("ABC", "CCB"):
        shell.does(f"proceeds assign {credit} {assignee} --by BOC", "CNY 5.00")
    shell.does(f"proceeds acknowledge {credit} 2 --by ICBC")
    listed = shell.read(f"proceeds list {credit}")
    assert [(one["number"], one["assignee"], one["bank"]) for one in listed] == [(1, "ABC", None), (2, "CCB", "ICBC")]
    assert shell.read(f"credit show {credit}")["assignments"] == listed
    shown = shell.does(f"credit show {credit}")
    assert shell.does(f"proceeds list {credit}") in shown


def test_proceeds_are_assigned_once_under_a_key_and_each_time_without(shell: Shell, credit: str) -> None:
    for key in (["--key", "k"], ["--key", "k"], []):
        shell.does(f"proceeds assign {credit} ABC --by BOC", "CNY 5.00", *key)
    assert len(shell.read(f"proceeds list {credit}")) == 2


def test_an_advance_is_paid_as_it_was_asked_for_and_comes_off_the_last_drawing(shell: Shell, clause: str) -> None:
    unasked = shell.fails(f"advance pay {clause} --by CCB", "CNY 300000.00")
    assert unasked.startswith("the beneficiary of credit 3-1 has asked for CNY 0.00, not for CNY 300,000.00 (Advance")
    asked = shell.does(f"advance request {clause} --by BOC", "CNY 300000.00")
    assert asked == "asked for: an advance of CNY 300,000.00 under 3-1\n"
    paid = shell.does(f"advance pay {clause} --by CCB", "CNY 300000.00")
    assert paid.startswith("advanced: credit 3-1 is Advised: CNY 700,000.00 available of CNY 1,000,000.00")
    assert "red clause        CNY 300,000.00 may be advanced; CNY 300,000.00 advanced by CCB" in shell.does(
        f"credit show {clause}"
    )
    draw(shell, clause, "CNY 600000.00")
    last = draw(shell, clause, "CNY 400000.00")
    assert (shell.cash("BOC"), shell.cash("CCB")) == ("1000000.00", "300000.00")
    assert {claim["id"] for claim in shell.read("claim list")} == {"3-1.0:1", "3-1.1", f"{last}:254", last}
    assert shell.read(f"credit show {clause}")["advances"]["outstanding"]["amount"] == "0.00"


def test_an_advance_is_paid_once_under_a_key(shell: Shell) -> None:
    shell.does("cash issue BOC --by PBoC", "CNY 300000.00")
    credit = shell.credit(advance='"CNY 300000.00"')
    for key in (["--key", "k"], ["--key", "k"], []):
        shell.does(f"advance pay {credit} --by BOC", "CNY 100.00", *key)
    assert shell.read(f"credit show {credit}")["advances"]["total"]["amount"] == "200.00"


def test_no_more_than_the_clause_allows_is_advanced(shell: Shell, clause: str) -> None:
    shell.does(f"advance request {clause} --by BOC", "CNY 300000.01")
    shown = shell.fails(f"advance pay {clause} --by CCB", "CNY 300000.01")
    assert shown.startswith(
        "CNY 300,000.01 is more than the CNY 300,000.00 that can still be advanced under credit 3-1"
    )


def test_what_no_drawing_has_paid_is_claimed_from_the_issuer_after_the_expiry(shell: Shell, clause: str) -> None:
    shell.does(f"advance request {clause} --by BOC", "CNY 300000.00")
    shell.does(f"advance pay {clause} --by CCB", "CNY 300000.00")
    early = shell.fails(f"advance reclaim {clause} --by CCB")
    assert early == "credit 3-1 has not expired, or has documents presented and undecided (NotExpired)"
    shell.does("clock set 2024-11-18")
    assert shell.does(f"advance reclaim {clause} --by CCB").startswith("claimed from ICBC: credit 3-1 is Expired")
    assert shell.cash("CCB") == "300000.00"
    assert shell.read("claim show 3-1.0:255")["obligor"] == "ICBC"
    assert "CNY 300,000.00 claimed from the issuer" in shell.does(f"credit show {clause}")
