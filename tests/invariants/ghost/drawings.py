"""What a credit admits to be presented: amounts, days, amendments that are taken by it, schedules, advances."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from tests.invariants.ghost.amendments import Amendments
from tests.invariants.ghost.credits import Credits
from tests.invariants.ghost.days import Days
from tests.invariants.ghost.proceeds import Proceeds
from tests.invariants.ghost.records import CREDIT, TENOR, Credit, Presentation, credit_of


@dataclass
class Admission:
    """Why a drawing is not admitted, or what it changes."""

    refusals: set[str] = field(default_factory=set)
    changes: list[Callable[[], object]] = field(default_factory=list)

    def happens(self) -> None:
        for change in self.changes:
            change()


class Drawings:
    def __init__(self, days: Days, credits: Credits, amendments: Amendments, proceeds: Proceeds) -> None:
        self._days, self._credits = days, credits
        self.amendments, self.proceeds = amendments, proceeds

    def admit(self, credit: int, examiner: int, amount: int, shipped: int, received: int, now: int) -> Admission:
        record, made = self._credits.records[credit], Admission()
        number = credit << 16 | record.presentations + 1
        made.refusals |= {"UnexpectedStatus"} if record.status != CREDIT["Advised"] else set()
        made.refusals |= set() if self._credits.may_take(credit, examiner) else {"NotAvailableWith"}

        found = self._prepare(made, number, record, amount, shipped, now)

        def fits(terms: Credit) -> bool:
            return not self._against(terms, amount, shipped, received)

        numbers = self.amendments.needed(credit, found, fits)
        taking = self.amendments.taking(credit, found, numbers)
        made.refusals |= taking.refusals | self._against(taking.credit, amount, shipped, received)
        if numbers:
            by = record.presentations + 1
            made.changes.append(lambda: self.amendments.settle(credit, taking, by))
        if taking.credit.apart and examiner == record.confirmer:
            bound = self.amendments.bound_by(taking.credit, taking.confirmed)
            made.refusals |= self._against(bound, amount, shipped, received)
            made.changes.append(lambda: self.amendments.bind(number, bound))
        made.changes.append(lambda: self._keep(credit, amount, numbered=True))
        return made

    def against_forwarding(
        self, credit: int, bank: int, p: Presentation, received: int
    ) -> tuple[set[str], Credit | None]:
        """Why a confirmer that is bound by other terms need not take documents, and the terms that it takes them by."""
        record = self._credits.records[credit]
        if not record.apart or bank != record.confirmer:
            return set(), None
        bound = self.amendments.bound_by(record, self.amendments.confirmed[credit])
        # It is kept or drawn already, by this very drawing.
        without = replace(bound, **{"drawn" if p.covered else "pending": 0})
        kept = (bound.drawn if p.covered else bound.pending) - p.amount
        without = replace(without, **{"drawn" if p.covered else "pending": kept})
        return self._against(without, p.amount, p.shipped, received), bound

    def admit_again(self, number: int, amount: int, day: int, now: int) -> Admission:
        """Documents that were refused and are taken up."""
        record, made = self._credits.records[credit_of(number)], Admission()
        made.refusals |= {"UnexpectedStatus"} if record.status != CREDIT["Advised"] else set()
        found = self._prepare(made, number, record, amount, day, now)
        made.refusals |= self._credits.against_drawing(found, amount)
        made.changes.append(lambda: self._keep(credit_of(number), amount, numbered=False))
        return made

    def released(self, number: int, day: int) -> None:
        """What hangs on an amount that is available again."""
        record = self._credits.records[credit_of(number)]
        if record.scheduled:
            self._credits.schedules.undo(credit_of(number), record, day)
        if record.shared:
            self.proceeds.restore(number)

    def _prepare(self, made: Admission, number: int, record: Credit, amount: int, day: int, now: int) -> Credit:
        """The credit with what a drawing finds: an advance gives way to the last one, a revolving amount comes anew."""
        credit, found = credit_of(number), replace(record)
        if found.shared:
            found.set_aside -= self.proceeds.deduction(credit, found, amount)
            made.changes.append(lambda: self.proceeds.deduct(number, amount))
        if found.scheduled:
            today = self._days.today(found.place, now)
            why, schedule, anew = self._credits.schedules.use(credit, found, amount, day, today)
            made.refusals |= why
            found.amount = anew

            def use() -> None:
                self._credits.schedules.records[credit] = schedule
                self._credits.records[credit].amount = anew

            made.changes.append(use)
        return found

    def _keep(self, credit: int, amount: int, *, numbered: bool) -> None:
        record = self._credits.records[credit]
        record.pending += amount
        record.presentations += numbered

    def _against(self, terms: Credit, amount: int, shipped: int, received: int) -> set[str]:
        """Why a drawing does not fit the terms."""
        reasons = self._credits.against_drawing(terms, amount)
        reasons |= {"CreditExpired"} if received > self._credits.effective_expiry(terms) else set()
        after_shipment = terms.tenor in (TENOR["AfterShipment"], TENOR["AfterShipmentMonths"])
        if not shipped:
            return reasons | ({"ShipmentDateMissing"} if terms.presentation_days or after_shipment else set())
        reasons |= {"ShipmentAfterPresentation"} if shipped > received else set()
        reasons |= {"LateShipment"} if shipped > terms.latest else set()
        last = shipped + terms.presentation_days
        if terms.presentation_days and received > last and received > self._days.next_open(terms.place, last):
            reasons.add("LatePresentation")
        return reasons
