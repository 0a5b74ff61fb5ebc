"""What is tried next: mostly what could work now, often by a hair, and every so often what cannot."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from random import Random
from typing import Any, TypeVar

from tests.invariants.bargains import Bargains
from tests.invariants.dealings import Dealings
from tests.invariants.ghost import Act, Ghost
from tests.invariants.ghost.credits import LIVE, MOST
from tests.invariants.ghost.days import EPOCH, NO_END
from tests.invariants.ghost.ledger import SAFELY, SAFELY_WITH_DATA
from tests.invariants.ghost.money import UNLIMITED
from tests.invariants.ghost.presentations import CORRECTABLE
from tests.invariants.ghost.records import (
    CLAIM,
    CREDIT,
    DISPOSAL,
    NOBODY,
    PRESENTATION,
    RULES,
    TENOR,
    Credit,
    Presentation,
    issuer_of,
)
from tests.invariants.trades import Trades
from tests.invariants.trespass import trespass
from tests.invariants.upsets import Upsets
from tests.invariants.world import CURRENCIES, SPARE, UNOPENED, World
from usance.calendars import seconds_at
from usance.deployment.permissions import DRAWERS

T = TypeVar("T")
AMOUNT = 100_000_000
MOST_CREDITS = 5
BANKS = (3, 5, 6, 8)
"""ICBC, BOC, CCB, and the bank in New York."""
CUSTOMERS = (9, 10, 11)
NOT_A_PARTY = 99
LAST_DAY = date(2025, 6, 30)
AMOUNTS = {"amount", "advance", "increase", "decrease"}
"""Arguments that are one."""


@dataclass(frozen=True)
class Moves:
    """Draws acts by `dice` that fit what the ghost knows. Every list begins with what is simplest."""

    world: World
    ghost: Ghost
    dice: Random

    @property
    def dealings(self) -> Dealings:
        return Dealings(self, self.ghost)

    @property
    def upsets(self) -> Upsets:
        return Upsets(self, self.ghost)

    @property
    def bargains(self) -> Bargains:
        return Bargains(self, self.ghost)

    @property
    def trades(self) -> Trades:
        return Trades(self, self.ghost)

    def pick(self, likely: Sequence[T], unlikely: Sequence[T] = (), *, odds: int = 5) -> T:
        """One of `likely`, and once in a while one of `unlikely`; from `unlikely` if nothing is likely."""
        usual = likely and (not unlikely or self.dice.randrange(odds + 1) < odds)
        return self.dice.choice(likely if usual else unlikely)

    def next(self) -> Iterator[Act | int]:
        """An act, or a second to travel to, or several in a row. What could move a paper on is tried most."""
        credits, made = self.ghost.credits.records.values(), self.ghost.presentations.records.values()
        claims = self.ghost.claims.records.values()
        of_credits, of_made = Counter(c.status for c in credits), Counter(p.status for p in made)
        examining, refused, complying = (of_made[PRESENTATION[name]] for name in ("Examining", "Refused", "Complying"))
        owed = sum(claim.status != CLAIM["Paid"] for claim in claims)
        weights: dict[Callable[[], Act | int | Iterator[Act | int]], int] = {
            self.issue: 4 if len(credits) < MOST_CREDITS else 0,
            self.advise: 6 if of_credits[CREDIT["Issued"]] else 1,
            self.present: 8 if of_credits[CREDIT["Advised"]] else 1,
            self.examine: 12 if examining else 1,
            self.waive: 4 if refused + examining else 1,
            self.honour: 10 if complying else 1,
            self.enforce: 3 if examining + complying else 1,
            self.give_back: 3 if refused else 1,
            self.pay: 4 if owed else 1,
            self.report_unpaid: 2 if owed else 1,
            self.pass_claim: 4 if owed else 1,
            self.let_pass_on: 2 if owed else 1,
            self.money: 5,
            self.lend: 2,
            self.standing: 2,
            self.rotate: 2,
            self.mandate: 1,
            self.close: 2,
            self.trespass: 1,
            self.moment: 5,
            self.let_a_claim_fall_due: 4 if owed else 0,
            self.let_an_examination_lapse: 5 if examining else 0,
            self.refuse_for_a_while: 4 if examining else 0,
            self.present_at_last: 2 if of_credits[CREDIT["Advised"]] else 0,
        }
        weights |= self.dealings.weights() | self.upsets.weights()
        weights |= self.bargains.weights() | self.trades.weights()
        chosen = self.dice.choices(list(weights), list(weights.values()))[0]()
        return iter((chosen,)) if isinstance(chosen, Act | int) else chosen

    # Several in a row

    def let_a_claim_fall_due(self) -> Iterator[Act | int]:
        """On its day, or the day after, it is paid: by a bank that may be suspended by then, to a holder that may have
        moved."""
        return self.fall_due(self.claim("Outstanding", "Due", "Unpaid", "Locked"))

    def fall_due(self, number: int) -> Iterator[Act | int]:
        """The claim, if there is one, falls due."""
        if (claim := self.ghost.claims.records.get(number)) is None:
            return
        if self.dice.random() < 0.5:
            yield Act(self.world.address("CBA"), "Membership.suspend", (claim.obligor,))
        if self.dice.random() < 0.5:
            yield from self._moved(self.ghost.claims.holder(number))
        late = self.dice.randrange(2)
        yield from self.later(claim.place, claim.maturity + late)
        if late:
            yield Act(self.world.address("ICBC"), "Claims.reportUnpaid", (number,))
        payer, money = self.ghost.parties.account_of(claim.obligor), self.ghost.cash[claim.currency]
        if money.balances[payer] < claim.face:
            yield Act(self.world.address("PBoC"), f"Cash:{claim.currency.decode()}.issue", (payer, claim.face))
        if money.leave[payer] < claim.face:
            yield Act(
                payer, f"Cash:{claim.currency.decode()}.approve", (self.world.ledger.address("Claims"), UNLIMITED)
            )
        yield Act(payer, "Claims.pay", (number,))

    def let_an_examination_lapse(self) -> Iterator[Act | int]:
        """The last day passes, and the bank, which may have forbidden Claims to draw on it, is made to honour."""
        number, p = self.presentation("Examining", "Precluded")
        if p is None:
            return
        examiner = self.ghost.parties.records[p.examiner]
        currency = self.ghost.credits.records[number >> 16].currency
        if currency.decode() in CURRENCIES and self.dice.random() < 0.7:
            leave = (self.world.ledger.address("Claims"), 0)
            yield Act(examiner.account, f"Cash:{currency.decode()}.approve", leave)
        yield from self.later(examiner.place, p.examine_by)
        yield Act(examiner.account, "Presentations.comply", (number,))
        yield from self.later(examiner.place, p.examine_by + 1)
        yield Act(self.dice.choice(self.world.known.accounts), "Presentations.enforce", (number,))

    def refuse_for_a_while(self) -> Iterator[Act | int]:
        """Refused documents are waived by the applicant and taken up, or sent back and presented anew."""
        number, p = self.presentation("Examining")
        if p is None:
            return
        credit, by_bank = self.ghost.credits.records[number >> 16], self.ghost.parties.account_of(p.examiner)
        yield Act(by_bank, "Presentations.refuse", (number, 2, b"\7" * 32, int(DISPOSAL["Notify"])))
        if self.dice.random() < 0.6:
            yield Act(self.caller(credit.applicant), "Presentations.waive", (number,))
            yield Act(by_bank, "Presentations.waive", (number,))
            return
        root, again = self.ghost.presentations.root_of[number], self.pick((number & 0xFFFF, number & 0xFFFF, 0))
        yield Act(by_bank, "Presentations.returnDocuments", (number, root))
        anew = (number >> 16, p.amount, p.shipped, root, again)
        yield Act(self.caller(credit.beneficiary), "Presentations.present", anew)

    def present_at_last(self) -> Iterator[Act | int]:
        """Documents come on the last day of a credit that has not long to run."""
        number = self.credit("Advised", drawable=True)
        credit, roots = self.ghost.credits.records.get(number), self.free_roots()
        if credit is None or not roots:
            return
        today, last = self.ghost.days.today(credit.place, self.world.now()), self.ghost.credits.effective_expiry(credit)
        if last > today + 50:
            return
        yield from self.later(credit.place, last)
        drawing = (number, self.ghost.credits.available(credit), self.shipped(credit), roots[0], 0)
        yield Act(self.able(credit.beneficiary), "Presentations.present", drawing)

    def later(self, place: bytes, day: int) -> Iterator[int]:
        """The day, unless it has begun."""
        if day > (LAST_DAY - EPOCH).days:
            return
        if (moment := self.ghost.days.second(place, day, time(10))) > self.world.now():
            yield moment

    def _moved(self, party: int) -> Iterator[Act]:
        free = self.free_accounts()
        if free and self.ghost.parties.account_of(party) != NOBODY:
            yield Act(self.ghost.parties.account_of(party), "Membership.rotateAccount", (free[0],))

    # Who and which

    def caller(self, *parties: int) -> str:
        """An account of one of the parties or of the bank that acts for it, or somebody else's."""
        able = [account for party in parties if party for account in self._able(party)]
        return self.pick(sorted(set(able), key=able.index), self.world.known.accounts, odds=8)

    def able(self, party: int) -> str:
        """An account that acts for the party, or anybody's where none does."""
        return self.pick(self._able(party), self.world.known.accounts, odds=1_000)

    def shipped(self, credit: Credit) -> int:
        """A day of shipment that is in time, if there is one."""
        return min(self.ghost.days.received(credit.place, self.world.now()), credit.latest)

    def credit(self, *statuses: str, drawable: bool = False) -> int:
        """A credit of one of the statuses as they are today, Expired included, or any, or none."""
        credits, now = self.ghost.credits, self.world.now()
        fitting = [n for n, c in credits.records.items() if CREDIT(credits.status(c, now)).name in statuses]
        fitting = [n for n in fitting if not drawable or credits.available(credits.records[n])]
        return self.pick(fitting or list(credits.records), [*credits.records, 3 << 32 | 999], odds=8)

    def presentation(self, *statuses: str) -> tuple[int, Presentation | None]:
        """A presentation of one of the statuses as they are today, Precluded included, or any, or none."""
        records, now = self.ghost.presentations.records, self.world.now()
        names = {n: PRESENTATION(self.ghost.presentations.status(n, now)).name for n, p in records.items()}
        fitting = [n for n, name in names.items() if name in statuses]
        number = self.pick(fitting or list(records), [*records, (3 << 32 | 999) << 16 | 1], odds=8)
        return number, records.get(number)

    def claim(self, *statuses: str) -> int:
        """A claim of one of the statuses as they are today, Due included, or any, or none."""
        claims, now = self.ghost.claims, self.world.now()
        fitting = [n for n, c in claims.records.items() if CLAIM(claims.status(c, now)).name in statuses]
        return self.pick(fitting or list(claims.records), [*claims.records, 1], odds=8)

    # Credits

    def issue(self) -> Act:
        active = [bank for bank in BANKS if not self.ghost.parties.is_suspended(bank)]
        issuer = self.pick(active, [*BANKS, *CUSTOMERS, 1], odds=12)
        by = self.pick([self.ghost.parties.account_of(issuer)], self.world.known.accounts, odds=12)
        by = by if by != NOBODY else self.world.address("ICBC")
        terms = self._terms(issuer)
        if self.pick((True, False)):
            return Act(by, "Credits.issue", (terms,))
        return Act(by, "Credits.issueWithClauses", (terms, self.dealings.clauses(terms)))

    def advise(self) -> Act:
        number = self.credit("Issued")
        credit = self.ghost.credits.records.get(number)
        adviser, issuer = (credit.adviser if credit else 0), issuer_of(number)
        adviser = credit.second_adviser if credit and credit.passed_on else adviser
        verb = self.pick(("advise", "advise", "advise", "declineAdvice", "appointAdviser"))
        if verb == "appointAdviser":
            bank = self.pick((0, *BANKS), (9, NOT_A_PARTY))
            return Act(self.caller(issuer), f"Credits.{verb}", (number, bank))
        return Act(self.caller(adviser or issuer), f"Credits.{verb}", (number,))

    def close(self) -> Act:
        number = self.credit("Expired", "Advised")
        return Act(self.caller(issuer_of(number)), "Credits.close", (number,))

    # Presentations

    def present(self) -> Act:
        number = self.credit("Advised", drawable=True)
        credit = self.ghost.credits.records.get(number)
        root = self.pick(self.free_roots(), [*self.world.known.roots, bytes(32)], odds=8)
        if credit is None:
            return Act(self.world.address("BOC"), "Presentations.present", (number, 1, 0, root, 0))
        left = self.ghost.credits.available(credit)
        some = [left // 3, left // 2, left, left - 1, credit.amount - credit.amount // 20]
        amount = self.pick([n for n in some if 0 < n <= left], [left + 1, 0, 1, 2**128 - 1], odds=8)
        received = self.ghost.days.received(credit.place, self.world.now())
        on_time = [received - 1, received, received - credit.presentation_days, credit.latest]
        wrong = [0, received + 1, credit.latest + 1, received - credit.presentation_days - 1]
        shipped = self.pick([d for d in on_time if d <= min(received, credit.latest)], wrong, odds=8)
        previous = self.pick((0, 0, *self._correctable(number)), range(credit.presentations + 2), odds=8)
        drawing = (number, amount, shipped, root, previous)
        if self.pick((True, False)):
            return Act(self.caller(credit.beneficiary), "Presentations.present", drawing)
        bank = self.pick([self.ghost.credits.available_with(number), issuer_of(number)], (6, 9, NOT_A_PARTY), odds=8)
        return Act(self.caller(credit.beneficiary), "Presentations.presentTo", (bank, *drawing))

    def examine(self) -> Act:
        number, p = self.presentation("Examining", "Examining", "Precluded")
        verb = self.pick(("comply", "comply", "comply", "refuse", "refuse", "seekWaiver"))
        by = self.caller(p.examiner if p else 3)
        if verb != "refuse":
            return Act(by, f"Presentations.{verb}", (number,))
        count, root = self.pick((1, 3), (0,), odds=10), self.pick((b"\7" * 32,), (bytes(32),), odds=10)
        disposal = self.pick(("Notify", "Notify", "Hold", "Return", "Instructed"), ("None",), odds=10)
        return Act(by, "Presentations.refuse", (number, count, root, int(DISPOSAL[disposal])))

    def waive(self) -> Act:
        number, p = self.presentation("Refused", "Examining")
        credit = self.ghost.credits.records.get(number >> 16)
        parties = (credit.applicant, p.examiner) if credit and p else (9,)
        return Act(self.caller(*parties), "Presentations.waive", (number,))

    def honour(self) -> Iterator[Act]:
        """By a bank that may be suspended, which must all the same."""
        number, p = self.presentation("Complying")
        if p is not None and self.dice.random() < 0.25:
            yield Act(self.world.address("CBA"), "Membership.suspend", (p.examiner,))
        yield Act(self.caller(p.examiner if p else 3), "Presentations.honour", (number,))

    def enforce(self) -> Act:
        number, _ = self.presentation("Precluded", "Complying")
        return Act(self.dice.choice(self.world.known.accounts), "Presentations.enforce", (number,))

    def give_back(self) -> Act:
        verb = self.pick(("returnDocuments", "withdraw"))
        number, p = self.presentation("Refused", *(("Examining", "Complying") if verb == "withdraw" else ()))
        root = self.pick([self.ghost.presentations.root_of.get(number, bytes(32))], self.world.known.roots)
        party = (p.examiner if verb == "returnDocuments" else p.presenter) if p else 3
        return Act(self.caller(party), f"Presentations.{verb}", (number, root))

    # Claims and cash

    def pay(self) -> Act:
        number = self.claim("Due", "Unpaid")
        claim = self.ghost.claims.records.get(number)
        return Act(self.caller(claim.obligor if claim else 3), "Claims.pay", (number,))

    def report_unpaid(self) -> Act:
        number = self.claim("Due")
        return Act(self.dice.choice(self.world.known.accounts), "Claims.reportUnpaid", (number,))

    def pass_claim(self) -> Act:
        number = self.claim("Outstanding", "Due", "Unpaid")
        owner = self.ghost.claims.owner.get(number, self.world.address("BOC"))
        present = self.ghost.parties.present_account(owner)
        by = self.pick([present], self.world.known.accounts, odds=8)
        giver = self.pick([owner], [present, self.world.address("CCB")], odds=8)
        accounts = [party.account for party in self.ghost.parties.records.values() if party.account != NOBODY]
        taker = self.pick(accounts, [*self.world.known.accounts, NOBODY])
        if function := self.pick(("", "", SAFELY, SAFELY_WITH_DATA)):
            return Act(by, function, (giver, taker, number, *((b"\1",) if function == SAFELY_WITH_DATA else ())))
        return Act(by, "Claims.transferFrom", (giver, taker, number))

    def let_pass_on(self) -> Iterator[Act]:
        """Another is let to pass on one claim, or all that an account owns, and does."""
        number = self.claim("Outstanding", "Due", "Unpaid")
        owner, accounts = self.ghost.claims.owner.get(number, self.world.address("BOC")), self.world.known.accounts
        by = self.pick([owner], accounts, odds=4)
        other, takers = self.pick(accounts, (NOBODY,), odds=6), [p.account for p in self.ghost.parties.records.values()]
        if self.pick((True, False)):
            yield Act(by, "Claims.approve", (other, number))
        else:
            yield Act(by, "Claims.setApprovalForAll", (other, self.pick((True, True, False))))
        if other != NOBODY:
            yield Act(other, "Claims.transferFrom", (owner, self.pick(takers), number))

    def money(self) -> Act:
        code = self.pick(CURRENCIES)
        money, accounts, agent = self.ghost.cash[code.encode()], self.world.known.accounts, self.world.address("PBoC")
        verb = self.pick(("transfer", "transfer", "issue", "collect", "redeem", "approve"))
        if verb == "collect":
            former = [a for a in accounts if self.ghost.parties.present_account(a) not in (a, NOBODY)]
            left = self.pick(former, accounts)
            present = self.ghost.parties.present_account(left)
            return Act(self.pick([present if present != NOBODY else agent], accounts), f"Cash:{code}.collect", (left,))
        holders = [account for account in accounts if money.balances[account]]
        banks = [self.ghost.parties.account_of(bank) for bank in BANKS]
        able = {"issue": [agent], "redeem": [agent], "approve": banks}.get(verb, holders)
        by = self.pick(able, accounts, odds=6)
        held, there = money.balances[by], [a for a in map(self.ghost.parties.present_account, holders) if a != NOBODY]
        leave = self.pick((UNLIMITED, UNLIMITED, AMOUNT, AMOUNT // 2, 0))
        arguments: dict[str, tuple[Any, ...]] = {
            "transfer": (self.pick(there, [*accounts, NOBODY], odds=2), self.pick((held // 2, held, 0), [held + 1])),
            "issue": (self.pick(there, [*accounts, NOBODY]), AMOUNT),
            "redeem": (self.pick((held // 2, held), [held + 1]),),
            "approve": (self.world.ledger.address(self.pick(DRAWERS)), leave),
        }
        return Act(by, f"Cash:{code}.{verb}", arguments[verb])

    def lend(self) -> Iterator[Act]:
        """A holder lets somebody move some of its money, who does, or somebody else tries to."""
        code = self.pick(CURRENCIES)
        money, accounts = self.ghost.cash[code.encode()], self.world.known.accounts
        holders = [account for account in accounts if money.balances[account]]
        lent = [pair for pair, amount in money.lent.items() if amount]
        pairs = [(self.pick(holders, accounts), self.pick(accounts, (NOBODY,), odds=12)), *lent]
        giver, spender = self.pick(pairs)
        if (giver, spender) not in lent:
            yield Act(giver, f"Cash:{code}.approve", (spender, self.pick((AMOUNT // 4, UNLIMITED, 0))))
        amount = self.pick((money.balances[giver] // 3, 1, 0), (AMOUNT, money.balances[giver] + 1), odds=4)
        there = [a for a in map(self.ghost.parties.present_account, holders) if a != NOBODY]
        by = self.pick([spender] if spender != NOBODY else [], accounts, odds=6)
        yield Act(by, f"Cash:{code}.transferFrom", (giver, self.pick(there, [*accounts, NOBODY], odds=6), amount))

    # Membership, the boundary, time

    def standing(self) -> Act:
        verb = self.pick(("suspend", "reinstate"))
        fitting = [n for n in (*BANKS, 11) if self.ghost.parties.is_suspended(n) == (verb == "reinstate")]
        party = self.pick(fitting, [*BANKS, 11, NOT_A_PARTY])
        by = self.pick([self.world.address("CBA")], self.world.known.accounts, odds=8)
        return Act(by, f"Membership.{verb}", (party,))

    def rotate(self) -> Act:
        free = self.free_accounts()
        by = self.caller(self.pick((*BANKS, 11)))
        taken = [*self.world.known.accounts, NOBODY]
        return Act(by, "Membership.rotateAccount", (self.pick(free, taken),))

    def mandate(self) -> Act:
        by = self.pick([self.ghost.parties.account_of(11)], self.world.known.accounts)
        return Act(by, "Membership.setMandate", (self.dice.choice((True, False)),))

    def trespass(self) -> Act:
        """A hand laid on what only a contract above may write to, or nobody any more."""
        return trespass(self)

    def moment(self) -> int:
        """A second to travel to: soon, or about a deadline of something that lives, the next ones most often."""
        now = self.world.now()
        today = EPOCH + timedelta(days=self.ghost.days.today(b"CN", now))
        days = {today + timedelta(days=1), *self._deadlines()}
        at, place = self.pick((time(10), time(16, 59), time(17, 1), time(23, 30))), self.pick(("CN", "US"))
        moments = sorted(seconds_at(place, day, at) for day in days if today <= day <= LAST_DAY)
        moments = sorted((*moments, *self.bargains.moments()))
        later = [now + 3_600, *(moment for moment in moments if moment > now)]
        return later[int(len(later) * self.dice.random() ** 4)]

    def _deadlines(self) -> set[date]:
        credits, made, claims = self.ghost.credits, self.ghost.presentations, self.ghost.claims
        days = {p.examine_by for p in made.records.values() if p.status in (PRESENTATION["Examining"], 3)} - {NO_END}
        days |= {c.maturity for c in claims.records.values() if c.status != CLAIM["Paid"]}
        for credit in (c for c in credits.records.values() if c.status in LIVE):
            days |= {credit.expiry, credits.effective_expiry(credit), credit.latest}
        return {EPOCH + timedelta(days=day + late) for day in days for late in (0, 1)}

    def _correctable(self, credit: int) -> list[int]:
        records = self.ghost.presentations.records
        return [number & 0xFFFF for number, p in records.items() if number >> 16 == credit and p.status in CORRECTABLE]

    def _able(self, party: int) -> list[str]:
        record = self.ghost.parties.records.get(party)
        if record is None:
            return []
        by_bank = [self.ghost.parties.account_of(record.sponsor)] if record.mandate else []
        return [account for account in (record.account, *by_bank) if account != NOBODY]

    def free_roots(self) -> list[bytes]:
        return [root for root in self.world.known.roots if root not in self.ghost.presentations.lodged]

    def free_accounts(self) -> list[str]:
        """Those that no party has acted by."""
        spare = [self.world.address(f"account {index}") for index in SPARE]
        return [account for account in spare if account not in self.ghost.parties.party_of]

    def newcomers(self) -> list[int]:
        """Parties that were admitted or introduced in play."""
        return [party for party in self.ghost.parties.records if party > CUSTOMERS[-1]]

    def _terms(self, issuer: int) -> dict[str, Any]:
        rules = self.pick(("PRC2016", "UCP600", "EUCP21", "EUCP21"), ("ISP98",), odds=12)
        place = self.pick((b"CN", b"US"), (UNOPENED,), odds=12) if rules != "PRC2016" else b"CN"
        today = self.ghost.days.today(place if self.ghost.days.knows(place) else b"CN", self.world.now())
        expiry = today + self.pick((20, 5, 45, 90))
        kinds = ("AfterSight", "AfterShipment", "FixedDate", "AfterSightMonths", "AfterShipmentMonths")
        kind = self.pick(("Sight", "Sight", "Sight", "AfterSight", *kinds))
        values = {
            "Sight": [0],
            "AfterSightMonths": [1, 2],
            "AfterShipmentMonths": [1],
            "FixedDate": [today + 40, today + 5, today],
        }
        terms = {
            "number": self.ghost.credits.issued_by[issuer] + 1,
            "rules": int(RULES[rules]),
            "applicant": self.pick((9, 10, 11, 6), (NOT_A_PARTY,), odds=20),
            "beneficiary": self.pick((10, 11, 5, 9, *self.newcomers()[:2]), (3, NOT_A_PARTY), odds=20),
            "adviser": self.pick((5, 0, 6, 3), (9, NOT_A_PARTY), odds=20),
            "nominated": self.pick((0, 0, 5, 6), (9,), odds=20),
            "confirmation": self.pick((0, 0, 1, 2), (3,), odds=20),
            "partialDrawings": self.pick((True, True, True, False)),
            "transferable": self.pick((True, False)),
            "transportDocument": self.pick((True, False)),
            "place": place,
            "currency": b"CNY" if rules == "PRC2016" else self.pick((b"CNY", b"USD"), (b"XXX",), odds=20),
            "amount": self.pick((AMOUNT, AMOUNT + 1, 999), (0, 2**128 - 1), odds=20),
            "tolerancePlus": self.pick((0, 0, 5, 10)),
            "toleranceMinus": self.pick((0, 0, 5), (100, 101), odds=20),
            "expiry": expiry,
            "latestShipment": self.pick((0, expiry, expiry - 3)),
            "presentationDays": self.pick((0, 3, 21)),
            "tenor": int(TENOR[kind]),
            "tenorValue": self.pick(values.get(kind, [30, 7, 1])),
            "root": b"\1" * 32,
        }
        return terms | self._flaw(today, terms)

    def _flaw(self, today: int, terms: dict[str, Any]) -> dict[str, Any]:
        """Now and then one of the terms made wrong."""
        flaws: list[dict[str, Any]] = [
            {"number": terms["number"] + 1},
            {"root": bytes(32)},
            {"expiry": today - 1, "latestShipment": 0},
            {"latestShipment": terms["expiry"] + 1},
            {"expiry": today + 3_000},
            {"tenor": 0},
            {"tenor": int(TENOR["Sight"]), "tenorValue": 1},
            {"tenor": int(TENOR["FixedDate"]), "tenorValue": today - 1},
            {"tenor": int(TENOR["AfterSight"]), "tenorValue": 2_000},
            {"tenor": int(TENOR["AfterSight"]), "tenorValue": 2**32 - 1},
            {"currency": b"USD"},
        ]
        return self.pick([{}], flaws, odds=8)


def sayable(act: Act) -> Act:
    """Of the largest credit a bit more, or half as much again, cannot be said in the 128 bits of an amount."""
    return replace(act, args=tuple(_bounded(argument) for argument in act.args))


def _bounded(argument: Any, name: str = "amount") -> Any:
    if isinstance(argument, dict):
        return {each: _bounded(value, each) for each, value in argument.items()}
    if isinstance(argument, list):
        return [_bounded(each, name) for each in argument]
    too_much = isinstance(argument, int) and MOST < argument <= 2 * MOST and name in AMOUNTS
    return MOST if too_much else argument
