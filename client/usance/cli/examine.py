"""`usance examine`: what the examining bank, the applicant and anyone may say about a presentation."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path
from typing import Annotated, Literal

import typer

from usance.cli import facts, lines, output
from usance.cli.command import reads, writes
from usance.cli.present import PresentationId
from usance.cli.session import Act, Session

app = typer.Typer(no_args_is_help=True, help="Presentations: comply, refuse, waive, enforce.")

Discrepancies = Annotated[
    list[str] | None,
    typer.Option(
        "--discrepancy", metavar="TEXT", help="'document;field;rule;found;expected'; once for each discrepancy."
    ),
]
Notice = Annotated[
    Path | None, typer.Option("--notice", metavar="FILE", help="A TOML or JSON file with a list 'discrepancies'.")
]
Disposal = Annotated[
    Literal["hold", "notify", "return", "instructed"] | None,
    typer.Option("--disposal", help="What becomes of the documents (UCP 600 art. 16c iii)."),
]


@app.command("show")
@reads
def show(session: Session, presentation: PresentationId) -> None:
    """Show a presentation and its time limits."""
    found = session.platform.presentation(presentation)
    invoice, anew_until = session.platform.substitution(presentation), session.platform.anew_until(presentation)
    own = {field.name: getattr(found, field.name) for field in fields(found)}
    session.show(
        {**own, "substitution": invoice, "anew_until": anew_until},
        lambda: output.facts(facts.of_presentation(found, invoice, anew_until)),
    )


@app.command("comply")
@writes
def comply(act: Act, presentation: PresentationId) -> None:
    """As examining bank, find it complying.

    It must honour then (UCP 600 art. 15)."""
    act.say(
        f"find {presentation} complying",
        lambda desk: desk.comply(presentation),
        lambda one: f"found complying: {lines.presentation_line(one)}",
    )


@app.command("seek-waiver")
@writes
def seek_waiver(act: Act, presentation: PresentationId) -> None:
    """Ask the applicant for a waiver.

    As examining bank; its time to examine runs on (UCP 600 art. 16b)."""
    act.say(
        f"ask for a waiver of {presentation}",
        lambda desk: desk.seek_waiver(presentation),
        lambda one: f"waiver sought: {lines.presentation_line(one)}",
    )


@app.command("waive")
@writes
def waive(act: Act, presentation: PresentationId) -> None:
    """As applicant, waive; as bank, take it up."""
    act.say(
        f"waive the discrepancies of {presentation}",
        lambda desk: desk.waive(presentation),
        lambda one: f"waiver {one.waiver.lower()}: {lines.presentation_line(one)}",
    )


@app.command("refuse")
@writes
def refuse(
    act: Act,
    presentation: PresentationId,
    discrepancy: Discrepancies = None,
    notice: Notice = None,
    disposal: Disposal = None,
) -> None:
    """Give the one notice of refusal.

    As examining bank, with every discrepancy in it, and what becomes of the documents (UCP 600 art. 16c)."""
    from usance.cli.notice import discrepancies_of

    listed = discrepancies_of(discrepancy or (), notice)
    act.say(
        f"refuse {presentation} for {len(listed)} discrepancies",
        lambda desk: desk.refuse(presentation, listed, disposal or ""),
        lambda one: f"refused: {lines.presentation_line(one)}",
    )


@app.command("return")
@writes
def return_(act: Act, presentation: PresentationId) -> None:
    """Send refused documents back.

    As examining bank, at any time after its notice (UCP 600 art. 16e)."""
    act.say(
        f"return the documents of {presentation}",
        lambda desk: desk.return_documents(presentation),
        lambda one: f"returned: {lines.presentation_line(one)}",
    )


@app.command("enforce")
@writes
def enforce(act: Act, presentation: PresentationId) -> None:
    """Have a precluded bank honour.

    Anyone may, once the bank has let its time to examine pass (UCP 600 art. 16f)."""
    act.say(
        f"enforce {presentation}",
        lambda desk: desk.enforce(presentation),
        lambda one: f"enforced: {lines.presentation_line(one)}",
    )
