"""Presentations: made, examined, taken up, refused, given back, honoured."""

from __future__ import annotations

from collections.abc import Callable

from tests.invariants.ghost.claims import Claims
from tests.invariants.ghost.credits import Credits
from tests.invariants.ghost.days import NO_END, Days, Unpublished
from tests.invariants.ghost.drawings import Drawings
from tests.invariants.ghost.parties import Parties
from tests.invariants.ghost.records import DISPOSAL, PRESENTATION, TENOR, WAIVER, Claim, Presentation, credit_of
from tests.invariants.ghost.verdict import Reasons, Verdict, refused

EXAMINING, COMPLYING, REFUSED = (PRESENTATION[name] for name in ("Examining", "Complying", "Refused"))
CORRECTABLE = (REFUSED, PRESENTATION["Returned"], PRESENTATION["Withdrawn"])
RESERVING = (EXAMINING, COMPLYING)
NO_ROOT = bytes(32)


class Presentations:
    """`lodged` says which presentation stands on a root; `root_of` what each one was made with."""

    def __init__(self, parties: Parties, days: Days, credits: Credits, claims: Claims, drawings: Drawings) -> None:
        self._parties, self._days, self._credits, self._claims = parties, days, credits, claims
        self._drawings = drawings
        self.records: dict[int, Presentation] = {}
        self.root_of: dict[int, bytes] = {}
        self.lodged: dict[bytes, int] = {}

    def present(self, by: str, now: int, credit: int, amount: int, shipped: int, root: bytes, previous: int) -> Verdict:
        return self.present_to(by, now, 0, credit, amount, shipped, root, previous)

    def present_to(
        self, by: str, now: int, bank: int, credit: int, amount: int, shipped: int, root: bytes, previous: int
    ) -> Verdict:
        if (record := self._credits.records.get(credit)) is None:
            return refused("UnknownCredit")
        presenter, received = self._parties.acting(record.beneficiary, by), self._days.received(record.place, now)
        reasons = Reasons()
        reasons.add_if(not presenter, "NotParty")
        examiner = bank or self._credits.available_with(credit)
        admission = self._drawings.admit(credit, examiner, amount, shipped, received, now)
        reasons.add_all(admission.refusals)
        reasons.add_all(self._against_correction(credit << 16 | previous) if previous else set())
        reasons.add_if(root == NO_ROOT, "DocumentsMissing")
        reasons.add_if(root in self.lodged, "DocumentsInUse")

        def happens() -> None:
            if previous:
                self.records[credit << 16 | previous].waiver = WAIVER["Superseded"]
            admission.happens()
            number = credit << 16 | record.presentations
            place = self._parties.records[examiner].place
            until = self._days.nth_open(place, received, record.examination_days)
            made = Presentation(presenter, examiner, EXAMINING, received, until, shipped, previous, amount)
            made.version = record.version
            self.records[number], self.root_of[number], self.lodged[root] = made, root, number

        return reasons.verdict(happens)

    def comply(self, by: str, now: int, number: int) -> Verdict:
        def happens(p: Presentation) -> None:
            p.status = COMPLYING
            self._sees_the_end(p, now)

        return self._examine(by, now, number, set(), happens)

    def seek_waiver(self, by: str, now: int, number: int) -> Verdict:
        asked = number in self.records and self.records[number].waiver != WAIVER["None"]
        also = {"WaiverNotOpen"} if asked else set()
        return self._examine(by, now, number, also, lambda p: setattr(p, "waiver", WAIVER["Sought"]))

    def refuse(self, by: str, now: int, number: int, count: int, root: bytes, disposal: int) -> Verdict:
        also = {"DiscrepanciesMissing"} if count == 0 or root == NO_ROOT else set()
        also |= {"DisposalMissing"} if disposal == DISPOSAL["None"] else set()

        def happens(p: Presentation) -> None:
            p.status, p.disposal, p.discrepancies = REFUSED, disposal, count
            p.decided = self._today(p, now)
            self.release(number, p)

        return self._examine(by, now, number, also, happens)

    def waive(self, by: str, now: int, number: int) -> Verdict:
        if (p := self.records.get(number)) is None:
            return refused("UnknownPresentation")
        for_applicant = self._parties.acting(self._credits.records[credit_of(number)].applicant, by)
        if self._parties.acting(p.examiner, by):
            return self._take_up(p, now, number, may_waive=bool(for_applicant))
        reasons = Reasons()
        reasons.add_if(not for_applicant, "NotParty")
        reasons.add_if(p.status not in (EXAMINING, REFUSED), "UnexpectedStatus")
        reasons.add_if(p.waiver in (WAIVER["Given"], WAIVER["Superseded"]), "WaiverNotOpen")
        return reasons.verdict(lambda: setattr(p, "waiver", WAIVER["Given"]))

    def return_documents(self, by: str, number: int, root: bytes) -> Verdict:
        return self._give_back(by, number, root, "examiner", (REFUSED,), "Returned")

    def withdraw(self, by: str, number: int, root: bytes) -> Verdict:
        return self._give_back(by, number, root, "presenter", (EXAMINING, REFUSED, COMPLYING), "Withdrawn")

    def honour(self, by: str, now: int, number: int) -> Verdict:
        if (p := self.records.get(number)) is None:
            return refused("UnknownPresentation")
        reasons = Reasons()
        reasons.add_if(not self._parties.acting(p.examiner, by), "NotParty")
        reasons.add_if(p.status != COMPLYING, "UnexpectedStatus")
        return self._honour(p, now, number, reasons, must_be_funded=True)

    def enforce(self, now: int, number: int) -> Verdict:
        if (p := self.records.get(number)) is None:
            return refused("UnknownPresentation")
        reasons = Reasons()
        reasons.add_if(p.status not in RESERVING, "UnexpectedStatus")
        reasons.add_if(not self._credits.is_bound(credit_of(number), p.examiner), "NotBound")
        reasons.add_if(self._today(p, now) <= p.examine_by, "ExaminationPeriodOpen")
        return self._honour(p, now, number, reasons, must_be_funded=False)

    def status(self, number: int, now: int) -> int:
        """The stored status, or Precluded when the examination of a bank that is bound has run out."""
        p = self.records[number]
        bound = self._credits.is_bound(credit_of(number), p.examiner)
        late = p.status == EXAMINING and bound and self._today(p, now) > p.examine_by
        return PRESENTATION["Precluded"] if late else p.status

    def maturity(self, number: int, now: int) -> int:
        """When its claim falls due if it is honoured now. Raises Unpublished."""
        p = self.records[number]
        today, (tenor, value) = self._today(p, now), self.tenor(number)
        if tenor == TENOR["Sight"]:
            return today
        starts = {"AfterSight": self.sight(p), "AfterShipment": p.shipped, "FixedDate": 0}
        kind = TENOR(tenor).name
        months = kind.endswith("Months")
        start = starts[kind.removesuffix("Months")]
        nominal = self._days.months_after(start, value) if months else start + value
        return self._days.next_open(self._parties.records[p.examiner].place, max(nominal, today))

    def tenor(self, number: int) -> tuple[int, int]:
        """Kind and value, of the terms that the presentation was made under."""
        return self._drawings.amendments.tenor_for(number, self.records[number].version)

    @staticmethod
    def sight(p: Presentation) -> int:
        """The day that counts as sight: as an earlier bank has fixed it, or of receipt, or of the waiver taken up."""
        return p.sighted or (p.decided if p.discrepancies else p.received)

    def release(self, number: int, p: Presentation) -> None:
        """What was kept for it is available again; what an earlier bank has honoured stays drawn."""
        if not p.covered:
            self._credits.records[credit_of(number)].pending -= p.amount
            self._drawings.released(number, p.shipped)

    def take_back(self, number: int, p: Presentation, root: bytes, becomes: int) -> None:
        """The documents are with the presenter again, or with the bank that has paid for them."""
        if p.status in RESERVING:
            self.release(number, p)
        p.status = becomes
        del self.lodged[root]
        if p.covered:
            self.lodged[root] = credit_of(number) << 16 | p.previous

    def _sees_the_end(self, p: Presentation, now: int) -> None:
        """Who has found documents complying has read them, and its clock stands still no more: it honours them (UCP 600
        art. 15) and has waited long enough."""
        if p.examine_by == NO_END:
            p.examine_by = self._today(p, now)

    def _examine(
        self, by: str, now: int, number: int, also: set[str], happens: Callable[[Presentation], None]
    ) -> Verdict:
        if (p := self.records.get(number)) is None:
            return refused("UnknownPresentation")
        reasons = Reasons()
        reasons.add_if(not self._parties.acting(p.examiner, by), "NotParty")
        reasons.add_if(p.status != EXAMINING, "UnexpectedStatus")
        reasons.add_if(self._today(p, now) > p.examine_by, "ExaminationPeriodOver")
        reasons.add_all(also)
        return reasons.verdict(lambda: happens(p))

    def _take_up(self, p: Presentation, now: int, number: int, *, may_waive: bool) -> Verdict:
        was_refused = p.status == REFUSED
        reasons = Reasons()
        reasons.add_if(p.status not in (EXAMINING, REFUSED), "UnexpectedStatus")
        reasons.add_if(p.waiver == WAIVER["Superseded"], "WaiverNotOpen")
        reasons.add_if(not may_waive and p.waiver != WAIVER["Given"], "WaiverMissing")
        reasons.add_if(was_refused and p.disposal != DISPOSAL["Notify"], "DisposalForbidsWaiver")
        reasons.add_if(not was_refused and self._today(p, now) > p.examine_by, "ExaminationPeriodOver")
        again = was_refused and not p.covered
        admission = self._drawings.admit_again(number, p.amount, p.shipped, now)
        reasons.add_all(admission.refusals if again else set())

        def happens() -> None:
            p.status, p.waiver, p.decided = COMPLYING, WAIVER["Accepted"], self._today(p, now)
            self._sees_the_end(p, now)
            if again:
                admission.happens()

        return reasons.verdict(happens)

    def _give_back(
        self, by: str, number: int, root: bytes, party: str, allowed: tuple[int, ...], becomes: str
    ) -> Verdict:
        if (p := self.records.get(number)) is None:
            return refused("UnknownPresentation")
        reasons = Reasons()
        reasons.add_if(not self._parties.acting(getattr(p, party), by), "NotParty")
        reasons.add_if(p.status not in allowed, "UnexpectedStatus")
        reasons.add_if(self.lodged.get(root) != number, "NotLodged")

        return reasons.verdict(lambda: self.take_back(number, p, root, PRESENTATION[becomes]))

    def _honour(self, p: Presentation, now: int, number: int, reasons: Reasons, *, must_be_funded: bool) -> Verdict:
        credit = credit_of(number)
        sight = self.tenor(number)[0] == TENOR["Sight"]
        try:
            maturity = self.maturity(number, now)
        except Unpublished:
            maturity = 0
        reasons.add_if(maturity == 0, "CalendarYearUnpublished")
        reasons.add_if(not p.covered and self._credits.is_stayed(credit), "CourtStay")
        place, currency = self._parties.records[p.examiner].place, self._credits.records[credit].currency
        claim = Claim(p.amount, p.examiner, maturity, currency, place, 0)
        shares = self.shares(number, p, p.amount)
        reasons.add_if(sight and must_be_funded and self._claims.lacks(claim, shares), "InsufficientCash")
        reasons.add_if(any(share in self._claims.records for share, _, _ in shares), "ClaimExists")

        def happens() -> None:
            p.status = PRESENTATION["Honoured"]
            self.draw(number, p, p.amount)
            self._claims.open(claim, shares, pay=sight)

        return reasons.verdict(happens)

    def shares(self, number: int, p: Presentation, paid: int) -> list[tuple[int, int, int]]:
        """The claims that `paid` is divided into; a bank that has honoured before is owed the whole."""
        return [(number, p.presenter, paid)] if p.covered else self._drawings.proceeds.shares(number, p, paid)

    def draw(self, number: int, p: Presentation, paid: int) -> None:
        """What was kept for it is drawn, and others have had their part of what is paid. Who has paid the first
        beneficiary's difference too is owed both."""
        if not p.covered:
            record = self._credits.records[credit_of(number)]
            record.pending, record.drawn = record.pending - p.amount, record.drawn + p.amount
            p.amount += self._drawings.proceeds.pay_out(number, p, paid)

    def _against_correction(self, previous: int) -> set[str]:
        if previous not in self.records:
            return {"UnknownPresentation"}
        return set() if self.records[previous].status in CORRECTABLE else {"NotCorrectable"}

    def _today(self, p: Presentation, now: int) -> int:
        return self._days.today(self._parties.records[p.examiner].place, now)
