"""The roots of the tree, and what is wrong before any chain is asked."""

from __future__ import annotations


class UsanceError(Exception):
    """Anything the client refuses or the chain refused."""


class InputError(UsanceError):
    """What the user gave cannot be read or used; it carries `given` and `needed`."""

    def __init__(self, message: str, *, given: object = None, needed: object = None) -> None:
        super().__init__(message)
        self.given: object = given
        self.needed: object = needed


class ArtifactsMissing(UsanceError):
    """The compiled contracts are not in `path`, or not in the format that this client reads."""

    def __init__(self, path: object, reason: str) -> None:
        super().__init__(f"no compiled contracts in {path}: {reason}; run `make compile`")
        self.path = str(path)
        self.reason = reason


class UnknownName(InputError):
    """A contract, function, enum or struct that the compiled contracts do not have."""

    def __init__(self, kind: str, *, given: str, needed: tuple[str, ...]) -> None:
        known = ", ".join(needed) or "none"
        super().__init__(f"unknown {kind}: {given}; known: {known}", given=given, needed=needed)
