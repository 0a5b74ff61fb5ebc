"""The whole examination: every check in turn, whatever the ones before it have found."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from functools import partial

from usance.accounts import BadKey
from usance.chains import Chain
from usance.deployment import BadRecord, Network, Record, attach, open_chain
from usance.doctor import deployed, nodes, seats, unfinished
from usance.doctor.calendars import calendars
from usance.doctor.case import Case
from usance.doctor.clock import blocks, clock
from usance.doctor.disk import disk
from usance.doctor.finding import Finding, fail, not_here, not_made, ok
from usance.doctor.nodes import Seen
from usance.errors import ChainFileMissing, ContractVersionMismatch, WrongChainId
from usance.ledger import Ledger

_Check = Callable[[Case, Ledger, Record], Iterator[Finding]]

_ON_LEDGER: Sequence[tuple[str, _Check]] = (
    ("record", deployed.record),
    ("left to members", deployed.left),
    ("calendar", calendars),
    ("code", deployed.code),
    ("bindings", deployed.bindings),
    ("permissions", deployed.permissions),
    ("desks", deployed.desks),
    ("seats", seats.seats),
    ("outbox", unfinished.outbox),
    ("operations", unfinished.operations),
)
"""In the order in which they are told."""

_ON_CHAIN = ("blocks", "clock", *(name for name, _ in _ON_LEDGER))
_FIRST = "put right what is told above, and examine again"


def examine(case: Case) -> Iterator[Finding]:
    """Every finding, as it is made. Nothing is sent, and nothing that is kept is changed."""
    seen = nodes.look(case)
    sound = nodes.sound(case, seen)
    for check in (nodes.reached, nodes.one_chain_id):
        yield from check(case, seen)
    yield from _guarded("heads", partial(nodes.one_head, case, sound))
    if seen and not sound:
        yield from _left_out(_ON_CHAIN, "no node of the chain answers")
    elif case.network.chain.kind == "embedded" and case.chain is None:
        yield not_here("chain", "in memory it ends with its process")
    else:
        yield from _on_chain(case, sound)
    yield from _guarded("disk", partial(disk, case))


def _on_chain(case: Case, sound: Sequence[Seen]) -> Iterator[Finding]:
    network = _asking(case.network, sound)
    try:
        chain = open_chain(network, case.chain, create=False, write=False)
    except Exception as fault:
        yield fail("chain", str(fault), _opening(case, fault))
        yield from _left_out(_ON_CHAIN, "the chain cannot be opened")
        return
    with closing(chain):
        yield from _guarded("chain", partial(_opened, case, chain))
        development = any(one.has_its_own_clock for one in sound)
        yield from _guarded("blocks", partial(blocks, case, chain))
        yield from _guarded("clock", partial(clock, case, chain, development=development))
    yield from _on_ledger(case, network)


def _opened(case: Case, chain: Chain) -> Iterator[Finding]:
    if case.chain is not None:
        yield ok("chain", f"{case.chain}: block {chain.block_number()}, chain id {chain.chain_id}")


def _on_ledger(case: Case, network: Network) -> Iterator[Finding]:
    try:
        ledger, record = attach(network, case.chain, records=case.records)
    except Exception as fault:
        yield fail("record", str(fault), _attaching(case, fault))
        yield from _left_out([name for name, _ in _ON_LEDGER[1:]], "without a record nothing is known of the contracts")
        return
    with closing(ledger):
        for name, check in _ON_LEDGER:
            yield from _guarded(name, partial(check, case, ledger, record))


def _asking(network: Network, sound: Sequence[Seen]) -> Network:
    """The same, of the nodes that answer: those that do not would be waited for again at each question."""
    if not sound:
        return network
    first, *others = (one.url for one in sound)
    return network.model_copy(update={"chain": network.chain.model_copy(update={"url": first, "urls": others})})


def _guarded(name: str, check: Callable[[], Iterator[Finding]]) -> Iterator[Finding]:
    try:
        yield from check()
    except BadKey as missing:
        yield not_made(name, str(missing), "set it, or examine where the key is")
    except Exception as fault:
        # There may be anything at an address: what one check trips over must not keep the others from being made.
        yield fail(name, " ".join(str(fault).split()) or type(fault).__name__, _FIRST)


def _left_out(names: Sequence[str], why: str) -> Iterator[Finding]:
    return (not_made(name, why, _FIRST) for name in names)


def _opening(case: Case, fault: Exception) -> str:
    if isinstance(fault, ChainFileMissing):
        return case.deploy
    if isinstance(fault, ContractVersionMismatch):
        return "use the client that wrote it, or another file with --chain"
    if isinstance(fault, WrongChainId):
        return "name the network that it is of with --network, or another file with --chain"
    return "docs/deployment.md, When something is refused"


def _attaching(case: Case, fault: Exception) -> str:
    if not isinstance(fault, BadRecord):
        return "docs/deployment.md, When something is refused"
    if "is of chain" in str(fault):
        return "if the node was started anew, move this network's records away and deploy; else correct its url"
    return f"{case.deploy}; or say where it was deployed from with --records DIR"
