"""The engine's own tests, which are in Go."""

from __future__ import annotations

import os
import subprocess

from deploy.network.engine import SOURCES, Engine, find_go


def test_the_engine_passes_its_own_tests(built: Engine) -> None:
    # One package at a time: the machine may be making blocks beside.
    command = ["nice", find_go(), "test", "-trimpath", "-p", "1", "./..."]
    environment = os.environ | {"CGO_ENABLED": "1"}
    ended = subprocess.run(command, cwd=SOURCES, capture_output=True, text=True, env=environment, check=False)
    assert ended.returncode == 0, ended.stdout[-4000:] + ended.stderr[-1000:]


def test_the_engine_is_formatted_as_go_has_it(built: Engine) -> None:
    gofmt = find_go().removesuffix("go") + "gofmt"
    assert subprocess.run([gofmt, "-l", "."], cwd=SOURCES, capture_output=True, text=True, check=True).stdout == ""
