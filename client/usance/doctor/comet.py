"""What the consensus under a chain says of itself, by the RPC of CometBFT: who has a seat in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import requests

_TIMEOUT = 5.0


class Unfit(Exception):
    """No answer, or none of CometBFT's."""


@dataclass(frozen=True)
class Voice:
    """A node: `chain` as its genesis has it, `name` as it calls itself, `key` (base64) by which it signs blocks."""

    url: str
    chain: str
    name: str
    key: str
    height: int


def voice(url: str) -> Voice:
    """Raises Unfit."""
    found = _ask(url, "status")
    node, validator = _table(found, "node_info"), _table(found, "validator_info")
    height = _number(_table(found, "sync_info").get("latest_block_height"))
    return Voice(url, str(node.get("network")), str(node.get("moniker")), _key(validator), height)


def seats(url: str) -> Mapping[str, int]:
    """Voting power by the key that signs blocks, base64. Raises Unfit."""
    listed = _ask(url, "validators", per_page="100").get("validators")
    if not isinstance(listed, list) or not all(isinstance(one, Mapping) for one in listed):
        raise Unfit(f"{url}: no list of validators in the answer")
    return {_key(one): _number(one.get("voting_power")) for one in listed}


def _ask(url: str, method: str, **params: str) -> Mapping[str, object]:
    try:
        answer = requests.get(f"{url}/{method}", params=params, timeout=_TIMEOUT).json()
    except (requests.RequestException, ValueError) as failed:
        raise Unfit(f"{url}: {failed}") from failed
    return _table(answer, "result")


def _table(held: object, name: str) -> Mapping[str, object]:
    found = held.get(name) if isinstance(held, Mapping) else None
    if not isinstance(found, Mapping):
        raise Unfit(f"no {name} in the answer")
    return found


def _number(given: object) -> int:
    if not isinstance(given, str) or not given.isdigit():
        raise Unfit(f"{given!r}, needed a number in text")
    return int(given)


def _key(held: Mapping[str, object]) -> str:
    return str(_table(held, "pub_key").get("value"))
