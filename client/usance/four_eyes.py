"""A bank's desk from inside: what waits there, released and rejected; who stands there, and up to which amounts."""

from __future__ import annotations

from collections.abc import Mapping

from usance.acting import Acting
from usance.artifacts import enum
from usance.desks import BadOperation, DeskAccount, Entry
from usance.desks.labels import check_labels
from usance.desks.views import DeskLimits, DeskOperation, DeskSheet, StandingKey
from usance.errors import FieldValue, InputError, UnknownOperation
from usance.fields import Fields, integer
from usance.ledger import GAS
from usance.moments import civil_moment
from usance.money import CurrencyMismatch, Money
from usance.reverts import shown


class UnknownRole(InputError):
    """What nobody is at a desk."""

    def __init__(self, given: object) -> None:
        super().__init__(f"nobody is {given!r} at a desk", given=given, needed="maker or checker")


class FourEyesDesk(Acting):
    """What makers and checkers of a bank do at its desk. All raise NoDesk for a party that acts by one key; writes may
    raise WaitingForRelease and all that DeskError stands for."""

    def operations(self) -> tuple[DeskOperation, ...]:
        """Every one in this workspace's inbox, by number."""
        desk, releases = self._desk, self.platform.ledger.releases
        return tuple(self._shown(releases.settled(entry)) for entry in releases.inbox.all(desk.address))

    def operation(self, number: int) -> DeskOperation:
        """One of them. Raises UnknownOperation."""
        return self._shown(self.platform.ledger.releases.settled(self._entry(number)))

    def hand_over(self, number: int) -> str:
        """The signed operation as JSON, for another workspace of the bank. Raises UnknownOperation."""
        return self._entry(number).to_json()

    def take_in(self, text: str | bytes) -> DeskOperation:
        """Put what another workspace has handed over into this one's inbox. Raises BadOperation, also for what would
        show its checker something else than what is signed."""
        entry, chain = Entry.from_json(text), self.platform.ledger.chain
        given, needed = (entry.operation.desk, entry.operation.chain_id), (self._desk.address, chain.chain_id)
        if given != needed:
            raise BadOperation(f"desk {given[0]} on chain {given[1]}", f"desk {needed[0]} on chain {needed[1]}")
        check_labels(entry, self.platform.record.addresses, self.platform.ledger.artifacts)
        return self._shown(self.platform.ledger.releases.inbox.take_in(entry))

    def release_operation(self, number: int) -> DeskOperation:
        """As checker, release what a maker has proposed; as one of several, add one's signature to it."""
        entry, releases = self._entry(number), self.platform.ledger.releases
        if self.dry:
            self._rehearse(lambda: releases.rehearse(entry, gas=GAS), None)
        releases.release(self._desk, entry, gas=GAS)
        return self.operation(number)

    def reject_operation(self, number: int) -> DeskOperation:
        """As checker, have an operation come to nothing for good: on the chain, nothing takes its turn."""
        entry, releases = self._entry(number), self.platform.ledger.releases
        if self.dry:
            self._rehearse(lambda: releases.check_rejectable(entry), None)
        releases.reject(self._desk, entry)
        return self.operation(number)

    def desk_sheet(self) -> DeskSheet:
        """Who stands there, and the limits."""
        desk, ledger = self._desk, self.platform.ledger
        here = {key.address for key in desk.keys}
        standing = ledger.releases.standing.keys(desk.guard, desk.address)
        keys = tuple(StandingKey(key, role.lower(), key in here) for key, role in standing.items())
        threshold = Fields(ledger.call("Desks", "sizeOf", [desk.address])).number("threshold")
        limits = {currency: self._limits(currency) for currency in self.platform.record.currencies}
        limited = {currency: limit for currency, limit in limits.items() if limit.single or limit.daily}
        return DeskSheet(desk.address, threshold, keys, limited)

    def add_key(self, address: str, role: str) -> DeskSheet:
        """Let another key stand at the desk, as maker or checker. Raises UnknownRole."""
        if role not in ("maker", "checker"):
            raise UnknownRole(role)
        return self._changed("addKey", address, int(enum("DeskRole")[role.title()]))

    def remove_key(self, address: str) -> DeskSheet:
        """Let a key stand there no more."""
        return self._changed("removeKey", address)

    def replace_key(self, former: str, address: str) -> DeskSheet:
        """Let one key take the place of another that is lost; credits and claims are not touched by it."""
        return self._changed("replaceKey", former, address)

    def set_threshold(self, threshold: int) -> DeskSheet:
        """How many pairs of eyes see each operation."""
        return self._changed("setThreshold", threshold)

    def set_limits(self, currency: str, *, single: Money | None = None, daily: Money | None = None) -> DeskSheet:
        """Above `single` one checker more is needed, a civil day takes `daily` at most; None is no limit. Raises
        CurrencyMismatch, UnknownCurrency."""
        self.platform.cash_contract(currency)
        for limit in (single, daily):
            if limit is not None and limit.currency != currency:
                raise CurrencyMismatch(limit.currency, currency)
        minor = [limit.minor if limit else 0 for limit in (single, daily)]
        return self._changed("setLimit", currency.encode(), *minor)

    @property
    def _desk(self) -> DeskAccount:
        return self.platform.directory.desk(self.name)

    def _changed(self, function: str, *args: int | str | bytes) -> DeskSheet:
        # Who acts by one key has no desk to change.
        assert self._desk
        self._do("Desks", function, args)
        return self.desk_sheet()

    def _entry(self, number: int) -> Entry:
        entry = self.platform.ledger.releases.inbox.find(self._desk.address, number)
        if entry is None:
            raise UnknownOperation(number)
        return entry

    def _limits(self, currency: str) -> DeskLimits:
        desk, ledger = self._desk, self.platform.ledger
        limit = Fields(ledger.call("Desks", "limitOf", [desk.address, currency.encode()]))
        single, daily = (limit.money(name, currency) for name in ("single", "daily"))
        today = Money(integer(ledger.call("Desks", "releasedToday", [desk.address, currency.encode()])), currency)
        return DeskLimits(single if single.minor else None, daily if daily.minor else None, today)

    def _shown(self, entry: Entry) -> DeskOperation:
        operation, ledger = entry.operation, self.platform.ledger
        seen = ledger.releases.standing.of(self._desk, frozenset(entry.signatures.by))
        return DeskOperation(
            number=entry.number,
            state=entry.state,
            call=f"{entry.contract}.{entry.function}",
            said=self._said(entry),
            amount=self._amount(entry),
            turn=operation.nonce,
            expires=civil_moment(self.platform.party(self.name).place, operation.deadline),
            seen_by=tuple(sorted(seen.signers)),
            eyes=seen.eyes,
            needed=ledger.releases.standing.eyes_for(self._desk, operation),
            transaction=entry.tx_hash or None,
        )

    def _said(self, entry: Entry) -> Mapping[str, FieldValue]:
        artifacts = self.platform.ledger.artifacts
        function = artifacts.contract(entry.contract).function(entry.function)
        values = function.decode_inputs(entry.operation.data[4:])
        pairs = zip(function.inputs, values.items(), strict=True)
        return {name: shown(value, parameter, artifacts) for parameter, (name, value) in pairs}

    def _amount(self, entry: Entry) -> Money | None:
        answer = self.platform.ledger.call("Amounts", "amountOf", [entry.operation.to, entry.operation.data])
        assert isinstance(answer, tuple)
        currency = bytes(answer[0]).rstrip(b"\0").decode("ascii") if isinstance(answer[0], bytes) else ""
        return Money(integer(answer[1]), currency) if currency else None
