"""Nominations.negotiate

├── presentation unknown → UnknownPresentation
├── caller acts neither for the examining bank nor for the presenter or the beneficiary → NotParty
├── presentation not Complying → UnexpectedStatus
├── the bank is the issuer → IssuerNegotiates
├── with recourse, by a bank that confirmed → RecourseForbidden
├── price none, above the drawing, or below what is paid to a bank that advanced → BadPrice
├── bank suspended → Suspended
├── said by one side only
│   ├── which said the same before → NegotiationOffered
│   └── otherwise it emits NegotiationAgreed, and the side may still say another
└── said by both
    ├── not the same → NegotiationDiffers
    ├── payment stopped by a court → CourtStay
    ├── the bank's cash is short → InsufficientCash
    └── otherwise the presenter is paid the price at once, the drawing is counted, Negotiated, emits
        PresentationNegotiated
"""

from __future__ import annotations

import pytest

from tests import defaults
from tests.contracts.acts import (
    NONEXISTENT,
    claim_of,
    complying,
    presentation_of,
    presenting,
    set_funds,
    suspend,
    usage,
)
from tests.contracts.dealings import (
    allowed,
    clauses,
    complied,
    confirmed,
    forwarded,
    honoured_by,
    nominated,
    presented,
    with_clauses,
)
from tests.people import Stage

NEGOTIATE = "Nominations.negotiate"
NET = 99_000_000
"""CNY 990,000.00 for a drawing of 1,000,000.00."""
FIRST = "Hangzhou Tea"


def offered(stage: Stage, *, recourse: bool = False) -> int:
    """Found complying by CCB, which has said what it would pay."""
    presentation = complied(stage, "CCB", nominated(stage))
    stage.do("CCB", NEGOTIATE, presentation, NET, recourse)
    return presentation


def test_documents_that_nobody_presented_are_not_negotiated(stage: Stage) -> None:
    number = NONEXISTENT << 16 | 1
    stage.refuses("UnknownPresentation", "CCB", NEGOTIATE, number, NET, False, id=number)


@pytest.mark.parametrize("who", ["ICBC", "ABC", "CBA"])
def test_nobody_negotiates_but_the_bank_and_who_presented(stage: Stage, who: str) -> None:
    presentation = complied(stage, "CCB", nominated(stage))
    stage.refuses("NotParty", who, NEGOTIATE, presentation, NET, False, expected=stage.party("CCB"))


def test_the_beneficiary_does_not_speak_for_a_bank_that_has_honoured_before(stage: Stage) -> None:
    credit, root = stage.credit(nominated="ABC"), defaults.root()
    stage.do("BOC", "Confirmations.requestConfirmation", credit, stage.party("CCB"))
    stage.do("CCB", "Confirmations.confirm", credit)
    stage.do("BOC", "Presentations.presentTo", stage.party("ABC"), *presenting(credit, root=root))
    honoured_by(stage, "ABC", credit << 16 | 1)
    passed_on = forwarded(stage, "ABC", credit << 16 | 1, root, to="CCB")
    stage.do("CCB", "Presentations.comply", passed_on)
    stage.refuses("NotParty", "BOC", NEGOTIATE, passed_on, 1, False, id=passed_on, expected=stage.party("CCB"))


def test_documents_are_not_negotiated_before_they_are_found_complying(stage: Stage) -> None:
    presentation = presented(stage, nominated(stage))
    said = allowed("PresentationStatus", "Complying")
    stage.refuses("UnexpectedStatus", "CCB", NEGOTIATE, presentation, NET, False, id=presentation, allowed=said)


def test_nothing_is_negotiated_twice(stage: Stage) -> None:
    presentation = offered(stage)
    stage.do("BOC", NEGOTIATE, presentation, NET, False)
    with stage.unchanged():
        stage.refuses("UnexpectedStatus", "BOC", NEGOTIATE, presentation, NET, False, id=presentation)


def test_the_issuer_honours_and_does_not_negotiate(stage: Stage) -> None:
    presentation = complying(stage, stage.credit(tenor=defaults.AFTER_SIGHT, tenorValue=90))
    fields = {"id": presentation, "issuer": stage.party("ICBC")}
    stage.refuses("IssuerNegotiates", "ICBC", NEGOTIATE, presentation, NET, False, **fields)


@pytest.mark.parametrize("who", ["CCB", "BOC"])
def test_a_confirmer_never_negotiates_with_recourse(stage: Stage, who: str) -> None:
    presentation = complied(stage, "CCB", confirmed(stage))
    fields = {"id": presentation, "confirmer": stage.party("CCB")}
    stage.refuses("RecourseForbidden", who, NEGOTIATE, presentation, NET, True, **fields)


@pytest.mark.parametrize("net", [0, defaults.AMOUNT + 1])
def test_the_price_is_something_and_not_above_the_drawing(stage: Stage, net: int) -> None:
    presentation = complied(stage, "CCB", nominated(stage))
    fields = {"id": presentation, "given": net, "allowed": defaults.AMOUNT}
    stage.refuses("BadPrice", "CCB", NEGOTIATE, presentation, net, False, **fields)


