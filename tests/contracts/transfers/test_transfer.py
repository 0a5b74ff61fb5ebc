"""Transfers.transfer

├── credit unknown → UnknownCredit
├── caller acts neither for the first beneficiary nor for the transferring bank → NotParty
├── said by one side only
│   ├── which said the same before → TransferAsked
│   └── otherwise it emits TransferRequested, and nothing is transferred until the other side says the same
└── said by both
    ├── credit not Advised, or expired → UnexpectedStatus
    ├── a part → TransferredOnce; not transferable → NotTransferable
    ├── scheduled, shared, or confirmed on other terms → NotDivisible
    ├── partial drawings prohibited, and a part or a drawing is there → PartsProhibited
    ├── 255 parts already → TooManyParts
    ├── second beneficiary unknown → UnknownParty; the issuer → IssuerIsBeneficiary
    ├── no terms → PartMissing
    ├── amount none → ZeroAmount; beyond all numbers → AmountTooLarge; above the balance → TransferAboveBalance
    ├── later expiry → LaterExpiry; later shipment → LaterShipment; longer period → LongerPeriod
    ├── expiry over → ExpiryPassed; shipment after it → ShipmentAfterExpiry
    ├── another place than the credit's or the bank's → OtherPlace
    └── otherwise the part is a credit of its own, advised, available with the transferring bank, and emits
        CreditTransferred; its limit is set aside in the credit
"""

from __future__ import annotations

from typing import Any

import pytest

from tests import defaults
from tests.contracts.acts import NONEXISTENT, credit_of, day, usage
from tests.contracts.dealings import (
    BY_INSTALMENTS,
    PART,
    clauses,
    confirmed,
    examiner_of,
    part,
    presented,
    red_clause,
    second,
    set_aside,
    transferable,
    transferred,
    with_clauses,
)
from tests.contracts.registers import bound, unbound
from tests.people import Stage

TRANSFER = "Transfers.transfer"
FIRST = "Hangzhou Tea"


def own_key(stage: Stage) -> int:
    """A credit whose first beneficiary acts by itself alone."""
    return transferable(stage, beneficiary=stage.customer(FIRST, "BOC", own_key=True))


def stored(stage: Stage, credit: int, **changes: Any) -> None:
    """The credit as it could be after much else, in a register of the test's own with transfers of its own above it."""
    found = credit_of(stage, credit) | {"status": 2} | changes
    admin = bound(stage, "Credits")
    unbound(stage, "Transfers")
    stage.do(admin, "Credits.store", credit, found)


def test_a_credit_that_nobody_issued_is_not_transferred(stage: Stage) -> None:
    stage.refuses("UnknownCredit", "BOC", TRANSFER, NONEXISTENT, part(stage), id="3-999")


@pytest.mark.parametrize("who", ["ICBC", "CCB", "CBA"])
def test_nobody_transfers_but_the_first_beneficiary_and_the_transferring_bank(stage: Stage, who: str) -> None:
    credit = transferable(stage)
    fields = {"caller": stage.account(who).address, "expected": stage.party("Ningbo Cotton")}
    stage.refuses("NotParty", who, TRANSFER, credit, part(stage), id=credit, **fields)


@pytest.mark.parametrize("side", [FIRST, "BOC"])
def test_one_side_asks_once_for_the_same_transfer(stage: Stage, side: str) -> None:
    credit, asked = own_key(stage), part(stage)
    receipt = stage.do(side, TRANSFER, credit, asked)
    assert [event.name for event in receipt.events] == ["TransferRequested"]
    assert receipt.events[0].args["by"] == stage.party(side)
    stage.refuses("TransferAsked", side, TRANSFER, credit, asked, id=credit)
    assert set_aside(stage, credit) == 0


