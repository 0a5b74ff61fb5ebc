"""The verb that issues a credit, and those that advise it and end it, as pydantic models."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from usance.dates import Tenor
from usance.money import Tolerance
from usance.stories import fields as read
from usance.stories.fields import Name
from usance.stories.papers import DOCUMENT_NAMES
from usance.stories.step import AboutCredit
from usance.terms import Instalment, Revolving


class Issue(AboutCredit):
    """What is left out of applicant, beneficiary, amount, expiry and tenor must be in `terms`."""

    do: Literal["issue"]
    applicant: Annotated[str | None, read.NAME] = Field(None, description="the applicant's name")
    beneficiary: Annotated[str | None, read.NAME] = Field(None, description="the beneficiary's name")
    amount: Annotated[str | None, read.AMOUNT] = Field(None, description="an amount such as CNY 1000000.00")
    expiry: Annotated[date | None, read.DAY] = Field(None, description="a date such as 2024-11-15")
    tenor: Annotated[Tenor | None, read.TENOR] = Field(
        None, description="sight, N days after sight, N days after shipment, the same in months, or on 2025-01-20"
    )
    adviser: Annotated[str | None, read.NAME] = Field(None, description="a bank, or none; else the beneficiary's bank")
    nominated: Annotated[str | None, read.NAME] = Field(None, description="a bank")
    confirmation: Annotated[str | None, read.choice("without", "may add", "confirm")] = Field(
        None, description="without, may add or confirm"
    )
    tolerance: Annotated[Tolerance | None, read.TOLERANCE] = Field(None, description="+5/-10, in whole percent")
    place: Annotated[str | None, read.NAME] = Field(None, description="the place of presentation, such as CN")
    latest_shipment: Annotated[date | None, read.DAY] = Field(None, description="a date such as 2024-10-01")
    presentation_days: Annotated[int | None, read.DAYS] = Field(None, description="a whole number of days, 1 to 999")
    partial: Annotated[bool | None, read.flag("allowed", "prohibited")] = Field(
        None, description="allowed or prohibited"
    )
    transferable: Annotated[bool | None, read.flag("true", "false")] = Field(None, description="true or false")
    documents: Annotated[tuple[str, ...] | None, DOCUMENT_NAMES] = Field(
        None, description="a list of names, such as [invoice, transport document]"
    )
    rules: Annotated[str | None, read.choice(*read.RULE_SETS)] = Field(None, description=" or ".join(read.RULE_SETS))
    second_adviser: Annotated[str | None, read.NAME] = Field(None, description="a bank that advises after the first")
    confirmer: Annotated[str | None, read.NAME] = Field(None, description="a bank that is asked to confirm")
    about: Annotated[bool | None, read.flag("true", "false")] = Field(None, description="true or false")
    schedule: Annotated[tuple[Instalment, ...] | None, read.SCHEDULE] = Field(
        None, description="a list of instalments, such as [CNY 300000.00 until 2024-10-31]"
    )
    revolving: Annotated[Revolving | None, read.REVOLVING] = Field(
        None, description="N times every N months, that with ', cumulative', or N times by value"
    )
    advance: Annotated[str | None, read.AMOUNT] = Field(None, description="an amount such as CNY 200000.00")
    terms: Annotated[str | None, read.NAME] = Field(
        None, description="a terms file (TOML or JSON), or an MT700 (.fin), beside the story"
    )


class Advise(AboutCredit):
    do: Literal["advise"]


class DeclineAdvice(AboutCredit):
    do: Literal["decline_advice"]


class AppointAdviser(AboutCredit):
    do: Literal["appoint_adviser"]
    adviser: Name = Field(description="a bank, or none for the issuer itself")


class Close(AboutCredit):
    do: Literal["close"]


class Confirm(AboutCredit):
    do: Literal["confirm"]


class DeclineConfirmation(AboutCredit):
    do: Literal["decline_confirmation"]


class RequestConfirmation(AboutCredit):
    do: Literal["request_confirmation"]
    bank: Name = Field(description="the bank that is asked to confirm silently")


class Cancel(AboutCredit):
    do: Literal["cancel"]


class Stay(AboutCredit):
    do: Literal["stay"]
    order: Annotated[str, read.NAME] = Field("the court's order", description="the court's order, one line")


class LiftStay(AboutCredit):
    do: Literal["lift_stay"]
    order: Annotated[str, read.NAME] = Field("the court's order", description="the court's order, one line")
