"""What this workspace has signed: submitted while it may yet be in a block, final once it is in one.

On a chain whose validators agree on each block (CometBFT, QBFT) nothing is between the two: a block is final when it is
there.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from usance.outbox import Attempt, attempts_in

if TYPE_CHECKING:
    from usance.chains import Chain
    from usance.platform import Platform

State = Literal["submitted", "final", "refused", "void"]
"""Refused: in a block, and the contract did nothing of it. Void: never to be in one, as another took its nonce."""

_ENDED: dict[str, State] = {"mined": "final", "failed": "refused", "dead": "void"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Submission:
    """A transaction for a write, such as Credits.issue. `by` is a party's name, or the address of a key that sends for
    a desk; `block` is known of one whose end was looked up now."""

    write: str
    by: str
    state: State
    transaction: str
    block: int | None = None


def read_submissions(platform: Platform, outbox: Path | None, *, every: bool = False) -> tuple[Submission, ...]:
    """Those kept in the file `outbox` that are not known to be at their end; with `every` all of them, in the order in
    which they were signed. The file is only read."""
    chain = platform.ledger.chain
    path = outbox or chain.outbox_path
    kept = attempts_in(path, chain=chain.identity, ended=every) if path else ()
    accounts = {member.account: member.name for member in platform.record.members}
    return tuple(_read(chain, kept, accounts))


def _read(chain: Chain, kept: tuple[Attempt, ...], accounts: dict[str, str]) -> Iterator[Submission]:
    for one in kept:
        state, block = _ENDED.get(one.state, "submitted"), None
        if one.state == "signed" and (receipt := chain.receipt(one.tx_hash)) is not None:
            # Its process ended before it had read the receipt.
            state, block = "final" if receipt.succeeded else "refused", receipt.block_number
        yield Submission(
            write=f"{one.contract}.{one.function.partition('(')[0]}",
            by=accounts.get(one.account, one.account),
            state=state,
            transaction=one.tx_hash,
            block=block,
        )
