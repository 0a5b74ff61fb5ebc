"""One write, one transaction: however often it is asked for, and whatever is cut short in between.

Sign, keep in the outbox, send, read the receipt, mark. The same key later finds the receipt, or sends the very same
bytes again; it is signed anew only when the earlier transaction certainly did nothing.
"""

from __future__ import annotations

import re
import time
from contextlib import suppress
from dataclasses import dataclass, replace
from hashlib import sha256

from usance.accounts import Account, Transaction
from usance.chains import Chain, RawReceipt
from usance.errors import NotMinedYet, TransactionRejected
from usance.outbox import Attempt, Outbox

_OF_NONCES = re.compile("nonce|replacement", re.IGNORECASE)
_LOOK = 0.1
_SPREAD = 10.0
"""Seconds after which what is in no block yet is handed to all of the bank's nodes."""

PATIENCE = 60.0
"""Seconds that a write waits for its block."""


@dataclass(frozen=True, slots=True)
class Write:
    """What is to be done on the chain. `to` is None for the creation of `contract`; gas in units."""

    contract: str
    function: str
    to: str | None
    data: bytes
    gas: int

    @property
    def digest(self) -> str:
        """Of where it goes and what it says; the gas is not part of what was meant."""
        return sha256(f"{self.to}\n".encode() + self.data).hexdigest()


