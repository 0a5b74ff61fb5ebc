"""A deployment is done once, as a whole, and seen to be what it should be.

chain    of another chain id | of another contract version | locked by another | its file gone, its journal not
journal  of another network, another chain, another version | not a journal
keys     missing for a step that is to be done: nothing is begun
file     takes back or changes what is deployed
fresh    everything is there
again    nothing changes; what was added is deployed, signed by who holds the role by then; new limits and calendars
         become new editions
dry run  shows all and writes nothing
"""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.client.fixtures.node import serve
from tests.deploy import networks
from usance import errors
from usance.accounts import well_known
from usance.artifacts import shipped
from usance.chains.embedded import EmbeddedChain
from usance.connecting import connect
from usance.deployment import (
    BadJournal,
    BadNetwork,
    BadRecord,
    Network,
    Record,
    Role,
    Step,
    attach,
    deploy,
    left_to_members,
    load_network,
    open_chain,
    plan,
    verify,
)
from usance.ledger import Ledger
from usance.resolutions import AddCurrency, Admit, SetLimits

CURRENCIES = 'settled = ["CNY"]'
BOC = '[[members]]\nname = "BOC"\nkind = "Bank"\nplace = "CN"\nkey = { well_known = 5 }\n'
ICBC_KEY = "key = { well_known = 3 }"
ICBC_ADDRESS = f'address = "{well_known(3).address}"'
CBA_KEY = "key = { well_known = 1 }"


# chain


def test_a_chain_of_another_id_is_refused(folder: Path) -> None:
    before = networks.contents(folder)
    with pytest.raises(errors.WrongChainId) as refused:
        networks.again(folder, ("chain_id = 1337", "chain_id = 5"))
    assert (refused.value.given, refused.value.needed) == (1337, 5)
    assert networks.contents(folder).keys() == before.keys()


def test_a_node_of_another_chain_id_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    with EmbeddedChain.create(start=1_725_235_200) as chain, serve(chain) as node:
        rpc = f'kind = "rpc"\nchain_id = 5\nurl = "{node.url}"\ndeployer = {{ well_known = 0 }}'
        network = networks.network(tmp_path, chain=rpc)
        with pytest.raises(errors.WrongChainId):
            deploy(network, records=tmp_path / "records")
        with pytest.raises(errors.WrongChainId):
            plan(network, records=tmp_path / "records")
        assert chain.block_number() == 0
    assert not [path for path in (tmp_path / "records").glob("*") if path.suffix != ".lock"]


def test_a_node_that_is_down_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("usance.chains.rpc.RETRIES", 0)
    monkeypatch.setattr("usance.chains.node.time.sleep", lambda _: None)
    rpc = 'kind = "rpc"\nchain_id = 5\nurl = "http://127.0.0.1:1"\ndeployer = { well_known = 0 }'
    with pytest.raises(errors.ChainUnreachable, match=r"http://127\.0\.0\.1:1"):
        deploy(networks.network(tmp_path, chain=rpc), records=tmp_path)


def test_a_chain_file_of_another_contract_version_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "small.chain"
    EmbeddedChain.create(path, start=1_725_235_200, version="former").close()
    with pytest.raises(errors.ContractVersionMismatch) as refused:
        deploy(networks.network(tmp_path), path)
    assert (refused.value.given, refused.value.needed) == ("former", shipped().version)


def test_a_file_that_is_no_chain_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "small.chain"
    path.write_text("letters")
    with pytest.raises(errors.NotAChainFile):
        deploy(networks.network(tmp_path), path)
    assert path.read_text() == "letters"


def test_a_chain_that_another_writes_to_is_refused(folder: Path) -> None:
    with (
        EmbeddedChain.open(folder / "small.chain", command="a clerk"),
        pytest.raises(errors.ChainLocked, match="a clerk"),
    ):
        networks.again(folder)


def test_a_chain_file_that_is_gone_while_its_journal_is_there_is_not_begun_anew(folder: Path) -> None:
    (folder / "small.chain").unlink()
    with pytest.raises(BadJournal, match="move it away"):
        networks.again(folder)
    assert not (folder / "small.chain").exists()


# journal


def test_a_journal_of_another_network_is_refused(folder: Path) -> None:
    (folder / "small.toml").rename(folder / "other.toml")
    with pytest.raises(BadJournal, match="is of network small; needed: network other"):
        deploy(load_network(folder / "other.toml"), folder / "small.chain")


@pytest.mark.parametrize(("field", "error"), [("chain", BadJournal), ("version", errors.ContractVersionMismatch)])
def test_a_journal_of_another_chain_or_version_is_refused(
    field: str, error: type[errors.UsanceError], folder: Path
) -> None:
    path = folder / "small.chain.journal"
    head, *lines = path.read_text().splitlines()
    path.write_text("\n".join([json.dumps(json.loads(head) | {field: "another"}), *lines]) + "\n")
    with pytest.raises(error, match="another"):
        networks.again(folder)


