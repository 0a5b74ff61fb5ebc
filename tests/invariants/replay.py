"""The ledger rebuilt from its log alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from tests.invariants.ghost.records import CLAIM, CREDIT, NOBODY, PARTY_KIND, PRESENTATION, STANDING, WAIVER
from tests.invariants.picture import Picture
from tests.invariants.storage import snake
from usance.events import Event

Args = Mapping[str, Any]
RESERVING = (PRESENTATION["Examining"], PRESENTATION["Complying"])


def rebuild(events: Iterable[Event]) -> Picture:
    """What the events, all of them in their order, say that the ledger is."""
    replay = _Replay()
    for event in events:
        replay.take(event)
    return replay.picture()


class _Replay:
    def __init__(self) -> None:
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

    def take(self, event: Event) -> None:
        contract, _, currency = event.contract.partition(":")
        if currency:
            self._cash(currency, event)
        elif event.name == "Transfer" and contract == "Claims":
            self._owners[event.args["tokenId"]] = event.args["to"]  # type: ignore[index, assignment]
        elif (change := getattr(self, f"_{snake(event.name).lstrip('_')}", None)) is not None:
            change(event.args)

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

    # Rules and parties

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
        t = {snake(name): value for name, value in args["terms"].items()}
        limits = self._limits[t["rules"], args["ruleEdition"]]
        period = (t["presentation_days"] or limits["presentationDays"]) if t["transport_document"] else 0
        taken = (
            "applicant beneficiary adviser nominated rules tenor tolerance_minus amount currency place tolerance_plus "
        )
        taken += "expiry tenor_value confirmation transferable root"
        zero = "confirmer drawn pending presentations set_aside parent version"
        self._credits[args["id"]] = (
            {name: t[name] for name in taken.split()}
            | dict.fromkeys(zero.split(), 0)
            | {
                "status": CREDIT["Issued"],
                "edition": args["ruleEdition"],
                "examination_days": limits["examinationDays"],
                "presentation_days": period,
                "latest_shipment": t["latest_shipment"] or t["expiry"],
                "single_drawing": not t["partial_drawings"],
            }
        )

    def _credit_advised(self, args: Args) -> None:
        self._credits[args["id"]]["status"] = CREDIT["Advised"]

    def _advice_declined(self, args: Args) -> None:
        self._credits[args["id"]]["adviser"] = 0

    def _adviser_appointed(self, args: Args) -> None:
        self._credits[args["id"]]["adviser"] = args["adviser"]

    def _credit_closed(self, args: Args) -> None:
        self._credits[args["id"]]["status"] = CREDIT["Closed"]

    # Presentations

    def _presentation_made(self, args: Args) -> None:
        p = {snake(name): value for name, value in args["made"].items()}
        credit = self._credits[args["id"] >> 16]
        if p["previous"]:
            self._presentations[args["id"] >> 16 << 16 | p["previous"]]["waiver"] = WAIVER["Superseded"]
        credit["presentations"] += 1
        credit["pending"] += p["amount"]
        self._presentations[args["id"]] = p
        self._root_of[args["id"]], self._lodged[args["root"]] = args["root"], args["id"]

    def _presentation_complied(self, args: Args) -> None:
        self._presentations[args["id"]]["status"] = PRESENTATION["Complying"]

    def _waiver_sought(self, args: Args) -> None:
        self._presentations[args["id"]]["waiver"] = WAIVER["Sought"]

    def _waiver_given(self, args: Args) -> None:
        self._presentations[args["id"]]["waiver"] = WAIVER["Given"]

    def _waiver_accepted(self, args: Args) -> None:
        p = self._presentations[args["id"]]
        if p["status"] == PRESENTATION["Refused"]:
            self._credits[args["id"] >> 16]["pending"] += p["amount"]
        p |= {"status": PRESENTATION["Complying"], "waiver": WAIVER["Accepted"], "decided": args["day"]}

    def _presentation_refused(self, args: Args) -> None:
        p = self._presentations[args["id"]]
        self._credits[args["id"] >> 16]["pending"] -= p["amount"]
        told = {"disposal": args["disposal"], "discrepancies": args["discrepancies"], "decided": args["day"]}
        p |= told | {"status": PRESENTATION["Refused"]}

    def _documents_returned(self, args: Args) -> None:
        self._presentations[args["id"]]["status"] = PRESENTATION["Returned"]
        del self._lodged[self._root_of[args["id"]]]

    def _presentation_withdrawn(self, args: Args) -> None:
        p = self._presentations[args["id"]]
        if p["status"] in RESERVING:
            self._credits[args["id"] >> 16]["pending"] -= p["amount"]
        p["status"] = PRESENTATION["Withdrawn"]
        del self._lodged[self._root_of[args["id"]]]

    def _presentation_honoured(self, args: Args) -> None:
        p, credit = self._presentations[args["id"]], self._credits[args["id"] >> 16]
        p["status"] = PRESENTATION["Honoured"]
        credit["pending"] -= p["amount"]
        credit["drawn"] += p["amount"]

    # Claims

    def _claim_opened(self, args: Args) -> None:
        self._claims[args["id"]] = dict(args["claim"]) | {"status": CLAIM["Outstanding"]}

    def _claim_paid(self, args: Args) -> None:
        self._claims[args["id"]]["status"] = CLAIM["Paid"]

    def _claim_reported_unpaid(self, args: Args) -> None:
        self._claims[args["id"]]["status"] = CLAIM["Unpaid"]
