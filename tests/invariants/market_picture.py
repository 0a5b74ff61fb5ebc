"""The market's part of a picture: read out of the storage, or out of the ghost."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import count
from typing import Any

from tests.invariants.ghost.market import Market
from tests.invariants.ghost.market_records import listing_of
from tests.invariants.ghost.records import PARTY_KIND

Record = Mapping[str, Any]
Read = Callable[..., Any]


def listings(read: Read, claims: Iterable[int]) -> dict[int, Record]:
    """The latest one of each claim that was ever for sale."""
    found = {claim: read("Listings", "_listings", claim) for claim in claims}
    return {claim: listing for claim, listing in found.items() if listing["version"]}


def quotes(read: Read, latest: Mapping[int, Record]) -> dict[int, Record]:
    """Those for former listings too: they are numbered under each of them without gaps."""
    found: dict[int, Record] = {}
    for listing in _ever(latest):
        for number in count(listing << 16 | 1):
            quote = read("Forfaiting", "_quotes", number)
            if not quote["status"]:
                break
            found[number] = quote
    return found


def seals(read: Read, latest: Mapping[int, Record], parties: Mapping[int, Record]) -> dict[tuple[int, int], bytes]:
    """What banks have sealed for any listing."""
    pairs = [(listing, bank) for listing in _ever(latest) for bank in _banks(parties)]
    found = {pair: read("Seals", "_seals", *pair) for pair in pairs}
    return {pair: sealed for pair, sealed in found.items() if any(sealed)}


def transfers(read: Read, sales: Iterable[int]) -> dict[int, bytes]:
    """What is reported of sales and not confirmed."""
    found = {sale: read("OutsideLeg", "_reported", sale) for sale in sales}
    return {sale: transfer for sale, transfer in found.items() if any(transfer)}


def numbered(read: Read, contract: str, variable: str) -> dict[int, Record]:
    """Records that a contract numbers from 1."""
    return {number: read(contract, variable, number) for number in range(1, read(contract, "_count") + 1)}


def lines(read: Read, parties: Mapping[int, Record], codes: Iterable[bytes]) -> dict[tuple[int, int, bytes], Record]:
    """Those that are set, though nothing be left of them."""
    keys = [(buyer, obligor, code) for buyer in _banks(parties) for obligor in parties for code in codes]
    found = {key: read("Lines", "_lines", *key) for key in keys}
    return {key: line for key, line in found.items() if line["bound"]}


def of_ghost(market: Market) -> tuple[Any, ...]:
    """In the order of the parts of a picture."""
    return (
        _plain(market.listings.records),
        _plain(market.quotes.records),
        dict(market.seals.records),
        dict(market.legs.reported),
        _plain(market.funding.records),
        _plain(market.inquiries.records),
        _plain(market.lines.records),
    )


def plain(record: object) -> Record:
    """A record of the ghost by the members of the struct."""
    # A word of the language bears a mark behind it as the name of a member.
    return {name.rstrip("_"): value for name, value in vars(record).items()}


def _ever(latest: Mapping[int, Record]) -> list[int]:
    """All listings, the former ones of each claim first."""
    return [listing_of(claim, n) for claim, last in latest.items() for n in range(1, last["version"] + 1)]


def _banks(parties: Mapping[int, Record]) -> list[int]:
    return [number for number, party in parties.items() if party["kind"] == PARTY_KIND["Bank"]]


def _plain(records: Mapping[Any, object]) -> dict[Any, Record]:
    return {key: plain(one) for key, one in records.items()}
