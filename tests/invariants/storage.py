"""The storage of the contracts, word by word, read with the compiler's own layout and not through any contract."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from eth_utils.address import to_canonical_address, to_checksum_address
from eth_utils.crypto import keccak

from usance.artifacts import Artifacts
from usance.chains.embedded import EmbeddedChain

_WORD = 32


class Storage:
    """What is stored on `chain` now at `addresses` (name as in the record -> address).

    `read` reads one variable; `root` is the root of all that a contract stores, so that an equal root is equal storage.
    """

    def __init__(self, chain: EmbeddedChain, artifacts: Artifacts, addresses: Mapping[str, str]) -> None:
        self._chain, self._addresses = chain, {name: to_canonical_address(at) for name, at in addresses.items()}
        names = {name.partition(":")[0] for name in addresses}
        files = {name: json.loads((artifacts.folder / f"{name}.json").read_text("utf-8")) for name in names}
        self._layouts = {name: file["storage_layout"] for name, file in files.items()}
        self._plain = {name: {v["label"]: v for v in layout["storage"]} for name, layout in self._layouts.items()}
        self._artifacts = artifacts
        self.refresh()

    def refresh(self) -> None:
        """See the latest block."""
        evm = self._chain._evm
        self._state: Any = evm._state(evm.head, evm.head.timestamp + 1).state

    def root(self, name: str) -> bytes:
        return bytes(self._state._account_db._get_account(self._addresses[name]).storage_root)

    def read(self, name: str, variable: str, *keys: int | str | bytes) -> Any:
        """The variable, or what a mapping or array holds under the keys: integers, bytes, addresses; structs by snake
        names; of an array as a whole its length."""
        layout = self._layouts[name.partition(":")[0]]
        place = self._plain[name.partition(":")[0]][variable]
        slot, kind = int(place["slot"]), layout["types"][place["type"]]
        for key in keys:
            if kind["encoding"] == "dynamic_array":
                kind = layout["types"][kind["base"]]
                slot = _hashed(slot) + int(key) * -(-int(kind["numberOfBytes"]) // _WORD)
                continue
            slot = int.from_bytes(keccak(_padded(key) + slot.to_bytes(_WORD, "big")), "big")
            kind = layout["types"][kind["value"]]
        if kind["encoding"] == "dynamic_array":
            return int.from_bytes(self._word(name, slot), "big")
        if "members" not in kind:
            return self._value(self._word(name, slot), 0 if keys else place["offset"], kind)
        return self._struct(name, slot, kind, layout["types"])

    def _struct(self, name: str, slot: int, kind: Mapping[str, Any], types: Mapping[str, Any]) -> dict[str, Any]:
        members = [(snake(m["label"]), slot + int(m["slot"]), m["offset"], types[m["type"]]) for m in kind["members"]]
        words = {at: self._word(name, at) for at in {at for _, at, _, _ in members}}
        return {
            label: self._struct(name, at, under, types) if "members" in under else self._value(words[at], offset, under)
            for label, at, offset, under in members
        }

    def _word(self, name: str, slot: int) -> bytes:
        return bytes(self._state.get_storage(self._addresses[name], slot).to_bytes(_WORD, "big"))

    def _value(self, word: bytes, offset: int, kind: Mapping[str, Any]) -> int | str | bool | bytes:
        end = _WORD - offset
        part, label = word[end - int(kind["numberOfBytes"]) : end], kind["label"]
        under = self._under(label)
        if under.startswith("bytes"):
            return part
        if under == "address":
            return to_checksum_address(part)
        number = int.from_bytes(part, "big", signed=under.startswith("int"))
        return bool(number) if under == "bool" else number

    def _under(self, label: str) -> str:
        if label.startswith("contract "):
            return "address"
        return self._artifacts.value_type(label) if label[0].isupper() else label


def _hashed(slot: int) -> int:
    return int.from_bytes(keccak(slot.to_bytes(_WORD, "big")), "big")


def _padded(key: int | str | bytes) -> bytes:
    if isinstance(key, bytes):
        return key.ljust(_WORD, b"\0")
    return (int(key, 16) if isinstance(key, str) else key).to_bytes(_WORD, "big")


@cache
def snake(name: str) -> str:
    return re.sub(r"[A-Z]", lambda found: "_" + found[0].lower(), name)