def test_both_sides_must_say_the_same(stage: Stage) -> None:
    credit, asked = own_key(stage), part(stage)
    stage.do(FIRST, TRANSFER, credit, asked)
    stage.do("BOC", TRANSFER, credit, part(stage, PART - 1))
    assert (credit_of(stage, credit)["parts"], set_aside(stage, credit)) == (0, 0)
    stage.do("BOC", TRANSFER, credit, asked)
    assert (credit_of(stage, credit)["parts"], set_aside(stage, credit)) == (1, PART)


def test_a_side_that_asks_first_is_refused_what_could_not_be_transferred(stage: Stage) -> None:
    credit = own_key(stage)
    stage.refuses("TransferAboveBalance", FIRST, TRANSFER, credit, part(stage, defaults.AMOUNT + 1), id=credit)
    stage.do("BOC", TRANSFER, credit, part(stage, defaults.AMOUNT))
    assert credit_of(stage, credit)["parts"] == 0


def test_a_transfer_made_is_asked_for_anew_by_both_sides(stage: Stage) -> None:
    credit, asked = own_key(stage), part(stage, 10)
    stage.do("BOC", TRANSFER, credit, asked)
    stage.do(FIRST, TRANSFER, credit, asked)
    stage.do(FIRST, TRANSFER, credit, asked)
    assert credit_of(stage, credit)["parts"] == 1


def test_a_credit_that_is_not_advised_is_not_transferred(stage: Stage) -> None:
    credit = stage.issue(transferable=True)
    stage.refuses("UnexpectedStatus", "BOC", TRANSFER, credit, part(stage), id=credit, allowed=("Advised",))


def test_an_expired_credit_is_not_transferred(stage: Stage) -> None:
    credit = transferable(stage, expiry=day("2024-09-03"), latestShipment=0)
    stage.on("2024-09-04")
    stage.refuses("UnexpectedStatus", "BOC", TRANSFER, credit, part(stage), id=credit, allowed=("Advised",))


def test_a_second_beneficiary_does_not_transfer_on(stage: Stage) -> None:
    given = transferred(stage, transferable(stage), beneficiary=stage.party("Huaxin Textiles"))
    onward = part(stage, 1)
    stage.refuses("TransferredOnce", "BOC", TRANSFER, given, onward, id="3-1/1")
    stage.refuses("TransferredOnce", "ICBC", TRANSFER, given, onward, id="3-1/1")


def test_a_credit_that_does_not_say_so_is_not_transferred(stage: Stage) -> None:
    credit = stage.issue()
    stage.do("BOC", "Credits.advise", credit)
    stage.refuses("NotTransferable", "BOC", TRANSFER, credit, part(stage), id=credit)


def test_a_credit_by_instalments_is_not_divided(stage: Stage) -> None:
    says = clauses(drawings=BY_INSTALMENTS, instalments=[(defaults.AMOUNT, day("2024-10-31"))])
    credit = with_clauses(stage, says, transferable=True)
    stage.refuses("NotDivisible", "BOC", TRANSFER, credit, part(stage), id=credit)


def test_a_credit_under_which_a_bank_advanced_is_not_divided(stage: Stage) -> None:
    credit = red_clause(stage, transferable=True)
    stage.do("BOC", "Proceeds.advance", credit, 1)
    stage.refuses("NotDivisible", "BOC", TRANSFER, credit, part(stage), id=credit)


def test_a_credit_confirmed_on_other_terms_is_not_divided(stage: Stage) -> None:
    credit = transferable(stage)
    stored(stage, credit, apart=True)
    stage.refuses("NotDivisible", "BOC", TRANSFER, credit, part(stage), id=credit)


def test_two_parts_are_prohibited_where_partial_drawings_are(stage: Stage) -> None:
    credit = transferable(stage, partialDrawings=False)
    transferred(stage, credit)
    stage.refuses("PartsProhibited", "BOC", TRANSFER, credit, part(stage, 1), id=credit)


def test_a_part_beside_a_drawing_is_prohibited_where_partial_drawings_are(stage: Stage) -> None:
    credit = transferable(stage, partialDrawings=False, toleranceMinus=50)
    stage.present(credit, 60_000_000)
    stage.refuses("PartsProhibited", "BOC", TRANSFER, credit, part(stage, 1), id=credit)


