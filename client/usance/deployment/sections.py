"""The sections of a network file."""

from __future__ import annotations

import re
from datetime import date, time
from typing import Annotated, Literal

from eth_utils.address import to_checksum_address
from pydantic import AfterValidator, Field, model_validator

from usance.abi import Argument
from usance.calendars import PLACES, UnknownPlace
from usance.deployment.keys import Key, Strict
from usance.errors import InputError
from usance.money import decimals_of

MemberKind = Literal["Bank", "Convener", "Supervisor", "SettlementAgent"]
RuleName = Literal["PRC2016", "UCP600", "EUCP21", "ISP98"]

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


def _only_once(given: list[str]) -> list[str]:
    if twice := sorted({one for one in given if given.count(one) > 1}):
        raise ValueError(f"twice: {', '.join(twice)}")
    return given


PlaceCode = Annotated[str, AfterValidator(_known_place)]
CurrencyCode = Annotated[str, AfterValidator(_known_currency)]
Url = Annotated[str, Field(pattern=r"^https?://[^\s]+$")]
Address = Annotated[str, AfterValidator(_checksummed)]


class ChainConfig(Strict):
    """`start` is the first civil date of an embedded chain; `url` the node of any other, `urls` more nodes of it, asked
    in turn where that one cannot be reached."""

    kind: Literal["embedded", "rpc"]
    chain_id: int = Field(gt=0)
    deployer: Key
    start: date | None = None
    url: Url | None = None
    urls: Annotated[list[Url], AfterValidator(_only_once)] = Field(default_factory=list)

    @model_validator(mode="after")
    def _is_of_one_kind(self) -> ChainConfig:
        embedded = self.kind == "embedded"
        if (self.start is not None, self.url is not None) != (embedded, not embedded):
            raise ValueError("an embedded chain needs start and no url, any other a url and no start")
        if embedded and self.urls:
            raise ValueError("an embedded chain has no urls")
        return self


class MemberConfig(Strict):
    """A member; one without a key is admitted by its address and acts by itself."""

    name: str = Field(pattern=r"^\S([^\n\r\t]*\S)?$", max_length=80)
    kind: MemberKind
    place: PlaceCode
    key: Key | None = None
    address: Address | None = None
    bic: str | None = Field(None, pattern=r"^[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?$")

    def account_address(self) -> str:
        """Checksummed. Raises BadKey."""
        return self.address or self._needed_key().account().address

    @property
    def source(self) -> str:
        """Where its account comes from, for people."""
        return self.address or self._needed_key().source

    def _needed_key(self) -> Key:
        assert self.key is not None, "checked when the file was read"
        return self.key

    @model_validator(mode="after")
    def _has_an_account(self) -> MemberConfig:
        if (self.key is None) == (self.address is None):
            raise ValueError("a member needs a key or an address, not both")
        return self


class CurrencyConfig(Strict):
    """ISO 4217 codes; each gets a cash contract."""

    settled: Annotated[list[CurrencyCode], AfterValidator(_only_once)] = Field(min_length=1)


class MarketConfig(Strict):
    """Currencies whose market counts interest by a year of 365 days, all others by one of 360."""

    by_365: Annotated[list[CurrencyCode], AfterValidator(_only_once)] = Field(default_factory=list)

    def basis_of(self, currency: str) -> int:
        """Days of a year."""
        return 365 if currency in self.by_365 else 360


class CalendarConfig(Strict):
    """Years that the sources do not know are left out of the range. `closing` is in whole minutes."""

    first_year: int = Field(ge=1970, le=9999)
    last_year: int = Field(ge=1970, le=9999)
    places: Annotated[list[PlaceCode], AfterValidator(_only_once)] = Field(min_length=1)
    closing: time = time(17)
    make_up_days: bool = True

    @property
    def closing_minute(self) -> int:
        """Minutes since midnight."""
        return self.closing.hour * 60 + self.closing.minute

    @model_validator(mode="after")
    def _is_sound(self) -> CalendarConfig:
        if self.first_year > self.last_year:
            raise ValueError(f"first_year {self.first_year} is after last_year {self.last_year}")
        if self.closing != time(self.closing.hour, self.closing.minute) or not self.closing_minute:
            raise ValueError(f"closing: {self.closing}, needed whole minutes after midnight")
        return self


class CouncilConfig(Strict):
    """How the banks decide: `threshold` is the part of the members present that carries a resolution."""

    threshold: str = Field(default="2/3", pattern=r"^[1-9][0-9]{0,2}/[1-9][0-9]{0,2}$")
    voting_hours: int = Field(ge=1, le=24 * 365)
    execution_days: int = Field(ge=1, le=365)

    @property
    def rules(self) -> dict[str, Argument]:
        """As the struct CouncilRules of the contracts."""
        numerator, denominator = map(int, self.threshold.split("/"))
        return {
            "numerator": numerator,
            "denominator": denominator,
            "votingPeriod": self.voting_hours * 3600,
            "executionPeriod": self.execution_days * 86400,
        }

    @model_validator(mode="after")
    def _is_a_majority(self) -> CouncilConfig:
        numerator, denominator = map(int, self.threshold.split("/"))
        if not denominator < 2 * numerator <= 2 * denominator or denominator > 255:
            raise ValueError(f"threshold: {self.threshold} is not more than half, and at most all, of up to 255")
        return self


class RuleConfig(Strict):
    """Limits of one rule set, as the struct Limits of the contracts."""

    only_currency: CurrencyCode | None = None
    examination_days: int = Field(ge=1, le=255)
    advice_days: int = Field(ge=0, le=255)
    presentation_days: int = Field(ge=1, le=255)
    usance_cap: int = Field(ge=0, le=65535)
    closing_wait: int = Field(ge=0, le=65535)
    short_drawing: int = Field(ge=0, le=99)
    about_percent: int = Field(default=10, ge=0, le=100)
    substitution_days: int = Field(default=1, ge=0, le=255)
    corruption_days: int = Field(default=0, ge=0, le=255)
