"""`usance council`: what the banks resolve together, one bank, one vote."""

from __future__ import annotations

from inspect import cleandoc
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from usance.cli import output
from usance.cli.command import guarded, reads, writes, writes_once
from usance.cli.options import AsJson
from usance.cli.session import Act, Session

if TYPE_CHECKING:
    from usance.council import Proposal

app = typer.Typer(no_args_is_help=True, help="The council: propose, vote, execute, show, list.")

COLUMNS = ("no.", "status", "for", "needed", "resolution")

What = Annotated[
    list[str],
    typer.Argument(
        metavar="KIND [WORD]...", help="What to resolve: see `usance council kinds`. Options as NAME=VALUE."
    ),
]
And = Annotated[
    list[str] | None,
    typer.Option("--and", metavar='"KIND WORD..."', help="What else is resolved in one with it; may be given again."),
]
Number = Annotated[int, typer.Argument(metavar="NUMBER", min=1, help="The number of a resolution.")]
Vote = Annotated[Literal["for", "against", "abstain"], typer.Argument(metavar="for|against|abstain")]


@app.command("propose")
@writes_once
def propose(act: Act, what: What, more: And = None) -> None:
    """As convener or member bank, propose a resolution.

    Such as: usance council propose suspend ABC. The convener has no vote of its own."""
    from usance.resolutions import parse

    resolutions = [parse(what), *(parse(one.split()) for one in more or ())]
    act.say(
        f"propose to {' and '.join(one.kind for one in resolutions)}",
        lambda desk: desk.propose(*resolutions, key=act.setting.key),
        lambda one: f"proposed: {_line(one)}",
    )


@app.command("vote")
@writes
def vote(act: Act, number: Number, vote: Vote) -> None:
    """As member bank, vote on a resolution, once."""
    act.say(
        f"vote {vote} resolution {number}",
        lambda desk: desk.vote(number, vote),
        lambda one: f"voted {vote}: {_line(one)}",
    )


@app.command("execute")
@writes
def execute(act: Act, number: Number) -> None:
    """As anybody, have done what the council has carried.

    Votes are counted now, against the members that are present now."""
    act.say(
        f"execute resolution {number}",
        lambda desk: desk.execute(number),
        lambda one: f"executed: {_line(one)}",
    )


@app.command("show")
@reads
def show(session: Session, number: Number) -> None:
    """Show a resolution: what it does, in words, and who has said what."""
    one = session.platform.proposal(number)

    def text() -> None:
        from usance.cli.clock import shown_at

        output.facts(
            {
                "resolution": one.number,
                "status": one.status,
                "says": "; ".join(one.says),
                "proposed by": one.by,
                "last vote": shown_at(session.platform, one.closes),
                "lapses": shown_at(session.platform, one.lapses),
                "for": one.in_favour,
                "against": one.against,
                "abstained": one.abstained,
                "not counted": one.uncounted or None,
                "present": one.present,
                "needed": one.needed,
            }
        )

    session.show(one, text)


@app.command("list")
@reads
def list_(session: Session) -> None:
    """List all resolutions."""
    proposals = session.platform.proposals()
    rows = [(one.number, one.status, len(one.in_favour), one.needed, "; ".join(one.says)) for one in proposals]
    session.show(proposals, lambda: output.table(COLUMNS, rows, right=("no.", "for", "needed")))


@app.command("kinds")
@guarded
def kinds(as_json: AsJson = False) -> None:
    """List what can be resolved, and how it is written."""
    from usance.resolutions import KINDS, usage

    rows = [(usage(kind), cleandoc(kind.__doc__ or "").partition("\n\n")[0].rstrip(".")) for kind in KINDS.values()]
    if as_json:
        output.print_json([{"resolution": written, "does": does} for written, does in rows])
    else:
        output.table(("resolution", "what it does"), rows)


def _line(one: Proposal) -> str:
    votes = f"{len(one.in_favour)} for, {len(one.against)} against, {one.needed} needed of {len(one.present)}"
    return f"resolution {one.number} is {one.status}: {'; '.join(one.says)}; {votes}"
