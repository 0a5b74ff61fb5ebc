"""Who is who: parties, their accounts, mandates and standing."""

from __future__ import annotations

from tests.invariants.ghost.records import NOBODY, PARTY_KIND, STANDING, Party
from tests.invariants.ghost.verdict import Reasons, Verdict, refused

INSTITUTIONS = {PARTY_KIND["Convener"], PARTY_KIND["Supervisor"], PARTY_KIND["SettlementAgent"]}


EMERGENCY = 30 * 86_400
"""Seconds for which the convener suspends a party that the council has not spoken on."""


class Parties:
    """Parties by number from 1; `registrar` is the address that admits and suspends; `now` is when it is asked."""

    def __init__(self, *, registrar: str) -> None:
        self.registrar = registrar
        self.now = 0
        self.emergencies: dict[int, int] = {}
        self.records: dict[int, Party] = {}
        self.party_of: dict[str, int] = {}

    def enter(self, record: Party) -> int:
        number = len(self.records) + 1
        self.records[number] = record
        if record.account != NOBODY:
            self.party_of[record.account] = number
        return number

    def account_of(self, party: int) -> str:
        return self.records[party].account

    def at(self, account: str) -> int:
        """The party that acts by the account now; 0 for none, and for an account that its party has left."""
        party = self.party_of.get(account, 0)
        return party if party and self.records[party].account == account else 0

    def present_account(self, account: str) -> str:
        """Where the party of a present or former account acts from; nobody for a stranger's."""
        party = self.party_of.get(account, 0)
        return self.records[party].account if party else NOBODY

    def acting(self, party: int, account: str) -> int:
        """As whom the account acts for the party: itself, its sponsor by mandate, or 0."""
        record = self.records.get(party)
        if record is None:
            return 0
        if record.account == account:
            return party
        by_mandate = record.mandate and record.sponsor and self.account_of(record.sponsor) == account
        return record.sponsor if by_mandate else 0

    def payee(self, party: int) -> int:
        """Who is paid what the party is owed: the sponsor of a customer without an account."""
        record = self.records[party]
        return record.sponsor if record.account == NOBODY else party

    def is_suspended(self, party: int) -> bool:
        return self.records[party].standing == STANDING["Suspended"] and self.now <= self.emergencies[party]

    def against_bank(self, party: int) -> set[str]:
        """Why the party is not a bank that may open new business."""
        record = self.records.get(party)
        if record is None:
            return {"UnknownParty"}
        if record.kind != PARTY_KIND["Bank"]:
            return {"WrongKind"}
        return {"Suspended"} if self.is_suspended(party) else set()

    def admit(self, by: str, kind: int, account: str, place: bytes) -> Verdict:
        reasons = Reasons()
        reasons.add_if(by != self.registrar, "AccessManagedUnauthorized")
        reasons.add_if(kind not in INSTITUTIONS | {PARTY_KIND["Bank"]}, "WrongKind")
        reasons.add_if(account == NOBODY, "AccountMissing")
        reasons.add_if(account in self.party_of, "AccountInUse")
        record = Party(account, kind, STANDING["Good"], place, 0, False)
        return reasons.verdict(lambda: void(self.enter(record)))

    def introduce(self, by: str, account: str) -> Verdict:
        sponsor = self.at(by)
        if not sponsor:
            return refused("NotAdmitted")
        reasons = Reasons()
        reasons.add_all(self.against_bank(sponsor))
        reasons.add_if(account in self.party_of, "AccountInUse")
        place, alone = self.records[sponsor].place, account == NOBODY
        record = Party(account, PARTY_KIND["Customer"], STANDING["Good"], place, sponsor, alone)
        return reasons.verdict(lambda: void(self.enter(record)))

    def set_mandate(self, by: str, mandate: bool) -> Verdict:
        party = self.at(by)
        if not party:
            return refused("NotAdmitted")
        if self.records[party].kind != PARTY_KIND["Customer"]:
            return refused("WrongKind")
        return Verdict(frozenset(), lambda: setattr(self.records[party], "mandate", mandate))

    def rotate_account(self, by: str, account: str) -> Verdict:
        party = self.at(by)
        if not party:
            return refused("NotAdmitted")
        reasons = Reasons()
        reasons.add_if(self.records[party].kind in INSTITUTIONS, "WrongKind")
        reasons.add_if(account == NOBODY, "AccountMissing")
        reasons.add_if(account in self.party_of, "AccountInUse")

        def happens() -> None:
            self.party_of[account] = party
            self.records[party].account = account

        return reasons.verdict(happens)

    def suspend(self, by: str, party: int) -> Verdict:
        reasons = self._of_registrar(by, party)
        known = party in self.records
        reasons.add_if(known and self.is_suspended(party), "Suspended")
        reasons.add_if(known and not self.is_suspended(party) and party in self.emergencies, "EmergencySpent")

        def happens() -> None:
            self.emergencies[party] = self.now + EMERGENCY
            self.records[party].standing = STANDING["Suspended"]

        return reasons.verdict(happens)

    def reinstate(self, by: str, party: int) -> Verdict:
        reasons = self._of_registrar(by, party)
        reasons.add_if(party in self.records and not self.is_suspended(party), "NotSuspended")

        def happens() -> None:
            del self.emergencies[party]
            self.records[party].standing = STANDING["Good"]

        return reasons.verdict(happens)

    def _of_registrar(self, by: str, party: int) -> Reasons:
        reasons = Reasons()
        reasons.add_if(by != self.registrar, "AccessManagedUnauthorized")
        reasons.add_if(party not in self.records, "UnknownParty")
        return reasons


def void(_: object) -> None:
    """A change whose result nobody needs."""
