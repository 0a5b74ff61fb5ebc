"""Making what a network begins with: each bank's keys and configuration, and the genesis that all share."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from deploy.network import settings, trial
from deploy.network.cards import Card
from deploy.network.engine import Engine
from deploy.network.faults import BadHome
from deploy.network.homes import Home, digest_of, read_made
from deploy.network.keyring import Keyring
from usance.ledger import NOBODY


def init(home: Home, engine: Engine, banks: list[str]) -> bool:
    """Make the homes of `banks`, and the genesis once the cards of all are there; whether it is. What is made is kept.

    Raises BadHome for a folder of something else, EngineRefused.
    """
    if home.path.exists() and read_made(home.path) is None and any(home.path.iterdir()):
        raise BadHome(home.path, "is not empty and no network was made there", "name another --home")
    if (made := read_made(home.path)) is None:
        home.mark()
    elif "genesis" in made:
        raise BadHome(home.path, "a network was made here already", "start it, or destroy it first")
    for bank in banks:
        if bank not in home.cards:
            make_node(home, engine, bank)
    if set(home.consortium.banks) - set(home.cards):
        return False
    write_genesis(home, engine)
    return True


def make_node(home: Home, engine: Engine, bank: str) -> Card:
    """Keys and configuration of one node, made beside and put in its place whole, so that keys are never made over
    others. Raises BadHome for a folder without a card."""
    folder, fresh = home.of(bank), home.path / f"{bank}.new"
    if not folder.exists():
        shutil.rmtree(fresh, ignore_errors=True)
        _make(home, engine, bank, fresh).save(fresh)
        fresh.rename(folder)
    card = Card.load(folder / f"{bank}.json")
    card.save(home.path / "cards")
    return card


def _make(home: Home, engine: Engine, bank: str, folder: Path) -> Card:
    engine.run("init", bank, "--chain-id", home.consortium.chain_name, home=folder)
    folder.chmod(0o700)
    operator = Keyring(engine, folder, in_clear=home.consortium.trial).make(bank)
    key = json.loads((folder / "config/priv_validator_key.json").read_text())["pub_key"]["value"]
    node = engine.run("comet", "show-node-id", home=folder).strip().splitlines()[-1]
    settings.change(folder / "config/config.toml", settings.of_consensus(home.consortium, bank))
    settings.change(folder / "config/app.toml", settings.of_application(home.consortium, bank))
    own = home.consortium.validator(bank)
    settings.change(folder / "config/client.toml", {("", "node"): f"tcp://127.0.0.1:{own.at('rpc')}"})
    return Card(bank, operator, key, node)


def write_genesis(home: Home, engine: Engine) -> None:
    """The same bytes at every bank, as all of it is in the consortium file and the cards."""
    cards, consortium = home.cards, home.consortium
    members = [{"name": b, "operator": cards[b].operator, "consensus": cards[b].consensus} for b in consortium.banks]
    given = {
        "evm_chain_id": consortium.chain_id,
        "genesis_time": consortium.begins().isoformat().replace("+00:00", "Z"),
        "voting_period": consortium.voting_period,
        "members": members,
        # What nobody in particular asks is asked by the account that nobody can sign for; so is whether code is ours,
        # by making it in a call.
        **{name: [*listed, NOBODY] if listed else [] for name, listed in consortium.access},
    }
    (home.path / "members.json").write_text(json.dumps(given, indent=2) + "\n", encoding="utf-8")
    engine.run("genesis", "assemble", str(home.path / "members.json"), str(home.genesis))
    home.genesis.chmod(0o644)
    for bank in home.here:
        share(home, bank)
    if consortium.start is not None:
        trial.begin(home.clock, consortium.begins().timestamp())
    home.mark(genesis=digest_of(home.genesis))


def share(home: Home, bank: str) -> None:
    """Give the bank's node the genesis, and the ids of its peers as they are known now."""
    folder, ids = home.of(bank), {name: card.node for name, card in home.cards.items()}
    shutil.copyfile(home.genesis, folder / "config/genesis.json")
    settings.change(folder / "config/config.toml", settings.of_peers(home.consortium, bank, ids))
