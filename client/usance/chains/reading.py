"""What can be asked of an embedded chain without changing it."""

from __future__ import annotations

from collections.abc import Sequence

from eth.abc import BlockHeaderAPI
from eth_utils.address import to_canonical_address, to_checksum_address

from usance.chains import Block, RawLog, RawReceipt
from usance.chains.evm import Evm, NotTaken
from usance.chains.store import Store
from usance.errors import ExecutionFailed, NotMinedYet, UnknownBlock
from usance.reverts import data_of

_ANSWERS = 1_000


class Reading:
    """The reading half of a Chain over a store.

    A block of None is, for calls, the one that the next transaction would be in: a call sees what a transaction would.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._chain_id = int(store.about("chain_id") or 0)
        self._evm = Evm(store, self._chain_id)
        # The same question after the same block, at the same time, has the same answer.
        self._answers: dict[tuple[object, ...], bytes] = {}

    @property
    def chain_id(self) -> int:
        """See Chain."""
        return self._chain_id

    @property
    def identity(self) -> str:
        """See Chain."""
        return self._store.about("identity") or ""

    @property
    def version(self) -> str:
        """Of the contracts that the chain was made for."""
        return self._store.about("version") or ""

    def block_number(self) -> int:
        """See Chain."""
        return self._evm.head.block_number

    def block(self, number: int | None = None) -> Block:
        """See Chain."""
        header = self._header(number)
        transactions = tuple(_hex(tx_hash) for tx_hash in self._evm.hashes(header))
        return Block(header.block_number, header.timestamp, _hex(header.hash), transactions)

    def now(self) -> int:
        """The time of the next block: one second after the latest, or what `travel` has set if that is later."""
        return max(self._evm.head.timestamp + 1, int(self._store.about("clock") or 0))

    def call(self, to: str | None, data: bytes, *, sender: str, gas: int, block: int | None = None) -> bytes:
        """See Chain. After an earlier block, the time is that of the block which followed it."""
        at = self._header(block)
        following = None if block is None else self._evm.header(block + 1)
        time = following.timestamp if following else self.now()
        question = (at.hash, time, to, data, sender, gas)
        if question not in self._answers:
            if len(self._answers) >= _ANSWERS:
                self._answers.clear()
            self._answers[question] = self._run(to, data, sender=sender, gas=gas, at=at, time=time)
        return self._answers[question]

    def _run(self, to: str | None, data: bytes, *, sender: str, gas: int, at: BlockHeaderAPI, time: int) -> bytes:
        callee = None if to is None else to_canonical_address(to)
        try:
            done = self._evm.run(callee, data, sender=to_canonical_address(sender), gas=gas, at=at, time=time)
        except NotTaken as unfit:
            raise ExecutionFailed(str(unfit)) from unfit
        if done.is_error:
            raise ExecutionFailed(f"{type(done.error).__name__}: {done.error}", data_of(done.error))
        return done.output

    def code(self, address: str) -> bytes:
        """See Chain."""
        return self._evm.code(to_canonical_address(address))

    def nonce(self, address: str, block: int | None = None) -> int:
        """See Chain."""
        return self._evm.nonce(to_canonical_address(address), self._header(block))

    def pending_nonce(self, address: str) -> int:
        """See Chain; nothing waits here."""
        return self.nonce(address)

    def max_fee(self) -> int:
        """Gas is free."""
        return 0

    def spread(self, raw: bytes) -> None:
        """See Chain; there is no other node."""

    def knows(self, tx_hash: str) -> bool:
        """See Chain."""
        return self._evm.mined(bytes.fromhex(tx_hash[2:])) is not None

    def receipt(self, tx_hash: str) -> RawReceipt | None:
        """See Chain."""
        mined = self._evm.mined(bytes.fromhex(tx_hash[2:]))
        if mined is None:
            return None
        number = mined.header.block_number
        return RawReceipt(
            tx_hash=tx_hash,
            block_number=number,
            succeeded=mined.succeeded,
            gas_used=mined.gas_used,
            created=to_checksum_address(mined.created) if mined.created else None,
            logs=self._store.logs.read(number, number),
        )

    def wait(self, tx_hash: str, *, since: int, timeout: float) -> RawReceipt:
        """See Chain; `send` has mined it or it never will be."""
        receipt = self.receipt(tx_hash)
        if receipt is None:
            raise NotMinedYet(tx_hash, 0)
        return receipt

    def logs(
        self, from_block: int, to_block: int, *, addresses: Sequence[str] = (), topics: Sequence[bytes] = ()
    ) -> tuple[RawLog, ...]:
        """See Chain."""
        return self._store.logs.read(from_block, to_block, addresses=addresses, topics=topics)

    def _header(self, number: int | None) -> BlockHeaderAPI:
        header = self._evm.head if number is None else self._evm.header(number)
        if header is None:
            raise UnknownBlock(given=number or 0, latest=self.block_number())
        return header


def _hex(value: bytes) -> str:
    return "0x" + value.hex()
