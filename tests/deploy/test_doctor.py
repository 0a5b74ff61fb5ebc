"""What `usance doctor` finds, fault by fault.

well      everything is told and nothing is changed
chain     no file | no node | one of several nodes | another chain | a fork | a node far behind | no blocks | clocks
deployed  no record | another chain's | other contracts | a member not there | other code | roles | functions | desks
seats     an expelled bank's | a suspended one's | nobody's | no member's | a bank without one | no node here
here      calendars, disk, outbox, operations
"""

from __future__ import annotations

import json
import shutil
import time
from collections import namedtuple
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from itertools import dropwhile, takewhile
from pathlib import Path

import pytest

from tests.chamber import Chamber
from tests.client.desks.workspaces import DESKS, MAKER, holding
from tests.client.fixtures.comet import comet
from tests.client.fixtures.node import NodeServer, serve
from tests.deploy import networks
from usance.accounts import well_known
from usance.artifacts import enum
from usance.chains.embedded import EmbeddedChain
from usance.connecting import connect
from usance.dates import civil_day
from usance.deployment import Record, Role, attach, deploy
from usance.doctor import Case, Finding, Limits, Mark, deployed, examine, seats, unfinished
from usance.errors import NotMinedYet, WaitingForRelease
from usance.ledger import Ledger

GB = 10**9
NOWHERE = "http://127.0.0.1:1"
AT_ONCE = Limits(look=0)
"""A head that stands still is not watched for long."""

CONSORTIUM = "\n[consortium]\ntrial = true\ngenesis_time = 2024-09-01T00:00:00Z\nblock_pause = 50\n"
TRIAL = "\n[consortium]\ntrial = true\nstart = 2024-09-02\nblock_pause = 50\n"


def validators(*banks: str, port: int = 1024, host: str = "127.0.0.1") -> str:
    """Nodes of banks, the CometBFT of the first at the port after `port`."""
    return "".join(
        f'[[consortium.validators]]\nbank = "{bank}"\nhost = "{host}"\nport = {port + 10 * at}\n'
        for at, bank in enumerate(banks)
    )


def embedded(folder: Path, *changes: tuple[str, str], limits: Limits = AT_ONCE) -> Case:
    """The small network in its chain file."""
    file = networks.write(folder, *changes)
    return Case.of(file, str(file), chain=folder / "small.chain", home=folder / "nodes", limits=limits)


def at_nodes(
    folder: Path, *urls: str, changes: tuple[tuple[str, str], ...] = (), consortium: str = "", limits: Limits = AT_ONCE
) -> Case:
    """The same chain at nodes."""
    first, *more = urls
    chain = (
        f'kind = "rpc"\nchain_id = 1337\nurl = "{first}"\nurls = {json.dumps(more)}\ndeployer = {{ well_known = 0 }}'
    )
    file = networks.write(folder, *changes, chain=chain)
    file.write_text(file.read_text(encoding="utf-8") + consortium, encoding="utf-8")
    return Case.of(file, str(file), records=folder / "records", home=folder / "nodes", limits=limits)


def told(case: Case, check: str) -> list[Finding]:
    """What one check tells; those after it are not made."""
    before = dropwhile(lambda finding: finding.check != check, examine(case))
    return list(takewhile(lambda finding: finding.check == check, before))


def only(case: Case, check: str) -> Finding:
    [finding] = told(case, check)
    return finding


def by(check: Callable[[Case, Ledger, Record], Iterator[Finding]], case: Case) -> list[Finding]:
    """What a check that needs the ledger tells, without those that come before it."""
    ledger, record = attach(case.network, case.chain, records=case.records)
    with closing(ledger):
        return list(check(case, ledger, record))


@pytest.fixture
def node(folder: Path) -> Iterator[NodeServer]:
    """The deployed chain, as a node serves it, with its record in `records`."""
    with EmbeddedChain.open(folder / "small.chain") as chain, serve(chain) as server:
        record = Record.load(folder / "small.chain.record.json")
        replace(record, chain=chain.block(0).hash).save(folder / "records/small.json")
        yield server


# All is well


