"""The machine: it plays on the chain and on the ghost at once, and looks at the whole ledger after every step."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime
from random import Random
from typing import ClassVar

from hypothesis import note
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from hypothesis.strategies import integers

from tests.invariants import laws, laws_of_days, laws_of_market
from tests.invariants.ghost import Act
from tests.invariants.ghost.records import CREDIT
from tests.invariants.market_scenes import sales_refused, sales_told
from tests.invariants.moves import Moves, sayable
from tests.invariants.picture import Picture, differences, of_ghost
from tests.invariants.replay import rebuild
from tests.invariants.scenes import scenes_of, scenes_refused, scenes_told
from tests.invariants.verbs import verb_of
from tests.invariants.views import views_are_right
from tests.invariants.world import World
from usance.errors import Refusal
from usance.events import Event

THROWS = integers(0, 2**24 - 1)
"""Once a step, from a range that Hypothesis draws from evenly: what a step does then depends on the ledger that it
finds, and steps can still be left out one by one to find the shortest sequence that fails."""
FIRST, MOST_TRIED = 3, 9
"""Credits that a run begins with, and how often it tries to issue one before it makes do with fewer."""
ONE_IN = 10
"""Of the refusals that the ghost foresees, how many are sent and mined rather than tried by a call."""


class LedgerMachine(RuleBasedStateMachine):
    """`world` is set before it runs, and `salt` so that no two runs make the same moves. `tally` counts over all runs:
    (verb, "done" or the error), and ("scene", its name)."""

    world: ClassVar[World]
    salt: ClassVar[int] = 0
    tally: ClassVar[Counter[tuple[str, str]]] = Counter()

    def __init__(self) -> None:
        super().__init__()
        self.ghost = self.world.begin()
        self.before = self.after = self.world.camera.take()
        self.made: list[Event] = []
        self.sound = True
        self.thrown: Counter[int] = Counter()
        self.events = list(self.world.events)

    # Steps

    @initialize(throw=THROWS)
    def the_first_credits(self, throw: int) -> None:
        dice = self._dice(throw)
        credits = self.ghost.credits.records
        for _ in range(MOST_TRIED):
            if len(credits) < FIRST:
                self._take(self._moves(dice).issue(), dice)
        for number, credit in [*credits.items(), *credits.items()]:
            adviser = credit.second_adviser if credit.passed_on else credit.adviser
            if credit.status == CREDIT["Issued"]:
                by = self.ghost.parties.account_of(adviser or number >> 32)
                self._take(Act(by, "Credits.advise", (number,)), dice)

    @rule(throw=THROWS)
    def somebody_acts(self, throw: int) -> None:
        dice = self._dice(throw)
        for step in self._moves(dice).next():
            self._take(step, dice)

    # Invariants

    @invariant()
    def the_ledger_is_lawful(self) -> None:
        self.sound = False
        self._is_right_by_itself(self.after)
        self._came_about_rightly(self.before, self.after)
        assert not (found := differences(self.after, of_ghost(self.ghost))), "\n".join(found)
        self.before, self.made, self.sound = self.after, [], True

    def _is_right_by_itself(self, picture: Picture) -> None:
        roots = {e.args["id"]: e.args["root"] for e in self.events if e.name == "PresentationMade"}
        prices = {e.args["id"]: e.args["net"] for e in self.events if e.name == "PresentationNegotiated"}
        recourse = {e.args["id"] for e in self.events if e.name == "RecourseTaken"}
        laws.drawings_never_pass_the_limit(picture)
        laws.a_revolving_amount_is_there_once(picture)
        laws.what_is_set_aside_covers_parts_and_advances(picture)
        laws.every_honour_made_claims_of_its_amount(picture, prices, recourse)  # type: ignore[arg-type]
        laws.nobody_is_paid_twice_for_the_same_documents(picture)
        laws.live_documents_have_one_presentation(picture, roots, recourse)  # type: ignore[arg-type]
        laws.cash_is_what_was_issued(picture, self.events)
        laws.what_is_paid_was_honoured_and_paid_once(picture, self.events)
        laws_of_days.a_clock_stands_still_only_for_a_record_that_cannot_be_read(picture)
        laws_of_market.a_claim_is_locked_exactly_while_one_sale_of_it_runs(picture)

    def _came_about_rightly(self, before: Picture, after: Picture) -> None:
        laws.no_status_goes_back(before, after)
        laws.what_was_fixed_stays_fixed(before, after)
        laws.documents_of_honoured_presentations_stay_lodged(before, after)
        laws.nothing_is_presented_after_expiry(after, self.made, self.ghost.days)
        laws.cash_moved_only_where_the_events_say(before, after, self.made)
        laws.claims_are_paid_to_whoever_holds_them(before, after, self.made)
        self._keeps_the_days(before, after)
        self._trades_rightly(before, after)

    def _keeps_the_days(self, before: Picture, after: Picture) -> None:
        made, days = self.made, self.ghost.days
        laws_of_days.an_examination_has_its_days(after, made)
        laws_of_days.force_majeure_moves_nothing(before, after, made)
        laws_of_days.calendars_and_limits_bind_new_business_alone(before, after, made)
        laws_of_days.a_clock_stops_and_goes_on_by_word_alone(before, after, made, days)
        laws_of_days.what_lapses_counts_as_not_presented(before, after, made, days)

    def _trades_rightly(self, before: Picture, after: Picture) -> None:
        made, market = self.made, laws_of_market
        market.forfaiting_makes_nothing_and_loses_nothing(before, after, made)
        market.a_locked_claim_stays_where_it_is(before, after, made)
        market.a_claim_is_sold_by_its_owner(before, made)
        market.a_claim_settles_against_its_net(before, after, made)
        market.a_claim_is_bought_back_for_what_it_cost(before, after, made)
        market.a_sale_goes_its_way(before, after)
        market.a_sale_needs_the_word_of_the_obligor(before, made)
        market.nobody_reads_a_sealed_quote_in_time(before, after, made)
        market.nobody_buys_above_its_line(before, made)

    def teardown(self) -> None:
        """The log alone gives the storage again, and the views tell what the ghost knows."""
        if not self.sound:
            return
        log = self.world.log()
        assert not (found := differences(rebuild(log), self.after)), "\n".join(found)
        laws_of_market.margins_add_up_to_the_first_discount(self.after, log)
        views_are_right(self.world, self.ghost)

    def _take(self, step: Act | int, dice: Random) -> None:
        if isinstance(step, Act):
            self._try(sayable(step), dice)
            self.the_ledger_is_lawful()
            return
        note(f"the clock goes to {datetime.fromtimestamp(step, UTC)}")
        self.world.chain.travel(step)
        self.tally["clock", "done"] += 1

    def _dice(self, throw: int) -> Random:
        # Hypothesis likes to draw the same number again, and the same dice would make the same move.
        self.thrown[throw] += 1
        return Random(f"{self.salt}, {throw}, {self.thrown[throw]}")

    def _moves(self, dice: Random) -> Moves:
        return Moves(self.world, self.ghost, dice)

    def _try(self, act: Act, dice: Random) -> None:
        world, now, self.sound = self.world, self.world.now(), False
        verdict = self.ghost.verdict(act, now)
        wanted = " or ".join(sorted(verdict.refusals)) or "done"
        note(f"{world.told(act)} -> {wanted}")
        if verdict.refusals:
            told = (*scenes_refused(self.ghost, act, verdict.refusals, now), *sales_refused(act, verdict.refusals))
            for scene in told:
                self.tally["scene", scene] += 1
            self._is_refused(act, verdict.refusals, mined=dice.randrange(ONE_IN) == 0)
            return
        scenes = scenes_of(self.ghost, act, now)
        self.made = list(world.send(act))
        verdict.happens()
        self.events += self.made
        self.before, self.after = self.after, world.camera.take()
        self.tally[verb_of(act.function), "done"] += 1
        told = (*scenes_told(self.made, self.after), *sales_told(self.made, self.before, self.after))
        for scene in (*scenes, *told):
            self.tally["scene", scene] += 1

    def _is_refused(self, act: Act, allowed: frozenset[str], *, mined: bool) -> None:
        world = self.world
        before = world.contract_roots() if mined else {}
        try:
            world.send(act) if mined else world.dry_run(act)
        except Refusal as refusal:
            assert refusal.name in allowed, f"refused with {refusal}, allowed {sorted(allowed)}"
            self.tally[verb_of(act.function), refusal.name] += 1
        else:
            raise AssertionError(f"done, though it must be refused with {' or '.join(sorted(allowed))}")
        assert not mined or world.contract_roots() == before
        if mined:
            self.tally["scene", "a refusal was mined and changed nothing"] += 1
