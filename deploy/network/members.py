"""A bank that joins a running network, and one that leaves it, by vote of the others."""

from __future__ import annotations

import time

from deploy.network import making, processes, running, settings
from deploy.network.engine import Engine, Say
from deploy.network.faults import BadHome, NotReady
from deploy.network.homes import Home
from deploy.network.voting import Floor, Vote

_SEATED_SECONDS = 60.0
_LOOK = 0.3


def add(home: Home, engine: Engine, bank: str, say: Say) -> None:
    """Make the node of a bank that is in the consortium file and not in the network, let it catch up, and propose its
    seat: every bank whose key is kept here votes for it. What is done is not done twice. Raises VoteFailed and others.
    """
    seated = _seated(home, bank)
    if bank in seated:
        raise BadHome(home.of(bank), f"{bank} has a seat already", "nothing was changed")
    if bank not in home.cards:
        making.make_node(home, engine, bank)
        say(f"{bank}: node made")
    introduce(home, engine, bank, say)
    running.start(home, engine, [bank])
    say(f"{bank}: node runs and has caught up")
    floor, proposer = Floor(home, engine), seated[0]
    if not _is_named(floor, proposer, home.cards[bank].operator):
        floor.send(proposer, "invite", home.cards[bank].operator)
        floor.send(bank, "name-node", bank, via=proposer)
        say(f"{bank}: invited by {proposer}, node named, without power so far")
    number = floor.decide(proposer, _all_yes(seated), "seat", home.cards[bank].operator)
    _wait_for(home, bank, proposer, seated=True)
    say(f"{bank}: proposal {number} passed, it has a seat")


def remove(home: Home, engine: Engine, bank: str, say: Say) -> None:
    """Propose that a bank leaves its seat: the others vote for it. Its node is stopped, and its folder stays."""
    others = [one for one in _seated(home, bank) if one != bank]
    if bank not in _seated(home, bank):
        raise BadHome(home.of(bank), f"{bank} has no seat", "nothing was changed")
    floor, proposer = Floor(home, engine), others[0]
    number = floor.decide(proposer, _all_yes(others), "unseat", home.cards[bank].operator)
    _wait_for(home, bank, proposer, seated=False)
    running.stop(home, [bank])
    say(f"{bank}: proposal {number} passed, it has no seat; its node is stopped, its folder stays")


def introduce(home: Home, engine: Engine, bank: str, say: Say) -> None:
    """Let every node kept here know its peers as they are now; those that run are started anew, one after the other, so
    that the others make blocks meanwhile."""
    ids = {name: card.node for name, card in home.cards.items()}
    for other in home.here:
        config = home.of(other) / "config/config.toml"
        before = config.read_text(encoding="utf-8")
        making.share(home, other)
        if other == bank or config.read_text(encoding="utf-8") == before or processes.pid_of(home.of(other)) is None:
            continue
        running.stop(home, [other])
        running.start(home, engine, [other])
        say(
            f"{other}: knows {len(settings.of_peers(home.consortium, other, ids)) and len(ids) - 1} peers, started anew"
        )


def _seated(home: Home, bank: str) -> list[str]:
    """The banks with a seat whose nodes run here, as one of them sees it."""
    up = [one for one in running.running(home) if one != bank]
    if not up:
        raise NotReady(bank, "no other node of the network runs here", home.path)
    powers = running.node(home, up[0]).powers()
    cards = home.cards
    return [one for one in home.consortium.banks if one in cards and powers.get(cards[one].consensus)]


def _is_named(floor: Floor, proposer: str, operator: str) -> bool:
    seats = floor.query(proposer, "seats")["validators"]
    # An operator and its validator are one address in two spellings, which differ in prefix and checksum.
    return any(_body(one["operator_address"]) == _body(operator) for one in seats)


def _body(address: str) -> str:
    return address.rpartition("1")[2][:-6]


def _all_yes(banks: list[str]) -> dict[str, Vote]:
    return dict.fromkeys(banks, "yes")


def _wait_for(home: Home, bank: str, witness: str, *, seated: bool) -> None:
    ends, key = time.monotonic() + _SEATED_SECONDS, home.cards[bank].consensus
    # One with a new seat says itself what it was a block ago; one that has lost it need not run any more.
    while bool(running.node(home, witness).powers().get(key)) != seated or (
        seated and not running.node(home, bank).state().power
    ):
        if time.monotonic() > ends:
            raise NotReady(bank, "the vote has passed and the seats did not change", home.log(witness))
        time.sleep(_LOOK)
