"""The scenarios of the trade whose outcome the ledger decides go as the rules say; docs/coverage.md lists them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.stories.told import every_message_is_sound
from usance.stories import load_story, run_story
from usance.stories.stage import staged

HERE = Path(__file__).parent
STORIES = sorted((HERE / "domain").glob("*.yaml"))
COVERAGE = (HERE.parents[1] / "docs" / "coverage.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", STORIES, ids=lambda path: path.stem)
def test_a_scenario_of_the_trade_goes_as_the_rules_say(path: Path) -> None:
    story = load_story(path)
    with staged(story.start, make_up_days=story.make_up_days is not False) as platform:
        report = run_story(story, platform=platform)
        assert not report.deviations, report.deviations
        assert not report.unplayed
        every_message_is_sound(platform)


def test_every_story_is_in_the_table_and_every_story_in_the_table_is_there() -> None:
    named = set(re.findall(r"domain/(\w+)\.yaml", COVERAGE))
    assert named == {path.stem for path in STORIES}


def test_every_test_file_in_the_table_is_there() -> None:
    named = set(re.findall(r"`(tests/[\w/]+\.py)`", COVERAGE))
    assert named and not [name for name in sorted(named) if not (HERE.parents[1] / name).is_file()]
