"""Claims of the tests on claims: one that came out of a usance credit, and a register that a test writes to itself."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from tests import defaults
from tests.contracts.registers import bound
from tests.people import Stage
from usance.abi import Argument
from usance.dates import civil_day

FACE = defaults.AMOUNT
MATURITY = date(2024, 10, 8)
"""30 days after sight on 2 September is 2 October; the first banking day after National Day is the 8th."""
DAY_AFTER = date(2024, 10, 9)


@pytest.fixture(scope="package")
def deployed(deployed: tuple[Stage, int]) -> Iterator[tuple[Stage, int]]:
    """The platform on which one claim was made already, once for all these tests."""
    platform, before = deployed
    # What another folder has prepared stands until then.
    platform.chain.revert(before)
    platform.honoured(platform.credit(tenor=defaults.AFTER_SIGHT, tenorValue=30))
    yield platform, platform.chain.snapshot()
    platform.chain.revert(before)


@pytest.fixture
def claim(stage: Stage) -> int:
    """BOC's claim on ICBC of CNY 1,000,000.00, outstanding, due on 2024-10-08."""
    return stage.party("ICBC") << 48 | 1 << 16 | 1


@pytest.fixture
def due(stage: Stage, claim: int) -> int:
    """The same claim on its day."""
    stage.on(MATURITY)
    return claim


@pytest.fixture
def above(stage: Stage) -> str:
    """A new register of claims that this account may open claims in; ICBC lets it draw on its account."""
    account = bound(stage, "Claims")
    stage.do("ICBC", "Cash:CNY.approve", stage.address["Claims"], 2**256 - 1)
    return account


def on_icbc(stage: Stage, **changes: Argument) -> dict[str, Argument]:
    """The struct Claim: on ICBC, CNY 1,000,000.00, due 2024-10-08, at CN."""
    canonical: dict[str, Argument] = {
        "face": FACE,
        "obligor": stage.party("ICBC"),
        "maturity": civil_day(MATURITY),
        "currency": b"CNY",
        "place": b"CN",
        "status": 0,
    }
    return canonical | changes
