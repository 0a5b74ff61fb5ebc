"""A desk attacked: what one key alone, two makers, a stranger or a called contract try, and what comes of it

given signatures of another form than a key's own over this very operation
    contract signatures, hashes approved before, eth_sign, malleable ones and those in another order release nothing
given a signed operation sent to another desk or chain, at another turn, or with anything changed
    it is refused
given a desk that is called by anybody, or calls its guard or itself with odd calldata
    nothing is opened, recorded or changed
given a key that has left
    it does not come back, neither in the other role nor in its own, and what it signed stays worth nothing
given a contract that asks a desk for a signature, or votes or permits in its name
    a desk has signed nothing
given a desk that is no party yet, or a limit in a currency that there is not
    its keys can be changed and its operations withdrawn
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

import pytest
from eth_utils.crypto import keccak

from tests import defaults
from tests.contracts.acts import terms
from tests.contracts.dealings import clauses
from tests.contracts.four_eyes import (
    CHECKER,
    CHECKERS,
    CHECKS,
    MAKER,
    MAKERS,
    MAKES,
    RELAYER,
    SECOND,
    STRANGER,
    THIRD,
    Table,
    opening,
)
from tests.market import CLAIM, offer_terms, quote_terms, quoted, released
from tests.people import NOBODY, Stage
from usance.accounts import KeyAccount, well_known
from usance.artifacts import enum
from usance.desks import Operation
from usance.desks.operation import ticket_of
from usance.errors import ExecutionFailed, Refusal, RevertedWithoutReason, RevertedWithText

ORDER = 0xFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFEBAAEDCE6AF48A03BBFD25E8CD0364141
"""Of the curve: for each signature (r, s) there is another, (r, ORDER - s)."""
WORD = bytes(12)


@pytest.fixture
def desk(stage: Stage) -> Table:
    return Table(stage)


def payment(desk: Table, amount: int = 100) -> Operation:
    return desk.operation("Cash:CNY.transfer", desk.stage.account("BOC").address, amount)


def in_order(*signed: tuple[KeyAccount, bytes]) -> bytes:
    return b"".join(signature for _, signature in sorted(signed, key=lambda one: int(one[0].address, 16)))


def nothing_moves(desk: Table, operation: Operation, signatures: bytes, *, by: KeyAccount = RELAYER) -> None:
    turn, cash = desk.turn, desk.stage.cash_at(desk.address)
    with pytest.raises((Refusal, ExecutionFailed)):
        desk.ledger.send(by, "Safe", "execTransaction", operation.arguments(signatures), gas=3_000_000, precheck=False)
    assert (desk.turn, desk.stage.cash_at(desk.address)) == (turn, cash)


# Signatures


def malleable(signature: bytes) -> bytes:
    s = ORDER - int.from_bytes(signature[32:64])
    return signature[:32] + s.to_bytes(32) + bytes([27 + 28 - signature[64]])


def of_a_contract(signature: bytes) -> bytes:
    return WORD + bytes.fromhex(CHECKER.address[2:]) + (130).to_bytes(32) + b"\0"


def approved_before(signature: bytes) -> bytes:
    return WORD + bytes.fromhex(CHECKER.address[2:]) + bytes(32) + b"\1"


def by_eth_sign(signature: bytes) -> bytes:
    return signature[:64] + bytes([signature[64] + 4])


def with_a_low_v(signature: bytes) -> bytes:
    return signature[:64] + bytes([signature[64] - 27])


@pytest.mark.parametrize("form", [malleable, of_a_contract, approved_before, by_eth_sign, with_a_low_v])
def test_no_other_form_of_a_signature_counts(desk: Table, form: Callable[[bytes], bytes]) -> None:
    operation = payment(desk)
    desk.ledger.send(CHECKER, "Safe", "approveHash", [operation.digest], precheck=False)
    other = form(CHECKER.sign_digest(operation.digest))
    nothing_moves(desk, operation, in_order((MAKER, MAKER.sign_digest(operation.digest)), (CHECKER, other)), by=CHECKER)


def test_what_is_signed_the_way_wallets_sign_messages_is_not_signed(desk: Table) -> None:
    """The Safe takes it for v above 30; the guard does not."""
    operation = payment(desk)
    message = keccak(b"\x19Ethereum Signed Message:\n32" + operation.digest)
    by_wallet = by_eth_sign(CHECKER.sign_digest(message))
    signatures = in_order((MAKER, MAKER.sign_digest(operation.digest)), (CHECKER, by_wallet))
    desk.refuses_signed("BadSignature", operation, signatures)


def test_a_malleable_signature_behind_the_others_does_not_count_twice(stage: Stage) -> None:
    desk = Table(stage, limits=[(b"CNY", 10, 0)])
    operation = payment(desk)
    ordered = sorted((MAKER, CHECKER), key=lambda key: int(key.address, 16))
    signed = [key.sign_digest(operation.digest) for key in ordered]
    for again in (signed[1], malleable(signed[1])):
        nothing_moves(desk, operation, b"".join((*signed, again)))


def test_signatures_in_another_order_release_nothing(desk: Table) -> None:
    operation = payment(desk)
    signed = desk.signed(operation, (MAKER, CHECKER, SECOND))
    parts = [signed[at : at + 65] for at in (0, 65, 130)]
    for order in ((1, 0, 2), (0, 2, 1), (2, 1, 0)):
        nothing_moves(desk, operation, b"".join(parts[at] for at in order))
    for padding in (b"\0", bytes(64), bytes(65)):
        nothing_moves(desk, operation, signed + padding)


@pytest.mark.parametrize("by", [(), (MAKER,), (CHECKER,), MAKERS, CHECKERS, (STRANGER, RELAYER), (MAKER, STRANGER)])
def test_only_a_maker_and_a_checker_release(desk: Table, by: Sequence[KeyAccount]) -> None:
    operation = payment(desk)
    nothing_moves(desk, operation, desk.signed(operation, by))


# Replays


def test_what_was_signed_for_one_desk_is_nothing_at_another_of_the_same_keys(desk: Table) -> None:
    other = Table(desk.stage, of="BOC")
    operation = other.operation("Cash:CNY.transfer", desk.stage.account("ABC").address, 1)
    signatures = other.signed(operation, (MAKER, CHECKER))
    nothing_moves(desk, replace(operation, desk=desk.address), signatures)
    other.send(operation, signatures)


@pytest.mark.parametrize("change", ["chain_id", "nonce", "deadline", "to", "data", "ticket"])
def test_nothing_of_what_was_signed_can_be_changed(desk: Table, change: str) -> None:
    operation = payment(desk)
    changes = {
        "chain_id": operation.chain_id + 1,
        "nonce": operation.nonce + 1,
        "deadline": operation.deadline + 1,
        "to": desk.stage.address["Cash:USD"],
        "data": operation.data[:-1] + b"\xff",
        "ticket": STRANGER.address,
    }
    signed_for = replace(operation, **{change: changes[change]})
    nothing_moves(desk, operation, desk.signed(signed_for, (MAKER, CHECKER)))


# The guard, called


def test_an_operation_that_only_asks_the_guard_is_refused(desk: Table) -> None:
    """Two checkers could otherwise have a payment recorded as released, under its ticket, that nobody carries out."""
    ticket = ticket_of(desk.stage.chain.chain_id, desk.address, "rent")
    paid = replace(payment(desk), ticket=ticket)
    signed = desk.signed(paid, (MAKER, CHECKER))
    asked = [paid.to, 0, paid.data, 0, 0, paid.deadline, 0, NOBODY, ticket, signed, NOBODY]
    asking = desk.operation("Desks.checkTransaction", *asked)
    desk.refuses("NotForADesk", asking, (CHECKER, SECOND), desk=desk.stage.address["Desks"])
    assert desk.stage.ask("Desks.isReleased", desk.address, ticket) is False


@pytest.mark.parametrize("said", [b"\x01", b"\x0d\x58\x2f", b"\xff" * 4, bytes(4), bytes(100)])
def test_a_desk_says_nothing_odd_to_itself_or_to_its_guard(desk: Table, said: bytes) -> None:
    operation = desk.plain(desk.address, said)
    desk.refuses("NotForADesk", operation, (MAKER, *CHECKERS), desk=desk.address)
    nothing_moves(desk, desk.plain(desk.stage.address["Desks"], said), desk.signed(operation, (MAKER, *CHECKERS)))


def test_nobody_moves_a_desk_as_a_module(desk: Table) -> None:
    way = ["execTransactionFromModule", "execTransactionFromModuleReturnData"]
    to, data = desk.call("Cash:CNY.transfer", STRANGER.address, 1)
    for key in (MAKER, CHECKER, STRANGER):
        for function in way:
            with pytest.raises(RevertedWithText, match="GS104"):
                desk.ledger.send(key, "Safe", function, [to, 0, data, 0], precheck=False)


def test_what_a_safe_simulates_comes_to_nothing(desk: Table) -> None:
    """Anybody may have a Safe run any code as its own, and all of it is undone."""
    for said in (b"", bytes.fromhex("affed0e0")):
        with pytest.raises(ExecutionFailed):
            desk.ledger.send(STRANGER, "Safe", "simulateAndRevert", [desk.stage.address["Safe"], said], precheck=False)


def test_nobody_calls_what_only_a_desk_may_call(desk: Table) -> None:
    stage = desk.stage
    stage._accounts["a maker"] = MAKER
    for function, args in (
        ("addKey", (STRANGER.address, CHECKS)),
        ("removeKey", (CHECKER.address,)),
        ("replaceKey", (CHECKER.address, STRANGER.address)),
        ("setThreshold", (2,)),
        ("setLimit", (b"CNY", 0, 0)),
    ):
        stage.refuses("NotADesk", "a maker", f"Desks.{function}", *args, account=MAKER.address)


def test_one_desk_does_not_change_the_keys_of_another(desk: Table) -> None:
    """Who calls is the desk that is changed: there is no argument to name another."""
    other = Table(desk.stage, of="BOC")
    desk.released("Desks.addKey", STRANGER.address, CHECKS)
    assert desk.stage.ask("Desks.roleOf", other.address, STRANGER.address) == 0
    operation = payment(other, 1)
    other.safe_refuses("GS026", operation, other.signed(operation, (MAKER, STRANGER)))


def test_the_singleton_and_a_safe_of_somebodys_own_are_no_desks(stage: Stage) -> None:
    with pytest.raises(ExecutionFailed, match="GS200"):
        stage.do("ICBC", "Safe.setup", [MAKER.address], 1, NOBODY, b"", NOBODY, NOBODY, 0, NOBODY)
    with pytest.raises(Refusal, match="NotADesk"):
        stage.ask("Desks.sizeOf", stage.address["Safe"])


def test_who_opens_the_same_desk_first_opens_no_other(stage: Stage) -> None:
    """Its address follows from keys, threshold and limits: a stranger can open it, and has nothing of it."""
    where = stage.ask("Desks.open", *opening(), who="ICBC")
    stranger = stage.stranger()
    receipt = stage.do(stranger, "Desks.open", *opening())
    desk = receipt.only("DeskOpened").args["desk"]
    assert desk == where
    assert stage.ask("Desks.roleOf", desk, stage.account(stranger).address) == 0
    other = stage.do("ICBC", "Desks.open", *opening(threshold=3)).only("DeskOpened").args["desk"]
    assert other != desk


# Keys


@pytest.mark.parametrize(("key", "role"), [(MAKERS[1], CHECKS), (MAKERS[1], MAKES), (SECOND, MAKES), (SECOND, CHECKS)])
def test_a_key_that_has_left_does_not_come_back(desk: Table, key: KeyAccount, role: int) -> None:
    """A maker's signature would count as a checker's: the other maker alone could release what both had proposed."""
    waiting = desk.later(payment(desk), 2)
    signed = desk.signed(waiting, (MAKER, key))
    desk.released("Desks.removeKey", key.address)
    desk.refuses("KeyInUse", desk.operation("Desks.addKey", key.address, role), key=key.address)
    replacing = desk.operation("Desks.replaceKey", THIRD.address, key.address)
    desk.refuses("KeyInUse", replacing, key=key.address)
    desk.released("Cash:CNY.transfer", desk.stage.account("BOC").address, 1)
    desk.safe_refuses("GS026", waiting, signed)


def test_a_key_that_has_left_signs_in_vain_behind_the_others(desk: Table) -> None:
    last = max((*MAKERS, *CHECKERS), key=lambda key: int(key.address, 16))
    others = [key for key in (MAKER, MAKERS[1], CHECKER, SECOND) if key != last]
    maker, checker = others[0], next(key for key in others if key in CHECKERS)
    desk.released("Desks.removeKey", last.address, by=(maker, checker))
    operation = payment(desk)
    signed = desk.signed(operation, (maker, checker, last))
    desk.refuses_signed("KeyUnknown", operation, signed, key=last.address)


def test_a_lower_threshold_releases_nothing_that_one_key_signed(stage: Stage) -> None:
    desk = Table(stage)
    desk.released("Desks.setThreshold", 3)
    waiting = desk.later(payment(desk), 1)
    desk.released("Desks.setThreshold", 2, by=(MAKER, CHECKER, SECOND))
    nothing_moves(desk, waiting, desk.signed(waiting, (MAKER,)))
    nothing_moves(desk, waiting, desk.signed(waiting, MAKERS))
    desk.send(waiting, desk.signed(waiting, (MAKER, CHECKER)))


def test_a_higher_threshold_holds_for_what_was_signed_before(desk: Table) -> None:
    waiting = desk.later(payment(desk), 1)
    signed = desk.signed(waiting, (MAKER, CHECKER))
    desk.released("Desks.setThreshold", 3)
    desk.safe_refuses("GS020", waiting, signed)


def test_a_desk_of_sixteen_keys_changes_them(stage: Stage) -> None:
    more = tuple(well_known(index) for index in range(20, 34))
    desk = Table(stage, of=None, makers=MAKERS[:1], checkers=(CHECKER, *more))
    desk.refuses("TooManyKeys", desk.operation("Desks.addKey", STRANGER.address, CHECKS), given=17)
    for old, new in ((more[0], STRANGER), (more[-1], well_known(34))):
        desk.released("Desks.replaceKey", old.address, new.address)
    operation = desk.operation("Desks.setThreshold", 16)
    signers = (MAKERS[0], CHECKER, *more[1:-1], STRANGER, well_known(34))
    assert len(signers) == 16
    desk.send(operation, desk.signed(operation, signers))
    assert desk.ledger.call("Safe", "getThreshold") == 16


# What a desk has signed, for others


def test_a_desk_has_signed_nothing_for_other_contracts(desk: Table) -> None:
    """Without a handler it answers no question of ERC-1271, so nothing permits or votes in its name."""
    question = bytes.fromhex("1626ba7e") + bytes(32) + (64).to_bytes(32) + bytes(32)
    answer = desk.stage.chain.call(desk.address, question, sender=NOBODY, gas=1_000_000)
    assert answer == b""


def test_no_claim_is_pushed_onto_a_desk_by_a_hook(stage: Stage) -> None:
    """It has no receiver: claims come by transferFrom and by sale, and nothing of its is run when they do."""
    desk, claim = Table(stage), CLAIM
    boc = stage.account("BOC").address
    safely = "Claims.safeTransferFrom(address,address,uint256)"
    with pytest.raises(RevertedWithoutReason):
        stage.do("BOC", safely, boc, desk.address, claim)
    stage.do("BOC", "Claims.transferFrom", boc, desk.address, claim)


# Where there is little


def test_a_desk_that_is_no_party_yet_changes_its_keys_and_withdraws(stage: Stage) -> None:
    desk = Table(stage, of=None, limits=[(b"CNY", 10, 1_000)])
    desk.refuses("UnknownParty", payment(desk, 1))
    desk.released("Desks.addKey", STRANGER.address, CHECKS, by=(MAKER, CHECKER, SECOND))
    withdrawal = payment(desk).withdrawal
    desk.send(withdrawal, desk.signed(withdrawal, (CHECKER, SECOND)))
    assert desk.turn == 2


def test_a_day_ends_at_midnight_of_the_banks_place(stage: Stage) -> None:
    desk = Table(stage, limits=[(b"CNY", 0, 100)])
    stage.on(date(2024, 9, 2), "23:59")
    desk.released("Cash:CNY.transfer", stage.account("BOC").address, 100)
    desk.refuses("DailyLimitExceeded", payment(desk, 1), left=0)
    stage.on(date(2024, 9, 3), "00:00")
    desk.released("Cash:CNY.transfer", stage.account("BOC").address, 100)
    desk.refuses("DailyLimitExceeded", payment(desk, 1), left=0)


@pytest.mark.parametrize("amount", [2**128, 2**128 + 5, 2**255, 2**256 - 2, 2**256 - 1])
def test_amounts_beyond_all_bounds_get_around_no_limit(stage: Stage, amount: int) -> None:
    single, daily = (
        Table(stage, of=bank, limits=[limit]) for bank, limit in (("ICBC", (b"CNY", 9, 0)), ("BOC", (b"CNY", 0, 9)))
    )
    spender = stage.account("ABC").address
    single.refuses("CheckersMissing", single.operation("Cash:CNY.approve", spender, amount), given=2, needed=3)
    daily.refuses("DailyLimitExceeded", daily.operation("Cash:CNY.approve", spender, amount), given=amount, left=9)


def test_whoever_sends_it_with_little_gas_gets_around_no_limit(stage: Stage) -> None:
    """What kind of cash it is is asked so that no answer is none: short of gas, the whole of it fails."""
    desk = Table(stage, limits=[(b"CNY", 10, 0)])
    operation = payment(desk)
    execute = stage.ledger.artifacts.contract("Safe").function("execTransaction")
    said = execute.selector + execute.encode_inputs(operation.arguments(desk.signed(operation, (MAKER, CHECKER))))
    for gas in range(70_000, 130_000, 2_111):
        with pytest.raises(ExecutionFailed):
            stage.chain.call(desk.address, said, sender=RELAYER.address, gas=gas)


def test_what_does_not_follow_the_encoding_is_not_counted_as_less(stage: Stage) -> None:
    """Behind the arguments there may be anything; dirty words before them are refused by all alike."""
    desk = Table(stage, limits=[(b"CNY", 10, 0)])
    to, data = desk.call("Cash:CNY.transfer", stage.account("BOC").address, 100)
    desk.refuses("CheckersMissing", desk.plain(to, data + bytes(64)), given=2, needed=3)
    for odd in (data[:-1], data[:4] + b"\xff" + data[5:], data[:3]):
        nothing_moves(desk, operation := desk.plain(to, odd), desk.signed(operation, (MAKER, CHECKER)))


def test_clauses_encoded_elsewhere_are_counted_where_the_credit_reads_them(stage: Stage) -> None:
    """The tail of issueWithClauses may lie anywhere: whoever points past a harmless one is counted by the one meant."""
    desk = Table(stage, limits=[(b"CNY", defaults.AMOUNT, 0)])
    issue, given = "Credits.issueWithClauses", terms(stage)
    to, plain = desk.call(issue, given, clauses())
    _, revolving = desk.call(issue, given, clauses(drawings=enum("DrawingKind")["RevolvingByValue"], times=1))
    head = 4 + 22 * 32
    offset = int.from_bytes(plain[head - 32 : head])
    assert offset == 22 * 32
    tail = plain[head:]
    odd = plain[: head - 32] + (offset + len(tail)).to_bytes(32) + tail + revolving[head:]
    desk.refuses("CheckersMissing", desk.plain(to, odd), given=2, needed=3)
    operation = desk.plain(to, odd)
    desk.send(operation, desk.signed(operation, (MAKER, CHECKER, SECOND)))


# Ways around a limit


def test_no_purchase_gets_around_a_limit(stage: Stage) -> None:
    """A quote binds the buyer, and the seller alone can settle it; what DigitalLeg may draw opens with no limit."""
    listing = released(stage, CLAIM)
    desk = Table(stage, of="ABC", limits=[(b"CNY", 1_000, 0)])
    for way in (("Forfaiting.quote", listing, quote_terms()), ("Funding.offer", offer_terms())):
        desk.refuses("CheckersMissing", desk.operation(*way), given=2, needed=3)
        desk.released(*way, by=(MAKER, CHECKER, SECOND))


def test_no_claim_is_sold_for_next_to_nothing_by_two(stage: Stage) -> None:
    quote = quoted(stage, released(stage, CLAIM), rate=1_000_000)
    desk = Table(stage, of="BOC", limits=[(b"CNY", 1_000, 0)])
    desk.refuses("CheckersMissing", desk.operation("Forfaiting.take", quote), given=2, needed=3)


def test_what_two_find_complying_is_not_enforced_against_a_limit(stage: Stage) -> None:
    """Anyone enforces what was found complying: the limit stands before the bank is bound, not only where it pays."""
    presentation = stage.present(stage.credit())
    desk = Table(stage, limits=[(b"CNY", 1_000, 0)])
    desk.refuses("CheckersMissing", desk.operation("Presentations.comply", presentation), given=2, needed=3)
    desk.released("Presentations.comply", presentation, by=(MAKER, CHECKER, SECOND))


def test_refusing_documents_takes_no_more_eyes(stage: Stage) -> None:
    """Within its five days a bank can always say no, whatever its day has taken."""
    presentation = stage.present(stage.credit())
    desk = Table(stage, limits=[(b"CNY", 1, 1)])
    desk.refuses("DailyLimitExceeded", desk.operation("Presentations.comply", presentation), left=1)
    desk.released("Presentations.refuse", presentation, 1, defaults.root(), defaults.HOLD)
