"""What everybody is told in a few months of a small consortium, to be compared between kinds of chains: a credit
refused, corrected and paid; one amended, whose claim is sold; resolutions of the council. ICBC has a desk."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TypeVar

import pytest

from tests.client.desks.workspaces import ICBC_DESK
from tests.client.nouns.lives import CORRECTED, PAPERS, SHIPPED, WRONG_AMOUNT, Life, begin, fresh_papers, terms
from tests.deploy import networks
from usance import errors
from usance.amendments import Changes
from usance.council import Proposal
from usance.model import Amendment, Credit
from usance.platform import Platform
from usance.resolutions import SetRules, Suspend
from usance.timeline import timeline

CONSORTIUM = (
    ("key = { well_known = 3 }", ICBC_DESK),
    ("[currencies]", f"{networks.ABC}\n[council]\nvoting_hours = 1\nexecution_days = 30\n\n[currencies]"),
)
"""Of the small network: a third bank, a council, and a desk."""

REFUSALS = [
    *("NotParty", "OverDrawn", "LatePresentation", "CalendarYearUnpublished", "ERC20InsufficientBalance"),
    *("DailyLimitExceeded", "UnknownClaim", "NotDue"),
    *("PartialAcceptance", "NotOwner", "UnexpectedStatus", "ValueDateAhead", "UnexpectedStatus"),
    *("NoVote", "GovernorUnexpectedProposalState", "NotCarried"),
]
"""Those that are told, in order: of the ledger's rules, of the desk's limit, of the market, of the council."""

_SALE = {"value": date(2024, 11, 12), "until": date(2024, 11, 11)}

_HASH = re.compile("0x[0-9a-f]{64}")
_T = TypeVar("_T")
Refused = tuple[str, str, str, str]


def told_to_all(platform: Platform) -> list[object]:
    """Results and refusals, as `plainly` leaves them."""
    life = Life(begin(platform))
    told = [*_usance(life), *_sold(life), *_resolved(life)]
    told += [*platform.credits(), *platform.parties(), *platform.claims(), *platform.proposals()]
    told += [life.icbc.cash(), life.boc.cash(), life.abc.cash()]
    return [plainly(one) for one in told]


def plainly(made: _T) -> _T:
    """Without salted hashes, which no two workspaces share, and the second in which a block was made."""
    if isinstance(made, Credit):
        return replace(made, root="")
    if isinstance(made, Amendment):
        return replace(made, root="", hash="")
    return replace(made, closes=0, lapses=0) if isinstance(made, Proposal) else made


def refused(said: Callable[[], object]) -> Refused:
    """What a refusal says, salted hashes left out: its name, its contract, its fields, its sentence."""
    with pytest.raises(errors.Refusal) as why:
        said()
    fields, sentence = (_HASH.sub("0x", str(one)) for one in (why.value.raw, why.value))
    return why.value.name, why.value.contract, fields, sentence


def _refusals(life: Life) -> list[Refused]:
    """Of different contracts and rules."""
    return [
        refused(lambda: life.abc.advise("3-1")),
        refused(lambda: life.boc.present("3-1", "CNY 1000000.01", CORRECTED, shipped=SHIPPED)),
        refused(lambda: life.boc.present("3-1", "CNY 1.00", CORRECTED, shipped=date(2024, 9, 1))),
        refused(lambda: life.icbc.issue(terms(expiry="2025-01-15"))),
        refused(lambda: life.abc.transfer_cash("BOC", "CNY 1.00")),
        refused(lambda: life.icbc.transfer_cash("BOC", "CNY 9000000.01")),
        refused(lambda: life.platform.claim("3-1.1")),
    ]


def _usance(life: Life) -> list[object]:
    """A usance credit, refused once, corrected, and paid at maturity."""
    platform = life.platform
    told: list[object] = [
        life.icbc.issue(terms(number="LC1", tenor="30 days after sight")),
        life.boc.advise("3-1"),
    ]
    platform.travel(date(2024, 9, 27))
    told += _refusals(life)
    told.append(bool(life.boc.can.present("3-1", "CNY 5.00", PAPERS, shipped=SHIPPED)))
    told.append(life.boc.present("3-1", "CNY 1000000.00", PAPERS, shipped=SHIPPED))
    told.append(life.icbc.refuse("3-1.1", [WRONG_AMOUNT], "return"))
    told.append(life.boc.present("3-1", "CNY 900000.00", CORRECTED, shipped=SHIPPED, correcting="3-1.1"))
    told += [life.icbc.comply("3-1.2"), life.icbc.honour("3-1.2")]
    told.append(refused(lambda: life.icbc.pay("3-1.2")))
    platform.travel(date(2024, 10, 28))
    told.append(life.icbc.pay("3-1.2"))
    return told + [(one.day, one.who, one.what) for one in timeline(platform, "3-1")]


def _sold(life: Life) -> list[object]:
    """A second credit, amended; the claim that comes of it is sold to ABC, who is paid at maturity."""
    platform, sought = life.platform, Changes(expiry=date(2024, 12, 16), other="port of loading Ningbo")
    life.pboc.issue_cash("ABC", "CNY 2000000.00")
    told: list[object] = [
        life.icbc.issue(terms(number="LC2", tenor="30 days after sight", expiry="2024-12-10")),
        life.boc.advise("3-2"),
        life.icbc.amend("3-2", sought),
        refused(lambda: life.boc.accept_amendment("3-2#1", only=("expiry",))),
        life.boc.accept_amendment("3-2#1"),
        life.boc.present("3-2", "CNY 1000000.00", fresh_papers(), shipped=date(2024, 10, 25)),
        life.icbc.comply("3-2.1"),
        life.icbc.honour("3-2.1"),
        refused(lambda: life.abc.release("3-2.1", until=date(2024, 11, 15))),
        life.boc.release("3-2.1", until=date(2024, 11, 15)),
        life.abc.quote("3-2.1@1", "2.85%", **_SALE),
        life.boc.take("3-2.1@1.1"),
        refused(lambda: life.boc.take("3-2.1@1.1")),
        life.icbc.acknowledge("3-2.1@1.1"),
        refused(lambda: life.abc.settle("3-2.1@1.1")),
    ]
    platform.travel(date(2024, 11, 12))
    told += [life.abc.settle("3-2.1@1.1"), *platform.market.trades()]
    told.append(refused(lambda: life.abc.settle("3-2.1@1.1")))
    platform.travel(platform.claim("3-2.1").maturity)
    return [*told, life.icbc.pay("3-2.1")]


def _resolved(life: Life) -> list[object]:
    """ABC is suspended by the other two, and a resolution that only one of three wants is not carried."""
    platform = life.platform
    told: list[object] = [
        life.cba.propose(Suspend("ABC")),
        life.cba.propose(SetRules({"voting_hours": "2"})),
        refused(lambda: life.cba.vote(1, "for")),
        *(life.icbc.vote(number, "for") for number in (1, 2)),
        *(life.boc.vote(1, "for"), life.boc.vote(2, "against"), life.abc.vote(1, "against")),
        refused(lambda: life.cba.execute(1)),
    ]
    platform.ledger.chain.travel(platform.proposal(2).closes + 1)
    told += [life.cba.execute(1), refused(lambda: life.cba.execute(2))]
    return told
