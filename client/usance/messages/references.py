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


class OtherCredit(InputError):
    """A message about another credit than the one that was named beside it."""

    def __init__(self, reference: str, *, given: str, needed: str) -> None:
        super().__init__(f"{reference!r} is {needed}, not {given}; needed: {needed}", given=given, needed=needed)


class OtherNumber(InputError):
    """An amendment that was made before, or is not the next one: to send it again would change the credit again."""

    def __init__(self, credit: str, *, given: int, needed: int) -> None:
        told = f"field 26E: amendment {given} of {credit}; needed: {needed}, the next one"
        super().__init__(told, given=given, needed=needed)


class BadTransliteration(InputError):
    """A file that does not say in which words texts go."""

    def __init__(self, path: Path, reason: str) -> None:
        needed = 'TOML with lines such as "精梳棉纱" = "COMBED COTTON YARN"'
        super().__init__(f"{path}: {reason}; needed: {needed}", given=str(path), needed=needed)


def credit_of(platform: Platform, bank: str, reference: str, named: str | None = None) -> str:
    """The id of the credit of `bank` that goes by a reference; `named` where this workspace knows none that does.

    Raises UnknownReference, and OtherCredit where it is not the one that is named.
    """
    for credit in platform.credits(bank):
        if reference == reference_of(credit, kept_terms_file(platform.papers, credit)):
            if named not in (None, credit.id):
                raise OtherCredit(reference, given=str(named), needed=credit.id)
            return credit.id
    if named is None:
        raise UnknownReference(reference, bank)
    return named


def check_number(platform: Platform, credit: str, number: int) -> None:
    """Raises OtherNumber for an amendment that is not the next one of the credit, UnknownCredit."""
    needed = platform.credit(credit).amendments + 1
    if number != needed:
        raise OtherNumber(credit, given=number, needed=needed)


def latin_of(path: Path) -> Mapping[str, str]:
    """Text -> what is said in its place. Raises BadTransliteration."""
    try:
        given = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as unreadable:
        raise BadTransliteration(path, str(unreadable)) from None
    if not given or not all(isinstance(value, str) and value for value in given.values()):
        raise BadTransliteration(path, "no texts, or what is no text")
    return given
