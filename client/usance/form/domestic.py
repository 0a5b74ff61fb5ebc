"""Which terms can stand on the form of a domestic credit."""

from __future__ import annotations

from collections.abc import Iterator

from usance.capitals import CURRENCY
from usance.money import Money
from usance.terms import BadTermsFile, Fault, TermsFile

RULES = "PRC2016"


class NotDomestic(BadTermsFile):
    """Sound terms that are not those of a domestic credit; `faults` has every field that stands against it."""


def check_domestic(terms: TermsFile, *, source: str = "terms") -> None:
    """A domestic credit is in yuan and under the PRC 2016 Measures. Raises NotDomestic."""
    if faults := tuple(_faults(terms)):
        raise NotDomestic(source, faults)


def _faults(terms: TermsFile) -> Iterator[Fault]:
    if terms.rules != RULES:
        yield Fault("rules", terms.rules, f"{RULES}, for a domestic credit")
    for field, amount in _amounts(terms):
        if amount is not None and amount.currency != CURRENCY:
            yield Fault(field, str(amount), f"an amount in {CURRENCY}, for a domestic credit")


def _amounts(terms: TermsFile) -> Iterator[tuple[str, Money | None]]:
    yield from (("amount", terms.amount), ("advance", terms.advance), ("discrepancy_fee", terms.discrepancy_fee))
    yield from ((f"schedule.{number}", one.amount) for number, one in enumerate(terms.schedule))
