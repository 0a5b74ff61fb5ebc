"""The shipped stories, told once for all tests that look at what came of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import pytest

from tests.stories.secrecy import everything, kinds_of_paper, secrets
from usance.stories import StoryReport, load_story, run_story, shipped, staged


@dataclass(frozen=True)
class Told:
    """A story's report, every byte of the chain after it, what it said in confidence, and the kinds of its papers."""

    report: StoryReport
    chain: bytes = field(repr=False)
    secrets: set[bytes] = field(repr=False)
    papers: frozenset[str]


@pytest.fixture(scope="session")
def told() -> Mapping[str, Told]:
    found = {}
    for name, path in shipped().items():
        story = load_story(path)
        with staged(story.start) as platform:
            report = run_story(story, platform=platform)
            found[name] = Told(report, everything(platform), secrets(story, platform), kinds_of_paper(platform))
    return found


@pytest.fixture(scope="session")
def reports(told: Mapping[str, Told]) -> Mapping[str, StoryReport]:
    return {name: one.report for name, one in told.items()}
