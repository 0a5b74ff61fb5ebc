"""The form of a domestic credit: what cannot be on it, what is, and that it is one whole page, the same each time."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import fields
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.client.pdf import pages_of, shown_in, text_of
from usance.errors import InputError
from usance.form import DoesNotFit, Issued, NoGlyph, NotDomestic, check_domestic, printed, rows_of
from usance.form.typesetting import lines_of, printable, width_of
from usance.terms import BadTermsFile, TermsFile, example

TERMS: dict[str, object] = {
    "applicant": "杭州华信纺织有限公司",
    "beneficiary": "宁波棉业股份有限公司",
    "amount": "CNY 1409.50",
    "expiry": "2024-11-15",
    "tenor": "90 days after sight",
}
ISSUED = Issued("ICBC", "3-1", date(2024, 9, 2), "0x" + "ab" * 32, 0)


def terms_with(**changes: object) -> TermsFile:
    return TermsFile.from_fields(TERMS | changes)


def entries(terms: TermsFile, issued: Issued | None = None) -> dict[str, str]:
    return {entry.english: entry.text for row in rows_of(terms, issued) for entry in row}


# What cannot be on it


@pytest.mark.parametrize(
    ("changes", "fields_at_fault"),
    [
        ({"amount": "USD 1409.50"}, ["amount"]),
        ({"rules": "UCP600"}, ["rules"]),
        ({"advance": "HKD 5.00", "discrepancy_fee": "USD 5.00"}, ["advance", "discrepancy_fee"]),
        ({"schedule": ["CNY 5.00 until 2024-09-30", "USD 5.00 until 2024-10-31"]}, ["schedule.1"]),
        ({"amount": "JPY 5", "rules": "ISP98"}, ["rules", "amount"]),
    ],
)
def test_terms_of_no_domestic_credit_are_refused_with_every_field_that_says_so(
    changes: dict[str, object], fields_at_fault: list[str]
) -> None:
    for refusing in (check_domestic, printed):
        with pytest.raises(NotDomestic) as refused:
            refusing(terms_with(**changes))
        assert [fault.field for fault in refused.value.faults] == fields_at_fault
        assert isinstance(refused.value, BadTermsFile)


@pytest.mark.parametrize(
    ("field", "text", "character"),
    [
        ("goods", "棉纱 20 m²", "²"),
        ("goods", "棉纱\x07", "\x07"),
        ("applicant", "𠮷野家", "𠮷"),
        ("other_terms", "😀", "😀"),
        ("delivery", "ń", "ń"),
        ("shipment_from", "﹏﹄", "﹄"),
        ("number", "ö1", "ö"),
    ],
)
def test_a_character_that_the_type_has_not_is_refused_by_its_field(field: str, text: str, character: str) -> None:
    with pytest.raises(NoGlyph) as refused:
        printed(terms_with(**{field: text}))
    assert (refused.value.field, refused.value.given) == (field, character)
    assert isinstance(refused.value, InputError)


@pytest.mark.parametrize(
    ("field", "text"),
    [("goods", "纱" * 65_000), ("undertaking", "\n".join("纱" * 60)), ("other_terms", "a" * 60_000)],
)
def test_what_does_not_fit_on_a_page_is_refused_by_its_field(field: str, text: str) -> None:
    with pytest.raises(DoesNotFit) as refused:
        printed(terms_with(**{field: text}))
    assert refused.value.field == field
    assert "\n" not in str(refused.value)


def test_the_room_that_is_told_is_the_room_that_there_is() -> None:
    with pytest.raises(DoesNotFit, match="goods: 90 lines; needed: a shorter text: the page has room for about 29 of"):
        printed(terms_with(goods="\n".join("纱" * 90)))
    assert pages_of(printed(terms_with(goods="\n".join("纱" * 29)))) == 1
    with pytest.raises(DoesNotFit):
        printed(terms_with(goods="\n".join("纱" * 30)))


# What is on it


def test_every_field_of_the_form_is_on_the_page() -> None:
    terms = terms_with(
        goods="精梳棉纱，40支/1\n合同号 HX-NB-2024-0815",
        documents=["增值税发票", "transport document"],
        number="LC1",
        adviser="中国银行",
        adviser_code="104332000000",
        adviser_address="示例路1号",
        nominated="建设银行",
        tolerance="+5/-10",
        expiry_place="通知行柜台",
        place="CN",
        latest_shipment="2024-10-31",
        presentation_days=15,
        delivery="公路运输",
        shipment_from="宁波",
        shipment_to="杭州",
        service_place="绍兴",
        instalments="一次装运",
        discrepancy_fee="CNY 500.00",
        undertaking="我行承诺付款。",
        other_terms="单据以中文制作 (A\\B) & <C>。",
    )
    text = text_of(printed(terms, ISSUED))
    for said in (
        *("国内信用证", "2024年9月2日", "LC1", "ICBC", "3-1", "中国银行", "104332000000", "示例路1号", "建设银行"),
        *("杭州华信纺织有限公司", "宁波棉业股份有限公司", "￥1,409.50", "人民币壹仟肆佰零玖元伍角整", "溢 5%　短 10%"),
        *("2024年11月15日", "通知行柜台 （CN）", "货物装运日或服务提供日后 15 天", "2024年10月31日", "公路运输"),
        *(
            "宁波",
            "杭州",
            "绍兴",
            "一次装运",
            "精梳棉纱，40支/1",
            "合同号 HX-NB-2024-0815",
            "￥500.00",
            "我行承诺付款。",
        ),
        *("1. 增值税发票；2. transport document", "单据以中文制作 (A\\B) & <C>。"),
        f"账本编号 3-1　条款根 Root of the terms {ISSUED.root}",
    ):
        assert said in text.splitlines()
    assert "DRAFT" not in text


def test_a_draft_says_so_and_leaves_blank_what_the_bank_fills_in() -> None:
    text = text_of(printed(terms_with()))
    assert text.count("草稿 DRAFT") == 2
    assert "未开立" in text
    blank = {label for label, said in entries(terms_with()).items() if not said}
    assert blank == {
        *("Date of issue", "Number", "Issuing bank", "Number on the ledger"),
        *("Its bank code", "Its address", "Place of expiry"),
    }


def test_an_amended_credit_says_that_its_form_has_the_terms_of_issue() -> None:
    amended = Issued("ICBC", "3-1", date(2024, 9, 2), "0x00", 2)
    assert "其后已生效修改 2 次。Terms as issued; amendments taken since: 2." in text_of(printed(terms_with(), amended))


@pytest.mark.parametrize(
    ("changes", "label", "said"),
    [
        ({}, "Negotiation", "■不可议付　□指定行可议付　□任意行可议付"),
        ({"negotiable": "any"}, "Negotiation", "□不可议付　□指定行可议付　■任意行可议付"),
        ({}, "Transfer", "□可转让　■不可转让"),
        ({"transferable": True, "nominated": "BOC"}, "Transferring bank", "BOC"),
        ({"transferable": True}, "Transferring bank", ""),
        ({"nominated": "BOC"}, "Transferring bank", "无"),
        ({"confirmation": "may add", "adviser": "BOC"}, "Confirming bank", "BOC"),
        ({"confirmation": "confirm", "adviser": "BOC", "confirmer": "CCB"}, "Confirming bank", "CCB"),
        ({"adviser": "BOC"}, "Confirming bank", "无"),
        ({}, "Transhipment", "□允许　□不允许"),
        ({"transhipment": False}, "Transhipment", "□允许　■不允许"),
        ({"charges_inside": "beneficiary"}, "Issuing bank's charges", "□申请人承担　■受益人承担"),
        ({"tenor": "sight"}, "Sight or usance", "■即期付款　□远期付款"),
        ({}, "Sight or usance", "□即期付款　■远期付款：见单后 90 天"),
        ({"tenor": "3 months after sight"}, "Sight or usance", "□即期付款　■远期付款：见单后 3 个月"),
        (
            {"tenor": "6 months after shipment"},
            "Sight or usance",
            "□即期付款　■远期付款：货物装运日或服务提供日后 6 个月",
        ),
        ({"tenor": "on 2025-01-20"}, "Sight or usance", "□即期付款　■远期付款：固定到期日 2025年1月20日"),
        ({}, "Over and short", "无"),
        ({"about": True}, "Over and short", "约数（about）"),
        ({}, "Presentation period", "未约定"),
        ({}, "Latest date", "未约定"),
        ({}, "Documents", "无"),
        (
            {"revolving": "2 times every 1 month, cumulative"},
            "Special clauses",
            "循环信用证：每 1 个月恢复金额，共 2 次，未用部分累积",
        ),
        ({"revolving": "3 times by value"}, "Special clauses", "循环信用证：用完即恢复金额，共 3 次"),
        ({"second_adviser": "CCB"}, "Special clauses", "第二通知行：CCB"),
        ({"schedule": ["CNY 5.00 until 2024-09-30"]}, "Special clauses", "第 1 期：￥5.00，最迟装运 2024年9月30日"),
        ({"advance": "CNY 10.00"}, "Special clauses", "装运前预支（红条款）：最高 ￥10.00，人民币壹拾元整"),
    ],
)
def test_what_the_terms_say_is_said_in_the_words_of_the_form(changes: dict[str, object], label: str, said: str) -> None:
    assert entries(terms_with(**changes))[label] == said


def test_every_field_of_a_terms_file_has_its_place_on_the_form() -> None:
    terms = terms_with(
        **{field.name: getattr(TermsFile.parse(example()), field.name) for field in fields(TermsFile)}
        | {"second_adviser": "CCB", "confirmer": "CCB", "confirmation": "confirm", "advance": "CNY 5.00"}
    )
    shown = "\n".join(entries(terms).values())
    for name in ("adviser", "adviser_code", "adviser_address", "second_adviser", "confirmer", "goods", "undertaking"):
        assert getattr(terms, name) in shown, name
    for name in ("other_terms", "delivery", "shipment_from", "shipment_to", "service_place", "instalments", "number"):
        assert getattr(terms, name) in shown, name


# The page


@pytest.mark.parametrize("issued", [None, ISSUED])
def test_it_is_one_page_and_the_same_bytes_each_time(issued: Issued | None) -> None:
    terms = TermsFile.parse(example())
    assert pages_of(printed(terms, issued)) == 1
    assert printed(terms, issued) == printed(terms, issued)


def test_another_process_prints_the_same_bytes() -> None:
    code = (
        "import sys; from usance.form import printed; from usance.terms import TermsFile, example;"
        "sys.stdout.buffer.write(printed(TermsFile.parse(example())))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert done.stdout == printed(TermsFile.parse(example()))


def test_longer_texts_are_set_in_smaller_type_down_to_six_and_a_half_points() -> None:
    sizes = []
    for lines in (1, 12, 20, 29):
        shown = shown_in(printed(terms_with(goods="\n".join("纱" * lines))))
        sizes.append({one.size for one in shown if one.text == "纱"})
    assert sizes[0] == {9.0}
    assert sizes[-1] == {6.5}
    assert sizes == sorted(sizes, key=max, reverse=True)


@settings(max_examples=30, deadline=None)
@given(
    st.text(
        st.sampled_from("棉纱，。（）%￥ab1.- \n") | st.sampled_from("一丁七万丈三上下不与"), min_size=1, max_size=1200
    )
)
def test_all_of_a_text_is_drawn_inside_its_frame(goods: str) -> None:
    terms = terms_with(goods=f"始{goods}终")
    try:
        shown = shown_in(printed(terms))
    except DoesNotFit:
        return
    inside = [one for one in shown if one.size < 18]
    assert all(one.x + width_of(one.text) * one.size / 1000 <= 559.6 for one in inside)
    assert all(one.y > 24 for one in inside)
    drawn = "".join(one.text for one in shown)
    begin, end = drawn.index("始"), drawn.index("终")
    assert "".join(drawn[begin : end + 1].split()) == "".join(str(terms.goods).split())


def test_labels_fit_in_their_column_in_the_largest_type() -> None:
    clauses = terms_with(second_adviser="CCB")
    for row in rows_of(clauses, None):
        for entry in row:
            assert width_of(entry.chinese) * 9 / 1000 <= 84 - 5
            assert width_of(entry.english) * 6.5 / 1000 <= 84 - 5


# Lines


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", [""]),
        ("棉纱棉纱棉", ["棉纱棉纱", "棉"]),
        ("棉纱棉纱。棉", ["棉纱棉", "纱。棉"]),
        ("棉纱棉（纱）", ["棉纱棉", "（纱）"]),
        ("cotton yarn", ["cotton", "yarn"]),
        ("棉\n\n纱", ["棉", "", "纱"]),
        ("abcdefghijkl", ["abcdefghij", "kl"]),
        ("。。。。。", ["。。。。", "。"]),
    ],
)
def test_lines_are_broken_as_a_printer_breaks_them(text: str, lines: list[str]) -> None:
    assert lines_of(text, 4000) == lines


@given(st.text(st.sampled_from("棉纱，。（a1 \n"), max_size=200), st.integers(1000, 8000))
def test_no_line_is_wider_than_its_room_and_nothing_is_lost(text: str, room: int) -> None:
    lines = lines_of(text, room)
    assert all(width_of(line) <= room for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


def test_the_middle_dot_of_names_is_drawn_where_the_type_has_it() -> None:
    assert printable("阿里·巴巴\r\n¥5\r€", field="applicant") == "阿里・巴巴\n¥5\n€"
