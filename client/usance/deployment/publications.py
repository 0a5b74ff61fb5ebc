"""What a deployment publishes from its network file: banking calendars, the limits of the rule sets, currencies."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from usance.abi import Argument
from usance.artifacts import Artifacts
from usance.calendars import CalendarYear, YearNotKnown, calendar_year, known_years
from usance.deployment.network import ADMINISTRATOR, Network
from usance.deployment.sections import RuleConfig
from usance.deployment.steps import ResultOf, Step, call


def published_years(network: Network) -> dict[str, tuple[int, ...]]:
    """The years that the network publishes by place: of those it asks for, the ones that the sources know.

    Raises YearNotKnown for a place of which they know none.
    """
    asked = range(network.calendars.first_year, network.calendars.last_year + 1)
    years = {place: tuple(y for y in asked if y in known_years(place)) for place in network.calendars.places}
    for place in (place for place, known in years.items() if not known):
        raise YearNotKnown(place=place, year=asked[0], known=known_years(place))
    return years


def calendars(network: Network) -> Iterator[Step]:
    """Every place, and its years; a year of which the sources say something new is published again."""
    keeper = network.holder("Convener").name
    for place, years in published_years(network).items():
        editions = [calendar_year(place, year, make_up_days=network.calendars.make_up_days) for year in years]
        clock: dict[str, Argument] = {
            "offsetMinutes": editions[0].offset_minutes,
            "closingMinute": network.calendars.closing_minute,
            "shifts": any(edition.shift_from for edition in editions),
            "known": True,
            "closedFrom": 0,
            "closedUntil": 0,
        }
        fact = f"closing {network.calendars.closing:%H:%M}"
        yield call(keeper, f"place {place}", "BankingCalendar.openPlace", place.encode(), clock, fact=fact)
        yield from (_year(keeper, edition) for edition in editions)


def _year(keeper: str, year: CalendarYear) -> Step:
    edition: dict[str, Argument] = {
        "first": year.first,
        "rest": year.rest,
        "number": 0,
        "shiftFrom": year.shift_from,
        "shiftUntil": year.shift_until,
        "shiftMinutes": year.shift_minutes,
    }
    fact = f"days {year.days:x}, clock {year.shift_from} to {year.shift_until} by {year.shift_minutes}"
    name, arguments = f"calendar {year.place} {year.year}", (year.place.encode(), year.year, edition)
    return replace(call(keeper, name, "BankingCalendar.publish", *arguments, fact=fact), renewable=True)


def rules(network: Network, artifacts: Artifacts) -> Iterator[Step]:
    """The limits of each rule set, changed ones as a new edition that binds new business only; then the currencies."""
    codes = artifacts.enum("RuleSet")
    for name, rule in network.rules.items():
        fact = ", ".join(f"{field} {value}" for field, value in rule)
        arguments = (int(codes[name]), _limits(rule))
        yield replace(call(ADMINISTRATOR, f"rules {name}", "RuleBook.setLimits", *arguments, fact=fact), renewable=True)
    for currency in network.currencies.settled:
        arguments_of_currency = (currency.encode(), ResultOf(f"Cash:{currency}"))
        yield call(ADMINISTRATOR, f"currency {currency}", "RuleBook.addCurrency", *arguments_of_currency)


def _limits(rule: RuleConfig) -> dict[str, Argument]:
    return {
        "admitted": True,
        "onlyCurrency": (rule.only_currency or "").encode(),
        "examinationDays": rule.examination_days,
        "adviceDays": rule.advice_days,
        "presentationDays": rule.presentation_days,
        "usanceCap": rule.usance_cap,
        "closingWait": rule.closing_wait,
        "shortDrawing": rule.short_drawing,
        "aboutPercent": rule.about_percent,
        "substitutionDays": rule.substitution_days,
        "corruptionDays": rule.corruption_days,
    }
