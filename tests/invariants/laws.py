"""The invariants, each by itself: said of a picture of the storage, or of two that follow one another, and not of the
ghost, which could be wrong in the same way as a contract.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Set

from tests.invariants.ghost.days import Days
from tests.invariants.ghost.records import CLAIM, CREDIT, NOBODY, PRESENTATION, is_part, whole
from tests.invariants.picture import Picture
from tests.oracle.credit import limit
from usance.events import Event

RESERVING = (PRESENTATION["Examining"], PRESENTATION["Complying"])
LIVE = (*RESERVING, PRESENTATION["Refused"])
HONOURED, NEGOTIATED = PRESENTATION["Honoured"], PRESENTATION["Negotiated"]
PAID, LOCKED = CLAIM["Paid"], CLAIM["Locked"]
BACK = (PRESENTATION["Returned"], PRESENTATION["Withdrawn"])
ENDED = (CREDIT["Closed"], CREDIT["Cancelled"])
DIFFERENCE, OF_THE_PRESENTATION = 253, 1 << 80

FIXED = {
    "credits": "applicant beneficiary rules edition examination_days currency place single_drawing root issued",
    "presentations": "presenter examiner received shipped previous version sighted covered",
    "claims": "face obligor maturity currency place",
    "parties": "kind place sponsor",
    "amendments": "changes",
    "schedules": "kind cumulative times period since instalments portion advance",
    "assignments": "assignee amount",
    "corruptions": "since days_left",
    "editions": "first rest number shift_from shift_until shift_minutes",
    "offers": "buyer obligor currency from_days to_days rate method basis grace leg confirm_days",
    "inquiries": "asker side class tenor size currency",
    "limits": "admitted only_currency examination_days advice_days presentation_days usance_cap closing_wait "
    "short_drawing about_percent substitution_days corruption_days",
}
"""What never changes once it is stored: who, how much, and every deadline but one, which a record that cannot be read
stops (laws_of_days.py)."""
PASSING = {"corruptions"}
"""What is there for a time only."""
AGREED = "amount tolerance_minus tolerance_plus presentation_days latest_shipment expiry tenor tenor_value"
"""What changes with the version of a credit's terms alone; the amount of one with a schedule comes anew besides."""


def drawings_never_pass_the_limit(picture: Picture) -> None:
    """drawn is what was honoured or negotiated, pending what is being examined or waits for honour, set aside what was
    transferred or advanced; together they stay within the amount and its tolerance, so that available, which is the
    rest, completes the limit. What a bank has claimed back is drawn no more; what an earlier bank honoured is drawn
    once."""
    drawn, pending = Counter[int](), Counter[int]()
    for number, p in picture.presentations.items():
        if not p["covered"]:
            drawn[number >> 16] += p["amount"] if p["status"] in (HONOURED, NEGOTIATED) else 0
        pending[number >> 16] += p["amount"] if p["status"] in RESERVING and not p["covered"] else 0
    for number, claim in picture.claims.items():
        share, source = divmod(number, OF_THE_PRESENTATION)
        if share == DIFFERENCE and picture.presentations[source]["status"] in (HONOURED, NEGOTIATED):
            # Who has paid the first beneficiary too is owed both, and presents both.
            drawn[whole(source >> 16)] += claim["face"]
            drawn[source >> 16] -= claim["face"]
    for number, made in picture.substitutions.items():
        pending[whole(number >> 16)] += made["extra"] if made["kept"] else 0
    for number, credit in picture.credits.items():
        assert credit["drawn"] == drawn[number]
        assert credit["pending"] == pending[number]
        taken = credit["drawn"] + credit["pending"] + credit["set_aside"]
        assert taken <= limit(credit["amount"], credit["tolerance_plus"])


def a_revolving_amount_is_there_once(picture: Picture) -> None:
    """Of an amount that comes anew no more than one is left at any time, unless what was left is carried over."""
    for number, schedule in picture.schedules.items():
        if schedule["times"] and not schedule["cumulative"]:
            credit = picture.credits[number]
            assert credit["amount"] - credit["drawn"] - credit["pending"] - credit["set_aside"] <= schedule["portion"]


def what_is_set_aside_covers_parts_and_advances(picture: Picture) -> None:
    """The limits of the parts that run, and what was drawn of those that have ended, with what is advanced and not
    deducted yet, is set aside of the whole credit; a part has nothing set aside of its own."""
    needed = Counter({number: advance["outstanding"] for number, advance in picture.advances.items()})
    for number, credit in picture.credits.items():
        if is_part(number):
            ended, most = credit["status"] in ENDED, limit(credit["amount"], credit["tolerance_plus"])
            needed[whole(number)] += credit["drawn"] if ended else most
    for number, credit in picture.credits.items():
        assert needed[number] <= credit["set_aside"]
        assert credit["set_aside"] == 0 or needed[number] or credit["parts"]


def every_honour_made_claims_of_its_amount(picture: Picture, prices: Mapping[int, int], recourse: Set[int]) -> None:
    """The claims of an honoured presentation come to the amount honoured, those of a negotiated one to the price paid
    and the first beneficiary's difference; their obligor is the bank that honoured or negotiated. Other presentations
    have no claim, unless a bank has claimed back what it paid for documents that were refused: then it is the price."""
    faces, differences = Counter[int](), Counter[int]()
    for number, claim in picture.claims.items():
        share, source = divmod(number, OF_THE_PRESENTATION)
        assert picture.owners[number] != NOBODY
        assert claim["currency"] == picture.credits[source >> 16]["currency"]
        if (p := picture.presentations.get(source)) is None:
            assert source & 0xFFFF == 0 and source >> 16 in picture.advances
        elif p["status"] in (HONOURED, NEGOTIATED):
            assert claim["obligor"] == p["examiner"]
            faces[source] += claim["face"]
            differences[source] += claim["face"] if share == DIFFERENCE else 0
        elif source not in recourse:
            negotiated = source >> 16 << 16 | p["previous"]
            assert p["covered"] and negotiated in recourse
            assert share == DIFFERENCE or claim["face"] == prices[negotiated]
    for number, p in picture.presentations.items():
        if p["status"] in (HONOURED, NEGOTIATED):
            paid = p["amount"] if p["status"] == HONOURED else prices[number] + differences[number]
            assert faces[number] == paid


