"""The ledger is played by a machine: see machine.py for the steps, laws.py for what must hold, README.md for both."""

from __future__ import annotations

import resource
from collections import Counter
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.invariants.conftest import Profile
from tests.invariants.machine import LedgerMachine
from tests.invariants.market_scenes import SELDOM_OF_MARKET, WANTED_OF_MARKET
from tests.invariants.scenes import SELDOM, WANTED
from tests.invariants.verbs import done_by_somebody, verbs
from tests.invariants.world import World
from usance.errors import Refusal

RARE = {
    *("Amendments.extend", "Amendments.declineExtension", "Confirmations.declineConfirmation"),
    *("Credits.appointAdviser", "Credits.declineAdvice", "Nominations.demandInvoice", "Nominations.substitute"),
    *("Nominations.takeRecourse", "Proceeds.advance", "Proceeds.reclaimAdvance", "Proceeds.requestAdvance"),
    *("Endings.cancel", "Endings.stay", "Endings.liftStay", "Membership.setMandate", "Claims.safeTransferFrom"),
    *("Claims.approve", "Claims.setApprovalForAll", "BankingCalendar.openPlace", "RuleBook.addCurrency"),
    *("Membership.admit", "Membership.introduce"),
}
"""Verbs that the short run need not have done, or not have been refused."""
MOST_GROWTH = 100
"""Megabytes that the process may grow by, once a tenth of a long play has filled its caches."""


def test_the_ledger_keeps_its_invariants(
    world: World, profile: Profile, record_property: Callable[[str, object], None]
) -> None:
    tally = LedgerMachine.tally
    tally.clear()
    sizes = []
    for number in profile.seeds:
        play(LedgerMachine, world, profile.settings, number=number, seeded=profile.seeded)
        sizes.append(megabytes())
        print(f"round {len(sizes)} of {len(profile.seeds)}: {steps_of(tally)} steps, {sizes[-1]} MB", flush=True)
    record_property("steps", steps_of(tally))
    print(f"{steps_of(tally)} steps: " + ", ".join(f"{verb} {end} {n}" for (verb, end), n in sorted(tally.items())))
    assert steps_of(tally) >= profile.least
    assert profile.seeded or sizes[-1] - sizes[len(sizes) // 10] <= MOST_GROWTH
    wanted, scenes = done_by_somebody(), (*WANTED, *WANTED_OF_MARKET)
    wanted, scenes = (wanted - RARE, scenes) if profile.seeded else (wanted, (*scenes, *SELDOM, *SELDOM_OF_MARKET))
    refused = {verb for verb, end in tally if end != "done"}
    never_done = [verb for verb in sorted(wanted) if not tally[verb, "done"]]
    never_refused = sorted((wanted if profile.seeded else verbs()) - refused)
    never_seen = [scene for scene in scenes if not tally["scene", scene]]
    assert not [*never_done, *never_refused, *never_seen], (never_done, never_refused, never_seen)
    assert not [verb for verb in verbs() - done_by_somebody() if tally[verb, "done"]], "done, though nobody may"


def steps_of(tally: Counter[tuple[str, str]]) -> int:
    return sum(count for (verb, _), count in tally.items() if verb != "scene")


def megabytes() -> int:
    """The most memory that the process has had so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def play(machine: type[LedgerMachine], world: World, how: settings, *, number: int, seeded: bool) -> None:
    """One round. A `seeded` one makes the same steps every time; what fails in another is kept, and tried first next
    time, in whatever round."""
    machine.world, machine.salt = world, number if seeded else 0
    run_state_machine_as_test(seed(number)(machine) if seeded else machine, settings=how)


def test_the_machine_finds_out_a_ghost_that_lets_everybody_act(world: World) -> None:
    class Lenient(LedgerMachine):
        def __init__(self) -> None:
            super().__init__()
            self.ghost.parties.acting = lambda party, account: party  # type: ignore[method-assign]

    short = settings(max_examples=3, database=None, deadline=None, phases=(Phase.generate,))
    with pytest.raises((Refusal, AssertionError)):
        play(Lenient, world, settings(short, suppress_health_check=list(HealthCheck)), number=1, seeded=True)
