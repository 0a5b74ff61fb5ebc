"""The views of Seals: sealedBy, commitmentTo

given terms, listing, buyer and salt
    it tells a hash that each of them changes
given a buyer that has sealed nothing
    it tells none
"""

from __future__ import annotations

from tests.market import LISTING, quote_terms
from tests.people import Stage


def test_everything_is_under_the_seal(stage: Stage) -> None:
    variants = [
        (LISTING, 4, quote_terms(), b"\1" * 32),
        (LISTING + 1, 4, quote_terms(), b"\1" * 32),
        (LISTING, 5, quote_terms(), b"\1" * 32),
        (LISTING, 4, quote_terms(rate=1), b"\1" * 32),
        (LISTING, 4, quote_terms(), b"\2" * 32),
    ]
    hashes = {stage.ask("Seals.commitmentTo", *one) for one in variants}
    assert len(hashes) == len(variants)


def test_nothing_was_sealed(stage: Stage) -> None:
    assert stage.ask("Seals.sealedBy", LISTING, 4) == bytes(32)
