"""Claims: opened by honour, passed from hand to hand, paid once to whoever holds them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from tests.invariants.ghost.days import Days
from tests.invariants.ghost.money import UNLIMITED, Money
from tests.invariants.ghost.parties import Parties
from tests.invariants.ghost.records import CLAIM, NOBODY, Claim
from tests.invariants.ghost.verdict import Reasons, Verdict, refused

OPEN = (CLAIM["Outstanding"], CLAIM["Unpaid"])
LOCKED = CLAIM["Locked"]
"""Sold and not settled yet: it is owed, reported and paid like any other, and stays where it is."""


class Claims:
    """`owner` is the account that a claim was last passed to; who is paid is the party of that account. `approved`:
    claim -> who may pass it on; `operators`: (account, who may pass on all that it owns)."""

    def __init__(self, parties: Parties, days: Days, cash: Mapping[bytes, Money]) -> None:
        self._parties, self._days, self._cash = parties, days, cash
        self.records: dict[int, Claim] = {}
        self.owner: dict[int, str] = {}
        self.approved: dict[int, str] = {}
        self.operators: set[tuple[str, str]] = set()

    def funds(self, currency: bytes, obligor: int) -> int:
        return self._cash[currency].funds(self._parties.account_of(obligor))

    def lacks(self, claim: Claim, shares: Iterable[tuple[int, int, int]]) -> bool:
        """Whether the obligor cannot pay all shares, (number, party that is owed, face), one after the other."""
        payer, money = self._parties.account_of(claim.obligor), self._cash[claim.currency]
        held, leave = money.balances[payer], money.leave[payer]
        for _, owner, face in shares:
            if min(held, leave) < face:
                return True
            held -= face if self._parties.account_of(owner) != payer else 0
            leave -= face if leave != UNLIMITED else 0
        return False

    def open(self, claim: Claim, shares: Iterable[tuple[int, int, int]], *, pay: bool) -> None:
        """A claim for each share; with `pay` each is paid at once if the obligor has the money."""
        for number, owner, face in shares:
            self.records[number] = replace(claim, face=face, status=CLAIM["Outstanding"])
            self.owner[number] = self._parties.account_of(owner)
            if pay and self.funds(claim.currency, claim.obligor) >= face:
                self._settle(number)

    def pay(self, by: str, now: int, number: int) -> Verdict:
        if (claim := self.records.get(number)) is None:
            return refused("UnknownClaim")
        reasons = Reasons()
        reasons.add_if(not self._parties.acting(claim.obligor, by), "NotParty")
        reasons.add_if(claim.status not in (*OPEN, LOCKED), "UnexpectedStatus")
        reasons.add_if(self._days.today(claim.place, now) < claim.maturity, "NotDue")
        reasons.add_if(self._cash[claim.currency].funds(by) < claim.face, "InsufficientCash")
        return reasons.verdict(lambda: self._settle(number))

    def report_unpaid(self, now: int, number: int) -> Verdict:
        if (claim := self.records.get(number)) is None:
            return refused("UnknownClaim")
        reasons = Reasons()
        reasons.add_if(claim.status not in (CLAIM["Outstanding"], LOCKED), "UnexpectedStatus")
        reasons.add_if(self._days.today(claim.place, now) <= claim.maturity, "NotOverdue")
        return reasons.verdict(lambda: setattr(claim, "status", CLAIM["Unpaid"]))

    def transfer(self, by: str, giver: str, taker: str, number: int) -> Verdict:
        if taker == NOBODY:
            return refused("ERC721InvalidReceiver")
        if (claim := self.records.get(number)) is None:
            return refused("ERC721NonexistentToken")
        party, reasons = self._parties.at(taker), Reasons()
        reasons.add_if(not self._may_pass_on(by, number), "ERC721InsufficientApproval")
        reasons.add_if(giver != self.owner[number], "ERC721IncorrectOwner")
        reasons.add_if(claim.status == LOCKED, "ClaimLocked")
        reasons.add_if(claim.status not in (*OPEN, LOCKED), "UnexpectedStatus")
        reasons.add_if(not party or self._parties.is_suspended(party), "NotAHolder")

        def happens() -> None:
            self.owner[number] = taker
            self.approved.pop(number, None)

        return reasons.verdict(happens)

    def approve(self, by: str, taker: str, number: int) -> Verdict:
        """The account of record lets another pass the claim on; nobody: no one any more."""
        if number not in self.records:
            return refused("ERC721NonexistentToken")
        owner, reasons = self.owner[number], Reasons()
        reasons.add_if(by != owner and (owner, by) not in self.operators, "ERC721InvalidApprover")
        return reasons.verdict(lambda: self.approved.__setitem__(number, taker))

    def approve_all(self, by: str, operator: str, yes: bool) -> Verdict:
        if operator == NOBODY:
            return refused("ERC721InvalidOperator")
        change = self.operators.add if yes else self.operators.discard
        return Verdict(frozenset(), lambda: change((by, operator)))

    def lock(self, number: int) -> None:
        self.records[number].status = LOCKED

    def unlock(self, number: int) -> None:
        """What was reported unpaid, or paid, meanwhile stays so."""
        if self.records[number].status == LOCKED:
            self.records[number].status = CLAIM["Outstanding"]

    def against_passing(self, number: int, party: int) -> set[str]:
        """Why the party cannot have the claim that it has bought, or takes back."""
        reasons = {"NotAHolder"} if self._parties.is_suspended(party) else set()
        return reasons | (set() if self.records[number].status in (*OPEN, LOCKED) else {"UnexpectedStatus"})

    def pass_to(self, number: int, party: int) -> None:
        """To its present account, by what was agreed above; it is locked no more."""
        self.unlock(number)
        self.owner[number] = self._parties.account_of(party)
        self.approved.pop(number, None)

    def holder(self, number: int) -> int:
        """The party that would be paid now."""
        return self._parties.party_of[self.owner[number]]

    def status(self, claim: Claim, now: int) -> int:
        """The stored status, or Due from maturity on."""
        open_ = claim.status in (CLAIM["Outstanding"], LOCKED)
        due = open_ and self._days.today(claim.place, now) >= claim.maturity
        return CLAIM["Due"] if due else claim.status

    def _may_pass_on(self, by: str, number: int) -> bool:
        """An account that its party has left has no say, nor have those whom it once let pass on what it owned."""
        owner = self.owner[number]
        if (present := self._parties.present_account(owner)) != owner:
            return by == present
        return by == owner or (owner, by) in self.operators or self.approved.get(number) == by

    def _settle(self, number: int) -> None:
        claim = self.records[number]
        claim.status = CLAIM["Paid"]
        payer, payee = (self._parties.account_of(party) for party in (claim.obligor, self.holder(number)))
        self._cash[claim.currency].draw(payer, payee, claim.face)
