"""What is wrong with a story: where, what was found, what is wanted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from usance.errors import InputError


@dataclass(frozen=True, slots=True)
class StoryFault:
    """One fault: the line (from 1; 0 for the file as such), the step (from 1; None outside the steps), its verb, the
    field ('' for the whole)."""

    line: int
    step: int | None
    verb: str
    field: str
    given: str
    needed: str

    def __str__(self) -> str:
        step = f"step {self.step}" + (f" ({self.verb})" if self.verb else "") if self.step else ""
        where = ", ".join(part for part in (f"line {self.line}" if self.line else "", step, self.field) if part)
        found = f"{where}: {self.given}" if where else self.given
        return f"{found}; needed: {self.needed}"


class BadStory(InputError):
    """A story that cannot be told; `source` is the file, `faults` all that is wrong with it, one line each."""

    def __init__(self, source: str, faults: Sequence[StoryFault]) -> None:
        self.source = source
        self.faults = tuple(faults)
        first = self.faults[0]
        self.line, self.step, self.field = first.line, first.step, first.field
        text = "\n".join(f"{source}: {fault}" for fault in self.faults)
        super().__init__(text, given=first.given, needed=first.needed)


class UnknownStory(InputError):
    """A name that no shipped story has."""

    def __init__(self, given: str, known: Sequence[str]) -> None:
        super().__init__(f"no story is called {given}; needed: {one_of(given, known)}", given=given, needed=known)


def one_of(given: str, known: Iterable[str]) -> str:
    """The names that are known, the nearest first where one is near: what an unknown name's fault asks for."""
    names = list(known)
    if not names:
        return "none is known yet"
    near = get_close_matches(given, names, n=1) or [name for name in names if name.casefold() == given.casefold()]
    listed = ", ".join(names)
    return f"one of {listed} (did you mean {near[0]}?)" if near else f"one of {listed}"
