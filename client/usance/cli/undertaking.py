"""`usance confirm` and its like, `usance cancel`, `usance forward`: who else is bound, and what becomes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from usance.cli import lines
from usance.cli.command import writes
from usance.cli.completion import names
from usance.cli.present import PresentationId
from usance.cli.session import Act

if TYPE_CHECKING:
    from usance.model import Credit

CreditId = Annotated[str, typer.Argument(metavar="CREDIT", help="A credit's id, such as 3-1.")]
Bank = Annotated[str, typer.Argument(metavar="BANK", help="The bank that is asked.", autocompletion=names)]
To = Annotated[str | None, typer.Option("--to", help="The bank; else the issuer.", autocompletion=names)]


@writes
def confirm(act: Act, credit: CreditId) -> None:
    """As the bank that is asked, confirm a credit.

    By that it is bound beside the issuer (UCP 600 art. 8)."""
    act.say(f"confirm {credit}", lambda desk: desk.confirm(credit), lambda one: f"confirmed: {lines.credit_line(one)}")


@writes
def decline_confirmation(act: Act, credit: CreditId) -> None:
    """As the bank that is asked, do not confirm.

    It says so without delay (UCP 600 art. 8d)."""
    act.say(
        f"decline to confirm {credit}",
        lambda desk: desk.decline_confirmation(credit),
        lambda one: f"not confirmed: {lines.credit_line(one)}",
    )


@writes
def request_confirmation(act: Act, credit: CreditId, bank: Bank) -> None:
    """As beneficiary, ask a bank to confirm silently.

    The issuer has asked nobody, and its dealings take no notice of it."""
    act.say(
        f"ask {bank} to confirm {credit} silently",
        lambda desk: desk.request_confirmation(credit, bank),
        lambda one: f"{bank} is asked to confirm silently: {lines.credit_line(one)}",
    )


@writes
def cancel(act: Act, credit: CreditId) -> None:
    """Consent to the cancellation of a credit.

    It takes effect with the last consent that is needed (art. 10a)."""
    act.say(
        f"consent to the cancellation of {credit}",
        lambda desk: desk.cancel(credit),
        lambda one: f"consented: {lines.credit_line(one)}{_wanting(act, one)}",
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


def _wanting(act: Act, one: Credit) -> str:
    wanting = (
        [] if one.status == "Cancelled" else [who for who, said in act.platform.consents(one.id).items() if not said]
    )
    return f"; still to consent: {', '.join(wanting)}" if wanting else ""
