"""The section `consortium` of a network file: which bank runs which node, where, and who may make contracts."""

from __future__ import annotations

import tomllib
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, model_validator

from usance.calendars import seconds_at
from usance.deployment.values import Address
from usance.errors import InputError

PORTS = ("p2p", "rpc", "jsonrpc", "websocket", "metrics", "pprof")
"""What a node listens on, in this order from its first port; only p2p is for other hosts."""

_STEP = 10
_OPENING = time(8)


class BadConsortium(InputError):
    """A network file that does not say, or not rightly, who runs the nodes."""

    def __init__(self, source: object, reason: str) -> None:
        super().__init__(f"{source}: {reason}", given=str(source), needed="deploy/networks/consortium.toml shows how")


class NoConsortium(BadConsortium):
    """A network file of a chain that has no validators of the banks."""

    def __init__(self, source: object) -> None:
        super().__init__(source, "has no section consortium: it does not say who runs the nodes")


def _duration(given: str) -> str:
    if not given[:-1].isdigit() or given[-1:] not in "smh" or int(given[:-1]) == 0:
        raise ValueError("needed a whole number with s, m or h, such as 24h")
    return given


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Validator(_Table):
    """A bank's node. `port` is the first of ten that are its own."""

    bank: str = Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9-]*$", max_length=40)
    host: str = Field(pattern=r"^[A-Za-z0-9.:-]+$", max_length=253)
    port: int = Field(ge=1024, le=65535 - _STEP)

    def at(self, name: str) -> int:
        """The number of the port for `name` (PORTS)."""
        return self.port + PORTS.index(name)

    @property
    def ports(self) -> list[int]:
        """All that it listens on."""
        return [self.port + offset for offset in range(len(PORTS))]


class Access(_Table):
    """Ethereum addresses; an empty list lets everybody."""

    deployers: list[Address] = Field(default_factory=list)
    callers: list[Address] = Field(default_factory=list)


class Consortium(_Table):
    """The whole section. `name` is the file's own, `chain_id` that of its section chain.

    `trial`: all nodes on one machine, with keys in clear and a clock that can be moved forward from `start`. Otherwise
    the chain begins at `genesis_time`, and the keys are encrypted.
    """

    name: str
    chain_id: int = Field(gt=0)
    trial: bool = False
    start: date | None = None
    genesis_time: datetime | None = None
    voting_period: Annotated[str, AfterValidator(_duration)] = "24h"
    block_pause: Annotated[int, Field(ge=50, le=10_000)] = 500
    access: Access = Access()
    validators: list[Validator] = Field(min_length=1, max_length=100)

    @property
    def chain_name(self) -> str:
        """As the genesis has it."""
        return f"usance-{self.chain_id}"

    @property
    def banks(self) -> list[str]:
        """In the order of the file."""
        return [one.bank for one in self.validators]

    def validator(self, bank: str) -> Validator:
        """Raises BadConsortium for a bank without a node."""
        for one in self.validators:
            if one.bank == bank:
                return one
        raise BadConsortium(self.name, f"no validator is {bank}'s; there are {', '.join(self.banks)}")

    def begins(self) -> datetime:
        """The time of the genesis, in UTC."""
        if self.start is not None:
            return datetime.fromtimestamp(seconds_at("CN", self.start, _OPENING), UTC)
        assert self.genesis_time is not None, "checked when the file was read"
        return self.genesis_time.astimezone(UTC)

    @model_validator(mode="after")
    def _fits_together(self) -> Consortium:
        if (self.start is None) == (self.genesis_time is None) or (self.start is not None and not self.trial):
            raise ValueError("needs genesis_time, or start where it is a trial")
        if self.genesis_time is not None and self.genesis_time.tzinfo is None:
            raise ValueError("genesis_time needs its offset, such as 2026-12-01T00:00:00Z")
        if twice := {bank for bank in self.banks if self.banks.count(bank) > 1}:
            raise ValueError(f"two validators are {', '.join(sorted(twice))}'s")
        taken: dict[tuple[str, int], str] = {}
        for one in self.validators:
            for port in one.ports:
                if other := taken.get((one.host, port)):
                    raise ValueError(f"{other} and {one.bank} both use port {port} of {one.host}")
                taken[one.host, port] = one.bank
        return self


def load_consortium(path: Path) -> Consortium:
    """Raises BadConsortium for a file that is missing, is no TOML, or has a field missing, wrong or unknown;
    NoConsortium for one without the section."""
    try:
        given = tomllib.loads(path.read_text(encoding="utf-8"))
        section, chain = given.get("consortium"), given.get("chain", {})
        if not isinstance(section, dict) or not isinstance(chain, dict):
            raise NoConsortium(path)
        return Consortium.model_validate(section | {"name": path.stem, "chain_id": chain.get("chain_id")})
    except FileNotFoundError:
        raise BadConsortium(path, "there is no such file") from None
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as unreadable:
        raise BadConsortium(path, str(unreadable)) from unreadable
    except ValidationError as invalid:
        faults = "; ".join(
            f"{'.'.join(map(str, error['loc']))}: {error['msg'].removeprefix('Value error, ')}".lstrip(": ")
            for error in invalid.errors()
        )
        raise BadConsortium(path, faults) from None
