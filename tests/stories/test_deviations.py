"""A story that does not go as written stops there, and says what was expected and what is."""

from __future__ import annotations

import pytest

from tests.stories.told import ADVISED, HEAD, ISSUED, PRESENTED, last, line, tell
from usance.stories import StepReport, parse_story, run_story, shipped

MUTATIONS = [
    ("status: Issued,", "status: Advised,", 1, "status", "Advised", "Issued"),
    ("available: CNY 1000000.00,", "available: CNY 1000000.01,", 1, "available", "CNY 1000000.01", "CNY 1000000.00"),
    ("effective_expiry: 2024-11-15", "effective_expiry: 2024-11-18", 1, "effective_expiry", "2024-11-18", "2024-11-15"),
    ("examine_by: 2024-10-10}}\n  -", "examine_by: 2024-10-09}}\n  -", 3, "examine_by", "2024-10-09", "2024-10-10"),
    (
        "examineBy: 2024-10-10}}\n  - {on",
        "examineBy: 2024-10-09}}\n  - {on",
        4,
        "refused.examineBy",
        "2024-10-09",
        "2024-10-10",
    ),
    ("owner: BOC", "owner: ICBC", 6, "owner", "ICBC", "BOC"),
]


@pytest.mark.parametrize(("old", "new", "step", "field", "expected", "actual"), MUTATIONS)
def test_a_changed_expectation_is_a_deviation_at_its_step(
    old: str, new: str, step: int, field: str, expected: str, actual: str
) -> None:
    text = shipped()["national_day"].read_text()
    assert text.count(old) == 1
    changed = text.replace(old, new)
    report = run_story(parse_story(changed))
    assert not report.ok
    (one,) = report.deviations
    assert (last(report).number, one.field, one.expected, one.actual) == (step, field, expected, actual)
    assert new.split(",")[0].split("}")[0] in changed.splitlines()[one.line - 1]
    assert report.unplayed == 6 - step


def test_a_refusal_that_was_not_expected_is_a_deviation() -> None:
    report = tell(ISSUED, line("by: ICBC, do: advise, credit: LC1"), line("by: BOC, do: advise, credit: LC1"))
    (one,) = report.deviations
    assert (one.field, one.expected, one.actual) == ("outcome", "done", "refused: NotParty: expected BOC")
    assert last(report).number == 2
    assert report.unplayed == 1


def test_another_refusal_than_expected_is_a_deviation() -> None:
    report = tell(ISSUED, line("by: ICBC, do: advise, credit: LC1, refused: OverDrawn"))
    (one,) = report.deviations
    assert (one.field, one.expected, one.actual) == ("refused", "OverDrawn", "NotParty: expected BOC")


def test_what_should_have_been_refused_and_was_not_is_a_deviation() -> None:
    report = tell(ISSUED, line("by: BOC, do: advise, credit: LC1, refused: NotParty"))
    (one,) = report.deviations
    assert (one.field, one.expected, one.actual) == ("outcome", "refused: NotParty", "done")


@pytest.mark.parametrize(
    ("ending", "field", "expected", "actual"),
    [
        ("LC1: {status: Closed}", "LC1.status", "Closed", "Advised"),
        ("LC1: {available: CNY 0}", "LC1.available", "CNY 0", "CNY 1000000.00"),
        ("cash: {BOC: CNY 1000000.01}", "cash of BOC", "CNY 1000000.01", "CNY 1000000.00"),
        ("cash: {BOC: [CNY 1000000.00, USD 5.00]}", "cash of BOC", "USD 5.00", "USD 0.00"),
    ],
)
def test_an_ending_that_does_not_hold_is_a_deviation(ending: str, field: str, expected: str, actual: str) -> None:
    report = tell(ADVISED, f"finally: {{{ending}}}\n")
    (one,) = report.deviations
    assert (one.field, one.expected, one.actual) == (field, expected, actual)
    assert one.line == (HEAD + ADVISED).count("\n") + 1
    assert report.unplayed == 0 and not report.ok


def test_a_claim_that_was_never_made_is_a_deviation_at_the_end() -> None:
    report = tell(PRESENTED, "finally: {P1.claim: {status: Paid}}\n")
    (one,) = report.deviations
    assert (one.field, one.expected, one.actual) == ("P1.claim", "a claim", "none was made")


def test_every_wrong_field_of_a_step_is_named() -> None:
    report = tell(
        ISSUED, line("by: BOC, do: advise, credit: LC1, expect: {status: Issued, rules: UCP600, adviser: BOC}")
    )
    assert [one.field for one in report.deviations] == ["status", "rules"]


def test_money_is_compared_by_its_value_and_a_field_without_a_value_is_none() -> None:
    expect = "expect: {available: 'CNY 1,000,000', nominated: none, confirmer: , presentations: 0, transferable: false}"
    report = tell(ISSUED, line(f"by: BOC, do: advise, credit: LC1, {expect}"))
    assert report.deviations == ()


def test_a_listener_hears_of_each_step_as_it_is_done() -> None:
    heard: list[StepReport] = []
    report = run_story(parse_story(HEAD + ADVISED), on_step=heard.append)
    assert tuple(heard) == report.steps
    assert [step.verb for step in heard] == ["issue", "advise"]
