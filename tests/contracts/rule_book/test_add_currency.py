"""RuleBook.addCurrency

given a caller that does not keep the rules
    it reverts with AccessManagedUnauthorized
given the rule keeper
    when the currency has its cash already
        it reverts with CurrencyAdmitted: the cash of a currency is never replaced
    when the cash is of another currency
        it reverts with WrongCash
    when the currency is new
        it admits it and tells of it with CurrencyAdded
"""

from __future__ import annotations

import pytest

from tests.contracts.callers import refused_to_all_but
from tests.people import Stage


@pytest.fixture
def francs(stage: Stage) -> str:
    return cash(stage, "CHF")


def cash(stage: Stage, currency: str) -> str:
    """The address of new cash, which no rule book knows."""
    above = (stage.address["AccessManager"], stage.address["Membership"])
    return stage.ledger.deploy(stage.account("deployer"), "Cash", [*above, currency.encode(), 2])


def test_nobody_but_the_rule_keeper_adds_a_currency(stage: Stage, francs: str) -> None:
    refused_to_all_but("CBA", stage, "RuleBook.addCurrency", b"CHF", francs)


def test_the_cash_of_a_currency_is_never_replaced(stage: Stage) -> None:
    other, present = cash(stage, "CNY"), stage.address["Cash:CNY"]
    for given in (other, present):
        stage.refuses("CurrencyAdmitted", "CBA", "RuleBook.addCurrency", b"CNY", given, currency="CNY", cash=present)
    assert stage.ask("RuleBook.cashOf", b"CNY") == present


def test_cash_of_another_currency_is_refused(stage: Stage) -> None:
    euros = stage.address["Cash:EUR"]
    stage.refuses("WrongCash", "CBA", "RuleBook.addCurrency", b"CHF", euros, currency="CHF", given="EUR")


def test_a_new_currency_is_admitted(stage: Stage, francs: str) -> None:
    receipt = stage.do("CBA", "RuleBook.addCurrency", b"CHF", francs)
    assert receipt.only("CurrencyAdded").args == {"currency": b"CHF", "cash": francs}
    assert stage.ask("RuleBook.cashOf", b"CHF") == francs
    assert stage.ask("RuleBook.cashOf", b"CNY") == stage.address["Cash:CNY"]
