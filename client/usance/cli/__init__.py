"""The command line. Nothing here decides anything: a command parses, makes one call of the library, and prints."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command that the process was started with; ends the process with its exit code."""
    try:
        # Here, so that Ctrl-C is met from the first moment on.
        from usance.cli.app import app

        app(prog_name="usance")
    except KeyboardInterrupt:
        print("usance: interrupted; nothing is lost: the same command continues", file=sys.stderr)
        sys.exit(130)
