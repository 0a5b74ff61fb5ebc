"""The stories that ship go as they are written, on any machine, in any order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from usance.money import Money
from usance.stories import StoryReport, load_story, run_story, shipped

NAMES = (
    "five_banks", "waived", "corrected", "national_day", "amended", "transferred", "partial_drawings", "confirmed",
    "sixth_bank",
)  # fmt: skip
BANKS = {"ICBC", "ABC", "BOC", "CCB", "BoCom"}


def test_the_stories_of_the_package_are_listed_in_their_order() -> None:
    assert tuple(shipped()) == NAMES
    assert len({load_story(path).title for path in shipped().values()}) == len(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_shipped_story_goes_as_it_is_written(reports: Mapping[str, StoryReport], name: str) -> None:
    report = reports[name]
    assert report.deviations == ()
    assert report.ok
    assert report.unplayed == 0


@pytest.mark.parametrize("name", NAMES)
def test_nearly_every_step_of_a_shipped_story_says_what_should_come_of_it(name: str) -> None:
    steps = load_story(shipped()[name]).steps
    silent = [step for step in steps if not step.expect and step.refused is None]
    assert len(silent) <= len(steps) // 10, silent


@pytest.mark.parametrize("name", NAMES)
def test_a_shipped_story_shows_a_refusal_beside_what_is_done(reports: Mapping[str, StoryReport], name: str) -> None:
    assert {step.outcome for step in reports[name].steps} == {"done", "refused"}


@pytest.mark.parametrize("name", NAMES)
def test_what_was_refused_cost_no_gas_and_what_was_done_did(reports: Mapping[str, StoryReport], name: str) -> None:
    for step in reports[name].steps:
        # What the council does not carry was proposed and voted on all the same.
        assert (step.gas == 0) == (step.outcome == "refused" and step.by != "Council"), step


def test_all_five_banks_take_part_in_the_first_story(reports: Mapping[str, StoryReport]) -> None:
    assert {step.by for step in reports["five_banks"].steps} >= BANKS
    assert {one.party for one in reports["five_banks"].balances} == BANKS


@pytest.mark.parametrize("name", NAMES)
def test_what_each_had_and_received_less_what_it_paid_is_what_it_has(
    reports: Mapping[str, StoryReport], name: str
) -> None:
    for one in reports[name].balances:
        assert one.before + one.received - one.paid == one.after, one


def test_cash_moves_and_none_is_made(reports: Mapping[str, StoryReport]) -> None:
    for report in reports.values():
        sums = [sum(getattr(one, when).minor for one in report.balances) for when in ("before", "after")]
        assert sums[0] == sums[1]


def test_the_supervisor_sees_credits_by_status_and_claims_by_obligor(reports: Mapping[str, StoryReport]) -> None:
    seen = reports["five_banks"].supervisor
    assert seen.credits == {"Closed": 2}
    owed = {(one.obligor, one.status, one.claims): one.total for one in seen.claims}
    assert owed == {
        ("ICBC", "Paid", 1): Money.parse("CNY 1000000.00"),
        ("CCB", "Paid", 1): Money.parse("CNY 8400000.00"),
    }


def test_what_a_seller_goes_without_is_what_those_after_it_earn(reports: Mapping[str, StoryReport]) -> None:
    held = [(one.claim, one.party, str(one.paid), str(one.got)) for one in reports["five_banks"].holdings]
    assert held == [
        ("P2.claim", "BoCom", "CNY 8400000.00", "CNY 8341480.00"),
        ("P2.claim", "ABC", "CNY 8341480.00", "CNY 8371988.33"),
        ("P2.claim", "BOC", "CNY 8371988.33", "CNY 8400000.00"),
    ]
    assert sum(one.margin or 0 for one in reports["five_banks"].holdings) == 0
    assert all(report.holdings == () for name, report in reports.items() if name != "five_banks")


def test_documents_accept_the_amendment_that_they_need_and_no_other(reports: Mapping[str, StoryReport]) -> None:
    steps = [step for step in reports["amended"].steps if step.verb == "present" and step.outcome == "done"]
    assert [step.came.split(", and ")[0] for step in steps] == ["ABC examines until 2024-09-25", "accepts A1"]
    refused = [(step.verb, str(step.refusal).split(":")[0]) for step in reports["amended"].steps if step.refusal]
    assert refused == [
        ("accept_amendment", "PartialAcceptance"), ("present", "OverDrawn"), ("accept_amendment", "UnexpectedStatus"),
    ]  # fmt: skip


def test_a_first_beneficiary_earns_the_difference_and_a_part_without_it_is_drawn_as_transferred(
    reports: Mapping[str, StoryReport],
) -> None:
    report = reports["transferred"]
    claims = {one.label: (one.claim.owner, str(one.claim.face)) for one in report.positions}
    assert claims == {
        "P2.claim": ("BoCom", "USD 230000.00"),
        "P4.claim": ("CCB", "USD 310000.00"),
        "P4.claim (difference)": ("Ningbo Trading", "USD 42000.00"),
    }
    (owed,) = report.supervisor.claims
    assert (owed.claims, owed.total) == (3, Money.parse("USD 582000.00"))
    refused = {str(step.refusal).split(":")[0] for step in report.steps if step.refusal}
    assert refused >= {"LaterExpiry", "TransferAboveBalance", "NotParty", "SubstitutionOver", "BadSubstitution"}


def test_a_suspended_issuer_opens_nothing_and_examines_and_pays(reports: Mapping[str, StoryReport]) -> None:
    steps = reports["confirmed"].steps
    suspended, reinstated = (next(at for at, step in enumerate(steps) if step.verb == one)
                             for one in ("suspend", "reinstate"))  # fmt: skip
    said = [step for step in steps[suspended:reinstated] if step.by == "CCB"]
    assert [step.verb for step in said if step.refusal == "Suspended: party CCB"] == ["issue", "amend"]
    assert [step.verb for step in said if step.outcome == "done"] == ["comply", "honour", "pay", "close"]
    moved = {one.party: (one.paid.minor, one.received.minor) for one in reports["confirmed"].balances}
    assert moved["ABC"] == (680_000_000, 680_000_000)
    assert (moved["CCB"][0], moved["Lanshan Mining"][1]) == (680_000_000, 680_000_000)


def test_timelines_and_positions_use_the_labels_of_the_story(reports: Mapping[str, StoryReport]) -> None:
    report = reports["five_banks"]
    assert set(report.timelines) == {"LC1", "LC2"}
    assert [one.label for one in report.positions] == ["P1.claim", "P2.claim"]
    lives = " ".join(moment.what for life in report.timelines.values() for moment in life)
    assert "credit LC1" in lives and "claim P2" in lives and "3-1" not in lives


def test_a_story_told_again_is_the_same_story(reports: Mapping[str, StoryReport]) -> None:
    again = run_story(load_story(shipped()["national_day"]))
    # Salts are random, and a zero byte of calldata is cheaper than another.
    first, second = (replace(one, steps=_without_gas(one), gas=None) for one in (reports["national_day"], again))
    assert first == second


def _without_gas(report: StoryReport) -> tuple[object, ...]:
    return tuple(replace(step, gas=None) for step in report.steps)
