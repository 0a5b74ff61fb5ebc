"""OutsideLeg.settle

├── caller is not the contract above → NotFromAbove
├── no transfer named → TransferMissing
├── who speaks is neither payer nor payee, has left its account, or has a mandate alone → NotOfPayment
├── the payer reports a second transfer → TransferReported
├── the payee names another than was reported, or none was → TransferDiffers
└── otherwise the payer's word is kept, emits TransferReportedBy; with the payee's it is paid, emits TransferConfirmedBy
"""

from __future__ import annotations

import pytest

from tests.contracts.callers import refused_to_everybody, rotate
from tests.contracts.registers import bound
from tests.market import QUOTE
from tests.people import Stage

SETTLE = "OutsideLeg.settle"
TRANSFER, OTHER = b"\1" * 32, b"\2" * 32


@pytest.fixture
def above(stage: Stage) -> str:
    return bound(stage, "OutsideLeg")


def said(stage: Stage, who: str, transfer: bytes = TRANSFER, *, payee: str = "BOC") -> tuple[object, ...]:
    payment = {"payer": stage.party("ABC"), "payee": stage.party(payee), "currency": b"CNY", "amount": 500}
    return QUOTE, payment, stage.account(who).address, transfer


def test_nobody_but_forfaiting_speaks(stage: Stage) -> None:
    refused_to_everybody(stage, SETTLE, *said(stage, "ABC"))  # type: ignore[arg-type]


def test_a_transfer_is_named(stage: Stage, above: str) -> None:
    stage.refuses("TransferMissing", above, SETTLE, *said(stage, "ABC", bytes(32)), id="3-1.1@1.1")  # type: ignore[arg-type]


@pytest.mark.parametrize("who", ["ICBC", "CCB", "CBA"])
def test_only_payer_and_payee_speak(stage: Stage, above: str, who: str) -> None:
    stage.refuses("NotOfPayment", above, SETTLE, *said(stage, who), caller=stage.account(who).address)  # type: ignore[arg-type]


def test_who_has_left_its_account_speaks_from_it_no_more(stage: Stage, above: str) -> None:
    rotate(stage, "ABC")
    stage.refuses("NotOfPayment", above, SETTLE, *said(stage, "ABC"))  # type: ignore[arg-type]


def test_the_payee_speaks_for_itself_whoever_has_its_mandate(stage: Stage, above: str) -> None:
    stage.customer("Shanghai Cotton", "ABC", own_key=True)
    stage.do("Shanghai Cotton", "Membership.setMandate", True)
    stage.do(above, SETTLE, *said(stage, "ABC", payee="Shanghai Cotton"))  # type: ignore[arg-type]
    again = said(stage, "ABC", payee="Shanghai Cotton")
    stage.refuses("TransferReported", above, SETTLE, *again, transfer="0x" + TRANSFER.hex())  # type: ignore[arg-type]
    assert stage.ask("OutsideLeg.isUnderWay", QUOTE) is True


def test_the_payee_confirms_what_was_reported(stage: Stage, above: str) -> None:
    stage.refuses("TransferDiffers", above, SETTLE, *said(stage, "BOC"), reported="0x" + "00" * 32)  # type: ignore[arg-type]
    receipt = stage.do(above, SETTLE, *said(stage, "ABC"))  # type: ignore[arg-type]
    told = {"id": QUOTE, "payer": stage.party("ABC"), "transfer": TRANSFER}
    assert [(event.name, event.args) for event in receipt.events] == [("TransferReportedBy", told)]
    stage.refuses("TransferDiffers", above, SETTLE, *said(stage, "BOC", OTHER))  # type: ignore[arg-type]
    receipt = stage.do(above, SETTLE, *said(stage, "BOC"))  # type: ignore[arg-type]
    told = {"id": QUOTE, "payee": stage.party("BOC"), "transfer": TRANSFER}
    assert [(event.name, event.args) for event in receipt.events] == [("TransferConfirmedBy", told)]
    assert stage.ask("OutsideLeg.isUnderWay", QUOTE) is False
