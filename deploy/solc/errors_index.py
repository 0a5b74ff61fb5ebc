"""Every error that any contract here can revert with, by selector: a callee's errors are not in the caller's ABI."""

from typing import Any

from deploy.solc.errors import ArtifactRefused

Json = dict[str, Any]


def error_index(contracts: dict[str, dict[str, Json]], owners: dict[str, list[str]]) -> dict[str, Json]:
    """Selector -> {name, contract, inputs} over all ABIs, OpenZeppelin's too.

    `contract` is one that declares it ("" outside any), ours before OpenZeppelin's. Where two declare the same
    signature over different enums or value types, the inputs' internalType is the plain ABI type, since the revert data
    cannot tell which was meant. Raises ArtifactRefused when two different signatures share a selector.
    """
    found: dict[str, Json] = {}
    for path in sorted(contracts, key=lambda p: (not p.startswith("contracts/"), p)):
        for holder, unit in contracts[path].items():
            for entry in (e for e in unit["abi"] if e["type"] == "error"):
                selector = _selector(entry)
                declared = owners.get(selector, [])
                contract = holder if holder in declared or not declared else declared[0]
                known = found.setdefault(selector, _described(entry, contract))
                if _signature(_as_error(known)) != _signature(entry):
                    raise ArtifactRefused(f"{selector} is the selector of both {known['name']} and {entry['name']}")
                _generalise(known["inputs"], entry["inputs"])
    return dict(sorted(found.items()))


def _signature(entry: Any) -> str:
    from eth_utils.abi import abi_to_signature

    return abi_to_signature(entry)


def _selector(entry: Json) -> str:
    from eth_utils.abi import function_signature_to_4byte_selector

    return "0x" + function_signature_to_4byte_selector(_signature(entry)).hex()


def _described(entry: Json, contract: str) -> Json:
    return {"name": entry["name"], "contract": contract, "inputs": [_input(i) for i in entry["inputs"]]}


def _input(given: Json) -> Json:
    kept: Json = {
        "name": given["name"],
        "type": given["type"],
        "internalType": given.get("internalType", given["type"]),
    }
    return kept | ({"components": given["components"]} if "components" in given else {})


def _as_error(described: Json) -> Json:
    return {"type": "error", "name": described["name"], "inputs": described["inputs"]}


def _generalise(known: list[Json], other: list[Json]) -> None:
    for mine, theirs in zip(known, other, strict=True):
        if mine["internalType"] != theirs.get("internalType", theirs["type"]):
            mine["internalType"] = mine["type"]
