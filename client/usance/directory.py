"""Who the numbers on the ledger are: members by the deployment's record, customers by the workspace's own papers."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence

from pydantic import TypeAdapter, ValidationError

from usance.customers import Customer
from usance.deployment import Network, Record
from usance.deployment.keys import Key
from usance.deployment.sections import MemberConfig
from usance.desks import Actor, DeskAccount
from usance.errors import InputError
from usance.papers import Papers
from usance.terms.fields import Line

FIRST_CUSTOMER_KEY = 8
"""On the embedded chain, customers with a key of their own get well-known accounts from here on."""

_KIND, _DRAFT = "customer", "draft of customer"
_STRANGER = "party {}"
_NO_KEY = "its bank acts for it, or it signs elsewhere"


class UnknownName(InputError):
    """A name that no party of this workspace has."""

    def __init__(self, given: object, known: tuple[str, ...]) -> None:
        super().__init__(f"no party is called {given!r}; known: {', '.join(known)}", given=given, needed=known)


class NameTaken(InputError):
    """A name that a party has already."""

    def __init__(self, given: str) -> None:
        super().__init__(f"{given!r} is a party already; names are used once", given=given, needed="another name")


class BadName(InputError):
    """A name that no terms file could give, or one that stands for a party without a name."""

    def __init__(self, given: object) -> None:
        needed = "a name of 1 to 140 characters on one line, without space around it, and not 'party' and a number"
        super().__init__(f"not a name: {given!r}; needed: {needed}", given=given, needed=needed)


class KeyMissing(InputError):
    """A party whose key this workspace does not hold."""

    def __init__(self, given: str, needed: str = "a key in the network file") -> None:
        super().__init__(f"no key for {given} in this workspace; needed: {needed}", given=given, needed=needed)


class NoDesk(InputError):
    """A party that acts by a single key."""

    def __init__(self, given: str) -> None:
        super().__init__(f"{given} acts by one key, and not by a desk", given=given, needed="a bank with a desk")


class Directory:
    """Names, party numbers and accounts, both ways."""

    def __init__(self, network: Network, record: Record, papers: Papers) -> None:
        self._members = {member.name: member for member in network.members if member.key or member.desk}
        self._accounts, self._guard = record.accounts, record.addresses.get("Desks", "")
        well_known_keys = [key.well_known for key in _keys(network) if key.well_known is not None]
        self._first_key = max([FIRST_CUSTOMER_KEY, *(key + 1 for key in well_known_keys)])
        self._papers = papers
        self._numbers = {member.name: member.party for member in record.members}
        self._customers: dict[str, Customer] = {}
        self._read_papers()

    @property
    def names(self) -> tuple[str, ...]:
        """Of all parties, members first."""
        return tuple(self._numbers)

    def number(self, name: str) -> int:
        """PartyId. Raises UnknownName."""
        if not isinstance(name, str):
            raise UnknownName(name, self.names)
        if name not in self._numbers:
            # Another process may have introduced it since.
            self._read_papers()
        if name not in self._numbers:
            raise UnknownName(name, self.names)
        return self._numbers[name]

    def name(self, number: int) -> str:
        """The party's name, or `party 12` for one that this workspace does not know."""
        if number not in self._names:
            self._read_papers()
        return self._names.get(number, _STRANGER.format(number))

    def optional(self, number: int) -> str | None:
        """The same, with None for nobody."""
        return self.name(number) if number else None

    def account(self, name: str) -> Actor:
        """What acts for the party. Raises UnknownName, KeyMissing; BadKey where the key is not where it should be."""
        self.number(name)
        if name in self._members:
            return self._member_account(self._members[name])
        customer = self._customers.get(name)
        account = customer.account(self._guard) if customer else None
        if account is None:
            raise KeyMissing(name, _NO_KEY if customer else "a key in the network file")
        return account

    def desk(self, name: str) -> DeskAccount:
        """The desk of a bank, with the keys of this workspace. Raises UnknownName, KeyMissing, NoDesk."""
        account = self.account(name)
        if not isinstance(account, DeskAccount):
            raise NoDesk(name)
        return account

    def check_free(self, name: str) -> None:
        """Whether a customer can be called so. Raises BadName, NameTaken."""
        try:
            read = TypeAdapter(Line).validate_python(name)
        except ValidationError:
            raise BadName(name) from None
        if read != name or re.fullmatch(_STRANGER.format("[0-9]+"), name, re.ASCII):
            raise BadName(name)
        self._read_papers()
        if name in self._numbers:
            raise NameTaken(name)

    def customer_key(self, introduction: str, *, keep: bool) -> int:
        """Index of a well-known account for the customer of an introduction (its idempotency key): that of an earlier
        try, which may have got through, else one that nobody has. Kept with `keep`, before it is used."""
        drafts = self._papers.all(_DRAFT)
        if introduction in drafts:
            return int(drafts[introduction])
        theirs = [key for one in self._customers.values() for key in (one.key, *one.checkers) if key is not None]
        taken = [*theirs, *map(int, drafts.values())]
        index = max([self._first_key - 1, *taken]) + 1
        if keep:
            self._papers.keep(_DRAFT, introduction, str(index))
        return index

    def drafted_key(self, introduction: str) -> int | None:
        """The index that `customer_key` has kept for it; None where it has not."""
        kept = self._papers.find(_DRAFT, introduction)
        return None if kept is None else int(kept)

    def add_customer(
        self, name: str, number: int, *, key: int | None, desk: str = "", checkers: Sequence[int] = ()
    ) -> None:
        """Remember a customer, or a bank that was admitted later: its party number and, on networks of well-known keys,
        its own; a bank's desk, and the keys that check there."""
        kept: dict[str, int | str | list[int] | None] = {"number": number, "key": key}
        if desk:
            kept |= {"desk": desk, "checkers": list(checkers)}
        self._papers.keep(_KIND, name, json.dumps(kept))
        self._know(name, number, key, desk, checkers)

    def _member_account(self, member: MemberConfig) -> Actor:
        if member.desk is None:
            assert member.key is not None, "members with neither are not kept"
            if (key := member.key.here()) is None:
                raise KeyMissing(member.name, member.key.source)
            return key
        account = member.desk.account(self._accounts[member.name], guard=self._guard)
        if not account.keys:
            raise KeyMissing(member.name, "the key of one of its makers or checkers")
        return account

    def _read_papers(self) -> None:
        for name, kept in self._papers.all(_KIND).items():
            self._know(name, **json.loads(kept))

    def _know(self, name: str, number: int, key: int | None, desk: str = "", checkers: Sequence[int] = ()) -> None:
        self._numbers[name], self._customers[name] = number, Customer(key, desk, tuple(checkers))

    @property
    def _names(self) -> dict[int, str]:
        return {number: name for name, number in self._numbers.items()}


def _keys(network: Network) -> Iterator[Key]:
    for member in network.members:
        yield from [member.key] if member.key else []
        yield from (*member.desk.makers, *member.desk.checkers) if member.desk else ()
