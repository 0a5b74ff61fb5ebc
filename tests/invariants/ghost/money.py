"""Cash of one currency: balances by account, and what holders let Claims draw."""

from __future__ import annotations

from collections import defaultdict

from tests.invariants.ghost.parties import Parties
from tests.invariants.ghost.records import NOBODY
from tests.invariants.ghost.verdict import Reasons, Verdict, refused

UNLIMITED = 2**256 - 1


class Money:
    """`agent` is the address that issues and redeems; `claims` the one that draws on holders by their leave."""

    def __init__(self, parties: Parties, *, agent: str, claims: str) -> None:
        self._parties, self._agent, self._claims = parties, agent, claims
        self.balances: defaultdict[str, int] = defaultdict(int)
        self.leave: defaultdict[str, int] = defaultdict(int)
        self.issued = self.redeemed = 0

    def funds(self, payer: str) -> int:
        """What Claims can have from the payer: what it holds or what it lets be drawn, whichever is less."""
        return min(self.balances[payer], self.leave[payer])

    def draw(self, payer: str, payee: str, amount: int) -> None:
        """Paid by way of Claims; an unlimited leave stays unlimited."""
        if self.leave[payer] != UNLIMITED:
            self.leave[payer] -= amount
        self._move(payer, payee, amount)

    def transfer(self, by: str, to: str, amount: int) -> Verdict:
        if to == NOBODY:
            return refused("ERC20InvalidReceiver")
        reasons = Reasons()
        present = self._parties.present_account(by)
        reasons.add_if(self._parties.present_account(to) != to or present == NOBODY, "NotAnAccount")
        reasons.add_if(present not in (NOBODY, by, to), "FormerAccount")
        reasons.add_if(self.balances[by] < amount, "ERC20InsufficientBalance")
        return reasons.verdict(lambda: self._move(by, to, amount))

    def approve(self, by: str, spender: str, amount: int) -> Verdict:
        assert spender == self._claims
        return Verdict(frozenset(), lambda: self.leave.__setitem__(by, amount))

    def issue(self, by: str, account: str, amount: int) -> Verdict:
        reasons = Reasons()
        reasons.add_if(by != self._agent, "AccessManagedUnauthorized")
        reasons.add_if(account == NOBODY, "ERC20InvalidReceiver")
        reasons.add_if(self._parties.present_account(account) != account, "NotAnAccount")

        def happens() -> None:
            self.balances[account] += amount
            self.issued += amount

        return reasons.verdict(happens)

    def redeem(self, by: str, amount: int) -> Verdict:
        reasons = Reasons()
        reasons.add_if(by != self._agent, "AccessManagedUnauthorized")
        reasons.add_if(self.balances[by] < amount, "ERC20InsufficientBalance")

        def happens() -> None:
            self.balances[by] -= amount
            self.redeemed += amount

        return reasons.verdict(happens)

    def collect(self, by: str, former: str) -> Verdict:
        if former == by or self._parties.present_account(former) != by:
            return refused("NotFormerAccount")
        return Verdict(frozenset(), lambda: self._move(former, by, self.balances[former]))

    def _move(self, payer: str, payee: str, amount: int) -> None:
        self.balances[payer] -= amount
        self.balances[payee] += amount
