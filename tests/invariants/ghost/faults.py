"""What the contracts do otherwise than the rules say, as the machine has found out.

Until they are mended the ghost does as they do, so that it can look beyond; `test_faults.py` has each of them as the
rule wants it. A name that is taken out of `KNOWN` makes the ghost keep the rule.
"""

from __future__ import annotations

NO_LAST_DAY = "who finds records complying that it has reported corrupt has no last day to honour"
INTERRUPTION_LEFT = "days of an interruption are counted as days left of an examination"
DAY_BEFORE_RECEIPT_LEFT = "days before the day of receipt are counted as days left of an examination"

KNOWN = frozenset({NO_LAST_DAY, INTERRUPTION_LEFT, DAY_BEFORE_RECEIPT_LEFT})
