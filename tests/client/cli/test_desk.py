"""`usance desk`: a maker and a checker with keys of their own at one bank, and one chain file between them."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.client.cli.conftest import NETWORK, Shell, _copy, _working_in
from usance.accounts import well_known

MEMBERS = """
[[members]]
name = "CBA"
kind = "Convener"
place = "CN"
key = { well_known = 1 }

[[members]]
name = "PBoC"
kind = "SettlementAgent"
place = "CN"
key = { well_known = 2 }

[[members]]
name = "ICBC"
kind = "Bank"
place = "CN"
[members.desk]
makers = [MAKERS]
checkers = [CHECKERS]
limits = { CNY = { single = "2000000.00", daily = "6000000.00" } }

[[members]]
name = "BOC"
kind = "Bank"
place = "CN"
key = { well_known = 5 }
"""

MAKER, CHECKER, SECOND, THIRD, FRESH = 3, 13, 14, 15, 33
"""A test's operations are numbered from 4: the desk has opened its cash to two drawers and brought in a customer."""

KEYS = {"maker": {MAKER}, "checker": {CHECKER}, "second": {SECOND}, "all": {MAKER, CHECKER, SECOND, THIRD}}


def address(index: int) -> str:
    return well_known(index).address


def holder(index: int, keys: set[int]) -> str:
    return f"{{ well_known = {index} }}" if index in keys else f'{{ address = "{address(index)}" }}'


def network(keys: set[int]) -> str:
    makers, checkers = holder(MAKER, keys), ", ".join(holder(one, keys) for one in (CHECKER, SECOND, THIRD))
    return NETWORK + MEMBERS.replace("MAKERS", makers).replace("CHECKERS", checkers)


@pytest.fixture(scope="session")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("opened")
    for name, keys in KEYS.items():
        (folder / f"{name}.toml").write_text(network(keys), encoding="utf-8")
    shutil.copy(folder / "all.toml", folder / "small.toml")
    with _working_in(folder) as shell:
        shell.does("deploy")
        shell.does("party add --sponsor ICBC", "Huaxin Textiles")
        shell.does("party add --sponsor BOC", "Ningbo Cotton")
        shell.does("cash issue ICBC --by PBoC", "CNY 50000000.00")
        shell.does("clock set 2024-09-02 10:00")
    return folder


class Desk:
    """Who says it: `maker`, `checker`, `second` or `all`, each by a network file with these keys."""

    def __init__(self, shell: Shell) -> None:
        self.shell = shell

    def _by(self, who: str, words: str) -> str:
        return f"{words} --by ICBC --network {who}.toml"

    def does(self, who: str, words: str, *more: str) -> str:
        return self.shell.does(self._by(who, words), *more)

    def fails(self, who: str, words: str, *more: str) -> str:
        return self.shell.fails(self._by(who, words), *more)

    def read(self, who: str, words: str, *more: str) -> object:
        return self.shell.read(self._by(who, words), *more)

    def waits(self, who: str, words: str, *more: str) -> str:
        """Exit code 3, and one line of why."""
        result = self.shell.run(self._by(who, words), *more)
        assert (result.exit_code, result.stdout) == (3, ""), result
        return result.stderr.removeprefix("usance: ").strip()

    def pays(self, who: str = "maker", amount: str = "CNY 100.00", *more: str) -> str:
        return self.waits(who, "cash transfer BOC", amount, *more)


@pytest.fixture
def desk(opened: Path, tmp_path: Path) -> Iterator[Desk]:
    with _working_in(_copy(opened, tmp_path)) as shell:
        yield Desk(shell)


def test_a_party_with_one_key_has_no_desk(desk: Desk) -> None:
    for words in ("inbox", "release 1", "reject 1", "keys list", "keys threshold 2"):
        said = desk.shell.fails(f"desk {words} --by BOC")
        assert said == "BOC acts by one key, and not by a desk"


