"""The invariants of clocks and calendars, each by itself: banking days are counted here by the editions in the storage,
whose bits say which days they are, and by nothing that a contract or the ghost has computed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from datetime import date, timedelta

from tests.invariants.ghost.days import NO_END, Days
from tests.invariants.ghost.records import PRESENTATION
from tests.invariants.picture import Picture
from usance.events import Event

EPOCH = date(1970, 1, 1)
EXAMINING, COMPLYING, WITHDRAWN = (PRESENTATION[name] for name in ("Examining", "Complying", "Withdrawn"))


def a_clock_stands_still_only_for_a_record_that_cannot_be_read(picture: Picture) -> None:
    """While a bank waits for records its examination has no last day; every other one has, and so has the bank that has
    found documents complying: otherwise nobody could ever make it honour (UCP 600 art. 15, 16f; eUCP art. e12)."""
    for number, p in picture.presentations.items():
        if p["status"] == EXAMINING:
            assert (p["examine_by"] == NO_END) == (number in picture.corruptions), f"presentation {number}"
        elif p["status"] == COMPLYING:
            assert p["examine_by"] < NO_END, f"presentation {number}"
    for number, corrupt in picture.corruptions.items():
        assert _limits(picture, number)["corruption_days"]
        assert corrupt["days_left"] <= picture.credits[number >> 16]["examination_days"]


def an_examination_has_its_days(after: Picture, made: list[Event]) -> None:
    """What is presented counts as received on a day on which the banks of the place work, and its bank has the days of
    the rule set to examine it on which it works itself: weekends, holidays and force majeure do not count (UCP 600
    art. 14b, 33, 36)."""
    for event in made:
        if event.name == "PresentationMade":
            number = int(str(event.args["id"]))
            p, credit = after.presentations[number], after.credits[number >> 16]
            bank = after.parties[p["examiner"]]["place"]
            forwarded = number in after.forwarded.values()
            assert _works(after, bank if forwarded else credit["place"], p["received"])
            assert _working_days(after, bank, p["received"], p["examine_by"]) == credit["examination_days"]
            assert _works(after, bank, p["examine_by"])


def force_majeure_moves_nothing(before: Picture, after: Picture, made: list[Event]) -> None:
    """An interruption changes the clock of its place and nothing else that is stored: it prolongs no credit and revives
    none (UCP 600 art. 36)."""
    if any(event.name == "BanksInterrupted" for event in made):
        assert len(made) == 1
        place, told = made[0].args["place"], made[0].args
        closed = {"closed_from": told["from"], "closed_until": told["until"]}
        assert after.clocks == {**before.clocks, place: {**before.clocks[place], **closed}}
        _nothing_else_changed(before, after, "clocks")


def calendars_and_limits_bind_new_business_alone(before: Picture, after: Picture, made: list[Event]) -> None:
    """A year or a rule set that is published anew changes no paper."""
    told = {event.name for event in made}
    for name, part in {"YearPublished": "editions", "LimitsSet": "limits", "CurrencyAdded": "currencies"}.items():
        if name in told:
            _nothing_else_changed(before, after, part)


def a_clock_stops_and_goes_on_by_word_alone(before: Picture, after: Picture, made: list[Event], days: Days) -> None:
    """The last day of an examination changes when a record is reported corrupt, and when it is presented anew, which is
    within the rule set's days: then the bank has the days on which it works that were left, from the day on which they
    count as received (eUCP art. e12)."""
    told = {event.args["id"]: event for event in made if event.name.startswith("Records")}
    for number, p in before.presentations.items():
        now, event = after.presentations[number], told.get(number)
        if event is None:
            ends = now["status"] == COMPLYING and p["status"] != COMPLYING and p["examine_by"] == NO_END
            assert ends or now["examine_by"] == p["examine_by"], f"presentation {number}"
            continue
        place = before.parties[p["examiner"]]["place"]
        today = days.today(place, event.block_time)
        if event.name == "RecordsReportedCorrupt":
            assert today <= p["examine_by"] and now["examine_by"] == NO_END
            assert after.corruptions[number]["since"] == today
            continue
        corrupt = before.corruptions[number]
        assert today <= corrupt["since"] + _limits(before, number)["corruption_days"]
        received = days.received(place, event.block_time)
        assert received >= today and _works(before, place, received)
        assert _working_days(before, place, received, now["examine_by"]) == corrupt["days_left"]


def what_lapses_counts_as_not_presented(before: Picture, after: Picture, made: list[Event], days: Days) -> None:
    """After the rule set's days, and not before, records that were not presented anew are gone: the bank has them no
    more, their amount is the credit's again unless a bank has paid it, and no day of the credit has moved (eUCP art.
    e12)."""
    for event in made:
        if event.name != "PresentationLapsed":
            continue
        number = int(str(event.args["id"]))
        p, credit = before.presentations[number], before.credits[number >> 16]
        today = days.today(before.parties[p["examiner"]]["place"], event.block_time)
        assert today > before.corruptions[number]["since"] + _limits(before, number)["corruption_days"]
        assert number not in after.corruptions and number not in after.lodged.values()
        assert after.presentations[number] == {**p, "status": WITHDRAWN}
        kept = 0 if p["covered"] else p["amount"]
        now = after.credits[number >> 16]
        assert now["pending"] == credit["pending"] - kept
        assert now["drawn"] == credit["drawn"] and now["expiry"] == credit["expiry"]
        assert now["latest_shipment"] == credit["latest_shipment"]


def _nothing_else_changed(before: Picture, after: Picture, part: str) -> None:
    assert all(getattr(before, f.name) == getattr(after, f.name) for f in fields(Picture) if f.name != part)


def _limits(picture: Picture, presentation: int) -> Mapping[str, int]:
    credit = picture.credits[presentation >> 16]
    return picture.limits[credit["rules"], credit["edition"]]


def _working_days(picture: Picture, place: bytes, after: int, until: int) -> int:
    return sum(_works(picture, place, day) for day in range(after + 1, until + 1))


def _works(picture: Picture, place: bytes, day: int) -> bool:
    clock, when = picture.clocks[place], EPOCH + timedelta(days=day)
    if clock["closed_from"] and clock["closed_from"] <= day <= clock["closed_until"]:
        return False
    edition = picture.editions[place, when.year, _latest(picture, place, when.year)]
    ordinal = (when - date(when.year, 1, 1)).days
    bits = edition["first"] if ordinal < 256 else edition["rest"]
    return bool(bits >> ordinal % 256 & 1)


def _latest(picture: Picture, place: bytes, year: int) -> int:
    return max(number for known, of, number in picture.editions if (known, of) == (place, year))
