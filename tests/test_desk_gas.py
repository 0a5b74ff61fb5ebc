"""What four eyes cost: each step of a life by a desk and by a key, against the committed snapshot desk_gas.json.

Measured on the third life between the same two banks, as in test_gas. `USANCE_UPDATE_GAS=1` writes the snapshot anew.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from tests.contracts.four_eyes import CHECKER, MAKER, SECOND, Table
from tests.people import Stage
from tests.test_gas import SIGHT_LIFE, UPDATE, USANCE_LIFE, Meter, sight_life, usance_life
from usance.abi import Argument
from usance.desks.operation import ticket_of

SNAPSHOT = Path(__file__).with_name("desk_gas.json")
STEPS = (*SIGHT_LIFE, "honour usance", "pay")
MOST_MORE = 112_000
"""What four eyes may add to a step."""

SLACK = 60
"""A signature has a byte of zero here and there, and those are cheaper to send."""


class DeskMeter(Meter):
    """Steps done by the desks of two banks, with a limit that no step reaches."""

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage)
        self.desks = {bank: Table(stage, of=bank, limits=[(b"CNY", 10**11, 10**12)]) for bank in ("ICBC", "BOC")}
        for desk in self.desks.values():
            desk.released("Cash:CNY.approve", stage.address["Claims"], 2**256 - 1)

    def step(self, name: str, who: str, function: str, *args: Argument) -> None:
        self.gas[name] = self.desks[who].released(function, *args).gas_used


def third_life(meter: Meter) -> Mapping[str, int]:
    """At sight, and after two of these one of usance, whose payment is months later."""
    found: dict[str, int] = {}
    before = meter.stage.chain.snapshot()
    for life in (sight_life, usance_life):
        meter.stage.chain.revert(before)
        meter.issued = int(str(meter.stage.ask("Credits.issuedBy", meter.stage.party("ICBC"))))
        for each in (sight_life, sight_life, life):
            meter.gas.clear()
            each(meter)
        found |= meter.gas
    return {name: found[name] for name in STEPS}


def payments(stage: Stage) -> Mapping[str, int]:
    """Of one payment: by a key, by a desk, by a desk under a ticket, by a desk above its limit."""
    boc = stage.account("BOC").address
    stage.do("ICBC", "Cash:CNY.transfer", boc, 1)
    by_key = stage.do("ICBC", "Cash:CNY.transfer", boc, 1).gas_used
    desk = Table(stage, limits=[(b"CNY", 1_000, 0)])
    desk.released("Cash:CNY.transfer", boc, 1)
    by_desk = desk.released("Cash:CNY.transfer", boc, 1).gas_used
    ticket = ticket_of(stage.chain.chain_id, desk.address, "rent")
    once = replace(desk.operation("Cash:CNY.transfer", boc, 1), ticket=ticket)
    under_ticket = desk.send(once, desk.signed(once, (MAKER, CHECKER))).gas_used
    above = desk.released("Cash:CNY.transfer", boc, 1_001, by=(MAKER, CHECKER, SECOND)).gas_used
    return {"key": by_key, "desk": by_desk, "desk, once": under_ticket, "desk, two checkers": above}


def opening(stage: Stage) -> int:
    from tests.contracts.four_eyes import opening as said

    return stage.do("deployer", "Desks.open", *said(limits=[(b"CNY", 1, 1)])).gas_used


@pytest.fixture
def measured(stage: Stage) -> Mapping[str, object]:
    start = stage.chain.snapshot()
    found: dict[str, object] = {"opening a desk": opening(stage)}
    for name, meter in (("key", Meter), ("desk", DeskMeter)):
        stage.chain.revert(start)
        found[name] = third_life(meter(stage))
    stage.chain.revert(start)
    return found | {"payment": payments(stage)}


def test_four_eyes_cost_what_the_snapshot_says(measured: Mapping[str, object]) -> None:
    if UPDATE:
        SNAPSHOT.write_text(json.dumps(measured, indent=2) + "\n", encoding="utf-8")
    assert near(measured, json.loads(SNAPSHOT.read_text(encoding="utf-8"))), json.dumps(measured, indent=2)


def test_no_step_costs_much_more_by_four_eyes(measured: Mapping[str, Mapping[str, int]]) -> None:
    more = {step: measured["desk"][step] - measured["key"][step] for step in STEPS}
    assert max(more.values()) <= MOST_MORE, more
    assert set(SIGHT_LIFE + USANCE_LIFE) <= set(STEPS)


def near(one: object, other: object) -> bool:
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        return one.keys() == other.keys() and all(near(one[name], other[name]) for name in one)
    return isinstance(one, int) and isinstance(other, int) and abs(one - other) <= SLACK
