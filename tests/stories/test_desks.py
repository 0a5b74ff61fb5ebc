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


def test_a_bank_that_is_admitted_where_banks_have_desks_starts_its_own() -> None:
    story = shipped_story("sixth_bank")
    with staged(story.start, network=DESKS) as platform:
        report = run_story(story, platform=platform)
        desk = platform.directory.desk("CMB")
        sheet = platform.bank("CMB").desk_sheet()
        # Both refused and carried, it is one desk that was opened.
        opened = [one for one in platform.ledger.logs(0, contracts=["Desks"]) if one.name == "DeskOpened"]
        assert [one.args["desk"] for one in opened].count(desk.address) == 1
        assert len(opened) == len([one for one in platform.network.members if one.desk]) + 1
    assert report.ok
    assert [key.role for key in sheet.keys] == ["maker", "checker", "checker"]
    admitted = next(step for step in report.steps if step.verb == "admit" and step.outcome == "done")
    assert admitted.came == "voted for by ICBC, ABC, BOC, CCB; it starts its desk, where four eyes see all"
