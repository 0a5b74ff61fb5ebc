"""Waiting for a transaction at a node: by its blocks, as receipts of what is not mined yet are slow to be denied."""

from __future__ import annotations

import time
from contextlib import suppress

from usance.chains import Block, Chain, RawReceipt
from usance.errors import NotMinedYet, UnknownBlock

_SHORTEST_LOOK = 0.05
_LONGEST_LOOK = 0.2


def watch(chain: Chain, tx_hash: str, *, since: int, timeout: float) -> RawReceipt:
    """The receipt, once the transaction is in a block; those after `since` are watched for `timeout` seconds.

    Raises NotMinedYet."""
    begun, look, seen = time.monotonic(), _SHORTEST_LOOK, since
    receipt, mined = chain.receipt(tx_hash), False
    while receipt is None:
        waited = time.monotonic() - begun
        if waited >= timeout:
            raise NotMinedYet(tx_hash, round(waited, 1))
        time.sleep(min(look, timeout - waited))
        look = min(2 * look, _LONGEST_LOOK)
        new = _blocks_after(chain, seen)
        seen += len(new)
        # The index by transaction may come an instant after the block, so a block that has it is remembered.
        mined = mined or any(tx_hash in block.transactions for block in new)
        receipt = chain.receipt(tx_hash) if mined else None
    return receipt


def _blocks_after(chain: Chain, seen: int) -> list[Block]:
    found: list[Block] = []
    with suppress(UnknownBlock):
        # A node may count a block before it can show it.
        found += (chain.block(number) for number in range(seen + 1, chain.block_number() + 1))
    return found
