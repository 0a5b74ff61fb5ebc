"""`usance negotiate`, `usance take-recourse`: documents purchased, and what was paid for them claimed back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from usance.cli import lines
from usance.cli.command import writes
from usance.cli.present import PresentationId
from usance.cli.session import Act

if TYPE_CHECKING:
    from usance.model import Presentation

Price = Annotated[str, typer.Argument(metavar="PRICE", help="What is paid, such as 'CNY 990000.00'.")]
Recourse = Annotated[bool, typer.Option("--recourse", help="The bank may claim it back if the documents are refused.")]


@writes
def negotiate(act: Act, presentation: PresentationId, price: Price, recourse: Recourse = False) -> None:
    """Negotiate complying documents at a price.

    Nominated bank and presenter both say the same; then the price is paid at once. A confirmer negotiates without
    recourse (UCP 600 art. 2, 8a)."""
    from usance.money import Money

    money, how = Money.parse(price), "with" if recourse else "without"
    act.say(
        f"negotiate {presentation} for {money.grouped} {how} recourse",
        lambda desk: desk.negotiate(presentation, money, recourse=recourse),
        lambda one: _negotiated(one, f"{money.grouped} {how} recourse"),
    )


@writes
def take_recourse(act: Act, presentation: PresentationId) -> None:
    """Claim back what was paid with recourse.

    As the bank that negotiated, once the documents that it forwarded were refused; it gives them back."""
    act.say(
        f"claim back what was paid for {presentation}",
        lambda desk: desk.take_recourse(presentation),
        lambda one: f"recourse taken: {lines.presentation_line(one)}; see `usance claim list --credit {one.credit}`",
    )


def _negotiated(one: Presentation, terms: str) -> str:
    if one.status != "Negotiated":
        return f"offered: {terms}, for presentation {one.id}; it is paid when the other side says the same"
    return f"negotiated: {lines.presentation_line(one)}"
