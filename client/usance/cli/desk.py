"""`usance desk`: four eyes at a bank: what waits for release, and who stands at the desk."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from usance.cli import output
from usance.cli.command import looks, writes
from usance.cli.session import Act

if TYPE_CHECKING:
    from usance.desks.views import DeskOperation, DeskSheet
    from usance.platform import Desk

app = typer.Typer(no_args_is_help=True, help="Four eyes: what waits for release; keys and limits.")
keys = typer.Typer(no_args_is_help=True, help="Who stands at the desk, and up to which amounts.")
app.add_typer(keys, name="keys")

Number = Annotated[int, typer.Argument(metavar="NUMBER", min=1, help="Of the operation, see `desk inbox`.")]
All = Annotated[bool, typer.Option("--all", help="Also what does not wait any more.")]
File = Annotated[Path, typer.Argument(metavar="FILE", help="What `desk hand-over` wrote.")]
Address = Annotated[str, typer.Argument(metavar="ADDRESS", help="Of the key, 0x and 40 hex digits.")]
Former = Annotated[str, typer.Argument(metavar="FORMER", help="The address of the key that is lost.")]
Role = Annotated[Literal["maker", "checker"], typer.Argument(metavar="maker|checker", help="What its holder does.")]
Eyes = Annotated[int, typer.Argument(metavar="EYES", min=2, max=16, help="A maker is one pair, each checker is one.")]
Currency = Annotated[str, typer.Argument(metavar="CURRENCY", help="Such as CNY.")]
Single = Annotated[str | None, typer.Option("--single", metavar="AMOUNT", help="Above it one checker more is needed.")]
Daily = Annotated[str | None, typer.Option("--daily", metavar="AMOUNT", help="All that one civil day takes.")]


@app.command("inbox")
@looks
def inbox(act: Act, every: All = False) -> None:
    """List what waits for release."""
    found = [one for one in act.desk.operations() if every or one.state == "waiting"]
    columns = ("no.", "state", "what", "amount", "seen by", "turn", "expires")
    rows = [
        (
            one.number,
            one.state,
            one.call,
            one.amount,
            f"{one.eyes} of {one.needed}",
            one.turn,
            _expiry(one),
        )
        for one in found
    ]
    act.show(found, lambda: output.table(columns, rows, right=("no.", "amount", "turn")))


@app.command("show")
@looks
def show(act: Act, number: Number) -> None:
    """Show an operation, and all that it says."""
    one = act.desk.operation(number)
    facts = {
        "operation": f"{one.number}, {one.state}",
        "what": one.call,
        "amount": one.amount,
        "seen by": f"{one.eyes} of {one.needed}: {', '.join(one.seen_by)}",
        "turn": one.turn,
        "expires": _expiry(one),
        "transaction": one.transaction,
    }
    act.show(one, lambda: output.facts({**facts, **one.said}))


@app.command("hand-over")
@looks
def hand_over(act: Act, number: Number) -> None:
    """Print an operation for another workspace.

    JSON, with its signatures: who has it can release it once a checker has signed, and nothing else."""
    output.line(act.desk.hand_over(number))


@app.command("take-in")
@writes
def take_in(act: Act, file: File) -> None:
    """Take in what another workspace has handed over."""
    act.say(f"take in {file}", lambda desk: desk.take_in(file.read_bytes()), lambda one: f"taken in: {_line(one)}")


@app.command("release")
@writes
def release(act: Act, number: Number) -> None:
    """As checker, release an operation.

    Where it needs more pairs of eyes than this workspace's, it is signed and waits on (exit code 3)."""
    act.say(
        f"release operation {number}",
        lambda desk: desk.release_operation(number),
        lambda one: f"released: {_line(one)}",
    )


@app.command("reject")
@writes
def reject(act: Act, number: Number) -> None:
    """As checker, have an operation come to nothing.

    For good: on the chain nothing takes its turn. One that has expired gives its turn away by it."""
    act.say(
        f"reject operation {number}",
        lambda desk: desk.reject_operation(number),
        lambda one: f"rejected: {_line(one)}",
    )


@keys.command("list")
@looks
def list_(act: Act) -> None:
    """Show who stands at the desk, and the limits."""
    sheet = act.desk.desk_sheet()
    act.show(sheet, lambda: _print(sheet))


@keys.command("add")
@writes
def add(act: Act, address: Address, role: Role) -> None:
    """Let another key stand at the desk."""
    act.say(f"add {role} {address}", lambda desk: desk.add_key(address, role), lambda _: f"added: {role} {address}")


@keys.command("remove")
@writes
def remove(act: Act, address: Address) -> None:
    """Let a key stand there no more."""
    act.say(f"remove {address}", lambda desk: desk.remove_key(address), lambda _: f"removed: {address}")


@keys.command("replace")
@writes
def replace(act: Act, former: Former, address: Address) -> None:
    """Let a key take the place of one that is lost.

    Credits and claims are the bank's, not the key's, and stay as they are. Two checkers can do it without a maker."""
    act.say(
        f"replace {former} by {address}",
        lambda desk: desk.replace_key(former, address),
        lambda _: f"replaced: {former} by {address}",
    )


@keys.command("threshold")
@writes
def threshold(act: Act, eyes: Eyes) -> None:
    """Set how many pairs of eyes see each operation."""
    act.say(
        f"have {eyes} pairs of eyes see each operation",
        lambda desk: desk.set_threshold(eyes),
        lambda sheet: f"set: {sheet.threshold} pairs of eyes see each operation",
    )


@keys.command("limits")
@writes
def limits(act: Act, currency: Currency, single: Single = None, daily: Daily = None) -> None:
    """Set the limits in a currency.

    What is not given has no limit."""
    from usance.money import Money

    amounts = [Money.parse(one) if one else None for one in (single, daily)]
    what = ", ".join(one.grouped if one else "none" for one in amounts)

    def set_them(desk: Desk) -> DeskSheet:
        return desk.set_limits(currency, single=amounts[0], daily=amounts[1])

    named = f"the limits in {currency}, single, daily: {what}"
    act.say(f"set {named}", set_them, lambda _: f"set: {named}")


def _print(sheet: DeskSheet) -> None:
    output.facts({"account": sheet.account, "pairs of eyes": sheet.threshold})
    output.table(("role", "key", "here"), [(one.role, one.address, one.here) for one in sheet.keys])
    rows = [(currency, one.single, one.daily, one.today) for currency, one in sheet.limits.items()]
    if rows:
        output.table(("currency", "single", "daily", "today"), rows, right=("single", "daily", "today"))


def _expiry(one: DeskOperation) -> str:
    return f"{one.expires:%F %H:%M}"


def _line(one: DeskOperation) -> str:
    amount = f" of {one.amount.grouped}" if one.amount else ""
    return f"operation {one.number}, {one.call}{amount}, is {one.state}"
