"""Confirmation: another bank's own undertaking, asked for by the issuer or by the beneficiary alone."""

from __future__ import annotations

from collections import defaultdict

from tests.invariants.ghost.credits import Credits
from tests.invariants.ghost.parties import Parties
from tests.invariants.ghost.records import CONFIRMATION, CREDIT, issuer_of
from tests.invariants.ghost.verdict import Reasons, Verdict, refused


class Confirmations:
    """`requested` says which bank the beneficiary has asked."""

    def __init__(self, parties: Parties, credits: Credits) -> None:
        self._parties, self._credits = parties, credits
        self.requested: defaultdict[int, int] = defaultdict(int)

    def confirm(self, by: str, now: int, credit: int) -> Verdict:
        if (record := self._credits.records.get(credit)) is None:
            return refused("UnknownCredit")
        bank, reasons = self._asked(by, credit)
        reasons.add_if(self._credits.status(record, now) != CREDIT["Advised"], "UnexpectedStatus")
        reasons.add_all(self._parties.against_bank(bank) if bank else set())

        def happens() -> None:
            if record.confirmation == CONFIRMATION["None"]:
                record.confirmation, record.confirmer = CONFIRMATION["Silent"], bank
            record.confirmed = True

        return reasons.verdict(happens)

    def decline(self, by: str, credit: int) -> Verdict:
        if (record := self._credits.records.get(credit)) is None:
            return refused("UnknownCredit")
        _, reasons = self._asked(by, credit)

        def happens() -> None:
            self.requested[credit], record.confirmer = 0, 0

        return reasons.verdict(happens)

    def request(self, by: str, credit: int, bank: int) -> Verdict:
        if (record := self._credits.records.get(credit)) is None:
            return refused("UnknownCredit")
        reasons = Reasons()
        reasons.add_if(not self._parties.acting(record.beneficiary, by), "NotParty")
        reasons.add_if(record.confirmed, "Confirmed")
        reasons.add_if(record.confirmation != CONFIRMATION["None"] or bank == issuer_of(credit), "RequestNotOpen")
        reasons.add_all(self._parties.against_bank(bank))
        return reasons.verdict(lambda: self.requested.__setitem__(credit, bank))

    def _asked(self, by: str, credit: int) -> tuple[int, Reasons]:
        record, reasons = self._credits.records[credit], Reasons()
        bank = self.requested[credit] if record.confirmation == CONFIRMATION["None"] else record.confirmer
        reasons.add_if(not self._parties.acting(bank, by), "NotParty")
        reasons.add_if(record.confirmed, "Confirmed")
        return bank, reasons
