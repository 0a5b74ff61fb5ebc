"""Desks.checkTransaction

given a caller that is no desk
    it reverts with NotADesk
given an operation that is more than a plain call: another kind, or money of the chain
    it reverts with NotPlain
given an operation whose deadline is over
    it reverts with OperationExpired
given something that the desk says to itself
    when it is anything at all
        it reverts with NotForADesk: neither guard nor module nor owners are changed past it
    when it is nothing, with the signatures of a maker and a checker, or of two checkers
        it takes the turn of what it withdraws
given an operation that has the guard itself check another
    it reverts with NotForADesk: tests/guards/test_desk_attacks.py
given signatures that the Safe takes
    when one behind them is cut short
        it reverts with BadSignature
    when one is there twice
        it reverts with SignedTwice
    when one is a stranger's
        it reverts with KeyUnknown
    when none is a maker's
        it reverts with MakerMissing
    when two makers signed and no checker
        it reverts with CheckersMissing
    when one signed, as maker or as checker or both
        it is refused by the Safe
given an amount above the single limit
    when one checker has signed
        it reverts with CheckersMissing
    when two have
        it is carried out
given a desk with a limit, and a call that no amount bounds or that changes keys or limits
    when one checker has signed
        it reverts with CheckersMissing
given an amount above what is left of the day
    it reverts with DailyLimitExceeded
    it is carried out on the next day
given a ticket that was used
    it reverts with AlreadyReleased
given a call that the called contract refuses
    it reverts with that contract's own error
otherwise
    it is carried out once, whoever sends it
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests import defaults
from tests.contracts.four_eyes import (
    CHECKER,
    CHECKERS,
    MAKER,
    MAKERS,
    RELAYER,
    SECOND,
    STRANGER,
    Table,
)
from tests.people import NOBODY, Stage
from usance.accounts import KeyAccount, well_known
from usance.desks.operation import ticket_of


@pytest.fixture
def desk(stage: Stage) -> Table:
    return Table(stage)


def paying(desk: Table, amount: int = 100) -> tuple[str, str, int]:
    return "Cash:CNY.transfer", desk.stage.account("BOC").address, amount


def test_a_stranger_asks_in_vain(stage: Stage) -> None:
    nothing = [NOBODY, 0, b"", 0, 0, 2**64, 0, NOBODY, NOBODY, b"", NOBODY]
    account = stage.account("ICBC").address
    stage.refuses("NotADesk", "ICBC", "Desks.checkTransaction", *nothing, account=account)


@pytest.mark.parametrize("at", [1, 3, 4, 6, 7])
def test_a_desk_makes_plain_calls_and_pays_nobody_for_gas(desk: Table, at: int) -> None:
    operation = desk.operation(*paying(desk))
    arguments = operation.arguments(b"")[:-1]
    arguments[at] = {1: 1, 3: 1, 4: 1, 6: 1, 7: STRANGER.address}[at]
    digest = desk.ledger.call("Safe", "getTransactionHash", [*arguments, operation.nonce])
    assert isinstance(digest, bytes)
    signatures = b"".join(
        key.sign_digest(digest) for key in sorted((MAKER, CHECKER), key=lambda one: one.address.lower())
    )
    entry = desk.ledger.artifacts.contract("Safe").function("execTransaction")
    with pytest.raises(Exception, match="NotPlain"):
        desk.ledger.send(RELAYER, "Safe", "execTransaction", [*arguments, signatures], precheck=False)
    assert entry.name == "execTransaction"


def test_what_was_signed_is_not_released_after_its_deadline(desk: Table) -> None:
    operation = desk.operation(*paying(desk))
    desk.stage.chain.travel(operation.deadline + 1)
    desk.refuses("OperationExpired", operation, deadline=operation.deadline)


@pytest.mark.parametrize(
    ("function", "args"),
    [
        ("setGuard", [NOBODY]),
        ("enableModule", [STRANGER.address]),
        ("addOwnerWithThreshold", [STRANGER.address, 1]),
        ("changeThreshold", [1]),
        ("setFallbackHandler", [STRANGER.address]),
    ],
)
def test_a_desk_does_not_change_itself_past_its_guard(desk: Table, function: str, args: list[int | str]) -> None:
    entry = desk.ledger.artifacts.contract("Safe").function(function)
    operation = desk.plain(desk.address, entry.selector + entry.encode_inputs(args))
    desk.refuses("NotForADesk", operation, (MAKER, *CHECKERS), desk=desk.address, given="0x" + entry.selector.hex())


@pytest.mark.parametrize("by", [(MAKER, CHECKER), (CHECKER, SECOND)])
def test_nothing_takes_the_turn_of_what_is_withdrawn(desk: Table, by: tuple[KeyAccount, ...]) -> None:
    operation = desk.operation(*paying(desk))
    signatures = desk.signed(operation, (MAKER, CHECKER))
    desk.send(operation.withdrawal, desk.signed(operation.withdrawal, by))
    assert desk.turn == operation.nonce + 1
    desk.safe_refuses("GS026", operation, signatures)


def test_a_signature_that_is_cut_short_is_refused(desk: Table) -> None:
    operation = desk.operation(*paying(desk))
    desk.refuses_signed("BadSignature", operation, desk.signed(operation, (MAKER, CHECKER)) + b"\x01", place=2)


def test_a_signature_that_nobody_can_have_given_is_refused(desk: Table) -> None:
    operation = desk.operation(*paying(desk))
    desk.refuses_signed("BadSignature", operation, desk.signed(operation, (MAKER, CHECKER)) + bytes(65), place=2)


def test_nobody_counts_twice(desk: Table) -> None:
    operation = desk.operation(*paying(desk))
    signatures = desk.signed(operation, (MAKER, CHECKER))
    desk.refuses_signed("SignedTwice", operation, signatures + signatures[-65:])


def test_a_stranger_signs_in_vain(desk: Table) -> None:
    operation = desk.operation(*paying(desk))
    last = max(int(key.address, 16) for key in (MAKER, CHECKER))
    stranger = next(key for key in map(well_known, range(45, 64)) if int(key.address, 16) > last)
    signatures = desk.signed(operation, (MAKER, CHECKER)) + stranger.sign_digest(operation.digest)
    desk.refuses_signed("KeyUnknown", operation, signatures, desk=desk.address, key=stranger.address)


def test_who_checks_does_not_propose(desk: Table) -> None:
    desk.refuses("MakerMissing", desk.operation(*paying(desk)), CHECKERS, checkers=3)


def test_a_second_maker_checks_nothing(desk: Table) -> None:
    desk.refuses("CheckersMissing", desk.operation(*paying(desk)), MAKERS, given=1, needed=2)


@pytest.mark.parametrize("key", [MAKER, CHECKER])
def test_nobody_moves_anything_alone(desk: Table, key: KeyAccount) -> None:
    operation = desk.operation(*paying(desk))
    alone = key.sign_digest(operation.digest)
    with desk.stage.unchanged():
        desk.safe_refuses("GS020", operation, alone)
        desk.safe_refuses("GS026", operation, alone + alone)
        desk.safe_refuses("GS026", operation, alone + STRANGER.sign_digest(operation.digest))


def test_the_sender_of_a_transaction_has_not_signed_by_it(desk: Table) -> None:
    """A Safe takes its sender's word for a signature; the guard does not."""
    operation = desk.operation(*paying(desk))
    word = bytes(12) + bytes.fromhex(CHECKER.address[2:]) + bytes(32) + b"\x01"
    both = sorted(
        [(MAKER.address, MAKER.sign_digest(operation.digest)), (CHECKER.address, word)], key=lambda one: one[0].lower()
    )
    arguments = operation.arguments(b"".join(signature for _, signature in both))
    with pytest.raises(Exception, match="BadSignature"):
        desk.ledger.send(CHECKER, "Safe", "execTransaction", arguments, precheck=False)


