"""A stage whose banks have a council: what they propose, vote on and execute."""

from __future__ import annotations

from typing import cast

from tests.people import Stage
from usance.abi import Argument, Value
from usance.artifacts import enum
from usance.council import STATUSES
from usance.events import Receipt

BANKS = ("ICBC", "ABC", "BOC", "CCB", "BoCom")
FOUR = BANKS[:4]
"""Two thirds of five, rounded up."""
AGAINST, FOR, ABSTAIN = 0, 1, 2
HOUR, MONTH = 3_600, 30 * 86_400
GOOD, SUSPENDED, EXPELLED = (int(enum("Standing")[name]) for name in ("Good", "Suspended", "Expelled"))

Said = tuple[str, tuple[Argument, ...]]
"""A call of a resolution: "Contract.function" and its arguments."""


class Chamber(Stage):
    """Resolutions by number."""

    @classmethod
    def of(cls, other: Chamber) -> Chamber:
        """The same platform and parties, with nothing remembered that a test adds."""
        fresh = cls(other.network, other.chain, other.ledger, other.record)
        fresh._parties.update(other._parties)
        return fresh

    def propose(self, *calls: Said, by: str = "CBA", reference: str = "") -> int:
        receipt = self.do(by, "Council.propose", *self.arguments(*calls, reference=reference))
        return int(str(receipt.only("ProposalCreated").args["proposalId"]))

    def arguments(self, *calls: Said, reference: str = "") -> tuple[Argument, ...]:
        """What `propose` takes."""
        targets = [self.address[function.rpartition(".")[0]] for function, _ in calls]
        return targets, [0] * len(calls), [self.encoded(*call) for call in calls], reference

    def encoded(self, function: str, args: tuple[Argument, ...]) -> bytes:
        target, _, name = function.rpartition(".")
        entry = self.ledger.artifacts.contract(target.partition(":")[0]).function(name)
        return entry.selector + entry.encode_inputs(args)

    def vote(self, number: int, *banks: str, support: int = FOR) -> None:
        for bank in banks:
            self.do(bank, "Council.castVote", number, support)

    def close(self, number: int) -> None:
        """Let the voting end."""
        self.chain.travel(int(str(self.ask("Council.proposalDeadline", number))) + 1)

    def wait(self, seconds: int) -> None:
        self.chain.travel(self.chain.now() + seconds)

    def carried(self, *calls: Said) -> int:
        """Proposed, voted for by four of five, and the voting over."""
        number = self.propose(*calls, reference=str(self.chain.now()))
        self.vote(number, *self.voters())
        self.close(number)
        return number

    def resolve(self, function: str, *args: Argument) -> Receipt:
        """The whole way of a resolution of one call."""
        return self.execute(self.carried((function, args)))

    def execute(self, number: int, *, by: str = "CBA") -> Receipt:
        return self.do(by, "Council.execute(uint256)", number)

    def voters(self) -> tuple[str, ...]:
        """Four banks whose votes count, or all that there are."""
        there = [bank for bank in BANKS if self.ask("Membership.mayVote", self.party(bank))]
        return tuple(there[:4])

    def council_says(self, function: str, *args: Argument) -> Value:
        """What the function answers to the council, by a call; raises what it refuses."""
        target, _, name = function.rpartition(".")
        contract = target.partition(":")[0]
        ledger = self.ledger.at({contract: self.address[target]})
        return ledger.call(contract, name, args, caller=self.address["Council"])

    def status(self, number: int) -> str:
        return STATUSES[int(str(self.ask("Council.state", number)))]

    def seat(self, bank: str) -> int:
        return int(str(self.ask("Seat.seatOf", self.party(bank))))

    def bit(self, *banks: str) -> int:
        """The set of the seats of these banks."""
        return sum(1 << self.seat(bank) for bank in banks)

    def votes(self, number: int) -> dict[str, int]:
        """The tally, with `present` and `needed`."""
        cast_, present, needed = cast(tuple[dict[str, int], int, int], self.ask("Council.tallyOf", number))
        return cast_ | {"present": present, "needed": needed}
