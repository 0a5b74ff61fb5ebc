"""Nominations.forward

├── presentation unknown → UnknownPresentation
├── caller is not the examining bank, nor the presenter once that bank's time is over → NotParty
├── presentation neither Examining, Complying, Negotiated nor Honoured → UnexpectedStatus
│   └── a bank that is bound passes on only what it has honoured or negotiated → UnexpectedStatus
├── the issuer forwards, or it goes to the bank itself or to one that is not bound → NotForwardedTo
├── it was forwarded before, and not refused there → Forwarded
├── the first beneficiary's time to substitute runs → SubstitutionOpen
├── other documents → NotLodged
├── last day of the examination in an unpublished year → CalendarYearUnpublished
└── otherwise another presentation of the same documents, with the other bank's own clock; emits PresentationForwarded
    ├── for who presented, where the bank has neither honoured nor negotiated; it is Forwarded then
    └── for the bank that has, which is owed the drawing, for what it accepted on the same day
"""

from __future__ import annotations

from typing import Any

import pytest

from tests import defaults
from tests.contracts.acts import (
    NO_DAY,
    NONEXISTENT,
    claim_of,
    day,
    presentation_of,
    presenting,
    refusal,
    set_funds,
    status,
    suspend,
    usage,
)
from tests.contracts.dealings import (
    PART,
    accepted,
    allowed,
    complied,
    confirmed,
    forwarded,
    honoured_by,
    nominated,
    presented,
    refused_by,
    same_block,
    taken_back,
    transferred,
)
from tests.people import Stage

FORWARD = "Nominations.forward"
USANCE = {"tenor": defaults.AFTER_SIGHT, "tenorValue": 90}


def to(stage: Stage, presentation: int, root: bytes, bank: str = "ICBC") -> tuple[Any, ...]:
    """The arguments of forward."""
    return presentation, stage.party(bank), root


def test_documents_that_nobody_presented_are_not_forwarded(stage: Stage) -> None:
    number = NONEXISTENT << 16 | 1
    stage.refuses("UnknownPresentation", "CCB", FORWARD, *to(stage, number, defaults.root()), id=number)


@pytest.mark.parametrize("who", ["BOC", "ICBC", "CBA"])
def test_only_the_examining_bank_forwards_while_it_has_time(stage: Stage, who: str) -> None:
    root = defaults.root()
    presentation = presented(stage, nominated(stage), root=root)
    stage.on("2024-09-09", "23:59")
    fields = {"id": presentation, "expected": stage.party("CCB")}
    stage.refuses("NotParty", who, FORWARD, *to(stage, presentation, root), **fields)


def test_a_stranger_has_nothing_forwarded_when_the_time_is_over(stage: Stage) -> None:
    root = defaults.root()
    presentation = presented(stage, nominated(stage), root=root)
    stage.on("2024-09-10", "00:00")
    stage.refuses("NotParty", "ABC", FORWARD, *to(stage, presentation, root), expected=stage.party("CCB"))


def test_refused_documents_are_not_forwarded(stage: Stage) -> None:
    root = defaults.root()
    presentation = presented(stage, nominated(stage), root=root)
    refused_by(stage, "CCB", presentation)
    open_ = allowed("PresentationStatus", "Examining", "Complying", "Negotiated", "Honoured")
    stage.refuses("UnexpectedStatus", "CCB", FORWARD, *to(stage, presentation, root), id=presentation, allowed=open_)


def test_documents_that_were_passed_on_are_not_passed_on_again(stage: Stage) -> None:
    root = defaults.root()
    presentation = presented(stage, nominated(stage), root=root)
    forwarded(stage, "CCB", presentation, root)
    stage.refuses("UnexpectedStatus", "CCB", FORWARD, *to(stage, presentation, root), id=presentation)


@pytest.mark.parametrize("decided", [True, False])
def test_a_confirmer_does_not_pass_on_what_it_has_neither_honoured_nor_refused(stage: Stage, decided: bool) -> None:
    root = defaults.root()
    presentation = (complied(stage, "CCB", confirmed(stage), root=root)) if decided else None
    presentation = presentation or presented(stage, confirmed(stage), root=root)
    paid = allowed("PresentationStatus", "Negotiated", "Honoured")
    stage.refuses("UnexpectedStatus", "CCB", FORWARD, *to(stage, presentation, root), id=presentation, allowed=paid)


def test_the_issuer_keeps_documents(stage: Stage) -> None:
    credit, root = confirmed(stage), defaults.root()
    given = presenting(credit, root=root)
    stage.do("BOC", "Presentations.presentTo", stage.party("ICBC"), *given)
    honoured_by(stage, "ICBC", credit << 16 | 1)
    arguments = to(stage, credit << 16 | 1, root, "CCB")
    stage.refuses("NotForwardedTo", "ICBC", FORWARD, *arguments, id=credit << 16 | 1, bank=stage.party("CCB"))