def test_above_the_limit_another_checker_looks(stage: Stage) -> None:
    desk = Table(stage, limits=[(b"CNY", 1_000, 0)])
    desk.released(*paying(desk, 1_000))
    operation = desk.operation(*paying(desk, 1_001))
    desk.refuses("CheckersMissing", operation, given=2, needed=3)
    desk.refuses("CheckersMissing", operation, (*MAKERS, CHECKER), given=2, needed=3)
    desk.released(*paying(desk, 1_001), by=(MAKER, CHECKER, SECOND))


def test_those_whom_a_limit_binds_do_not_get_around_it(stage: Stage) -> None:
    desk = Table(stage, limits=[(b"CNY", 1_000, 0)])
    for way in (
        ("Desks.setLimit", b"CNY", 0, 0),
        ("Desks.addKey", STRANGER.address, 2),
        ("Desks.replaceKey", SECOND.address, STRANGER.address),
        ("Membership.rotateAccount", STRANGER.address),
        ("Claims.setApprovalForAll", STRANGER.address, True),
    ):
        desk.refuses("CheckersMissing", desk.operation(*way), given=2, needed=3)


def test_a_day_takes_no_more_than_its_limit(stage: Stage) -> None:
    desk = Table(stage, limits=[(b"CNY", 0, 1_000)])
    desk.released(*paying(desk, 600))
    desk.refuses("DailyLimitExceeded", desk.operation(*paying(desk, 401)), desk=desk.address, given=401, left=400)
    desk.released(*paying(desk, 400))
    desk.refuses("DailyLimitExceeded", desk.operation(*paying(desk, 1)), given=1, left=0)
    stage.on("2024-09-03")
    desk.released(*paying(desk, 1_000))


