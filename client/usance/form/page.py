"""The form on one page of A4, as PDF. The same terms give the same bytes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

from usance.errors import InputError
from usance.form.domestic import check_domestic
from usance.form.drawing import Sheet
from usance.form.rows import Entry, Issued, Row, rows_of
from usance.form.typesetting import lines_of, printable
from usance.terms import TermsFile

_SIZES = tuple(quarter / 4 for quarter in range(36, 25, -1))
"""Points, from 9 down to 6.5, below which nobody reads."""

_WIDTH, _HEIGHT = 523.0, 668.0
"""Of the ruled table, in points."""

_LABEL = 84.0
_PADDING = 2.5
_LEADING = 1.25
_LABELLED = 2.05
"""From line to line, and for a label in two languages, in sizes of the type."""


class DoesNotFit(InputError):
    """Terms too long for one page; `field` is the one that takes most of it."""

    def __init__(self, field: str, *, lines: int, room: int) -> None:
        needed = f"a shorter text: the page has room for about {room} of its lines"
        super().__init__(f"the form has one page: {field}: {lines} lines; needed: {needed}", given=field, needed=needed)
        self.field = field


@dataclass(frozen=True, slots=True)
class Cell:
    """An entry as it is drawn: `at` and `width` in points from the table's left edge, label included."""

    entry: Entry
    at: float
    width: float
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A row as it is drawn, `height` points high."""

    cells: tuple[Cell, ...]
    height: float


def printed(terms: TermsFile, issued: Issued | None = None) -> bytes:
    """The form as PDF; without `issued` it is marked as a draft. Raises NotDomestic, NoGlyph, DoesNotFit."""
    check_domestic(terms)
    rows = [tuple(_drawable(entry) for entry in row) for row in rows_of(terms, issued)]
    size, lines = _fitted(rows)
    buffer = BytesIO()
    sheet = Sheet(buffer, size=size, label=_LABEL, leading=_LEADING * size, padding=_PADDING)
    sheet.head(_printable(terms.number or (issued.number if issued else ""), "number"), draft=issued is None)
    for line in lines:
        sheet.row([(cell.entry, cell.at, cell.width, cell.lines) for cell in line.cells], line.height)
    sheet.foot(_notes(issued))
    sheet.close()
    return buffer.getvalue()


def _drawable(entry: Entry) -> Entry:
    return Entry(entry.field, entry.chinese, entry.english, _printable(entry.text, entry.field))


def _printable(text: str, field: str) -> str:
    return printable(text, field=field or "issuer")


def _fitted(rows: Sequence[Row]) -> tuple[float, list[Line]]:
    """The largest type in which the rows fit, and the rows in it. Raises DoesNotFit."""
    for size in _SIZES:
        lines = [_line(row, size) for row in rows]
        if sum(line.height for line in lines) <= _HEIGHT:
            return size, lines
    longest = max((cell for line in lines for cell in line.cells), key=lambda cell: len(cell.lines))
    over = sum(line.height for line in lines) - _HEIGHT
    room = max(int(len(longest.lines) - over / (_LEADING * size)), 1)
    raise DoesNotFit(longest.entry.field, lines=len(longest.lines), room=room)


def _line(row: Row, size: float) -> Line:
    width = _WIDTH / len(row)
    cells = tuple(_cell(entry, number * width, width, size) for number, entry in enumerate(row))
    most = max(len(cell.lines) for cell in cells)
    return Line(cells, max(_LABELLED, most * _LEADING) * size + 2 * _PADDING)


def _cell(entry: Entry, at: float, width: float, size: float) -> Cell:
    room = int((width - _LABEL - 2 * _PADDING) * 1000 / size)
    return Cell(entry, at, width, tuple(lines_of(entry.text, room)))


def _notes(issued: Issued | None) -> list[str]:
    if issued is None:
        return ["草稿，未开立，不构成任何付款承诺。Draft: not issued, and no undertaking of any bank."]
    notes = [f"账本编号 {issued.number}　条款根 Root of the terms {issued.root}"]
    if issued.version:
        notes.append(
            f"本单为开立时的条款，其后已生效修改 {issued.version} 次。"
            f"Terms as issued; amendments taken since: {issued.version}."
        )
    return notes
