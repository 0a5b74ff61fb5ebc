"""The limits of the rule sets, in editions, and the currencies that are settled in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from tests.invariants.ghost.money import Money
from tests.invariants.ghost.records import RULES, Credit, Limits
from tests.invariants.ghost.verdict import Reasons, Verdict
from usance.deployment.sections import RuleConfig

NO_CURRENCY = b"\0\0\0"


def limits_of(rule: RuleConfig) -> Limits:
    """What a network file says of one rule set, admitted."""
    said = {field.name: getattr(rule, field.name) for field in fields(Limits) if field.name != "admitted"}
    return Limits(admitted=True, **said | {"only_currency": (rule.only_currency or "").encode() or NO_CURRENCY})


class Rules:
    """`limits` by rule set and edition; `currencies`: code -> the address of its cash, `offered` those of currencies
    that are not admitted yet. `cash` gets the money of a currency that is."""

    def __init__(
        self, keeper: str, limits: Mapping[str, Limits], currencies: Mapping[bytes, str], cash: dict[bytes, Money]
    ) -> None:
        self._keeper, self._cash = keeper, cash
        self.limits = {(int(RULES[name]), 1): one for name, one in limits.items()}
        self.currencies, self.offered = dict(currencies), dict[bytes, str]()

    def latest(self, rules: int) -> int:
        """The number of the latest edition; 0 where there is none."""
        return max((edition for known, edition in self.limits if known == rules), default=0)

    def current(self, rules: int) -> Limits:
        """For a credit that is issued now."""
        return self.limits[rules, self.latest(rules)]

    def of(self, credit: Credit) -> Limits:
        """A credit keeps the edition that it was issued under."""
        return self.limits[credit.rules, credit.edition]

    def set_limits(self, by: str, rules: int, limits: Mapping[str, Any]) -> Verdict:
        reasons = self._by_the_keeper(by)
        reasons.add_if(rules == RULES["None"], "RuleSetNotAdmitted")
        reasons.add_if(limits["examinationDays"] == 0 or limits["shortDrawing"] >= 100, "BadLimits")
        made = Limits(*limits.values())
        return reasons.verdict(lambda: self.limits.__setitem__((rules, self.latest(rules) + 1), made))

    def add_currency(self, by: str, code: bytes, cash: str) -> Verdict:
        """The cash of a currency is never replaced."""
        reasons = self._by_the_keeper(by)
        reasons.add_if(code in self.currencies, "CurrencyAdmitted")
        reasons.add_if((self.offered | self.currencies).get(code) != cash, "WrongCash")

        def happens() -> None:
            self.currencies[code] = cash
            self._cash[code] = next(iter(self._cash.values())).another()

        return reasons.verdict(happens)

    def _by_the_keeper(self, by: str) -> Reasons:
        reasons = Reasons()
        reasons.add_if(by != self._keeper, "AccessManagedUnauthorized")
        return reasons