class Delivery:
    """Writes to `chain` by way of `outbox`."""

    def __init__(self, chain: Chain, outbox: Outbox) -> None:
        self._chain = chain
        self._outbox = outbox

    def is_open(self, key: str) -> bool:
        """Whether a write under `key` was signed that is carried out or may yet be."""
        known = self._outbox.find(key)
        return known is not None and known.state in ("signed", "mined")

    def deliver(self, account: Account, write: Write, *, key: str, patience: float = PATIENCE) -> RawReceipt:
        """The receipt of the one transaction that stands for `write` under `key`, sent now or found.

        A receipt without success is given once; the next time the write is signed anew, as it then did nothing.
        Raises IdempotencyKeyReused, NotMinedYet (ask again with the same key), TransactionRejected.
        """
        self._heal(account.address)
        known = self._outbox.find_same(_unsigned(account, write, key))
        receipt = self._settled(known, patience) if known and known.state != "failed" else None
        if receipt is not None:
            return receipt
        ends = time.monotonic() + patience
        while True:
            attempt = self._sign(account, write, key)
            try:
                return self._carry_out(attempt, patience)
            except TransactionRejected as rejected:
                if not self._is_overtaken(attempt, rejected, ends):
                    raise

    def _settled(self, attempt: Attempt, patience: float) -> RawReceipt | None:
        """The receipt of an earlier attempt, which is sent again if it may be; None if it certainly did nothing."""
        receipt = self._chain.receipt(attempt.tx_hash) or self._mined_under_its_nonce(attempt, patience)
        if receipt is not None:
            return self._marked(attempt, receipt)
        if attempt.state == "dead" or self._nonce_is_used(attempt):
            self._outbox.mark(attempt, "dead")
            return None
        return self._carry_out(attempt, patience)

    def _heal(self, account: str) -> None:
        # A transaction that was signed and never sent would leave a gap, behind which all later ones wait for ever.
        for attempt in self._outbox.unfinished(account):
            receipt = self._chain.receipt(attempt.tx_hash)
            if receipt is None and self._nonce_is_used(attempt):
                self._settled(attempt, PATIENCE)
            elif receipt is None and not self._chain.knows(attempt.tx_hash):
                with suppress(TransactionRejected):
                    self._send(attempt)
                receipt = self._chain.receipt(attempt.tx_hash)
            if receipt is not None:
                self._marked(attempt, receipt)

    def _sign(self, account: Account, write: Write, key: str) -> Attempt:
        chain, address = self._chain, account.address
        since, fee, gas = chain.block_number(), chain.max_fee(), write.gas + self._token()
        with self._outbox.exclusively():
            # Another process may have signed under this key since we looked.
            known = self._outbox.find_same(_unsigned(account, write, key))
            if known and known.state in ("signed", "mined"):
                return known
            nonce = self._outbox.next_nonce(address, on_chain=chain.pending_nonce(address))
            signed = account.sign(Transaction(chain.chain_id, nonce, write.to, write.data, gas, fee))
            attempt = _unsigned(account, write, key)
            attempt = replace(attempt, nonce=nonce, raw=signed.raw, tx_hash=signed.tx_hash, since=since)
            self._outbox.record(attempt)
        return attempt

    def _is_overtaken(self, attempt: Attempt, rejected: TransactionRejected, ends: float) -> bool:
        """Whether another workspace of the account was quicker, and the nonce is its transaction's."""
        while self._chain.pending_nonce(attempt.account) <= attempt.nonce:
            # Some nodes refuse a second transaction of a nonce before they count the first.
            if time.monotonic() > ends or not _OF_NONCES.search(rejected.reason):
                return False
            time.sleep(_LOOK)
        return time.monotonic() <= ends

    def _token(self) -> int:
        # Were what two workspaces sign the same to the byte, it would be one transaction, and each would take it for
        # its own. A chain that has its outbox beside it has one workspace.
        return 0 if self._chain.outbox_path else self._outbox.token

    def _carry_out(self, attempt: Attempt, patience: float) -> RawReceipt:
        since = self._chain.block_number()
        self._send(attempt)
        return self._marked(attempt, self._waited_for(attempt, since, patience))

    def _waited_for(self, attempt: Attempt, since: int, patience: float) -> RawReceipt:
        first = min(_SPREAD, patience / 3)
        try:
            return self._chain.wait(attempt.tx_hash, since=since, timeout=first)
        except NotMinedYet as early:
            # The node that has it may be cut off from the others.
            self._chain.spread(attempt.raw)
            try:
                return self._chain.wait(attempt.tx_hash, since=since, timeout=patience - first)
            except NotMinedYet as late:
                raise NotMinedYet(attempt.tx_hash, round(early.waited + late.waited, 1)) from None

    def _send(self, attempt: Attempt) -> None:
        try:
            self._chain.send(attempt.raw, attempt.tx_hash)
        except TransactionRejected:
            # A node refuses what it has already, too.
            if self._chain.knows(attempt.tx_hash):
                return
            self._outbox.mark(attempt, "dead")
            raise

    def _marked(self, attempt: Attempt, receipt: RawReceipt) -> RawReceipt:
        self._outbox.mark(attempt, "mined" if receipt.succeeded else "failed")
        return receipt

    def _nonce_is_used(self, attempt: Attempt) -> bool:
        return self._chain.nonce(attempt.account) > attempt.nonce

    def _mined_under_its_nonce(self, attempt: Attempt, patience: float) -> RawReceipt | None:
        # A node may count a transaction before it can show its receipt. What used the nonce is in a block, and blocks
        # do not lie: only if it is another transaction was ours certainly never mined.
        if not self._nonce_is_used(attempt):
            return None
        number = self._block_of_nonce(attempt)
        if attempt.tx_hash not in self._chain.block(number).transactions:
            return None
        return self._chain.wait(attempt.tx_hash, since=number - 1, timeout=patience)

    def _block_of_nonce(self, attempt: Attempt) -> int:
        low, high = 0, self._chain.block_number()
        if attempt.since < high and self._chain.nonce(attempt.account, attempt.since) <= attempt.nonce:
            low = attempt.since
        while high - low > 1:
            middle = (low + high) // 2
            if self._chain.nonce(attempt.account, middle) > attempt.nonce:
                high = middle
            else:
                low = middle
        return high


def _unsigned(account: Account, write: Write, key: str) -> Attempt:
    return Attempt(
        key=key,
        account=account.address,
        contract=write.contract,
        function=write.function,
        digest=write.digest,
        nonce=-1,
        raw=b"",
        tx_hash="",
        since=-1,
    )
