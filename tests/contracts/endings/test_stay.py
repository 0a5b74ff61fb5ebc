"""Endings.stay

├── caller is not the supervisor → AccessManagedUnauthorized
├── credit unknown → UnknownCredit
├── stayed already → StayUnchanged
└── otherwise stayed, emits PaymentStayed
    ├── not honoured yet: neither honoured nor enforced nor negotiated → CourtStay, under its parts too
    ├── under a part alone: its credit and other parts are honoured
    └── honoured, accepted or negotiated before: paid, and the bank reimbursed
"""

from __future__ import annotations

from tests import defaults
from tests.contracts.acts import NONEXISTENT, claim_of, complying, credit_of, presentation_of, presenting, status
from tests.contracts.amendments.parts import transferred, whole
from tests.contracts.callers import refused_to_all_but
from tests.contracts.confirmations.confirming import CONFIRMER, confirmed
from tests.people import Stage

STAY = "Endings.stay"
HONOUR = "Presentations.honour"
ORDER = bytes(31) + b"\7"


def test_nobody_but_the_supervisor_stays_payment(stage: Stage) -> None:
    refused_to_all_but("CBA", stage, STAY, stage.credit(), ORDER)


def test_a_credit_that_nobody_issued_is_not_stayed(stage: Stage) -> None:
    stage.refuses("UnknownCredit", "CBA", STAY, NONEXISTENT, ORDER, id="3-999")


def test_payment_is_not_stayed_twice(stage: Stage) -> None:
    credit = stage.credit()
    stage.do("CBA", STAY, credit, ORDER)
    stage.refuses("StayUnchanged", "CBA", STAY, credit, defaults.root(), id="3-1", stayed=True)


def test_a_stay_is_told_with_the_courts_order_and_changes_nothing_else(stage: Stage) -> None:
    credit = stage.credit()
    before = credit_of(stage, credit)
    receipt = stage.do("CBA", STAY, credit, ORDER)
    assert [event.name for event in receipt.events] == ["PaymentStayed"]
    assert receipt.events[0].args == {"id": credit, "orderRoot": ORDER}
    assert credit_of(stage, credit) == before | {"stayed": True}


def test_a_stayed_credit_is_neither_honoured_nor_enforced(stage: Stage) -> None:
    credit = stage.credit()
    found, lying = complying(stage, credit, 1), stage.present(credit, 2)
    stage.do("CBA", STAY, credit, ORDER)
    stage.refuses("CourtStay", "ICBC", HONOUR, found, id="3-1")
    stage.on("2024-09-10")
    for presentation in (found, lying):
        stage.refuses("CourtStay", "BOC", "Presentations.enforce", presentation, id="3-1")
    assert presentation_of(stage, found)["status"] == "Complying"


def test_a_stayed_credit_is_not_accepted_for_maturity(stage: Stage) -> None:
    credit = stage.credit(tenor=defaults.AFTER_SIGHT, tenorValue=30)
    presentation = complying(stage, credit)
    stage.do("CBA", STAY, credit, ORDER)
    stage.refuses("CourtStay", "ICBC", HONOUR, presentation, id="3-2")


def test_a_stayed_credit_is_not_negotiated(stage: Stage) -> None:
    credit = stage.credit(nominated="ABC")
    presentation = stage.present(credit)
    stage.do("ABC", "Presentations.comply", presentation)
    stage.do("CBA", STAY, credit, ORDER)
    stage.do("ABC", "Nominations.negotiate", presentation, 99_000_000, True)
    stage.refuses("CourtStay", "BOC", "Nominations.negotiate", presentation, 99_000_000, True, id="3-2")


def test_a_confirmer_does_not_honour_a_stayed_credit(stage: Stage) -> None:
    credit = confirmed(stage)
    presentation = stage.present(credit)
    stage.do(CONFIRMER, "Presentations.comply", presentation)
    stage.do("CBA", STAY, credit, ORDER)
    stage.refuses("CourtStay", CONFIRMER, HONOUR, presentation, id="3-2")


def test_documents_under_a_stayed_credit_are_presented_examined_and_refused(stage: Stage) -> None:
    credit = stage.credit()
    stage.do("CBA", STAY, credit, ORDER)
    presentation = stage.present(credit)
    stage.do("ICBC", "Presentations.refuse", presentation, 1, defaults.root(), defaults.HOLD)
    assert presentation_of(stage, presentation)["status"] == "Refused"


def test_a_claim_accepted_before_the_stay_is_paid(stage: Stage) -> None:
    credit = stage.credit(tenor=defaults.AFTER_SIGHT, tenorValue=10)
    claim = stage.honoured(credit)
    stage.do("CBA", STAY, credit, ORDER)
    stage.on("2024-09-12")
    stage.do("ICBC", "Claims.pay", claim)
    assert claim_of(stage, claim)["status"] == "Paid"


def test_a_confirmer_that_honoured_before_the_stay_is_reimbursed(stage: Stage) -> None:
    credit, root = confirmed(stage), defaults.root()
    presentation = stage.present(credit, root=root)
    for function in ("comply", "honour"):
        stage.do(CONFIRMER, f"Presentations.{function}", presentation)
    assert reimbursed(stage, credit, presentation, root) == 5_000_000_000


def test_a_bank_that_negotiated_before_the_stay_is_reimbursed(stage: Stage) -> None:
    credit, root = stage.credit(nominated=CONFIRMER), defaults.root()
    presentation = stage.present(credit, root=root)
    stage.do(CONFIRMER, "Presentations.comply", presentation)
    for who in (CONFIRMER, "BOC"):
        stage.do(who, "Nominations.negotiate", presentation, 99_000_000, True)
    assert reimbursed(stage, credit, presentation, root) == 5_001_000_000


def reimbursed(stage: Stage, credit: int, presentation: int, root: bytes) -> int:
    """Stayed, forwarded by ABC and honoured by the issuer all the same; what ABC has then."""
    stage.do("CBA", STAY, credit, ORDER)
    receipt = stage.do(CONFIRMER, "Nominations.forward", presentation, stage.party("ICBC"), root)
    forwarded = int(str(receipt.only("PresentationForwarded").args["next"]))
    for function in ("comply", "honour"):
        stage.do("ICBC", f"Presentations.{function}", forwarded)
    return stage.cash(CONFIRMER)


def test_a_part_is_stayed_with_its_credit(stage: Stage) -> None:
    part = transferred(stage)
    stage.do("ABC", "Presentations.present", *presenting(part, 1))
    stage.do("BOC", "Presentations.comply", part << 16 | 1)
    stage.do("CBA", STAY, whole(part), ORDER)
    stage.refuses("CourtStay", "BOC", HONOUR, part << 16 | 1, id="3-2/1")


def test_a_credit_is_honoured_though_a_part_of_it_is_stayed(stage: Stage) -> None:
    part = transferred(stage)
    stage.do("CBA", STAY, part, ORDER)
    stage.do("ABC", "Presentations.present", *presenting(part, 1))
    stage.do("BOC", "Presentations.comply", part << 16 | 1)
    stage.refuses("CourtStay", "BOC", HONOUR, part << 16 | 1, id="3-2/1")
    stage.honoured(whole(part), 1)


def test_a_stayed_credit_may_be_cancelled(stage: Stage) -> None:
    credit = stage.credit()
    stage.do("CBA", STAY, credit, ORDER)
    for who in ("ICBC", "BOC"):
        stage.do(who, "Endings.cancel", credit)
    assert status(stage, "Credits", credit) == "Cancelled"
