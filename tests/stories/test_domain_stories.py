"""The scenarios of the trade whose outcome the ledger decides go as the rules say; docs/coverage.md lists them.

What messages their banks would send is in golden/letters.json; USANCE_UPDATE_GOLDEN=1 writes it anew, to be reviewed
as a diff.
"""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest

from tests.stories.told import sound_messages
from usance.stories import load_story, run_story
from usance.stories.stage import staged

HERE = Path(__file__).parent
LETTERS = HERE / "golden" / "letters.json"
UPDATE = os.environ.get("USANCE_UPDATE_GOLDEN") == "1"
STORIES = sorted((HERE / "domain").glob("*.yaml"))
COVERAGE = (HERE.parents[1] / "docs" / "coverage.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", STORIES, ids=lambda path: path.stem)
def test_a_scenario_of_the_trade_goes_as_the_rules_say(path: Path) -> None:
    story = load_story(path)
    with staged(story.start, make_up_days=story.make_up_days is not False) as platform:
        report = run_story(story, platform=platform)
        assert not report.deviations, report.deviations
        assert not report.unplayed
        sent = sound_messages(platform)
    if UPDATE:
        # Each process of a run in parts would write its own.
        assert "PYTEST_XDIST_WORKER" not in os.environ, "run it without -n"
        letters = json.loads(LETTERS.read_text("ascii")) if LETTERS.exists() else {}
        LETTERS.write_text(json.dumps(letters | {path.stem: sent}, indent=1, sort_keys=True) + "\n", encoding="ascii")
    assert sent == json.loads(LETTERS.read_text("ascii"))[path.stem]


def test_every_story_is_in_the_table_and_every_story_in_the_table_is_there() -> None:
    named = set(re.findall(r"domain/(\w+)\.yaml", COVERAGE))
    assert named == {path.stem for path in STORIES}


def test_every_test_file_in_the_table_is_there() -> None:
    named = set(re.findall(r"`(tests/[\w/]+\.py)`", COVERAGE))
    assert named and not [name for name in sorted(named) if not (HERE.parents[1] / name).is_file()]
