"""What people say beside messages: which reference a credit goes by, and in which words texts go that none carries."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from usance.credits import kept_terms_file
from usance.errors import InputError
from usance.messages.issue import reference_of

if TYPE_CHECKING:
    from usance.platform import Platform


class UnknownReference(InputError):
    """A reference that no credit of a bank goes by, as far as this workspace knows."""

    def __init__(self, given: str, bank: str) -> None:
        needed = f"the reference of a credit that {bank} has issued from this workspace, or the credit's id beside it"
        super().__init__(f"no credit of {bank} goes by {given!r}; needed: {needed}", given=given, needed=needed)


class BadTransliteration(InputError):
    """A file that does not say in which words texts go."""

    def __init__(self, path: Path, reason: str) -> None:
        needed = 'TOML with lines such as "精梳棉纱" = "COMBED COTTON YARN"'
        super().__init__(f"{path}: {reason}; needed: {needed}", given=str(path), needed=needed)


def credit_of(platform: Platform, bank: str, reference: str) -> str:
    """The id of the credit of `bank` that goes by a reference. Raises UnknownReference."""
    for credit in platform.credits(bank):
        if reference == reference_of(credit, kept_terms_file(platform.papers, credit)):
            return credit.id
    raise UnknownReference(reference, bank)


def latin_of(path: Path) -> Mapping[str, str]:
    """Text -> what is said in its place. Raises BadTransliteration."""
    try:
        given = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as unreadable:
        raise BadTransliteration(path, str(unreadable)) from None
    if not given or not all(isinstance(value, str) and value for value in given.values()):
        raise BadTransliteration(path, "no texts, or what is no text")
    return given
