"""What is refused or fails: exit code 1, nothing on standard output, and one line that says what to do about it."""

from __future__ import annotations

import json
import re
import shutil
import socket
import sqlite3

import pytest

from tests.client.cli.conftest import NETWORK, Shell
from tests.client.fixtures.node import serve
from usance.chains.embedded import EmbeddedChain
from usance.cli.app import app


@pytest.mark.parametrize(
    ("party", "line"),
    [
        ("credit advise 3-1 --by BOC", "3-1 is Advised; this can be done only while it is Issued (UnexpectedStatus)"),
        ("credit close 3-1 --by ABC", "ABC cannot do this with 3-1: it is for ICBC to do (NotParty)"),
        ("credit show 3-9", "there is no credit 3-9 (UnknownCredit)"),
        ("examine show 3-1.9", "there is no presentation 3-1.9 (UnknownPresentation)"),
        ("claim show 3-1.1", "there is no claim 3-1.1 (UnknownClaim)"),
        ("credit show LC1", "not an id: 'LC1'; needed: a credit such as 1-7"),
        ("claim show 3-1", "not an id: '3-1'; needed: a presentation or claim such as 1-7.2"),
        (
            "credit advise 3-1 --by Nobody",
            "no party is called 'Nobody'; known: CBA, PBoC, ICBC, ABC, BOC, CCB, BoCom, ",
        ),
        ("party suspend ABC --by ABC", "ABC has no role that permits this (AccessManagedUnauthorized)"),
        ("party reinstate ABC --by CBA", "ABC is not suspended (NotSuspended)"),
        ("party add ICBC --sponsor ABC", "'ICBC' is a party already; names are used once"),
        ("party add Hangzhou --sponsor PBoC", "PBoC is a SettlementAgent; this takes a Bank (WrongKind)"),
        ("credit close 3-1 --by ICBC", "credit 3-1 can be closed from 2024-12-1"),
    ],
)
def test_what_a_party_may_not_do_is_said_with_names(shell: Shell, credit: str, party: str, line: str) -> None:
    assert shell.fails(party).startswith(line)


def test_the_wrong_bank_cannot_examine(shell: Shell, presentation: str) -> None:
    assert shell.fails(f"examine comply {presentation} --by ABC") == (
        "ABC cannot do this with 3-1.1: it is for ICBC to do (NotParty)"
    )


def test_a_party_without_a_key_here_cannot_act(shell: Shell, credit: str) -> None:
    shown = shell.fails(f"credit close {credit} --by", "Ningbo Cotton")
    assert shown.startswith("no key for Ningbo Cotton in this workspace")


@pytest.mark.parametrize(
    ("amount", "line"),
    [
        (
            "CNY 1000000.01",
            "CNY 1,000,000.01 is more than the CNY 1,000,000.00 that credit 3-1 has available (OverDrawn)",
        ),
        ("CNY 0.00", "an amount of nothing under credit 3-1 (ZeroAmount)"),
        ("USD 5.00", "currencies differ: USD; needed: CNY"),
        ("XYZ 5.00", "unknown currency: 'XYZ'"),
        ("CNY 1.005", "too many decimals: 'CNY 1.005'; needed: at most 2 in CNY"),
        ("1000000.0", "not an amount of money: '1000000.0'"),
        ("CNY 1e6", "not an amount of money: 'CNY 1e6'"),
        ("CNY -5.00", "not an amount of money: 'CNY -5.00'"),
    ],
)
def test_an_amount_that_cannot_be_drawn_is_refused(shell: Shell, credit: str, amount: str, line: str) -> None:
    words = [amount, "--documents", shell.documents(), "--shipped", "2024-09-01"]
    assert shell.fails(f"present {credit} --by BOC", *words).startswith(line)


