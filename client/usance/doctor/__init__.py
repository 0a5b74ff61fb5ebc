"""Examining a network: what is wrong with its nodes, its contracts and this workspace, and what to do about it.

for finding in examine(Case.of(Path("deploy/networks/consortium.toml"), "consortium")):
    print(finding.mark, finding.check, finding.found, finding.do)
"""

from usance.doctor.case import Case, Limits
from usance.doctor.examination import examine
from usance.doctor.finding import Finding, Mark

__all__ = ["Case", "Finding", "Limits", "Mark", "examine"]
