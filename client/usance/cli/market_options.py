"""The arguments and options of `usance market`, and how days and moments are read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from usance.cli.completion import names
from usance.cli.options import some_text

if TYPE_CHECKING:
    from usance.moments import Until

ClaimId = Annotated[str, typer.Argument(metavar="CLAIM", help="A claim's id, such as 3-1.2.")]
ListingId = Annotated[str, typer.Argument(metavar="LISTING", help="A listing's id, such as 3-1.2@1.")]
QuoteId = Annotated[
    str, typer.Argument(metavar="QUOTE", help="A quote's id, such as 3-1.2@1.1; its sale has the same.")
]
OfferId = Annotated[str, typer.Argument(metavar="OFFER", help="An offer's id, such as O1.")]
InquiryId = Annotated[str, typer.Argument(metavar="INQUIRY", help="An inquiry's id, such as I1.")]
RateText = Annotated[str, typer.Argument(metavar="RATE", help="A year, such as 2.85%.")]
Amount = Annotated[str, typer.Argument(metavar="AMOUNT", help="Such as 'CNY 5000000.00'.")]
Party = Annotated[str, typer.Argument(metavar="PARTY", help="A party's name.", autocompletion=names)]
Obligor = Annotated[str, typer.Argument(metavar="OBLIGOR", help="Who owes the claims.", autocompletion=names)]
Currency = Annotated[str, typer.Argument(metavar="CURRENCY", help="Such as CNY.")]
Folder = Annotated[Path, typer.Argument(metavar="FOLDER", help="The folder with the documents.")]
Reasons = Annotated[str, typer.Argument(metavar="TEXT", help="Why; stays off the ledger.", callback=some_text)]
ValueDate = Annotated[str, typer.Argument(metavar="DATE", help="The day of settlement, such as 2024-09-06.")]
Breach = Annotated[
    Literal["fraud", "invalid claim", "not as described", "stopped by seller"],
    typer.Argument(metavar="BREACH", help="fraud, 'invalid claim', 'not as described' or 'stopped by seller'."),
]

Until_ = Annotated[str, typer.Option("--until", metavar="DATE", help="Its last day, or moment: '2024-09-30 15:00'.")]
Value = Annotated[str, typer.Option("--value", metavar="DATE", help="The day of settlement, such as 2024-09-06.")]
Maturity = Annotated[str, typer.Option("--maturity", metavar="DATE", help="When the claim falls due.")]
To = Annotated[
    str | None, typer.Option("--to", metavar="BANK", help="The one bank that may quote.", autocompletion=names)
]
Sealed = Annotated[str | None, typer.Option("--sealed-until", metavar="DATE", help="The last day to seal a quote.")]
Reveal = Annotated[str | None, typer.Option("--reveal-until", metavar="DATE", help="The last day to reveal it.")]
Description = Annotated[
    str | None, typer.Option("--description", metavar="TEXT", help="What is said of the claim; stays off the ledger.")
]
Grace = Annotated[int, typer.Option("--grace", min=0, max=255, help="Days added for a late payment.")]
Method = Annotated[
    Literal["straight", "yield", "yield by year", "yield by 182 days", "yield by 183 days"],
    typer.Option("--method", help="How interest is taken off."),
]
Basis = Annotated[int | None, typer.Option("--basis", help="Days of a year, 360 or 365; else the currency's.")]
Availability = Annotated[
    str | None, typer.Option("--availability", metavar="DATE", help="Ask for documents, until this day.")
]
Leg = Annotated[Literal["digital", "outside"], typer.Option("--leg", help="Where the money moves.")]
ConfirmDays = Annotated[
    int, typer.Option("--confirm-days", min=0, max=255, help="After the value date, to confirm a payment outside.")
]
Reference = Annotated[
    str | None, typer.Option("--reference", metavar="TEXT", help="Of the transfer outside the chain; stays off it.")
]
Days = Annotated[str, typer.Option("--days", metavar="FROM-TO", help="How long the claims run, such as 1-180.")]
OfObligor = Annotated[
    str | None, typer.Option("--obligor", metavar="BANK", help="Only what this bank owes.", autocompletion=names)
]
OfSeller = Annotated[
    str | None, typer.Option("--seller", metavar="PARTY", help="Only what this party sells.", autocompletion=names)
]
OfCurrency = Annotated[str | None, typer.Option("--currency", metavar="CURRENCY", help="Only this currency.")]
Csv = Annotated[bool, typer.Option("--csv", help="Print comma-separated values, for spreadsheets.")]
Chart = Annotated[
    Path | None, typer.Option("--chart", metavar="FILE.svg", help="Draw rates against tenors into this file.")
]
Side = Annotated[Literal["sell", "buy"], typer.Argument(metavar="SIDE", help="sell or buy.")]
ObligorClass = Annotated[
    Literal["state bank", "joint-stock bank", "city bank", "foreign bank"],
    typer.Argument(metavar="CLASS", help="'state bank', 'joint-stock bank', 'city bank' or 'foreign bank'."),
]
Tenor = Annotated[
    Literal["30 days", "90 days", "180 days", "365 days", "longer"],
    typer.Argument(metavar="TENOR", help="Up to '30 days', '90 days', '180 days', '365 days', or longer."),
]
Size = Annotated[
    Literal["below 1m", "below 10m", "below 100m", "100m and more"],
    typer.Argument(metavar="SIZE", help="'below 1m', 'below 10m', 'below 100m' or '100m and more'."),
]


def moment(given: str) -> Until:
    """A day, or a minute of it. Raises BadDate, BadTime."""
    from datetime import datetime

    from usance.dates import parse_date, parse_time

    day, _, at = given.partition(" ")
    return datetime.combine(parse_date(day), parse_time(at)) if at else parse_date(day)


def span(given: str) -> tuple[int, int]:
    """Days from and to, such as 1-180. Raises BadParameter."""
    least, _, most = given.partition("-")
    if not (least.isdecimal() and most.isdecimal() and max(int(least), int(most)) < 1 << 16):
        raise typer.BadParameter(f"{given!r} is no span of days; needed: such as 1-180", param_hint="--days")
    return int(least), int(most)
