"""Connecting: in memory, to a kept chain, to a node; and whatever can be wrong with what is connected to.

refused   missing | locked | another version | no record | another's record | another chain id | node down | no papers
"""

from __future__ import annotations

import json
import socket
import subprocess
import sys
from datetime import date, time
from pathlib import Path

import pytest

from tests.client.fixtures.node import serve
from tests.client.nouns.conftest import FIRST_DAY, Begun
from tests.client.nouns.lives import Kept, Life, terms
from tests.deploy import networks
from usance import errors
from usance.calendars import seconds_at
from usance.chains.embedded import EmbeddedChain
from usance.connecting import connect
from usance.deployment import BadNetwork, BadRecord
from usance.papers import NotPapers

ROOT = Path(__file__).resolve().parents[3]
START = 1_725_235_200

HOLDER = """
import sys
from pathlib import Path
from usance.connecting import connect
platform = connect(sys.argv[1], network=sys.argv[2], command="usance credit issue terms.toml")
print("held", flush=True)
sys.stdin.readline()
"""


def at_node(folder: Path, url: str, *, chain_id: int = 31337) -> Path:
    chain = f'kind = "rpc"\nchain_id = {chain_id}\nurl = "{url}"\ndeployer = {{ well_known = 0 }}'
    return networks.write(folder, chain=chain)


def about(chain: Path, name: str, value: str) -> None:
    """Change what a chain file says of itself."""
    with EmbeddedChain.open(chain) as opened:
        opened._store.set_about(name, value)


# Refused


def test_a_chain_file_that_is_not_there_is_refused_and_not_made(tmp_path: Path) -> None:
    with pytest.raises(errors.ChainFileMissing) as refused:
        connect(tmp_path / "no.chain")
    assert refused.value.path == str(tmp_path / "no.chain")
    assert list(tmp_path.iterdir()) == []


def test_a_network_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    for given in (tmp_path / "none.toml", str(tmp_path / "none.toml")):
        with pytest.raises(BadNetwork, match="there is no such network file"):
            connect(network=given)


def test_a_file_that_is_no_chain_is_refused(kept: Kept) -> None:
    kept.chain.write_bytes(b"not a chain" * 500)
    with pytest.raises(errors.NotAChainFile):
        kept.connect()


def test_a_chain_of_another_contract_version_is_refused_with_both(kept: Kept) -> None:
    about(kept.chain, "version", "of old")
    for write in (True, False):
        with pytest.raises(errors.ContractVersionMismatch) as refused:
            kept.connect(write=write)
        assert refused.value.given == "of old"


def test_a_chain_of_another_chain_id_than_its_network_is_refused(kept: Kept) -> None:
    networks.write(kept.folder, ("chain_id = 1337", "chain_id = 1338"))
    with pytest.raises(errors.WrongChainId) as refused:
        kept.connect()
    assert (refused.value.given, refused.value.needed) == (1337, 1338)


def test_a_chain_without_its_record_is_not_deployed(kept: Kept) -> None:
    (kept.folder / "small.chain.record.json").unlink()
    with pytest.raises(BadRecord, match="no deployment record; run `usance deploy`"):
        kept.connect()


def test_the_record_of_another_chain_is_refused(kept: Kept) -> None:
    path = kept.folder / "small.chain.record.json"
    record = json.loads(path.read_text())
    path.write_text(json.dumps(record | {"chain": "another"}))
    with pytest.raises(BadRecord, match="is of chain another"):
        kept.connect()


def test_papers_that_are_none_are_refused_and_the_chain_is_let_go(kept: Kept) -> None:
    papers = kept.folder / "small.chain.papers.sqlite"
    content = papers.read_bytes()
    papers.write_bytes(b"no papers" * 500)
    with pytest.raises(NotPapers):
        kept.connect()
    papers.write_bytes(content)
    kept.connect().close()


