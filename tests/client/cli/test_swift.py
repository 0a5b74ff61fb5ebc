"""`usance swift`, `usance credit issue --mt700`, `usance amend --mt707`, `usance credit messages`

refused    no file | a folder without messages | bad messages, all faults of all files | a message of another kind |
           parties nobody knows | a text that no message carries | files that are there | a reference nobody knows
done       checked | shown | issued once | amended | cancelled | written out
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.client.cli.conftest import Shell

ISSUE = """\
{1:F01ICBKCNBJAXXX0000000000}{2:I700BKCHCNBJXXXXN}{4:
:27:1/1
:40A:IRREVOCABLE
:20:LC17
:31C:240902
:40E:OTHR/PRC DOMESTIC LC MEASURES 2016
:31D:241115NINGBO
:50:HUAXIN TEXTILES
:59:NINGBO COTTON
:32B:CNY1000000,00
:41A:ICBKCNBJ
BY PAYMENT
:43P:ALLOWED
:44C:241031
:45A:COMBED COTTON YARN
:46A:+INVOICE
+BILL OF LADING
:48:15
:49:WITHOUT
-}
"""
AMEND = """\
:27:1/1
:20:LC17
:21:NONREF
:23:LC17
:52A:ICBKCNBJ
:31C:240902
:26E:1
:30:240910
:22A:ISSU
:32B:CNY50000,00
:45B:/ADD/PACKED IN CARTONS
"""


@pytest.fixture
def files(shell: Shell) -> Path:
    """A folder with an MT700 and an MT707 in it."""
    folder = shell.folder / "in"
    folder.mkdir()
    (folder / "lc.fin").write_text(ISSUE, encoding="ascii")
    (folder / "amend.fin").write_text(AMEND, encoding="ascii")
    (folder / "notes.md").write_text("no message", encoding="ascii")
    return folder


@pytest.fixture
def issued(shell: Shell, files: Path) -> str:
    return str(shell.read("credit issue --by ICBC --mt700 in/lc.fin")["id"])


@pytest.mark.parametrize("verb", ["check", "show"])
def test_a_file_that_is_not_there_is_refused(shell: Shell, verb: str) -> None:
    assert shell.fails(f"swift {verb} none.fin").startswith(
        "none.fin: No such file or directory; needed: a file of mess"
    )


def test_a_folder_without_messages_is_refused(shell: Shell) -> None:
    (shell.folder / "empty").mkdir()
    assert shell.fails("swift check empty").startswith("empty: a folder with no messages in it; needed:")


def test_every_fault_of_every_file_is_told_with_a_summary(shell: Shell, files: Path) -> None:
    bad = ISSUE.replace("CNY1000000,00", "CNY1000000.00").replace(":49:WITHOUT", ":49:WITHOUT CONFIRMATION")
    (files / "bad.fin").write_text(bad, encoding="ascii")
    (files / "empty.fin").write_text("", encoding="ascii")
    result = shell.run("swift check in")
    assert result.exit_code == 1 and result.stderr == ""
    told = result.stdout.splitlines()
    assert told[-1] == "2 of 4 messages in 4 files sound; faults: 3, warnings: 0"
    shown = " ".join(told)
    assert ["in/bad.fin", "700", "10", "32B"] in [line.split()[:4] for line in told]
    for words in ("CNY1000000.00", "CONFIRM or MAY ADD or WITHOUT", "in/empty.fin"):
        assert words in shown
    [amend, wrong, empty, sound] = shell_json(shell, "swift check in --json")
    assert (amend["messages"][0]["faults"], sound["messages"][0]["faults"]) == ([], [])
    assert [fault["field"] for fault in wrong["messages"][0]["faults"]] == ["32B", "49"]
    assert len(empty["messages"][0]["faults"]) == 1


def shell_json(shell: Shell, line: str) -> list[dict[str, list[dict[str, list[dict[str, str]]]]]]:
    import json

    result = shell.run(line)
    assert result.exit_code == 1
    found: list[dict[str, list[dict[str, list[dict[str, str]]]]]] = json.loads(result.stdout)
    return found


def test_messages_that_are_sound_are_said_to_be(shell: Shell, files: Path) -> None:
    assert shell.does("swift check in") == "2 of 2 messages in 2 files sound; faults: 0, warnings: 0\n"
    (files / "both.fin").write_text(f"{ISSUE}${ISSUE}", encoding="ascii")
    assert shell.does("swift check in/both.fin") == "2 of 2 messages in 1 files sound; faults: 0, warnings: 0\n"


def test_a_form_of_before_2018_is_taken_where_that_is_asked(shell: Shell, files: Path) -> None:
    (files / "old.fin").write_text(ISSUE.replace(":48:15\n", ":71B:ALL FOR BENEFICIARY\n:48:15\n"), encoding="ascii")
    assert shell.run("swift check in/old.fin").exit_code == 1
    assert ":71D:ALL FOR BENEFICIARY" in shell.does("swift check in/old.fin --legacy")
    assert "tolerated: line " in shell.does("swift show in/old.fin --legacy")


def test_a_message_is_shown_by_the_names_of_its_fields(shell: Shell, files: Path) -> None:
    shown = shell.does("swift show in/lc.fin").splitlines()
    assert shown[0] == "MT700 Issue of a Documentary Credit, ICBKCNBJ to BKCHCNBJ"
    assert any(line.split() == ["59", "Beneficiary", "NINGBO", "COTTON"] for line in shown)
    [told] = shell.read("swift show in/amend.fin --type 707")
    assert told["message"] == "707"
    assert told["fields"][-1] == {
        "tag": "45B", "name": "Description of Goods and/or Services", "text": "/ADD/PACKED IN CARTONS",
    }  # fmt: skip
    assert "field 45B" in shell.fails("swift show in/amend.fin --type 700")


def test_a_credit_is_issued_from_an_mt700_once(shell: Shell, files: Path) -> None:
    said = shell.does("credit issue --by ICBC --mt700 in/lc.fin")
    assert said.startswith("issued: credit 3-1 is Issued: CNY 1,000,000.00 available")
    assert [line.split()[-6:] for line in said.splitlines() if line.startswith("32B")] == [
        ["Code,", "Amount", "on", "chain", "the", "amount"]
    ]
    assert "45A  Description of Goods and/or Services" in said and "by hash" in said
    assert shell.does("credit issue --by ICBC --mt700 in/lc.fin").startswith("already issued: credit 3-1 is Issued")
    [credit] = shell.read("credit list")
    assert (credit["adviser"], credit["presentation_days"]) == ("BOC", 15)
    assert shell.read("credit show 3-1 --terms")["terms"]["goods"] == "COMBED COTTON YARN"


def test_without_an_envelope_the_adviser_is_said_beside_it(shell: Shell, files: Path) -> None:
    text = ISSUE.split("{4:\n")[1].removesuffix("-}\n")
    (files / "lc.fin").write_text(text, encoding="ascii")
    assert shell.read("credit issue --by ICBC --mt700 in/lc.fin --adviser ABC")["adviser"] == "ABC"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ((":50:HUAXIN TEXTILES", ":50:NOBODY LTD"), "message, field 50: NOBODY LTD; needed: one of CBA, "),
        (("I700BKCHCNBJXXXXN", "I700DEUTDEFFXXXXN"), "no party is called 'DEUTDEFF'; needed: one of ICBKCNBJ (ICBC)"),
        ((":40E:OTHR/PRC DOMESTIC LC MEASURES 2016", ":40E:OTHR/URDG"), "message, field 40E: OTHR/URDG; needed: UCP L"),
        (
            ("CNY1000000,00", "CNY1000000,001"),
            "in/lc.fin: line 10, field 32B: 3 decimals; needed: at most 2 in CNY (C03)",
        ),
    ],
)
def test_a_message_that_the_ledger_cannot_hold_issues_nothing(
    shell: Shell, files: Path, change: tuple[str, str], said: str
) -> None:
    (files / "lc.fin").write_text(ISSUE.replace(*change), encoding="ascii")
    assert shell.fails("credit issue --by ICBC --mt700 in/lc.fin").startswith(said)
    assert shell.read("credit list") == []


@pytest.mark.parametrize("more", [(), ("terms.toml", "--mt700", "in/lc.fin"), ("terms.toml", "--adviser", "BOC")])
def test_a_credit_is_issued_from_one_thing(shell: Shell, files: Path, more: tuple[str, ...]) -> None:
    shell.terms()
    assert shell.run("credit issue --by ICBC", *more).exit_code == 2


def test_a_credit_is_amended_by_an_mt707(shell: Shell, issued: str) -> None:
    shell.does("clock set 2024-09-10")
    said = shell.does("amend --by ICBC --mt707 in/amend.fin")
    assert said.startswith("offered: amendment 3-1#1\n")
    assert "by hash" in said and "on chain" in said
    assert shell.read("amendment show 3-1#1")["increase"] == {"amount": "50000.00", "currency": "CNY"}
    text = shell.read(f"credit messages {issued}")[-1]["text"]
    assert text.split("{4:\r\n")[1].replace("\r\n", "\n") == f"{AMEND}-}}"


def test_an_mt707_that_was_sent_before_amends_nothing_again(shell: Shell, issued: str) -> None:
    shell.does("amend --by ICBC --mt707 in/amend.fin")
    again = shell.fails("amend --by ICBC --mt707 in/amend.fin")
    assert again == "field 26E: amendment 1 of 3-1; needed: 2, the next one"
    assert shell.read("credit list")[0]["amendments"] == 1


def test_an_mt707_amends_no_other_credit_than_its_own(shell: Shell, files: Path, issued: str) -> None:
    (files / "lc.fin").write_text(ISSUE.replace("LC17", "LC99"), encoding="ascii")
    other = shell.read("credit issue --by ICBC --mt700 in/lc.fin")["id"]
    assert shell.fails(f"amend {other} --by ICBC --mt707 in/amend.fin") == "'LC17' is 3-1, not 3-2; needed: 3-1"
    assert [one["amendments"] for one in shell.read("credit list")] == [0, 0]


def test_an_mt707_that_cancels_is_a_consent(shell: Shell, files: Path, issued: str) -> None:
    cancel = AMEND.split(":32B:")[0] + ":23S:CANCEL\n"
    (files / "amend.fin").write_text(cancel, encoding="ascii")
    assert shell.does("amend --by ICBC --mt707 in/amend.fin").startswith("consented: ")
    assert shell.read(f"credit messages {issued}")[-1]["text"].count(":23S:CANCEL") == 1


def test_an_amendment_of_an_unknown_credit_is_refused(shell: Shell, files: Path, issued: str) -> None:
    (files / "amend.fin").write_text(AMEND.replace("LC17", "LC18"), encoding="ascii")
    assert shell.fails("amend --by ICBC --mt707 in/amend.fin").startswith("no credit of ICBC goes by 'LC18'; needed: ")
    assert shell.does("amend 3-1 --by ICBC --mt707 in/amend.fin").startswith("offered: amendment 3-1#1")
    (files / "amend.fin").write_text(AMEND.replace(":45B:/ADD/PACKED IN CARTONS", ":49:CONFIRM"), encoding="ascii")
    fixed = shell.fails("amend 3-1 --by ICBC --mt707 in/amend.fin")
    assert fixed == "message, field 49: CONFIRM; needed: no change of confirmation: issue another credit"


def test_the_messages_of_a_life_are_told_and_written_out(shell: Shell, issued: str) -> None:
    shell.does(f"credit advise {issued} --by BOC")
    told = shell.does(f"credit messages {issued}")
    assert told.startswith("2024-09-02 MT700 ICBC to BOC: CreditIssued\n{1:F01ICBKCNBJAXXX")
    names = ["01-MT700-ICBC-BOC.fin", "02-MT730-BOC-ICBC.fin"]
    written = shell.does(f"credit messages {issued} --out out")
    assert [line.split()[0] for line in written.splitlines()[1:]] == names
    assert (shell.folder / "out" / names[0]).read_bytes().decode() == ISSUE.rstrip("\n").replace("\n", "\r\n")
    assert (
        shell.fails(f"credit messages {issued} --out out")
        == f"out/{names[0]} is there already; needed: another name, or --force"
    )
    onto = shell.run(f"credit messages {issued} --out in/lc.fin")
    assert (onto.exit_code, "in/lc.fin is a file, and the messages go to a folder" in onto.stderr) == (2, True)
    shell.does(f"credit messages {issued} --out out --force")
    assert shell.does("swift check out") == "2 of 2 messages in 2 files sound; faults: 0, warnings: 0\n"


def test_a_credit_in_chinese_has_messages_by_a_transliteration_alone(shell: Shell) -> None:
    credit = shell.credit(goods='"精梳棉纱"')
    assert shell.fails(f"credit messages {credit}") == (
        "no message can carry goods: '精梳棉纱'; needed: a transliteration of each into the characters of the z set"
    )
    (shell.folder / "latin.toml").write_text('"精梳棉纱" = "COMBED COTTON YARN"', encoding="utf-8")
    [issue, _] = shell.read(f"credit messages {credit} --transliteration latin.toml")
    assert ":45A:COMBED COTTON YARN\r\n" in issue["text"]
    (shell.folder / "latin.toml").write_text("x = 5", encoding="utf-8")
    bad = shell.fails(f"credit messages {credit} --transliteration latin.toml")
    assert bad.startswith("latin.toml: no texts, or what is no text; needed: TOML with lines such as")


def test_terms_that_are_elsewhere_give_no_messages(shell: Shell, issued: str) -> None:
    for paper in shell.folder.rglob("*.papers.sqlite*"):
        paper.unlink()
    assert shell.fails("credit messages 3-1").startswith(
        "the terms of 3-1 are not here; needed: the workspace that issued"
    )
