"""Whether the fields of a message go together: its network rules, each fault at the first of the fields at fault."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from usance.swift.faults import Fault
from usance.swift.spec import Row
from usance.swift.tables.rules import RULES
from usance.swift.values import Amount, DatedAmount

Key = tuple[str, str]
"""(part of the message, field as people write it, such as 42a)."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A field that is there, whether or not it could be read (its value is None then)."""

    row: Row
    tag: str
    value: object
    line: int


Fields = Mapping[Key, Placed]


def rule_faults(number: str, found: Fields) -> Iterator[Fault]:
    """Of the rules that ask which fields are there, and whether amounts are in one currency."""
    for name, code, part, kind, tags in RULES.get(number, ()):
        there = {tag: one for tag in tags if (one := _at(found, part, tag))}
        if needed := _KINDS[kind](tags, there):
            first = min(there.values(), key=lambda one: one.line, default=None)
            said = _said(there) if kind == "currency" else " and ".join(there) or f"none of {', '.join(tags)}"
            yield Fault(first.line if first else 0, first.tag if first else "", said, f"{needed} (rule {name})", code)


def _at(found: Fields, part: str, tag: str) -> Placed | None:
    """A field by its tag, or by the number and an `a` for whichever option it comes by."""
    one = found.get((part, tag)) or found.get((part, f"{tag[:2]}a"))
    return one if one and (tag.endswith("a") or one.tag == tag) else None


_There = Mapping[str, Placed]


def _both(tags: Sequence[str], there: _There) -> str:
    return f"both {tags[0]} and {tags[1]}, or neither" if len(there) == 1 else ""


def _not_both(tags: Sequence[str], there: _There) -> str:
    return f"{tags[0]} or {tags[1]}, not both" if len(there) == len(tags) else ""


def _one_of(tags: Sequence[str], there: _There) -> str:
    return f"either {tags[0]} or {tags[1]}" if len(there) != 1 else ""


def _some_of(tags: Sequence[str], there: _There) -> str:
    return "" if there else f"at least one of {', '.join(tags)}"


def _needs(tags: Sequence[str], there: _There) -> str:
    *given, last = tags
    return f"{last} beside {' and '.join(given)}" if last not in there and len(there) == len(given) else ""


def _needs_any(tags: Sequence[str], there: _There) -> str:
    *given, last = tags
    return f"{last} beside {' or '.join(given)}" if there and last not in there else ""


def _goes_with(tags: Sequence[str], there: _There) -> str:
    *others, last = tags
    return f"{last} beside {' or '.join(others)}" if list(there) == [last] else ""


def _said(there: _There) -> str:
    """The currency of each amount."""
    amounts = ((tag, one.value) for tag, one in there.items())
    return ", ".join(f"{each.currency} in {tag}" for tag, each in amounts if isinstance(each, Amount | DatedAmount))


def _currency(tags: Sequence[str], there: _There) -> str:
    currencies = {one.value.currency for one in there.values() if isinstance(one.value, Amount | DatedAmount)}
    return f"one currency in {', '.join(tags)}" if len(currencies) > 1 else ""


_KINDS: Mapping[str, Callable[[Sequence[str], _There], str]] = {
    **{"both": _both, "not both": _not_both, "one of": _one_of, "some of": _some_of},
    **{"needs": _needs, "needs any": _needs_any, "goes with": _goes_with, "currency": _currency},
}
