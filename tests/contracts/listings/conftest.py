"""BOC's claim on ICBC, due on 2024-12-02, made once for the whole folder."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.market import CLAIM, prepared, quoted, released, taken
from tests.people import Stage


@pytest.fixture(scope="package")
def deployed(deployed: tuple[Stage, int]) -> Iterator[tuple[Stage, int]]:
    """The platform with that claim, and the snapshot that each test goes back to."""
    yield from prepared(deployed)


def locked(stage: Stage) -> None:
    """The claim is sold by the platform's own listings, where a test has taken their place by others."""
    platform = stage.again()
    taken(platform, quoted(platform, released(platform, CLAIM)))
