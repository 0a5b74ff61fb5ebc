"""What came of a story, for whoever shows it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from typing import Literal

from usance.model import Claim
from usance.money import Money
from usance.stories.expectations import Deviation
from usance.stories.margins import Holding
from usance.timeline import Moment


@dataclass(frozen=True, slots=True, kw_only=True)
class StepReport:
    """One step: `number` and `line` from 1; `day` and `at` in the civil time of the place of the party that acted;
    `rule` the article it rests on ('' for none); `status` what the object then is, `came` what else came of it ('' for
    nothing); `refusal` why it was refused; `gas` None where others write to the chain too."""

    number: int
    line: int
    day: date
    at: time
    by: str
    verb: str
    sentence: str
    rule: str
    outcome: Literal["done", "refused"]
    status: str
    came: str
    refusal: str | None
    deviations: tuple[Deviation, ...]
    gas: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Balance:
    """What a party had in one currency before the first step and after the last, and what claims of the story
    made it pay and brought it."""

    party: str
    before: Money
    after: Money
    paid: Money
    received: Money


@dataclass(frozen=True, slots=True)
class Position:
    """A claim of the story, as it stands at the end, under its label."""

    label: str
    claim: Claim


@dataclass(frozen=True, slots=True)
class Exposure:
    """What an obligor owes or owed: the claims of one status and currency."""

    obligor: str
    status: str
    claims: int
    total: Money


@dataclass(frozen=True, slots=True)
class SupervisorView:
    """What a supervisor sees of the story: how many credits have which status, and claims by obligor."""

    credits: Mapping[str, int]
    claims: tuple[Exposure, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryReport:
    """A story as it went, up to its end or its first deviation; timelines and positions use the story's labels."""

    title: str
    source: str
    steps: tuple[StepReport, ...]
    unplayed: int
    deviations: tuple[Deviation, ...]
    balances: tuple[Balance, ...]
    timelines: Mapping[str, tuple[Moment, ...]]
    positions: tuple[Position, ...]
    holdings: tuple[Holding, ...]
    supervisor: SupervisorView
    gas: int | None = field(default=None)

    @property
    def ok(self) -> bool:
        """Whether all went as written."""
        return not self.deviations
