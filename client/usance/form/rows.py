"""What stands on the form of a domestic credit, row by row.

The fields are those of the standard domestic form under the PRC 2016 Measures, as two public code bases have it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from usance.capitals import in_capitals
from usance.form import words
from usance.form.words import NONE, NOT_SAID, boxes
from usance.terms import TermsFile

_MAY = ((True, "允许"), (False, "不允许"))
_PAYERS = (("applicant", "申请人承担"), ("beneficiary", "受益人承担"))


@dataclass(frozen=True, slots=True)
class Issued:
    """What a credit has and a draft has not: `number` is its id, `root` that of its terms on the ledger as hex, and
    `version` counts the amendments taken since."""

    issuer: str
    number: str
    on: date
    root: str
    version: int


@dataclass(frozen=True, slots=True)
class Entry:
    """A label in two languages, and what stands beside it; `field` is that of the terms file, for errors."""

    field: str
    chinese: str
    english: str
    text: str


Row = tuple[Entry, ...]
"""One entry across the page, or two side by side."""


def rows_of(terms: TermsFile, issued: Issued | None) -> tuple[Row, ...]:
    """Every field of the form. A draft leaves blank what the bank fills in at issue; what a credit does not have is 无,
    and a choice that was not made has no box filled. Raises CurrencyMismatch for another currency than CNY."""
    parts = (_head(terms, issued), _banks(terms), _undertakings(terms), _carriage(terms), _texts(terms))
    return tuple(row for part in parts for row in part)


def _head(terms: TermsFile, issued: Issued | None) -> Iterator[Row]:
    yield (
        Entry("", "开证日期", "Date of issue", words.day(issued.on) if issued else ""),
        Entry("number", "信用证编号", "Number", terms.number or ""),
    )
    yield (
        Entry("", "开证行", "Issuing bank", issued.issuer if issued else ""),
        Entry("", "平台编号", "Number on the ledger", issued.number if issued else ""),
    )
    yield (
        Entry("adviser", "通知行", "Advising bank", terms.adviser or NONE),
        Entry("adviser_code", "通知行行号", "Its bank code", terms.adviser_code or ""),
    )
    yield (Entry("adviser_address", "通知行地址", "Its address", terms.adviser_address or ""),)
    yield (
        Entry("applicant", "申请人", "Applicant", terms.applicant),
        Entry("beneficiary", "受益人", "Beneficiary", terms.beneficiary),
    )


def _banks(terms: TermsFile) -> Iterator[Row]:
    yield (
        Entry("amount", "金额（小写）", "Amount in figures", words.figures(terms.amount)),
        Entry("tolerance", "溢短装", "Over and short", words.tolerance_of(terms)),
    )
    yield (Entry("amount", "金额（大写）", "Amount in capitals", in_capitals(terms.amount)),)
    place = " ".join(filter(None, (terms.expiry_place, f"（{terms.place}）" if terms.place else "")))
    yield (
        Entry("expiry", "有效期", "Expiry", words.day(terms.expiry)),
        Entry("expiry_place", "有效地点", "Place of expiry", place),
    )
    negotiable = (("no", "不可议付"), ("named", "指定行可议付"), ("any", "任意行可议付"))
    yield (Entry("negotiable", "议付", "Negotiation", boxes(terms.negotiable, negotiable)),)


def _undertakings(terms: TermsFile) -> Iterator[Row]:
    transfer = boxes(terms.transferable, ((True, "可转让"), (False, "不可转让")))
    transferring = (terms.nominated or "") if terms.transferable else NONE
    yield (
        Entry("transferable", "转让", "Transfer", transfer),
        Entry("nominated", "转让行", "Transferring bank", transferring),
    )
    confirmed = (("without", "不保兑"), ("may add", "可加保兑"), ("confirm", "保兑"))
    asked = terms.confirmer or terms.nominated or terms.adviser or ""
    yield (
        Entry("confirmation", "保兑", "Confirmation", boxes(terms.confirmation, confirmed)),
        Entry("confirmer", "保兑行", "Confirming bank", NONE if terms.confirmation == "without" else asked),
    )
    days = terms.presentation_days
    shown = f"货物装运日或服务提供日后 {days} 天" if days else NOT_SAID
    yield (
        Entry("nominated", "被指定银行", "Nominated bank", terms.nominated or NONE),
        Entry("presentation_days", "交单期", "Presentation period", shown),
    )
    yield (Entry("tenor", "付款期限", "Sight or usance", words.payment(terms.tenor)),)


def _carriage(terms: TermsFile) -> Iterator[Row]:
    yield (
        Entry("transhipment", "转运", "Transhipment", boxes(terms.transhipment, _MAY)),
        Entry("partial", "分批装运或提供", "Partial drawings", boxes(terms.partial, _MAY)),
    )
    yield (
        Entry("delivery", "运输或服务方式", "Delivery or service", terms.delivery or NONE),
        Entry("latest_shipment", "最迟装运或服务日", "Latest date", words.day(terms.latest_shipment, NOT_SAID)),
    )
    yield (
        Entry("shipment_from", "起运地", "From", terms.shipment_from or NONE),
        Entry("shipment_to", "目的地", "To", terms.shipment_to or NONE),
    )
    yield (
        Entry("service_place", "服务提供地点", "Place of service", terms.service_place or NONE),
        Entry("rules", "适用规则", "Rules", "国内信用证结算办法（2016）"),
    )
    yield (Entry("instalments", "分期装运或提供", "Instalments", terms.instalments or NONE),)


def _texts(terms: TermsFile) -> Iterator[Row]:
    documents = "；".join(f"{number}. {name}" for number, name in enumerate(terms.documents, 1))
    yield (Entry("goods", "货物或服务描述", "Goods or services", terms.goods or NONE),)
    yield (Entry("documents", "应交单据", "Documents", documents or NONE),)
    if said := words.clauses(terms):
        yield (Entry("schedule", "特别条款", "Special clauses", said),)
    yield (Entry("other_terms", "其他条款", "Other terms", terms.other_terms or NONE),)
    yield (
        Entry("charges_inside", "开证行费用", "Issuing bank's charges", boxes(terms.charges_inside, _PAYERS)),
        Entry("charges_outside", "其他银行费用", "Other charges", boxes(terms.charges_outside, _PAYERS)),
    )
    fee = terms.discrepancy_fee
    yield (Entry("discrepancy_fee", "不符点费", "Discrepancy fee", words.figures(fee) if fee else NONE),)
    yield (Entry("undertaking", "开证行承诺", "Undertaking", terms.undertaking or NONE),)
