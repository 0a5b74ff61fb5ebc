"""The verbs of amendments, transfers and proceeds as pydantic models."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from usance.dates import Tenor
from usance.money import Tolerance
from usance.stories import fields as read
from usance.stories.fields import Amount, Label, Name
from usance.stories.papers import DOCUMENT_NAMES
from usance.stories.step import AboutAmendment, AboutCredit


class Amend(AboutAmendment):
    """The terms that change, each as at issue; those left out stay."""

    do: Literal["amend"]
    amount: Annotated[str | None, read.AMOUNT] = Field(None, description="the new amount, such as CNY 1200000.00")
    increase: Annotated[str | None, read.AMOUNT] = Field(None, description="an amount such as CNY 200000.00")
    decrease: Annotated[str | None, read.AMOUNT] = Field(None, description="an amount such as CNY 200000.00")
    tolerance: Annotated[Tolerance | None, read.TOLERANCE] = Field(None, description="+5/-10, in whole percent")
    expiry: Annotated[date | None, read.DAY] = Field(None, description="a date such as 2024-11-15")
    latest_shipment: Annotated[date | None, read.DAY] = Field(None, description="a date such as 2024-10-01")
    presentation_days: Annotated[int | None, read.DAYS] = Field(None, description="a whole number of days, 1 to 999")
    tenor: Annotated[Tenor | None, read.TENOR] = Field(None, description="a tenor such as 90 days after sight")
    documents: Annotated[tuple[str, ...] | None, DOCUMENT_NAMES] = Field(
        None, description="a list of names, such as [invoice, transport document]"
    )
    other: Annotated[str | None, read.NAME] = Field(None, description="any other change, one line")


class AcceptAmendment(AboutAmendment):
    do: Literal["accept_amendment"]
    only: Annotated[tuple[str, ...] | None, DOCUMENT_NAMES] = Field(
        None, description="a list of the changes that are accepted, such as [expiry]; else the whole"
    )


class RejectAmendment(AboutAmendment):
    do: Literal["reject_amendment"]


class ExtendAmendment(AboutAmendment):
    do: Literal["extend_amendment"]


class DeclineExtension(AboutAmendment):
    do: Literal["decline_extension"]


class Transfer(AboutCredit):
    """The part is a credit under a label of its own, once beneficiary and transferring bank have both said it."""

    do: Literal["transfer"]
    as_: Label = Field(alias="as", description="the label of the part, such as LC1A")
    to: Name = Field(description="the second beneficiary")
    amount: Amount = Field(description="an amount such as CNY 400000.00")
    expiry: Annotated[date | None, read.DAY] = Field(None, description="a date such as 2024-11-15")
    latest_shipment: Annotated[date | None, read.DAY] = Field(None, description="a date such as 2024-10-01")
    presentation_days: Annotated[int | None, read.DAYS] = Field(None, description="a whole number of days, 1 to 999")
    place: Annotated[str | None, read.NAME] = Field(None, description="the place of presentation, such as CN")


class Assign(AboutCredit):
    do: Literal["assign"]
    to: Name = Field(description="who is to have a part of the proceeds")
    amount: Amount = Field(description="an amount such as CNY 400000.00")


class AcknowledgeAssignment(AboutCredit):
    do: Literal["acknowledge_assignment"]
    assignment: Annotated[int, read.DAYS] = Field(1, description="the number of the assignment, from 1")


class RequestAdvance(AboutCredit):
    do: Literal["request_advance"]
    amount: Amount = Field(description="an amount such as CNY 200000.00")


class Advance(AboutCredit):
    do: Literal["advance"]
    amount: Amount = Field(description="an amount such as CNY 200000.00")


class ReclaimAdvance(AboutCredit):
    do: Literal["reclaim_advance"]
