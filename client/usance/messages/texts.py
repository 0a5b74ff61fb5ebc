"""Text as messages can carry it: letters of the standard's sets, or a transliteration that somebody answers for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from usance.errors import InputError
from usance.swift.charsets import outside
from usance.swift.continuing import wrapped


class NotLatin(InputError):
    """Texts that no message can carry as they are; `texts` has them by what they are."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self.texts = dict(texts)
        told = "; ".join(f"{name}: {text!r}" for name, text in texts.items())
        needed = "a transliteration of each into the characters of the z set"
        super().__init__(f"no message can carry {told}; needed: {needed}", given=told, needed=needed)


class Texts:
    """Says texts for messages; `latin` has, for a text, what is said in its place. For one that cannot be carried it
    gives question marks, and remembers it: `check` then refuses the whole."""

    def __init__(self, latin: Mapping[str, str] | None = None) -> None:
        self.latin = dict(latin or {})
        self._strange = dict[str, str]()

    def line(self, name: str, text: str, *, letters: str = "x") -> str:
        """On one line."""
        said = self.latin.get(text, text)
        strange = {character for _, _, character in outside(said, letters)}
        if strange:
            self._strange[name] = text
        return "".join("?" if character in strange else character for character in said)

    def lines(self, name: str, text: str, *, width: int = 65, letters: str = "z") -> tuple[str, ...]:
        """On as many as it needs."""
        said = self.latin.get(text, text)
        paragraphs: Iterable[str] = (self.line(name, one, letters=letters) for one in said.splitlines())
        return wrapped("\n".join(paragraphs), width=width)

    def check(self) -> None:
        """Raises NotLatin for all that could not be said."""
        if self._strange:
            raise NotLatin(self._strange)
