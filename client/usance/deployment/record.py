"""What a deployment left: addresses, code hashes, members, currencies, calendar years. Kept as JSON."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

from usance.errors import InputError


class BadRecord(InputError):
    """A deployment record that is missing or cannot be read."""

    def __init__(self, path: object, reason: str) -> None:
        super().__init__(f"{path}: {reason}", given=str(path), needed="a deployment record, as `usance deploy` writes it")


@dataclass(frozen=True)
class Member:
    """A party of the network file as it was admitted: PartyId, checksummed account, two-letter place."""

    name: str
    kind: str
    place: str
    party: int
    account: str


@dataclass(frozen=True)
class Record:
    """`addresses` by contract name, cash by `Cash:CNY`; `code` the keccak of each contract's code on chain;
    `calendars` the years published by place; `block` the last block of the deployment."""

    network: str
    chain_id: int
    contract_version: str
    block: int
    commit: str = ""
    addresses: Mapping[str, str] = field(default_factory=dict)
    code: Mapping[str, str] = field(default_factory=dict)
    members: tuple[Member, ...] = ()
    currencies: tuple[str, ...] = ()
    calendars: Mapping[str, tuple[int, ...]] = field(default_factory=dict)

    def save(self, path: Path) -> None:
        """Whole or not at all."""
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh = path.with_name(path.name + ".new")
        fresh.write_text(json.dumps(asdict(self), indent=2, sort_keys=True) + "\n", encoding="utf-8")
        os.replace(fresh, path)

    @classmethod
    def load(cls, path: Path) -> Record:
        """Raises BadRecord."""
        try:
            given = json.loads(path.read_text(encoding="utf-8"))
            members = tuple(Member(**member) for member in given.pop("members"))
            currencies = tuple(given.pop("currencies"))
            calendars = {place: tuple(years) for place, years in given.pop("calendars").items()}
            return cls(members=members, currencies=currencies, calendars=calendars, **given)
        except FileNotFoundError:
            raise BadRecord(path, "no deployment record; run `usance deploy`") from None
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as unreadable:
            raise BadRecord(path, f"not a deployment record: {unreadable}") from unreadable