@pytest.mark.parametrize(
    ("today", "shipped", "line"),
    [
        (
            "2024-11-04",
            "2024-11-01",
            "shipped on 2024-11-01; the latest shipment under credit 3-1 was 2024-10-31 (Late",
        ),
        (
            "2024-10-10",
            "2024-09-05",
            "received on 2024-10-10; the last day to present under credit 3-1 was 2024-09-20 ",
        ),
        (
            "2024-11-18",
            "2024-10-31",
            "credit 3-1 has expired: received on 2024-11-18, its last day was 2024-11-15 (Cred",
        ),
        (
            "2024-09-03",
            "2024-09-05",
            "shipped on 2024-09-05, after the documents were received on 2024-09-03 (Shipment",
        ),
        ("2024-09-03", "2024-9-2", "not a date: '2024-9-2'; needed: a date such as '2024-09-02'"),
        ("2024-09-03", "2024-02-30", "not a date: '2024-02-30'; needed: a date that exists"),
    ],
)
def test_what_is_late_or_no_date_is_refused(shell: Shell, credit: str, today: str, shipped: str, line: str) -> None:
    shell.does(f"clock set {today}")
    words = ["CNY 5.00", "--documents", shell.documents(), "--shipped", shipped]
    assert shell.fails(f"present {credit} --by BOC", *words).startswith(line)


def test_a_shipment_date_that_the_terms_need_is_asked_for(shell: Shell, credit: str) -> None:
    words = ["CNY 5.00", "--documents", shell.documents()]
    assert "needs a date of shipment: --shipped DATE" in shell.fails(f"present {credit} --by BOC", *words)


def test_a_folder_that_holds_no_documents_is_refused(shell: Shell, credit: str) -> None:
    assert "no-such-folder" in shell.fails(f"present {credit} --by BOC --documents no-such-folder", "CNY 5.00")


def test_a_refusal_after_the_fifth_banking_day_is_refused(shell: Shell, presentation: str) -> None:
    shell.does("clock set 2024-09-10")
    said = ["--discrepancy", "invoice;amount;UCP600/18;x;y", "--disposal", "hold"]
    line = "the time to examine 3-1.1 ended on 2024-09-09; today is 2024-09-10 (ExaminationPeriodOver)"
    assert shell.fails(f"examine refuse {presentation} --by ICBC", *said) == line


def test_a_bank_that_may_still_examine_is_not_made_to_honour(shell: Shell, presentation: str) -> None:
    line = "3-1.1 may be examined until the end of 2024-09-09; today is 2024-09-02 (ExaminationPeriodOpen)"
    assert shell.fails(f"examine enforce {presentation} --by BOC") == line


def test_a_waiver_is_asked_for_once(shell: Shell, presentation: str) -> None:
    shell.does(f"examine seek-waiver {presentation} --by ICBC")
    line = "the waiver of 3-1.1 stands at Sought already (WaiverNotOpen)"
    assert shell.fails(f"examine seek-waiver {presentation} --by ICBC") == line


@pytest.mark.parametrize(
    ("said", "line"),
    [
        (["--disposal", "hold"], "a notice of refusal states each discrepancy of 3-1.1"),
        (["--discrepancy", "a;b;c;d;e"], "a notice of refusal states what happens to the documents of 3-1.1"),
        (
            ["--discrepancy", "invoice is wrong", "--disposal", "hold"],
            "--discrepancy 'invoice is wrong': 1 parts; needed: ",
        ),
        (["--discrepancy", "a;b;;d;e", "--disposal", "hold"], "--discrepancy 'a;b;;d;e': 4 parts; needed: "),
        (["--notice", "none.toml", "--disposal", "hold"], "none.toml: [Errno 2]"),
        (
            ["--notice", "small.toml", "--disposal", "hold"],
            "small.toml: no notice of refusal; needed: a list 'discrepan",
        ),
        (
            ["--notice", "typo.json", "--disposal", "hold"],
            "typo.json: discrepancy 2: feild, field; needed: text for doc",
        ),
        (["--notice", "number.json", "--disposal", "hold"], "number.json: discrepancy 1: found; needed: text for doc"),
    ],
)
def test_a_notice_that_does_not_say_all_it_must_is_refused(
    shell: Shell, presentation: str, said: list[str], line: str
) -> None:
    whole = dict.fromkeys(("document", "field", "rule", "found", "expected"), "x")
    typo = {"feild" if name == "field" else name: text for name, text in whole.items()}
    for name, listed in {"typo": [whole, typo], "number": [whole | {"found": 5}]}.items():
        (shell.folder / f"{name}.json").write_text(json.dumps({"discrepancies": listed}))
    shown = shell.fails(f"examine refuse {presentation} --by ICBC", *said)
    assert shown.startswith(line)


