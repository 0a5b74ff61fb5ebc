"""Confirmation declined or asked for silently, consents, a court's stay, and force majeure by command.

refused    unknown | not the party | asked by the issuer | confirmed | no role | stayed already, not stayed | days
lives      silent | declined | consents | stayed and lifted | a place interrupted
"""

from __future__ import annotations

import pytest

from tests.client.cli.conftest import Shell

ORDER = "Hangzhou Intermediate Court 2024-118"


@pytest.mark.parametrize(
    ("line", "more", "said"),
    [
        ("request-confirmation 3-9 CCB --by BOC", [], "there is no credit 3-9 (UnknownCredit)"),
        (
            "request-confirmation 3-1 CCB --by ABC",
            [],
            "ABC cannot do this with 3-1: it is for Ningbo Cotton to do (NotP",
        ),
        ("request-confirmation 3-1 Nobody --by BOC", [], "no party is called 'Nobody'"),
        ("request-confirmation 3-1 PBoC --by BOC", [], "PBoC is a SettlementAgent; this takes a Bank (WrongKind)"),
        (
            "request-confirmation 3-1 ICBC --by BOC",
            [],
            "credit 3-1 is not confirmed silently: its issuer asks for that itself, or is the bank (RequestNotOpen)",
        ),
        ("decline-confirmation 3-1 --by CCB", [], "CCB cannot do this with 3-1: it is for nobody to do (NotParty)"),
        ("court stay 3-9 --by CBA", [ORDER], "there is no credit 3-9 (UnknownCredit)"),
        ("court stay 3-1 --by ICBC", [ORDER], "ICBC has no role that permits this (AccessManagedUnauthorized)"),
        ("court lift 3-1 --by ICBC", [ORDER], "ICBC has no role that permits this (AccessManagedUnauthorized)"),
        (
            "court lift 3-1 --by CBA",
            [ORDER],
            "nothing to change under credit 3-1; stayed by a court: no (StayUnchanged)",
        ),
        ("calendar interrupt ZZ 2024-09-25 --by CBA", [], "no banking calendar is kept for ZZ (UnknownPlace)"),
        ("calendar interrupt CN never --by CBA", [], "not a date: 'never'"),
        ("calendar interrupt CN 2024-09-25 --by ICBC", [], "ICBC has no role that permits this (AccessManagedUnauthor"),
        (
            "calendar interrupt CN 2024-09-10 --since 2024-09-12 --by CBA",
            [],
            "banks at CN cannot be interrupted from 2024-09-12 to 2024-09-10: the days are not in order (BadInterrupt",
        ),
    ],
)
def test_what_is_not_for_this_party_or_day_is_refused(
    shell: Shell, credit: str, line: str, more: list[str], said: str
) -> None:
    assert shell.fails(line, *more).startswith(said)


def test_a_bank_confirms_silently_at_the_beneficiary_s_request(shell: Shell, credit: str) -> None:
    asked = shell.does(f"request-confirmation {credit} CCB --by BOC")
    assert asked.startswith("CCB is asked to confirm silently: credit 3-1 is Advised")
    shell.does(f"confirm {credit} --by CCB")
    assert "confirmation      silent by CCB" in shell.does(f"credit show {credit}")
    again = shell.fails(f"request-confirmation {credit} ABC --by BOC")
    assert again == "credit 3-1 is confirmed by CCB already (Confirmed)"


def test_a_bank_that_was_asked_declines_and_confirms_no_more(shell: Shell) -> None:
    credit = shell.credit(confirmation='"may add"', confirmer='"CCB"')
    assert "asked to confirm  CCB" in shell.does(f"credit show {credit}")
    assert "(NotParty)" in shell.fails(f"decline-confirmation {credit} --by ABC")
    assert shell.does(f"decline-confirmation {credit} --by CCB").startswith("not confirmed: credit 3-1 is Advised")
    assert "(NotParty)" in shell.fails(f"confirm {credit} --by CCB")
    assert "asked to confirm" not in shell.does(f"credit show {credit}")


def test_a_cancellation_says_whose_consent_is_wanting(shell: Shell, credit: str) -> None:
    assert "cancellation" not in shell.does(f"credit show {credit}")
    assert shell.does(f"cancel {credit} --by ICBC").endswith("; still to consent: Ningbo Cotton\n")
    assert "cancellation      ICBC consents, Ningbo Cotton not yet" in shell.does(f"credit show {credit}")
    assert shell.read(f"credit show {credit}")["consents"] == {"ICBC": True, "Ningbo Cotton": False}
    assert shell.does(f"cancel {credit} --by BOC").startswith("consented: credit 3-1 is Cancelled")


def test_a_court_stays_payment_until_the_stay_is_lifted(shell: Shell, presentation: str) -> None:
    shell.does(f"examine comply {presentation} --by ICBC")
    assert shell.does("court stay 3-1 --by CBA", ORDER).startswith("stayed: credit 3-1 is Advised")
    assert "court             payment is stayed" in shell.does("credit show 3-1")
    again = shell.fails("court stay 3-1 --by CBA", ORDER)
    assert again == "nothing to change under credit 3-1; stayed by a court: yes (StayUnchanged)"
    shown = shell.fails(f"honour {presentation} --by ICBC")
    assert shown == "a court has stayed payment under credit 3-1 (CourtStay)"
    assert shell.does("court lift 3-1 --by CBA", ORDER).startswith("lifted: credit 3-1 is Advised")
    assert "is Honoured" in shell.does(f"honour {presentation} --by ICBC")


@pytest.mark.parametrize("order", ["", "  "])
def test_an_order_that_says_nothing_is_a_usage_error(shell: Shell, credit: str, order: str) -> None:
    result = shell.run(f"court stay {credit} --by CBA", order)
    assert (result.exit_code, result.stdout) == (2, "")
    assert shell.read(f"credit show {credit}")["credit"]["court_stay"] is False


def test_the_court_s_order_stays_off_the_ledger(shell: Shell, credit: str) -> None:
    shell.does("court stay 3-1 --by CBA", ORDER)
    holding = {path.name for path in shell.folder.glob("my.chain*") if ORDER.encode() in path.read_bytes()}
    assert holding and holding <= {"my.chain.papers.sqlite", "my.chain.papers.sqlite-wal"}


def test_force_majeure_moves_the_examination_and_is_shown_in_the_calendar(shell: Shell, presentation: str) -> None:
    assert shell.read("calendar show CN 2024")["interrupted"] == []
    said = shell.does("calendar interrupt CN 2024-09-06 --by CBA")
    assert said == "recorded: banks at CN are interrupted from 2024-09-02 to 2024-09-06\n"
    shown = shell.does("calendar show CN 2024 --month 9")
    assert shown.endswith("interrupted by force majeure: 2024-09-02 to 2024-09-06\n")
    shell.does("calendar interrupt CN 2024-09-05 --since 2024-09-03 --by CBA")
    assert shell.read("calendar show CN 2024")["interrupted"] == ["2024-09-03", "2024-09-05"]
