"""The verbs of a story that the council says: who is admitted, suspended, reinstated, expelled, by whose votes."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from usance.stories import fields as read
from usance.stories.fields import Name, Unreadable
from usance.stories.step import AboutMember

COUNCIL = "Council"
"""Who acts where the banks resolve: the convener proposes, those named vote, and what is carried is executed."""


def _banks(given: object) -> tuple[str, ...]:
    if not isinstance(given, list) or not all(isinstance(one, str) and one.strip() for one in given):
        raise Unreadable(given, "a list of banks, such as [ICBC, ABC]")
    return tuple(given)


_BANKS = read.Reads(_banks, {"type": "array", "items": {"type": "string"}})


class Resolved(AboutMember):
    """By the council, with those that vote for and against; whoever is not named has not voted."""

    votes: Annotated[tuple[str, ...], _BANKS] = Field((), description="the banks in favour, such as [ICBC, ABC]")
    against: Annotated[tuple[str, ...], _BANKS] = Field((), description="the banks against, such as [BoCom]")


class Admit(Resolved):
    """As a bank, which then starts its desk: it lets what it owes and buys be drawn from its account."""

    do: Literal["admit"]
    place: Name = Field("CN", description="the place of the bank, such as CN")


class Suspend(Resolved):
    """By the council; or by the association, for a limited time."""

    do: Literal["suspend"]


class Reinstate(Resolved):
    """By the council; or by the association, which ends its own suspension."""

    do: Literal["reinstate"]


class Expel(Resolved):
    """By the council alone: it loses its seat and opens nothing new; what it owes and is owed runs on."""

    do: Literal["expel"]
