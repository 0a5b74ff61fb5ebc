"""Presentations: made, examined, taken up, refused, given back, honoured."""

from __future__ import annotations

from collections.abc import Callable

from tests.invariants.ghost.claims import Claims
from tests.invariants.ghost.credits import Credits, issuer_of
from tests.invariants.ghost.days import Days, Unpublished
from tests.invariants.ghost.parties import Parties
from tests.invariants.ghost.records import DISPOSAL, PRESENTATION, TENOR, WAIVER, Claim, Credit, Presentation
from tests.invariants.ghost.verdict import Reasons, Verdict, refused

EXAMINING, COMPLYING, REFUSED = (PRESENTATION[name] for name in ("Examining", "Complying", "Refused"))
CORRECTABLE = (REFUSED, PRESENTATION["Returned"], PRESENTATION["Withdrawn"])
RESERVING = (EXAMINING, COMPLYING)
NO_ROOT = bytes(32)


def credit_of(presentation: int) -> int:
    return presentation >> 16


class Presentations:
    """`lodged` says which presentation stands on a root; `root_of` what each one was made with."""

    def __init__(self, parties: Parties, days: Days, credits: Credits, claims: Claims) -> None:
        self._parties, self._days, self._credits, self._claims = parties, days, credits, claims
        self.records: dict[int, Presentation] = {}
        self.root_of: dict[int, bytes] = {}
        self.lodged: dict[bytes, int] = {}

    def present(self, by: str, now: int, credit: int, amount: int, shipped: int, root: bytes, previous: int) -> Verdict:
        if (record := self._credits.records.get(credit)) is None:
            return refused("UnknownCredit")
        presenter, received = self._parties.acting(record.beneficiary, by), self._days.received(record.place, now)
        reasons = Reasons()
        reasons.add_if(not presenter, "NotParty")
        reasons.add_all(self._credits.against_drawing(record, amount))
        reasons.add_if(received > self._credits.effective_expiry(record), "CreditExpired")
        reasons.add_all(self._against_shipment(record, shipped, received))
        reasons.add_all(self._against_correction(credit << 16 | previous) if previous else set())
        reasons.add_if(root == NO_ROOT, "DocumentsMissing")
        reasons.add_if(root in self.lodged, "DocumentsInUse")

        def happens() -> None:
            if previous:
                self.records[credit << 16 | previous].waiver = WAIVER["Superseded"]
            record.presentations += 1
            record.pending += amount
            number, examiner = credit << 16 | record.presentations, issuer_of(credit)
            place = self._parties.records[examiner].place
            until = self._days.nth_open(place, received, record.examination_days)
            made = Presentation(presenter, examiner, EXAMINING, received, until, shipped, previous, amount)
            self.records[number], self.root_of[number], self.lodged[root] = made, root, number

        return reasons.verdict(happens)

    def comply(self, by: str, now: int, number: int) -> Verdict:
        return self._examine(by, now, number, set(), lambda p: setattr(p, "status", COMPLYING))

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
            self._credits.records[credit_of(number)].pending -= p.amount

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
        reasons.add_if(self._today(p, now) <= p.examine_by, "ExaminationPeriodOpen")
        return self._honour(p, now, number, reasons, must_be_funded=False)

    def status(self, p: Presentation, now: int) -> int:
        """The stored status, or Precluded when the examination has run out."""
        late = p.status == EXAMINING and self._today(p, now) > p.examine_by
        return PRESENTATION["Precluded"] if late else p.status

    def maturity(self, number: int, now: int) -> int:
        """When its claim falls due if it is honoured now. Raises Unpublished."""
        p, credit = self.records[number], self._credits.records[credit_of(number)]
        today = self._today(p, now)
        if credit.tenor == TENOR["Sight"]:
            return today
        taken_up = p.decided if p.discrepancies else p.received
        starts = {"AfterSight": taken_up, "AfterShipment": p.shipped, "FixedDate": 0}
        nominal = starts[TENOR(credit.tenor).name] + credit.tenor_value
        return self._days.next_open(self._parties.records[p.examiner].place, max(nominal, today))

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
        credit, was_refused = self._credits.records[credit_of(number)], p.status == REFUSED
        reasons = Reasons()
        reasons.add_if(p.status not in (EXAMINING, REFUSED), "UnexpectedStatus")
        reasons.add_if(p.waiver == WAIVER["Superseded"], "WaiverNotOpen")
        reasons.add_if(not may_waive and p.waiver != WAIVER["Given"], "WaiverMissing")
        reasons.add_if(was_refused and p.disposal != DISPOSAL["Notify"], "DisposalForbidsWaiver")
        reasons.add_if(not was_refused and self._today(p, now) > p.examine_by, "ExaminationPeriodOver")
        reasons.add_all(self._credits.against_drawing(credit, p.amount) if was_refused else set())

        def happens() -> None:
            p.status, p.waiver, p.decided = COMPLYING, WAIVER["Accepted"], self._today(p, now)
            credit.pending += p.amount if was_refused else 0

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

        def happens() -> None:
            if p.status in RESERVING:
                self._credits.records[credit_of(number)].pending -= p.amount
            p.status = PRESENTATION[becomes]
            del self.lodged[root]

        return reasons.verdict(happens)

    def _honour(self, p: Presentation, now: int, number: int, reasons: Reasons, *, must_be_funded: bool) -> Verdict:
        credit = self._credits.records[credit_of(number)]
        sight = credit.tenor == TENOR["Sight"]
        funded = self._claims.funds(credit.currency, p.examiner) >= p.amount
        reasons.add_if(sight and must_be_funded and not funded, "InsufficientCash")
        try:
            maturity = self.maturity(number, now)
        except Unpublished:
            reasons.add_if(True, "CalendarYearUnpublished")
            return reasons.verdict(lambda: None)

        def happens() -> None:
            p.status = PRESENTATION["Honoured"]
            credit.pending, credit.drawn = credit.pending - p.amount, credit.drawn + p.amount
            place = self._parties.records[p.examiner].place
            claim = Claim(p.amount, p.examiner, maturity, credit.currency, place, 0)
            self._claims.open(number, p.presenter, claim, pay=sight and funded)

        return reasons.verdict(happens)

    def _against_shipment(self, credit: Credit, shipped: int, received: int) -> set[str]:
        if not shipped:
            needed = credit.presentation_days or credit.tenor == TENOR["AfterShipment"]
            return {"ShipmentDateMissing"} if needed else set()
        reasons = Reasons()
        reasons.add_if(shipped > received, "ShipmentAfterPresentation")
        reasons.add_if(shipped > credit.latest_shipment, "LateShipment")
        last = shipped + credit.presentation_days
        late = credit.presentation_days and received > last and received > self._days.next_open(credit.place, last)
        reasons.add_if(bool(late), "LatePresentation")
        return set(reasons.verdict(lambda: None).refusals)

    def _against_correction(self, previous: int) -> set[str]:
        if previous not in self.records:
            return {"UnknownPresentation"}
        return set() if self.records[previous].status in CORRECTABLE else {"NotCorrectable"}

    def _today(self, p: Presentation, now: int) -> int:
        return self._days.today(self._parties.records[p.examiner].place, now)
