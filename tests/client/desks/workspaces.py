"""A small network whose banks have desks, and workspaces that hold some of their keys."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from usance.accounts import well_known
from usance.chains.embedded import EmbeddedChain
from usance.deployment import Network
from usance.deployment.desk import DeskConfig
from usance.deployment.keys import Key
from usance.ledger import Ledger
from usance.outbox import Outbox
from usance.platform import Desk, Platform

MAKER, OTHER_MAKER, CHECKER, SECOND, THIRD = 3, 13, 7, 24, 25
"""Well-known keys of ICBC's desk."""

ALL = frozenset({MAKER, OTHER_MAKER, CHECKER, SECOND, THIRD})
ICBC_DESK = (
    "desk = { makers = [{ well_known = 3 }, { well_known = 13 }],"
    " checkers = [{ well_known = 7 }, { well_known = 24 }, { well_known = 25 }],"
    ' limits = { CNY = { single = "2000000.00", daily = "9000000.00" } } }'
)
BOC_DESK = "desk = { makers = [{ well_known = 5 }], checkers = [{ well_known = 26 }], expires_hours = 2 }"
DESKS = (("key = { well_known = 3 }", ICBC_DESK), ("key = { well_known = 5 }", BOC_DESK))
CUSTOMERS = ("Huaxin Textiles", "Ningbo Cotton")


def holding(network: Network, keys: Collection[int]) -> Network:
    """The network file of somebody who has only these keys of ICBC."""
    members = [
        member.model_copy(update={"desk": _holding(member.desk, keys)}) if member.name == "ICBC" else member
        for member in network.members
    ]
    return network.model_copy(update={"members": members})


def _holding(desk: DeskConfig | None, keys: Collection[int]) -> DeskConfig:
    assert desk is not None
    makers, checkers = ([_seen_from(one, keys) for one in holders] for holders in (desk.makers, desk.checkers))
    return desk.model_copy(update={"makers": makers, "checkers": checkers})


def _seen_from(holder: Key, keys: Collection[int]) -> Key:
    return holder if holder.well_known in keys else Key(address=holder.public_address())


@dataclass(frozen=True)
class House:
    """A chain on which the network is deployed, and the workspaces of those who act on it."""

    platform: Platform
    chain: EmbeddedChain
    snapshot: int

    def workspace(self, *keys: int) -> Platform:
        """With an outbox and papers of its own, and these keys of ICBC; all keys of everybody else."""
        base = self.platform
        outbox = Outbox(None, chain=self.chain.identity)
        ledger = Ledger(self.chain, base.ledger.artifacts, base.ledger.addresses, outbox=outbox)
        platform = Platform(ledger, base.record, holding(base.network, keys))
        for name in CUSTOMERS:
            platform.directory.add_customer(name, base.directory.number(name), key=None)
        return platform

    def icbc(self, *keys: int) -> Desk:
        """ICBC in a workspace of its own."""
        return self.workspace(*keys).bank("ICBC")


def address(key: int) -> str:
    return well_known(key).address


def handed(one: Desk, other: Desk, number: int) -> int:
    """An operation goes from one workspace to another; its number there."""
    return other.take_in(one.hand_over(number)).number
