"""The invariants, each by itself: said of a picture of the storage, or of two that follow one another, and not of the
ghost, which could be wrong in the same way as a contract.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping

from tests.invariants.ghost.days import Days
from tests.invariants.ghost.records import CLAIM, NOBODY, PRESENTATION
from tests.invariants.picture import Picture
from tests.oracle.credit import limit
from usance.events import Event

RESERVING = (PRESENTATION["Examining"], PRESENTATION["Complying"])
LIVE = (*RESERVING, PRESENTATION["Refused"])
HONOURED, PAID = PRESENTATION["Honoured"], CLAIM["Paid"]

FIXED = {
    "credits": "applicant beneficiary rules edition examination_days tenor tolerance_minus tolerance_plus amount "
    "currency presentation_days latest_shipment place expiry tenor_value single_drawing root",
    "presentations": "presenter examiner received examine_by shipped previous amount version",
    "claims": "face obligor maturity currency place",
    "parties": "kind place sponsor",
}
"""What never changes once it is stored: who, how much, and every deadline."""


def drawings_never_pass_the_limit(picture: Picture) -> None:
    """drawn is what was honoured, pending what is being examined or waits for honour; with what is set aside they stay
    within the amount and its tolerance, so that available, which is the rest, completes the limit."""
    drawn, pending = Counter[int](), Counter[int]()
    for number, p in picture.presentations.items():
        kept = drawn if p["status"] == HONOURED else pending
        kept[number >> 16] += p["amount"] if p["status"] in (HONOURED, *RESERVING) else 0
    for number, credit in picture.credits.items():
        assert credit["drawn"] == drawn[number]
        assert credit["pending"] == pending[number]
        taken = credit["drawn"] + credit["pending"] + credit["set_aside"]
        assert taken <= limit(credit["amount"], credit["tolerance_plus"])


def every_honour_made_one_claim_of_its_amount(picture: Picture) -> None:
    """A claim stands for each honoured presentation and for nothing else: its face is the amount honoured, its obligor
    the bank that honoured, its currency the credit's."""
    honoured = {number: p for number, p in picture.presentations.items() if p["status"] == HONOURED}
    assert set(honoured) == set(picture.claims)
    for number, claim in picture.claims.items():
        credit, p = picture.credits[number >> 16], honoured[number]
        assert (claim["face"], claim["obligor"]) == (p["amount"], p["examiner"])
        assert claim["currency"] == credit["currency"]
        assert picture.owners[number] != NOBODY


def live_documents_have_one_presentation(picture: Picture, root_of: Mapping[int, bytes]) -> None:
    """A presentation that is examined, refused and not given back, or honoured, holds the root of its documents; what
    was given back holds none."""
    holding = {number for number, p in picture.presentations.items() if p["status"] in (*LIVE, HONOURED)}
    assert {root_of[number]: number for number in holding} == picture.lodged
    assert len(picture.lodged) == len(holding)


def cash_is_what_was_issued(picture: Picture, events: list[Event]) -> None:
    """Per currency, the sum of all balances is the supply, and the supply what was issued less what was redeemed."""
    held, issued = Counter[str](), Counter[str]()
    for (currency, _), amount in picture.balances.items():
        held[currency] += amount
    for event in events:
        sign = {"CashIssued": 1, "CashRedeemed": -1}.get(event.name, 0)
        issued[event.contract.partition(":")[2]] += sign * int(str(event.args["amount"])) if sign else 0
    assert {code: sum_ for code, sum_ in held.items() if sum_} == picture.supplies
    assert {code: sum_ for code, sum_ in issued.items() if sum_} == picture.supplies