def test_a_chain_that_is_well_is_told_line_by_line_and_left_as_it_is(folder: Path) -> None:
    before = networks.contents(folder)
    found = list(examine(embedded(folder, limits=Limits(years=0))))
    assert {one.mark for one in found} == {Mark.OK, Mark.NOT_HERE}
    assert not [one for one in found if one.do]
    checks = ["chain", "blocks", "clock", "record", "left to members", "calendar", "code", "bindings", "permissions"]
    assert [one.check for one in found] == [*checks, "desks", "seats", "outbox", "disk"]
    after = {name: held for name, held in networks.contents(folder).items() if not name.endswith(("-wal", "-shm"))}
    assert after == before


def test_a_chain_at_a_node_is_well_too(folder: Path, node: NodeServer) -> None:
    case = at_nodes(folder, node.url, limits=Limits(years=0, late=10**10))
    assert {one.mark for one in examine(case)} == {Mark.OK, Mark.NOT_HERE}
    assert "eth_sendRawTransaction" not in node.asked


def test_a_chain_in_memory_has_nothing_to_be_examined(folder: Path) -> None:
    file = networks.write(folder)
    assert {one.mark for one in examine(Case.of(file, str(file)))} == {Mark.NOT_HERE}


def test_the_record_is_found_beside_the_nodes_where_a_trial_keeps_it(folder: Path, node: NodeServer) -> None:
    at_nodes(folder, node.url)
    shutil.copytree(folder / "records", folder / "nodes/records")
    case = Case.of(folder / "small.toml", "small.toml", home=folder / "nodes")
    assert case.records == folder / "nodes/records"
    assert case.deploy == f"python -m deploy --network small.toml --records {case.records}"
    assert (
        case.of_nodes("heal", "ICBC") == f"python -m deploy.network heal ICBC --network small.toml --home {case.home}"
    )


# The chain and its nodes


def test_without_a_chain_file_the_command_that_makes_one_is_told(tmp_path: Path) -> None:
    case = embedded(tmp_path)
    chain = only(case, "chain")
    assert (chain.mark, chain.do) == (Mark.FAIL, case.deploy)
    assert case.deploy.startswith("usance deploy --network ")
    assert {only(case, check).mark for check in ("clock", "record", "code", "seats")} == {Mark.NOT_MADE}
    assert only(case, "disk").mark is Mark.OK


def test_a_file_that_is_no_chain_is_one_fault_and_no_end(folder: Path) -> None:
    (folder / "small.chain").write_text("no chain")
    assert only(embedded(folder), "chain").mark is Mark.FAIL
    assert only(embedded(folder), "permissions").mark is Mark.NOT_MADE


def test_a_node_that_cannot_be_reached_is_told_and_the_others_are_asked(folder: Path, node: NodeServer) -> None:
    case = at_nodes(folder, NOWHERE, node.url)
    first, second = told(case, "node")
    assert (first.mark, first.found) == (Mark.WARN, f"{NOWHERE}: no connection; others answer")
    assert second.mark is Mark.OK
    assert only(case, "record").mark is Mark.OK


def test_without_any_node_the_rest_is_not_made(folder: Path) -> None:
    found = list(examine(at_nodes(folder, NOWHERE, consortium=CONSORTIUM + validators("ICBC"))))
    assert found[0].mark is Mark.FAIL
    assert {one.mark for one in found[1:-1]} == {Mark.NOT_MADE}
    assert found[-1].check == "disk"


def test_the_node_of_a_bank_is_told_with_its_name_and_how_to_start_it(folder: Path) -> None:
    nodes = CONSORTIUM + validators("ICBC", port=2000)
    first = told(at_nodes(folder, "http://127.0.0.1:2002", consortium=nodes), "node")[0]
    assert first.found.startswith("ICBC http://127.0.0.1:2002: no connection")
    assert first.do.startswith("python -m deploy.network start ICBC --network ")


def test_another_chain_id_is_a_fault_of_that_node(folder: Path, node: NodeServer) -> None:
    node.answers["eth_chainId"] = hex(5)
    case = at_nodes(folder, node.url)
    found = only(case, "chain id")
    assert (found.mark, found.found) == (Mark.FAIL, f"{node.url}: 5, needed 1337")
    assert only(case, "code").mark is Mark.NOT_MADE


def test_something_that_is_no_node_is_told_as_that(folder: Path, node: NodeServer) -> None:
    node.answers["eth_chainId"] = "soon"
    assert "does not answer as a node does" in told(at_nodes(folder, node.url), "node")[0].found


