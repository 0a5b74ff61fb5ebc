"""The root of a salted tree, written a second time from its description: recursive, over text fields only."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Mapping

from eth_utils.crypto import keccak


def root_of(texts: Mapping[str, str], *, seed: bytes, scope: bytes) -> bytes:
    """The root over text fields; `scope` is the chain id, contract and credit id in 60 bytes."""
    leaves = []
    for path in sorted(texts, key=lambda each: each.encode()):
        salt = hmac.new(seed, b"usance/salt/v1" + scope + path.encode(), hashlib.sha256).digest()
        name, content = path.encode(), texts[path].encode()
        sized_name = len(name).to_bytes(4, "big") + name
        sized_content = len(content).to_bytes(4, "big") + content
        leaves.append(keccak(b"\x00" + b"usance/leaf/v1" + salt + scope + sized_name + b"\x01" + sized_content))
    return _top(leaves)


def _top(leaves: list[bytes]) -> bytes:
    if len(leaves) == 1:
        return leaves[0]
    # The left subtree is the largest full one that leaves something on the right.
    half = 1
    while half * 2 < len(leaves):
        half *= 2
    return keccak(b"\x01" + _top(leaves[:half]) + _top(leaves[half:]))
