"""Carrying out a deployment: journalled before and after each step, continued where it stopped, verified at the end."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from usance.artifacts import Artifacts
from usance.chains import Chain
from usance.deployment.code_verification import code_hash
from usance.deployment.desk_verification import NotAsDeployed
from usance.deployment.journal import Entry, Head, Journal
from usance.deployment.network import Network
from usance.deployment.planning import Planned, plan
from usance.deployment.publications import published_years
from usance.deployment.record import Member, Record
from usance.deployment.sections import MemberConfig
from usance.deployment.steps import Step
from usance.deployment.verification import verify
from usance.fields import integer
from usance.ledger import Ledger
from usance.outbox import Outbox

Progress = Callable[[Step, bool], None]
"""Told of each step before it is done; the flag says whether it was done before. Not of those left to members."""


def silent(_step: Step, _done: bool) -> None:
    """The progress that nobody watches."""


class Deployment:
    """Of `network` on `chain`, whose journal is in `journal_path` (in memory without); writes go by way of `outbox`,
    or of the one that belongs to the chain.

    Raises BadJournal, ContractVersionMismatch, NotAnOutbox.
    """

    def __init__(
        self,
        network: Network,
        chain: Chain,
        artifacts: Artifacts,
        journal_path: Path | None = None,
        *,
        outbox: Outbox | None = None,
    ) -> None:
        self._network, self._chain, self._artifacts = network, chain, artifacts
        self._journal = Journal(journal_path, Head(network.name, chain.identity, artifacts.version, self._since()))
        self._ledger = Ledger(chain, artifacts, {}, outbox=outbox)

    def plan(self) -> tuple[Planned, ...]:
        """All steps, in order; nothing is done.

        Raises BadNetwork for a file that takes back or changes what is deployed, BadKey, NotAsDeployed where a contract
        that the journal knows is not on the chain.
        """
        for name, address in self._addresses().items():
            if not self._ledger.code(address):
                raise NotAsDeployed(f"{name} at {address}", given="no contract", needed="the one of the journal")
        return plan(self._network, self._journal, self._known())

    def run(self, progress: Progress = silent, *, commit: str = "") -> tuple[Ledger, Record]:
        """Do what is not done yet, verify the whole, and say what is there now.

        Raises Refusal, ChainError, and as `plan`; then a later run goes on from there. Raises NotAsDeployed where the
        chain does not hold what it should.
        """
        planned = self.plan()
        for one in planned:
            if one.state == "to do":
                # All keys are there before the first transaction.
                self._network.signer(one.signer)
        for one in planned:
            if one.state != "left":
                progress(one.step, one.done)
            if one.state == "to do":
                self._do(one)
        record = self._record(commit)
        verify(self._known(), self._network, since=record.since, accounts=record.accounts)
        return self._known(), record

    def close(self) -> None:
        """Let go of the chain and the outbox."""
        self._ledger.close()

    def _since(self) -> int:
        # A deployer that has sent something may have begun this very deployment, and the journal of it be lost.
        is_new = self._chain.nonce(self._network.chain.deployer.public_address()) == 0
        return self._chain.block_number() if is_new else 0

    def _do(self, planned: Planned) -> None:
        step, head, results = planned.step, self._journal.head, self._results()
        account = self._network.signer(planned.signer, results)
        self._journal.begin(step.name)
        # The name of the write is the same for ever: should the journal be lost, the outbox still has it all.
        key, arguments = f"deploy/{head.network}/{head.version}/{step.name}", step.filled(results)
        entry = Entry(step.name, fact=step.fact)
        if step.gives == "address":
            address = self._ledger.deploy(account, step.contract, arguments, key=key)
            self._journal.done(replace(entry, result=address, block=self._chain.block_number()))
            return
        ledger = self._ledger.at({step.contract: results[step.target]})
        receipt = ledger.send(account, step.contract, step.function, arguments, key=key)
        event, field = {"party": ("PartyAdmitted", "party"), "desk": ("DeskOpened", "desk")}.get(step.gives, ("", ""))
        given = str(receipt.only(event).args[field]) if event else ""
        self._journal.done(replace(entry, result=given, block=receipt.block_number))

    def _results(self) -> dict[str, str]:
        return {entry.step: entry.result for entry in self._journal.entries}

    def _addresses(self) -> dict[str, str]:
        # Of contracts; a desk is an account, and its code is not ours to call by name.
        desks = {member.opening for member in self._network.members}
        results = self._results().items()
        return {step: result for step, result in results if result.startswith("0x") and step not in desks}

    def _known(self) -> Ledger:
        return self._ledger.at(self._addresses())

    def _record(self, commit: str) -> Record:
        addresses, journal, members = self._addresses(), self._journal, self._members()
        return Record(
            network=self._network.name,
            chain_id=self._chain.chain_id,
            contract_version=self._artifacts.version,
            block=max(entry.block for entry in journal.entries),
            commit=commit,
            chain=self._chain.identity,
            since=journal.head.since,
            addresses=addresses,
            code={name: code_hash(self._chain.code(address)) for name, address in addresses.items()},
            members=tuple(one for one in members if one.party),
            awaiting={one.name: one.account for one in members if not one.party},
            currencies=tuple(self._network.currencies.settled),
            calendars=published_years(self._network),
        )

    def _members(self) -> list[Member]:
        accounts = [(one, one.account_address(self._results())) for one in self._network.members]
        return [Member(one.name, one.kind, one.place, self._party(one, account), account) for one, account in accounts]

    def _party(self, member: MemberConfig, account: str) -> int:
        """0 for one that the council has not admitted yet."""
        entry = self._journal.find(f"party {member.name}")
        if entry is not None:
            return int(entry.result)
        return integer(self._known().call("Membership", "partyOf", [account]))
