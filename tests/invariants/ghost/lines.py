"""Lines: how much more a bank would buy of an obligor's undertakings."""

from __future__ import annotations

from tests.invariants.ghost.market_records import Line
from tests.invariants.ghost.parties import Parties
from tests.invariants.ghost.records import Claim
from tests.invariants.ghost.rules import Rules
from tests.invariants.ghost.verdict import Reasons, Verdict, refused


class Lines:
    """By (buyer, obligor, currency); a bank that has set none is bound by none."""

    def __init__(self, parties: Parties, rules: Rules) -> None:
        self._parties, self._rules = parties, rules
        self.records: dict[tuple[int, int, bytes], Line] = {}

    def set_line(self, by: str, obligor: int, currency: bytes, left: int) -> Verdict:
        if not (buyer := self._parties.at(by)):
            return refused("NotAdmitted")
        reasons = Reasons()
        reasons.add_all(self._parties.against_bank(buyer))
        reasons.add_if(obligor not in self._parties.records, "UnknownParty")
        reasons.add_if(currency not in self._rules.currencies, "UnknownCurrency")
        return reasons.verdict(lambda: self.records.__setitem__((buyer, obligor, currency), Line(left, set=left)))

    def end_line(self, by: str, obligor: int, currency: bytes) -> Verdict:
        if not (buyer := self._parties.at(by)):
            return refused("NotAdmitted")
        reasons = Reasons()
        reasons.add_all(self._parties.against_bank(buyer))

        def happens() -> None:
            self.records.pop((buyer, obligor, currency), None)

        return reasons.verdict(happens)

    def against(self, buyer: int, claim: Claim) -> set[str]:
        line = self._of(buyer, claim)
        return {"LineExceeded"} if line and claim.face > line.left else set()

    def use(self, buyer: int, claim: Claim) -> None:
        if line := self._of(buyer, claim):
            line.left -= claim.face

    def give_back(self, buyer: int, claim: Claim) -> None:
        if line := self._of(buyer, claim):
            line.left = min(line.left + claim.face, line.set)

    def _of(self, buyer: int, claim: Claim) -> Line | None:
        return self.records.get((buyer, claim.obligor, claim.currency))
