"""Banks that the council is asked to admit: the account by which one will act, and its name, kept in this workspace."""

from __future__ import annotations

from typing import TYPE_CHECKING

from usance.accounts import well_known
from usance.deployment.desk import DeskConfig
from usance.deployment.keys import Key
from usance.events import Receipt
from usance.fields import integer
from usance.membership import OwnKeyNotHere
from usance.resolutions.decoded import ADMISSION

if TYPE_CHECKING:
    from usance.platform import Platform

_DESK = "desk of a bank to be admitted"
_CHECKERS = ("checker", "second checker")


def account_for(platform: Platform, name: str, given: str, *, dry: bool) -> str:
    """The account `given`, or without one that of the network file; for a bank that is not in it a well-known key's, or
    where the banks of the network have desks that of a desk with such keys, which is opened now.

    Raises NameTaken, BadName, OwnKeyNotHere, Refusal, ChainError."""
    platform.directory.check_free(name)
    account = given or platform.record.awaiting.get(name) or _own(platform, name, dry=dry)
    if not dry:
        platform.papers.keep(ADMISSION, account, name)
    return account


def place_of(platform: Platform, name: str) -> str:
    """The place of a bank by the network file; the convener's for one that is not in it."""
    places = {member.name: member.place for member in platform.network.members}
    return places.get(name) or platform.network.holder("Convener").place


def remember(platform: Platform, receipt: Receipt) -> None:
    """Know those by name whom the council has admitted in `receipt`, where this workspace had proposed it."""
    directory, papers = platform.directory, platform.papers
    for event in (one for one in receipt.events if one.name == "PartyAdmitted"):
        account = str(event.args["account"])
        name = papers.find(ADMISSION, account)
        if name is None or name in directory.names:
            continue
        key, *checkers = (directory.drafted_key(draft) for draft in _drafts(name))
        stand = tuple(one for one in checkers if one is not None)
        desk = account if papers.find(_DESK, name) == account else ""
        # It may have been admitted by another account than the one that was drafted for it first.
        if not desk and (key is None or well_known(key).address != account):
            key = None
        party = integer(event.args["party"])
        directory.add_customer(name, party, key=key, desk=desk, checkers=stand if desk else ())


def _own(platform: Platform, name: str, *, dry: bool) -> str:
    network, directory = platform.network, platform.directory
    if network.chain.deployer.well_known is None:
        raise OwnKeyNotHere(name, network.name)
    first, *others = _drafts(name)
    maker = directory.customer_key(first, keep=not dry)
    # A dry run opens nothing, and any account will do in it.
    if dry or not any(member.desk for member in network.members):
        return well_known(maker).address
    checkers = [Key(well_known=directory.customer_key(draft, keep=True)) for draft in others]
    desk = DeskConfig(makers=[Key(well_known=maker)], checkers=checkers)
    # By the deployer, since a network may let nobody else make contracts.
    receipt = platform.ledger.send(
        network.chain.deployer.account(), "Desks", "open", desk.arguments(maker), key=f"{ADMISSION}/{name}/desk"
    )
    opened = str(receipt.only("DeskOpened").args["desk"])
    platform.papers.keep(_DESK, name, opened)
    return opened


def _drafts(name: str) -> tuple[str, ...]:
    """What the workspace keeps each key under until the bank is admitted."""
    return (f"{ADMISSION}/{name}", *(f"{ADMISSION}/{name}/{role}" for role in _CHECKERS))
