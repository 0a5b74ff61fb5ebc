"""`usance confirm`, `usance cancel`, `usance forward`: who else is bound, and what becomes of it."""

from __future__ import annotations

from typing import Annotated

import typer

from usance.cli import lines
from usance.cli.command import writes
from usance.cli.present import PresentationId
from usance.cli.session import Act

CreditId = Annotated[str, typer.Argument(metavar="CREDIT", help="A credit's id, such as 3-1.")]
To = Annotated[str | None, typer.Option("--to", help="The bank; else the issuer.")]


@writes
def confirm(act: Act, credit: CreditId) -> None:
    """As the bank that is asked, confirm a credit.

    By that it is bound beside the issuer (UCP 600 art. 8)."""
    act.say(f"confirm {credit}", lambda desk: desk.confirm(credit), lambda one: f"confirmed: {lines.credit_line(one)}")


@writes
def cancel(act: Act, credit: CreditId) -> None:
    """Consent to the cancellation of a credit.

    It takes effect with the last consent that is needed (art. 10a)."""
    act.say(
        f"consent to the cancellation of {credit}",
        lambda desk: desk.cancel(credit),
        lambda one: f"consented: {lines.credit_line(one)}",
    )


@writes
def forward(act: Act, presentation: PresentationId, to: To = None) -> None:
    """Forward documents to issuer or confirmer.

    As examining bank; the other bank examines for itself."""
    act.say(
        f"forward {presentation}",
        lambda desk: desk.forward(presentation, to),
        lambda one: f"forwarded: {lines.presentation_line(one)}",
    )
