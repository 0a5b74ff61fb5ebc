"""Who the numbers on the ledger are: members by the deployment's record, customers by the workspace's own papers."""

from __future__ import annotations

import json

from usance.accounts import Account, well_known
from usance.deployment import Network, Record
from usance.errors import InputError
from usance.papers import Papers

FIRST_CUSTOMER_KEY = 8
"""On the embedded chain, customers with a key of their own get well-known accounts from here on."""

_KIND = "customer"


class UnknownName(InputError):
    """A name that no party of this workspace has."""

    def __init__(self, given: object, known: tuple[str, ...]) -> None:
        super().__init__(f"no party is called {given!r}; known: {', '.join(known)}", given=given, needed=known)


class NameTaken(InputError):
    """A name that a party has already."""

    def __init__(self, given: str) -> None:
        super().__init__(f"{given!r} is a party already; names are used once", given=given, needed="another name")


class KeyMissing(InputError):
    """A party whose key this workspace does not hold."""

    def __init__(self, given: str) -> None:
        super().__init__(f"no key for {given} in this workspace", given=given, needed="a key in the network file")


class Directory:
    """Names, party numbers and accounts, both ways."""

    def __init__(self, network: Network, record: Record, papers: Papers) -> None:
        self._keys = {m.name: m.key for m in network.members if m.key is not None}
        self._papers = papers
        self._numbers = {member.name: member.party for member in record.members}
        self._customers: dict[str, int | None] = {}
        for name, kept in papers.all(_KIND).items():
            self._know(name, **json.loads(kept))

    @property
    def names(self) -> tuple[str, ...]:
        """Of all parties, members first."""
        return tuple(self._numbers)

    def number(self, name: str) -> int:
        """PartyId. Raises UnknownName."""
        try:
            return self._numbers[name]
        except (KeyError, TypeError):
            raise UnknownName(name, self.names) from None

    def name(self, number: int) -> str:
        """The party's name, or `party 12` for one that this workspace does not know."""
        return self._names.get(number, f"party {number}")

    def optional(self, number: int) -> str | None:
        """The same, with None for nobody."""
        return self.name(number) if number else None

    def account(self, name: str) -> Account:
        """What signs for the party. Raises UnknownName, KeyMissing."""
        self.number(name)
        if name in self._keys:
            return self._keys[name].account()
        key = self._customers.get(name)
        if key is None:
            raise KeyMissing(name)
        return well_known(key)

    def check_free(self, name: str) -> None:
        """Raises NameTaken."""
        if name in self._numbers:
            raise NameTaken(name)

    def next_customer_key(self) -> int:
        """Index of a well-known account that no customer has."""
        return max((key for key in self._customers.values() if key is not None), default=FIRST_CUSTOMER_KEY - 1) + 1

    def add_customer(self, name: str, number: int, *, key: int | None) -> None:
        """Remember a customer: its party number and, on the embedded chain, its well-known account."""
        self._papers.keep(_KIND, name, json.dumps({"number": number, "key": key}))
        self._know(name, number=number, key=key)

    def _know(self, name: str, *, number: int, key: int | None) -> None:
        self._numbers[name], self._customers[name] = number, key

    @property
    def _names(self) -> dict[int, str]:
        return {number: name for name, number in self._numbers.items()}
