"""The documents of a presentation, as this workspace or the log knows them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from usance import ids
from usance.errors import InputError

if TYPE_CHECKING:
    from usance.platform import Platform

DOCUMENTS = "documents"
"""The drawer of the papers that presented documents are kept in, by presentation."""


class DocumentsUnknown(InputError):
    """The documents of a presentation are in neither this workspace's papers nor the ledger's log."""

    def __init__(self, presentation: str) -> None:
        super().__init__(f"no documents known for {presentation}", given=presentation, needed="one that was made")


def documents_root(platform: Platform, presentation: str) -> bytes:
    """The root that the documents were presented under. Raises DocumentsUnknown."""
    kept = platform.papers.find(DOCUMENTS, presentation)
    if kept is not None:
        return bytes.fromhex(str(json.loads(kept)["root"])[2:])
    root = platform.history.documents_root(ids.presentation_number(presentation))
    if root is None:
        raise DocumentsUnknown(presentation)
    return root
