"""Resolutions as they are written: a kind, what it is about, and options as NAME=VALUE."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import MISSING, Field, fields
from typing import Any

from usance.dates import parse_date
from usance.resolutions.base import BadResolution, Resolution
from usance.resolutions.business import AddCurrency, Interrupt, Move, Pause, Resume
from usance.resolutions.members import Admit, Appoint, Dismiss, Expel, Reinstate, Suspend
from usance.resolutions.rules import SetLimits, SetRules

KINDS: Mapping[str, type[Resolution]] = {
    kind.kind: kind
    for kind in (
        *(Admit, Suspend, Reinstate, Expel, Appoint, Dismiss, SetLimits, AddCurrency),
        *(Pause, Resume, Interrupt, Move, SetRules),
    )
}
"""Kind, as it is written -> what it is."""


def usage(kind: type[Resolution]) -> str:
    """How a kind is written: `admit NAME [place=..] [account=..]`."""
    words = [kind.kind]
    for one in fields(kind):
        if one.name == "changes":
            words.append("NAME=VALUE...")
        else:
            words.append(one.name.upper() if _is_needed(one) else f"[{one.name}=..]")
    return " ".join(words)


def parse(words: Sequence[str]) -> Resolution:
    """Words such as ["suspend", "ABC"]. Raises BadResolution, BadDate."""
    kind = KINDS.get(words[0]) if words else None
    if kind is None:
        raise BadResolution(" ".join(words) or "nothing", f"one of {', '.join(KINDS)}")
    named = dict(word.split("=", 1) for word in words[1:] if "=" in word)
    plain = [word for word in words[1:] if "=" not in word]
    known = [one for one in fields(kind) if one.name != "changes"]
    given: dict[str, object] = dict(zip((one.name for one in known), plain, strict=False))
    if len(known) < len(fields(kind)):
        given["changes"] = named
    else:
        given |= named
    needed = {one.name for one in known if _is_needed(one)}
    if len(plain) > len(known) or not needed <= given.keys() <= {one.name for one in fields(kind)}:
        raise BadResolution(" ".join(words), usage(kind))
    dates = {one.name for one in known if "date" in str(one.type)}
    return kind(**{name: parse_date(str(text)) if name in dates else text for name, text in given.items()})


def _is_needed(one: Field[Any]) -> bool:
    return one.default is MISSING and one.default_factory is MISSING
