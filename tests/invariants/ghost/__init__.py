"""The ghost ledger: a second implementation of the contracts' rules in plain Python, for comparison.

Before a step it says which refusals are right (none: the step must succeed); after a step that succeeded it changes
as the chain must have changed. It knows nothing of storage, gas or the order in which a contract checks its rules.
"""

from tests.invariants.ghost.ledger import Ghost
from tests.invariants.ghost.verdict import Act, Verdict

__all__ = ["Act", "Ghost", "Verdict"]
