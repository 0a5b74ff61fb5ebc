"""`usance credit`: issued, advised, shown, closed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from usance.cli import lines, mt, output
from usance.cli.command import guarded, reads, writes, writes_once
from usance.cli.completion import names
from usance.cli.once import Once
from usance.cli.session import Act, Session
from usance.cli.whole import WholeCredit

if TYPE_CHECKING:
    from usance.messages.report import Kind
    from usance.terms import TermsFile

app = typer.Typer(no_args_is_help=True, help="Letters of credit: issue, advise, show, close.")

CreditId = Annotated[str, typer.Argument(metavar="CREDIT", help="A credit's id, such as 3-1.")]
MaybeTerms = Annotated[
    Path | None, typer.Argument(metavar="[TERMS]", help="A terms file, .toml or .json; see `usance credit example`.")
]
MtAdviser = Annotated[
    str | None,
    typer.Option("--adviser", help="The receiver of an MT700 without an envelope.", autocompletion=names),
]
Issuer = Annotated[str | None, typer.Option("--issuer", help="Only those of this bank.", autocompletion=names)]
Adviser = Annotated[
    str | None, typer.Argument(help="The bank to advise; without one the issuer advises.", autocompletion=names)
]
WithTerms = Annotated[bool, typer.Option("--terms", help="Also the terms that this workspace keeps.")]


@app.command("example")
@guarded
def example() -> None:
    """Print a commented terms file."""
    from usance.terms import example as text

    output.line(text().rstrip())


@app.command("issue")
@writes_once
def issue(act: Act, terms: MaybeTerms = None, mt700: mt.Mt700 = None, adviser: MtAdviser = None) -> None:
    """Issue a credit on terms, or on an MT700.

    The same number is issued once, however often it is given. Of an MT700 each field is told with where it is kept: on
    chain, by the hash of the terms, or nowhere for want of weight."""
    loaded, report = _loaded(act, terms, mt700, adviser)
    act.currency = loaded.amount.currency
    once = _once(act, loaded)
    if once.made is not None:
        issued = act.platform.credit(once.made)
        act.show(issued, lambda: output.line(f"already issued: {lines.credit_line(issued)}"))
        return
    act.say(
        f"issue a credit of {loaded.amount.grouped} in favour of {loaded.beneficiary}",
        lambda desk: once.keep(act.platform, desk.issue(loaded, key=once.key)),
        lambda credit: f"issued: {lines.credit_line(credit)}",
    )
    if report and not act.setting.as_json:
        mt.tell_kinds(report)


app.command("messages")(mt.messages)


@app.command("list")
@reads
def list_(session: Session, issuer: Issuer = None) -> None:
    """List credits, of one bank or of all."""
    credits = session.platform.credits(issuer)
    rows = [lines.credit_row(credit) for credit in credits]
    session.show(credits, lambda: output.table(lines.CREDIT_COLUMNS, rows, right=("amount", "available")))


@app.command("show")
@reads
def show(session: Session, credit: CreditId, with_terms: WithTerms = False) -> None:
    """Show a credit and all that hangs on it."""
    terms = {"terms": _terms(session, credit)} if with_terms else {}
    whole = WholeCredit.of(session.platform, credit)
    session.show(whole.plain() | terms, lambda: whole.tell(terms.get("terms", {})))


@app.command("timeline")
@reads
def timeline(session: Session, credit: CreditId) -> None:
    """The life of a credit: when, who, what, why."""
    from usance.timeline import timeline as moments_of

    moments = moments_of(session.platform, credit)
    rows = [(one.day, f"{one.at:%H:%M}", one.who, one.what, one.rule) for one in moments]
    session.show(moments, lambda: output.table(("day", "at", "who", "what", "rule"), rows))


@app.command("advise")
@writes
def advise(act: Act, credit: CreditId) -> None:
    """As adviser, advise a credit.

    The adviser vouches for its apparent authenticity and passes it on (UCP 600 art. 9)."""
    act.say(f"advise {credit}", lambda desk: desk.advise(credit), lambda one: f"advised: {lines.credit_line(one)}")


@app.command("decline-advice")
@writes
def decline_advice(act: Act, credit: CreditId) -> None:
    """As adviser, elect not to advise.

    The issuer may then ask another bank (UCP 600 art. 9e)."""
    act.say(
        f"decline to advise {credit}",
        lambda desk: desk.decline_advice(credit),
        lambda one: f"advice declined: {lines.credit_line(one)}",
    )


@app.command("appoint-adviser")
@writes
def appoint_adviser(act: Act, credit: CreditId, adviser: Adviser = None) -> None:
    """As issuer, ask another bank to advise."""
    act.say(
        f"have {adviser or act.by} advise {credit}",
        lambda desk: desk.appoint_adviser(credit, adviser),
        lambda one: f"{one.adviser or one.issuer} is asked to advise: {lines.credit_line(one)}",
    )


@app.command("close")
@writes
def close(act: Act, credit: CreditId) -> None:
    """As issuer, close what is used up or expired."""
    act.say(f"close {credit}", lambda desk: desk.close(credit), lambda one: f"closed: {lines.credit_line(one)}")


def _terms(session: Session, credit: str) -> dict[str, str]:
    from usance.credits import terms_paper

    kept = session.platform.papers.find("terms", credit)
    return terms_paper(kept) if kept else {}


def _loaded(
    act: Act, terms: Path | None, mt700: list[Path] | None, adviser: str | None
) -> tuple[TermsFile, tuple[Kind, ...]]:
    from usance.terms import TermsFile

    if (terms is None) == (mt700 is None):
        raise typer.BadParameter("give a terms file, or --mt700, and not both", param_hint="TERMS")
    if mt700 is not None:
        mapped = mt.terms_from(act.platform, mt700, adviser)
        return mapped.terms, mapped.report
    if adviser is not None:
        raise typer.BadParameter("the adviser stands in the terms file", param_hint="--adviser")
    assert terms is not None
    return TermsFile.load(terms), ()


def _once(act: Act, terms: TermsFile) -> Once:
    issuer, number = act.platform.directory.number(act.by), terms.number
    key = act.setting.key or (f"issue/{issuer}/{number}" if number else None)
    return Once.of(act.platform, key, {name: str(value) for name, value in terms.private().items()} | {"by": act.by})
