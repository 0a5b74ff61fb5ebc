"""Amendments: what issuer, confirmer and beneficiary say about them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date

from eth_utils.crypto import keccak

from usance import ids
from usance.abi import Argument
from usance.acting import Acting
from usance.artifacts import enum
from usance.dates import Tenor, civil_day
from usance.errors import InputError
from usance.fields import Fields, integer
from usance.model import Amendment
from usance.money import Money, Tolerance
from usance.terms import Commitment, Scope, Value

_DRAFT, _CHANGES, _NUMBER = "draft of amendment", "amendment", "amendment"


class NothingChanged(InputError):
    """An amendment that names nothing to change."""

    def __init__(self) -> None:
        super().__init__("an amendment of nothing", given="nothing", needed="what it changes, such as an expiry")


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What an amendment changes; None changes nothing. `amount` is the amount that the credit is to have, in place of
    an `increase` or a `decrease` of it; `documents` is the new list of them, and `other` any text besides."""

    amount: Money | None = None
    increase: Money | None = None
    decrease: Money | None = None
    tolerance: Tolerance | None = None
    expiry: date | None = None
    latest_shipment: date | None = None
    presentation_days: int | None = None
    tenor: Tenor | None = None
    documents: tuple[str, ...] | None = None
    other: str | None = None

    def private(self) -> Mapping[str, Value]:
        """Every change, for a commitment. Raises NothingChanged."""
        held: dict[str, Value] = {}
        for field in fields(self):
            value = getattr(self, field.name)
            if isinstance(value, tuple):
                held |= {f"{field.name}/{number:02d}": each for number, each in enumerate(value, start=1)}
            elif value is not None:
                held[field.name] = str(value) if isinstance(value, Tolerance | Tenor) else value
        if not held:
            raise NothingChanged
        return held

    def by(self, now: Money) -> tuple[int, int]:
        """Increase and decrease of the amount that the credit has now, minor units. Raises CurrencyMismatch."""
        if self.amount is None:
            more = self.increase.minor_in(now.currency) if self.increase else 0
            return more, self.decrease.minor_in(now.currency) if self.decrease else 0
        change = self.amount.minor_in(now.currency) - now.minor
        return max(change, 0), max(-change, 0)


class AmendmentDesk(Acting):
    """What a party says about amendments. Every write raises Refusal with the contracts' own error."""

    def amend(self, credit: str, changes: Changes, *, key: str | None = None) -> Amendment:
        """As issuer, amend a credit; the issuer is bound at once, the beneficiary by nothing (UCP 600 art. 10). Said
        twice under one `key` it is offered once. Raises NothingChanged, CurrencyMismatch."""
        number, papers = ids.credit_number(credit), self.platform.papers
        more, less, commitment = self._kept_changes(number, changes, key)
        struct = _struct(changes, more, less, commitment.root)
        receipt = self._do("Amendments", "amend", [number, struct], key=f"amend/{number}/{key}" if key else None)
        made = ids.amendment_text(integer(receipt.only("AmendmentOffered").args["id"]))
        papers.keep(_CHANGES, made, commitment.to_json())
        return self.platform.amendment(made)

    def accept_amendment(self, amendment: str, *, only: Sequence[str] | None = None) -> Amendment:
        """As beneficiary, accept an amendment whole. `only` names the changes that are accepted, by the names of
        Changes: the ledger refuses an acceptance of less than the whole (UCP 600 art. 10e). What the whole is, beyond
        what the ledger shows of it, only a workspace with its papers knows; without them no list of names is whole."""
        whole = self.platform.ledger.call("Amendments", "hashOf", [ids.amendment_number(amendment)])
        assert isinstance(whole, bytes)
        if only is None or self._is_whole(amendment, only):
            return self._about_amendment(amendment, "accept", whole)
        # Names what is accepted, and is the hash of no amendment.
        return self._about_amendment(amendment, "accept", keccak(whole + " ".join(sorted(only)).encode()))

    def reject_amendment(self, amendment: str) -> Amendment:
        """As beneficiary, reject an amendment."""
        return self._about_amendment(amendment, "reject")

    def extend_amendment(self, amendment: str) -> Amendment:
        """As confirmer, extend the undertaking to an amendment (UCP 600 art. 10b)."""
        return self._about_amendment(amendment, "extend")

    def decline_extension(self, amendment: str) -> Amendment:
        """As confirmer, advise an amendment without extending the undertaking to it."""
        return self._about_amendment(amendment, "declineExtension")

    def _kept_changes(self, number: int, changes: Changes, key: str | None) -> tuple[int, int, Commitment]:
        """Increase, decrease, and the changes under a salt, kept before they are sent; those of an earlier try with the
        same key where they say the same."""
        ledger, papers, said = self.platform.ledger, self.platform.papers, changes.private()
        kept = papers.find(_DRAFT, f"{number}/{key}") if key else None
        if kept is not None:
            more, less, draft = json.loads(kept)
            earlier = Commitment.from_json(draft)
            if {path: value for path, value in earlier.fields.items() if path != _NUMBER} == said:
                return more, less, earlier
        offered = integer(ledger.call("Amendments", "count", [number])) + 1
        terms = Fields(ledger.call("Credits", "get", [number]))
        more, less = changes.by(terms.money("amount", terms.text("currency")))
        scope = Scope(ledger.chain.chain_id, ledger.address("Amendments"), number)
        commitment = Commitment.of({**said, _NUMBER: offered}, scope=scope)
        if not self.dry:
            papers.keep(_DRAFT, f"0x{commitment.root.hex()}", commitment.to_json())
            if key:
                papers.keep(_DRAFT, f"{number}/{key}", json.dumps([more, less, commitment.to_json()]))
        return more, less, commitment

    def _is_whole(self, amendment: str, only: Sequence[str]) -> bool:
        kept = self.platform.papers.find(_CHANGES, amendment)
        if kept is None:
            return False
        named = {path.partition("/")[0] for path in Commitment.from_json(kept).fields} - {_NUMBER}
        return named <= set(only)

    def _about_amendment(self, amendment: str, function: str, *more: Argument) -> Amendment:
        self._do("Amendments", function, [ids.amendment_number(amendment), *more])
        return self.platform.amendment(amendment)


def _struct(changes: Changes, more: int, less: int, root: bytes) -> dict[str, Argument]:
    tolerance, tenor = changes.tolerance, changes.tenor
    return {
        "increase": more,
        "decrease": less,
        "tolerance": tolerance is not None,
        "tolerancePlus": tolerance.plus if tolerance else 0,
        "toleranceMinus": tolerance.minus if tolerance else 0,
        "expiry": civil_day(changes.expiry) if changes.expiry else 0,
        "latestShipment": civil_day(changes.latest_shipment) if changes.latest_shipment else 0,
        "presentationDays": changes.presentation_days or 0,
        "tenor": int(enum("TenorKind")[tenor.kind]) if tenor else 0,
        "tenorValue": tenor.value if tenor else 0,
        "root": root,
    }
