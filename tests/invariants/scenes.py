"""Situations that the machine must have been in, or it has shown nothing about them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tests.invariants.ghost import Act, Ghost
from tests.invariants.ghost.ledger import SAFELY, SAFELY_WITH_DATA
from tests.invariants.ghost.records import CREDIT, DISPOSAL, PRESENTATION, TENOR
from tests.invariants.picture import Picture
from usance.events import Event

REFUSED = PRESENTATION["Refused"]
PASSING_ON = ("Claims.transferFrom", SAFELY, SAFELY_WITH_DATA)
WANTED = (
    "a suspended bank examined",
    "a suspended bank honoured",
    "a suspended bank paid",
    "a suspended party was paid",
    "a claim was paid to somebody other than the presenter",
    "a claim was paid at an account that its owner had moved to",
    "a claim reported unpaid was paid",
    "a presentation outlived the expiry of its credit",
    "a precluded bank was made to honour",
    "a compelled honour at sight found no cash",
    "refused documents were taken up",
    "documents given back were presented again",
    "a corrected presentation was made",
    "a presentation was made on the last day",
    "a refusal was mined and changed nothing",
    "documents accepted an amendment",
    "a bank that had paid was reimbursed",
    "an assignee had its share",
    "records were presented anew",
    "records that nobody presented anew lapsed",
    "documents waited for the end of an interruption",
    "a credit expired while its banks were interrupted",
)
SELDOM = (
    "an interruption gave an examination other days",
    "a bank spoke of records that it had reported corrupt",
    "records were corrupt once more",
    "what a bank had paid for lapsed with the next one",
    "a credit went by limits that are not set any more",
    "a claim was passed on by somebody who was let to",
    "a confirmer stayed on the old terms",
    "a bank claimed back what it had paid",
    "an advance was deducted from a drawing",
    "a first beneficiary drew its difference",
    "an amount came anew",
)
"""Those that only a long run is sure to meet."""
TOLD = {
    "AmendmentAccepted": ("documents accepted an amendment", lambda args, _: args["takenBy"] != 0),
    "ConfirmationApart": ("a confirmer stayed on the old terms", lambda *_: True),
    "PresentationHonoured": ("a bank that had paid was reimbursed", lambda args, after: after[args["id"]]["covered"]),
    "RecourseTaken": ("a bank claimed back what it had paid", lambda *_: True),
    "RecordsPresentedAnew": ("records were presented anew", lambda *_: True),
    "PresentationLapsed": ("records that nobody presented anew lapsed", lambda *_: True),
    "AmountReinstated": ("an amount came anew", lambda *_: True),
}
SHARES = {
    254: "an advance was deducted from a drawing",
    253: "a first beneficiary drew its difference",
    **dict.fromkeys(range(1, 9), "an assignee had its share"),
}


def scenes_told(made: list[Event], after: Picture) -> list[str]:
    """Those that the events of a step tell of."""
    found = []
    for event in made:
        scene, seen = TOLD.get(event.name, ("", lambda *_: False))
        found += [scene] if seen(event.args, after.presentations) else []
        share, source = divmod(int(str(event.args.get("id", 0))), 1 << 80)
        if event.name == "ClaimOpened" and source & 0xFFFF and share in SHARES:
            found.append(SHARES[share])
    return found


def scenes_of(ghost: Ghost, act: Act, now: int) -> list[str]:
    """Those that an act, which is about to succeed at the second `now`, brings about."""
    function = act.function
    if function.startswith("Presentations."):
        if "present" in function:
            return _presenting(ghost, act.args[-5:], now)
        return _examining(ghost, act, now)
    if function.startswith("Records."):
        return _unread(ghost, act)
    if function in PASSING_ON:
        owner = ghost.claims.owner[act.args[2]]
        return _those(
            {"a claim was passed on by somebody who was let to": act.by != ghost.parties.present_account(owner)}
        )
    return _paying(ghost, act.args[0], now) if function == "Claims.pay" else []


def scenes_refused(ghost: Ghost, act: Act, refusals: frozenset[str], now: int) -> list[str]:
    """Those that an act which must be refused shows."""
    if not act.function.startswith("Presentations.present") or refusals != {"CreditExpired"}:
        return []
    credit = ghost.credits.records[act.args[-5]]
    today, last = ghost.days.today(credit.place, now), ghost.credits.effective_expiry(credit)
    meanwhile = today <= last and ghost.days.is_interrupted(credit.place, last)
    return _those({"a credit expired while its banks were interrupted": meanwhile})


def _presenting(ghost: Ghost, drawing: Sequence[Any], now: int) -> list[str]:
    number, _, _, root, previous = drawing
    credit = ghost.credits.records[number]
    last, rules = ghost.credits.effective_expiry(credit), ghost.credits.rules
    return _those(
        {
            "documents waited for the end of an interruption": _waits(ghost, credit.place, now),
            "an interruption gave an examination other days": _has_other_days(ghost, number, now),
            "a credit went by limits that are not set any more": rules.of(credit) != rules.current(credit.rules),
            "documents given back were presented again": root in ghost.presentations.root_of.values(),
            "a corrected presentation was made": previous != 0,
            "a presentation was made on the last day": ghost.days.received(credit.place, now) == last,
        }
    )


def _examining(ghost: Ghost, act: Act, now: int) -> list[str]:
    number, verb = act.args[0], act.function.rpartition(".")[2]
    p, credit = ghost.presentations.records[number], ghost.credits.records[number >> 16]
    suspended, honours = ghost.parties.is_suspended(p.examiner), verb in ("honour", "enforce")
    sight = credit.tenor == TENOR["Sight"]
    funded = ghost.claims.funds(credit.currency, p.examiner) >= p.amount
    past = ghost.days.today(credit.place, now) > ghost.credits.effective_expiry(credit)
    taken_up = verb == "waive" and p.status == REFUSED and ghost.parties.acting(p.examiner, act.by)
    return _those(
        {
            "a bank spoke of records that it had reported corrupt": ghost.corruptions.is_waiting(number),
            "a suspended bank examined": suspended and verb in ("comply", "refuse"),
            "a suspended bank honoured": suspended and honours,
            "a suspended party was paid": honours and sight and funded and ghost.parties.is_suspended(p.presenter),
            "a presentation outlived the expiry of its credit": honours and past and credit.status == CREDIT["Advised"],
            "a precluded bank was made to honour": verb == "enforce" and p.status == PRESENTATION["Examining"],
            "a compelled honour at sight found no cash": verb == "enforce" and sight and not funded,
            "refused documents were taken up": bool(taken_up) and p.disposal == DISPOSAL["Notify"],
        }
    )


def _waits(ghost: Ghost, place: bytes, now: int) -> bool:
    return ghost.days.is_interrupted(place, ghost.days.today(place, now))


def _has_other_days(ghost: Ghost, credit: int, now: int) -> bool:
    """Whether what is received now has another last day of examination than without the interruption."""
    record, place = ghost.credits.records[credit], ghost.parties.records[ghost.credits.available_with(credit)].place
    received, days = ghost.days.received(record.place, now), record.examination_days
    until = range(received + 1, ghost.days.nth_open(place, received, days))
    return any(ghost.days.is_interrupted(place, day) and ghost.days.is_open(place, day) for day in until)


def _unread(ghost: Ghost, act: Act) -> list[str]:
    number = act.args[0]
    again, lapses = ghost.corruptions.reported[number] > 0, act.function == "Records.lapse"
    return _those(
        {
            "records were corrupt once more": act.function == "Records.reportCorrupt" and again,
            "what a bank had paid for lapsed with the next one": lapses and ghost.presentations.records[number].covered,
        }
    )


def _paying(ghost: Ghost, number: int, now: int) -> list[str]:
    presented = ghost.presentations.records.get(number)
    claim, holder, owner = ghost.claims.records[number], ghost.claims.holder(number), ghost.claims.owner[number]
    return _those(
        {
            "a suspended bank paid": ghost.parties.is_suspended(claim.obligor),
            "a suspended party was paid": ghost.parties.is_suspended(holder),
            "a claim was paid to somebody other than the presenter": presented is not None
            and holder != presented.presenter,
            "a claim was paid at an account that its owner had moved to": owner != ghost.parties.account_of(holder),
            "a claim reported unpaid was paid": claim.status == 2,
        }
    )


def _those(scenes: dict[str, bool]) -> list[str]:
    return [scene for scene, seen in scenes.items() if seen]
