"""A refusal in the trade's words: labels for ids, names for parties, amounts of money for minor units."""

from __future__ import annotations

import re
from collections.abc import Mapping

from usance.artifacts import shipped
from usance.errors import AMOUNTS, InputError, Refusal, UsanceError
from usance.money import Money
from usance.stories.expectations import Deviation, shown
from usance.stories.fields import money
from usance.stories.outcomes import Refused
from usance.stories.scene import Scene

_HASH = re.compile(r"\b0x[0-9a-f]{64}\b")
"""Which tells people nothing."""
_IDS = ("CreditId", "AmendmentId", "PresentationId", "ClaimId", "ListingId", "QuoteId", "OfferId")


def name_of(error: UsanceError) -> str:
    """The name that a story expects it by."""
    return error.name if isinstance(error, Refusal) else type(error).__name__


def words_of(error: UsanceError, scene: Scene, currency: str) -> Mapping[str, object]:
    """Its fields, by name: Money, or what `shown` makes text of."""
    if isinstance(error, InputError):
        return {"given": error.given, "needed": error.needed}
    if not isinstance(error, Refusal):
        return {}
    kinds = _kinds(error)
    return {name: _word(error, name, kinds.get(name, ""), scene, currency) for name in error.fields}


def sentence_of(error: UsanceError, scene: Scene, currency: str) -> str:
    """The refusal on one line, for people."""
    if not isinstance(error, Refusal):
        return f"{name_of(error)}: {error}"
    words = words_of(error, scene, currency)
    # Who called is an address, and the report says who acted.
    parts = (f"{name} {_read(value)}" for name, value in words.items() if name not in ("id", "caller"))
    listed = ", ".join(part for part in parts if not _HASH.search(part))
    return f"{error.name}: {listed}" if listed else error.name


def unlike(expected: Refused, error: UsanceError, scene: Scene, *, currency: str, line: int) -> tuple[Deviation, ...]:
    """Where the refusal is not the one expected."""
    if name_of(error) != expected.error:
        return (Deviation("refused", expected.error, sentence_of(error, scene, currency), line),)
    words = words_of(error, scene, currency)
    wrong = ((name, text) for name, text in expected.fields.items() if not _same(words.get(name), text))
    return tuple(Deviation(f"refused.{name}", text, _text(words.get(name)), line) for name, text in wrong)


def _same(value: object, text: str) -> bool:
    if isinstance(value, Money):
        try:
            return value == money(text)
        except InputError:
            return False
    return text in (_text(value), shown(value))


def _kinds(error: Refusal) -> Mapping[str, str]:
    """Field -> its Solidity type."""
    entries = shipped().errors.values()
    found = (entry for entry in entries if (entry.name, entry.contract) == (error.name, error.contract))
    return {one.name: one.internal_type.split(" ")[-1] for entry in found for one in entry.inputs}


def _word(error: Refusal, name: str, kind: str, scene: Scene, currency: str) -> object:
    raw = error.raw[name]
    if isinstance(raw, int):
        if kind == "PartyId":
            return scene.platform.directory.name(raw)
        if kind in _IDS:
            return scene.label_of_number(raw, kind)
        if currency and name in AMOUNTS.get(error.name, ()):
            return Money(raw, currency)
    return error.fields[name]


def _read(value: object) -> str:
    return value.grouped if isinstance(value, Money) else _text(value)


def _text(value: object) -> str:
    if isinstance(value, tuple):
        return " or ".join(_text(one) for one in value)
    return str(getattr(value, "name", shown(value)))
