"""A small network that is deployed once, and copied for each test that goes on from there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.deploy import networks
from usance.deployment import attach, deploy
from usance.ledger import Ledger


@pytest.fixture(scope="session")
def deployed_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the small network, its chain and all that belongs to it; for copying."""
    folder = tmp_path_factory.mktemp("deployed")
    deploy(networks.network(folder), folder / "small.chain")[0].close()
    return folder


@pytest.fixture
def folder(deployed_once: Path, tmp_path: Path) -> Path:
    for name, content in networks.contents(deployed_once).items():
        (tmp_path / name).write_bytes(content)
    return tmp_path


@pytest.fixture
def ledger(folder: Path) -> Iterator[Ledger]:
    """For writing, with well-known keys, to the deployed network."""
    opened, _ = attach(networks.network(folder), folder / "small.chain", write=True)
    yield opened
    opened.close()
