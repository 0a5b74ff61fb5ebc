"""Whether the nodes can be reached, are of the chain that is needed, and have one and the same chain."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from usance.chains.node import Node, NodeError
from usance.doctor.case import Case
from usance.doctor.finding import Finding, fail, ok, warn
from usance.errors import ChainUnreachable

_TIMEOUT = 5.0
_DEVELOPMENT = ("anvil", "hardhat", "ganache", "eth-tester")


@dataclass(frozen=True)
class Seen:
    """What a node says of itself; `fault` where it says nothing."""

    url: str
    chain_id: int = 0
    height: int = 0
    client: str = ""
    fault: str = ""

    @property
    def has_its_own_clock(self) -> bool:
        """Whether it is a node for development, whose clock can be set."""
        return self.client.lower().startswith(_DEVELOPMENT)


def look(case: Case) -> tuple[Seen, ...]:
    """All nodes of the network at once, in the order of its file."""
    chain = case.network.chain
    urls = list(dict.fromkeys([url for url in (chain.url, *chain.urls) if url]))
    if not urls:
        return ()
    with ThreadPoolExecutor(max_workers=len(urls)) as pool:
        return tuple(pool.map(_seen, urls))


def sound(case: Case, seen: Sequence[Seen]) -> tuple[Seen, ...]:
    """Those that answer, and are of the chain that is needed."""
    return tuple(one for one in seen if not one.fault and one.chain_id == case.network.chain.chain_id)


def reached(case: Case, seen: Sequence[Seen]) -> Iterator[Finding]:
    """A line for each node."""
    answering = [one for one in seen if not one.fault]
    for one in seen:
        label = _named(case, one)
        if not one.fault:
            yield ok("node", f"{label}: block {one.height}")
        elif answering:
            yield warn("node", f"{label}: {one.fault}; others answer", _restart(case, one))
        else:
            yield fail("node", f"{label}: {one.fault}", _restart(case, one))


def one_chain_id(case: Case, seen: Sequence[Seen]) -> Iterator[Finding]:
    """Whether all that answer are of the chain of the network file."""
    needed, answering = case.network.chain.chain_id, [one for one in seen if not one.fault]
    others = [one for one in answering if one.chain_id != needed]
    for one in others:
        do = "correct its url, or chain_id where the file is wrong: nothing is signed for another chain"
        yield fail("chain id", f"{_named(case, one)}: {one.chain_id}, needed {needed}", do)
    if answering and not others:
        yield ok("chain id", f"{needed}, at {_counted(len(answering))}")


def one_head(case: Case, sound: Sequence[Seen]) -> Iterator[Finding]:
    """Whether the nodes have the same block at the height that all have, and none is far behind."""
    if len(sound) < 2:
        return
    heights = [one.height for one in sound]
    lowest, highest = min(heights), max(heights)
    hashes = {one.url: _hash(one.url, lowest) for one in sound}
    told = {found for found in hashes.values() if found}
    if len(told) > 1:
        each = "; ".join(f"{_named(case, one)} {hashes[one.url][:18]}" for one in sound)
        yield fail("heads", f"fork at block {lowest}: {each}", "sign nothing; find out which blocks the banks signed")
        return
    behind = [one for one in sound if highest - one.height > case.limits.behind]
    for one in behind:
        found = f"{_named(case, one)}: {highest - one.height} blocks behind block {highest}"
        yield warn("heads", found, _status(case, one))
    if not behind:
        yield ok("heads", f"one chain at {_counted(len(sound))}, the same at block {lowest}")


def _seen(url: str) -> Seen:
    node = Node(url, timeout=_TIMEOUT, retries=0)
    try:
        chain_id, height = int(node.ask("eth_chainId"), 16), int(node.ask("eth_blockNumber"), 16)
    except ChainUnreachable as silent:
        return Seen(url, fault=silent.reason)
    except (NodeError, ValueError, TypeError) as unfit:
        return Seen(url, fault=f"it does not answer as a node does: {unfit}")
    try:
        return Seen(url, chain_id, height, str(node.ask("web3_clientVersion")))
    except (NodeError, ChainUnreachable):
        return Seen(url, chain_id, height)


def _hash(url: str, height: int) -> str:
    try:
        found = Node(url, timeout=_TIMEOUT, retries=0).ask("eth_getBlockByNumber", hex(height), False)
        return str(found["hash"]) if found else ""
    except (NodeError, ChainUnreachable):
        return ""


def _bank(case: Case, one: Seen) -> str:
    validators = case.consortium.validators if case.consortium else []
    places = {f"http://{each.host}:{each.at('jsonrpc')}": each.bank for each in validators}
    return places.get(one.url.rstrip("/"), "")


def _named(case: Case, one: Seen) -> str:
    return f"{_bank(case, one)} {one.url}".strip()


def _restart(case: Case, one: Seen) -> str:
    bank = _bank(case, one)
    return case.of_nodes("start", bank) if bank else f"start the node at {one.url}, or correct its url"


def _status(case: Case, one: Seen) -> str:
    bank = _bank(case, one)
    return f"{case.of_nodes('status', bank)}; if it does not catch up, heal" if bank else "wait until it has caught up"


def _counted(nodes: int) -> str:
    return "1 node" if nodes == 1 else f"{nodes} nodes"
