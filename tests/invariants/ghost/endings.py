"""How a credit ends before its time: by consent of all who are bound, or stopped by a court."""

from __future__ import annotations

from collections import defaultdict

from tests.invariants.ghost.credits import LIVE, Credits
from tests.invariants.ghost.parties import Parties
from tests.invariants.ghost.records import CONFIRMATION, is_part, issuer_of
from tests.invariants.ghost.verdict import Reasons, Verdict, refused


class Endings:
    """`consents`: (credit, version of its terms) -> roles that have consented."""

    def __init__(self, parties: Parties, credits: Credits) -> None:
        self._parties, self._credits = parties, credits
        self.consents: defaultdict[tuple[int, int], set[str]] = defaultdict(set)

    def needed(self, credit: int) -> dict[str, int]:
        """Role -> the party that must consent."""
        record = self._credits.records[credit]
        needed = {"issuer": issuer_of(credit), "beneficiary": record.beneficiary}
        if record.confirmed and record.confirmation != CONFIRMATION["Silent"]:
            needed["confirmer"] = record.confirmer
        return needed | ({"transferring bank": record.nominated} if is_part(credit) else {})

    def cancel(self, by: str, credit: int) -> Verdict:
        if (record := self._credits.records.get(credit)) is None:
            return refused("UnknownCredit")
        needed, given = self.needed(credit), self.consents[credit, record.version]
        says = {role for role, party in needed.items() if self._parties.acting(party, by)}
        reasons = Reasons()
        reasons.add_if(record.status not in LIVE, "UnexpectedStatus")
        reasons.add_if(not says, "NotParty")
        reasons.add_if(bool(says) and says <= given, "ConsentGiven")
        reasons.add_if(record.pending != 0, "PresentationPending")
        reasons.add_if(record.set_aside != 0, "AmountSetAside")

        def happens() -> None:
            given.update(says)
            if given == set(needed):
                self._credits.end(credit, "Cancelled")

        return reasons.verdict(happens)

    def stay(self, by: str, credit: int, *, stayed: bool) -> Verdict:
        reasons, record = Reasons(), self._credits.records.get(credit)
        reasons.add_if(by != self._parties.registrar, "AccessManagedUnauthorized")
        reasons.add_if(record is None, "UnknownCredit")
        reasons.add_if(record is not None and record.stayed == stayed, "StayUnchanged")
        return reasons.verdict(lambda: setattr(record, "stayed", stayed))
