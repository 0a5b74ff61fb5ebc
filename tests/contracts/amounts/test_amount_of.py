"""Amounts.amountOf

├── issue → what may be drawn at most, tolerance included
├── issue with clauses → the same; an amount that is "about" with its percent, a revolving one as often as it comes
├── confirm → the same of the credit, with what is still to come anew
├── amend, and extend as confirmer → what it adds to what may be drawn, with all that is offered already
├── comply, waive, honour → the amount of the presentation, with the difference of an invoice put in place
├── negotiate → what is paid for it
├── pay, and a claim given away or opened to another → the face of the claim
├── a new account, and all claims opened to another → no amount bounds it
├── an advance → its amount
├── a quote, also a sealed one revealed, a claim sold or bought back → the face of the claim
├── an offer of funds → all that it would buy
├── cash transferred, drawn, or opened to another than Claims and DigitalLeg → its amount
├── a record that there is not → UnknownCredit, UnknownPresentation or UnknownClaim
└── anything else, and what is no cash of ours → none
"""

from __future__ import annotations

import pytest

from tests import defaults
from tests.contracts.acts import day
from tests.contracts.dealings import PART, clauses, confirmed, honoured_by, under_part, with_clauses
from tests.market import offer_terms, quote_terms
from tests.people import NOBODY, Stage
from usance.abi import Argument
from usance.artifacts import enum, shipped
from usance.errors import Refusal

BY_VALUE = enum("DrawingKind")["RevolvingByValue"]
NOTHING, UNBOUNDED = (b"\0\0\0", 0), (b"\0\0\0", 2**256 - 1)


def amount(stage: Stage, function: str, *args: Argument, to: str | None = None) -> object:
    target, _, name = function.rpartition(".")
    entry = stage.ledger.artifacts.contract(target.partition(":")[0]).function(name)
    return stage.ask("Amounts.amountOf", to or stage.address[target], entry.selector + entry.encode_inputs(args))


def test_issuing_binds_to_all_that_may_be_drawn(stage: Stage) -> None:
    terms = defaults.terms(stage._parties, amount=1_000_000, tolerancePlus=10)
    assert amount(stage, "Credits.issue", terms) == (b"CNY", 1_100_000)
    assert amount(stage, "Credits.issueWithClauses", terms, clauses()) == (b"CNY", 1_100_000)


def test_an_amount_that_comes_anew_binds_each_time(stage: Stage) -> None:
    terms, says = defaults.terms(stage._parties, amount=500), clauses(drawings=BY_VALUE, times=255)
    assert amount(stage, "Credits.issueWithClauses", terms, says) == (b"CNY", 256 * 500)
    credit = with_clauses(stage, clauses(drawings=BY_VALUE, times=3), amount=500, confirmation=2)
    assert amount(stage, "Confirmations.confirm", credit) == (b"CNY", 4 * 500)
    stage.present(credit, 500)
    stage.present(credit, 500)
    # What came anew is in the amount by now, and two are left to come.
    assert amount(stage, "Confirmations.confirm", credit) == (b"CNY", 4 * 500)


def test_about_an_amount_binds_to_a_tenth_more(stage: Stage) -> None:
    terms = defaults.terms(stage._parties, rules=defaults.UCP600, amount=1_000)
    assert amount(stage, "Credits.issueWithClauses", terms, clauses(about=True)) == (b"CNY", 1_100)


def test_confirming_binds_to_the_same(stage: Stage) -> None:
    credit = stage.credit(confirmation=2, tolerancePlus=5, amount=200)
    assert amount(stage, "Confirmations.confirm", credit) == (b"CNY", 210)


def changes(**given: int) -> tuple[Argument, ...]:
    fields = dict.fromkeys(shipped().struct("Changes"), 0) | {"tolerance": False, "root": defaults.root()} | given
    return tuple(fields.values())


def test_amending_binds_to_what_it_adds_to_the_credit(stage: Stage) -> None:
    credit = stage.credit(amount=1_000, tolerancePlus=10)
    assert amount(stage, "Amendments.amend", credit, changes(increase=100)) == (b"CNY", 110)
    assert amount(stage, "Amendments.amend", credit, changes(tolerance=True, tolerancePlus=30)) == (b"CNY", 200)
    both = changes(increase=100, tolerance=True, tolerancePlus=20)
    assert amount(stage, "Amendments.amend", credit, both) == (b"CNY", 1_320 - 1_100)
    for less in (changes(decrease=400), changes(tolerance=True), changes()):
        assert amount(stage, "Amendments.amend", credit, less) == (b"CNY", 0)


