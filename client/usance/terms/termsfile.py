"""The terms of a credit as a bank writes them down: a TOML or JSON file with the fields of the domestic credit form.

`example.toml` beside this module shows every field. Whether terms are allowed (dates in order, tenor within the cap)
is for the rules on chain to say; here they only have to be readable.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from importlib import resources
from pathlib import Path
from types import MappingProxyType
from typing import cast

from pydantic import ConfigDict, Field, ValidationError, ValidationInfo, field_validator
from pydantic.dataclasses import dataclass as checked

from usance.dates import Tenor
from usance.money import Tolerance
from usance.terms.clauses import Instalment, Revolving
from usance.terms.faults import BadTermsFile, Fault, bad_file, faults_in, unknown_fields
from usance.terms.fields import (
    Amount,
    Capitals,
    Confirmation,
    Day,
    Drawing,
    Line,
    Negotiable,
    Payer,
    Payment,
    Percentages,
    PlaceCode,
    Reference,
    Revolves,
    Rules,
    Text,
    agreeing,
)
from usance.terms.public import PublicTerms
from usance.terms.reading import fields_of_json, fields_of_toml, text_of
from usance.terms.values import Value

TRANSPORT_DOCUMENT = "transport document"
"""The document whose presence makes the presentation period run (UCP 600 art. 14(c), PRC 2016 Measures)."""


@checked(frozen=True, slots=True, kw_only=True, config=ConfigDict(strict=True, extra="forbid"))
class TermsFile:
    """The terms of one credit. Every field's description is what its fault asks for."""

    applicant: Line = Field(description="the applicant's name, one line")
    beneficiary: Line = Field(description="the beneficiary's name, one line")
    amount: Amount = Field(description="an amount such as 'CNY 1000000.00'")
    amount_in_capitals: Capitals | None = Field(
        default=None, description="the amount in capital characters, such as 人民币壹佰万元整"
    )
    expiry: Day = Field(description="a date such as 2024-11-15")
    tenor: Payment = Field(description="'sight', 'N days after sight', 'N months after shipment' or 'on 2025-01-20'")
    number: Reference | None = Field(default=None, description="the bank's own reference, text of 1 to 16 characters")
    rules: Rules = Field(default="PRC2016", description="'PRC2016', 'UCP600', 'EUCP21' or 'ISP98'")
    adviser: Line | None = Field(default=None, description="the advising bank, one line")
    adviser_code: Line | None = Field(default=None, description="the advising bank's code (行号), one line")
    adviser_address: Line | None = Field(default=None, description="the advising bank's address, one line")
    nominated: Line | None = Field(default=None, description="the nominated bank, one line")
    confirmation: Confirmation = Field(default="without", description="'without', 'may add' or 'confirm'")
    second_adviser: Line | None = Field(default=None, description="the bank that advises after the first, one line")
    confirmer: Line | None = Field(default=None, description="the bank that is asked to confirm, one line")
    about: bool = Field(default=False, description="true or false: the amount is an approximate one")
    schedule: tuple[Drawing, ...] = Field(
        default=(), strict=False, description="a list of instalments, such as ['CNY 300000.00 until 2024-10-31']"
    )
    revolving: Revolves | None = Field(
        default=None, description="'N times every N months', that with ', cumulative', or 'N times by value'"
    )
    advance: Amount | None = Field(default=None, description="an amount such as 'CNY 200000.00'")
    tolerance: Percentages = Field(default=Tolerance(), description="'+PLUS/-MINUS' in whole percent, such as '+5/-10'")
    place: PlaceCode | None = Field(default=None, description="the place of presentation, two letters such as 'CN'")
    expiry_place: Line | None = Field(default=None, description="the place where the credit expires, one line")
    latest_shipment: Day | None = Field(default=None, description="a date such as 2024-10-01")
    presentation_days: int | None = Field(default=None, ge=1, le=999, description="a whole number of days, 1 to 999")
    partial: bool = Field(default=True, description="true or false")
    transferable: bool = Field(default=False, description="true or false")
    documents: tuple[Line, ...] = Field(default=(), strict=False, description="a list of names, such as ['invoice']")
    negotiable: Negotiable = Field(default="no", description="'no', 'named' (the nominated bank) or 'any'")
    goods: Text | None = Field(default=None, description="text that describes the goods or services")
    delivery: Line | None = Field(default=None, description="the mode of delivery or service, one line")
    shipment_from: Line | None = Field(default=None, description="the place of dispatch, one line")
    shipment_to: Line | None = Field(default=None, description="the destination, one line")
    service_place: Line | None = Field(default=None, description="the place of service, one line")
    transhipment: bool | None = Field(default=None, description="true or false")
    instalments: Text | None = Field(default=None, description="text that says what is shipped when")
    charges_inside: Payer | None = Field(default=None, description="'applicant' or 'beneficiary'")
    charges_outside: Payer | None = Field(default=None, description="'applicant' or 'beneficiary'")
    discrepancy_fee: Amount | None = Field(default=None, description="an amount such as 'CNY 500.00'")
    undertaking: Text | None = Field(default=None, description="the clause of the issuing bank's undertaking")
    other_terms: Text | None = Field(default=None, description="text")
    message: tuple[Text, ...] = Field(
        default=(), strict=False, description="the fields of the MT700 that they were read from, such as [':20:LC1']"
    )

    @field_validator("amount_in_capitals")
    @classmethod
    def _agrees(cls, capitals: str | None, info: ValidationInfo) -> str | None:
        return agreeing(capitals, info.data.get("amount"))

    @classmethod
    def load(cls, path: Path | str) -> TermsFile:
        """Read a terms file, JSON if its name ends with .json, else TOML. Raises BadTermsFile with every fault."""
        read = cls.parse_json if Path(path).suffix.lower() == ".json" else cls.parse
        return read(text_of(Path(path)), source=str(path))

    @classmethod
    def parse(cls, text: str, *, source: str = "terms") -> TermsFile:
        """Read terms from TOML text; `source` is what errors call it. Raises BadTermsFile."""
        return cls.from_fields(fields_of_toml(text, source), source=source)

    @classmethod
    def parse_json(cls, text: str, *, source: str = "terms") -> TermsFile:
        """Read terms from JSON text, an object with the names of the TOML file. Raises BadTermsFile."""
        given, twice = fields_of_json(text, source)
        return cls._made(given, source, twice)

    @classmethod
    def from_fields(cls, given: Mapping[str, object], *, source: str = "terms") -> TermsFile:
        """Read terms from values as TOML, JSON or YAML gives them. Raises BadTermsFile."""
        return cls._made(given, source, ())

    @classmethod
    def from_private(cls, held: Mapping[str, Value], *, source: str = "terms") -> TermsFile:
        """The terms that `private` was taken from. Raises BadTermsFile."""
        given: dict[str, object] = {}
        for path, value in held.items():
            name, found, _ = path.partition("/")
            given[name] = [*cast(list[Value], given.get(name, [])), value] if found else value
        return cls._made(given, source, ())

    @classmethod
    def _made(cls, given: Mapping[str, object], source: str, found: tuple[Fault, ...]) -> TermsFile:
        """`found` are faults that are known already."""
        if not given:
            raise bad_file(source, "an empty file", "the terms of a credit")
        # Sorted out by hand: pydantic cannot be called with every name that a file can hold.
        known: dict[str, object] = {name: given[name] for name in _WANTED if name in given}
        strange = unknown_fields(map(str, given), _WANTED)
        try:
            # The dataclass checks what it is made from, at run time.
            made = cls(**known)  # type: ignore[arg-type]
        except ValidationError as error:
            raise BadTermsFile(source, (*found, *faults_in(error, _WANTED), *strange)) from None
        if found or strange:
            raise BadTermsFile(source, (*found, *strange))
        return made

    def public(self) -> PublicTerms:
        """The part that the rules need."""
        named = {field.name: getattr(self, field.name) for field in fields(PublicTerms) if field.name in _WANTED}
        return PublicTerms(**named, transport_document=self.transport_document)

    @property
    def transport_document(self) -> bool:
        """Whether a transport document is required, in whatever case it is written."""
        return any(document.casefold() == TRANSPORT_DOCUMENT for document in self.documents)

    def private(self) -> Mapping[str, Value]:
        """Every field that is set, for a commitment: tolerance and tenor as text, documents as documents/01 and on."""
        held: dict[str, Value] = {}
        for name in _WANTED:
            value = getattr(self, name)
            if isinstance(value, tuple):
                held.update({f"{name}/{number:02d}": _plain(each) for number, each in enumerate(value, start=1)})
            elif value is not None and (name != "about" or value):
                held[name] = _plain(value)
        return MappingProxyType(held)


def _plain(value: Value | Tolerance | Tenor | Instalment | Revolving) -> Value:
    return str(value) if isinstance(value, Tolerance | Tenor | Instalment | Revolving) else value


def example() -> str:
    """The commented example of a terms file, every field in it."""
    return resources.files("usance.terms").joinpath("example.toml").read_text("utf-8")


_WANTED: Mapping[str, str] = {
    name: str(field.description)
    for name, field in TermsFile.__pydantic_fields__.items()  # type: ignore[attr-defined]
}
