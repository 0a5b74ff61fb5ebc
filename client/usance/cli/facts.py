"""Credits, amendments and presentations as people read them: label and value, one a line."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from usance.model import Amendment, Credit, Presentation, Schedule
    from usance.transfers import Advances, Substitution


def of_credit(credit: Credit) -> Mapping[str, object]:
    """What a credit's own record says."""
    head = {"credit": credit.id, "status": credit.status, "rules": credit.rules}
    return {**head, **_parties(credit), **_amounts(credit), **_terms(credit), "root": credit.root}


def of_clauses(
    schedule: Schedule | None, advances: Advances | None, consents: Mapping[str, bool]
) -> Mapping[str, object]:
    """What hangs on a credit beside its record: how it is drawn, what was advanced, who would cancel it."""
    return {
        "schedule": _drawn(schedule) if schedule else None,
        "red clause": _advanced(advances) if advances else None,
        "cancellation": [f"{name} {'consents' if said else 'not yet'}" for name, said in consents.items()]
        if any(consents.values())
        else None,
    }


def of_amendment(one: Amendment) -> Mapping[str, object]:
    """Everything that the ledger has on an amendment."""
    return {
        "amendment": one.id,
        "status": one.status,
        "confirmation": None if one.extension == "None" else one.extension.lower(),
        "increase": one.increase,
        "decrease": one.decrease,
        "tolerance": f"{one.tolerance} percent" if one.tolerance else None,
        "expiry": one.expiry,
        "latest shipment": one.latest_shipment,
        "presentation": f"{one.presentation_days} days after shipment" if one.presentation_days else None,
        "tenor": one.tenor,
        "terms of version": one.version,
        "taken by": one.taken_by,
        "root": one.root,
    }


def of_presentation(
    one: Presentation, substitution: Substitution | None, anew_until: date | None
) -> Mapping[str, object]:
    """Everything that the ledger has on a presentation."""
    return {
        "presentation": one.id,
        "status": one.status,
        "presenter": f"{one.presenter}, which has paid and is to be reimbursed" if one.covered else one.presenter,
        "examiner": one.examiner,
        "amount": one.amount,
        "shipped": one.shipped,
        "received": one.received,
        "examine by": one.examine_by,
        "records": f"cannot be read; to be presented anew until {anew_until}" if anew_until else None,
        "invoice": invoice(substitution),
        "previous": one.previous,
        "waiver": None if one.waiver == "None" else one.waiver,
        "discrepancies": one.discrepancies or None,
        "disposal": one.disposal,
        "decided": one.decided,
        **_claim_of(one),
    }


def invoice(substitution: Substitution | None) -> str | None:
    """Where the first beneficiary's invoice stands."""
    if substitution is None:
        return None
    if substitution.made:
        return f"the first beneficiary's invoice is in place, for {substitution.extra.grouped} more"
    return f"the first beneficiary's invoice may come until {substitution.until}"


def _moved(credit: Credit) -> str:
    place = f"{credit.expiry} at {credit.place}"
    moved = credit.effective_expiry != credit.expiry
    return f"{place}, moved to {credit.effective_expiry}, the next banking day" if moved else place


def _drawn(schedule: Schedule) -> str:
    if schedule.revolving is not None:
        return f"revolving, {schedule.revolving}; reinstated so far: {schedule.reinstated}"
    marked = (
        f"{one.amount.grouped} shipped until {one.until}{' (presented)' if number in schedule.made else ''}"
        for number, one in enumerate(schedule.instalments, start=1)
    )
    return f"by instalments: {'; '.join(marked)}"


def _advanced(advances: Advances) -> str:
    allowed = f"{advances.allowed.grouped} may be advanced"
    if advances.bank is None:
        return allowed
    left = f"{advances.outstanding.grouped} {'claimed from the issuer' if advances.reclaimed else 'not paid back'}"
    return f"{allowed}; {advances.total.grouped} advanced by {advances.bank}, {left}"


def _parties(credit: Credit) -> Mapping[str, object]:
    return {
        "issuer": credit.issuer,
        "applicant": credit.applicant,
        "beneficiary": credit.beneficiary,
        "adviser": credit.adviser,
        "second adviser": credit.second_adviser,
        "advise by": credit.advise_by if credit.status == "Issued" else None,
        "nominated": credit.nominated,
        "confirmation": f"{credit.confirmation} by {credit.confirmer}" if credit.confirmer else credit.confirmation,
        "asked to confirm": None if credit.confirmer else credit.asked_to_confirm,
        "court": "payment is stayed" if credit.court_stay else None,
    }


def _amounts(credit: Credit) -> Mapping[str, object]:
    return {
        "amount": credit.amount,
        "tolerance": f"{credit.tolerance} percent, {credit.limit.grouped} at most",
        "drawn": credit.drawn,
        "presented": credit.pending,
        "set aside": f"{credit.set_aside.grouped}, transferred or advanced" if credit.set_aside.minor else None,
        "available": credit.available,
    }


def _terms(credit: Credit) -> Mapping[str, object]:
    amended = f"{credit.pending_amendments} of {credit.amendments} pending, terms of version {credit.version}"
    return {
        "expiry": _moved(credit),
        "latest shipment": credit.latest_shipment,
        "presentation": f"{credit.presentation_days} days after shipment" if credit.presentation_days else None,
        "tenor": credit.tenor,
        "partial drawings": credit.partial,
        "transferable": credit.transferable,
        "amendments": amended if credit.amendments else None,
    }


def _claim_of(one: Presentation) -> Mapping[str, object]:
    return {
        "maturity": one.maturity if one.claim else f"{one.maturity}, if honoured today" if one.maturity else None,
        "claim": one.claim,
        "claim status": one.claim_status,
        "face": one.face,
        "owner": one.owner,
    }
