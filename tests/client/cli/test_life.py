"""A credit's life, command by command, each a process's worth of opening and closing the kept chain."""

from __future__ import annotations

import pytest

from tests.client.cli.conftest import Shell


def test_a_sight_credit_goes_from_its_terms_to_its_payment(shell: Shell) -> None:
    issued = shell.does("credit issue --by ICBC", shell.terms())
    assert issued.startswith("issued: credit 3-1 is Issued: CNY 1,000,000.00 available of CNY 1,000,000.00")
    assert shell.does("credit advise 3-1 --by BOC").startswith("advised: credit 3-1 is Advised")
    shell.does("clock set 2024-09-27")
    words = ["CNY 1000000.00", "--documents", shell.documents(), "--shipped", "2024-09-20"]
    presented = shell.does("present 3-1 --by BOC", *words)
    assert "presentation 3-1.1 is Examining: CNY 1,000,000.00, to be examined by 2024-10-10" in presented
    assert "is Complying" in shell.does("examine comply 3-1.1 --by ICBC")
    assert "claim 3-1.1 is Paid, owned by BOC" in shell.does("honour 3-1.1 --by ICBC")
    assert (shell.cash("ICBC"), shell.cash("BOC")) == ("49000000.00", "1000000.00")
    assert shell.does("credit close 3-1 --by ICBC").startswith("closed: credit 3-1 is Closed")


def test_a_usance_credit_is_paid_by_its_claim_at_maturity(shell: Shell) -> None:
    credit = shell.credit(tenor='"30 days after sight"')
    presentation = shell.present(credit)
    shell.does(f"examine comply {presentation} --by ICBC")
    assert "claim 3-1.1 is Outstanding" in shell.does(f"honour {presentation} --by ICBC")
    claim = shell.read(f"claim show {presentation}")
    assert (claim["status"], claim["owner"], claim["maturity"]) == ("Outstanding", "BOC", "2024-10-08")
    shell.does("clock set 2024-10-08")
    assert shell.does(f"claim pay {presentation} --by ICBC").startswith("paid: claim 3-1.1 is Paid: CNY 1,000,000.00")
    assert shell.cash("BOC") == "1000000.00"


def test_a_claim_that_was_not_paid_in_time_is_reported_and_can_still_be_paid(shell: Shell, claim: str) -> None:
    shell.does("clock set 2024-10-09")
    assert "is Unpaid" in shell.does(f"claim report-unpaid {claim} --by BOC")
    assert "is Paid" in shell.does(f"claim pay {claim} --by ICBC")


def test_documents_are_refused_returned_corrected_and_presented_again(shell: Shell, credit: str) -> None:
    first = shell.present(credit)
    notice = ["--discrepancy", "invoice;amount;UCP600/18;CNY 1;CNY 2", "--discrepancy", "invoice;date;UCP600/14;x;y"]
    shell.does(f"examine refuse {first} --by ICBC --disposal return", *notice)
    refused = shell.read(f"examine show {first}")
    assert (refused["status"], refused["discrepancies"], refused["disposal"]) == ("Refused", 2, "return")
    assert "is Returned" in shell.does(f"examine return {first} --by ICBC")
    second = shell.present(credit, "CNY 1000000.00", "--correcting", first, documents="2")
    assert shell.read(f"examine show {second}")["previous"] == first


def test_discrepancies_may_come_from_a_file(shell: Shell, presentation: str) -> None:
    (shell.folder / "notice.toml").write_text(
        '[[discrepancies]]\ndocument = "invoice"\nfield = "amount"\nrule = "UCP600/18"\nfound = "x"\nexpected = "y"\n'
    )
    shell.does(f"examine refuse {presentation} --by ICBC --notice notice.toml --disposal notify")
    assert shell.read(f"examine show {presentation}")["discrepancies"] == 1


def test_discrepancies_are_waived_by_the_applicant_and_the_waiver_is_taken_up(shell: Shell, presentation: str) -> None:
    assert "is Examining" in shell.does(f"examine seek-waiver {presentation} --by ICBC")
    assert shell.does(f"examine waive {presentation} --by", "Huaxin Textiles").startswith("waiver given")
    assert "is Complying" in shell.does(f"examine waive {presentation} --by ICBC")


