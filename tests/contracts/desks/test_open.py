"""Desks.open

given no maker, or no checker
    it reverts with KeysMissing: nobody sees what he does himself
given a threshold below 2, or above what a maker and all checkers are, or with a limit one checker less
    it reverts with BadThreshold
given more than 16 keys
    it reverts with TooManyKeys
given a key that is there twice, or as maker and as checker
    it reverts with KeyInUse
given the same keys and salt once more
    it reverts: their desk is there
otherwise
    it makes a Safe of these owners, with this threshold, under this guard, and tells of it with DeskOpened
    it keeps the limits, and tells of each with DeskLimitSet
    it leaves nobody a way to set the Safe up again
"""

from __future__ import annotations

import pytest

from tests.contracts.four_eyes import CHECKER, CHECKERS, CHECKS, MAKER, MAKERS, MAKES, Table, addresses, opening
from tests.people import Stage
from usance.accounts import well_known
from usance.errors import ExecutionFailed


def test_a_desk_without_a_maker_or_a_checker_is_no_desk(stage: Stage) -> None:
    stage.refuses("KeysMissing", "ICBC", "Desks.open", *opening(makers=()), makers=0, checkers=3)
    stage.refuses("KeysMissing", "ICBC", "Desks.open", *opening(checkers=()), makers=2, checkers=0)


@pytest.mark.parametrize("threshold", [0, 1, 5])
def test_two_pairs_of_eyes_at_least_and_no_more_than_there_are(stage: Stage, threshold: int) -> None:
    arguments = opening(threshold=threshold)
    stage.refuses("BadThreshold", "ICBC", "Desks.open", *arguments, given=threshold, least=2, most=4)


def test_a_limit_needs_a_checker_more_than_the_threshold(stage: Stage) -> None:
    arguments = opening(threshold=4, limits=[(b"CNY", 0, 1)])
    stage.refuses("BadThreshold", "ICBC", "Desks.open", *arguments, given=4, least=2, most=3)


def test_no_more_than_sixteen_stand_at_a_desk(stage: Stage) -> None:
    others = [well_known(index) for index in range(20, 35)]
    stage.refuses("TooManyKeys", "ICBC", "Desks.open", *opening(checkers=others), given=17, most=16)


def test_a_key_stands_at_a_desk_once(stage: Stage) -> None:
    stage.refuses("KeyInUse", "ICBC", "Desks.open", *opening(makers=(MAKER, MAKER)), key=MAKER.address)
    stage.refuses("KeyInUse", "ICBC", "Desks.open", *opening(checkers=(CHECKER, MAKER)), key=MAKER.address)


def test_the_same_desk_is_opened_once(stage: Stage) -> None:
    Table(stage, of=None)
    with pytest.raises(ExecutionFailed):
        stage.do("ICBC", "Desks.open", *opening())
    stage.do("ICBC", "Desks.open", *opening(salt=1))


def test_a_desk_is_a_safe_under_this_guard(stage: Stage) -> None:
    limits = [(b"CNY", 1_000, 5_000)]
    receipt = stage.do("ICBC", "Desks.open", *opening(threshold=3, limits=limits))
    opened = receipt.only("DeskOpened").args
    desk = str(opened["desk"])
    assert opened == {
        "desk": desk,
        "makers": tuple(addresses(MAKERS)),
        "checkers": tuple(addresses(CHECKERS)),
        "threshold": 3,
    }
    limit = receipt.only("DeskLimitSet").args
    assert limit == {"desk": desk, "currency": b"CNY", "single": 1_000, "daily": 5_000}
    safe = stage.ledger.at({"Safe": desk})
    assert safe.call("Safe", "getOwners") == tuple(addresses(MAKERS + CHECKERS))
    assert safe.call("Safe", "getThreshold") == 3
    assert safe.call("Safe", "isModuleEnabled", [stage.address["Desks"]]) is True
    assert receipt.only("ChangedGuard").args["guard"] == stage.address["Desks"]
    roles = [stage.ask("Desks.roleOf", desk, key) for key in addresses(MAKERS + CHECKERS)]
    assert roles == [MAKES] * 2 + [CHECKS] * 3
    assert stage.ask("Desks.sizeOf", desk) == {"threshold": 3, "makers": 2, "checkers": 3, "limited": 1}


def test_a_desk_that_is_open_is_not_set_up_again(stage: Stage) -> None:
    desk = Table(stage, of=None)
    nobody = "0x" + "00" * 20
    with pytest.raises(ExecutionFailed, match="GS200"):
        arguments = [[MAKER.address], 1, nobody, b"", nobody, nobody, 0, nobody]
        desk.ledger.send(MAKER, "Safe", "setup", arguments, precheck=False)
