"""On what terms claims are listed, quoted and offered for: sound as a rule, and once in a while with a flaw."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tests.invariants.ghost import Ghost
from tests.invariants.ghost.days import Unpublished
from tests.invariants.ghost.market_records import LEG, METHOD
from tests.invariants.ghost.records import Claim

if TYPE_CHECKING:
    from tests.invariants.moves import Moves

Terms = dict[str, Any]
HOUR, DAY = 3_600, 86_400
RATES = (28_500, 31_000, 24_500, 1, 1_000_000)
METHODS = tuple(int(method) for method in METHOD if method)
FLAW_IN = 8
"""Terms that have none for each that have one."""


@dataclass(frozen=True)
class MarketTerms:
    """Draws terms by the dice of `moves`."""

    moves: Moves
    ghost: Ghost

    def listing(self, claim: int, *, sealed: bool) -> Terms:
        now, seller = self.moves.world.now(), self.holder(claim)
        until = now + self.moves.pick((10 * DAY, 3 * DAY, DAY))
        moments = (now + HOUR, now + 2 * HOUR) if sealed else (0, 0)
        to = 0 if sealed else self.moves.pick((0, 0, 0, 6, 8))
        terms = {"until": until, "sealedUntil": moments[0], "revealUntil": moments[1], "to": to}
        terms["to"] = 0 if to == seller else to
        flaws: list[Terms] = [
            {"until": now},
            {"sealedUntil": now + HOUR, "revealUntil": 0},
            {"sealedUntil": now + HOUR, "revealUntil": until + 1},
            {"sealedUntil": now, "revealUntil": until},
            {"to": seller},
            {"to": 9},
            {"to": 99},
        ]
        return terms | self._flaw(flaws)

    def quote(self, claim: int, *, sound: bool = False) -> Terms:
        record, now = self.ghost.claims.records.get(claim), self.moves.world.now()
        pick, days = self.moves.pick, self.value_days(record)
        value = pick(days) if days else self.today(record)
        outside = pick((False, False, True))
        documents = pick((False, False, False, True))
        terms = {
            **{"rate": pick(RATES), "method": pick(METHODS), "basis": pick((360, 365)), "grace": pick((0, 0, 3))},
            **{"value": value, "availability": value if documents else 0, "until": now + pick((DAY, 4 * DAY, HOUR))},
            **{"leg": int(LEG["Outside" if outside else "Digital"]), "confirmDays": pick((1, 2)) if outside else 0},
        }
        return terms if sound else terms | self._flaw(self._flaws_of_a_quote(record, value, now))

    def offer(self, claim: int, *, sound: bool = False) -> Terms:
        record, now = self.ghost.claims.records.get(claim), self.moves.world.now()
        pick, outside = self.moves.pick, self.moves.pick((False, False, True))
        face = record.face if record else 1_000
        terms = {
            "obligor": pick((0, record.obligor if record else 3)),
            "currency": record.currency if record else b"CNY",
            **{"fromDays": pick((0, 1)), "toDays": 400, "rate": pick(RATES), "method": pick(METHODS)},
            **{"basis": pick((360, 365)), "grace": pick((0, 3)), "until": now + pick((DAY, 5 * DAY))},
            **{"leg": int(LEG["Outside" if outside else "Digital"]), "confirmDays": 1 if outside else 0},
            "left": pick((face, 2 * face + 1)),
        }
        flaws: list[Terms] = [
            {"obligor": 99},
            {"obligor": 4},
            {"currency": b"XXX"},
            {"currency": b"USD"},
            {"fromDays": 401},
            {"fromDays": 300},
            {"toDays": 0, "fromDays": 0},
            {"toDays": 1},
            {"rate": 0},
            {"rate": 1_000_001},
            {"method": 0},
            {"basis": 1},
            {"until": now},
            {"left": 0},
            {"left": max(face - 1, 1)},
        ]
        return terms if sound else terms | self._flaw(flaws)

    def bucket(self) -> Terms:
        pick = self.moves.pick
        names = {"side": 2, "class": 4, "tenor": 5, "size": 4}
        bucket = {name: pick(range(1, last + 1), (0,), odds=20) for name, last in names.items()}
        return bucket | {"currency": pick((b"CNY", b"USD"), (b"XXX",), odds=10)}

    def value_days(self, claim: Claim | None) -> list[int]:
        """The next banking days on which the claim could be settled and paid for outside the chain in time."""
        if claim is None:
            return []
        today = self.today(claim)
        return [day for day in range(today, min(claim.maturity - 2, today + 6)) if self._is_open(claim, day)][:3]

    def holder(self, claim: int) -> int:
        return self.ghost.claims.holder(claim) if claim in self.ghost.claims.records else 5

    def today(self, claim: Claim | None) -> int:
        return self.ghost.days.today(claim.place if claim else b"CN", self.moves.world.now())

    def _is_open(self, claim: Claim, day: int) -> bool:
        try:
            return self.ghost.days.is_open(claim.place, day)
        except Unpublished:
            return False

    def _flaws_of_a_quote(self, claim: Claim | None, value: int, now: int) -> list[Terms]:
        today, maturity = self.today(claim), claim.maturity if claim else value
        closed = [day for day in range(today, maturity) if claim and not self._is_open(claim, day)]
        return [
            {"rate": 0},
            {"rate": 1_000_001},
            {"rate": 1_000_000, "method": 1, "basis": 360, "grace": 255},
            {"method": 0},
            {"basis": 364},
            {"value": today - 1},
            {"value": maturity},
            {"value": maturity - 1},
            {"value": closed[0] if closed else today},
            {"availability": today - 1},
            {"availability": value + 1},
            {"until": now - 1},
            {"until": now},
            {"leg": 0},
            {"leg": 1, "confirmDays": 1},
            {"leg": 2, "confirmDays": 0},
            {"leg": 2, "confirmDays": max(maturity - value, 1) % 256},
        ]

    def _flaw(self, flaws: list[Terms]) -> Terms:
        return self.moves.pick([{}], flaws, odds=FLAW_IN)
