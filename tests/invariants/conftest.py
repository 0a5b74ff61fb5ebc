"""The world of the invariants, and how far the machine goes: HYPOTHESIS_PROFILE is `bounded` (as without it) or
`nightly`."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

from tests.invariants.world import World

_SLOW = (HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much)
settings.register_profile(
    "bounded",
    max_examples=26,
    stateful_step_count=60,
    derandomize=True,
    database=None,
    deadline=None,
    suppress_health_check=_SLOW,
)
settings.register_profile(
    "nightly", max_examples=1_000, stateful_step_count=120, deadline=None, suppress_health_check=_SLOW, print_blob=True
)


@pytest.fixture(scope="package")
def world() -> Iterator[World]:
    made = World.deployed()
    yield made
    made.ledger.close()


@pytest.fixture
def profile() -> settings:
    return settings.get_profile(os.environ.get("HYPOTHESIS_PROFILE", "bounded"))