def test_a_price_that_does_not_pay_back_an_advance_is_refused(stage: Stage) -> None:
    credit = with_clauses(stage, clauses(advance=40_000_000), nominated="CCB")
    stage.do("BOC", "Proceeds.requestAdvance", credit, 40_000_000)
    stage.do("CCB", "Proceeds.advance", credit, 40_000_000)
    presentation = complied(stage, "CCB", credit)
    stage.refuses("BadPrice", "CCB", NEGOTIATE, presentation, 39_999_999, False, id=presentation)


def test_a_suspended_bank_buys_nothing(stage: Stage) -> None:
    presentation = offered(stage)
    suspend(stage, "CCB")
    stage.refuses("Suspended", "BOC", NEGOTIATE, presentation, NET, False, party=stage.party("CCB"))


@pytest.mark.parametrize("side", ["CCB", "BOC"])
def test_one_side_offers_once_what_it_offered_before(stage: Stage, side: str) -> None:
    presentation = complied(stage, "CCB", nominated(stage))
    stage.do(side, NEGOTIATE, presentation, NET, True)
    stage.refuses("NegotiationOffered", side, NEGOTIATE, presentation, NET, True, id=presentation)


@pytest.mark.parametrize(("net", "recourse"), [(NET - 1, False), (NET, True)])
def test_both_sides_must_agree_on_the_same(stage: Stage, net: int, recourse: bool) -> None:
    presentation = offered(stage)
    with stage.unchanged():
        fields = {"id": presentation, "net": NET, "recourse": False}
        stage.refuses("NegotiationDiffers", "BOC", NEGOTIATE, presentation, net, recourse, **fields)


def test_what_a_court_has_stopped_is_not_negotiated(stage: Stage) -> None:
    presentation = offered(stage)
    stage.do("CBA", "Endings.stay", presentation >> 16, defaults.root())
    stage.refuses("CourtStay", "BOC", NEGOTIATE, presentation, NET, False, id=presentation >> 16)


def test_a_bank_without_the_cash_buys_nothing(stage: Stage) -> None:
    presentation = offered(stage)
    set_funds(stage, "CCB", NET - 1)
    stage.refuses("InsufficientCash", "BOC", NEGOTIATE, presentation, NET, False, given=NET - 1, needed=NET)
    assert presentation_of(stage, presentation)["status"] == "Complying"


def test_what_one_side_says_moves_nothing_and_it_may_say_another(stage: Stage) -> None:
    presentation = offered(stage)
    with stage.unchanged():
        receipt = stage.do("CCB", NEGOTIATE, presentation, NET - 1, True)
    assert [event.name for event in receipt.events] == ["NegotiationAgreed"]
    told = {"id": presentation, "by": stage.party("CCB"), "net": NET - 1, "recourse": True}
    assert receipt.events[0].args == told
    before = stage.cash("BOC")
    stage.do("BOC", NEGOTIATE, presentation, NET - 1, True)
    assert stage.cash("BOC") == before + NET - 1


@pytest.mark.parametrize("recourse", [True, False])
def test_a_nominated_bank_buys_with_or_without_recourse_and_pays_at_once(stage: Stage, recourse: bool) -> None:
    presentation = offered(stage, recourse=recourse)
    bank, presenter = stage.cash("CCB"), stage.cash("BOC")
    receipt = stage.do("BOC", NEGOTIATE, presentation, NET, recourse)
    told = {"id": presentation, "bank": stage.party("CCB"), "net": NET, "recourse": recourse}
    assert receipt.only("PresentationNegotiated").args == told
    assert (stage.cash("CCB"), stage.cash("BOC")) == (bank - NET, presenter + NET)
    assert presentation_of(stage, presentation)["status"] == "Negotiated"
    assert usage(stage, presentation >> 16) == (0, 0, defaults.AMOUNT)
    assert claim_of(stage, presentation)["status"] == "Paid"


def test_a_confirmer_buys_before_maturity_without_recourse(stage: Stage) -> None:
    presentation = complied(stage, "CCB", confirmed(stage, tenor=defaults.AFTER_SIGHT, tenorValue=90))
    before = stage.cash("BOC")
    stage.do("CCB", NEGOTIATE, presentation, NET, False)
    stage.do("BOC", NEGOTIATE, presentation, NET, False)
    assert stage.cash("BOC") == before + NET


def test_a_bank_that_speaks_for_both_sides_needs_no_other(stage: Stage) -> None:
    presentation = complied(stage, "BOC", stage.credit(nominated="BOC"))
    stage.do("BOC", NEGOTIATE, presentation, NET, True)
    assert presentation_of(stage, presentation)["status"] == "Negotiated"


def test_a_beneficiary_agrees_to_what_its_bank_presented_for_it(stage: Stage) -> None:
    credit = stage.credit(nominated="CCB", beneficiary=stage.customer(FIRST, "BOC", own_key=True))
    stage.do(FIRST, "Membership.setMandate", True)
    presentation = complied(stage, "CCB", credit)
    stage.do("CCB", NEGOTIATE, presentation, NET, True)
    before = stage.cash("BOC")
    stage.do(FIRST, NEGOTIATE, presentation, NET, True)
    assert stage.cash("BOC") == before + NET
