"""Cash of one currency: balances by account, and what holders let Claims, and the market, draw."""

from __future__ import annotations

from collections import defaultdict

from tests.invariants.ghost.parties import Parties
from tests.invariants.ghost.records import NOBODY
from tests.invariants.ghost.verdict import Reasons, Verdict, refused

UNLIMITED = 2**256 - 1


class Money:
    """`agent` is the address that issues and redeems; `claims` the one that draws on holders by their `leave`, and
    `trades` the one that draws on buyers by their `leave_to_trade`. `lent`: (holder, somebody else) -> what that one
    may move of it."""

    def __init__(self, parties: Parties, *, agent: str, claims: str, trades: str) -> None:
        self._parties, self._agent, self._claims, self._trades = parties, agent, claims, trades
        self.balances: defaultdict[str, int] = defaultdict(int)
        self.leave: defaultdict[str, int] = defaultdict(int)
        self.leave_to_trade: defaultdict[str, int] = defaultdict(int)
        self.lent: defaultdict[tuple[str, str], int] = defaultdict(int)
        self.issued = self.redeemed = 0

    def another(self) -> Money:
        """Of another currency, of the same agent."""
        return Money(self._parties, agent=self._agent, claims=self._claims, trades=self._trades)

    def funds(self, payer: str) -> int:
        """What Claims can have from the payer: what it holds or what it lets be drawn, whichever is less."""
        return min(self.balances[payer], self.leave[payer])

    def draw(self, payer: str, payee: str, amount: int) -> None:
        """Paid by way of Claims; an unlimited leave stays unlimited."""
        if self.leave[payer] != UNLIMITED:
            self.leave[payer] -= amount
        self._move(payer, payee, amount)

    def funds_for_trade(self, payer: str) -> int:
        """What the market can have from the payer."""
        return min(self.balances[payer], self.leave_to_trade[payer])

    def draw_for_trade(self, payer: str, payee: str, amount: int) -> None:
        """Paid by way of the market."""
        if self.leave_to_trade[payer] != UNLIMITED:
            self.leave_to_trade[payer] -= amount
        self._move(payer, payee, amount)

    def transfer(self, by: str, to: str, amount: int) -> Verdict:
        if to == NOBODY:
            return refused("ERC20InvalidReceiver")
        reasons = self._against_moving(by, to, amount)
        return reasons.verdict(lambda: self._move(by, to, amount))

    def approve(self, by: str, spender: str, amount: int) -> Verdict:
        if spender == NOBODY:
            return refused("ERC20InvalidSpender")
        if spender == self._claims:
            return Verdict(frozenset(), lambda: self.leave.__setitem__(by, amount))
        if spender == self._trades:
            return Verdict(frozenset(), lambda: self.leave_to_trade.__setitem__(by, amount))
        return Verdict(frozenset(), lambda: self.lent.__setitem__((by, spender), amount))

    def transfer_from(self, by: str, giver: str, to: str, amount: int) -> Verdict:
        """What the giver lets this one move: from an account that its party has left to the present one alone."""
        if NOBODY in (giver, to):
            return refused("ERC20InsufficientAllowance", "ERC20InvalidApprover", "ERC20InvalidReceiver")
        lent, reasons = self.lent[giver, by], self._against_moving(giver, to, amount)
        reasons.add_if(lent < amount, "ERC20InsufficientAllowance")

        def happens() -> None:
            if lent != UNLIMITED:
                self.lent[giver, by] -= amount
            self._move(giver, to, amount)

        return reasons.verdict(happens)

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

    def _against_moving(self, giver: str, to: str, amount: int) -> Reasons:
        reasons, present = Reasons(), self._parties.present_account(giver)
        reasons.add_if(self._parties.present_account(to) != to or present == NOBODY, "NotAnAccount")
        reasons.add_if(present not in (NOBODY, giver, to), "FormerAccount")
        reasons.add_if(self.balances[giver] < amount, "ERC20InsufficientBalance")
        return reasons

    def _move(self, payer: str, payee: str, amount: int) -> None:
        self.balances[payer] -= amount
        self.balances[payee] += amount
