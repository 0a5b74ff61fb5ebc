"""`usance present`, `usance withdraw`, `usance honour`: what is said about a presentation besides its examination."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from usance.cli import lines, output
from usance.cli.command import writes, writes_once
from usance.cli.once import Once
from usance.cli.session import Act

if TYPE_CHECKING:
    from usance.terms import DocumentSet

PresentationId = Annotated[str, typer.Argument(metavar="PRESENTATION", help="A presentation's id, such as 3-1.2.")]
Credit = Annotated[str, typer.Argument(metavar="CREDIT", help="The credit's id, such as 3-1.")]
Amount = Annotated[str, typer.Argument(metavar="AMOUNT", help="What is drawn, such as 'CNY 900000.00'.")]
Documents = Annotated[Path, typer.Option("--documents", help="The folder with the documents.", metavar="FOLDER")]
Shipped = Annotated[
    str | None, typer.Option("--shipped", help="The date of shipment or service, such as 2024-09-20.", metavar="DATE")
]
Correcting = Annotated[
    str | None,
    typer.Option("--correcting", help="The refused presentation that these documents correct.", metavar="ID"),
]


@writes_once
def present(
    act: Act,
    credit: Credit,
    amount: Amount,
    documents: Documents,
    shipped: Shipped = None,
    correcting: Correcting = None,
) -> None:
    """Present documents and draw an amount.

    The same again is presented once, unless it was taken back or returned in between."""
    from usance.dates import parse_date
    from usance.money import Money
    from usance.terms import DocumentSet

    money, day = Money.parse(amount), parse_date(shipped) if shipped else None
    folder = DocumentSet.from_folder(documents)
    said = {"credit": credit, "amount": str(money), "shipped": str(day), "correcting": str(correcting), "by": act.by}
    once = Once.of_presentation(act.platform, act.setting.key, said | _contents(folder))
    if once.made is not None:
        made = act.platform.presentation(once.made)
        act.show(made, lambda: output.line(f"already presented: {lines.presentation_line(made)}"))
        return
    act.say(
        f"present {len(folder.documents)} documents under {credit}, drawing {money.grouped}",
        lambda desk: once.keep(
            act.platform,
            desk.present(credit, money, folder, shipped=day, correcting=correcting, key=once.key),
        ),
        lambda one: f"presented: {lines.presentation_line(one)}",
    )


@writes
def withdraw(act: Act, presentation: PresentationId) -> None:
    """Take back documents not honoured yet."""
    act.say(
        f"withdraw {presentation}",
        lambda desk: desk.withdraw(presentation),
        lambda one: f"withdrawn: {lines.presentation_line(one)}",
    )


@writes
def honour(act: Act, presentation: PresentationId) -> None:
    """Honour a complying presentation.

    As examining bank: pay at sight, or undertake to pay at maturity (UCP 600 art. 2)."""
    act.say(
        f"honour {presentation}",
        lambda desk: desk.honour(presentation),
        lambda one: f"honoured: {lines.presentation_line(one)}",
    )


def _contents(documents: DocumentSet) -> dict[str, str]:
    return {f"document {one.name}": one.content_hash.hex() for one in documents.documents}
