"""The compiled contracts, as `make compile` left them: ABIs, code, enums, structs and every error they can give.

`shipped()` are those of this package; `Artifacts(folder)` reads others. Files are read when first asked for.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from usance.abi import Entry, Parameter
from usance.errors import ArtifactsMissing, UnknownName

FORMAT = 1
"""The layout of index.json that this module reads."""

_FOLDER = Path(__file__).parent / "artifacts"


@dataclass(frozen=True)
class Contract:
    """One deployable contract. `runtime` has zeros where immutables go: (start, length) in `immutables`, in bytes."""

    name: str
    constructor: Entry
    functions: Mapping[str, Entry]
    events: tuple[Entry, ...]
    bytecode: bytes
    runtime: bytes
    immutables: tuple[tuple[int, int], ...]
    code_size: int

    def function(self, name: str) -> Entry:
        """By name, or by signature (`transfer(address,uint256)`) where one name has several. Raises UnknownName."""
        try:
            return self.functions[name]
        except KeyError:
            known = tuple(sorted(self.functions))
            raise UnknownName(f"function of {self.name}", given=name, needed=known) from None


class Artifacts:
    """The compiled contracts in `folder`. Raises ArtifactsMissing on first use where they are not there."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._contracts: dict[str, Contract] = {}
        self._enums: dict[str, type[IntEnum]] = {}

    @property
    def version(self) -> str:
        """Of the contracts' code: the same code has the same version."""
        return str(self._index["version"])

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Of all deployable contracts."""
        return tuple(sorted(self._index["contracts"]))

    @cached_property
    def errors(self) -> Mapping[bytes, Entry]:
        """Selector (4 bytes) -> the error, over all contracts: a callee's errors are not in its caller's ABI."""
        return {bytes.fromhex(selector[2:]): _entry(e, e["contract"]) for selector, e in self._index["errors"].items()}

    @cached_property
    def error_names(self) -> frozenset[str]:
        """Of every error that any contract can give."""
        return frozenset(error.name for error in self.errors.values())

    @cached_property
    def events(self) -> Mapping[bytes, tuple[Entry, ...]]:
        """First topic (32 bytes) -> the events of all contracts that it may stand for."""
        found: dict[bytes, tuple[Entry, ...]] = {}
        for event in (event for name in self.names for event in self.contract(name).events):
            found[event.topic] = (*found.get(event.topic, ()), event)
        return found

    def contract(self, name: str) -> Contract:
        """The deployable contract `name`. Raises UnknownName, ArtifactsMissing."""
        if name not in self._contracts:
            if name not in self.names:
                raise UnknownName("contract", given=name, needed=self.names)
            self._contracts[name] = _contract(_load(self.folder / f"{name}.json"))
        return self._contracts[name]

    def enum(self, name: str) -> type[IntEnum]:
        """The Solidity enum `name`, members spelled as there: `enum("CreditStatus")["Issued"]`. Raises UnknownName."""
        if name not in self._enums:
            members = self._described("enums", name)
            made: Any = IntEnum(name, [(member, at) for at, member in enumerate(members)])  # type: ignore[misc]
            self._enums[name] = made
        return self._enums[name]

    def struct(self, name: str) -> Mapping[str, str]:
        """Member name -> Solidity type, in order, of the struct `name`. Raises UnknownName."""
        return {member["name"]: member["type"] for member in self._described("structs", name)}

    def value_type(self, name: str) -> str:
        """The elementary type under a user-defined one: CreditId -> uint64. Raises UnknownName."""
        return str(self._described("value_types", name))

    def _described(self, kind: str, name: str) -> Any:
        known = self._index[kind]
        if name not in known:
            raise UnknownName(kind.removesuffix("s").replace("_", " "), given=name, needed=tuple(sorted(known)))
        return known[name]

    @cached_property
    def _index(self) -> dict[str, Any]:
        index = _load(self.folder / "index.json")
        if index.get("format") != FORMAT:
            raise ArtifactsMissing(self.folder, f"format {index.get('format')}, needed {FORMAT}")
        return index


@cache
def shipped() -> Artifacts:
    """The contracts of this package."""
    return Artifacts(_FOLDER)


def enum(name: str) -> type[IntEnum]:
    """The Solidity enum `name` of the shipped contracts. Raises UnknownName, ArtifactsMissing."""
    return shipped().enum(name)


def declares_error(name: str) -> bool:
    """Whether any shipped contract can give the error `name`; True for all names while nothing is compiled."""
    try:
        return name in shipped().error_names
    except ArtifactsMissing:
        return True


def _load(path: Path) -> dict[str, Any]:
    try:
        loaded: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as unreadable:
        raise ArtifactsMissing(path.parent, f"{path.name}: {unreadable}") from unreadable
    return loaded


def _contract(file: Mapping[str, Any]) -> Contract:
    name = file["name"]
    kinds: dict[str, list[Entry]] = {"function": [], "event": [], "constructor": []}
    for described in file["abi"]:
        if described["type"] in kinds:
            kinds[described["type"]].append(_entry(described, name))
    by_signature = {one.signature: one for one in kinds["function"]}
    spelled = [one.name for one in kinds["function"]]
    by_name = {one.name: one for one in kinds["function"] if spelled.count(one.name) == 1}
    spots = (spot for spots in file["immutable_references"].values() for spot in spots)
    return Contract(
        name=name,
        constructor=kinds["constructor"][0] if kinds["constructor"] else Entry(name, "constructor", ()),
        functions=by_signature | by_name,
        events=tuple(kinds["event"]),
        bytecode=bytes.fromhex(file["bytecode"].removeprefix("0x")),
        runtime=bytes.fromhex(file["runtime"].removeprefix("0x")),
        immutables=tuple((spot["start"], spot["length"]) for spot in spots),
        code_size=file["code_size"],
    )


def _entry(described: Mapping[str, Any], contract: str) -> Entry:
    inputs, outputs = (_parameters(described.get(side, ())) for side in ("inputs", "outputs"))
    return Entry(contract, described.get("name", "constructor"), inputs, outputs)


def _parameters(described: list[Mapping[str, Any]]) -> tuple[Parameter, ...]:
    return tuple(
        Parameter(
            name=one["name"],
            type=one["type"],
            internal_type=one.get("internalType", one["type"]),
            indexed=one.get("indexed", False),
            components=_parameters(one.get("components", ())),
        )
        for one in described
    )
