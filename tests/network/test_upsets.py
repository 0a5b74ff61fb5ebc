"""What an operator may do wrong: each is told in a line, and nothing is broken by it."""

from __future__ import annotations

import socket
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from deploy.network import engine, homes, making, processes, running
from deploy.network.consortium import load_consortium
from deploy.network.engine import Engine
from deploy.network.faults import BadConsortium, BadHome, ClockSkew, EngineRefused, NodeSilent, NotReady, PortTaken
from deploy.network.homes import Home
from deploy.network.keyring import PASSWORD, NoPassword
from tests.network.conftest import BANKS, Validators, free_ports, written


def alone(folder: Path, built: Engine, **changes: datetime) -> Home:
    """A network of one node that was never started."""
    home = Home(folder / "home", load_consortium(written(folder / "one.toml", "ICBC", port=free_ports(10), **changes)))
    making.init(home, built, ["ICBC"])
    return home


def test_a_second_start_changes_nothing(validators: Validators) -> None:
    before = [processes.pid_of(validators.home.of(bank)) for bank in BANKS]
    assert running.start(validators.home, validators.engine, list(BANKS)) == []
    assert [processes.pid_of(validators.home.of(bank)) for bank in BANKS] == before


def test_a_port_in_use_is_told_before_anything_is_started(validators: Validators) -> None:
    validators.kill("ABC", "ICBC")
    with socket.socket() as other:
        other.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        other.bind(("127.0.0.1", taken := validators.home.consortium.validator("ABC").at("jsonrpc")))
        other.listen()
        with pytest.raises(PortTaken, match=f"ABC: port {taken} in use"):
            validators.start("ICBC", "ABC")
    assert processes.pid_of(validators.home.of("ICBC")) is None


def test_another_genesis_is_refused_with_both_digests(validators: Validators) -> None:
    validators.kill("BOC")
    genesis = validators.home.of("BOC") / "config/genesis.json"
    kept = genesis.read_bytes()
    genesis.write_bytes(kept.replace(b'"usance-', b'"usance-1'))
    with pytest.raises(BadHome, match=f"another genesis, .*needed: {homes.digest_of(validators.home.genesis)[:16]}"):
        validators.start("BOC")
    genesis.write_bytes(kept)


def test_a_network_is_not_made_twice_in_one_folder(validators: Validators, tmp_path: Path, built: Engine) -> None:
    with pytest.raises(BadHome, match="made here already"):
        making.init(validators.home, built, list(BANKS))
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(BadHome, match="is not empty"):
        making.init(Home(tmp_path, validators.home.consortium), built, list(BANKS))
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_a_network_that_begins_later_by_this_clock_is_not_started(built: Engine, tmp_path: Path) -> None:
    home = alone(tmp_path, built, begins=datetime.now(UTC) + timedelta(hours=2))
    with pytest.raises(ClockSkew, match="the chain begins at"):
        running.start(home, built, ["ICBC"])


def test_a_node_that_ends_at_once_says_why(built: Engine, tmp_path: Path) -> None:
    home = alone(tmp_path, built)
    settings = home.of("ICBC") / "config/app.toml"
    settings.write_text(settings.read_text().replace("evm-chain-id = 20262", "evm-chain-id = 9"))
    with pytest.raises(NotReady, match=r"expected chain .*usance-9"):
        running.start(home, built, ["ICBC"])


def test_a_node_is_not_healed_where_no_peer_answers(built: Engine, tmp_path: Path) -> None:
    home = alone(tmp_path, built)
    with pytest.raises(NodeSilent, match="from its peers only"):
        running.heal(home, built, "ICBC")
    assert (home.of("ICBC") / "data/priv_validator_state.json").is_file()


def test_lost_keys_are_not_healed_but_told(validators: Validators) -> None:
    key = validators.home.of("CCB") / "config/priv_validator_key.json"
    validators.kill("CCB")
    kept = key.read_bytes()
    key.unlink()
    with pytest.raises(BadHome, match=r"lost priv_validator_key\.json"):
        running.heal(validators.home, validators.engine, "CCB")
    key.write_bytes(kept)


def test_only_what_was_made_is_destroyed(built: Engine, tmp_path: Path) -> None:
    home = alone(tmp_path, built)
    (home.path / "mine.txt").write_text("mine")
    home.destroy()
    assert [path.name for path in home.path.iterdir()] == ["mine.txt"]
    with pytest.raises(BadHome, match="nothing was removed"):
        home.destroy()


def test_a_real_network_encrypts_the_keys_and_each_bank_makes_its_own(
    built: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = written(tmp_path / "real.toml", "ICBC", "ABC", port=free_ports(20))
    file.write_text(file.read_text().replace("trial = true", "trial = false"))
    icbc, abc = (Home(tmp_path / name, load_consortium(file)) for name in ("icbc", "abc"))
    monkeypatch.delenv(PASSWORD, raising=False)
    with pytest.raises(NoPassword):
        making.init(icbc, built, ["ICBC"])
    monkeypatch.setenv(PASSWORD, "of ICBC alone")
    assert not making.init(icbc, built, ["ICBC"])
    with pytest.raises(BadHome, match="the cards of ABC are missing"):
        icbc.check("ICBC")
    monkeypatch.setenv(PASSWORD, "of ABC alone")
    assert not making.init(abc, built, ["ABC"])
    icbc.cards["ICBC"].save(abc.path / "cards")
    abc.cards["ABC"].save(icbc.path / "cards")
    assert making.init(icbc, built, ["ICBC"]) and making.init(abc, built, ["ABC"])
    assert homes.digest_of(icbc.genesis) == homes.digest_of(abc.genesis)
    monkeypatch.setenv(PASSWORD, "a wrong guess")
    with pytest.raises(EngineRefused):
        icbc.keyring(built, "ICBC").run("keys", "show", "ICBC")
    assert not any("PRIVATE" in path.read_text(errors="replace") for path in icbc.of("ICBC").glob("keyring-file/*"))


def test_a_bank_that_runs_no_node_is_unknown(validators: Validators) -> None:
    with pytest.raises(BadConsortium, match="no validator is Foreign's; there are ICBC, ABC, BOC, CCB"):
        validators.home.consortium.validator("Foreign")


def test_the_engine_says_of_which_sources_it_is(built: Engine) -> None:
    assert engine.digest() in built.run("digest")
