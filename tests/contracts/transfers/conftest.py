"""One transferable credit, issued and advised once for the whole folder, and the second beneficiary introduced."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.contracts.dealings import second
from tests.people import Stage


@pytest.fixture(scope="package")
def deployed(deployed: tuple[Stage, int]) -> Iterator[tuple[Stage, int]]:
    """The platform with the transferable credit ready, and the snapshot that each test goes back to."""
    platform, before = deployed
    # What another folder has prepared stands until then.
    platform.chain.revert(before)
    prepared = platform.again()
    second(prepared)
    prepared.ready.append(prepared.credit(transferable=True))
    yield prepared, platform.chain.snapshot()
    platform.chain.revert(before)
