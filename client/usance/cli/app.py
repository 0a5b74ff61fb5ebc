"""The command `usance`, put together from its nouns."""

from __future__ import annotations

from typing import Annotated

import typer

from usance import __version__
from usance.cli import (
    advance,
    amendment,
    calendar,
    cash,
    claim,
    clock,
    council,
    court,
    credit,
    demo,
    deploy,
    desk,
    doctor,
    examine,
    form,
    market,
    mt,
    negotiation,
    outbox,
    output,
    party,
    present,
    proceeds,
    records,
    rules,
    run,
    status,
    swift,
    transfer,
    undertaking,
)

_EPILOG = """Who acts: --by PARTY, or USANCE_BY. Which chain: --chain FILE, or USANCE_CHAIN (.usance/embedded.chain).
Which network: --network NAME|FILE, or USANCE_NETWORK (embedded).

Exit codes: 0 done; 1 refused or failed, told in one line on standard error; 2 not a command as it is spelled here;
3 signed, and waiting at the desk for a checker; 130 interrupted."""

app = typer.Typer(
    name="usance",
    help="Letters of credit on a chain shared by banks.",
    epilog=_EPILOG,
    no_args_is_help=True,
    # Plain help is the same in a pipe as at a terminal, and there sooner.
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


def _version(wanted: bool) -> None:
    if wanted:
        output.line(f"usance {__version__}")
        raise typer.Exit


@app.callback()
def root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    """Letters of credit on a chain shared by banks."""


app.command("demo", short_help="Tell a story that ships with usance.")(demo.demo)
app.command("run", short_help="Tell stories of your own.")(run.run)
app.command("deploy")(deploy.deploy)
app.command("status")(status.status)
app.command("doctor")(doctor.doctor)
app.command("outbox")(outbox.outbox)
app.add_typer(party.app, name="party")
app.add_typer(desk.app, name="desk")
app.add_typer(credit.app, name="credit")
app.add_typer(form.app, name="form")
app.add_typer(swift.app, name="swift")
app.add_typer(amendment.app, name="amendment")
app.command("amend")(mt.amend)
app.command("confirm")(undertaking.confirm)
app.command("decline-confirmation")(undertaking.decline_confirmation)
app.command("request-confirmation")(undertaking.request_confirmation)
app.command("cancel")(undertaking.cancel)
app.add_typer(transfer.app, name="transfer")
app.add_typer(proceeds.app, name="proceeds")
app.add_typer(advance.app, name="advance")
app.command("present")(present.present)
app.add_typer(examine.app, name="examine")
app.command("withdraw")(present.withdraw)
app.command("honour")(present.honour)
app.command("negotiate")(negotiation.negotiate)
app.command("take-recourse")(negotiation.take_recourse)
app.command("forward")(undertaking.forward)
app.add_typer(records.app, name="records")
app.add_typer(claim.app, name="claim")
app.add_typer(market.app, name="market")
app.add_typer(cash.app, name="cash")
app.add_typer(council.app, name="council")
app.add_typer(court.app, name="court")
app.add_typer(calendar.app, name="calendar")
app.add_typer(rules.app, name="rules")
app.add_typer(clock.app, name="clock")
