"""Putting the contracts on a chain, and knowing what is there."""

from usance.deployment.journal import BadJournal
from usance.deployment.network import EMBEDDED, BadNetwork, Network, load_network
from usance.deployment.record import BadRecord, Member, Record
from usance.deployment.run import Deployment, Planned
from usance.deployment.steps import Step
from usance.deployment.verify import Granted, NotAsDeployed, verify

__all__ = [
    "EMBEDDED",
    "BadJournal",
    "BadNetwork",
    "BadRecord",
    "Deployment",
    "Granted",
    "Member",
    "Network",
    "NotAsDeployed",
    "Planned",
    "Record",
    "Step",
    "load_network",
    "verify",
]
