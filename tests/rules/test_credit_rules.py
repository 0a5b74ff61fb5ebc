"""How much of a credit can be drawn: the contracts against a second implementation, and cases with known answers."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

from tests import defaults
from tests.contracts.acts import complying, presenting, usage
from tests.examples import examples
from tests.oracle import credit as oracle
from tests.people import Stage
from usance import errors

LARGEST = 2**128 - 1
ALLOWANCE = {defaults.PRC2016: 0, defaults.UCP600: 5}

on_one_ledger = settings(
    max_examples=examples(12),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    derandomize=True,
)
amounts = st.one_of(st.integers(1, 1_000), st.integers(1, 10**12), st.integers(1, LARGEST))
percents = st.integers(0, 100)
rule_sets = st.sampled_from([defaults.PRC2016, defaults.UCP600])


def answer(stage: Stage, credit: int, amount: int) -> str:
    """The name of the error that a presentation would meet, or "" if it would be let in."""
    args = presenting(credit, amount)
    try:
        stage.ledger.dry_run(stage.account("BOC"), "Presentations", "present", args)
    except errors.Refusal as refusal:
        return refusal.name
    return ""


def available(stage: Stage, credit: int) -> int:
    return usage(stage, credit)[0]


@on_one_ledger
@given(amount=amounts, plus=st.integers(0, 255))
@example(amount=LARGEST, plus=1)
def test_an_amount_whose_tolerance_needs_more_than_128_bits_is_refused_and_every_other_accepted(
    stage: Stage, amount: int, plus: int
) -> None:
    number = int(str(stage.ask("Credits.issuedBy", stage.party("ICBC")))) + 1
    given_terms = defaults.terms(stage._parties, number=number, amount=amount, tolerancePlus=plus)
    refused = ""
    try:
        stage.ledger.dry_run(stage.account("ICBC"), "Credits", "issue", [given_terms])
    except errors.Refusal as refusal:
        refused = refusal.name
    assert refused == ("AmountTooLarge" if oracle.limit(amount, plus) > LARGEST else "")


@on_one_ledger
@given(amount=amounts, plus=percents, minus=percents, rules=rule_sets, partial=st.booleans())
@example(amount=1, plus=99, minus=99, rules=defaults.PRC2016, partial=False)
@example(amount=101, plus=0, minus=0, rules=defaults.UCP600, partial=False)
@example(amount=3, plus=50, minus=0, rules=defaults.PRC2016, partial=True)
def test_the_limits_of_a_drawing_are_those_of_decimal_arithmetic(
    stage: Stage, amount: int, plus: int, minus: int, rules: int, partial: bool
) -> None:
    assume(oracle.limit(amount, plus) <= LARGEST)
    credit = stage.credit(amount=amount, tolerancePlus=plus, toleranceMinus=minus, rules=rules, partialDrawings=partial)
    drawings = oracle.Drawings(amount, plus, minus, ALLOWANCE[rules], partial)
    most = oracle.limit(amount, plus)
    least = oracle.least(amount, plus=plus, minus=minus, allowance=ALLOWANCE[rules])
    assert available(stage, credit) == most
    for asked in {0, 1, least - 1, least, most, min(most + 1, LARGEST)}:
        assert answer(stage, credit, asked) == drawings.answer(asked), f"{asked} of {amount}"


@on_one_ledger
@given(shares=st.lists(st.integers(1, 700), min_size=1, max_size=4), asked=st.integers(1, 1_200), partial=st.booleans())
def test_what_was_presented_before_counts_whatever_the_drawings(
    stage: Stage, shares: list[int], asked: int, partial: bool
) -> None:
    credit = stage.credit(amount=1_000, tolerancePlus=10, toleranceMinus=50, partialDrawings=partial)
    drawings = oracle.Drawings(1_000, 10, 50, 0, partial)
    for share in shares:
        told = answer(stage, credit, share)
        assert told == drawings.answer(share)
        if not told:
            stage.present(credit, share)
            drawings = oracle.Drawings(1_000, 10, 50, 0, partial, (*drawings.taken, share))
    assert answer(stage, credit, asked) == drawings.answer(asked)
    assert available(stage, credit) == 1_100 - sum(drawings.taken)


@pytest.mark.parametrize(
    ("changes", "amount", "expected"),
    [
        # T17: "about" is 10 percent more and less.
        ({"amount": 10_000_000, "tolerancePlus": 10, "toleranceMinus": 10}, 11_000_000, ""),
        ({"amount": 10_000_000, "tolerancePlus": 10, "toleranceMinus": 10}, 11_000_001, "OverDrawn"),
        # T21: 5 percent more, 10 percent less, in a single drawing.
        ({"amount": 10_000_000, "tolerancePlus": 5, "toleranceMinus": 10, "partialDrawings": False}, 10_500_000, ""),
        ({"amount": 10_000_000, "tolerancePlus": 5, "toleranceMinus": 10, "partialDrawings": False}, 9_000_000, ""),
        ({"amount": 10_000_000, "tolerancePlus": 5, "toleranceMinus": 10}, 10_500_001, "OverDrawn"),
        (
            {"amount": 10_000_000, "tolerancePlus": 5, "toleranceMinus": 10, "partialDrawings": False},
            8_999_999,
            "PartialDrawing",
        ),
    ],
)
def test_tolerances_have_their_known_answers(stage: Stage, changes: dict[str, Any], amount: int, expected: str) -> None:
    assert answer(stage, stage.credit(**changes), amount) == expected


def test_t26_of_two_drawings_of_60_and_50_percent_the_second_is_over_by_10(stage: Stage) -> None:
    credit = stage.credit()
    complying(stage, credit, 60_000_000)
    fields = {"given": 50_000_000, "available": 40_000_000}
    stage.refuses("OverDrawn", "BOC", "Presentations.present", *presenting(credit, 50_000_000), **fields)


def test_the_tolerance_of_a_credit_is_on_the_total_and_not_on_each_drawing(stage: Stage) -> None:
    credit = stage.credit(amount=1_000, tolerancePlus=10)
    stage.honoured(credit, 550)
    assert (answer(stage, credit, 550), answer(stage, credit, 551)) == ("", "OverDrawn")
