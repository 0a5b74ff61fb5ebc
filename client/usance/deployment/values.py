"""Values that the sections of a network file share: places, currencies, addresses."""

from __future__ import annotations

import re
from typing import Annotated

from eth_utils.address import to_checksum_address
from pydantic import AfterValidator

from usance.calendars import PLACES, UnknownPlace
from usance.errors import InputError
from usance.money import decimals_of

_ADDRESS = re.compile(r"0x[0-9a-fA-F]{40}")


def _known_place(given: str) -> str:
    if given not in PLACES:
        raise ValueError(str(UnknownPlace(given)))
    return given


def _known_currency(given: str) -> str:
    try:
        decimals_of(given)
    except InputError as unknown:
        raise ValueError(str(unknown)) from None
    return given


def _checksummed(given: str) -> str:
    right = _ADDRESS.fullmatch(given) and to_checksum_address(given)
    # Letters in both cases are a checksum, by which a mistyped address is seen.
    if not right or (given != right and given[2:] not in (given[2:].lower(), given[2:].upper())):
        raise ValueError(f"{given!r} is not an address: 0x and 40 hex digits, with a right checksum where it has one")
    return right


def only_once(given: list[str]) -> list[str]:
    """Raises ValueError for what is there twice."""
    if twice := sorted({one for one in given if given.count(one) > 1}):
        raise ValueError(f"twice: {', '.join(twice)}")
    return given


PlaceCode = Annotated[str, AfterValidator(_known_place)]
CurrencyCode = Annotated[str, AfterValidator(_known_currency)]
Address = Annotated[str, AfterValidator(_checksummed)]
