"""Credits: issued, advised, closed, and how much of each can still be drawn."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from tests.invariants.ghost.days import Days, Unpublished
from tests.invariants.ghost.parties import Parties
from tests.invariants.ghost.records import CONFIRMATION, CREDIT, TENOR, Credit, Limits, is_part, issuer_of, whole
from tests.invariants.ghost.rules import NO_CURRENCY, Rules
from tests.invariants.ghost.schedules import Schedules, used
from tests.invariants.ghost.verdict import Reasons, Verdict, refused
from tests.oracle.credit import least, limit

MOST = 2**128 - 1
LONGEST = 65_535
LIVE = (CREDIT["Issued"], CREDIT["Advised"])


class Credits:
    def __init__(self, parties: Parties, days: Days, rules: Rules) -> None:
        self._parties, self._days, self.rules = parties, days, rules
        self.schedules = Schedules(days)
        self.records: dict[int, Credit] = {}
        self.issued_by: defaultdict[int, int] = defaultdict(int)

    def issue(self, by: str, now: int, terms: Mapping[str, Any], clauses: Mapping[str, Any] | None = None) -> Verdict:
        issuer = self._parties.at(by)
        if not issuer:
            return refused("NotAdmitted")
        reasons = Reasons()
        reasons.add_all(self._parties.against_bank(issuer))
        reasons.add_all(self._against_parties(issuer, terms))
        reasons.add_all(self._against_amounts(terms))
        reasons.add_all(self._against_days(terms, now))
        reasons.add_if(terms["number"] != self.issued_by[issuer] + 1, "WrongNumber")
        reasons.add_if(not self.rules.current(terms["rules"]).admitted, "RuleSetNotAdmitted")
        reasons.add_if(terms["root"] == bytes(32), "TermsMissing")
        reasons.add_if(terms["presentationDays"] > 255, "PeriodTooLong")
        if not self._days.knows(terms["place"]):
            return reasons.verdict(lambda: None)
        record = self._record(terms, self._days.today(terms["place"], now))
        reasons.add_all(self._ask(issuer, record, clauses))
        if clauses is not None:
            reasons.add_all(self._with_clauses(record, clauses))

        def happens() -> None:
            self.issued_by[issuer] += 1
            number = issuer << 32 | self.issued_by[issuer]
            self.records[number] = record
            if clauses is not None:
                self.schedules.record(number, record, clauses)

        return reasons.verdict(happens)

    def advise(self, by: str, credit: int) -> Verdict:
        if (record := self.records.get(credit)) is None:
            return refused("UnknownCredit")
        adviser = record.second_adviser if record.passed_on else record.adviser or issuer_of(credit)
        reasons = self._party_and_status(by, adviser, record, (CREDIT["Issued"],))

        def happens() -> None:
            if record.second_adviser and not record.passed_on:
                record.passed_on = True
            else:
                record.status = CREDIT["Advised"]

        return reasons.verdict(happens)

    def decline_advice(self, by: str, credit: int) -> Verdict:
        if (record := self.records.get(credit)) is None:
            return refused("UnknownCredit")
        adviser = record.second_adviser if record.passed_on else record.adviser
        reasons = self._party_and_status(by, adviser, record, (CREDIT["Issued"],))

        def happens() -> None:
            if record.passed_on:
                record.second_adviser, record.passed_on = 0, False
            record.adviser = 0
            record.confirmer = 0 if record.confirmer == adviser else record.confirmer

        return reasons.verdict(happens)

    def appoint_adviser(self, by: str, credit: int, adviser: int) -> Verdict:
        if (record := self.records.get(credit)) is None:
            return refused("UnknownCredit")
        reasons = self._party_and_status(by, issuer_of(credit), record, (CREDIT["Issued"],))
        reasons.add_all(self._parties.against_bank(adviser) if adviser else set())

        def happens() -> None:
            record.adviser = adviser
            if record.confirmation and not record.confirmer and adviser != issuer_of(credit):
                record.confirmer = adviser

        return reasons.verdict(happens)

    def close(self, by: str, now: int, credit: int) -> Verdict:
        if (record := self.records.get(credit)) is None:
            return refused("UnknownCredit")
        reasons = self._party_and_status(by, issuer_of(credit), record, LIVE)
        reasons.add_if(record.pending != 0, "PresentationPending")
        wait = self.rules.of(record).closing_wait
        run_out = self._days.today(record.place, now) > self.effective_expiry(record) + wait
        reasons.add_if(not run_out and not self._is_used_up(record), "StillOpen")
        return reasons.verdict(lambda: self.end(credit, "Closed"))

    def end(self, credit: int, status: str) -> None:
        """What a second beneficiary leaves undrawn is the first one's again."""
        record = self.records[credit]
        record.status = CREDIT[status]
        if is_part(credit):
            self.records[whole(credit)].set_aside -= self.available(record)

    def last_adviser(self, credit: int) -> int:
        record = self.records[credit]
        return record.second_adviser or record.adviser or issuer_of(credit)

    def available_with(self, credit: int) -> int:
        """Where documents go if nobody says where."""
        record = self.records[credit]
        confirmed = record.confirmed and not is_part(credit)
        return record.confirmer if confirmed else record.nominated or issuer_of(credit)

    def may_take(self, credit: int, bank: int) -> bool:
        """Documents under a part go to the bank that has transferred it and to no other."""
        if is_part(credit):
            return bank == self.records[credit].nominated
        return self.is_available_with(credit, bank)

    def is_available_with(self, credit: int, bank: int) -> bool:
        return bank != 0 and (self.records[credit].nominated == bank or self.is_bound(credit, bank))

    def is_bound(self, credit: int, bank: int) -> bool:
        """Whether the bank must honour: a nominated bank that has not confirmed may, and need not."""
        record = self.records[credit]
        return bank == issuer_of(credit) or (record.confirmed and bank == record.confirmer)

    def is_stayed(self, credit: int) -> bool:
        return self.records[credit].stayed or self.records[whole(credit)].stayed

    def against_drawing(self, record: Credit, amount: int) -> set[str]:
        """Why the amount cannot be kept for a presentation."""
        reasons = set()
        if amount == 0:
            reasons.add("ZeroAmount")
        if amount > self.available(record):
            reasons.add("OverDrawn")
        if record.single_drawing and (used(record) or amount < self._least(record)):
            reasons.add("PartialDrawing")
        return reasons

    def available(self, record: Credit) -> int:
        return self.limit(record) - used(record)

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
        if record.scheduled or (record.shared and record.set_aside):
            return False
        if record.single_drawing:
            return record.drawn > 0
        enough = record.tolerance_minus and record.drawn + record.set_aside >= self._least(record)
        return self.available(record) == 0 or bool(enough)

    def _least(self, record: Credit) -> int:
        allowance = self.rules.of(record).short_drawing
        return least(record.amount, plus=record.tolerance_plus, minus=record.tolerance_minus, allowance=allowance)

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
        only = self.rules.current(terms["rules"]).only_currency
        reasons.add_if(terms["amount"] == 0, "ZeroAmount")
        reasons.add_if(terms["toleranceMinus"] > 100, "BadTolerance")
        reasons.add_if(limit(terms["amount"], terms["tolerancePlus"]) > MOST, "AmountTooLarge")
        reasons.add_if(terms["currency"] not in self.rules.currencies, "UnknownCurrency")
        reasons.add_if(terms["currency"] != only != NO_CURRENCY, "CurrencyNotAllowed")
        return set(reasons.verdict(lambda: None).refusals)

    def _against_days(self, terms: Mapping[str, Any], now: int) -> set[str]:
        if not self._days.knows(terms["place"]):
            return {"UnknownPlace"}
        today, value = self._days.today(terms["place"], now), terms["tenorValue"]
        reasons, tenor = Reasons(), terms["tenor"]
        reasons.add_if(terms["expiry"] < today, "ExpiryPassed")
        reasons.add_if(terms["latestShipment"] > terms["expiry"], "ShipmentAfterExpiry")
        reasons.add_all(self.against_tenor(tenor, value, self.rules.current(terms["rules"]), today))
        try:
            self._days.next_open(terms["place"], terms["expiry"])
        except Unpublished:
            reasons.add_if(True, "CalendarYearUnpublished")
        return set(reasons.verdict(lambda: None).refusals)

    @staticmethod
    def against_tenor(tenor: int, value: int, limits: Limits, today: int) -> set[str]:
        fixed, months = tenor == TENOR["FixedDate"], tenor in (TENOR["AfterSightMonths"], TENOR["AfterShipmentMonths"])
        bad = tenor == TENOR["None"] or (tenor == TENOR["Sight"]) != (value == 0) or (fixed and value < today)
        length, cap = value - today if fixed else value * 365 // 12 if months else value, limits.usance_cap
        reasons = {"BadTenor"} if bad or length > LONGEST else set()
        return reasons | ({"UsanceOverCap"} if cap and length > cap else set())

    def _ask(self, issuer: int, record: Credit, clauses: Mapping[str, Any] | None) -> set[str]:
        """Asks a bank to confirm, where the terms want it."""
        named, second = (clauses["confirmer"], clauses["secondAdviser"]) if clauses else (0, 0)
        if not record.confirmation and not named:
            return set()
        bank = named or record.nominated or second or record.adviser
        asks = record.confirmation in (CONFIRMATION["MayAdd"], CONFIRMATION["Confirm"])
        if not asks or bank in (0, issuer):
            return {"BadConfirmer"}
        record.confirmer = bank
        return self._parties.against_bank(bank)

    def _with_clauses(self, record: Credit, clauses: Mapping[str, Any]) -> set[str]:
        reasons, second = Reasons(), clauses["secondAdviser"]
        reasons.add_if(second != 0 and not record.adviser, "AdviserMissing")
        reasons.add_all(self._parties.against_bank(second) if second else set())
        record.second_adviser = second
        if clauses["about"]:
            reasons.add_if(record.tolerance_plus + record.tolerance_minus != 0, "BadTolerance")
            record.tolerance_plus = record.tolerance_minus = self.rules.of(record).about_percent
            reasons.add_if(self.limit(record) > MOST, "AmountTooLarge")
        record.scheduled = clauses["drawings"] != 0
        reasons.add_all(self.schedules.against(record, clauses))
        return set(reasons.verdict(lambda: None).refusals)

    def _record(self, t: Mapping[str, Any], today: int) -> Credit:
        rule, edition = self.rules.current(t["rules"]), self.rules.latest(t["rules"])
        period = (t["presentationDays"] or rule.presentation_days) if t["transportDocument"] else 0
        same = "applicant beneficiary adviser nominated rules tenor amount currency place expiry confirmation root"
        return Credit(
            **{name: t[name] for name in same.split()},
            status=CREDIT["Issued"],
            edition=edition,
            examination_days=rule.examination_days,
            tolerance_minus=t["toleranceMinus"],
            tolerance_plus=t["tolerancePlus"],
            presentation_days=period,
            latest_shipment=t["latestShipment"],
            issued=today,
            tenor_value=t["tenorValue"],
            single_drawing=not t["partialDrawings"],
            transferable=t["transferable"],
        )
