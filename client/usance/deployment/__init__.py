"""Putting the contracts on a chain, and knowing what is there.

`deploy(load_network(), Path("my.chain"))` goes on where it stopped, and changes nothing that is done.
"""

from usance.deployment.consortium import BadConsortium, Consortium, NoConsortium, load_consortium
from usance.deployment.desk_verification import NotAsDeployed
from usance.deployment.journal import BadJournal
from usance.deployment.network import DESKS, EMBEDDED, BadNetwork, Network, load_network
from usance.deployment.operations import attach, deploy, plan
from usance.deployment.permissions import PERMISSIONS, Permission, Role
from usance.deployment.planning import Planned, left_to_members
from usance.deployment.record import BadRecord, Member, Record
from usance.deployment.run import Deployment, Progress
from usance.deployment.site import OPENING, RECORDS, Site, open_chain
from usance.deployment.steps import Step
from usance.deployment.verification import Granted, Verification, verify

__all__ = [
    "DESKS",
    "EMBEDDED",
    "OPENING",
    "PERMISSIONS",
    "RECORDS",
    "BadConsortium",
    "BadJournal",
    "BadNetwork",
    "BadRecord",
    "Consortium",
    "Deployment",
    "Granted",
    "Member",
    "Network",
    "NoConsortium",
    "NotAsDeployed",
    "Permission",
    "Planned",
    "Progress",
    "Record",
    "Role",
    "Site",
    "Step",
    "Verification",
    "attach",
    "deploy",
    "left_to_members",
    "load_consortium",
    "load_network",
    "open_chain",
    "plan",
    "verify",
]
