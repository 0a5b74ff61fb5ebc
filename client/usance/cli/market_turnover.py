"""`usance market`: what was settled, trade by trade and in sum, as tables, for spreadsheets and drawn."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from usance.cli import market_lines as lines
from usance.cli import output
from usance.cli.command import reads
from usance.cli.market_options import Chart, Csv, OfCurrency
from usance.cli.session import Session

if TYPE_CHECKING:
    from usance.market_entries import Deal
    from usance.market_report import Turnover


@reads
def trades(session: Session, currency: OfCurrency = None, as_csv: Csv = False) -> None:
    """List the sales that were settled, by value date."""
    found = _trades(session, currency)
    rows = [lines.trade_row(one) for one in found]
    if as_csv:
        currencies = (one.face.currency for one in found)
        _print_csv(("currency", *lines.TRADE_COLUMNS), [(of, *row) for of, row in zip(currencies, rows, strict=True)])
        return
    session.show(
        [output.plain(one) | {"tenor": one.tenor} for one in found],  # type: ignore[operator]
        lambda: output.table(lines.TRADE_COLUMNS, rows, right=("tenor", "rate", "face", "net")),
    )


@reads
def report(session: Session, currency: OfCurrency = None, as_csv: Csv = False, chart: Chart = None) -> None:
    """Sum up the sales that were settled.

    Volumes, rates averaged by face and days, by obligor and by tenor, and how concentrated they are on few obligors
    (10,000 is one alone). With --chart rates are drawn against tenors as well."""
    from usance.market_report import report as summed

    found = _trades(session, currency)
    if chart:
        _draw(found, chart)
    turnovers = summed(found)
    rows = [row for one in turnovers for row in _rows(one)]
    if as_csv:
        _print_csv(lines.REPORT_COLUMNS, rows)
        return
    session.show(turnovers, lambda: _tell(turnovers, rows))


def _trades(session: Session, currency: str | None) -> list[Deal]:
    return [one for one in session.platform.market.trades() if currency in (None, one.face.currency)]


def _tell(turnovers: Sequence[Turnover], rows: Sequence[Sequence[object]]) -> None:
    output.table(lines.REPORT_COLUMNS, rows, right=("trades", "face", "net", "share", "average rate"))
    for one in turnovers:
        output.line(f"concentration on obligors in {one.currency}: {one.concentration:,} of 10,000")


def _rows(one: Turnover) -> list[tuple[object, ...]]:
    kinds = (("all", (one.whole,)), ("obligor", one.obligors), ("tenor", one.tenors))
    return [lines.report_row(one.currency, by, line) for by, of in kinds for line in of]


def _draw(found: list[Deal], file: Path) -> None:
    from usance.market_chart import chart

    if file.suffix != ".svg":
        raise typer.BadParameter(f"{file} is drawn as SVG: give it a name that ends with .svg", param_hint="--chart")
    currencies = sorted({one.face.currency for one in found})
    if len(currencies) != 1:
        held = f"in {', '.join(currencies)}: name one with --currency" if currencies else "of none"
        raise typer.BadParameter(f"a chart is of one currency; there are trades {held}", param_hint="--chart")
    file.write_text(chart(found), encoding="utf-8")


def _print_csv(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Amounts without currency and separators, as spreadsheets want them."""
    from usance.money import Money

    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([str(one).partition(" ")[2] if isinstance(one, Money) else str(one) for one in row])