def test_a_bank_that_let_its_time_pass_is_made_to_honour(shell: Shell, presentation: str) -> None:
    shell.does("clock set 2024-09-10")
    assert "is Honoured" in shell.does(f"examine enforce {presentation} --by ABC")
    assert shell.cash("BOC") == "1000000.00"


def test_advice_is_declined_and_another_bank_is_asked(shell: Shell) -> None:
    shell.does("credit issue --by ICBC", shell.terms())
    shell.does("credit decline-advice 3-1 --by BOC")
    assert shell.does("credit appoint-adviser 3-1 ABC --by ICBC").startswith("ABC is asked to advise")
    shell.does("credit advise 3-1 --by ABC")
    assert shell.read("credit show 3-1")["credit"]["adviser"] == "ABC"


def test_a_suspended_bank_is_shown_as_such_until_it_is_reinstated(shell: Shell) -> None:
    assert "standing Suspended" in shell.does("party suspend ABC --by CBA")
    assert shell.read("party show ABC")["standing"] == "Suspended"
    assert "standing Good" in shell.does("party reinstate ABC --by CBA")


def test_documents_are_withdrawn(shell: Shell, presentation: str) -> None:
    assert "is Withdrawn" in shell.does(f"withdraw {presentation} --by BOC")
    assert shell.read("credit show 3-1")["credit"]["pending"]["amount"] == "0.00"


def test_money_is_paid_from_party_to_party(shell: Shell) -> None:
    assert shell.does("cash transfer ABC --by ICBC", "CNY 20000000.00") == "paid: ICBC has CNY 30,000,000.00 left\n"
    assert (shell.cash("ICBC"), shell.cash("ABC")) == ("30000000.00", "20000000.00")


def test_the_party_that_acts_may_come_from_the_environment(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("USANCE_BY", "ICBC")
    assert shell.does("credit issue", shell.terms()).startswith("issued: credit 3-1")


def test_the_example_of_a_terms_file_can_be_issued_as_it_is(shell: Shell) -> None:
    (shell.folder / "example.toml").write_text(shell.does("credit example"), encoding="utf-8")
    assert shell.does("credit issue example.toml --by ICBC").startswith("issued: credit 3-1")


def test_a_timeline_says_when_who_what_and_by_which_rule(shell: Shell, presentation: str) -> None:
    lines = shell.does("credit timeline 3-1").splitlines()
    assert lines[0].split() == ["day", "at", "who", "what", "rule"]
    assert [line.split()[2] for line in lines[1:]] == ["ICBC", "BOC", "BOC"]
    assert lines[3].endswith("presents documents, 3-1.1  UCP 600 art. 6d")


def test_the_terms_that_stay_off_the_ledger_are_shown_from_the_papers(shell: Shell, credit: str) -> None:
    assert "Combed cotton yarn" not in shell.does(f"credit show {credit}")
    assert "Combed cotton yarn" in shell.does(f"credit show {credit} --terms")


def test_a_month_of_the_calendar_marks_closures_and_make_up_days(shell: Shell) -> None:
    shown = shell.does("calendar show CN 2024 --month 10")
    assert shown.startswith("CN 2024, edition 1: 19 banking days\n")
    assert " 7*  8   9  10  11  12+ 13-" in shown
    assert "make-up: 10-12 Sat" in shown


def test_the_clock_shows_and_moves_the_date(shell: Shell) -> None:
    assert shell.does("clock").splitlines()[1].split() == ["CN", "2024-09-02", "10:00"]
    assert shell.does("clock set 2024-09-27 16:30") == "it is 2024-09-27 16:30 at CN\n"
    assert shell.read("clock show") == {"CN": {"date": "2024-09-27", "time": "16:30"}}


def test_the_status_shows_the_network_and_its_members(shell: Shell) -> None:
    shell.credit()
    shown = shell.does("status")
    assert "network     small" in shown
    assert "ICBC    Bank             CN                  1  CNY 50,000,000.00" in shown


def test_a_second_deployment_changes_nothing(shell: Shell) -> None:
    before = shell.fingerprint()
    assert shell.does("deploy").startswith("deployed already: all ")
    assert shell.fingerprint() == before
