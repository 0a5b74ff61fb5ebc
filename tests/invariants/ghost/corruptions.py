"""Electronic records that cannot be read: asked for anew, presented anew, or not (eUCP art. e12)."""

from __future__ import annotations

from collections import Counter

from tests.invariants.ghost.credits import Credits
from tests.invariants.ghost.days import NO_END, Days, Unpublished
from tests.invariants.ghost.parties import Parties
from tests.invariants.ghost.presentations import EXAMINING, Presentations
from tests.invariants.ghost.records import PRESENTATION, Corruption, Presentation, credit_of
from tests.invariants.ghost.verdict import Reasons, Verdict, refused

NEVER = Corruption(0, 0)


class Corruptions:
    """`records`: presentation -> since when one of its records cannot be read. What is said of the documents meanwhile
    leaves it there, and it says nothing any more. `reported`: how often one was."""

    def __init__(self, parties: Parties, days: Days, credits: Credits, made: Presentations) -> None:
        self._parties, self._days, self._credits, self._made = parties, days, credits, made
        self.records: dict[int, Corruption] = {}
        self.reported: Counter[int] = Counter()

    def report(self, by: str, now: int, number: int) -> Verdict:
        """The clock of the bank stands still, and no other one."""
        if (p := self._made.records.get(number)) is None:
            return refused("UnknownPresentation")
        reasons, today = Reasons(), self._today(p, now)
        reasons.add_if(not self._parties.acting(p.examiner, by), "NotParty")
        reasons.add_if(p.status != EXAMINING, "UnexpectedStatus")
        reasons.add_if(number in self.records, "RecordsCorrupt")
        reasons.add_if(self._within(number) == 0, "PapersOnly")
        reasons.add_if(today > p.examine_by, "ExaminationPeriodOver")

        def happens() -> None:
            self.records[number] = Corruption(today, self._days_left(number, p, today))
            self.reported[number] += 1
            p.examine_by = NO_END

        return reasons.verdict(happens)

    def present_anew(self, by: str, now: int, number: int, root: bytes) -> Verdict:
        """The very same records; the clock goes on with the days that were left."""
        if (p := self._made.records.get(number)) is None:
            return refused("UnknownPresentation")
        reasons, place, corrupt = Reasons(), self._place(p), self.records.get(number, NEVER)
        reasons.add_if(p.status != EXAMINING, "UnexpectedStatus")
        reasons.add_if(corrupt is NEVER, "RecordsReadable")
        reasons.add_if(not self._parties.acting(p.presenter, by), "NotParty")
        reasons.add_if(self.is_over(number, now), "RepresentationOver")
        reasons.add_if(self._made.lodged.get(root) != number, "OtherRecords")
        try:
            until = self._days.nth_open(place, self._days.received(place, now), corrupt.days_left)
        except Unpublished:
            return refused(*reasons.verdict(lambda: None).refusals, "CalendarYearUnpublished")

        def happens() -> None:
            p.examine_by = until
            del self.records[number]

        return reasons.verdict(happens)

    def lapse(self, now: int, number: int, root: bytes) -> Verdict:
        """Whoever says it, the documents count as not presented."""
        if (p := self._made.records.get(number)) is None:
            return refused("UnknownPresentation")
        reasons = Reasons()
        reasons.add_if(p.status != EXAMINING, "UnexpectedStatus")
        reasons.add_if(number not in self.records, "RecordsReadable")
        reasons.add_if(not self.is_over(number, now), "RepresentationOpen")
        reasons.add_if(self._made.lodged.get(root) != number, "NotLodged")

        def happens() -> None:
            del self.records[number]
            self._made.take_back(number, p, root, PRESENTATION["Withdrawn"])

        return reasons.verdict(happens)

    def is_over(self, number: int, now: int) -> bool:
        """Whether the rule set's civil days to present anew have passed."""
        since = self.records.get(number, NEVER).since
        return self._today(self._made.records[number], now) > since + self._within(number)

    def is_waiting(self, number: int) -> bool:
        """Whether the bank waits for records that it cannot read."""
        return number in self.records and self._made.records[number].status == EXAMINING

    def _days_left(self, number: int, p: Presentation, today: int) -> int:
        """Banking days of the examination that are still to come, and on which the bank works: not more than it has
        in all, though days be banking days again on which force majeure was feared."""
        left = self._days.between(self._place(p), max(today, p.received), p.examine_by)
        return min(left, self._credits.records[credit_of(number)].examination_days)

    def _within(self, number: int) -> int:
        return self._credits.rules.of(self._credits.records[credit_of(number)]).corruption_days

    def _place(self, p: Presentation) -> bytes:
        return self._parties.records[p.examiner].place

    def _today(self, p: Presentation, now: int) -> int:
        return self._days.today(self._place(p), now)
