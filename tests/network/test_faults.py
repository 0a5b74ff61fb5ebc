"""Nodes that are killed, that lose their data, and that are not of the network."""

from __future__ import annotations

import shutil
import time
from datetime import timedelta
from itertools import count

import pytest

from deploy.network import homes, making, processes, running
from deploy.network.consortium import load_consortium
from deploy.network.faults import BadHome, NodeSilent
from deploy.network.homes import Home
from deploy.network.nodes import Node
from tests.client.conftest import Till
from tests.network.conftest import BANKS, CHAIN_ID, Validators, written
from usance import Credit, TermsFile
from usance.chains.rpc import RpcChain
from usance.errors import ChainUnreachable, NotMinedYet
from usance.ledger import Ledger
from usance.platform import Platform

_numbers = count(1)


def issued(platform: Platform) -> Credit:
    """A credit of ICBC's, issued and advised."""
    fields = {
        "number": f"N{next(_numbers)}",
        "rules": "UCP600",
        "applicant": "Huaxin Textiles",
        "beneficiary": "Ningbo Cotton",
        "adviser": "BOC",
        "amount": "USD 1000000.00",
        "expiry": (platform.today("US") + timedelta(60)).isoformat(),
        "tenor": "sight",
        "documents": ["invoice", "transport document"],
    }
    credit = platform.bank("ICBC").issue(TermsFile.from_fields(fields))
    return platform.bank("BOC").advise(credit.id)


def test_credits_go_on_while_one_node_is_killed(validators: Validators, platform: Platform) -> None:
    before = issued(platform)
    validators.kill("ICBC")
    # The client's first node is the one that was killed.
    credits = [issued(platform) for _ in range(3)]
    assert [credit.status for credit in credits] == ["Advised"] * 3
    validators.start("ICBC")
    assert validators.agree()
    assert platform.credit(before.id).status == "Advised"


def test_with_two_nodes_killed_nothing_is_lost_and_nothing_forks(
    validators: Validators, platform: Platform, any_till: Till
) -> None:
    credit = issued(platform)
    validators.kill("BOC", "CCB")
    assert validators.stands_still("ICBC", 3)
    with pytest.raises(NotMinedYet):
        any_till.ledger.send(any_till.owner, "Till", "put", [7, 5], key="waits", precheck=False, patience=2)
    validators.start("BOC", "CCB")
    running.wait_for_blocks(validators.home, list(BANKS))
    receipt = any_till.ledger.send(any_till.owner, "Till", "put", [7, 5], key="waits", precheck=False)
    again = any_till.ledger.send(any_till.owner, "Till", "put", [7, 5], key="waits", precheck=False)
    assert receipt.tx_hash == again.tx_hash
    assert validators.agree()
    assert platform.credit(credit.id) == credit


def test_all_nodes_killed_and_started_again_go_on_where_they_were(validators: Validators, platform: Platform) -> None:
    credit, height = issued(platform), validators.height("ABC")
    validators.kill(*BANKS)
    validators.start()
    assert validators.height("ABC") >= height
    assert platform.credit(credit.id) == credit
    assert validators.agree()


def test_a_node_whose_data_are_deleted_comes_back_from_its_peers(validators: Validators, platform: Platform) -> None:
    credit = issued(platform)
    validators.kill("ABC")
    shutil.rmtree(validators.home.of("ABC") / "data")
    with pytest.raises(BadHome, match=r"half written.*heal ABC"):
        validators.start("ABC")
    assert running.heal(validators.home, validators.engine, "ABC") is None
    seen = seen_at(validators, platform, "ABC").credit(credit.id)
    assert (seen.status, seen.amount, seen.available) == (credit.status, credit.amount, credit.available)
    assert running.node(validators.home, "ABC").state().power == 10
    assert validators.agree()


def test_a_half_written_home_is_told_and_its_data_are_put_aside(validators: Validators) -> None:
    validators.kill("CCB")
    data = validators.home.of("CCB") / "data"
    (data / "priv_validator_state.json").unlink()
    shutil.rmtree(data / "blockstore.db")
    with pytest.raises(BadHome, match=r"priv_validator_state\.json"):
        validators.start("CCB")
    aside = running.heal(validators.home, validators.engine, "CCB")
    assert aside is not None and (aside / "state.db").is_dir()
    shutil.rmtree(aside)
    assert validators.agree()


def test_a_foreign_node_with_the_genesis_of_the_network_is_let_in_by_nobody(validators: Validators, port: int) -> None:
    folder = validators.home.path.parent / "foreign"
    folder.mkdir()
    consortium = load_consortium(written(folder / "foreign.toml", *BANKS, "Foreign", port=port))
    stranger = Home(folder / "home", consortium)
    stranger.mark()
    for bank, card in validators.home.cards.items():
        assert card.save(stranger.path / "cards").stem == bank
    making.make_node(stranger, validators.engine, "Foreign")
    shutil.copyfile(validators.home.genesis, stranger.genesis)
    making.share(stranger, "Foreign")
    stranger.mark(genesis=homes.digest_of(stranger.genesis))
    processes.launch(validators.engine, stranger.of("Foreign"), environment={})
    try:
        node = running.node(stranger, "Foreign")
        while not _speaks(node):
            time.sleep(0.2)
        time.sleep(5)
        state = node.state()
        assert (state.height, state.peers) == (0, 0)
        assert all(running.node(validators.home, bank).state().peers == 3 for bank in BANKS)
    finally:
        processes.stop(stranger.of("Foreign"))


def test_a_client_without_any_node_says_which_it_tried(validators: Validators) -> None:
    with pytest.raises(ChainUnreachable, match="no connection") as nobody:
        RpcChain("http://127.0.0.1:1", chain_id=CHAIN_ID, others=["http://127.0.0.1:2"], retries=0)
    assert nobody.value.url == "http://127.0.0.1:1, http://127.0.0.1:2"


def seen_at(validators: Validators, platform: Platform, bank: str) -> Platform:
    """The same platform, as one bank's node shows it."""
    chain = RpcChain(validators.urls(bank)[0], chain_id=CHAIN_ID)
    ledger = Ledger(chain, platform.ledger.artifacts, platform.ledger.addresses)
    return Platform(ledger, platform.record, platform.network)


def _speaks(node: Node) -> bool:
    try:
        return node.height() >= 0
    except NodeSilent:
        return False
