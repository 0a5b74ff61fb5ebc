"""The record of a deployment is kept whole and read strictly.

missing | no JSON | not an object | a field missing, unknown, of another type | a folder
kept: reads as it was written; cut short while being written leaves the former one
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from usance.deployment import BadRecord, Member, Record

RECORD = Record(
    network="small",
    chain_id=1337,
    contract_version="abc",
    block=42,
    commit="c0ffee",
    chain="genesis",
    since=2,
    addresses={"Membership": "0xe7f1725E7734CE288F8367e1Bb143E90bb3F0512"},
    code={"Membership": "0x" + "11" * 32},
    members=(Member("ICBC", "Bank", "CN", 3, "0x90F79bf6EB2c4f870365E785982E1f101E93b906"),),
    currencies=("CNY", "USD"),
    calendars={"CN": (2024, 2025)},
)


def changed(**fields: Any) -> bytes:
    return json.dumps(_as_json() | fields).encode()


def _as_json() -> dict[str, Any]:
    member = {"name": "ICBC", "kind": "Bank", "place": "CN", "party": 3, "account": "0x90"}
    return {"network": "small", "chain_id": 1, "contract_version": "abc", "block": 42, "members": [member]}


def test_a_missing_record_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(BadRecord, match=r"small\.json: no deployment record; run `usance deploy`"):
        Record.load(tmp_path / "small.json")


def test_a_folder_is_no_record(tmp_path: Path) -> None:
    with pytest.raises(BadRecord, match="Is a directory"):
        Record.load(tmp_path)


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"", "Invalid JSON"),
        (b"\xff", "Invalid JSON"),
        (b"[]", "not a deployment record"),
        (b"{}", "network Field required"),
        (changed(city="Beijing"), "city"),
        (changed(block="last"), "block Input should be a valid integer"),
        (changed(members=[{"name": "ICBC"}]), r"members\.0\.kind Field required"),
        (changed(addresses=["0x90"]), "addresses"),
        (changed(calendars={"CN": ["soon"]}), r"calendars\.CN\.0"),
    ],
)
def test_a_file_that_is_no_record_is_refused(content: bytes, fault: str, tmp_path: Path) -> None:
    path = tmp_path / "small.json"
    path.write_bytes(content)
    with pytest.raises(BadRecord, match=fault) as refused:
        Record.load(path)
    assert "\n" not in str(refused.value)
    assert path.read_bytes() == content


def test_a_record_reads_as_it_was_written(tmp_path: Path) -> None:
    path = tmp_path / "deep/small.json"
    RECORD.save(path)
    assert Record.load(path) == RECORD
    assert [one.name for one in path.parent.iterdir()] == ["small.json"]


def test_a_record_that_cannot_be_written_leaves_the_former_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "small.json"
    path.write_text("former")

    def full(_: int) -> None:
        raise OSError("no space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="no space left"):
        RECORD.save(path)
    assert path.read_text() == "former"


def test_records_differ_where_anything_of_them_differs(tmp_path: Path) -> None:
    path = tmp_path / "small.json"
    path.write_bytes(changed())
    assert Record.load(path) != RECORD
