"""Terms in JSON and in TOML: the same fields and faults in both, and what is written is read as the same terms."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from usance.capitals import in_capitals
from usance.money import Money
from usance.terms import BadTermsFile, Commitment, Fault, Scope, TermsFile, example, to_json, to_toml

SHORT: dict[str, Any] = {
    "applicant": "杭州华信纺织有限公司",
    "beneficiary": "宁波棉业股份有限公司",
    "amount": "CNY 1409.50",
    "expiry": "2024-11-15",
    "tenor": "sight",
}


def faults_of(text: str) -> dict[str, Fault]:
    with pytest.raises(BadTermsFile) as refused:
        TermsFile.parse_json(text, source="terms.json")
    assert "\n" not in str(refused.value)
    assert str(refused.value).startswith("terms.json: ")
    return {fault.field: fault for fault in refused.value.faults}


def faults_with(**changes: object) -> dict[str, Fault]:
    return faults_of(json.dumps(SHORT | changes))


@pytest.mark.parametrize("text", ["", " \n", "{}"])
def test_an_empty_file_is_refused(text: str) -> None:
    assert faults_of(text) == {"": Fault("", "an empty file", "the terms of a credit")}


@pytest.mark.parametrize(
    "text",
    ["applicant", "{'a': 1}", '{"a": 1,}', '{"a": 1} x', "[" * 100_000, '{"a": ' + "9" * 5000 + "}", '{"a": "\n"}'],
)
def test_text_that_is_not_json_is_refused(text: str) -> None:
    assert faults_of(text)[""].given.startswith("text that is not JSON")


@pytest.mark.parametrize(
    ("text", "given"),
    [("[]", "a list"), ("5", "a single value"), ("null", "a single value"), ('"a"', "a single value")],
)
def test_what_is_no_object_is_refused(text: str, given: str) -> None:
    fault = faults_of(text)[""]
    assert (fault.given, fault.needed) == (given, 'an object of fields such as {"expiry": "2024-11-15"}')


def test_a_name_that_is_given_twice_is_refused_though_both_say_the_same() -> None:
    text = json.dumps(SHORT)
    faults = faults_of(text[:-1] + ', "amount": "CNY 1409.50", "tenor": "sight", "plaze": "CN"}')
    assert {name: fault.given for name, fault in faults.items()} == {
        **dict.fromkeys(("amount", "tenor"), "given twice"),
        "plaze": "unknown field",
    }


@pytest.mark.parametrize(
    ("field", "value", "given"),
    [
        ("amount", 1409.5, "1409.5"),
        ("amount", 1409, "1409"),
        ("presentation_days", 15.0, "15.0"),
        ("presentation_days", True, "True"),
        ("expiry", 20241115, "20241115"),
        ("expiry", float("nan"), "nan"),
        ("partial", "true", "'true'"),
        ("partial", None, "None"),
        ("tenor", ["sight"], "['sight']"),
        ("applicant", {"name": "x"}, "{'name': 'x'}"),
        ("documents", "invoice", "'invoice'"),
        ("goods", "\ud800", "'\\ud800'"),
    ],
)
def test_a_value_of_another_kind_is_refused_as_in_toml(field: str, value: object, given: str) -> None:
    faults = faults_with(**{field: value})
    assert {name: fault.given for name, fault in faults.items()} == {field: given}


@pytest.mark.parametrize("name", ["__dataclass_self__", "self", "a\nb", "\ud800", ""])
def test_a_name_that_the_form_has_not_is_refused_whatever_it_is(name: str) -> None:
    (fault,) = faults_with(**{name: "x"}).values()
    assert fault.given == "unknown field"


def test_all_faults_are_reported_at_once() -> None:
    text = '{"amount": 5.0, "amount": 6.0, "expiry": "soon", "applicant": "x", "plaze": "CN", "tenor": "sight"}'
    with pytest.raises(BadTermsFile) as refused:
        TermsFile.parse_json(text)
    assert [fault.field for fault in refused.value.faults] == ["amount", "beneficiary", "amount", "expiry", "plaze"]


@pytest.mark.parametrize(
    ("capitals", "amount", "needed"),
    [
        ("人民币壹仟肆佰玖拾元零伍角整", "CNY 1409.50", "the capitals of CNY 1409.50, 人民币壹仟肆佰零玖元伍角整"),
        ("人民币壹仟肆佰零玖元伍角", "CNY 1409.50", "'整' at character 13"),
        ("人民币壹仟肆佰零玖元伍角整", "USD 1409.50", "amounts in CNY alone"),
        ("", "CNY 1409.50", "人民币 at character 1"),
        (1409, "CNY 1409.50", "人民币 and capital characters at character 1"),
    ],
)
def test_figures_and_capitals_that_differ_are_found_out(capitals: object, amount: str, needed: str) -> None:
    faults = faults_with(amount=amount, amount_in_capitals=capitals)
    assert {name: fault.needed for name, fault in faults.items()} == {"amount_in_capitals": needed}


def test_capitals_are_read_where_the_figures_cannot_be() -> None:
    assert set(faults_with(amount=5, amount_in_capitals="人民币伍元整")) == {"amount"}


def test_the_file_s_name_says_what_it_is_written_in(tmp_path: Path) -> None:
    terms = TermsFile.parse(example())
    for name, text in (("t.json", to_json(terms)), ("T.JSON", to_json(terms)), ("t.toml", to_toml(terms))):
        (tmp_path / name).write_text(text, encoding="utf-8")
        assert TermsFile.load(tmp_path / name) == terms
    (tmp_path / "wrong.json").write_text(to_toml(terms), encoding="utf-8")
    with pytest.raises(BadTermsFile, match="not JSON"):
        TermsFile.load(tmp_path / "wrong.json")


def test_what_json_leaves_out_or_says_null_is_not_set() -> None:
    assert TermsFile.parse_json(json.dumps(SHORT | {"goods": None})) == TermsFile.parse_json(json.dumps(SHORT))


def test_the_json_form_has_chinese_as_it_is() -> None:
    assert '"applicant": "杭州华信纺织有限公司"' in to_json(TermsFile.parse_json(json.dumps(SHORT)))


def test_terms_are_made_again_of_what_was_committed_to() -> None:
    terms = TermsFile.parse(example())
    paper = Commitment.of(terms.private(), scope=Scope(31337, "0x" + "ab" * 20, 1)).to_json()
    assert TermsFile.from_private(Commitment.from_json(paper).fields) == terms


def lines() -> st.SearchStrategy[str]:
    anything = st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"])
    return st.text(st.sampled_from("棉纱 \"'\\#=[]") | anything, min_size=1, max_size=30).filter(str.strip)


def texts() -> st.SearchStrategy[str]:
    anything = st.characters(exclude_categories=["Cs"])
    return st.text(st.sampled_from('棉\n\n""\\\r\t\x7f \x00') | anything, min_size=1, max_size=40).filter(str.strip)


def amounts() -> st.SearchStrategy[str]:
    return st.builds(Money, st.integers(0, 10**14), st.sampled_from(["CNY", "USD", "JPY"])).map(str)


def days() -> st.SearchStrategy[date]:
    return st.dates(date(1970, 1, 2), date(9999, 12, 31))


@st.composite
def all_terms(draw: st.DrawFn) -> TermsFile:
    """Terms with any of the fields set, each to anything that it can hold."""
    flag, payer = st.booleans(), st.sampled_from(["applicant", "beneficiary"])
    count = st.integers(1, 99)
    optional: dict[str, st.SearchStrategy[Any]] = {
        **dict.fromkeys(("adviser", "adviser_code", "adviser_address", "nominated", "confirmer"), lines()),
        **dict.fromkeys(("second_adviser", "expiry_place", "delivery", "shipment_from", "service_place"), lines()),
        **dict.fromkeys(("goods", "instalments", "undertaking", "other_terms"), texts()),
        **dict.fromkeys(("about", "partial", "transferable", "transhipment"), flag),
        **dict.fromkeys(("charges_inside", "charges_outside"), payer),
        **dict.fromkeys(("advance", "discrepancy_fee"), amounts()),
        "number": lines().map(lambda text: text.strip()[:16].strip()),
        "rules": st.sampled_from(["PRC2016", "UCP600", "EUCP21", "ISP98"]),
        "confirmation": st.sampled_from(["without", "may add", "confirm"]),
        "negotiable": st.sampled_from(["no", "named", "any"]),
        "schedule": st.lists(st.builds("{} until {}".format, amounts(), days()), max_size=3),
        "revolving": st.builds("{} times every {} months, cumulative".format, count, count),
        "tolerance": st.builds("+{}/-{}".format, count, count),
        "place": st.from_regex("[A-Z]{2}", fullmatch=True),
        "latest_shipment": days(),
        "presentation_days": st.integers(1, 999),
        "documents": st.lists(lines(), max_size=4),
    }
    required = {"applicant": lines(), "beneficiary": lines(), "amount": amounts(), "expiry": days()}
    tenor = st.just("sight") | st.builds("{} days after shipment".format, count) | st.builds("on {}".format, days())
    given = draw(st.fixed_dictionaries({**required, "tenor": tenor}, optional=optional))
    amount = Money.parse(given["amount"])
    if amount.currency == "CNY" and draw(flag):
        given["amount_in_capitals"] = in_capitals(amount)
    try:
        return TermsFile.from_fields(given)
    except BadTermsFile:
        assume(False)
        raise


@given(all_terms())
def test_what_is_written_in_either_language_is_read_as_the_same_terms(terms: TermsFile) -> None:
    assert TermsFile.parse(to_toml(terms)) == terms
    assert TermsFile.parse_json(to_json(terms)) == terms


@given(all_terms())
def test_terms_survive_the_way_through_a_commitment(terms: TermsFile) -> None:
    paper = Commitment.of(terms.private(), scope=Scope(31337, "0x" + "ab" * 20, 1)).to_json()
    assert TermsFile.from_private(Commitment.from_json(paper).fields) == terms


@given(
    st.dictionaries(st.text(max_size=8) | st.sampled_from([*SHORT]), st.none() | st.text() | st.floats(), max_size=6)
)
def test_json_of_any_kind_is_terms_or_a_bad_terms_file(given: dict[str, object]) -> None:
    with pytest.raises(BadTermsFile):
        TermsFile.parse_json(json.dumps(given))


def test_a_deadline_far_off_is_written_with_four_digits_of_the_year() -> None:
    terms = TermsFile.from_fields(SHORT | {"expiry": date(1970, 1, 1) + timedelta(days=1)})
    assert "expiry = 1970-01-02\n" in to_toml(terms)
