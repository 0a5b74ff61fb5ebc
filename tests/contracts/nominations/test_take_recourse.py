"""Nominations.takeRecourse

├── presentation unknown → UnknownPresentation
├── caller does not act for the bank that negotiated → NotParty
├── other documents → NotLodged
├── NoRecourse
│   ├── negotiated without recourse, or not negotiated
│   ├── not forwarded, or what was forwarded is not refused, be it withdrawn by the bank itself
│   └── taken back already
└── otherwise the drawing is undone, emits RecourseTaken, and the presenter owes the price
    ├── it is paid back at once where the presenter's account allows, and is due at once where not
    ├── whatever share of it went to assignees; a first beneficiary owes the difference that it was paid
    ├── nothing is owed where the bank had presented itself
    └── the documents are free, and neither forwarded nor taken up after it → UnexpectedStatus, WaiverNotOpen
"""

from __future__ import annotations

import pytest

from tests import defaults
from tests.contracts.acts import NONEXISTENT, claim_of, set_funds, status, usage
from tests.contracts.dealings import (
    DIFFERENCE,
    PART,
    complied,
    forwarded,
    honoured_by,
    nominated,
    part,
    presented,
    refused_by,
    share,
    taken_back,
)
from tests.people import Stage

RECOURSE = "Nominations.takeRecourse"
NET = 99_000_000
FIRST = "Hangzhou Tea"


def negotiated(stage: Stage, root: bytes, *, recourse: bool = True, credit: int = 0) -> int:
    """Bought by CCB from BOC."""
    presentation = complied(stage, "CCB", credit or nominated(stage), root=root)
    for side in ("CCB", "BOC"):
        stage.do(side, "Nominations.negotiate", presentation, NET, recourse)
    return presentation


def disputed(stage: Stage, root: bytes, *, disposal: int = defaults.HOLD, credit: int = 0) -> tuple[int, int]:
    """Bought with recourse, forwarded, and refused by the issuer; returns both presentations."""
    presentation = negotiated(stage, root, credit=credit)
    passed_on = forwarded(stage, "CCB", presentation, root)
    refused_by(stage, "ICBC", passed_on, disposal=disposal)
    return presentation, passed_on


def test_there_is_no_recourse_for_documents_that_nobody_presented(stage: Stage) -> None:
    number = NONEXISTENT << 16 | 1
    stage.refuses("UnknownPresentation", "CCB", RECOURSE, number, defaults.root(), id=number)


@pytest.mark.parametrize("who", ["BOC", "ICBC", "CBA"])
def test_only_the_bank_that_negotiated_takes_recourse(stage: Stage, who: str) -> None:
    root = defaults.root()
    presentation, _ = disputed(stage, root)
    stage.refuses("NotParty", who, RECOURSE, presentation, root, id=presentation, expected=stage.party("CCB"))


def test_there_is_no_recourse_for_what_was_bought_without_it(stage: Stage) -> None:
    root = defaults.root()
    presentation = negotiated(stage, root, recourse=False)
    refused_by(stage, "ICBC", forwarded(stage, "CCB", presentation, root))
    stage.refuses("NoRecourse", "CCB", RECOURSE, presentation, root, id=presentation)


def test_there_is_no_recourse_for_what_was_honoured(stage: Stage) -> None:
    root = defaults.root()
    presentation = complied(stage, "CCB", nominated(stage), root=root)
    stage.do("CCB", "Presentations.honour", presentation)
    refused_by(stage, "ICBC", forwarded(stage, "CCB", presentation, root))
    stage.refuses("NoRecourse", "CCB", RECOURSE, presentation, root, id=presentation)


def test_there_is_no_recourse_before_the_issuer_has_refused(stage: Stage) -> None:
    root = defaults.root()
    presentation = negotiated(stage, root)
    stage.refuses("NoRecourse", "CCB", RECOURSE, presentation, root, id=presentation)
    passed_on = forwarded(stage, "CCB", presentation, root)
    stage.refuses("NoRecourse", "CCB", RECOURSE, presentation, root, id=presentation)
    honoured_by(stage, "ICBC", passed_on)
    stage.refuses("NoRecourse", "CCB", RECOURSE, presentation, root, id=presentation)


def test_there_is_no_recourse_for_documents_that_nobody_refused(stage: Stage) -> None:
    root = defaults.root()
    presentation = negotiated(stage, root)
    stage.do("CCB", "Presentations.withdraw", forwarded(stage, "CCB", presentation, root), root)
    stage.refuses("NoRecourse", "CCB", RECOURSE, presentation, root, id=presentation)


def test_no_other_documents_are_bought_back(stage: Stage) -> None:
    presentation, passed_on = disputed(stage, defaults.root())
    stage.refuses("NotLodged", "CCB", RECOURSE, presentation, defaults.root(), given=passed_on)


