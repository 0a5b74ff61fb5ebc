"""How the fields of a story are read: from text, each by the parser of its own value.

Each refuses what the trade's values refuse, with their words, so that a story and a call fail alike.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, time
from typing import Annotated, Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from usance.dates import Tenor, parse_date, parse_time
from usance.errors import InputError
from usance.money import Money, Tolerance
from usance.stories import claim_labels
from usance.terms import Instalment, Revolving

UNREADABLE = "unreadable"
"""The type of the fault of a value that its own parser refused; the message is what it needs."""

_AMOUNT = re.compile(r"[A-Z]{3} [0-9][0-9,]*(\.[0-9]+)?", re.ASCII)
_NUMBER = re.compile(r"[0-9][0-9_,.eE+-]*", re.ASCII)
_LABEL = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,39}", re.ASCII)
_CLAIM = re.compile(claim_labels.PATTERN, re.ASCII)


class Unreadable(InputError):
    """A field of a story that is not what it should be."""

    def __init__(self, given: object, needed: str) -> None:
        super().__init__(f"{given!r}; needed: {needed}", given=given, needed=needed)


@dataclass(frozen=True)
class Reads:
    """A pydantic annotation: the field is what `parse` makes of what was written; `schema` tells editors of it."""

    parse: Callable[[Any], object]
    schema: Mapping[str, object] = field(default_factory=lambda: {"type": "string"})

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(self._read)

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return dict(self.schema)

    def _read(self, given: object) -> object:
        try:
            return self.parse(given)
        except InputError as error:
            raise PydanticCustomError(UNREADABLE, "{needed}", {"needed": str(error.needed)}) from error


def text(given: object, needed: str = "text on one line") -> str:
    """One line of text. Raises Unreadable."""
    if not isinstance(given, str) or not given.strip() or not given.isprintable() or len(given) > 140:
        raise Unreadable(given, needed)
    return given.strip()


def amount_text(given: object) -> str:
    """An amount by its shape, still text: whether the currency has so many decimals is a refusal that a story may
    expect. Raises Unreadable."""
    if isinstance(given, str) and _AMOUNT.fullmatch(given):
        return given
    bare = isinstance(given, str) and _NUMBER.fullmatch(given)
    hint = ", with its currency: a bare number is no amount of money" if bare else ""
    raise Unreadable(given, f"an amount such as CNY 1000000.00{hint}")


def money(given: object) -> Money:
    """An amount of money. Raises Unreadable, BadMoney, TooManyDecimals, UnknownCurrency."""
    return Money.parse(amount_text(given))


def amounts(given: object) -> tuple[Money, ...]:
    """One amount, or a list with one for each currency. Raises Unreadable and as `money`."""
    listed = given if isinstance(given, list) else [given]
    read = tuple(money(each) for each in listed)
    if not read or len({each.currency for each in read}) != len(read):
        raise Unreadable(given, "an amount, or a list with one amount for each currency")
    return read


def label(given: object) -> str:
    """A label such as LC1. Raises Unreadable."""
    if not isinstance(given, str) or not _LABEL.fullmatch(given):
        raise Unreadable(given, "a label such as LC1: letters, digits, - and _")
    return given


def claim_label(given: object) -> str:
    """The label of the claim of a presentation, such as P1.claim, or of one to a share in it, such as P1.claim
    (assignment 1). Raises Unreadable."""
    if not isinstance(given, str) or not _CLAIM.fullmatch(given):
        raise Unreadable(given, "the claim of a presentation, such as P1.claim or P1.claim (assignment 1)")
    return given


def choice(*words: str) -> Reads:
    """One of some words."""

    def read(given: object) -> str:
        if given not in words:
            raise Unreadable(given, " or ".join(words))
        return str(given)

    return Reads(read, {"type": "string", "enum": list(words)})


def flag(yes: str, no: str) -> Reads:
    """True for the one word, false for the other; true and false themselves too."""
    words = {yes: True, no: False, "true": True, "false": False}

    def read(given: object) -> bool:
        if not isinstance(given, str) or given not in words:
            raise Unreadable(given, f"{yes} or {no}")
        return words[given]

    return Reads(read, {"enum": [*dict.fromkeys((yes, no, "true", "false")), True, False]})


def whole(given: object) -> int:
    """A whole number of days, 1 to 999. Raises Unreadable."""
    if not isinstance(given, str) or not re.fullmatch(r"[1-9][0-9]{0,2}", given, re.ASCII):
        raise Unreadable(given, "a whole number of days, 1 to 999")
    return int(given)


_DATE = {"type": "string", "format": "date"}
_AMOUNT_SCHEMA = {"type": "string", "pattern": "^[A-Z]{3} [0-9][0-9,]*([.][0-9]+)?$"}
_LABEL_SCHEMA = {"type": "string", "pattern": "^[A-Za-z][A-Za-z0-9_-]{0,39}$"}

RULE_SETS = ("PRC2016", "UCP600", "EUCP21", "ISP98")


def shipped(given: object) -> date | tuple[date, ...]:
    """A date, or a list of them. Raises BadDate, Unreadable."""
    if not isinstance(given, list):
        # What is no text is the parser's to refuse.
        return parse_date(given)  # type: ignore[arg-type]
    if not given:
        raise Unreadable(given, "a date such as 2024-09-20, or a list of dates")
    return tuple(parse_date(day) for day in given)


def schedule(given: object) -> tuple[Instalment, ...]:
    """A list of instalments. Raises Unreadable, BadClause, and as `money`."""
    if not isinstance(given, list) or not given:
        raise Unreadable(given, "a list of instalments, such as [CNY 300000.00 until 2024-10-31]")
    return tuple(Instalment.parse(one) for one in given)


DAY = Reads(parse_date, _DATE)
SHIPPED = Reads(shipped, {"anyOf": [_DATE, {"type": "array", "items": _DATE, "minItems": 1}]})
SCHEDULE = Reads(schedule, {"type": "array", "items": {"type": "string"}, "minItems": 1})
REVOLVING = Reads(Revolving.parse)
CLOCK = Reads(parse_time, {"type": "string", "pattern": "^([01][0-9]|2[0-3]):[0-5][0-9]$"})
NAME = Reads(text)
AMOUNT = Reads(amount_text, _AMOUNT_SCHEMA)
AMOUNTS = Reads(amounts, {"anyOf": [_AMOUNT_SCHEMA, {"type": "array", "items": _AMOUNT_SCHEMA, "minItems": 1}]})
TOLERANCE = Reads(Tolerance.parse, {"type": "string", "pattern": "^[+][0-9]{1,3}/-[0-9]{1,3}$"})
TENOR = Reads(Tenor.parse)
DAYS = Reads(whole, {"type": "integer", "minimum": 1, "maximum": 999})

Day = Annotated[date, DAY]
Clock = Annotated[time, CLOCK]
Name = Annotated[str, NAME]
Amount = Annotated[str, AMOUNT]
Amounts = Annotated[tuple[Money, ...], AMOUNTS]
Label = Annotated[str, Reads(label, _LABEL_SCHEMA)]
ClaimLabel = Annotated[str, Reads(claim_label, {"type": "string", "pattern": f"^{claim_labels.PATTERN}$"})]
