"""A bank's desk in a network file: whose keys stand there, how many see an operation, and up to which amounts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated

from pydantic import AfterValidator, Field, field_validator, model_validator

from usance.abi import Argument
from usance.deployment.keys import Key, Strict
from usance.deployment.values import CurrencyCode
from usance.desks import DeskAccount
from usance.errors import InputError
from usance.money import Money

_MOST = 16
"""Keys of a desk, as the contract has it."""


def _amount(given: str) -> str:
    if not given.replace(".", "", 1).isdigit():
        raise ValueError(f"{given!r}, needed an amount such as '50000000.00'")
    return given


AmountText = Annotated[str, AfterValidator(_amount)]


class LimitConfig(Strict):
    """Amounts in the units that people write. Above `single` an operation needs one checker more; the operations of a
    civil day come to `daily` at most."""

    single: AmountText | None = None
    daily: AmountText | None = None


class DeskConfig(Strict):
    """`threshold` is how many pairs of eyes see each operation: a maker's, and a checker's each. What is not released
    `expires_hours` after it was proposed cannot be released any more."""

    makers: list[Key] = Field(min_length=1)
    checkers: list[Key] = Field(min_length=1)
    threshold: int = Field(default=2, ge=2, le=_MOST)
    limits: dict[CurrencyCode, LimitConfig] = Field(default_factory=dict)
    expires_hours: int = Field(default=24, ge=1, le=8760)

    @property
    def source(self) -> str:
        """For people."""
        return f"desk of {', '.join(one.source for one in (*self.makers, *self.checkers))}"

    @property
    def is_complete(self) -> bool:
        """Whether this workspace has the keys for any operation below the limits. Raises BadKey."""
        checkers = [one for one in self.checkers if one.here()]
        return any(one.here() for one in self.makers) and len(checkers) >= self.threshold - 1

    def account(self, address: str, *, guard: str) -> DeskAccount:
        """The desk at its Safe, with the keys of this workspace. Raises BadKey."""
        makers, checkers = (
            tuple(key for one in holders if (key := one.here())) for holders in (self.makers, self.checkers)
        )
        return DeskAccount(address, guard, makers, checkers, lifetime=self.expires_hours * 3600)

    def arguments(self, number: int) -> tuple[Argument, ...]:
        """Of Desks.open; `number` tells apart the desks that one network opens. Raises BadKey."""
        makers, checkers = ([one.public_address() for one in holders] for holders in (self.makers, self.checkers))
        limits: list[Argument] = [
            {"currency": currency.encode(), "single": single, "daily": daily}
            for currency, (single, daily) in self.limits_minor().items()
        ]
        return makers, checkers, self.threshold, limits, number.to_bytes(32)

    def limits_minor(self) -> Mapping[str, tuple[int, int]]:
        """By currency: above which amount one checker more is needed, and how much a day; minor units, 0 for none."""
        return {
            currency: (_minor(limit.single, currency), _minor(limit.daily, currency))
            for currency, limit in self.limits.items()
        }

    @field_validator("makers", "checkers")
    @classmethod
    def _are_different(cls, given: list[Key]) -> list[Key]:
        if len({one.source for one in given}) < len(given):
            raise ValueError("a key is there twice")
        return given

    @model_validator(mode="after")
    def _fits_together(self) -> DeskConfig:
        if faults := list(self._faults()):
            raise ValueError("; ".join(faults))
        return self

    def _faults(self) -> Iterator[str]:
        both = {one.source for one in self.makers} & {one.source for one in self.checkers}
        yield from (f"{one} is a maker's and a checker's: who proposes does not release" for one in sorted(both))
        if len(self.makers) + len(self.checkers) > _MOST:
            yield f"{len(self.makers) + len(self.checkers)} keys, at most {_MOST} stand at a desk"
        limited = any(limit.single or limit.daily for limit in self.limits.values())
        if (needed := self.threshold - 1 + limited) > len(self.checkers):
            yield f"{len(self.checkers)} checkers, needed {needed} for its threshold and its limits"
        try:
            self.limits_minor()
        except InputError as unfit:
            yield f"limits: {unfit}"


def _minor(amount: str | None, currency: str) -> int:
    return Money.parse(f"{currency} {amount}").minor if amount else 0
