"""Transfer of a credit in parts, and the first beneficiary's invoice in place of the second one's."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from tests.invariants.ghost.credits import MOST, Credits
from tests.invariants.ghost.days import Days
from tests.invariants.ghost.parties import Parties
from tests.invariants.ghost.records import CREDIT, Credit, Substitution, credit_of, is_part, issuer_of, whole
from tests.invariants.ghost.verdict import Reasons, Verdict, refused

NOTHING = Substitution()


class Transfers:
    """`asked`: what one side has said and the other not yet, by credit and terms -> the party that said it."""

    def __init__(self, parties: Parties, days: Days, credits: Credits) -> None:
        self._parties, self._days, self._credits = parties, days, credits
        self.asked: dict[tuple[object, ...], int] = {}
        self.substitutions: defaultdict[int, Substitution] = defaultdict(Substitution)

    def bank_of(self, credit: int) -> int:
        """The transferring bank."""
        return self._credits.records[credit].nominated or self._credits.last_adviser(credit)

    def transfer(self, by: str, now: int, credit: int, part: Mapping[str, Any]) -> Verdict:
        if (record := self._credits.records.get(credit)) is None:
            return refused("UnknownCredit")
        both_sides = [record.beneficiary, self.bank_of(credit)]
        sides = [party for party in both_sides if self._parties.acting(party, by)]
        what = (credit, *part.values())
        asked = self.asked.get(what, 0)
        reasons = Reasons()
        reasons.add_if(not sides, "NotParty")
        reasons.add_if(len(sides) == 1 and asked in sides, "TransferAsked")
        reasons.add_all(self._against_whole(credit, record, now))
        reasons.add_all(self._against_part(credit, record, part, now))
        both = len(sides) == 2 or (asked in both_sides and asked not in sides)
        if sides and not both:
            return reasons.verdict(lambda: self.asked.__setitem__(what, sides[0]))

        def happens() -> None:
            self.asked.pop(what, None)
            child = self._part(credit, record, part)
            record.parts += 1
            record.set_aside += self._credits.limit(child)
            self._credits.records[credit | record.parts << 24] = child

        return reasons.verdict(happens)

    def against_substitution(self, number: int, examiner: int, drawn: int, amount: int, now: int) -> set[str]:
        if not is_part(credit_of(number)):
            return {"NotAPart"}
        place, reasons = self._parties.records[examiner].place, Reasons()
        made = self.substitutions.get(number, NOTHING)
        over = made.until and self._days.today(place, now) > made.until
        left = self._credits.available(self._credits.records[whole(credit_of(number))])
        reasons.add_if(made.made, "SubstitutionMade")
        reasons.add_if(bool(over), "SubstitutionOver")
        reasons.add_if(not drawn <= amount <= drawn + left, "BadSubstitution")
        return set(reasons.verdict(lambda: None).refusals)

    def substitute(self, number: int, extra: int) -> None:
        made = self.substitutions[number]
        made.extra, made.made, made.kept = extra, True, True
        self._credits.records[whole(credit_of(number))].pending += extra
        self._credits.records[credit_of(number)].shared = True

    def against_demand(self, number: int) -> set[str]:
        if not is_part(credit_of(number)):
            return {"NotAPart"}
        made = self.substitutions.get(number, NOTHING)
        return ({"SubstitutionMade"} if made.made else set()) | ({"SubstitutionDemanded"} if made.until else set())

    def demand(self, number: int, bank: int, now: int) -> None:
        place, credit = self._parties.records[bank].place, self._credits.records[credit_of(number)]
        days = self._credits.rules.of(credit).substitution_days
        self.substitutions[number].until = self._days.nth_open(place, self._days.today(place, now), days)

    def is_open(self, number: int, now: int) -> bool:
        """Whether the first beneficiary may still substitute what it was asked for."""
        made = self.substitutions.get(number, NOTHING)
        if made.made or not made.until:
            return False
        bank = self._credits.records[credit_of(number)].nominated
        return self._days.today(self._parties.records[bank].place, now) <= made.until

    def keep(self, number: int) -> None:
        """Keeps the difference again, if the credit still has it."""
        made, above = self.substitutions.get(number, NOTHING), self._credits.records[whole(credit_of(number))]
        if made.extra and not made.kept and self._credits.available(above) >= made.extra:
            made.kept = True
            above.pending += made.extra

    def let_go(self, number: int) -> None:
        made = self.substitutions.get(number, NOTHING)
        if made.kept:
            made.kept = False
            self._credits.records[whole(credit_of(number))].pending -= made.extra

    def move(self, one: int, other: int) -> None:
        if one in self.substitutions:
            self.substitutions[other] = self.substitutions.pop(one)

    def difference(self, number: int) -> tuple[int, int]:
        """What the first beneficiary draws with this presentation, and the party that is paid it."""
        made, above = self.substitutions.get(number, NOTHING), self._credits.records[whole(credit_of(number))]
        return (made.extra if made.kept else 0), self._parties.payee(above.beneficiary)

    def draw(self, number: int) -> None:
        made = self.substitutions.get(number, NOTHING)
        if made.kept:
            made.kept = False
            above = self._credits.records[whole(credit_of(number))]
            above.pending, above.drawn = above.pending - made.extra, above.drawn + made.extra

    def _against_whole(self, credit: int, record: Credit, now: int) -> set[str]:
        reasons = Reasons()
        reasons.add_if(self._credits.status(record, now) != CREDIT["Advised"], "UnexpectedStatus")
        reasons.add_if(is_part(credit), "TransferredOnce")
        reasons.add_if(not record.transferable, "NotTransferable")
        reasons.add_if(record.scheduled or record.shared or record.apart, "NotDivisible")
        begun = record.parts + record.drawn + record.pending != 0
        reasons.add_if(record.single_drawing and begun, "PartsProhibited")
        return set(reasons.verdict(lambda: None).refusals)

    def _against_part(self, credit: int, record: Credit, part: Mapping[str, Any], now: int) -> set[str]:
        reasons, child = Reasons(), self._part(credit, record, part)
        reasons.add_if(part["beneficiary"] not in self._parties.records, "UnknownParty")
        reasons.add_if(part["beneficiary"] == issuer_of(credit), "IssuerIsBeneficiary")
        reasons.add_if(part["root"] == bytes(32), "PartMissing")
        reasons.add_if(part["amount"] == 0, "ZeroAmount")
        reasons.add_if(self._credits.limit(child) > MOST, "AmountTooLarge")
        reasons.add_if(self._credits.limit(child) > self._credits.available(record), "TransferAboveBalance")
        reasons.add_if(part["expiry"] > record.expiry, "LaterExpiry")
        reasons.add_if(part["latestShipment"] > record.latest, "LaterShipment")
        reasons.add_if(part["presentationDays"] > record.presentation_days, "LongerPeriod")
        reasons.add_if(child.expiry < self._days.today(record.place, now), "ExpiryPassed")
        reasons.add_if(child.latest_shipment > child.expiry, "ShipmentAfterExpiry")
        places = (b"\0\0", record.place, self._parties.records[self.bank_of(credit)].place)
        reasons.add_if(part["place"] not in places, "OtherPlace")
        return set(reasons.verdict(lambda: None).refusals)

    def _part(self, credit: int, record: Credit, part: Mapping[str, Any]) -> Credit:
        """The part as a credit of its own under the same undertakings."""
        bank = self.bank_of(credit)
        child = replace(record, beneficiary=part["beneficiary"], amount=part["amount"], root=part["root"])
        child.adviser, child.nominated, child.second_adviser = bank, bank, 0
        child.drawn = child.pending = child.presentations = child.set_aside = 0
        child.version = child.parts = child.pending_amendments = 0
        child.transferable = child.passed_on = child.stayed = False
        child.status, child.expiry = CREDIT["Advised"], part["expiry"] or record.expiry
        child.latest_shipment = part["latestShipment"] or min(record.latest_shipment, child.expiry)
        child.presentation_days = part["presentationDays"] or record.presentation_days
        child.place = record.place if part["place"] == b"\0\0" else part["place"]
        return child
