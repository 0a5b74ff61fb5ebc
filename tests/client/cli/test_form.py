"""The form of domestic credits by command: checked, shown, converted and printed; refusals first."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from tests.client.cli.conftest import Shell
from tests.client.pdf import pages_of, text_of
from usance.cli.files import AlreadyThere, write_file
from usance.terms import TermsFile, to_json

CHINESE = """
applicant = "杭州华信纺织有限公司"
beneficiary = "宁波棉业股份有限公司"
adviser = "BOC"
amount = "CNY 1234567.80"
amount_in_capitals = "人民币壹佰贰拾叁万肆仟伍佰陆拾柒元捌角整"
expiry = 2024-11-15
tenor = "90 days after sight"
number = "XYZ2024001"
documents = ["增值税发票", "transport document"]
goods = "精梳棉纱，40支/1，20吨"
"""


def written(shell: Shell, name: str, text: str) -> str:
    (shell.folder / name).write_text(text, encoding="utf-8")
    return name


@pytest.fixture
def chinese(empty: Shell) -> str:
    """In an empty folder, a terms file in Chinese; its name."""
    return written(empty, "form.toml", CHINESE)


@pytest.fixture
def issued(shell: Shell) -> str:
    """A credit that was issued on it; its id."""
    shell.does("party add --sponsor ICBC", "杭州华信纺织有限公司")
    shell.does("party add --sponsor BOC", "宁波棉业股份有限公司")
    written_as_json(shell)
    return str(shell.read("credit issue form.json --by ICBC")["id"])


def written_as_json(shell: Shell) -> str:
    return written(shell, "form.json", to_json(TermsFile.parse(CHINESE)))


BAD_FILES = [
    ("missing.toml", None, "No such file or directory"),
    ("empty.toml", "", "an empty file"),
    ("empty.json", "", "an empty file"),
    ("bad.toml", "{}", "text that is not TOML"),
    ("bad.json", "applicant = 5", "text that is not JSON"),
    ("list.json", "[]", "a list"),
    ("field.toml", CHINESE + 'plaze = "CN"', "plaze: unknown field; needed: place (did you mean that?)"),
    (
        "usd.toml",
        CHINESE.replace("CNY", "USD").replace("amount_in", "# amount_in"),
        "amount: USD 1234567.80; needed: an",
    ),
    ("ucp.toml", CHINESE + 'rules = "UCP600"', "rules: UCP600; needed: PRC2016"),
    (
        "capitals.toml",
        CHINESE.replace("捌角整", "玖角整"),
        "needed: the capitals of CNY 1234567.80, 人民币壹佰贰拾叁万",
    ),
]


@pytest.mark.parametrize("command", ["show", "print --out form.pdf"])
@pytest.mark.parametrize(("name", "text", "told"), BAD_FILES)
def test_terms_that_cannot_be_used_are_refused_in_one_line(
    empty: Shell, command: str, name: str, text: str | None, told: str
) -> None:
    if text is not None:
        written(empty, name, text)
    before = empty.fingerprint()
    error = empty.fails(f"form {command}", name)
    assert error.startswith(f"{name}: ")
    assert told in error
    assert empty.fingerprint() == before


@pytest.mark.parametrize(("name", "text", "told"), [bad for bad in BAD_FILES if bad[0] not in ("usd.toml", "ucp.toml")])
def test_what_is_no_terms_file_is_not_converted(empty: Shell, name: str, text: str | None, told: str) -> None:
    if text is not None:
        written(empty, name, text)
    assert told in empty.fails("form convert --to json", name)


@pytest.mark.parametrize(
    "line",
    [
        "form",
        "form check",
        "form show",
        "form convert form.toml",
        "form convert form.toml --to yaml",
        "form print form.toml",
        "form print --out form.pdf",
        "form print form.toml --credit 3-1 --out form.pdf",
        "form print form.toml --out form.txt",
    ],
)
def test_what_is_no_command_is_a_usage_error(empty: Shell, chinese: str, line: str) -> None:
    before = empty.fingerprint()
    assert empty.run(line).exit_code == 2
    assert empty.fingerprint() == before


def test_every_fault_of_every_file_is_told_and_the_sound_ones_are_counted(empty: Shell, chinese: str) -> None:
    written(empty, "two.toml", 'applicant = 5\nplaze = "CN"\n' + CHINESE.replace("applicant", "# "))
    written(empty, "usd.toml", CHINESE.replace("CNY", "USD").replace("amount_in", "# amount_in"))
    result = empty.run("form check form.toml two.toml nowhere.toml usd.toml")
    assert (result.exit_code, result.stderr) == (1, "")
    rows = [line.split()[:2] for line in result.stdout.splitlines()]
    assert rows[1:5] == [
        ["two.toml", "applicant"],
        ["two.toml", "plaze"],
        ["nowhere.toml", "-"],
        ["usd.toml", "amount"],
    ]
    assert result.stdout.splitlines()[-1] == "1 of 4 sound; faults: 4"


def test_faults_are_json_where_json_was_asked_for(empty: Shell, chinese: str) -> None:
    result = empty.run("form check form.toml nowhere.toml --json")
    assert result.exit_code == 1
    fault = {"field": "", "given": "No such file or directory", "needed": "a terms file that can be read"}
    expected = [{"file": "form.toml", "faults": []}, {"file": "nowhere.toml", "faults": [fault]}]
    assert json.loads(result.stdout) == expected


def test_sound_files_in_both_languages_are_found_sound(empty: Shell, chinese: str) -> None:
    written_as_json(empty)
    assert empty.does("form check form.toml form.json") == "2 of 2 sound; faults: 0\n"


def test_terms_are_shown_with_the_amount_in_capitals_though_the_file_has_none(empty: Shell) -> None:
    name = written(empty, "plain.toml", CHINESE.replace("amount_in", "# amount_in"))
    shown = empty.does("form show", name).splitlines()
    assert "amount in capitals  人民币壹佰贰拾叁万肆仟伍佰陆拾柒元捌角整" in shown
    assert "goods               精梳棉纱，40支/1，20吨" in shown
    held = empty.read("form show", name)
    assert held["amount"] == {"amount": "1234567.80", "currency": "CNY"}
    assert held["amount_in_capitals"] == "人民币壹佰贰拾叁万肆仟伍佰陆拾柒元捌角整"


def test_a_file_that_is_converted_there_and_back_says_the_same(empty: Shell, chinese: str) -> None:
    written(empty, "form.json", empty.does("form convert form.toml --to json"))
    written(empty, "back.toml", empty.does("form convert form.json --to toml"))
    terms = TermsFile.load(empty.folder / chinese)
    assert TermsFile.load(empty.folder / "form.json") == TermsFile.load(empty.folder / "back.toml") == terms


def test_terms_in_dollars_are_converted_too(empty: Shell) -> None:
    name = written(empty, "usd.toml", CHINESE.replace("CNY", "USD").replace("amount_in", "# amount_in"))
    assert json.loads(empty.does("form convert --to json", name))["amount"] == "USD 1234567.80"


def test_a_draft_is_printed_without_any_chain(empty: Shell, chinese: str) -> None:
    assert empty.does("form print form.toml --out form.pdf") == "written: form.pdf, the form of a draft of form.toml\n"
    pdf = (empty.folder / "form.pdf").read_bytes()
    assert pages_of(pdf) == 1
    assert "草稿 DRAFT" in text_of(pdf)
    assert os.stat(empty.folder / "form.pdf").st_mode & 0o777 == 0o600


def test_a_file_that_is_there_is_overwritten_only_if_that_is_said(empty: Shell, chinese: str) -> None:
    written(empty, "form.pdf", "mine")
    refused = empty.fails("form print form.toml --out form.pdf")
    assert refused == "form.pdf is there already; needed: another name, or --force"
    assert (empty.folder / "form.pdf").read_text() == "mine"
    error = json.loads(empty.run("form print form.toml --out form.pdf --json").stderr)
    assert error["error"] == "AlreadyThere"
    told = empty.read("form print form.toml --out form.pdf --force")
    assert told == {"file": "form.pdf", "credit": None, "bytes": (empty.folder / "form.pdf").stat().st_size}
    assert pages_of((empty.folder / "form.pdf").read_bytes()) == 1


def test_a_file_that_appears_meanwhile_is_not_overwritten(empty: Shell) -> None:
    written(empty, "form.pdf", "mine")
    with pytest.raises(AlreadyThere):
        write_file(Path("form.pdf"), b"other", force=False)
    assert sorted(path.name for path in empty.folder.iterdir()) == ["form.pdf", "small.toml"]
    assert (empty.folder / "form.pdf").read_text() == "mine"


@pytest.mark.parametrize(
    ("out", "told"),
    [("nowhere/form.pdf", "No such file or directory"), ("form.toml/form.pdf", "Not a directory")],
)
def test_a_folder_that_cannot_be_written_to_is_told(empty: Shell, chinese: str, out: str, told: str) -> None:
    assert told in empty.fails(f"form print form.toml --out {out}")
    assert told in empty.fails(f"form print form.toml --force --out {out}")


def test_a_folder_in_the_place_of_the_file_is_left_alone(empty: Shell, chinese: str) -> None:
    (empty.folder / "form.pdf").mkdir()
    assert "is there already" in empty.fails("form print form.toml --out form.pdf")
    assert "Is a directory" in empty.fails("form print form.toml --out form.pdf --force")
    assert sorted(path.name for path in empty.folder.iterdir()) == ["form.pdf", "form.toml", "small.toml"]


def test_terms_that_do_not_fit_leave_no_file(empty: Shell) -> None:
    name = written(empty, "long.toml", CHINESE.replace("20吨", "吨" * 9000))
    assert "the form has one page: goods: " in empty.fails("form print --out form.pdf", name)
    assert not (empty.folder / "form.pdf").exists()


def test_a_dry_run_tries_everything_and_writes_nothing(empty: Shell, chinese: str) -> None:
    before = empty.fingerprint()
    line = "form print form.toml --out form.pdf --dry-run"
    assert empty.does(line) == "would be done: write form.pdf, the form of a draft of form.toml\n"
    told = {"dry_run": True, "by": None, "would": "write form.pdf, the form of a draft of form.toml"}
    assert empty.read(line) == told
    assert empty.fingerprint() == before


@pytest.mark.parametrize(
    ("credit", "told"),
    [("3-9", "UnknownCredit"), ("x", "not "), ("3-1.1", "not ")],
)
def test_a_credit_that_there_is_not_is_not_printed(shell: Shell, credit: str, told: str) -> None:
    assert told in shell.fails(f"form print --credit {credit} --out form.pdf")
    assert not (shell.folder / "form.pdf").exists()


def test_a_part_of_a_credit_has_no_terms_of_its_own_to_print(shell: Shell, part: str) -> None:
    told = shell.fails(f"form print --credit {part} --out form.pdf")
    assert told.startswith(f"this workspace does not keep the terms of {part}; needed: ")


def test_an_issued_credit_is_printed_with_bank_date_and_root(shell: Shell, issued: str) -> None:
    told = shell.does(f"form print --credit {issued} --out form.pdf")
    assert told == f"written: form.pdf, the form of credit {issued}\n"
    text = text_of((shell.folder / "form.pdf").read_bytes()).splitlines()
    root = shell.read(f"credit show {issued}")["credit"]["root"]
    for said in ("ICBC", "2024年9月2日", "3-1", "XYZ2024001", "杭州华信纺织有限公司", "￥1,234,567.80"):
        assert said in text
    assert f"账本编号 3-1　条款根 Root of the terms {root}" in text
    assert not any("DRAFT" in line for line in text)


def test_an_amended_credit_is_printed_with_the_terms_of_issue_and_says_so(shell: Shell, issued: str) -> None:
    shell.does(f"credit advise {issued} --by BOC")
    shell.does(f"amendment offer {issued} --expiry 2024-12-01 --by ICBC")
    shell.does(f"amendment accept {issued}#1 --by BOC")
    shell.does(f"form print --credit {issued} --out form.pdf")
    text = text_of((shell.folder / "form.pdf").read_bytes())
    assert "2024年11月15日" in text
    assert "其后已生效修改 1 次" in text


def test_a_story_takes_its_terms_from_json_and_may_say_another_amount(shell: Shell) -> None:
    written_as_json(shell)
    story = """
story: Terms in JSON
start: 2024-09-02
customers: {杭州华信纺织有限公司: ICBC, 宁波棉业股份有限公司: BOC}
steps:
  - {by: ICBC, do: issue, credit: LC1, terms: form.json, amount: CNY 5.00}
finally:
  LC1: {available: CNY 5.00}
"""
    shell.does("run", written(shell, "story.yaml", story))
