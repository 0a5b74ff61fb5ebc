"""What a nominated bank or a confirmer does with documents beside examining them."""

from __future__ import annotations

from dataclasses import replace

from tests.invariants.ghost.claims import Claims
from tests.invariants.ghost.credits import Credits
from tests.invariants.ghost.days import Days, Unpublished
from tests.invariants.ghost.drawings import Drawings
from tests.invariants.ghost.parties import Parties
from tests.invariants.ghost.presentations import COMPLYING, CORRECTABLE, EXAMINING, Presentations
from tests.invariants.ghost.proceeds import DIFFERENCE
from tests.invariants.ghost.records import (
    PRESENTATION,
    WAIVER,
    Claim,
    Presentation,
    credit_of,
    issuer_of,
    share_of,
    whole,
)
from tests.invariants.ghost.transfers import Transfers
from tests.invariants.ghost.verdict import Reasons, Verdict, refused

NEGOTIATED, HONOURED = PRESENTATION["Negotiated"], PRESENTATION["Honoured"]


class Nominations:
    """`offers`: presentation -> price, recourse, and who has said so. `recourse`: where it was agreed, the price and
    the first beneficiary's difference. `forwarded`: presentation -> the next one."""

    def __init__(
        self,
        parties: Parties,
        days: Days,
        claims: Claims,
        credits: Credits,
        transfers: Transfers,
        drawings: Drawings,
        made: Presentations,
    ) -> None:
        self._parties, self._days, self._claims, self._credits = parties, days, claims, credits
        self._transfers, self._drawings, self._made = transfers, drawings, made
        self.offers: dict[int, tuple[int, bool, int]] = {}
        self.recourse: dict[int, tuple[int, int]] = {}
        self.forwarded: dict[int, int] = {}

    def negotiate(self, by: str, now: int, number: int, net: int, recourse: bool) -> Verdict:
        if (p := self._made.records.get(number)) is None:
            return refused("UnknownPresentation")
        for_bank = self._parties.acting(p.examiner, by)
        sellers = {p.presenter} if p.covered else {p.presenter, self._beneficiary(credit_of(number))}
        for_seller = any(self._parties.acting(one, by) for one in sellers)
        reasons, issuer = Reasons(), issuer_of(credit_of(number))
        reasons.add_if(not for_bank and not for_seller, "NotParty")
        reasons.add_if(p.status != COMPLYING, "UnexpectedStatus")
        reasons.add_if(p.examiner == issuer, "IssuerNegotiates")
        bound = self._credits.is_bound(credit_of(number), p.examiner)
        reasons.add_if(recourse and bound, "RecourseForbidden")
        advanced = self._drawings.proceeds.deducted.get(number, 0)
        reasons.add_if(not max(advanced, 1) <= net <= p.amount, "BadPrice")
        reasons.add_all(self._parties.against_bank(p.examiner))
        says = p.examiner if for_bank else p.presenter
        before = self.offers.get(number)
        both = bool(for_bank and for_seller)
        answers = before is not None and before[2] != says
        reasons.add_if(not both and answers and before[:2] != (net, recourse), "NegotiationDiffers")  # type: ignore[index]
        reasons.add_if(not both and before == (net, recourse, says), "NegotiationOffered")
        if not both and not answers:
            return reasons.verdict(lambda: self.offers.__setitem__(number, (net, recourse, says)))
        return self._purchase(p, number, net, recourse, now, reasons)

    def forward(self, by: str, now: int, number: int, bank: int, root: bytes) -> Verdict:
        if (p := self._made.records.get(number)) is None:
            return refused("UnknownPresentation")
        credit, reasons, before = credit_of(number), Reasons(), self.forwarded.get(number)
        late = self._today(p.examiner, now) > p.examine_by
        may = self._parties.acting(p.examiner, by) or (late and self._parties.acting(p.presenter, by))
        reasons.add_if(not may, "NotParty")
        undertaken = self._credits.is_bound(credit, p.examiner) and not self._parties.acting(p.presenter, by)
        allowed = (NEGOTIATED, HONOURED) if undertaken else (EXAMINING, COMPLYING, NEGOTIATED, HONOURED)
        reasons.add_if(p.status not in allowed, "UnexpectedStatus")
        bound = self._credits.is_bound(credit, bank)
        reasons.add_if(p.examiner in (issuer_of(credit), bank) or not bound, "NotForwardedTo")
        open_still = before is not None and self._made.records[before].status not in CORRECTABLE
        reasons.add_if(open_still, "Forwarded")
        reasons.add_if(self._transfers.is_open(number, now), "SubstitutionOpen")
        reasons.add_if(self._made.lodged.get(root) != number, "NotLodged")
        try:
            received = self._days.received(self._place(bank), now) if bound else 0
            days = self._credits.records[credit].examination_days
            until = self._days.nth_open(self._place(bank), received, days) if bound else 0
        except Unpublished:
            return refused(*reasons.verdict(lambda: None).refusals, "CalendarYearUnpublished")

        paid = p.status in (NEGOTIATED, HONOURED)
        forwarded = replace(p, covered=paid or p.covered)
        why, terms = self._drawings.against_forwarding(credit, bank, forwarded, received)
        reasons.add_all(why)

        def happens() -> None:
            record = self._credits.records[credit]
            record.presentations += 1
            if terms is not None:
                self._drawings.amendments.bind(credit << 16 | record.presentations, terms)
            after = credit << 16 | record.presentations
            presenter = p.examiner if paid else p.presenter
            made = Presentation(presenter, bank, EXAMINING, received, until, p.shipped, number & 0xFFFF, p.amount)
            sighted = self._made.sight(p) if p.status == HONOURED else p.sighted
            made = replace(made, version=p.version, covered=paid or p.covered, sighted=sighted)
            p.status = p.status if paid else PRESENTATION["Forwarded"]
            self._made.records[after], self._made.root_of[after] = made, root
            self._made.lodged[root] = self.forwarded[number] = after
            if record.shared:
                self._drawings.proceeds.move(number, after)

        return reasons.verdict(happens)

    def take_recourse(self, by: str, now: int, number: int, root: bytes) -> Verdict:
        if (p := self._made.records.get(number)) is None:
            return refused("UnknownPresentation")
        after, reasons = self.forwarded.get(number), Reasons()
        reasons.add_if(not self._parties.acting(p.examiner, by), "NotParty")
        there = self._made.records.get(after or 0)
        refused_there = there is not None and there.discrepancies != 0 and there.status in CORRECTABLE
        reasons.add_if(number not in self.recourse or not refused_there, "NoRecourse")
        reasons.add_if(self._made.lodged.get(root) not in (number, after), "NotLodged")

        def happens() -> None:
            assert after is not None
            del self._made.lodged[root]
            credit, (net, extra) = credit_of(number), self.recourse.pop(number)
            p.status, self._made.records[after].waiver = PRESENTATION["Withdrawn"], WAIVER["Superseded"]
            self._credits.records[credit].drawn -= p.amount - extra
            self._credits.records[whole(credit)].drawn -= extra
            first = self._parties.payee(self._beneficiary(whole(credit)))
            for obligor, share, amount in ((p.presenter, 0, net), (first, DIFFERENCE, extra)):
                if amount and obligor != p.examiner:
                    place, currency = self._place(obligor), self._credits.records[credit].currency
                    claim = Claim(amount, obligor, self._today(obligor, now), currency, place, 0)
                    self._claims.open(claim, [(share_of(after, share), p.examiner, amount)], pay=True)

        return reasons.verdict(happens)

    def demand_invoice(self, by: str, now: int, number: int) -> Verdict:
        if (p := self._made.records.get(number)) is None:
            return refused("UnknownPresentation")
        reasons = Reasons()
        reasons.add_if(not self._parties.acting(p.examiner, by), "NotParty")
        reasons.add_if(p.status not in (EXAMINING, COMPLYING), "UnexpectedStatus")
        reasons.add_all(self._transfers.against_demand(number))
        return reasons.verdict(lambda: self._transfers.demand(number, p.examiner, now))

    def substitute(self, by: str, now: int, number: int, amount: int) -> Verdict:
        if (p := self._made.records.get(number)) is None:
            return refused("UnknownPresentation")
        first, reasons = self._beneficiary(whole(credit_of(number))), Reasons()
        reasons.add_if(not self._parties.acting(first, by), "NotParty")
        reasons.add_if(p.status not in (EXAMINING, COMPLYING), "UnexpectedStatus")
        reasons.add_all(self._transfers.against_substitution(number, p.examiner, p.amount, amount, now))
        return reasons.verdict(lambda: self._transfers.substitute(number, amount - p.amount))

    def _purchase(self, p: Presentation, number: int, net: int, recourse: bool, now: int, reasons: Reasons) -> Verdict:
        credit = credit_of(number)
        reasons.add_if(not p.covered and self._credits.is_stayed(credit), "CourtStay")
        currency, place = self._credits.records[credit].currency, self._place(p.examiner)
        claim = Claim(net, p.examiner, self._today(p.examiner, now), currency, place, 0)
        shares = self._made.shares(number, p, net)
        reasons.add_if(self._claims.lacks(claim, shares), "InsufficientCash")
        reasons.add_if(any(share in self._claims.records for share, _, _ in shares), "ClaimExists")

        def happens() -> None:
            p.status = NEGOTIATED
            before = p.amount
            self._made.draw(number, p, net)
            if recourse:
                self.recourse[number] = net, p.amount - before
            self._claims.open(claim, shares, pay=True)

        return reasons.verdict(happens)

    def _beneficiary(self, credit: int) -> int:
        return self._credits.records[credit].beneficiary

    def _place(self, party: int) -> bytes:
        return self._parties.records[party].place

    def _today(self, party: int, now: int) -> int:
        return self._days.today(self._place(party), now)
