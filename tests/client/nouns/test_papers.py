"""Papers: what stands behind the ledger, for the eyes of its owner alone."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from usance.errors import InputError
from usance.papers import NotPapers, Papers

CHAIN, OTHER = "one", "another"


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.mark.parametrize(
    "content", [b"these are no papers, whatever they are called" * 100, b"SQLite format 3\0" + b"x" * 999]
)
def test_a_file_of_another_kind_is_refused_and_left_as_it_is(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "papers.sqlite"
    path.write_bytes(content)
    with pytest.raises(NotPapers, match=r"papers\.sqlite does not hold papers") as refused:
        Papers(path, chain=CHAIN)
    assert (refused.value.given, isinstance(refused.value, InputError)) == (str(path), True)
    assert path.read_bytes() == content


def test_a_folder_that_is_not_there_and_a_folder_as_a_file_are_refused(tmp_path: Path) -> None:
    for path in (tmp_path / "missing" / "papers.sqlite", tmp_path):
        with pytest.raises(NotPapers):
            Papers(path, chain=CHAIN)


def test_only_the_owner_can_read_them_and_what_the_database_puts_beside(tmp_path: Path) -> None:
    path = tmp_path / "papers.sqlite"
    before = os.umask(0)
    try:
        papers = Papers(path, chain=CHAIN)
        papers.keep("terms", "3-1", "secret")
    finally:
        os.umask(before)
    beside = {one.name: oct(mode(one)) for one in tmp_path.iterdir()}
    assert beside == {"papers.sqlite": "0o600", "papers.sqlite-wal": "0o600", "papers.sqlite-shm": "0o600"}


def test_a_file_that_others_could_read_is_closed_to_them(tmp_path: Path) -> None:
    path = tmp_path / "papers.sqlite"
    path.touch(0o644)
    path.chmod(0o644)
    Papers(path, chain=CHAIN)
    assert mode(path) == 0o600


def test_what_was_not_kept_is_not_found() -> None:
    papers = Papers(None, chain=CHAIN)
    assert (papers.find("terms", "3-1"), dict(papers.all("terms"))) == (None, {})


def test_a_paper_is_found_again_after_a_restart_and_the_later_one_counts(tmp_path: Path) -> None:
    path = tmp_path / "papers.sqlite"
    first = Papers(path, chain=CHAIN)
    first.keep("terms", "3-1", "earlier")
    first.keep("terms", "3-1", "later 条款")
    first.keep("documents", "3-1", "others")
    first.close()
    again = Papers(path, chain=CHAIN)
    assert again.find("terms", "3-1") == "later 条款"
    assert dict(again.all("terms")) == {"3-1": "later 条款"}


def test_papers_of_two_chains_in_one_file_do_not_mix(tmp_path: Path) -> None:
    path = tmp_path / "papers.sqlite"
    one, other = Papers(path, chain=CHAIN), Papers(path, chain=OTHER)
    one.keep("customer", "Huaxin Textiles", "1")
    other.keep("customer", "Huaxin Textiles", "2")
    assert (one.find("customer", "Huaxin Textiles"), other.find("customer", "Huaxin Textiles")) == ("1", "2")


def test_they_can_be_closed_twice() -> None:
    papers = Papers(None, chain=CHAIN)
    papers.close()
    papers.close()
