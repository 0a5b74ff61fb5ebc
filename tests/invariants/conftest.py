"""The world of the invariants, and how far the machine goes: HYPOTHESIS_PROFILE is `bounded` (as without it) or
`nightly`; USANCE_ROUNDS is how many rounds it plays, if not as many as the profile says."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.internal.conjecture import providers

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
    """Rounds of Hypothesis, each from one of `seeds`; `seeded` gives the same rounds every time. With fewer steps
    than `least` in all of them nothing is shown."""

    settings: settings
    seeds: tuple[int, ...]
    least: int
    seeded: bool


@pytest.fixture(autouse=True)
def no_constants(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Hypothesis likes to draw constants of the modules that happen to be loaded. Without them a seed fixes the steps,
    whatever other tests have run before."""
    monkeypatch.setattr(providers, "_get_local_constants", providers.Constants)
    providers.CONSTANTS_CACHE.cache.clear()
    yield
    providers.CONSTANTS_CACHE.cache.clear()


@pytest.fixture(scope="package")
def world() -> Iterator[World]:
    made = World.deployed()
    yield made
    made.ledger.close()


@pytest.fixture
def profile() -> Profile:
    name = os.environ.get("HYPOTHESIS_PROFILE", "bounded")
    kinds = {"bounded": ((300, 302, 303), 2_000, True), "nightly": (tuple(range(40)), 50_000, False)}
    seeds, least, seeded = kinds[name]
    rounds = int(os.environ.get("USANCE_ROUNDS", len(seeds)))
    return Profile(settings.get_profile(name), seeds[:rounds], least, seeded)
