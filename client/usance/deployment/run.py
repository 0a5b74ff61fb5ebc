"""Carrying out a deployment: journalled before and after each step, continued where it stopped, verified at the end."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from eth_hash.auto import keccak

from usance.accounts import Account
from usance.chains import Chain
from usance.deployment.journal import Journal
from usance.deployment.network import BadNetwork, Network
from usance.deployment.record import Member, Record
from usance.deployment.steps import DEPLOYER, Step, published_years, steps
from usance.deployment.verify import verify
from usance.artifacts import Artifacts
from usance.ledger import Ledger

Progress = Callable[[Step, bool], None]
"""Told of each step before it is done; the flag says whether it was done before."""


@dataclass(frozen=True)
class Planned:
    """A step and whether the journal knows it done."""

    step: Step
    done: bool


class Deployment:
    """Of `network` on `chain`, whose journal is in `journal_path` (in memory without)."""

    def __init__(self, network: Network, chain: Chain, artifacts: Artifacts, journal_path: Path | None = None) -> None:
        self._network, self._chain, self._artifacts = network, chain, artifacts
        self._journal = Journal(journal_path, chain=chain.identity, version=artifacts.version)
        self._ledger = Ledger(chain, artifacts, {})
        self._results: dict[str, str] = {}

    def plan(self) -> tuple[Planned, ...]:
        """All steps, in order; nothing is done."""
        planned = steps(self._network, self._artifacts)
        return tuple(Planned(step, self._journal.result(step.name) is not None) for step in planned)

    def run(self, progress: Progress = lambda step, done: None, *, commit: str = "") -> tuple[Ledger, Record]:
        """Do what is not done yet, verify the whole, and say what is there now.

        Raises Refusal, ChainError, BadNetwork, BadKey; then a later run goes on from there. Raises NotAsDeployed where
        the chain does not hold what it should.
        """
        for planned in self.plan():
            progress(planned.step, planned.done)
            self._results[planned.step.name] = self._done(planned) or self._do(planned.step)
        addresses = {step: address for step, address in self._results.items() if address.startswith("0x")}
        ledger = self._ledger.at(addresses)
        verify(ledger, self._network)
        return ledger, self._record(addresses, commit)

    def _done(self, planned: Planned) -> str:
        return (self._journal.result(planned.step.name) or "") if planned.done else ""

    def _do(self, step: Step) -> str:
        if self._journal.result(step.name) is not None:
            return ""
        self._journal.begin(step.name)
        account, key = self._account(step.by), f"deploy/{self._journal.run}/{step.name}"
        contract = step.target.partition(":")[0]
        arguments = step.arguments(self._results)
        if step.gives == "address":
            result = self._ledger.deploy(account, contract, arguments, key=key)
        else:
            ledger = self._ledger.at({contract: self._results[step.target]})
            receipt = ledger.send(account, contract, step.function, arguments, key=key)
            result = str(receipt.only("PartyAdmitted").args["party"]) if step.gives == "party" else ""
        self._journal.done(step.name, result)
        return result

    def _account(self, name: str) -> Account:
        if name == DEPLOYER:
            return self._network.chain.deployer.account()
        for member in self._network.members:
            if member.name == name and member.key is not None:
                return member.key.account()
        raise BadNetwork(self._network.name, f"{name} has steps to sign and no key")

    def _record(self, addresses: dict[str, str], commit: str) -> Record:
        return Record(
            network=self._network.name,
            chain_id=self._chain.chain_id,
            contract_version=self._artifacts.version,
            block=self._chain.block_number(),
            commit=commit,
            addresses=addresses,
            code={name: "0x" + keccak(self._chain.code(address)).hex() for name, address in addresses.items()},
            members=tuple(
                Member(m.name, m.kind, m.place, int(self._results[f"party {m.name}"]), m.account_address())
                for m in self._network.members
            ),
            currencies=tuple(self._network.currencies.settled),
            calendars=published_years(self._network),
        )