def what_is_paid_was_honoured_and_paid_once(picture: Picture, events: list[Event]) -> None:
    """The log tells of one payment for each claim that is paid, in full, and of none for others. So the sum over claims
    paid is what was drawn at sight and what matured, and the rest of what was drawn is still owed."""
    paid = [event.args for event in events if event.name == "ClaimPaid"]
    assert Counter(int(str(each["id"])) for each in paid) == Counter(
        number for number, claim in picture.claims.items() if claim["status"] == PAID
    )
    sums: defaultdict[int, int] = defaultdict(int)
    for each in paid:
        assert each["amount"] == picture.claims[int(str(each["id"]))]["face"]
        sums[int(str(each["id"])) >> 16] += int(str(each["amount"]))
    for number, claim in picture.claims.items():
        sums[number >> 16] += 0 if claim["status"] == PAID else claim["face"]
    assert all(sums[number] == credit["drawn"] for number, credit in picture.credits.items())


def no_status_goes_back(before: Picture, after: Picture) -> None:
    """Statuses are in the order of a life, and a stored one never becomes an earlier one; nothing stored disappears."""
    for part in ("credits", "presentations", "claims"):
        for number, record in getattr(before, part).items():
            assert getattr(after, part)[number]["status"] >= record["status"], f"{part} {number}"
    for number, p in before.presentations.items():
        assert after.presentations[number]["waiver"] >= p["waiver"]
    for number, claim in before.claims.items():
        assert claim["status"] != PAID or after.claims[number] == claim
        assert claim["status"] != PAID or after.owners[number] == before.owners[number]


def what_was_fixed_stays_fixed(before: Picture, after: Picture) -> None:
    """Parties to a paper, amounts and deadlines are as they were stored."""
    for part, names in FIXED.items():
        for number, record in getattr(before, part).items():
            now = getattr(after, part)[number]
            assert {n: now[n] for n in names.split()} == {n: record[n] for n in names.split()}, f"{part} {number}"


def documents_of_honoured_presentations_stay_lodged(before: Picture, after: Picture) -> None:
    """What was honoured once can never be presented again."""
    for root, number in before.lodged.items():
        if before.presentations[number]["status"] == HONOURED:
            assert after.lodged.get(root) == number


def nothing_is_presented_after_expiry(picture: Picture, made: list[Event], days: Days) -> None:
    """What was presented just now counts as received no later than the expiry, moved by holidays alone; and the day it
    counts as received is not before the day it was handed in."""
    for event in made:
        if event.name == "PresentationMade":
            number = int(str(event.args["id"]))
            credit, p = picture.credits[number >> 16], picture.presentations[number]
            assert p["received"] <= days.next_open(credit["place"], credit["expiry"])
            assert days.today(credit["place"], event.block_time) <= p["received"]


def cash_moved_only_where_the_events_say(before: Picture, after: Picture, made: list[Event]) -> None:
    """Balances changed by the payments of this step, to the minor unit, and by nothing else."""
    moved: Counter[tuple[str, str]] = Counter(before.balances)
    for event in made:
        currency = event.contract.partition(":")[2]
        if event.name == "Transfer" and currency:
            payer, payee, amount = str(event.args["from"]), str(event.args["to"]), int(str(event.args["value"]))
            moved[currency, payer] -= amount
            moved[currency, payee] += amount
    assert {key: held for key, held in moved.items() if held and key[1] != NOBODY} == dict(after.balances)


def claims_are_paid_to_whoever_holds_them(before: Picture, after: Picture, made: list[Event]) -> None:
    """In full, from the obligor's present account to the present account of the party whose account held the token when
    the step began, or, for a claim that this step made, of the presenter."""
    for at, event in enumerate(made):
        if event.name != "ClaimPaid":
            continue
        number = int(str(event.args["id"]))
        holder = _holder(before, number) if number in before.owners else after.presentations[number]["presenter"]
        obligor = after.claims[number]["obligor"]
        payment = next(later for later in made[at:] if later.name == "Transfer" and ":" in later.contract)
        assert event.args["owner"] == holder
        assert payment.args["from"] == before.parties[obligor]["account"]
        assert payment.args["to"] == before.parties[holder]["account"]
        assert payment.args["value"] == event.args["amount"] == after.claims[number]["face"]
        assert payment.contract.partition(":")[2].encode() == after.claims[number]["currency"]


def _holder(picture: Picture, number: int) -> int:
    return picture.party_of[picture.owners[number]]