def test_two_blocks_at_one_height_are_a_fork(folder: Path, node: NodeServer) -> None:
    with EmbeddedChain.create(start=1_725_235_201) as other, serve(other) as strange:
        heads = only(at_nodes(folder, node.url, strange.url), "heads")
    assert heads.mark is Mark.FAIL
    assert heads.found.startswith("fork at block 0: ")


def test_a_node_far_behind_the_others_is_told(folder: Path, node: NodeServer) -> None:
    with EmbeddedChain.open(folder / "small.chain", write=False) as same, serve(same) as late:
        assert only(at_nodes(folder, node.url, late.url), "heads").mark is Mark.OK
        late.answers["eth_blockNumber"] = hex(1)
        heads = only(at_nodes(folder, node.url, late.url), "heads")
    assert heads.mark is Mark.WARN
    assert heads.found.startswith(f"{late.url}: ") and " blocks behind block " in heads.found


def test_a_network_of_validators_that_makes_no_blocks_stands_still(folder: Path, node: NodeServer) -> None:
    case = at_nodes(folder, node.url, consortium=CONSORTIUM + validators("ICBC"))
    found = only(case, "blocks")
    assert (found.mark, found.found.endswith("none came in 0 s")) == (Mark.FAIL, True)
    assert only(case, "clock").mark is Mark.FAIL


def test_a_chain_long_before_this_machine_is_stale_and_one_after_it_is_ahead(folder: Path, node: NodeServer) -> None:
    clock = only(at_nodes(folder, node.url), "clock")
    assert clock.mark is Mark.WARN and " days before this machine's clock" in clock.found
    node.chain.travel(int(time.time()) + 3600)
    node.chain.mine()
    clock = only(at_nodes(folder, node.url), "clock")
    assert clock.mark is Mark.FAIL and " min after this machine's clock" in clock.found
    assert clock.do == "set this machine's clock by a time server"
    node.answers["web3_clientVersion"] = "anvil/v1.5.0"
    assert only(at_nodes(folder, node.url), "clock").mark is Mark.OK


def test_the_clock_of_a_trial_is_its_own(folder: Path, node: NodeServer) -> None:
    clock = only(at_nodes(folder, node.url, consortium=TRIAL + validators("ICBC")), "clock")
    assert clock.mark is Mark.OK and clock.found.endswith("the clock of a trial")


def test_a_clock_in_milliseconds_is_refused_and_told(folder: Path, node: NodeServer) -> None:
    node.answers["eth_getBlockByNumber"] = node.eth_getBlockByNumber("latest", False) | {"timestamp": hex(10**12)}  # type: ignore[operator]
    assert "not Unix seconds" in only(at_nodes(folder, node.url), "chain").found


# What was deployed


def test_without_a_record_it_is_told_how_to_come_by_one(folder: Path) -> None:
    (folder / "small.chain.record.json").unlink()
    case = embedded(folder)
    record = only(case, "record")
    assert record.mark is Mark.FAIL and record.do.startswith(case.deploy)
    assert only(case, "calendar").mark is Mark.NOT_MADE


def changed(folder: Path, **fields: object) -> Case:
    path = folder / "small.chain.record.json"
    replace(Record.load(path), **fields).save(path)  # type: ignore[arg-type]
    return embedded(folder)


def test_the_record_of_another_chain_is_told(folder: Path) -> None:
    record = only(changed(folder, chain="another"), "record")
    assert record.mark is Mark.FAIL and "is of chain another" in record.found
    assert "move this network's records away" in record.do


def test_the_record_of_other_contracts_is_told_and_the_rest_is_looked_at(folder: Path) -> None:
    case = changed(folder, contract_version="0123456789abcdef")
    assert only(case, "record").found.startswith("contracts 0123456789abcdef, and this client has ")
    assert only(case, "code").mark is Mark.OK


def test_a_member_that_is_not_deployed_yet_is_told(folder: Path) -> None:
    case = embedded(folder, ("[currencies]", f"{networks.ABC}\n[currencies]"))
    record = only(case, "record")
    assert (record.mark, record.found) == (Mark.WARN, "in the network file and not deployed: ABC")
    assert record.do == case.deploy


