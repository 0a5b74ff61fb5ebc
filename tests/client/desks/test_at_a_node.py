"""Two workspaces of a bank with folders of their own, at one node: anvil where it is installed, and an embedded chain
behind JSON-RPC everywhere."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.client.desks.workspaces import ALL, CHECKER, DESKS, MAKER, address
from tests.deploy import networks
from usance import errors
from usance.connecting import connect
from usance.deployment import deploy, load_network
from usance.money import Money
from usance.platform import Platform


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
    url: str, tmp_path: Path, folders: int
) -> None:
    chain = f'kind = "rpc"\nchain_id = 31337\nurl = "{url}"\ndeployer = {{ well_known = 0 }}'
    path = networks.write(tmp_path, *DESKS, chain=chain)
    deploy(load_network(path), records=tmp_path / "records")[0].close()
    with connect(network=path, records=tmp_path / "records") as platform:
        platform.desk("PBoC").issue_cash("ICBC", "CNY 500.00")
    places = [tmp_path / str(number) for number in range(folders)]
    for place in places:
        workspace(place, tmp_path, *ALL).close()

    def at(place: Path) -> Callable[[], Platform]:
        return lambda: connect(network=place / "small.toml", records=place / "records")

    # Two of them pay what a third one pays too.
    lists = [["a", "b", "c", "d"], ["c", "d", "e", "f"], ["f", "a", "g", "h"]]
    with ThreadPoolExecutor(len(lists)) as pool:
        list(pool.map(lambda one: pay(at(places[one[0] % folders]), one[1]), enumerate(lists)))
    with connect(network=path, records=tmp_path / "records", write=False) as after:
        assert after.bank("BOC").cash() == Money.parse("CNY 8.00")
        paid = [one for one in after.ledger.logs(0) if one.name == "Transfer" and one.contract == "Cash:CNY"]
        assert len(paid) == 8 + 1


def test_a_maker_and_a_checker_work_at_folders_of_their_own(url: str, tmp_path: Path) -> None:
    chain = f'kind = "rpc"\nchain_id = 31337\nurl = "{url}"\ndeployer = {{ well_known = 0 }}'
    path = networks.write(tmp_path, *DESKS, chain=chain)
    deploy(load_network(path), records=tmp_path / "records")[0].close()
    with (
        workspace(tmp_path / "maker", tmp_path, MAKER) as maker,
        workspace(tmp_path / "checker", tmp_path, CHECKER) as checker,
    ):
        checker.desk("PBoC").issue_cash("ICBC", "CNY 500.00")
        with pytest.raises(errors.WaitingForRelease) as waiting:
            maker.bank("ICBC").transfer_cash("BOC", "CNY 100.00", key="rent")
        taken = checker.bank("ICBC").take_in(maker.bank("ICBC").hand_over(waiting.value.number))
        assert checker.bank("ICBC").release_operation(taken.number).state == "released"
        assert maker.bank("ICBC").transfer_cash("BOC", "CNY 100.00", key="rent") == Money.parse("CNY 400.00")
        with pytest.raises(errors.UnknownCredit):
            maker.bank("ICBC").advise("3-9")
        assert maker.bank("BOC").cash() == Money.parse("CNY 100.00")
