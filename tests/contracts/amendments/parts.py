"""A part of a credit, transferred to a second beneficiary."""

from __future__ import annotations

from tests import defaults
from tests.people import Stage

PART = 40_000_000
SECOND = "Wuhan Looms"


def transferred(stage: Stage, **changes: object) -> int:
    """CNY 400,000.00 of a credit transferred by BOC, for itself and for the first beneficiary, to ABC's customer."""
    credit = stage.credit(transferable=True, **changes)
    part = (stage.customer(SECOND, "ABC"), PART, 0, 0, 0, bytes(2), defaults.root())
    return int(str(stage.do("BOC", "Transfers.transfer", credit, part).only("CreditTransferred").args["part"]))


def whole(part: int) -> int:
    """The credit that it was transferred out of."""
    return part & ~(0xFF << 24)
