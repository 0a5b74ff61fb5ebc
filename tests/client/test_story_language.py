"""The story language: what can be written, and what a story that is written otherwise is told."""

from __future__ import annotations

import json
from datetime import date, time
from pathlib import Path

import pytest

from usance.money import Tolerance
from usance.stories import VERBS, BadStory, load_story, parse_story, shipped
from usance.stories.faults import StoryFault
from usance.stories.schema import story_schema
from usance.stories.steps import Issue, Present

ROOT = Path(__file__).resolve().parents[2]
HEAD = "story: A short one\nstart: 2024-09-02\ncustomers: {Huaxin Textiles: ICBC, Ningbo Cotton: BOC}\nsteps:\n"
ISSUE = (
    "  - {by: ICBC, do: issue, credit: LC1, applicant: Huaxin Textiles, beneficiary: Ningbo Cotton,"
    " amount: CNY 1000000.00, expiry: 2024-11-15, tenor: sight}\n"
)
PRESENT = "  - {on: 2024-09-09, by: BOC, do: present, credit: LC1, presentation: P1, amount: CNY 1.00}\n"


def faults(text: str) -> tuple[StoryFault, ...]:
    with pytest.raises(BadStory) as bad:
        parse_story(text)
    return bad.value.faults


def fault(text: str) -> StoryFault:
    (one,) = faults(text)
    return one


ADVISE = "{by: BOC, do: advise, credit: LC1"
PRESENTS = "{by: BOC, do: present, credit: LC1, presentation: P1"
AGAIN = "{by: BOC, do: present, credit: LC1, presentation: P2, amount: CNY 1.00"
REFUSES = "{by: ICBC, do: refuse, presentation: P0"

BAD_STEPS = {
    "a typo in the verb": ("{by: BOC, do: advize, credit: LC1}", "do", "advize", "did you mean advise?"),
    "an admission by one alone": ("{by: CBA, do: admit, member: SPDB}", "by", "CBA", "Council, where banks vote"),
    "votes beside one alone": ("{by: CBA, do: suspend, member: BOC, votes: [ABC]}", "by", "CBA", "Council"),
    "votes that are no list": ("{by: Council, do: admit, member: SPDB, votes: ABC}", "votes", "ABC", "a list of banks"),
    "no verb": ("{by: BOC, credit: LC1}", "do", "nothing", "a verb, one of issue, advise"),
    "nobody who acts": ("{do: advise, credit: LC1}", "by", "nothing", "the name of the party that acts"),
    "an unknown field": ("{by: BOC, do: advise, credt: LC1}", "credt", "unknown field", "did you mean credit?"),
    "a date that is none": (
        "{on: 2024-02-30, by: BOC, do: advise, credit: LC1}",
        "on",
        "2024-02-30",
        "a date that exists",
    ),
    "a date with slashes": ("{on: 2024/09/03, by: BOC, do: advise, credit: LC1}", "on", "2024/09/03", "2024-09-02"),
    "a date before the last": (
        "{on: 2024-09-01, by: BOC, do: advise, credit: LC1}",
        "on",
        "2024-09-01",
        "2024-09-02 or later: dates only move forward",
    ),
    "an hour that is none": (
        "{at: 25:00, by: BOC, do: advise, credit: LC1}",
        "at",
        "25:00",
        "a time of day such as '16:30'",
    ),
    "a label that nothing has": ("{by: BOC, do: advise, credit: LC2}", "credit", "LC2", "did you mean LC1?"),
    "a label of something else": (
        "{by: BOC, do: comply, presentation: LC1}",
        "presentation",
        "LC1",
        "a presentation of an earlier step",
    ),
    "a label that is no word": ("{by: BOC, do: advise, credit: LC 1}", "credit", "LC 1", "a label such as LC1"),
    "a claim that is not called one": ("{by: BOC, do: pay, claim: P1}", "claim", "P1", "such as P1.claim"),
    "an expected field that there is not": (
        f"{ADVISE}, expect: {{state: Advised}}}}",
        "expect.state",
        "unknown field",
        "did you mean status?",
    ),
    "an expected amount that is none": (
        f"{ADVISE}, expect: {{available: 5}}}}",
        "expect.available",
        "5",
        "an amount such as CNY 1000000.00",
    ),
    "an expected day that is none": (
        f"{ADVISE}, expect: {{expiry: soon}}}}",
        "expect.expiry",
        "soon",
        "a date such as '2024-09-02'",
    ),
    "a list of expectations": (f"{ADVISE}, expect: [Advised]}}", "expect", "a list", "{status: Advised}"),
    "an error that there is not": (f"{ADVISE}, refused: NotAParty}}", "refused", "NotAParty", "did you mean NotParty?"),
    "a field that the error has not": (
        f"{ADVISE}, refused: {{error: NotParty, expcted: BOC}}}}",
        "refused",
        "a mapping",
        "did you mean expected?",
    ),
    "a bare number for an amount": (
        f"{PRESENTS}, amount: 1000.5}}",
        "amount",
        "1000.5",
        "a bare number is no amount of money",
    ),
    "more decimals than the currency has": (
        f"{PRESENTS}, amount: CNY 1.005}}",
        "amount",
        "CNY 1.005",
        "at most 2 in CNY",
    ),
    "a currency that there is not": (f"{PRESENTS}, amount: XYZ 1.00}}", "amount", "XYZ 1.00", "a currency of ISO 4217"),
    "a disposal that there is not": (
        f"{REFUSES}, discrepancies: [], disposal: burn}}",
        "disposal",
        "burn",
        "hold or notify or return or instructed",
    ),
    "a discrepancy that is vague": (
        f"{REFUSES}, disposal: hold, discrepancies: [{{document: invoice}}]}}",
        "discrepancies.1.field",
        "nothing",
        "what in the document",
    ),
    "a terms file that there is not": (
        "{by: ICBC, do: issue, credit: LC1, terms: x.toml}",
        "terms",
        "x.toml",
        "a sound terms file",
    ),
}