def test_what_was_refused_counts_for_nothing(stage: Stage) -> None:
    desk = Table(stage, limits=[(b"CNY", 0, 10**12)])
    have = stage.cash_at(desk.address)
    desk.refuses("ERC20InsufficientBalance", desk.operation(*paying(desk, have + 1)))
    assert stage.ask("Desks.releasedToday", desk.address, b"CNY") == 0


def test_what_bears_one_ticket_is_released_once(desk: Table) -> None:
    ticket = ticket_of(desk.stage.chain.chain_id, desk.address, "salaries of September")
    first = replace(desk.operation(*paying(desk)), ticket=ticket)
    receipt = desk.send(first, desk.signed(first, (MAKER, CHECKER)))
    released = {"desk": desk.address, "ticket": ticket, "said": first.said}
    assert receipt.only("OperationReleased").args == released
    again = replace(desk.operation(*paying(desk)), ticket=ticket)
    desk.refuses("AlreadyReleased", again, desk=desk.address, ticket=ticket)


def test_the_refusal_of_the_called_contract_comes_through(desk: Table) -> None:
    desk.refuses("UnknownCredit", desk.operation("Credits.advise", 1 << 32 | 7))


def test_an_operation_is_carried_out_once_whoever_sends_it(desk: Table) -> None:
    before = desk.stage.cash("BOC")
    operation = desk.operation(*paying(desk, 250))
    signatures = desk.signed(operation, (MAKER, CHECKER))
    desk.send(operation, signatures)
    assert desk.stage.cash("BOC") == before + 250
    desk.safe_refuses("GS026", operation, signatures)
    assert desk.stage.cash("BOC") == before + 250


def test_operations_go_in_their_order(desk: Table) -> None:
    first = desk.operation(*paying(desk, 1))
    second = desk.later(desk.operation(*paying(desk, 2)), 1)
    signatures = desk.signed(second, (MAKER, CHECKER))
    desk.safe_refuses("GS026", second, signatures)
    desk.send(first, desk.signed(first, (MAKER, CHECKER)))
    desk.send(second, signatures)


def test_a_credit_is_issued_by_four_eyes(desk: Table) -> None:
    terms = defaults.terms(desk.stage._parties)
    receipt = desk.released("Credits.issue", terms)
    assert receipt.only("CreditIssued").args["id"] == desk.stage.party("ICBC") << 32 | 1
