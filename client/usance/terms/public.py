"""The terms of a credit that its rules need, and that are therefore in clear on the ledger."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from usance.dates import Tenor
from usance.money import Money, Tolerance
from usance.terms.clauses import Instalment, Revolving
from usance.terms.fields import Confirmation, Rules


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicTerms:
    """The terms that the rules need; parties are still names, to be resolved to party ids.

    `presentation_days`, `place` and `latest_shipment` are None where the file is silent and the rule set decides.
    """

    rules: Rules
    applicant: str
    beneficiary: str
    adviser: str | None
    nominated: str | None
    confirmation: Confirmation
    amount: Money
    tolerance: Tolerance
    expiry: date
    place: str | None
    latest_shipment: date | None
    presentation_days: int | None
    tenor: Tenor
    partial: bool
    transferable: bool
    transport_document: bool
    second_adviser: str | None
    confirmer: str | None
    about: bool
    schedule: tuple[Instalment, ...]
    revolving: Revolving | None
    advance: Money | None

    @property
    def has_clauses(self) -> bool:
        """Whether there is more to the credit than its terms."""
        return bool(
            self.second_adviser or self.confirmer or self.about or self.schedule or self.revolving or self.advance
        )
