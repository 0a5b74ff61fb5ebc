"""Amendments.amend

├── credit unknown → UnknownCredit
├── caller is not the issuer → NotParty; issuer suspended → Suspended
├── 255 amendments offered → TooManyAmendments
├── no documents behind it → NothingAmended
├── an increase and a decrease at once → IncreaseAndDecrease
├── credit neither Issued nor Advised → UnexpectedStatus
├── amount or tolerance of a credit with a schedule, or of a part → AmountFixed
├── terms that no credit may have
│   ├── amount of nothing → ZeroAmount; beyond 128 bits → AmountTooLarge; below nothing → BadTolerance
│   ├── expiry past → ExpiryPassed, also where it was past before and stays; year unknown → CalendarYearUnpublished
│   ├── latest shipment after the expiry → ShipmentAfterExpiry
│   ├── tenor contradicts its value → BadTenor; longer than the cap → UsanceOverCap
│   └── less than is drawn, pending or set aside → BelowUse
└── otherwise Offered under the next number, emits AmendmentOffered; the terms stay as they were
"""

from __future__ import annotations

from typing import Any

import pytest

from tests import defaults
from tests.contracts.acts import NONEXISTENT, complying, credit_of, day, suspend
from tests.contracts.amendments.endless import with_offered
from tests.contracts.amendments.offers import accepted, amendment, amendment_of, changes, offered, status_of
from tests.contracts.amendments.parts import transferred, whole
from tests.contracts.schedules.clauses import by_instalments, by_value
from tests.people import Stage

AMEND = "Amendments.amend"
NEXT = "3-1#1"
MOST = 2**128 - 1


def test_a_credit_that_nobody_issued_is_not_amended(stage: Stage) -> None:
    stage.refuses("UnknownCredit", "ICBC", AMEND, NONEXISTENT, changes(), id="3-999")


@pytest.mark.parametrize("who", ["BOC", "ABC", "CBA"])
def test_only_the_issuer_amends(stage: Stage, who: str) -> None:
    credit = stage.credit()
    fields = {"caller": stage.account(who).address, "expected": stage.party("ICBC")}
    stage.refuses("NotParty", who, AMEND, credit, changes(), id="3-1", **fields)


def test_the_applicant_does_not_amend_by_itself(stage: Stage) -> None:
    applicant = stage.customer("Dalian Steel", "ICBC", own_key=True)
    credit = stage.issue(applicant=applicant)
    stage.refuses("NotParty", "Dalian Steel", AMEND, credit, changes(), expected=stage.party("ICBC"))


def test_a_suspended_issuer_does_not_amend(stage: Stage) -> None:
    credit = stage.credit()
    suspend(stage, "ICBC")
    stage.refuses("Suspended", "ICBC", AMEND, credit, changes(), party=stage.party("ICBC"))


def test_a_credit_has_255_amendments_at_most(stage: Stage) -> None:
    credit = with_offered(stage, 254)
    last = offered(stage, credit)
    assert last == amendment(credit, 255)
    stage.refuses("TooManyAmendments", "ICBC", AMEND, credit, changes(), credit="3-1", allowed=255)
    assert stage.ask("Amendments.count", credit) == 255


def test_an_amendment_without_documents_amends_nothing(stage: Stage) -> None:
    given = changes(increase=1, root=bytes(32))
    stage.refuses("NothingAmended", "ICBC", AMEND, stage.credit(), given, id=NEXT)


def test_an_amendment_does_not_increase_and_decrease_at_once(stage: Stage) -> None:
    given = changes(increase=2, decrease=1)
    stage.refuses("IncreaseAndDecrease", "ICBC", AMEND, stage.credit(), given, id=NEXT, increase=2, decrease=1)


def test_a_closed_credit_is_not_amended(stage: Stage) -> None:
    credit = stage.credit()
    stage.honoured(credit)
    stage.do("ICBC", "Credits.close", credit)
    stage.refuses("UnexpectedStatus", "ICBC", AMEND, credit, changes(), id="3-1", allowed=("Issued", "Advised"))


