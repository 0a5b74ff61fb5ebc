"""A platform in memory for a story: deployed once for a span of years, and set back for each story.

To deploy takes seconds, to set back milliseconds; the stories of a test run or a demo share what they can.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, time
from functools import cache
from pathlib import Path

from usance.calendars import YearNotKnown, known_years, seconds_at
from usance.chains.embedded import EmbeddedChain
from usance.connecting import in_memory
from usance.deployment import EMBEDDED, Network, load_network
from usance.ledger import Ledger
from usance.outbox import Outbox
from usance.platform import Platform

DAWN = time(8)
"""When the clock is set on the first civil date, before banking hours."""

_YEARS_AFTER = 2


@contextmanager
def staged(start: date, *, make_up_days: bool = True, network: Path = EMBEDDED) -> Iterator[Platform]:
    """A platform of `network`, in memory, on which nothing has happened, on its first civil date `start`; its banks are
    open on make-up working days or closed.

    One at a time: the next one of the same years takes it away. Raises YearNotKnown.
    """
    wanted = _network(network, start, make_up_days)
    deployed, snapshot = _deployed(network, wanted.calendars.first_year, wanted.calendars.last_year, make_up_days)
    chain = deployed.ledger.chain
    assert isinstance(chain, EmbeddedChain)
    chain.revert(snapshot)
    chain.travel(seconds_at(wanted.holder("Convener").place, start, DAWN))
    outbox = Outbox(None, chain=chain.identity)
    ledger = Ledger(chain, deployed.ledger.artifacts, deployed.ledger.addresses, outbox=outbox)
    platform = Platform(ledger, deployed.record, wanted)
    try:
        yield platform
    finally:
        outbox.close()
        platform.papers.close()
        if "history" in vars(platform):
            platform.history.close()


@cache
def _deployed(file: Path, first_year: int, last_year: int, make_up_days: bool) -> tuple[Platform, int]:
    network = _of_years(file, first_year, last_year, make_up_days)
    platform = in_memory(network, start=date(first_year, 1, 1))
    chain = platform.ledger.chain
    assert isinstance(chain, EmbeddedChain)
    return platform, chain.snapshot()


def _network(file: Path, start: date, make_up_days: bool) -> Network:
    network = load_network(file)
    calendars = network.calendars
    place = network.holder("Convener").place
    if start.year not in known_years(place):
        raise YearNotKnown(place=place, year=start.year, known=known_years(place))
    if calendars.first_year <= start.year <= calendars.last_year:
        return _with(network, make_up_days=make_up_days)
    # The year before is needed for what was shipped then.
    return _of_years(file, max(start.year - 1, known_years(place)[0]), start.year + _YEARS_AFTER, make_up_days)


def _of_years(file: Path, first: int, last: int, make_up_days: bool) -> Network:
    network = load_network(file)
    places = [place for place in network.calendars.places if set(known_years(place)) & set(range(first, last + 1))]
    return _with(network, first_year=first, last_year=last, places=places, make_up_days=make_up_days)


def _with(network: Network, **changes: object) -> Network:
    return network.model_copy(update={"calendars": network.calendars.model_copy(update=changes)})
