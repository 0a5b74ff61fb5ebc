"""The chains that carry the contracts, behind one protocol: `embedded` in one file or in memory, `rpc` at a node."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Block:
    """A block: `timestamp` in Unix seconds, hashes as 0x and 64 hex digits, transactions by hash."""

    number: int
    timestamp: int
    hash: str
    transactions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RawLog:
    """A log as the chain keeps it; `log_index` counts within its block, of `block_time` where the chain has told it."""

    address: str
    topics: tuple[bytes, ...]
    data: bytes
    block_number: int
    tx_hash: str
    log_index: int
    block_time: int | None = None


@dataclass(frozen=True, slots=True)
class RawReceipt:
    """What became of a transaction. `created` is the address of the contract that it made, if it made one."""

    tx_hash: str
    block_number: int
    succeeded: bool
    gas_used: int
    created: str | None
    logs: tuple[RawLog, ...]


class Chain(Protocol):
    """What the ledger needs of a chain. Addresses are checksummed text; a block of None is the latest.

    Every method may raise a ChainError.
    """

    @property
    def chain_id(self) -> int:
        """The chain id that transactions are signed for."""

    @property
    def identity(self) -> str:
        """Of this very chain: differs between two chains of one chain id."""

    @property
    def outbox_path(self) -> Path | None:
        """Where the outbox of this chain belongs; None for a chain that does not outlive the process or is not ours."""

    def block_number(self) -> int:
        """Number of the latest block."""

    def block(self, number: int | None = None) -> Block:
        """Raises UnknownBlock."""

    def now(self) -> int:
        """The time of the chain in Unix seconds, as calls see it."""

    def travel(self, to: int) -> None:
        """Move the clock forward to `to`, Unix seconds. Raises TimeRunsForward, ClockNotOurs."""

    def call(self, to: str | None, data: bytes, *, sender: str, gas: int, block: int | None = None) -> bytes:
        """Run code without changing anything, on the state after `block`. `to` is None for the creation of a contract.

        Raises ExecutionFailed with the revert data and the chain's words for it.
        """

    def code(self, address: str) -> bytes:
        """The code at `address`, empty if there is no contract."""

    def nonce(self, address: str, block: int | None = None) -> int:
        """How many transactions of `address` are in blocks up to `block`."""

    def pending_nonce(self, address: str) -> int:
        """The same, with those that wait at the node."""

    def max_fee(self) -> int:
        """The lowest fee that is sure to be taken now, wei per gas."""

    def send(self, raw: bytes, tx_hash: str) -> None:
        """Hand in a signed transaction. Raises TransactionRejected, WrongChainId."""

    def spread(self, raw: bytes) -> None:
        """Hand what was sent, and is in no block, to all nodes that are known; what they say to it is passed over."""

    def knows(self, tx_hash: str) -> bool:
        """Whether the transaction is in a block or waits at the node."""

    def receipt(self, tx_hash: str) -> RawReceipt | None:
        """None for a transaction that is in no block."""

    def wait(self, tx_hash: str, *, since: int, timeout: float) -> RawReceipt:
        """The receipt, once the transaction is in a block; those after `since` are watched for `timeout` seconds.

        Raises NotMinedYet.
        """

    def logs(
        self, from_block: int, to_block: int, *, addresses: Sequence[str] = (), topics: Sequence[bytes] = ()
    ) -> tuple[RawLog, ...]:
        """Logs of blocks `from_block` to `to_block` inclusive, in order: of `addresses`, with one of `topics` first."""

    def close(self) -> None:
        """Let go of the file or connection; further use is an error."""
