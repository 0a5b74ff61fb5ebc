"""Credits, presentations, claims and parties as people read them: in one line, or as facts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from usance.model import Claim, Credit, Party, Presentation

CREDIT_COLUMNS = ("id", "status", "beneficiary", "amount", "available", "expiry")
PRESENTATION_COLUMNS = ("id", "status", "by", "amount", "received", "examine by", "claim")
CLAIM_COLUMNS = ("id", "status", "obligor", "owner", "face", "maturity")
PARTY_COLUMNS = ("no.", "name", "kind", "place", "standing", "sponsor")


def credit_line(credit: Credit) -> str:
    """Where a credit stands."""
    balance = f"{credit.available.grouped} available of {credit.limit.grouped}"
    return f"credit {credit.id} is {credit.status}: {balance}, for {credit.beneficiary}, expires {credit.expiry}"


def presentation_line(presentation: Presentation) -> str:
    """Where a presentation stands, and the claim that came out of it."""
    parts = [f"presentation {presentation.id} is {presentation.status}: {presentation.amount.grouped}"]
    if presentation.status == "Examining":
        by = presentation.examine_by
        parts.append(f"to be examined by {by}" if by else "whose records cannot be read")
        parts.append(f"at {presentation.examiner}")
    if presentation.claim:
        parts.append(f"claim {presentation.claim} is {presentation.claim_status}")
        parts.append(f"owned by {presentation.owner}, due {presentation.maturity}")
    return ", ".join(parts)


def claim_line(claim: Claim) -> str:
    """Where a claim stands."""
    owing = f"{claim.face.grouped} from {claim.obligor} to {claim.owner}"
    return f"claim {claim.id} is {claim.status}: {owing}, due {claim.maturity}"


def party_line(party: Party) -> str:
    """Who a party is."""
    sponsor = f", sponsored by {party.sponsor}" if party.sponsor else ""
    return f"party {party.number} is {party.name}: {party.kind} in {party.place}, standing {party.standing}{sponsor}"


def credit_row(credit: Credit) -> tuple[object, ...]:
    """Under CREDIT_COLUMNS."""
    amounts = (credit.amount, credit.available)
    return credit.id, credit.status, credit.beneficiary, *amounts, credit.effective_expiry


def presentation_row(one: Presentation) -> tuple[object, ...]:
    """Under PRESENTATION_COLUMNS."""
    dates = (one.received, one.examine_by)
    return one.id, one.status, one.presenter, one.amount, *dates, one.claim_status


def claim_row(claim: Claim) -> tuple[object, ...]:
    """Under CLAIM_COLUMNS."""
    return claim.id, claim.status, claim.obligor, claim.owner, claim.face, claim.maturity


def party_row(party: Party) -> tuple[object, ...]:
    """Under PARTY_COLUMNS."""
    return party.number, party.name, party.kind, party.place, party.standing, party.sponsor


def credit_facts(credit: Credit) -> Mapping[str, object]:
    """Everything that the ledger has on a credit."""
    return {
        "credit": credit.id,
        "status": credit.status,
        "rules": credit.rules,
        "issuer": credit.issuer,
        "applicant": credit.applicant,
        "beneficiary": credit.beneficiary,
        "adviser": credit.adviser,
        "nominated": credit.nominated,
        "confirmation": f"{credit.confirmation} by {credit.confirmer}" if credit.confirmer else credit.confirmation,
        "amount": credit.amount,
        "tolerance": f"{credit.tolerance} percent, {credit.limit.grouped} at most",
        "drawn": credit.drawn,
        "presented": credit.pending,
        "available": credit.available,
        "expiry": _moved(credit),
        "latest shipment": credit.latest_shipment,
        "presentation": f"{credit.presentation_days} days after shipment" if credit.presentation_days else None,
        "tenor": credit.tenor,
        "partial drawings": credit.partial,
        "transferable": credit.transferable,
        "root": credit.root,
    }


def presentation_facts(one: Presentation) -> Mapping[str, object]:
    """Everything that the ledger has on a presentation."""
    return {
        "presentation": one.id,
        "status": one.status,
        "presenter": one.presenter,
        "examiner": one.examiner,
        "amount": one.amount,
        "shipped": one.shipped,
        "received": one.received,
        "examine by": one.examine_by,
        "corrects": one.previous,
        "waiver": None if one.waiver == "None" else one.waiver,
        "discrepancies": one.discrepancies or None,
        "disposal": one.disposal,
        "decided": one.decided,
        "maturity": one.maturity if one.claim else f"{one.maturity}, if honoured today" if one.maturity else None,
        "claim": one.claim,
        "claim status": one.claim_status,
        "face": one.face,
        "owner": one.owner,
    }


def _moved(credit: Credit) -> str:
    place = f"{credit.expiry} at {credit.place}"
    moved = credit.effective_expiry != credit.expiry
    return f"{place}, moved to {credit.effective_expiry}, the next banking day" if moved else place
