"""The parties of the tests, by name, and what they can be made to do on the chain."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date, time
from typing import Any

import pytest

from tests import defaults
from usance import errors
from usance.abi import Argument, Value
from usance.accounts import Account, well_known
from usance.calendars import seconds_at
from usance.chains.embedded import EmbeddedChain
from usance.deployment import Network, Record
from usance.events import Receipt
from usance.ledger import Ledger

NOBODY = "0x" + "00" * 20
FIRST_CUSTOMER_KEY = 20
"""Well-known accounts from here on belong to customers and strangers."""


class Stage:
    """A deployed platform: who is on it, and what they do. Names are members' or customers'."""

    def __init__(self, network: Network, chain: EmbeddedChain, ledger: Ledger, record: Record) -> None:
        self.network, self.chain, self.ledger, self.record = network, chain, ledger, record
        self._accounts: dict[str, Account] = {m.name: m.key.account() for m in network.members if m.key}
        self._accounts["deployer"] = network.chain.deployer.account()
        self._parties = {m.name: m.party for m in record.members}
        self.address = dict(ledger.addresses)
        self.ready: list[int] = []
        """Canonical credits that are advised already, for `credit` to give away first."""

    def again(self) -> Stage:
        """The same platform and parties, with nothing remembered that a test adds."""
        other = Stage(self.network, self.chain, self.ledger, self.record)
        other._parties.update(self._parties)
        other.ready.extend(self.ready)
        return other

    def account(self, name: str) -> Account:
        return self._accounts[name]

    def party(self, name: str) -> int:
        return self._parties[name]

    def stranger(self, index: int = 0) -> str:
        """A funded account that belongs to no party; returns its name."""
        name = f"stranger {index}"
        self._accounts[name] = well_known(60 - index)
        return name

    def customer(self, name: str, sponsor: str, *, own_key: bool = False) -> int:
        """Introduced by its sponsor. With a key of its own it has given no mandate yet."""
        account = well_known(FIRST_CUSTOMER_KEY + len(self._parties)) if own_key else None
        receipt = self.do(sponsor, "Membership.introduce", account.address if account else NOBODY)
        if account:
            self._accounts[name] = account
        self._parties[name] = party = int(str(receipt.only("PartyAdmitted").args["party"]))
        return party

    def do(self, who: str, function: str, *args: Argument, gas: int = 3_000_000) -> Receipt:
        """`function` is "Contract.function" or "Cash:CNY.function"; sent, mined, its receipt checked."""
        target, _, name = function.rpartition(".")
        contract = target.partition(":")[0]
        ledger = self.ledger.at({contract: self.address[target]})
        # A call before each write would run everything twice; a refusal is as typed without it.
        return ledger.send(self.account(who), contract, name, args, gas=gas, precheck=False)

    def ask(self, function: str, *args: Argument, who: str | None = None) -> Value:
        """What a view answers: structs as mappings by member name."""
        target, _, name = function.rpartition(".")
        contract = target.partition(":")[0]
        caller = self.account(who).address if who else NOBODY
        return self.ledger.at({contract: self.address[target]}).call(contract, name, args, caller=caller)

    def refuses(self, error: str, who: str, function: str, *args: Argument, **fields: object) -> None:
        """A transaction with these arguments is mined and refused with `error`, whose fields are as given: as the chain
        has them or as people read them."""
        target, _, name = function.rpartition(".")
        contract = target.partition(":")[0]
        ledger = self.ledger.at({contract: self.address[target]})
        with pytest.raises(errors.Refusal) as refusal:
            ledger.send(self.account(who), contract, name, args, gas=3_000_000, precheck=False)
        assert refusal.value.name == error, f"{refusal.value}, expected {error}"
        why = refusal.value
        given = {
            name: why.raw[name] if why.raw[name] == wanted else why.fields[name] for name, wanted in fields.items()
        }
        assert given == fields, f"{why}, expected {fields}"

    def on(self, day: date | str, at: str = "10:00", *, place: str = "CN") -> None:
        """Move the chain's clock forward to a civil date and time at the place."""
        day = date.fromisoformat(day) if isinstance(day, str) else day
        self.chain.travel(seconds_at(place, day, time.fromisoformat(at)))

    def fund(self, who: str, minor: int, currency: str = "CNY") -> None:
        self.do("PBoC", f"Cash:{currency}.issue", self.account(who).address, minor)

    def cash(self, who: str, currency: str = "CNY") -> int:
        return self.cash_at(self.account(who).address, currency)

    def cash_at(self, account: str, currency: str = "CNY") -> int:
        return int(str(self.ask(f"Cash:{currency}.balanceOf", account)))

    def issue(self, issuer: str = "ICBC", **changes: Any) -> int:
        """The canonical credit of `defaults.terms` with changes; returns its id."""
        number = int(str(self.ask("Credits.issuedBy", self.party(issuer)))) + 1
        terms = defaults.terms(self._parties, number=number, **changes)
        receipt = self.do(issuer, "Credits.issue", terms)
        return int(str(receipt.only("CreditIssued").args["id"]))

    def credit(self, **changes: Any) -> int:
        """Issued by ICBC and advised by BOC."""
        if self.ready and not changes:
            return self.ready.pop()
        credit = self.issue(**changes)
        self.do("BOC", "Credits.advise", credit)
        return credit

    def present(
        self, credit: int, amount: int = defaults.AMOUNT, *, shipped: int = defaults.SHIPPED, root: bytes | None = None
    ) -> int:
        """By BOC for the beneficiary; returns the presentation's id."""
        receipt = self.do("BOC", "Presentations.present", credit, amount, shipped, root or defaults.root(), 0)
        return int(str(receipt.only("PresentationMade").args["id"]))

    def honoured(self, credit: int, amount: int = defaults.AMOUNT) -> int:
        """Presented, found complying and honoured; returns the presentation's id, which is the claim's."""
        presentation = self.present(credit, amount)
        self.do("ICBC", "Presentations.comply", presentation)
        self.do("ICBC", "Presentations.honour", presentation)
        return presentation

    @contextmanager
    def unchanged(self) -> Iterator[None]:
        """Cash of every member and the credit count of every bank are the same after as before."""
        before = self._picture()
        yield
        assert self._picture() == before

    def _picture(self) -> Mapping[str, object]:
        banks = [m.name for m in self.record.members]
        return {name: (self.cash(name), self.ask("Credits.issuedBy", self.party(name))) for name in banks}
