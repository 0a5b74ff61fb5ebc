"""A story as read: its title, its beginning, its steps, and what must hold at its end."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated

from pydantic import Field

from usance.money import Money
from usance.stories import fields as read
from usance.stories.council_step import COUNCIL, Admit, Resolved
from usance.stories.fields import Amounts, Day, Name, Unreadable
from usance.stories.outcomes import texts
from usance.stories.reading import Page
from usance.stories.step import Step, Strict
from usance.stories.steps import AnyStep, Issue
from usance.terms import TermsFile


@dataclass(frozen=True, slots=True)
class Ending:
    """What must hold at the end: fields by label, and what each party then has."""

    fields: Mapping[str, Mapping[str, str]]
    cash: Mapping[str, tuple[Money, ...]]


def _ending(given: object) -> Ending:
    if not isinstance(given, dict):
        raise Unreadable(given, "labels and their fields, such as {LC1: {available: CNY 0.00}}")
    held = given.get("cash", {})
    if not isinstance(held, dict):
        raise Unreadable(held, "parties and their cash, such as {BOC: CNY 51000000.00}")
    fields = {str(label): texts(expected) for label, expected in given.items() if label != "cash"}
    return Ending(fields, {str(party): read.amounts(amount) for party, amount in held.items()})


_CASH = {"type": "object", "additionalProperties": read.AMOUNTS.schema}
_FIELDS = {"type": "object", "additionalProperties": {"type": ["string", "number", "boolean", "null"]}}
_ENDING = read.Reads(_ending, {"type": "object", "properties": {"cash": _CASH}, "additionalProperties": _FIELDS})


class Script(Strict):
    """A story as written."""

    story: Name = Field(description="the title of the story, one line")
    rules: Annotated[str, read.choice(*read.RULE_SETS)] = Field("PRC2016", description=" or ".join(read.RULE_SETS))
    start: Day = Field(description="the first date, such as 2024-09-02")
    make_up_days: Annotated[bool | None, read.flag("open", "closed")] = Field(None, description="open or closed")
    cash: dict[str, Amounts] = Field({}, description="parties and their cash, such as {ICBC: CNY 50000000.00}")
    customers: dict[str, Name] = Field({}, description="customers and their banks, such as {Ningbo Cotton: BOC}")
    steps: list[AnyStep] = Field(min_length=1, description="steps, such as {by: BOC, do: advise, credit: LC1}")
    finally_: Annotated[Ending, _ENDING] = Field(
        Ending({}, {}), alias="finally", description="labels and their fields, such as {LC1: {available: CNY 0.00}}"
    )


@dataclass(frozen=True, slots=True)
class Story:
    """A story that can be told: what is written, where each thing stands, and the terms files that it names.

    `terms` is by step, counted from 0.
    """

    script: Script
    page: Page
    folder: Path
    terms: Mapping[int, TermsFile]

    @property
    def title(self) -> str:
        """What the story is called."""
        return self.script.story

    @property
    def source(self) -> str:
        """The file."""
        return self.page.source

    @property
    def start(self) -> date:
        """The first civil date."""
        return self.script.start

    @property
    def make_up_days(self) -> bool | None:
        """Whether banks do business on make-up working days; None as the platform has it."""
        return self.script.make_up_days

    @property
    def steps(self) -> tuple[Step, ...]:
        """In order."""
        return tuple(self.script.steps)

    @property
    def customers(self) -> Mapping[str, str]:
        """Customer -> the bank that brings it in."""
        return self.script.customers

    @property
    def admitted(self) -> tuple[str, ...]:
        """The banks that the council admits, or would."""
        return tuple(step.member for step in self.steps if isinstance(step, Admit))

    def line(self, step: int) -> int:
        """Where the step, counted from 0, begins; from 1."""
        return self.page.line(("steps", step))

    def names(self, step: int) -> Mapping[str, str]:
        """The parties that the step, counted from 0, names, by field."""
        said, terms = self.steps[step], self.terms.get(step)
        given: dict[str, str | None] = {"by": said.by, "member": getattr(said, "member", None)}
        for field in ("applicant", "beneficiary", "adviser", "nominated", "second_adviser", "confirmer", "bank", "to"):
            from_file = getattr(terms, field, None) if isinstance(said, Issue) and terms else None
            given[field] = getattr(said, field, None) or from_file
        if isinstance(said, Resolved) and said.by == COUNCIL:
            del given["by"]
            voting = enumerate((*said.votes, *said.against), start=1)
            given |= {f"vote {number}": bank for number, bank in voting}
        return {field: name for field, name in given.items() if name not in (None, "none")}
