"""What is tried next of all that upsets the ordinary course: records that cannot be read, banks interrupted by force
majeure, calendars and limits published anew, new members."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from tests.invariants.dealings import Move
from tests.invariants.ghost import Act, Ghost
from tests.invariants.ghost.days import EPOCH
from tests.invariants.ghost.records import CREDIT, NOBODY, PARTY_KIND, PRESENTATION, RULES, credit_of
from tests.invariants.world import OFFERED, UNOPENED, YEARS

if TYPE_CHECKING:
    from tests.invariants.moves import Moves

EXAMINING = PRESENTATION["Examining"]
ISSUERS = (3, 5, 6, 8)
MOST_NEWCOMERS = 4
SHORT, LONG = (0, 0, 2, 6), (13,)
"""How many days more an interruption has than one."""


@dataclass(frozen=True)
class Upsets:
    """Draws acts by the dice of `moves`, with its ways of picking."""

    moves: Moves
    ghost: Ghost

    def weights(self) -> dict[Move, int]:
        electronic, waiting = self._electronic(), self._waiting()
        places = {credit.place for credit in self.ghost.credits.records.values() if credit.status == CREDIT["Advised"]}
        few = len(self.moves.newcomers()) < MOST_NEWCOMERS
        return {
            self.report_corrupt: 7 if electronic else 1,
            self.present_anew: 12 if waiting else 1,
            self.lapse: 2 if waiting else 1,
            self.read_at_last: 12 if electronic else 0,
            self.let_records_lapse: 12 if electronic or waiting else 0,
            self.interrupt: 3,
            self.expire_meanwhile: 2 if places else 0,
            self.publish: 1,
            self.open_a_place: 1,
            self.set_limits: 1,
            self.add_currency: 1,
            self.admit: 1 if few else 0,
            self.introduce: 1 if few else 0,
        }

    # Records that cannot be read

    def report_corrupt(self) -> Act:
        number = self.moves.pick(self._electronic(), self._any(), odds=4)
        p = self.ghost.presentations.records.get(number)
        return Act(self.moves.caller(p.examiner if p else 3), "Records.reportCorrupt", (number,))

    def present_anew(self) -> Act:
        number = self.moves.pick(self._waiting(), self._any(), odds=6)
        p = self.ghost.presentations.records.get(number)
        root = self.moves.pick([self._root(number)], self.moves.world.known.roots, odds=6)
        return Act(self.moves.caller(p.presenter if p else 5), "Records.presentAnew", (number, root))

    def lapse(self) -> Act:
        number = self.moves.pick(self._waiting(), self._any(), odds=6)
        root = self.moves.pick([self._root(number)], self.moves.world.known.roots, odds=6)
        return Act(self._anybody(), "Records.lapse", (number, root))

    def read_at_last(self) -> Iterator[Act | int]:
        """A record cannot be read, is presented anew some days later, and the bank goes on, or lets its days pass."""
        if not (electronic := self._electronic()):
            return
        number = self.moves.pick(electronic)
        p = self.ghost.presentations.records[number]
        bank, place = self.ghost.parties.account_of(p.examiner), self.ghost.parties.records[p.examiner].place
        yield Act(bank, "Records.reportCorrupt", (number,))
        if self.moves.pick((True, True, False)):
            yield from self.moves.later(place, self._today(place) + self.moves.pick((1, 4, 9)))
        yield Act(self.moves.caller(p.presenter), "Records.presentAnew", (number, self._root(number)))
        then = self.moves.pick(("comply", "enforce", ""))
        if then == "enforce":
            yield from self.moves.later(place, p.examine_by + 1)
        if then:
            yield Act(bank, f"Presentations.{then}", (number,))

    def let_records_lapse(self) -> Iterator[Act | int]:
        """Nobody presents them anew: on the last day it is too early to say so, on the next too late for them."""
        if not (found := self._waiting() or self._electronic()):
            return
        number = self.moves.pick(found)
        p = self.ghost.presentations.records[number]
        bank, place = self.ghost.parties.account_of(p.examiner), self.ghost.parties.records[p.examiner].place
        if not self.ghost.corruptions.is_waiting(number):
            yield Act(bank, "Records.reportCorrupt", (number,))
        if (corrupt := self.ghost.corruptions.records.get(number)) is None:
            return
        last = (
            corrupt.since + self.ghost.credits.rules.of(self.ghost.credits.records[credit_of(number)]).corruption_days
        )
        yield from self.moves.later(place, last)
        yield Act(self._anybody(), "Records.lapse", (number, self._root(number)))
        yield from self.moves.later(place, last + 1)
        if self.moves.pick((True, False)):
            yield Act(self.moves.caller(p.presenter), "Records.presentAnew", (number, self._root(number)))
        yield Act(self._anybody(), "Records.lapse", (number, self._root(number)))

    # Calendars

    def interrupt(self) -> Act:
        place = self.moves.pick((b"CN", b"CN", b"US"), (UNOPENED, b"YY"), odds=8)
        first = self._today(b"CN") + self.moves.pick((0, 1, -1, 3))
        last = first + self.moves.pick(SHORT, LONG, odds=8)
        flaws = [(0, last), (first, first - 1), (first, 0)]
        days = self.moves.pick([(first, last)], flaws, odds=8)
        return Act(self._keeper(), "BankingCalendar.interrupt", (place, *days))

    def expire_meanwhile(self) -> Iterator[Act | int]:
        """Banks are interrupted until a credit has expired; they open again, and it has expired."""
        number = self.moves.credit("Advised", drawable=True)
        credit, roots = self.ghost.credits.records.get(number), self.moves.free_roots()
        if credit is None or not roots:
            return
        today, last = self._today(credit.place), self.ghost.credits.effective_expiry(credit)
        if not today <= last < today + 40:
            return
        drawing = (number, self.ghost.credits.available(credit), min(today, credit.latest), roots[0], 0)
        by = self.moves.able(credit.beneficiary)
        yield Act(self.moves.world.address("CBA"), "BankingCalendar.interrupt", (credit.place, today, last + 1))
        yield Act(by, "Presentations.present", drawing)
        if self.moves.pick((True, False)):
            yield from self.moves.later(credit.place, last + 2)
            yield Act(by, "Presentations.present", drawing)

    def publish(self) -> Act:
        place = self.moves.pick((b"CN", b"US"), (UNOPENED, b"HK"), odds=3)
        today = EPOCH + timedelta(days=self._today(b"CN"))
        year = self.moves.pick((today.year,), (*YEARS, 1969), odds=6)
        at = (today - today.replace(month=1, day=1)).days + self.moves.pick((1, 5, 20, -1))
        flaws: list[dict[str, int]] = [{"first": 0}, {"rest": 1 << 111}, {"shiftFrom": 1}, {"shiftUntil": 1}]
        edition = self._edition(place, year, at) | self.moves.pick([{}], flaws, odds=8)
        return Act(self._keeper(), "BankingCalendar.publish", (place, year, edition))

    def open_a_place(self) -> Iterator[Act]:
        """With the days of this year and the next."""
        clock = {"offsetMinutes": 60, "closingMinute": 960, "shifts": False, "known": False}
        clock |= {"closedFrom": 1, "closedUntil": 2}
        flaws: list[dict[str, int]] = [{"offsetMinutes": 1_440}, {"closingMinute": 0}, {"closingMinute": 1_440}]
        given = clock | self.moves.pick([{}], flaws, odds=2)
        keeper, known = self._keeper(), self.ghost.days.knows(UNOPENED)
        yield Act(keeper, "BankingCalendar.openPlace", (self.moves.pick((UNOPENED,), (b"CN",)), given))
        if not known and self.ghost.days.knows(UNOPENED):
            for year in YEARS[:2]:
                edition = self._edition(UNOPENED, year, 200)
                yield Act(self.moves.world.address("CBA"), "BankingCalendar.publish", (UNOPENED, year, edition))

    def _edition(self, place: bytes, year: int, ordinal: int) -> dict[str, int]:
        """The latest of the year, or of some other, with a day that was open closed, or the other way round."""
        days, ordinal = self.ghost.days, max(ordinal, 0) % 365
        number = days.number(place, year)
        known = days.editions[place, year, number] if number else days.editions[b"SG", 2025, 1]
        edition = {_camel(name): value for name, value in asdict(known).items()}
        word = "first" if ordinal < 256 else "rest"
        return edition | {word: edition[word] ^ 1 << ordinal % 256, "number": 0}

    # Rules

    def set_limits(self) -> Act:
        rules = int(self.moves.pick([one for one in RULES if one], [RULES["None"]], odds=8))
        known = self.ghost.rules.limits[rules or 1, self.ghost.rules.latest(rules or 1)]
        limits = {_camel(name): value for name, value in asdict(known).items()}
        usual: list[dict[str, Any]] = [
            {"examinationDays": 7, "corruptionDays": 30},
            {"examinationDays": 3, "corruptionDays": 5},
            {"presentationDays": 10, "usanceCap": 180},
            {"closingWait": 10, "shortDrawing": 10, "aboutPercent": 5},
            {"substitutionDays": 3, "usanceCap": 0},
            {"admitted": True, "corruptionDays": 0},
        ]
        flaws = [{"examinationDays": 0}, {"shortDrawing": 100}, {"admitted": False}]
        return Act(self._keeper(), "RuleBook.setLimits", (rules, limits | self.moves.pick(usual, flaws, odds=4)))

    def add_currency(self) -> Act:
        offered, cash = self.ghost.rules.offered[OFFERED.encode()], self.ghost.rules.currencies
        right = (OFFERED.encode(), offered)
        wrong = [(b"CNY", cash[b"USD"]), (b"CNY", offered), (OFFERED.encode(), cash[b"CNY"]), (b"XXX", offered)]
        return Act(self._keeper(), "RuleBook.addCurrency", self.moves.pick([right], wrong, odds=2))

    # Members

    def admit(self) -> Act:
        kind = self.moves.pick(("Bank", "Bank", "Supervisor"), ("Customer",))
        account = self.moves.pick(self.moves.free_accounts(), (*self.moves.world.known.accounts, NOBODY))
        place = self.moves.pick((b"CN", b"US"))
        return Act(self._keeper(), "Membership.admit", (int(PARTY_KIND[kind]), account, place))

    def introduce(self) -> Act:
        account = self.moves.pick([NOBODY, *self.moves.free_accounts()[:1]], self.moves.world.known.accounts)
        return Act(self.moves.caller(self.moves.pick(ISSUERS)), "Membership.introduce", (account,))

    # Which

    def _electronic(self) -> list[int]:
        """Presentations of electronic records that are being examined and can be read."""
        rules, credits = self.ghost.credits.rules, self.ghost.credits.records
        made = self.ghost.presentations.records.items()
        examined = [n for n, p in made if p.status == EXAMINING and n not in self.ghost.corruptions.records]
        return [n for n in examined if rules.of(credits[credit_of(n)]).corruption_days]

    def _waiting(self) -> list[int]:
        return [number for number in self.ghost.corruptions.records if self.ghost.corruptions.is_waiting(number)]

    def _any(self) -> list[int]:
        return [*self.ghost.presentations.records, (3 << 32 | 999) << 16 | 1]

    def _root(self, presentation: int) -> bytes:
        return self.ghost.presentations.root_of.get(presentation, bytes(32))

    def _keeper(self) -> str:
        """The association, or somebody who keeps nothing."""
        return self.moves.pick([self.moves.world.address("CBA")], self.moves.world.known.accounts, odds=8)

    def _anybody(self) -> str:
        return self.moves.dice.choice(self.moves.world.known.accounts)

    def _today(self, place: bytes) -> int:
        return self.ghost.days.today(place, self.moves.world.now())


def _camel(name: str) -> str:
    return re.sub(r"_(.)", lambda found: found[1].upper(), name)
