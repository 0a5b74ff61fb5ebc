"""Amendments, confirmation, cancellation and forwarding by command."""

from __future__ import annotations

import pytest

from tests.client.cli.conftest import Shell


def test_an_amendment_of_nothing_is_refused(shell: Shell) -> None:
    assert shell.fails(f"amendment offer {shell.credit()} --by ICBC") == "an amendment of nothing"


@pytest.mark.parametrize(("command", "told"), [("accept", "NotParty"), ("extend", "NotParty"), ("reject", "NotParty")])
def test_a_bank_without_a_part_in_the_credit_says_nothing_of_its_amendment(
    shell: Shell, command: str, told: str
) -> None:
    shell.does(f"amendment offer {shell.credit()} --expiry 2024-12-01 --by ICBC")
    assert told in shell.fails(f"amendment {command} 3-1#1 --by ABC")


def test_an_amount_below_what_is_presented_is_refused_in_money(shell: Shell) -> None:
    credit = shell.credit()
    shell.present(credit)
    told = shell.fails("amendment offer 3-1 --by ICBC --amount", "CNY 10.00")
    assert told.startswith("CNY 10.00 would be less than the CNY 1,000,000.00 that credit 3-1 is drawn on")


def test_an_amendment_is_offered_and_accepted_once(shell: Shell) -> None:
    shell.does(f"amendment offer {shell.credit()} --expiry 2024-12-01 --by ICBC")
    assert shell.does("amendment accept 3-1#1 --by BOC") == "amendment 3-1#1 is Accepted: terms of version 1\n"
    assert "UnexpectedStatus" in shell.fails("amendment accept 3-1#1 --by BOC")
    (amendment,) = shell.read("amendment list 3-1")
    assert (amendment["status"], amendment["expiry"]) == ("Accepted", "2024-12-01")
    assert shell.read("credit show 3-1")["credit"]["expiry"] == "2024-12-01"


def test_an_amendment_is_rejected_and_the_terms_stay(shell: Shell) -> None:
    shell.does(f"amendment offer {shell.credit()} --expiry 2024-12-01 --by ICBC")
    assert "is Rejected" in shell.does("amendment reject 3-1#1 --by BOC")
    assert shell.read("credit show 3-1")["credit"]["expiry"] == "2024-11-15"


def test_a_confirmer_confirms_extends_examines_and_forwards(shell: Shell) -> None:
    credit = shell.credit(confirmation='"confirm"')
    assert shell.does(f"confirm {credit} --by BOC").startswith("confirmed: credit 3-1 is Advised")
    shell.does(f"amendment offer {credit} --expiry 2024-12-01 --by ICBC")
    assert "extended" in shell.does("amendment extend 3-1#1 --by BOC")
    presentation = shell.present(credit)
    shell.does("cash issue BOC --by PBoC", "CNY 1000000.00")
    shell.does(f"examine comply {presentation} --by BOC")
    shell.does(f"honour {presentation} --by BOC")
    assert "presentation 3-1.2 is Examining" in shell.does(f"forward {presentation} --by BOC")


def test_documents_go_to_the_bank_that_is_named(shell: Shell) -> None:
    credit = shell.credit(nominated='"BOC"')
    shell.does("clock set 2024-09-27")
    words = ["CNY 1000000.00", "--documents", shell.documents(), "--shipped", "2024-09-20"]
    assert "NotAvailableWith" in shell.fails(f"present {credit} --by BOC --to ABC", *words)
    assert "at ICBC" in shell.does(f"present {credit} --by BOC --to ICBC", *words)


def test_a_credit_is_cancelled_with_the_last_consent(shell: Shell) -> None:
    credit = shell.credit()
    assert "is Advised" in shell.does(f"cancel {credit} --by ICBC")
    assert "ConsentGiven" in shell.fails(f"cancel {credit} --by ICBC")
    assert "is Cancelled" in shell.does(f"cancel {credit} --by BOC")


def test_the_limits_of_a_rule_set_are_shown(shell: Shell) -> None:
    assert "unknown rule set: UCP500" in shell.fails("rules show UCP500")
    (shown,) = shell.read("rules show PRC2016")
    assert (shown["examination_days"], shown["advice_days"]) == (5, 3)
