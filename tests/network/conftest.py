"""Four validators of the banks' own engine on this machine, with a small platform deployed on them.

`make test-network` runs these; `make test` leaves them out, as they need Go and some minutes.
"""

from __future__ import annotations

import shutil
import socket
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from deploy.network import engine, making, processes, running
from deploy.network.consortium import load_consortium
from deploy.network.engine import Engine
from deploy.network.faults import NoGo
from deploy.network.homes import Home
from deploy.network.voting import Floor
from tests.client.conftest import Till, chain, open_till, till, till_artifacts
from tests.deploy import networks
from usance.accounts import KeyAccount, well_known
from usance.artifacts import Artifacts
from usance.chains.rpc import RpcChain
from usance.deployment import Network, deploy
from usance.platform import Platform

__all__ = ["chain", "till", "till_artifacts"]

BANKS = ("ICBC", "ABC", "BOC", "CCB")
CHAIN_ID = 20262
NEWCOMER = "BoCom"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.network)


@dataclass(frozen=True)
class Validators:
    """The network, and what tests do to it."""

    home: Home
    engine: Engine
    file: Path

    @property
    def floor(self) -> Floor:
        return Floor(self.home, self.engine)

    def kill(self, *banks: str) -> None:
        running.stop(self.home, list(banks), hard=True)

    def start(self, *banks: str) -> None:
        running.start(self.home, self.engine, list(banks or BANKS))

    def height(self, bank: str) -> int:
        return running.node(self.home, bank).height()

    def urls(self, *banks: str) -> list[str]:
        return [running.node(self.home, bank).jsonrpc for bank in banks or BANKS]

    def stands_still(self, bank: str, seconds: float) -> bool:
        time.sleep(2)
        before = self.height(bank)
        time.sleep(seconds)
        return self.height(bank) == before

    def agree(self, *banks: str) -> bool:
        """Whether all nodes have the same blocks and the same states, from the first to the last that all have."""
        banks = banks or BANKS
        last = min(self.height(bank) for bank in banks)
        heights = [1, *range(max(2, last - 20), last + 1)]
        return all(len({running.node(self.home, bank).block_id(height) for bank in banks}) == 1 for height in heights)


def free_ports(number: int) -> int:
    """The first of so many ports in a row that nobody uses."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        base = 20_000 + probe.getsockname()[1] % 8_000 // 10 * 10
    while processes.taken(list(range(base, base + number))):
        base += number
    return base


def written(path: Path, *banks: str, port: int, begins: datetime | None = None) -> Path:
    """A network file of those banks' nodes."""
    begins = begins or datetime.now(UTC) - timedelta(seconds=30)
    deployers = [account.address for account in (well_known(0), well_known(1))]
    validators = "".join(
        f'[[consortium.validators]]\nbank = "{bank}"\nhost = "127.0.0.1"\nport = {port + 10 * at}\n'
        for at, bank in enumerate(banks)
    )
    path.write_text(
        f"[chain]\nchain_id = {CHAIN_ID}\n[consortium]\ntrial = true\n"
        f'genesis_time = {begins:%Y-%m-%dT%H:%M:%SZ}\nvoting_period = "25s"\nblock_pause = 200\n'
        f"[consortium.access]\ndeployers = {deployers}\n{validators}",
        encoding="utf-8",
    )
    return path


def built_or_skipped(*, is_trial: bool = False) -> Engine:
    """The engine; a test is skipped where there is no Go to build it with."""
    try:
        return engine.build(print, is_trial=is_trial)
    except NoGo as missing:
        pytest.skip(str(missing))


@contextmanager
def trial_of(folder: Path, *banks: str, start: str) -> Iterator[Validators]:
    """Nodes of those banks that run, and on whose chain it is the day `start`; its clock can be set forward."""
    built = built_or_skipped(is_trial=True)
    file = written(folder / "trial.toml", *banks, port=free_ports(10 * len(banks)))
    begins = next(line for line in file.read_text().splitlines() if line.startswith("genesis_time"))
    file.write_text(file.read_text().replace(begins, f"start = {start}"), encoding="utf-8")
    home = Home(folder / "home", load_consortium(file))
    making.init(home, built, list(banks))
    made = Validators(home, built, file)
    try:
        made.start(*banks)
        yield made
    finally:
        running.stop(home, home.here)


@pytest.fixture(scope="session")
def built() -> Engine:
    return built_or_skipped()


@pytest.fixture(scope="session")
def port() -> int:
    return free_ports(60)


@pytest.fixture(scope="session")
def validators(built: Engine, port: int, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Validators]:
    folder = tmp_path_factory.mktemp("validators")
    file = written(folder / "four.toml", *BANKS, port=port)
    home = Home(folder / "home", load_consortium(file))
    making.init(home, built, list(BANKS))
    network = Validators(home, built, file)
    try:
        network.start()
        yield network
    finally:
        running.stop(home, home.here)
        kept = folder / "home/logs"
        kept.mkdir(exist_ok=True)
        for bank in BANKS:
            shutil.copyfile(home.log(bank), kept / f"{bank}.log")


@pytest.fixture(autouse=True)
def whole(validators: Validators) -> Iterator[None]:
    """Each test finds four nodes that run, and leaves them so."""
    yield
    validators.start()


@pytest.fixture(scope="session")
def network(validators: Validators, tmp_path_factory: pytest.TempPathFactory) -> Network:
    """The small platform's network file: each client knows all four nodes."""
    urls, year = validators.urls(), datetime.now(UTC).year
    at = f'kind = "rpc"\nchain_id = {CHAIN_ID}\nurl = "{urls[0]}"\nurls = {urls[1:]}\ndeployer = {{ well_known = 0 }}'
    changes = (
        *(("first_year = 2024\nlast_year = 2024", f"first_year = {year - 1}\nlast_year = {year + 1}"),),
        *(('places = ["CN"]', 'places = ["US"]'), ('settled = ["CNY"]', 'settled = ["USD"]')),
        *(("[rules.PRC2016]", "[rules.UCP600]"), ('only_currency = "CNY"\n', "")),
        *(('place = "CN"', 'place = "US"'),) * 4,
    )
    return networks.network(tmp_path_factory.mktemp("platform"), *changes, chain=at)


@pytest.fixture(scope="session")
def platform(network: Network, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Platform]:
    ledger, record = deploy(network, records=tmp_path_factory.mktemp("records"))
    with closing(Platform(ledger, record, network)) as made:
        made.bank("ICBC").introduce("Huaxin Textiles")
        made.bank("BOC").introduce("Ningbo Cotton")
        yield made


@pytest.fixture
def any_till(validators: Validators, till_artifacts: Artifacts) -> Till:
    """As in tests/client, on the network: the tests there that take any chain are run on it here."""
    url, *others = validators.urls()
    return open_till(RpcChain(url, chain_id=CHAIN_ID, others=others), till_artifacts)


@pytest.fixture
def unlisted() -> KeyAccount:
    return well_known(40)
