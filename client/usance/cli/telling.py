"""Errors as a command tells them: one line on standard error, or one JSON object, and the exit code."""

from __future__ import annotations

import sqlite3
import traceback
from collections.abc import Iterator
from contextlib import contextmanager

import typer

from usance.cli import output
from usance.cli.options import Setting
from usance.cli.session import Session
from usance.errors import UsanceError, WaitingForRelease

FAILED = 1
"""Exit code of what was refused or failed."""

WAITING = 3
"""Exit code of what a maker has signed and a checker has not released."""

INTERRUPTED = 130
"""Exit code after Ctrl-C."""

INTERRUPTION = "interrupted; nothing is lost: the same command continues"


@contextmanager
def errors_told(setting: Setting, session: Session | None = None) -> Iterator[None]:
    """What goes wrong inside ends the command, told in one line. `session` gives parties and money their names."""
    try:
        yield
    except KeyboardInterrupt:
        output.warn(f"usance: {INTERRUPTION}")
        raise typer.Exit(INTERRUPTED) from None
    except BrokenPipeError:
        # Who reads has seen enough, as `head` does; typer ends the process quietly.
        raise
    except (UsanceError, OSError, sqlite3.Error) as error:
        if setting.debug:
            traceback.print_exc()
        _tell(error, setting, session)
        raise typer.Exit(WAITING if isinstance(error, WaitingForRelease) else FAILED) from None


def _tell(error: Exception, setting: Setting, session: Session | None) -> None:
    from usance.cli.refusals import fields_of, sentence_of

    text = " ".join(sentence_of(error, session).split())
    if setting.as_json:
        told = {"error": type(error).__name__, "message": text, "fields": fields_of(error, session)}
        output.print_json(told, to_stderr=True)
    else:
        output.warn(f"usance: {text}")
