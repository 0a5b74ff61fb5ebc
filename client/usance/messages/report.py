"""What became of each field of a message: kept by the contracts, by the hash of the terms, or of no weight."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from usance.swift.conversion import text_of
from usance.swift.message import Message
from usance.swift.spec import FIELDS

Kept = Literal["on chain", "by hash", "informative"]

_ON_CHAIN = {
    "20": "one issue under one reference",
    "23S": "the issuer's consent to cancel",
    "31D": "the last day for presentation",
    "32B": "the amount",
    "33B": "the decrease of the amount",
    "39A": "the tolerance on the total",
    "40A": "transferable or not",
    "40E": "the rule set",
    "41a": "where and how it is available",
    "42C": "the tenor",
    "42P": "the tenor",
    "43P": "partial drawings allowed or not",
    "44C": "the latest day of shipment",
    "46A": "whether a transport document is asked for",
    "48": "the days to present",
    "49": "whether to confirm",
    "50": "the applicant, as a party",
    "57a": "the second advising bank",
    "58a": "the bank that is asked to confirm",
    "59": "the beneficiary, as a party",
}
_INFORMATIVE = {
    "21": "the receiver's reference",
    "22A": "its purpose",
    "23": "a reference",
    "26E": "the ledger numbers amendments itself",
    "27": "which message of how many",
    "30": "the chain has its own date",
    "31C": "the chain has its own date of issue",
    "42a": "the ledger has no drafts",
    "51a": "the applicant's bank is its sponsor on the ledger",
    "52a": "the issuing bank sends it",
    "53a": "reimbursement is a claim on the issuer",
    "72Z": "for the receiver",
    "78": "for the bank that pays",
}


@dataclass(frozen=True, slots=True)
class Kind:
    """A field, where it is kept, and what of it. All fields are committed to by hash besides."""

    tag: str
    title: str
    kept: Kept
    what: str
    text: str


def report_of(message: Message, exceptions: Mapping[str, str] = {}) -> tuple[Kind, ...]:
    """Every field of a message; `exceptions` says why one is not kept on chain although its like is."""
    return tuple(_kind(row.shown, tag, value, exceptions) for row, tag, value in message.said() if not row.is_marker)


def _kind(shown: str, tag: str, value: object, exceptions: Mapping[str, str]) -> Kind:
    kept: Kept = "by hash"
    what = exceptions.get(shown, "as it stands")
    if shown in _ON_CHAIN and shown not in exceptions:
        kept, what = "on chain", _ON_CHAIN[shown]
    elif shown in _INFORMATIVE:
        kept, what = "informative", _INFORMATIVE[shown]
    return Kind(tag, FIELDS[tag].title, kept, what, text_of(FIELDS[tag], value))
