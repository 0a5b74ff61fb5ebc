"""What the chain says of a desk: whose turn it is, who stands there, who must see an operation, what became of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from usance.abi import Argument, Value
from usance.accounts import KeyAccount
from usance.chains import RawLog, RawReceipt
from usance.desks.account import DeskAccount
from usance.desks.operation import NOBODY, Operation
from usance.errors import IdempotencyKeyReused, KeyNotOfDesk

if TYPE_CHECKING:
    from usance.artifacts import Artifacts
    from usance.chains import Chain
    from usance.execution import Execution

Role = Literal["None", "Maker", "Checker", "Left"]
_ROLES: Sequence[Role] = ("None", "Maker", "Checker", "Left")
"""In the order of the enum DeskRole."""

_GAS = 30_000_000
_STRETCH = 2_000
"""Blocks whose logs are read at once."""


@dataclass(frozen=True)
class Seen:
    """Who of some signers stands at a desk."""

    makers: int
    checkers: int
    signers: frozenset[str]

    @property
    def eyes(self) -> int:
        """Pairs of eyes: all makers together are one."""
        return min(self.makers, 1) + self.checkers

    def joined(self, signer: str, role: Role) -> Seen:
        """With one more, who is not among them."""
        makers, checkers = self.makers + (role == "Maker"), self.checkers + (role == "Checker")
        return Seen(makers, checkers, self.signers | {signer})


class Standing:
    """Reads of desks and their guard on `chain`."""

    def __init__(self, execution: Execution, chain: Chain, artifacts: Artifacts) -> None:
        self._execution, self._chain, self._artifacts = execution, chain, artifacts
        events = {event.name: event for name in ("Safe", "Desks") for event in artifacts.contract(name).events}
        self._executed, self._released = events["ExecutionSuccess"].topic, events["OperationReleased"].topic

    def turn(self, desk: str) -> int:
        """The nonce of the operation that is next."""
        return int(str(self._ask("Safe", desk, "nonce")))

    def role(self, guard: str, desk: str, key: str) -> Role:
        """What a key does at the desk."""
        return _ROLES[int(str(self._ask("Desks", guard, "roleOf", desk, key)))]

    def keys(self, guard: str, desk: str) -> dict[str, Role]:
        """Everybody who stands at the desk, in the order in which the Safe keeps its owners."""
        owners = self._ask("Safe", desk, "getOwners")
        assert isinstance(owners, tuple)
        return {str(one): self.role(guard, desk, str(one)) for one in owners}

    def eyes_for(self, desk: DeskAccount, operation: Operation) -> int:
        """Pairs of eyes that it needs, by its amount."""
        return int(str(self._ask("Desks", desk.guard, "eyesFor", desk.address, operation.to, operation.data)))

    def of(self, desk: DeskAccount, signers: frozenset[str]) -> Seen:
        """Those of `signers` who stand at the desk now."""
        roles = {one: self.role(desk.guard, desk.address, one) for one in sorted(signers)}
        given = list(roles.values())
        standing = frozenset(one for one, role in roles.items() if role in ("Maker", "Checker"))
        return Seen(given.count("Maker"), given.count("Checker"), standing)

    def more(self, desk: DeskAccount, seen: Seen, needed: int) -> list[tuple[KeyAccount, Role]]:
        """Which keys of this workspace sign what `seen` have signed, so that `needed` have seen it: one maker's if none
        has, then checkers'. Raises KeyNotOfDesk where those that would do were replaced."""
        chosen: list[tuple[KeyAccount, Role]] = []
        if seen.makers == 0 and seen.eyes < needed:
            chosen += [(key, "Maker") for key in self._first(desk, desk.makers, "Maker", 1)]
        left = needed - seen.eyes - len(chosen)
        others = [key for key in desk.checkers if key.address not in seen.signers]
        return chosen + [(key, "Checker") for key in self._first(desk, others, "Checker", left)]

    def _first(self, desk: DeskAccount, keys: Sequence[KeyAccount], needed: Role, count: int) -> list[KeyAccount]:
        found: list[KeyAccount] = []
        role: Role = needed
        for key in keys:
            if len(found) < count and (role := self.role(desk.guard, desk.address, key.address)) == needed:
                found.append(key)
        if count > 0 and keys and not found:
            raise KeyNotOfDesk(keys[-1].address, given=role, needed=needed)
        return found

    def outcome(self, operation: Operation, *, since: int) -> tuple[Literal["released", "rejected", "overtaken"], str]:
        """What became of an operation whose turn is over, and the transaction that did it."""
        names: dict[bytes, Literal["released", "rejected"]] = {
            operation.digest: "released",
            operation.withdrawal.digest: "rejected",
        }
        for log in self._logs(operation.desk, self._executed, since):
            if log.topics[1] in names:
                return names[log.topics[1]], log.tx_hash
        return "overtaken", ""

    def released(self, desk: DeskAccount, operation: Operation, key: str) -> RawReceipt | None:
        """The receipt of what was released under the operation's ticket, in whichever workspace; None without a ticket
        or where nothing was. Raises IdempotencyKeyReused if it said something else."""
        if operation.ticket == NOBODY or not self._ask(
            "Desks", desk.guard, "isReleased", desk.address, operation.ticket
        ):
            return None
        ours = [bytes(12) + bytes.fromhex(one[2:]) for one in (desk.address, operation.ticket)]
        found = next(log for log in self._logs(desk.guard, self._released, 0) if list(log.topics[1:3]) == ours)
        if found.data != operation.said:
            raise IdempotencyKeyReused(key, given=operation.said.hex()[:8], needed=found.data.hex()[:8])
        return self._chain.receipt(found.tx_hash)

    def _logs(self, address: str, topic: bytes, since: int) -> Iterator[RawLog]:
        # Some nodes refuse to speak of blocks that there are not yet.
        latest = self._chain.block_number()
        for first in range(since, latest + 1, _STRETCH):
            last = min(first + _STRETCH - 1, latest)
            yield from self._chain.logs(first, last, addresses=[address], topics=[topic])

    def _ask(self, contract: str, at: str, function: str, *args: Argument) -> Value:
        entry = self._artifacts.contract(contract).function(function)
        data = entry.selector + entry.encode_inputs(args)
        return entry.decode_outputs(self._execution.run(at, data, sender=NOBODY, gas=_GAS))
