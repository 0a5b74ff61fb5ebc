"""Credits: issued, advised, closed, and how much of each can still be drawn."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from tests.invariants.ghost.days import Days, Unpublished
from tests.invariants.ghost.parties import Parties
from tests.invariants.ghost.records import CREDIT, RULES, TENOR, Credit
from tests.invariants.ghost.verdict import Reasons, Verdict, refused
from tests.oracle.credit import least, limit
from usance.deployment.sections import RuleConfig

MOST = 2**128 - 1
LONGEST = 65_535
LIVE = (CREDIT["Issued"], CREDIT["Advised"])


def issuer_of(credit: int) -> int:
    return credit >> 32


class Credits:
    def __init__(self, parties: Parties, days: Days, rules: Mapping[str, RuleConfig], currencies: set[bytes]) -> None:
        self._parties, self._days, self._rules, self._currencies = parties, days, rules, currencies
        self.records: dict[int, Credit] = {}
        self.issued_by: defaultdict[int, int] = defaultdict(int)

    def issue(self, by: str, now: int, terms: Mapping[str, Any]) -> Verdict:
        issuer = self._parties.at(by)
        if not issuer:
            return refused("NotAdmitted")
        reasons = Reasons()
        reasons.add_all(self._parties.against_bank(issuer))
        reasons.add_all(self._against_parties(issuer, terms))
        reasons.add_all(self._against_amounts(terms))
        reasons.add_all(self._against_days(terms, now))
        reasons.add_if(terms["number"] != self.issued_by[issuer] + 1, "WrongNumber")
        reasons.add_if(terms["root"] == bytes(32), "TermsMissing")

        def happens() -> None:
            self.issued_by[issuer] += 1
            self.records[issuer << 32 | self.issued_by[issuer]] = self._record(terms)

        return reasons.verdict(happens)

    def advise(self, by: str, credit: int) -> Verdict:
        if (record := self.records.get(credit)) is None:
            return refused("UnknownCredit")
        reasons = self._party_and_status(by, record.adviser or issuer_of(credit), record, (CREDIT["Issued"],))
        return reasons.verdict(lambda: setattr(record, "status", CREDIT["Advised"]))

    def decline_advice(self, by: str, credit: int) -> Verdict:
        if (record := self.records.get(credit)) is None:
            return refused("UnknownCredit")
        reasons = self._party_and_status(by, record.adviser, record, (CREDIT["Issued"],))
        return reasons.verdict(lambda: setattr(record, "adviser", 0))

    def appoint_adviser(self, by: str, credit: int, adviser: int) -> Verdict:
        if (record := self.records.get(credit)) is None:
            return refused("UnknownCredit")
        reasons = self._party_and_status(by, issuer_of(credit), record, (CREDIT["Issued"],))
        reasons.add_all(self._parties.against_bank(adviser) if adviser else set())
        return reasons.verdict(lambda: setattr(record, "adviser", adviser))

    def close(self, by: str, now: int, credit: int) -> Verdict:
        if (record := self.records.get(credit)) is None:
            return refused("UnknownCredit")
        reasons = self._party_and_status(by, issuer_of(credit), record, LIVE)
        reasons.add_if(record.pending != 0, "PresentationPending")
        wait = self._rule(record.rules).closing_wait
        run_out = self._days.today(record.place, now) > self.effective_expiry(record) + wait
        reasons.add_if(not run_out and not self._is_used_up(record), "StillOpen")
        return reasons.verdict(lambda: setattr(record, "status", CREDIT["Closed"]))

    def against_drawing(self, record: Credit, amount: int) -> set[str]:
        """Why the amount cannot be kept for a presentation."""
        reasons = {"UnexpectedStatus"} if record.status != CREDIT["Advised"] else set()
        if amount == 0:
            reasons.add("ZeroAmount")
        if amount > self.available(record):
            reasons.add("OverDrawn")
        if record.single_drawing and (record.drawn + record.pending or amount < self._least(record)):
            reasons.add("PartialDrawing")
        return reasons

    def available(self, record: Credit) -> int:
        return self.limit(record) - record.drawn - record.pending - record.set_aside

    @staticmethod
    def limit(record: Credit) -> int:
        return limit(record.amount, record.tolerance_plus)

    def effective_expiry(self, record: Credit) -> int:
        return self._days.next_open(record.place, record.expiry)

    def status(self, record: Credit, now: int) -> int:
        """The stored status, or Expired when time has taken it there."""
        past = self._days.today(record.place, now) > self.effective_expiry(record)
        return CREDIT["Expired"] if past and record.status in LIVE and record.pending == 0 else record.status

    def _is_used_up(self, record: Credit) -> bool:
        if record.single_drawing:
            return record.drawn > 0
        enough = record.tolerance_minus and record.drawn + record.set_aside >= self._least(record)
        return self.available(record) == 0 or bool(enough)

    def _least(self, record: Credit) -> int:
        allowance = self._rule(record.rules).short_drawing
        return least(record.amount, plus=record.tolerance_plus, minus=record.tolerance_minus, allowance=allowance)

    def _rule(self, rules: int) -> RuleConfig:
        return self._rules[RULES(rules).name]

    def _party_and_status(self, by: str, party: int, record: Credit, allowed: tuple[int, ...]) -> Reasons:
        reasons = Reasons()
        reasons.add_if(not self._parties.acting(party, by), "NotParty")
        reasons.add_if(record.status not in allowed, "UnexpectedStatus")
        return reasons

    def _against_parties(self, issuer: int, terms: Mapping[str, Any]) -> set[str]:
        named = {terms["applicant"], terms["beneficiary"]}
        reasons = set() if named <= set(self._parties.records) else {"UnknownParty"}
        for bank in filter(None, (terms["adviser"], terms["nominated"])):
            reasons |= self._parties.against_bank(bank)
        return reasons | ({"IssuerIsBeneficiary"} if terms["beneficiary"] == issuer else set())

    def _against_amounts(self, terms: Mapping[str, Any]) -> set[str]:
        reasons = Reasons()
        only = self._rule(terms["rules"]).only_currency
        reasons.add_if(terms["amount"] == 0, "ZeroAmount")
        reasons.add_if(terms["toleranceMinus"] > 100, "BadTolerance")
        reasons.add_if(limit(terms["amount"], terms["tolerancePlus"]) > MOST, "AmountTooLarge")
        reasons.add_if(terms["currency"] not in self._currencies, "UnknownCurrency")
        reasons.add_if(bool(only) and terms["currency"].decode() != only, "CurrencyNotAllowed")
        return set(reasons.verdict(lambda: None).refusals)

    def _against_days(self, terms: Mapping[str, Any], now: int) -> set[str]:
        if not self._days.knows(terms["place"]):
            return {"UnknownPlace"}
        today, value = self._days.today(terms["place"], now), terms["tenorValue"]
        reasons, tenor = Reasons(), terms["tenor"]
        reasons.add_if(terms["expiry"] < today, "ExpiryPassed")
        reasons.add_if(terms["latestShipment"] > terms["expiry"], "ShipmentAfterExpiry")
        fixed = tenor == TENOR["FixedDate"]
        bad = tenor == TENOR["None"] or (tenor == TENOR["Sight"]) != (value == 0) or (fixed and value < today)
        length, cap = value - today if fixed else value, self._rule(terms["rules"]).usance_cap
        reasons.add_if(bad or length > LONGEST, "BadTenor")
        reasons.add_if(bool(cap) and length > cap, "UsanceOverCap")
        try:
            self._days.next_open(terms["place"], terms["expiry"])
        except Unpublished:
            reasons.add_if(True, "CalendarYearUnpublished")
        return set(reasons.verdict(lambda: None).refusals)

    def _record(self, t: Mapping[str, Any]) -> Credit:
        rule = self._rule(t["rules"])
        period = (t["presentationDays"] or rule.presentation_days) if t["transportDocument"] else 0
        same = "applicant beneficiary adviser nominated rules tenor amount currency place expiry confirmation root"
        return Credit(
            **{name: t[name] for name in same.split()},
            status=CREDIT["Issued"],
            edition=1,
            examination_days=rule.examination_days,
            tolerance_minus=t["toleranceMinus"],
            tolerance_plus=t["tolerancePlus"],
            presentation_days=period,
            latest_shipment=t["latestShipment"] or t["expiry"],
            tenor_value=t["tenorValue"],
            single_drawing=not t["partialDrawings"],
            transferable=t["transferable"],
        )
