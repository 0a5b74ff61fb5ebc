"""What a step means on the ledger: who may act, when it is, what is left out."""

from __future__ import annotations

import json
from datetime import date, time
from pathlib import Path

import pytest

from tests.stories.told import ADVISED, HEAD, ISSUED, PRESENTED, last, line, tell
from usance.stories import (
    AnotherBank,
    BadStory,
    StartPassed,
    TooMuchCash,
    load_story,
    parse_story,
    run_story,
    shipped,
    staged,
)


def test_a_party_that_there_is_not_is_named_with_its_line_before_anything_is_done() -> None:
    with pytest.raises(BadStory) as bad:
        tell(ISSUED, line("by: BOCC, do: advise, credit: LC1"))
    fault = bad.value.faults[0]
    assert (fault.line, fault.step, fault.field, fault.given) == (9, 2, "by", "BOCC")
    assert "did you mean BOC?" in fault.needed


def test_a_bank_of_a_customer_that_there_is_not_is_named() -> None:
    with pytest.raises(BadStory) as bad:
        tell(ISSUED, head=HEAD.replace("Ningbo Cotton: BOC}", "Ningbo Cotton: BOD}"))
    fault = bad.value.faults[0]
    assert (fault.line, fault.step, fault.field, fault.given) == (5, None, "customers.Ningbo Cotton", "BOD")


def test_a_time_of_day_that_is_past_is_refused_with_its_step() -> None:
    with pytest.raises(BadStory) as bad:
        tell(ISSUED, line("at: 09:59, by: BOC, do: advise, credit: LC1"))
    fault = bad.value.faults[0]
    assert (fault.step, fault.field, fault.given) == (2, "at", "09:59")
    assert fault.needed == "2024-09-02 10:00 or later: time only moves forward"


def test_a_start_in_a_year_without_a_calendar_is_refused() -> None:
    with pytest.raises(BadStory) as bad:
        tell(ISSUED, head=HEAD.replace("2024-09-02", "1999-09-02"))
    assert (bad.value.line, bad.value.field, bad.value.given) == (3, "start", "1999-09-02")
    assert "2001 to" in str(bad.value)


def test_several_steps_of_a_day_follow_each_other_and_an_hour_may_be_named() -> None:
    report = tell(
        PRESENTED,
        line("at: '16:30', by: ICBC, do: comply, presentation: P1"),
        line("on: 2024-09-09, by: ICBC, do: honour, presentation: P1"),
        line("on: 2024-09-10, by: ICBC, do: close, credit: LC1, refused: StillOpen"),
    )
    assert report.ok
    moments = [(step.day, step.at.replace(second=0)) for step in report.steps]
    start, ninth = date(2024, 9, 2), date(2024, 9, 9)
    assert moments == [
        (start, time(10)), (start, time(10)), (ninth, time(10)), (ninth, time(16, 30)), (ninth, time(16, 30)),
        (date(2024, 9, 10), time(10)),
    ]  # fmt: skip


def test_documents_after_closing_count_as_received_on_the_next_banking_day() -> None:
    late = "on: 2024-09-13, at: 18:30, by: BOC, do: present, credit: LC1, presentation: P1, amount: CNY 1.00"
    # Saturday 14 September 2024 is a make-up working day.
    assert tell(ADVISED, line(f"{late}, expect: {{received: 2024-09-14}}")).ok


def test_without_an_adviser_the_beneficiarys_bank_advises_unless_it_issues() -> None:
    other = "by: ICBC, do: issue, credit: LC2, applicant: Ningbo Cotton, beneficiary: Huaxin Textiles, amount: CNY 1.00"
    terms = "expiry: 2024-11-15, tenor: sight"
    report = tell(
        ISSUED.replace("documents: [invoice]", "expect: {adviser: BOC}"),
        line(f"{other}, {terms}, expect: {{adviser: none}}"),
        line(f"{other.replace('LC2', 'LC3')}, {terms}, adviser: ABC, expect: {{adviser: ABC}}"),
        ISSUED.replace("LC1", "LC4").replace("documents: [invoice]", "adviser: none, expect: {adviser: none}"),
        line("by: ICBC, do: advise, credit: LC4, expect: {status: Advised}"),
    )
    assert report.deviations == ()


