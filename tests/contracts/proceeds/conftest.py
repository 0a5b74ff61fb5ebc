"""One credit under which BOC may advance CNY 400,000.00, issued and advised once for the whole folder."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.contracts.dealings import red_clause
from tests.people import Stage


@pytest.fixture(scope="package")
def deployed(deployed: tuple[Stage, int]) -> Iterator[tuple[Stage, int]]:
    """The platform with that credit ready, and the snapshot that each test goes back to."""
    platform, before = deployed
    # What another folder has prepared stands until then.
    platform.chain.revert(before)
    prepared = platform.again()
    prepared.ready.append(red_clause(prepared))
    yield prepared, platform.chain.snapshot()
    platform.chain.revert(before)
