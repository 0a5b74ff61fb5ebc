"""How the money of a sale moves: on the chain in one step with the claim, or outside it, where the payer reports its
transfer and the payee says that it has come."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tests.invariants.ghost.money import Money
from tests.invariants.ghost.parties import Parties

NO_TRANSFER = bytes(32)


@dataclass(frozen=True)
class Payment:
    payer: int
    payee: int
    currency: bytes
    amount: int


class Legs:
    """`reported`: sale -> the transfer outside the chain that its buyer says it has made."""

    def __init__(self, parties: Parties, cash: Mapping[bytes, Money]) -> None:
        self._parties, self._cash = parties, cash
        self.reported: dict[int, bytes] = {}

    def is_under_way(self, sale: int) -> bool:
        return sale in self.reported

    def against_digital(self, payment: Payment) -> set[str]:
        funds = self._cash[payment.currency].funds_for_trade(self._parties.account_of(payment.payer))
        return {"InsufficientCash"} if funds < payment.amount else set()

    def pay(self, payment: Payment) -> None:
        accounts = (self._parties.account_of(party) for party in (payment.payer, payment.payee))
        self._cash[payment.currency].draw_for_trade(*accounts, payment.amount)

    def says_paid(self, by: str, payment: Payment) -> bool:
        """Whether it is the payee itself who speaks; nobody says so for it."""
        return self._parties.at(by) == payment.payee

    def against_outside(self, sale: int, by: str, payment: Payment, transfer: bytes) -> set[str]:
        speaker, reported = self._parties.at(by), self.reported.get(sale, NO_TRANSFER)
        reasons = {"TransferMissing"} if transfer == NO_TRANSFER else set()
        if not speaker or speaker not in (payment.payer, payment.payee):
            return reasons | {"NotOfPayment"}
        if speaker == payment.payee:
            return reasons | ({"TransferDiffers"} if transfer != reported else set())
        return reasons | ({"TransferReported"} if reported != NO_TRANSFER else set())

    def report(self, sale: int, transfer: bytes) -> None:
        self.reported[sale] = transfer

    def confirm(self, sale: int) -> None:
        del self.reported[sale]
