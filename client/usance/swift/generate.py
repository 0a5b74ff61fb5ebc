"""The classes of the messages, written from the tables: `python -m usance.swift.generate` brings them up to date."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path

from usance.swift.spec import FIELDS, NUMBERS, Row, spec_of

FOLDER = Path(__file__).with_name("mt")
_TYPES = {"text": "str", "reference": "str", "number": "int", "date": "date", "lines": "v.Lines"}
_HEAD = '"""MT{0}, as the tables have it: written by `python -m usance.swift.generate`, not by hand."""'
_ENCLOSED = '    """The message within, where it is one of these; otherwise its lines as they stand."""\n'


def modules() -> Mapping[str, str]:
    """File name -> the text of the module, for every message and for all of them together."""
    made = {f"mt{number}.py": _module(number) for number in NUMBERS}
    imports = "".join(f"from usance.swift.mt.mt{number} import MT{number}\n" for number in NUMBERS)
    names = "".join(f'    "MT{number}",\n' for number in NUMBERS)
    head = '"""Every message as a class: written by `python -m usance.swift.generate`, not by hand."""'
    return made | {"__init__.py": f"{head}\n\n{imports}\n__all__ = [\n{names}]\n"}


def _module(number: str) -> str:
    spec = spec_of(number)
    parts = [(part, tuple(rows)) for part, rows in groupby(spec.rows, key=lambda row: row.part)]
    classes = [_part(number, rows) for part, rows in parts if part]
    own = [_of_part(number, rows) for part, rows in parts if part] or [_line(row) for row in spec.rows]
    if number == "798":
        own.append(f"    enclosed: Message | v.Lines | None = None\n{_ENCLOSED}")
    body = f'    """{spec.title}."""\n\n    NUMBER: ClassVar[str] = "{number}"\n' + "".join(own)
    classes.append(f"@dataclass(frozen=True, kw_only=True)\nclass MT{number}(Message):\n{body}")
    return "\n".join((_HEAD.format(number), "", *_imports("".join(classes)), "", "", "\n\n".join(classes)))


def _part(number: str, rows: Sequence[Row]) -> str:
    marker, *rest = rows
    head = f"@dataclass(frozen=True, kw_only=True)\nclass {_name(number, marker)}(Part):\n"
    return f'{head}    """From field {marker.shown} on."""\n\n' + "".join(map(_line, rest))


def _of_part(number: str, rows: Sequence[Row]) -> str:
    optional = "" if rows[0].mandatory else " | None = None"
    return f"    {rows[0].attribute}: {_name(number, rows[0])}{optional}\n"


def _name(number: str, marker: Row) -> str:
    return f"MT{number}{marker.attribute.title().replace('_', '')}"


def _line(row: Row) -> str:
    held = " | ".join(dict.fromkeys(_TYPES.get(FIELDS[tag].holds, f"v.{FIELDS[tag].holds}") for tag in row.tags))
    return f"    {row.attribute}: {held}{'' if row.mandatory else ' | None = None'}  # {row.shown}\n"


def _imports(text: str) -> Iterator[str]:
    yield "from __future__ import annotations\n"
    yield "from dataclasses import dataclass"
    yield from (["from datetime import date"] if ": date" in text else [])
    yield "from typing import ClassVar\n"
    yield from (["from usance.swift import values as v"] if "v." in text else [])
    yield (
        "from usance.swift.message import Message, Part"
        if "(Part)" in text
        else "from usance.swift.message import Message"
    )


def main() -> None:
    """Write the modules."""
    FOLDER.mkdir(exist_ok=True)
    for name, text in modules().items():
        (FOLDER / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