@pytest.mark.parametrize(
    ("changes", "line"),
    [
        ({"amont": '"CNY 1.00"'}, "terms.toml: amont: unknown field; needed: "),
        ({"amount": "1000000.5"}, "terms.toml: amount: 1000000.5; needed: an amount such as 'CNY 1000000.00'"),
        ({"amount": '"CNY 1.001"'}, "terms.toml: amount: 'CNY 1.001'; needed: at most 2 in CNY"),
        ({"amount": '"XYZ 1.00"'}, "terms.toml: amount: 'XYZ 1.00'; needed: a currency of ISO 4217"),
        ({"expiry": '"2024-02-30"'}, "terms.toml: expiry: '2024-02-30'; needed: a date that exists"),
        ({"expiry": ""}, "terms.toml: expiry: nothing; needed: a date such as 2024-11-15"),
        ({"expiry": "2031-01-15"}, "no banking calendar is published for CN in 2031; published: 2024, 2025 (CalendarY"),
        ({"expiry": "2024-09-01", "latest_shipment": ""}, "the expiry 2024-09-01 has passed: today is 2024-09-02 (Exp"),
        ({"latest_shipment": "2024-12-01"}, "the latest shipment 2024-12-01 is after the expiry 2024-11-15 (Shipment"),
        ({"tenor": '"366 days after sight"'}, "a usance of 366 days is over the cap of 365 days (UsanceOverCap)"),
        ({"beneficiary": '"Nobody"'}, "no party is called 'Nobody'"),
        ({"amount": '"USD 5.00"'}, "USD is not settled on this ledger (UnknownCurrency)"),
        ({"rules": '"UCP600"'}, "no new credit is issued under UCP600 here (RuleSetNotAdmitted)"),
        ({"adviser": '"Huaxin Textiles"'}, "Huaxin Textiles is a Customer; this takes a Bank (WrongKind)"),
    ],
)
def test_terms_that_cannot_be_issued_are_refused(shell: Shell, changes: dict[str, str], line: str) -> None:
    shell.terms(**changes)
    assert shell.fails("credit issue terms.toml --by ICBC").startswith(line)


def test_a_terms_file_that_is_missing_is_named(shell: Shell) -> None:
    assert shell.fails("credit issue none.toml --by ICBC").startswith("none.toml: No such file or directory")


def test_a_suspended_bank_issues_nothing(shell: Shell) -> None:
    shell.does("party suspend ICBC --by CBA")
    shown = shell.fails("credit issue --by ICBC", shell.terms())
    assert shown == "ICBC is suspended: it opens nothing new (Suspended)"


def test_a_claim_before_its_day_is_not_paid(shell: Shell, claim: str) -> None:
    paid = shell.fails(f"claim pay {claim} --by ICBC")
    assert paid == "claim 3-1.1 falls due on 2024-10-08; today is 2024-09-02 (NotDue)"
    reported = shell.fails(f"claim report-unpaid {claim} --by BOC")
    assert reported.startswith("claim 3-1.1 is not overdue: it falls due on 2024-10-08")


def test_a_bank_without_the_money_does_not_honour_at_sight(shell: Shell, presentation: str) -> None:
    shell.does(f"examine comply {presentation} --by ICBC")
    shell.does("cash transfer ABC --by ICBC", "CNY 49500000.00")
    shown = shell.fails(f"honour {presentation} --by ICBC")
    assert shown == "CNY 1,000,000.00 needed for 3-1.1, and only CNY 500,000.00 can be drawn on (InsufficientCash)"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("cash transfer ABC --by BOC", "BOC holds CNY 0.00; needed CNY 5.00 (ERC20InsufficientBalance)"),
        ("cash issue ABC --by ABC", "ABC has no role that permits this (AccessManagedUnauthorized)"),
        ("cash transfer --by ICBC Nobody", "no party is called 'Nobody'"),
    ],
)
def test_money_that_cannot_be_paid_is_refused(shell: Shell, line: str, said: str) -> None:
    assert shell.fails(line, "CNY 5.00").startswith(said)


def test_money_cannot_be_paid_to_a_customer_without_an_account(shell: Shell) -> None:
    shown = shell.fails("cash transfer --by ICBC", "Ningbo Cotton", "CNY 5.00")
    assert shown == "Ningbo Cotton has no account on the ledger"