@pytest.mark.parametrize("words", ["show 9", "release 9", "reject 9", "hand-over 9"])
def test_an_operation_that_there_is_not_is_told(desk: Desk, words: str) -> None:
    assert desk.fails("checker", f"desk {words}") == "there is no operation 9 in this workspace"


def test_a_maker_alone_moves_nothing(desk: Desk) -> None:
    waiting = "operation 4 is waiting for release: 1 of 2 pairs of eyes have seen it"
    assert desk.pays() == waiting
    assert desk.waits("maker", "desk release 4") == waiting
    assert "needed: 2 pairs of eyes to reject it" in desk.fails("maker", "desk reject 4")
    assert desk.shell.cash("BOC") == "0.00"


def test_a_maker_without_a_checker_is_told_so_in_json(desk: Desk) -> None:
    result = desk.shell.run("cash transfer BOC --by ICBC --network maker.toml --json", "CNY 100.00")
    told = json.loads(result.stderr)
    assert (result.exit_code, told["error"]) == (3, "WaitingForRelease")
    assert {name: told["fields"][name] for name in ("number", "given", "needed")} == {
        "number": 4,
        "given": 1,
        "needed": 2,
    }


def test_a_checker_alone_proposes_nothing(desk: Desk) -> None:
    assert "a maker's key" in desk.fails("checker", "cash transfer BOC", "CNY 100.00")


def test_what_waits_is_seen(desk: Desk) -> None:
    assert desk.does("checker", "desk inbox").splitlines() == ["no.  state  what  amount  seen by  turn  expires"]
    desk.pays()
    line = desk.does("checker", "desk inbox").splitlines()[1].split()
    assert line == ["4", "waiting", "Cash.transfer", "CNY", "100.00", "1", "of", "2", "3", "2024-09-03", "10:00"]
    shown = desk.does("checker", "desk show 4")
    assert "CNY 100.00" in shown
    assert f"1 of 2: {address(MAKER)}" in shown
    assert str(desk.read("checker", "desk show 4")).count("waiting") == 1


def test_a_checker_releases(desk: Desk) -> None:
    desk.pays()
    before = desk.shell.fingerprint()
    would = "would be done by ICBC: release operation 4\n"
    assert desk.does("checker", "desk release 4 --dry-run") == would
    assert desk.shell.fingerprint() == before
    assert desk.does("checker", "desk release 4") == "released: operation 4, Cash.transfer of CNY 100.00, is released\n"
    assert desk.shell.cash("BOC") == "100.00"
    assert len(desk.does("checker", "desk inbox").splitlines()) == 1
    assert "released" in desk.does("checker", "desk inbox --all")


def test_a_payment_under_a_key_is_found_again(desk: Desk) -> None:
    desk.pays("maker", "CNY 100.00", "--key", "rent")
    desk.does("checker", "desk release 4")
    assert (
        desk.does("maker", "cash transfer BOC", "CNY 100.00", "--key", "rent")
        == "paid: ICBC has CNY 49,999,900.00 left\n"
    )
    assert desk.shell.cash("BOC") == "100.00"


def test_with_all_keys_nothing_waits(desk: Desk) -> None:
    assert desk.does("all", "cash transfer BOC", "CNY 3000000.00") == "paid: ICBC has CNY 47,000,000.00 left\n"
    assert desk.does("all", "desk inbox").count("\n") == 1


def test_above_the_limit_another_checker_looks(desk: Desk) -> None:
    desk.pays("maker", "CNY 2000000.01")
    assert desk.waits("checker", "desk release 4").endswith("2 of 3 pairs of eyes have seen it")
    assert desk.does("second", "desk release 4").endswith("is released\n")
    refused = desk.fails("all", "cash transfer BOC", "CNY 4000000.00")
    assert refused.endswith("(DailyLimitExceeded)")
    assert "CNY 3,999,999.99" in refused


def test_operations_go_in_their_order(desk: Desk) -> None:
    desk.pays("maker", "CNY 1.00")
    desk.pays("maker", "CNY 2.00")
    assert "release or reject that first" in desk.fails("checker", "desk release 5")
    assert "release or reject that first" in desk.fails("checker", "desk reject 5 --dry-run")
    desk.does("checker", "desk release 4")
    desk.does("checker", "desk release 5")
    assert desk.shell.cash("BOC") == "3.00"


