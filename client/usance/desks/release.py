"""Proposing, releasing and rejecting: a maker's signature, a checker's, and one transaction that carries both.

An operation is kept before anything of it leaves the workspace. Whether it was released is asked of the chain, so that
another workspace's release is known here too, and nothing that bears one key is done twice.
"""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

from usance.chains import RawReceipt
from usance.delivery import PATIENCE, Delivery, Write
from usance.desks.account import DeskAccount
from usance.desks.inbox import Entry, Inbox, State
from usance.desks.operation import NOBODY, Operation, Signatures, ticket_of
from usance.desks.waiting import Waiting
from usance.errors import (
    DeskKeyMissing,
    ExecutionFailed,
    InputError,
    KeyNotOfDesk,
    NotWaiting,
    Refusal,
    WaitingForRelease,
)

if TYPE_CHECKING:
    from usance.artifacts import Artifacts
    from usance.chains import Chain
    from usance.execution import Execution

_OVERHEAD = 400_000
"""Gas of signatures, guard and envelope, over what the call itself may take."""

_ONCE = frozenset({("Proceeds", "advance"), ("Amendments", "amend"), ("Funding", "offer")})
"""What the ledger takes a second time, as it does all of Cash, at twice the cost to the bank: it bears a ticket."""


class Releases(Waiting):
    """What the desks of this workspace propose and release on `chain`."""

    def __init__(
        self, execution: Execution, chain: Chain, artifacts: Artifacts, delivery: Delivery, inbox: Inbox
    ) -> None:
        super().__init__(execution, chain, artifacts, inbox)
        self._delivery = delivery

    def is_open(self, key: str) -> bool:
        """Whether an operation under `key` waits or was released."""
        known = self.inbox.under(key)
        return known is not None and self.settled(known).state in ("waiting", "released")

    def carry_out(
        self, desk: DeskAccount, write: Write, *, key: str, has_key: bool, precheck: bool, patience: float
    ) -> RawReceipt:
        """The receipt of `write` released now, or found; it is refused before it is proposed if `precheck`.

        Raises WaitingForRelease where this workspace has not all the keys, OutOfTurn, DeskKeyMissing, KeyNotOfDesk,
        IdempotencyKeyReused, and what stops the call itself."""
        operation = self._operation(desk, write, key if has_key else "")
        same = self.inbox.find_same(desk.address, key, said=operation.said, given=f"{write.contract}.{write.function}")
        known = self.settled(same) if same else None
        if known is not None and known.state in ("waiting", "released"):
            try:
                return self.release(desk, known, gas=write.gas, patience=patience)
            except (Refusal, ExecutionFailed, NotWaiting):
                # Where another workspace took its turn it is proposed anew.
                if self.settled(known).state != "overtaken":
                    raise
        if elsewhere := self.standing.released(desk, operation, key):
            return elsewhere
        self._check_maker(desk, operation)
        needed = self.standing.eyes_for(desk, operation)
        if precheck and min(len(desk.makers), 1) + len(desk.checkers) < needed:
            # Who has all the keys has it refused by a call of the whole before it is sent.
            self._execution.check(write, desk.address)
        return self._release_new(desk, operation, write, key, needed=needed, patience=patience)

    def release(self, desk: DeskAccount, entry: Entry, *, gas: int, patience: float = PATIENCE) -> RawReceipt:
        """Sign with the keys of this workspace and, with eyes enough, send; of one that was released the receipt.

        Raises WaitingForRelease, OutOfTurn, NotWaiting, KeyNotOfDesk, and what stops the call itself."""
        entry = self.settled(entry)
        if entry.state == "released":
            return self._chain.wait(entry.tx_hash, since=entry.since, timeout=patience)
        if entry.state != "waiting":
            raise NotWaiting(entry.number, entry.state)
        entry, signers = self._signed(desk, entry, self.standing.eyes_for(desk, entry.operation))
        if not self.comes_to_its_turn(desk, entry, ends=time.monotonic() + patience):
            self.check_turn(entry, self.standing.turn(desk.address))
        try:
            return self._send(desk, entry, entry.operation, entry.signatures.packed(signers), gas, patience)
        except (Refusal, ExecutionFailed):
            # Another process of this workspace may have been quicker to do the very same.
            if (done := self.settled(entry)).state != "released":
                raise
            return self._chain.wait(done.tx_hash, since=done.since, timeout=patience)

    def reject(self, desk: DeskAccount, entry: Entry, *, patience: float = PATIENCE) -> Entry:
        """Have nothing take the operation's place, so that it can never be released; one that has expired gives its
        turn away by it. Raises NotWaiting, OutOfTurn, DeskKeyMissing."""
        entry = self.check_rejectable(entry)
        for key in desk.keys:
            entry = replace(entry, withdrawing=entry.withdrawing.signed(key))
        standing = self.standing.of(desk, frozenset(entry.withdrawing.by))
        if standing.eyes < (needed := self.standing.eyes_for(desk, entry.operation.withdrawal)):
            raise DeskKeyMissing(desk.address, f"{needed} pairs of eyes to reject it, a checker's among them")
        packed = entry.withdrawing.packed(standing.signers)
        self._send(desk, entry, entry.operation.withdrawal, packed, 100_000, patience)
        return self.settled(entry)

    def _operation(self, desk: DeskAccount, write: Write, key: str) -> Operation:
        if write.to is None:
            raise InputError(f"a desk makes no contracts: {write.contract}", given=write.contract, needed="a key")
        chain_id, deadline = self._chain.chain_id, self._chain.now() + desk.lifetime
        once = key and (write.contract == "Cash" or (write.contract, write.function) in _ONCE)
        ticket = ticket_of(chain_id, desk.address, key) if once else NOBODY
        return Operation(chain_id, desk.address, write.to, write.data, 0, deadline, ticket)

    def _release_new(
        self, desk: DeskAccount, operation: Operation, write: Write, key: str, *, needed: int, patience: float
    ) -> RawReceipt:
        ends = time.monotonic() + patience
        while True:
            first = self.standing.turn(operation.desk)
            entry = self.inbox.propose(_entry(operation, write, key, self._chain.block_number()), on_chain=first)
            try:
                signed, signers = self._signed(desk, entry, needed)
                if self.comes_to_its_turn(desk, signed, ends=ends):
                    packed = signed.signatures.packed(signers)
                    return self._send(desk, signed, signed.operation, packed, write.gas, patience)
            except (Refusal, ExecutionFailed, DeskKeyMissing, KeyNotOfDesk):
                # What another workspace or process has overtaken was refused for that, and never does anything.
                if elsewhere := self.standing.released(desk, operation, key):
                    return elsewhere
                if time.monotonic() > ends or self.standing.turn(operation.desk) <= entry.operation.nonce:
                    raise
            finally:
                # Refused by a call, nothing of it has left: the next operation takes its turn.
                if self.inbox.find(desk.address, entry.number) == entry:
                    self.inbox.drop(entry)

    def _check_maker(self, desk: DeskAccount, operation: Operation) -> None:
        if not desk.makers and operation.to not in (desk.address, desk.guard):
            raise DeskKeyMissing(desk.address, "a maker's key, to propose it")

    def _signed(self, desk: DeskAccount, entry: Entry, needed: int) -> tuple[Entry, frozenset[str]]:
        """With as many of this workspace's signatures as it needs, and whose are used; kept where it is not enough."""
        seen = self.standing.of(desk, frozenset(entry.signatures.by))
        for key, role in self.standing.more(desk, seen, needed):
            withdrawing = entry.withdrawing.signed(key)
            entry = replace(entry, signatures=entry.signatures.signed(key), withdrawing=withdrawing)
            seen = seen.joined(key.address, role)
        if seen.eyes < needed:
            self.inbox.keep(entry)
            deadline = entry.operation.deadline
            raise WaitingForRelease(entry.number, given=seen.eyes, needed=needed, deadline=deadline)
        return entry, seen.signers

    def _send(
        self, desk: DeskAccount, entry: Entry, operation: Operation, signatures: bytes, gas: int, patience: float
    ) -> RawReceipt:
        """One transaction by the first key here, which needs to be none of those that signed."""
        execute = self._artifacts.contract("Safe").function("execTransaction")
        data = execute.selector + execute.encode_inputs(operation.arguments(signatures))
        write = Write("Safe", "execTransaction", desk.address, data, gas + _OVERHEAD)
        key = f"release/{write.digest}"
        if not self._delivery.is_open(key):
            self._execution.check(write, desk.keys[0].address)
        self.inbox.keep(entry)
        receipt = self._delivery.deliver(desk.keys[0], write, key=key, patience=patience)
        if not receipt.succeeded:
            self.inbox.keep(replace(entry, state="failed"))
            raise self._execution.why(receipt, write, desk.keys[0].address)
        state: State = "released" if operation == entry.operation else "rejected"
        self.inbox.keep(replace(entry, state=state, tx_hash=receipt.tx_hash))
        return receipt


def _entry(operation: Operation, write: Write, key: str, since: int) -> Entry:
    unsigned = Signatures(operation.digest), Signatures(operation.withdrawal.digest)
    return Entry(0, key, write.contract, write.function, operation, *unsigned, since)
