"""The verbs of a story as pydantic models. A field's description is what its fault asks for."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from usance.stories import fields as read
from usance.stories.amend_step import (
    AcceptAmendment,
    AcknowledgeAssignment,
    Advance,
    Amend,
    Assign,
    DeclineExtension,
    ExtendAmendment,
    ReclaimAdvance,
    RejectAmendment,
    RequestAdvance,
    Transfer,
)
from usance.stories.council_step import Admit, Expel, Reinstate, Suspend
from usance.stories.fields import Name
from usance.stories.issue_step import (
    Advise,
    AppointAdviser,
    Cancel,
    Close,
    Confirm,
    DeclineAdvice,
    DeclineConfirmation,
    Issue,
    LiftStay,
    RequestConfirmation,
    Stay,
)
from usance.stories.market_step import MarketStep
from usance.stories.present_step import (
    Comply,
    DemandInvoice,
    DiscrepancyGiven,
    Enforce,
    Forward,
    Honour,
    LapsePresentation,
    Negotiate,
    Present,
    PresentAnew,
    Refuse,
    ReportCorrupt,
    ReturnDocuments,
    SeekWaiver,
    Substitute,
    TakeRecourse,
    Waive,
    Withdraw,
)
from usance.stories.step import AboutClaim, AboutMember

__all__ = [
    "AcceptAmendment",
    "AcknowledgeAssignment",
    "Admit",
    "Advance",
    "Advise",
    "Amend",
    "AnyStep",
    "AppointAdviser",
    "Assign",
    "Cancel",
    "Close",
    "Comply",
    "Confirm",
    "DeclineAdvice",
    "DeclineConfirmation",
    "DeclineExtension",
    "DemandInvoice",
    "DiscrepancyGiven",
    "Enforce",
    "Expel",
    "ExtendAmendment",
    "Forward",
    "Honour",
    "Interrupt",
    "Issue",
    "LapsePresentation",
    "LiftStay",
    "Negotiate",
    "Pay",
    "Present",
    "PresentAnew",
    "ReclaimAdvance",
    "Refuse",
    "Reinstate",
    "RejectAmendment",
    "ReportCorrupt",
    "ReportUnpaid",
    "RequestAdvance",
    "RequestConfirmation",
    "ReturnDocuments",
    "SeekWaiver",
    "Stay",
    "Substitute",
    "Suspend",
    "TakeRecourse",
    "Transfer",
    "Waive",
    "Withdraw",
]


class Pay(AboutClaim):
    do: Literal["pay"]


class ReportUnpaid(AboutClaim):
    do: Literal["report_unpaid"]


class Interrupt(AboutMember):
    """Force majeure at the place, said by the association about itself."""

    do: Literal["interrupt"]
    place: Name = Field(description="the place, such as CN")
    until: Annotated[date, read.DAY] = Field(description="the last day of it, such as 2024-09-20")


AnyStep = Annotated[
    Issue
    | Advise
    | DeclineAdvice
    | AppointAdviser
    | Confirm
    | DeclineConfirmation
    | RequestConfirmation
    | Amend
    | AcceptAmendment
    | RejectAmendment
    | ExtendAmendment
    | DeclineExtension
    | Transfer
    | Assign
    | AcknowledgeAssignment
    | RequestAdvance
    | Advance
    | ReclaimAdvance
    | Present
    | Comply
    | SeekWaiver
    | Waive
    | Refuse
    | ReturnDocuments
    | Withdraw
    | Honour
    | Enforce
    | Forward
    | Negotiate
    | TakeRecourse
    | DemandInvoice
    | Substitute
    | ReportCorrupt
    | PresentAnew
    | LapsePresentation
    | Pay
    | ReportUnpaid
    | Cancel
    | Stay
    | LiftStay
    | Close
    | Admit
    | Suspend
    | Reinstate
    | Expel
    | Interrupt
    | MarketStep,
    Field(discriminator="do"),
]
