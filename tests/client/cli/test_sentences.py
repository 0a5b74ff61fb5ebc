"""Refusals of the contracts are told in sentences of the trade, whose gaps are filled by what the refusal carries."""

from __future__ import annotations

from string import Formatter

import pytest

from tests.test_house_rules import CONTRACTS
from usance.abi import Entry
from usance.artifacts import shipped
from usance.cli.sentences import SENTENCES
from usance.errors import AMOUNTS

OF_A_DEPLOYMENT = {
    *("AccountMissing", "AlreadyBound", "BadClock", "BadEdition", "BadLimits", "CurrencyAdmitted", "NotFromAbove"),
    *("NothingToBind", "PlaceKnown", "SettlementMissing", "UnknownEdition", "UnknownRuleEdition", "WrongCash"),
    # Collecting cash from a former account and transferring a part without a root are nothing that a desk says.
    *("NotFormerAccount", "PartMissing"),
}
"""Refusals that only a deployment, the council or another contract meets."""


def test_every_refusal_of_our_contracts_is_told_in_a_sentence() -> None:
    errors = shipped().errors.values()
    ours = [error for error in errors if (CONTRACTS / f"interfaces/{error.contract}.sol").exists()]
    told = {one.name for one in ours if {one.name, f"{one.contract}.{one.name}"} & SENTENCES.keys()}
    assert {one.name for one in ours} - told == OF_A_DEPLOYMENT


@pytest.mark.parametrize("name", SENTENCES)
def test_a_sentence_names_fields_that_its_refusal_has(name: str) -> None:
    named = {field for _, field, _, _ in Formatter().parse(SENTENCES[name]) if field}
    held = [{one.name for one in error.inputs} for error in shipped().errors.values() if is_told_by(name, error)]
    assert held
    assert all(named | set(AMOUNTS.get(name, ())) <= fields for fields in held)


def is_told_by(name: str, error: Entry) -> bool:
    """One that has a sentence of its own, by its interface, is not told by that of its name."""
    own = f"{error.contract}.{error.name}"
    return name == own or (name == error.name and own not in SENTENCES)
