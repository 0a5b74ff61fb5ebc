"""The structs Terms and Clauses of the contracts, made of the terms of a credit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from usance.abi import Argument
from usance.artifacts import enum
from usance.dates import civil_day

if TYPE_CHECKING:
    from usance.directory import Directory
    from usance.terms import PublicTerms, Revolving

CONFIRMATION = ("without", "may add", "confirm", "silent")
"""By the contracts' number; `silent` is never asked for, only given."""


def terms_struct(
    terms: PublicTerms, directory: Directory, *, number: int, place: str, root: bytes
) -> dict[str, Argument]:
    """The struct Terms; `number` is the bank's next one. Raises UnknownName."""
    party = directory.number
    return {
        "number": number,
        "rules": int(enum("RuleSet")[terms.rules]),
        **{"applicant": party(terms.applicant), "beneficiary": party(terms.beneficiary)},
        "adviser": party(terms.adviser) if terms.adviser else 0,
        "nominated": party(terms.nominated) if terms.nominated else 0,
        "confirmation": CONFIRMATION.index(terms.confirmation),
        "partialDrawings": terms.partial,
        "transferable": terms.transferable,
        "transportDocument": terms.transport_document,
        "place": place.encode(),
        "currency": terms.amount.currency.encode(),
        "amount": terms.amount.minor,
        **{"tolerancePlus": terms.tolerance.plus, "toleranceMinus": terms.tolerance.minus},
        "expiry": civil_day(terms.expiry),
        "latestShipment": civil_day(terms.latest_shipment) if terms.latest_shipment else 0,
        "presentationDays": terms.presentation_days or 0,
        "tenor": int(enum("TenorKind")[terms.tenor.kind]),
        "tenorValue": terms.tenor.value,
        "root": root,
    }


def clauses_struct(terms: PublicTerms, directory: Directory) -> dict[str, Argument]:
    """The struct Clauses. Raises UnknownName, CurrencyMismatch for an instalment or advance in another currency."""
    party, currency = directory.number, terms.amount.currency
    revolving = terms.revolving
    return {
        "secondAdviser": party(terms.second_adviser) if terms.second_adviser else 0,
        "confirmer": party(terms.confirmer) if terms.confirmer else 0,
        "about": terms.about,
        "drawings": int(enum("DrawingKind")[_kind(bool(terms.schedule), revolving)]),
        "cumulative": bool(revolving and revolving.cumulative),
        "times": revolving.times if revolving else 0,
        "period": (revolving.months or 0) if revolving else 0,
        "advance": terms.advance.minor_in(currency) if terms.advance else 0,
        "instalments": [
            {"amount": one.amount.minor_in(currency), "until": civil_day(one.until)} for one in terms.schedule
        ],
    }


def _kind(by_instalments: bool, revolving: Revolving | None) -> str:
    if revolving is None:
        return "Instalments" if by_instalments else "Free"
    return "RevolvingByTime" if revolving.months else "RevolvingByValue"
