"""What waits at the desks of this workspace: where it stands by now, and whether it could be released."""

from __future__ import annotations

import time
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from usance.delivery import Write
from usance.desks.account import DeskAccount
from usance.desks.inbox import Entry, Inbox
from usance.desks.standing import Standing
from usance.errors import NotWaiting, OutOfTurn

if TYPE_CHECKING:
    from usance.artifacts import Artifacts
    from usance.chains import Chain
    from usance.execution import Execution


_LOOK = 0.05


class Waiting:
    """The operations in `inbox`, and what `chain` knows of them."""

    def __init__(self, execution: Execution, chain: Chain, artifacts: Artifacts, inbox: Inbox) -> None:
        self._execution, self._chain, self._artifacts, self.inbox = execution, chain, artifacts, inbox

    @cached_property
    def standing(self) -> Standing:
        """What the chain says of desks."""
        return Standing(self._execution, self._chain, self._artifacts)

    def check_rejectable(self, entry: Entry) -> Entry:
        """As it stands now. Raises NotWaiting, OutOfTurn."""
        entry = self.settled(entry)
        # What has expired gives its turn away, unless another has it already.
        taken = entry.state == "expired" and entry.operation.nonce in self.inbox.turns(entry.operation.desk)
        if taken or entry.state not in ("waiting", "expired"):
            raise NotWaiting(entry.number, entry.state)
        self.check_turn(entry, self.standing.turn(entry.operation.desk))
        return entry

    def rehearse(self, entry: Entry, *, gas: int) -> None:
        """Raises what its call would be refused with now, and NotWaiting, OutOfTurn."""
        entry = self.settled(entry)
        if entry.state != "waiting":
            raise NotWaiting(entry.number, entry.state)
        self.check_turn(entry, self.standing.turn(entry.operation.desk))
        operation = entry.operation
        self._execution.check(Write(entry.contract, entry.function, operation.to, operation.data, gas), operation.desk)

    def settled(self, entry: Entry) -> Entry:
        """The operation with what the chain knows of it by now."""
        if entry.state not in ("waiting", "failed", "expired"):
            return entry
        operation = entry.operation
        if self.standing.turn(operation.desk) > operation.nonce:
            state, tx_hash = self.standing.outcome(operation, since=entry.since)
            return self.inbox.keep(replace(entry, state=state, tx_hash=tx_hash))
        if entry.state == "waiting" and self._chain.now() > operation.deadline:
            return self.inbox.keep(replace(entry, state="expired"))
        return entry

    def comes_to_its_turn(self, desk: DeskAccount, entry: Entry, *, ends: float) -> bool:
        """Whether its turn has come, after those before it that other processes of this workspace are sending; False
        where one of those came to nothing, and left its turn free. Raises OutOfTurn where one waits for a checker, and
        when the monotonic clock is at `ends`."""
        while (first := self.standing.turn(desk.address)) < entry.operation.nonce:
            waiting = [one for one in self.inbox.all(desk.address) if one.state == "waiting"]
            ahead = [one for one in waiting if one.operation.nonce < entry.operation.nonce]
            if all(one.operation.nonce != first for one in ahead):
                if self.standing.turn(desk.address) == first:
                    return False
                continue
            if time.monotonic() > ends or not all(self._is_on_its_way(desk, one) for one in ahead):
                self.check_turn(entry, first)
            time.sleep(_LOOK)
        return True

    def _is_on_its_way(self, desk: DeskAccount, entry: Entry) -> bool:
        # What waits for somebody bears a signature; what bears none yet is being signed by another process.
        seen = self.standing.of(desk, frozenset(entry.signatures.by))
        return not entry.signatures.by or seen.eyes >= self.standing.eyes_for(desk, entry.operation)

    def check_turn(self, entry: Entry, first: int) -> None:
        """Raises OutOfTurn, and keeps what was signed, where another is next."""
        given = entry.operation.nonce
        if given > first:
            self.inbox.keep(entry)
            raise OutOfTurn(entry.number, given=given, first=first)