def test_what_was_rejected_comes_to_nothing(desk: Desk) -> None:
    desk.pays()
    assert desk.does("checker", "desk reject 4 --dry-run") == "would be done by ICBC: reject operation 4\n"
    assert desk.does("checker", "desk reject 4").startswith("rejected: operation 4")
    assert desk.fails("checker", "desk release 4") == "operation 4 is not waiting: rejected"
    assert desk.shell.cash("BOC") == "0.00"


def test_what_has_expired_comes_to_nothing(desk: Desk) -> None:
    desk.pays()
    desk.shell.does("clock set 2024-09-04")
    assert desk.fails("checker", "desk release 4") == "operation 4 is not waiting: expired"
    assert desk.does("checker", "desk reject 4").startswith("rejected: operation 4")


def test_an_operation_is_handed_over_as_a_file(desk: Desk) -> None:
    desk.pays()
    file = desk.shell.folder / "operation.json"
    file.write_text(desk.does("maker", "desk hand-over 4"), encoding="utf-8")
    assert desk.does("checker", "desk take-in operation.json").startswith("taken in: operation 4, Cash.transfer")
    file.write_text("{}", encoding="utf-8")
    assert "not an operation of this desk" in desk.fails("checker", "desk take-in operation.json")
    assert "No such file" in desk.fails("checker", "desk take-in nothing.json")


def test_who_stands_at_the_desk_is_shown(desk: Desk) -> None:
    shown = desk.does("checker", "desk keys list")
    assert f"maker    {address(MAKER)}  no" in shown
    assert f"checker  {address(CHECKER)}  yes" in shown
    assert "CNY       CNY 2,000,000.00  CNY 6,000,000.00" in shown


def test_keys_are_added_removed_and_replaced(desk: Desk) -> None:
    fresh, passing = address(FRESH), address(FRESH + 1)
    assert desk.does("all", f"desk keys add {passing} checker") == f"added: checker {passing}\n"
    assert passing in desk.does("maker", "desk keys list")
    assert desk.does("all", f"desk keys remove {passing}") == f"removed: {passing}\n"
    assert passing not in desk.does("maker", "desk keys list")
    # A key that has left does not come back.
    assert desk.fails("all", f"desk keys add {passing} maker").endswith("(KeyInUse)")
    said = desk.does("all", f"desk keys replace {address(CHECKER)} {fresh}")
    assert said == f"replaced: {address(CHECKER)} by {fresh}\n"
    desk.pays()
    assert desk.fails("checker", "desk release 7").startswith(
        f"key {address(CHECKER)} has left the desk; needed: a checker's"
    )
    assert desk.does("second", "desk release 7").endswith("is released\n")


def test_keys_that_cannot_be_are_refused(desk: Desk) -> None:
    assert desk.fails("all", f"desk keys add {address(MAKER)} checker").endswith("(KeyInUse)")
    assert desk.fails("all", f"desk keys remove {address(FRESH)}").endswith("(KeyUnknown)")
    assert desk.fails("all", f"desk keys remove {address(MAKER)}").endswith("(KeysMissing)")
    assert desk.fails("all", "desk keys threshold 5").endswith("(BadThreshold)")
    assert "address" in desk.fails("all", "desk keys add nobody maker")


def test_threshold_and_limits_are_set(desk: Desk) -> None:
    assert desk.does("all", "desk keys threshold 3") == "set: 3 pairs of eyes see each operation\n"
    said = desk.does("all", "desk keys limits CNY", "--daily", "CNY 5.00")
    assert said == "set: the limits in CNY, single, daily: none, CNY 5.00\n"
    assert desk.fails("all", "cash transfer BOC", "CNY 5.01").endswith("(DailyLimitExceeded)")
    desk.does("all", "desk keys limits CNY")
    assert "CNY 5.00" not in desk.does("maker", "desk keys list")
