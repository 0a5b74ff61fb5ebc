"""Operations of a desk that are not carried out yet, or that nobody here can carry out."""

from __future__ import annotations

from usance.errors.base import UsanceError


class DeskError(UsanceError):
    """What a bank's desk cannot do by itself now; nothing happened on the chain."""


class WaitingForRelease(DeskError):
    """The operation is signed, in the inbox as `number`, and needs more pairs of eyes. `deadline` in Unix seconds."""

    def __init__(self, number: int, *, given: int, needed: int, deadline: int) -> None:
        super().__init__(f"operation {number} is waiting for release: {given} of {needed} pairs of eyes have seen it")
        self.number, self.given, self.needed, self.deadline = number, given, needed, deadline


class OutOfTurn(DeskError):
    """The operations of a desk go in the order in which they were proposed: turn `first` comes before turn `given`."""

    def __init__(self, number: int, *, given: int, first: int) -> None:
        super().__init__(f"operation {number} has turn {given}, and turn {first} is next: release or reject that first")
        self.number, self.given, self.first = number, given, first


class NotWaiting(DeskError):
    """The operation was released, rejected or overtaken by another, or has expired: `state` says which."""

    def __init__(self, number: int, state: str) -> None:
        super().__init__(f"operation {number} is not waiting: {state}")
        self.number, self.state = number, state


class UnknownOperation(DeskError):
    """No operation of the desk in this workspace has this number."""

    def __init__(self, number: int) -> None:
        super().__init__(f"there is no operation {number} in this workspace")
        self.number = number


class DeskKeyMissing(DeskError):
    """This workspace holds no key that may do it: `needed` says whose."""

    def __init__(self, desk: str, needed: str) -> None:
        super().__init__(f"no key of desk {desk} in this workspace for it; needed: {needed}")
        self.desk, self.needed = desk, needed


_STANDS = {
    "None": "is none of the desk's",
    "Left": "has left the desk",
    "Maker": "is a maker's at the desk",
    "Checker": "is a checker's at the desk",
}


class KeyNotOfDesk(DeskError):
    """A key of this workspace that does not stand at the desk as what it is here: it was replaced or removed."""

    def __init__(self, key: str, *, given: str, needed: str) -> None:
        super().__init__(f"key {key} {_STANDS[given]}; needed: a {needed.casefold()}'s")
        self.key, self.given, self.needed = key, given, needed
