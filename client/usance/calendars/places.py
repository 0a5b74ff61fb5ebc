"""The settlement centres, and the years for which their banking days are sure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from reprlib import repr as shown

from usance.errors import InputError


@dataclass(frozen=True, slots=True)
class Place:
    """A settlement centre: two-letter code, name, IANA time zone.

    Its banking days are sure from the year `first` to the year `last`; None: as far as the source itself vouches.
    """

    code: str
    name: str
    zone: str
    first: int
    last: int | None


PLACES: Mapping[str, Place] = {
    place.code: place
    for place in (
        # As far as the package holds the State Council's notices. Later it has the statutory days, but nobody knows yet
        # which weekends will be worked in exchange.
        Place("CN", "mainland China", "Asia/Shanghai", 2001, None),
        # General holidays (Cap. 149), gazetted about a year and a half ahead; checked by the package from 2007.
        Place("HK", "Hong Kong", "Asia/Hong_Kong", 2007, 2027),
        # The equinox holidays of a year are announced in the February before it; today's set of holidays from 2007.
        Place("JP", "Tokyo", "Asia/Tokyo", 2007, 2027),
        # As far as the package marks no holiday of the year as estimated; its dates are the ministry's from 2001.
        Place("SG", "Singapore", "Asia/Singapore", 2001, None),
        # Bank holidays of England since May Day became one; proclamations may still change later years.
        Place("GB", "London", "Europe/London", 1978, 2027),
        # The Federal Reserve Banks have published their days to 2030.
        Place("US", "New York", "America/New_York", 1999, 2030),
        # TARGET closing days, set by the European Central Bank until further notice; the list since 2000.
        Place("EU", "euro area (TARGET)", "Europe/Berlin", 2000, 2030),
    )
}


class UnknownPlace(InputError):
    """A place without a banking calendar here."""

    def __init__(self, given: object) -> None:
        needed = f"one of {', '.join(PLACES)}"
        super().__init__(f"unknown place: {shown(given)}; needed: {needed}", given=given, needed=needed)


def place_of(code: str) -> Place:
    """The place of a two-letter code. Raises UnknownPlace."""
    if not isinstance(code, str) or code not in PLACES:
        raise UnknownPlace(code)
    return PLACES[code]
