"""What the ABI does not say and the syntax tree does: enums, structs, value types, and who declares an error."""

from collections.abc import Iterator
from typing import Any

from deploy.solc.errors import ArtifactRefused

Json = dict[str, Any]


def enums(trees: dict[str, Json]) -> dict[str, list[str]]:
    """Enum name -> member names in order, so the position is the value on chain. Names must be unique."""
    return _by_name(trees, "EnumDefinition", lambda node: [member["name"] for member in node["members"]])


def structs(trees: dict[str, Json]) -> dict[str, list[dict[str, str]]]:
    """Struct name -> its members, each {name, type} with the type as Solidity writes it. Names must be unique."""
    return _by_name(
        trees,
        "StructDefinition",
        lambda node: [{"name": m["name"], "type": m["typeDescriptions"]["typeString"]} for m in node["members"]],
    )


def value_types(trees: dict[str, Json]) -> dict[str, str]:
    """User-defined value type -> the elementary type under it, such as PartyId -> uint32. Names must be unique."""
    return _by_name(
        trees,
        "UserDefinedValueTypeDefinition",
        lambda node: node["underlyingType"]["typeDescriptions"]["typeString"],
    )


def error_owners(trees: dict[str, Json]) -> dict[str, list[str]]:
    """Error selector (0x and 8 digits) -> the contracts whose source declares it; "" for one outside any contract."""
    owners: dict[str, list[str]] = {}
    for tree in trees.values():
        for owner, node in _definitions(tree, "ErrorDefinition"):
            owners.setdefault("0x" + node["errorSelector"], []).append(owner)
    return owners


def _by_name(trees: dict[str, Json], kind: str, value: Any) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for path, tree in sorted(trees.items()):
        for _, node in _definitions(tree, kind):
            if node["name"] in found:
                raise ArtifactRefused(
                    f"{path}: {node['name']} is declared twice, and the client knows it by its name alone"
                )
            found[node["name"]] = value(node)
    return found


def _definitions(tree: Json, kind: str) -> Iterator[tuple[str, Json]]:
    for node in tree["nodes"]:
        if node["nodeType"] == kind:
            yield "", node
        for inner in node.get("nodes", []) if node["nodeType"] == "ContractDefinition" else []:
            if inner["nodeType"] == kind:
                yield node["name"], inner
