"""The world of the invariants, and how far the machine goes: HYPOTHESIS_PROFILE is `bounded` (as without it) or
`nightly`."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from hypothesis import HealthCheck, Phase, settings

from tests.invariants.world import World

_SLOW = (HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much)
# To explain a failure every line is traced, which takes longer than to find it.
_PHASES = (Phase.reuse, Phase.generate, Phase.shrink)
# From its tenth example on Hypothesis mostly runs variations of examples that it has had, so a round has no more.
settings.register_profile(
    "bounded",
    max_examples=6,
    stateful_step_count=80,
    database=None,
    deadline=None,
    phases=_PHASES,
    suppress_health_check=_SLOW,
)
settings.register_profile(
    "nightly",
    max_examples=9,
    stateful_step_count=150,
    deadline=None,
    phases=_PHASES,
    suppress_health_check=_SLOW,
    print_blob=True,
)


@dataclass(frozen=True)
class Profile:
    """Rounds of Hypothesis, each from a seed of its own; `seeded` gives the same rounds every time."""

    settings: settings
    rounds: int
    seeded: bool


@pytest.fixture(scope="package")
def world() -> Iterator[World]:
    made = World.deployed()
    yield made
    made.ledger.close()


@pytest.fixture
def profile() -> Profile:
    name = os.environ.get("HYPOTHESIS_PROFILE", "bounded")
    rounds, seeded = {"bounded": (3, True), "nightly": (150, False)}[name]
    return Profile(settings.get_profile(name), rounds, seeded)
