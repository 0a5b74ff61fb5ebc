"""What two banks do in one block of a node

given two good quotes for a claim, both taken in one block
    it is sold by one of them alone, and the other is refused: ClaimLocked
given an offer of funds for one claim, into which two owners sell in one block
    it takes one of them: OfferExceeded
given a quote that is withdrawn and taken in one block
    one of both is done
given a listing that is released anew in the block in which it is taken
    it is not sold on the terms that the buyer has not seen: ListingChanged, or the new listing is refused: ClaimLocked
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass

import pytest

from tests.client.conftest import ANVIL, anvil
from tests.defaults import root
from tests.market import (
    OPEN,
    TAKEN,
    VALUE,
    WITHDRAWN,
    claim_for_sale,
    listing_terms,
    offer_terms,
    owner_of,
    quoted,
    released,
    status_of,
)
from tests.people import Stage
from usance.abi import Argument
from usance.artifacts import shipped
from usance.chains.node import Node
from usance.dates import civil_day
from usance.deployment import Deployment, load_network
from usance.errors import Refusal
from usance.events import Receipt

pytestmark = pytest.mark.skipif(ANVIL is None, reason="anvil is not installed")
Act = tuple[str, str, tuple[Argument, ...]]
"""Who does what, with which arguments."""
PATIENCE = 20.0
"""Seconds for a node on this machine to hear of a transaction."""


@dataclass
class OneBlock:
    """A stage at a node whose blocks the tests make."""

    stage: Stage
    node: Node

    def of(self, *acts: Act) -> list[str]:
        """What became of acts that wait for one block: "done", or the name of the refusal."""
        self.node.ask("evm_setAutomine", False)
        try:
            with ThreadPoolExecutor(len(acts)) as banks:
                waiting = [self._send(banks, act, after=n) for n, act in enumerate(acts)]
                self.node.ask("evm_mine")
                told = [_told(one) for one in waiting]
        finally:
            self.node.ask("evm_setAutomine", True)
        assert len(self.stage.chain.block().transactions) == len(acts)
        return told

    def _send(self, banks: ThreadPoolExecutor, act: Act, *, after: int) -> Future[Receipt]:
        who, function, args = act
        sent = banks.submit(self.stage.do, who, function, *args)
        until = time.monotonic() + PATIENCE
        while int(self.node.ask("txpool_status")["pending"], 16) <= after:
            assert time.monotonic() < until and not sent.done(), sent
            time.sleep(0.01)
        return sent


def _told(one: Future[Receipt]) -> str:
    try:
        one.result(PATIENCE)
    except Refusal as refused:
        return refused.name
    return "done"


@pytest.fixture(scope="module")
def node() -> Iterator[OneBlock]:
    with anvil() as chain:
        ledger, record = Deployment(load_network(), chain, shipped()).run()
        stage = Stage(load_network(), chain, ledger, record)
        stage.customer("Huaxin Textiles", "ICBC")
        stage.customer("Ningbo Cotton", "BOC")
        for bank in ("ICBC", "ABC", "BOC", "CCB"):
            stage.fund(bank, 5_000_000_000)
        yield OneBlock(stage, Node(chain.url))


@pytest.fixture
def claim(node: OneBlock) -> int:
    return claim_for_sale(node.stage)


def test_two_takers_in_one_block_are_one_sale(node: OneBlock, claim: int) -> None:
    listing = released(node.stage, claim)
    first, second = quoted(node.stage, listing), quoted(node.stage, listing, by="CCB")
    told = node.of(("BOC", "Forfaiting.take", (first,)), ("BOC", "Forfaiting.take", (second,)))
    assert told == ["done", "ClaimLocked"]
    assert [status_of(node.stage, each) for each in (first, second)] == [TAKEN, OPEN]


def test_two_owners_do_not_sell_into_one_offer_more_than_it_takes(node: OneBlock, claim: int) -> None:
    stage = node.stage
    other = claim_for_sale(stage)
    stage.do("BOC", "Claims.transferFrom", *(stage.account(one).address for one in ("BOC", "CCB")), other)
    offer = stage.do("ABC", "Funding.offer", offer_terms(left=150_000_000)).only("FundsOffered").args["id"]
    told = node.of(
        *((who, "Funding.sell", (offer, each, civil_day(VALUE))) for who, each in (("BOC", claim), ("CCB", other)))
    )
    assert sorted(told) == ["OfferExceeded", "done"]


def test_a_quote_withdrawn_in_the_block_in_which_it_is_taken_is_one_or_the_other(node: OneBlock, claim: int) -> None:
    quote = quoted(node.stage, released(node.stage, claim))
    told = node.of(("ABC", "Forfaiting.withdraw", (quote,)), ("BOC", "Forfaiting.take", (quote,)))
    assert sorted(told) == ["UnexpectedStatus", "done"]
    assert status_of(node.stage, quote) == (WITHDRAWN if told[0] == "done" else TAKEN)


def test_a_listing_changed_in_the_block_in_which_it_is_taken_is_not_sold_on_other_terms(
    node: OneBlock, claim: int
) -> None:
    quote = quoted(node.stage, released(node.stage, claim))
    anew = ("BOC", "Listings.release", (claim, listing_terms(to=node.stage.party("CCB")), root()))
    assert node.of(anew, ("BOC", "Forfaiting.take", (quote,))) == ["done", "ListingChanged"]
    assert owner_of(node.stage, claim) == node.stage.party("BOC")
