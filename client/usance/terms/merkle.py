"""A Merkle tree over salted, typed leaves.

    salt = HMAC-SHA256(seed, "usance/salt/v1" | scope | path)
    leaf = keccak256(0x00 | "usance/leaf/v1" | salt | scope | length, path | type tag | length, value)
    node = keccak256(0x01 | left | right)
    scope = chain id (32 bytes) | contract (20) | credit id (8);  lengths are 4 bytes; numbers are big-endian

A leaf and a node never share an encoding, so neither can pose as the other. The scope keeps a leaf of one credit from
proving anything about another. Salts come from one secret seed, so that a bank has 32 bytes to keep and a salt
it discloses says nothing about the others; without its salt a leaf cannot be found by trying likely values.
Leaves are in the order of their paths. A node without a partner moves up as it is: doubling it would let two
different sets of leaves share a root.
"""

from __future__ import annotations

import hmac
import re
from collections.abc import Sequence
from dataclasses import dataclass

from eth_hash.auto import keccak

from usance.terms.values import BadValue, Value, encoded

HASH_BYTES = 32
_LEAF = b"\x00usance/leaf/v1"
_NODE = b"\x01"
_SALT = b"usance/salt/v1"
_CONTRACT = re.compile(r"0x[0-9a-f]{40}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Scope:
    """What a commitment belongs to: a credit (its id) in a contract (0x address) of a chain. Raises BadValue."""

    chain_id: int
    contract: str
    credit_id: int

    def __post_init__(self) -> None:
        if type(self.chain_id) is not int or not 0 <= self.chain_id < 2**256:
            raise BadValue(self.chain_id, "a chain id")
        if type(self.credit_id) is not int or not 0 <= self.credit_id < 2**64:
            raise BadValue(self.credit_id, "a credit id")
        if not isinstance(self.contract, str) or _CONTRACT.fullmatch(self.contract.lower()) is None:
            raise BadValue(self.contract, "a contract address, 0x and 40 hexadecimal digits")
        object.__setattr__(self, "contract", self.contract.lower())

    def packed(self) -> bytes:
        """The 60 bytes that go into every leaf."""
        contract = bytes.fromhex(self.contract.removeprefix("0x"))
        return self.chain_id.to_bytes(32, "big") + contract + self.credit_id.to_bytes(8, "big")


@dataclass(frozen=True, slots=True)
class Step:
    """One step from a leaf up to the root: the hash of the neighbour, and whether it stands on the left.

    Raises BadValue unless the hash has 32 bytes: other lengths would let a node be read in two ways.
    """

    neighbour: bytes
    on_left: bool

    def __post_init__(self) -> None:
        checked_hash(self.neighbour, "a hash")


def checked_hash(content: bytes, name: str) -> bytes:
    """`content`, if it is 32 bytes. Raises BadValue, without showing what may be a seed."""
    if type(content) is not bytes or len(content) != HASH_BYTES:
        raise BadValue(type(content).__name__, f"{name} of {HASH_BYTES} bytes")
    return content


def salt_of(path: str, *, seed: bytes, scope: Scope) -> bytes:
    """The 32-byte salt of the leaf at `path`."""
    return hmac.digest(seed, _SALT + scope.packed() + path.encode("utf-8"), "sha256")


def leaf_hash(path: str, value: Value, *, salt: bytes, scope: Scope) -> bytes:
    """The hash of one leaf. Raises BadValue, BadDate."""
    tag, content = encoded(value)
    return keccak(_LEAF + salt + scope.packed() + _sized(path.encode("utf-8")) + tag + _sized(content))


def levels_of(leaves: Sequence[bytes]) -> tuple[tuple[bytes, ...], ...]:
    """The levels of the tree, from the leaves (at least one) up to the root alone."""
    levels = [tuple(leaves)]
    while len(levels[-1]) > 1:
        level = levels[-1]
        pairs = zip(level[::2], level[1::2], strict=False)
        unpaired = level[-1:] if len(level) % 2 else ()
        levels.append((*(_node(left, right) for left, right in pairs), *unpaired))
    return tuple(levels)


def proof_of(index: int, levels: Sequence[Sequence[bytes]]) -> tuple[Step, ...]:
    """The steps from the leaf at `index` to the root."""
    steps = []
    for level in levels[:-1]:
        neighbour = index ^ 1
        if neighbour < len(level):
            steps.append(Step(level[neighbour], on_left=neighbour < index))
        index //= 2
    return tuple(steps)


def root_from(leaf: bytes, proof: Sequence[Step]) -> bytes:
    """The root that a leaf and its proof lead to."""
    for step in proof:
        leaf = _node(step.neighbour, leaf) if step.on_left else _node(leaf, step.neighbour)
    return leaf


def _node(left: bytes, right: bytes) -> bytes:
    return keccak(_NODE + left + right)


def _sized(content: bytes) -> bytes:
    return len(content).to_bytes(4, "big") + content
