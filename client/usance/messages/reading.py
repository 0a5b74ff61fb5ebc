"""An MT700 as the terms of a credit, every field accounted for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from usance.dates import BadTenor, Tenor
from usance.messages.parties import Correspondents, UnknownCorrespondent
from usance.messages.report import Kind, report_of
from usance.messages.tenors import NEEDED, tenor_of
from usance.money import Money, decimals_of
from usance.swift import BadMessage, Fault, Message, joined
from usance.swift.mt import MT700
from usance.swift.values import Amount, AvailableWith
from usance.terms import TRANSPORT_DOCUMENT, TermsFile

RULES = {"UCP LATEST VERSION": "UCP600", "UCPURR LATEST VERSION": "UCP600", "EUCP LATEST VERSION": "EUCP21"}
RULES |= {"EUCPURR LATEST VERSION": "EUCP21", "ISP LATEST VERSION": "ISP98"}
DOMESTIC = "PRC DOMESTIC LC MEASURES 2016"
"""What field 40E says after OTHR of a credit under the PRC 2016 Measures: the standard has no word for them."""
CONFIRMATIONS = {"WITHOUT": "without", "MAY ADD": "may add", "CONFIRM": "confirm"}
_ANY_BANK = re.compile(r"ANY BANK\b")
_TRANSPORT = re.compile(r"BILLS? OF LADING|WAYBILL|TRANSPORT DOCUMENT|CONSIGNMENT NOTE|\bB/L\b|\bCMR\b|CARGO RECEIPT")
_ITEM = re.compile(r"^(?:\+|[0-9]{1,2}[.)] ?|\([0-9]{1,2}\) ?)")


@dataclass(frozen=True, slots=True)
class Mapped:
    """Terms, and what became of each field of the message that they were read from."""

    terms: TermsFile
    report: tuple[Kind, ...]


def terms_of(messages: Sequence[Message], known: Correspondents, *, receiver: str | None = None) -> Mapped:
    """The terms of the credit that an MT700, with any MT701, describes; `receiver` is the bank that it goes to.

    The whole message is committed to with them. Raises BadMessage with every field that the ledger cannot hold, and
    BadTermsFile.
    """
    message = joined(messages)
    if not isinstance(message, MT700):
        raise BadMessage([Fault(0, "", f"an MT{message.NUMBER}", "an MT700, with MT701 where it is continued")])
    reader = _Reader(message, known, receiver)
    fields = reader.fields()
    if reader.faults:
        raise BadMessage(reader.faults)
    terms = TermsFile.from_fields(fields, source=f"MT700 {message.reference}")
    return Mapped(terms, report_of(message, reader.exceptions))


def money_of(said: Amount) -> str:
    """An amount as terms have it."""
    minor = said.amount.scaleb(decimals_of(said.currency))
    return str(Money(int(minor), said.currency))


def items_of(lines: Sequence[str]) -> list[str]:
    """The documents in the lines of 46A, each from its mark on; where one of them is a transport document, that too."""
    items: list[str] = []
    for line in lines:
        if _ITEM.match(line) or not items:
            items.append(_ITEM.sub("", line).strip())
        else:
            items[-1] = f"{items[-1]} {line.strip()}".strip()
    plain = {TRANSPORT_DOCUMENT.upper(): TRANSPORT_DOCUMENT}
    found = [plain.get(item.upper(), item) for item in items if item]
    transports = any(_TRANSPORT.search(item.upper()) for item in found)
    return [*found, TRANSPORT_DOCUMENT] if transports and TRANSPORT_DOCUMENT not in found else found


class _Reader:
    """`faults` is what the ledger cannot hold, `exceptions` what is kept otherwise than its like."""

    def __init__(self, message: MT700, known: Correspondents, receiver: str | None) -> None:
        self.message, self.known, self.receiver = message, known, receiver
        self.faults = list[Fault]()
        self.exceptions = dict[str, str]()

    def fields(self) -> dict[str, object]:
        """The fields of a terms file; what is wrong is in `faults`."""
        message = self.message
        found = {
            **{"number": message.reference, "amount": money_of(message.amount), "expiry": message.expiry.date},
            **{"expiry_place": message.expiry.place, "rules": self._rules(), "tenor": self._tenor()},
            "transferable": message.form.endswith("TRANSFERABLE"),
            "applicant": self._party("50", message.applicant),
            "beneficiary": self._party("59", message.beneficiary.name),
            **{"adviser": self.receiver, "second_adviser": self._optional("57a", message.advise_through)},
            **{"confirmation": CONFIRMATIONS[message.confirmation], **self._confirmer()},
            **self._available(),
            **{"partial": self._shipments("43P", message.partial_shipments) is not False},
            "transhipment": self._shipments("43T", message.transhipment),
            **{"latest_shipment": message.latest_shipment, **self._period(), **self._tolerance()},
            **{"documents": self._documents(), **self._texts()},
            "message": [f":{tag}:{text}" for tag, text in ((kind.tag, kind.text) for kind in report_of(message))],
        }
        return {name: value for name, value in found.items() if value not in (None, [], "")}

    def _rules(self) -> str:
        said = self.message.rules
        if said.code in RULES:
            return RULES[said.code]
        if said.narrative and said.narrative.upper() == DOMESTIC:
            return "PRC2016"
        return self._wrong("40E", f"{said.code}/{said.narrative}", f"{', '.join(RULES)} or OTHR/{DOMESTIC}", "UCP600")

    def _tenor(self) -> str:
        message = self.message
        if message.mixed_payment is not None:
            return self._wrong("42M", "mixed payment", "one tenor for the whole credit", "sight")
        lines = message.drafts_at or message.deferred_payment
        tag = "42C" if message.drafts_at else "42P"
        if message.available_with.by == "BY NEGOTIATION" and not message.drafts_at:
            # 42P says then how it is negotiated, which may be nothing of a tenor.
            return self._tenor_or(lines, Tenor("Sight"))
        if lines is None:
            return "sight"
        try:
            return str(tenor_of(lines))
        except BadTenor:
            return self._wrong(tag, " ".join(lines), NEEDED, "sight")

    def _tenor_or(self, lines: Sequence[str] | None, otherwise: Tenor) -> str:
        try:
            return str(tenor_of(lines or ()))
        except BadTenor:
            if lines:
                self.exceptions["42P"] = "no tenor in it: the credit is paid at sight"
            return str(otherwise)

    def _available(self) -> dict[str, object]:
        """The nominated bank, and whether it may negotiate."""
        said, negotiates = self.message.available_with, self.message.available_with.by == "BY NEGOTIATION"
        if isinstance(said, AvailableWith) and _ANY_BANK.match(" ".join(said.bank).upper()):
            self.exceptions["41a"] = "any bank may negotiate, none is nominated on chain"
            return {"negotiable": "any" if negotiates else "no"}
        if isinstance(said, AvailableWith) and " ".join(said.bank).upper() in ("ISSUING BANK", "OURSELVES"):
            return {}
        bank = self._party("41a", said)
        return {"nominated": bank, "negotiable": "named" if negotiates else "no"}

    def _confirmer(self) -> dict[str, object]:
        bank = self._optional("58a", self.message.confirming_bank)
        return {"confirmer": bank} if bank and self.message.confirmation != "WITHOUT" else {}

    def _tolerance(self) -> dict[str, object]:
        said = self.message.tolerance
        return {} if said is None else {"tolerance": f"+{int(said.plus)}/-{int(said.minus)}"}

    def _period(self) -> dict[str, object]:
        said = self.message.presentation_period
        if said is None:
            return {}
        if said.narrative and "SHIPMENT" not in said.narrative.upper():
            self.exceptions["48"] = "the days run from something else than shipment: no contract counts them"
            return {}
        return {"presentation_days": int(said.days)}

    def _shipments(self, tag: str, said: str | None) -> bool | None:
        if said == "CONDITIONAL":
            self.exceptions[tag] = "allowed on conditions that are kept by hash"
        return None if said is None else said != "NOT ALLOWED"

    def _documents(self) -> list[str]:
        """One for each item of 46A; a transport document among them is called so besides, since days run from it."""
        return items_of(self.message.documents or ())

    def _texts(self) -> dict[str, object]:
        message = self.message
        return {
            "goods": "\n".join(message.goods or ()),
            "shipment_from": message.port_of_loading or message.taken_in_charge_at,
            "shipment_to": message.destination or message.port_of_discharge,
            "other_terms": "\n".join(message.conditions or ()),
        }

    def _optional(self, tag: str, said: Any) -> str | None:
        return None if said is None else self._party(tag, said)

    def _party(self, tag: str, said: Any) -> str:
        try:
            return self.known.of(said)
        except UnknownCorrespondent as unknown:
            return self._wrong(tag, str(unknown.given), str(unknown.needed), "nobody")

    def _wrong(self, tag: str, found: str, needed: str, instead: str) -> str:
        self.faults.append(Fault(0, tag, found, needed))
        return instead