def test_a_cancelled_credit_is_not_amended(stage: Stage) -> None:
    credit = stage.credit()
    for who in ("ICBC", "BOC"):
        stage.do(who, "Endings.cancel", credit)
    stage.refuses("UnexpectedStatus", "ICBC", AMEND, credit, changes(), id="3-1", allowed=("Issued", "Advised"))


AMOUNTS = [{"increase": 1}, {"decrease": 1}, {"tolerance": True, "tolerancePlus": 5}]


@pytest.mark.parametrize("given", AMOUNTS)
def test_the_amount_of_a_credit_by_instalments_is_not_amended(stage: Stage, given: dict[str, Any]) -> None:
    stage.refuses("AmountFixed", "ICBC", AMEND, by_instalments(stage), changes(**given), credit="3-2")


def test_the_amount_of_a_revolving_credit_is_not_amended(stage: Stage) -> None:
    stage.refuses("AmountFixed", "ICBC", AMEND, by_value(stage), changes(increase=1), credit="3-2")


@pytest.mark.parametrize("given", AMOUNTS)
def test_the_amount_of_a_part_is_not_amended(stage: Stage, given: dict[str, Any]) -> None:
    part = transferred(stage)
    stage.refuses("AmountFixed", "ICBC", AMEND, part, changes(**given), credit="3-2/1")


REFUSED: list[tuple[str, dict[str, Any], dict[str, Any]]] = [
    ("ZeroAmount", {"decrease": defaults.AMOUNT}, {}),
    ("ZeroAmount", {"decrease": MOST}, {}),
    ("AmountTooLarge", {"increase": MOST}, {"given": MOST + defaults.AMOUNT, "allowed": MOST}),
    (
        "AmountTooLarge",
        {"increase": MOST - defaults.AMOUNT, "tolerance": True, "tolerancePlus": 100},
        {"given": 2 * MOST, "allowed": MOST},
    ),
    ("BadTolerance", {"tolerance": True, "toleranceMinus": 101}, {"minus": 101, "allowed": 100}),
    ("ExpiryPassed", {"expiry": day("2024-09-01")}, {"expiry": "2024-09-01", "today": "2024-09-02"}),
    ("CalendarYearUnpublished", {"expiry": day("2027-01-01")}, {"place": "CN", "year": 2027}),
    (
        "ShipmentAfterExpiry",
        {"latestShipment": day("2024-11-16")},
        {"latestShipment": "2024-11-16", "expiry": "2024-11-15"},
    ),
    (
        "ShipmentAfterExpiry",
        {"expiry": day("2024-10-30")},
        {"latestShipment": "2024-10-31", "expiry": "2024-10-30"},
    ),
    ("BadTenor", {"tenor": defaults.AFTER_SIGHT}, {"given": 0}),
    ("BadTenor", {"tenor": defaults.SIGHT, "tenorValue": 1}, {"given": 1}),
    ("BadTenor", {"tenor": defaults.FIXED_DATE, "tenorValue": day("2024-09-01")}, {"given": day("2024-09-01")}),
    ("UsanceOverCap", {"tenor": defaults.AFTER_SIGHT, "tenorValue": 366}, {"given": 366, "allowed": 365}),
]


@pytest.mark.parametrize(("error", "given", "fields"), REFUSED)
def test_terms_that_no_credit_may_have_are_not_offered(
    stage: Stage, error: str, given: dict[str, Any], fields: dict[str, Any]
) -> None:
    credit = stage.credit()
    stage.refuses(error, "ICBC", AMEND, credit, changes(**given), **fields)
    assert stage.ask("Amendments.count", credit) == 0


def test_a_year_of_usance_is_within_the_cap(stage: Stage) -> None:
    assert status_of(stage, offered(stage, stage.credit(), tenor=defaults.AFTER_SIGHT, tenorValue=365)) == "Offered"