@pytest.mark.parametrize("bank", ["CCB", "ABC", "BOC"])
def test_documents_go_to_a_bank_that_is_bound_and_is_another(stage: Stage, bank: str) -> None:
    root = defaults.root()
    presentation = accepted(stage, "CCB", confirmed(stage), root=root)
    arguments = to(stage, presentation, root, bank)
    stage.refuses("NotForwardedTo", "CCB", FORWARD, *arguments, id=presentation, bank=stage.party(bank))


@pytest.mark.parametrize("there", ["examining", "honoured"])
def test_what_was_honoured_is_forwarded_once(stage: Stage, there: str) -> None:
    root = defaults.root()
    presentation = accepted(stage, "CCB", nominated(stage), root=root)
    passed_on = forwarded(stage, "CCB", presentation, root)
    if there == "honoured":
        honoured_by(stage, "ICBC", passed_on)
    fields = {"id": presentation, "next": passed_on}
    stage.refuses("Forwarded", "CCB", FORWARD, *to(stage, presentation, root), **fields)


def test_documents_wait_for_the_first_beneficiarys_invoice_while_its_time_runs(stage: Stage) -> None:
    root = defaults.root()
    credit = stage.credit(transferable=True)
    presentation = presented(stage, transferred(stage, credit), PART, by="CCB", root=root)
    stage.do("BOC", "Nominations.demandInvoice", presentation)
    stage.on("2024-09-03", "23:59")
    fields = {"id": presentation, "until": "2024-09-03"}
    stage.refuses("SubstitutionOpen", "BOC", FORWARD, *to(stage, presentation, root), **fields)


def test_documents_go_on_as_received_when_the_first_beneficiary_is_late(stage: Stage) -> None:
    root = defaults.root()
    credit = stage.credit(transferable=True)
    presentation = presented(stage, transferred(stage, credit), PART, by="CCB", root=root)
    stage.do("BOC", "Nominations.demandInvoice", presentation)
    stage.on("2024-09-04", "00:00")
    passed_on = forwarded(stage, "BOC", presentation, root)
    first, other = stage.cash("BOC"), stage.cash("CCB")
    honoured_by(stage, "ICBC", passed_on)
    assert (stage.cash("BOC"), stage.cash("CCB")) == (first, other + PART)


def test_only_the_documents_that_were_presented_are_forwarded(stage: Stage) -> None:
    presentation, other = presented(stage, nominated(stage)), defaults.root()
    stage.refuses("NotLodged", "CCB", FORWARD, *to(stage, presentation, other), given=presentation)


def test_an_examination_that_would_end_in_an_unpublished_year_does_not_begin(stage: Stage) -> None:
    credit = nominated(stage, expiry=day("2026-12-31"), transportDocument=False, latestShipment=0)
    stage.on("2026-12-23")
    root = defaults.root()
    stage.do("BOC", "Presentations.present", *presenting(credit, shipped=NO_DAY, root=root))
    stage.on("2026-12-28")
    arguments = to(stage, credit << 16 | 1, root)
    stage.refuses("CalendarYearUnpublished", "CCB", FORWARD, *arguments, place="CN", year=2027)


def test_the_other_bank_examines_for_itself_by_its_own_clock(stage: Stage) -> None:
    credit, root = nominated(stage), defaults.root()
    presentation = presented(stage, credit, root=root)
    before = presentation_of(stage, presentation)
    stage.on("2024-09-05")
    receipt = stage.do("CCB", FORWARD, *to(stage, presentation, root))
    passed_on = credit << 16 | 2
    told = {"id": presentation, "next": passed_on, "bank": stage.party("ICBC")}
    assert receipt.only("PresentationForwarded").args == told
    assert presentation_of(stage, presentation) == before | {"status": "Forwarded"}
    dates = {"received": day("2024-09-05"), "examineBy": day("2024-09-12")}
    assert presentation_of(stage, passed_on) == before | dates | {"examiner": stage.party("ICBC"), "previous": 1}
    assert stage.ask("Documents.presentationOf", root) == passed_on
    assert usage(stage, credit) == (0, defaults.AMOUNT, 0)


def test_each_banks_time_runs_by_itself(stage: Stage) -> None:
    root = defaults.root()
    presentation = accepted(stage, "CCB", nominated(stage), root=root)
    stage.on("2024-09-09")
    passed_on = forwarded(stage, "CCB", presentation, root)
    stage.on("2024-09-14", "23:59")  # a Saturday that is worked
    stage.refuses("ExaminationPeriodOpen", "CCB", "Presentations.enforce", passed_on, examineBy="2024-09-14")
    stage.on("2024-09-15", "00:00")
    stage.do("CCB", "Presentations.enforce", passed_on)
    assert claim_of(stage, passed_on)["status"] == "Paid"


