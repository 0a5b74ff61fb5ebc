"""Two workspaces of a bank with folders of their own, at one node: anvil where it is installed, and an embedded chain
behind JSON-RPC everywhere."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.client.conftest import node_url
from tests.client.desks.workspaces import ALL, CHECKER, DESKS, MAKER, address
from tests.deploy import networks
from usance import errors
from usance.connecting import connect
from usance.deployment import deploy, load_network
from usance.money import Money
from usance.platform import Platform


@pytest.fixture(scope="module", params=["served", "anvil"])
def deployed(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The folder from which the network with desks was deployed at a node; ICBC has CNY 500.00 there."""
    folder = tmp_path_factory.mktemp("deployed")
    with node_url(request.param) as url:
        chain = f'kind = "rpc"\nchain_id = 31337\nurl = "{url}"\ndeployer = {{ well_known = 0 }}'
        path = networks.write(folder, *DESKS, chain=chain)
        deploy(load_network(path), records=folder / "records")[0].close()
        with connect(network=path, records=folder / "records") as platform:
            platform.desk("PBoC").issue_cash("ICBC", "CNY 500.00")
        yield folder


def workspace(folder: Path, deployed: Path, *keys: int) -> Platform:
    """With the record and a network file, in which only these keys of ICBC are."""
    (folder / "records").mkdir(parents=True)
    shutil.copy(deployed / "records" / "small.json", folder / "records")
    text = (deployed / "small.toml").read_text(encoding="utf-8")
    for index in ALL - set(keys):
        text = text.replace(f"{{ well_known = {index} }}", f'{{ address = "{address(index)}" }}')
    (folder / "small.toml").write_text(text, encoding="utf-8")
    return connect(network=folder / "small.toml", records=folder / "records")


def pay(at: Callable[[], Platform], keys: list[str]) -> None:
    with at() as platform:
        for key in keys:
            platform.bank("ICBC").transfer_cash("BOC", "CNY 1.00", key=key)


@pytest.mark.parametrize("folders", [1, 2], ids=["processes of one workspace", "two workspaces"])
def test_many_who_have_all_keys_pay_at_once_and_each_payment_is_made_once(
    deployed: Path, tmp_path: Path, folders: int
) -> None:
    places = [tmp_path / str(number) for number in range(folders)]
    for place in places:
        workspace(place, deployed, *ALL).close()

    def at(place: Path) -> Callable[[], Platform]:
        return lambda: connect(network=place / "small.toml", records=place / "records")

    with at(places[0])() as platform:
        before, since = platform.bank("BOC").cash(), platform.ledger.block_number() + 1
    # Two of them pay what a third one pays too; the node has seen the keys of no other test.
    lists = [[f"{key}{folders}" for key in keys] for keys in ("abcd", "cdef", "fagh")]
    with ThreadPoolExecutor(len(lists)) as pool:
        list(pool.map(lambda one: pay(at(places[one[0] % folders]), one[1]), enumerate(lists)))
    with at(places[0])() as platform:
        assert platform.bank("BOC").cash() == before + Money.parse("CNY 8.00")
        paid = [one for one in platform.ledger.logs(since) if (one.contract, one.name) == ("Cash:CNY", "Transfer")]
        assert len(paid) == 8


def test_a_maker_and_a_checker_work_at_folders_of_their_own(deployed: Path, tmp_path: Path) -> None:
    with (
        workspace(tmp_path / "maker", deployed, MAKER) as maker,
        workspace(tmp_path / "checker", deployed, CHECKER) as checker,
    ):
        held, before = maker.bank("ICBC").cash(), maker.bank("BOC").cash()
        paid = Money.parse("CNY 100.00")
        with pytest.raises(errors.WaitingForRelease) as waiting:
            maker.bank("ICBC").transfer_cash("BOC", paid, key="rent")
        taken = checker.bank("ICBC").take_in(maker.bank("ICBC").hand_over(waiting.value.number))
        assert checker.bank("ICBC").release_operation(taken.number).state == "released"
        assert maker.bank("ICBC").transfer_cash("BOC", paid, key="rent") == held - paid
        with pytest.raises(errors.UnknownCredit):
            maker.bank("ICBC").advise("3-9")
        assert maker.bank("BOC").cash() == before + paid
