"""Parties: reading them, bringing in customers, standing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from usance.accounts import well_known
from usance.acting import Acting
from usance.errors import InputError
from usance.fields import Fields, integer
from usance.model import Party

if TYPE_CHECKING:
    from usance.directory import Directory

_NOBODY = "0x" + "00" * 20


class OwnKeyNotHere(InputError):
    """A customer with a key of its own where keys are not the development keys that everybody knows."""

    def __init__(self, given: str, network: str) -> None:
        needed = "a customer that acts by its bank, or a network of well-known keys"
        super().__init__(f"{given} cannot get a key on {network}; needed: {needed}", given=given, needed=needed)


def read_party(number: int, stored: Fields, directory: Directory) -> Party:
    """A party from the struct Party."""
    account = stored.text("account")
    return Party(
        number=number,
        name=directory.name(number),
        kind=stored.member("kind", "PartyKind"),
        standing=stored.member("standing", "Standing"),
        place=stored.text("place"),
        account=None if account == _NOBODY else account,
        sponsor=directory.optional(stored.number("sponsor")),
        mandate=stored.flag("mandate"),
    )


class MembershipDesk(Acting):
    """What a party says about parties. Every write raises Refusal with the contracts' own error."""

    def introduce(self, name: str, *, own_key: bool = False) -> Party:
        """As a bank, bring in a customer, which acts by this bank. With `own_key` (on networks of well-known keys only)
        it can act by itself as well, and has given this bank its mandate. The name stays in this workspace; cut short,
        the same again goes on. Raises BadName, NameTaken, OwnKeyNotHere."""
        directory, key = self.platform.directory, f"introduce/{self.party}/{name}"
        directory.check_free(name)
        index = self._own_key(name, key) if own_key else None
        account = well_known(index).address if index is not None else _NOBODY
        receipt = self._do("Membership", "introduce", [account], key=key)
        number = integer(receipt.only("PartyAdmitted").args["party"])
        if index is not None:
            self.platform.ledger.send(well_known(index), "Membership", "setMandate", [True], key=f"mandate/{number}")
        # Last, since a name that is known is not introduced again.
        directory.add_customer(name, number, key=index)
        return self.platform.party(name)

    def set_mandate(self, mandate: bool) -> Party:
        """As a customer with a key of its own, let the sponsor act for it, or stop that."""
        self._do("Membership", "setMandate", [mandate])
        return self.platform.party(self.name)

    def suspend(self, party: str) -> Party:
        """As registrar, suspend a party for 30 days, unless the council confirms it: it opens nothing new, and still
        examines, pays and is paid."""
        self._do("Membership", "suspend", [self.platform.directory.number(party)])
        return self.platform.party(party)

    def reinstate(self, party: str) -> Party:
        """As registrar, end a suspension that the council has not confirmed."""
        self._do("Membership", "reinstate", [self.platform.directory.number(party)])
        return self.platform.party(party)

    def _own_key(self, name: str, introduction: str) -> int:
        network = self.platform.network
        if network.chain.deployer.well_known is None:
            raise OwnKeyNotHere(name, network.name)
        return self.platform.directory.customer_key(introduction, keep=not self.dry)