def test_the_price_comes_back_once_and_the_drawing_is_undone(stage: Stage) -> None:
    root = defaults.root()
    presentation, passed_on = disputed(stage, root)
    assert usage(stage, presentation >> 16) == (0, 0, defaults.AMOUNT)
    bank, presenter = stage.cash("CCB"), stage.cash("BOC")
    receipt = stage.do("CCB", RECOURSE, presentation, root)
    told = {
        "id": presentation,
        "bank": stage.party("CCB"),
        "presenter": stage.party("BOC"),
        "amount": NET,
    }
    assert receipt.only("RecourseTaken").args == told
    assert (stage.cash("CCB"), stage.cash("BOC")) == (bank + NET, presenter - NET)
    claim = claim_of(stage, passed_on)
    assert (claim["obligor"], claim["face"], claim["status"]) == (stage.party("BOC"), NET, "Paid")
    assert usage(stage, presentation >> 16) == (defaults.AMOUNT, 0, 0)
    stage.refuses("NoRecourse", "CCB", RECOURSE, presentation, root, id=presentation)


def test_a_presenter_without_the_cash_owes_it_at_once(stage: Stage) -> None:
    root = defaults.root()
    presentation, passed_on = disputed(stage, root)
    set_funds(stage, "BOC", NET - 1)
    stage.do("CCB", RECOURSE, presentation, root)
    assert status(stage, "Claims", passed_on) == "Due"
    assert stage.ask("Claims.holderOf", passed_on) == stage.party("CCB")


def test_a_bank_that_presented_to_itself_owes_itself_nothing(stage: Stage) -> None:
    root = defaults.root()
    presentation = complied(stage, "BOC", stage.credit(nominated="BOC"), root=root)
    stage.do("BOC", "Nominations.negotiate", presentation, NET, True)
    refused_by(stage, "ICBC", forwarded(stage, "BOC", presentation, root))
    with stage.unchanged():
        receipt = stage.do("BOC", RECOURSE, presentation, root)
    assert [event.name for event in receipt.events] == ["RecourseTaken"]
    assert usage(stage, presentation >> 16) == (defaults.AMOUNT, 0, 0)


def test_the_presenter_owes_the_whole_price_though_an_assignee_was_paid_of_it(stage: Stage) -> None:
    root = defaults.root()
    credit = nominated(stage)
    stage.do("BOC", "Proceeds.assign", credit, stage.party("ABC"), defaults.AMOUNT)
    stage.do("CCB", "Proceeds.acknowledge", credit, 1)
    presentation, _ = disputed(stage, root, credit=credit)
    bank, presenter = stage.cash("CCB"), stage.cash("BOC")
    stage.do("CCB", RECOURSE, presentation, root)
    assert (stage.cash("CCB"), stage.cash("BOC")) == (bank + NET, presenter - NET)


def test_the_first_beneficiary_owes_back_its_difference_and_the_second_the_price(stage: Stage) -> None:
    credit = stage.credit(transferable=True, beneficiary=stage.customer(FIRST, "BOC", own_key=True))
    asked, root = part(stage), defaults.root()
    for side in (FIRST, "BOC"):
        stage.do(side, "Transfers.transfer", credit, asked)
    presentation = presented(stage, credit | 1 << 24, PART, by="CCB", root=root)
    stage.do(FIRST, "Nominations.substitute", presentation, PART + 15_000_000, defaults.root())
    stage.do("BOC", "Presentations.comply", presentation)
    for side in ("BOC", "CCB"):
        stage.do(side, "Nominations.negotiate", presentation, PART, True)
    assert stage.cash(FIRST) == 15_000_000
    passed_on = forwarded(stage, "BOC", presentation, root)
    refused_by(stage, "ICBC", passed_on)
    stage.do("BOC", RECOURSE, presentation, root)
    owed = claim_of(stage, share(passed_on, DIFFERENCE))
    assert (owed["obligor"], owed["face"]) == (stage.party(FIRST), 15_000_000)
    assert claim_of(stage, passed_on)["face"] == PART
    assert (usage(stage, credit), usage(stage, credit | 1 << 24)) == ((20_000_000, 0, 0), (PART, 0, 0))


def test_what_was_bought_back_is_not_forwarded_anew(stage: Stage) -> None:
    root = defaults.root()
    presentation = negotiated(stage, root)
    taken_back(stage, "ICBC", forwarded(stage, "CCB", presentation, root), root)
    stage.do("CCB", RECOURSE, presentation, root)
    arguments = (presentation, stage.party("ICBC"), root)
    stage.refuses("UnexpectedStatus", "CCB", "Nominations.forward", *arguments, id=presentation)


def test_what_was_bought_back_is_not_taken_up_by_a_waiver(stage: Stage) -> None:
    root = defaults.root()
    presentation, passed_on = disputed(stage, root, disposal=defaults.NOTIFY)
    stage.do("CCB", RECOURSE, presentation, root)
    stage.refuses("WaiverNotOpen", "ICBC", "Presentations.waive", passed_on, id=passed_on)


@pytest.mark.parametrize("returned", [True, False])
def test_what_was_bought_back_is_the_beneficiarys_and_may_be_presented_anew(stage: Stage, returned: bool) -> None:
    root = defaults.root()
    presentation, passed_on = disputed(stage, root, disposal=defaults.RETURN)
    if returned:
        stage.do("ICBC", "Presentations.returnDocuments", passed_on, root)
    stage.do("CCB", RECOURSE, presentation, root)
    assert stage.ask("Documents.presentationOf", root) == 0
    stage.do("BOC", "Presentations.present", presentation >> 16, defaults.AMOUNT, defaults.SHIPPED, root, 2)
    assert usage(stage, presentation >> 16) == (0, defaults.AMOUNT, 0)
