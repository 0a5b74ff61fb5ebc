"""--dry-run asks the ledger what would become of it, and leaves every file as it was."""

from __future__ import annotations

import pytest

from tests.client.cli.conftest import Shell


@pytest.fixture
def issued(shell: Shell, presentation: str) -> str:
    """Beside a credit that was presented under, one that is issued only; its id."""
    return str(shell.read("credit issue --by ICBC", shell.terms(number='"LC2"'))["id"])


REFUSED = ["--discrepancy", "invoice;amount;UCP600/18;x;y", "--disposal", "hold"]


@pytest.mark.parametrize(
    ("line", "more", "what"),
    [
        ("party add --sponsor ABC", ["Hangzhou Silk"], " by ABC: bring in Hangzhou Silk"),
        ("party add --sponsor ABC --own-key", ["Hangzhou Silk"], " by ABC: bring in Hangzhou Silk"),
        ("party suspend ABC --by CBA", [], " by CBA: suspend ABC"),
        ("credit advise 3-2 --by BOC", [], " by BOC: advise 3-2"),
        ("credit decline-advice 3-2 --by BOC", [], " by BOC: decline to advise 3-2"),
        ("credit appoint-adviser 3-2 --by ICBC", [], " by ICBC: have ICBC advise 3-2"),
        ("examine comply 3-1.1 --by ICBC", [], " by ICBC: find 3-1.1 complying"),
        ("examine seek-waiver 3-1.1 --by ICBC", [], " by ICBC: ask for a waiver of 3-1.1"),
        ("examine waive 3-1.1 --by ICBC", [], " by ICBC: waive the discrepancies of 3-1.1"),
        ("examine waive 3-1.1", ["--by", "Huaxin Textiles"], " by Huaxin Textiles: waive the discrepancies of 3-1.1"),
        ("examine refuse 3-1.1 --by ICBC", REFUSED, " by ICBC: refuse 3-1.1 for 1 discrepancies"),
        ("withdraw 3-1.1 --by BOC", [], " by BOC: withdraw 3-1.1"),
        ("cash issue ABC --by PBoC", ["CNY 5.00"], " by PBoC: issue CNY 5.00 to ABC"),
        ("cash transfer ABC --by ICBC", ["CNY 5.00"], " by ICBC: pay CNY 5.00 to ABC"),
        ("clock set 2024-10-01", [], ": move the clock to 2024-10-01 10:00 at CN"),
    ],
)
def test_what_would_be_done_is_said_and_not_done(
    shell: Shell, issued: str, line: str, more: list[str], what: str
) -> None:
    before = shell.fingerprint()
    assert shell.does(f"{line} --dry-run", *more) == f"would be done{what}\n"
    assert shell.fingerprint() == before


def test_issuing_is_tried(shell: Shell, issued: str) -> None:
    terms = shell.terms(number='"LC9"')
    before = shell.fingerprint()
    shown = shell.does("credit issue --by ICBC --dry-run", terms)
    assert shown == "would be done by ICBC: issue a credit of CNY 1,000,000.00 in favour of Ningbo Cotton\n"
    assert shell.fingerprint() == before


def test_presenting_is_tried(shell: Shell, issued: str) -> None:
    shell.does(f"credit advise {issued} --by BOC")
    words = ["CNY 5.00", "--documents", shell.documents(), "--shipped", "2024-09-01"]
    before = shell.fingerprint()
    shown = shell.does(f"present {issued} --by BOC --dry-run", *words)
    assert shown == "would be done by BOC: present 2 documents under 3-2, drawing CNY 5.00\n"
    assert shell.fingerprint() == before


def test_a_deployment_is_planned(empty: Shell) -> None:
    before = empty.fingerprint()
    shown = empty.does("deploy --dry-run")
    assert shown.splitlines()[1].split() == ["to", "do", "deployer", "AccessManager"]
    assert ": 0 done, " in shown.splitlines()[-1]
    assert empty.fingerprint() == before


def test_a_deployment_that_is_done_has_nothing_to_do(shell: Shell) -> None:
    before = shell.fingerprint()
    assert ", 0 to do, 0 left to members" in shell.does("deploy --dry-run")
    assert {step["state"] for step in shell.read("deploy --dry-run")} == {"done"}
    assert shell.fingerprint() == before


@pytest.mark.parametrize(
    ("line", "more", "said"),
    [
        ("credit advise 3-2 --by ABC", [], "ABC cannot do this with 3-2: it is for BOC to do (NotParty)"),
        ("honour 3-1.1 --by ICBC", [], "3-1.1 is Examining; this can be done only while it is Complying (Unexpec"),
        (
            "examine enforce 3-1.1 --by BOC",
            [],
            "3-1.1 may be examined until the end of 2024-09-09; today is 2024-09-02",
        ),
        ("examine return 3-1.1 --by ICBC", [], "3-1.1 is Examining; this can be done only while it is Refused (Unexp"),
        ("claim pay 3-1.1 --by ICBC", [], "there is no claim 3-1.1 (UnknownClaim)"),
        ("claim report-unpaid 3-1.1 --by BOC", [], "there is no claim 3-1.1 (UnknownClaim)"),
        ("credit close 3-1 --by ICBC", [], "credit 3-1 has CNY 1,000,000.00 presented and undecided (Presentation"),
        ("credit close 3-2 --by ICBC", [], "credit 3-2 can be closed from 2024-12-1"),
        ("party reinstate ABC --by CBA", [], "ABC is not suspended (NotSuspended)"),
        ("cash transfer ABC --by BOC", ["CNY 5.00"], "BOC holds CNY 0.00; needed CNY 5.00 (ERC20InsufficientBalance)"),
        ("clock set 2024-09-01", [], "time runs forward only: 2024-09-01 10:00 at CN is before 2024-09-02 10:00 at CN"),
    ],
)
def test_what_would_be_refused_is_refused_in_the_same_words(
    shell: Shell, issued: str, line: str, more: list[str], said: str
) -> None:
    before = shell.fingerprint()
    tried = shell.fails(f"{line} --dry-run", *more)
    assert tried.startswith(said)
    assert shell.fingerprint() == before
    assert shell.fails(line, *more) == tried


def test_what_would_be_done_is_json_where_json_was_asked_for(shell: Shell, issued: str) -> None:
    assert shell.read("credit advise 3-2 --by BOC --dry-run") == {"dry_run": True, "by": "BOC", "would": "advise 3-2"}


def test_a_dry_run_is_possible_while_another_process_writes(shell: Shell, issued: str) -> None:
    from usance.chains.embedded import EmbeddedChain

    with EmbeddedChain.open(shell.folder / "my.chain"):
        assert shell.does("credit advise 3-2 --by BOC --dry-run") == "would be done by BOC: advise 3-2\n"
