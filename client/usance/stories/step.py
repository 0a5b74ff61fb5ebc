"""What every step of a story has, whatever its verb, and what verbs are about."""

from __future__ import annotations

from datetime import date, time
from typing import Annotated, ClassVar, Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, Field

from usance.stories import fields as read
from usance.stories.fields import ClaimLabel, Label, Name
from usance.stories.outcomes import REFUSED, Expected, Refused

Kind: TypeAlias = Literal[
    "credit", "amendment", "presentation", "claim", "listing", "quote", "offer", "inquiry", "party"
]
"""What a verb is about, and so whose fields may be expected of it."""


class Strict(BaseModel):
    """No field but those named; nothing is changed after reading."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Step(Strict):
    """What every step may say, whatever its verb."""

    subject: ClassVar[Kind]

    by: Name = Field(description="the name of the party that acts")
    on: Annotated[date | None, read.DAY] = Field(None, description="a date such as 2024-09-02, not before the last one")
    at: Annotated[time | None, read.CLOCK] = Field(None, description="a time of day such as 16:30")
    expect: Expected = Field({}, description="fields and their values, such as {status: Advised}")
    refused: Annotated[Refused | None, REFUSED] = Field(
        None, description="the name of an error, or {error: Name, field: value}"
    )


class AboutCredit(Step):
    """A verb about a credit."""

    subject = "credit"
    credit: Label = Field(description="the label of a credit, such as LC1")


class AboutAmendment(Step):
    """A verb about an amendment."""

    subject = "amendment"
    credit: Label = Field(description="the label of a credit, such as LC1")
    amendment: Label = Field(description="the label of an amendment, such as A1")


class AboutPresentation(Step):
    """A verb about a presentation."""

    subject = "presentation"
    presentation: Label = Field(description="the label of a presentation, such as P1")


class AboutClaim(Step):
    """A verb about a claim."""

    subject = "claim"
    claim: ClaimLabel = Field(description="the claim of a presentation, such as P1.claim")


class AboutListing(Step):
    """A verb about a claim for sale."""

    subject = "listing"
    listing: Label = Field(description="the label of a listing, such as L1")


class AboutQuote(Step):
    """A verb about a quote, or the sale that came of it."""

    subject = "quote"
    quote: Label = Field(description="the label of a quote, such as Q1")


class AboutOffer(Step):
    """A verb about an offer of funds."""

    subject = "offer"
    offer: Label = Field(description="the label of an offer of funds, such as O1")


class AboutInquiry(Step):
    """A verb about a question to the market."""

    subject = "inquiry"
    inquiry: Label = Field(description="the label of an inquiry, such as I1")


class AboutMember(Step):
    """A verb about a party."""

    subject = "party"
    member: Name = Field(description="the name of a party")
