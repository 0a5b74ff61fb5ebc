"""Whether the seats of the consensus are those of the members: a bank that was expelled signs no blocks, and each other
does. Whose a seat is, say the cards that the banks have handed each other; a node that calls itself something is
believed only where there is none, as anybody may take any name."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass

from usance.deployment import Consortium, Member, Record
from usance.doctor import comet
from usance.doctor.case import Case
from usance.doctor.comet import Unfit, Voice
from usance.doctor.finding import Finding, not_here, not_made, ok, warn
from usance.fields import Fields
from usance.ledger import Ledger

_CHECK = "seats"
_GOOD = "Good"


@dataclass(frozen=True)
class _Banks:
    """The members that may have a seat, by the name of their nodes, and how each stands on the ledger."""

    members: Mapping[str, Member]
    standings: Mapping[str, str]


def seats(case: Case, ledger: Ledger, record: Record) -> Iterator[Finding]:
    """Each seat, and each bank without one, that is not as it should be."""
    consortium = case.consortium
    if consortium is None:
        yield not_here(_CHECK, "no validators of the banks under this chain")
        return
    voices = _voices(consortium)
    if not voices:
        ports = ", ".join(map(str, _ports(consortium)))
        found = f"no node of {consortium.chain_name} answers on this machine, at {ports}"
        yield not_made(_CHECK, found, "examine on the host of a node, which tells nobody else")
        return
    # One that is catching up still has the seats of another day.
    powers, whose = comet.seats(max(voices, key=lambda one: one.height).url), _whose(case, voices)
    banks = _banks(ledger, record)
    seated = {key: whose.get(key, "") for key, power in powers.items() if power}
    faults = [*_seats_of_others(case, seated, banks), *_without_seat(case, set(seated.values()), banks)]
    yield from faults
    if not faults:
        yield ok(_CHECK, f"{len(seated)}, of {', '.join(sorted(seated.values()))}, members in good standing")


def _seats_of_others(case: Case, seated: Mapping[str, str], banks: _Banks) -> Iterator[Finding]:
    for key, bank in seated.items():
        if not bank:
            do = f"put the cards of all banks into {case.home / 'cards'}; if none has it, vote the seat away"
            yield warn(_CHECK, f"the seat with key {key} is nobody's that is known here", do)
        elif bank not in banks.members:
            do = f"admit and deploy it, or {_removal(case, bank)}"
            yield warn(_CHECK, f"{bank} has a seat, and is no member on the ledger", do)
        elif (standing := banks.standings[bank]) != _GOOD:
            yield warn(_CHECK, f"{bank} has a seat, and is {standing.lower()} on the ledger", _removal(case, bank))


def _without_seat(case: Case, seated: set[str], banks: _Banks) -> Iterator[Finding]:
    for bank, member in banks.members.items():
        if member.kind == "Bank" and banks.standings[bank] == _GOOD and bank not in seated:
            # Whose seat is not known may be this very bank's.
            do = "first find out whose the unknown seat is" if "" in seated else _addition(case, bank)
            yield warn(_CHECK, f"{member.name} is a member in good standing, and has no seat", do)


def _removal(case: Case, bank: str) -> str:
    if case.consortium is not None and case.consortium.trial:
        return case.of_nodes("remove", bank)
    return "vote the seat away: docs/operations.md, Remove a bank"


def _addition(case: Case, bank: str) -> str:
    if case.consortium is not None and case.consortium.trial:
        named = "" if bank in case.consortium.banks else "its node into the network file, then "
        return f"{named}{case.of_nodes('add', bank)}"
    return "vote it a seat: docs/operations.md, Add a bank"


def _voices(consortium: Consortium) -> Sequence[Voice]:
    # CometBFT listens on a node's own host only; where each node has a host, one of these ports is this host's.
    found = []
    for port in _ports(consortium):
        with suppress(Unfit):
            found.append(comet.voice(f"http://127.0.0.1:{port}"))
    return [one for one in found if one.chain == consortium.chain_name]


def _ports(consortium: Consortium) -> list[int]:
    return list(dict.fromkeys(one.at("rpc") for one in consortium.validators))


def _whose(case: Case, voices: Sequence[Voice]) -> dict[str, str]:
    """Bank by consensus key."""
    return {one.key: one.name for one in voices} | _cards(case)


def _cards(case: Case) -> dict[str, str]:
    found = {}
    for path in sorted((case.home / "cards").glob("*.json")):
        with suppress(OSError, ValueError, KeyError, TypeError):
            card = json.loads(path.read_text(encoding="utf-8"))
            found[str(card["consensus"])] = str(card["bank"])
    return found


def _banks(ledger: Ledger, record: Record) -> _Banks:
    # Nodes are named with letters, digits and hyphens only.
    members = {re.sub(r"[^A-Za-z0-9]+", "-", member.name): member for member in record.members}
    standings = {
        bank: Fields(ledger.call("Membership", "get", [member.party])).member("standing", "Standing")
        for bank, member in members.items()
    }
    return _Banks(members, standings)
