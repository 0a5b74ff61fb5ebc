"""The sheet that the form is drawn on: title, ruled rows, and a place for the bank's stamp."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from usance.form.rows import Entry
from usance.form.typesetting import FONT, width_of

TITLE = "国内信用证"
_ENGLISH_TITLE = "Domestic Letter of Credit"
_DRAFT = "草稿 DRAFT"
_LEFT, _TOP = 36.0, 776.0
_STAMP = 54.0
_GREY, _PALE = 0.35, 0.93


class Sheet:
    """One page of A4, drawn from the top down. Lengths are points; `size` is that of the type, `label` the width of
    the labels' columns."""

    def __init__(self, buffer: BytesIO, *, size: float, label: float, leading: float, padding: float) -> None:
        pdfmetrics.registerFont(UnicodeCIDFont(FONT))
        # Invariant: no time of day and no random id in the file.
        self._canvas = Canvas(buffer, pagesize=A4, invariant=1)
        self._size, self._label, self._leading, self._padding = size, label, leading, padding
        self._width = A4[0] - 2 * _LEFT
        self._y = _TOP
        self._canvas.setLineWidth(0.5)

    def head(self, number: str, *, draft: bool) -> None:
        """The title, and on a draft that it is one."""
        self._canvas.setTitle(f"{TITLE} {number}".strip())
        self._canvas.setAuthor("usance")
        if draft:
            self._across(_DRAFT)
        self._centred(TITLE, 18, _TOP + 26)
        self._centred(_ENGLISH_TITLE, 9, _TOP + 11, grey=_GREY)
        if draft:
            self._text(_LEFT + self._width - width_of(_DRAFT) * 12 / 1000, _TOP + 26, _DRAFT, 12)

    def row(self, cells: Sequence[tuple[Entry, float, float, Sequence[str]]], height: float) -> None:
        """One row: of each cell the entry, where it begins, its width and its lines."""
        for entry, at, width, lines in cells:
            left = _LEFT + at
            self._canvas.rect(left, self._y - height, self._label, height)
            self._canvas.rect(left + self._label, self._y - height, width - self._label, height)
            self._labelled(entry, left + self._padding)
            for number, line in enumerate(lines, 1):
                y = self._y - self._padding - (number - 1) * self._leading - 0.9 * self._size
                self._text(left + self._label + self._padding, y, line, self._size)
        self._y -= height

    def foot(self, notes: Sequence[str]) -> None:
        """The place for the bank's stamp, and below the table what else is to be said."""
        self._canvas.rect(_LEFT, self._y - _STAMP, self._width, _STAMP)
        self._text(_LEFT + self._padding, self._y - 13, "开证行签章", self._size)
        self._text(_LEFT + self._padding, self._y - 23, "Stamp and signature of the issuing bank", 6, grey=_GREY)
        self._text(_LEFT + self._width * 0.62, self._y - _STAMP + 8, "日期 Date：　　　　年　　月　　日", self._size)
        for number, note in enumerate(notes):
            self._text(_LEFT, self._y - _STAMP - 12 - number * 10, note, 6.5, grey=_GREY)

    def close(self) -> None:
        """Write the page out."""
        self._canvas.showPage()
        self._canvas.save()

    def _labelled(self, entry: Entry, left: float) -> None:
        y = self._y - self._padding - 0.9 * self._size
        self._text(left, y, entry.chinese, self._size)
        self._text(left, y - 0.95 * self._size, entry.english, max(self._size - 2.5, 5), grey=_GREY)

    def _centred(self, text: str, size: float, y: float, *, grey: float = 0) -> None:
        self._text(_LEFT + (self._width - width_of(text) * size / 1000) / 2, y, text, size, grey=grey)

    def _across(self, text: str) -> None:
        """Large and pale from corner to corner, under everything else."""
        self._canvas.saveState()
        self._canvas.translate(A4[0] / 2, A4[1] / 2)
        self._canvas.rotate(50)
        self._text(-width_of(text) * 90 / 2000, -30, text, 90, grey=_PALE)
        self._canvas.restoreState()

    def _text(self, x: float, y: float, text: str, size: float, *, grey: float = 0) -> None:
        self._canvas.setFillGray(grey)
        self._canvas.setFont(FONT, size)
        self._canvas.drawString(x, y, text)
