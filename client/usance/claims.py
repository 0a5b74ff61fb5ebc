"""Claims: reading them, paying them, reporting them unpaid."""

from __future__ import annotations

from typing import TYPE_CHECKING

from usance import ids
from usance.acting import Acting
from usance.fields import Fields
from usance.model import Claim

if TYPE_CHECKING:
    from usance.directory import Directory


def read_claim(view: Fields, directory: Directory) -> Claim:
    """A claim from the struct ClaimView."""
    stored = view.struct("claim")
    return Claim(
        id=ids.claim_text(view.number("id")),
        credit=ids.credit_text(view.number("credit")),
        status=view.member("status", "ClaimStatus"),
        obligor=directory.name(stored.number("obligor")),
        owner=directory.name(view.number("holder")),
        face=stored.money("face", stored.text("currency")),
        maturity=stored.some_day("maturity"),
        place=stored.text("place"),
    )


class ClaimDesk(Acting):
    """What a party says about claims. Every write raises Refusal with the contracts' own error."""

    def pay(self, claim: str) -> Claim:
        """As obligor, pay the claim to whoever owns it, from its day on."""
        return self._about_claim(claim, "pay")

    def report_unpaid(self, claim: str) -> Claim:
        """As anyone, put on record that the day has passed without payment; the debt stays."""
        return self._about_claim(claim, "reportUnpaid")

    def _about_claim(self, claim: str, function: str) -> Claim:
        self._do("Claims", function, [ids.claim_number(claim)])
        return self.platform.claim(claim)
