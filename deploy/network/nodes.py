"""Asking a running node how it is, over CometBFT's RPC and JSON-RPC."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import requests

from deploy.network.consortium import Validator
from deploy.network.faults import NodeSilent

_TIMEOUT = 5.0

Answer = Any
"""JSON as the node sent it."""


@dataclass(frozen=True)
class State:
    """What a node says of itself. `hash` is of block `height`, `root` the state after the block before it."""

    bank: str
    height: int
    time: datetime
    hash: str
    root: str
    syncing: bool
    peers: int
    power: int
    chain: str


class Node:
    """The node of a bank, on this machine."""

    def __init__(self, validator: Validator) -> None:
        self.bank = validator.bank
        self.url = f"http://127.0.0.1:{validator.at('rpc')}"
        self.jsonrpc = f"http://127.0.0.1:{validator.at('jsonrpc')}"

    def state(self) -> State:
        """Raises NodeSilent."""
        status, network = self._comet("status"), self._comet("net_info")
        sync = status["sync_info"]
        return State(
            bank=self.bank,
            height=int(sync["latest_block_height"]),
            time=_moment(sync["latest_block_time"]),
            hash=sync["latest_block_hash"],
            root=sync["latest_app_hash"],
            syncing=bool(sync["catching_up"]),
            peers=int(network["n_peers"]),
            power=int(status["validator_info"]["voting_power"]),
            chain=status["node_info"]["network"],
        )

    def height(self) -> int:
        """Of the latest block. Raises NodeSilent."""
        return int(self._comet("status")["sync_info"]["latest_block_height"])

    def block_id(self, height: int) -> tuple[str, str]:
        """Hash of the block, and the root of the state before it. Raises NodeSilent."""
        found = self._comet("block", height=str(height))
        return found["block_id"]["hash"], found["block"]["header"]["app_hash"]

    def round(self) -> tuple[int, int]:
        """The height and round on which the validators are voting now. Raises NodeSilent."""
        height, number, _ = self._comet("consensus_state")["round_state"]["height/round/step"].split("/")
        return int(height), int(number)

    def powers(self) -> dict[str, int]:
        """Voting power by consensus key, base64. Raises NodeSilent."""
        found = self._comet("validators", per_page="100")["validators"]
        return {one["pub_key"]["value"]: int(one["voting_power"]) for one in found}

    def answers(self) -> bool:
        """Whether both of its services do."""
        try:
            self._comet("status")
            return "result" in self.ask("eth_blockNumber")
        except NodeSilent:
            return False

    def ask(self, method: str, *params: object) -> Answer:
        """The whole answer of JSON-RPC. Raises NodeSilent."""
        question: Answer = {"jsonrpc": "2.0", "id": 1, "method": method, "params": list(params)}
        try:
            return requests.post(self.jsonrpc, json=question, timeout=_TIMEOUT).json()
        except (requests.RequestException, ValueError) as failed:
            raise NodeSilent(self.jsonrpc, _reason(failed)) from None

    def _comet(self, method: str, **params: str) -> Answer:
        try:
            answer = requests.get(f"{self.url}/{method}", params=params, timeout=_TIMEOUT).json()
        except (requests.RequestException, ValueError) as failed:
            raise NodeSilent(self.url, _reason(failed)) from None
        if "error" in answer:
            raise NodeSilent(self.url, str(answer["error"].get("data") or answer["error"].get("message")))
        return answer["result"]


def _reason(failed: Exception) -> str:
    if isinstance(failed, requests.Timeout):
        return "no answer in time"
    return "no connection" if isinstance(failed, requests.ConnectionError) else str(failed)


def _moment(text: str) -> datetime:
    # CometBFT writes nanoseconds, which Python reads in part only.
    return datetime.fromisoformat(f"{text.rstrip('Z').partition('.')[0]}+00:00")
