"""Who is who in these tests, and a credit as the ledger has it on some terms."""

from __future__ import annotations

from datetime import date

from usance.messages.parties import Correspondents
from usance.model import Credit
from usance.money import Money
from usance.terms import TermsFile

KNOWN = Correspondents(
    ("ICBC", "BOC", "ABC", "Huaxin Textiles", "Ningbo Cotton", "杭州华信纺织有限公司"),
    {"ICBC": "ICBKCNBJ", "BOC": "BKCHCNBJ"},
)


def credit_on(terms: TermsFile) -> Credit:
    """Issued by ICBC as 3-1, and nothing more."""
    nothing = Money(0, terms.amount.currency)
    return Credit(
        **{"id": "3-1", "status": "Issued", "rules": terms.rules, "issuer": "ICBC", "court_stay": False, "root": "0x"},
        **{"applicant": terms.applicant, "beneficiary": terms.beneficiary, "adviser": terms.adviser},
        **{"second_adviser": terms.second_adviser, "advise_by": None, "nominated": terms.nominated},
        **{"asked_to_confirm": terms.confirmer, "confirmer": None, "confirmation": terms.confirmation},
        **{"amount": terms.amount, "tolerance": terms.tolerance, "limit": terms.amount, "available": terms.amount},
        **{"drawn": nothing, "pending": nothing, "set_aside": nothing, "expiry": terms.expiry, "place": "CN"},
        **{"effective_expiry": terms.expiry, "latest_shipment": terms.latest_shipment or date(2024, 11, 15)},
        **{"presentation_days": terms.presentation_days, "tenor": terms.tenor, "partial": terms.partial},
        **{"transferable": terms.transferable, "parts": 0, "presentations": 0, "amendments": 0},
        **{"pending_amendments": 0, "version": 1},
    )  # type: ignore[arg-type]
