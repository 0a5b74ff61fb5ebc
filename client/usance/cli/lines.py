"""Credits, presentations, claims, assignments and parties as people read them, in one line or as a row of a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from usance.model import Claim, Credit, Party, Presentation
    from usance.transfers import Assignment

CREDIT_COLUMNS = ("id", "status", "beneficiary", "amount", "available", "expiry")
PART_COLUMNS = ("part", *CREDIT_COLUMNS[1:])
PRESENTATION_COLUMNS = ("id", "status", "by", "amount", "received", "examine by", "claim")
CLAIM_COLUMNS = ("id", "status", "obligor", "owner", "face", "maturity")
ASSIGNMENT_COLUMNS = ("no.", "assignee", "acknowledged by", "amount", "left")
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
        due = "" if presentation.claim_status == "Paid" else f", due {presentation.maturity}"
        parts.append(f"owned by {presentation.owner}{due}")
    return ", ".join(parts)


def claim_line(claim: Claim) -> str:
    """Where a claim stands."""
    owing = f"{claim.face.grouped} from {claim.obligor} to {claim.owner}"
    return f"claim {claim.id} is {claim.status}: {owing}, due {claim.maturity}"


def party_line(party: Party) -> str:
    """Who a party is."""
    sponsor = f", sponsored by {party.sponsor}" if party.sponsor else ""
    return f"party {party.number} is {party.name}: {party.kind} in {party.place}, standing {party.standing}{sponsor}"


def assignment_line(one: Assignment) -> str:
    """Where an assignment stands."""
    bank = f"acknowledged by {one.bank}" if one.bank else "which no bank has acknowledged"
    return f"assignment {one.number} to {one.assignee}, {bank}: {one.left.grouped} left of {one.amount.grouped}"


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


def assignment_row(one: Assignment) -> tuple[object, ...]:
    """Under ASSIGNMENT_COLUMNS."""
    return one.number, one.assignee, one.bank, one.amount, one.left


def party_row(party: Party) -> tuple[object, ...]:
    """Under PARTY_COLUMNS."""
    return party.number, party.name, party.kind, party.place, party.standing, party.sponsor