@pytest.mark.parametrize("content", ["letters\n", '{"step": "Membership"}\n', "[]\n", '{"step": 5}\n'])
def test_a_file_that_is_no_journal_is_refused(content: str, folder: Path) -> None:
    (folder / "small.chain.journal").write_text(content)
    with pytest.raises(BadJournal, match="a deployment journal"):
        networks.again(folder)


def test_a_record_that_cannot_be_read_is_refused_and_kept(folder: Path) -> None:
    (folder / "small.chain.record.json").write_text("{}")
    with pytest.raises(BadRecord):
        networks.again(folder)
    assert (folder / "small.chain.record.json").read_text() == "{}"


# keys


def test_nothing_is_begun_while_a_key_is_missing_for_what_is_to_be_done(tmp_path: Path) -> None:
    network = networks.network(tmp_path, (CBA_KEY, f'address = "{well_known(1).address}"'))
    with pytest.raises(BadNetwork, match="CBA has steps to sign and no key"):
        deploy(network, tmp_path / "small.chain")
    with EmbeddedChain.open(tmp_path / "small.chain") as chain:
        assert chain.block_number() == 0


def test_who_has_only_the_address_of_the_deployer_deploys_nothing(tmp_path: Path) -> None:
    elsewhere = f'deployer = {{ env = "DEPLOYER", address = "{well_known(0).address}" }}'
    network = networks.network(tmp_path, ("deployer = { well_known = 0 }", elsewhere))
    with pytest.raises(
        BadNetwork, match=r"deployer has steps .* no key here; needed: that of environment variable DEPLOYER"
    ):
        deploy(network, tmp_path / "small.chain")
    with EmbeddedChain.open(tmp_path / "small.chain") as chain:
        assert chain.block_number() == 0


# file


@pytest.mark.parametrize(
    ("change", "fault"),
    [((BOC, ""), "party BOC"), ((CURRENCIES, 'settled = ["USD"]'), "Cash:CNY")],
    ids=["a member", "a currency"],
)
def test_what_is_deployed_cannot_be_left_out_of_the_file(change: tuple[str, str], fault: str, folder: Path) -> None:
    loose = ('only_currency = "CNY"\n', "")
    with pytest.raises(BadNetwork, match=f"{fault} is deployed and cannot be left out"):
        networks.again(folder, change, loose)


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (("well_known = 5", "well_known = 9"), "party BOC: Bank 0xa0.* but Bank 0x99.* is deployed"),
        (("first_year", "closing = 16:00:00\nfirst_year"), "place CN: closing 16:00, but closing 17:00 is deployed"),
    ],
    ids=["an account", "a closing time"],
)
def test_what_is_deployed_cannot_be_changed_in_the_file(change: tuple[str, str], fault: str, folder: Path) -> None:
    before = networks.contents(folder)["small.chain.journal"]
    with pytest.raises(BadNetwork, match=fault):
        networks.again(folder, change)
    assert networks.contents(folder)["small.chain.journal"] == before


# fresh


def test_a_fresh_deployment_has_members_calendars_rules_and_money(folder: Path, ledger: Ledger) -> None:
    record = Record.load(folder / "small.chain.record.json")
    assert [(m.name, m.kind, m.party) for m in record.members] == [
        ("CBA", "Convener", 1),
        ("PBoC", "SettlementAgent", 2),
        ("ICBC", "Bank", 3),
        ("BOC", "Bank", 4),
    ]
    assert ledger.call("Membership", "count") == 4
    assert ledger.call("BankingCalendar", "editions", [b"CN", 2024]) == 1
    assert ledger.call("RuleBook", "cashOf", [b"CNY"]) == record.addresses["Cash:CNY"]
    limits, edition = ledger.call("RuleBook", "current", [1])  # type: ignore[misc]
    assert (limits["examinationDays"], limits["usanceCap"], edition) == (5, 365, 1)  # type: ignore[index]
    cash = ledger.at({"Cash": ledger.address("Cash:CNY")})
    assert (cash.call("Cash", "symbol"), cash.call("Cash", "decimals")) == ("CNY", 2)
    allowed = cash.call("Cash", "allowance", [well_known(3).address, ledger.address("Claims")])
    assert allowed == 2**256 - 1


def test_an_embedded_chain_begins_at_eight_at_the_convener_s_place(tmp_path: Path) -> None:
    chain = open_chain(networks.network(tmp_path))
    assert chain.now() == 1_725_235_200 + 1  # 2024-09-02 08:00 in Beijing is 00:00 UTC; calls see the next block


