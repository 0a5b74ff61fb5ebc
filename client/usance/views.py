"""Credits and amendments as the ledger's lens shows them, read into the model."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, TypedDict, cast

from usance import ids
from usance.dates import Tenor, TenorKind
from usance.fields import Fields
from usance.issuing import CONFIRMATION
from usance.model import Amendment, Credit, Schedule
from usance.money import Money, Tolerance
from usance.terms import Instalment, Revolving

if TYPE_CHECKING:
    from usance.directory import Directory


def read_credit(view: Fields, directory: Directory) -> Credit:
    """A credit from the struct CreditView."""
    stored, number = view.struct("credit"), view.number("id")
    return Credit(
        id=ids.credit_text(number),
        status=view.member("status", "CreditStatus"),
        rules=stored.member("rules", "RuleSet"),
        issuer=directory.name(number >> 32),
        **_parties(stored, directory),
        advise_by=view.day("adviseBy"),
        confirmation=CONFIRMATION[stored.number("confirmation")],
        tolerance=Tolerance(stored.number("tolerancePlus"), stored.number("toleranceMinus")),
        **_amounts(view, stored),
        expiry=stored.some_day("expiry"),
        effective_expiry=view.some_day("effectiveExpiry"),
        place=stored.text("place"),
        latest_shipment=stored.some_day("latestShipment"),
        presentation_days=stored.number("presentationDays") or None,
        tenor=_tenor(stored),
        partial=not stored.flag("singleDrawing"),
        transferable=stored.flag("transferable"),
        **_counts(view, stored),
        court_stay=stored.flag("stayed"),
        root="0x" + stored.raw("root").hex(),
    )


class _Counts(TypedDict):
    parts: int
    presentations: int
    amendments: int
    pending_amendments: int
    version: int


class _Parties(TypedDict):
    applicant: str
    beneficiary: str
    adviser: str | None
    second_adviser: str | None
    nominated: str | None
    asked_to_confirm: str | None
    confirmer: str | None


class _Amounts(TypedDict):
    amount: Money
    limit: Money
    available: Money
    drawn: Money
    pending: Money
    set_aside: Money


def _tenor(stored: Fields) -> Tenor:
    return Tenor(cast(TenorKind, stored.member("tenor", "TenorKind")), stored.number("tenorValue"))


def _counts(view: Fields, stored: Fields) -> _Counts:
    return {
        "parts": stored.number("parts"),
        "presentations": stored.number("presentations"),
        "amendments": view.number("amendments"),
        "pending_amendments": stored.number("pendingAmendments"),
        "version": stored.number("version"),
    }


def _parties(stored: Fields, directory: Directory) -> _Parties:
    return {
        "applicant": directory.name(stored.number("applicant")),
        "beneficiary": directory.name(stored.number("beneficiary")),
        "adviser": directory.optional(stored.number("adviser")),
        "second_adviser": directory.optional(stored.number("secondAdviser")),
        "nominated": directory.optional(stored.number("nominated")),
        "asked_to_confirm": directory.optional(stored.number("confirmer")),
        "confirmer": directory.optional(stored.number("confirmer")) if stored.flag("confirmed") else None,
    }


def _amounts(view: Fields, stored: Fields) -> _Amounts:
    currency = stored.text("currency")
    return {
        "amount": stored.money("amount", currency),
        "limit": view.money("limit", currency),
        "available": view.money("available", currency),
        "drawn": stored.money("drawn", currency),
        "pending": stored.money("pending", currency),
        "set_aside": stored.money("setAside", currency),
    }


def read_amendment(view: Fields) -> Amendment:
    """An amendment from the struct AmendmentView."""
    stored, number = view.struct("amendment"), view.number("id")
    changes, currency, credit = stored.struct("changes"), view.text("currency"), ids.credit_text(number >> 16)
    tolerance = Tolerance(changes.number("tolerancePlus"), changes.number("toleranceMinus"))
    kind, taken_by = changes.member("tenor", "TenorKind"), stored.number("takenBy")
    return Amendment(
        id=ids.amendment_text(number),
        credit=credit,
        status=view.member("status", "AmendmentStatus"),
        extension=stored.member("extension", "Extension"),
        increase=_some(changes.money("increase", currency)),
        decrease=_some(changes.money("decrease", currency)),
        tolerance=tolerance if changes.flag("tolerance") else None,
        expiry=changes.day("expiry"),
        latest_shipment=changes.day("latestShipment"),
        presentation_days=changes.number("presentationDays") or None,
        tenor=None if kind == "None" else Tenor(cast(TenorKind, kind), changes.number("tenorValue")),
        version=stored.number("version") or None,
        taken_by=f"{credit}.{taken_by}" if taken_by else None,
        hash="0x" + view.raw("hash").hex(),
        root="0x" + changes.raw("root").hex(),
    )


def read_schedule(stored: Fields, instalments: Iterable[Fields], currency: str) -> Schedule | None:
    """From the struct Schedule and the Instalments; None where a credit is drawn freely."""
    kind, made = stored.member("kind", "DrawingKind"), stored.number("made")
    if kind == "Free":
        return None
    months = stored.number("period") or None
    revolving = Revolving(stored.number("times"), months, stored.flag("cumulative"))
    return Schedule(
        instalments=tuple(Instalment(one.money("amount", currency), one.some_day("until")) for one in instalments),
        made=tuple(number for number in range(1, stored.number("instalments") + 1) if made >> number - 1 & 1),
        revolving=None if kind == "Instalments" else revolving,
        reinstated=stored.number("used"),
    )


def _some(money: Money) -> Money | None:
    return money if money.minor else None
