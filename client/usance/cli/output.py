"""What the commands print: tables and facts for people, JSON for machines.

At a terminal tables are drawn by rich, to its width; in a pipe they are plain columns, whole, without escape codes.
JSON: money as {"amount": "1000000.00", "currency": "CNY"}, days and times ISO 8601; ids, tenors, tolerances and rates
text.
"""

from __future__ import annotations

import json
import shutil
import sys
import textwrap
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date, time
from enum import Enum, StrEnum
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from rich.console import Console

_PIPED_WIDTH = 160
_GAP = "  "
_NARROWEST = 20
_KEPT_WHOLE = 18
_FOLDED = 10
"""Columns that a cell needs which may be broken."""

Json = str | int | bool | None | list["Json"] | dict[str, "Json"]


def at_terminal() -> bool:
    """Whether a person reads along."""
    return sys.stdout.isatty()


def width() -> int:
    """Columns that there are: those of the terminal, in a pipe 80."""
    return shutil.get_terminal_size().columns if at_terminal() else 80


def console() -> Console:
    """Rich's console on standard output: as wide as the terminal, in a pipe 160 columns without escape codes."""
    from rich.console import Console

    return Console(highlight=False) if at_terminal() else Console(highlight=False, width=_PIPED_WIDTH, no_color=True)


def line(text: str) -> None:
    """One line on standard output."""
    print(text)


def warn(text: str) -> None:
    """One line on standard error."""
    print(text, file=sys.stderr)


def print_json(value: object, *, to_stderr: bool = False) -> None:
    """Any object of the model, as JSON."""
    text = json.dumps(plain(value), indent=None if to_stderr else 2, ensure_ascii=False)
    print(text, file=sys.stderr if to_stderr else sys.stdout)


def plain(value: object) -> Json:
    """`value` in what JSON knows; see the head of this module. Raises TypeError for what has no form in it."""
    match value:
        case StrEnum():
            return value.value
        case Enum():
            return value.name
        case None | bool() | int() | str():
            return value
        case date() | time():
            return value.isoformat()
        case bytes():
            return f"0x{value.hex()}"
        case Mapping():
            return {str(name): plain(one) for name, one in value.items()}
        case tuple() if hasattr(value, "_fields"):
            return {name: plain(getattr(value, name)) for name in value._fields}
        case list() | tuple():
            return [plain(one) for one in value]
    return _plain_object(value)


def facts(pairs: Mapping[str, object]) -> None:
    """Label and value, one a line; what is None or empty is left out."""
    shown = {label: text for label, value in pairs.items() if (text := _shown(value))}
    label_width = max(map(len, shown), default=0)
    for label, text in shown.items():
        paragraph(f"{label:<{label_width}}{_GAP}", text)


def paragraph(label: str, text: str) -> None:
    """A label and text beside it, which at a terminal is broken between words."""
    parts = text.strip().splitlines()
    if at_terminal():
        room = max(width() - len(label), _NARROWEST)
        parts = [piece for part in parts for piece in textwrap.wrap(part, room) or [""]]
    for number, part in enumerate(parts):
        print(f"{' ' * len(label) if number else label}{part}".rstrip())


def table(headers: Sequence[str], rows: Iterable[Sequence[object]], *, right: Collection[str] = ()) -> None:
    """Rows under headers; the columns named in `right` are aligned to the right. A terminal that is too narrow for them
    gets a block of facts for each row."""
    cells = [[_shown(cell) for cell in row] for row in rows]
    if not at_terminal():
        _columns(headers, cells, right)
    elif sum(least or _FOLDED for least in _least(headers, cells)) + len(_GAP) * (len(headers) - 1) <= width():
        _draw(headers, cells, right)
    else:
        for number, row in enumerate(cells):
            if number:
                line("")
            facts(dict(zip(headers, row, strict=True)))


def _draw(headers: Sequence[str], cells: Sequence[Sequence[str]], right: Collection[str]) -> None:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    drawn = Table(box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0), pad_edge=False, show_edge=False, header_style="bold")
    for header, least in zip(headers, _least(headers, cells), strict=True):
        side: Literal["left", "right"] = "right" if header in right else "left"
        drawn.add_column(header, justify=side, overflow="fold", min_width=least)
    for row in cells:
        drawn.add_row(*(Text(cell) for cell in row))
    console().print(drawn)


def _least(headers: Sequence[str], cells: Sequence[Sequence[str]]) -> list[int | None]:
    """Columns that each column needs. Where room is short, names and sentences give way, None; amounts, dates and ids
    stay in one piece."""
    from rich.cells import cell_len

    columns = zip(headers, *cells, strict=True)
    longest = [max(map(cell_len, column)) for column in columns]
    return [one if one <= _KEPT_WHOLE else None for one in longest]


def _columns(headers: Sequence[str], cells: Sequence[Sequence[str]], right: Collection[str]) -> None:
    from rich.cells import cell_len

    rows = [list(headers), *cells]
    widths = [max(cell_len(row[at]) for row in rows) for at in range(len(headers))]
    for row in rows:
        padded = (
            _padded(cell, width - cell_len(cell), to_right=header in right)
            for cell, width, header in zip(row, widths, headers, strict=True)
        )
        print(_GAP.join(padded).rstrip())


def _padded(cell: str, missing: int, *, to_right: bool) -> str:
    return " " * missing + cell if to_right else cell + " " * missing


def _shown(value: object) -> str:
    from usance.money import Money

    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Money):
        return value.grouped
    if isinstance(value, tuple | list):
        return ", ".join(map(_shown, value))
    return "" if value is None else str(value)


def _plain_object(value: object) -> Json:
    from usance.dates import Tenor
    from usance.money import Money, Tolerance
    from usance.rates import Rate

    if isinstance(value, Money):
        return {"amount": str(value).removeprefix(f"{value.currency} "), "currency": value.currency}
    if isinstance(value, Tenor | Tolerance | Rate):
        return str(value)
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    raise TypeError(f"no JSON for {type(value).__name__}")
