"""`usance form`: terms of domestic credits checked, shown, written in the other language, printed."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from usance.cli import output
from usance.cli.command import guarded, sets_up
from usance.cli.options import AsJson, Setting
from usance.cli.session import opened

if TYPE_CHECKING:
    from usance.terms import Fault, TermsFile

app = typer.Typer(no_args_is_help=True, help="The form of domestic credits: check, print.")


class Language(StrEnum):
    """What a terms file is written in."""

    JSON = "json"
    TOML = "toml"


File = Annotated[Path, typer.Argument(metavar="FILE", help="A terms file, .toml or .json.")]
Files = Annotated[list[Path], typer.Argument(metavar="FILE...", help="Terms files, .toml or .json.")]
MaybeFile = Annotated[Path | None, typer.Argument(metavar="FILE", help="A terms file, printed as a draft.")]
OfCredit = Annotated[str | None, typer.Option("--credit", help="An issued credit's id, such as 3-1.")]
To = Annotated[Language, typer.Option("--to", help="What to write it in.")]
Out = Annotated[Path, typer.Option("--out", metavar="FILE.pdf", help="The file to write.")]
Force = Annotated[bool, typer.Option("--force", help="Overwrite the file if it is there.")]

_COLUMNS = ("file", "field", "found", "needed")


@app.command("check")
@guarded
def check(files: Files, as_json: AsJson = False) -> None:
    """Say what is wrong with terms of domestic credits.

    Every fault of every file; exit code 1 if there is any."""
    faults = {str(file): _faults(file) for file in files}
    bad = sum(map(bool, faults.values()))
    if as_json:
        output.print_json([{"file": file, "faults": found} for file, found in faults.items()])
    else:
        rows = [(file, one.field or "-", one.given, one.needed) for file, found in faults.items() for one in found]
        if rows:
            output.table(_COLUMNS, rows)
            output.line("")
        output.line(f"{len(faults) - bad} of {len(faults)} sound; faults: {len(rows)}")
    raise typer.Exit(1 if bad else 0)


@app.command("show")
@guarded
def show(file: File, as_json: AsJson = False) -> None:
    """Show the terms of a domestic credit, the amount in capitals too."""
    from usance.capitals import in_capitals

    terms = _domestic(file)
    held = {name: getattr(terms, name) for name in terms.__dataclass_fields__}
    held["amount_in_capitals"] = in_capitals(terms.amount)
    if as_json:
        output.print_json(held)
    else:
        output.facts({name.replace("_", " "): value for name, value in held.items()})


@app.command("convert")
@guarded
def convert(file: File, to: To) -> None:
    """Write a terms file as JSON or as TOML, to standard output."""
    from usance.terms import TermsFile, to_json, to_toml

    terms = TermsFile.load(file)
    output.line((to_json if to is Language.JSON else to_toml)(terms).rstrip("\n"))


@app.command("print")
@sets_up
def print_(setting: Setting, out: Out, file: MaybeFile = None, credit: OfCredit = None, force: Force = False) -> None:
    """Print the form of a domestic credit, one page of PDF.

    Of a terms file as a draft, or with --credit of a credit that was issued from this workspace."""
    from usance.cli.files import refuse_overwriting, write_file

    if (file is None) == (credit is None):
        raise typer.BadParameter("give a terms file, or --credit, and not both", param_hint="FILE")
    if out.suffix.lower() != ".pdf":
        raise typer.BadParameter(f"{out} is written as PDF: give it a name that ends with .pdf", param_hint="--out")
    if not force:
        refuse_overwriting(out)
    content = _draft(file) if file is not None else _issued(setting, str(credit))
    what = f"{out}, the form of {f'credit {credit}' if credit else f'a draft of {file}'}"
    if setting.dry_run:
        told: dict[str, object] = {"dry_run": True, "by": None, "would": f"write {what}"}
    else:
        write_file(out, content, force=force)
        told = {"file": str(out), "credit": credit, "bytes": len(content)}
    if setting.as_json:
        output.print_json(told)
    else:
        output.line(f"would be done: write {what}" if setting.dry_run else f"written: {what}")


def _faults(file: Path) -> tuple[Fault, ...]:
    from usance.terms import BadTermsFile

    try:
        _domestic(file)
    except BadTermsFile as bad:
        return bad.faults
    return ()


def _domestic(file: Path) -> TermsFile:
    from usance.form import check_domestic
    from usance.terms import TermsFile

    terms = TermsFile.load(file)
    check_domestic(terms, source=str(file))
    return terms


def _draft(file: Path) -> bytes:
    from usance.form import printed

    return printed(_domestic(file))


def _issued(setting: Setting, credit: str) -> bytes:
    from usance.printing import form_of

    with opened(setting, write=False) as platform:
        return form_of(platform, credit)
