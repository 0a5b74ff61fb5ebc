"""The verbs of the forfaiting market as pydantic models."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Literal, TypeAlias

from pydantic import Field

from usance.market import BREACHES, BUCKETS, METHODS
from usance.stories import fields as read
from usance.stories import prices
from usance.stories.fields import Amount, Day, Label, Name
from usance.stories.papers import DOCUMENTS
from usance.stories.step import AboutInquiry, AboutListing, AboutMember, AboutOffer, AboutQuote, Step

_METHODS, _BREACHES = tuple(METHODS), tuple(BREACHES)
_SIDES, _CLASSES, _TENORS, _SIZES = (tuple(words) for _, words in BUCKETS)


class Terms(Step):
    """What a price says, in a quote as in an offer of funds."""

    rate: Annotated[str, prices.RATE] = Field(description="a rate such as 2.85%")
    until: Day = Field(description="the last day of it, such as 2024-09-20")
    grace: Annotated[int, prices.COUNT] = Field(0, description="days that are added for a late payment, 0 to 255")
    method: Annotated[str, read.choice(*_METHODS)] = Field("straight", description=" or ".join(_METHODS))
    basis: Annotated[int | None, prices.BASIS] = Field(None, description="360 or 365")
    leg: Annotated[str, read.choice("digital", "outside")] = Field("digital", description="digital or outside")
    confirm_days: Annotated[int, prices.COUNT] = Field(0, description="days to confirm a payment outside the chain")


class Priced(Terms):
    """A quote for a claim: a price on a day."""

    value: Day = Field(description="the day of settlement, such as 2024-09-06")
    availability: Annotated[date | None, read.DAY] = Field(None, description="the last day for documents")


class Release(AboutListing):
    do: Literal["release"]
    claim: read.ClaimLabel = Field(description="the claim of a presentation, such as P1.claim")
    until: Day = Field(description="the last day of the listing, such as 2024-09-30")
    to: Annotated[str | None, read.NAME] = Field(None, description="the one bank that may quote")
    sealed_until: Annotated[date | None, read.DAY] = Field(None, description="the last day on which quotes are sealed")
    reveal_until: Annotated[date | None, read.DAY] = Field(None, description="the last day to reveal them")


class Delist(AboutListing):
    do: Literal["delist"]


class Inquire(AboutListing):
    do: Literal["inquire"]


class Seal(AboutListing, Priced):
    do: Literal["seal"]


class Quote(AboutQuote, Priced):
    do: Literal["quote"]
    listing: Label = Field(description="the label of a listing, such as L1")


class Reveal(AboutQuote):
    do: Literal["reveal"]
    listing: Label = Field(description="the label of a listing, such as L1")


class WithdrawQuote(AboutQuote):
    do: Literal["withdraw_quote"]


class Take(AboutQuote):
    do: Literal["take"]


class Acknowledge(AboutQuote):
    do: Literal["acknowledge"]


class ObjectTo(AboutQuote):
    do: Literal["object"]
    reasons: Name = Field("the obligor does not say", description="why, in a line")


class Deliver(AboutQuote):
    do: Literal["deliver"]
    documents: Annotated[Mapping[str, str | None] | None, DOCUMENTS] = Field(
        None, description="a list of names, or the text of each: {credit: the text}"
    )


class Satisfy(AboutQuote):
    do: Literal["satisfy"]


class RejectDocuments(AboutQuote):
    do: Literal["reject_documents"]
    reasons: Name = Field(description="why, in a line")


class Settle(AboutQuote):
    do: Literal["settle"]
    reference: Annotated[str | None, read.NAME] = Field(None, description="of a transfer outside the chain")


class Lapse(AboutQuote):
    do: Literal["lapse"]


class ClaimRecourse(AboutQuote):
    do: Literal["claim_recourse"]
    breach: Annotated[str, read.choice(*_BREACHES)] = Field(description=" or ".join(_BREACHES))
    grounds: Name = Field(description="what it is founded on, in a line")


class BuyBack(AboutQuote):
    do: Literal["buy_back"]


class OfferFunds(AboutOffer, Terms):
    do: Literal["offer_funds"]
    amount: Amount = Field(description="the most that it would buy, such as CNY 50000000.00")
    days: Annotated[tuple[int, int], prices.SPAN] = Field(description="how long claims run, such as 1 to 180")
    obligor: Annotated[str | None, read.NAME] = Field(None, description="whose undertakings; else anybody's")


class WithdrawOffer(AboutOffer):
    do: Literal["withdraw_offer"]


class Sell(AboutQuote):
    do: Literal["sell"]
    offer: Label = Field(description="the label of an offer of funds, such as O1")
    claim: read.ClaimLabel = Field(description="the claim of a presentation, such as P1.claim")
    value: Day = Field(description="the day of settlement, such as 2024-09-06")


class Ask(AboutInquiry):
    """Before anything is for sale, in words so rough that no claim is known by them."""

    do: Literal["ask"]
    side: Annotated[str, read.choice(*_SIDES)] = Field(description=" or ".join(_SIDES))
    obligor_class: Annotated[str, read.choice(*_CLASSES)] = Field(description=" or ".join(_CLASSES))
    tenor: Annotated[str, read.choice(*_TENORS)] = Field(description=" or ".join(_TENORS))
    size: Annotated[str, read.choice(*_SIZES)] = Field(description=" or ".join(_SIZES))
    currency: Name = Field("CNY", description="a currency such as CNY")
    until: Day = Field(description="the last day of it, such as 2024-09-20")


class Indicate(AboutInquiry):
    do: Literal["indicate"]
    rate: Annotated[str, prices.RATE] = Field(description="a rate such as 2.85%, which binds nobody")


class CloseInquiry(AboutInquiry):
    do: Literal["close_inquiry"]


class SetLine(AboutMember):
    """What the bank would still buy of the member's undertakings."""

    do: Literal["set_line"]
    amount: Amount = Field(description="an amount such as CNY 50000000.00")


MarketStep: TypeAlias = (
    Release
    | Delist
    | Inquire
    | Seal
    | Quote
    | Reveal
    | WithdrawQuote
    | Take
    | Acknowledge
    | ObjectTo
    | Deliver
    | Satisfy
    | RejectDocuments
    | Settle
    | Lapse
    | ClaimRecourse
    | BuyBack
    | OfferFunds
    | WithdrawOffer
    | Sell
    | Ask
    | Indicate
    | CloseInquiry
    | SetLine
)
