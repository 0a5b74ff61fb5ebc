"""A credit as the MT700 that a bank sends: the one that it was issued from, or one made of its terms."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from usance.messages.parties import Correspondents
from usance.messages.reading import CONFIRMATIONS, DOMESTIC
from usance.messages.tenors import said
from usance.messages.texts import Texts
from usance.model import Credit
from usance.money import Money, decimals_of
from usance.swift import BadMessage, parse, read
from usance.swift.formats import CRLF
from usance.swift.mt import MT700
from usance.swift.values import (
    Amount,
    AvailableWith,
    AvailableWithBank,
    Bank,
    Beneficiary,
    Code,
    Days,
    Expiry,
    Lines,
    Named,
    SequenceOfTotal,
    Tolerance,
)
from usance.terms import TermsFile

_RULES = {"UCP600": "UCP LATEST VERSION", "EUCP21": "EUCP LATEST VERSION", "ISP98": "ISP LATEST VERSION"}
_SAID = {word: code for code, word in CONFIRMATIONS.items()}
_BESIDES = {
    **{"service_place": "PLACE OF SERVICE", "delivery": "DELIVERY", "instalments": "INSTALMENTS"},
    **{"undertaking": "UNDERTAKING", "other_terms": ""},
}
"""Terms that an MT700 has no field of their own for -> how they are called among its conditions."""


def issue_of(
    credit: Credit, terms: TermsFile, known: Correspondents, issued: date, latin: Mapping[str, str] | None = None
) -> MT700:
    """The MT700 of a credit that was `issued` on a day; `latin` says in which words texts go that no message can carry.

    Raises NotLatin, BadMessage.
    """
    if terms.message:
        issued_from = parse(CRLF.join(terms.message), number="700")
        assert isinstance(issued_from, MT700)
        return issued_from
    texts = Texts(latin)
    made = _Writer(credit, terms, known, texts).message(issued)
    texts.check()
    faults = [fault for fault in read(made.block4(), number="700").faults if not fault.warning]
    if faults:
        raise BadMessage(faults, source=f"the MT700 of {credit.id}")
    return made


def amount_of(money: Money) -> Amount:
    """Money as a field says it, with all the decimals of its currency."""
    return Amount(money.currency, Decimal(money.minor).scaleb(-decimals_of(money.currency)))


def reference_of(credit: Credit, terms: TermsFile | None) -> str:
    """What banks call a credit: the issuer's own number where it is known here, else its id."""
    return (terms.number if terms else None) or credit.id.replace("/", "-")


class _Writer:
    def __init__(self, credit: Credit, terms: TermsFile, known: Correspondents, texts: Texts) -> None:
        self._credit, self._terms, self._known, self._texts = credit, terms, known, texts

    def message(self, issued: date) -> MT700:
        credit, terms = self._credit, self._terms
        return MT700(
            **self._availability(),
            **self._carriage(),
            sequence=SequenceOfTotal(1, 1),
            form="IRREVOCABLE TRANSFERABLE" if terms.transferable else "IRREVOCABLE",
            reference=reference_of(credit, terms),
            date_of_issue=issued,
            rules=Code(_RULES[terms.rules]) if terms.rules in _RULES else Code("OTHR", DOMESTIC),
            expiry=Expiry(terms.expiry, self._texts.line("expiry_place", terms.expiry_place or credit.place)[:29]),
            applicant=self._party("applicant", terms.applicant),
            beneficiary=Beneficiary(None, self._party("beneficiary", terms.beneficiary)),
            amount=amount_of(terms.amount),
            tolerance=self._tolerance(),
            documents=self._documents(),
            conditions=self._conditions(),
            charges=self._charges(),
            advise_through=self._bank(terms.second_adviser) if terms.second_adviser else None,
        )

    def _availability(self) -> dict[str, Any]:
        terms, days = self._terms, self._credit.presentation_days
        confirmer = terms.confirmer or terms.nominated or terms.adviser
        asked = confirmer if terms.confirmation != "without" else None
        return {
            "available_with": self._available(),
            "deferred_payment": None if terms.tenor.kind == "Sight" else (said(terms.tenor),),
            "presentation_period": Days(days) if days else None,
            "confirmation": _SAID[terms.confirmation],
            "confirming_bank": self._bank(asked) if asked else None,
        }

    def _carriage(self) -> dict[str, Any]:
        terms = self._terms
        return {
            "partial_shipments": "ALLOWED" if terms.partial else "NOT ALLOWED",
            "transhipment": {None: None, True: "ALLOWED", False: "NOT ALLOWED"}[terms.transhipment],
            "taken_in_charge_at": self._line("shipment_from"),
            "destination": self._line("shipment_to"),
            "latest_shipment": terms.latest_shipment,
            "goods": self._lines("goods"),
        }

    def _available(self) -> AvailableWithBank | AvailableWith:
        terms = self._terms
        by = "BY PAYMENT" if terms.tenor.kind == "Sight" else "BY DEF PAYMENT"
        by = "BY NEGOTIATION" if terms.negotiable != "no" else by
        if terms.negotiable == "any":
            return AvailableWith(("ANY BANK",), by)
        bank = self._bank(terms.nominated or self._credit.issuer)
        return AvailableWithBank(bank.bic, by) if isinstance(bank, Bank) else AvailableWith(bank.name, by)

    def _tolerance(self) -> Tolerance | None:
        terms = self._terms
        if terms.about:
            # UCP 600 art. 30a: about the amount is up to 10 % above or below it.
            return Tolerance(10, 10)
        found = terms.tolerance
        return Tolerance(found.plus, found.minus) if found.plus or found.minus else None

    def _documents(self) -> Lines | None:
        named = [self._texts.lines("documents", f"+{one.upper()}") for one in self._terms.documents]
        return tuple(line for lines in named for line in lines) or None

    def _conditions(self) -> Lines | None:
        found: list[str] = []
        for name, title in _BESIDES.items():
            if text := getattr(self._terms, name):
                said_so = self._texts.latin.get(text, text)
                found += self._texts.lines(name, f"+{title}: {said_so}" if title else said_so)
        for name in ("schedule", "revolving", "advance"):
            if value := getattr(self._terms, name):
                listed = ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)
                found += self._texts.lines(name, f"+{name.upper()}: {listed.upper()}")
        return tuple(found) or None

    def _charges(self) -> Lines | None:
        terms = self._terms
        found = [
            f"/{who}/ BORNE BY {payer.upper()}"
            for who, payer in (("INSIDE", terms.charges_inside), ("OUTSIDE", terms.charges_outside))
            if payer
        ]
        found += [f"DISCREPANCY FEE {terms.discrepancy_fee}"] if terms.discrepancy_fee else []
        return tuple(found) or None

    def _party(self, name: str, party: str) -> Lines:
        return self._texts.lines(name, party, width=35, letters="x")[:4]

    def _bank(self, name: str) -> Bank | Named:
        return self._known.field(self._texts.line("bank", name))

    def _line(self, name: str) -> str | None:
        text = getattr(self._terms, name)
        return self._texts.line(name, text, letters="z") if text else None

    def _lines(self, name: str) -> Lines | None:
        text = getattr(self._terms, name)
        return self._texts.lines(name, text) if text else None
