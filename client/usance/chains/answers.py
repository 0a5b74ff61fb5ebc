"""JSON-RPC's spelling of blocks, bytes, receipts and logs, to and from ours."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from eth_utils.address import to_checksum_address

from usance.chains import RawLog, RawReceipt
from usance.chains.node import Answer, NodeError
from usance.reverts import data_in_text

_STOPPED = re.compile(r"revert|out ?of ?gas|invalid opcode|opcode|stack|jump|EVM error|VM Exception", re.IGNORECASE)


def revert_data_of(refused: NodeError) -> bytes:
    """What the code returned when it stopped; nodes put it in different places."""
    held = refused.data.get("data") if isinstance(refused.data, dict) else refused.data
    return data_in_text(held if isinstance(held, str) else refused.message)


def is_of_the_machine(refused: NodeError) -> bool:
    """Whether code has stopped, and the node only says so."""
    return refused.code == 3 or _STOPPED.search(refused.message) is not None


def receipt_of(found: Answer) -> RawReceipt:
    """From eth_getTransactionReceipt."""
    created = found.get("contractAddress")
    return RawReceipt(
        tx_hash=found["transactionHash"],
        block_number=int(found["blockNumber"], 16),
        succeeded=int(found["status"], 16) == 1,
        gas_used=int(found["gasUsed"], 16),
        created=to_checksum_address(created) if created and int(found["status"], 16) == 1 else None,
        logs=tuple(log_of(log) for log in found["logs"]),
    )


def log_of(found: Answer) -> RawLog:
    """From eth_getLogs or a receipt."""
    return RawLog(
        address=to_checksum_address(found["address"]),
        topics=tuple(bytes_of(topic) for topic in found["topics"]),
        data=bytes_of(found["data"]),
        block_number=int(found["blockNumber"], 16),
        tx_hash=found["transactionHash"],
        log_index=int(found["logIndex"], 16),
        block_time=int(found["blockTimestamp"], 16) if found.get("blockTimestamp") else None,
    )


def filter_of(
    from_block: int, to_block: int, addresses: Sequence[str], topics: Sequence[bytes]
) -> Mapping[str, object]:
    """For eth_getLogs; no addresses or topics are any."""
    wanted: dict[str, object] = {"fromBlock": hex(from_block), "toBlock": hex(to_block)}
    wanted |= {"address": list(addresses)} if addresses else {}
    return wanted | ({"topics": [[hex_of(topic) for topic in topics]]} if topics else {})


def tag_of(block: int | None) -> str:
    """A block as JSON-RPC names it."""
    return "latest" if block is None else hex(block)


def hex_of(data: bytes) -> str:
    """As JSON-RPC writes bytes."""
    return "0x" + data.hex()


def bytes_of(text: str) -> bytes:
    """As JSON-RPC writes bytes."""
    return bytes.fromhex(text.removeprefix("0x"))
