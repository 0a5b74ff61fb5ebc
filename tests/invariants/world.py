"""The platform that the machine plays on: who is there, and how an act is told to the chain."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from datetime import time

from tests import defaults
from tests.invariants.ghost import Act, Ghost
from tests.invariants.ghost.records import NOBODY, PARTY_KIND
from tests.invariants.picture import Camera, Known
from tests.invariants.storage import Storage
from usance.accounts import Account, well_known
from usance.artifacts import shipped
from usance.calendars import seconds_at
from usance.chains.embedded import EmbeddedChain
from usance.deployment import Deployment, Network, Record, load_network
from usance.deployment.permissions import DRAWERS
from usance.events import Event
from usance.ledger import Ledger
from usance.outbox import Outbox

GAS = 1_500_000
CURRENCIES = ("CNY", "USD")
OFFERED = "CHF"
"""A currency that has its cash, and is not admitted."""
UNOPENED = b"XX"
"""A place that nobody knows, unless it is opened."""
YEARS = (2024, 2025, 2026, 2027, 2030)
"""That may be published."""
SPARE = range(40, 56)
"""Well-known accounts that parties move to."""
STRANGER, ABROAD, EXPORTER = 60, 30, 31
FUNDS = 150_000_000
"""One and a half of the usual credit for each bank, so that it can run short."""


class World:
    """A deployed platform in memory, with a bank in New York, three customers and some money; `begin` goes back to it.

    Huaxin Textiles and Ningbo Cotton act by their banks alone; Dalian Steel has a key and gives BOC no mandate.
    """

    def __init__(self, network: Network, chain: EmbeddedChain, ledger: Ledger, record: Record) -> None:
        self.chain, self.ledger = chain, ledger
        self.network, self.record = network, record
        self.names = {member.account: member.name for member in record.members}
        self._accounts: dict[str, Account] = {}
        for member in network.members:
            assert member.key is not None
            self._add(member.name, member.key.account())
        for index in (*SPARE, STRANGER, ABROAD, EXPORTER):
            self._add(f"account {index}", well_known(index))
        roots = tuple(n.to_bytes(32, "big") for n in range(1, 17))
        codes = tuple(code.encode() for code in (*network.currencies.settled, OFFERED))
        places = (*(place.encode() for place in network.calendars.places), UNOPENED)
        self.known = Known(tuple(self._accounts), roots, CURRENCIES, codes, places, YEARS)
        self.camera = Camera(Storage(chain, ledger.artifacts, ledger.addresses), self.known)
        self._ledgers = self._of_currencies()
        self.ghost = Ghost.deployed(network, record)
        self._settle_in()
        self._settled = chain.block_number()
        self.events = ledger.logs(0, self._settled)
        self._outbox = Outbox(None, chain=chain.identity)
        self._snapshot = chain.snapshot()

    @classmethod
    def deployed(cls) -> World:
        network, artifacts = load_network().model_copy(update={"council": None}), shipped()
        start = seconds_at("CN", defaults.START, time(8))
        chain = EmbeddedChain.create(None, start=start, version=artifacts.version)
        ledger, record = Deployment(network, chain, artifacts).run()
        chain.travel(seconds_at("CN", defaults.START, time(10)))
        return cls(network, chain, ledger, record)

    def begin(self) -> Ghost:
        """The chain as it was after settling in, and a ghost of it. What was signed before is forgotten, or a long play
        would remember more and more of it."""
        self.chain.revert(self._snapshot)
        self._outbox.close()
        self._outbox = Outbox(None, chain=self.chain.identity)
        self.ledger = Ledger(self.chain, self.ledger.artifacts, self.ledger.addresses, outbox=self._outbox)
        self._ledgers = self._of_currencies()
        return deepcopy(self.ghost)

    def address(self, name: str) -> str:
        """Of the account that a member began with, or of "account N"."""
        return next(address for address, known in self.names.items() if known == name)

    def now(self) -> int:
        """The second of the next block."""
        return self.chain.now()

    def send(self, act: Act) -> tuple[Event, ...]:
        """Mined, whatever becomes of it; what the log tells of it. Raises Refusal where the contract refused."""
        ledger, contract, function = self._target(act)
        receipt = ledger.send(self._accounts[act.by], contract, function, act.args, gas=GAS, precheck=False)
        return self.ledger.logs(receipt.block_number, receipt.block_number)

    def dry_run(self, act: Act) -> None:
        """Tried, not done. Raises Refusal."""
        ledger, contract, function = self._target(act)
        ledger.dry_run(self._accounts[act.by], contract, function, act.args, gas=GAS)

    def log(self) -> tuple[Event, ...]:
        """All events from the first block on."""
        return self.events + self.ledger.logs(self._settled + 1)

    def contract_roots(self) -> Mapping[str, bytes]:
        """The root of every contract's storage."""
        return self.camera.roots(self.ledger.addresses)

    def told(self, act: Act) -> str:
        """The act for people."""
        return f"{self.names[act.by]}: {act.function}({', '.join(self._said(arg) for arg in act.args)})"

    def _said(self, given: object) -> str:
        if isinstance(given, dict):
            return ", ".join(f"{name} {self._said(value)}" for name, value in given.items())
        if isinstance(given, bytes):
            return given.decode() if len(given) <= 3 else f"root {int.from_bytes(given, 'big') % 1_000}"
        return self.names.get(given, given) if isinstance(given, str) else str(given)

    def _of_currencies(self) -> Mapping[str, Ledger]:
        addresses = self.ledger.addresses
        return {code: self.ledger.at({"Cash": addresses[f"Cash:{code}"]}) for code in CURRENCIES}

    def _offer_a_currency(self) -> None:
        deployer, addresses = self._accounts[self.address("ICBC")], self.ledger.addresses
        given = [addresses["AccessManager"], addresses["Membership"], OFFERED.encode(), 2]
        self.ghost.rules.offered[OFFERED.encode()] = self.ledger.deploy(deployer, "Cash", given)

    def _add(self, name: str, account: Account) -> None:
        self._accounts[account.address] = account
        self.names[account.address] = name

    def _target(self, act: Act) -> tuple[Ledger, str, str]:
        target, _, function = act.function.rpartition(".")
        contract, _, currency = target.partition(":")
        return self._ledgers.get(currency, self.ledger), contract, function

    def _settle_in(self) -> None:
        here = self.address
        acts = [
            Act(here("CBA"), "Membership.admit", (PARTY_KIND["Bank"], here(f"account {ABROAD}"), b"US")),
            Act(here("ICBC"), "Membership.introduce", (NOBODY,)),
            Act(here("BOC"), "Membership.introduce", (NOBODY,)),
            Act(here("BOC"), "Membership.introduce", (here(f"account {EXPORTER}"),)),
        ]
        for code in CURRENCIES:
            for drawer in DRAWERS:
                unlimited = (self.ledger.address(drawer), 2**256 - 1)
                acts.append(Act(here(f"account {ABROAD}"), f"Cash:{code}.approve", unlimited))
            for bank in ("ICBC", "BOC", "CCB", f"account {ABROAD}"):
                acts.append(Act(here("PBoC"), f"Cash:{code}.issue", (here(bank), FUNDS)))
        self._offer_a_currency()
        for act in acts:
            verdict = self.ghost.verdict(act, self.now())
            assert not verdict.refusals, self.told(act)
            self.send(act)
            verdict.happens()