@pytest.mark.parametrize("currency", ["USD 5.00", "XYZ 5.00"])
def test_money_of_a_currency_that_is_not_settled_is_refused(shell: Shell, currency: str) -> None:
    assert shell.fails("cash transfer ABC --by ICBC", currency).startswith("unknown currency: ")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (
            "calendar show CN 2031",
            "no banking calendar is published for CN in 2031; published: 2024, 2025 (CalendarYear",
        ),
        ("calendar show ZZ 2024", "no banking calendar is published for ZZ in 2024 (CalendarYearUnpublished)"),
        ("clock set 2024-09-01", "time runs forward only: 2024-09-01 10:00 at CN is before 2024-09-02 10:00 at CN"),
        ("clock set yesterday", "not a date: 'yesterday'"),
        ("clock set 2024-09-03 9am", "not a time: '9am'"),
        ("clock set 2024-09-03 --place ZZ", "unknown place: 'ZZ'"),
    ],
)
def test_days_that_cannot_be_are_refused(shell: Shell, line: str, said: str) -> None:
    assert shell.fails(line).startswith(said)


@pytest.mark.parametrize(
    "line", ["status", "credit list", "credit advise 3-1 --by BOC", "clock", "clock set 2024-09-03"]
)
def test_without_a_chain_file_a_deployment_is_asked_for(empty: Shell, line: str) -> None:
    before = empty.fingerprint()
    assert empty.fails(line) == "no chain file at my.chain; run `usance deploy` first"
    assert empty.fingerprint() == before


def test_a_file_that_is_no_chain_is_left_as_it_is(empty: Shell) -> None:
    (empty.folder / "my.chain").write_text("my diary")
    assert empty.fails("status").startswith("my.chain is not a chain file: ")
    assert empty.fails("deploy").startswith("my.chain is not a chain file: ")
    assert (empty.folder / "my.chain").read_text() == "my diary"


def test_a_chain_without_its_record_asks_for_the_deployment(shell: Shell) -> None:
    (shell.folder / "my.chain.record.json").unlink()
    assert shell.fails("status") == "my.chain.record.json: no deployment record; run `usance deploy`"
    assert shell.does("deploy").startswith("deployed already")
    assert shell.does("status")


def test_a_chain_of_another_contract_version_is_refused(shell: Shell) -> None:
    with sqlite3.connect(shell.folder / "my.chain") as chain:
        chain.execute("UPDATE about SET value = '0123456789abcdef' WHERE name = 'version'")
    shown = shell.fails("status")
    assert re.match(
        r"my\.chain carries contracts of version 0123456789abcdef; this client needs \w{16}; use the cli", shown
    )
    assert shell.fails("deploy") == shown


def test_a_chain_that_is_being_written_can_be_read_and_not_written(shell: Shell) -> None:
    with EmbeddedChain.open(shell.folder / "my.chain", command="usance deploy"):
        shown = shell.fails("cash issue ABC --by PBoC", "CNY 5.00")
        assert re.match(
            r"my\.chain is being written by process \d+ since .*: usance deploy; try again when it has", shown
        )
        assert "ICBC" in shell.does("status")
    shell.does("cash issue ABC --by PBoC", "CNY 5.00")


def test_a_chain_of_another_chain_id_is_refused(shell: Shell) -> None:
    (shell.folder / "other.toml").write_text(NETWORK.replace("1337", "999"))
    assert shell.fails("status --network other.toml") == "wrong chain id: 1337; needed: 999"


