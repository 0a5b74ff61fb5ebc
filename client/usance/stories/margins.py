"""What each holder made of the claims that were sold: the seller's discount is what buyers and the last owner earn."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from usance import ids
from usance.model import Claim
from usance.money import Money
from usance.stories.scene import Scene


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """One party's time with a claim that was sold: `paid` is its price, the face for the first owner, to whom it was
    owed; `got` what it was sold for or what the obligor paid, None as long as neither is."""

    claim: str
    party: str
    paid: Money
    got: Money | None

    @property
    def margin(self) -> int | None:
        """Minor units; below 0 for the first owner, that had its money early."""
        return None if self.got is None else self.got.minor - self.paid.minor


@dataclass(frozen=True, slots=True)
class Sale:
    """A settled sale of a claim, by its id."""

    claim: str
    seller: str
    buyer: str
    net: Money


def sales(scene: Scene) -> Iterator[Sale]:
    """Of the story's claims, in their order."""
    name, platform = scene.platform.directory.name, scene.platform
    for credit in scene.credits.values():
        for event in platform.history.events(credit=ids.credit_number(credit)):
            if event.name not in ("SaleSettled", "ClaimBoughtBack"):
                continue
            quote = platform.quote(ids.quote_text(int(str(event.args["id"]))))
            back = event.name == "ClaimBoughtBack"
            seller = name(int(str(event.args["seller"])))
            sides = (quote.buyer, seller) if back else (seller, quote.buyer)
            amount = int(str(event.args["amount" if back else "net"]))
            yield Sale(quote.claim, *sides, Money(amount, quote.face.currency))


def holdings(scene: Scene, claims: Sequence[tuple[str, Claim]]) -> tuple[Holding, ...]:
    """For each claim that was sold, who had it, from the first owner to the last."""
    made = list(sales(scene))
    return tuple(one for label, claim in claims for one in _of(label, claim, [s for s in made if s.claim == claim.id]))


def _of(label: str, claim: Claim, made: Sequence[Sale]) -> Iterator[Holding]:
    if not made:
        return
    end = claim.face if claim.status == "Paid" else None
    paid = [claim.face, *(sale.net for sale in made)]
    got = [*(sale.net for sale in made), end]
    holders = [made[0].seller, *(sale.buyer for sale in made)]
    for party, price, brought in zip(holders, paid, got, strict=True):
        yield Holding(claim=label, party=party, paid=price, got=brought)
