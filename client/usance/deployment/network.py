"""What a network is made of, read from a TOML file: its chain, members, currencies, calendars and rule sets."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

from pydantic import Field, ValidationError, model_validator
from pydantic_core import ErrorDetails

from usance.deployment.keys import Strict
from usance.deployment.permissions import COUNCIL, HOLDERS, Role
from usance.deployment.sections import (
    CalendarConfig,
    ChainConfig,
    CouncilConfig,
    CurrencyConfig,
    MarketConfig,
    MemberConfig,
    MemberKind,
    RuleConfig,
    RuleName,
)
from usance.desks import Actor
from usance.errors import InputError

EMBEDDED = Path(__file__).with_name("embedded.toml")
"""The network inside the process."""

DESKS = EMBEDDED.with_name("desks.toml")
"""The same, with a desk of makers and checkers for each bank."""

DEPLOYER = "deployer"
"""The account that makes the contracts."""

ADMINISTRATOR = "administrator"
"""Who signs what needs the role ADMIN: the deployer until it hands over, the holder of the role afterwards."""

RESERVED = (DEPLOYER, ADMINISTRATOR, COUNCIL)
"""Names that no member can have."""

_MODELS = {one.stem: one for one in (EMBEDDED, DESKS)}
_SECTIONS = ("members", "council", "currencies", "calendars", "rules")
_NEEDED_KINDS: tuple[MemberKind, ...] = ("Convener", "SettlementAgent")


class BadNetwork(InputError):
    """A network file that cannot be used; says the file, the field and what is wrong with it."""

    def __init__(self, source: object, reason: str) -> None:
        super().__init__(f"{source}: {reason}", given=str(source), needed="a network file, see deploy/networks")


class Network(Strict):
    """The whole file. `name` is the file's own."""

    name: str
    chain: ChainConfig
    members: list[MemberConfig] = Field(min_length=1)
    currencies: CurrencyConfig
    calendars: CalendarConfig
    rules: dict[RuleName, RuleConfig] = Field(min_length=1)
    market: MarketConfig = MarketConfig()
    council: CouncilConfig | None = None

    def holder(self, kind: MemberKind) -> MemberConfig:
        """The first member of a kind. Raises BadNetwork."""
        for member in self.members:
            if member.kind == kind:
                return member
        raise BadNetwork(self.name, f"no member is a {kind}")

    def holder_of(self, role: Role) -> MemberConfig | None:
        """The member that holds a role after the deployment; None for the council."""
        kind = HOLDERS[role]
        if kind == "Council":
            return None if self.council else self.holder("Convener")
        return self.holder(kind)

    def signer(self, name: str, opened: Mapping[str, str] = MappingProxyType({})) -> Actor:
        """The account of a member or of the deployer; a desk is where `opened` says, by step. Raises BadNetwork for one
        without its keys, BadKey."""
        if name == DEPLOYER and (deployer := self.chain.deployer.here()) is not None:
            return deployer
        for member in self.members:
            if member.name == name and member.desk is not None and member.desk.is_complete:
                # Before anything is opened, it is only asked whether the keys are there.
                return member.desk.account(opened.get(member.opening, ""), guard=opened.get("Desks", ""))
            if member.name == name and member.key is not None and (key := member.key.here()) is not None:
                return key
        sources = {DEPLOYER: self.chain.deployer.source} | {member.name: member.source for member in self.members}
        raise BadNetwork(
            self.name, f"{name} has steps to sign and no key here; needed: that of {sources.get(name, name)}"
        )

    @model_validator(mode="after")
    def _fits_together(self) -> Network:
        if faults := list(self._faults()):
            raise ValueError("; ".join(faults))
        return self

    def _faults(self) -> Iterator[str]:
        names = [*RESERVED, *(member.name for member in self.members)]
        settled = self.currencies.settled
        accounts = [member.source for member in self.members]
        yield from (f"two are called {name}" for name in _twice(names))
        yield from (f"two members act by {account}" for account in _twice(accounts))
        kinds = {member.kind for member in self.members}
        yield from (f"members: no {kind} among them" for kind in _NEEDED_KINDS if kind not in kinds)
        for member in self.members:
            if member.place not in self.calendars.places:
                yield f"members.{member.name}.place: {member.place} has no calendar in this file"
            limited = member.desk.limits if member.desk else ()
            yield from (
                f"members.{member.name}.desk.limits: {one} is not settled" for one in limited if one not in settled
            )
        if self.council and "Bank" not in kinds:
            yield "council: no Bank among the members that could vote"
        for name, rule in self.rules.items():
            if rule.only_currency not in (None, *settled):
                yield f"rules.{name}.only_currency: {rule.only_currency} is not settled in this network"


def load_network(path: Path = EMBEDDED) -> Network:
    """`like = "embedded"` in a file takes the sections that it does not have from the embedded network, and "desks"
    from the one with a desk for each bank. The section `consortium` says who runs the nodes, and is for deploy/network.

    Raises BadNetwork for a file that is missing, is no TOML, or has a field missing, wrong or unknown.
    """
    given = _whole(path)
    given.pop("consortium", None)
    try:
        return Network.model_validate(given | {"name": path.stem}, context=path.parent)
    except ValidationError as invalid:
        faults = "; ".join(_fault(error, given) for error in invalid.errors())
    # Not `from invalid`: its text shows what was given, which may be a key in the wrong field.
    raise BadNetwork(path, faults)


def _whole(path: Path) -> dict[str, object]:
    """What the file says, with the sections that it takes from another."""
    given = _read(path)
    if "like" not in given:
        return given
    like = given.pop("like")
    if str(like) not in _MODELS:
        raise BadNetwork(path, f"like: {like!r}, needed {' or '.join(map(repr, _MODELS))}")
    model = _whole(_MODELS[str(like)])
    return {section: model[section] for section in _SECTIONS} | given


def _read(path: Path) -> dict[str, object]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise BadNetwork(path, "there is no such network file") from None
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as unreadable:
        raise BadNetwork(path, str(unreadable)) from unreadable


def _fault(error: ErrorDetails, given: object) -> str:
    where: list[str] = []
    for part in error["loc"]:
        given = _inside(given, part)
        # People know members by name, and count other lists from 1.
        named = given.get("name") if isinstance(given, Mapping) and isinstance(part, int) else None
        where.append(str(named or part + 1 if isinstance(part, int) else part))
    what = {"extra_forbidden": "unknown field", "missing": "is missing"}.get(error["type"], error["msg"])
    what = what.removeprefix("Value error, ")
    return f"{'.'.join(where)}: {what}" if where else what


def _inside(given: object, part: int | str) -> object:
    if isinstance(given, Mapping):
        return given.get(part)
    return given[part] if isinstance(given, list) and isinstance(part, int) else None


def _twice(values: list[str]) -> list[str]:
    return sorted({value for value in values if values.count(value) > 1})
