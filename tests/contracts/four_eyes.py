"""A desk opened for tests: its keys, what they sign, and what a Safe makes of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from tests.people import Stage
from usance import errors
from usance.abi import Argument
from usance.accounts import KeyAccount, well_known
from usance.desks import Operation, Signatures
from usance.events import Receipt

MAKERS, CHECKERS = tuple(map(well_known, (40, 41))), tuple(map(well_known, (42, 43, 44)))
MAKER, CHECKER, SECOND, THIRD = MAKERS[0], *CHECKERS
STRANGER, RELAYER = well_known(50), well_known(51)
NONE, MAKES, CHECKS, LEFT = range(4)
"""The roles of a key, as the contract numbers them."""

Limits = Sequence[tuple[bytes, int, int]]


def addresses(keys: Sequence[KeyAccount]) -> list[str]:
    return [key.address for key in keys]


def opening(
    makers: Sequence[KeyAccount] = MAKERS,
    checkers: Sequence[KeyAccount] = CHECKERS,
    threshold: int = 2,
    limits: Limits = (),
    salt: int = 0,
) -> list[Argument]:
    """The arguments of Desks.open."""
    return [addresses(makers), addresses(checkers), threshold, list(limits), salt.to_bytes(32)]


class Table:
    """A desk, of ICBC unless it is nobody's: what is signed there, and by whom."""

    def __init__(
        self,
        stage: Stage,
        *,
        of: str | None = "ICBC",
        makers: Sequence[KeyAccount] = MAKERS,
        checkers: Sequence[KeyAccount] = CHECKERS,
        threshold: int = 2,
        limits: Limits = (),
        salt: int = 0,
    ) -> None:
        self.stage = stage
        args = opening(makers, checkers, threshold, limits, stage.party(of) if of else salt)
        receipt = stage.do("deployer", "Desks.open", *args)
        self.address = str(receipt.only("DeskOpened").args["desk"])
        self.ledger = stage.ledger.at({"Safe": self.address})
        if of is not None:
            cash = stage.cash(of)
            stage.do(of, "Membership.rotateAccount", self.address)
            self.released("Cash:CNY.collect", stage.account(of).address)
            assert stage.cash_at(self.address) == cash

    @property
    def turn(self) -> int:
        return int(str(self.ledger.call("Safe", "nonce")))

    def call(self, function: str, *args: Argument) -> tuple[str, bytes]:
        """Where a call goes and what it says."""
        target, _, name = function.rpartition(".")
        entry = self.stage.ledger.artifacts.contract(target.partition(":")[0]).function(name)
        return self.stage.address[target], entry.selector + entry.encode_inputs(args)

    def operation(self, function: str, *args: Argument) -> Operation:
        """The desk's next one, in time for a day."""
        return self.plain(*self.call(function, *args))

    def plain(self, to: str, data: bytes) -> Operation:
        chain = self.stage.chain
        return Operation(chain.chain_id, self.address, to, data, self.turn, chain.now() + 86_400)

    def signed(self, operation: Operation, keys: Sequence[KeyAccount]) -> bytes:
        signatures = Signatures(operation.digest)
        for key in keys:
            signatures = signatures.signed(key)
        return signatures.packed(frozenset(addresses(keys)))

    def send(self, operation: Operation, signatures: bytes) -> Receipt:
        args = operation.arguments(signatures)
        return self.ledger.send(RELAYER, "Safe", "execTransaction", args, gas=3_000_000, precheck=False)

    def released(self, function: str, *args: Argument, by: Sequence[KeyAccount] = (MAKER, CHECKER)) -> Receipt:
        """Signed and sent, by somebody who has signed nothing."""
        operation = self.operation(function, *args)
        return self.send(operation, self.signed(operation, by))

    def refuses(
        self, error: str, operation: Operation, by: Sequence[KeyAccount] = (MAKER, CHECKER), **fields: object
    ) -> None:
        """As Stage.refuses."""
        self.refuses_signed(error, operation, self.signed(operation, by), **fields)

    def refuses_signed(self, error: str, operation: Operation, signatures: bytes, **fields: object) -> None:
        with pytest.raises(errors.Refusal) as refusal:
            self.send(operation, signatures)
        assert refusal.value.name == error, f"{refusal.value}, expected {error}"
        assert {name: refusal.value.raw[name] for name in fields} == fields

    def safe_refuses(self, code: str, operation: Operation, signatures: bytes) -> None:
        """The Safe itself, before it asks its guard: GS020 too few signatures, GS026 not an owner's."""
        with pytest.raises(errors.RevertedWithText) as refused:
            self.send(operation, signatures)
        assert refused.value.reason == code

    def later(self, operation: Operation, turns: int) -> Operation:
        return replace(operation, nonce=operation.nonce + turns)
