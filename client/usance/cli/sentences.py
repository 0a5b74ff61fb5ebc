"""Refusals of the contracts as sentences of the trade; the fields are those of the error, named in the contracts.

An error without a sentence here is told by its name and its fields. Amounts in AMOUNTS are minor units.
"""

from __future__ import annotations

from collections.abc import Mapping

AMOUNTS: Mapping[str, tuple[str, ...]] = {
    "OverDrawn": ("given", "available"),
    "PartialDrawing": ("given", "minimum"),
    "AmountTooLarge": ("given", "allowed"),
    "InsufficientCash": ("given", "needed"),
    "ERC20InsufficientBalance": ("balance", "needed"),
    "ERC20InsufficientAllowance": ("allowance", "needed"),
    "PresentationPending": ("pending",),
}
"""The fields of an error that are amounts of money."""

SENTENCES: Mapping[str, str] = {
    "UnknownCredit": "there is no credit {id}",
    "UnknownPresentation": "there is no presentation {id}",
    "UnknownClaim": "there is no claim {id}",
    "UnknownParty": "there is no party {party}",
    "UnexpectedStatus": "{id} is {actual}; this can be done only while it is {allowed}",
    "NotParty": "{caller} cannot do this with {id}: it is for {expected} to do",
    "NotAdmitted": "{account} acts for no party here",
    "AccessManagedUnauthorized": "{caller} has no role that permits this",
    "WrongKind": "{party} is a {actual}; this takes a {allowed}",
    "Suspended": "{party} is suspended: it opens nothing new",
    "NotSuspended": "{party} is not suspended",
    "WrongNumber": "the next credit of {issuer} bears number {expected}, given {given}",
    "ZeroAmount": "an amount of nothing under credit {id}",
    "AmountTooLarge": "{given} is too large; at most {allowed}",
    "IssuerIsBeneficiary": "{issuer} cannot issue a credit in its own favour",
    "CurrencyNotAllowed": "the rules of the credit allow {allowed}, given {given}",
    "UnknownCurrency": "{currency} is not settled on this ledger",
    "RuleSetNotAdmitted": "no new credit is issued under {rules} here",
    "ExpiryPassed": "the expiry {expiry} has passed: today is {today}",
    "ShipmentAfterExpiry": "the latest shipment {latestShipment} is after the expiry {expiry}",
    "BadTenor": "a tenor of {given} does not fit: it needs a value unless at sight, and no day before issue",
    "BadTolerance": "a tolerance of {minus} percent below does not fit; at most {allowed}",
    "UsanceOverCap": "a usance of {given} days is over the cap of {allowed} days",
    "TermsMissing": "credit {id} has no terms",
    "CreditExpired": "credit {id} has expired: received on {received}, its last day was {effectiveExpiry}",
    "OverDrawn": "{given} is more than the {available} that credit {id} has available",
    "PartialDrawing": "credit {id} forbids partial drawings: {given} is less than {minimum}, or it is drawn on already",
    "StillOpen": "credit {id} can be closed from {closable} on; today is {today}",
    "PresentationPending": "credit {id} has {pending} presented and undecided",
    "ShipmentDateMissing": "credit {credit} needs a date of shipment: --shipped DATE",
    "ShipmentAfterPresentation": "shipped on {shipped}, after the documents were received on {received}",
    "LateShipment": "shipped on {shipped}; the latest shipment under credit {credit} was {latest}",
    "LatePresentation": "received on {received}; the last day to present under credit {credit} was {last}",
    "NotCorrectable": "{previous} is {status}; only documents refused, returned or withdrawn can be corrected",
    "DocumentsInUse": "the same documents stand under presentation {presentation}",
    "DocumentsMissing": "presentation {presentation} has no documents",
    "NotLodged": "these are not the documents of presentation {given}",
    "ExaminationPeriodOpen": "{id} may be examined until the end of {examineBy}; today is {today}",
    "ExaminationPeriodOver": "the time to examine {id} ended on {examineBy}; today is {today}",
    "DiscrepanciesMissing": "a notice of refusal states each discrepancy of {id}: --discrepancy or --notice",
    "DisposalMissing": "a notice of refusal states what happens to the documents of {id}: --disposal",
    "WaiverMissing": "{applicant} has not waived the discrepancies of {id}",
    "WaiverNotOpen": "the waiver of {id} stands at {waiver} already",
    "DisposalForbidsWaiver": "the notice of refusal of {id} said {disposal}, so that its documents wait for no waiver",
    "NotDue": "claim {id} falls due on {maturity}; today is {today}",
    "NotOverdue": "claim {id} is not overdue: it falls due on {maturity}, today is {today}",
    "InsufficientCash": "{needed} needed for {id}, and only {given} can be drawn on",
    "NotAHolder": "{account} cannot hold claim {id}",
    "ClaimExists": "claim {id} exists already",
    "ERC20InsufficientBalance": "{sender} holds {balance}; needed {needed}",
    "NotAnAccount": "{account} is no party's account",
    "FormerAccount": "{account} was left by its party, which now acts by {present}",
    "AccountInUse": "{account} is the account of {party} already",
    "UnknownPlace": "no banking calendar is kept for {place}",
    "CalendarYearUnpublished": "no banking calendar is published for {place} in {year}",
}
