"""Refusals about standing and about resolutions of the council, as sentences."""

from __future__ import annotations

from collections.abc import Mapping

COUNCIL: Mapping[str, str] = {
    "Suspended": "{party} is suspended: it opens nothing new",
    "NotSuspended": "{party} is not suspended",
    "SuspendedByCouncil": "the council has suspended {party}, and alone reinstates it",
    "EmergencySpent": "{party} was suspended until {until} and nobody has confirmed it: the council has to speak first",
    "Expelled": "{party} was expelled: it opens nothing new",
    "NewBusinessClosed": "new business is paused until {until}",
    "NewBusinessOpen": "new business is not paused",
    "BadClosing": "a pause until {until} would be over: it is {moment}",
    "RegisterSucceeded": "new business is opened in {successor}, no more in {register}",
    "BadSuccessor": "{successor} cannot take the new business of {register}: it is no other contract",
    "NotAMember": "{account} is neither the convener nor a bank whose vote counts",
    "NoVote": "{account} has no vote on resolution {resolution}",
    "NotACall": "{target} has no function that this would call",
    "TooManyWords": "a reference of {given} bytes is too long, at most {allowed}: reasons stay off the ledger",
    "NotCarried": "resolution {resolution} is not carried: {inFavour} in favour, {needed} needed",
    "ResolutionLapsed": "resolution {resolution} has lapsed at {until}",
    "LastAdministrator": "the council would administer no more, and nobody could take its place",
    "NobodyLeft": "no bank would be left that could vote",
    "BadRules": "no council decides by {numerator} of {denominator}, {votingPeriod} and {executionPeriod} seconds",
    "SeatNotForSale": "a seat in the council is neither sold nor lent",
    "NoVoice": "{party} is no bank whose vote counts",
    "SeatGiven": "{party} has seat {seat} already",
    "NoSeat": "{party} has no seat in the council",
    "NoSeatLeft": "all seats of the council were given",
    "GovernorNonexistentProposal": "there is no resolution {proposalId}",
    "GovernorUnexpectedProposalState": "resolution {proposalId} is {current}, which this does not fit",
    "GovernorAlreadyCastVote": "{voter} has voted already",
}
