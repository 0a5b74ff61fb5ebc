"""Amendments: offered, extended by the confirmer, accepted by word or by documents, rejected."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from tests.invariants.ghost.credits import LIVE, Credits
from tests.invariants.ghost.days import Days, Unpublished
from tests.invariants.ghost.parties import Parties
from tests.invariants.ghost.records import AMENDMENT, EXTENSION, Amendment, Credit, is_part, issuer_of
from tests.invariants.ghost.schedules import used
from tests.invariants.ghost.verdict import Reasons, Verdict, refused

OFFERED, ACCEPTED = AMENDMENT["Offered"], AMENDMENT["Accepted"]
MOST = 2**128 - 1


@dataclass
class Taking:
    """What a credit becomes by amendments that are accepted one after the other."""

    credit: Credit
    confirmed: Credit | None
    accepted: dict[int, int] = field(default_factory=dict)
    """Amendment -> the version that it brings about."""
    tenors: dict[int, tuple[int, int]] = field(default_factory=dict)
    extended_to: int = 0
    refusals: set[str] = field(default_factory=set)


class Amendments:
    """`confirmed` holds the terms that a confirmer is bound by where they are no longer the credit's; `tenors` those of
    earlier versions, `bound` those of presentations to a confirmer that is bound by other terms."""

    def __init__(self, parties: Parties, days: Days, credits: Credits) -> None:
        self._parties, self._days, self._credits = parties, days, credits
        self.records: dict[int, Amendment] = {}
        self.confirmed: dict[int, Credit] = {}
        self.extended_to: defaultdict[int, int] = defaultdict(int)
        self.bound: dict[int, tuple[int, int]] = {}
        self.tenors: defaultdict[int, dict[int, tuple[int, int]]] = defaultdict(dict)

    def of(self, credit: int) -> list[int]:
        return [number for number in self.records if number >> 16 == credit]

    def amend(self, by: str, now: int, credit: int, changes: Mapping[str, Any]) -> Verdict:
        if (record := self._credits.records.get(credit)) is None:
            return refused("UnknownCredit")
        issuer, reasons = issuer_of(credit), Reasons()
        reasons.add_if(not self._parties.acting(issuer, by), "NotParty")
        reasons.add_all(self._parties.against_bank(issuer))
        reasons.add_if(changes["root"] == bytes(32), "NothingAmended")
        reasons.add_if(bool(changes["increase"] and changes["decrease"]), "IncreaseAndDecrease")
        reasons.add_if(len(self.of(credit)) >= 255, "TooManyAmendments")
        reasons.add_all(self.against(credit, record, changes, now))

        def happens() -> None:
            self.records[credit << 16 | len(self.of(credit)) + 1] = Amendment(dict(changes), OFFERED)
            record.pending_amendments += 1

        return reasons.verdict(happens)

    def accept(self, by: str, number: int, whole: bool) -> Verdict:
        """`whole` says whether the hash is that of what was offered."""
        return self._decide(by, number, lambda: self._accepting(number, whole))

    def reject(self, by: str, number: int) -> Verdict:
        def happens() -> None:
            self.records[number].status = AMENDMENT["Rejected"]
            self._credits.records[number >> 16].pending_amendments -= 1

        return self._decide(by, number, lambda: (set(), happens))

    def extend(self, by: str, number: int) -> Verdict:
        reasons, amendment = self._of_confirmer(by, number, (OFFERED, ACCEPTED))
        if amendment is None:
            return refused("UnknownAmendment")
        credit = number >> 16
        record = self._credits.records[credit]
        reasons.add_all(self._parties.against_bank(record.confirmer) if record.confirmer else set())
        applies = amendment.status == ACCEPTED and record.apart
        # Of two that change the same the later one holds, whichever is extended first.
        reasons.add_if(applies and amendment.version <= self.extended_to[credit], "ExtensionDecided")

        def happens() -> None:
            amendment.extension = EXTENSION["Extended"]
            if applies:
                self.extended_to[credit] = amendment.version
                self.confirmed[credit] = amended(self.confirmed[credit], amendment.changes)

        return reasons.verdict(happens)

    def decline_extension(self, by: str, number: int) -> Verdict:
        reasons, amendment = self._of_confirmer(by, number, (OFFERED,))
        if amendment is None:
            return refused("UnknownAmendment")
        return reasons.verdict(lambda: setattr(amendment, "extension", EXTENSION["Declined"]))

    def status(self, number: int) -> int:
        """The stored status, or Lapsed where the credit has ended."""
        ended = self._credits.records[number >> 16].status not in LIVE
        return AMENDMENT["Lapsed"] if self.records[number].status == OFFERED and ended else self.records[number].status

    def needed(self, credit: int, record: Credit, fits: Callable[[Credit], bool]) -> list[int]:
        """The amendments that documents accept which comply with them alone: none, the first that helps, or all."""
        pending = [number for number in self.of(credit) if self.records[number].status == OFFERED]
        if not pending or fits(record):
            return []
        for number in pending:
            if fits(amended(record, self.records[number].changes)):
                return [number]
        with_all = record
        for number in pending:
            with_all = amended(with_all, self.records[number].changes)
        return pending if fits(with_all) else []

    def taking(self, credit: int, record: Credit, numbers: Sequence[int]) -> Taking:
        """What would come of accepting those; nothing is changed yet."""
        taking = Taking(replace(record), self.confirmed.get(credit))
        for number in numbers:
            self._take(taking, number)
        return taking

    def settle(self, credit: int, taking: Taking, taken_by: int) -> None:
        """It comes about."""
        vars(self._credits.records[credit]).update(vars(taking.credit))
        if taking.confirmed is not None:
            self.confirmed[credit] = taking.confirmed
        self.tenors[credit] |= taking.tenors
        self.extended_to[credit] = max(taking.extended_to, self.extended_to[credit])
        for number, version in taking.accepted.items():
            record = self.records[number]
            record.status, record.version, record.taken_by = ACCEPTED, version, taken_by

    @staticmethod
    def bound_by(record: Credit, confirmed: Credit | None) -> Credit:
        """The terms that the confirmer is bound by, with what is drawn of the credit as it is."""
        assert confirmed is not None
        bound = replace(confirmed, drawn=record.drawn, pending=record.pending, set_aside=record.set_aside)
        return replace(bound, amount=record.amount) if record.scheduled else bound

    def bind(self, presentation: int, bound: Credit) -> None:
        """The confirmer examines the presentation under the terms that it is bound by now."""
        self.bound[presentation] = bound.tenor, bound.tenor_value

    def tenor_for(self, presentation: int, version: int) -> tuple[int, int]:
        """Kind and value by the terms that documents were presented under, or that their examiner has confirmed."""
        record = self._credits.records[presentation >> 16]
        of_version = self.tenors[presentation >> 16].get(version, (record.tenor, record.tenor_value))
        return self.bound.get(presentation, of_version)

    def against(self, credit: int, record: Credit, changes: Mapping[str, Any], now: int) -> set[str]:
        """Why the issuer cannot offer these changes."""
        reasons, after = Reasons(), amended(record, changes)
        reasons.add_all(self.against_amount(record, changes))
        amount = changes["increase"] or changes["decrease"] or changes["tolerance"]
        reasons.add_if(bool(amount and (record.scheduled or is_part(credit))), "AmountFixed")
        today = self._days.today(after.place, now)
        reasons.add_if(after.expiry < today, "ExpiryPassed")
        reasons.add_if(after.latest_shipment > after.expiry, "ShipmentAfterExpiry")
        if (after.tenor, after.tenor_value) != (record.tenor, record.tenor_value):
            limits = self._credits.rules.of(record)
            reasons.add_all(self._credits.against_tenor(after.tenor, after.tenor_value, limits, today))
        try:
            self._days.next_open(after.place, after.expiry)
        except Unpublished:
            reasons.add_if(True, "CalendarYearUnpublished")
        return set(reasons.verdict(lambda: None).refusals)

    def against_amount(self, record: Credit, changes: Mapping[str, Any]) -> set[str]:
        """Why the credit cannot have the amount now; the days are asked when it is offered, and may pass meanwhile."""
        reasons, after = Reasons(), amended(record, changes)
        reasons.add_if(record.status not in LIVE, "UnexpectedStatus")
        reasons.add_if(after.amount == 0, "ZeroAmount")
        reasons.add_if(after.tolerance_minus > 100, "BadTolerance")
        reasons.add_if(max(after.amount, self._credits.limit(after)) > MOST, "AmountTooLarge")
        reasons.add_if(self._credits.limit(after) < used(after), "BelowUse")
        return set(reasons.verdict(lambda: None).refusals)

    def _take(self, taking: Taking, number: int) -> None:
        before, amendment = taking.credit, self.records[number]
        taking.refusals |= self.against_amount(before, amendment.changes)
        after = amended(before, amendment.changes)
        after.version, after.pending_amendments = before.version + 1, before.pending_amendments - 1
        taking.tenors[before.version] = before.tenor, before.tenor_value
        taking.accepted[number] = after.version
        if before.confirmed:
            extended = amendment.extension == EXTENSION["Extended"]
            if before.apart and extended:
                assert taking.confirmed is not None
                taking.confirmed = amended(taking.confirmed, amendment.changes)
                taking.extended_to = after.version
            elif not before.apart and not extended:
                taking.confirmed, after.apart = before, True
                taking.extended_to = before.version
        taking.credit = after

    def _accepting(self, number: int, whole: bool) -> tuple[set[str], Callable[[], None]]:
        credit = number >> 16
        taking = self.taking(credit, self._credits.records[credit], [number])
        why = taking.refusals | (set() if whole else {"PartialAcceptance"})
        return why, lambda: self.settle(credit, taking, 0)

    def _decide(self, by: str, number: int, how: Callable[[], tuple[set[str], Callable[[], None]]]) -> Verdict:
        if (amendment := self.records.get(number)) is None:
            return refused("UnknownAmendment")
        reasons = Reasons()
        reasons.add_if(not self._parties.acting(self._credits.records[number >> 16].beneficiary, by), "NotParty")
        reasons.add_if(amendment.status != OFFERED, "UnexpectedStatus")
        why, happens = how()
        reasons.add_all(why)
        return reasons.verdict(happens)

    def _of_confirmer(self, by: str, number: int, allowed: tuple[int, ...]) -> tuple[Reasons, Amendment | None]:
        reasons, amendment = Reasons(), self.records.get(number)
        if amendment is None:
            return reasons, None
        record = self._credits.records[number >> 16]
        reasons.add_if(not record.confirmed or not self._parties.acting(record.confirmer, by), "NotParty")
        reasons.add_if(amendment.status not in allowed, "UnexpectedStatus")
        reasons.add_if(amendment.extension != 0, "ExtensionDecided")
        return reasons, amendment


def amended(record: Credit, changes: Mapping[str, Any]) -> Credit:
    """The credit with the changes; what it is drawn by stays."""
    after = replace(record, amount=max(record.amount + changes["increase"] - changes["decrease"], 0))
    if changes["tolerance"]:
        after.tolerance_plus, after.tolerance_minus = changes["tolerancePlus"], changes["toleranceMinus"]
    after.expiry = changes["expiry"] or record.expiry
    after.latest_shipment = changes["latestShipment"] or record.latest_shipment
    after.presentation_days = changes["presentationDays"] or record.presentation_days
    if changes["tenor"]:
        after.tenor, after.tenor_value = changes["tenor"], changes["tenorValue"]
    return after