def test_a_bank_that_the_council_has_admitted_and_no_record_knows_is_told(chamber: Chamber, folder: Path) -> None:
    case = replace(embedded(folder), network=chamber.network)
    assert {one.mark for one in deployed.record(case, chamber.ledger, chamber.record)} == {Mark.OK}
    *members, last = chamber.record.members
    found = list(deployed.record(case, chamber.ledger, replace(chamber.record, members=tuple(members))))
    assert [one.mark for one in found] == [Mark.WARN] * 2
    assert found[1].found == f"party {last.party} has a voice in the council, and is not in the record"
    waiting = replace(chamber.record, awaiting={"CMB": "0x"})
    [found_too] = deployed.record(case, chamber.ledger, waiting)
    assert (found_too.mark, found_too.found) == (Mark.WARN, "CMB awaits its admission by the council")
    assert found_too.do.startswith("usance council propose admit CMB, and when it is resolved usance deploy ")


def test_a_currency_that_is_not_deployed_yet_is_told(folder: Path) -> None:
    case = embedded(folder, ('settled = ["CNY"]', 'settled = ["CNY", "USD"]'))
    assert only(case, "code").found == "Cash:USD: not deployed, needed the contract of the network file"


def test_foreign_code_is_one_fault_and_the_others_are_told_beside_it(folder: Path) -> None:
    record = Record.load(folder / "small.chain.record.json")
    moved = {"Documents": record.addresses["Lens"], "Claims": well_known(9).address}
    case = changed(folder, addresses={**record.addresses, **moved})
    faults = {one.found.split(" at ")[0] for one in told(case, "code")}
    # Those that are given the address of another have it in their own code.
    assert {"Documents", "Claims", "Presentations"} <= faults
    assert {one.mark for one in told(case, "code")} == {Mark.FAIL}
    assert Mark.FAIL in {one.mark for one in told(case, "bindings")}
    assert only(case, "outbox").mark is Mark.OK


def test_every_role_that_a_stranger_holds_is_told(folder: Path, ledger: Ledger) -> None:
    for role in (Role.CASH_ISSUER, Role.SUPERVISOR):
        ledger.send(well_known(1), "AccessManager", "grantRole", [int(role), well_known(9).address, 0])
    selector = ledger.artifacts.contract("Membership").function("rotateAccount").selector
    arguments = [ledger.address("Membership"), [selector], 2**64 - 1]
    ledger.send(well_known(1), "AccessManager", "setTargetFunctionRole", arguments)  # type: ignore[arg-type]
    found = [one.found for one in told(embedded(folder), "permissions")]
    stranger = well_known(9).address
    assert found[:2] == [f"{stranger}: holds {role}, needed no such role" for role in ("CASH_ISSUER", "SUPERVISOR")]
    assert len(found) == 3 and f"function 0x{selector.hex()} of Membership" in found[2]


