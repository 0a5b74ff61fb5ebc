"""What every command has in common: shared options, the platform opened and closed, errors told in one line.

A command is a function of a session and its own arguments: `@reads` gives it a Session, `@writes` an Act.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import wraps
from inspect import Parameter, Signature, signature
from typing import TYPE_CHECKING, Concatenate, ParamSpec

from usance.cli import options
from usance.cli.options import Setting
from usance.cli.session import Act, Session, opened
from usance.cli.telling import errors_told

if TYPE_CHECKING:
    from usance.platform import Platform

P = ParamSpec("P")
Command = Callable[..., None]
_Run = Callable[[Setting, dict[str, object]], None]


def reads(function: Callable[Concatenate[Session, P], None]) -> Command:
    """A command that changes nothing and keeps nobody from writing."""
    return _command(function, Session, [*options.PLACE, *options.MANNER])


def looks(function: Callable[Concatenate[Act, P], None]) -> Command:
    """A command by which a party looks into what is its own; it changes nothing and keeps nobody from writing."""
    return _command(function, Act, [*options.ACTOR, *options.PLACE, *options.MANNER], write=False)


def writes(function: Callable[Concatenate[Act, P], None]) -> Command:
    """A command that a party says."""
    return _command(function, Act, [*options.ACTOR, *options.DRY, *options.PLACE, *options.MANNER])


def writes_once(function: Callable[Concatenate[Act, P], None]) -> Command:
    """A command that a party says, and that has an idempotency key."""
    return _command(function, Act, [*options.ACTOR, *options.KEYED, *options.DRY, *options.PLACE, *options.MANNER])


def sponsors(function: Callable[Concatenate[Act, P], None]) -> Command:
    """A command that a sponsoring bank says."""
    return _command(function, Act, [*options.SPONSOR, *options.DRY, *options.PLACE, *options.MANNER])


def moves(function: Callable[Concatenate[Act, P], None]) -> Command:
    """A command that changes the chain itself, as nobody in particular."""
    return _command(function, Act, [*options.DRY, *options.PLACE, *options.MANNER])


def sets_up(function: Callable[Concatenate[Setting, P], None]) -> Command:
    """A command that comes before there is a chain to open."""
    return _unopened(function, [*options.DRY, *options.PLACE, *options.MANNER])


def inspects(function: Callable[Concatenate[Setting, P], None]) -> Command:
    """A command that looks at a chain which perhaps cannot be opened; it changes nothing."""
    return _unopened(function, [*options.PLACE, *options.MANNER])


def guarded(function: Callable[P, None]) -> Callable[P, None]:
    """A command with options of its own, its errors told in one line."""

    @wraps(function)
    def command(*args: P.args, **kwargs: P.kwargs) -> None:
        as_json = kwargs.get("as_json") is True or kwargs.get("json") is True
        with errors_told(Setting(as_json=as_json, debug=kwargs.get("debug") is True)):
            function(*args, **kwargs)

    return command


def _command(
    function: Callable[..., None],
    kind: Callable[[Platform, Setting], Session],
    shared: Sequence[Parameter],
    *,
    write: bool = True,
) -> Command:
    def run(setting: Setting, given: dict[str, object]) -> None:
        with opened(setting, write=write and kind is Act and not setting.dry_run) as platform:
            session = kind(platform, setting)
            with errors_told(setting, session):
                _call(function, session, given)

    return _with_options(run, function, shared)


def _unopened(function: Callable[..., None], shared: Sequence[Parameter]) -> Command:
    def run(setting: Setting, given: dict[str, object]) -> None:
        _call(function, setting, given)

    return _with_options(run, function, shared)


def _call(function: Callable[..., None], first: Session | Setting, given: dict[str, object]) -> None:
    function(first, **given)


def _with_options(run: _Run, function: Callable[..., None], shared: Sequence[Parameter]) -> Command:
    """`run` as typer takes it: with the arguments of `function` after its first, and the shared options."""

    def command(**given: object) -> None:
        setting = Setting(**{option.name: given.pop(option.name) for option in shared})  # type: ignore[arg-type]
        with errors_told(setting):
            run(setting, given)

    own = [one.replace(kind=Parameter.KEYWORD_ONLY) for one in signature(function, eval_str=True).parameters.values()]
    parameters = [*own[1:], *shared]
    command.__signature__ = Signature(parameters)  # type: ignore[attr-defined]
    command.__annotations__ = {one.name: one.annotation for one in parameters}
    command.__doc__ = function.__doc__
    return command
