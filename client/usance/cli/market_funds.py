"""`usance market`: offers of funds, inquiries and lines, before anything is for sale."""

from __future__ import annotations

from usance.cli import market_lines as lines
from usance.cli import output
from usance.cli.command import reads, writes, writes_once
from usance.cli.market_options import (
    Amount,
    Basis,
    ClaimId,
    ConfirmDays,
    Currency,
    Days,
    Grace,
    InquiryId,
    Leg,
    Method,
    Obligor,
    ObligorClass,
    OfferId,
    OfObligor,
    Party,
    RateText,
    Side,
    Size,
    Tenor,
    Until_,
    ValueDate,
    moment,
    span,
)
from usance.cli.market_quotes import priced
from usance.cli.session import Act, Session


@writes_once
def offer(
    act: Act,
    amount: Amount,
    rate: RateText,
    days: Days,
    until: Until_,
    obligor: OfObligor = None,
    grace: Grace = 0,
    method: Method = "straight",
    basis: Basis = None,
    leg: Leg = "digital",
    confirm_days: ConfirmDays = 0,
) -> None:
    """Offer to buy claims, up to an amount.

    As a bank; binding until its last second, by the clocks of its own place."""
    from usance.money import Money

    money, price, last, of = Money.parse(amount), priced(locals()), moment(until), span(days)
    act.currency = money.currency
    act.say(
        f"offer to buy {money.grouped} at {rate}",
        lambda desk: desk.offer_funds(money, rate, days=of, until=last, obligor=obligor, key=act.setting.key, **price),
        lambda one: f"offered: {lines.offer_line(one)}",
    )


@writes
def withdraw_offer(act: Act, offer: OfferId) -> None:
    """Take back what is left of an offer."""
    act.say(
        f"withdraw offer {offer}",
        lambda desk: desk.withdraw_offer(offer),
        lambda one: f"withdrawn: {lines.offer_line(one)}",
    )


@writes
def sell(act: Act, offer: OfferId, claim: ClaimId, value: ValueDate) -> None:
    """As owner, sell a claim into an offer.

    It is listed, quoted and taken at once, and settled on the day like any other sale."""
    from usance.dates import parse_date

    day = parse_date(value)
    act.say(
        f"sell claim {claim} into offer {offer}",
        lambda desk: desk.sell(offer, claim, day),
        lambda one: f"sold: {lines.quote_line(one)}",
    )


@reads
def offers(session: Session) -> None:
    """List the offers of funds."""
    found = session.platform.offers()
    rows = map(lines.offer_row, found)
    session.show(found, lambda: output.table(lines.OFFER_COLUMNS, rows, right=("rate", "left")))


@writes_once
def ask(
    act: Act, side: Side, obligor_class: ObligorClass, tenor: Tenor, size: Size, currency: Currency, until: Until_
) -> None:
    """Ask the market without naming a claim.

    As a bank that would sell or buy, so roughly that nobody knows which claim is meant."""
    from usance.funding import Bucket

    bucket, last = Bucket(side, obligor_class, tenor, size, currency), moment(until)
    act.say(
        f"ask to {side}",
        lambda desk: desk.ask(bucket, until=last, key=act.setting.key),
        lambda one: f"asked: {lines.inquiry_line(one)}",
    )


@writes
def indicate(act: Act, inquiry: InquiryId, rate: RateText) -> None:
    """Answer with a rate that binds nobody."""
    act.say(
        f"indicate {rate} for {inquiry}",
        lambda desk: desk.indicate(inquiry, rate),
        lambda one: f"indicated: {lines.inquiry_line(one)}",
    )


@writes
def close_inquiry(act: Act, inquiry: InquiryId) -> None:
    """As the bank that asked, hear no more."""
    act.say(
        f"close inquiry {inquiry}",
        lambda desk: desk.close_inquiry(inquiry),
        lambda one: f"closed: {lines.inquiry_line(one)}",
    )


@reads
def inquiries(session: Session) -> None:
    """List the inquiries and what was indicated."""
    found = session.platform.inquiries()
    rows = map(lines.inquiry_row, found)
    session.show(found, lambda: output.table(lines.INQUIRY_COLUMNS, rows))


@writes
def set_line(act: Act, obligor: Obligor, amount: Amount) -> None:
    """Buy so much more of an obligor, and no more.

    As a bank. What it buys comes off the line, what lapses comes back; without a line it is bound by none."""
    from usance.money import Money

    money = Money.parse(amount)
    act.say(
        f"set a line of {money.grouped} for {obligor}",
        lambda desk: desk.set_line(obligor, money),
        lambda _: f"line set: {act.by} would buy {money.grouped} more of {obligor}",
    )


@writes
def end_line(act: Act, obligor: Obligor, currency: Currency) -> None:
    """Be bound by no line for an obligor any more."""
    act.say(
        f"end the line for {obligor} in {currency}",
        lambda desk: desk.end_line(obligor, currency),
        lambda _: f"line ended: {act.by} is bound by none for {obligor} in {currency}",
    )


@reads
def lines_(session: Session, party: Party) -> None:
    """List what a bank would still buy of each obligor."""
    found = session.platform.lines(party)
    rows = [(obligor, left) for obligor, amounts in found.items() for left in amounts]
    session.show(found, lambda: output.table(lines.LINE_COLUMNS, rows, right=("left",)))
