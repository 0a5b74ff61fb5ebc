"""Starting, stopping and healing the nodes of a network that are kept on this machine."""

from __future__ import annotations

import json
import os
import shutil
import time
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from deploy.network import making, processes, trial
from deploy.network.engine import Engine
from deploy.network.faults import BadHome, ClockSkew, NodeSilent, NotReady, PortTaken
from deploy.network.homes import Home
from deploy.network.nodes import Node, State

MOST_SKEW = timedelta(seconds=10)
"""Between the clock of this machine and the time of the latest block."""

_READY_SECONDS = 180.0
_LOOK = 0.2


def start(home: Home, engine: Engine, banks: list[str]) -> list[str]:
    """Start the nodes that do not run yet, and return whose they are once they answer and, where they are enough, make
    blocks. All is checked before the first is started. Raises BadHome, PortTaken, ClockSkew, NotReady."""
    home.check_made()
    idle = [bank for bank in banks if processes.pid_of(home.of(bank)) is None]
    for bank in idle:
        home.check(bank)
    _check_clock(home)
    for bank in idle:
        if ports := processes.taken(home.consortium.validator(bank).ports):
            raise PortTaken(bank, ports)
    for bank in idle:
        processes.launch(engine, home.of(bank), environment={trial.CLOCK: str(home.clock.resolve())})
    wait_for_answers(home, idle)
    if 3 * len(running(home)) > 2 * len(home.consortium.banks):
        wait_for_blocks(home, idle)
    return idle


def stop(home: Home, banks: list[str], *, hard: bool = False) -> list[str]:
    """Stop the nodes that run, and return whose they were."""
    return [bank for bank in banks if processes.stop(home.of(bank), hard=hard)]


def running(home: Home) -> list[str]:
    """The banks whose nodes run on this machine."""
    return [bank for bank in home.here if processes.pid_of(home.of(bank)) is not None]


def node(home: Home, bank: str) -> Node:
    """To be asked."""
    return Node(home.consortium.validator(bank))


def state(home: Home, bank: str) -> State | str:
    """Of a node, or in words why there is none."""
    if processes.pid_of(home.of(bank)) is None:
        return "does not run"
    try:
        return node(home, bank).state()
    except NodeSilent as silent:
        return f"runs, but {silent}"


def skew(home: Home, latest: datetime) -> timedelta:
    """How far the latest block is from the clock of this machine, or of the trial."""
    return datetime.now(UTC) + timedelta(seconds=trial.shift_of(home.clock)) - latest


def heal(home: Home, engine: Engine, bank: str) -> Path | None:
    """Bring a node back from its peers: its data are fetched anew, its keys stay. What was left of its data is put
    aside, and returned. Raises BadHome where its keys are gone, NodeSilent where no peer answers."""
    home.check_made()
    folder = home.of(bank)
    keys = [name for name in ("node_key.json", "priv_validator_key.json") if not (folder / "config" / name).is_file()]
    if keys:
        raise BadHome(
            folder, f"has lost {', '.join(keys)}", "restore config/ from the bank's backup, or see docs/operations.md"
        )
    height, number = _voting_now(home, bank)
    processes.stop(folder)
    aside = _put_aside(folder)
    making.share(home, bank)
    # A validator that forgot what it had signed could sign a second, other vote for the same block: it stays silent for
    # the round that its peers are in.
    (folder / "data").mkdir(mode=0o700)
    signed = {"height": str(height), "round": number, "step": 3}
    (folder / "data/priv_validator_state.json").write_text(json.dumps(signed), encoding="utf-8")
    start(home, engine, [bank])
    return aside


def wait_for_answers(home: Home, banks: list[str]) -> None:
    """Until each node answers. Raises NotReady for one that ended or is silent for too long."""
    ends = time.monotonic() + _READY_SECONDS
    for bank in banks:
        while not node(home, bank).answers():
            log = home.log(bank)
            if processes.pid_of(home.of(bank)) is None:
                raise NotReady(bank, f"it ended at once: {processes.last_error(log) or 'without a word'}", log)
            if time.monotonic() > ends:
                raise NotReady(bank, f"no answer in {_READY_SECONDS:g} s", log)
            time.sleep(_LOOK)


def wait_for_blocks(home: Home, banks: list[str], more: int = 1) -> None:
    """Until each node has `more` blocks than now and is not behind. Raises NotReady."""
    ends = time.monotonic() + _READY_SECONDS
    for bank in banks:
        asked = node(home, bank)
        goal = max(asked.height(), 0) + more
        while True:
            with suppress(NodeSilent):
                if asked.height() >= goal and not asked.state().syncing:
                    break
            if time.monotonic() > ends:
                raise NotReady(bank, f"no new block in {_READY_SECONDS:g} s", home.log(bank))
            time.sleep(_LOOK)


def _check_clock(home: Home) -> None:
    now = datetime.now(UTC) + timedelta(seconds=trial.shift_of(home.clock))
    begins = datetime.fromisoformat(json.loads(home.genesis.read_text(encoding="utf-8"))["genesis_time"])
    if begins - now > MOST_SKEW:
        raise ClockSkew(
            f"the chain begins at {begins:%Y-%m-%d %H:%M:%S} UTC, this machine says {now:%Y-%m-%d %H:%M:%S} UTC"
        )
    for bank in running(home):
        with suppress(NodeSilent):
            latest = node(home, bank).state().time
            if latest - now > MOST_SKEW:
                raise ClockSkew(f"the latest block is of {latest:%H:%M:%S} UTC, this machine says {now:%H:%M:%S} UTC")


def _voting_now(home: Home, bank: str) -> tuple[int, int]:
    for peer in home.consortium.banks:
        with suppress(NodeSilent):
            if peer != bank:
                return node(home, peer).round()
    raise NodeSilent(bank, "no peer answers on this machine, and a node comes back from its peers only")


def _put_aside(folder: Path) -> Path | None:
    data = folder / "data"
    if not data.exists():
        return None
    aside = folder / f"data.{datetime.now(UTC):%Y%m%dT%H%M%S}.{os.getpid()}"
    shutil.move(data, aside)
    return aside
