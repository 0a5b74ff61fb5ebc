"""The verbs of a story as pydantic models. A field's description is what its fault asks for."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from usance.dates import Tenor
from usance.model import Disposal
from usance.money import Tolerance
from usance.stories import fields as read
from usance.stories.fields import Amount, Label, Name
from usance.stories.papers import DOCUMENT_NAMES, DOCUMENTS
from usance.stories.step import AboutClaim, AboutCredit, AboutMember, AboutPresentation, Strict


class Issue(AboutCredit):
    """What is left out of applicant, beneficiary, amount, expiry and tenor must be in `terms`."""

    do: Literal["issue"]
    applicant: Annotated[str | None, read.NAME] = Field(None, description="the applicant's name")
    beneficiary: Annotated[str | None, read.NAME] = Field(None, description="the beneficiary's name")
    amount: Annotated[str | None, read.AMOUNT] = Field(None, description="an amount such as CNY 1000000.00")
    expiry: Annotated[date | None, read.DAY] = Field(None, description="a date such as 2024-11-15")
    tenor: Annotated[Tenor | None, read.TENOR] = Field(
        None, description="sight, N days after sight, N days after shipment or on 2025-01-20"
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
    rules: Annotated[str | None, read.choice("PRC2016", "UCP600")] = Field(None, description="PRC2016 or UCP600")
    terms: Annotated[str | None, read.NAME] = Field(None, description="a terms file (TOML) beside the story")


class Advise(AboutCredit):
    do: Literal["advise"]


class DeclineAdvice(AboutCredit):
    do: Literal["decline_advice"]


class AppointAdviser(AboutCredit):
    do: Literal["appoint_adviser"]
    adviser: Name = Field(description="a bank, or none for the issuer itself")


class Close(AboutCredit):
    do: Literal["close"]


class Present(AboutPresentation):
    do: Literal["present"]
    credit: Label = Field(description="the label of a credit, such as LC1")
    amount: Amount = Field(description="an amount such as CNY 1000000.00")
    shipped: Annotated[date | None, read.DAY] = Field(None, description="a date such as 2024-09-20")
    documents: Annotated[Mapping[str, str | None] | None, DOCUMENTS] = Field(
        None, description="a list of names, or the text of each: {invoice: the text}"
    )
    correcting: Annotated[str | None, read.Reads(read.label)] = Field(
        None, description="the label of the presentation that these documents correct"
    )


class Comply(AboutPresentation):
    do: Literal["comply"]


class SeekWaiver(AboutPresentation):
    do: Literal["seek_waiver"]


class Waive(AboutPresentation):
    do: Literal["waive"]


class DiscrepancyGiven(Strict):
    """One discrepancy: where, against which rule, what was found and expected."""

    document: Name = Field(description="the name of a document")
    field: Name = Field(description="what in the document")
    rule: Name = Field(description="the rule, such as UCP600/18")
    found: Name = Field(description="what was found")
    expected: Name = Field(description="what was expected")


class Refuse(AboutPresentation):
    do: Literal["refuse"]
    discrepancies: list[DiscrepancyGiven] = Field(
        description="a list of {document, field, rule, found, expected}; [] for none"
    )
    disposal: Annotated[str | None, read.choice(*Disposal, "none")] = Field(
        None, description="hold, notify, return or instructed"
    )


class ReturnDocuments(AboutPresentation):
    do: Literal["return_documents"]


class Withdraw(AboutPresentation):
    do: Literal["withdraw"]


class Honour(AboutPresentation):
    do: Literal["honour"]


class Enforce(AboutPresentation):
    do: Literal["enforce"]


class Pay(AboutClaim):
    do: Literal["pay"]


class ReportUnpaid(AboutClaim):
    do: Literal["report_unpaid"]


class Suspend(AboutMember):
    do: Literal["suspend"]


class Reinstate(AboutMember):
    do: Literal["reinstate"]


AnyStep = Annotated[
    Issue
    | Advise
    | DeclineAdvice
    | AppointAdviser
    | Close
    | Present
    | Comply
    | SeekWaiver
    | Waive
    | Refuse
    | ReturnDocuments
    | Withdraw
    | Honour
    | Enforce
    | Pay
    | ReportUnpaid
    | Suspend
    | Reinstate,
    Field(discriminator="do"),
]