@pytest.mark.parametrize("line", ["status", "deploy"])
def test_a_node_that_is_down_is_named(empty: Shell, line: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{free.getsockname()[1]}"
    _at_node(empty, url)
    monkeypatch.setattr("time.sleep", lambda _seconds: None)
    assert empty.fails(f"{line} --network node.toml").startswith(f"node {url} cannot be reached: ")


@pytest.mark.parametrize("line", ["status", "deploy"])
def test_a_node_of_another_chain_is_refused(empty: Shell, line: str) -> None:
    with EmbeddedChain.create(start=1_725_235_200, chain_id=31337) as chain, serve(chain) as node:
        _at_node(empty, node.url)
        assert empty.fails(f"{line} --network node.toml") == "wrong chain id: 31337; needed: 1337"


def test_the_clock_of_a_node_is_not_ours(shell: Shell) -> None:
    records = shell.folder / "deploy/records"
    records.mkdir(parents=True)
    shutil.copy(shell.folder / "my.chain.record.json", records / "node.json")
    with EmbeddedChain.open(shell.folder / "my.chain") as chain, serve(chain) as node:
        record = records / "node.json"
        identity = json.loads(record.read_text())["chain"]
        record.write_text(record.read_text().replace(identity, chain.block(0).hash))
        _at_node(shell, node.url)
        assert shell.fails("clock set 2024-10-01 --network node.toml") == f"the clock of {node.url} cannot be moved"


@pytest.mark.parametrize("name", ["nowhere", "nowhere.toml"])
def test_a_network_that_is_not_there_is_named(shell: Shell, name: str) -> None:
    shown = shell.fails(f"status --network {name}")
    assert shown.startswith(f"{name}: ")
    assert "no such network" in shown


@pytest.mark.parametrize(
    "line",
    [
        "isue",
        "credit issue",
        "credit issue terms.toml",
        "credit show",
        "credit show 3-1 --jsn",
        "status 3-1",
        "calendar show CN this-year",
        "calendar show CN 2024 --month 13",
        "examine refuse 3-1.1 --by ICBC --disposal burn",
        "present 3-1 --by BOC CNY",
        "calendar show China 2024",
        "calendar interrupt cn 2024-09-25 --by CBA",
        "transfer part 3-1 ABC 5 --by BOC --place China",
        "transfer part 3-1 ABC 5 --by BOC --presentation-days 0",
    ],
)
def test_what_is_no_command_is_a_usage_error(shell: Shell, line: str) -> None:
    result = shell.run(line)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "Error: " in result.stderr


def test_errors_are_json_where_json_was_asked_for(shell: Shell, credit: str) -> None:
    result = shell.run(f"credit advise {credit} --by BOC --json")
    assert (result.exit_code, result.stdout) == (1, "")
    assert json.loads(result.stderr) == {
        "error": "UnexpectedStatus",
        "message": "3-1 is Advised; this can be done only while it is Issued (UnexpectedStatus)",
        "fields": {"id": "3-1", "actual": "Advised", "allowed": ["Issued"]},
    }


def test_an_amount_in_an_error_is_money_in_json(shell: Shell, credit: str) -> None:
    words = ["CNY 1000000.01", "--documents", shell.documents(), "--shipped", "2024-09-01"]
    error = json.loads(shell.run(f"present {credit} --by BOC --json", *words).stderr)
    assert error["fields"]["given"] == {"amount": "1000000.01", "currency": "CNY"}


def test_faults_of_a_terms_file_are_all_in_json(shell: Shell) -> None:
    shell.terms(amont='"CNY 1.00"', expiry="")
    error = json.loads(shell.run("credit issue terms.toml --by ICBC --json").stderr)
    assert error["error"] == "BadTermsFile"
    assert {fault["field"] for fault in error["fields"]["faults"]} == {"amont", "expiry"}


def test_the_origin_of_an_error_is_shown_on_demand(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "Traceback" not in shell.run("credit show 3-9").stderr
    assert "Traceback" in shell.run("credit show 3-9 --debug").stderr
    monkeypatch.setenv("USANCE_DEBUG", "1")
    assert "Traceback" in shell.run("credit show 3-9").stderr


def test_ctrl_c_loses_nothing_and_says_so(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("usance.chains.embedded.EmbeddedChain.send", interrupted)
        result = shell.run("credit issue --by ICBC", shell.terms())
    assert (result.exit_code, result.stdout) == (130, "")
    assert result.stderr == "usance: interrupted; nothing is lost: the same command continues\n"
    assert shell.does("credit issue terms.toml --by ICBC").startswith("issued: credit 3-1")
    assert len(shell.read("credit list")) == 1


def test_every_command_has_help(shell: Shell) -> None:
    import typer.main

    group = typer.main.get_command(app)
    names = [[name] for name in group.commands]  # type: ignore[attr-defined]
    assert len(names) >= 12
    for words in names:
        assert "Usage: usance" in shell.run(" ".join(words), "--help").stdout


def _at_node(shell: Shell, url: str) -> None:
    text = NETWORK.replace('kind = "embedded"', f'kind = "rpc"\nurl = "{url}"').replace("start = 2024-09-02\n", "")
    (shell.folder / "node.toml").write_text(text)
