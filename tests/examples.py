"""How many examples Hypothesis draws: all of them at night, a quarter of them by day, when each runs on the chain."""

from __future__ import annotations

import os

NIGHTLY = os.environ.get("HYPOTHESIS_PROFILE") == "nightly"


def examples(most: int, *, by_day: int | None = None) -> int:
    """`most` under HYPOTHESIS_PROFILE=nightly, otherwise a quarter, and at least 5; or as many as is said."""
    return most if NIGHTLY else by_day or max(5, most // 4)
