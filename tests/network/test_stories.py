"""A whole story on four validators, each bank at its own node, of which one after the other is killed in the middle."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import time
from pathlib import Path

import pytest

from deploy.network import running
from deploy.network.stage import platform_on
from tests.network.conftest import BANKS, CHAIN_ID, Validators, trial_of
from usance.deployment import deploy, load_network
from usance.stories import StepReport, StoryReport, run_story, shipped_story

STORY = "five_banks"
KILLED = {5: "ICBC", 14: "BOC"}
STARTED_AGAIN = {10: "ICBC", 19: "BOC"}
"""By the number of the step after which it is done: the issuing bank's node, and a forfaiter's."""


@pytest.fixture(scope="module")
def trial(validators: Validators, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Validators]:
    """Four nodes on whose chain the story has not begun; who is asked by default is the first, ICBC's. Those of the
    other tests rest meanwhile: two networks are too much for two processors."""
    running.stop(validators.home, list(BANKS))
    with trial_of(tmp_path_factory.mktemp("story"), *BANKS, start="2024-06-03") as made:
        yield made


def deployed_file(trial: Validators, folder: Path) -> Path:
    """The network file, by which the contracts were deployed: all five banks with desks."""
    urls = trial.urls()
    path = folder / "story.toml"
    path.write_text(
        f'like = "desks"\n[chain]\nkind = "rpc"\nchain_id = {CHAIN_ID}\nurl = "{urls[0]}"\nurls = {urls[1:]}\n'
        "deployer = { well_known = 0 }\n",
        encoding="utf-8",
    )
    deploy(load_network(path), records=folder)[0].close()
    return path


def by_days(report: StoryReport) -> StoryReport:
    """Without gas, which is counted in one process only, and the time of day, as the validators' clock runs on."""
    noon = time(12)
    return replace(
        report,
        gas=None,
        steps=tuple(replace(step, gas=None, at=noon) for step in report.steps),
        timelines={
            label: tuple(replace(one, at=noon) for one in moments) for label, moments in report.timelines.items()
        },
    )


def test_a_story_goes_on_as_on_the_embedded_chain_though_its_validators_are_killed_one_after_the_other(
    trial: Validators, tmp_path: Path
) -> None:
    file = deployed_file(trial, tmp_path)

    def upset(step: StepReport) -> None:
        if bank := KILLED.get(step.number):
            trial.kill(bank)
        if bank := STARTED_AGAIN.get(step.number):
            trial.start(bank)

    with closing(platform_on(trial.home, load_network(file), tmp_path)) as platform:
        told = run_story(shipped_story(STORY), platform=platform, on_step=upset)
    assert told.ok and len(told.steps) > max(STARTED_AGAIN)
    running.wait_for_blocks(trial.home, list(BANKS))
    assert trial.agree()
    assert by_days(told) == by_days(run_story(shipped_story(STORY)))
