"""The market played at random: whoever says what, in whatever order, no step of it makes or loses money or claims

given claims of several owners, and banks that release, quote, take, settle, give away, object and let time pass
    it leaves the sum of cash, the sum of claims and their number as they were
    it locks a claim exactly while one sale of it runs
    it moves a claim only against its price, from the buyer to the seller of that sale, to the fen of the oracle
    it takes no sale back
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from random import Random
from typing import Any

from tests import defaults
from tests.contracts.acts import day
from tests.examples import NIGHTLY
from tests.market import CLAIM, DIGITAL, OUTSIDE, listing_terms, moment, quote_terms
from tests.oracle import discount as oracle
from tests.people import Stage
from usance.artifacts import enum
from usance.errors import Refusal

BANKS = ("ICBC", "BOC", "ABC", "CCB", "BoCom")
CLAIMS = (CLAIM, CLAIM + (1 << 16))
FACE, FEN = 100_000_000, 20_000_000_000
STATUS, CLAIM_STATUS = enum("QuoteStatus"), enum("ClaimStatus")
RUNNING = {STATUS["Taken"], STATUS["Acknowledged"], STATUS["Objected"]}
NEXT = {
    "Open": {"Withdrawn", "Taken"},
    "Taken": {"Acknowledged", "Objected", "Lapsed"},
    "Objected": {"Acknowledged", "Lapsed"},
    "Acknowledged": {"Settled", "Lapsed"},
    "Settled": {"Disputed"},
    "Disputed": {"BoughtBack"},
}
VALUES = ("2024-09-02", "2024-09-03", "2024-09-04", "2024-09-03", "2024-12-02")
VERBS = {
    **{"release": 7, "quote": 12, "take": 9, "acknowledge": 9, "settle": 9, "time": 4, "lapse": 3, "object": 2},
    **{"withdraw": 1, "give": 1, "delist": 1, "recourse": 2, "buy_back": 2},
}
"""How often each is tried."""
MOVES, SEEDS = 60, 60
Move = tuple[str, int, int, int]
AFTER = {"Open": "take", "Taken": "acknowledge", "Objected": "acknowledge", "Disputed": "buy_back"}
"""What comes next of a quote, as a rule."""


def at_random(dice: Random) -> Move:
    """What is tried, by whom, with which claim, and a choice that decides the rest."""
    [verb] = dice.choices(list(VERBS), list(VERBS.values()))
    return verb, dice.randrange(5), dice.randrange(2), dice.randrange(100)


class Play:
    """Of one example: what was quoted, and what is looked at after each step."""

    def __init__(self, stage: Stage) -> None:
        self.stage, self.quotes, self.done = stage, list[int](), Counter[str]()

    def step(self, verb: str, bank: int, claim: int, choice: int) -> None:
        before = self.picture()
        if not self.quotes and verb not in ("release", "quote", "give", "time", "delist"):
            return
        try:
            told = self.say(verb, BANKS[bank], CLAIMS[claim], choice)
            self.done[verb] += 1
        except Refusal:
            told = {}
        after = self.picture()
        self.lawful(before, after, told)

    def next(self, dice: Random) -> Move:
        """What the last quote waits for; the choice 1 takes the last one, and lets who may say it say it."""
        if not self.quotes:
            return dice.choice(("release", "quote")), dice.choice((2, 3, 4)), 0, 1
        last = self.quotes[-1]
        q, claim = self.quote(last), CLAIMS.index(last >> 32)
        status = STATUS(q["status"]).name
        if status == "Acknowledged":
            early = int(str(self.stage.ask("BankingCalendar.today", b"CN"))) < q["value"]
            return "time" if early else "settle", 0, claim, 3
        if status in ("Settled", "Lapsed", "Withdrawn", "BoughtBack"):
            return dice.choice(("release", "quote", "quote")), dice.choice((1, 2, 3, 4)), claim, dice.randrange(100)
        return AFTER[status], 0, claim, 3

    def say(self, verb: str, by: str, claim: int, choice: int) -> Mapping[str, Any]:
        stage = self.stage
        # Mostly the last ones: former quotes are for listings that have been changed since.
        quote = self.quotes[-1 - choice % min(3, len(self.quotes))] if self.quotes else 1 << 32
        # As a rule whoever may say it says it.
        q = self.quote(quote) if self.quotes else {"buyer": 0, "seller": 0, "leg": 0}
        owner = self.name(int(str(stage.ask("Claims.holderOf", claim))))
        seller = self.name(q["seller"]) or self.name(self.owner_of(quote)) if self.quotes else by
        may = {"take": seller, "settle": self.name(q["buyer"]), "lapse": by, "withdraw": self.name(q["buyer"])}
        may |= {"acknowledge": "ICBC", "object": "ICBC", "recourse": self.name(q["buyer"]), "buy_back": seller}
        who = by if choice % 7 == 0 else may.get(verb) or owner
        match verb:
            case "release":
                stage.do(who, "Listings.release", claim, listing_terms(), bytes(32))
            case "quote":
                listing = int(str(stage.ask("Listings.latest", claim)))
                leg = {"leg": OUTSIDE, "confirmDays": 2} if choice % 5 == 0 else {"leg": DIGITAL}
                price = {
                    "rate": 10_000 + choice * 1_000,
                    "value": day(VALUES[choice % 4]),
                    "until": moment("2024-09-20"),
                }
                receipt = stage.do(by, "Forfaiting.quote", listing, quote_terms(**price, **leg))
                self.quotes.append(int(str(receipt.only("QuoteMade").args["id"])))
            case "settle":
                transfer = defaults.root() if q["leg"] == OUTSIDE and choice % 3 else b"\1" * 32
                receipt = stage.do(who, "Forfaiting.settle", quote, transfer)
                return next((event.args for event in receipt.events if event.name == "SaleSettled"), {})
            case "give":
                accounts = stage.account(owner).address, stage.account(by).address
                stage.do(who, "Claims.transferFrom", *accounts, claim)
                return {"given": claim}
            case "buy_back":
                stage.do(who, "Recourses.buyBack", quote)
                return {"back": quote}
            case "time":
                stage.chain.travel(stage.chain.now() + 20_000)
            case "delist":
                stage.do(who, "Listings.delist", int(str(stage.ask("Listings.latest", claim))))
            case "object":
                stage.do(who, "Forfaiting.object", quote, defaults.root())
            case "recourse":
                stage.do(who, "Recourses.claimRecourse", quote, 1, defaults.root())
            case _:
                stage.do(who, f"Forfaiting.{verb}", quote)
        return {}

    def lawful(self, before: dict[str, Any], after: dict[str, Any], told: Mapping[str, Any]) -> None:
        assert sum(after["cash"].values()) == sum(before["cash"].values()), "money was made or lost"
        assert after["faces"] == before["faces"] == [FACE] * len(CLAIMS)
        for claim in CLAIMS:
            running = [q for q in self.quotes if q >> 32 == claim and after["quotes"][q]["status"] in RUNNING]
            assert (after["status"][claim] == CLAIM_STATUS["Locked"]) == (len(running) == 1) and len(running) <= 1
        for quote, was in before["quotes"].items():
            here, there = (STATUS(one["status"]).name for one in (was, after["quotes"][quote]))
            assert here == there or there in NEXT[here], f"{here} became {there}"
        moved = [claim for claim in CLAIMS if after["owners"][claim] != before["owners"][claim]]
        paid = {bank: after["cash"][bank] - before["cash"][bank] for bank in BANKS}
        paid = {bank: amount for bank, amount in paid.items() if amount}
        if "given" in told:
            assert not paid
        elif "net" in told:
            quote = after["quotes"][told["id"]]
            days = day("2024-12-02") - quote["value"] + quote["grace"]
            net = oracle.net(FACE, quote["rate"], "Straight", basis=360, days=days)
            assert (told["net"], told["net"] + told["discount"], told["days_"]) == (net, FACE, days)
            sides = {self.name(quote["seller"]): net, self.name(quote["buyer"]): -net}
            assert paid == (sides if quote["leg"] == DIGITAL else {})
            assert moved == [told["id"] >> 32] and after["owners"][moved[0]] == quote["buyer"]
        elif "back" in told:
            quote = after["quotes"][told["back"]]
            assert moved == [told["back"] >> 32] and paid[self.name(quote["seller"])] < 0
        else:
            assert not moved and not paid

    def picture(self) -> dict[str, Any]:
        stage = self.stage
        claims = {claim: stage.ask("Claims.get", claim) for claim in CLAIMS}
        return {
            "cash": {bank: stage.cash(bank) for bank in BANKS},
            "faces": [one["face"] for one in claims.values()],  # type: ignore[index,call-overload]
            "status": {claim: one["status"] for claim, one in claims.items()},  # type: ignore[index,call-overload]
            "owners": {claim: stage.ask("Claims.holderOf", claim) for claim in CLAIMS},
            "quotes": {quote: self.quote(quote) for quote in self.quotes},
        }

    def quote(self, quote: int) -> dict[str, Any]:
        found = self.stage.ask("Forfaiting.get", quote)
        assert isinstance(found, dict)
        return found

    def owner_of(self, quote: int) -> int:
        return int(str(self.stage.ask("Claims.holderOf", quote >> 32)))

    def name(self, party: int) -> str:
        return next((bank for bank in BANKS if self.stage.party(bank) == party), "")


def played(stage: Stage, seed: int) -> Counter[str]:
    before, dice = stage.chain.snapshot(), Random(seed)
    play = Play(stage)
    for _ in range(MOVES):
        play.step(*(play.next(dice) if dice.random() < 0.7 else at_random(dice)))
    stage.chain.revert(before)
    return play.done


def begin(stage: Stage) -> None:
    """A second claim beside the first; every bank has the money to buy."""
    second = stage.honoured(stage.credit(tenor=defaults.AFTER_SIGHT, tenorValue=90))
    assert second == CLAIMS[1]
    for bank in BANKS:
        stage.fund(bank, FEN)


def test_no_step_of_the_market_makes_or_loses_money_or_claims(stage: Stage) -> None:
    """The same plays every time; ten times as many at night."""
    begin(stage)
    total = Counter[str]()
    for seed in range(1, 1 + (SEEDS if NIGHTLY else 7)):
        total.update(played(stage, seed))
    assert all(total[verb] for verb in ("release", "quote", "take", "acknowledge", "settle", "give", "recourse")), total
