"""`usance party`: who is on the ledger."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from usance.cli import lines, output
from usance.cli.command import reads, sponsors, writes
from usance.cli.completion import names
from usance.cli.session import Act, Session

app = typer.Typer(no_args_is_help=True, help="Parties: list, show, bring in, suspend.")

Name = Annotated[str, typer.Argument(metavar="NAME", help="A party's name.", autocompletion=names)]
NewName = Annotated[str, typer.Argument(metavar="NAME", help="The customer's name; it never goes on the chain.")]
Mandate = Annotated[Literal["give", "end"], typer.Argument(metavar="give|end", help="Which of the two.")]
OwnKey = Annotated[
    bool, typer.Option("--own-key", help="It can act by itself too, by a well-known key (embedded chain only).")
]


@app.command("list")
@reads
def list_(session: Session) -> None:
    """List the parties known here."""
    parties = session.platform.parties()
    rows = [lines.party_row(party) for party in parties]
    session.show(parties, lambda: output.table(lines.PARTY_COLUMNS, rows, right=("no.",)))


@app.command("show")
@reads
def show(session: Session, name: Name) -> None:
    """Show a party."""
    party = session.platform.party(name)
    facts = dict(zip(lines.PARTY_COLUMNS, lines.party_row(party), strict=True))
    facts |= {"account": party.account, "mandate to its sponsor": party.mandate if party.sponsor else None}
    session.show(party, lambda: output.facts(facts))


@app.command("add")
@sponsors
def add(act: Act, name: NewName, own_key: OwnKey = False) -> None:
    """Bring in a customer; its bank acts for it."""
    act.say(
        f"bring in {name}",
        lambda desk: desk.introduce(name, own_key=own_key),
        lambda party: f"added: {lines.party_line(party)}",
    )


@app.command("mandate")
@writes
def mandate(act: Act, what: Mandate) -> None:
    """As customer, let the sponsor act for one, or not.

    Only a customer with a key of its own can; any other acts by its sponsor alone."""
    act.say(
        f"{what} the mandate",
        lambda desk: desk.set_mandate(what == "give"),
        lambda one: f"mandate {'given' if one.mandate else 'ended'}: {lines.party_line(one)}",
    )


@app.command("suspend")
@writes
def suspend(act: Act, name: Name) -> None:
    """As registrar, suspend a party for 30 days.

    It opens nothing new, and still examines, pays and is paid. The council can confirm it."""
    act.say(f"suspend {name}", lambda desk: desk.suspend(name), lambda one: f"suspended: {lines.party_line(one)}")


@app.command("reinstate")
@writes
def reinstate(act: Act, name: Name) -> None:
    """As registrar, end a suspension of one's own."""
    act.say(f"reinstate {name}", lambda desk: desk.reinstate(name), lambda one: f"reinstated: {lines.party_line(one)}")
