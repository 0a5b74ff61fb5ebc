"""Who is who in messages: banks by BIC or name, all others by name, as the workspace knows them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from usance.errors import InputError
from usance.swift.continuing import wrapped
from usance.swift.values import AvailableWith, AvailableWithBank, Bank, BeneficiaryBank, Branch, Lines, Named

_NOT_LETTERS = re.compile(r"[\W_]+")
_NAME_WIDTH = 35


class UnknownCorrespondent(InputError):
    """A party of a message that nobody of this workspace is."""

    def __init__(self, given: str, known: Iterable[str]) -> None:
        needed = f"one of {', '.join(known)}"
        super().__init__(f"no party is called {given!r}; needed: {needed}", given=given, needed=needed)


@dataclass(frozen=True, slots=True)
class Correspondents:
    """`names` are all parties; `bics` those of banks, by name."""

    names: tuple[str, ...]
    bics: Mapping[str, str]

    def of(self, said: object) -> str:
        """The party that a field names, by BIC or by the first lines of its name and address.

        Raises UnknownCorrespondent.
        """
        match said:
            case Bank() | BeneficiaryBank() | AvailableWithBank():
                return self.bank(said.bic)
            case Named() | AvailableWith():
                return self.named(said.name if isinstance(said, Named) else said.bank)
            case Branch():
                return self.named((said.location or "",))
        return self.named(said if isinstance(said, tuple) else (str(said),))

    def bank(self, bic: str) -> str:
        """The bank of that BIC, whichever its branch. Raises UnknownCorrespondent."""
        for name, known in self.bics.items():
            if known[:8] == bic[:8]:
                return name
        raise UnknownCorrespondent(bic, (f"{bic} ({name})" for name, bic in self.bics.items()))

    def named(self, lines: Sequence[str]) -> str:
        """The party whose name is the first line, or the first ones together; case and punctuation do not count.

        Raises UnknownCorrespondent.
        """
        known = {_plain(name): name for name in self.names}
        for count in range(len(lines), 0, -1):
            if found := known.get(_plain(" ".join(lines[:count]))):
                return found
        raise UnknownCorrespondent(lines[0] if lines else "", self.names)

    def field(self, name: str) -> Bank | Named:
        """A bank as a field says it: by BIC where it has one."""
        bic = self.bics.get(name)
        return Bank.of(bic) if bic else Named(None, None, self.lines(name))

    def lines(self, name: str) -> Lines:
        """A party by its name, on lines as short as fields want them."""
        return wrapped(name, width=_NAME_WIDTH)


def _plain(name: str) -> str:
    return _NOT_LETTERS.sub(" ", name).strip().casefold()
