"""A story told by banks with desks is the story told by banks with keys: the same statuses, cash and events of ours,
and no more of what it says in confidence on the chain.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields

import pytest

from tests.stories.secrecy import everything, leaks, secrets
from usance.deployment import DESKS, EMBEDDED
from usance.stories import StoryReport, run_story, shipped_story, staged

TOLD = ("five_banks", "waived")
"""A credit at sight, one at 90 days and its claim sold twice; documents that are refused and waived."""

_ROOT = len("0x") + 64
_OWN = {"gas"}
"""What four eyes cost is theirs."""


def told(name: str, *, desks: bool) -> tuple[StoryReport, list[tuple[str, str, object]]]:
    story = shipped_story(name)
    with staged(story.start, network=DESKS if desks else EMBEDDED) as platform:
        report = run_story(story, platform=platform)
        assert leaks(everything(platform), secrets(story, platform)) == []
        names = {str(party.account): party.name for party in platform.parties()}
        return report, [(one.contract, one.name, _public(one.args, names)) for one in platform.history.events()]


def _public(value: object, names: Mapping[str, str]) -> object:
    """Without salted roots, which differ each time, and with accounts by name."""
    if isinstance(value, Mapping):
        return {name: _public(one, names) for name, one in value.items()}
    if isinstance(value, list):
        return [_public(one, names) for one in value]
    return "a root" if isinstance(value, str) and len(value) == _ROOT else names.get(str(value), value)


def _without_gas(report: StoryReport) -> list[object]:
    whole = [getattr(report, one.name) for one in fields(report) if one.name not in {*_OWN, "steps"}]
    return whole + [
        tuple(getattr(step, one.name) for one in fields(step) if one.name not in _OWN) for step in report.steps
    ]


@pytest.mark.parametrize("name", TOLD)
def test_a_story_is_the_same_with_desks_and_with_keys(name: str) -> None:
    keys, desks = (told(name, desks=one) for one in (False, True))
    assert keys[0].ok and desks[0].ok
    assert _without_gas(desks[0]) == _without_gas(keys[0])
    assert desks[1] == keys[1]
    assert (desks[0].gas or 0) > (keys[0].gas or 0)
