"""What each step of a credit's life costs, and how large each contract is, against the committed snapshot gas.json.

Measured on the third life between the same two banks, when their accounts, counters and balances exist. The first life
is kept for information. `USANCE_UPDATE_GAS=1` writes the snapshot anew; `USANCE_NIGHTLY=1` fills a ledger with 10,000
credits.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from tests import defaults
from tests.chamber import FOUR, Chamber
from tests.market import listing_of, listing_terms, quote_terms
from tests.people import Stage
from usance.abi import Argument
from usance.artifacts import enum, shipped
from usance.dates import civil_day

SNAPSHOT = Path(__file__).with_name("gas.json")
UPDATE = os.environ.get("USANCE_UPDATE_GAS") == "1"
NIGHTLY = os.environ.get("USANCE_NIGHTLY") == "1"
SIGHT_LIFE = ("issue", "advise", "present", "comply", "honour sight")
USANCE_LIFE = ("issue", "advise", "present", "comply", "honour usance", "pay")
OTHER_STEPS = ("refuse", "return", "waive", "withdraw", "enforce", "close")
WHOLE_CREDIT = ("amend", "accept amendment", "present with amendment", "transfer", "confirm", "forward")
SALE = ("release", "quote", "take", "acknowledge", "settle")
SHOWN = (*SIGHT_LIFE, "honour usance", "pay", *OTHER_STEPS, *WHOLE_CREDIT, *SALE)
LIVES = ("life sight", "life usance", "sale")
USANCE = {"tenor": defaults.AFTER_SIGHT, "tenorValue": 90}

MOST_TRANSACTIONS = 6
MOST_FOR_SIGHT = 600_000
MOST_FOR_USANCE = 700_000
MOST_FOR_A_SALE = 450_000
MOST_CODE = 20_000
"""Bytes of a contract, below which the whole code stays; what a chain takes is 24,576."""


def root(label: str) -> bytes:
    """The same for the same label, without the zero bytes that are cheaper to send."""
    return bytes(byte or 1 for byte in sha256(label.encode()).digest())


class Meter:
    """Does steps on a stage and notes what they cost, by name."""

    def __init__(self, stage: Stage) -> None:
        self.stage, self.gas = stage, dict[str, int]()
        self.issued = int(str(stage.ask("Credits.issuedBy", stage.party("ICBC"))))

    def step(self, name: str, who: str, function: str, *args: Argument) -> None:
        contract, _, called = function.partition(".")
        # Sent at once: a call before it would cost as much time as the write.
        receipt = self.stage.ledger.send(self.stage.account(who), contract, called, args, precheck=False)
        self.gas[name] = receipt.gas_used

    def issue(self, **changes: Argument) -> int:
        number = self.issued + 1
        terms = defaults.terms(self.stage._parties, number=number, root=root(f"terms {number}"), **changes)
        self.step("issue", "ICBC", "Credits.issue", terms)
        self.issued = number
        return self.stage.party("ICBC") << 32 | number

    def credit(self, **changes: Argument) -> int:
        credit = self.issue(**changes)
        self.step("advise", "BOC", "Credits.advise", credit)
        return credit

    def present(self, credit: int) -> int:
        documents = root(f"documents {credit}")
        args = (credit, defaults.AMOUNT, defaults.SHIPPED, documents, 0)
        self.step("present", "BOC", "Presentations.present", *args)
        return credit << 16 | 1

    def honour(self, credit: int, name: str, *, by: str = "ICBC") -> int:
        presentation = self.present(credit)
        self.step("comply", by, "Presentations.comply", presentation)
        self.step(name, by, "Presentations.honour", presentation)
        return presentation


def sight_life(meter: Meter) -> None:
    credit = meter.credit()
    meter.honour(credit, "honour sight")
    assert set(meter.gas) == set(SIGHT_LIFE), "what is measured is the whole life"
    meter.gas["life sight"] = sum(meter.gas[step] for step in SIGHT_LIFE)
    meter.step("close", "ICBC", "Credits.close", credit)


def usance_life(meter: Meter) -> None:
    claim = meter.honour(meter.credit(**USANCE), "honour usance")
    meter.stage.chain.travel(meter.stage.chain.now() + 91 * 86_400)
    meter.step("pay", "ICBC", "Claims.pay", claim)
    assert set(meter.gas) == set(USANCE_LIFE), "what is measured is the whole life"
    meter.gas["life usance"] = sum(meter.gas[step] for step in USANCE_LIFE)


def other_steps(meter: Meter) -> None:
    returned = meter.present(meter.credit())
    meter.step("refuse", "ICBC", "Presentations.refuse", returned, 3, root("discrepancies"), defaults.RETURN)
    documents = root(f"documents {returned >> 16}")
    meter.step("return", "ICBC", "Presentations.returnDocuments", returned, documents)
    withdrawn = meter.present(meter.credit())
    documents = root(f"documents {withdrawn >> 16}")
    meter.step("withdraw", "BOC", "Presentations.withdraw", withdrawn, documents)
    meter.step("waive", "ICBC", "Presentations.waive", meter.present(meter.credit()))
    enforced = meter.present(meter.credit())
    meter.stage.on("2024-09-10")
    meter.step("enforce", "BOC", "Presentations.enforce", enforced)


def whole_credit(meter: Meter) -> None:
    increase = (1, 0, False, 0, 0, 0, 0, 0, 0, 0, root("changes"))
    amended = meter.credit()
    meter.step("amend", "ICBC", "Amendments.amend", amended, increase)
    offered = amended << 16 | 1
    whole = meter.stage.ask("Amendments.hashOf", offered)
    meter.step("accept amendment", "BOC", "Amendments.accept", offered, whole)
    taken = meter.credit()
    meter.stage.do("ICBC", "Amendments.amend", taken, increase)
    more = (taken, defaults.AMOUNT + 1, defaults.SHIPPED, root(f"documents {taken}"), 0)
    meter.step("present with amendment", "BOC", "Presentations.present", *more)
    part = (meter.stage.party("ABC"), 1_000, 0, 0, 0, bytes(2), root("part"))
    meter.step("transfer", "BOC", "Transfers.transfer", meter.credit(transferable=True), part)
    confirmed = meter.credit(confirmation=2)
    meter.step("confirm", "BOC", "Confirmations.confirm", confirmed)
    meter.honour(confirmed, "honour sight", by="BOC")
    documents, issuer = root(f"documents {confirmed}"), meter.stage.party("ICBC")
    meter.step("forward", "BOC", "Nominations.forward", confirmed << 16 | 1, issuer, documents)


def sale(meter: Meter) -> None:
    """BOC sells its claim to ABC, which has bought before."""
    claim = meter.honour(meter.credit(**USANCE), "honour usance")
    meter.gas.clear()
    listing, quote = listing_of(claim), listing_of(claim) << 16 | 1
    meter.step("release", "BOC", "Listings.release", claim, listing_terms(), root("description"))
    meter.step("quote", "ABC", "Forfaiting.quote", listing, quote_terms(value=civil_day(defaults.START)))
    meter.step("take", "BOC", "Forfaiting.take", quote)
    meter.step("acknowledge", "ICBC", "Forfaiting.acknowledge", quote)
    meter.step("settle", "BOC", "Forfaiting.settle", quote, bytes(32))
    assert set(meter.gas) == set(SALE), "what is measured is the whole sale"
    meter.gas["sale"] = sum(meter.gas[step] for step in SALE)


def third_sale(meter: Meter) -> None:
    for _ in range(3):
        sale(meter)


def nth_life(stage: Stage, life: Callable[[Meter], None], nth: int) -> dict[str, int]:
    """What a life costs after so many lives at sight, on the day of the first; the ledger is set back afterwards."""
    before = stage.chain.snapshot()
    for _ in range(nth - 1):
        sight_life(Meter(stage))
    meter = Meter(stage)
    life(meter)
    stage.chain.revert(before)
    return meter.gas


def of_council(chamber: Chamber) -> dict[str, int]:
    """A sixth bank admitted: the resolution, the first vote on a side and each further one, and its execution."""
    account = chamber.account(chamber.stranger()).address
    admission = ("Membership.admit", (enum("PartyKind")["Bank"], account, b"CN")), ("Seat.give", (account,))
    gas = {"propose admission": chamber.do("CBA", "Council.propose", *chamber.arguments(*admission)).gas_used}
    chamber.wait(1)
    votes = [chamber.do(bank, "Council.castVote", 1, 1).gas_used for bank in FOUR]
    chamber.close(1)
    return gas | {"first vote": votes[0], "vote": votes[-1], "execute admission": chamber.execute(1).gas_used}


def measured(stage: Stage) -> dict[str, dict[str, int]]:
    third, first = (
        {**each(usance_life), **each(whole_credit), **each(other_steps), **each(sight_life)} for each in lives(stage)
    )
    third, first = third | nth_life(stage, third_sale, 1), first | nth_life(stage, sale, 1)
    sizes = {name: shipped().contract(name).code_size for name in shipped().names}
    return {
        "code bytes": dict(sorted(sizes.items())),
        "gas, third life": {name: third[name] for name in (*SHOWN, *LIVES)},
        "gas, first life": {name: first[name] for name in (*SHOWN, *LIVES)},
    }


def lives(stage: Stage) -> tuple[Callable[[Callable[[Meter], None]], dict[str, int]], ...]:
    """The third and the first life."""
    return lambda life: nth_life(stage, life, 3), lambda life: nth_life(stage, life, 1)


def test_gas_and_code_sizes_are_those_of_the_snapshot(stage: Stage, chamber: Chamber) -> None:
    found = measured(stage) | {"gas, council": of_council(chamber)}
    if UPDATE:
        SNAPSHOT.write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")
    assert found == json.loads(SNAPSHOT.read_text(encoding="utf-8")), "`make gas` writes the snapshot anew"


def test_a_life_at_sight_takes_no_more_gas_and_transactions_than_allowed(stage: Stage) -> None:
    assert nth_life(stage, sight_life, 3)["life sight"] <= MOST_FOR_SIGHT
    assert len(SIGHT_LIFE) <= MOST_TRANSACTIONS


def test_a_life_of_usance_paid_at_maturity_takes_no_more_gas_than_allowed(stage: Stage) -> None:
    assert nth_life(stage, usance_life, 3)["life usance"] <= MOST_FOR_USANCE
    assert len(USANCE_LIFE) <= MOST_TRANSACTIONS


def test_a_sale_takes_no_more_gas_than_allowed(stage: Stage) -> None:
    assert nth_life(stage, third_sale, 1)["sale"] <= MOST_FOR_A_SALE


def test_every_contract_is_small_enough() -> None:
    large = {name: size for name in shipped().names if (size := shipped().contract(name).code_size) >= MOST_CODE}
    assert not large


def on_a_ledger_of(meter: Meter, count: int) -> tuple[int, int]:
    """Gas of `issue` and of `present` once ICBC has issued `count` credits."""
    while meter.issued < count:
        meter.issue()
    meter.present(meter.credit())
    return meter.gas["issue"], meter.gas["present"]


def on_a_market_of(meter: Meter, count: int) -> dict[str, int]:
    """Gas of the steps of a sale once there are `count` listings more, of credits drawn in parts."""
    while count:
        credit, some = meter.credit(**USANCE), min(count, 50)
        for number in range(1, some + 1):
            documents = root(f"documents {credit} {number}")
            args = (credit, defaults.AMOUNT // 100, defaults.SHIPPED, documents, 0)
            meter.step("present", "BOC", "Presentations.present", *args)
            meter.step("comply", "ICBC", "Presentations.comply", credit << 16 | number)
            meter.step("honour usance", "ICBC", "Presentations.honour", credit << 16 | number)
            listed = (credit << 16 | number, listing_terms(), root("description"))
            meter.step("release", "BOC", "Listings.release", *listed)
        count -= some
    sale(meter)
    return dict(meter.gas)


LONG = [
    60,
    pytest.param(10_000, marks=pytest.mark.skipif(not NIGHTLY, reason="minutes long: USANCE_NIGHTLY=1")),
]


@pytest.mark.parametrize("many", LONG)
def test_a_sale_costs_no_more_on_a_large_market_than_on_a_small_one(stage: Stage, many: int) -> None:
    before = stage.chain.snapshot()
    sale(Meter(stage))
    few = on_a_market_of(Meter(stage), 2)
    full = on_a_market_of(Meter(stage), many)
    stage.chain.revert(before)
    assert all(full[step] * 100 <= few[step] * 101 for step in SALE)


@pytest.mark.parametrize("many", LONG)
def test_a_long_ledger_costs_no_more_than_a_short_one(stage: Stage, many: int) -> None:
    meter = Meter(stage)
    few, full = on_a_ledger_of(meter, 10), on_a_ledger_of(meter, many)
    for on_few, on_full in zip(few, full, strict=True):
        assert abs(on_full - on_few) * 100 < on_few
