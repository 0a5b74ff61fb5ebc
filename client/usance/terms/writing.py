"""Terms written as a terms file again, in TOML or in JSON; what is written is read as the same terms."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date

from usance.terms.termsfile import TermsFile

Written = str | int | bool | date | list[str]
"""The value of a field as a file has it: money, tenors, tolerances and clauses are text."""

_KEPT = str.maketrans({"\x7f": "\\u007f"})


def written_fields(terms: TermsFile) -> Mapping[str, Written]:
    """Every field that is set, by its name, in the order of the form; those at their defaults too, since a default is
    the reader's."""
    held = {name: getattr(terms, name) for name in TermsFile.__dataclass_fields__}
    return {name: _written(value) for name, value in held.items() if value is not None and value != ()}


def to_json(terms: TermsFile) -> str:
    """The JSON form: an object with a line for each field, Chinese as it is. `TermsFile.parse_json` reads it."""
    return json.dumps(written_fields(terms), ensure_ascii=False, indent=2, default=date.isoformat) + "\n"


def to_toml(terms: TermsFile) -> str:
    """The TOML form: a line for each field, and texts of several lines as they are. `TermsFile.parse` reads it."""
    return "".join(f"{name} = {_toml(value)}\n" for name, value in written_fields(terms).items())


def _written(value: object) -> Written:
    if isinstance(value, tuple):
        return [str(one) for one in value]
    return value if isinstance(value, bool | int | date) else str(value)


def _toml(value: Written) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case date():
            return value.isoformat()
        case list():
            return f"[{', '.join(map(_toml, value))}]"
        case str() if "\n" in value:
            # The reader takes off the line break before the closing quotes, as it does all white space at the ends.
            lines = (_quoted(line)[1:-1] for line in value.split("\n"))
            return '"""\n' + re.sub('\\\\"', '"', "\n".join(lines)) + '\n"""' if '""' not in value else _quoted(value)
        case str():
            return _quoted(value)
    return str(value)


def _quoted(text: str) -> str:
    """TOML's basic strings have the escapes of JSON, and one character more that must not stand in clear."""
    return json.dumps(text, ensure_ascii=False).translate(_KEPT)
