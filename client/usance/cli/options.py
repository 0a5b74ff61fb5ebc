"""The options that commands share, and what they were set to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from inspect import Parameter
from pathlib import Path
from typing import Annotated

import typer

from usance.cli.completion import names

_PLACE = re.compile("[A-Z]{2}", re.ASCII)

CHAIN = Path(".usance/embedded.chain")
"""Where the embedded chain is kept, unless told otherwise."""

NETWORK = "embedded"

Chain = Annotated[Path, typer.Option("--chain", envvar="USANCE_CHAIN", help="The file of the embedded chain.")]
NetworkName = Annotated[
    str, typer.Option("--network", envvar="USANCE_NETWORK", help="A network's name, or its file.", metavar="NAME|FILE")
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON, for machines.")]
Debug = Annotated[bool, typer.Option("--debug", envvar="USANCE_DEBUG", help="Show where an error came from.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Say what would happen, and change nothing.")]
By = Annotated[
    str,
    typer.Option("--by", envvar="USANCE_BY", help="Who acts: a party's name.", autocompletion=names, metavar="PARTY"),
]
Sponsor = Annotated[
    str,
    typer.Option(
        "--sponsor", envvar="USANCE_BY", help="The bank that brings it in.", autocompletion=names, metavar="BANK"
    ),
]
Key = Annotated[
    str | None,
    typer.Option("--key", help="Whatever is said twice under one key is done once.", metavar="TEXT"),
]


@dataclass(frozen=True, slots=True)
class Setting:
    """What the shared options were set to; those that a command does not have stand at their defaults."""

    chain: Path = CHAIN
    network: str = NETWORK
    as_json: bool = False
    debug: bool = False
    by: str = ""
    dry_run: bool = False
    key: str | None = None


def a_place(given: str | None) -> str | None:
    """Callback of arguments that are places, by their letters. Raises BadParameter."""
    if given is not None and not _PLACE.fullmatch(given):
        raise typer.BadParameter(f"{given!r} is no place; needed: two capital letters, such as CN")
    return given


def some_text(given: str) -> str:
    """Callback of arguments that say something. Raises BadParameter."""
    if not given.strip():
        raise typer.BadParameter("it says nothing")
    return given


def _option(name: str, annotation: object, default: object = Parameter.empty) -> Parameter:
    return Parameter(name, Parameter.KEYWORD_ONLY, annotation=annotation, default=default)


PLACE: Sequence[Parameter] = (_option("chain", Chain, CHAIN), _option("network", NetworkName, NETWORK))
MANNER: Sequence[Parameter] = (_option("as_json", AsJson, False), _option("debug", Debug, False))
DRY: Sequence[Parameter] = (_option("dry_run", DryRun, False),)
KEYED: Sequence[Parameter] = (_option("key", Key, None),)
ACTOR: Sequence[Parameter] = (_option("by", By),)
SPONSOR: Sequence[Parameter] = (_option("by", Sponsor),)
