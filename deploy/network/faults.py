"""What may be wrong with a network of validators; each says what is there and what is needed."""

from usance.deployment.consortium import BadConsortium
from usance.errors import UsanceError

__all__ = [
    "BadConsortium",
    "BadHome",
    "BuildFailed",
    "ClockSkew",
    "EngineRefused",
    "NetworkFault",
    "NoGo",
    "NodeSilent",
    "NotBuilt",
    "NotReady",
    "PortTaken",
    "VoteFailed",
]


class NetworkFault(UsanceError):
    """The network, a home or a node of it is not as needed; nothing was changed."""


class NoGo(NetworkFault):
    """The engine has to be built, and there is no Go to build it, or too old a one."""

    def __init__(self, given: str, needed: str) -> None:
        super().__init__(f"the engine is not built, and {given}; needed to build it: Go {needed} or later, with cgo")


class NotBuilt(NetworkFault):
    """The engine of these sources is not built."""

    def __init__(self, path: object) -> None:
        super().__init__(f"no engine at {path}; build it: python -m deploy.network build")


class BuildFailed(NetworkFault):
    """Go could not build the engine; its last words."""

    def __init__(self, words: str) -> None:
        super().__init__(f"the engine could not be built: {words}")


class EngineRefused(NetworkFault):
    """A command of the engine ended with an error; its own words."""

    def __init__(self, command: str, words: str) -> None:
        super().__init__(f"engine {command}: {words}")
        self.words = words


class BadHome(NetworkFault):
    """A folder that should hold a network or a bank's node, and does not, or holds another."""

    def __init__(self, path: object, reason: str, todo: str) -> None:
        super().__init__(f"{path}: {reason}; {todo}")


class PortTaken(NetworkFault):
    """A port of a node is used by another program."""

    def __init__(self, bank: str, ports: list[int]) -> None:
        super().__init__(f"{bank}: port {', '.join(map(str, ports))} in use by another program; nothing was started")


class NotReady(NetworkFault):
    """A node was started and does not answer, or makes no blocks."""

    def __init__(self, bank: str, reason: str, log: object) -> None:
        super().__init__(f"{bank}: {reason}; its log: {log}")


class NodeSilent(NetworkFault):
    """A node did not answer."""

    def __init__(self, url: str, reason: str) -> None:
        super().__init__(f"{url}: {reason}")


class ClockSkew(NetworkFault):
    """The clock of this machine and that of the network are too far apart."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"clock skew: {reason}; set this machine's clock by a time server")


class VoteFailed(NetworkFault):
    """What was proposed did not pass, or could not be voted on."""
