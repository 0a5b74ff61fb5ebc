"""No verb of the contracts is forgotten: each function that changes something is tried by the machine, and known to the
ghost, or is exempt with a reason."""

from __future__ import annotations

from random import Random

import pytest

from tests.invariants.ghost import Act
from tests.invariants.moves import Moves
from tests.invariants.verbs import EXEMPT, NEVER_DONE, declared, done_by_somebody, verb_of, verbs
from tests.invariants.world import World
from usance.artifacts import shipped

MOST_DRAWN, BEFORE_ANEW = 10_000, 400


def drawn(world: World, wanted: set[str]) -> set[str]:
    """The verbs of the moves that the machine draws until it has drawn all that are wanted. The ghost plays by itself,
    from the beginning again every so often; nothing is sent."""
    found: set[str] = set()
    ghost = world.begin()
    for number in range(MOST_DRAWN):
        if number % BEFORE_ANEW == 0:
            ghost = world.begin()
        moves = Moves(world, ghost, Random(number))
        for step in (*moves.next(), moves.trespass()):
            if isinstance(step, Act):
                found.add(verb_of(step.function))
                verdict = ghost.verdict(step, world.now())
                if not verdict.refusals:
                    verdict.happens()
        if found >= wanted:
            break
    return found


def test_every_function_that_changes_something_is_tried_by_the_machine(world: World) -> None:
    wanted = verbs()
    assert len(wanted) > 100
    found = drawn(world, wanted)
    assert not wanted - found, f"nobody tries {', '.join(sorted(wanted - found))}"
    assert not found - wanted, f"there is no {', '.join(sorted(found - wanted))}"


def test_a_verb_without_a_move_is_missed(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.invariants.upsets.Upsets.report_corrupt", lambda moves: moves.lapse())
    monkeypatch.setattr("tests.invariants.upsets.Upsets.read_at_last", lambda _: iter(()))
    monkeypatch.setattr("tests.invariants.upsets.Upsets.let_records_lapse", lambda _: iter(()))
    others = verbs() - {"Records.reportCorrupt"}
    assert verbs() - drawn(world, others) == {"Records.reportCorrupt"}


def test_every_function_of_an_interface_is_among_those_of_the_contracts() -> None:
    assert len(declared()) > 80
    whole = {verb for verb in declared() if f"{verb.partition('.')[0]}.*" in EXEMPT}
    assert declared() - whole <= verbs() | set(EXEMPT)


def test_what_is_exempt_exists_and_has_a_reason() -> None:
    assert {verb.partition(".")[0] for verb in EXEMPT} <= set(shipped().names)
    assert {verb for verb in EXEMPT if not verb.endswith(".*")} <= declared()
    assert all(len(reason.split()) > 3 for reason in EXEMPT.values())


def test_what_nobody_may_do_is_a_function_of_the_contracts() -> None:
    named = {verb for verb in NEVER_DONE if not verb.startswith("*")}
    assert named <= verbs() and len(done_by_somebody()) < len(verbs()) - len(named)
