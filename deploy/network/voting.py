"""Changing the network by votes of the banks: a seat given, a seat taken, an address that may make contracts."""

from __future__ import annotations

import json
import time
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Literal

from deploy.network.engine import Engine
from deploy.network.faults import EngineRefused, VoteFailed
from deploy.network.homes import Home

Vote = Literal["yes", "no", "abstain"]

_GAS = "1000000"
_INCLUDED_SECONDS = 30.0
_LOOK = 0.3
_PASSED, _OPEN = "PROPOSAL_STATUS_PASSED", "PROPOSAL_STATUS_VOTING_PERIOD"

Document = Any
"""JSON as the engine prints it."""


class Floor:
    """Where the banks whose keys are kept in `home` propose and vote, each by way of its own node."""

    def __init__(self, home: Home, engine: Engine) -> None:
        self._home, self._engine = home, engine

    def send(self, bank: str, *arguments: str, via: str | None = None) -> Document:
        """A transaction of the bank's operator, once it is in a block. Raises EngineRefused with the reason."""
        said = self._home.keyring(self._engine, bank).run(
            *("tx", *arguments, "--from", bank, "--chain-id", self._home.consortium.chain_name),
            *("--node", self._url(via or bank), "--gas", _GAS, "--fees", "0agas", "--yes", "--output", "json"),
        )
        taken = json.loads(said[said.index("{") :])
        if taken["code"]:
            raise EngineRefused(arguments[0], taken["raw_log"])
        found = self._included(taken["txhash"], via or bank)
        if found["code"]:
            raise EngineRefused(arguments[0], found["raw_log"])
        return found

    def query(self, bank: str, *arguments: str) -> Document:
        """What the node of `bank` answers."""
        said = self._engine.run(
            *("query", *arguments, "--node", self._url(bank), "--output", "json"), home=self._home.of(bank)
        )
        return json.loads(said)

    def proposals(self, bank: str) -> dict[int, str]:
        """Number -> status."""
        return {int(one["id"]): one["status"] for one in self.query(bank, "proposals")["proposals"]}

    def decide(self, proposer: str, votes: Mapping[str, Vote], *proposal: str) -> int:
        """Propose, vote, and wait for the end of the vote: the number of the proposal, which has passed.

        Raises VoteFailed with the votes as they were counted, EngineRefused."""
        number = self.propose(proposer, *proposal)
        self.vote(number, votes)
        self.wait_for_end(proposer, number, " ".join(proposal))
        return number

    def propose(self, proposer: str, *proposal: str) -> int:
        """The number of what was proposed, on which may be voted now. Raises EngineRefused."""
        before = self.proposals(proposer)
        self.send(proposer, *proposal)
        return max(set(self.proposals(proposer)) - set(before))

    def vote(self, number: int, votes: Mapping[str, Vote]) -> None:
        """At once, as a vote is open for a while only: each bank signs at its own node. Raises EngineRefused."""
        with ThreadPoolExecutor(max_workers=len(votes) or 1) as pool:
            list(pool.map(lambda one: self.send(one[0], "vote", str(number), one[1]), votes.items()))

    def wait_for_end(self, bank: str, number: int, title: str) -> None:
        """Until the vote is closed, as the node of `bank` sees it. Raises VoteFailed unless it has passed."""
        while (status := self.proposals(bank)[number]) == _OPEN:
            time.sleep(_LOOK)
        if status == _PASSED:
            return
        counts = self.query(bank, "proposals")["proposals"]
        tally = next(one["final_tally_result"] for one in counts if int(one["id"]) == number)
        told = ", ".join(f"{name.removesuffix('_count')} {value}" for name, value in tally.items())
        raise VoteFailed(f"proposal {number}, {title}: {status.removeprefix('PROPOSAL_STATUS_').lower()}; {told}")

    def seat_of(self, bank: str) -> str:
        """The address by which a bank's node has its seat."""
        return self._home.cards[bank].operator

    def _included(self, tx_hash: str, bank: str) -> Document:
        ends = time.monotonic() + _INCLUDED_SECONDS
        while True:
            try:
                return self.query(bank, "tx", tx_hash)
            except EngineRefused as missing:
                if "not found" not in missing.words or time.monotonic() > ends:
                    raise
            time.sleep(_LOOK)

    def _url(self, bank: str) -> str:
        return f"tcp://127.0.0.1:{self._home.consortium.validator(bank).at('rpc')}"
