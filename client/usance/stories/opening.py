"""How a story begins: the clock, the customers, the cash."""

from __future__ import annotations

from collections.abc import Iterator

from usance.errors import InputError
from usance.money import Money
from usance.platform import OPENING, Platform
from usance.stories.faults import BadStory, StoryFault, one_of
from usance.stories.reading import Place
from usance.stories.scene import Scene
from usance.stories.script import Story


class StartPassed(InputError):
    """The first date of a story is past on the platform that it was to be told on."""

    def __init__(self, given: object, today: object) -> None:
        super().__init__(f"the story starts on {given}, the platform is at {today}", given=given, needed=today)


class OtherMakeUpDays(InputError):
    """The banks of this platform are open on make-up working days, and the story has them closed, or the reverse."""

    def __init__(self, *, given: str, needed: str) -> None:
        super().__init__(
            f"on make-up days banks are {needed} here, the story has them {given}", given=given, needed=needed
        )


class TooMuchCash(InputError):
    """A party has more on this platform than the story lets it begin with."""

    def __init__(self, party: str, *, given: Money, needed: Money) -> None:
        super().__init__(f"{party} has {given}; the story begins with {needed}", given=given, needed=needed)


class AnotherBank(InputError):
    """A customer that this platform knows as another bank's, or not as one that acts by itself."""

    def __init__(self, customer: str, given: object, needed: str) -> None:
        super().__init__(f"{customer} is a customer of {given} here; needed: {needed}", given=given, needed=needed)


def open_story(scene: Scene) -> None:
    """Bring the platform to where the story begins. Raises BadStory for a party that there is not, StartPassed,
    OtherMakeUpDays, AnotherBank, TooMuchCash, and what the desks raise."""
    _check_names(scene.story, scene.platform)
    _check_start(scene)
    _check_make_up_days(scene)
    for customer, bank in scene.story.customers.items():
        if bank in scene.platform.directory.names:
            _introduce(scene, customer, bank)
    for party, amounts in scene.story.script.cash.items():
        for amount in amounts if party in scene.platform.directory.names else ():
            _fund(scene.platform, party, amount)
    _begin(scene)


def welcome(scene: Scene, bank: str) -> None:
    """Bring in the customers and the cash that the story gives to a bank which it admits. Raises as `open_story`."""
    script, customers = scene.story.script, [one for one, its in scene.story.customers.items() if its == bank]
    for customer in customers:
        _introduce(scene, customer, bank)
    for party in (bank, *customers):
        for amount in script.cash.get(party, ()):
            _fund(scene.platform, party, amount)


def _check_names(story: Story, platform: Platform) -> None:
    banks = tuple(dict.fromkeys((*platform.directory.names, *story.admitted)))
    known = tuple(dict.fromkeys((*banks, *story.customers)))
    faults: list[StoryFault] = []
    for customer, bank in story.customers.items():
        if bank not in banks:
            needed = f"a bank, {one_of(bank, banks)}"
            faults.append(story.page.fault(("customers", customer), bank, needed))
    for place, name in _named(story):
        if name not in known:
            faults.append(story.page.fault(place, name, f"a party, {one_of(name, known)}"))
    if faults:
        raise BadStory(story.source, faults)


def _named(story: Story) -> Iterator[tuple[Place, str]]:
    for party in story.script.cash:
        yield ("cash", party), party
    for at in range(len(story.steps)):
        for field, name in story.names(at).items():
            yield ("steps", at, field), name
    for party in story.script.finally_.cash:
        yield ("finally", "cash", party), party


def _check_start(scene: Scene) -> None:
    today = scene.platform.today()
    if today > scene.story.start:
        raise StartPassed(scene.story.start, today)


def _check_make_up_days(scene: Scene) -> None:
    words, given = {True: "open", False: "closed"}, scene.story.make_up_days
    here = scene.platform.network.calendars.make_up_days
    if given is not None and given != here:
        raise OtherMakeUpDays(given=words[given], needed=words[here])


def _begin(scene: Scene) -> None:
    # Only now: what prepares the story is done before the day's business, however many blocks it takes.
    if scene.platform.today() < scene.story.start or scene.moment(scene.story.steps[0].by)[1] < OPENING:
        scene.platform.travel(scene.story.start)


def _introduce(scene: Scene, customer: str, bank: str) -> None:
    platform, acts = scene.platform, _acts(scene.story, customer)
    if customer not in platform.directory.names:
        platform.desk(bank).introduce(customer, own_key=acts)
        return
    party = platform.party(customer)
    if party.sponsor != bank:
        raise AnotherBank(customer, party.sponsor, bank)
    if acts and party.account is None:
        raise AnotherBank(customer, bank, "a customer with a key of its own")


def _acts(story: Story, customer: str) -> bool:
    """Whether a customer needs an account: it acts by itself, or has cash."""
    holders = (*story.script.cash, *story.script.finally_.cash)
    return customer in holders or any(step.by == customer for step in story.steps)


def _fund(platform: Platform, party: str, amount: Money) -> None:
    has = platform.desk(party).cash(amount.currency)
    if has > amount:
        raise TooMuchCash(party, given=has, needed=amount)
    if has < amount:
        platform.desk(platform.network.holder("SettlementAgent").name).issue_cash(party, amount - has)
