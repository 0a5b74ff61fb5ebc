"""A chain at a JSON-RPC node: a local development node, or the network of the banks."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

from usance.chains import Block, RawLog, RawReceipt
from usance.chains.answers import (
    bytes_of,
    filter_of,
    hex_of,
    is_of_the_machine,
    log_of,
    receipt_of,
    revert_data_of,
    tag_of,
)
from usance.chains.node import RETRIES, TIMEOUT, Answer, Node, NodeError
from usance.chains.watching import watch
from usance.errors import (
    ClockNotInSeconds,
    ClockNotOurs,
    ExecutionFailed,
    NodeRefused,
    TimeRunsForward,
    TransactionRejected,
    UnknownBlock,
    WrongChainId,
)

_LATEST_SECONDS = 10**11
"""A time beyond the year 5138 is in milliseconds or finer."""

_KNOWN = "already known"
"""What nodes say of a transaction that they hold, and may not show yet."""


class RpcChain:
    """The chain at `url`, whose chain id must be `chain_id`; a Chain.

    Where that node cannot be reached, the nodes at `others` are asked in turn. `timeout` is seconds per question,
    `retries` how often one is asked again where no node can be reached. Raises ChainUnreachable, WrongChainId,
    ClockNotInSeconds.
    """

    def __init__(
        self,
        url: str,
        *,
        chain_id: int,
        others: Sequence[str] = (),
        timeout: float = TIMEOUT,
        retries: int = RETRIES,
    ) -> None:
        self._node = Node(url, *others, timeout=timeout, retries=retries)
        self._chain_id = chain_id
        given = int(self._ask("eth_chainId"), 16)
        if given != chain_id:
            raise WrongChainId(given=given, needed=chain_id)
        if self.now() > _LATEST_SECONDS:
            raise ClockNotInSeconds(self.now())

    @property
    def url(self) -> str:
        """Of the node that is asked now."""
        return self._node.url

    @property
    def chain_id(self) -> int:
        """See Chain."""
        return self._chain_id

    @cached_property
    def identity(self) -> str:
        """See Chain: the hash of the first block."""
        return self.block(0).hash

    @property
    def outbox_path(self) -> Path | None:
        """None: where the outbox of a network is kept is for its user to say."""
        return None

    def block_number(self) -> int:
        """See Chain."""
        return int(self._ask("eth_blockNumber"), 16)

    def block(self, number: int | None = None) -> Block:
        """See Chain."""
        found = self._ask("eth_getBlockByNumber", tag_of(number), False)
        if found is None:
            raise UnknownBlock(given=number or 0, latest=self.block_number())
        return Block(int(found["number"], 16), int(found["timestamp"], 16), found["hash"], tuple(found["transactions"]))

    def now(self) -> int:
        """The time of the latest block."""
        return self.block().timestamp

    def travel(self, to: int) -> None:
        """See Chain: a development node mines an empty block of that time."""
        now = self.now()
        if to < now:
            raise TimeRunsForward(given=to, now=now)
        if to == now:
            return
        try:
            self._node.ask("evm_setNextBlockTimestamp", to)
            self._node.ask("evm_mine")
        except NodeError:
            raise ClockNotOurs(self.url) from None

    def call(self, to: str | None, data: bytes, *, sender: str, gas: int, block: int | None = None) -> bytes:
        """See Chain; the time is that of `block`."""
        request = {"from": sender, "data": hex_of(data), "gas": hex(gas)} | ({} if to is None else {"to": to})
        try:
            return bytes_of(self._node.ask("eth_call", request, tag_of(block)))
        except NodeError as refused:
            held = revert_data_of(refused)
            if held or is_of_the_machine(refused):
                raise ExecutionFailed(refused.message, held) from refused
            raise NodeRefused("eth_call", code=refused.code, reason=refused.message) from refused

    def code(self, address: str) -> bytes:
        """See Chain."""
        return bytes_of(self._ask("eth_getCode", address, "latest"))

    def nonce(self, address: str, block: int | None = None) -> int:
        """See Chain."""
        return int(self._ask("eth_getTransactionCount", address, tag_of(block)), 16)

    def pending_nonce(self, address: str) -> int:
        """See Chain."""
        return int(self._ask("eth_getTransactionCount", address, "pending"), 16)

    def max_fee(self) -> int:
        """Twice the base fee of the latest block, as that may rise by an eighth per block; 0 where gas is free."""
        latest = self._ask("eth_getBlockByNumber", "latest", False)
        return 2 * int(latest.get("baseFeePerGas") or "0x0", 16)

    def send(self, raw: bytes, tx_hash: str) -> None:
        """See Chain; returns as soon as the node has taken it."""
        try:
            self._node.ask("eth_sendRawTransaction", hex_of(raw))
        except NodeError as refused:
            if _KNOWN not in refused.message:
                raise TransactionRejected(tx_hash, refused.message) from refused

    def spread(self, raw: bytes) -> None:
        """See Chain."""
        self._node.tell_all("eth_sendRawTransaction", hex_of(raw))

    def knows(self, tx_hash: str) -> bool:
        """See Chain."""
        return self._ask("eth_getTransactionByHash", tx_hash) is not None

    def receipt(self, tx_hash: str) -> RawReceipt | None:
        """See Chain. Asks for the receipt of a mined transaction only: about others some nodes do not answer."""
        found = self._ask("eth_getTransactionByHash", tx_hash)
        if found is None or found.get("blockNumber") is None:
            return None
        receipt = self._ask("eth_getTransactionReceipt", tx_hash)
        return None if receipt is None else receipt_of(receipt)

    def wait(self, tx_hash: str, *, since: int, timeout: float) -> RawReceipt:
        """See Chain."""
        return watch(self, tx_hash, since=since, timeout=timeout)

    def logs(
        self, from_block: int, to_block: int, *, addresses: Sequence[str] = (), topics: Sequence[bytes] = ()
    ) -> tuple[RawLog, ...]:
        """See Chain. Nothing is logged in the first block, and some nodes take its number for the latest one's."""
        if to_block < 1:
            return ()
        wanted = filter_of(max(from_block, 1), to_block, addresses, topics)
        return tuple(log_of(log) for log in self._ask("eth_getLogs", wanted))

    def close(self) -> None:
        """See Chain; the connection closes by itself."""

    def _ask(self, method: str, *params: object) -> Answer:
        try:
            return self._node.ask(method, *params)
        except NodeError as refused:
            raise NodeRefused(method, code=refused.code, reason=refused.message) from refused