def test_a_deployer_that_is_the_convener_keeps_its_role(tmp_path: Path) -> None:
    network = networks.network(tmp_path, ("deployer = { well_known = 0 }", "deployer = { well_known = 1 }"))
    ledger, _ = deploy(network)
    assert {one.holder for one in verify(ledger, network)} == {"CBA", "PBoC"}


# again


def test_a_second_run_changes_nothing(folder: Path) -> None:
    before = networks.contents(folder)
    done_now, record = networks.again(folder)
    assert done_now == []
    after = networks.contents(folder)
    for name in ("small.chain.journal", "small.chain.record.json", "small.toml"):
        assert after[name] == before[name]
    with EmbeddedChain.open(folder / "small.chain") as chain:
        assert chain.block_number() == record.block


def test_the_record_is_written_again_from_the_journal(folder: Path) -> None:
    path = folder / "small.chain.record.json"
    kept = path.read_bytes()
    path.unlink()
    networks.again(folder)
    assert path.read_bytes() == kept


def test_an_added_currency_is_deployed_and_opened_by_the_administrator(folder: Path) -> None:
    added = (CURRENCIES, 'settled = ["CNY", "USD"]')
    to_do = [one for one in plan(networks.network(folder, added), folder / "small.chain") if not one.done]
    assert [(one.signer, one.step.name) for one in to_do] == [
        ("deployer", "Cash:USD"),
        ("CBA", "Cash:USD opens issue, redeem to CASH_ISSUER"),
        ("CBA", "currency USD"),
        ("ICBC", "ICBC lets Claims draw on its USD"),
        ("ICBC", "ICBC lets DigitalLeg draw on its USD"),
        ("BOC", "BOC lets Claims draw on its USD"),
        ("BOC", "BOC lets DigitalLeg draw on its USD"),
    ]
    done_now, record = networks.again(folder, added)
    assert done_now == [one.step.name for one in to_do]
    assert record.currencies == ("CNY", "USD")
    assert networks.again(folder, added)[0] == []


def test_an_added_year_is_published_alone(folder: Path) -> None:
    done_now, record = networks.again(folder, ("last_year = 2024", "last_year = 2025"))
    assert done_now == ["calendar CN 2025"]
    assert record.calendars == {"CN": (2024, 2025)}


def test_an_added_bank_is_admitted_next(folder: Path) -> None:
    done_now, record = networks.again(folder, ("[currencies]", networks.ABC + "[currencies]"))
    assert done_now == ["party ABC", "ABC lets Claims draw on its CNY", "ABC lets DigitalLeg draw on its CNY"]
    assert [m.party for m in record.members if m.name == "ABC"] == [5]


def test_changed_limits_become_a_new_edition_and_so_does_changing_them_back(folder: Path) -> None:
    changed = ("usance_cap = 365", "usance_cap = 180")
    assert networks.again(folder, changed)[0] == ["rules PRC2016, edition 2"]
    assert networks.again(folder, changed)[0] == []
    assert networks.again(folder)[0] == ["rules PRC2016, edition 3"]
    ledger, _ = attach(networks.network(folder), folder / "small.chain")
    caps = [ledger.call("RuleBook", "limitsOf", [1, edition])["usanceCap"] for edition in (1, 2, 3)]  # type: ignore[index]
    assert caps == [365, 180, 365]
    ledger.close()


def test_a_year_of_which_the_sources_say_something_new_is_published_again(folder: Path) -> None:
    without_make_up_days = ("last_year", "make_up_days = false\nlast_year")
    assert networks.again(folder, without_make_up_days)[0] == ["calendar CN 2024, edition 2"]


# a council

COUNCIL = ("[currencies]", "[council]\nvoting_hours = 1\nexecution_days = 30\n\n[currencies]")
MORE = (
    ("[currencies]", networks.ABC + "[currencies]"),
    (CURRENCIES, 'settled = ["CNY", "USD"]'),
    ("usance_cap = 365", "usance_cap = 180"),
)


def test_a_council_administers_once_it_is_deployed(tmp_path: Path) -> None:
    network = networks.network(tmp_path, COUNCIL)
    ledger, record = deploy(network)
    assert [m.name for m in record.members] == ["CBA", "PBoC", "ICBC", "BOC"]
    assert {one.holder for one in verify(ledger, network) if one.role is Role.ADMIN} == {"Council"}
    assert ledger.call("Seat", "present") == 0b110
    ledger.close()


