"""What buyers say before anything is for sale: offers of funds, lines, and what anybody asks the market."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from usance import ids
from usance.acting import money_of
from usance.dates import civil_day
from usance.fields import integer
from usance.market import BUCKETS, Inquiry, Offer, Quote, code
from usance.model import Party
from usance.moments import Until, last_second
from usance.money import Money
from usance.rates import Rate, rate_of
from usance.sales import SaleDesk

if TYPE_CHECKING:
    from usance.abi import Argument


@dataclass(frozen=True, slots=True)
class Bucket:
    """What is asked for, in words as rough as `usance market ask --help` has them, so that no claim is known by it."""

    side: str
    obligor_class: str
    tenor: str
    size: str
    currency: str

    def said(self) -> Mapping[str, Argument]:
        """The struct. Raises UnknownWord."""
        names = ("side", "obligor_class", "tenor", "size")
        coded = {name: code(of, words, getattr(self, name)) for name, (of, words) in zip(names, BUCKETS, strict=True)}
        return {"class": coded.pop("obligor_class"), **coded, "currency": self.currency.encode()}


class FundingDesk(SaleDesk):
    """Every write raises Refusal with the contracts' own error."""

    def offer_funds(
        self,
        amount: Money | str,
        rate: Rate | str,
        *,
        days: tuple[int, int],
        until: Until,
        obligor: str | None = None,
        grace: int = 0,
        method: str = "straight",
        basis: int | None = None,
        leg: str = "digital",
        confirm_days: int = 0,
        key: str | None = None,
    ) -> Offer:
        """As a bank, offer to buy claims that run for `days` (from, to), on the obligor or on anybody, up to `amount`;
        `until` is of the bank's own place. Raises BadMoney, BadRate, UnknownName, UnknownWord."""
        money = money_of(amount)
        price = self._priced(money.currency, rate, grace, method, basis, leg, confirm_days)
        said: dict[str, Argument] = {
            **{"obligor": self.platform.directory.number(obligor) if obligor else 0, "left": money.minor},
            **{"currency": money.currency.encode(), "fromDays": days[0], "toDays": days[1]},
            "until": last_second(self._own_place(), until),
        }
        receipt = self._do("Funding", "offer", [price | said], key=key)
        return self.platform.offer(ids.offer_text(integer(receipt.only("FundsOffered").args["id"])))

    def withdraw_offer(self, offer: str) -> Offer:
        """As the bank, take back what is left of one's offer."""
        self._do("Funding", "withdraw", [ids.offer_number(offer)])
        return self.platform.offer(offer)

    def sell(self, offer: str, claim: str, value: date) -> Quote:
        """As owner, sell a claim into an offer: it is listed, quoted and taken at once, and settled on `value`."""
        receipt = self._do("Funding", "sell", [ids.offer_number(offer), ids.claim_number(claim), civil_day(value)])
        return self.platform.quote(ids.quote_text(integer(receipt.only("QuoteTaken").args["id"])))

    def ask(self, bucket: Bucket, *, until: Until, key: str | None = None) -> Inquiry:
        """As a bank, ask the market without naming a claim. Raises UnknownWord."""
        receipt = self._do("Inquiries", "ask", [bucket.said(), last_second(self._own_place(), until)], key=key)
        return self.platform.inquiry(ids.inquiry_text(integer(receipt.only("InquiryMade").args["id"])))

    def indicate(self, inquiry: str, rate: Rate | str) -> Inquiry:
        """As a bank, answer with a rate that binds nobody. Raises BadRate."""
        self._do("Inquiries", "indicate", [ids.inquiry_number(inquiry), rate_of(rate).ppm])
        return self.platform.inquiry(inquiry)

    def close_inquiry(self, inquiry: str) -> Inquiry:
        """As the bank that asked, hear no more."""
        self._do("Inquiries", "close", [ids.inquiry_number(inquiry)])
        return self.platform.inquiry(inquiry)

    def set_line(self, obligor: str, amount: Money | str) -> Party:
        """As a bank, buy no more of the obligor than `amount` from now on."""
        money = money_of(amount)
        args: list[Argument] = [self.platform.directory.number(obligor), money.currency.encode(), money.minor]
        self._do("Lines", "setLine", args)
        return self.platform.party(obligor)

    def end_line(self, obligor: str, currency: str) -> Party:
        """As a bank, be bound by no line for the obligor any more."""
        self._do("Lines", "endLine", [self.platform.directory.number(obligor), currency.encode()])
        return self.platform.party(obligor)

    def _own_place(self) -> str:
        return self.platform.party(self.name).place