def test_two_amendments_bind_to_no_more_than_was_counted_for_both(stage: Stage) -> None:
    credit = stage.credit(amount=1_000)
    wider = changes(tolerance=True, tolerancePlus=255)
    assert amount(stage, "Amendments.amend", credit, wider) == (b"CNY", 2_550)
    stage.do("ICBC", "Amendments.amend", credit, wider)
    assert amount(stage, "Amendments.amend", credit, changes(increase=1_000)) == (b"CNY", 3_550)
    stage.do("BOC", "Amendments.reject", (credit << 16) | 1)
    stage.do("ICBC", "Amendments.amend", credit, changes(decrease=1))
    assert amount(stage, "Amendments.amend", credit, changes(increase=1_000)) == (b"CNY", 1_000)


def test_an_expired_credit_that_is_amended_binds_anew(stage: Stage) -> None:
    credit = stage.credit(amount=1_000, tolerancePlus=10)
    stage.honoured(credit, 300)
    longer = changes(expiry=day("2025-01-15"))
    assert amount(stage, "Amendments.amend", credit, longer) == (b"CNY", 0)
    stage.on("2024-11-20")
    assert amount(stage, "Amendments.amend", credit, longer) == (b"CNY", 800)
    receipt = stage.do("ICBC", "Amendments.amend", credit, longer)
    extended = receipt.only("AmendmentOffered").args["id"]
    assert amount(stage, "Amendments.extend", int(str(extended))) == (b"CNY", 800)


def test_a_confirmer_that_extends_is_bound_as_the_issuer_was(stage: Stage) -> None:
    credit = confirmed(stage)
    receipt = stage.do("ICBC", "Amendments.amend", credit, changes(increase=100, tolerance=True, tolerancePlus=10))
    amendment = int(str(receipt.only("AmendmentOffered").args["id"]))
    more = defaults.AMOUNT // 10 + 110
    assert amount(stage, "Amendments.extend", amendment) == (b"CNY", more)
    stage.do("BOC", "Amendments.accept", amendment, stage.ask("Amendments.hashOf", amendment))
    assert amount(stage, "Amendments.extend", amendment) == (b"CNY", more)
    assert amount(stage, "Amendments.declineExtension", amendment) == NOTHING


def test_honouring_pays_what_is_presented(stage: Stage) -> None:
    presentation = stage.present(stage.credit(), 4_200)
    for verb in ("comply", "waive", "honour"):
        assert amount(stage, f"Presentations.{verb}", presentation) == (b"CNY", 4_200)
    assert amount(stage, "Presentations.seekWaiver", presentation) == NOTHING


def test_honouring_pays_the_first_beneficiary_its_difference_too(stage: Stage) -> None:
    presentation = under_part(stage)
    assert amount(stage, "Presentations.honour", presentation) == (b"CNY", PART)
    stage.do("BOC", "Nominations.substitute", presentation, PART + 7, defaults.root())
    assert amount(stage, "Presentations.honour", presentation) == (b"CNY", PART + 7)
    before = stage.cash("BOC")
    honoured_by(stage, "BOC", presentation)
    assert stage.cash("BOC") == before - PART
    assert amount(stage, "Presentations.honour", presentation) == (b"CNY", PART + 7)


def test_negotiating_pays_what_is_agreed(stage: Stage) -> None:
    presentation = stage.present(stage.credit())
    assert amount(stage, "Nominations.negotiate", presentation, 99, False) == (b"CNY", 99)


def test_paying_pays_the_face(stage: Stage) -> None:
    claim = stage.honoured(stage.credit(tenor=defaults.AFTER_SIGHT, tenorValue=30), 500)
    assert amount(stage, "Claims.pay", claim) == (b"CNY", 500)
    assert amount(stage, "Claims.reportUnpaid", claim) == NOTHING


def test_giving_a_claim_away_gives_its_face(stage: Stage) -> None:
    claim = stage.honoured(stage.credit(tenor=defaults.AFTER_SIGHT, tenorValue=30), 500)
    boc, abc = stage.account("BOC").address, stage.account("ABC").address
    for verb, args in (
        ("approve", (abc, claim)),
        ("transferFrom", (boc, abc, claim)),
        ("safeTransferFrom(address,address,uint256)", (boc, abc, claim)),
        ("safeTransferFrom(address,address,uint256,bytes)", (boc, abc, claim, b"")),
    ):
        assert amount(stage, f"Claims.{verb}", *args) == (b"CNY", 500)