def test_a_customer_acts_by_its_own_key_and_by_its_bank() -> None:
    report = tell(
        ADVISED,
        line("by: Ningbo Cotton, do: present, credit: LC1, presentation: P1, amount: CNY 1.00,"
             " expect: {presenter: Ningbo Cotton}"),
        line("by: BOC, do: present, credit: LC1, presentation: P2, amount: CNY 1.00, expect: {presenter: BOC}"),
        line("by: Huaxin Textiles, do: waive, presentation: P1, expect: {waiver: Given}"),
        line("by: Ningbo Cotton, do: waive, presentation: P2, refused: {error: NotParty, expected: Huaxin Textiles}"),
    )  # fmt: skip
    assert report.deviations == ()


def test_withdrawn_documents_free_the_amount() -> None:
    report = tell(
        PRESENTED,
        line("by: BOC, do: withdraw, presentation: P1, expect: {status: Withdrawn}"),
        "finally: {LC1: {available: CNY 1000000.00, pending: CNY 0.00}}\n",
    )
    assert report.deviations == ()


def test_an_unpaid_claim_is_reported_and_still_paid() -> None:
    report = tell(
        PRESENTED.replace("tenor: sight", "tenor: 30 days after sight"),
        line("by: ICBC, do: comply, presentation: P1"),
        line("by: ICBC, do: honour, presentation: P1, expect: {maturity: 2024-10-09, owner: BOC}"),
        line("on: 2024-10-09, by: BOC, do: report_unpaid, claim: P1.claim, refused: {error: NotOverdue, id: P1}"),
        line("on: 2024-10-10, by: BOC, do: report_unpaid, claim: P1.claim, expect: {status: Unpaid}"),
        line("by: ICBC, do: pay, claim: P1.claim, expect: {status: Paid}"),
    )
    assert report.deviations == ()


def test_without_cash_honour_at_sight_is_refused_in_amounts_of_money() -> None:
    poor = HEAD.replace("ICBC: CNY 5000000.00", "ICBC: CNY 5.00")
    short = "{error: InsufficientCash, given: CNY 5, needed: CNY 400000.00}"
    report = tell(
        PRESENTED,
        line("by: ICBC, do: comply, presentation: P1"),
        line(f"by: ICBC, do: honour, presentation: P1, refused: {short}"),
        head=poor,
    )
    assert report.deviations == ()
    assert last(report).refusal == "InsufficientCash: given CNY 5.00, needed CNY 400,000.00"


def test_a_suspended_bank_opens_nothing_new_until_it_is_reinstated() -> None:
    report = tell(
        line("by: ABC, do: suspend, member: ICBC, refused: AccessManagedUnauthorized"),
        line("by: CBA, do: suspend, member: ICBC, expect: {standing: Suspended}"),
        ISSUED.replace("documents: [invoice]", "refused: {error: Suspended, party: ICBC}"),
        line("by: CBA, do: reinstate, member: ICBC, expect: {standing: Good}"),
        ISSUED,
    )
    assert report.deviations == ()


def test_money_of_another_currency_than_the_credits_is_refused_by_the_client() -> None:
    report = tell(
        ADVISED,
        line("by: BOC, do: present, credit: LC1, presentation: P1, amount: USD 1.00, refused: CurrencyMismatch"),
        line("by: BOC, do: present, credit: LC1, presentation: P1, amount: CNY 1.001, refused: TooManyDecimals"),
    )
    assert report.deviations == ()


def test_a_credit_takes_the_rules_of_the_story_unless_it_has_its_own() -> None:
    report = tell(
        ISSUED.replace("documents: [invoice]", "expect: {rules: PRC2016}"),
        ISSUED.replace("LC1", "LC2").replace("documents: [invoice]", "rules: UCP600, expect: {rules: UCP600}"),
    )
    assert report.deviations == ()


