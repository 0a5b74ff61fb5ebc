"""Transfers.keep

├── caller is not Proceeds, whoever it is → NotFromAbove
├── there is no difference, it is kept already, or the credit has it no longer → it does nothing
└── otherwise the difference is kept in the credit again
"""

from __future__ import annotations

from tests import defaults
from tests.contracts.acts import usage
from tests.contracts.callers import refused_to_everybody
from tests.contracts.dealings import PART, forwarded, presented, refused_by, substitution, transferred, under_part
from tests.people import Stage
from usance.ids import credit_number

CREDIT = credit_number("3-1")


def waiting(stage: Stage) -> int:
    """Documents with the first beneficiary's invoice, refused by the issuer and kept for a waiver."""
    root = defaults.root()
    presentation = under_part(stage, root=root)
    stage.do("BOC", "Nominations.substitute", presentation, PART + 15_000_000, defaults.root())
    passed_on = forwarded(stage, "BOC", presentation, root)
    refused_by(stage, "ICBC", passed_on, disposal=defaults.NOTIFY)
    return passed_on


def test_nobody_but_proceeds_keeps_a_difference(stage: Stage) -> None:
    refused_to_everybody(stage, "Transfers.keep", under_part(stage))


def test_documents_without_a_difference_keep_nothing_in_the_credit(stage: Stage) -> None:
    given = transferred(stage, stage.ready.pop())
    stage.do("CCB", "Proceeds.assign", given, stage.party("ABC"), 1)
    stage.do("BOC", "Proceeds.acknowledge", given, 1)
    presented(stage, given, PART, by="CCB")
    assert usage(stage, CREDIT) == (20_000_000, 0, 0)


def test_a_difference_that_the_credit_has_no_longer_is_not_kept_again(stage: Stage) -> None:
    passed_on = waiting(stage)
    stage.present(CREDIT, 5_000_001)
    stage.do("ICBC", "Presentations.waive", passed_on)
    assert substitution(stage, passed_on)["kept"] is False
    assert usage(stage, CREDIT) == (14_999_999, 5_000_001, 0)


def test_documents_taken_up_after_refusal_keep_the_difference_again(stage: Stage) -> None:
    passed_on = waiting(stage)
    stage.present(CREDIT, 5_000_000)
    stage.do("ICBC", "Presentations.waive", passed_on)
    assert substitution(stage, passed_on)["kept"] is True
    assert usage(stage, CREDIT) == (0, 20_000_000, 0)
    assert usage(stage, CREDIT | 1 << 24) == (0, PART, 0)
