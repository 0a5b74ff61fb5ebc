"""Who else has a part in the proceeds: assignees, a bank that has advanced, a first beneficiary."""

from __future__ import annotations

from collections import defaultdict

from tests.invariants.ghost.claims import Claims
from tests.invariants.ghost.credits import LIVE, Credits
from tests.invariants.ghost.days import Days
from tests.invariants.ghost.parties import Parties
from tests.invariants.ghost.records import (
    CREDIT,
    Advance,
    Assignment,
    Claim,
    Credit,
    Presentation,
    credit_of,
    issuer_of,
    share_of,
)
from tests.invariants.ghost.transfers import Transfers
from tests.invariants.ghost.verdict import Reasons, Verdict, refused

DIFFERENCE, ADVANCED, RECLAIMED = 253, 254, 255
MOST_ASSIGNMENTS = 8


class Proceeds:
    """`deducted` is what each presentation pays of the advance."""

    def __init__(self, parties: Parties, days: Days, claims: Claims, credits: Credits, transfers: Transfers) -> None:
        self._parties, self._days, self._claims, self._credits = parties, days, claims, credits
        self._transfers = transfers
        self.assignments: defaultdict[int, list[Assignment]] = defaultdict(list)
        self.advances: defaultdict[int, Advance] = defaultdict(Advance)
        self.requested: defaultdict[int, int] = defaultdict(int)
        self.deducted: defaultdict[int, int] = defaultdict(int)

    def assign(self, by: str, credit: int, assignee: int, amount: int) -> Verdict:
        if (record := self._credits.records.get(credit)) is None:
            return refused("UnknownCredit")
        before, reasons = self.assignments[credit], Reasons()
        free = self._credits.limit(record) - record.drawn - record.set_aside - sum(one.left for one in before)
        reasons.add_if(not self._parties.acting(record.beneficiary, by), "NotParty")
        reasons.add_if(record.status not in LIVE, "UnexpectedStatus")
        reasons.add_if(assignee not in self._parties.records, "UnknownParty")
        reasons.add_if(amount == 0, "ZeroAmount")
        reasons.add_if(len(before) >= MOST_ASSIGNMENTS, "TooManyAssignments")
        reasons.add_if(amount > max(free, 0), "AssignedTooMuch")
        return reasons.verdict(lambda: before.append(Assignment(assignee, 0, amount, amount)))

    def acknowledge(self, by: str, credit: int, number: int) -> Verdict:
        if (record := self._credits.records.get(credit)) is None:
            return refused("UnknownCredit")
        if not 0 < number <= len(self.assignments[credit]):
            return refused("UnknownAssignment")
        one, bank, reasons = self.assignments[credit][number - 1], self._parties.at(by), Reasons()
        reasons.add_if(one.bank != 0, "AssignmentAcknowledged")
        reasons.add_if(not self._credits.is_available_with(credit, bank), "NotAPayingBank")

        def happens() -> None:
            one.bank, record.shared = bank, True

        return reasons.verdict(happens)

    def request_advance(self, by: str, credit: int, amount: int) -> Verdict:
        if (record := self._credits.records.get(credit)) is None:
            return refused("UnknownCredit")
        reasons = Reasons()
        reasons.add_if(not self._parties.acting(record.beneficiary, by), "NotParty")
        reasons.add_if(amount == 0, "ZeroAmount")
        return reasons.verdict(lambda: self.requested.__setitem__(credit, amount))

    def advance(self, by: str, now: int, credit: int, amount: int) -> Verdict:
        if (record := self._credits.records.get(credit)) is None:
            return refused("UnknownCredit")
        bank, advance, reasons = self._transfers.bank_of(credit), self.advances[credit], Reasons()
        schedule = self._credits.schedules.records.get(credit)
        clause = schedule.advance - advance.total if schedule else 0
        place, owner = self._parties.records[bank].place, self._parties.payee(record.beneficiary)
        claim = Claim(amount, bank, self._days.today(place, now), record.currency, place, 0)
        shares = [(share_of(credit << 16, advance.count + 1), owner, amount)]
        asked = amount == self.requested[credit] or self._parties.acting(record.beneficiary, by) != 0
        reasons.add_if(not self._parties.acting(bank, by), "NotParty")
        reasons.add_if(self._credits.status(record, now) != CREDIT["Advised"], "UnexpectedStatus")
        reasons.add_if(amount == 0, "ZeroAmount")
        reasons.add_all(self._parties.against_bank(bank))
        reasons.add_if(not asked, "AdvanceNotRequested")
        reasons.add_if(advance.reclaimed, "AdvanceSettled")
        reasons.add_if(advance.bank not in (0, bank), "OtherBankAdvanced")
        reasons.add_if(amount > min(clause, self._credits.available(record)), "AdvanceAboveClause")
        reasons.add_if(self._claims.lacks(claim, shares), "InsufficientCash")

        def happens() -> None:
            self.requested[credit], advance.bank = 0, bank
            advance.count += 1
            advance.total, advance.outstanding = advance.total + amount, advance.outstanding + amount
            record.set_aside, record.shared = record.set_aside + amount, True
            self._claims.open(claim, shares, pay=True)

        return reasons.verdict(happens)

    def reclaim_advance(self, by: str, now: int, credit: int) -> Verdict:
        if (record := self._credits.records.get(credit)) is None:
            return refused("UnknownCredit")
        advance, reasons, issuer = self.advances[credit], Reasons(), issuer_of(credit)
        over = self._days.today(record.place, now) > self._credits.effective_expiry(record)
        reasons.add_if(advance.outstanding == 0 or advance.reclaimed, "NothingAdvanced")
        reasons.add_if(not self._parties.acting(advance.bank, by), "NotParty")
        reasons.add_if(record.pending != 0 or not over, "NotExpired")
        place = self._parties.records[issuer].place
        claim = Claim(advance.outstanding, issuer, self._days.today(place, now), record.currency, place, 0)
        shares = [(share_of(credit << 16, RECLAIMED), advance.bank, advance.outstanding)]

        def happens() -> None:
            advance.reclaimed = True
            self._claims.open(claim, shares, pay=True)

        return reasons.verdict(happens)

    def deduction(self, credit: int, record: Credit, amount: int) -> int:
        """What a drawing takes from the advance: nothing unless it is the last one, or the only one."""
        advance = self.advances[credit]
        spare = advance.reclaimed or (amount <= self._credits.available(record) and not record.single_drawing)
        return 0 if spare else min(advance.outstanding, amount)

    def deduct(self, number: int, amount: int) -> None:
        self._transfers.keep(number)
        record = self._credits.records[credit_of(number)]
        if taken := self.deduction(credit_of(number), record, amount):
            self.advances[credit_of(number)].outstanding -= taken
            self.deducted[number] = taken
            record.set_aside -= taken

    def restore(self, number: int) -> None:
        self._transfers.let_go(number)
        taken = self.deducted.pop(number, 0)
        self.advances[credit_of(number)].outstanding += taken
        self._credits.records[credit_of(number)].set_aside += taken

    def move(self, one: int, other: int) -> None:
        if one in self.deducted:
            self.deducted[other] = self.deducted.pop(one)
        self._transfers.move(one, other)

    def shares(self, number: int, p: Presentation, paid: int) -> list[tuple[int, int, int]]:
        """(claim, party that is owed, face) in the order in which they are paid: the bank that has advanced, the first
        beneficiary, assignees whom the examiner has acknowledged, and the presenter the rest."""
        credit = credit_of(number)
        if not self._credits.records[credit].shared:
            return [(number, p.presenter, paid)]
        advanced, (extra, first) = self.deducted.get(number, 0), self._transfers.difference(number)
        found = [(ADVANCED, self.advances[credit].bank, advanced), (DIFFERENCE, first, extra)]
        rest = paid - advanced
        for at, one in enumerate(self.assignments[credit], start=1):
            part = min(one.left, rest) if one.bank == p.examiner else 0
            found.append((at, self._parties.payee(one.assignee), part))
            rest -= part
        found.append((0, p.presenter, rest))
        return [(share_of(number, share), owner, face) for share, owner, face in found if face]

    def pay_out(self, number: int, p: Presentation, paid: int) -> int:
        """The shares have been had; returns the first beneficiary's difference."""
        if not self._credits.records[credit_of(number)].shared:
            return 0
        for claim, _, face in self.shares(number, p, paid):
            if 0 < claim >> 80 <= MOST_ASSIGNMENTS:
                self.assignments[credit_of(number)][(claim >> 80) - 1].left -= face
        self.deducted.pop(number, None)
        extra, _ = self._transfers.difference(number)
        self._transfers.draw(number)
        return extra
