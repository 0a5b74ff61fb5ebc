"""What the shell can complete without opening a chain: the names of parties, from the files beside it."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path


def names(incomplete: str) -> list[str]:
    """The parties whose names begin so, members first; nothing where there is no chain yet."""
    chain = Path(os.environ.get("USANCE_CHAIN", ".usance/embedded.chain"))
    with suppress(Exception):
        # Whatever is wrong here, the command itself will say; a shell that completes must stay silent.
        return [name for name in _known(chain) if name.casefold().startswith(incomplete.casefold())]
    return []


def _known(chain: Path) -> Iterator[str]:
    record = json.loads(chain.with_name(f"{chain.name}.record.json").read_text(encoding="utf-8"))
    yield from (member["name"] for member in record["members"])
    papers = chain.with_name(f"{chain.name}.papers.sqlite")
    if papers.exists():
        from usance.papers import Papers

        yield from Papers(papers, chain=record["chain"]).all("customer")