def nobody_is_paid_twice_for_the_same_documents(picture: Picture) -> None:
    """Of the banks that documents were forwarded to by one that has paid for them, one at most reimburses it."""
    reimbursed = Counter[int]()
    for number, p in picture.presentations.items():
        if p["covered"] and p["status"] in (HONOURED, NEGOTIATED):
            reimbursed[number >> 16 << 16 | _first(picture, number, p["presenter"])] += 1
    assert all(count <= 1 for count in reimbursed.values())


def _first(picture: Picture, number: int, presenter: int) -> int:
    """The number of the presentation that the bank itself has paid for."""
    while picture.presentations[number]["presenter"] == presenter and picture.presentations[number]["covered"]:
        number = number >> 16 << 16 | picture.presentations[number]["previous"]
    return number & 0xFFFF


def live_documents_have_one_presentation(picture: Picture, root_of: Mapping[int, bytes], recourse: Set[int]) -> None:
    """A presentation that is examined, refused and not given back, honoured or negotiated, holds the root of its
    documents; what was given back or forwarded holds none."""
    holding = {number for number, p in picture.presentations.items() if p["status"] in (*LIVE, HONOURED, NEGOTIATED)}
    # What a bank has paid for comes back to it if the next one returns it, and leaves it when it claims its money back.
    passed_on = {n for n, after in picture.forwarded.items() if picture.presentations[after]["status"] not in BACK}
    holding -= passed_on | {picture.forwarded[number] for number in recourse}
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
    """The log tells of one payment for each claim that is paid, in full, and of none for others."""
    paid = [event.args for event in events if event.name == "ClaimPaid"]
    assert Counter(int(str(each["id"])) for each in paid) == Counter(
        number for number, claim in picture.claims.items() if claim["status"] == PAID
    )
    assert all(each["amount"] == picture.claims[int(str(each["id"]))]["face"] for each in paid)


def no_status_goes_back(before: Picture, after: Picture) -> None:
    """Statuses are in the order of a life, and a stored one never becomes an earlier one; nothing stored disappears. A
    claim that is sold is as old as before."""
    for part in ("credits", "presentations", "claims", "amendments"):
        for number, record in getattr(before, part).items():
            assert _age(getattr(after, part)[number], part) >= _age(record, part), f"{part} {number}"
    for number, p in before.presentations.items():
        assert after.presentations[number]["waiver"] >= p["waiver"]
    for number, claim in before.claims.items():
        assert claim["status"] != PAID or after.claims[number] == claim
        assert claim["status"] != PAID or after.owners[number] == before.owners[number]


def _age(record: Mapping[str, int], part: str) -> int:
    locked = part == "claims" and record["status"] == LOCKED
    return CLAIM["Outstanding"] if locked else record["status"]


def what_was_fixed_stays_fixed(before: Picture, after: Picture) -> None:
    """Parties to a paper, amounts and deadlines are as they were stored."""
    for part, names in FIXED.items():
        for number, record in getattr(before, part).items():
            if part in PASSING and number not in getattr(after, part):
                continue
            now = getattr(after, part)[number]
            assert {n: now[n] for n in names.split()} == {n: record[n] for n in names.split()}, f"{part} {number}"
    for number, credit in before.credits.items():
        now = after.credits[number]
        same = set(AGREED.split()) - ({"amount"} if credit["scheduled"] else set())
        if now["version"] == credit["version"]:
            assert {n: now[n] for n in same} == {n: credit[n] for n in same}, f"credit {number}"
        assert now["version"] >= credit["version"]


def documents_of_honoured_presentations_stay_lodged(before: Picture, after: Picture) -> None:
    """What was honoured, or negotiated and not sold back, is never presented again: it stays with a bank of that
    credit."""
    for root, number in before.lodged.items():
        if after.presentations[number]["status"] in (HONOURED, NEGOTIATED):
            assert root in after.lodged and after.lodged[root] >> 16 == number >> 16


def nothing_is_presented_after_expiry(picture: Picture, made: list[Event], days: Days) -> None:
    """What was presented just now counts as received no later than the expiry, moved by holidays alone; and the day it
    counts as received is not before the day it was handed in."""
    for event in made:
        number = int(str(event.args.get("id", 0)))
        if event.name == "PresentationMade" and number not in picture.forwarded.values():
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
    the step began, or of the party that this step made the claim for."""
    for at, event in enumerate(made):
        if event.name != "ClaimPaid":
            continue
        number = int(str(event.args["id"]))
        opened = [e.args["owner"] for e in made if e.name == "ClaimOpened" and e.args["id"] == number]
        holder = _holder(before, number) if number in before.owners else opened[0]
        obligor = after.claims[number]["obligor"]
        payment = next(later for later in made[at:] if later.name == "Transfer" and ":" in later.contract)
        assert event.args["owner"] == holder
        assert payment.args["from"] == before.parties[obligor]["account"]
        assert payment.args["to"] == before.parties[holder]["account"]
        assert payment.args["value"] == event.args["amount"] == after.claims[number]["face"]
        assert payment.contract.partition(":")[2].encode() == after.claims[number]["currency"]


def _holder(picture: Picture, number: int) -> int:
    return picture.party_of[picture.owners[number]]