def test_a_key_that_is_not_here_leaves_a_check_unmade(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DEPLOYER", raising=False)
    case = embedded(folder, ("deployer = { well_known = 0 }", 'deployer = { env = "DEPLOYER" }'))
    code = only(case, "code")
    assert code.mark is Mark.NOT_MADE and "environment variable DEPLOYER" in code.found


def test_one_file_serves_all_who_have_not_the_keys_of_the_others(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names = {0: "DEPLOYER", 1: "ASSOCIATION", 2: "AGENT", 5: "BOC_KEY"}
    for name in names.values():
        monkeypatch.delenv(name, raising=False)
    changes = [
        (f"{{ well_known = {number} }}", f'{{ env = "{name}", address = "{well_known(number).address}" }}')
        for number, name in names.items()
    ]
    found = list(examine(embedded(folder, *changes)))
    assert {"code", "bindings", "permissions"} <= {one.check for one in found}
    assert [one for one in found if one.mark in (Mark.NOT_MADE, Mark.FAIL)] == []


# Calendars


@pytest.mark.parametrize(
    ("now", "mark", "said", "do"),
    [
        ("2024-09-02", Mark.WARN, "CN: published to 2024, 0 years beyond 2024", "calendars.last_year = 2025"),
        ("2025-01-02", Mark.FAIL, "CN: 2025 is not published", "calendars.last_year = 2025"),
        ("2031-01-02", Mark.FAIL, "CN: 2031 is not published", "2031 is not known yet: take a newer version"),
    ],
)
def test_a_calendar_that_runs_out_is_told_by_the_clock_of_the_chain(
    folder: Path, ledger: Ledger, now: str, mark: Mark, said: str, do: str
) -> None:
    ledger.chain.travel(max(civil_day(date.fromisoformat(now)) * 86400, ledger.now()))
    calendar = only(embedded(folder), "calendar")
    assert calendar.mark is mark
    assert calendar.found.startswith(said) and calendar.do.startswith(do)


def test_years_of_the_file_that_are_not_on_the_chain_do_not_count(folder: Path) -> None:
    case = embedded(folder, ("last_year = 2024", "last_year = 2026"))
    calendar = only(case, "calendar")
    assert (calendar.mark, calendar.do) == (Mark.WARN, f"as keeper of the calendars, {case.deploy}")


def test_a_place_that_is_not_on_the_chain_is_told(folder: Path) -> None:
    calendars = told(embedded(folder, ('places = ["CN"]', 'places = ["CN", "HK"]')), "calendar")
    assert [one.found for one in calendars][1] == "HK: not opened on the chain"


# Seats


def seats_told(
    folder: Path, node: NodeServer, powers: dict[str, int], *, cards: dict[str, str], name: str = ""
) -> list[Finding]:
    """What is told of seats, by the keys that have them, where the cards of banks hold keys."""
    for bank, key in cards.items():
        path = folder / "nodes/cards" / f"{bank}.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps({"bank": bank, "operator": "o", "consensus": key, "node": "n"}))
    with comet("usance-1337", powers, name=name, key="k-of-node") as port:
        nodes = CONSORTIUM + validators("ICBC", "BOC", port=port - 1)
        return by(seats.seats, at_nodes(folder, node.url, consortium=nodes))


CARDS = {"ICBC": "k1", "BOC": "k2", "CBA": "k3"}


def test_seats_of_the_members_and_the_association_are_as_they_should_be(folder: Path, node: NodeServer) -> None:
    [found] = seats_told(folder, node, {"k1": 10, "k2": 10, "k3": 10}, cards=CARDS)
    assert (found.mark, found.found) == (Mark.OK, "3, of BOC, CBA, ICBC, members in good standing")


def test_a_bank_without_a_seat_is_told_with_the_command_that_gives_it_one(folder: Path, node: NodeServer) -> None:
    [found] = seats_told(folder, node, {"k1": 10, "k2": 0, "k3": 10}, cards=CARDS)
    assert (found.mark, found.found) == (Mark.WARN, "BOC is a member in good standing, and has no seat")
    assert found.do.startswith("python -m deploy.network add BOC --network ")


@pytest.mark.parametrize(("standing", "said"), [("Expelled", "expelled"), ("Suspended", "suspended")])
def test_the_seat_of_a_bank_out_of_standing_is_told_with_the_command_that_takes_it(
    folder: Path, node: NodeServer, standing: str, said: str
) -> None:
    case = at_nodes(folder, node.url)
    ledger, record = attach(case.network, records=folder / "records", write=True)
    boc = next(member.party for member in record.members if member.name == "BOC")
    with closing(ledger):
        ledger.send(well_known(1), "Membership", "resolveStanding", [boc, int(enum("Standing")[standing])])
    [found] = seats_told(folder, node, {"k1": 10, "k2": 10, "k3": 10}, cards=CARDS)
    assert (found.mark, found.found) == (Mark.WARN, f"BOC has a seat, and is {said} on the ledger")
    assert found.do.startswith("python -m deploy.network remove BOC --network ")


def test_the_seat_of_no_member_and_of_nobody_known_are_told(folder: Path, node: NodeServer) -> None:
    cards = CARDS | {"Elsewhere": "k4"}
    first, second = seats_told(folder, node, dict.fromkeys(("k1", "k2", "k3", "k4", "k5"), 10), cards=cards)
    assert first.found == "Elsewhere has a seat, and is no member on the ledger"
    assert second.found == "the seat with key k5 is nobody's that is known here"
    assert "put the cards of all banks into " in second.do
    unknown, without = seats_told(folder, node, {"k1": 10, "k3": 10, "k5": 10}, cards=CARDS)
    assert (unknown.found, without.found[:3]) == (second.found, "BOC")
    assert without.do == "first find out whose the unknown seat is"


def test_the_name_that_a_node_gives_itself_counts_only_without_a_card(folder: Path, node: NodeServer) -> None:
    powers = {"k1": 10, "k-of-node": 10}
    [found] = seats_told(folder, node, powers, cards={"ICBC": "k1"}, name="BOC")
    assert (found.mark, found.found) == (Mark.OK, "2, of BOC, ICBC, members in good standing")
    [stranger, without] = seats_told(folder, node, powers, cards={"Elsewhere": "k-of-node"}, name="BOC")
    assert stranger.found.startswith("Elsewhere has a seat") and without.found.startswith("BOC is a member")


def test_seats_are_asked_of_the_node_that_has_the_latest_block(folder: Path, node: NodeServer) -> None:
    with (
        comet("usance-1337", {"old": 10}, key="k1", height=7) as late,
        comet("usance-1337", {"k1": 10, "k2": 10}, name="BOC", key="k2", height=9) as latest,
    ):
        nodes = validators("ICBC", port=late - 1) + validators("BOC", port=latest - 1, host="elsewhere")
        told_of = by(seats.seats, at_nodes(folder, node.url, consortium=CONSORTIUM + nodes))
    assert not [one for one in told_of if "old" in one.found]


def test_an_answer_that_is_none_of_cometbft_is_told_as_that(folder: Path, node: NodeServer) -> None:
    with comet("usance-1337", {"k1": -1}, name="ICBC") as port:
        case = at_nodes(folder, node.url, consortium=CONSORTIUM + validators("ICBC", port=port - 1))
        assert only(case, "seats").found == "'-1', needed a number in text"


def test_where_no_node_of_the_chain_is_at_hand_seats_are_not_looked_at(folder: Path, node: NodeServer) -> None:
    with comet("usance-1", {}, name="BOC") as port:
        case = at_nodes(folder, node.url, consortium=CONSORTIUM + validators("ICBC", port=port - 1))
        [found] = by(seats.seats, case)
    assert found.mark is Mark.NOT_MADE
    assert found.do == "examine on the host of a node, which tells nobody else"


# This workspace


@pytest.mark.parametrize(
    ("free", "mark", "said"),
    [(5 * GB, Mark.OK, "5.0 GB free"), (5 * GB - 1, Mark.WARN, "4.9 GB free"), (GB - 1, Mark.FAIL, "0.9 GB free")],
)
def test_a_disk_that_runs_full_is_told(
    folder: Path, monkeypatch: pytest.MonkeyPatch, free: int, mark: Mark, said: str
) -> None:
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: usage(9 * GB, 9 * GB - free, free))
    disk = only(embedded(folder), "disk")
    assert (disk.mark, disk.found.startswith(said)) == (mark, True)
    assert bool(disk.do) == (mark is not Mark.OK)


def test_a_write_that_is_in_no_block_is_told(folder: Path, node: NodeServer) -> None:
    case = at_nodes(folder, node.url)
    ledger, record = attach(case.network, records=folder / "records", write=True)
    node.mining = False
    with closing(ledger), pytest.raises(NotMinedYet):
        cash = ledger.at({"Cash": record.addresses["Cash:CNY"]})
        cash.send(well_known(2), "Cash", "issue", [well_known(3).address, 1], key="k", patience=0.1)
    [found] = by(unfinished.outbox, case)
    assert (found.mark, found.found) == (Mark.WARN, "1 signed and in no block: Cash.issue, waiting at the node")
    node.waiting.clear()
    [found] = by(unfinished.outbox, case)
    assert found.found == "1 signed and in no block: Cash.issue, not at the node"


def test_what_waits_at_desks_has_expired_there_or_is_not_as_in_the_file_is_told(tmp_path: Path) -> None:
    network, chain = networks.network(tmp_path, *DESKS), tmp_path / "small.chain"
    deploy(network, chain)[0].close()
    case = embedded(tmp_path, *DESKS)
    assert only(case, "desks").found == "as in the network file: ICBC, BOC"
    with connect(chain, network=network) as platform:
        platform.bank("ICBC").set_threshold(3)
    with connect(chain, network=holding(network, {MAKER})) as platform, pytest.raises(WaitingForRelease):
        platform.bank("ICBC").introduce("Huaxin Textiles")
    found = list(examine(case))
    faults = [one.found for one in found if one.check == "desks" and one.mark is Mark.FAIL]
    assert faults == ["desk ICBC, threshold: 3, needed 2"] * 2
    assert Finding(Mark.OK, "operations", "waiting for a checker: ICBC 4") in found
    with EmbeddedChain.open(chain) as later:
        later.travel(later.now() + 10 * 86400)
    [expired] = by(unfinished.operations, case)
    assert (expired.mark, expired.found) == (Mark.WARN, "ICBC 4 has expired")
    assert expired.do == "usance desk reject 4 --by ICBC"