def test_there_is_an_end_to_the_number_of_parts(stage: Stage) -> None:
    credit = transferable(stage)
    stored(stage, credit, parts=255)
    stage.refuses("TooManyParts", "BOC", TRANSFER, credit, part(stage), id=credit, allowed=255)


def test_nothing_is_transferred_to_nobody(stage: Stage) -> None:
    stage.refuses("UnknownParty", "BOC", TRANSFER, transferable(stage), part(stage, beneficiary=99), party=99)


def test_nothing_is_transferred_to_the_issuer(stage: Stage) -> None:
    given = part(stage, beneficiary=stage.party("ICBC"))
    stage.refuses("IssuerIsBeneficiary", "BOC", TRANSFER, transferable(stage), given, id="3-1", issuer=3)


def test_a_part_without_terms_is_refused(stage: Stage) -> None:
    stage.refuses("PartMissing", "BOC", TRANSFER, transferable(stage), part(stage, root=bytes(32)), id="3-1")


def test_a_part_of_nothing_is_refused(stage: Stage) -> None:
    stage.refuses("ZeroAmount", "BOC", TRANSFER, transferable(stage), part(stage, 0), id="3-1")


def test_a_part_beyond_all_numbers_is_refused(stage: Stage) -> None:
    credit = transferable(stage, tolerancePlus=10)
    stage.refuses("AmountTooLarge", "BOC", TRANSFER, credit, part(stage, 2**128 - 1), id=credit, allowed=2**128 - 1)


def test_no_more_is_transferred_than_is_left(stage: Stage) -> None:
    credit = transferable(stage)
    stage.present(credit, 30_000_000)
    transferred(stage, credit, 50_000_000)
    fields = {"given": 20_000_001, "available": 20_000_000}
    stage.refuses("TransferAboveBalance", "BOC", TRANSFER, credit, part(stage, 20_000_001), id=credit, **fields)
    transferred(stage, credit, 20_000_000)
    assert usage(stage, credit) == (0, 30_000_000, 0)


def test_a_part_counts_with_its_tolerance(stage: Stage) -> None:
    credit = transferable(stage, tolerancePlus=10)
    fields = {"given": 110_000_001, "available": 110_000_000}
    stage.refuses("TransferAboveBalance", "BOC", TRANSFER, credit, part(stage, 100_000_001), **fields)
    transferred(stage, credit, 100_000_000)
    assert set_aside(stage, credit) == 110_000_000


@pytest.mark.parametrize(
    ("error", "field", "given", "most"),
    [
        ("LaterExpiry", "expiry", "2024-11-16", "2024-11-15"),
        ("LaterShipment", "latestShipment", "2024-11-01", "2024-10-31"),
    ],
)
def test_no_day_of_a_part_is_later_than_the_credits(
    stage: Stage, error: str, field: str, given: str, most: str
) -> None:
    terms = part(stage, **{field: day(given)})
    stage.refuses(error, "BOC", TRANSFER, transferable(stage), terms, id="3-1", given=given, allowed=most)


def test_the_presentation_period_of_a_part_is_not_longer(stage: Stage) -> None:
    terms = part(stage, presentationDays=16)
    stage.refuses("LongerPeriod", "BOC", TRANSFER, transferable(stage), terms, id="3-1", given=16, allowed=15)


def test_a_part_is_not_expired_when_it_is_made(stage: Stage) -> None:
    terms = part(stage, expiry=day("2024-09-01"))
    fields = {"expiry": "2024-09-01", "today": "2024-09-02"}
    stage.refuses("ExpiryPassed", "BOC", TRANSFER, transferable(stage), terms, id="3-1", **fields)


def test_shipment_under_a_part_is_not_after_its_expiry(stage: Stage) -> None:
    terms = part(stage, expiry=day("2024-10-10"), latestShipment=day("2024-10-11"))
    fields = {"latestShipment": "2024-10-11", "expiry": "2024-10-10"}
    stage.refuses("ShipmentAfterExpiry", "BOC", TRANSFER, transferable(stage), terms, id="3-1", **fields)


