"""The network rules of each message: (name, error code, part of the message, kind, fields).

    both       both of two fields, or neither
    not both   at most one of them
    one of     exactly one of them
    some of    at least one of them
    needs      the last one, where all before it are there
    needs any  the last one, where any before it is there
    goes with  the last one only where any before it is there
    currency   those that are there are in one currency

Rules that hang on what a field says are functions in usance.swift.conditions. Error codes are those that our sources
give for a rule; the rules of 730, 734, 740, 747 and 750 are known from texts before 2018, with the tags of today.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

Rule: TypeAlias = tuple[str, str, str, str, tuple[str, ...]]

_DRAFTS: tuple[Rule, ...] = (
    ("C1", "C90", "", "both", ("42C", "42a")),
    ("C2", "C90", "", "not both", ("42C", "42M")),
    ("C2", "C90", "", "not both", ("42C", "42P")),
    ("C2", "C90", "", "not both", ("42M", "42P")),
)
_SHIPMENT: Rule = ("C3", "D06", "", "not both", ("44C", "44D"))

RULES: Mapping[str, tuple[Rule, ...]] = {
    "700": (*_DRAFTS, _SHIPMENT),
    "705": (("C1", "D06", "", "not both", ("44C", "44D")),),
    "707": (
        ("C2", "C12", "", "not both", ("32B", "33B")),
        ("C3", "C06", "", "one of", ("52a", "50B")),
        ("C4", "D06", "", "not both", ("44C", "44D")),
    ),
    "710": (*_DRAFTS, _SHIPMENT, ("C4", "C06", "", "one of", ("52a", "50B"))),
    "720": (*_DRAFTS, _SHIPMENT, ("C4", "C06", "", "one of", ("52a", "50B"))),
    "730": (
        ("C1", "C77", "", "not both", ("25", "57a")),
        ("C2", "C78", "", "not both", ("32D", "57a")),
    ),
    "734": (
        ("C1", "C17", "", "needs", ("73A", "33a")),
        ("C2", "C02", "", "currency", ("32A", "33a")),
    ),
    "740": (*_DRAFTS, ("C3", "D84", "", "not both", ("58a", "59"))),
    # The rule of 742 is from memory of 32B and 33B alone: nothing that we have says so of 34a.
    "742": (("C1", "C02", "", "currency", ("32B", "33B")),),
    "747": (
        ("C1", "C15", "", "some of", ("31E", "32B", "33B", "34B", "39A", "39C", "72Z", "77")),
        ("C2", "C12", "", "needs any", ("32B", "33B", "34B")),
        ("C2", "C12", "", "goes with", ("32B", "33B", "34B")),
        ("C3", "C02", "", "currency", ("32B", "33B", "34B")),
    ),
    "750": (
        ("C1", "C13", "", "needs any", ("33B", "71D", "73A", "34B")),
        ("C2", "C02", "", "currency", ("32B", "34B")),
    ),
    "752": (
        ("C1", "C18", "", "needs", ("32B", "71D", "33a")),
        ("C2", "C02", "", "currency", ("32B", "33a")),
    ),
    "754": (
        ("C1", "C19", "", "not both", ("72Z", "77")),
        ("C2", "C14", "", "not both", ("53a", "57a")),
        ("C3", "C02", "", "currency", ("32a", "34a")),
    ),
    "756": (("C1", "C02", "", "currency", ("32B", "33A")),),
    "760": (("C7", "C81", "B", "needs", ("57a", "56a")),),
    "767": (
        ("C1", "C12", "B", "not both", ("32B", "33B")),
        ("C1", "C12", "C", "not both", ("32B", "33B")),
    ),
}
