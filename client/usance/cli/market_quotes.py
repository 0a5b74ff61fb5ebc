"""`usance market`: what banks would pay, open or sealed, and what a price comes to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from usance.cli import market_lines as lines
from usance.cli import output
from usance.cli.command import reads, writes, writes_once
from usance.cli.market_options import (
    Amount,
    Availability,
    Basis,
    ConfirmDays,
    Grace,
    Leg,
    ListingId,
    Maturity,
    Method,
    QuoteId,
    RateText,
    Until_,
    Value,
    moment,
)
from usance.cli.session import Act, Session

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from typing import TypedDict

    from usance.moments import Until

    class Priced(TypedDict):
        """What quotes and offers of funds say besides the rate."""

        grace: int
        method: str
        basis: int | None
        leg: str
        confirm_days: int

    class Terms(Priced):
        """What a quote says besides the rate."""

        value: date
        until: Until
        availability: date | None


_PRICED = ("grace", "method", "basis", "leg", "confirm_days")


@writes_once
def quote(
    act: Act,
    listing: ListingId,
    rate: RateText,
    value: Value,
    until: Until_,
    grace: Grace = 0,
    method: Method = "straight",
    basis: Basis = None,
    availability: Availability = None,
    leg: Leg = "digital",
    confirm_days: ConfirmDays = 0,
) -> None:
    """Say what one would pay for a claim.

    As a bank; binding until its last second. Days are those of the claim's place of payment."""
    said = terms(locals())
    act.say(
        f"quote {rate} for {listing}",
        lambda desk: desk.quote(listing, rate, key=act.setting.key, **said),
        lambda one: f"quoted: {lines.quote_line(one)}",
    )


@writes
def seal(
    act: Act,
    listing: ListingId,
    rate: RateText,
    value: Value,
    until: Until_,
    grace: Grace = 0,
    method: Method = "straight",
    basis: Basis = None,
    availability: Availability = None,
    leg: Leg = "digital",
    confirm_days: ConfirmDays = 0,
) -> None:
    """Seal a quote where the seller has asked for that.

    In place of one sealed before. Its terms and salt stay in this workspace's papers: without them it cannot be
    revealed."""
    said = terms(locals())
    act.say(
        f"seal a quote of {rate} for {listing}",
        lambda desk: desk.seal(listing, rate, **said),
        lambda one: f"sealed: {lines.listing_line(one)}",
    )


@writes
def reveal(act: Act, listing: ListingId) -> None:
    """Open the quote that one has sealed."""
    act.say(
        f"reveal the quote for {listing}",
        lambda desk: desk.reveal(listing),
        lambda one: f"revealed: {lines.quote_line(one)}",
    )


@writes
def withdraw(act: Act, quote: QuoteId) -> None:
    """As buyer, take a quote back."""
    act.say(
        f"withdraw quote {quote}",
        lambda desk: desk.withdraw_quote(quote),
        lambda one: f"withdrawn: {lines.quote_line(one)}",
    )


@reads
def price(
    session: Session,
    face: Amount,
    rate: RateText,
    value: Value,
    maturity: Maturity,
    grace: Grace = 0,
    method: Method = "straight",
) -> None:
    """Say what a claim would be sold for.

    As every sale computes it on the ledger; the maturity is taken as it is given."""
    from usance.dates import parse_date
    from usance.money import Money

    money = Money.parse(face)
    session.currency = money.currency
    day, due = parse_date(value), parse_date(maturity)
    net, discount, days = session.platform.price(money, rate, value=day, maturity=due, grace=grace, method=method)
    found = {"net": net, "discount": discount, "days": days}
    session.show(found, lambda: output.facts(found))


def terms(given: Mapping[str, object]) -> Terms:
    """What the options of a quote, open or sealed, say."""
    from usance.dates import parse_date

    asked = given["availability"]
    return {
        "value": parse_date(str(given["value"])),
        "until": moment(str(given["until"])),
        "availability": parse_date(str(asked)) if asked else None,
        **priced(given),
    }


def priced(given: Mapping[str, object]) -> Priced:
    """The options that quotes and offers of funds have in common."""
    return {name: given[name] for name in _PRICED}  # type: ignore[return-value]
