"""What a story says in confidence, every byte of the chain, and how the one is looked for in the other."""

from __future__ import annotations

import json
from collections.abc import Iterator
from hashlib import sha256

from eth_hash.auto import keccak

from usance.chains.embedded import EmbeddedChain
from usance.platform import Platform
from usance.stories import Story
from usance.stories.steps import Amend, Issue, Present, Refuse, Stay

SHORTEST = 5
"""Shorter texts are found by chance in megabytes of hashes; they are looked for by their own hashes only."""

WORD = 32

PAPERS = ("terms", "documents", "notice of refusal", "amendment", "part", "invoice", "court order")
"""What parties keep for themselves, and commit to on the chain by a salted root."""


def everything(platform: Platform) -> bytes:
    """Every byte of the chain's database and log book."""
    chain = platform.ledger.chain
    assert isinstance(chain, EmbeddedChain)
    sql = chain._store._sql
    rows = [*sql.execute("SELECT key, value FROM node"), *sql.execute("SELECT address, topics, data FROM log")]
    assert len(rows) > 1_000
    return b"\n".join(bytes(cell) for row in rows for cell in row)


def kinds_of_paper(platform: Platform) -> frozenset[str]:
    """Of which kinds there are papers."""
    return frozenset(kind for (kind,) in platform.papers._sql.execute("SELECT DISTINCT kind FROM paper"))


def secrets(story: Story, platform: Platform) -> set[bytes]:
    """What the story says in confidence, and what its parties committed to, seeds included."""
    said = {text.encode() for text in (story.title, *story.customers, *_said(story)) if text}
    return said | set(_committed(platform))


def leaks(haystack: bytes, hidden: set[bytes]) -> list[bytes]:
    """Those of `hidden` that are there, as they are or hashed."""
    return sorted(secret for secret in hidden if any(needle in haystack for needle in needles(secret)))


def needles(secret: bytes) -> Iterator[bytes]:
    """Every form in which a secret would give itself away. A long text in storage is cut into words."""
    for form in {secret, secret.lower(), secret.upper()}:
        pieces = [form[at : at + WORD] for at in range(0, len(form), WORD)]
        yield from (piece for piece in pieces if len(piece) >= SHORTEST)
        for hashed in (form, form.ljust(WORD, b"\0")):
            # Half of a hash is as good as the whole.
            yield keccak(hashed)[:16]
            yield sha256(hashed).digest()[:16]


def _said(story: Story) -> Iterator[str]:
    for at, step in enumerate(story.steps):
        match step:
            case Issue():
                yield from step.documents or ()
            case Amend():
                yield from (*(step.documents or ()), step.other or "")
            case Stay():
                yield step.order
            case Present():
                yield from (step.documents or {}).keys()
                yield from (text for text in (step.documents or {}).values() if text)
            case Refuse():
                for one in step.discrepancies:
                    yield from one.model_dump().values()
        if at in story.terms:
            yield from (value for value in story.terms[at].private().values() if isinstance(value, str))


def _committed(platform: Platform) -> Iterator[bytes]:
    for kind in PAPERS:
        for paper in map(json.loads, platform.papers.all(kind).values()):
            yield bytes.fromhex(paper["seed"][2:])
            for field in paper["fields"]:
                if kind == "documents":
                    # Paths of terms and notices are the same for everybody; those of documents are their names.
                    yield from (field["path"].encode(), field["path"].partition("/")[0].encode())
                if field["kind"] == "text":
                    yield field["value"].encode()
                if field["kind"] == "bytes":
                    # The hash of a document's content: whoever guesses the content would know.
                    yield bytes.fromhex(field["value"][2:])
