"""`python -m deploy.network COMMAND --network FILE --home DIR`: one line for each thing done, or why it was not."""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path

from deploy.network import engine, handbook, homes, making, members, processes, running, stage
from deploy.network.consortium import Consortium, load_consortium
from deploy.network.engine import Engine
from deploy.network.faults import BadConsortium, NetworkFault
from deploy.network.homes import Home
from deploy.script import network_file, run, say, say_json, say_table
from usance.cli.demo import FIRST
from usance.cli.story_view import show_report
from usance.deployment import load_network
from usance.stories import run_story, shipped_story

Command = Callable[[argparse.Namespace], None]
DEFAULT = "consortium"


def main() -> int:
    """The command. Exit codes: 0 done, 1 refused, 2 usage."""
    options = _parser().parse_intermixed_args()
    command: Command = _COMMANDS[options.command]
    return run(lambda: command(options))


def _parser() -> argparse.ArgumentParser:
    made = argparse.ArgumentParser(
        prog="python -m deploy.network",
        description="the banks' network of validators",
        epilog="exit codes: 0 done, 1 refused, 2 usage; docs/operations.md says when to use what",
    )
    made.add_argument("command", choices=sorted(_COMMANDS))
    made.add_argument("bank", nargs="*", help="of these banks only; needed for add, remove and heal")
    made.add_argument("--network", default=DEFAULT, help=f"a file in deploy/networks, or a path; default {DEFAULT}")
    made.add_argument("--home", type=Path, metavar="DIR", help="where the nodes are kept; default .usance/NETWORK")
    made.add_argument("--json", action="store_true", help="status as one JSON document")
    made.add_argument("--jobs", type=int, help="processors that a build may use")
    return made


def _build(options: argparse.Namespace) -> None:
    consortium = _consortium(options)
    say(f"engine {engine.build(say, is_trial=_has_clock(consortium), jobs=options.jobs).path}")


def _init(options: argparse.Namespace) -> None:
    home, built = _home(options), _engine(options)
    if not options.bank and not home.consortium.trial:
        raise BadConsortium(home.consortium.name, "is no trial: each bank makes its own node, init BANK")
    whole = making.init(home, built, _banks(options, home.consortium.banks))
    for bank in home.here:
        handbook.write(home, bank, built)
    if whole:
        say(f"{home.path}: {', '.join(home.here)}; genesis {homes.digest_of(home.genesis)}")
    else:
        say(f"{home.path}: {', '.join(home.here)}; put the others' cards into {home.path / 'cards'}, then init again")


def _start(options: argparse.Namespace) -> None:
    home = _home(options)
    home.check_made()
    wanted = _banks(options, home.here)
    started = running.start(home, _engine(options), wanted)
    for bank in wanted:
        one = home.consortium.validator(bank)
        did = "started" if bank in started else "ran already"
        say(f"{bank}: {did}, http://127.0.0.1:{one.at('jsonrpc')}")


def _stop(options: argparse.Namespace) -> None:
    home = _home(options)
    home.check_made()
    stopped = running.stop(home, _banks(options, home.here))
    say(f"stopped: {', '.join(stopped) or 'none, as none ran'}")


def _status(options: argparse.Namespace) -> None:
    home = _home(options)
    home.check_made()
    rows = [_status_of(home, bank) for bank in _banks(options, home.here)]
    if options.json:
        say_json(rows)
        return
    columns = ("bank", "state", "height", "peers", "power", "behind", "memory", "block")
    say_table(columns, [[str(row[column]) for column in columns] for row in rows])


def _status_of(home: Home, bank: str) -> Mapping[str, object]:
    found = running.state(home, bank)
    if isinstance(found, str):
        return {"bank": bank, "state": found} | dict.fromkeys(
            ("height", "peers", "power", "behind", "memory", "block"), ""
        )
    return {
        "bank": bank,
        "state": "syncing" if found.syncing else "runs",
        "height": found.height,
        "peers": found.peers,
        "power": found.power,
        "behind": f"{running.skew(home, found.time).total_seconds():.0f} s",
        "memory": f"{processes.memory_of(home.of(bank))} MB",
        "block": found.hash[:16],
    }


def _add(options: argparse.Namespace) -> None:
    home, built = _home(options), _engine(options)
    for bank in _needed(options, home.consortium):
        members.add(home, built, bank, say)
        handbook.write(home, bank, built)


def _remove(options: argparse.Namespace) -> None:
    home = _home(options)
    for bank in _needed(options, home.consortium):
        members.remove(home, _engine(options), bank, say)


def _heal(options: argparse.Namespace) -> None:
    home = _home(options)
    for bank in _needed(options, home.consortium):
        aside = running.heal(home, _engine(options), bank)
        kept = f"; what was left of its data is in {aside}" if aside else ""
        say(f"{bank}: at block {running.node(home, bank).height()}, as its peers{kept}")


def _tell(options: argparse.Namespace) -> None:
    """The first of the stories that ship, on the contracts that are deployed there."""
    network, home = load_network(network_file(options.network)), _home(options)
    home.check_made()
    begun = time.monotonic()
    with closing(stage.platform_on(home, network, home.records)) as platform:
        report = run_story(shipped_story(FIRST), platform=platform)
    show_report(report)
    say(f"told on the network of {', '.join(home.here)} in {time.monotonic() - begun:.1f} s")
    if not report.ok:
        raise NetworkFault("the story did not go as written")


def _destroy(options: argparse.Namespace) -> None:
    home = _home(options)
    running.stop(home, [one for one in home.consortium.banks if home.of(one).is_dir()])
    home.destroy()
    say(f"{home.path}: removed what was made there")


_COMMANDS: dict[str, Command] = {
    "build": _build,
    "init": _init,
    "start": _start,
    "stop": _stop,
    "status": _status,
    "add": _add,
    "remove": _remove,
    "heal": _heal,
    "tell": _tell,
    "destroy": _destroy,
}


def _consortium(options: argparse.Namespace) -> Consortium:
    return load_consortium(network_file(options.network))


def _home(options: argparse.Namespace) -> Home:
    consortium = _consortium(options)
    return Home(options.home or Path(".usance") / consortium.name, consortium)


def _has_clock(consortium: Consortium) -> bool:
    return consortium.start is not None


def _engine(options: argparse.Namespace) -> Engine:
    return engine.built(is_trial=_has_clock(_consortium(options)))


def _banks(options: argparse.Namespace, otherwise: list[str]) -> list[str]:
    consortium = _consortium(options)
    return [consortium.validator(bank).bank for bank in options.bank] or otherwise


def _needed(options: argparse.Namespace, consortium: Consortium) -> list[str]:
    if not options.bank:
        raise BadConsortium(consortium.name, f"{options.command} needs a bank: {json.dumps(consortium.banks)}")
    return _banks(options, [])
