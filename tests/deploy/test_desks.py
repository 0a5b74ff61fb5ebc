"""Desks in a network file: what of them is refused, how a deployment opens them, and what is verified of them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.client.desks.workspaces import DESKS, ICBC_DESK
from tests.deploy import networks
from usance.accounts import BadKey, KeyAccount, well_known
from usance.connecting import connect
from usance.deployment import (
    BadNetwork,
    Network,
    NotAsDeployed,
    Record,
    deploy,
    left_to_members,
    load_network,
    plan,
    verify,
)
from usance.deployment.keys import Key
from usance.desks import DeskAccount
from usance.resolutions import Admit

KEY = "key = { well_known = 3 }"
MAKERS, CHECKERS = "makers = [{ well_known = 3 }]", "checkers = [{ well_known = 23 }, { well_known = 24 }]"
PLAIN = f"{MAKERS}, {CHECKERS}"


def desk(inside: str) -> tuple[str, str]:
    return KEY, f"desk = {{ {inside} }}"


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ((KEY, f"{KEY}\ndesk = {{ {PLAIN} }}"), "a member needs a key, a desk or an address, and one of them only"),
        (("key = { well_known = 1 }", f"desk = {{ {PLAIN} }}"), "only a bank has a desk"),
        (desk(MAKERS), r"members\.ICBC\.desk\.checkers: is missing"),
        (desk(f"makers = [], {CHECKERS}"), r"members\.ICBC\.desk\.makers"),
        (desk(f"{MAKERS}, checkers = [{{ well_known = 3 }}]"), "well-known key 3 is a maker's and a checker's"),
        (desk(f"{MAKERS}, checkers = [{{ well_known = 4 }}, {{ well_known = 4 }}]"), "a key is there twice"),
        (desk(f"{PLAIN}, threshold = 1"), "threshold"),
        (desk(f"{PLAIN}, threshold = 4"), "2 checkers, needed 3"),
        (desk(f'{PLAIN}, threshold = 3, limits = {{ CNY = {{ single = "1.00" }} }}'), "2 checkers, needed 3"),
        (desk(f'{PLAIN}, limits = {{ CNY = {{ single = "1.001" }} }}'), "limits: "),
        (desk(f'{PLAIN}, limits = {{ CNY = {{ daily = "much" }} }}'), "'much', needed an amount such as"),
        (
            desk(f'{PLAIN}, limits = {{ USD = {{ daily = "1.00" }} }}'),
            r"members\.ICBC\.desk\.limits: USD is not settled",
        ),
        (desk(f"{PLAIN}, expires_hours = 0"), "expires_hours"),
        (desk(f"makers = [{{ }}], {CHECKERS}"), "needs one of well_known, env, keystore, or an address"),
        (desk("makers = [{ well_known = 5 }], checkers = [{ well_known = 23 }]"), None),
    ],
)
def test_a_desk_that_cannot_be_is_refused_with_the_reason(
    tmp_path: Path, change: tuple[str, str], fault: str | None
) -> None:
    if fault is None:
        assert networks.network(tmp_path, change).members[2].desk is not None
        return
    with pytest.raises(BadNetwork, match=fault):
        networks.network(tmp_path, change)


def test_a_key_that_somebody_else_holds_is_known_by_its_address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MAKER", raising=False)
    away = Key(env="MAKER", address=well_known(3).address)
    assert (away.here(), away.public_address()) == (None, well_known(3).address)
    monkeypatch.setenv("MAKER", "0x" + "11" * 32)
    assert isinstance(Key(env="MAKER").here(), KeyAccount)
    with pytest.raises(BadKey, match="environment variable MAKER"):
        away.here()
    with pytest.raises(BadKey, match=f"the key of {well_known(3).address} in this workspace"):
        Key(address=well_known(3).address).account()


def test_the_network_with_desks_that_ships_is_sound() -> None:
    from usance.deployment import DESKS as shipped

    network = load_network(shipped)
    assert [member.desk is not None for member in network.members] == [False, False, *[True] * 5]
    assert all(member.signs_here for member in network.members)


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("once")
    deploy(networks.network(folder, *DESKS), folder / "small.chain")[0].close()
    return folder


@pytest.fixture
def folder(once: Path, tmp_path: Path) -> Path:
    for name, content in networks.contents(once).items():
        (tmp_path / name).write_bytes(content)
    return tmp_path


def test_a_desk_is_opened_before_its_bank_is_admitted(folder: Path) -> None:
    planned = plan(networks.network(folder, *DESKS), folder / "small.chain")
    names = [one.step.name for one in planned]
    assert names.index("desk ICBC") + 1 == names.index("party ICBC")
    assert {one.state for one in planned} == {"done"}
    assert networks.again(folder, *DESKS)[0] == []


def test_the_account_of_a_bank_is_its_desk(folder: Path) -> None:
    record = Record.load(folder / "small.chain.record.json")
    with connect(folder / "small.chain", network=folder / "small.toml") as platform:
        account = platform.directory.account("ICBC")
        assert isinstance(account, DeskAccount)
        assert record.accounts["ICBC"] == account.address == platform.party("ICBC").account
        assert account.address not in record.addresses.values()
        for drawer in ("Claims", "DigitalLeg"):
            cash = platform.ledger_of("Cash:CNY")
            assert cash.call("Cash", "allowance", [account.address, record.addresses[drawer]]) == 2**256 - 1


def test_after_the_journal_is_lost_nothing_is_done_twice_by_a_desk(folder: Path) -> None:
    (folder / "small.chain.journal").unlink()
    before = Record.load(folder / "small.chain.record.json")
    done_now, record = networks.again(folder, *DESKS)
    assert "ICBC lets Claims draw on its CNY" in done_now
    assert (record.accounts, record.addresses, record.block) == (before.accounts, before.addresses, before.block)


ABC_DESK = networks.ABC.replace(
    "key = { well_known = 4 }",
    "[members.desk]\nmakers = [{ well_known = 30 }]\ncheckers = [{ well_known = 31 }, { well_known = 32 }]",
)
COUNCIL = ("[currencies]", "[council]\nvoting_hours = 1\nexecution_days = 30\n\n[currencies]")


def test_a_bank_that_joins_has_its_desk_opened_and_is_admitted_by_the_council_with_it(tmp_path: Path) -> None:
    path, joined = tmp_path / "small.chain", ("[currencies]", f"{ABC_DESK}[currencies]")
    deploy(networks.network(tmp_path, COUNCIL), path)[0].close()
    done_now, record = networks.again(tmp_path, COUNCIL, joined)
    assert "desk ABC" in done_now and "party ABC" not in done_now
    assert list(record.awaiting) == ["ABC"] and "ABC" not in record.accounts
    with connect(path, network=tmp_path / "small.toml") as platform:
        number = platform.desk("CBA").propose(Admit("ABC")).number
        for bank in ("ICBC", "BOC"):
            platform.desk(bank).vote(number, "for")
        platform.travel(date(2024, 9, 3))
        platform.desk("CBA").execute(number)
    done_now, after = networks.again(tmp_path, COUNCIL, joined)
    assert done_now == [] and after.awaiting == {}
    assert after.accounts["ABC"] == record.awaiting["ABC"]
    with connect(path, network=tmp_path / "small.toml") as platform:
        assert platform.directory.desk("ABC").address == record.awaiting["ABC"]
        platform.bank("ABC").introduce("Dalian Steel")


def away(folder: Path) -> Network:
    """The file of one who has a maker's key of ICBC and no checker's."""
    names = {index: f'address = "{well_known(index).address}"' for index in (13, 7, 24, 25)}
    inside = ICBC_DESK
    for index, address in names.items():
        inside = inside.replace(f"well_known = {index} ", f"{address} ")
    return networks.network(folder, (KEY, inside), DESKS[1])


def test_what_a_desk_without_its_keys_here_has_to_do_is_left_to_it(tmp_path: Path) -> None:
    network = away(tmp_path)
    ledger, record = deploy(network, tmp_path / "small.chain")
    left = left_to_members(network, ledger, record)
    assert [(one.by, one.target, one.function) for one in left] == [("ICBC", "Cash:CNY", "approve")] * 2
    ledger.close()
    assert [one.state for one in plan(network, tmp_path / "small.chain")].count("left") == 2
    networks.write(tmp_path, *DESKS)
    with connect(tmp_path / "small.chain", network=tmp_path / "small.toml") as platform:
        platform.bank("ICBC").let_claims_draw("CNY")
        assert left_to_members(network, platform.ledger, record) == ()


def changed(folder: Path, what: str) -> str:
    """ICBC changes its desk; what verification then says of the file as it was."""
    with connect(folder / "small.chain", network=folder / "small.toml") as platform:
        icbc = platform.bank("ICBC")
        if what == "keys":
            icbc.replace_key(well_known(7).address, well_known(40).address)
        elif what == "threshold":
            icbc.set_threshold(3)
        else:
            icbc.set_limits("CNY")
        with pytest.raises(NotAsDeployed) as found:
            verify(platform.ledger, platform.network, since=platform.record.since, accounts=platform.record.accounts)
    return str(found.value)


@pytest.mark.parametrize("what", ["keys", "threshold", "limits"])
def test_a_desk_that_is_not_as_the_file_says_is_seen(folder: Path, what: str) -> None:
    assert changed(folder, what).startswith(f"desk ICBC, {what}")


def test_an_account_that_is_no_desk_is_seen(folder: Path) -> None:
    with connect(folder / "small.chain", network=folder / "small.toml") as platform:
        accounts = {**platform.record.accounts, "ICBC": well_known(3).address}
        with pytest.raises(NotAsDeployed, match="desk ICBC, code"):
            verify(platform.ledger, platform.network, since=platform.record.since, accounts=accounts)
