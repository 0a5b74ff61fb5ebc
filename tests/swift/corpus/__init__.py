"""Messages written for this project from the tables of fields: `good/` and `bad/`, and how they are read.

They are text with LF, and one at the end of the file: an editor shows them as they are and changes nothing in them, and
no attribute of the repository is needed. What is sent has CR LF and ends with its last character: made so here. Texts
whose ends of lines are at fault are made in the tests themselves.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from usance.swift import Fault, Reading, read

FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Expected:
    """A fault as a sidecar has it; `words` are some of what it says."""

    line: int
    field: str
    code: str
    words: str

    def is_told(self, fault: Fault) -> bool:
        same = (self.line, self.field, self.code) == (fault.line, fault.field, fault.code)
        return same and self.words in str(fault)


def names(folder: str) -> list[str]:
    return sorted(path.stem for path in (FOLDER / folder).glob("*.fin"))


@cache
def text(folder: str, name: str) -> str:
    """As it is sent."""
    return (FOLDER / folder / f"{name}.fin").read_text(encoding="utf-8").removesuffix("\n").replace("\n", "\r\n")


def number_of(name: str) -> str:
    """Files are named by what they are: mt700_full, mt734_no_disposal."""
    return name[2:5]


def reading(folder: str, name: str) -> Reading:
    return read(text(folder, name), number=number_of(name))


def expected(name: str) -> list[Expected]:
    """The sidecar of a bad message: `line | field | code | words` for each fault, in the order of the text."""
    lines = (FOLDER / "bad" / f"{name}.faults").read_text(encoding="utf-8").splitlines()
    cells = [[cell.strip() for cell in line.split(" | ", 3)] for line in lines]
    return [Expected(int(line), field, code, words) for line, field, code, words in cells]


def written(found: Reading) -> str:
    """The message that was read, as it is sent."""
    assert found.message is not None, "\n".join(map(str, found.faults))
    block4 = found.message.block4()
    return found.envelope.around(block4) if found.envelope else block4
