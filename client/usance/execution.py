"""Code run on the chain, by call or by transaction, and the typed reason if it stopped."""

from __future__ import annotations

import uuid
from functools import cached_property

from usance.artifacts import Artifacts
from usance.chains import Chain, RawReceipt
from usance.delivery import Delivery, Write
from usance.desks import Actor, DeskAccount, Inbox, Releases
from usance.errors import ExecutionFailed, NoCode, OutOfGas, Refusal, RevertedWithoutReason
from usance.outbox import Outbox
from usance.reverts import exception_for


class Execution:
    """Runs code on `chain`; what stops it is read by the errors of all `artifacts`."""

    def __init__(self, chain: Chain, artifacts: Artifacts, outbox: Outbox) -> None:
        self._chain = chain
        self._artifacts = artifacts
        self._delivery = Delivery(chain, outbox)
        self._outbox = outbox

    @cached_property
    def releases(self) -> Releases:
        """Of the desks that act in this workspace."""
        return Releases(self, self._chain, self._artifacts, self._delivery, Inbox(self._outbox))

    def is_open(self, key: str) -> bool:
        """Whether a write under `key` was signed that is carried out or may yet be, and so is not checked again."""
        return self._delivery.is_open(key) or self.releases.is_open(key)

    def carry_out(
        self, account: Actor, write: Write, *, key: str | None, precheck: bool, patience: float
    ) -> RawReceipt:
        """The receipt of a write that did what it should, checked beforehand if `precheck`. Raises as Ledger.send."""
        given, key = key, key or uuid.uuid4().hex
        if isinstance(account, DeskAccount):
            once = given is not None
            return self.releases.carry_out(account, write, key=key, has_key=once, precheck=precheck, patience=patience)
        if precheck and not self._delivery.is_open(key):
            self.check(write, account.address)
        receipt = self._delivery.deliver(account, write, key=key, patience=patience)
        if not receipt.succeeded:
            raise self.why(receipt, write, account.address)
        return receipt

    def check(self, write: Write, sender: str) -> bytes:
        """What the write would return, without doing it. Raises Refusal, ExecutionFailed."""
        answer = self.run(write.to, write.data, sender=sender, gas=write.gas)
        # A call of nothing succeeds, and says nothing.
        if not answer and write.to is not None and not self._chain.code(write.to):
            raise NoCode(write.to)
        return answer

    def run(self, to: str | None, data: bytes, *, sender: str, gas: int, block: int | None = None) -> bytes:
        """What the code at `to` returns. Raises Refusal, ExecutionFailed."""
        try:
            return self._chain.call(to, data, sender=sender, gas=gas, block=block)
        except ExecutionFailed as stopped:
            typed = exception_for(stopped.data, self._artifacts, reason=stopped.reason)
        raise OutOfGas(gas) if isinstance(typed, OutOfGas) else typed

    def why(self, receipt: RawReceipt, write: Write, sender: str) -> Refusal | ExecutionFailed:
        """What stopped a transaction that was mined without success."""
        # A receipt does not say why. The state before the block says it, or, where only the time of the block makes the
        # difference, the state of the block itself.
        for block in (receipt.block_number - 1, receipt.block_number):
            try:
                self.run(write.to, write.data, sender=sender, gas=write.gas, block=block)
            except (Refusal, ExecutionFailed) as why:
                return why
        if receipt.gas_used >= write.gas:
            return OutOfGas(write.gas)
        return RevertedWithoutReason(f"transaction {receipt.tx_hash} failed, and not when it is run again")
