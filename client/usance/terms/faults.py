"""What is wrong with a terms file, all of it at once, in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from reprlib import repr as shown

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from usance.errors import InputError
from usance.terms.fields import UNREADABLE

_NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault: the field ('' for the file as a whole), what was found and what is wanted."""

    field: str
    given: str
    needed: str

    def __str__(self) -> str:
        found = f"{self.field}: {self.given}" if self.field else self.given
        return f"{found}; needed: {self.needed}"


class BadTermsFile(InputError):
    """A terms file that cannot be used; `faults` has every fault found, `source` the file."""

    def __init__(self, source: str, faults: Iterable[Fault]) -> None:
        self.source = source
        self.faults = tuple(faults)
        needed = "; ".join(fault.needed for fault in self.faults)
        super().__init__(f"{source}: {' | '.join(map(str, self.faults))}", given=source, needed=needed)


def bad_file(source: str, given: str, needed: str) -> BadTermsFile:
    """A file with one fault, which is of the whole of it."""
    return BadTermsFile(source, (Fault("", given, needed),))


def faults_in(error: ValidationError, wanted: Mapping[str, str]) -> tuple[Fault, ...]:
    """The faults that pydantic found; `wanted` says for each field of the form what belongs in it."""
    return tuple(_fault(detail, wanted) for detail in error.errors(include_url=False))


def unknown_fields(given: Iterable[str], wanted: Iterable[str]) -> tuple[Fault, ...]:
    """A fault for each name in `given` that the form has not."""
    known = list(wanted)
    strange = (name for name in given if name not in known)
    # A name with control characters in it would be told over several lines.
    return tuple(
        Fault(name if name.isprintable() else shown(name), "unknown field", _nearest(name, known)) for name in strange
    )


def _fault(detail: ErrorDetails, wanted: Mapping[str, str]) -> Fault:
    field = ".".join(str(part) for part in detail["loc"])
    name = str(detail["loc"][0])
    if detail["type"] == "missing":
        return Fault(field, _NOTHING, wanted[name])
    found = detail["input"]
    given = found.isoformat() if isinstance(found, date) else shown(found)
    return Fault(field, given, detail["msg"] if detail["type"] == UNREADABLE else wanted[name])


def _nearest(name: str, known: Iterable[str]) -> str:
    near = get_close_matches(name, list(known), n=1)
    return f"{near[0]} (did you mean that?)" if near else "a field of the example file"
