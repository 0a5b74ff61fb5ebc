"""The messages of a credit that was issued from an MT700, compared with files that were read by people

the first is the MT700 itself, byte for byte
each is what the file says, in the order of the life
USANCE_UPDATE_GOLDEN=1 writes the files anew, to be reviewed as a diff
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from usance.messages.desk import correspondents
from usance.messages.life import messages_of
from usance.stories import load_story, run_story
from usance.stories.stage import staged

HERE = Path(__file__).parent
STORY = HERE / "domain" / "issued_from_mt700.yaml"
GOLDEN = HERE / "golden" / "issued_from_mt700"


@pytest.fixture(scope="module")
def told() -> Iterator[dict[str, str]]:
    """File name -> message, with LF in place of CR LF, as the files of a repository have it."""
    story = load_story(STORY)
    with staged(story.start) as platform:
        report = run_story(story, platform=platform)
        assert not report.deviations and not report.unplayed
        known = correspondents(platform)
        sent = messages_of(platform, "3-1")
        yield {
            f"{at:02d}-{one.title.replace(' to ', '-').replace(' ', '-')}.fin": one.text(known).replace("\r\n", "\n")
            for at, one in enumerate(sent, 1)
        }


def test_the_messages_are_those_of_the_files(told: dict[str, str]) -> None:
    if os.environ.get("USANCE_UPDATE_GOLDEN") == "1":
        GOLDEN.mkdir(parents=True, exist_ok=True)
        for old in GOLDEN.glob("*.fin"):
            old.unlink()
        for name, text in told.items():
            (GOLDEN / name).write_text(f"{text}\n", encoding="ascii")
    assert told == {path.name: path.read_text("ascii").rstrip("\n") for path in sorted(GOLDEN.glob("*.fin"))}


def test_the_first_is_the_message_that_the_credit_was_issued_from(told: dict[str, str]) -> None:
    given = STORY.with_suffix(".fin").read_text("ascii").rstrip("\n")
    assert told["01-MT700-ICBC-BOC.fin"] == given


def test_its_life_takes_most_of_the_messages_that_there_are(told: dict[str, str]) -> None:
    numbers = {name[3:8] for name in told}
    assert numbers == {"MT700", "MT707", "MT730", "MT742", "MT750", "MT752", "MT754", "MT756", "MT759"}
