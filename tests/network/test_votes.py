"""What the banks decide together, and what nobody may do alone."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from deploy.network import members, running
from deploy.network.consortium import load_consortium
from deploy.network.faults import EngineRefused, VoteFailed
from deploy.network.homes import Home
from deploy.network.voting import Floor
from tests.client.conftest import LIMIT, Till
from tests.network.conftest import BANKS, NEWCOMER, Validators, written
from usance.accounts import KeyAccount
from usance.errors import ExecutionFailed, NodeRefused, UsanceError


def test_an_unlisted_deployer_is_refused_until_the_banks_have_voted_for_it(
    validators: Validators, any_till: Till, unlisted: KeyAccount
) -> None:
    ledger = any_till.ledger
    with pytest.raises(NodeRefused, match="does not have permission to deploy"):
        ledger.deploy(unlisted, "Till", [LIMIT])
    with pytest.raises(UsanceError) as mined:
        ledger.deploy(unlisted, "Till", [LIMIT], precheck=False)
    assert isinstance(mined.value, ExecutionFailed | NodeRefused)
    # Calls are open to all.
    ledger.send(unlisted, "Till", "put", [3, 1])
    votes = {"ICBC": "yes", "ABC": "yes", "BOC": "yes", "CCB": "no"}
    validators.floor.decide("ICBC", votes, "let-deploy", unlisted.address)
    assert ledger.deploy(unlisted, "Till", [LIMIT]).startswith("0x")


def test_a_vote_below_two_thirds_of_all_banks_fails(validators: Validators) -> None:
    target = "0x" + "00" * 19 + "b9"
    with pytest.raises(VoteFailed, match="rejected; yes 2, abstain 0, no 2"):
        votes = {"ICBC": "yes", "ABC": "yes", "BOC": "no", "CCB": "no"}
        validators.floor.decide("ICBC", votes, "let-deploy", target)
    with pytest.raises(VoteFailed, match="rejected; yes 2"):
        validators.floor.decide("ICBC", {"ICBC": "yes", "ABC": "yes"}, "let-deploy", target)
    access = validators.floor.query("ICBC", "access")["params"]["access_control"]["create"]
    assert target not in access["access_control_list"]


def yes_to(floor: Floor, number: int) -> int:
    """Votes in favour of an open proposal, as they would be counted now."""
    return int(floor.query("ICBC", "tally", str(number))["tally"]["yes_count"])


def test_a_bank_joins_and_leaves_by_vote_and_has_no_say_before_and_after(
    validators: Validators, port: int, built: object
) -> None:
    folder = validators.home.path.parent
    five = load_consortium(written(folder / "four.toml", *BANKS, NEWCOMER, port=port))
    home, told = Home(validators.home.path, five), []
    joined = Validators(home, validators.engine, validators.file)
    try:
        members.add(home, validators.engine, NEWCOMER, told.append)
        assert told[-1].endswith("passed, it has a seat")
        assert running.node(home, NEWCOMER).state().power == 10
        running.wait_for_blocks(home, [NEWCOMER])
        assert joined.agree(*BANKS, NEWCOMER)
        # What it voted for while its own seat was voted away is not counted: with its vote, three of four would carry.
        floor, target = joined.floor, "0x" + "00" * 19 + "bb"
        with ThreadPoolExecutor(1) as pool:
            before = floor.proposals("ICBC")
            removed = pool.submit(members.remove, home, validators.engine, NEWCOMER, told.append)
            while not (opened := set(floor.proposals("ICBC")) - set(before)) or yes_to(floor, *opened) < len(BANKS):
                time.sleep(0.3)
            pending = floor.propose("ABC", "let-deploy", target)
            floor.vote(pending, {"ICBC": "yes", "ABC": "yes", NEWCOMER: "yes"})
            assert yes_to(floor, pending) == 3
            removed.result()
        with pytest.raises(VoteFailed, match="rejected; yes 2, abstain 0, no 0"):
            floor.wait_for_end("ABC", pending, f"let-deploy {target}")
        assert running.node(home, "ICBC").powers().get(home.cards[NEWCOMER].consensus) is None
        with pytest.raises(EngineRefused, match="not the operator of a bank with a seat"):
            joined.floor.send(NEWCOMER, "let-deploy", "0x" + "00" * 19 + "ba", via="ICBC")
    finally:
        running.stop(home, [NEWCOMER])


def test_all_nodes_have_equal_blocks_and_roots_at_the_end(validators: Validators) -> None:
    running.wait_for_blocks(validators.home, list(BANKS))
    assert validators.agree()
    roots = {running.node(validators.home, bank).block_id(validators.height("ICBC") - 1) for bank in BANKS}
    assert len(roots) == 1
