"""Files that hold several messages: whole ones one after the other, with or without a `$` between them."""

from __future__ import annotations

import re
from collections.abc import Iterator

_BEGINS = re.compile(r"^\$?\{1:", re.MULTILINE)


def messages_in(text: str) -> Iterator[tuple[int, str]]:
    """(lines before it, text) of each message in a text; one that has no envelope is one message."""
    begins = [found.start() for found in _BEGINS.finditer(text)]
    if len(begins) < 2:
        yield 0, text
        return
    for start, end in zip(begins, [*begins[1:], len(text)], strict=True):
        yield text[:start].count("\n"), text[start:end].removeprefix("$")
