"""One credit, issued and advised once for the whole folder: `stage.credit()` gives it first."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.people import Stage


@pytest.fixture(scope="package")
def deployed(deployed: tuple[Stage, int]) -> Iterator[tuple[Stage, int]]:
    """The platform with the canonical credit ready, and the snapshot that each test goes back to."""
    platform, before = deployed
    platform.ready.append(platform.credit())
    yield platform, platform.chain.snapshot()
    platform.ready.clear()
    platform.chain.revert(before)