def test_a_rule_set_without_a_cap_lets_a_tenor_be_longer(stage: Stage) -> None:
    credit = stage.credit(rules=defaults.UCP600)
    assert status_of(stage, offered(stage, credit, tenor=defaults.AFTER_SIGHT, tenorValue=366)) == "Offered"


def test_a_credit_is_not_decreased_below_what_is_drawn_and_pending(stage: Stage) -> None:
    credit = stage.credit()
    stage.honoured(credit, 30_000_000)
    stage.present(credit, 20_000_000)
    fields = {"credit": "3-1", "limit": 49_999_999, "used": 50_000_000}
    stage.refuses("BelowUse", "ICBC", AMEND, credit, changes(decrease=50_000_001), **fields)
    assert status_of(stage, offered(stage, credit, decrease=50_000_000)) == "Offered"


def test_a_credit_is_not_decreased_below_what_is_transferred(stage: Stage) -> None:
    credit = whole(transferred(stage))
    fields = {"limit": 39_999_999, "used": 40_000_000}
    stage.refuses("BelowUse", "ICBC", AMEND, credit, changes(decrease=60_000_001), **fields)


def test_a_tolerance_is_not_taken_away_that_was_drawn(stage: Stage) -> None:
    credit = stage.credit(tolerancePlus=10)
    complying(stage, credit, 105_000_000)
    given = changes(tolerance=True, tolerancePlus=4)
    stage.refuses("BelowUse", "ICBC", AMEND, credit, given, limit=104_000_000, used=105_000_000)


def test_an_expired_credit_is_amended_only_by_extending_it(stage: Stage) -> None:
    credit = stage.credit()
    stage.on("2024-11-20")
    stage.refuses("ExpiryPassed", "ICBC", AMEND, credit, changes(), expiry="2024-11-15", today="2024-11-20")
    assert status_of(stage, offered(stage, credit, expiry=day("2024-11-20"))) == "Offered"


def test_an_amendment_is_offered_and_the_terms_stay_as_they_were(stage: Stage) -> None:
    credit = stage.credit()
    before, given = credit_of(stage, credit), changes(increase=5, expiry=day("2024-12-20"))
    receipt = stage.do("ICBC", AMEND, credit, given)
    number = amendment(credit)
    assert [event.name for event in receipt.events] == ["AmendmentOffered"]
    told = receipt.events[0].args
    assert (told["id"], told["issuer"]) == (number, stage.party("ICBC"))
    stored = amendment_of(stage, number)
    assert told["changes"] == stored["changes"]
    assert tuple(stored["changes"].values()) == given
    rest = {name: stored[name] for name in ("status", "extension", "version", "takenBy")}
    assert rest == {"status": "Offered", "extension": "None", "version": 0, "takenBy": 0}
    assert credit_of(stage, credit) == before | {"pendingAmendments": 1}


def test_a_credit_not_advised_yet_is_amended_too(stage: Stage) -> None:
    assert status_of(stage, offered(stage, stage.issue())) == "Offered"


def test_several_amendments_are_pending_at_once_and_numbered_without_a_gap(stage: Stage) -> None:
    credit, other = stage.credit(), stage.issue()
    numbers = [offered(stage, credit, increase=1), offered(stage, credit, decrease=1), offered(stage, credit)]
    assert numbers == [amendment(credit, 1), amendment(credit, 2), amendment(credit, 3)]
    assert offered(stage, other) == amendment(other)
    assert [status_of(stage, number) for number in numbers] == ["Offered"] * 3
    assert credit_of(stage, credit)["pendingAmendments"] == 3


def test_a_later_amendment_may_rest_on_one_that_was_accepted(stage: Stage) -> None:
    credit = stage.credit()
    accepted(stage, credit, increase=10_000_000)
    assert status_of(stage, offered(stage, credit, decrease=109_999_999)) == "Offered"
