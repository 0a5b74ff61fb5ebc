"""Sales carried through, several acts in a row: from the claim to its settlement, or to whatever stops it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tests.invariants.bargains import BUYERS, OTHER_WORD, WORD, Bargains
from tests.invariants.dealings import Move
from tests.invariants.ghost import Act, Ghost
from tests.invariants.ghost.legs import Payment
from tests.invariants.ghost.market_records import DELIVERY, LEG, QUOTE, Quote, claim_of, listing_of, source_of
from tests.invariants.ghost.money import UNLIMITED
from tests.invariants.ghost.records import CLAIM, CREDIT, RULES, TENOR
from tests.invariants.market_terms import DAY, HOUR

if TYPE_CHECKING:
    from tests.invariants.moves import Moves

FACE = 20_000_000
ISSUERS = (3, 5, 6)
Steps = Iterator[Act | int]


@dataclass(frozen=True)
class Trades:
    """Draws sequences by the dice of `moves`."""

    moves: Moves
    ghost: Ghost

    @property
    def bargains(self) -> Bargains:
        return Bargains(self.moves, self.ghost)

    def weights(self) -> dict[Move, int]:
        sellable, bought = self.bargains.sellable(), self.bought()
        running = self.bargains.quotes("Taken", "Acknowledged", "Objected")
        return {
            self.make_a_claim: 1 if sellable else 8,
            self.sell_a_claim: 5 if sellable else 1,
            self.sell_on: 6 if set(bought) & set(sellable) else 0,
            self.sell_to_the_best: 4 if sellable else 0,
            self.sell_into_an_offer: 4 if sellable else 0,
            self.change_a_listing: 2 if sellable else 0,
            self.carry_on: 4 if running else 0,
            self.let_a_sale_lapse: 4 if running else 0,
            self.answer_for_a_breach: 4 if bought else 0,
            self.hold_to_maturity: 2 if bought else 0,
            self.pass_on_what_is_sold: 2 if running else 0,
            self.think_better_of_it: 3 if sellable else 0,
            self.ask_around: 2,
        }

    # To the settlement

    def make_a_claim(self) -> Steps:
        """A credit of a bank in good standing is drawn under, and honoured: an undertaking to pay in some months."""
        roots, parties = self.moves.free_roots(), self.ghost.parties
        if not roots:
            return
        issuer = self.moves.pick([bank for bank in ISSUERS if not parties.is_suspended(bank)], ISSUERS, odds=50)
        number = self.ghost.credits.issued_by[issuer] + 1
        credit, by = issuer << 32 | number, parties.account_of(issuer)
        yield Act(by, "Credits.issue", (self._terms(issuer, number),))
        if (record := self.ghost.credits.records.get(credit)) is None or record.status != CREDIT["Issued"]:
            return
        yield Act(self.moves.able(record.adviser), "Credits.advise", (credit,))
        amount = self.moves.pick((FACE, FACE - 1, 1))
        drawing = (credit, amount, 0, roots[0], 0)
        yield Act(self.moves.able(record.beneficiary), "Presentations.present", drawing)
        yield Act(by, "Presentations.comply", (credit << 16 | 1,))
        yield Act(by, "Presentations.honour", (credit << 16 | 1,))

    def sell_a_claim(self, claim: int = 0) -> Steps:
        """Released, quoted, taken and settled."""
        if not claim and not (claim := self._one_for_sale()):
            return
        yield self._release(claim)
        listing, buyer = self._listing(claim), self.bargains.buyer(claim)
        if self.moves.pick((False, False, True)):
            yield Act(self.moves.able(buyer), "Listings.inquire", (listing,))
            yield from self._line(claim, buyer)
        yield Act(self.moves.able(buyer), "Forfaiting.quote", (listing, self._quote_terms(claim)))
        number = self._last_quote(claim)
        yield Act(self.moves.able(self._holder(claim)), "Forfaiting.take", (number,))
        yield from self.carry_on(number)

    def sell_on(self) -> Steps:
        """A bank sells what it has bought."""
        sellable = set(self.bargains.sellable())
        if fitting := [claim for claim in self.bought() if claim in sellable]:
            yield from self.sell_a_claim(self.moves.pick(fitting))

    def sell_to_the_best(self) -> Steps:
        """Two banks seal quotes and reveal them, one of them perhaps too early; the seller takes one."""
        if not (claim := self._one_for_sale()):
            return
        yield self._release(claim, sealed=True)
        entry, listing = self.ghost.market.listings.records.get(claim), self._listing(claim)
        if entry is None or not entry.sealed_until:
            return
        buyers = {self.bargains.buyer(claim) for _ in range(2)}
        for buyer in sorted(buyers):
            yield Act(self.moves.able(buyer), "Seals.seal", (listing, self.bargains.sealed_by(listing, buyer)))
        if self.moves.pick((True, False)):
            yield from self._at(self.moves.pick((entry.sealed_until, entry.sealed_until - 60)))
            yield self.bargains.reveal()
        yield from self._at(entry.sealed_until + 1)
        for buyer in sorted(buyers):
            kept = self.ghost.market.seals.records.get((listing, buyer), b"")
            if kept in self.ghost.market.seals.envelopes:
                yield Act(self.moves.able(buyer), "Seals.reveal", (listing, *self.ghost.market.seals.envelopes[kept]))
        number, by = self._last_quote(claim), self.moves.able(self._holder(claim))
        if self.moves.pick((True, False)):
            yield from self._at(entry.reveal_until)
            yield Act(by, "Forfaiting.take", (number,))
        yield from self._at(entry.reveal_until + 1)
        yield Act(by, "Forfaiting.take", (number,))
        yield from self.carry_on(number)

    def sell_into_an_offer(self) -> Steps:
        """A bank offers funds, and the owner of a claim takes them; perhaps twice, as far as they go."""
        if not (claim := self._one_for_sale()):
            return
        buyer = self.bargains.buyer(claim)
        yield Act(self.moves.able(buyer), "Funding.offer", (self.bargains.terms.offer(claim, sound=True),))
        offer, days = len(self.ghost.market.funding.records), self._value_days(claim)
        if not offer or not days:
            return
        yield Act(self.moves.able(self._holder(claim)), "Funding.sell", (offer, claim, self.moves.pick(days)))
        yield from self.carry_on(self._last_quote(claim))

    def change_a_listing(self) -> Steps:
        """The seller changes what it has listed after a bank has quoted, and tries to take the quote all the same."""
        if not (claim := self._one_for_sale()):
            return
        yield self._release(claim)
        buyer, seller = self.bargains.buyer(claim), self.moves.able(self._holder(claim))
        yield Act(self.moves.able(buyer), "Forfaiting.quote", (self._listing(claim), self._quote_terms(claim)))
        number = self._last_quote(claim)
        then = self.moves.pick(("release", "expire", "expire"))
        quote = self.ghost.market.quotes.records.get(number)
        if then == "release":
            yield self._release(claim)
        elif quote is not None:
            yield from self._at(quote.until + self.moves.pick((0, 1)))
        yield Act(seller, "Forfaiting.take", (number,))

    def carry_on(self, number: int = 0) -> Steps:
        """A sale that runs is acknowledged, after an objection perhaps, gets its documents and is settled; somebody may
        try to settle it before."""
        running = self.bargains.quotes("Taken", "Acknowledged", "Objected")
        number = number or (self.moves.pick(running) if running else 0)
        quote = self.ghost.market.quotes.records.get(number)
        if quote is None or not quote.runs:
            return
        claim = self.ghost.claims.records[claim_of(number)]
        obligor = self.ghost.parties.account_of(claim.obligor)
        if quote.status == QUOTE["Taken"] and self.moves.pick((False, False, False, True)):
            yield Act(obligor, "Forfaiting.object", (number, WORD))
            if self.moves.pick((True, False)):
                yield Act(self.moves.able(quote.buyer), "Forfaiting.lapse", (number,))
        if self.moves.pick((False, False, True)):
            yield from self.pass_on_what_is_sold(number)
        stays = self.moves.pick((False,), (True,), odds=10)
        if stays:
            yield from self._stay(number, "stay")
        if self.moves.pick((False, False, True)):
            yield from self.moves.later(claim.place, quote.value)
            yield from self._settle(number, quote)
        if quote.status != QUOTE["Acknowledged"]:
            yield Act(obligor, "Forfaiting.acknowledge", (number,))
        if self.moves.pick((True,) if quote.availability else (False, False, False, True)):
            yield from self.moves.later(claim.place, quote.value)
            yield from self._settle(number, quote)
        yield from self._documents(number, quote)
        yield from self.moves.later(claim.place, quote.value)
        yield from self._pay(number, quote)
        if stays:
            yield from self._stay(number, "liftStay")
            yield from self._pay(number, quote)

    def _documents(self, number: int, quote: Quote) -> Steps:
        if quote.delivery not in (DELIVERY["Awaited"], DELIVERY["Rejected"]):
            return
        buyer, seller = self.moves.able(quote.buyer), self.moves.able(quote.seller)
        yield Act(seller, "Deliveries.deliver", (number, WORD))
        if self.moves.pick((True, False)):
            yield Act(buyer, "Deliveries.reject", (number, WORD))
            yield Act(seller, "Deliveries.deliver", (number, OTHER_WORD))
        yield Act(buyer, "Deliveries.satisfy", (number,))

    def _pay(self, number: int, quote: Quote) -> Steps:
        if quote.status != QUOTE["Acknowledged"]:
            return
        buyer, seller = (self.ghost.parties.account_of(side) for side in (quote.buyer, quote.seller))
        if self.moves.pick((False,), (True,), odds=12):
            yield Act(self.moves.world.address("CBA"), "Membership.suspend", (quote.buyer,))
        if quote.leg == LEG["Digital"]:
            yield from self._settle(number, quote)
            return
        for _ in range(self.moves.pick((1, 2))):
            yield Act(buyer, "Forfaiting.settle", (number, WORD))
        if self.moves.pick((True, False)):
            place = self.ghost.claims.records[claim_of(number)].place
            yield from self.moves.later(place, self.moves.pick((quote.confirm_by,), (quote.confirm_by + 1,), odds=4))
        yield Act(seller, "Forfaiting.settle", (number, self.moves.pick((WORD,), (OTHER_WORD,), odds=6)))
        yield Act(seller, "Forfaiting.settle", (number, WORD))

    def _settle(self, number: int, quote: Quote) -> Steps:
        """With the money there, by either side, whatever may be wanting yet."""
        by = self.ghost.parties.account_of(self.moves.pick((quote.buyer, quote.seller)))
        digital = quote.leg == LEG["Digital"]
        if digital:
            yield from self._funded(self.ghost.market.sales.payment(number))
        yield Act(by, "Forfaiting.settle", (number, bytes(32) if digital else WORD))

    def _funded(self, payment: Payment) -> Steps:
        """As a rule the payer has the money, and lets the market draw on it."""
        money, payer = self.ghost.cash[payment.currency], self.ghost.parties.account_of(payment.payer)
        cash, leg = f"Cash:{payment.currency.decode()}", self.moves.world.ledger.address("DigitalLeg")
        if self.moves.pick((False,), (True,), odds=10):
            return
        if money.balances[payer] < payment.amount:
            yield Act(self.moves.world.address("PBoC"), f"{cash}.issue", (payer, payment.amount))
        if money.leave_to_trade[payer] < payment.amount:
            yield Act(payer, f"{cash}.approve", (leg, self.moves.pick((UNLIMITED, payment.amount))))

    def _stay(self, number: int, verb: str) -> Steps:
        credit = source_of(claim_of(number))
        if self.ghost.credits.is_stayed(credit) == (verb == "liftStay"):
            yield Act(self.moves.world.address("CBA"), f"Endings.{verb}", (credit, WORD))

    # To something else

    def let_a_sale_lapse(self) -> Steps:
        """On its last day it may still be settled, on the next one anybody says that it has come to nothing."""
        if not (running := self.bargains.quotes("Taken", "Acknowledged", "Objected")):
            return
        number = self.moves.pick(running)
        quote, claim = self.ghost.market.quotes.records[number], self.ghost.claims.records[claim_of(number)]
        buyer = self.ghost.parties.account_of(quote.buyer)
        last, known = self.ghost.market.sales.last_day(number), self.moves.world.known.accounts
        anybody = self.moves.dice.choice(known)
        yield from self.moves.later(claim.place, last)
        yield Act(anybody, "Forfaiting.lapse", (number,))
        yield from self.moves.later(claim.place, last + 1)
        if self.moves.pick((True, False)):
            yield Act(buyer, "Forfaiting.settle", (number, WORD))
        yield Act(anybody, "Forfaiting.lapse", (number,))

    def answer_for_a_breach(self) -> Steps:
        """The buyer holds the seller to its breach, and the seller takes the claim back for what it got."""
        settled = [n for n in self.bargains.quotes("Settled", "Disputed") if claim_of(n) in self.bought()]
        if not settled:
            return
        number = self.moves.pick(settled)
        quote = self.ghost.market.quotes.records[number]
        buyer, seller = (self.ghost.parties.account_of(side) for side in (quote.buyer, quote.seller))
        if quote.status == QUOTE["Settled"]:
            yield Act(buyer, "Recourses.claimRecourse", (number, self.moves.pick((1, 2, 3, 4)), WORD))
        back = self.ghost.market.sales.payment(number)
        yield from self._funded(Payment(back.payee, back.payer, back.currency, back.amount))
        yield Act(seller, "Recourses.buyBack", (number,))

    def hold_to_maturity(self) -> Steps:
        """A bank keeps what it has bought until it is paid."""
        owed = [c for c in self.bought() if self.ghost.claims.records[c].status != CLAIM["Paid"]]
        return self.moves.fall_due(self.moves.pick(owed)) if owed else iter(())

    def pass_on_what_is_sold(self, number: int = 0) -> Steps:
        """Its owner tries to give away a claim that it has sold, or to sell it once more."""
        running = self.bargains.quotes("Taken", "Acknowledged", "Objected")
        if not running:
            return
        claim = claim_of(number or self.moves.pick(running))
        owner = self.ghost.claims.owner[claim]
        by = self.ghost.parties.present_account(owner)
        taker = self.moves.pick([party.account for n, party in self.ghost.parties.records.items() if n in BUYERS])
        yield Act(by, "Claims.transferFrom", (owner, taker, claim))
        terms = self.bargains.terms.listing(claim, sealed=False)
        yield Act(by, "Listings.release", (claim, terms, WORD))

    def think_better_of_it(self) -> Steps:
        """A bank takes its quote back, or its offer of funds, the seller takes its claim off the market."""
        if not (claim := self._one_for_sale()):
            return
        buyer = self.moves.able(self.bargains.buyer(claim))
        if self.moves.pick((True, False)):
            yield Act(buyer, "Funding.offer", (self.bargains.terms.offer(claim, sound=True),))
            yield Act(buyer, "Funding.withdraw", (len(self.ghost.market.funding.records),))
            return
        yield self._release(claim)
        yield Act(buyer, "Forfaiting.quote", (self._listing(claim), self._quote_terms(claim)))
        number, seller = self._last_quote(claim), self.moves.able(self._holder(claim))
        yield Act(buyer, "Forfaiting.withdraw", (number,))
        yield Act(seller, "Forfaiting.take", (number,))
        yield Act(seller, "Listings.delist", (self._listing(claim),))

    def ask_around(self) -> Steps:
        """A bank asks in buckets, others say at what rate they might buy, until it has heard enough."""
        asker, other = (self.moves.able(self.moves.pick(BUYERS)) for _ in range(2))
        until = self.moves.world.now() + self.moves.pick((HOUR, DAY))
        yield Act(asker, "Inquiries.ask", (self.bargains.terms.bucket(), until))
        number = len(self.ghost.market.inquiries.records) or 1
        yield Act(other, "Inquiries.indicate", (number, self.moves.pick((28_500, 1_000_000), (1_000_001,), odds=6)))
        if self.moves.pick((True, False)):
            yield Act(self.moves.caller(*BUYERS), "Inquiries.close", (number,))
            yield Act(asker, "Inquiries.close", (number,))

    def _line(self, claim: int, buyer: int) -> Steps:
        """The buyer has a line for the obligor, as a rule one that is long enough, and perhaps ends it."""
        record, by = self.ghost.claims.records[claim], self.moves.able(buyer)
        whom = (record.obligor, record.currency)
        yield Act(by, "Lines.setLine", (*whom, self.moves.pick((record.face, 2 * record.face), (record.face - 1,))))
        if self.moves.pick((True, False)):
            yield Act(by, "Lines.endLine", whom)

    # Who and which

    def bought(self) -> list[int]:
        """Claims that belong to whoever bought them last, and are not paid."""
        found, holder = self.ghost.market.quotes.records.items(), self.ghost.claims.holder
        settled = [(n, quote) for n, quote in found if quote.status in (QUOTE["Settled"], QUOTE["Disputed"])]
        held = {claim_of(n) for n, quote in settled if holder(claim_of(n)) == quote.buyer}
        return sorted(claim for claim in held if self.ghost.claims.records[claim].status != CLAIM["Paid"])

    def _one_for_sale(self) -> int:
        sellable = self.bargains.sellable()
        return self.moves.pick(sellable) if sellable else 0

    def _release(self, claim: int, *, sealed: bool = False) -> Act:
        terms = self.bargains.terms.listing(claim, sealed=sealed)
        return Act(self.moves.able(self._holder(claim)), "Listings.release", (claim, terms, WORD))

    def _quote_terms(self, claim: int) -> dict[str, Any]:
        return self.bargains.terms.quote(claim, sound=self.moves.pick((True, True, True, False)))

    def _listing(self, claim: int) -> int:
        entry = self.ghost.market.listings.records.get(claim)
        return listing_of(claim, entry.version if entry else 1)

    def _last_quote(self, claim: int) -> int:
        entry = self.ghost.market.listings.records.get(claim)
        return self._listing(claim) << 16 | (entry.quotes if entry and entry.quotes else 1)

    def _holder(self, claim: int) -> int:
        return self.ghost.claims.holder(claim)

    def _value_days(self, claim: int) -> list[int]:
        return self.bargains.terms.value_days(self.ghost.claims.records[claim])

    def _at(self, moment: int) -> Iterator[int]:
        """The second, unless it has passed."""
        if moment > self.moves.world.now():
            yield moment

    def _terms(self, issuer: int, number: int) -> dict[str, Any]:
        beneficiary = self.moves.pick([party for party in (10, 11, 5) if party != issuer])
        adviser = next(bank for bank in (5, 6) if bank != issuer)
        today = self.ghost.days.today(b"CN", self.moves.world.now())
        return {
            **{"number": number, "rules": int(RULES["UCP600"]), "applicant": 9, "beneficiary": beneficiary},
            **{"adviser": adviser, "nominated": 0, "confirmation": 0, "partialDrawings": True, "transferable": False},
            **{"transportDocument": False, "place": b"CN", "currency": self.moves.pick((b"CNY", b"CNY", b"USD"))},
            **{"amount": FACE, "tolerancePlus": 0, "toleranceMinus": 0, "expiry": today + 30, "latestShipment": 0},
            **{"presentationDays": 0, "tenor": int(TENOR["AfterSight"]), "tenorValue": self.moves.pick((60, 30, 90))},
            "root": b"\1" * 32,
        }
