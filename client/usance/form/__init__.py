"""The form of a domestic credit (国内信用证): what is on it, in Chinese, and the page that it is printed on."""

from usance.form.domestic import NotDomestic, check_domestic
from usance.form.page import DoesNotFit, printed
from usance.form.rows import Entry, Issued, Row, rows_of
from usance.form.typesetting import NoGlyph

__all__ = [
    "DoesNotFit",
    "Entry",
    "Issued",
    "NoGlyph",
    "NotDomestic",
    "Row",
    "check_domestic",
    "printed",
    "rows_of",
]
