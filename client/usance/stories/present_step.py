"""The verbs of presentations as pydantic models."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from usance.model import Disposal
from usance.stories import fields as read
from usance.stories.fields import Amount, Label, Name
from usance.stories.papers import DOCUMENTS
from usance.stories.step import AboutPresentation, Strict


class Present(AboutPresentation):
    do: Literal["present"]
    credit: Label = Field(description="the label of a credit, such as LC1")
    amount: Amount = Field(description="an amount such as CNY 1000000.00")
    shipped: Annotated[date | tuple[date, ...] | None, read.SHIPPED] = Field(
        None, description="a date such as 2024-09-20, or a list of the dates of several transport documents"
    )
    to: Annotated[str | None, read.NAME] = Field(None, description="the bank that it is presented to")
    documents: Annotated[Mapping[str, str | None] | None, DOCUMENTS] = Field(
        None, description="a list of names, or the text of each: {invoice: the text}"
    )
    documents_of: Annotated[str | None, read.Reads(read.label)] = Field(
        None, description="the label of the presentation that had the very same documents"
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


class Forward(AboutPresentation):
    """The presentation to the other bank has a label of its own."""

    do: Literal["forward"]
    as_: Label = Field(alias="as", description="the label of the presentation to the other bank, such as P2")
    to: Annotated[str | None, read.NAME] = Field(None, description="a bank; else the issuer")


class Negotiate(AboutPresentation):
    do: Literal["negotiate"]
    price: Amount = Field(description="what is paid for the documents, such as CNY 980000.00")
    recourse: Annotated[bool, read.flag("true", "false")] = Field(False, description="true or false")


class TakeRecourse(AboutPresentation):
    do: Literal["take_recourse"]


class DemandInvoice(AboutPresentation):
    do: Literal["demand_invoice"]


class Substitute(AboutPresentation):
    do: Literal["substitute"]
    amount: Amount = Field(description="the amount of the first beneficiary's invoice, such as CNY 450000.00")


class ReportCorrupt(AboutPresentation):
    do: Literal["report_corrupt"]


class PresentAnew(AboutPresentation):
    do: Literal["present_anew"]


class LapsePresentation(AboutPresentation):
    do: Literal["lapse_presentation"]
