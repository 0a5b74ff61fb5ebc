"""`usance present`, `usance withdraw`, `usance honour`: what is said about a presentation besides its examination."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from usance.cli import lines, output
from usance.cli.command import writes, writes_once
from usance.cli.once import Once
from usance.cli.session import Act

if TYPE_CHECKING:
    from datetime import date

    from usance.model import Presentation
    from usance.money import Money
    from usance.platform import Desk, Platform
    from usance.terms import DocumentSet

PresentationId = Annotated[str, typer.Argument(metavar="PRESENTATION", help="A presentation's id, such as 3-1.2.")]
Credit = Annotated[str, typer.Argument(metavar="CREDIT", help="The credit's id, such as 3-1.")]
Amount = Annotated[str, typer.Argument(metavar="AMOUNT", help="What is drawn, such as 'CNY 900000.00'.")]
Documents = Annotated[Path | None, typer.Option("--documents", help="The folder with the documents.", metavar="FOLDER")]
DocumentsOf = Annotated[
    str | None, typer.Option("--documents-of", help="The presentation that had the very same ones.", metavar="ID")
]
Shipped = Annotated[
    list[str] | None,
    typer.Option(
        "--shipped",
        help="Date of shipment or service, such as 2024-09-20; of several the latest counts.",
        metavar="DATE",
    ),
]
Correcting = Annotated[
    str | None,
    typer.Option("--correcting", help="The refused presentation that these documents correct.", metavar="ID"),
]


To = Annotated[str | None, typer.Option("--to", help="The bank to present to, of those the credit is available with.")]


@dataclass(frozen=True, slots=True)
class _Draft:
    """A presentation before it is made."""

    credit: str
    amount: Money
    documents: DocumentSet | Presentation
    shipped: tuple[date, ...]
    correcting: str | None
    to: str | None

    def said(self) -> dict[str, str]:
        """All that makes it this presentation and no other."""
        shipped = " ".join(map(str, self.shipped)) or None
        words = (self.credit, self.amount, shipped, self.correcting)
        to = {"to": self.to} if self.to else {}
        said = {
            name: str(word) for name, word in zip(("credit", "amount", "shipped", "correcting"), words, strict=True)
        }
        return said | to | self._documents()

    def what(self) -> str:
        """In words."""
        from usance.model import Presentation

        of = self.documents
        count = f"the documents of {of.id}" if isinstance(of, Presentation) else f"{len(of.documents)} documents"
        return f"present {count} under {self.credit}, drawing {self.amount.grouped}"

    def presented_by(self, desk: Desk, key: str | None) -> Presentation:
        """The presentation that it becomes."""
        return desk.present(
            self.credit,
            self.amount,
            self.documents,
            shipped=self.shipped or None,
            correcting=self.correcting,
            to=self.to,
            key=key,
        )

    def _documents(self) -> dict[str, str]:
        from usance.model import Presentation

        if isinstance(self.documents, Presentation):
            return {"documents of": self.documents.id}
        return {f"document {one.name}": one.content_hash.hex() for one in self.documents.documents}


@writes_once
def present(
    act: Act,
    credit: Credit,
    amount: Amount,
    documents: Documents = None,
    documents_of: DocumentsOf = None,
    shipped: Shipped = None,
    correcting: Correcting = None,
    to: To = None,
) -> None:
    """Present documents and draw an amount.

    To the bank named with --to, else to the confirmer, the nominated bank or the issuer.
    The same again is presented once, unless it was taken back or returned in between."""
    draft = _read(credit, amount, _given(act.platform, documents, documents_of), shipped, correcting, to)
    once = Once.of_presentation(act.platform, act.setting.key, draft.said() | {"by": act.by})
    if once.made is not None:
        made = act.platform.presentation(once.made)
        act.show(made, lambda: output.line(f"already presented: {lines.presentation_line(made)}"))
        return
    act.say(
        draft.what(),
        lambda desk: once.keep(act.platform, draft.presented_by(desk, once.key)),
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


def _given(platform: Platform, folder: Path | None, documents_of: str | None) -> DocumentSet | Presentation:
    if (folder is None) == (documents_of is None):
        raise typer.BadParameter("one of --documents FOLDER and --documents-of ID", param_hint="--documents")
    from usance.terms import DocumentSet

    return DocumentSet.from_folder(folder) if folder else platform.presentation(str(documents_of))


def _read(
    credit: str,
    amount: str,
    documents: DocumentSet | Presentation,
    shipped: list[str] | None,
    correcting: str | None,
    to: str | None,
) -> _Draft:
    from usance.dates import parse_date
    from usance.money import Money

    return _Draft(credit, Money.parse(amount), documents, tuple(map(parse_date, shipped or ())), correcting, to)
