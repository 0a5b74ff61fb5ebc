"""What a deployment left: addresses, code hashes, members, currencies, calendar years. Kept as JSON."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import ClassVar

from pydantic import ConfigDict, TypeAdapter, ValidationError

from usance.errors import InputError


class BadRecord(InputError):
    """A deployment record that is missing or cannot be read."""

    def __init__(self, path: object, reason: str) -> None:
        super().__init__(f"{path}: {reason}", given=str(path), needed="a deployment record")


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
    `awaiting` the accounts of members whom the council has not admitted yet; `calendars` the years published by place;
    `since` the latest block before the deployment, `block` its last one; `chain` the identity of the chain; `commit`
    the source's, where it is known."""

    network: str
    chain_id: int
    contract_version: str
    block: int
    commit: str = ""
    chain: str = ""
    since: int = 0
    addresses: Mapping[str, str] = field(default_factory=dict)
    code: Mapping[str, str] = field(default_factory=dict)
    members: tuple[Member, ...] = ()
    awaiting: Mapping[str, str] = field(default_factory=dict)
    currencies: tuple[str, ...] = ()
    calendars: Mapping[str, tuple[int, ...]] = field(default_factory=dict)

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")

    @property
    def accounts(self) -> Mapping[str, str]:
        """The account of each member, by its name."""
        return {member.name: member.account for member in self.members}

    def save(self, path: Path) -> None:
        """Whole or not at all."""
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh = path.with_name(path.name + ".new")
        with fresh.open("wb") as file:
            file.write(_json().dump_json(self, indent=2) + b"\n")
            file.flush()
            os.fsync(file.fileno())
        os.replace(fresh, path)

    @classmethod
    def load(cls, path: Path) -> Record:
        """Raises BadRecord."""
        try:
            return _json().validate_json(path.read_bytes())
        except FileNotFoundError:
            raise BadRecord(path, "no deployment record; run `usance deploy`") from None
        except OSError as unreadable:
            raise BadRecord(path, str(unreadable)) from unreadable
        except ValidationError as unfit:
            first = unfit.errors()[0]
            where = ".".join(map(str, first["loc"]))
            raise BadRecord(path, f"not a deployment record: {where} {first['msg']}".replace("  ", " ")) from unfit


@cache
def _json() -> TypeAdapter[Record]:
    return TypeAdapter(Record)