def test_the_place_of_presentation_moves_to_no_third_place(stage: Stage) -> None:
    terms = part(stage, place=b"HK")
    stage.refuses("OtherPlace", "BOC", TRANSFER, transferable(stage), terms, id="3-1", given="HK", allowed="CN")


@pytest.mark.parametrize(("said", "place"), [(b"CN", b"CN"), (b"HK", b"HK"), (bytes(2), b"HK")])
def test_the_place_of_presentation_moves_to_the_transferring_bank_or_stays(
    stage: Stage, said: bytes, place: bytes
) -> None:
    given = transferred(stage, transferable(stage, place=b"HK"), place=said)
    assert credit_of(stage, given)["place"] == place


def test_a_part_is_a_credit_of_its_own_under_the_same_undertakings(stage: Stage) -> None:
    credit = transferable(stage)
    whole, terms = credit_of(stage, credit), part(stage)
    receipt = stage.do("BOC", TRANSFER, credit, terms)
    given = credit | 1 << 24
    assert [event.name for event in receipt.events] == ["CreditTransferred"]
    told = receipt.events[0].args
    parties = (stage.party("BOC"), second(stage))
    assert (told["id"], told["part"], told["bank"], told["beneficiary"]) == (credit, given, *parties)
    changed = {
        "beneficiary": second(stage),
        "nominated": stage.party("BOC"),
        "amount": PART,
        "transferable": False,
        "root": terms[-1],
    }
    assert credit_of(stage, given) == whole | changed
    assert credit_of(stage, credit) == whole | {"parts": 1, "setAside": PART}
    assert usage(stage, credit) == (20_000_000, 0, 0)
    assert usage(stage, given) == (PART, 0, 0)


def test_a_part_is_sooner_and_shorter_where_it_says_so(stage: Stage) -> None:
    given = transferred(
        stage, transferable(stage), expiry=day("2024-10-10"), latestShipment=day("2024-09-30"), presentationDays=7
    )
    made = credit_of(stage, given)
    said = (made["expiry"], made["latestShipment"], made["presentationDays"])
    assert said == (day("2024-10-10"), day("2024-09-30"), 7)


def test_a_part_that_expires_sooner_is_shipped_by_then(stage: Stage) -> None:
    given = transferred(stage, transferable(stage), expiry=day("2024-10-10"))
    assert credit_of(stage, given)["latestShipment"] == day("2024-10-10")


def test_several_second_beneficiaries_have_a_part_each_where_partial_drawings_are_allowed(stage: Stage) -> None:
    credit = transferable(stage)
    first = transferred(stage, credit, 30_000_000)
    other = transferred(stage, credit, 50_000_000, beneficiary=stage.party("Huaxin Textiles"))
    assert (first, other) == (credit | 1 << 24, credit | 2 << 24)
    assert usage(stage, credit) == (20_000_000, 0, 0)


def test_a_confirmer_is_bound_to_a_part_as_to_the_credit(stage: Stage) -> None:
    credit = confirmed(stage, transferable=True)
    terms = part(stage)
    stage.do("CCB", TRANSFER, credit, terms)
    stage.do("BOC", TRANSFER, credit, terms)
    given = credit | 1 << 24
    assert stage.ask("Drawings.isBound", given, stage.party("CCB"))
    assert examiner_of(stage, presented(stage, given, 1, by="CCB")) == "CCB"


def test_what_a_closed_part_leaves_undrawn_is_the_first_beneficiarys_again(stage: Stage) -> None:
    credit = transferable(stage)
    given = transferred(stage, credit, expiry=day("2024-09-03"))
    stage.on("2024-10-08")
    stage.do("ICBC", "Credits.close", given)
    assert usage(stage, credit) == (defaults.AMOUNT, 0, 0)
