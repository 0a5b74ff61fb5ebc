"""How the fields of a terms file are read: one annotated type for each kind of field.

Each type refuses what the trade's values refuse, with their words, so that a file and a call fail alike.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Annotated, Literal, TypeVar

from pydantic import PlainValidator, StringConstraints
from pydantic_core import PydanticCustomError

from usance.capitals import from_capitals, in_capitals
from usance.dates import Tenor, parse_date
from usance.errors import InputError
from usance.money import Money, Tolerance
from usance.terms.clauses import Instalment, Revolving

UNREADABLE = "unreadable"
"""The type of the fault of a value that its own class refused; the message is what it needs."""

_Read = TypeVar("_Read", Money, Tolerance, Tenor, date, Instalment, Revolving)


def _reading(parse: Callable[[str], _Read], kind: type[_Read]) -> PlainValidator:
    def read(given: object) -> _Read:
        if type(given) is kind:
            return given
        try:
            # What is no text is the parser's to refuse.
            return parse(given)  # type: ignore[arg-type]
        except InputError as error:
            raise PydanticCustomError(UNREADABLE, "{needed}", {"needed": str(error.needed)}) from error

    return PlainValidator(read)


def agreeing(capitals: str | None, amount: Money | None) -> str | None:
    """The amount in capital characters, if it is the amount in figures, where that could be read. For a field that says
    the same thing twice; raises what pydantic makes a fault of."""
    if capitals is None or amount is None:
        return capitals
    try:
        needed = in_capitals(amount)
    except InputError as error:
        raise PydanticCustomError(UNREADABLE, "{needed}", {"needed": f"amounts in {error.needed} alone"}) from error
    if capitals != needed:
        raise PydanticCustomError(UNREADABLE, "{needed}", {"needed": f"the capitals of {amount}, {needed}"})
    return capitals


def _capitals(given: object) -> str:
    try:
        from_capitals(given)  # type: ignore[arg-type]
    except InputError as error:
        raise PydanticCustomError(UNREADABLE, "{needed}", {"needed": str(error.needed)}) from error
    return str(given)


Capitals = Annotated[str, PlainValidator(_capitals)]
Amount = Annotated[Money, _reading(Money.parse, Money)]
Day = Annotated[date, _reading(parse_date, date)]
Percentages = Annotated[Tolerance, _reading(Tolerance.parse, Tolerance)]
Drawing = Annotated[Instalment, _reading(Instalment.parse, Instalment)]
Revolves = Annotated[Revolving, _reading(Revolving.parse, Revolving)]
Payment = Annotated[Tenor, _reading(Tenor.parse, Tenor)]

# One line without control characters: names reach terminals and tables.
_ONE_LINE = r"^[^\x00-\x1f\x7f-\x9f\u2028\u2029]+$"
Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=140, pattern=_ONE_LINE)]
Reference = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=16, pattern=_ONE_LINE)]
PlaceCode = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=65_536)]

Rules = Literal["PRC2016", "UCP600", "EUCP21", "ISP98"]
Confirmation = Literal["without", "may add", "confirm"]
Negotiable = Literal["no", "named", "any"]
Payer = Literal["applicant", "beneficiary"]
