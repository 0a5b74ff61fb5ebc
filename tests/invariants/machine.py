"""The machine: it plays on the chain and on the ghost at once, and looks at the whole ledger after every step."""

from __future__ import annotations

from collections import Counter
from random import Random
from typing import ClassVar

from hypothesis import note
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from hypothesis.strategies import randoms

from tests.invariants import laws
from tests.invariants.ghost import Act
from tests.invariants.moves import Moves
from tests.invariants.picture import differences, of_ghost
from tests.invariants.replay import rebuild
from tests.invariants.scenes import scenes_of
from tests.invariants.views import views_are_right
from tests.invariants.world import World
from usance.errors import Refusal
from usance.events import Event

DICE = randoms(use_true_random=True)
"""Thrown once a step: what a step does then depends on the ledger it finds, and steps can still be left out one by one
to find the shortest sequence that fails."""
ONE_IN = 6
"""Of the refusals that the ghost foresees, how many are sent and mined rather than tried by a call."""


class LedgerMachine(RuleBasedStateMachine):
    """`world` is set before it runs. `tally` counts over all runs: (verb, "done" or the error), scenes, steps."""

    world: ClassVar[World]
    tally: ClassVar[Counter[tuple[str, str]]] = Counter()

    def __init__(self) -> None:
        super().__init__()
        self.ghost = self.world.begin()
        self.before = self.after = self.world.camera.take()
        self.made: list[Event] = []
        self.sound = True
        self.events = list(self.world.ledger.logs(0))

    # Steps

    @initialize(dice=DICE)
    def the_first_credits(self, dice: Random) -> None:
        for _ in range(3):
            self._try(self._moves(dice).issue(), dice)
        for number, credit in self.ghost.credits.records.items():
            by = self.ghost.parties.account_of(credit.adviser or number >> 32)
            self._try(Act(by, "Credits.advise", (number,)), dice)

    @rule(dice=DICE)
    def somebody_acts(self, dice: Random) -> None:
        step = self._moves(dice).next()
        if isinstance(step, Act):
            self._try(step, dice)
            return
        note(f"the clock goes to {step}")
        self.world.chain.travel(step)
        self.tally["clock", "done"] += 1


    # Invariants

    @invariant()
    def the_storage_is_what_the_ghost_says(self) -> None:
        assert not differences(self.after, of_ghost(self.ghost))

    @invariant()
    def the_laws_hold(self) -> None:
        roots = {e.args["id"]: e.args["root"] for e in self.events if e.name == "PresentationMade"}
        laws.drawings_never_pass_the_limit(self.after)
        laws.every_honour_made_one_claim_of_its_amount(self.after)
        laws.live_documents_have_one_presentation(self.after, roots)  # type: ignore[arg-type]
        laws.cash_is_what_was_issued(self.after, self.events)
        laws.what_is_paid_was_honoured_and_paid_once(self.after, self.events)

    @invariant()
    def the_step_was_lawful(self) -> None:
        laws.no_status_goes_back(self.before, self.after)
        laws.what_was_fixed_stays_fixed(self.before, self.after)
        laws.documents_of_honoured_presentations_stay_lodged(self.before, self.after)
        laws.nothing_is_presented_after_expiry(self.after, self.made, self.ghost.days)
        laws.cash_moved_only_where_the_events_say(self.before, self.after, self.made)
        laws.claims_are_paid_to_whoever_holds_them(self.before, self.after, self.made)
        self.before, self.made, self.sound = self.after, [], True

    def teardown(self) -> None:
        """The log alone gives the storage again, and the views tell what the ghost knows."""
        if not self.sound:
            return
        assert not differences(rebuild(self.world.ledger.logs(0)), self.after)
        views_are_right(self.world, self.ghost)

    def _moves(self, dice: Random) -> Moves:
        return Moves(self.world, self.ghost, dice)

    def _try(self, act: Act, dice: Random) -> None:
        world, now, self.sound = self.world, self.world.now(), False
        verdict = self.ghost.verdict(act, now)
        wanted = " or ".join(sorted(verdict.refusals)) or "done"
        note(f"{world.told(act)} -> {wanted}")
        if verdict.refusals:
            self._is_refused(act, verdict.refusals, mined=dice.randrange(ONE_IN) == 0)
            return
        scenes = scenes_of(self.ghost, act, now)
        self.made = list(world.send(act))
        verdict.happens()
        self.events += self.made
        self.before, self.after = self.after, world.camera.take()
        self.tally[act.function, "done"] += 1
        for scene in scenes:
            self.tally["scene", scene] += 1

    def _is_refused(self, act: Act, allowed: frozenset[str], *, mined: bool) -> None:
        world = self.world
        before = world.contract_roots() if mined else {}
        try:
            world.send(act) if mined else world.dry_run(act)
        except Refusal as refusal:
            assert refusal.name in allowed, f"refused with {refusal}, allowed {sorted(allowed)}"
            self.tally[act.function, refusal.name] += 1
        else:
            raise AssertionError(f"done, though it must be refused with {' or '.join(sorted(allowed))}")
        assert not mined or world.contract_roots() == before
        if mined:
            self.tally["scene", "a refusal was mined and changed nothing"] += 1
