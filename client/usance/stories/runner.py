"""Telling a story on a platform, step by step, up to its end or the first deviation."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import nullcontext
from pathlib import Path

from usance.calendars import YearNotKnown
from usance.chains.embedded import EmbeddedChain
from usance.deployment import EMBEDDED
from usance.errors import InputError, Refusal, UsanceError
from usance.platform import Platform
from usance.stories import closing, refusals
from usance.stories.council_step import COUNCIL
from usance.stories.expectations import Deviation, Subject, expected_value, shown
from usance.stories.margins import holdings
from usance.stories.opening import open_story
from usance.stories.report import StepReport, StoryReport
from usance.stories.results import came_of
from usance.stories.scene import Scene
from usance.stories.script import Story
from usance.stories.sentences import rule_of, sentence_of
from usance.stories.stage import staged
from usance.stories.verbs import carry_out, verb_of

OnStep = Callable[[StepReport], None]


def run_story(
    story: Story,
    *,
    platform: Platform | None = None,
    on_step: OnStep | None = None,
    network: Path = EMBEDDED,
) -> StoryReport:
    """Tell `story` on `platform`, or on a fresh one in memory of `network`; `on_step` hears of each step as it is done.

    Raises BadStory for a party that there is not and for a step whose time is past, StartPassed,
    OtherMakeUpDays, AnotherBank, TooMuchCash, ChainError. A refusal that was not expected is no error but a deviation.
    """
    try:
        fresh = staged(story.start, make_up_days=story.make_up_days is not False, network=network)
        with fresh if platform is None else nullcontext(platform) as stage:
            return _Telling(Scene(story, stage)).tell(on_step or (lambda step: None))
    except YearNotKnown as unknown:
        needed = f"a year whose banking days are known, {unknown.needed}"
        raise story.page.bad(("start",), story.start.isoformat(), needed) from None


class _Telling:
    def __init__(self, scene: Scene) -> None:
        self._scene, self._story = scene, scene.story
        self._chain = scene.platform.ledger.chain

    def tell(self, on_step: OnStep) -> StoryReport:
        open_story(self._scene)
        before = closing.held(self._scene)
        steps: list[StepReport] = []
        for at in range(len(self._story.steps)):
            steps.append(self._step(at))
            on_step(steps[-1])
            if steps[-1].deviations:
                break
        deviations = steps[-1].deviations or closing.ending_deviations(self._scene)
        return self._report(tuple(steps), deviations, before)

    def _report(
        self, steps: tuple[StepReport, ...], deviations: tuple[Deviation, ...], before: closing.Held
    ) -> StoryReport:
        scene, gas = self._scene, [step.gas for step in steps]
        claims = scene.claims()
        return StoryReport(
            title=self._story.title,
            source=self._story.source,
            steps=steps,
            unplayed=len(self._story.steps) - len(steps),
            deviations=deviations,
            balances=closing.balances(scene, before),
            timelines=closing.timelines(scene),
            positions=closing.positions(claims),
            holdings=holdings(scene, claims),
            supervisor=closing.supervisor_view(scene, claims),
            gas=None if None in gas else sum(one for one in gas if one is not None),
        )

    def _step(self, at: int) -> StepReport:
        scene, step = self._scene, self._story.steps[at]
        self._travel(at)
        day, clock = scene.moment(step.by)
        height = self._chain.block_number()
        subject, refusal = self._outcome(at)
        facts = None if subject is None else scene.facts(subject)
        said = None if refusal is None else refusals.sentence_of(refusal, scene, scene.currency_of(step))
        return StepReport(
            number=at + 1,
            line=self._story.line(at),
            day=day,
            at=clock,
            by=step.by,
            verb=verb_of(step),
            sentence=sentence_of(self._story, at),
            rule=rule_of(step, refusals.name_of(refusal) if refusal else None),
            outcome="done" if refusal is None else "refused",
            status="" if facts is None else str(facts["standing" if step.subject == "party" else "status"]),
            came="" if facts is None else came_of(scene, step, facts),
            refusal=said,
            deviations=self._deviations(at, facts, refusal, height),
            gas=self._gas(height),
        )

    def _travel(self, at: int) -> None:
        step = self._story.steps[at]
        if not self._scene.travel(step):
            said = " ".join(str(part) for part in (step.on, step.at and f"{step.at:%H:%M}") if part)
            day, clock = self._scene.moment(step.by)
            needed = f"{day} {clock:%H:%M} or later: time only moves forward"
            raise self._story.page.bad(("steps", at, "at" if step.at else "on"), said, needed)

    def _outcome(self, at: int) -> tuple[Subject | None, UsanceError | None]:
        try:
            return carry_out(self._scene, at), None
        except (Refusal, InputError) as refusal:
            return None, refusal

    def _deviations(
        self, at: int, facts: Mapping[str, object] | None, refusal: UsanceError | None, height: int
    ) -> tuple[Deviation, ...]:
        step, line = self._story.steps[at], self._story.line(at)
        if facts is not None:
            if step.refused is not None:
                return (Deviation("outcome", f"refused: {step.refused.error}", "done", line),)
            return self._unlike(at, facts)
        assert refusal is not None
        currency = self._scene.currency_of(step)
        if step.refused is None:
            said = refusals.sentence_of(refusal, self._scene, currency)
            return (Deviation("outcome", "done", f"refused: {said}", line),)
        line = self._story.page.line(("steps", at, "refused"))
        # What the council does not carry was proposed and voted on all the same.
        if self._ours_alone and step.by != COUNCIL and self._chain.block_number() != height:
            return (Deviation("refused", "nothing changed", "the ledger was written", line),)
        return refusals.unlike(step.refused, refusal, self._scene, currency=currency, line=line)

    def _unlike(self, at: int, facts: Mapping[str, object]) -> tuple[Deviation, ...]:
        step, found = self._story.steps[at], []
        for field, text in step.expect.items():
            # A claim's field before there is a claim is a field without a value.
            actual = facts.get(field)
            if actual != expected_value(step.subject, field, text):
                line = self._story.page.line(("steps", at, "expect", field))
                found.append(Deviation(field, text, shown(actual), line))
        return tuple(found)

    @property
    def _ours_alone(self) -> bool:
        return isinstance(self._chain, EmbeddedChain)

    def _gas(self, height: int) -> int | None:
        """Of the blocks since, where nobody else writes any."""
        if not self._ours_alone:
            return None
        numbers = range(height + 1, self._chain.block_number() + 1)
        hashes = [tx for number in numbers for tx in self._chain.block(number).transactions]
        receipts = [self._chain.receipt(tx) for tx in hashes]
        return sum(receipt.gas_used for receipt in receipts if receipt is not None)