def test_documents_handed_on_after_the_closing_hour_are_received_on_the_next_banking_day(stage: Stage) -> None:
    root = defaults.root()
    presentation = presented(stage, nominated(stage), root=root)
    stage.on("2024-09-06", "17:01")
    made = presentation_of(stage, forwarded(stage, "CCB", presentation, root))
    assert (made["received"], made["examineBy"]) == (day("2024-09-09"), day("2024-09-14"))


def test_who_presented_is_paid_where_the_nominated_bank_has_paid_nothing(stage: Stage) -> None:
    root = defaults.root()
    presentation = complied(stage, "CCB", nominated(stage), root=root)
    passed_on = forwarded(stage, "CCB", presentation, root)
    presenter, bank = stage.cash("BOC"), stage.cash("CCB")
    honoured_by(stage, "ICBC", passed_on)
    assert (stage.cash("BOC"), stage.cash("CCB")) == (presenter + defaults.AMOUNT, bank)


@pytest.mark.parametrize("who", ["BOC", "CCB"])
def test_the_presenter_has_documents_forwarded_when_the_bank_lets_its_time_pass(stage: Stage, who: str) -> None:
    root = defaults.root()
    presentation = presented(stage, nominated(stage), root=root)
    stage.on("2024-09-10", "00:00")
    passed_on = forwarded(stage, who, presentation, root)
    assert presentation_of(stage, passed_on)["presenter"] == stage.party("BOC")


@pytest.mark.parametrize("confirms", [True, False])
def test_the_bank_that_honoured_is_owed_by_the_issuer_on_the_same_day(stage: Stage, confirms: bool) -> None:
    credit = (confirmed if confirms else nominated)(stage, **USANCE)
    root = defaults.root()
    presentation = accepted(stage, "CCB", credit, root=root)
    stage.on("2024-09-06")
    passed_on = forwarded(stage, "CCB", presentation, root)
    honoured_by(stage, "ICBC", passed_on)
    owed, owes = claim_of(stage, passed_on), claim_of(stage, presentation)
    assert owed == owes | {"obligor": stage.party("ICBC")}
    assert owed["maturity"] == day("2024-12-02")
    assert stage.ask("Claims.holderOf", passed_on) == stage.party("CCB")
    assert usage(stage, credit) == (0, 0, defaults.AMOUNT)


def test_the_bank_that_negotiated_is_paid_the_whole_drawing(stage: Stage) -> None:
    root = defaults.root()
    presentation = complied(stage, "CCB", nominated(stage), root=root)
    for side in ("CCB", "BOC"):
        stage.do(side, "Nominations.negotiate", presentation, 99_000_000, False)
    passed_on = forwarded(stage, "CCB", presentation, root)
    before = stage.cash("CCB")
    honoured_by(stage, "ICBC", passed_on)
    assert stage.cash("CCB") == before + defaults.AMOUNT
    assert usage(stage, presentation >> 16) == (0, 0, defaults.AMOUNT)


def test_a_nominated_bank_is_reimbursed_by_the_confirmer_and_that_by_the_issuer(stage: Stage) -> None:
    credit, root = stage.credit(nominated="BOC", adviser="BOC", confirmation=0), defaults.root()
    stage.do("BOC", "Confirmations.requestConfirmation", credit, stage.party("CCB"))
    stage.do("CCB", "Confirmations.confirm", credit)
    arguments = (stage.party("BOC"), *presenting(credit, root=root))
    stage.do("BOC", "Presentations.presentTo", *arguments)
    honoured_by(stage, "BOC", credit << 16 | 1)
    before = stage.cash("ICBC"), stage.cash("BOC"), stage.cash("CCB")
    second = forwarded(stage, "BOC", credit << 16 | 1, root, to="CCB")
    honoured_by(stage, "CCB", second)
    third = forwarded(stage, "CCB", second, root)
    honoured_by(stage, "ICBC", third)
    now = stage.cash("ICBC"), stage.cash("BOC"), stage.cash("CCB")
    assert now == (before[0] - defaults.AMOUNT, before[1] + defaults.AMOUNT, before[2])
    assert usage(stage, credit) == (0, 0, defaults.AMOUNT)


def test_a_confirmer_whose_documents_went_on_to_the_issuer_does_not_pay_for_them_as_well(stage: Stage) -> None:
    credit, root = stage.credit(nominated="BOC"), defaults.root()
    stage.do("BOC", "Confirmations.requestConfirmation", credit, stage.party("CCB"))
    stage.do("CCB", "Confirmations.confirm", credit)
    stage.do("BOC", "Presentations.presentTo", stage.party("BOC"), *presenting(credit, root=root))
    honoured_by(stage, "BOC", credit << 16 | 1)
    second = forwarded(stage, "BOC", credit << 16 | 1, root, to="CCB")
    stage.on("2024-09-10", "00:00")
    honoured_by(stage, "ICBC", forwarded(stage, "BOC", second, root))
    assert presentation_of(stage, second)["status"] == "Forwarded"
    stage.refuses("UnexpectedStatus", "BOC", "Presentations.enforce", second, id=second)


