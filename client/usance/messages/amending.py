"""An MT707 as what it changes on the ledger, and an amendment as the MT707 that a bank sends."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from usance.amendments import Changes, NothingChanged
from usance.dates import BadTenor, Tenor
from usance.messages.issue import amount_of, reference_of
from usance.messages.parties import Correspondents
from usance.messages.reading import items_of, money_of
from usance.messages.report import Kind, report_of
from usance.messages.tenors import NEEDED, said, tenor_of
from usance.messages.texts import Texts
from usance.model import Amendment, Credit
from usance.money import Money
from usance.money import Tolerance as Percentages
from usance.swift import BadMessage, Fault, Message, joined, wrapped
from usance.swift.checking import read_field
from usance.swift.conversion import text_of
from usance.swift.mt import MT707
from usance.swift.spec import FIELDS, spec_of
from usance.swift.tokens import tokens_of
from usance.swift.values import Amount, Days, Expiry, Lines, SequenceOfTotal, Tolerance
from usance.terms import TermsFile

_FIXED = {
    **{"40A": "form", "40E": "rules", "50": "applicant", "59": "beneficiary", "41a": "availability"},
    **{"42M": "mixed payment", "43P": "partial drawings", "49": "confirmation", "58a": "the bank asked to confirm"},
    **{"57a": "the second adviser", "44D": "shipment period"},
}
"""What no amendment changes on the ledger: a new credit takes the place of one that is to be so."""
_REPALL = "/REPALL/"
_KNOWN = ("20", "21", "23", "22A", "23S", "26E", "27", "30", "31C", "52a", "50B", "72Z")
_OWN = ("32B", "33B", "39A", "31D", "44C", "48", "42C", "42P", "42a")


@dataclass(frozen=True, slots=True)
class Amended:
    """What the `number`th MT707 changes, None where it asks for the cancellation of the credit; and what became of each
    field."""

    changes: Changes | None
    reference: str
    number: int
    report: tuple[Kind, ...]


def changes_of(messages: Sequence[Message]) -> Amended:
    """What an MT707, with any MT708, changes. Raises BadMessage with every field that the ledger cannot change."""
    message = joined(messages)
    if not isinstance(message, MT707):
        raise BadMessage([Fault(0, "", f"an MT{message.NUMBER}", "an MT707, with MT708 where it is continued")])
    if message.cancellation is not None:
        return Amended(None, message.reference, int(message.number), report_of(message))
    faults = [
        Fault(0, tag, text_of(FIELDS[tag], value), f"no change of {_FIXED[row.shown]}: issue another credit")
        for row, tag, value in message.said()
        if row.shown in _FIXED
    ]
    changes = _changes(message, faults)
    if faults:
        raise BadMessage(faults)
    return Amended(changes, message.reference, int(message.number), report_of(message))


def amendment_of(
    credit: Credit,
    amendment: Amendment,
    terms: TermsFile | None,
    known: Correspondents,
    days: tuple[date, date],
    texts: Texts,
    kept: Mapping[str, str],
) -> Message:
    """The MT707 of an amendment. `days` are those on which the credit was issued and amended; `kept` the changes that
    only papers have, `other` and documents."""
    tenor, number = amendment.tenor, int(amendment.id.rpartition("#")[2])
    return replace(
        begun(credit, terms, known, days, number),
        **_said_besides(kept, texts),
        expiry=Expiry(amendment.expiry, (terms and terms.expiry_place) or credit.place) if amendment.expiry else None,
        increase=_amount(amendment.increase),
        decrease=_amount(amendment.decrease),
        tolerance=_tolerance(amendment.tolerance),
        deferred_payment=(said(tenor),) if tenor else None,
        latest_shipment=amendment.latest_shipment,
        presentation_period=Days(amendment.presentation_days) if amendment.presentation_days else None,
    )


def begun(
    credit: Credit, terms: TermsFile | None, known: Correspondents, days: tuple[date, date], number: int
) -> MT707:
    """What every MT707 of a credit begins with: the `number`th, of `days` as for `amendment_of`."""
    reference = reference_of(credit, terms)
    return MT707(
        sequence=SequenceOfTotal(1, 1),
        reference=reference,
        related_reference="NONREF",
        issuer_reference=reference,
        issuing_bank=known.field(credit.issuer),
        date_of_issue=days[0],
        number=number,
        day=days[1],
        purpose="ISSU",
    )


def _changes(message: MT707, faults: list[Fault]) -> Changes:
    expiry, days, tolerance = message.expiry, message.presentation_period, message.tolerance
    made = Changes(
        increase=Money.parse(money_of(message.increase)) if message.increase else None,
        decrease=Money.parse(money_of(message.decrease)) if message.decrease else None,
        tolerance=Percentages(int(tolerance.plus), int(tolerance.minus)) if tolerance else None,
        expiry=expiry.date if expiry else None,
        latest_shipment=message.latest_shipment,
        presentation_days=int(days.days) if days else None,
        tenor=_tenor(message, faults),
        documents=_documents(message),
        other=_other(message),
    )
    try:
        made.private()
    except NothingChanged:
        faults.append(Fault(0, "", "an amendment of nothing", "at least one field that changes"))
    return made


def _tenor(message: MT707, faults: list[Fault]) -> Tenor | None:
    lines = message.drafts_at or message.deferred_payment
    if lines is None:
        return None
    try:
        return tenor_of(lines)
    except BadTenor:
        faults.append(Fault(0, "42C" if message.drafts_at else "42P", " ".join(lines), NEEDED))
        return None


def _documents(message: MT707) -> tuple[str, ...] | None:
    """The new list of documents, where all of them are replaced; else what is added or struck out is `other`."""
    lines = message.documents
    if lines is None or not lines[0].startswith(_REPALL):
        return None
    return tuple(items_of((lines[0].removeprefix(_REPALL), *lines[1:])))


def _other(message: MT707) -> str | None:
    """Every field that changes text alone, word for word."""
    found = [
        f":{tag}:{text_of(FIELDS[tag], value)}".replace("\r\n", "\n")
        for row, tag, value in message.said()
        if row.shown not in (*_KNOWN, *_OWN) and not (tag == "46B" and _documents(message) is not None)
    ]
    return "\n".join(found) or None


def _said_besides(kept: Mapping[str, str], texts: Texts) -> dict[str, Any]:
    """The fields for what only papers have: those of the MT707 that the amendment was read from, or new ones."""
    documents = [text for name, text in sorted(kept.items()) if name.startswith("documents/")]
    listed = [line for one in documents for line in texts.lines("documents", f"+{one.upper()}")]
    found: dict[str, Any] = {"documents": _coded(_REPALL, listed)} if listed else {}
    other = kept.get("other", "")
    tokens, loose = tokens_of(other.split("\n"), 1)
    if loose:
        return found | {"conditions": _coded("/ADD/", texts.lines("other", other))} if other else found
    rows = {tag: row for row in spec_of("707").rows for tag in row.tags}
    return found | {rows[token.tag].attribute: read_field(token, "707")[0] for token in tokens if token.tag in rows}


def _coded(code: str, lines: Sequence[str]) -> Lines:
    """Lines of which the first begins with a code word, and is not too long for it."""
    return wrapped("\n".join((f"{code}{lines[0]}", *lines[1:])))


def _amount(money: Money | None) -> Amount | None:
    return amount_of(money) if money else None


def _tolerance(given: Percentages | None) -> Tolerance | None:
    return Tolerance(given.plus, given.minus) if given else None
