"""`usance swift`: messages of category 7 checked and shown; no chain is needed for it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from usance.cli import output
from usance.cli.command import guarded
from usance.cli.options import AsJson

if TYPE_CHECKING:
    from usance.swift import Message, Reading

app = typer.Typer(no_args_is_help=True, help="SWIFT category 7: check and show messages.")

Paths = Annotated[list[Path], typer.Argument(metavar="FILE...", help="Files of messages, or folders of them.")]
File = Annotated[Path, typer.Argument(metavar="FILE", help="A file of messages.")]
Type = Annotated[
    str | None, typer.Option("--type", metavar="NUMBER", help="Of a text block without an envelope, such as 700.")
]
Legacy = Annotated[bool, typer.Option("--legacy", help="Take forms of before 2018, and say which.")]

_COLUMNS = ("file", "message", "line", "col", "field", "found", "needed", "code")


@app.command("check")
@guarded
def check(paths: Paths, type_: Type = None, legacy: Legacy = False, as_json: AsJson = False) -> None:
    """Say what is wrong with messages, as a bank's validator does.

    Every fault of every message, by line and field; exit code 1 if there is any. What is only not usual is told as a
    warning."""
    from usance.messages.files import files_in, readings

    found = [(str(file), readings(file, number=type_, legacy=legacy)) for file in files_in(paths)]
    every = [one for _, several in found for one in several]
    bad = sum(one.message is None for one in every)
    if as_json:
        output.print_json([{"file": file, "messages": [_plain(one) for one in several]} for file, several in found])
    else:
        rows = [row for file, several in found for one in several for row in _rows(file, one)]
        if rows:
            output.table(_COLUMNS, rows, right=("line", "col"))
            output.line("")
        faults = sum(not fault.warning for one in every for fault in one.faults)
        warnings = sum(fault.warning for one in every for fault in one.faults)
        output.line(
            f"{len(every) - bad} of {len(every)} messages in {len(found)} files sound; "
            f"faults: {faults}, warnings: {warnings}"
        )
    raise typer.Exit(1 if bad else 0)


@app.command("show")
@guarded
def show(file: File, type_: Type = None, legacy: Legacy = False, as_json: AsJson = False) -> None:
    """Show messages field by field, by their names."""
    from usance.messages.files import readings
    from usance.swift import BadMessage

    found = readings(file, number=type_, legacy=legacy)
    if faults := [fault for one in found for fault in one.faults if not fault.warning]:
        raise BadMessage(faults, source=str(file))
    if as_json:
        output.print_json([_fields(one.message) for one in found if one.message])
        return
    for one in found:
        if one.message is not None:
            _tell(one, one.message)


def _tell(reading: Reading, message: Message) -> None:
    around = reading.envelope
    ways = f", {around.sender} to {around.receiver}" if around else ""
    output.line(f"MT{message.NUMBER} {message.spec().title}{ways}")
    said = [(one["tag"], one["name"], str(one["text"]).split("\r\n")) for one in _said(message)]
    rows = [
        ((tag, name) if at == 0 else ("", "")) + (line,) for tag, name, lines in said for at, line in enumerate(lines)
    ]
    output.table(("tag", "field", "text"), rows)
    for told in reading.tolerated:
        output.line(f"tolerated: {told}")


def _fields(message: Message) -> dict[str, object]:
    return {"message": message.NUMBER, "title": message.spec().title, "fields": _said(message)}


def _said(message: Message) -> list[dict[str, str]]:
    from usance.swift.conversion import text_of
    from usance.swift.spec import FIELDS

    return [
        {"tag": tag, "name": FIELDS[tag].title, "text": text_of(FIELDS[tag], value)} for _, tag, value in message.said()
    ]


def _plain(reading: Reading) -> dict[str, object]:
    return {"message": reading.number, "faults": reading.faults, "tolerated": reading.tolerated}


def _rows(file: str, reading: Reading) -> list[tuple[object, ...]]:
    return [
        (
            *(file, reading.number or None, one.line or None, one.column or None, one.field or None),
            *(f"warning: {one.found}" if one.warning else one.found, one.needed, one.code or None),
        )
        for one in (*reading.faults, *reading.tolerated)
    ]
