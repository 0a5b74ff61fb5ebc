"""Deploy the contracts to a network: `python -m deploy [--network NAME] [--dry-run]`, or `python deploy/deploy.py`.

It may be stopped at any time: what is done is in the journal, and the next run goes on from there. A network that is
deployed is checked and left as it is; what was added to its file is deployed. Exit codes: 0 done, 1 refused, 2 usage.
"""

import argparse
import subprocess
import sys
from contextlib import closing
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
if not __package__:
    # Run as a file: the folder that Python searches first is then this one, where `deploy` would be this module.
    sys.path[0] = str(ROOT)

from deploy.report import Outcome, say_outcome, say_plan  # noqa: E402
from deploy.script import network_file, parser, run, say  # noqa: E402
from usance.deployment import Step, deploy, left_to_members, load_network, plan, verify  # noqa: E402


class Progress:
    """Counts the steps, and tells people of each that is done now."""

    def __init__(self, *, quiet: bool) -> None:
        self._quiet = quiet
        self.changed = self.kept = 0

    def __call__(self, step: Step, done: bool) -> None:
        self.kept += done
        self.changed += not done
        if not done and not self._quiet:
            say(f"{self.kept + self.changed:>4}  {step.name}")


def main() -> int:
    """The command: the plan, or the deployment and what came of it."""
    made = parser("python -m deploy", "deploy the contracts to a network, or what of it is missing")
    made.add_argument("--dry-run", action="store_true", help="show the plan and change nothing")
    options = made.parse_args()
    return run(lambda: _plan(options) if options.dry_run else _deploy(options))


def _plan(options: argparse.Namespace) -> None:
    network = load_network(network_file(options.network))
    say_plan(network, plan(network, options.chain, records=options.records), as_json=options.json)


def _deploy(options: argparse.Namespace) -> None:
    network = load_network(network_file(options.network))
    progress = Progress(quiet=options.json)
    ledger, record = deploy(network, options.chain, records=options.records, progress=progress, commit=_commit())
    with closing(ledger):
        table = verify(ledger, network, since=record.since, accounts=record.accounts)
        left = left_to_members(network, ledger, record)
    say_outcome(Outcome(record, table, left, progress.changed, progress.kept), as_json=options.json)


def _commit() -> str:
    """The commit of the sources, with + where they were changed since; empty where there is no git."""
    try:
        described = ["git", "-C", str(ROOT), "describe", "--always", "--abbrev=40", "--dirty=+"]
        return subprocess.run(described, capture_output=True, text=True, check=True, timeout=10).stdout.strip()
    except (OSError, subprocess.SubprocessError):
        return ""


if __name__ == "__main__":
    sys.exit(main())
