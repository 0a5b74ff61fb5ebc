"""A party acting on the ledger: its account, its dry runs, and the answer to "may I do this now?"."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NoReturn

from usance.abi import Argument
from usance.errors import Refusal, UsanceError
from usance.events import Receipt
from usance.money import Money

if TYPE_CHECKING:
    from usance.platform import Platform


@dataclass(frozen=True, slots=True)
class Answer:
    """Whether something would be done if it were said now, and if not, why. True or false as a condition."""

    refusal: UsanceError | None = None

    def __bool__(self) -> bool:
        return self.refusal is None


class Rehearsed(Exception):
    """Ends a dry run at the point where the ledger would have been written."""


class Acting:
    """A party of `platform`, by `name`. `dry` writes are tried on the ledger and not done."""

    def __init__(self, platform: Platform, name: str, *, dry: bool = False) -> None:
        self.platform, self.name, self.dry = platform, name, dry
        self.party = platform.directory.number(name)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.name})"

    @property
    def address(self) -> str:
        """Of the account that signs for it. Raises KeyMissing."""
        return self.platform.directory.account(self.name).address

    def _do(self, contract: str, function: str, args: Sequence[Argument], *, key: str | None = None) -> Receipt:
        """Send one write; `contract` may name cash as `Cash:CNY`. Raises Refusal, ChainError, KeyMissing."""
        account = self.platform.directory.account(self.name)
        ledger = self.platform.ledger_of(contract)
        name = contract.partition(":")[0]
        if not self.dry:
            return ledger.send(account, name, function, args, key=key)
        self._rehearse(lambda: ledger.dry_run(account, name, function, args), key)

    def _rehearse(self, dry_run: Callable[[], object], key: str | None) -> NoReturn:
        # What was done under its key is not done again, and so not refused either.
        if key is None or not self.platform.ledger.is_open(key):
            dry_run()
        raise Rehearsed


class Can:
    """`desk.can.refuse(...)` answers what `desk.refuse(...)` would come to now, by a call of the very function."""

    def __init__(self, dry_desk: Acting) -> None:
        self._desk = dry_desk

    def __getattr__(self, verb: str) -> Callable[..., Answer]:
        said = getattr(self._desk, verb)

        def answer(*args: object, **kwargs: object) -> Answer:
            try:
                said(*args, **kwargs)
            except Rehearsed:
                return Answer()
            except Refusal as refusal:
                return Answer(refusal)
            raise TypeError(f"{verb} writes nothing")

        return answer


def money_of(given: Money | str) -> Money:
    """Money as it is, or read from text such as 'CNY 1000000.00'. Raises BadMoney (also for any other kind of number),
    TooManyDecimals, UnknownCurrency."""
    return given if isinstance(given, Money) else Money.parse(given)