def test_terms_come_from_a_file_beside_the_story_and_the_step_overrides_them(tmp_path: Path) -> None:
    terms = 'applicant = "Huaxin Textiles"\nbeneficiary = "Ningbo Cotton"\namount = "CNY 5.00"\nexpiry = 2024-11-15\n'
    (tmp_path / "deal.toml").write_text(terms + 'tenor = "sight"\ntolerance = "+5/-5"\nrules = "UCP600"\n')
    step = "by: ICBC, do: issue, credit: LC1, terms: deal.toml, amount: CNY 7.00"
    expect = "{amount: CNY 7.00, tolerance: +5/-5, rules: UCP600, adviser: BOC, tenor: sight}"
    (tmp_path / "story.yaml").write_text(HEAD + line(f"{step}, expect: {expect}"))
    assert run_story(load_story(tmp_path / "story.yaml")).deviations == ()


def test_made_up_documents_are_those_that_the_credit_asks_for_and_differ_each_time() -> None:
    story = parse_story(
        HEAD
        + ADVISED.replace("[invoice]", "[invoice, packing list]")
        + line("by: BOC, do: present, credit: LC1, presentation: P1, amount: CNY 1.00")
        + line("by: BOC, do: present, credit: LC1, presentation: P2, amount: CNY 1.00")
        + line("by: BOC, do: present, credit: LC1, presentation: P3, amount: CNY 1.00, documents: {note: the text}")
    )
    with staged(story.start) as platform:
        assert run_story(story, platform=platform).ok
        kept = [json.loads(paper)["fields"] for paper in platform.papers.all("documents").values()]
    contents = [{field["path"]: field["value"] for field in paper if field["kind"] == "bytes"} for paper in kept]
    assert [set(one) for one in contents] == [
        {"invoice/content", "packing list/content"}, {"invoice/content", "packing list/content"}, {"note/content"},
    ]  # fmt: skip
    assert not set(contents[0].values()) & set(contents[1].values())


def test_a_story_of_another_year_has_its_own_calendar() -> None:
    report = tell(
        line("by: ICBC, do: issue, credit: LC1, applicant: Huaxin Textiles, beneficiary: Ningbo Cotton,"
             " amount: CNY 1.00, expiry: 2023-10-02, tenor: sight, expect: {effective_expiry: 2023-10-07}"),
        head=HEAD.replace("2024-09-02", "2023-09-04"),
    )  # fmt: skip
    assert report.deviations == ()
    assert report.steps[0].day == date(2023, 9, 4)


def test_on_a_platform_that_has_gone_on_labels_stand_for_what_comes_next() -> None:
    with staged(date(2024, 9, 2)) as platform:
        first = run_story(parse_story(HEAD + ADVISED), platform=platform)
        second = run_story(parse_story(HEAD + PRESENTED), platform=platform)
        assert first.ok and second.ok
        assert [credit.id for credit in platform.credits()] == ["3-1", "3-2"]
        assert set(second.timelines) == {"LC1"}
        with pytest.raises(StartPassed):
            run_story(parse_story(HEAD + ADVISED), platform=platform)


def test_on_a_platform_where_things_are_otherwise_the_story_does_not_begin() -> None:
    with staged(date(2024, 9, 2)) as platform:
        assert run_story(parse_story(HEAD + ISSUED), platform=platform).ok
        with pytest.raises(TooMuchCash):
            run_story(parse_story(HEAD.replace("BOC: CNY 1000000.00", "BOC: CNY 5.00") + ISSUED), platform=platform)
        with pytest.raises(AnotherBank):
            run_story(parse_story(HEAD.replace("Ningbo Cotton: BOC", "Ningbo Cotton: ABC") + ISSUED), platform=platform)
        with pytest.raises(AnotherBank):
            own = line("by: Ningbo Cotton, do: present, credit: LC1, presentation: P1, amount: CNY 1.00")
            run_story(parse_story(HEAD + ISSUED + own), platform=platform)
        assert len(platform.credits()) == 1


def test_the_example_of_the_story_language_is_shipped_in_substance() -> None:
    steps = load_story(shipped()["national_day"]).steps
    assert [getattr(step, "do") for step in steps] == ["issue", "advise", "present", "enforce", "refuse", "enforce"]  # noqa: B009
