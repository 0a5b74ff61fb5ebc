"""The doctor at running validators: all well, one node down, a bank whose membership is over."""

from __future__ import annotations

import pytest

from tests.network.conftest import CHAIN_ID, Validators
from usance.deployment import Network, deploy, load_consortium
from usance.doctor import Case, Finding, Mark, examine


@pytest.fixture(scope="module")
def case(validators: Validators, network: Network, tmp_path_factory: pytest.TempPathFactory) -> Case:
    """The small platform, of which two of the four banks with seats are members."""
    records = tmp_path_factory.mktemp("examined")
    deploy(network, records=records)[0].close()
    consortium = load_consortium(validators.file)
    return Case(network, "four.toml", None, records, validators.home.path, consortium)


def test_the_validators_are_well_and_two_seats_are_no_members(case: Case) -> None:
    found = list(examine(case))
    assert not [one for one in found if one.mark in (Mark.FAIL, Mark.NOT_MADE)]
    assert [one.mark for one in found if one.check == "node"] == [Mark.OK] * 4
    assert Finding(Mark.OK, "chain id", f"{CHAIN_ID}, at 4 nodes") in found
    assert {one.mark for one in found if one.check in ("heads", "blocks", "clock", "code")} == {Mark.OK}
    seats = {one.found for one in found if one.check == "seats"}
    assert seats == {f"{bank} has a seat, and is no member on the ledger" for bank in ("ABC", "CCB")}


def test_a_node_that_is_down_is_named_and_with_two_the_network_stands_still(case: Case, validators: Validators) -> None:
    validators.kill("ICBC")
    down, *up = [one for one in examine(case) if one.check in ("node", "blocks")]
    assert down.mark is Mark.WARN and down.found.startswith("ICBC http://127.0.0.1:")
    assert down.do.startswith("python -m deploy.network start ICBC --network four.toml --home ")
    assert {one.mark for one in up} == {Mark.OK}
    validators.kill("ABC")
    [blocks] = [one for one in examine(case) if one.check == "blocks"]
    assert blocks.mark is Mark.FAIL
