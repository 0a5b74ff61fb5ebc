"""Commands that are done once however often they are given: what an earlier one made, kept under its key."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from itertools import count
from typing import TYPE_CHECKING, TypeVar

from usance.errors import IdempotencyKeyReused

if TYPE_CHECKING:
    from usance.model import Credit, Presentation
    from usance.platform import Platform

    _T = TypeVar("_T", Credit, Presentation)

_DRAWER = "command"
_OVER = ("Returned", "Withdrawn")


@dataclass(frozen=True, slots=True)
class Once:
    """A command under `key` (None: it has none, and is done as often as it is given), with a digest of all that it
    says. `made` is the id of what it made already, if it was carried through before."""

    key: str | None
    digest: str
    made: str | None = None

    @classmethod
    def of(cls, platform: Platform, key: str | None, said: Mapping[str, str]) -> Once:
        """Raises IdempotencyKeyReused where another command was given under the key."""
        digest = sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()
        kept = platform.papers.find(_DRAWER, key) if key else None
        if kept is None or key is None:
            return cls(key, digest)
        paper = json.loads(kept)
        if paper["digest"] != digest:
            raise IdempotencyKeyReused(key, given="something else", needed=f"what made {paper['made']}")
        return cls(key, digest, str(paper["made"]))

    @classmethod
    def of_presentation(cls, platform: Platform, base: str | None, said: Mapping[str, str]) -> Once:
        """The same for a presentation, under a key of its own if `base` is None. Documents that have gone back to the
        presenter may be presented again, and that is another command."""
        own = base or f"present/{sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()}"
        attempts = (cls.of(platform, f"{own}/{number}", said) for number in count(1))
        return next(one for one in attempts if not one.is_over(platform))

    def is_over(self, platform: Platform) -> bool:
        """Whether the documents of the presentation that it made have gone back to the presenter."""
        return self.made is not None and platform.presentation(self.made).status in _OVER

    def keep(self, platform: Platform, made: _T) -> _T:
        """Remember what the command has made, and return it."""
        if self.key:
            platform.papers.keep(_DRAWER, self.key, json.dumps({"digest": self.digest, "made": made.id}))
        return made
