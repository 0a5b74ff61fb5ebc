"""Calls, writes and events are the same on every kind of chain."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from tests.client.conftest import LIMIT, START, Till
from usance import errors
from usance.abi import Argument, BadArguments
from usance.accounts import well_known
from usance.artifacts import Artifacts
from usance.chains.embedded import EmbeddedChain
from usance.ledger import Ledger

OVER_DRAWN = errors.refusal_class("OverDrawn")
NOT_YET = errors.refusal_class("NotYet")


def test_a_refused_write_costs_neither_gas_nor_nonce(any_till: Till) -> None:
    before = any_till.chain.nonce(any_till.owner.address)
    with pytest.raises(OVER_DRAWN) as refused:
        any_till.ledger.send(any_till.owner, "Till", "put", [3, LIMIT + 1])
    assert refused.value.fields == {"id": "0-3", "given": LIMIT + 1}
    assert any_till.chain.nonce(any_till.owner.address) == before


def test_a_write_refused_in_its_block_raises_what_the_check_would_have_raised(any_till: Till) -> None:
    before = any_till.chain.nonce(any_till.owner.address)
    with pytest.raises(OVER_DRAWN) as refused:
        any_till.ledger.send(any_till.owner, "Till", "put", [3, LIMIT + 1], precheck=False)
    with pytest.raises(OVER_DRAWN) as checked:
        any_till.ledger.dry_run(any_till.owner, "Till", "put", [3, LIMIT + 1])
    assert refused.value == checked.value
    assert any_till.chain.nonce(any_till.owner.address) == before + 1


def test_a_write_that_only_the_time_of_its_block_refused_says_so(till: Till) -> None:
    assert isinstance(till.chain, EmbeddedChain)
    moment = till.ledger.now() + 1_000
    till.chain.travel(moment + 1)
    with pytest.raises(NOT_YET) as refused:
        till.ledger.send(till.owner, "Till", "putBefore", [moment, 1], precheck=False)
    assert refused.value.fields == {"given": moment + 1, "needed": moment}


def test_a_write_without_enough_gas_is_out_of_gas(any_till: Till) -> None:
    with pytest.raises(errors.OutOfGas) as short:
        any_till.ledger.send(any_till.owner, "Till", "burn", gas=100_000)
    assert short.value.gas == 100_000
    with pytest.raises(errors.OutOfGas):
        any_till.ledger.send(any_till.owner, "Till", "burn", gas=100_000, precheck=False)


def test_a_contract_that_is_not_there_is_named(any_till: Till) -> None:
    elsewhere = any_till.ledger.at({"Drawer": well_known(5).address})
    with pytest.raises(errors.NoCode) as called:
        elsewhere.send(any_till.owner, "Drawer", "open")
    assert called.value.address == well_known(5).address
    with pytest.raises(errors.NoCode):
        elsewhere.at({"Till": well_known(5).address}).call("Till", "limit")


def test_a_contract_without_address_and_a_function_without_name_are_refused(till: Till, chain: EmbeddedChain) -> None:
    with pytest.raises(errors.UnknownName, match="unknown contract address: Till"):
        Ledger(chain, till.ledger.artifacts, {}).call("Till", "limit")
    with pytest.raises(errors.UnknownName, match="unknown function of Till: limits"):
        till.ledger.call("Till", "limits")
    with pytest.raises(errors.UnknownName, match="unknown contract: Purse"):
        till.ledger.call("Purse", "limit")


@pytest.mark.parametrize("args", [[], [1, 2, 3], [1, "two"], [1, -1], [1, 2**256], [1, 1.0], [None, 1]])
def test_arguments_that_do_not_fit_are_refused_before_the_chain(till: Till, args: list[object]) -> None:
    with pytest.raises(BadArguments, match=r"Till.put takes \(uint256 number, uint256 amount\)"):
        till.ledger.dry_run(till.owner, "Till", "put", args)  # type: ignore[arg-type]


def test_a_struct_with_an_unknown_member_is_refused(till: Till) -> None:
    with pytest.raises(BadArguments):
        till.ledger.call("Till", "count", [{"by": well_known(1).address, "sums": [], "root": b"", "purse": 1}])


def test_an_overloaded_name_alone_is_refused_and_its_signatures_are_told(till: Till) -> None:
    with pytest.raises(errors.UnknownName, match=r"add\(uint256,uint256\)"):
        till.ledger.call("Till", "add", [1])


def test_an_overloaded_function_is_called_by_its_signature(any_till: Till) -> None:
    assert any_till.ledger.dry_run(any_till.owner, "Till", "add(uint256)", [1]) == 1
    assert any_till.ledger.dry_run(any_till.owner, "Till", "add(uint256,uint256)", [1, 7]) == 7
    assert any_till.ledger.call("Till", "held", [1]) == 0


def test_structs_go_in_and_come_out_by_the_names_of_their_members(any_till: Till) -> None:
    counted: dict[str, Argument] = {
        "by": well_known(1).address,
        "sums": [{"currency": b"CNY", "amount": 5}, {"currency": b"JPY", "amount": 7}],
        "root": b"\1" * 32,
    }
    answer = any_till.ledger.call("Till", "count", [counted])
    assert answer == ({**counted, "sums": ({"currency": b"CNY", "amount": 5}, {"currency": b"JPY", "amount": 7})}, 12)


def test_a_call_asks_as_its_caller(any_till: Till) -> None:
    assert any_till.ledger.call("Till", "me", caller=well_known(3).address) == well_known(3).address
    assert any_till.ledger.call("Till", "owner") == any_till.owner.address


def test_a_write_gives_its_receipt_and_the_events_of_every_contract_it_reached(any_till: Till) -> None:
    receipt = any_till.ledger.send(any_till.owner, "Till", "put", [3, 5])
    event = receipt.only("Put")
    assert event.contract == "Till"
    assert event.args["drawer"] == 3
    assert event.args["by"] == any_till.owner.address
    assert event.args["amount"] == 5
    assert event.args["sums"] == ({"currency": b"CNY", "amount": 5},)
    assert isinstance(event.args["note"], bytes)
    assert len(event.args["note"]) == 32
    assert (event.tx_hash, event.block_number, event.log_index) == (receipt.tx_hash, receipt.block_number, 0)
    assert event.block_time == receipt.block_time == any_till.chain.block(receipt.block_number).timestamp
    assert 40_000 < receipt.gas_used < 80_000
    assert any_till.ledger.call("Till", "held", [3]) == 5


def test_logs_come_each_once_and_in_order_however_the_range_is_cut(any_till: Till) -> None:
    for number in range(4):
        any_till.ledger.send(any_till.owner, "Till", "put", [number, 1])
        any_till.ledger.send(any_till.owner, "Drawer", "open")
    whole = any_till.ledger.logs(0)
    assert [event.name for event in whole] == ["Put", "Opened"] * 4
    last = any_till.chain.block_number()
    assert whole == tuple(event for number in range(last + 1) for event in any_till.ledger.logs(number, number))
    assert [event.args["drawer"] for event in any_till.ledger.logs(0, contracts=["Till"])] == [0, 1, 2, 3]
    assert any_till.ledger.logs(last + 1) == ()


def test_logs_are_found_across_the_pieces_a_range_is_asked_in(till: Till, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("usance.ledger._CHUNK", 2)
    for number in range(5):
        till.ledger.send(till.owner, "Till", "put", [number, 1])
    assert [event.args["drawer"] for event in till.ledger.logs(0)] == [0, 1, 2, 3, 4]


def test_logs_of_an_event_are_found_by_its_topic(any_till: Till) -> None:
    any_till.ledger.send(any_till.owner, "Till", "put", [1, 1])
    any_till.ledger.send(any_till.owner, "Drawer", "open")
    topic = next(iter(any_till.ledger.artifacts.contract("Drawer").events)).topic
    logs = any_till.chain.logs(0, any_till.chain.block_number(), topics=[topic])
    assert [log.address for log in logs] == [any_till.ledger.address("Drawer")]


def test_gas_addresses_and_hashes_are_the_same_on_two_fresh_chains(till_artifacts: Artifacts) -> None:
    def life() -> tuple[object, ...]:
        with EmbeddedChain.create(start=START) as chain:
            ledger = Ledger(chain, till_artifacts, {})
            ledger = ledger.at({"Till": ledger.deploy(well_known(0), "Till", [LIMIT])})
            return ledger.addresses["Till"], ledger.send(well_known(1), "Till", "put", [1, 2]), chain.block().hash

    assert life() == life()


def test_gas_of_the_embedded_chain_is_that_of_anvil(any_till: Till, till: Till) -> None:
    here = till.ledger.send(till.owner, "Till", "put", [3, 5]).gas_used
    assert any_till.ledger.send(any_till.owner, "Till", "put", [3, 5]).gas_used == here


def test_a_contract_made_under_a_key_is_made_once(any_till: Till) -> None:
    first = any_till.ledger.deploy(any_till.owner, "Drawer", key="drawer")
    assert any_till.ledger.deploy(any_till.owner, "Drawer", key="drawer") == first
    assert any_till.ledger.deploy(any_till.owner, "Drawer") != first
    runtime = any_till.ledger.artifacts.contract("Drawer").runtime
    assert any_till.ledger.code(first) == runtime


def test_the_code_of_a_contract_is_its_artifact_outside_of_its_immutables(any_till: Till) -> None:
    compiled = any_till.ledger.artifacts.contract("Till")
    code = bytearray(any_till.ledger.code(any_till.ledger.address("Till")))
    assert compiled.immutables
    for start, length in compiled.immutables:
        code[start : start + length] = bytes(length)
    assert bytes(code) == compiled.runtime
    assert compiled.code_size == len(code)


def test_enums_structs_and_value_types_come_from_the_compiler(till_artifacts: Artifacts) -> None:
    assert [(member.name, member.value) for member in till_artifacts.enum("Status")] == [
        ("None", 0),
        ("Open", 1),
        ("Counted", 2),
        ("Shut", 3),
    ]
    members: Mapping[str, str] = till_artifacts.struct("Sum")
    assert list(members) == ["currency", "amount"]
    assert till_artifacts.value_type("CreditId") == "uint64"
    with pytest.raises(errors.UnknownName, match="unknown enum: Mood; known: Status"):
        till_artifacts.enum("Mood")
