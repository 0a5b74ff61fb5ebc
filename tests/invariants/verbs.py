"""Every function of the contracts that changes something, as the compiler lists them."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path

from tests.invariants.ghost.ledger import BIND, FROM_ABOVE, SET_AUTHORITY
from usance.artifacts import shipped

INTERFACES = Path(__file__).parents[2] / "contracts" / "interfaces"

BY_RESOLUTION = ("resolveStanding", "closeNewBusiness", "redirectNewBusiness")
"""What the council resolves about members and their new business."""

EXEMPT: Mapping[str, str] = {
    "AccessManager.*": "OpenZeppelin's own; who holds which role is settled by the deployment and checked by `verify`",
    **dict.fromkeys(
        ("Council.*", "Seat.*", *(f"Membership.{function}" for function in BY_RESOLUTION)),
        "the council's: the machine has none, as a resolution takes six transactions; tests/contracts/council",
    ),
    **dict.fromkeys(
        ("Desks.*", "Safe.*"),
        "who signs for a bank: to all others a desk is an account like any; played at random in tests/guards",
    ),
}
"""What the machine does not drive, each with the reason; `Contract.*` for all of a contract."""

NEVER_DONE = FROM_ABOVE | {"*." + BIND, "*." + SET_AUTHORITY}
"""What everybody with a key must be refused."""


def verbs() -> set[str]:
    """ "Contract.function" of all deployed contracts, without views and what is exempt; overloads are one verb."""
    return {verb for name in shipped().names for verb in _of(name) if not {verb, f"{name}.*"} & set(EXEMPT)}


def done_by_somebody() -> set[str]:
    """The verbs that somebody may do."""
    return {verb for verb in verbs() if not {verb, "*." + verb.partition(".")[2]} & NEVER_DONE}


def declared() -> set[str]:
    """ "Contract.function" of every interface in the sources, without views; what several share is left to them."""
    return {
        f"{path.stem.removeprefix('I')}.{found[1]}"
        for path in INTERFACES.glob("I*.sol")
        if path.stem not in ("IBound", "ICashLeg")
        for found in re.finditer(r"^    function (\w+)\(([^;]*);", path.read_text(encoding="utf-8"), re.M)
        if not re.search(r"\b(view|pure)\b", found[2])
    }


def verb_of(function: str) -> str:
    """The verb of an act: whichever the currency, whichever the overload."""
    return re.sub(r":...|\(.*", "", function)


def _of(contract: str) -> set[str]:
    described = json.loads((shipped().folder / f"{contract}.json").read_text(encoding="utf-8"))["abi"]
    functions = [one for one in described if one["type"] == "function"]
    return {f"{contract}.{one['name']}" for one in functions if one["stateMutability"] not in ("view", "pure")}
