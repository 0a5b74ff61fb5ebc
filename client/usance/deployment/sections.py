"""The sections of a network file."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time
from types import MappingProxyType
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, model_validator

from usance.abi import Argument
from usance.deployment.desk import DeskConfig
from usance.deployment.keys import Key, Strict
from usance.deployment.values import Address, CurrencyCode, PlaceCode, only_once

MemberKind = Literal["Bank", "Convener", "Supervisor", "SettlementAgent"]
RuleName = Literal["PRC2016", "UCP600", "EUCP21", "ISP98"]
Url = Annotated[str, Field(pattern=r"^https?://[^\s]+$")]


class ChainConfig(Strict):
    """`start` is the first civil date of an embedded chain; `url` the node of any other, `urls` more nodes of it, asked
    in turn where that one cannot be reached."""

    kind: Literal["embedded", "rpc"]
    chain_id: int = Field(gt=0)
    deployer: Key
    start: date | None = None
    url: Url | None = None
    urls: Annotated[list[Url], AfterValidator(only_once)] = Field(default_factory=list)

    @model_validator(mode="after")
    def _is_of_one_kind(self) -> ChainConfig:
        embedded = self.kind == "embedded"
        if (self.start is not None, self.url is not None) != (embedded, not embedded):
            raise ValueError("an embedded chain needs start and no url, any other a url and no start")
        if embedded and self.urls:
            raise ValueError("an embedded chain has no urls")
        return self


class MemberConfig(Strict):
    """A member, which acts by a key, or a bank by a desk; one with neither is admitted by its address, and acts by
    itself."""

    name: str = Field(pattern=r"^\S([^\n\r\t]*\S)?$", max_length=80)
    kind: MemberKind
    place: PlaceCode
    key: Key | None = None
    address: Address | None = None
    desk: DeskConfig | None = None
    bic: str | None = Field(None, pattern=r"^[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?$")

    def account_address(self, opened: Mapping[str, str] = MappingProxyType({})) -> str:
        """Checksummed; of a desk the one in `opened`, by the step that opens it. Raises BadKey, KeyError."""
        if self.desk is not None:
            return opened[self.opening]
        return self.address or self._needed_key().public_address()

    @property
    def standing(self) -> tuple[str, ...]:
        """The keys that stand at its desk, checksummed; none where it has no desk. Raises BadKey."""
        return tuple(one.public_address() for one in (*self.desk.makers, *self.desk.checkers)) if self.desk else ()

    @property
    def opening(self) -> str:
        """The name of the step that opens its desk."""
        return f"desk {self.name}"

    @property
    def signs_here(self) -> bool:
        """Whether this workspace has the keys for what the member itself does at deployment. Raises BadKey."""
        if self.desk is not None:
            return self.desk.is_complete
        # A key without an address that is not here is missed when it has to sign, and told then.
        return self.key is not None and (self.key.address is None or self.key.here() is not None)

    @property
    def source(self) -> str:
        """Where its account comes from, for people."""
        return self.desk.source if self.desk else self.address or self._needed_key().source

    def _needed_key(self) -> Key:
        assert self.key is not None, "checked when the file was read"
        return self.key

    @model_validator(mode="after")
    def _has_an_account(self) -> MemberConfig:
        if sum(one is not None for one in (self.key, self.address, self.desk)) != 1:
            raise ValueError("a member needs a key, a desk or an address, and one of them only")
        if self.desk is not None and self.kind != "Bank":
            raise ValueError("only a bank has a desk: the roles of an institution are given to its key")
        return self


class CurrencyConfig(Strict):
    """ISO 4217 codes; each gets a cash contract."""

    settled: Annotated[list[CurrencyCode], AfterValidator(only_once)] = Field(min_length=1)


class MarketConfig(Strict):
    """Currencies whose market counts interest by a year of 365 days, all others by one of 360."""

    by_365: Annotated[list[CurrencyCode], AfterValidator(only_once)] = Field(default_factory=list)

    def basis_of(self, currency: str) -> int:
        """Days of a year."""
        return 365 if currency in self.by_365 else 360


class CalendarConfig(Strict):
    """Years that the sources do not know are left out of the range. `closing` is in whole minutes."""

    first_year: int = Field(ge=1970, le=9999)
    last_year: int = Field(ge=1970, le=9999)
    places: Annotated[list[PlaceCode], AfterValidator(only_once)] = Field(min_length=1)
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
