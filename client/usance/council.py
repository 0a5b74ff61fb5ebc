"""The council of the member banks: resolutions proposed, voted on, executed; each read back in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from eth_utils.crypto import keccak

from usance.acting import Acting
from usance.artifacts import shipped
from usance.deployment.permissions import COUNCIL
from usance.errors import InputError
from usance.fields import Fields, integer
from usance.newcomers import account_for, place_of, remember
from usance.resolutions import Admit, BadResolution, Call, Resolution
from usance.resolutions.decoded import in_words
from usance.reverts import OTHERS

if TYPE_CHECKING:
    from usance.platform import Platform

STATUSES = OTHERS["ProposalState"]
"""What becomes of a resolution."""

VOTES = ("against", "for", "abstain")
"""As GovernorCountingSimple numbers them."""

_EXECUTE = "execute(uint256)"
_REFERENCE = 16


class NoCouncil(InputError):
    """A network whose members do not vote."""

    def __init__(self, network: str) -> None:
        super().__init__(f"{network} has no council", given=network, needed="a network file with a section [council]")


class BadVote(InputError):
    """A word that is no vote."""

    def __init__(self, given: object) -> None:
        super().__init__(f"no vote: {given!r}; needed: {', '.join(VOTES)}", given=given, needed=VOTES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A resolution as it stands. Moments in Unix seconds: the last vote, and when it lapses if nobody executes it.
    `uncounted` have voted, and are not present any more; `needed` are votes in favour of those who are."""

    number: int
    status: str
    says: tuple[str, ...]
    by: str
    closes: int
    lapses: int
    in_favour: tuple[str, ...]
    against: tuple[str, ...]
    abstained: tuple[str, ...]
    uncounted: tuple[str, ...]
    present: tuple[str, ...]
    needed: int


class CouncilDesk(Acting):
    """What is said in the council. Every write raises Refusal with the contracts' own error, and NoCouncil."""

    def propose(self, *resolutions: Resolution, key: str | None = None) -> Proposal:
        """As convener or member bank, propose what is to be resolved as one. A bank that is admitted without an account
        or a place has those of the network file; one that is not in it gets a well-known key, or a desk of such keys
        (on networks of them only). Raises BadResolution, UnknownName, OwnKeyNotHere."""
        require_council(self.platform)
        calls = [call for one in resolutions for call in self._with_account(one).calls(self.platform)]
        if not calls:
            raise BadResolution("nothing", "something to resolve")
        # Under one key the same is proposed once; else the next number tells it from an earlier one that says the same.
        count = integer(self.platform.ledger.call(COUNCIL, "proposalCount"))
        reference = keccak(text=key).hex()[:_REFERENCE] if key else str(count + 1)
        args = ([self._address(call) for call in calls], [0] * len(calls), [_data(call) for call in calls], reference)
        receipt = self._do(COUNCIL, "propose", args, key=key)
        return self.platform.proposal(integer(receipt.only("ProposalCreated").args["proposalId"]))

    def vote(self, number: int, vote: str) -> Proposal:
        """As member bank, vote for, against or abstain, once. Raises BadVote."""
        require_council(self.platform)
        if vote not in VOTES:
            raise BadVote(vote)
        self._do(COUNCIL, "castVote", [number, VOTES.index(vote)])
        return self.platform.proposal(number)

    def execute(self, number: int) -> Proposal:
        """As anybody, have the council do what it has carried."""
        require_council(self.platform)
        remember(self.platform, self._do(COUNCIL, _EXECUTE, [number]))
        return self.platform.proposal(number)

    def _with_account(self, one: Resolution) -> Resolution:
        if not isinstance(one, Admit):
            return one
        account = account_for(self.platform, one.name, one.account, dry=self.dry)
        return replace(one, account=account, place=one.place or place_of(self.platform, one.name))

    def _address(self, call: Call) -> str:
        return self.platform.ledger.address(call.contract)


def require_council(platform: Platform) -> None:
    """Raises NoCouncil."""
    if COUNCIL not in platform.ledger.addresses:
        raise NoCouncil(platform.network.name)


def read_proposal(platform: Platform, number: int) -> Proposal:
    """Raises NoCouncil, GovernorNonexistentProposal."""
    require_council(platform)
    ledger = platform.ledger
    details, tally = ledger.call(COUNCIL, "proposalDetails", [number]), ledger.call(COUNCIL, "tallyOf", [number])
    assert isinstance(details, tuple) and isinstance(tally, tuple)
    cast, present = Fields(tally[0]), integer(tally[1])
    said = cast.number("inFavour") | cast.number("against") | cast.number("abstained")
    names = {name: _names(platform, cast.number(name) & present) for name in ("inFavour", "against", "abstained")}
    proposer = ledger.call("Membership", "partyOf", [str(ledger.call(COUNCIL, "proposalProposer", [number]))])
    return Proposal(
        number=number,
        status=STATUSES[integer(ledger.call(COUNCIL, "state", [number]))],
        says=tuple(in_words(platform, *call) for call in _calls(details[0], details[2])),
        by=platform.directory.name(integer(proposer)),
        closes=integer(ledger.call(COUNCIL, "proposalDeadline", [number])),
        lapses=integer(ledger.call(COUNCIL, "lapses", [number])),
        in_favour=names["inFavour"],
        against=names["against"],
        abstained=names["abstained"],
        uncounted=_names(platform, said & ~present),
        present=_names(platform, cast.number("electorate") & present),
        needed=integer(tally[2]),
    )


def read_proposals(platform: Platform) -> tuple[Proposal, ...]:
    """All of them, the first one first. Raises NoCouncil."""
    require_council(platform)
    count = integer(platform.ledger.call(COUNCIL, "proposalCount"))
    return tuple(read_proposal(platform, number) for number in range(1, count + 1))


def _names(platform: Platform, seats: int) -> tuple[str, ...]:
    taken = (seat for seat in range(256) if seats >> seat & 1)
    return tuple(platform.directory.name(integer(platform.ledger.call("Seat", "holderOf", [seat]))) for seat in taken)


def _calls(targets: object, datas: object) -> Sequence[tuple[str, bytes]]:
    assert isinstance(targets, tuple) and isinstance(datas, tuple)
    return tuple(zip(targets, datas, strict=True))


def _data(call: Call) -> bytes:
    entry = shipped().contract(call.contract.partition(":")[0]).function(call.function)
    return entry.selector + entry.encode_inputs(call.args)
