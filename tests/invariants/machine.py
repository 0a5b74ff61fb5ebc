"""The machine: it plays on the chain and on the ghost at once, and looks at the whole ledger after every step."""

from __future__ import annotations

from collections import Counter
from typing import ClassVar

from hypothesis import note
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from hypothesis.strategies import DataObject, data, integers

from tests.invariants import laws
from tests.invariants.ghost import Act
from tests.invariants.ghost.records import CREDIT
from tests.invariants.moves import Moves
from tests.invariants.picture import differences, of_ghost
from tests.invariants.replay import rebuild
from tests.invariants.scenes import scenes_of
from tests.invariants.views import views_are_right
from tests.invariants.world import World
from usance.errors import Refusal
from usance.events import Event

MOST_CREDITS = 4
ONE_IN = 6
"""Of the refusals that the ghost foresees, how many are sent and mined rather than tried by a call."""


class LedgerMachine(RuleBasedStateMachine):
    """`world` is set before it runs. `tally` counts over all runs: (verb, "done" or the error), scenes, steps."""

    world: ClassVar[World]
    tally: ClassVar[Counter[tuple[str, str]]] = Counter()

    def __init__(self) -> None:
        super().__init__()
        self.ghost = self.world.begin()
        self.first_block = self.world.ledger.block_number() + 1
        self.before = self.after = self.world.camera.take()
        self.made: list[Event] = []
        self.events = list(self.world.ledger.logs(0))

    # Steps

    @initialize(data=data())
    def the_first_credits(self, data: DataObject) -> None:
        for _ in range(2):
            self._try(self._moves(data).issue(), data)
        for number, credit in self.ghost.credits.records.items():
            by = self.ghost.parties.account_of(credit.adviser or number >> 32)
            self._try(Act(by, "Credits.advise", (number,)), data)

    @precondition(lambda self: len(self.ghost.credits.records) < MOST_CREDITS)
    @rule(data=data())
    def somebody_issues(self, data: DataObject) -> None:
        self._try(self._moves(data).issue(), data)

    @precondition(lambda self: any(c.status == CREDIT["Issued"] for c in self.ghost.credits.records.values()))
    @rule(data=data())
    def somebody_advises(self, data: DataObject) -> None:
        self._try(self._moves(data).advise(), data)

    @rule(data=data())
    def somebody_presents(self, data: DataObject) -> None:
        self._try(self._moves(data).present(), data)

    @rule(data=data())
    def somebody_presents_again(self, data: DataObject) -> None:
        self._try(self._moves(data).present(), data)

    @precondition(lambda self: self.ghost.presentations.records)
    @rule(data=data())
    def somebody_examines(self, data: DataObject) -> None:
        self._try(self._moves(data).examine(), data)

    @precondition(lambda self: self.ghost.presentations.records)
    @rule(data=data())
    def somebody_examines_another(self, data: DataObject) -> None:
        self._try(self._moves(data).examine(), data)

    @precondition(lambda self: self.ghost.presentations.records)
    @rule(data=data())
    def somebody_waives(self, data: DataObject) -> None:
        self._try(self._moves(data).waive(), data)

    @precondition(lambda self: self.ghost.presentations.records)
    @rule(data=data())
    def somebody_honours(self, data: DataObject) -> None:
        self._try(self._moves(data).honour(), data)

    @precondition(lambda self: self.ghost.presentations.records)
    @rule(data=data())
    def somebody_enforces(self, data: DataObject) -> None:
        self._try(self._moves(data).enforce(), data)

    @precondition(lambda self: self.ghost.presentations.records)
    @rule(data=data())
    def documents_go_back(self, data: DataObject) -> None:
        self._try(self._moves(data).give_back(), data)

    @precondition(lambda self: self.ghost.claims.records)
    @rule(data=data())
    def somebody_pays(self, data: DataObject) -> None:
        self._try(self._moves(data).pay(), data)

    @precondition(lambda self: self.ghost.claims.records)
    @rule(data=data())
    def somebody_reports_a_claim_unpaid(self, data: DataObject) -> None:
        self._try(self._moves(data).report_unpaid(), data)

    @precondition(lambda self: self.ghost.claims.records)
    @rule(data=data())
    def a_claim_is_passed_on(self, data: DataObject) -> None:
        self._try(self._moves(data).pass_claim(), data)

    @rule(data=data())
    def money_moves(self, data: DataObject) -> None:
        self._try(self._moves(data).money(), data)

    @rule(data=data())
    def a_standing_changes(self, data: DataObject) -> None:
        self._try(self._moves(data).standing(), data)

    @rule(data=data())
    def somebody_moves_to_another_account(self, data: DataObject) -> None:
        moves = self._moves(data)
        self._try(moves.pick((moves.rotate, moves.rotate, moves.mandate))(), data)

    @rule(data=data())
    def somebody_closes_a_credit(self, data: DataObject) -> None:
        self._try(self._moves(data).close(), data)

    @rule(data=data())
    def somebody_reaches_past_the_contract_above(self, data: DataObject) -> None:
        self._try(self._moves(data).trespass(), data)

    @rule(data=data())
    def days_pass(self, data: DataObject) -> None:
        moment = self._moves(data).moment()
        if moment is not None:
            note(f"the clock goes to {moment}")
            self.world.chain.travel(moment)
            self.tally["clock", "done"] += 1

    @rule(data=data())
    def more_days_pass(self, data: DataObject) -> None:
        self.days_pass(data)

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
        self.before, self.made = self.after, []

    def teardown(self) -> None:
        """The log alone gives the storage again, and the views tell what the ghost knows."""
        log = self.world.ledger.logs(0)
        assert list(log) == self.events
        assert not differences(rebuild(log), self.after)
        views_are_right(self.world, self.ghost)

    def _moves(self, data: DataObject) -> Moves:
        return Moves(self.world, self.ghost, data)

    def _try(self, act: Act, data: DataObject) -> None:
        world, now = self.world, self.world.now()
        verdict = self.ghost.verdict(act, now)
        wanted = " or ".join(sorted(verdict.refusals)) or "done"
        note(f"{world.told(act)} -> {wanted}")
        if verdict.refusals:
            self._is_refused(act, verdict.refusals, mined=data.draw(integers(1, ONE_IN)) == ONE_IN)
            return
        scenes = scenes_of(self.ghost, act, now)
        self.made = list(world.send(act).events)
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
