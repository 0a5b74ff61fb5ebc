"""Hands laid on registers: functions that only the contract above may call, and those that nobody may any more."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.invariants.ghost import Act
from tests.invariants.ghost.ledger import BIND, FROM_ABOVE, SET_AUTHORITY
from tests.invariants.ghost.records import NOBODY
from usance.abi import Argument, Parameter
from usance.artifacts import shipped

if TYPE_CHECKING:
    from tests.invariants.moves import Moves

OVERSEEN = (
    *("Amendments", "Claims", "Credits", "Documents", "Drawings", "Presentations", "Proceeds", "Schedules"),
    *("Lines", "Listings", "DigitalLeg", "OutsideLeg", "Forfaiting"),
)
"""Registers that are bound to contracts above; Transfers beside them."""
MANAGED = (*OVERSEEN, "Transfers", "BankingCalendar", "Endings", "Membership", "RuleBook")
"""Contracts that have an authority; each currency's cash beside them."""


def trespass(moves: Moves) -> Act:
    """By anybody with a key; with arguments that would do something for some of them."""
    by, kind = moves.dice.choice(moves.world.known.accounts), moves.pick(("above", "above", BIND, SET_AUTHORITY))
    if kind == BIND:
        by = moves.pick((moves.world.address("CBA"), by))
        register = moves.pick((*OVERSEEN, "Transfers"))
        return Act(by, f"{register}.{BIND}", (moves.pick(([by], [])),))
    if kind == SET_AUTHORITY:
        managed = moves.pick((*MANAGED, "Cash:CNY"))
        return Act(moves.pick((moves.world.address("CBA"), by)), f"{managed}.{SET_AUTHORITY}", (by,))
    function = moves.pick(sorted(FROM_ABOVE))
    return Act(by, function, _with_effect(moves).get(function) or _with_nothing(function))


def _with_effect(moves: Moves) -> dict[str, tuple[Any, ...]]:
    credit, (number, _) = moves.credit("Advised"), moves.presentation("Examining")
    claim = (100_000_000, 3, 20_000, b"CNY", b"CN", 1)
    return {
        "Credits.keep": (credit, 1, True),
        "Credits.release": (credit, 1),
        "Credits.draw": (credit, 1),
        "Credits.undraw": (credit, 1),
        "Drawings.admit": (credit, moves.world.address("BOC"), 0, 1, 0),
        "Presentations.forward": (number, 3, bytes(32)),
        "Proceeds.deduct": (number, 1),
        "Transfers.letGo": (number,),
        "Amendments.take": (credit, 1, 0, 0),
        "Claims.open": (number, 5, claim, 1),
        "Documents.lodge": (moves.world.known.roots[0], number),
        "Documents.giveBack": (moves.ghost.presentations.root_of.get(number, bytes(32)), number),
    }


def _with_nothing(function: str) -> tuple[Argument, ...]:
    """Zeros of every type that the function takes."""
    contract, _, name = function.partition(".")
    return tuple(_zero(one) for one in shipped().contract(contract).function(name).inputs)


def _zero(parameter: Parameter) -> Argument:
    if parameter.type.endswith("]"):
        return ()
    if parameter.components:
        return {one.name: _zero(one) for one in parameter.components}
    if parameter.type.startswith("bytes"):
        return bytes(int(parameter.type.removeprefix("bytes") or 0))
    if parameter.type == "address":
        return NOBODY
    return False if parameter.type == "bool" else 0
