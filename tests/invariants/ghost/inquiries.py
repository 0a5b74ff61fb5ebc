"""Questions to the market in buckets, and rates that bind nobody."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tests.invariants.ghost.market_records import HIGHEST_RATE, Inquiry
from tests.invariants.ghost.parties import Parties
from tests.invariants.ghost.rules import Rules
from tests.invariants.ghost.verdict import Reasons, Verdict, nothing, refused

BUCKETS = ("side", "class", "tenor", "size")


class Inquiries:
    """By number from 1; `until` is 0 for one that was closed."""

    def __init__(self, parties: Parties, rules: Rules) -> None:
        self._parties, self._rules = parties, rules
        self.records: dict[int, Inquiry] = {}

    def ask(self, by: str, now: int, bucket: Mapping[str, Any], until: int) -> Verdict:
        if not (asker := self._parties.at(by)):
            return refused("NotAdmitted")
        named, reasons = [bucket[name] for name in BUCKETS], Reasons()
        reasons.add_all(self._parties.against_bank(asker))
        reasons.add_if(bucket["currency"] not in self._rules.currencies, "UnknownCurrency")
        reasons.add_if(not all(named) or until <= now, "BadInquiry")
        made = Inquiry(asker, until, *named, bucket["currency"])
        return reasons.verdict(lambda: self.records.__setitem__(len(self.records) + 1, made))

    def indicate(self, by: str, now: int, number: int, rate: int) -> Verdict:
        inquiry, bank = self.records.get(number), self._parties.at(by)
        if not bank:
            return refused("NotAdmitted")
        reasons = Reasons()
        reasons.add_all(self._parties.against_bank(bank))
        reasons.add_if(inquiry is None, "UnknownInquiry")
        reasons.add_if(inquiry is not None and now > inquiry.until, "InquiryOver")
        reasons.add_if(inquiry is not None and inquiry.asker == bank, "OwnInquiry")
        reasons.add_if(not 0 < rate <= HIGHEST_RATE, "BadRate")
        return reasons.verdict(nothing)

    def close(self, by: str, now: int, number: int) -> Verdict:
        if (inquiry := self.records.get(number)) is None:
            return refused("UnknownInquiry")
        reasons = Reasons()
        reasons.add_if(not self._parties.acting(inquiry.asker, by), "NotParty")
        reasons.add_if(now > inquiry.until, "InquiryOver")
        return reasons.verdict(lambda: setattr(inquiry, "until", 0))
