"""Credits by instalments and revolving ones: how far each has come."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from tests.invariants.ghost.days import Days
from tests.invariants.ghost.records import DRAWINGS, Credit, Schedule
from tests.oracle.credit import limit

FREE, BY_INSTALMENTS, BY_TIME, BY_VALUE = DRAWINGS
MOST = 2**128 - 1
MOST_INSTALMENTS = 64


def used(credit: Credit) -> int:
    return credit.drawn + credit.pending + credit.set_aside


class Schedules:
    """`instalments` holds (amount, last day of shipment) in order."""

    def __init__(self, days: Days) -> None:
        self._days = days
        self.records: dict[int, Schedule] = {}
        self.instalments: dict[int, list[tuple[int, int]]] = {}

    def against(self, credit: Credit, clauses: Mapping[str, Any]) -> set[str]:
        """What speaks against the clauses beside those terms."""
        kind, times, instalments = clauses["drawings"], clauses["times"], clauses["instalments"]
        revolving, reasons = kind in (BY_TIME, BY_VALUE), set()
        fits = (
            revolving == bool(times)
            and (kind == BY_TIME) == bool(clauses["period"])
            and (kind == BY_INSTALMENTS) == bool(instalments)
            and (kind == BY_TIME or not clauses["cumulative"])
            and not (revolving and (credit.tolerance_plus or credit.tolerance_minus))
            and not (kind != FREE and credit.single_drawing)
        )
        reasons |= set() if fits else {"ClauseMisplaced"}
        reasons |= {"AdvanceTooLarge"} if clauses["advance"] > credit.amount else set()
        reasons |= {"AmountTooLarge"} if revolving and credit.amount * (times + 1) > MOST else set()
        if kind == BY_INSTALMENTS and instalments:
            reasons |= self._against_instalments(credit, [(one["amount"], one["until"]) for one in instalments])
        return reasons

    @staticmethod
    def _against_instalments(credit: Credit, all_: list[tuple[int, int]]) -> set[str]:
        reasons = {"TooManyInstalments"} if len(all_) > MOST_INSTALMENTS else set()
        ends = [until for _, until in all_]
        rising = all(one < other for one, other in zip([0, *ends], ends, strict=False))
        if not rising or ends[-1] > credit.latest or not all(amount for amount, _ in all_):
            reasons.add("BadInstalment")
        if sum(amount for amount, _ in all_) != credit.amount:
            reasons.add("InstalmentsDiffer")
        return reasons

    def record(self, number: int, credit: Credit, c: Mapping[str, Any]) -> None:
        instalments = [(one["amount"], one["until"]) for one in c["instalments"]]
        self.instalments[number] = instalments
        kind, period, count = c["drawings"], c["period"], len(instalments)
        made = Schedule(kind, c["cumulative"], c["times"], 0, period, credit.issued, 0, count, credit.amount, 0)
        self.records[number] = replace(made, advance=c["advance"])

    def use(self, number: int, credit: Credit, amount: int, day: int, today: int) -> tuple[set[str], Schedule, int]:
        """What speaks against the drawing, the schedule after it, and the amount that the credit has then."""
        schedule = replace(self.records[number])
        if schedule.kind == BY_INSTALMENTS:
            if not day:
                return {"InstalmentDateMissing"}, schedule, credit.amount
            return self._next(number, credit, schedule, amount, day), schedule, credit.amount
        more = self._more(schedule, credit, amount, today)
        schedule.used += more
        return set(), schedule, self._reinstated(schedule, credit, more)

    def undo(self, number: int, credit: Credit, day: int) -> None:
        """A drawing of that day was refused or withdrawn; it is no longer pending."""
        schedule = self.records[number]
        if schedule.kind == BY_INSTALMENTS:
            schedule.made &= ~(1 << self._index(number, day))
        elif not schedule.cumulative:
            # What came anew only for documents that nobody took up has yet to come; no more than one amount is left.
            spare = (credit.amount - used(credit)) // schedule.portion - 1 if schedule.kind == BY_VALUE else 0
            back = min(max(spare, 0), schedule.used)
            schedule.used -= back
            credit.amount = min(credit.amount - back * schedule.portion, used(credit) + schedule.portion)

    def amount_on(self, number: int, credit: Credit, today: int) -> int:
        """The amount that is there on a day, without any drawing."""
        schedule = self.records.get(number)
        if schedule is None or schedule.kind in (FREE, BY_INSTALMENTS):
            return credit.amount
        return self._reinstated(schedule, credit, self._more(schedule, credit, 1, today))

    def _next(self, number: int, credit: Credit, schedule: Schedule, amount: int, day: int) -> set[str]:
        """In their order; one that is missed ends it and all later ones."""
        all_, index = self.instalments[number], self._index(number, day)
        if index == len(all_) or schedule.made & ((1 << index) - 1) != (1 << index) - 1:
            return {"InstalmentMissed"}
        reasons = {"InstalmentMade"} if schedule.made >> index & 1 else set()
        if amount > limit(all_[index][0], credit.tolerance_plus):
            reasons.add("InstalmentExceeded")
        schedule.made |= 1 << index
        return reasons

    def _index(self, number: int, day: int) -> int:
        return sum(day > until for _, until in self.instalments[number])

    def _more(self, schedule: Schedule, credit: Credit, amount: int, today: int) -> int:
        if schedule.kind == BY_TIME:
            ends = [self._days.months_after(schedule.since, schedule.period * n) for n in range(1, schedule.times + 1)]
            return sum(end <= today for end in ends) - schedule.used
        return int(schedule.used < schedule.times and amount > credit.amount - used(credit))

    @staticmethod
    def _reinstated(schedule: Schedule, credit: Credit, more: int) -> int:
        if not more:
            return credit.amount
        return credit.amount + more * schedule.portion if schedule.cumulative else used(credit) + schedule.portion
