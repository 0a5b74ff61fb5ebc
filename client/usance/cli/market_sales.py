"""`usance market`: a sale, from the quote that is taken to its settlement, and what comes after it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from usance.cli import market_lines as lines
from usance.cli.command import writes
from usance.cli.market_options import Breach, Folder, QuoteId, Reasons, Reference
from usance.cli.session import Act

if TYPE_CHECKING:
    from usance.market import Quote
    from usance.platform import Desk


@writes
def take(act: Act, quote: QuoteId) -> None:
    """As seller, sell at a quote.

    The claim is locked until the sale is settled or lapses, and the obligor has notice of the assignment."""
    _say(act, f"sell at {quote}", lambda desk: desk.take(quote), "taken")


@writes
def acknowledge(act: Act, quote: QuoteId) -> None:
    """As obligor, undertake to pay the buyer."""
    _say(act, f"acknowledge the assignment at {quote}", lambda desk: desk.acknowledge(quote), "acknowledged")


@writes
def object_(act: Act, quote: QuoteId, reasons: Reasons) -> None:
    """As obligor, refuse to pay the buyer."""
    _say(act, f"object to the assignment at {quote}", lambda desk: desk.object(quote, reasons), "objected")


@writes
def deliver(act: Act, quote: QuoteId, folder: Folder) -> None:
    """As seller, hand over the documents.

    Those that the buyer has asked for, again after it has rejected them. Their content stays off the ledger."""
    from usance.terms import DocumentSet

    documents = DocumentSet.from_folder(folder)
    count = len(documents.documents)
    _say(act, f"deliver {count} documents for {quote}", lambda desk: desk.deliver(quote, documents), "delivered")


@writes
def satisfy(act: Act, quote: QuoteId) -> None:
    """As buyer, find the documents satisfactory."""
    _say(act, f"find the documents for {quote} satisfactory", lambda desk: desk.satisfy(quote), "satisfactory")


@writes
def reject(act: Act, quote: QuoteId, reasons: Reasons) -> None:
    """As buyer, reject the documents."""
    _say(act, f"reject the documents for {quote}", lambda desk: desk.reject_documents(quote, reasons), "rejected")


@writes
def settle(act: Act, quote: QuoteId, reference: Reference = None) -> None:
    """On the value date, move claim against money.

    As buyer or seller. Outside the chain both name the same transfer: the buyer when it has paid, and then the seller
    when it has the money. The ledger gets a hash of the reference."""
    _say(act, f"settle {quote}", lambda desk: desk.settle(quote, reference), "settled", "reported")


@writes
def lapse(act: Act, quote: QuoteId) -> None:
    """Record that a sale has come to nothing.

    Anyone may, when its time is over; the claim is for sale as before."""
    _say(act, f"record that {quote} lapsed", lambda desk: desk.lapse(quote), "lapsed")


@writes
def recourse(act: Act, quote: QuoteId, breach: Breach, grounds: Reasons) -> None:
    """As buyer, hold the seller to its breach.

    A claim is sold without recourse otherwise: that the obligor does not pay is no breach (URF 800)."""
    _say(act, f"claim recourse for {quote}", lambda desk: desk.claim_recourse(quote, breach, grounds), "claimed")


@writes
def buy_back(act: Act, quote: QuoteId) -> None:
    """As seller, take the claim back.

    For what one was paid, on the chain, where the buyer claims recourse."""
    _say(act, f"buy back the claim sold at {quote}", lambda desk: desk.buy_back(quote), "bought back")


def _say(act: Act, what: str, verb: Callable[[Desk], Quote], done: str, half_done: str = "") -> None:
    """`half_done` is what it is called where the other side has to say it too."""

    def line(one: Quote) -> str:
        return f"{half_done if half_done and one.status == 'Acknowledged' else done}: {lines.quote_line(one)}"

    act.say(what, verb, line)
