"""Commitments to terms and documents: the root goes on chain, single fields can be disclosed with a proof."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from reprlib import repr as shown
from types import MappingProxyType

from usance.errors import InputError
from usance.terms import records
from usance.terms.merkle import (
    HASH_BYTES,
    Scope,
    Step,
    checked_hash,
    leaf_hash,
    levels_of,
    proof_of,
    root_from,
    salt_of,
)
from usance.terms.values import BadValue, Value, kind_of, read_back, written


class UnknownField(InputError):
    """A path that the commitment does not hold."""

    def __init__(self, given: str, known: Iterable[str]) -> None:
        needed = f"one of {', '.join(known)}"
        super().__init__(f"no committed field {shown(given)}; needed: {needed}", given=given, needed=needed)


class NotProven(InputError):
    """A disclosed field that does not belong to the root: value, salt, proof or credit is not the committed one."""

    def __init__(self, path: str, needed: str) -> None:
        super().__init__(f"not proven: {path}; needed: {needed}", given=path, needed=needed)


@dataclass(frozen=True, slots=True)
class Disclosed:
    """One field laid open: its path, value, salt and the proof that it is under the root. Raises BadValue."""

    path: str
    value: Value
    salt: bytes
    proof: tuple[Step, ...]

    def __post_init__(self) -> None:
        _checked_path(self.path)
        checked_hash(self.salt, "a salt")


@dataclass(frozen=True, slots=True)
class Disclosure:
    """Some fields of a commitment laid open; of the others it holds only hashes."""

    scope: Scope
    leaves: tuple[Disclosed, ...]

    def to_json(self) -> str:
        """The disclosure as JSON, to hand over."""
        leaves = tuple(_leaf_record(leaf) for leaf in self.leaves)
        return records.DisclosureRecord(scope=_scope_record(self.scope), leaves=leaves).model_dump_json(indent=2)

    @classmethod
    def from_json(cls, text: str) -> Disclosure:
        """Read `to_json`. It proves nothing before `verify`. Raises BadRecord, BadValue."""
        record = records.read_record(records.DisclosureRecord, text)
        return cls(_scope_of(record.scope), tuple(_leaf_of(leaf) for leaf in record.leaves))


@dataclass(frozen=True, slots=True)
class Commitment:
    """Fields, the secret seed of their salts, and the root that goes on chain. Make one with `Commitment.of`."""

    scope: Scope
    root: bytes
    # Kept out of repr(), and so out of logs and tracebacks.
    seed: bytes = field(repr=False)
    fields: Mapping[str, Value] = field(repr=False, hash=False)

    @classmethod
    def of(cls, fields: Mapping[str, Value], *, scope: Scope, seed: bytes | None = None) -> Commitment:
        """Commit to fields, in any order, under a fresh random seed or the 32 bytes given.

        Raises BadValue for an empty mapping, a path that is not text, a value that cannot be committed to, a bad seed.
        """
        seed = os.urandom(HASH_BYTES) if seed is None else checked_hash(seed, "a seed")
        if not fields:
            raise BadValue(dict(fields), "at least one field")
        ordered = MappingProxyType({path: fields[path] for path in sorted(map(_checked_path, fields))})
        return cls(scope, levels_of(_hashes(ordered, scope=scope, seed=seed))[-1][0], seed, ordered)

    def disclose(self, paths: Iterable[str]) -> Disclosure:
        """Lay the fields at `paths` open. Raises UnknownField."""
        levels = levels_of(_hashes(self.fields, scope=self.scope, seed=self.seed))
        places = {path: index for index, path in enumerate(self.fields)}
        leaves = []
        for path in dict.fromkeys(paths):
            if path not in places:
                raise UnknownField(path, self.fields)
            salt = salt_of(path, seed=self.seed, scope=self.scope)
            leaves.append(Disclosed(path, self.fields[path], salt, proof_of(places[path], levels)))
        return Disclosure(self.scope, tuple(leaves))

    def to_json(self) -> str:
        """The whole commitment as JSON, seed included: to be kept as secret as the terms."""
        fields = tuple(
            records.FieldRecord(path=path, kind=kind_of(value), value=written(value))
            for path, value in self.fields.items()
        )
        return records.CommitmentRecord(
            scope=_scope_record(self.scope),
            seed=records.as_hex(self.seed),
            root=records.as_hex(self.root),
            fields=fields,
        ).model_dump_json(indent=2)

    @classmethod
    def from_json(cls, text: str) -> Commitment:
        """Read `to_json`, computing the root anew. Raises BadRecord (also where the root differs), BadValue."""
        record = records.read_record(records.CommitmentRecord, text)
        fields = {each.path: read_back(each.kind, each.value) for each in record.fields}
        if len(fields) != len(record.fields):
            raise records.BadRecord(field="fields", given="a path twice", needed="each path once")
        commitment = cls.of(fields, scope=_scope_of(record.scope), seed=records.from_hex(record.seed))
        if records.as_hex(commitment.root) != record.root:
            raise records.BadRecord(field="root", given=record.root, needed=records.as_hex(commitment.root))
        return commitment


def verify(disclosure: Disclosure, *, root: bytes, scope: Scope) -> Mapping[str, Value]:
    """The fields that a disclosure proves to be under `root` for the credit of `scope`.

    Root and scope must come from the chain, not from whoever discloses. Raises NotProven, which names the first field
    that fails, BadValue.
    """
    if not disclosure.leaves:
        raise NotProven("(nothing)", "at least one field")
    if disclosure.scope != scope:
        raise NotProven(disclosure.leaves[0].path, f"a disclosure for credit {scope.credit_id} of this chain")
    proven: dict[str, Value] = {}
    for leaf in disclosure.leaves:
        if leaf.path in proven:
            raise NotProven(leaf.path, "each field once")
        if root_from(leaf_hash(leaf.path, leaf.value, salt=leaf.salt, scope=scope), leaf.proof) != root:
            raise NotProven(leaf.path, "the committed value with its salt and proof")
        proven[leaf.path] = leaf.value
    return MappingProxyType(proven)


def _checked_path(path: str) -> str:
    if type(path) is not str or not path or not path.isprintable():
        raise BadValue(path, "a path of printable text")
    return path


def _hashes(fields: Mapping[str, Value], *, scope: Scope, seed: bytes) -> list[bytes]:
    return [
        leaf_hash(path, value, salt=salt_of(path, seed=seed, scope=scope), scope=scope)
        for path, value in fields.items()
    ]


def _scope_record(scope: Scope) -> records.ScopeRecord:
    return records.ScopeRecord(chain_id=str(scope.chain_id), contract=scope.contract, credit_id=scope.credit_id)


def _scope_of(record: records.ScopeRecord) -> Scope:
    return Scope(int(record.chain_id), record.contract, record.credit_id)


def _leaf_record(leaf: Disclosed) -> records.LeafRecord:
    proof = tuple(
        records.StepRecord(neighbour=records.as_hex(step.neighbour), side="left" if step.on_left else "right")
        for step in leaf.proof
    )
    kind, value, salt = kind_of(leaf.value), written(leaf.value), records.as_hex(leaf.salt)
    return records.LeafRecord(path=leaf.path, kind=kind, value=value, salt=salt, proof=proof)


def _leaf_of(record: records.LeafRecord) -> Disclosed:
    proof = tuple(Step(records.from_hex(step.neighbour), on_left=step.side == "left") for step in record.proof)
    return Disclosed(record.path, read_back(record.kind, record.value), records.from_hex(record.salt), proof)
