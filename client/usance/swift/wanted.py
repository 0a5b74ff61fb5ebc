"""What a field wants, in words: beside its format, how a value looks, and which words there are."""

from __future__ import annotations

from collections.abc import Mapping

from usance.swift.codes import words_of
from usance.swift.spec import FieldSpec

_ACCOUNT = "if there is an account, a slash and the account on a line of their own, then"
_NAME = f"{_ACCOUNT} name and address"
_BIC = f"{_ACCOUNT} a BIC such as ABOCCNBJ"
_LOOKS: Mapping[str, str] = {
    "reference": "a reference",
    "number": "a number",
    "date": "a date as YYMMDD",
    "marker": "nothing: a part of the message begins here",
    "SequenceOfTotal": "which of how many, such as 1/1",
    "Amount": "a currency and an amount with a decimal comma, such as CNY1000,00",
    "DatedAmount": "a date as YYMMDD, a currency and an amount with a decimal comma, such as 240930CNY1000,00",
    "Tolerance": "whole percent above and below, such as 5/10",
    "Expiry": "a date as YYMMDD and a place, such as 240930SHANGHAI",
    "Code": "a code word, and what there is to say after a slash",
    "CodeLines": "a code word, and what there is to say on the lines after it",
    "Law": "a country such as CN, its part after a slash, and a place after a slash on the next line",
    "Days": "days alone, such as 21, or what they run from as well, such as 21/DATE OF INVOICE",
    "Bank": _BIC,
    "Branch": f"{_ACCOUNT} a place",
    "Named": _NAME,
    "Beneficiary": _NAME,
    "BeneficiaryBank": _BIC,
    "AvailableWithBank": "a BIC such as ABOCCNBJ, and on the next line by what",
    "AvailableWith": "a bank in words, and on the last line by what",
    "Form": "the form, and on the next line whether the sender confirms",
}
"""What a field holds -> how it looks."""


def wanted(number: str, field: FieldSpec) -> str:
    """By a field of message `number`: its format, how it looks, and the words that it may say."""
    bic = "a BIC such as ABOCCNBJ" if field.tag == "41F" else ""
    said = (field.format.notation, _LOOKS.get(field.holds, bic), " or ".join(words_of(number, field.tag)))
    return ": ".join(each for each in said if each)