@pytest.mark.parametrize("what", BAD_STEPS)
def test_a_bad_step_is_told_with_its_line_its_number_and_what_is_wanted(what: str) -> None:
    step, field, given, needed = BAD_STEPS[what]
    found = faults(f"{HEAD}{ISSUE}\n  - {step}\n")
    one = next(fault for fault in found if fault.field == field)
    assert (one.line, one.step, one.given) == (7, 2, given)
    assert needed in one.needed
    assert str(one).startswith("line 7, step 2")


def test_everything_wrong_is_told_at_once_each_on_a_line() -> None:
    with pytest.raises(BadStory) as bad:
        parse_story(
            f"{HEAD}  - {{by: ICBC, do: advise}}\n  - {{by: BOC, do: advise, credit: '?'}}\n", source="mine.yaml"
        )
    assert str(bad.value).splitlines() == [
        "mine.yaml: line 5, step 1 (advise), credit: nothing; needed: the label of a credit, such as LC1",
        "mine.yaml: line 6, step 2 (advise), credit: ?; needed: a label such as LC1: letters, digits, - and _",
    ]


def test_terms_that_are_left_out_are_all_named() -> None:
    found = faults(f"{HEAD}  - {{by: ICBC, do: issue, credit: LC1}}\n")
    assert [one.field for one in found] == ["applicant", "beneficiary", "amount", "expiry", "tenor"]
    assert {one.given for one in found} == {"nothing"}


def test_documents_are_named_or_whose_they_are() -> None:
    both = f"{HEAD}{ISSUE}  - {PRESENTS}, amount: CNY 1.00}}\n  - {AGAIN}, documents: [a], documents_of: P1}}\n"
    one = fault(both)
    assert (one.step, one.field, one.given) == (3, "documents_of", "P1")
    assert one.needed == "documents, or whose they are, not both"


def test_a_label_is_given_once() -> None:
    one = fault(f"{HEAD}{ISSUE}{ISSUE}")
    assert (one.step, one.field, one.given) == (2, "credit", "LC1, which is there already")


def test_a_label_of_a_refused_step_stands_for_nothing() -> None:
    refused = ISSUE.replace("tenor: sight", "tenor: sight, refused: Suspended")
    assert len(parse_story(f"{HEAD}{refused}{ISSUE}").steps) == 2
    assert fault(f"{HEAD}{refused}  - {{by: BOC, do: advise, credit: LC1}}\n").field == "credit"


