"""The ledger rebuilt from its log alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

from tests.invariants.ghost.days import NO_END
from tests.invariants.ghost.records import (
    AMENDMENT,
    CLAIM,
    CONFIRMATION,
    CREDIT,
    DRAWINGS,
    EXTENSION,
    NOBODY,
    PARTY_KIND,
    PRESENTATION,
    STANDING,
    WAIVER,
    is_part,
    whole,
)
from tests.invariants.picture import Picture
from tests.invariants.replay_market import MarketReplay
from tests.invariants.storage import snake
from tests.oracle.credit import limit
from usance.events import Event

Args = Mapping[str, Any]
EPOCH = datetime(1970, 1, 1)
RESERVING = (PRESENTATION["Examining"], PRESENTATION["Complying"])
CORRECTABLE = (PRESENTATION["Refused"], PRESENTATION["Returned"], PRESENTATION["Withdrawn"])


def rebuild(events: Iterable[Event]) -> Picture:
    """What the events, all of them in their order, say that the ledger is."""
    replay = _Replay()
    for event in events:
        replay.take(event)
    return replay.picture()


class _Replay:
    def __init__(self) -> None:
        self._time = self._block = 0
        self._limits: dict[tuple[int, int], Args] = {}
        self._parties: dict[int, dict[str, Any]] = {}
        self._credits: dict[int, dict[str, Any]] = {}
        self._presentations: dict[int, dict[str, Any]] = {}
        self._claims: dict[int, dict[str, Any]] = {}
        self._owners: dict[int, str] = {}
        self._party_of: dict[str, int] = {}
        self._root_of: dict[int, bytes] = {}
        self._lodged: dict[bytes, int] = {}
        self._balances: Counter[tuple[str, str]] = Counter()
        self._supplies: Counter[str] = Counter()
        self._amendments: dict[int, dict[str, Any]] = {}
        self._schedules: dict[int, dict[str, Any]] = {}
        self._instalments: dict[int, list[int]] = {}
        self._assignments: dict[tuple[int, int], dict[str, Any]] = {}
        self._advances: dict[int, dict[str, Any]] = {}
        self._substitutions: dict[int, dict[str, Any]] = {}
        self._deducted: Counter[int] = Counter()
        self._extras: dict[int, int] = {}
        self._forwarded: dict[int, int] = {}
        self._limits_before: dict[int, tuple[int, int]] = {}
        self._corruptions: dict[int, dict[str, Any]] = {}
        self._clocks: dict[bytes, dict[str, Any]] = {}
        self._editions: dict[tuple[bytes, int, int], Args] = {}
        self._latest: dict[tuple[bytes, int], int] = {}
        self._currencies: dict[bytes, str] = {}
        self._market = MarketReplay(self._claims)

    def take(self, event: Event) -> None:
        self._time, self._block = event.block_time, event.block_number
        contract, _, currency = event.contract.partition(":")
        if currency:
            self._cash(currency, event)
        elif event.name == "Transfer" and contract == "Claims":
            self._owners[event.args["tokenId"]] = event.args["to"]  # type: ignore[index, assignment]
        elif (change := getattr(self, f"_{snake(event.name).lstrip('_')}", None)) is not None:
            change(event.args)
        else:
            self._market.take(event.name, event.args)

    def picture(self) -> Picture:
        return Picture(
            self._parties,
            self._credits,
            self._presentations,
            self._claims,
            self._owners,
            self._party_of,
            self._lodged,
            {key: held for key, held in self._balances.items() if held},
            {code: supply for code, supply in self._supplies.items() if supply},
            self._amendments,
            self._schedules,
            self._assignments,
            self._advances,
            self._substitutions,
            self._forwarded,
            self._corruptions,
            self._clocks,
            self._editions,
            {key: _snaked(limits) for key, limits in self._limits.items()},
            self._currencies,
            *self._market.parts(),
        )

    def _cash(self, currency: str, event: Event) -> None:
        if event.name != "Transfer":
            return
        amount = int(str(event.args["value"]))
        for side, sign in (("from", -1), ("to", 1)):
            if event.args[side] == NOBODY:
                self._supplies[currency] -= sign * amount
            else:
                self._balances[currency, str(event.args[side])] += sign * amount

    # Calendars

    def _place_opened(self, args: Args) -> None:
        same = {snake(name): args[name] for name in ("offsetMinutes", "closingMinute", "shifts")}
        self._clocks[args["place"]] = same | {"known": True, "closed_from": 0, "closed_until": 0}

    def _year_published(self, args: Args) -> None:
        self._latest[args["place"], args["year"]] = args["number"]
        self._editions[args["place"], args["year"], args["number"]] = _snaked(args["edition"])

    def _banks_interrupted(self, args: Args) -> None:
        self._clocks[args["place"]] |= {"closed_from": args["from"], "closed_until": args["until"]}

    def _today(self, place: bytes) -> int:
        """The civil day at the place, by its clock and the changes of it that are published."""
        offset = self._clocks[place]["offset_minutes"]
        if self._clocks[place]["shifts"]:
            year = (EPOCH + timedelta(minutes=self._time // 60 + offset)).year
            edition = self._editions[place, year, self._latest[place, year]]
            shifted = edition["shift_from"] <= self._time < edition["shift_until"]
            offset = edition["shift_minutes"] if shifted else offset
        return int((self._time + offset * 60) // 86_400)

    # Rules and parties

    def _currency_added(self, args: Args) -> None:
        self._currencies[args["currency"]] = args["cash"]

    def _limits_set(self, args: Args) -> None:
        self._limits[args["rules"], args["edition"]] = args["limits"]

    def _party_admitted(self, args: Args) -> None:
        same = {name: args[name] for name in ("kind", "account", "place", "sponsor")}
        alone = args["kind"] == PARTY_KIND["Customer"] and args["account"] == NOBODY
        self._parties[args["party"]] = same | {"standing": STANDING["Good"], "mandate": alone}
        if args["account"] != NOBODY:
            self._party_of[args["account"]] = args["party"]

    def _party_suspended(self, args: Args) -> None:
        self._parties[args["party"]]["standing"] = STANDING["Suspended"]

    def _party_reinstated(self, args: Args) -> None:
        self._parties[args["party"]]["standing"] = STANDING["Good"]

    def _account_rotated(self, args: Args) -> None:
        self._parties[args["party"]]["account"] = args["account"]
        self._party_of[args["account"]] = args["party"]

    def _mandate_set(self, args: Args) -> None:
        self._parties[args["party"]]["mandate"] = args["mandate"]

    # Credits

    def _credit_issued(self, args: Args) -> None:
        t = _snaked(args["terms"])
        limits = self._limits[t["rules"], args["ruleEdition"]]
        period = (t["presentation_days"] or limits["presentationDays"]) if t["transport_document"] else 0
        taken = (
            "applicant beneficiary adviser nominated rules tenor tolerance_minus amount currency place tolerance_plus "
        )
        taken += "expiry tenor_value confirmation transferable root"
        zero = "confirmer second_adviser drawn pending presentations set_aside version parts pending_amendments"
        never = "confirmed passed_on apart scheduled shared stayed"
        self._credits[args["id"]] = (
            {name: t[name] for name in taken.split()}
            | dict.fromkeys(zero.split(), 0)
            | dict.fromkeys(never.split(), False)
            | {
                "status": CREDIT["Issued"],
                "edition": args["ruleEdition"],
                "examination_days": limits["examinationDays"],
                "presentation_days": period,
                "latest_shipment": t["latest_shipment"],
                "issued": self._today(t["place"]),
                "single_drawing": not t["partial_drawings"],
            }
        )
        self._credits[args["id"]]["confirmer"] = (t["nominated"] or t["adviser"]) if t["confirmation"] else 0

    def _clauses_added(self, args: Args) -> None:
        credit, c = self._credits[args["id"]], _snaked(args["clauses"])
        credit["second_adviser"] = c["second_adviser"]
        if credit["confirmation"]:
            asked = (c["confirmer"], credit["nominated"], c["second_adviser"], credit["adviser"])
            credit["confirmer"] = next(filter(None, asked))
        if c["about"]:
            about = self._limits[credit["rules"], credit["edition"]]["aboutPercent"]
            credit |= {"tolerance_plus": about, "tolerance_minus": about}
        credit["scheduled"] = c["drawings"] != DRAWINGS["Free"]
        same = {name: c[name] for name in ("cumulative", "times", "period", "advance")}
        told = {"kind": c["drawings"], "instalments": len(c["instalments"]), "portion": credit["amount"]}
        self._schedules[args["id"]] = same | told | {"used": 0, "since": credit["issued"], "made": 0}
        self._instalments[args["id"]] = [one["until"] for one in c["instalments"]]

    def _credit_passed_on(self, args: Args) -> None:
        self._credits[args["id"]]["passed_on"] = True

    def _credit_advised(self, args: Args) -> None:
        self._credits[args["id"]]["status"] = CREDIT["Advised"]

    def _advice_declined(self, args: Args) -> None:
        credit = self._credits[args["id"]]
        if credit["passed_on"]:
            credit |= {"second_adviser": 0, "passed_on": False}
        credit["adviser"] = 0
        credit["confirmer"] = 0 if credit["confirmer"] == args["adviser"] else credit["confirmer"]

    def _adviser_appointed(self, args: Args) -> None:
        credit = self._credits[args["id"]]
        credit["adviser"] = args["adviser"]
        # No bank confirms what it has issued itself.
        if credit["confirmation"] and not credit["confirmer"] and args["adviser"] != args["id"] >> 32:
            credit["confirmer"] = args["adviser"]

    def _credit_closed(self, args: Args) -> None:
        self._end(args, "Closed")

    def _credit_cancelled(self, args: Args) -> None:
        self._end(args, "Cancelled")

    def _end(self, args: Args, status: str) -> None:
        self._credits[args["id"]]["status"] = CREDIT[status]
        if is_part(args["id"]):
            self._credits[whole(args["id"])]["set_aside"] -= args["unused"]

    def _payment_stayed(self, args: Args) -> None:
        self._credits[args["id"]]["stayed"] = True

    def _stay_lifted(self, args: Args) -> None:
        self._credits[args["id"]]["stayed"] = False

    def _credit_confirmed(self, args: Args) -> None:
        credit = self._credits[args["id"]]
        credit |= {"confirmed": True, "confirmer": args["confirmer"]}
        if args["silent"]:
            credit["confirmation"] = CONFIRMATION["Silent"]

    def _confirmation_declined(self, args: Args) -> None:
        self._credits[args["id"]]["confirmer"] = 0

    def _amount_reinstated(self, args: Args) -> None:
        self._note_limit(args["id"])
        self._schedules[args["id"]]["used"] = args["times"]
        self._credits[args["id"]]["amount"] = args["amount"]

    def _note_limit(self, number: int) -> None:
        """What could be drawn in all before this block."""
        credit = self._credits[number]
        if self._limits_before.get(number, (0, 0))[0] != self._block:
            self._limits_before[number] = self._block, limit(credit["amount"], credit["tolerance_plus"])

    def _credit_transferred(self, args: Args) -> None:
        t, credit = _snaked(args["terms"]), self._credits[args["id"]]
        child = dict(credit) | {"status": CREDIT["Advised"], "adviser": args["bank"], "nominated": args["bank"]}
        child |= {name: t[name] for name in ("beneficiary", "amount", "root")}
        child |= {name: t[name] or credit[name] for name in ("expiry", "presentation_days")}
        child["latest_shipment"] = t["latest_shipment"] or min(credit["latest_shipment"], child["expiry"])
        child["place"] = credit["place"] if t["place"] == b"\0\0" else t["place"]
        zero = "second_adviser drawn pending presentations set_aside version parts pending_amendments"
        child |= dict.fromkeys(zero.split(), 0) | dict.fromkeys(("transferable", "passed_on", "stayed"), False)
        self._credits[args["part"]] = child
        credit["parts"] += 1
        credit["set_aside"] += limit(child["amount"], child["tolerance_plus"])

    # Amendments

    def _amendment_offered(self, args: Args) -> None:
        changes = _snaked(args["changes"])
        fresh = {"changes": changes, "extension": 0, "version": 0, "taken_by": 0}
        self._amendments[args["id"]] = fresh | {"status": AMENDMENT["Offered"]}
        self._credits[args["id"] >> 16]["pending_amendments"] += 1

    def _amendment_accepted(self, args: Args) -> None:
        amendment, credit = self._amendments[args["id"]], self._credits[args["id"] >> 16]
        amendment |= {"status": AMENDMENT["Accepted"], "version": args["version"], "taken_by": args["takenBy"]}
        changes = amendment["changes"]
        self._note_limit(args["id"] >> 16)
        credit |= {"version": args["version"], "pending_amendments": credit["pending_amendments"] - 1}
        credit["amount"] += changes["increase"] - changes["decrease"]
        plain = ("expiry", "latest_shipment", "presentation_days")
        credit |= {name: changes[name] for name in plain if changes[name]}
        credit |= {n: changes[n] for n in ("tolerance_plus", "tolerance_minus") if changes["tolerance"]}
        credit |= {name: changes[name] for name in ("tenor", "tenor_value") if changes["tenor"]}

    def _amendment_rejected(self, args: Args) -> None:
        self._amendments[args["id"]]["status"] = AMENDMENT["Rejected"]
        self._credits[args["id"] >> 16]["pending_amendments"] -= 1

    def _amendment_extended(self, args: Args) -> None:
        self._amendments[args["id"]]["extension"] = EXTENSION["Extended"]

    def _extension_declined(self, args: Args) -> None:
        self._amendments[args["id"]]["extension"] = EXTENSION["Declined"]

    def _confirmation_apart(self, args: Args) -> None:
        self._credits[args["id"] >> 16]["apart"] = True

    # Presentations

    def _presentation_made(self, args: Args) -> None:
        p = dict(_snaked(args["made"]))
        previous = self._presentations.get(args["id"] >> 16 << 16 | p["previous"])
        forwards = previous is not None and previous["status"] not in CORRECTABLE
        self._credits[args["id"] >> 16]["presentations"] += 1
        self._presentations[args["id"]] = p
        if previous is not None and not forwards:
            previous["waiver"] = WAIVER["Superseded"]
        if not forwards:
            self._keep(args["id"])
        self._root_of[args["id"]], self._lodged[args["root"]] = args["root"], args["id"]

    def _presentation_complied(self, args: Args) -> None:
        self._presentations[args["id"]]["status"] = PRESENTATION["Complying"]
        self._sees_the_end(args)

    def _sees_the_end(self, args: Args) -> None:
        """Who has found documents complying has read them: a clock that stood still ends with that day."""
        p = self._presentations[args["id"]]
        if p["examine_by"] == NO_END:
            p["examine_by"] = args["day"]

    def _waiver_sought(self, args: Args) -> None:
        self._presentations[args["id"]]["waiver"] = WAIVER["Sought"]

    def _waiver_given(self, args: Args) -> None:
        self._presentations[args["id"]]["waiver"] = WAIVER["Given"]

    def _waiver_accepted(self, args: Args) -> None:
        p = self._presentations[args["id"]]
        if p["status"] == PRESENTATION["Refused"] and not p["covered"]:
            self._keep(args["id"])
        p |= {"status": PRESENTATION["Complying"], "waiver": WAIVER["Accepted"], "decided": args["day"]}
        self._sees_the_end(args)

    def _presentation_refused(self, args: Args) -> None:
        p = self._presentations[args["id"]]
        self._release(args["id"])
        told = {"disposal": args["disposal"], "discrepancies": args["discrepancies"], "decided": args["day"]}
        p |= told | {"status": PRESENTATION["Refused"]}

    def _documents_returned(self, args: Args) -> None:
        self._presentations[args["id"]]["status"] = PRESENTATION["Returned"]
        self._give_back(args["id"])

    def _presentation_withdrawn(self, args: Args) -> None:
        p = self._presentations[args["id"]]
        if p["status"] in RESERVING:
            self._release(args["id"])
        p["status"] = PRESENTATION["Withdrawn"]
        self._give_back(args["id"])

    def _give_back(self, number: int) -> None:
        p, root = self._presentations[number], self._root_of[number]
        del self._lodged[root]
        if p["covered"]:
            self._lodged[root] = number >> 16 << 16 | p["previous"]

    def _presentation_honoured(self, args: Args) -> None:
        self._presentations[args["id"]]["status"] = PRESENTATION["Honoured"]
        self._draw(args["id"])

    def _presentation_negotiated(self, args: Args) -> None:
        self._presentations[args["id"]]["status"] = PRESENTATION["Negotiated"]
        self._draw(args["id"])

    def _presentation_forwarded(self, args: Args) -> None:
        number, after = args["id"], args["next"]
        p = self._presentations[number]
        self._forwarded[number] = after
        if p["status"] in RESERVING:
            p["status"] = PRESENTATION["Forwarded"]
        if number in self._deducted:
            self._deducted[after] = self._deducted.pop(number)
        if number in self._substitutions and self._credits[number >> 16]["shared"]:
            self._substitutions[after] = self._substitutions.pop(number)

    def _recourse_taken(self, args: Args) -> None:
        number = args["id"]
        p, after = self._presentations[number], self._presentations[self._forwarded[number]]
        p["status"], after["waiver"] = PRESENTATION["Withdrawn"], WAIVER["Superseded"]
        del self._lodged[self._root_of[number]]
        extra = self._extras.pop(number, 0)
        self._credits[number >> 16]["drawn"] -= p["amount"] - extra
        self._credits[whole(number >> 16)]["drawn"] -= extra

    # Records that cannot be read

    def _records_reported_corrupt(self, args: Args) -> None:
        credit = self._credits[args["id"] >> 16]
        within = self._limits[credit["rules"], credit["edition"]]["corruptionDays"]
        self._corruptions[args["id"]] = {"since": args["last"] - within, "days_left": args["daysLeft"]}
        self._presentations[args["id"]]["examine_by"] = NO_END

    def _records_presented_anew(self, args: Args) -> None:
        del self._corruptions[args["id"]]
        self._presentations[args["id"]]["examine_by"] = args["examineBy"]

    def _presentation_lapsed(self, args: Args) -> None:
        del self._corruptions[args["id"]]
        self._presentation_withdrawn(args)

    # Amounts kept, drawn and let go, with what hangs on them

    def _keep(self, number: int) -> None:
        credit, amount = self._credits[number >> 16], self._presentations[number]["amount"]
        if credit["shared"]:
            self._deduct(number, amount)
            made, above = self._substitutions.get(number, {}), self._credits[whole(number >> 16)]
            if made.get("extra") and not made["kept"] and _available(above) >= made["extra"]:
                made["kept"] = True
                above["pending"] += made["extra"]
        if credit["scheduled"]:
            self._schedules[number >> 16]["made"] |= self._instalment(number)
        credit["pending"] += amount

    def _deduct(self, number: int, amount: int) -> None:
        credit, advance = self._credits[number >> 16], self._advances.get(number >> 16)
        # Whether it is the last drawing is asked before what it brings about, and the log tells of that first: an
        # amount that comes anew, an amendment that it accepts.
        block, before = self._limits_before.get(number >> 16, (0, 0))
        left = before - _used(credit) if block == self._block else _available(credit)
        last = credit["single_drawing"] or amount > left
        if advance and advance["outstanding"] and not advance["reclaimed"] and last:
            taken = min(advance["outstanding"], amount)
            advance["outstanding"] -= taken
            credit["set_aside"] -= taken
            self._deducted[number] = taken

    def _release(self, number: int) -> None:
        p, credit = self._presentations[number], self._credits[number >> 16]
        if p["covered"]:
            return
        credit["pending"] -= p["amount"]
        if credit["scheduled"]:
            schedule = self._schedules[number >> 16]
            schedule["made"] &= ~self._instalment(number)
        if taken := self._deducted.pop(number, 0):
            self._advances[number >> 16]["outstanding"] += taken
            credit["set_aside"] += taken
        if (made := self._substitutions.get(number)) and made["kept"]:
            made["kept"] = False
            self._credits[whole(number >> 16)]["pending"] -= made["extra"]

    def _draw(self, number: int) -> None:
        p, credit = self._presentations[number], self._credits[number >> 16]
        if p["covered"]:
            return
        credit["pending"] -= p["amount"]
        credit["drawn"] += p["amount"]
        self._deducted.pop(number, 0)
        if (made := self._substitutions.get(number)) and made["kept"]:
            made["kept"], above = False, self._credits[whole(number >> 16)]
            above["pending"] -= made["extra"]
            above["drawn"] += made["extra"]
            p["amount"] += made["extra"]
            self._extras[number] = made["extra"]

    def _instalment(self, number: int) -> int:
        p, ends = self._presentations[number], self._instalments[number >> 16]
        return 1 << sum((p["shipped"] or p["received"]) > end for end in ends) if ends else 0

    # Proceeds

    def _proceeds_assigned(self, args: Args) -> None:
        told = {"assignee": args["assignee"], "bank": 0, "amount": args["amount"], "left": args["amount"]}
        self._assignments[args["id"], args["number"]] = told

    def _assignment_acknowledged_by(self, args: Args) -> None:
        self._assignments[args["id"], args["number"]]["bank"] = args["bank"]
        self._credits[args["id"]]["shared"] = True

    def _advance_paid(self, args: Args) -> None:
        fresh = {"count": 0, "reclaimed": False, "total": 0, "outstanding": 0}
        advance = self._advances.setdefault(args["id"], fresh | {"bank": args["bank"]})
        advance["count"] += 1
        for name in ("total", "outstanding"):
            advance[name] += args["amount"]
        self._credits[args["id"]]["set_aside"] += args["amount"]
        self._credits[args["id"]]["shared"] = True

    def _advance_reclaimed(self, args: Args) -> None:
        self._advances[args["id"]]["reclaimed"] = True

    def _substitution(self, number: int) -> dict[str, Any]:
        return self._substitutions.setdefault(number, {"extra": 0, "until": 0, "made": False, "kept": False})

    def _invoice_demanded(self, args: Args) -> None:
        self._substitution(args["id"])["until"] = args["until"]

    def _invoice_substituted(self, args: Args) -> None:
        self._substitution(args["id"]).update({"extra": args["extra"], "made": True, "kept": True})
        self._credits[whole(args["id"] >> 16)]["pending"] += args["extra"]
        self._credits[args["id"] >> 16]["shared"] = True

    # Claims

    def _claim_opened(self, args: Args) -> None:
        self._claims[args["id"]] = dict(args["claim"]) | {"status": CLAIM["Outstanding"]}
        share, source = divmod(args["id"], 1 << 80)
        if (assignment := self._assignments.get((source >> 16, share))) and source & 0xFFFF:
            assignment["left"] -= args["claim"]["face"]

    def _claim_paid(self, args: Args) -> None:
        self._claims[args["id"]]["status"] = CLAIM["Paid"]

    def _claim_reported_unpaid(self, args: Args) -> None:
        self._claims[args["id"]]["status"] = CLAIM["Unpaid"]


def _snaked(record: Args) -> Args:
    return {snake(name): value for name, value in record.items()}


def _used(credit: Args) -> int:
    return int(credit["drawn"] + credit["pending"] + credit["set_aside"])


def _available(credit: Args) -> int:
    return limit(credit["amount"], credit["tolerance_plus"]) - _used(credit)
