"""A bank's desk: a Safe as its account, operations that a maker signs and a checker releases, and their inbox."""

from usance.desks.account import Actor, DeskAccount
from usance.desks.inbox import Entry, Inbox, State, copy_operations
from usance.desks.operation import BadOperation, Operation, Signatures
from usance.desks.release import Releases

__all__ = [
    "Actor",
    "BadOperation",
    "DeskAccount",
    "Entry",
    "Inbox",
    "Operation",
    "Releases",
    "Signatures",
    "State",
    "copy_operations",
]
