"""A platform deployed once a session; each test starts from it and leaves it as it was."""

from __future__ import annotations

import gc
import os
import shutil
import signal
from collections.abc import Iterator
from datetime import time
from pathlib import Path
from typing import TypeVar

import pytest

from tests import defaults
from tests.chamber import Chamber
from tests.people import Stage
from tests.remembering import remember
from usance.artifacts import shipped
from usance.calendars import seconds_at
from usance.chains.embedded import EmbeddedChain
from usance.deployment import Deployment, Network, load_network

T = TypeVar("T", bound=Stage)
LONGEST = ("tests/invariants/", "tests/swift/test_fuzzing.py", "tests/test_gas.py", "tests/guards/")

IN_MEMORY = Path("/dev/shm")
ROOM = 4 * 10**9
"""Bytes free there, from which on what tests keep in files is kept there: it is safe from a killed process, and need
not be from a power cut, for which each write of theirs would wait for the disk."""

if IN_MEMORY.is_dir() and shutil.disk_usage(IN_MEMORY).free > ROOM:
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(IN_MEMORY))

# Started in the background, a shell has us ignore Ctrl-C, and so would the processes that tests interrupt.
signal.signal(signal.SIGINT, signal.default_int_handler)
remember()
# Python looks through all objects for cycles after every 700 new ones, which took a fifth of the time of all tests.
gc.set_threshold(50_000, 20, 50)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes longest in one piece comes first, so that no worker is left alone with it at the end."""
    items.sort(key=lambda item: not item.nodeid.startswith(LONGEST))


def pytest_collection_finish() -> None:
    """What is there before the first test, modules and tests, stays to the end and need not be looked through."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def deployed() -> tuple[Stage, int]:
    """The platform with two customers and funded banks, and the snapshot that each test goes back to.

    Without a council, so that the association does in one transaction what a resolution takes six for; the tests of the
    council have `chamber`.
    """
    stage = _prepared(Stage, load_network().model_copy(update={"council": None}))
    return stage, stage.chain.snapshot()


@pytest.fixture
def stage(deployed: tuple[Stage, int]) -> Iterator[Stage]:
    platform, snapshot = deployed
    # A folder that prepares more on the same chain leaves it there.
    platform.chain.revert(snapshot)
    defaults.begin_test()
    yield platform.again()
    defaults.end_test()
    platform.chain.revert(snapshot)


@pytest.fixture(scope="session")
def convened() -> tuple[Chamber, int]:
    """The embedded network as it ships, with a council, and the snapshot that each test goes back to."""
    chamber = _prepared(Chamber, load_network())
    return chamber, chamber.chain.snapshot()


@pytest.fixture
def chamber(convened: tuple[Chamber, int]) -> Iterator[Chamber]:
    platform, snapshot = convened
    platform.chain.revert(snapshot)
    defaults.begin_test()
    yield Chamber.of(platform)
    defaults.end_test()
    platform.chain.revert(snapshot)


def _prepared(kind: type[T], network: Network) -> T:
    artifacts = shipped()
    start = seconds_at("CN", defaults.START, time(8))
    chain = EmbeddedChain.create(None, start=start, version=artifacts.version)
    ledger, record = Deployment(network, chain, artifacts).run()
    stage = kind(network, chain, ledger, record)
    stage.customer("Huaxin Textiles", "ICBC")
    stage.customer("Ningbo Cotton", "BOC")
    for bank in ("ICBC", "ABC", "BOC", "CCB", "BoCom"):
        stage.fund(bank, 5_000_000_000)
    stage.on(defaults.START)
    return stage
