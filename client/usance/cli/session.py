"""A command's hold on the platform: the kept chain opened, what is read shown, what is said carried out or tried."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from usance.cli import output
from usance.cli.options import NETWORK, Setting

if TYPE_CHECKING:
    from usance.platform import Desk, Platform

_T = TypeVar("_T")
_NETWORKS = Path("deploy/networks")


class Session:
    """What a command that reads works with."""

    def __init__(self, platform: Platform, setting: Setting) -> None:
        self.platform, self.setting = platform, setting
        self.currency: str | None = None
        """Of the amounts in hand, for refusals that give bare minor units."""

    def show(self, value: object, text: Callable[[], None]) -> None:
        """The object as JSON if that was asked for, else what `text` prints."""
        if self.setting.as_json:
            output.print_json(value)
        else:
            text()


class Act(Session):
    """What a command that writes works with: the party that was given with `--by` speaks."""

    @property
    def by(self) -> str:
        """Who acts."""
        return self.setting.by

    @property
    def desk(self) -> Desk:
        """Of who acts."""
        return self.platform.desk(self.by)

    def say(self, what: str, verb: Callable[[Desk], _T], line: Callable[[_T], str]) -> _T | None:
        """Carry out `verb`, print what came of it, and return it; or with `--dry-run` try it and print `what`.

        Raises what the verb raises, in both cases.
        """
        if self.setting.dry_run:
            self.rehearse(verb)
            self.would(what)
            return None
        said = verb(self.platform.desk(self.by))
        self.show(said, lambda: output.line(line(said)))
        return said

    def rehearse(self, verb: Callable[[Desk], object]) -> None:
        """Try `verb` by a call of the very function that it would send. Raises what the verb raises."""
        from usance.acting import Rehearsed
        from usance.platform import Desk

        try:
            verb(Desk(self.platform, self.by, dry=True))
        except Rehearsed:
            return

    def would(self, what: str) -> None:
        """Say what a dry run found."""
        text = f"would be done by {self.by}: {what}" if self.by else f"would be done: {what}"
        self.show({"dry_run": True, "by": self.by or None, "would": what}, lambda: output.line(text))


def network_file(name: str) -> Path:
    """The file of a network that is given by its name or as a file. Raises BadNetwork."""
    from usance.deployment import EMBEDDED, BadNetwork

    given = Path(name)
    if name == NETWORK:
        return EMBEDDED
    if given.suffix == ".toml":
        return given
    if (kept := _NETWORKS / f"{name}.toml").is_file():
        return kept
    raise BadNetwork(name, f"no such network: neither a .toml file nor {_NETWORKS}/{name}.toml, and not {NETWORK!r}")


def command_line() -> str:
    """This very command, as it is told to those whom it keeps waiting."""
    return shlex.join(["usance", *sys.argv[1:]])


@contextmanager
def opened(setting: Setting, *, write: bool) -> Iterator[Platform]:
    """The platform of the kept chain; with `write` it keeps other writers out. Raises BadNetwork, ChainError."""
    from usance.connecting import connect

    platform = connect(setting.chain, network=network_file(setting.network), write=write, command=command_line())
    with platform:
        yield platform
