"""The network of validators, as far as it needs no engine: its file, its settings, the build, Besu's genesis."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
import rlp

from deploy.network import engine, processes, settings, trial
from deploy.network.besu import genesis
from deploy.network.cards import Card
from deploy.network.consortium import load_consortium
from deploy.network.faults import BadConsortium, BadHome, NoGo, NotBuilt
from deploy.network.homes import Home
from deploy.script import NETWORKS
from usance.accounts import well_known
from usance.deployment import load_network

SHIPPED = NETWORKS / "consortium.toml"


def spoilt(folder: Path, old: str, new: str) -> Path:
    text = SHIPPED.read_text(encoding="utf-8")
    assert old in text
    path = folder / "consortium.toml"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return path


def test_the_consortium_that_ships_is_the_five_banks_and_the_association() -> None:
    consortium = load_consortium(SHIPPED)
    assert consortium.banks == ["ICBC", "ABC", "BOC", "CCB", "BoCom", "CBA"]
    assert consortium.chain_name == "usance-20260"


def test_the_urls_of_the_network_file_are_those_of_its_validators() -> None:
    consortium, chain = load_consortium(SHIPPED), load_network(SHIPPED).chain
    ports = [one.at("jsonrpc") for one in consortium.validators]
    assert [chain.url, *chain.urls] == [f"http://127.0.0.1:{port}" for port in ports]
    assert consortium.access.deployers == [chain.deployer.account().address]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('bank = "ABC"', 'bank = "ICBC"', "two validators are ICBC's"),
        ("port = 27610", "port = 27605", "both use port 27605"),
        ("port = 27610", "port = 80", "validators.1.port"),
        ("trial = true", "trial = false", "needs genesis_time, or start where it is a trial"),
        ("start = 2024-06-03", "genesis_time = 2026-12-01T00:00:00", "needs its offset"),
        ('voting_period = "20s"', 'voting_period = "soon"', "needed a whole number with s, m or h"),
        ("block_pause = 200", "block_pauses = 200", "block_pauses"),
        ("chain_id = 20260", "chain_id = 0", "chain_id"),
        ("0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266", "0xf39f", "is not an address"),
        ('host = "127.0.0.1"', 'host = "a bank"', "validators.0.host"),
    ],
)
def test_a_consortium_that_does_not_fit_is_refused_with_the_field(
    tmp_path: Path, old: str, new: str, said: str
) -> None:
    with pytest.raises(BadConsortium) as refused:
        load_consortium(spoilt(tmp_path, old, new))
    assert said in str(refused.value)


def test_a_network_file_without_validators_is_told_apart() -> None:
    with pytest.raises(BadConsortium, match="does not say who runs the nodes"):
        load_consortium(NETWORKS / "anvil.toml")
    with pytest.raises(BadConsortium, match="there is no such file"):
        load_consortium(NETWORKS / "nowhere.toml")


def test_without_go_the_version_that_is_needed_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(engine, "KEPT", tmp_path)
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    with pytest.raises(NoGo, match=r"there is no go on the path; needed to build it: Go 1\.25 or later, with cgo"):
        engine.build(print)
    with pytest.raises(NotBuilt, match=r"build it: python -m deploy\.network build"):
        engine.built()


def test_a_go_that_is_too_old_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    old = subprocess.CompletedProcess([], 0, '{"GOVERSION": "go1.21.3", "CGO_ENABLED": "1"}', "")
    monkeypatch.setattr(engine, "KEPT", tmp_path)
    monkeypatch.setattr(shutil, "which", lambda name: f"/opt/{name}")
    monkeypatch.setattr(subprocess, "run", lambda *_given, **_how: old)
    with pytest.raises(NoGo, match=r"is go1\.21\.3; needed to build it: Go 1\.25"):
        engine.build(print)


def test_an_engine_that_is_built_is_not_built_again(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(engine, "KEPT", tmp_path)
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    kept = tmp_path / f"usanced-{engine.digest()}"
    kept.touch()
    assert engine.build(print).path == kept
    assert engine.digest() != engine.digest(is_trial=True)


def test_settings_are_changed_where_they_are_and_nowhere_else(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text('# top\nname = "a"\n\n[rpc]\n# where\nladdr = "x"\n\n[p2p]\nladdr = "y"\n')
    settings.change(path, {("p2p", "laddr"): "tcp://1", ("", "name"): "b"})
    assert path.read_text() == '# top\nname = "b"\n\n[rpc]\n# where\nladdr = "x"\n\n[p2p]\nladdr = "tcp://1"\n'
    with pytest.raises(BadHome, match=r"has no p2p\.port"):
        settings.change(path, {("p2p", "port"): 1})


def test_each_node_talks_to_the_other_banks_nodes_only() -> None:
    consortium = load_consortium(SHIPPED)
    ids = {bank: f"id-of-{bank}" for bank in consortium.banks}
    peers = str(settings.of_peers(consortium, "ICBC", ids)["p2p", "persistent_peers"]).split(",")
    assert len(peers) == 5
    assert "id-of-CBA@127.0.0.1:27650" in peers
    assert settings.of_consensus(consortium, "ICBC")["p2p", "max_num_inbound_peers"] == 0
    assert settings.of_application(consortium, "ICBC")["json-rpc", "address"] == "127.0.0.1:27602"


def test_a_card_of_another_bank_or_of_nobody_is_refused(tmp_path: Path) -> None:
    card = Card("ICBC", "usance1...", "key", "node")
    path = card.save(tmp_path)
    assert Card.load(path) == card
    with pytest.raises(BadHome, match="no card of this bank"):
        Card.load(path.rename(tmp_path / "ABC.json"))
    (tmp_path / "BOC.json").write_text("{")
    with pytest.raises(BadHome, match="is no card of a bank"):
        Card.load(tmp_path / "BOC.json")


def test_a_folder_in_which_no_network_was_made_is_told_and_left(tmp_path: Path) -> None:
    home = Home(tmp_path, load_consortium(SHIPPED))
    with pytest.raises(BadHome, match=r"make it: python -m deploy\.network init"):
        home.check_made()
    (tmp_path / "ICBC").mkdir()
    with pytest.raises(BadHome, match="nothing was removed"):
        home.destroy()
    assert (tmp_path / "ICBC").is_dir()


def test_a_pid_file_that_is_left_over_is_not_believed(tmp_path: Path) -> None:
    assert processes.pid_of(tmp_path) is None
    (tmp_path / "node.pid").write_text("1\n")
    assert processes.pid_of(tmp_path) is None
    assert processes.stop(tmp_path) is False
    assert not (tmp_path / "node.pid").exists()


def test_the_clock_of_a_trial_begins_where_it_is_told(tmp_path: Path) -> None:
    clock = tmp_path / "clock"
    assert trial.shift_of(clock) == 0
    trial.begin(clock, 0)
    assert trial.shift_of(clock) < -1_700_000_000
    clock.write_text("half writ")
    assert trial.shift_of(clock) == 0


def test_the_genesis_for_besu_names_the_validators_as_qbft_has_them() -> None:
    validators = [well_known(index).address for index in range(4)]
    made = genesis(20261, validators)
    vanity, named, vote, number, seals = rlp.decode(bytes.fromhex(str(made["extraData"])[2:]))
    assert (len(vanity), vote, number, seals) == (32, [], b"", [])
    assert sorted("0x" + one.hex() for one in named) == sorted(one.lower() for one in validators)
    for wrong in ([], [validators[0], validators[0]], ["0x12"]):
        with pytest.raises(BadConsortium, match="needed: addresses"):
            genesis(20261, wrong)