def test_what_needs_the_council_is_left_to_it_and_seen_when_it_has_resolved_it(tmp_path: Path) -> None:
    path = tmp_path / "small.chain"
    deploy(networks.network(tmp_path, COUNCIL), path)[0].close()
    network = networks.network(tmp_path, COUNCIL, *MORE)
    left = [one for one in plan(network, path) if one.state == "left"]
    assert {one.signer for one in left} == {"Council"}
    assert [one.step.name for one in left] == [
        *("Cash:USD opens issue, redeem to CASH_ISSUER", "party ABC"),
        *("rules PRC2016, edition 2", "currency USD", "seat of ABC"),
    ]
    done_now, record = networks.again(tmp_path, COUNCIL, *MORE)
    assert "Cash:USD" in done_now and "party ABC" not in done_now
    assert "ABC" not in [m.name for m in record.members]
    with connect(path, network=network) as platform:
        admission = Admit("ABC", account=well_known(4).address)
        cba = platform.desk("CBA")
        number = cba.propose(admission, AddCurrency("USD"), SetLimits("PRC2016", {"usance_cap": "180"})).number
        for bank in ("ICBC", "BOC"):
            platform.desk(bank).vote(number, "for")
        platform.travel(date(2024, 9, 3))
        cba.execute(number)
    assert {one.state for one in plan(network, path)} == {"done"}
    _, record = networks.again(tmp_path, COUNCIL, *MORE)
    assert [m.party for m in record.members if m.name == "ABC"] == [5]


# members that sign for themselves


def test_what_a_member_without_a_key_has_to_do_is_left_to_it(folder: Path, tmp_path: Path) -> None:
    changes = [(ICBC_KEY, ICBC_ADDRESS), (CURRENCIES, 'settled = ["CNY", "USD"]')]
    done_now, record = networks.again(folder, *changes)
    assert "BOC lets Claims draw on its USD" in done_now and "ICBC lets Claims draw on its USD" not in done_now
    network = networks.network(folder, *changes)
    ledger, _ = attach(network, folder / "small.chain", write=True)
    left = left_to_members(network, ledger, record)
    assert [(one.by, one.target, one.function) for one in left] == [("ICBC", "Cash:USD", "approve")] * 2
    for one in left:
        cash = ledger.at({"Cash": record.addresses[one.target]})
        cash.send(well_known(3), "Cash", one.function, one.filled(record.addresses))
    assert left_to_members(network, ledger, record) == ()
    ledger.close()
    assert {one.state for one in plan(network, folder / "small.chain")} == {"done"}


# dry run


def test_a_dry_run_before_the_first_deployment_writes_nothing(tmp_path: Path) -> None:
    network, before = networks.network(tmp_path), networks.contents(tmp_path)
    planned = plan(network, tmp_path / "deep/small.chain")
    assert {one.state for one in planned} == {"to do"}
    assert {one.signer for one in planned} == {"deployer", "CBA", "ICBC", "BOC"}
    assert networks.contents(tmp_path) == before and not (tmp_path / "deep").exists()


def test_a_dry_run_on_a_deployed_network_writes_nothing(folder: Path) -> None:
    network = networks.network(folder, (CURRENCIES, 'settled = ["CNY", "USD"]'))
    before = networks.contents(folder)
    assert [one.done for one in plan(network, folder / "small.chain")].count(False) == 7
    assert networks.contents(folder) == before


def test_a_dry_run_does_what_the_deployment_then_does(tmp_path: Path) -> None:
    network = networks.network(tmp_path)
    planned = [one.step.name for one in plan(network)]
    told: list[Step] = []
    deploy(network, progress=lambda step, _: told.append(step))
    assert [step.name for step in told] == planned


# attaching


def test_a_network_that_is_not_deployed_cannot_be_attached_to(tmp_path: Path) -> None:
    network, path = networks.network(tmp_path), tmp_path / "small.chain"
    with pytest.raises(errors.ChainFileMissing):
        attach(network, path)
    open_chain(network, path).close()
    with pytest.raises(BadRecord, match="run `usance deploy`"):
        attach(network, path)
    with pytest.raises(BadRecord, match="in memory"):
        attach(network)


def test_a_record_of_another_chain_is_refused(folder: Path) -> None:
    path = folder / "small.chain.record.json"
    replace(Record.load(path), chain="another").save(path)
    with pytest.raises(BadRecord, match="is of chain another"):
        attach(networks.network(folder), folder / "small.chain")


def test_two_deployers_at_once_to_one_node_are_refused(tmp_path: Path) -> None:
    with EmbeddedChain.create(start=1_725_235_200) as chain, serve(chain) as node:
        rpc = f'kind = "rpc"\nchain_id = 1337\nurl = "{node.url}"\ndeployer = {{ well_known = 0 }}'
        network: Network = networks.network(tmp_path, chain=rpc)

        def second(step: Step, done: bool) -> None:
            deploy(network, records=tmp_path)

        with pytest.raises(errors.ChainLocked, match=r"small\.journal"):
            deploy(network, records=tmp_path, progress=second)
