"""What a transaction did: its receipt, and the events that contracts gave, read by the union of all ABIs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from usance.abi import Entry, Value, read
from usance.artifacts import Artifacts
from usance.chains import RawLog


@dataclass(frozen=True)
class Event:
    """One event: `args` by parameter name; `block_time` in Unix seconds; `log_index` counts within the block."""

    contract: str
    name: str
    args: Mapping[str, Value]
    block_number: int
    block_time: int
    tx_hash: str
    log_index: int


@dataclass(frozen=True)
class Receipt:
    """A transaction that did what it should. `created` is the address of the contract that it made, if it made one."""

    tx_hash: str
    block_number: int
    block_time: int
    gas_used: int
    created: str | None
    events: tuple[Event, ...]

    def only(self, name: str) -> Event:
        """The one event called `name`. Raises LookupError if there is none or more than one."""
        found = [event for event in self.events if event.name == name]
        if len(found) != 1:
            raise LookupError(f"{len(found)} events {name} in transaction {self.tx_hash}, needed 1")
        return found[0]


class EventReader:
    """Reads logs of the contracts at `addresses` (contract name -> address), and of any other compiled contract."""

    def __init__(self, artifacts: Artifacts, addresses: Mapping[str, str]) -> None:
        self._artifacts = artifacts
        self._names = {address: name for name, address in addresses.items()}

    def event(self, log: RawLog, block_time: int) -> Event | None:
        """The event that the log is; None for one that no compiled contract declares."""
        name = self._names.get(log.address, "")
        entry = self._entry(log, name)
        if entry is None:
            return None
        args = _arguments(entry, log)
        return Event(name or entry.contract, entry.name, args, log.block_number, block_time, log.tx_hash, log.log_index)

    def _entry(self, log: RawLog, name: str) -> Entry | None:
        # ERC-20 and ERC-721 share the topic of Transfer; which it is shows in how many parameters are indexed.
        candidates = self._artifacts.events.get(log.topics[0], ()) if log.topics else ()
        fitting = [e for e in candidates if sum(one.indexed for one in e.inputs) == len(log.topics) - 1]
        return next((e for e in fitting if e.contract == name), fitting[0] if fitting else None)


def _arguments(entry: Entry, log: RawLog) -> dict[str, Value]:
    indexed, plain = ([one for one in entry.inputs if one.indexed is side] for side in (True, False))
    found: dict[str, Value] = dict(zip((one.name for one in plain), read(plain, log.data), strict=True))
    for one, topic in zip(indexed, log.topics[1:], strict=True):
        # Of what does not fit into one word the topic holds only the hash.
        found[one.name] = topic if one.is_hashed_in_topics else read([one], topic)[0]
    return {one.name: found[one.name] for one in entry.inputs}
