"""Smaller words of a desk: amendments in full, several dates of shipment, mandates, money redeemed and let draw."""

from __future__ import annotations

import pytest

from tests.client.cli.conftest import Shell


def test_an_amendment_says_by_how_much_and_is_shown_whole(shell: Shell, credit: str) -> None:
    shell.does(
        f"amendment offer {credit} --by ICBC --increase", "CNY 5.00", "--tolerance", "+5/-5", "--document", "bill"
    )
    shown = shell.does("amendment show 3-1#1").splitlines()
    assert shown[:2] == ["amendment  3-1#1", "status     Offered"]
    assert {"increase   CNY 5.00", "tolerance  +5/-5 percent"} <= set(shown)
    assert shell.read("amendment show 3-1#1")["increase"] == {"amount": "5.00", "currency": "CNY"}
    shell.does("amendment accept 3-1#1 --by BOC")
    assert "amendments        0 of 1 pending, terms of version 1" in shell.does(f"credit show {credit}")


def test_a_new_amount_and_an_increase_are_not_both_given(shell: Shell, credit: str) -> None:
    result = shell.run(f"amendment offer {credit} --by ICBC", "--amount", "CNY 5.00", "--increase", "CNY 5.00")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "the new amount stands in place of an increase or decrease" in result.stderr


def test_an_increase_and_a_decrease_at_once_are_refused(shell: Shell, credit: str) -> None:
    both = ["--increase", "CNY 5.00", "--decrease", "CNY 6.00"]
    shown = shell.fails(f"amendment offer {credit} --by ICBC", *both)
    assert shown.startswith("amendment 3-1#1 increases by CNY 5.00 and decreases by CNY 6.00; it does one of the two")


def test_an_amendment_that_is_not_there_is_not_shown(shell: Shell, credit: str) -> None:
    assert shell.fails("amendment show 3-1#7") == "there is no amendment 3-1#7 (UnknownAmendment)"
    assert shell.fails("amendment show 3-1").startswith("not an id: '3-1'; needed: an amendment such as 1-7#2")


def test_a_confirmer_advises_an_amendment_without_extending_to_it(shell: Shell) -> None:
    credit = shell.credit(confirmation='"confirm"')
    shell.does(f"confirm {credit} --by BOC")
    shell.does(f"amendment offer {credit} --expiry 2024-12-01 --by ICBC")
    assert "(NotParty)" in shell.fails("amendment decline-extension 3-1#1 --by ABC")
    assert shell.does("amendment decline-extension 3-1#1 --by BOC") == "amendment 3-1#1: confirmation declined\n"
    again = shell.fails("amendment extend 3-1#1 --by BOC")
    assert again.startswith("the confirmer has said already whether it extends its undertaking to 3-1#1")


def test_of_several_dates_of_shipment_the_latest_counts(shell: Shell, credit: str) -> None:
    shell.does("clock set 2024-09-27")
    days = ["--shipped", "2024-09-10", "--shipped", "2024-09-20", "--shipped", "2024-09-15"]
    words = ["CNY 5.00", "--documents", shell.documents(), *days]
    shell.does(f"present {credit} --by BOC", *words)
    assert shell.read("examine show 3-1.1")["shipped"] == "2024-09-20"
    assert shell.does(f"present {credit} --by BOC", *words).startswith("already presented: presentation 3-1.1")
    assert shell.read(f"present {credit} --by BOC", *words[:-2])["id"] == "3-1.2"


def test_one_date_among_several_that_is_none_is_refused(shell: Shell, credit: str) -> None:
    words = ["CNY 5.00", "--documents", shell.documents(), "--shipped", "2024-09-01", "--shipped", "soon"]
    assert shell.fails(f"present {credit} --by BOC", *words).startswith("not a date: 'soon'")


def test_a_customer_with_a_key_ends_its_mandate_and_gives_it_again(shell: Shell, presentation: str) -> None:
    shell.does(f"examine seek-waiver {presentation} --by ICBC")
    ended = shell.does("party mandate end --by", "Huaxin Textiles")
    assert ended.startswith("mandate ended: party 8 is Huaxin Textiles")
    assert shell.read("party show", "Huaxin Textiles")["mandate"] is False
    assert shell.does("party mandate give --by", "Huaxin Textiles").startswith("mandate given: party 8 is Huaxin")


def test_a_customer_without_a_key_and_a_bank_have_no_mandate_to_give(shell: Shell) -> None:
    assert shell.fails("party mandate end --by", "Ningbo Cotton").startswith("no key for Ningbo Cotton in this work")
    assert shell.fails("party mandate end --by ABC") == "ABC is a Bank; this takes a Customer (WrongKind)"


@pytest.mark.parametrize("words", [[], ["maybe"]])
def test_a_mandate_is_given_or_ended_and_nothing_else(shell: Shell, words: list[str]) -> None:
    result = shell.run("party mandate", *words, "--by", "Huaxin Textiles")
    assert (result.exit_code, result.stdout) == (2, "")


def test_money_is_taken_back_once_under_a_key(shell: Shell) -> None:
    shell.does("cash transfer PBoC --by ICBC", "CNY 10.00")
    for _ in range(2):
        assert shell.does("cash redeem --by PBoC --key k", "CNY 4.00") == "redeemed: PBoC has CNY 6.00 left\n"
    short = shell.fails("cash redeem --by PBoC", "CNY 6.01")
    assert short == "PBoC holds CNY 6.00; needed CNY 6.01 (ERC20InsufficientBalance)"
    assert "(AccessManagedUnauthorized)" in shell.fails("cash redeem --by ICBC", "CNY 5.00")


def test_claims_draw_no_more_than_they_are_let(shell: Shell, presentation: str) -> None:
    shell.does(f"examine comply {presentation} --by ICBC")
    let = shell.does("cash let-claims-draw CNY --by ICBC --limit", "CNY 5.00")
    assert let == "claims may draw CNY 5.00 in all from ICBC\n"
    shown = shell.fails(f"honour {presentation} --by ICBC")
    assert shown == "CNY 1,000,000.00 needed for 3-1.1, and only CNY 5.00 can be drawn on (InsufficientCash)"
    assert shell.read("cash let-claims-draw CNY --by ICBC") == {"currency": "CNY", "limit": None}
    assert "is Honoured" in shell.does(f"honour {presentation} --by ICBC")
    let = shell.does("cash let-purchases-draw CNY --by ABC --limit", "CNY 5.00")
    assert let == "purchases may draw CNY 5.00 in all from ABC\n"


@pytest.mark.parametrize(
    ("line", "more", "said"),
    [
        ("cash let-claims-draw XYZ --by ICBC", [], "unknown currency: 'XYZ'"),
        ("cash let-claims-draw CNY --by ICBC", ["--limit", "USD 5.00"], "currencies differ: USD; needed: CNY"),
        ("cash let-claims-draw CNY --by ICBC", ["--limit", "all"], "not an amount of money: 'all'"),
        ("cash let-purchases-draw XYZ --by ICBC", [], "unknown currency: 'XYZ'"),
    ],
)
def test_a_limit_that_is_no_money_of_the_currency_is_refused(
    shell: Shell, line: str, more: list[str], said: str
) -> None:
    assert shell.fails(line, *more).startswith(said)
