"""How stories call a claim: after its presentation, P1.claim, and one to a share in the proceeds after that too:
P1.claim (assignment 1)."""

from __future__ import annotations

import re

MAIN = ".claim"
PATTERN = r"[A-Za-z][A-Za-z0-9_-]{0,39}[.]claim( [(](assignment [1-9][0-9]?|difference|advance|advance reclaimed)[)])?"
_CLAIM = re.compile(r"(?P<of>[^.]*)[.]claim(?: [(](?P<share>[a-z ]+)(?P<number>[0-9]*)[)])?", re.ASCII)
_SHARES = {253: "difference", 254: "advance", 255: "advance reclaimed"}
"""Numbers of shares, as Proceeds gives them; lower ones are assignments, and advances by themselves."""


def presentation_of(label: str) -> str:
    """P1 of P1.claim and of P1.claim (assignment 1); any other label as it is."""
    found = _CLAIM.fullmatch(label)
    return found["of"] if found else label


def is_claim(label: str) -> bool:
    """Whether a claim is meant."""
    return _CLAIM.fullmatch(label) is not None


def share_of(label: str) -> str:
    """What an id of the claim has behind that of its presentation: `:1`, or nothing."""
    found = _CLAIM.fullmatch(label)
    if found is None or not found["share"]:
        return ""
    names = {name: number for number, name in _SHARES.items()}
    return f":{found['number'] or names[found['share']]}"


def shared(of: str, share: str, *, advance: bool) -> str:
    """`of` with what is said of a share; `advance` where it was made under a credit, before any presentation."""
    kind = _SHARES.get(int(share)) or f"{'advance' if advance else 'assignment'} {share}"
    return f"{of} ({kind})"


def claim_of(shown: str) -> str:
    """P1.claim (assignment 1) of P1 (assignment 1)."""
    of, space, share = shown.partition(" ")
    return f"{of}{MAIN}{space}{share}"
