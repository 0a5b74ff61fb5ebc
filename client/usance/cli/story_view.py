"""A story as people read it: what was done step by step, who has what, and where it went otherwise than written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING

from usance.cli import output
from usance.money import Money

if TYPE_CHECKING:
    from usance.stories import Balance, Deviation, StepReport, StoryReport
    from usance.stories.margins import Holding

_WIDE = 100
_FIGURES = ("paid", "got", "margin")


def show_report(report: StoryReport) -> None:
    """The whole report. One that deviates ends with expectation and fact side by side."""
    _heading(report.title, rule="=")
    days = f"{report.steps[0].day} to {report.steps[-1].day}, {Path(report.source).name}"
    output.line(f"{days}\n")
    output.table(("date", "who", "what happened", "rule"), [_step_row(step) for step in report.steps])
    _accounts(report)
    _timelines(report)
    _verdict(report)


def report_object(report: StoryReport) -> Mapping[str, object]:
    """The report for machines."""
    return {"ok": report.ok} | {field.name: getattr(report, field.name) for field in fields(report)}


def _accounts(report: StoryReport) -> None:
    for currency in dict.fromkeys(one.before.currency for one in report.balances):
        _balances(currency, [one for one in report.balances if one.before.currency == currency])
    if report.positions:
        _heading("Claims")
        claims = [(one.label, one.claim) for one in report.positions]
        rows = [(label, c.obligor, c.owner, c.face, c.maturity, c.status) for label, c in claims]
        output.table(("claim", "obligor", "owner", "face", "maturity", "status"), rows, right=("face",))
    if report.holdings:
        _heading("What each made of the claims that were sold")
        output.table(("claim", "holder", "paid", "got", "margin"), _margins(report.holdings), right=_FIGURES)
    _heading("What the supervisor sees")
    credits = ", ".join(f"{count} {status}" for status, count in report.supervisor.credits.items())
    output.line(f"credits: {credits or 'none'}\n")
    if report.supervisor.claims:
        owed = [(one.obligor, one.status, one.claims, one.total) for one in report.supervisor.claims]
        output.table(("obligor", "status", "claims", "total"), owed, right=("claims", "total"))


def _margins(holdings: Sequence[Holding]) -> list[tuple[object, ...]]:
    """The first owner paid nothing: the claim was owed to it."""
    return [(one.claim, one.party, one.paid, one.got or "", _signed(one)) for one in holdings]


def _signed(one: Holding) -> str:
    if one.margin is None:
        return ""
    sign = "-" if one.margin < 0 else "+"
    return f"{sign}{_figure(Money(abs(one.margin), one.paid.currency).grouped)}"


def _balances(currency: str, balances: Sequence[Balance]) -> None:
    wide = not output.at_terminal() or output.width() >= _WIDE
    headers = ("party", "before", *(("paid", "received") if wide else ()), "after", "difference")
    rows = []
    for one in balances:
        moved = (_figure(one.paid.grouped), _figure(one.received.grouped)) if wide else ()
        rows.append((one.party, _figure(one.before.grouped), *moved, _figure(one.after.grouped), _difference(one)))
    _heading(f"What each has, in {currency}")
    output.table(headers, rows, right=headers[1:])


def _timelines(report: StoryReport) -> None:
    for label, moments in report.timelines.items():
        _heading(f"The life of {label}")
        rows = [(moment.day, f"{moment.at:%H:%M}", moment.who, moment.what, moment.rule) for moment in moments]
        output.table(("date", "time", "who", "what", "rule"), rows)


def _verdict(report: StoryReport) -> None:
    if report.ok:
        done = sum(step.outcome == "done" for step in report.steps)
        refused = len(report.steps) - done
        gas = f", {report.gas:,} gas" if report.gas is not None else ""
        _say(f"\nAll went as written: {done} steps done, {refused} refused as they should be{gas}.", "bold green")
        return
    last = report.steps[-1]
    where = f"at step {last.number} ({last.by}, {last.verb})" if last.deviations else "at the end"
    _heading("Not as written")
    _say(f"{report.source}: otherwise than written {where}\n", "bold red")
    output.table(("line", "field", "expected", "actual"), [_deviation_row(one) for one in report.deviations])
    if report.unplayed:
        output.line(f"\nsteps not played: {report.unplayed}")


def _step_row(step: StepReport) -> tuple[object, ...]:
    if step.outcome == "refused":
        return step.day, step.by, f"{step.sentence}. Refused: {step.refusal}", step.rule
    return step.day, step.by, f"{step.sentence}: {step.came}" if step.came else step.sentence, step.rule


def _deviation_row(one: Deviation) -> tuple[object, ...]:
    return one.line, one.field, one.expected, one.actual


def _difference(one: Balance) -> str:
    if one.after == one.before:
        return "0"
    grown = one.after > one.before
    return f"+{_figure((one.after - one.before).grouped)}" if grown else f"-{_figure((one.before - one.after).grouped)}"


def _figure(grouped: str) -> str:
    return grouped.partition(" ")[2]


def _heading(text: str, *, rule: str = "-") -> None:
    _say(f"\n{text}" if rule == "-" else text, "bold")
    if not output.at_terminal():
        output.line(rule * len(text))


def _say(text: str, style: str) -> None:
    from rich.text import Text

    if output.at_terminal():
        output.console().print(Text(text, style=style))
    else:
        output.line(text)
