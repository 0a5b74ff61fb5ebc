"""All that the ledger is at one moment, in one shape whoever tells it: the storage, the ghost, or the log."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from itertools import count
from typing import Any, TypeVar

from tests.invariants import market_picture
from tests.invariants.ghost import Ghost
from tests.invariants.ghost.records import NOBODY, RULES, Amendment
from tests.invariants.storage import Storage, snake

Record = Mapping[str, Any]
Key = TypeVar("Key")


@dataclass(frozen=True)
class Picture:
    """Records by number, members in snake case. What is zero, free or nothing is not listed."""

    parties: Mapping[int, Record]
    credits: Mapping[int, Record]
    presentations: Mapping[int, Record]
    claims: Mapping[int, Record]
    owners: Mapping[int, str]
    """Claim -> the account that holds its token."""
    party_of: Mapping[str, int]
    """Account, present or former -> its party."""
    lodged: Mapping[bytes, int]
    """Root of documents -> the presentation that stands on it."""
    balances: Mapping[tuple[str, str], int]
    """(currency, account) -> minor units."""
    supplies: Mapping[str, int]
    amendments: Mapping[int, Record]
    schedules: Mapping[int, Record]
    assignments: Mapping[tuple[int, int], Record]
    """(credit, number from 1) -> the assignment."""
    advances: Mapping[int, Record]
    substitutions: Mapping[int, Record]
    forwarded: Mapping[int, int]
    """Presentation -> the one by which it was forwarded."""
    corruptions: Mapping[int, Record]
    """Presentation -> since when a record of it cannot be read."""
    clocks: Mapping[bytes, Record]
    """Place -> its clock, and when its banks are interrupted."""
    editions: Mapping[tuple[bytes, int, int], Record]
    """(place, year, number from 1) -> the banking days."""
    limits: Mapping[tuple[int, int], Record]
    """(rule set, edition from 1) -> the limits."""
    currencies: Mapping[bytes, str]
    """Code -> the address of its cash."""
    listings: Mapping[int, Record]
    """Claim -> its latest listing."""
    quotes: Mapping[int, Record]
    seals: Mapping[tuple[int, int], bytes]
    """(listing, buyer) -> what it has sealed and not revealed."""
    transfers: Mapping[int, bytes]
    """Sale -> the transfer outside the chain that its buyer has reported and its seller not confirmed."""
    offers: Mapping[int, Record]
    inquiries: Mapping[int, Record]
    lines: Mapping[tuple[int, int, bytes], Record]
    """(buyer, obligor, currency) -> its line, where it has set one."""


@dataclass(frozen=True)
class Known:
    """What to look for: a mapping in storage does not list its keys."""

    accounts: tuple[str, ...]
    roots: tuple[bytes, ...]
    currencies: tuple[str, ...]
    """Whose balances are looked at."""
    codes: tuple[bytes, ...]
    """Of all currencies that may be admitted."""
    places: tuple[bytes, ...]
    years: tuple[int, ...]


class Camera:
    """Takes pictures of the storage; of a contract whose storage is as it was, the last picture is good."""

    def __init__(self, storage: Storage, known: Known) -> None:
        self._storage, self._known = storage, known
        self._kept: dict[str, tuple[bytes, Any]] = {}

    def roots(self, names: Iterable[str]) -> Mapping[str, bytes]:
        """The root of each contract's storage now."""
        self._storage.refresh()
        return {name: self._storage.root(name) for name in names}

    def take(self) -> Picture:
        self._storage.refresh()
        parties, party_of = self._part("Membership", self._membership)
        credits = self._part("Credits", lambda: self._credits(parties))
        presentations = self._part("Presentations", lambda: self._presentations(credits))
        claims, owners = self._part("Claims", lambda: self._claims(credits, presentations))
        cash = {code: self._part(f"Cash:{code}", lambda code=code: self._cash(code)) for code in self._known.currencies}
        balances = {(code, account): held for code, (of, _) in cash.items() for account, held in of.items()}
        supplies = {code: supply for code, (_, supply) in cash.items() if supply}
        lodged = self._part("Documents", self._lodged)
        amendments = self._part("Amendments", lambda: self._amendments(credits))
        schedules = self._part("Schedules", lambda: self._schedules(credits))
        assignments, advances = self._part("Proceeds", lambda: self._proceeds(credits))
        substitutions = self._part("Transfers", lambda: self._substitutions(presentations))
        forwarded = self._part("Nominations", lambda: self._forwarded(presentations))
        corruptions = self._part("Records", lambda: self._corruptions(presentations))
        clocks, editions = self._part("BankingCalendar", self._calendars)
        limits, currencies = self._part("RuleBook", self._rules)
        main = (parties, credits, presentations, claims, owners, party_of, lodged, balances, supplies)
        more = (amendments, schedules, assignments, advances, substitutions, forwarded, corruptions)
        return Picture(*main, *more, clocks, editions, limits, currencies, *self._market(parties, claims))

    def _part(self, name: str, look: Any) -> Any:
        root = self._storage.root(name)
        if self._kept.get(name, (b"",))[0] != root:
            self._kept[name] = root, look()
        return self._kept[name][1]

    def _market(self, parties: Mapping[int, Record], claims: Mapping[int, Record]) -> tuple[Any, ...]:
        read = self._storage.read
        listings = self._part("Listings", lambda: market_picture.listings(read, claims))
        quotes = self._part("Forfaiting", lambda: market_picture.quotes(read, listings))
        seals = self._part("Seals", lambda: market_picture.seals(read, listings, parties))
        transfers = self._part("OutsideLeg", lambda: market_picture.transfers(read, quotes))
        offers = self._part("Funding", lambda: market_picture.numbered(read, "Funding", "_offers"))
        inquiries = self._part("Inquiries", lambda: market_picture.numbered(read, "Inquiries", "_inquiries"))
        lines = self._part("Lines", lambda: market_picture.lines(read, parties, self._known.codes))
        return listings, quotes, seals, transfers, offers, inquiries, lines

    def _membership(self) -> tuple[dict[int, Record], dict[str, int]]:
        read = self._storage.read
        parties = {n: read("Membership", "_parties", n) for n in range(1, read("Membership", "_count") + 1)}
        found = {account: read("Membership", "_partyOf", account) for account in self._known.accounts}
        return parties, {account: party for account, party in found.items() if party}

    def _credits(self, parties: Mapping[int, Record]) -> dict[int, Record]:
        found: dict[int, Record] = {}
        for party in parties:
            # A bank numbers its credits without gaps.
            for number in count(party << 32 | 1):
                credit = self._storage.read("Credits", "_credits", number)
                if not credit["status"]:
                    break
                found[number] = credit
                for part in range(1, credit["parts"] + 1):
                    found[number | part << 24] = self._storage.read("Credits", "_credits", number | part << 24)
        return found

    def _presentations(self, credits: Mapping[int, Record]) -> dict[int, Record]:
        read = self._storage.read
        ids = [credit << 16 | n for credit, record in credits.items() for n in range(1, record["presentations"] + 1)]
        return {number: read("Presentations", "_presentations", number) for number in ids}

    def _claims(self, credits: Mapping[int, Record], presentations: Mapping[int, Record]) -> Any:
        read = self._storage.read
        known = set(presentations)
        for credit in (number for number, record in credits.items() if record["shared"]):
            sources = [credit << 16, *(number for number in presentations if number >> 16 == credit)]
            known |= {share << 80 | source for source in sources for share in (*range(9), 253, 254, 255)}
        found = {number: read("Claims", "_claims", number) for number in sorted(known)}
        claims = {number: claim for number, claim in found.items() if claim["status"]}
        return claims, {number: read("Claims", "_owners", number) for number in claims}

    def _amendments(self, credits: Mapping[int, Record]) -> dict[int, Record]:
        read = self._storage.read
        counts = {credit: read("Amendments", "_counts", credit) for credit in credits}
        ids = [credit << 16 | n for credit, count in counts.items() for n in range(1, count + 1)]
        return {number: read("Amendments", "_amendments", number) for number in ids}

    def _schedules(self, credits: Mapping[int, Record]) -> dict[int, Record]:
        found = {number: self._storage.read("Schedules", "_schedules", number) for number in credits}
        return {number: schedule for number, schedule in found.items() if schedule["portion"]}

    def _proceeds(self, credits: Mapping[int, Record]) -> tuple[dict[tuple[int, int], Record], dict[int, Record]]:
        read = self._storage.read
        counts = {credit: read("Proceeds", "_assignments", credit) for credit in credits}
        assigned = {
            (credit, n + 1): read("Proceeds", "_assignments", credit, n)
            for credit, count in counts.items()
            for n in range(count)
        }
        advances = {credit: read("Proceeds", "_advances", credit) for credit in credits}
        return assigned, {credit: advance for credit, advance in advances.items() if advance["count"]}

    def _substitutions(self, presentations: Mapping[int, Record]) -> dict[int, Record]:
        parts = [number for number in presentations if number >> 40 & 0xFF]
        found = {number: self._storage.read("Transfers", "_substitutions", number) for number in parts}
        return {number: record for number, record in found.items() if any(record.values())}

    def _forwarded(self, presentations: Mapping[int, Record]) -> dict[int, int]:
        found = {number: self._storage.read("Nominations", "_forwarded", number) for number in presentations}
        return {number: after for number, after in found.items() if after}

    def _corruptions(self, presentations: Mapping[int, Record]) -> dict[int, Record]:
        found = {number: self._storage.read("Records", "_corruptions", number) for number in presentations}
        return {number: record for number, record in found.items() if record["since"]}

    def _calendars(self) -> tuple[dict[bytes, Record], dict[tuple[bytes, int, int], Record]]:
        read, years = self._storage.read, [(p, y) for p in self._known.places for y in self._known.years]
        clocks = {place: read("BankingCalendar", "_clocks", place) for place in self._known.places}
        latest = {(place, year): read("BankingCalendar", "_current", place, year) for place, year in years}
        editions = {(*of, edition["number"]): edition for of, edition in latest.items() if edition["number"]}
        for place, year, number in list(editions):
            for n in range(1, number):
                editions[place, year, n] = read("BankingCalendar", "_replaced", place, year, n)
        return {place: clock for place, clock in clocks.items() if clock["known"]}, editions

    def _rules(self) -> tuple[dict[tuple[int, int], Record], dict[bytes, str]]:
        read = self._storage.read
        latest = {int(rules): read("RuleBook", "_latest", int(rules)) for rules in RULES}
        limits = {(r, n): read("RuleBook", "_limits", r, n) for r, last in latest.items() for n in range(1, last + 1)}
        cash = {code: read("RuleBook", "_cash", code) for code in self._known.codes}
        return limits, {code: address for code, address in cash.items() if address != NOBODY}

    def _cash(self, code: str) -> tuple[dict[str, int], int]:
        name = f"Cash:{code}"
        held = {account: self._storage.read(name, "_balances", account) for account in self._known.accounts}
        return {account: amount for account, amount in held.items() if amount}, self._storage.read(name, "_totalSupply")

    def _lodged(self) -> dict[bytes, int]:
        found = {root: self._storage.read("Documents", "_presentationOf", root) for root in self._known.roots}
        return {root: presentation for root, presentation in found.items() if presentation}


