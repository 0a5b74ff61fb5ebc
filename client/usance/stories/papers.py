"""The documents of a story: asked for by name, presented with contents that are given or made up."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence

from usance.stories.fields import Reads, Unreadable, text
from usance.terms import DocumentSet

_NAMES = {"type": "array", "items": {"type": "string"}, "uniqueItems": True}
_DEFAULT = ("documents",)


def document_names(given: object) -> tuple[str, ...]:
    """A list of names, each once. Raises Unreadable."""
    if not isinstance(given, list):
        raise Unreadable(given, "a list of names, such as [invoice, transport document]")
    names = tuple(text(name, "the name of a document") for name in given)
    if len(set(names)) != len(names):
        raise Unreadable(given, "each document once")
    return names


def documents(given: object) -> Mapping[str, str | None]:
    """A list of names, or names with their text; None stands for text that is made up. Raises Unreadable."""
    if not isinstance(given, dict):
        return dict.fromkeys(document_names(given))
    if any(content is not None and not isinstance(content, str) for content in given.values()):
        raise Unreadable(given, "a list of names, or the text of each: {invoice: the text}")
    return {text(name): None if content is None else str(content) for name, content in given.items()}


def document_set(given: Mapping[str, str | None] | None, asked: Sequence[str]) -> DocumentSet:
    """What is presented: what was given, else what the credit asks for, else one document called documents."""
    contents = given or dict.fromkeys(asked or _DEFAULT)
    return DocumentSet.from_names(tuple(contents), content=lambda name: _content(name, contents[name]))


def _content(name: str, given: str | None) -> bytes:
    # Made-up documents are different ones each time, as they would be in life.
    return (given if given is not None else f"{name} no. {secrets.token_hex(16)}").encode()


DOCUMENT_NAMES = Reads(document_names, _NAMES)
DOCUMENTS = Reads(documents, {"anyOf": [_NAMES, {"type": "object", "additionalProperties": {"type": "string"}}]})