def test_nothing_bounds_a_new_account_and_all_claims(stage: Stage) -> None:
    abc = stage.account("ABC").address
    assert amount(stage, "Membership.rotateAccount", abc) == UNBOUNDED
    assert amount(stage, "Claims.setApprovalForAll", abc, True) == UNBOUNDED
    assert amount(stage, "Membership.setMandate", True) == NOTHING


def test_advancing_pays_the_advance(stage: Stage) -> None:
    assert amount(stage, "Proceeds.advance", stage.credit(), 12) == (b"CNY", 12)


def test_the_market_binds_to_the_face(stage: Stage) -> None:
    claim = stage.honoured(stage.credit(tenor=defaults.AFTER_SIGHT, tenorValue=90), 500)
    listing = claim << 16 | 1
    quote = listing << 16 | 1
    for call in (
        ("Forfaiting.quote", listing, quote_terms()),
        ("Seals.reveal", listing, quote_terms(), bytes(32)),
        ("Forfaiting.take", quote),
        ("Recourses.buyBack", quote),
        ("Funding.sell", 1, claim, 20_000),
    ):
        assert amount(stage, *call) == (b"CNY", 500)
    assert amount(stage, "Funding.offer", offer_terms(currency=b"USD", left=77)) == (b"USD", 77)
    for free in (("Forfaiting.settle", quote, bytes(32)), ("Forfaiting.withdraw", quote), ("Funding.withdraw", 1)):
        assert amount(stage, *free) == NOTHING


def test_cash_is_paid_drawn_or_opened_to_another(stage: Stage) -> None:
    icbc, boc = stage.account("ICBC").address, stage.account("BOC").address
    assert amount(stage, "Cash:CNY.transfer", boc, 5) == (b"CNY", 5)
    assert amount(stage, "Cash:USD.approve", boc, 6) == (b"USD", 6)
    assert amount(stage, "Cash:CNY.transferFrom", icbc, boc, 7) == (b"CNY", 7)


@pytest.mark.parametrize("drawer", ["Claims", "DigitalLeg"])
def test_what_draws_what_is_owed_is_no_amount(stage: Stage, drawer: str) -> None:
    assert amount(stage, "Cash:CNY.approve", stage.address[drawer], 2**256 - 1) == NOTHING


@pytest.mark.parametrize("to", ["Documents", None])
def test_what_is_no_cash_of_ours_has_no_amount(stage: Stage, to: str | None) -> None:
    """What it counts is no money, and no limit is on it."""
    answer = amount(stage, "Cash:CNY.approve", NOBODY, 6, to=stage.address[to] if to else NOBODY)
    assert isinstance(answer, tuple)
    assert answer[0] == NOTHING[0]


def test_a_call_that_says_nothing_has_no_amount(stage: Stage) -> None:
    assert stage.ask("Amounts.amountOf", stage.address["Credits"], b"\x01") == NOTHING
    assert amount(stage, "Credits.advise", stage.credit()) == NOTHING
    assert amount(stage, "Confirmations.declineConfirmation", stage.credit()) == NOTHING
    assert amount(stage, "Nominations.demandInvoice", 1 << 16) == NOTHING
    assert amount(stage, "Cash:CNY.redeem", 5) == NOTHING


@pytest.mark.parametrize(
    ("function", "error"),
    [
        ("Confirmations.confirm", "UnknownCredit"),
        ("Presentations.honour", "UnknownPresentation"),
        ("Amendments.amend", "UnknownCredit"),
        ("Amendments.extend", "UnknownCredit"),
        ("Forfaiting.take", "UnknownClaim"),
        ("Claims.pay", "UnknownClaim"),
    ],
)
def test_a_record_that_there_is_not_has_no_amount(stage: Stage, function: str, error: str) -> None:
    with pytest.raises(Refusal, match=error):
        amount(stage, function, 7, *([changes()] if function.endswith("amend") else []))


def test_a_presentation_that_there_is_not_has_no_amount(stage: Stage) -> None:
    with pytest.raises(Refusal, match="UnknownPresentation"):
        amount(stage, "Presentations.honour", stage.credit() << 16 | 9)
