"""Credits and amendments out of messages, and the messages of a credit."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from usance.cli import output
from usance.cli.command import reads, writes
from usance.cli.session import Act, Session

if TYPE_CHECKING:
    from usance.messages.life import Sent
    from usance.messages.reading import Mapped
    from usance.messages.report import Kind
    from usance.platform import Platform

CreditId = Annotated[str, typer.Argument(metavar="CREDIT", help="A credit's id, such as 3-1.")]
MaybeCredit = Annotated[
    str | None, typer.Argument(metavar="[CREDIT]", help="A credit's id; without one, that of the message's reference.")
]
Mt700 = Annotated[
    list[Path] | None, typer.Option("--mt700", metavar="FILE", help="The MT700, and once for each MT701 beside it.")
]
Mt707 = Annotated[
    list[Path], typer.Option("--mt707", metavar="FILE", help="The MT707, and once for each MT708 beside it.")
]
Out = Annotated[Path | None, typer.Option("--out", metavar="DIR", help="A folder to write them to, each in a file.")]
Latin = Annotated[
    Path | None,
    typer.Option("--transliteration", metavar="FILE", help="TOML: a text in quotes = what is said in its place."),
]
Force = Annotated[bool, typer.Option("--force", help="Overwrite files that are there.")]

KIND_COLUMNS = ("tag", "field", "kept", "what")


def terms_from(platform: Platform, files: list[Path], adviser: str | None) -> Mapped:
    """The terms of an MT700 in files; `adviser` where no envelope names the receiver."""
    from usance.messages.desk import correspondents
    from usance.messages.files import load
    from usance.messages.reading import terms_of

    known, loaded = correspondents(platform), load(files, number="700")
    receiver = known.bank(loaded.receiver) if loaded.receiver and adviser is None else adviser
    return terms_of(loaded.messages, known, receiver=receiver)


def tell_kinds(report: tuple[Kind, ...]) -> None:
    """What became of each field, as a table."""
    output.table(KIND_COLUMNS, [(one.tag, one.title, one.kept, one.what) for one in report])


@writes
def amend(act: Act, mt707: Mt707, credit: MaybeCredit = None) -> None:
    """As issuer, amend a credit by an MT707.

    Fields that change text alone are kept by hash; one that the ledger cannot change is refused. An MT707 with CANCEL
    in 23S is the issuer's consent to cancel (UCP 600 art. 10a)."""
    from usance.messages.amending import changes_of
    from usance.messages.files import load
    from usance.messages.references import check_number, credit_of

    asked = changes_of(load(mt707, number="707").messages)
    number = credit_of(act.platform, act.by, asked.reference, credit)
    changes = asked.changes
    if changes is None:
        act.say(f"consent to cancel {number}", lambda desk: desk.cancel(number), lambda one: f"consented: {one.id}")
        return
    check_number(act.platform, number, asked.number)
    said = act.say(
        f"amend {number}",
        # A desk's checker may release it much later: given again meanwhile, it is the same operation that waits.
        lambda desk: desk.amend(number, changes, key=f"MT707/{asked.number}"),
        lambda one: f"offered: amendment {one.id}",
    )
    if said is not None and not act.setting.as_json:
        tell_kinds(asked.report)


@reads
def messages(
    session: Session, credit: CreditId, out: Out = None, transliteration: Latin = None, force: Force = False
) -> None:
    """The messages of a credit's life, in order.

    As its banks would send them; with --out each goes to a file of its own. Events that no message of category 7 tells
    of have none."""
    from usance.messages.desk import correspondents
    from usance.messages.life import messages_of

    latin = _latin(transliteration) if transliteration else {}
    found, known = messages_of(session.platform, credit, latin), correspondents(session.platform)
    texts = [(one, one.text(known)) for one in found]
    if out is not None:
        _write(out, texts, force=force)
    session.show([_plain(one, text) for one, text in texts], lambda: _tell(texts, out))


def _tell(texts: list[tuple[Sent, str]], out: Path | None) -> None:
    if out is not None:
        rows = [(_file(at, one), one.day, one.event) for at, (one, _) in enumerate(texts, 1)]
        output.table(("file", "day", "event"), rows)
        return
    for one, text in texts:
        output.line(f"{one.day} {one.title}: {one.event}")
        output.line(text.replace("\r\n", "\n"))
        output.line("")


def _write(folder: Path, texts: list[tuple[Sent, str]], *, force: bool) -> None:
    from usance.cli.files import refuse_overwriting, write_file

    if folder.exists() and not folder.is_dir():
        raise typer.BadParameter(f"{folder} is a file, and the messages go to a folder", param_hint="--out")
    paths = [folder / _file(at, one) for at, (one, _) in enumerate(texts, 1)]
    for path in paths:
        if not force:
            refuse_overwriting(path)
    folder.mkdir(parents=True, exist_ok=True)
    for path, (_, text) in zip(paths, texts, strict=True):
        write_file(path, text.encode("ascii"), force=force)


def _file(at: int, one: Sent) -> str:
    return f"{at:02d}-{one.title.replace(' to ', '-').replace(' ', '-')}.fin"


def _plain(one: Sent, text: str) -> dict[str, object]:
    about = {"message": one.message.NUMBER, "sender": one.sender, "receiver": one.receiver}
    return about | {"day": one.day, "event": one.event, "text": text}


def _latin(path: Path) -> Mapping[str, str]:
    from usance.messages.references import latin_of

    return latin_of(path)