def of_ghost(ghost: Ghost) -> Picture:
    """The ghost as a picture."""
    balances = {
        (code.decode(), account): held
        for code, money in ghost.cash.items()
        for account, held in money.balances.items()
        if held
    }
    supplies = {code.decode(): money.issued - money.redeemed for code, money in ghost.cash.items()}
    return Picture(
        _plain(ghost.parties.records),
        _plain(ghost.credits.records),
        _plain(ghost.presentations.records),
        _plain(ghost.claims.records),
        dict(ghost.claims.owner),
        dict(ghost.parties.party_of),
        dict(ghost.presentations.lodged),
        balances,
        {code: supply for code, supply in supplies.items() if supply},
        {number: _amendment(record) for number, record in ghost.amendments.records.items()},
        _plain(ghost.credits.schedules.records),
        {
            (credit, n): dict(vars(one))
            for credit, all_ in ghost.proceeds.assignments.items()
            for n, one in enumerate(all_, start=1)
        },
        {credit: record for credit, record in _plain(ghost.proceeds.advances).items() if record["count"]},
        {n: record for n, record in _plain(ghost.transfers.substitutions).items() if any(record.values())},
        dict(ghost.nominations.forwarded),
        _plain(ghost.corruptions.records),
        _plain(ghost.days.clocks),
        _plain(ghost.days.editions),
        _plain(ghost.rules.limits),
        dict(ghost.rules.currencies),
        *market_picture.of_ghost(ghost.market),
    )


def differences(found: Picture, wanted: Picture) -> list[str]:
    """Where two pictures differ, one line each; none for equal ones."""
    lines = []
    for part in fields(Picture):
        one, other = getattr(found, part.name), getattr(wanted, part.name)
        for key in sorted({*one, *other}, key=str):
            if one.get(key) != other.get(key):
                lines.append(f"{part.name}[{key}]: {_narrowed(one.get(key), other.get(key))}")
    return lines


def _narrowed(found: Any, wanted: Any) -> str:
    if isinstance(found, Mapping) and isinstance(wanted, Mapping):
        names = [name for name in wanted if found.get(name) != wanted[name]]
        found, wanted = {n: found.get(n) for n in names}, {n: wanted[n] for n in names}
    return f"found {found}, wanted {wanted}"


def _amendment(record: Amendment) -> Record:
    return vars(record) | {"changes": {snake(name): value for name, value in record.changes.items()}}


def _plain(records: Mapping[Key, object]) -> dict[Key, Record]:
    return {number: dict(vars(record)) for number, record in records.items()}
