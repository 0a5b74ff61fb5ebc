"""What is tried next of all that a credit may go through beside issue, presentation and payment."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tests.invariants.ghost import Act, Ghost
from tests.invariants.ghost.amendments import OFFERED
from tests.invariants.ghost.records import (
    AMENDMENT,
    CREDIT,
    DISPOSAL,
    DRAWINGS,
    PRESENTATION,
    TENOR,
    Amendment,
    Credit,
    Presentation,
    credit_of,
    is_part,
    issuer_of,
    whole,
)

if TYPE_CHECKING:
    from tests.invariants.moves import Moves

ORDER = b"\5" * 32
FORWARDABLE = ("Examining", "Complying", "Negotiated", "Honoured")
Move = Callable[[], "Act | int | Iterator[Act | int]"]


@dataclass(frozen=True)
class Dealings:
    """Draws acts by the dice of `moves`, with its ways of picking."""

    moves: Moves
    ghost: Ghost

    def weights(self) -> dict[Move, int]:
        credits, made = self.ghost.credits.records, self.ghost.presentations.records
        pending = any(record.status == OFFERED for record in self.ghost.amendments.records.values())
        live = [record for record in credits.values() if record.status in (CREDIT["Issued"], CREDIT["Advised"])]
        asked = [c for c in live if c.confirmer and not c.confirmed]
        elsewhere = [n for n, p in made.items() if p.examiner != issuer_of(credit_of(n))]
        parts = [n for n in credits if is_part(n)]
        advancing = any(schedule.advance for schedule in self.ghost.credits.schedules.records.values())
        return {
            self.amend: 4 if live else 1,
            self.decide: 5 if pending else 1,
            self.extend: 4 if pending and any(c.confirmed for c in live) else 1,
            self.present_under_amendment: 4 if live else 0,
            self.confirm: 5 if asked else 1,
            self.ask_to_confirm: 3 if live else 1,
            self.negotiate: 4 if elsewhere else 1,
            self.forward: 5 if elsewhere else 1,
            self.purchase: 6 if elsewhere else 0,
            self.recourse: 1,
            self.reimburse: 6 if elsewhere else 0,
            self.transfer: 5 if any(c.transferable for c in live) else 1,
            self.draw_a_part: 10 if parts else 0,
            self.invoice: 3 if parts else 1,
            self.assign: 2 if live else 1,
            self.acknowledge: 2 if live else 1,
            self.share_the_proceeds: 2 if live else 0,
            self.advance: 5 if advancing else 1,
            self.advance_and_draw: 5 if advancing else 0,
            self.let_an_advance_run_out: 2 if advancing else 0,
            self.cancel: 1,
            self.stay: 2,
        }

    # Terms of a new credit

    def clauses(self, terms: dict[str, Any]) -> dict[str, Any]:
        pick = self.moves.pick
        plain = not terms["tolerancePlus"] + terms["toleranceMinus"]
        revolving_kinds = ("RevolvingByTime", "RevolvingByValue") if plain else ()
        kind = pick(("Free", "Instalments", *revolving_kinds) if terms["partialDrawings"] else ("Free",))
        amount, last = terms["amount"], terms["latestShipment"] or terms["expiry"]
        parts = [amount // 2, amount - amount // 2]
        instalments = [{"amount": each, "until": last - 8 * (1 - n)} for n, each in enumerate(parts)]
        revolving = kind.startswith("Revolving")
        clauses: dict[str, Any] = {
            "secondAdviser": pick((0, 0, 6, 8), (9,), odds=20) if terms["adviser"] else pick((0,), (6,), odds=20),
            "confirmer": pick((0, 0, 6, 5), (9,), odds=20) if terms["confirmation"] else 0,
            "about": plain and kind == "Free" and pick((False, True)),
            "drawings": int(DRAWINGS[kind]),
            "cumulative": kind == "RevolvingByTime" and pick((False, True)),
            "times": 2 if revolving else 0,
            "period": 1 if kind == "RevolvingByTime" else 0,
            "advance": pick((0, amount // 4, amount // 2)),
            "instalments": instalments if kind == "Instalments" else [],
        }
        flaws: list[dict[str, Any]] = [
            {"times": 3 - clauses["times"]},
            {"advance": amount + 1},
            {"confirmer": 3},
            {"instalments": [{"amount": amount, "until": last}, {"amount": 1, "until": last}]},
            {"instalments": [{"amount": amount + 1, "until": last}]},
        ]
        return clauses | pick([{}], flaws, odds=10)

    # Amendments

    def amend(self) -> Act:
        number = self.moves.credit("Advised", "Issued", "Expired")
        changes = self._changes(number)
        return Act(self.moves.caller(issuer_of(number)), "Amendments.amend", (number, changes))

    def decide(self) -> Act:
        number = self._amendment(OFFERED)
        credit = self._credit(number >> 16)
        by = self.moves.caller(credit.beneficiary if credit else 10)
        if self.moves.pick((True, True, False)):
            given = self.moves.pick([self.ghost.hash_of(number) or ORDER], [ORDER], odds=8)
            return Act(by, "Amendments.accept", (number, given))
        return Act(by, "Amendments.reject", (number,))

    def extend(self) -> Act:
        number = self._amendment(OFFERED, confirmed=True)
        behind = [n for n, record in self.ghost.amendments.records.items() if self._is_behind(n, record)]
        number = self.moves.pick(behind, [number], odds=1)
        credit = self._credit(number >> 16)
        verb = self.moves.pick(("extend", "extend", "declineExtension"))
        return Act(self.moves.caller(credit.confirmer if credit else 6), f"Amendments.{verb}", (number,))

    def _is_behind(self, number: int, amendment: Amendment) -> bool:
        """Whether the credit has changed by it, and the confirmer is bound by the terms before."""
        credit, bound = self._all()[number >> 16], self.ghost.amendments.confirmed.get(number >> 16)
        accepted = amendment.status == AMENDMENT["Accepted"] and not amendment.extension
        return accepted and credit.apart and bound is not None and amendment.version > bound.version

    def present_under_amendment(self) -> Iterator[Act]:
        """Documents that comply with nothing but an amendment that is pending."""
        number = self.moves.credit("Advised", drawable=True)
        credit, roots = self._credit(number), self.moves.free_roots()
        if credit is None or not roots or credit.scheduled or is_part(number) or credit.single_drawing:
            return
        changes = self._nothing() | {"increase": credit.amount // 2}
        issuer = self.ghost.parties.account_of(issuer_of(number))
        yield Act(issuer, "Amendments.amend", (number, changes))
        if credit.confirmed and self.moves.pick((True, False)):
            offered = self.ghost.amendments.of(number)
            yield Act(self.moves.caller(credit.confirmer), "Amendments.extend", (offered[-1],) if offered else (1,))
        amount = self.ghost.credits.available(credit) + credit.amount // 3
        bank = self.moves.pick([issuer_of(number), credit.nominated or issuer_of(number)])
        drawing = (bank, number, amount, self.moves.shipped(credit), roots[0], 0)
        yield Act(self.moves.caller(credit.beneficiary), "Presentations.presentTo", drawing)

    # Confirmation

    def confirm(self) -> Act:
        fitting = [n for n, c in self._all().items() if c.confirmer and not c.confirmed and c.status < CREDIT["Closed"]]
        requested = [n for n, bank in self.ghost.confirmations.requested.items() if bank]
        number = self.moves.pick([*fitting, *requested], [*self._all(), 3 << 32 | 999], odds=8)
        credit = self._credit(number)
        verb = self.moves.pick(("confirm", "confirm", "confirm", "confirm", "declineConfirmation"))
        bank = credit.confirmer or self.ghost.confirmations.requested.get(number, 0) if credit else 6
        return Act(self.moves.caller(bank or 6), f"Confirmations.{verb}", (number,))

    def ask_to_confirm(self) -> Act:
        number = self.moves.credit("Advised")
        credit = self._credit(number)
        bank = self.moves.pick((6, 5, 8, 3), (9, 99))
        by = self.moves.caller(credit.beneficiary if credit else 10)
        return Act(by, "Confirmations.requestConfirmation", (number, bank))

    # Nomination and negotiation

    def negotiate(self) -> Act:
        number, p = self._elsewhere("Complying")
        if p is None:
            return Act(self.moves.caller(5), "Nominations.negotiate", (number, 1, False))
        net = self.moves.pick((p.amount, p.amount - p.amount // 100), (0, p.amount + 1), odds=8)
        # The price is agreed with whoever presented, or for whom it was presented.
        sellers = (p.presenter,) if p.covered else (p.presenter, self._all()[credit_of(number)].beneficiary)
        by = self.moves.caller(p.examiner, *sellers) if not p.covered else self.moves.able(p.examiner)
        return Act(by, "Nominations.negotiate", (number, net, self.moves.pick((False, True))))

    def forward(self) -> Act | Iterator[Act]:
        number, p = self._elsewhere(*FORWARDABLE)
        if p is None:
            return Act(self.moves.caller(5), "Nominations.forward", (number, 3, ORDER))
        if p.covered and p.status in (PRESENTATION["Examining"], PRESENTATION["Complying"]):
            return iter(())
        credit = self._all()[credit_of(number)]
        bank = self.moves.pick([issuer_of(credit_of(number)), credit.confirmer or 3], (6, 99), odds=8)
        root = self.moves.pick([self.ghost.presentations.root_of[number]], self.moves.world.known.roots, odds=8)
        by = self.moves.caller(p.examiner, p.presenter)
        return Act(by, "Nominations.forward", (number, bank, root))

    def purchase(self) -> Iterator[Act]:
        """A nominated bank purchases complying documents with recourse, the issuer refuses them, it claims back."""
        number, p = self._elsewhere("Examining", "Complying")
        if p is None or p.covered or self._is_decided(p):
            return
        bank, issuer = (self.ghost.parties.account_of(each) for each in (p.examiner, issuer_of(credit_of(number))))
        if p.status == PRESENTATION["Examining"]:
            yield Act(bank, "Presentations.comply", (number,))
        recourse = not self.ghost.credits.is_bound(credit_of(number), p.examiner)
        price = (number, p.amount - p.amount // 50, recourse)
        yield Act(self.moves.caller(p.presenter), "Nominations.negotiate", price)
        yield Act(bank, "Nominations.negotiate", price)
        yield Act(bank, "Nominations.forward", (number, issuer_of(credit_of(number)), self._root(number)))
        after = self.ghost.nominations.forwarded.get(number)
        if after is None:
            return
        if self.moves.pick((True, True, False)):
            notice = (after, 1, ORDER, int(DISPOSAL["Notify"]))
            yield Act(issuer, "Presentations.refuse", notice)
            if self.moves.pick((True, False)):
                yield Act(issuer, "Presentations.returnDocuments", (after, self._root(after)))
            yield Act(bank, "Nominations.takeRecourse", (number, self._root(number)))
            return
        yield Act(issuer, "Presentations.comply", (after,))
        yield Act(issuer, "Presentations.honour", (after,))

    def reimburse(self) -> Iterator[Act]:
        """A bank honours, forwards, and is paid by the issuer, whatever the issuer thinks of the terms by then."""
        number, p = self._elsewhere("Examining", "Complying")
        if p is None or p.covered or self._is_decided(p):
            return
        bank, issuer = (self.ghost.parties.account_of(each) for each in (p.examiner, issuer_of(credit_of(number))))
        if p.status == PRESENTATION["Examining"]:
            yield Act(bank, "Presentations.comply", (number,))
        yield Act(bank, "Presentations.honour", (number,))
        yield Act(bank, "Nominations.forward", (number, issuer_of(credit_of(number)), self._root(number)))
        if (after := self.ghost.nominations.forwarded.get(number)) is not None:
            yield Act(issuer, "Presentations.comply", (after,))
            yield Act(issuer, "Presentations.honour", (after,))

    def _is_decided(self, p: Presentation) -> bool:
        """As a rule nobody goes on with what is refused or paid."""
        open_still = p.status in (PRESENTATION["Examining"], PRESENTATION["Complying"])
        return not open_still and self.moves.pick((True, True, False))

    def recourse(self) -> Act:
        number = self.moves.pick(list(self.ghost.nominations.recourse), [*self.ghost.presentations.records, 1])
        p = self.ghost.presentations.records.get(number)
        root = self.ghost.presentations.root_of.get(number, ORDER)
        return Act(self.moves.caller(p.examiner if p else 5), "Nominations.takeRecourse", (number, root))

    # Transfer

    def transfer(self) -> Iterator[Act]:
        """The first beneficiary and the bank say the same, or not quite."""
        fitting = [n for n, c in self._all().items() if c.transferable and not is_part(n) and self._is_divisible(c)]
        number = self.moves.pick(fitting, [*self._all(), 3 << 32 | 999], odds=8)
        credit = self._credit(number)
        if credit is None:
            yield Act(self.moves.caller(10), "Transfers.transfer", (number, self._part(10, 1)))
            return
        left = self.ghost.credits.available(credit) * 100 // (100 + credit.tolerance_plus)
        part = self._part(self.moves.pick((11, 9, 10), (99, 3), odds=20), left // 2) | self._part_flaw(credit, left)
        sides = [credit.beneficiary, self.ghost.transfers.bank_of(number)]
        yield Act(self.moves.caller(self.moves.pick(sides)), "Transfers.transfer", (number, part))
        yield Act(self.moves.caller(sides[0]), "Transfers.transfer", (number, part))
        if self.moves.pick((True, True, True, False)):
            yield Act(self.moves.able(sides[1]), "Transfers.transfer", (number, part))

    def _is_divisible(self, credit: Credit) -> bool:
        status = self.ghost.credits.status(credit, self.moves.world.now())
        return status == CREDIT["Advised"] and not (credit.scheduled or credit.shared or credit.apart)

    def draw_a_part(self) -> Iterator[Act]:
        """The second beneficiary presents, the first one substitutes its invoice, the bank honours and forwards."""
        fitting = [n for n, c in self._all().items() if is_part(n) and c.status == CREDIT["Advised"]]
        roots = self.moves.free_roots()
        if not fitting or not roots:
            return
        number = self.moves.pick(fitting)
        credit = self._all()[number]
        if (amount := self.ghost.credits.available(credit) // self.moves.pick((1, 2))) == 0:
            return
        bank, before = self.ghost.parties.account_of(credit.nominated), credit.presentations
        drawing = (number, amount, self.moves.shipped(credit), roots[0], 0)
        yield Act(self.moves.caller(credit.beneficiary), "Presentations.present", drawing)
        if credit.presentations == before:
            return
        made = number << 16 | credit.presentations
        if self.moves.pick((True, False)):
            yield Act(bank, "Nominations.demandInvoice", (made,))
        above = self._all()[whole(number)]
        extra = self.moves.pick((0, self.ghost.credits.available(above) // 2))
        first = self.moves.caller(above.beneficiary)
        yield Act(first, "Nominations.substitute", (made, amount + extra, ORDER))
        yield Act(bank, "Presentations.comply", (made,))
        if self.moves.pick((True, False)):
            yield Act(bank, "Presentations.honour", (made,))
        yield Act(bank, "Nominations.forward", (made, issuer_of(number), self._root(made)))

    def invoice(self) -> Act | Iterator[Act]:
        fitting = [n for n, p in self.ghost.presentations.records.items() if is_part(credit_of(n)) and not p.covered]
        number = self.moves.pick(fitting, list(self.ghost.presentations.records) or [1], odds=8)
        p = self.ghost.presentations.records.get(number)
        if p is None or p.covered:
            return iter(())
        if self.moves.pick((True, False)):
            return Act(self.moves.caller(p.examiner), "Nominations.demandInvoice", (number,))
        above = self._all()[whole(credit_of(number))]
        left = self.ghost.credits.available(above)
        amount = self.moves.pick((p.amount, p.amount + left), (p.amount - 1, p.amount + left + 1))
        return Act(self.moves.caller(above.beneficiary), "Nominations.substitute", (number, amount, ORDER))

    # Proceeds

    def assign(self) -> Act:
        number = self.moves.credit("Advised", drawable=True)
        credit = self._credit(number)
        left = self.ghost.credits.available(credit) if credit else 1
        amount = self.moves.pick((left // 3, left // 5), (0, left + 1, 2**127), odds=8)
        by = self.moves.caller(credit.beneficiary if credit else 10)
        return Act(by, "Proceeds.assign", (number, self.moves.pick((6, 5, 11, 9), (99,), odds=12), amount))

    def acknowledge(self) -> Act:
        open_ones = [
            (credit, n)
            for credit, all_ in self.ghost.proceeds.assignments.items()
            for n, one in enumerate(all_, start=1)
            if not one.bank
        ]
        number, n = self.moves.pick(open_ones, [(self.moves.credit("Advised"), 1)], odds=8)
        return Act(self.moves.caller(self._payer(number)), "Proceeds.acknowledge", (number, n))

    def share_the_proceeds(self) -> Iterator[Act]:
        """Proceeds are assigned, the assignment is acknowledged, documents are presented and honoured."""
        number = self.moves.credit("Advised", drawable=True)
        credit, roots = self._credit(number), self.moves.free_roots()
        if credit is None or not roots:
            return
        left = self.ghost.credits.available(credit)
        yield Act(self.moves.caller(credit.beneficiary), "Proceeds.assign", (number, 6, left // 3))
        if not (all_ := self.ghost.proceeds.assignments.get(number)):
            return
        payer, before = self._payer(number), credit.presentations
        bank = self.ghost.parties.account_of(payer)
        yield Act(bank, "Proceeds.acknowledge", (number, len(all_)))
        amount = self.moves.pick((left, left // 4))
        drawing = (number, amount, self.moves.shipped(credit), roots[0], 0)
        yield Act(self.moves.caller(credit.beneficiary), "Presentations.present", drawing)
        if credit.presentations > before:
            yield Act(bank, "Presentations.comply", (number << 16 | credit.presentations,))
            yield Act(bank, "Presentations.honour", (number << 16 | credit.presentations,))

    def advance(self) -> Act:
        number = self._advancing()
        credit = self._credit(number)
        if credit is None:
            return Act(self.moves.caller(5), "Proceeds.advance", (number, 1))
        most = self.ghost.credits.schedules.records[number].advance if number in self._schedules() else 1
        asked = self.ghost.proceeds.requested.get(number, 0)
        verb = self.moves.pick(("requestAdvance", "advance", "advance", "reclaimAdvance"))
        bank, advanced = self.ghost.transfers.bank_of(number), self.ghost.proceeds.advances.get(number)
        if verb == "reclaimAdvance":
            return Act(self.moves.caller(advanced.bank if advanced else bank), f"Proceeds.{verb}", (number,))
        amount = self.moves.pick((most // 2, most), (0, most + 1), odds=8)
        if verb == "requestAdvance":
            return Act(self.moves.caller(credit.beneficiary), f"Proceeds.{verb}", (number, amount))
        return Act(self.moves.caller(bank), f"Proceeds.{verb}", (number, asked or amount))

    def advance_and_draw(self) -> Iterator[Act]:
        """An advance is paid, and deducted from a drawing of all that is left."""
        number = self._advancing()
        credit, roots = self._credit(number), self.moves.free_roots()
        if credit is None or not roots or number not in self._schedules():
            return
        advanced = self.ghost.proceeds.advances.get(number)
        if advanced is None or not advanced.count:
            most, bank = self._schedules()[number].advance // 2, self.ghost.transfers.bank_of(number)
            yield Act(self.moves.caller(credit.beneficiary), "Proceeds.requestAdvance", (number, most))
            yield Act(self.ghost.parties.account_of(bank), "Proceeds.advance", (number, most))
        left = self.ghost.credits.limit(credit) - credit.drawn - credit.pending
        drawing = (number, left, self.moves.shipped(credit), roots[0], 0)
        before, bank = credit.presentations, self.ghost.parties.account_of(self._payer(number))
        yield Act(self.moves.caller(credit.beneficiary), "Presentations.present", drawing)
        if credit.presentations > before:
            made = number << 16 | credit.presentations
            if self.moves.pick((True, True, False)):
                yield Act(bank, "Presentations.comply", (made,))
                yield Act(bank, "Presentations.honour", (made,))
            else:
                yield Act(bank, "Presentations.refuse", (made, 1, ORDER, int(DISPOSAL["Notify"])))

    def let_an_advance_run_out(self) -> Iterator[Act | int]:
        """The credit expires, and the bank that has advanced claims from the issuer."""
        number = self._advancing()
        credit, advanced = self._credit(number), self.ghost.proceeds.advances.get(number)
        if credit is None or advanced is None or not advanced.outstanding:
            return
        yield from self.moves.later(credit.place, self.ghost.credits.effective_expiry(credit) + 1)
        yield Act(self.ghost.parties.account_of(advanced.bank), "Proceeds.reclaimAdvance", (number,))

    # Endings

    def cancel(self) -> Iterator[Act]:
        number = self.moves.credit("Issued", "Advised", "Expired")
        if self._credit(number) is None:
            yield Act(self.moves.caller(3), "Endings.cancel", (number,))
            return
        for party in self.ghost.endings.needed(number).values():
            yield Act(self.moves.caller(party), "Endings.cancel", (number,))
            if self.moves.pick((True, True, False)):
                return

    def stay(self) -> Act:
        stayed = [number for number, credit in self._all().items() if credit.stayed]
        verb = self.moves.pick(("stay", "liftStay", "liftStay"))
        number = self.moves.pick(stayed, [self.moves.credit("Advised")], odds=8) if verb == "liftStay" else 0
        number = number or self.moves.credit("Advised")
        by = self.moves.pick([self.moves.world.address("CBA")], self.moves.world.known.accounts, odds=8)
        return Act(by, f"Endings.{verb}", (number, ORDER))

    # Which

    def _all(self) -> dict[int, Credit]:
        return self.ghost.credits.records

    def _credit(self, number: int) -> Credit | None:
        return self._all().get(number)

    def _schedules(self) -> dict[int, Any]:
        return self.ghost.credits.schedules.records

    def _root(self, presentation: int) -> bytes:
        return self.ghost.presentations.root_of[presentation]

    def _payer(self, credit: int) -> int:
        """Where documents under the credit go."""
        return self.ghost.credits.available_with(credit) if credit in self._all() else 3

    def _advancing(self) -> int:
        now, credits = self.moves.world.now(), self.ghost.credits
        fitting = [n for n, schedule in self._schedules().items() if schedule.advance]
        fitting = [n for n in fitting if credits.status(self._all()[n], now) == CREDIT["Advised"]] or fitting
        return self.moves.pick(fitting, [self.moves.credit("Advised")], odds=12)

    def _amendment(self, *statuses: int, confirmed: bool = False) -> int:
        records = self.ghost.amendments.records
        fitting = [n for n, record in records.items() if record.status in statuses]
        with_confirmer = [n for n in fitting if self._all()[n >> 16].confirmed]
        offered = [n for n, record in records.items() if record.status != AMENDMENT["Accepted"]]
        return self.moves.pick(with_confirmer if confirmed and with_confirmer else fitting, [*offered, 1], odds=8)

    def _elsewhere(self, *statuses: str) -> tuple[int, Presentation | None]:
        """A presentation to another bank than the issuer, or any."""
        records = self.ghost.presentations.records
        fitting = [
            n
            for n, p in records.items()
            if p.examiner != issuer_of(credit_of(n)) and PRESENTATION(p.status).name in statuses
        ]
        number = self.moves.pick(fitting, [*records, (3 << 32 | 999) << 16 | 1], odds=12)
        return number, records.get(number)

    # Terms

    @staticmethod
    def _nothing() -> dict[str, Any]:
        zero = "increase decrease tolerancePlus toleranceMinus expiry latestShipment presentationDays tenor tenorValue"
        return (
            dict.fromkeys(zero.split()[:2], 0)
            | {"tolerance": False}
            | dict.fromkeys(zero.split()[2:], 0)
            | {"root": ORDER}
        )

    def _changes(self, number: int) -> dict[str, Any]:
        credit = self._credit(number)
        if credit is None:
            return self._nothing()
        usual: list[dict[str, Any]] = [
            {"increase": credit.amount // 2},
            {"decrease": credit.amount // 10},
            {"expiry": credit.expiry + 10},
            {"expiry": credit.expiry + 10, "latestShipment": credit.expiry + 5, "presentationDays": 21},
            {"tolerance": True, "tolerancePlus": 10, "toleranceMinus": 10},
            {"tenor": int(TENOR["AfterSight"]), "tenorValue": 10},
            {"tenor": int(TENOR["Sight"])},
            {},
        ]
        flaws: list[dict[str, Any]] = [
            {"decrease": credit.amount},
            {"decrease": credit.amount - 1},
            {"increase": 1, "decrease": 1},
            {"expiry": 1},
            {"expiry": credit.expiry + 3_000},
            {"latestShipment": credit.expiry + 1},
            {"tenor": int(TENOR["AfterSight"])},
            {"tenor": int(TENOR["AfterSight"]), "tenorValue": 2_000},
            {"tolerance": True, "toleranceMinus": 101},
            {"root": bytes(32)},
        ]
        return self._nothing() | self.moves.pick(usual, flaws, odds=6)

    @staticmethod
    def _part(beneficiary: int, amount: int) -> dict[str, Any]:
        days = {"expiry": 0, "latestShipment": 0, "presentationDays": 0}
        return {"beneficiary": beneficiary, "amount": amount} | days | {"place": b"\0\0", "root": ORDER}

    def _part_flaw(self, credit: Credit, left: int) -> dict[str, Any]:
        usual: list[dict[str, Any]] = [{}, {}, {"expiry": credit.expiry - 1}, {"place": b"CN"}]
        flaws: list[dict[str, Any]] = [
            {"amount": left + 1},
            {"amount": 0},
            {"expiry": credit.expiry + 1},
            {"expiry": 1},
            {"latestShipment": credit.latest + 1},
            {"presentationDays": credit.presentation_days + 1},
            {"place": b"US"},
            {"root": bytes(32)},
        ]
        return self.moves.pick(usual, flaws, odds=8)
