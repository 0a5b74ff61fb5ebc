"""Presentations.withdraw

├── presentation unknown → UnknownPresentation
├── caller is not the presenter → NotParty
├── presentation honoured, returned or withdrawn → UnexpectedStatus
├── the root is not that of the documents presented → NotLodged
└── otherwise Withdrawn, documents free, the amount available unless it was already; emits PresentationWithdrawn
"""

from __future__ import annotations

import pytest

from tests import defaults
from tests.contracts.acts import NONEXISTENT, presentation_of, presenting, refusal, shown, usage
from tests.people import Stage

WITHDRAW = "Presentations.withdraw"


def test_a_presentation_that_nobody_made_is_not_withdrawn(stage: Stage) -> None:
    number = NONEXISTENT << 16 | 1
    named = shown("PresentationId", number)
    stage.refuses("UnknownPresentation", "BOC", WITHDRAW, number, defaults.root(), id=named)


@pytest.mark.parametrize("who", ["ICBC", "ABC", "CBA"])
def test_only_the_presenter_withdraws(stage: Stage, who: str) -> None:
    root = defaults.root()
    presentation = stage.present(stage.credit(), root=root)
    fields = {"caller": stage.account(who).address, "expected": stage.party("BOC")}
    stage.refuses("NotParty", who, WITHDRAW, presentation, root, **fields)


def test_what_the_beneficiary_presented_itself_its_bank_withdraws_under_a_mandate_only(stage: Stage) -> None:
    party, root = stage.customer("Xiamen Tea", "BOC", own_key=True), defaults.root()
    credit = stage.credit(beneficiary=party)
    stage.do("Xiamen Tea", "Presentations.present", *presenting(credit, root=root))
    stage.refuses("NotParty", "BOC", WITHDRAW, credit << 16 | 1, root, expected=party)
    stage.do("Xiamen Tea", "Membership.setMandate", True)
    stage.do("BOC", WITHDRAW, credit << 16 | 1, root)


def test_what_is_honoured_is_not_withdrawn(stage: Stage) -> None:
    root = defaults.root()
    presentation = stage.present(stage.credit(tenor=defaults.AFTER_SIGHT, tenorValue=90), root=root)
    stage.do("ICBC", "Presentations.comply", presentation)
    stage.do("ICBC", "Presentations.honour", presentation)
    allowed = ("Examining", "Refused", "Complying")
    named = shown("PresentationId", presentation)
    stage.refuses("UnexpectedStatus", "BOC", WITHDRAW, presentation, root, id=named, allowed=allowed)


def test_what_was_sent_back_or_withdrawn_is_not_withdrawn(stage: Stage) -> None:
    root, other = defaults.root(), defaults.root()
    returned, withdrawn = stage.present(stage.credit(), root=root), stage.present(stage.credit(), root=other)
    stage.do("ICBC", "Presentations.refuse", *refusal(returned))
    stage.do("ICBC", "Presentations.returnDocuments", returned, root)
    stage.do("BOC", WITHDRAW, withdrawn, other)
    stage.refuses("UnexpectedStatus", "BOC", WITHDRAW, returned, root)
    stage.refuses("UnexpectedStatus", "BOC", WITHDRAW, withdrawn, other)


def test_documents_that_were_not_presented_are_not_withdrawn(stage: Stage) -> None:
    root = defaults.root()
    theirs, presentation = stage.present(stage.credit(), root=root), stage.present(stage.credit())
    named = shown("PresentationId", theirs)
    stage.refuses("NotLodged", "BOC", WITHDRAW, presentation, root, lodged=named)


@pytest.mark.parametrize("state", ["Examining", "Refused", "Complying", "Precluded"])
def test_the_presenter_takes_back_what_is_not_honoured(stage: Stage, state: str) -> None:
    credit, root = stage.credit(), defaults.root()
    stage.present(credit, 25_000_000)
    presentation = stage.present(credit, 60_000_000, root=root)
    if state == "Refused":
        stage.do("ICBC", "Presentations.refuse", *refusal(presentation))
    if state == "Complying":
        stage.do("ICBC", "Presentations.comply", presentation)
    if state == "Precluded":
        stage.on("2024-09-10")
    before = presentation_of(stage, presentation)
    receipt = stage.do("BOC", WITHDRAW, presentation, root)
    assert [event.name for event in receipt.events] == ["PresentationWithdrawn"]
    assert receipt.events[0].args == {"id": presentation, "presenter": stage.party("BOC")}
    assert presentation_of(stage, presentation) == before | {"status": "Withdrawn"}
    assert stage.ask("Documents.presentationOf", root) == 0
    assert usage(stage, credit) == (75_000_000, 25_000_000, 0), "only its own amount, and only once"


def test_what_is_withdrawn_is_not_enforced(stage: Stage) -> None:
    root = defaults.root()
    presentation = stage.present(stage.credit(), root=root)
    stage.do("BOC", WITHDRAW, presentation, root)
    stage.on("2024-09-10")
    stage.refuses("UnexpectedStatus", "BOC", "Presentations.enforce", presentation)
