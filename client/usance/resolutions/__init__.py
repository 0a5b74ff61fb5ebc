"""What the council can resolve, how it is written, and how it reads on the ledger."""

from usance.resolutions.base import BadResolution, Call, Resolution
from usance.resolutions.business import AddCurrency, Interrupt, Move, Pause, Resume
from usance.resolutions.members import Admit, Appoint, Dismiss, Expel, Reinstate, Suspend
from usance.resolutions.rules import SetLimits, SetRules
from usance.resolutions.words import KINDS, parse, usage

__all__ = [
    "KINDS",
    "AddCurrency",
    "Admit",
    "Appoint",
    "BadResolution",
    "Call",
    "Dismiss",
    "Expel",
    "Interrupt",
    "Move",
    "Pause",
    "Reinstate",
    "Resolution",
    "Resume",
    "SetLimits",
    "SetRules",
    "Suspend",
    "parse",
    "usage",
]