def test_more_decimals_may_be_given_where_that_is_what_should_be_refused() -> None:
    step = PRESENT.replace("CNY 1.00", "CNY 1.005, refused: TooManyDecimals")
    assert isinstance(parse_story(f"{HEAD}{ISSUE}{step}").steps[1], Present)


BAD_FILES = {
    "an empty file": ("", 1, "", "an empty file"),
    "only a comment": ("# nothing\n", 1, "", "an empty file"),
    "plain text": ("once upon a time", 1, "", "a list or plain text"),
    "a list": ("- {by: ICBC}\n", 1, "", "a list or plain text"),
    "not YAML": ("story: x\nsteps: [\n", 3, "", "not YAML"),
    "a tab": ("story: x\nsteps:\n\t- {by: ICBC}\n", 3, "", "not YAML"),
    "two documents": ("story: x\n---\nstory: y\n", 2, "", "not YAML"),
    "a key twice": (f"{HEAD}{ISSUE}story: Another\n", 6, "story", "given twice"),
    "an unknown key": (f"{HEAD}{ISSUE}setps: []\n", 6, "setps", "unknown field"),
    "no steps": ("story: x\nstart: 2024-09-02\n", 1, "steps", "nothing"),
    "steps that are none": ("story: x\nstart: 2024-09-02\nsteps: []\n", 3, "steps", "a list"),
    "no start": (f"story: x\nsteps:\n{ISSUE}", 1, "start", "nothing"),
    "no title": (f"start: 2024-09-02\nsteps:\n{ISSUE}", 1, "story", "nothing"),
    "unknown rules": (f"{HEAD}{ISSUE}rules: UCP500\n", 6, "rules", "UCP500"),
    "cash without a currency": (f"{HEAD}{ISSUE}cash: {{ICBC: 1000.5}}\n", 6, "cash.ICBC", "1000.5"),
    "cash twice in one currency": (f"{HEAD}{ISSUE}cash: {{ICBC: [CNY 1.00, CNY 2.00]}}\n", 6, "cash.ICBC", "a list"),
    "an alias": (f"{HEAD}{ISSUE}cash: {{ICBC: &a [CNY 1.00], BOC: *a}}\n", 6, "cash.BOC", "an alias (*)"),
    "a tag": (
        f"{HEAD}{ISSUE}rules: !!python/name:os.system PRC2016\n",
        6,
        "rules",
        "the tag tag:yaml.org,2002:python/name:os.system",
    ),
    "an ending of nothing": (f"{HEAD}{ISSUE}finally: {{LC9: {{status: Closed}}}}\n", 6, "finally.LC9", "unknown label"),
    "an ending in a field that there is not": (
        f"{HEAD}{ISSUE}finally: {{LC1: {{owner: BOC}}}}\n",
        6,
        "finally.LC1.owner",
        "unknown field",
    ),
}


@pytest.mark.parametrize("what", BAD_FILES)
def test_a_bad_file_is_told_with_its_line(what: str) -> None:
    text, line, field, given = BAD_FILES[what]
    one = fault(text)
    assert (one.line, one.step, one.field) == (line, None, field)
    assert one.given.startswith(given)


def test_a_key_twice_in_a_step_is_told_with_its_step() -> None:
    one = fault(f"{HEAD}{ISSUE}  - by: BOC\n    do: advise\n    credit: LC1\n    credit: LC1\n")
    assert (one.line, one.step, one.field, one.given) == (9, 2, "credit", "given twice")


@pytest.mark.parametrize(
    ("content", "given"),
    [(None, "No such file"), (b"\xff\xfe\x00", "not UTF-8"), (b"#" * (1 << 21), "more than 1 MiB")],
)
def test_a_file_that_cannot_be_read_is_told_so(tmp_path: Path, content: bytes | None, given: str) -> None:
    path = tmp_path / "story.yaml"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(BadStory, match=given):
        load_story(path)
    with pytest.raises(BadStory, match="a folder"):
        load_story(tmp_path)


