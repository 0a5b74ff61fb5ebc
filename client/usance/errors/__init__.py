"""The exceptions of the client, one tree.

    UsanceError
    ├── InputError            what the user gave cannot be read or used; nothing was asked of the chain
    ├── ChainError            the chain, its file, its node or a delivery to it is not as needed
    │   └── ExecutionFailed   code on the chain stopped without a typed error of the contracts
    ├── DeskError             an operation waits for a checker, or nobody here can release it
    └── Refusal               a contract refused, with its typed error

Every typed error of the contracts has a class of its own name here, a subclass of Refusal: `except errors.OverDrawn`.
"""

from __future__ import annotations

from usance.errors.base import ArtifactsMissing, InputError, UnknownName, UsanceError
from usance.errors.chain import (
    ChainError,
    ChainFileExists,
    ChainFileMissing,
    ChainLocked,
    ChainUnreachable,
    ClockNotInSeconds,
    ClockNotOurs,
    ContractVersionMismatch,
    Holder,
    IdempotencyKeyReused,
    NodeRefused,
    NotAChainFile,
    NotMinedYet,
    ReadOnlyChain,
    TimeRunsForward,
    TransactionRejected,
    UnknownBlock,
    WrongChainId,
)
from usance.errors.desk import (
    DeskError,
    DeskKeyMissing,
    KeyNotOfDesk,
    NotWaiting,
    OutOfTurn,
    UnknownOperation,
    WaitingForRelease,
)
from usance.errors.execution import (
    ExecutionFailed,
    NoCode,
    OutOfGas,
    Panic,
    RevertedWithoutReason,
    RevertedWithText,
)
from usance.errors.refusal import AMOUNTS, FieldValue, Refusal, refusal_class

__all__ = [
    "AMOUNTS",
    "ArtifactsMissing",
    "ChainError",
    "ChainFileExists",
    "ChainFileMissing",
    "ChainLocked",
    "ChainUnreachable",
    "ClockNotInSeconds",
    "ClockNotOurs",
    "ContractVersionMismatch",
    "DeskError",
    "DeskKeyMissing",
    "ExecutionFailed",
    "FieldValue",
    "Holder",
    "IdempotencyKeyReused",
    "InputError",
    "KeyNotOfDesk",
    "NoCode",
    "NodeRefused",
    "NotAChainFile",
    "NotMinedYet",
    "NotWaiting",
    "OutOfGas",
    "OutOfTurn",
    "Panic",
    "ReadOnlyChain",
    "Refusal",
    "RevertedWithText",
    "RevertedWithoutReason",
    "TimeRunsForward",
    "TransactionRejected",
    "UnknownBlock",
    "UnknownName",
    "UnknownOperation",
    "UsanceError",
    "WaitingForRelease",
    "WrongChainId",
    "refusal_class",
]


def __getattr__(name: str) -> type[Refusal]:
    """The class of the contracts' error called `name`; AttributeError for a name that no compiled contract declares."""
    # Imported here because artifacts raise errors of this module themselves.
    from usance import artifacts

    if name[:1].isupper() and artifacts.declares_error(name):
        return refusal_class(name)
    raise AttributeError(f"no contract declares an error {name}")
