"""How a story ends: what its end should be, and the accounts of what came of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from usance import ids
from usance.model import Claim
from usance.money import Money
from usance.stories.claim_labels import is_claim
from usance.stories.expectations import Deviation, expected_value, shown
from usance.stories.margins import sales
from usance.stories.report import Balance, Exposure, Position, SupervisorView
from usance.stories.scene import Scene
from usance.timeline import Moment, timeline

Held = Mapping[tuple[str, str], Money]
"""(party, currency) -> what it has."""
Claims = Sequence[tuple[str, Claim]]
"""Claims, each with its label."""


def ending_deviations(scene: Scene) -> tuple[Deviation, ...]:
    """Where the end is not what `finally` says."""
    page, ending = scene.story.page, scene.story.script.finally_
    found: list[Deviation] = []
    for label, expect in ending.fields.items():
        if is_claim(label) and not scene.is_owed(label):
            found.append(Deviation(label, "a claim", "none was made", page.line(("finally", label))))
            continue
        actual = scene.facts_of(label)
        for field, text in expect.items():
            if actual.get(field) != expected_value(scene.kind_of(label), field, text):
                line = page.line(("finally", label, field))
                found.append(Deviation(f"{label}.{field}", text, shown(actual.get(field)), line))
    for party, amounts in ending.cash.items():
        line = page.line(("finally", "cash", party))
        for amount in amounts:
            has = scene.platform.desk(party).cash(amount.currency)
            if has != amount:
                found.append(Deviation(f"cash of {party}", str(amount), str(has), line))
    return tuple(found)


def held(scene: Scene) -> Held:
    """What every bank, and everyone else whose cash the story tells of, has in each of its currencies."""
    story, platform = scene.story, scene.platform
    banks = [member.name for member in platform.record.members if member.kind == "Bank"]
    parties = dict.fromkeys((*banks, *story.script.cash, *story.script.finally_.cash))
    told = (*story.script.cash.values(), *story.script.finally_.cash.values())
    amounts = [amount for each in told for amount in each]
    drawn = [platform.credit(credit).amount for credit in scene.credits.values()]
    currencies = dict.fromkeys(amount.currency for amount in (*amounts, *drawn)) or {"CNY": None}
    return {(party, currency): _has(scene, party, currency) for party in parties for currency in currencies}


def _has(scene: Scene, party: str, currency: str) -> Money:
    if party in scene.platform.directory.names:
        return scene.platform.desk(party).cash(currency)
    # A bank that the story has yet to admit, or its customer: it begins with what the story gives it then.
    given = scene.story.script.cash.get(party, ())
    return next((amount for amount in given if amount.currency == currency), Money(0, currency))


def balances(scene: Scene, before: Held) -> tuple[Balance, ...]:
    """Before and after, by party and currency, with what claims of the story moved. Currencies that nobody has or
    had are left out."""
    after = held(scene)
    paid, received = _moved(scene)
    rows = []
    for (party, currency), has in after.items():
        nothing = Money(0, currency)
        had = before.get((party, currency), nothing)
        sums = (paid.get((party, currency), nothing), received.get((party, currency), nothing))
        rows.append(Balance(party=party, before=had, after=has, paid=sums[0], received=sums[1]))
    live = {row.before.currency for row in rows if row.before.minor or row.after.minor}
    return tuple(row for row in rows if row.before.currency in live or len(live) == 0)


def positions(claims: Claims) -> tuple[Position, ...]:
    """The claims of the story under their labels."""
    return tuple(Position(label, claim) for label, claim in claims)


def timelines(scene: Scene) -> Mapping[str, tuple[Moment, ...]]:
    """The life of each credit of the story, in its labels."""
    return {label: tuple(_labelled(scene, credit)) for label, credit in scene.credits.items()}


def supervisor_view(scene: Scene, claims: Claims) -> SupervisorView:
    """Credits by status and claims by obligor."""
    statuses = Counter(scene.platform.credit(credit).status for credit in scene.credits.values())
    groups: dict[tuple[str, str, str], list[Claim]] = {}
    for _, claim in claims:
        groups.setdefault((claim.obligor, claim.status, claim.face.currency), []).append(claim)
    exposures = (
        Exposure(obligor, status, len(one), Money(sum(claim.face.minor for claim in one), currency))
        for (obligor, status, currency), one in groups.items()
    )
    return SupervisorView(dict(sorted(statuses.items())), tuple(exposures))


def _labelled(scene: Scene, credit: str) -> Iterator[Moment]:
    for moment in timeline(scene.platform, credit):
        yield replace(moment, what=scene.labelled(moment.what))


def _moved(scene: Scene) -> tuple[Held, Held]:
    name = scene.platform.directory.name
    paid: dict[tuple[str, str], Money] = {}
    received: dict[tuple[str, str], Money] = {}
    for credit in scene.credits.values():
        for event in scene.platform.history.events(credit=ids.credit_number(credit)):
            if event.name != "ClaimPaid":
                continue
            currency = bytes.fromhex(str(event.args["currency"])[2:]).rstrip(b"\0").decode("ascii")
            amount = Money(int(str(event.args["amount"])), currency)
            for side, who in ((paid, "obligor"), (received, "owner")):
                key = (name(int(str(event.args[who]))), currency)
                side[key] = side.get(key, Money(0, currency)) + amount
    for sale in sales(scene):
        for side, party in ((paid, sale.buyer), (received, sale.seller)):
            key = (party, sale.net.currency)
            side[key] = side.get(key, Money(0, key[1])) + sale.net
    return paid, received