def test_a_terms_file_with_a_fault_is_told_with_the_fault(tmp_path: Path) -> None:
    (tmp_path / "deal.toml").write_text('applicant = "Huaxin Textiles"\nbenificiary = "Ningbo Cotton"\n')
    (tmp_path / "story.yaml").write_text(f"{HEAD}  - {{by: ICBC, do: issue, credit: LC1, terms: deal.toml}}\n")
    with pytest.raises(BadStory, match="benificiary: unknown field") as bad:
        load_story(tmp_path / "story.yaml")
    assert (bad.value.line, bad.value.step, bad.value.field) == (5, 1, "terms")


def test_words_that_yaml_takes_for_something_else_stay_what_was_written() -> None:
    step = "  - {on: 2024-09-09, at: 16:30, by: BOC, do: present, credit: LC1, presentation: P1, amount: CNY 1.00,\n"
    story = parse_story(f"{HEAD}{ISSUE}{step}     documents: {{no: yes, 1e3: 0x10}}}}\n")
    presented = story.steps[1]
    assert isinstance(presented, Present)
    assert (presented.on, presented.at) == (date(2024, 9, 9), time(16, 30))
    assert presented.documents == {"no": "yes", "1e3": "0x10"}
    assert story.line(1) == 6


def test_every_argument_of_issue_is_read() -> None:
    terms = (
        "tolerance: +5/-10, place: CN, latest_shipment: 2024-10-01, presentation_days: 21, partial: prohibited,"
        " transferable: true, documents: [invoice], adviser: BOC, nominated: BOC, confirmation: may add, rules: UCP600"
    )
    (issued,) = parse_story(HEAD + ISSUE.replace("tenor: sight", f"tenor: 90 days after shipment, {terms}")).steps
    assert isinstance(issued, Issue)
    assert (issued.tolerance, issued.presentation_days) == (Tolerance(5, 10), 21)
    assert (issued.partial, issued.transferable) == (False, True)
    assert (issued.confirmation, issued.rules, issued.documents) == ("may add", "UCP600", ("invoice",))


def test_the_verbs_are_those_of_this_version() -> None:
    assert list(VERBS) == [
        "issue", "advise", "decline_advice", "appoint_adviser", "confirm", "decline_confirmation",
        "request_confirmation", "amend", "accept_amendment", "reject_amendment", "extend_amendment",
        "decline_extension", "transfer", "assign", "acknowledge_assignment", "request_advance", "advance",
        "reclaim_advance",
        "present", "comply", "seek_waiver", "waive", "refuse", "return_documents", "withdraw", "honour", "enforce",
        "forward", "negotiate", "take_recourse", "demand_invoice", "substitute", "report_corrupt", "present_anew",
        "lapse_presentation", "pay", "report_unpaid", "cancel", "stay", "lift_stay", "close", "admit", "suspend",
        "reinstate", "expel", "interrupt",
        "release", "delist", "inquire", "seal", "quote", "reveal", "withdraw_quote", "take", "acknowledge", "object",
        "deliver", "satisfy", "reject_documents", "settle", "lapse", "claim_recourse", "buy_back", "offer_funds",
        "withdraw_offer", "sell", "ask", "indicate", "close_inquiry", "set_line",
    ]  # fmt: skip


def test_the_example_of_the_design_is_a_story() -> None:
    text = shipped()["national_day"].read_text()
    named = "{error: ExaminationPeriodOver, today: 2024-10-11, examineBy: 2024-10-10}"
    assert named in text
    story = parse_story(text.replace(named, "ExaminationPeriodOver"))
    assert story.steps[4].refused is not None and story.steps[4].refused.error == "ExaminationPeriodOver"
    assert story.start == date(2024, 9, 2)


def test_the_schema_in_the_documentation_is_current() -> None:
    assert (ROOT / "docs/story.schema.json").read_text() == story_schema(), (
        "run python -m usance.stories.schema > docs/story.schema.json"
    )


def test_the_schema_knows_every_verb_and_forbids_other_fields() -> None:
    schema = json.loads(story_schema())
    assert set(schema["properties"]["steps"]["items"]["discriminator"]["mapping"]) == set(VERBS)
    assert set(schema["required"]) == {"story", "start", "steps"}
    assert all(definition["additionalProperties"] is False for definition in schema["$defs"].values())


def test_the_documentation_names_every_verb() -> None:
    text = (ROOT / "docs/story-language.md").read_text()
    assert [verb for verb in VERBS if f"`{verb}`" not in text] == []
