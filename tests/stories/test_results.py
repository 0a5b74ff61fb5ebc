"""What came of a step, as a person reads it, and the report on a page of any width."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from rich.cells import cell_len

from tests.stories.told import ADVISED, HEAD, PRESENTED, last, line, tell
from usance.cli import output
from usance.cli.story_view import show_report
from usance.stories import OtherMakeUpDays, StepReport, StoryReport, parse_story, run_story, staged

NOMINATED = ADVISED.replace("tenor: sight", "tenor: sight, nominated: CCB, transferable: true")
CUSTOMERS = HEAD.replace("Ningbo Cotton: BOC}", "Ningbo Cotton: BOC, Suzhou Mill: CCB}")
MAKE_UP = "make_up_days: {}\nsteps:\n"


def words(step: StepReport) -> str:
    """As it is shown."""
    return f"{step.sentence}: {step.came}" if step.came else step.sentence


def test_a_transfer_waits_for_the_second_side_and_says_what_is_less() -> None:
    part = "do: transfer, credit: LC1, as: LC1A, to: Suzhou Mill, amount: CNY 400000.00, expiry: 2024-11-01"
    report = tell(
        NOMINATED,
        line(f"by: Ningbo Cotton, {part}"),
        line(f"by: CCB, {part}"),
        head=CUSTOMERS,
    )
    assert report.ok
    said = "transfers CNY 400,000.00 of LC1 to Suzhou Mill, as LC1A (expiry 2024-11-01)"
    assert words(report.steps[-2]) == f"{said}: waits for the other side to say the same"
    assert words(last(report)) == said


def test_a_price_waits_for_the_second_side() -> None:
    presented = PRESENTED.replace("tenor: sight", "tenor: sight, nominated: CCB")
    report = tell(
        presented,
        line("by: CCB, do: comply, presentation: P1"),
        line("by: CCB, do: negotiate, presentation: P1, price: CNY 399000.00"),
        line("by: BOC, do: negotiate, presentation: P1, price: CNY 399000.00"),
        head=HEAD.replace("BOC: CNY 1000000.00", "CCB: CNY 1000000.00"),
    )
    assert report.deviations == ()
    assert report.steps[-2].came == "waits for the other side to say the same"
    assert words(last(report)) == "negotiates P1 for CNY 399,000.00"


@pytest.mark.parametrize(
    ("assigned", "paid", "labels"),
    [
        ("CNY 400000.00", "ICBC pays CNY 400,000.00 to CCB", ["P1.claim (assignment 1)"]),
        (
            "CNY 150000.00",
            "ICBC pays CNY 250,000.00 to BOC and CNY 150,000.00 to CCB",
            ["P1.claim", "P1.claim (assignment 1)"],
        ),
    ],
)
def test_who_has_a_part_in_the_proceeds_is_told_of_too(assigned: str, paid: str, labels: list[str]) -> None:
    report = tell(
        ADVISED,
        line(f"by: BOC, do: assign, credit: LC1, to: Suzhou Mill, amount: {assigned}"),
        line("by: ICBC, do: acknowledge_assignment, credit: LC1"),
        line("by: BOC, do: present, credit: LC1, presentation: P1, amount: CNY 400000.00"),
        line("by: ICBC, do: comply, presentation: P1"),
        line("by: ICBC, do: honour, presentation: P1"),
        head=CUSTOMERS,
    )
    assert report.deviations == ()
    assert last(report).came == paid
    assert [one.label for one in report.positions] == labels
    assert "pays claim P1 (assignment 1)" in {moment.what for moment in report.timelines["LC1"]}


def test_an_advance_is_a_claim_under_the_credits_own_label() -> None:
    report = tell(
        ADVISED.replace("tenor: sight", "tenor: sight, nominated: CCB, advance: CNY 300000.00"),
        line("by: CCB, do: advance, credit: LC1, amount: CNY 300000.00, refused: AdvanceNotRequested"),
        line("by: BOC, do: request_advance, credit: LC1, amount: CNY 300000.00"),
        line("by: CCB, do: advance, credit: LC1, amount: CNY 300000.00"),
        line("by: BOC, do: present, credit: LC1, presentation: P1, amount: CNY 1000000.00, to: ICBC"),
        line("by: ICBC, do: comply, presentation: P1"),
        line("by: ICBC, do: honour, presentation: P1"),
        head=HEAD.replace("BOC: CNY 1000000.00", "CCB: CNY 1000000.00"),
    )
    assert report.deviations == ()
    assert [one.label for one in report.positions] == ["LC1.claim (advance 1)", "P1.claim", "P1.claim (advance)"]
    assert last(report).came == "ICBC pays CNY 700,000.00 to BOC and CNY 300,000.00 to CCB"


def test_the_last_consent_cancels_and_a_balance_that_is_left_is_told() -> None:
    report = tell(
        ADVISED,
        line("by: ICBC, do: cancel, credit: LC1"),
        line("by: BOC, do: cancel, credit: LC1"),
    )
    assert [step.came for step in report.steps[-2:]] == ["", "cancelled"]
    closed = tell(ADVISED, line("on: 2024-12-17, by: ICBC, do: close, credit: LC1"))
    assert last(closed).came == "CNY 1,000,000.00 unused"


def test_terms_that_change_are_words_and_amounts_of_money() -> None:
    report = tell(
        ADVISED,
        line(
            "by: ICBC, do: amend, credit: LC1, amendment: A1, decrease: CNY 200000.00, presentation_days: 10,"
            " tenor: 30 days after sight, documents: [invoice, packing list], other: by sea"
        ),
        line("by: BOC, do: accept_amendment, credit: LC1, amendment: A1, only: [tenor], refused: PartialAcceptance"),
    )
    assert report.deviations == ()
    assert report.steps[-2].sentence == (
        "amends LC1, as A1: CNY 200,000.00 less, 10 days to present, tenor 30 days after sight, "
        'documents invoice, packing list, "by sea"'
    )
    assert (last(report).sentence, last(report).refusal) == ("accepts A1 in part: tenor", "PartialAcceptance")


def test_make_up_days_are_open_unless_the_story_closes_them() -> None:
    presented = line(
        "on: 2024-09-09, by: BOC, do: present, credit: LC1, presentation: P1, amount: CNY 1.00,"
        " expect: {examine_by: DAY}"
    )
    for words_of_head, day in (("open", "2024-09-14"), ("closed", "2024-09-18")):
        head = HEAD.replace("steps:\n", MAKE_UP.format(words_of_head))
        assert tell(ADVISED, presented.replace("DAY", day), head=head).deviations == ()


def test_a_story_with_make_up_days_closed_is_not_begun_where_they_are_open() -> None:
    story = parse_story(HEAD.replace("steps:\n", MAKE_UP.format("closed")) + ADVISED)
    with staged(story.start) as platform, pytest.raises(OtherMakeUpDays) as other:
        run_story(story, platform=platform)
    assert (other.value.given, other.value.needed) == ("closed", "open")
    with staged(story.start, make_up_days=False) as platform:
        assert run_story(story, platform=platform).ok


@pytest.mark.parametrize("columns", [80, 100])
def test_at_a_terminal_every_shipped_story_fits_its_width(
    reports: Mapping[str, StoryReport],
    columns: int,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    monkeypatch.setattr(output, "at_terminal", lambda: True)
    for report in reports.values():
        show_report(report)
    said = capsys.readouterr().out
    assert max(cell_len(row) for row in said.splitlines()) <= columns
    assert "…" not in said and "USD 42,000.00" in said


def test_in_a_pipe_a_shipped_story_has_no_hashes_and_no_ids_of_the_ledger(
    reports: Mapping[str, StoryReport], capsys: pytest.CaptureFixture[str]
) -> None:
    for report in reports.values():
        show_report(report)
    said = capsys.readouterr().out
    assert "0x" not in said and ":253" not in said
    assert "pays claim P4 (difference)" in said