def test_the_confirmer_bears_what_the_issuer_refuses(stage: Stage) -> None:
    credit, root = confirmed(stage), defaults.root()
    bank, presenter = stage.cash("CCB"), stage.cash("BOC")
    presentation = accepted(stage, "CCB", credit, root=root)
    passed_on = forwarded(stage, "CCB", presentation, root)
    refused_by(stage, "ICBC", passed_on)
    assert (stage.cash("CCB"), stage.cash("BOC")) == (bank - defaults.AMOUNT, presenter + defaults.AMOUNT)
    assert usage(stage, credit) == (0, 0, defaults.AMOUNT)
    stage.refuses("NoRecourse", "CCB", "Nominations.takeRecourse", presentation, root, id=presentation)


@pytest.mark.parametrize("paid", ["honoured", "negotiated"])
def test_what_was_refused_and_sent_back_is_forwarded_anew(stage: Stage, paid: str) -> None:
    root = defaults.root()
    presentation = complied(stage, "CCB", nominated(stage), root=root)
    if paid == "honoured":
        stage.do("CCB", "Presentations.honour", presentation)
    else:
        stage.do("CCB", "Nominations.negotiate", presentation, defaults.AMOUNT, False)
        stage.do("BOC", "Nominations.negotiate", presentation, defaults.AMOUNT, False)
    taken_back(stage, "ICBC", forwarded(stage, "CCB", presentation, root), root)
    again = forwarded(stage, "CCB", presentation, root)
    before = stage.cash("CCB")
    honoured_by(stage, "ICBC", again)
    assert stage.cash("CCB") == before + defaults.AMOUNT
    assert usage(stage, presentation >> 16) == (0, 0, defaults.AMOUNT)


def test_documents_that_a_bank_has_honoured_are_presented_nowhere_else_though_the_issuer_sends_them_back(
    stage: Stage,
) -> None:
    credit, root = nominated(stage), defaults.root()
    presentation = accepted(stage, "CCB", credit, root=root)
    taken_back(stage, "ICBC", forwarded(stage, "CCB", presentation, root), root)
    other = stage.credit()
    stage.refuses("DocumentsInUse", "BOC", "Presentations.present", *presenting(other, root=root))


def test_the_confirmer_pays_the_beneficiary_though_the_issuer_is_suspended(stage: Stage) -> None:
    credit = confirmed(stage)
    suspend(stage, "ICBC")
    before = stage.cash("BOC")
    presentation = accepted(stage, "CCB", credit)
    assert stage.cash("BOC") == before + defaults.AMOUNT
    assert claim_of(stage, presentation)["status"] == "Paid"


def test_the_confirmer_pays_the_beneficiary_though_the_issuer_does_not_pay(stage: Stage) -> None:
    root = defaults.root()
    presentation = accepted(stage, "CCB", confirmed(stage, **USANCE), root=root)
    passed_on = forwarded(stage, "CCB", presentation, root)
    honoured_by(stage, "ICBC", passed_on)
    set_funds(stage, "ICBC", 0)
    stage.on("2024-12-02")
    before = stage.cash("BOC")
    stage.refuses("InsufficientCash", "ICBC", "Claims.pay", passed_on, given=0, needed=defaults.AMOUNT)
    stage.do("CCB", "Claims.pay", presentation)
    assert stage.cash("BOC") == before + defaults.AMOUNT
    assert status(stage, "Claims", passed_on) == "Due"


def test_of_a_bank_and_a_presenter_in_the_same_block_the_first_has_its_way(stage: Stage) -> None:
    root = defaults.root()
    presentation = presented(stage, nominated(stage), root=root)
    passes_on = ("CCB", FORWARD, to(stage, presentation, root))
    takes_back = ("BOC", "Presentations.withdraw", (presentation, root))
    assert same_block(stage, passes_on, takes_back) == [True, False]
    assert same_block(stage, takes_back, passes_on) == [True, False]


def test_two_banks_in_the_same_block_decide_each_for_itself(stage: Stage) -> None:
    credit, root = nominated(stage), defaults.root()
    presentation = accepted(stage, "CCB", credit, 60_000_000, root=root)
    passed_on = forwarded(stage, "CCB", presentation, root)
    other = presented(stage, credit, 40_000_000)
    refuses = ("ICBC", "Presentations.refuse", refusal(passed_on))
    complies = ("CCB", "Presentations.comply", (other,))
    assert same_block(stage, refuses, complies) == [True, True]
