"""Transfer of a credit, and who else has a part in its proceeds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from usance import ids
from usance.abi import Argument
from usance.acting import Acting, money_of
from usance.dates import civil_day
from usance.fields import Fields
from usance.model import Credit, Presentation
from usance.money import Money
from usance.terms import Commitment, Scope, Value

if TYPE_CHECKING:
    from usance.directory import Directory

_PART, _DRAFT = "part", "draft of part"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What a part has of its own; None is as in the credit (UCP 600 art. 38g)."""

    to: str
    amount: Money
    expiry: date | None = None
    latest_shipment: date | None = None
    presentation_days: int | None = None
    place: str | None = None

    def private(self) -> dict[str, Value]:
        """Every field that is set, for a commitment."""
        held = ((name, getattr(self, name)) for name in self.__dataclass_fields__)
        return {name: value for name, value in held if value is not None}


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """Proceeds assigned (UCP 600 art. 39), numbered from 1 in a credit. `bank` has acknowledged it and pays it out of
    what it honours, None while none has; `left` is not paid yet."""

    number: int
    assignee: str
    bank: str | None
    amount: Money
    left: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class Advances:
    """What `bank` advanced under a red clause that allows `allowed`: `total`, of which no drawing has paid
    `outstanding` yet; `reclaimed` is true once the issuer owes that."""

    allowed: Money
    bank: str | None
    total: Money
    outstanding: Money
    reclaimed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Substitution:
    """The first beneficiary's invoice under a part (UCP 600 art. 38h, 38i): it may come `until`, None where no bank has
    demanded it; `made` once it came, for `extra` more than the second beneficiary draws."""

    until: date | None
    made: bool
    extra: Money


def read_assignment(stored: Fields, number: int, currency: str, directory: Directory) -> Assignment:
    """From the struct Assignment."""
    return Assignment(
        number=number,
        assignee=directory.name(stored.number("assignee")),
        bank=directory.optional(stored.number("bank")),
        amount=stored.money("amount", currency),
        left=stored.money("left", currency),
    )


def read_advances(stored: Fields, allowed: Money, directory: Directory) -> Advances:
    """From the struct Advance; `allowed` is the clause's."""
    return Advances(
        allowed=allowed,
        bank=directory.optional(stored.number("bank")),
        total=stored.money("total", allowed.currency),
        outstanding=stored.money("outstanding", allowed.currency),
        reclaimed=stored.flag("reclaimed"),
    )


class TransferDesk(Acting):
    """What is said about transfers and proceeds. Every write raises Refusal with the contracts' own error."""

    def transfer(self, credit: str, part: Part, *, key: str | None = None) -> Credit:
        """As first beneficiary or transferring bank, transfer a part (UCP 600 art. 38): with the second of the two it
        is transferred, and the part is returned; with the first the credit itself. Raises UnknownName,
        CurrencyMismatch."""
        number, platform = ids.credit_number(credit), self.platform
        currency = Fields(platform.ledger.call("Credits", "get", [number])).text("currency")
        commitment = self._part(number, part)
        terms: dict[str, Argument] = {
            "beneficiary": platform.directory.number(part.to),
            "amount": part.amount.minor_in(currency),
            "expiry": civil_day(part.expiry) if part.expiry else 0,
            "latestShipment": civil_day(part.latest_shipment) if part.latest_shipment else 0,
            "presentationDays": part.presentation_days or 0,
            "place": (part.place or "").encode(),
            "root": commitment.root,
        }
        receipt = self._do("Transfers", "transfer", [number, terms], key=key)
        made = [event.args["part"] for event in receipt.events if event.name == "CreditTransferred"]
        if not made:
            return platform.credit(credit)
        name = ids.credit_text(int(str(made[0])))
        platform.papers.keep(_PART, name, commitment.to_json())
        return platform.credit(name)

    def demand_invoice(self, presentation: str) -> Presentation:
        """As transferring bank, ask the first beneficiary for its invoice (UCP 600 art. 38i)."""
        self._do("Nominations", "demandInvoice", [ids.presentation_number(presentation)])
        return self.platform.presentation(presentation)

    def substitute(self, presentation: str, amount: Money | str) -> Presentation:
        """As first beneficiary, put one's own invoice of `amount` in place of the second one's (UCP 600 art. 38h)."""
        number, ledger, money = ids.presentation_number(presentation), self.platform.ledger, money_of(amount)
        currency = self.platform.presentation(presentation).amount.currency
        scope = Scope(ledger.chain.chain_id, ledger.address("Nominations"), number >> 16)
        commitment = Commitment.of({"invoice": money}, scope=scope)
        if not self.dry:
            self.platform.papers.keep("invoice", f"0x{commitment.root.hex()}", commitment.to_json())
        self._do("Nominations", "substitute", [number, money.minor_in(currency), commitment.root])
        return self.platform.presentation(presentation)

    def assign(self, credit: str, to: str, amount: Money | str, *, key: str | None = None) -> Credit:
        """As beneficiary, assign a part of the proceeds (UCP 600 art. 39). Raises UnknownName, CurrencyMismatch."""
        assignee = self.platform.directory.number(to)
        return self._of_proceeds(credit, "assign", assignee, self._minor(credit, amount), key=key)

    def acknowledge_assignment(self, credit: str, number: int = 1) -> Credit:
        """As a bank that honours under the credit, acknowledge assignment `number`, from 1."""
        return self._of_proceeds(credit, "acknowledge", number)

    def request_advance(self, credit: str, amount: Money | str) -> Credit:
        """As beneficiary, ask for an advance under the red clause."""
        return self._of_proceeds(credit, "requestAdvance", self._minor(credit, amount))

    def advance(self, credit: str, amount: Money | str, *, key: str | None = None) -> Credit:
        """As nominated or advising bank, advance before shipment, at once."""
        return self._of_proceeds(credit, "advance", self._minor(credit, amount), key=key)

    def reclaim_advance(self, credit: str) -> Credit:
        """As the bank that advanced, claim from the issuer, after the expiry, what no drawing has paid."""
        return self._of_proceeds(credit, "reclaimAdvance")

    def _part(self, credit: int, part: Part) -> Commitment:
        """To what the part has of its own; the side that says the same second finds what the first one kept."""
        papers, ledger = self.platform.papers, self.platform.ledger
        ref = f"{credit} {part}"
        if (kept := papers.find(_DRAFT, ref)) is not None:
            return Commitment.from_json(kept)
        scope = Scope(ledger.chain.chain_id, ledger.address("Transfers"), credit)
        commitment = Commitment.of(part.private(), scope=scope)
        if not self.dry:
            papers.keep(_DRAFT, ref, commitment.to_json())
        return commitment

    def _minor(self, credit: str, amount: Money | str) -> int:
        return money_of(amount).minor_in(self.platform.credit(credit).amount.currency)

    def _of_proceeds(self, credit: str, function: str, *more: int, key: str | None = None) -> Credit:
        self._do("Proceeds", function, [ids.credit_number(credit), *more], key=key)
        return self.platform.credit(credit)
