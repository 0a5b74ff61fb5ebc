"""Proceeds.payOut

├── caller is neither Presentations nor Nominations, whoever it is → NotFromAbove
├── an assignment that nobody acknowledged, or another bank did → its assignee has no share
├── otherwise each assignee has its share, in their order, as far as the drawing goes; the presenter has the rest
├── the bank that advanced comes before all of them
├── a share is paid or owed as the whole: at sight now, otherwise on the same day
└── a bank that honoured before is owed the whole
"""

from __future__ import annotations

from typing import Any

import pytest

from tests import defaults
from tests.contracts.acts import claim_of, day
from tests.contracts.callers import refused_to_everybody
from tests.contracts.claims.conftest import on_icbc
from tests.contracts.dealings import ADVANCED, accepted, complied, forwarded, honoured_by, presented, red_clause, share
from tests.people import Stage
from usance import errors


def assigned(stage: Stage, credit: int, *amounts: int, to: tuple[str, ...] = ("ABC", "CCB"), by: str = "ICBC") -> None:
    """Assignments to these banks, in this order, each acknowledged."""
    for number, (name, amount) in enumerate(zip(to, amounts, strict=False), start=1):
        stage.do("BOC", "Proceeds.assign", credit, stage.party(name), amount)
        stage.do(by, "Proceeds.acknowledge", credit, number)


def balances(stage: Stage, *names: str) -> list[int]:
    return [stage.cash(name) for name in names]


def test_nobody_but_presentations_and_nominations_divides_what_is_honoured(stage: Stage) -> None:
    refused_to_everybody(stage, "Proceeds.payOut", stage.credit() << 16 | 1, stage.party("BOC"), on_icbc(stage), 2)


def test_an_assignee_is_paid_nothing_before_a_bank_has_acknowledged(stage: Stage) -> None:
    credit = stage.credit()
    stage.do("BOC", "Proceeds.assign", credit, stage.party("ABC"), 30_000_000)
    before = balances(stage, "BOC", "ABC")
    accepted(stage, "ICBC", credit)
    assert balances(stage, "BOC", "ABC") == [before[0] + defaults.AMOUNT, before[1]]


def test_an_assignee_is_paid_only_out_of_what_its_bank_honours(stage: Stage) -> None:
    credit = stage.credit(nominated="CCB")
    assigned(stage, credit, 30_000_000, by="ICBC")
    before = balances(stage, "BOC", "ABC")
    accepted(stage, "CCB", credit, 40_000_000)
    assert balances(stage, "BOC", "ABC") == [before[0] + 40_000_000, before[1]]
    given = (credit, 40_000_000, defaults.SHIPPED, defaults.root(), 0)
    stage.do("BOC", "Presentations.presentTo", stage.party("ICBC"), *given)
    honoured_by(stage, "ICBC", credit << 16 | 2)
    assert balances(stage, "BOC", "ABC") == [before[0] + 50_000_000, before[1] + 30_000_000]


def test_several_assignees_are_paid_in_their_order_and_the_presenter_the_rest(stage: Stage) -> None:
    credit = stage.credit()
    assigned(stage, credit, 30_000_000, 20_000_000)
    before = balances(stage, "BOC", "ABC", "CCB")
    presentation = accepted(stage, "ICBC", credit)
    assert balances(stage, "BOC", "ABC", "CCB") == [
        before[0] + 50_000_000,
        before[1] + 30_000_000,
        before[2] + 20_000_000,
    ]
    faces = [claim_of(stage, share(presentation, number))["face"] for number in range(3)]
    assert faces == [50_000_000, 30_000_000, 20_000_000]


def test_a_drawing_that_does_not_go_so_far_leaves_an_assignment_for_the_next(stage: Stage) -> None:
    credit = stage.credit()
    assigned(stage, credit, 30_000_000, 20_000_000)
    presentation = accepted(stage, "ICBC", credit, 40_000_000)
    left = [stage.ask("Proceeds.assignmentOf", credit, number)["left"] for number in (1, 2)]
    assert left == [0, 10_000_000]
    with pytest.raises(errors.UnknownClaim):
        stage.ask("Claims.get", presentation)
    again = accepted(stage, "ICBC", credit, 40_000_000)
    assert [claim_of(stage, share(again, number))["face"] for number in (0, 2)] == [30_000_000, 10_000_000]


def test_a_bank_that_advanced_is_paid_before_assignees(stage: Stage) -> None:
    credit = red_clause(stage)
    stage.do("BOC", "Proceeds.assign", credit, stage.party("ABC"), 80_000_000)
    stage.do("ICBC", "Proceeds.acknowledge", credit, 1)
    stage.do("BOC", "Proceeds.advance", credit, 30_000_000)
    presentation = accepted(stage, "ICBC", credit)
    assert claim_of(stage, share(presentation, ADVANCED))["face"] == 30_000_000
    assert claim_of(stage, share(presentation, 1))["face"] == 70_000_000


def test_a_share_is_owed_on_the_day_of_the_whole(stage: Stage) -> None:
    credit = stage.credit(tenor=defaults.AFTER_SIGHT, tenorValue=30)
    assigned(stage, credit, 30_000_000)
    presentation = accepted(stage, "ICBC", credit)
    claims: list[dict[str, Any]] = [claim_of(stage, share(presentation, number)) for number in (0, 1)]
    assert [claim["maturity"] for claim in claims] == [day("2024-10-08")] * 2
    assert [claim["status"] for claim in claims] == ["Outstanding"] * 2
    assert stage.ask("Claims.holderOf", share(presentation, 1)) == stage.party("ABC")


def test_shares_are_paid_from_what_a_precluded_bank_has(stage: Stage) -> None:
    credit = stage.credit()
    assigned(stage, credit, 30_000_000)
    presentation = presented(stage, credit)
    stage.on("2024-09-10")
    before = balances(stage, "BOC", "ABC")
    stage.do("BOC", "Presentations.enforce", presentation)
    assert balances(stage, "BOC", "ABC") == [before[0] + 70_000_000, before[1] + 30_000_000]


def test_an_assignee_is_paid_out_of_the_price_of_a_negotiation(stage: Stage) -> None:
    credit = stage.credit(nominated="CCB")
    assigned(stage, credit, 30_000_000, by="CCB")
    presentation = complied(stage, "CCB", credit)
    before = balances(stage, "BOC", "ABC", "CCB")
    for side in ("CCB", "BOC"):
        stage.do(side, "Nominations.negotiate", presentation, 99_000_000, False)
    assert balances(stage, "BOC", "ABC", "CCB") == [
        before[0] + 69_000_000,
        before[1] + 30_000_000,
        before[2] - 99_000_000,
    ]


def test_a_bank_that_honoured_before_is_owed_the_whole_by_the_issuer(stage: Stage) -> None:
    credit, root = stage.credit(nominated="CCB"), defaults.root()
    assigned(stage, credit, 30_000_000, by="CCB")
    before = balances(stage, "BOC", "ABC", "CCB")
    passed_on = forwarded(stage, "CCB", accepted(stage, "CCB", credit, root=root), root)
    honoured_by(stage, "ICBC", passed_on)
    assert balances(stage, "BOC", "ABC", "CCB") == [before[0] + 70_000_000, before[1] + 30_000_000, before[2]]
