"""Parties: reading them, bringing in customers, standing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from usance.accounts import well_known
from usance.acting import Acting
from usance.fields import Fields, integer
from usance.model import Party

if TYPE_CHECKING:
    from usance.directory import Directory

_NOBODY = "0x" + "00" * 20


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
        """As a bank, bring in a customer, which acts by this bank. With `own_key` (embedded chain only) it can act by
        itself as well, and has given this bank its mandate. The name stays in this workspace. Raises NameTaken."""
        directory = self.platform.directory
        directory.check_free(name)
        index = directory.next_customer_key() if own_key else None
        account = well_known(index).address if index is not None else _NOBODY
        receipt = self._do("Membership", "introduce", [account], key=f"introduce/{self.party}/{name}")
        number = integer(receipt.only("PartyAdmitted").args["party"])
        directory.add_customer(name, number, key=index)
        if own_key:
            self.platform.desk(name).set_mandate(True)
        return self.platform.party(name)

    def set_mandate(self, mandate: bool) -> Party:
        """As a customer with a key of its own, let the sponsor act for it, or stop that."""
        self._do("Membership", "setMandate", [mandate])
        return self.platform.party(self.name)

    def suspend(self, party: str) -> Party:
        """As registrar, suspend a party: it opens nothing new, and still examines, pays and is paid."""
        self._do("Membership", "suspend", [self.platform.directory.number(party)])
        return self.platform.party(party)

    def reinstate(self, party: str) -> Party:
        """As registrar, end a suspension."""
        self._do("Membership", "reinstate", [self.platform.directory.number(party)])
        return self.platform.party(party)
