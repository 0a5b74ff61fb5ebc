"""A maker proposes, a checker releases: in one workspace at once, in two by what is handed over."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from contextlib import suppress
from datetime import date, time

import pytest

from tests.client.desks.workspaces import (
    ALL,
    CHECKER,
    MAKER,
    OTHER_MAKER,
    SECOND,
    THIRD,
    House,
    address,
    handed,
)
from tests.client.nouns.lives import Life, terms
from usance import errors
from usance.amendments import Changes
from usance.desks import BadOperation
from usance.errors import DeskKeyMissing, KeyNotOfDesk, NotWaiting, OutOfTurn, WaitingForRelease
from usance.money import Money
from usance.platform import Desk

PAID = "CNY 100.00"


def cash(house: House, bank: str = "BOC") -> Money:
    return house.platform.desk(bank).cash()


def proposed(desk: Desk, amount: str = PAID, *, key: str | None = "rent") -> int:
    """A payment to BOC that waits; its number in the inbox."""
    with pytest.raises(WaitingForRelease) as waiting:
        desk.transfer_cash("BOC", amount, key=key)
    return waiting.value.number


# One workspace


def test_with_both_keys_a_write_is_done_at_once(house: House) -> None:
    platform = house.workspace(MAKER, CHECKER)
    claim = Life(platform).honoured()
    assert (claim.status, claim.owner, claim.face) == ("Paid", "BOC", Money.parse("CNY 1000000.00"))
    assert {one.state for one in platform.bank("ICBC").operations()} == {"released"}


def test_a_desk_is_the_party_and_none_of_its_keys_is(house: House) -> None:
    icbc = house.icbc(*ALL)
    account = house.platform.party("ICBC").account
    assert account == icbc.address == icbc.desk_sheet().account
    for key in ALL:
        assert house.platform.ledger.call("Membership", "partyOf", [address(key)]) == 0


def test_what_the_ledger_refuses_is_refused_as_to_a_key_and_leaves_nothing_behind(house: House) -> None:
    icbc = house.icbc(MAKER, CHECKER)
    with pytest.raises(errors.UnknownCredit):
        icbc.advise("3-9")
    with pytest.raises(errors.NotParty):
        icbc.advise(Life(house.workspace(*ALL)).advised().id)
    assert icbc.operations() == ()
    icbc.transfer_cash("BOC", PAID)


def test_one_may_ask_what_would_be_refused(house: House) -> None:
    icbc = house.icbc(MAKER)
    assert icbc.can.transfer_cash("BOC", PAID)
    assert not icbc.can.advise("3-9")
    assert icbc.operations() == ()


def test_what_is_said_twice_under_one_key_is_done_once(house: House) -> None:
    icbc, before = house.icbc(MAKER, CHECKER), cash(house)
    assert icbc.transfer_cash("BOC", PAID, key="rent") == icbc.transfer_cash("BOC", PAID, key="rent")
    assert cash(house) == before + Money.parse(PAID)
    with pytest.raises(errors.IdempotencyKeyReused):
        icbc.transfer_cash("BOC", "CNY 101.00", key="rent")


def test_without_a_key_what_is_said_twice_is_done_twice(house: House) -> None:
    icbc, before = house.icbc(MAKER, CHECKER), cash(house)
    icbc.transfer_cash("BOC", PAID)
    icbc.transfer_cash("BOC", PAID)
    assert cash(house) == before + Money.parse("CNY 200.00")


# Two workspaces


def test_a_maker_alone_moves_nothing(house: House) -> None:
    icbc, height = house.icbc(MAKER), house.chain.block_number()
    with pytest.raises(WaitingForRelease) as waiting:
        icbc.issue(terms(number="LC1"))
    assert (waiting.value.number, waiting.value.given, waiting.value.needed) == (1, 1, 2)
    with pytest.raises(WaitingForRelease):
        icbc.release_operation(1)
    with pytest.raises(DeskKeyMissing):
        icbc.reject_operation(1)
    assert house.chain.block_number() == height


def test_two_makers_are_one_pair_of_eyes(house: House) -> None:
    number = proposed(house.icbc(MAKER, OTHER_MAKER))
    assert number == 1


def test_a_checker_releases_what_was_handed_over(house: House) -> None:
    maker, checker = house.icbc(MAKER), house.icbc(CHECKER)
    with pytest.raises(WaitingForRelease) as waiting:
        maker.issue(terms(number="LC1"))
    number = handed(maker, checker, waiting.value.number)
    shown = checker.operation(number)
    assert (shown.state, shown.call, shown.amount) == ("waiting", "Credits.issue", Money.parse("CNY 1000000.00"))
    assert (shown.eyes, shown.needed, shown.seen_by) == (1, 2, (address(MAKER),))
    assert checker.release_operation(number).state == "released"
    credit = maker.issue(terms(number="LC1"))
    assert (credit.id, credit.status, credit.issuer) == ("3-1", "Issued", "ICBC")
    assert [one.state for one in maker.operations()] == ["released"]


def test_what_was_released_is_found_again_and_not_done_again(house: House) -> None:
    maker, checker, before = house.icbc(MAKER), house.icbc(CHECKER), cash(house)
    number = handed(maker, checker, proposed(maker))
    first, second = checker.release_operation(number), checker.release_operation(number)
    assert first == second
    assert maker.transfer_cash("BOC", PAID, key="rent") == cash(house, "ICBC")
    assert cash(house) == before + Money.parse(PAID)


def test_a_checker_alone_proposes_nothing(house: House) -> None:
    checker = house.icbc(CHECKER, SECOND)
    with pytest.raises(DeskKeyMissing, match="maker"):
        checker.transfer_cash("BOC", PAID)
    assert checker.operations() == ()


def test_the_same_proposed_twice_waits_once(house: House) -> None:
    maker = house.icbc(MAKER)
    assert proposed(maker) == proposed(maker) == 1
    with pytest.raises(errors.IdempotencyKeyReused):
        maker.transfer_cash("BOC", "CNY 101.00", key="rent")


def test_one_payment_proposed_in_two_workspaces_is_paid_once(house: House) -> None:
    one, other, checker, before = house.icbc(MAKER), house.icbc(OTHER_MAKER), house.icbc(CHECKER), cash(house)
    numbers = [handed(one, checker, proposed(one))]
    house.platform.travel(house.platform.today(), at=time(11))
    numbers.append(handed(other, checker, proposed(other)))
    checker.release_operation(numbers[0])
    with pytest.raises(NotWaiting, match="overtaken"):
        checker.release_operation(numbers[1])
    for maker in (one, other, house.icbc(MAKER, CHECKER)):
        maker.transfer_cash("BOC", PAID, key="rent")
    with pytest.raises(errors.IdempotencyKeyReused):
        house.icbc(MAKER, CHECKER).transfer_cash("BOC", "CNY 101.00", key="rent")
    assert cash(house) == before + Money.parse(PAID)


def twice(house: House, say: Callable[[Desk], object]) -> None:
    """Proposed in two workspaces under one key at different times, both handed to a checker, the second once more."""
    one, other, checker = house.icbc(MAKER), house.icbc(OTHER_MAKER), house.icbc(CHECKER)
    numbers = []
    for hour, maker in enumerate((one, other), start=11):
        house.platform.travel(house.platform.today(), at=time(hour))
        with pytest.raises(WaitingForRelease) as waiting:
            say(maker)
        numbers.append(handed(maker, checker, waiting.value.number))
    checker.release_operation(numbers[0])
    with pytest.raises(NotWaiting, match="overtaken"):
        checker.release_operation(numbers[1])
    # What is salted says something else in each workspace, and is refused there.
    with suppress(errors.IdempotencyKeyReused):
        say(other)
    with suppress(errors.IdempotencyKeyReused):
        say(house.icbc(MAKER, CHECKER))


def test_an_amendment_said_in_two_workspaces_is_offered_once(house: House) -> None:
    credit = Life(house.workspace(*ALL)).advised()
    twice(house, lambda desk: desk.amend(credit.id, Changes(increase=Money.parse(PAID)), key="more"))
    assert house.platform.credit(credit.id).amendments == 1


def test_an_advance_said_in_two_workspaces_is_paid_once(house: House) -> None:
    life = Life(house.workspace(*ALL))
    fields = terms(applicant="Ningbo Cotton", beneficiary="Huaxin Textiles", adviser="ICBC", advance="CNY 1000.00")
    credit = life.icbc.advise(life.boc.issue(fields).id)
    before = cash(house, "ICBC")
    twice(house, lambda desk: desk.advance(credit.id, PAID, key="wool"))
    advances = house.platform.advances(credit.id)
    assert advances is not None and advances.total == Money.parse(PAID)
    # The beneficiary has no account of its own: its bank is paid for it, and pays itself.
    assert cash(house, "ICBC") == before


def test_funds_offered_in_two_workspaces_are_offered_once(house: House) -> None:
    until = date(2024, 12, 2)
    twice(house, lambda desk: desk.offer_funds(PAID, "3.5%", days=(1, 90), until=until, key="funds"))
    assert house.platform.ledger.call("Funding", "count") == 1


def test_what_two_makers_propose_at_one_instant_is_one_operation(house: House) -> None:
    one, other, checker = house.icbc(MAKER), house.icbc(OTHER_MAKER), house.icbc(CHECKER)
    assert [handed(maker, checker, proposed(maker)) for maker in (one, other)] == [1, 1]
    shown = checker.operation(1)
    assert (shown.eyes, set(shown.seen_by)) == (1, {address(MAKER), address(OTHER_MAKER)})
    assert checker.release_operation(1).state == "released"


def test_operations_in_flight_go_in_their_order(house: House) -> None:
    maker, checker, before = house.icbc(MAKER), house.icbc(CHECKER), cash(house)
    first, second = (handed(maker, checker, proposed(maker, key=key)) for key in ("one", "two"))
    with pytest.raises(OutOfTurn) as out:
        checker.release_operation(second)
    assert out.value.given == out.value.first + 1
    assert [one.turn for one in checker.operations()] == [out.value.first, out.value.given]
    with pytest.raises(OutOfTurn):
        checker.reject_operation(second)
    checker.release_operation(first)
    checker.release_operation(second)
    assert cash(house) == before + Money.parse("CNY 200.00")


def test_above_the_limit_another_checker_looks(house: House) -> None:
    maker, checker, second = house.icbc(MAKER), house.icbc(CHECKER), house.icbc(SECOND)
    number = handed(maker, checker, proposed(maker, "CNY 2000000.01"))
    with pytest.raises(WaitingForRelease) as waiting:
        checker.release_operation(number)
    assert (waiting.value.given, waiting.value.needed) == (2, 3)
    number = handed(checker, second, number)
    assert second.release_operation(number).eyes == 3
    assert house.icbc(MAKER, CHECKER, THIRD).transfer_cash("BOC", "CNY 2000000.01", key="rent") == cash(house, "ICBC")


def test_a_day_takes_no_more_than_its_limit(house: House) -> None:
    icbc = house.icbc(MAKER, CHECKER)
    for _ in range(4):
        icbc.transfer_cash("BOC", "CNY 2000000.00")
    with pytest.raises(errors.DailyLimitExceeded) as refused:
        icbc.transfer_cash("BOC", "CNY 1000000.01")
    assert refused.value.left == 100_000_000
    assert icbc.desk_sheet().limits["CNY"].today == Money.parse("CNY 8000000.00")
    icbc.transfer_cash("BOC", "CNY 1000000.00")
    icbc.platform.travel(date(2024, 9, 3))
    icbc.transfer_cash("BOC", "CNY 1000000.01")


def test_what_has_expired_is_not_released(house: House) -> None:
    maker, checker, before = house.icbc(MAKER), house.icbc(CHECKER), cash(house)
    number = handed(maker, checker, proposed(maker))
    house.platform.travel(date(2024, 9, 4))
    with pytest.raises(NotWaiting, match="expired"):
        checker.release_operation(number)
    number = handed(maker, checker, proposed(maker))
    checker.release_operation(number)
    assert cash(house) == before + Money.parse(PAID)
    assert [one.state for one in maker.operations()] == ["overtaken", "released"]


def test_what_has_expired_gives_its_turn_away_when_it_is_rejected(house: House) -> None:
    maker, checker = house.icbc(MAKER), house.icbc(CHECKER)
    first = handed(maker, checker, proposed(maker, key="one"))
    house.platform.travel(house.platform.today(), at=time(23))
    second = handed(maker, checker, proposed(maker, key="two"))
    house.platform.travel(date(2024, 9, 3), at=time(12))
    with pytest.raises(OutOfTurn):
        checker.release_operation(second)
    assert checker.reject_operation(first).state == "rejected"
    assert checker.release_operation(second).state == "released"


def test_what_has_expired_takes_no_turn_from_another(house: House) -> None:
    maker, checker = house.icbc(MAKER), house.icbc(CHECKER)
    first = handed(maker, checker, proposed(maker, key="one"))
    house.platform.travel(date(2024, 9, 4))
    assert maker.operation(1).state == "expired"
    second = handed(maker, checker, proposed(maker, key="two"))
    with pytest.raises(NotWaiting, match="expired"):
        checker.reject_operation(first)
    assert checker.release_operation(second).state == "released"


def test_what_was_rejected_is_never_released(house: House) -> None:
    maker, checker, second, before = house.icbc(MAKER), house.icbc(CHECKER), house.icbc(SECOND), cash(house)
    number = handed(maker, checker, proposed(maker))
    other = handed(maker, second, 1)
    assert checker.reject_operation(number).state == "rejected"
    for desk, at in ((checker, number), (second, other), (maker, 1)):
        with pytest.raises(NotWaiting, match="rejected"):
            desk.release_operation(at)
        with pytest.raises(NotWaiting, match="rejected"):
            desk.reject_operation(at)
    assert cash(house) == before
    assert proposed(maker) == 2, "what is meant after all is proposed anew"


# Keys


def test_a_replaced_key_signs_no_more(house: House) -> None:
    icbc, others = house.icbc(MAKER, CHECKER), house.icbc(MAKER, SECOND, THIRD)
    with pytest.raises(WaitingForRelease, match="2 of 3"):
        icbc.replace_key(address(SECOND), address(30))
    icbc = house.icbc(MAKER, CHECKER)
    sheet = others.replace_key(address(CHECKER), address(30))
    assert (address(30), "checker") in {(one.address, one.role) for one in sheet.keys}
    with pytest.raises(KeyNotOfDesk) as gone:
        icbc.transfer_cash("BOC", PAID)
    assert (gone.value.key, gone.value.given, gone.value.needed) == (address(CHECKER), "Left", "Checker")
    house.icbc(MAKER, SECOND).transfer_cash("BOC", PAID)


def test_what_a_replaced_key_has_signed_is_worth_nothing(house: House) -> None:
    maker, checker = house.icbc(MAKER), house.icbc(CHECKER)
    house.icbc(OTHER_MAKER, SECOND, THIRD).replace_key(address(MAKER), address(31))
    with pytest.raises(KeyNotOfDesk):
        maker.transfer_cash("BOC", PAID)
    assert checker.operations() == ()


def test_checkers_alone_replace_a_lost_maker(house: House) -> None:
    checkers = house.icbc(CHECKER, SECOND, THIRD)
    credit = Life(house.workspace(MAKER, CHECKER)).advised()
    sheet = checkers.replace_key(address(MAKER), address(32))
    assert [one.role for one in sheet.keys].count("maker") == 2
    assert house.platform.credit(credit.id) == credit
    assert house.platform.party("ICBC").account == checkers.address


def test_keys_thresholds_and_limits_are_changed_by_four_eyes(house: House) -> None:
    icbc = house.icbc(*ALL)
    assert icbc.add_key(address(33), "checker").keys[0].address == address(33)
    assert address(33) not in {one.address for one in icbc.remove_key(address(33)).keys}
    assert icbc.set_threshold(3).threshold == 3
    limit = icbc.set_limits("CNY", daily=Money.parse("CNY 5.00")).limits["CNY"]
    assert (limit.single, limit.daily) == (None, Money.parse("CNY 5.00"))
    with pytest.raises(errors.BadThreshold):
        icbc.set_threshold(5)


# What is handed over


@pytest.mark.parametrize(
    "spoil",
    [
        lambda text: re.sub(r'"nonce": (\d+)', r'"nonce": "\1"', text),
        lambda text: text.replace('"format": 1', '"format": 2'),
        lambda text: text[:-40],
        lambda text: "[]",
        lambda text: text.replace('"chain_id": 1337', '"chain_id": 1338'),
    ],
)
def test_what_is_no_operation_of_the_desk_is_not_taken_in(house: House, spoil: Callable[[str], str]) -> None:
    maker, checker = house.icbc(MAKER), house.icbc(CHECKER)
    text = maker.hand_over(proposed(maker))
    with pytest.raises(BadOperation):
        checker.take_in(spoil(text))
    with pytest.raises(BadOperation):
        house.workspace().bank("BOC").take_in(text)


def test_an_operation_that_was_changed_on_its_way_has_nobodys_signature(house: House) -> None:
    maker, checker = house.icbc(MAKER), house.icbc(CHECKER)
    text = maker.hand_over(proposed(maker))
    changed = text.replace(f"{10_000:064x}", f"{20_000:064x}")
    assert changed != text
    shown = checker.take_in(changed)
    assert (shown.eyes, shown.seen_by) == (0, ())
    with pytest.raises(WaitingForRelease):
        checker.release_operation(shown.number)


@pytest.mark.parametrize(
    "label",
    [
        {"function": "approve"},
        {"function": "burn"},
        {"function": "collect"},
        {"contract": "Claims"},
        {"contract": "Casino"},
        {"to": "0x90F79bf6EB2c4f870365E785982E1f101E93b906"},
        {"to": "Claims"},
        {"data": "a9059cbb"},
        {"data": "+00"},
        {"deadline": 2**200},
        {"ticket": "0x90F79bf6EB2c4f870365E785982E1f101E93b906"},
        {"key": "another"},
    ],
)
def test_a_checker_is_not_shown_what_is_not_signed(house: House, label: dict[str, str | int]) -> None:
    """A maker who hands over a file of his own making gets no signature under it: `approve` reads like `transfer`."""
    maker, checker = house.icbc(MAKER), house.icbc(CHECKER)
    text = maker.hand_over(proposed(maker))
    kept = json.loads(text)
    if label.get("data") == "+00":
        label = {"data": kept["data"] + "00"}
    if label.get("to") == "Claims":
        label = {"to": house.platform.record.addresses["Claims"]}
    with pytest.raises(BadOperation):
        checker.take_in(json.dumps(kept | label))
    assert checker.operations() == ()
    assert handed(maker, checker, 1) == 1


def test_a_signature_has_one_form(house: House) -> None:
    """The other one of the same signature would take its place in the inbox, and is refused by the chain."""
    maker, checker = house.icbc(MAKER), house.icbc(CHECKER)
    kept = json.loads(maker.hand_over(proposed(maker)))
    given = bytes.fromhex(kept["signatures"][0])
    order = 0xFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFEBAAEDCE6AF48A03BBFD25E8CD0364141
    other = (order - int.from_bytes(given[32:64])).to_bytes(32)
    for form in (given[:32] + other + bytes([55 - given[64]]), given + b"\0", given[:64], given[:64] + b"\x1f"):
        with pytest.raises(BadOperation):
            checker.take_in(json.dumps(kept | {"signatures": [form.hex()]}))


def test_an_unknown_number_is_told(house: House) -> None:
    with pytest.raises(errors.UnknownOperation, match="9"):
        house.icbc(CHECKER).operation(9)


def test_an_amendment_that_waits_is_the_same_operation_when_it_is_said_again(house: House) -> None:
    credit = Life(house.workspace(*ALL)).advised()
    maker = house.icbc(MAKER)
    more = Changes(increase=Money.parse("CNY 100.00"))
    numbers = []
    for _ in range(2):
        with pytest.raises(WaitingForRelease) as waiting:
            maker.amend(credit.id, more, key="more")
        numbers.append(waiting.value.number)
    assert numbers[0] == numbers[1]
    checker = house.icbc(CHECKER)
    checker.release_operation(handed(maker, checker, numbers[0]))
    assert maker.amend(credit.id, more, key="more").increase == Money.parse("CNY 100.00")
    assert house.platform.credit(credit.id).amendments == 1
