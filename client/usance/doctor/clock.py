"""Whether blocks are made, and whether the clock of the chain and the clock of this machine agree."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, datetime

from usance.chains import Chain
from usance.doctor.case import Case
from usance.doctor.finding import Finding, fail, not_here, ok, warn

_TIME_SERVER = "set this machine's clock by a time server"
_LOOK = 0.1


def blocks(case: Case, chain: Chain) -> Iterator[Finding]:
    """Banks' validators make blocks whether or not there is something to put into them."""
    if case.consortium is None:
        yield not_here("blocks", "no validators of the banks, which make them all the time")
        return
    first, seconds = chain.block(), case.limits.look + 3 * case.consortium.block_pause // 1000
    ends = time.monotonic() + seconds
    while (number := chain.block_number()) == first.number and time.monotonic() < ends:
        time.sleep(_LOOK)
    if number > first.number:
        yield ok("blocks", f"made, {number} is the latest")
    else:
        do = f"{case.of_nodes('status')}: more than two thirds of the seats must run and see each other"
        yield fail("blocks", f"{number} is the latest, and none came in {seconds} s", do)


def clock(case: Case, chain: Chain, *, development: bool) -> Iterator[Finding]:
    """Of the latest block; a clock that is the chain's own is told, and nothing more. `development` is whether the node
    is one whose clock can be set."""
    if whose := _whose(case, development):
        yield ok("clock", f"{_moment(chain.now())}, {whose}")
        return
    block = chain.block()
    ahead, shown = block.timestamp - int(time.time()), f"block {block.number} is of {_moment(block.timestamp)}"
    if ahead > case.limits.skew:
        yield fail("clock", f"{shown}, {_span(ahead)} after this machine's clock", _TIME_SERVER)
    elif -ahead > case.limits.late:
        found = f"{shown}, {_span(-ahead)} before this machine's clock"
        if case.consortium is not None:
            yield fail("clock", found, f"where blocks are made, {_TIME_SERVER}; else see above")
        else:
            yield warn("clock", found, f"{_TIME_SERVER}, or ask who runs the node why it makes no blocks")
    else:
        yield ok("clock", f"{shown}, {_span(abs(ahead))} from this machine's clock")


def _whose(case: Case, development: bool) -> str:
    if case.network.chain.kind == "embedded":
        return "the chain's own clock"
    if case.consortium is not None and case.consortium.start is not None:
        return "the clock of a trial"
    return "the clock of a node for development" if development else ""


def _moment(seconds: int) -> str:
    return f"{datetime.fromtimestamp(seconds, UTC):%Y-%m-%d %H:%M:%S} UTC"


def _span(seconds: int) -> str:
    if seconds < 120:
        return f"{seconds} s"
    if seconds < 2 * 3600:
        return f"{seconds // 60} min"
    return f"{seconds // 3600} h" if seconds < 2 * 86400 else f"{seconds // 86400} days"