def test_a_chain_that_another_process_writes_to_is_locked_and_says_by_whom(kept: Kept) -> None:
    command = [sys.executable, "-c", HOLDER, str(kept.chain), str(kept.network)]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    env = {"PYTHONPATH": str(ROOT / "client"), "PATH": "/usr/bin:/bin"}
    with subprocess.Popen(command, env=env, text=True, **pipes) as holder:  # type: ignore[call-overload]
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(errors.ChainLocked) as refused:
            kept.connect()
        assert refused.value.holder is not None
        assert (refused.value.holder.pid, refused.value.holder.command) == (
            holder.pid,
            "usance credit issue terms.toml",
        )
        with kept.open(write=False) as reader:
            assert reader.credit("3-1").status == "Advised"
        holder.kill()
    with kept.open() as platform:
        assert Life(platform).icbc.issue(terms()).id == "3-2"


def test_a_node_that_is_down_is_refused(tmp_path: Path) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{unused.getsockname()[1]}"
    with pytest.raises(errors.ChainUnreachable) as refused:
        connect(network=at_node(tmp_path, url), records=tmp_path)
    assert refused.value.url == url


def test_a_node_of_another_chain_and_one_where_nothing_is_deployed_are_refused(tmp_path: Path) -> None:
    with EmbeddedChain.create(start=START, chain_id=31337) as chain, serve(chain) as node:
        with pytest.raises(errors.WrongChainId) as wrong:
            connect(network=at_node(tmp_path, node.url, chain_id=31338), records=tmp_path)
        assert (wrong.value.given, wrong.value.needed) == (31337, 31338)
        with pytest.raises(BadRecord):
            connect(network=at_node(tmp_path, node.url), records=tmp_path)


def test_nothing_is_written_by_one_who_only_reads(kept: Kept) -> None:
    with kept.open(write=False) as reader:
        life, block = Life(reader), reader.ledger.block_number()
        assert life.icbc.can.issue(terms())
        with pytest.raises(errors.ReadOnlyChain):
            life.icbc.issue(terms())
        with pytest.raises(errors.ReadOnlyChain):
            reader.travel(date(2024, 10, 8))
        assert reader.ledger.block_number() == block
    with kept.open() as platform:
        assert platform.credits() == (platform.credit("3-1"),)
        assert Life(platform).icbc.issue(terms()).id == "3-2"


# Connected


def test_in_memory_a_platform_begins_on_the_day_that_is_given(begun: Begun) -> None:
    assert begun.chain.block(0).timestamp == seconds_at("CN", FIRST_DAY, time(8))


def test_without_a_chain_file_a_new_platform_is_made_in_memory(tmp_path: Path) -> None:
    with connect(network=networks.write(tmp_path)) as platform:
        assert (platform.today(), platform.credits(), len(platform.parties())) == (date(2024, 9, 2), (), 4)
    assert [one.name for one in tmp_path.iterdir()] == ["small.toml"]


def test_a_kept_chain_goes_on_where_it_was_with_names_and_papers(kept: Kept) -> None:
    with kept.open() as platform:
        life = Life(platform)
        platform.travel(date(2024, 9, 27))
        issued = life.icbc.issue(terms(number="LC9"))
    with kept.open() as again:
        assert again.credit(issued.id) == issued
        assert (issued.applicant, again.today()) == ("Huaxin Textiles", date(2024, 9, 27))
        assert (again.terms(issued.id) or {})["number"] == "LC9"
        assert again.desk("Huaxin Textiles").address == again.party("Huaxin Textiles").account
    assert {one.name for one in kept.folder.iterdir()} >= {
        "small.chain.papers.sqlite",
        "small.chain.record.json",
        "small.chain.outbox.sqlite",
    }


def test_a_reader_beside_a_writer_sees_what_the_writer_does(kept: Kept) -> None:
    with kept.open() as writer, kept.open(write=False) as reader:
        Life(writer).boc.introduce("Dalian Steel")
        issued = Life(writer).icbc.issue(terms(beneficiary="Dalian Steel"))
        assert reader.credit(issued.id).beneficiary == "Dalian Steel"
        assert [one.name for one in reader.history.events()] == [one.name for one in writer.history.events()]


def test_closing_twice_leaves_a_later_writer_s_lock_alone(kept: Kept) -> None:
    first = kept.connect()
    first.close()
    second = kept.connect()
    first.close()
    with pytest.raises(errors.ChainLocked) as refused:
        kept.connect()
    assert refused.value.holder is not None
    second.close()
    kept.connect().close()
