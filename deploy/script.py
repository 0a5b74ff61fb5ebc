"""What the scripts here share: finding the network file, saying things to people and machines, exit codes."""

import argparse
import json
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from usance.deployment import EMBEDDED, RECORDS
from usance.errors import UsanceError

NETWORKS = Path(__file__).with_name("networks")
CHAIN = Path(".usance/embedded.chain")
DONE, REFUSED = 0, 1
"""2 is argparse's, for usage."""

INTERRUPTED = "interrupted; what is done is kept, run it again to go on"


def parser(prog: str, description: str) -> argparse.ArgumentParser:
    """With the options that name a deployment."""
    made = argparse.ArgumentParser(prog=prog, description=description, epilog="exit codes: 0 done, 1 refused, 2 usage")
    made.add_argument("--network", default="embedded", help="a file in deploy/networks, or a path; default embedded")
    made.add_argument("--chain", type=Path, default=CHAIN, metavar="FILE", help=f"embedded chain, default {CHAIN}")
    made.add_argument(
        "--records", type=Path, default=RECORDS, metavar="DIR", help=f"of other chains, default {RECORDS}"
    )
    made.add_argument("--json", action="store_true", help="one JSON document for machines")
    return made


def network_file(given: str) -> Path:
    """`embedded` is the one in the package, NAME is deploy/networks/NAME.toml; with a slash or .toml it is a path."""
    if given == EMBEDDED.stem:
        return EMBEDDED
    path = Path(given)
    return path if path.suffix == ".toml" or len(path.parts) > 1 else NETWORKS / f"{given}.toml"


def run(work: Callable[[], None]) -> int:
    """Do it; what is refused is one line on stderr and exit code 1."""
    try:
        work()
    except (UsanceError, OSError) as refused:
        print("error:", " ".join(str(refused).split()), file=sys.stderr)
        return REFUSED
    except KeyboardInterrupt:
        print(INTERRUPTED, file=sys.stderr)
        return REFUSED
    return DONE


def say(line: str = "") -> None:
    """A line for people. A reader who has gone away (`| head`) does not stop the work."""
    try:
        print(line, flush=True)
    except BrokenPipeError:
        sys.stdout = open(os.devnull, "w")  # noqa: SIM115  it stays open as long as the process


def say_json(document: object) -> None:
    """The document for machines."""
    say(json.dumps(document, indent=2, ensure_ascii=False))


def say_table(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Columns as wide as their widest cell, two spaces between."""
    widths = [max(map(len, column)) for column in zip(headings, *rows, strict=True)]
    for row in (headings, *rows):
        say("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())
