"""What can be wrong with a chain, its file, its node or a delivery to it."""

from __future__ import annotations

from dataclasses import dataclass

from usance.errors.base import UsanceError


class ChainError(UsanceError):
    """The chain, its file, its node or a delivery to it is not as needed."""


@dataclass(frozen=True, slots=True)
class Holder:
    """Who writes to a chain file: process id, since when (ISO 8601, UTC, host clock), and the command."""

    pid: int
    since: str
    command: str


class ChainLocked(ChainError):
    """Another process writes to this chain file; `holder` is None in the instant before it has said who it is."""

    def __init__(self, path: object, holder: Holder | None) -> None:
        who = f"process {holder.pid} since {holder.since}: {holder.command}" if holder else "another process"
        super().__init__(f"{path} is being written by {who}")
        self.path = str(path)
        self.holder = holder


class ChainFileMissing(ChainError):
    """There is no chain file at `path`."""

    def __init__(self, path: object) -> None:
        super().__init__(f"no chain file at {path}")
        self.path = str(path)


class ChainFileExists(ChainError):
    """A new chain was to begin at `path`, where there is a file already. It was left as it is."""

    def __init__(self, path: object) -> None:
        super().__init__(f"{path} exists already; a new chain needs a new file")
        self.path = str(path)


class NotAChainFile(ChainError):
    """The file at `path` does not hold a chain."""

    def __init__(self, path: object, reason: str) -> None:
        super().__init__(f"{path} is not a chain file: {reason}")
        self.path = str(path)
        self.reason = reason


class ContractVersionMismatch(ChainError):
    """The chain file at `path` carries contracts of another version; its undertakings end as they began."""

    def __init__(self, path: object, *, given: str, needed: str) -> None:
        super().__init__(f"{path} carries contracts of version {given}; this client needs {needed}")
        self.path = str(path)
        self.given = given
        self.needed = needed


class ReadOnlyChain(ChainError):
    """A transaction on a chain file that was opened for reading."""

    def __init__(self, path: object) -> None:
        super().__init__(f"{path} was opened for reading only")
        self.path = str(path)


class WrongChainId(ChainError):
    """A node or a transaction is of another chain."""

    def __init__(self, *, given: int, needed: int) -> None:
        super().__init__(f"wrong chain id: {given}; needed: {needed}")
        self.given = given
        self.needed = needed


class ChainUnreachable(ChainError):
    """The node at `url` did not answer within the time allowed, after all retries."""

    def __init__(self, url: str, reason: str) -> None:
        super().__init__(f"node {url} cannot be reached: {reason}")
        self.url = url
        self.reason = reason


class NodeRefused(ChainError):
    """The node answered `method` with an error that is not a contract's; `code` is its JSON-RPC error code."""

    def __init__(self, method: str, *, code: int, reason: str) -> None:
        super().__init__(f"the node refused {method}: {reason}")
        self.method = method
        self.code = code
        self.reason = reason


class ClockNotInSeconds(ChainError):
    """A chain whose blocks are not stamped in Unix seconds: every deadline would be wrong."""

    def __init__(self, given: int) -> None:
        super().__init__(f"the chain's clock shows {given}, which is not Unix seconds")
        self.given = given
        self.needed = "Unix seconds"


class TimeRunsForward(ChainError):
    """The clock of the chain was to be set back; both are Unix seconds."""

    def __init__(self, *, given: int, now: int) -> None:
        super().__init__(f"time runs forward only: {given} is before {now}, the time of the chain")
        self.given = given
        self.now = now


class ClockNotOurs(ChainError):
    """The chain at `url` keeps its own time and cannot be moved."""

    def __init__(self, url: str) -> None:
        super().__init__(f"the clock of {url} cannot be moved")
        self.url = url


class TransactionRejected(ChainError):
    """The chain did not take a signed transaction: nothing was mined by this attempt."""

    def __init__(self, tx_hash: str, reason: str) -> None:
        super().__init__(f"transaction {tx_hash} was not taken: {reason}")
        self.tx_hash = tx_hash
        self.reason = reason


class NotMinedYet(ChainError):
    """The transaction is on its way but in no block after `waited` seconds; the same key may be sent again."""

    def __init__(self, tx_hash: str, waited: float) -> None:
        super().__init__(f"transaction {tx_hash} is in no block after {waited:g} s; send again with the same key")
        self.tx_hash = tx_hash
        self.waited = waited


class IdempotencyKeyReused(ChainError):
    """A key that stands for one write was given with another; `given` and `needed` say which."""

    def __init__(self, key: str, *, given: str, needed: str) -> None:
        super().__init__(f"key {key} stands for {needed}; given: {given}")
        self.key = key
        self.given = given
        self.needed = needed


class UnknownBlock(ChainError):
    """There is no block `given`; `latest` is the latest."""

    def __init__(self, *, given: int, latest: int) -> None:
        super().__init__(f"there is no block {given}; the latest is {latest}")
        self.given = given
        self.latest = latest
