"""Loading stories: from a file, from text, or by name those that ship with the package."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import resources
from pathlib import Path
from types import MappingProxyType
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from usance.deployment import load_network
from usance.messages.files import NotMessages, load
from usance.messages.parties import Correspondents, UnknownCorrespondent
from usance.messages.reading import terms_of
from usance.stories.checking import faults_between
from usance.stories.faults import BadStory, StoryFault, UnknownStory, one_of
from usance.stories.fields import UNREADABLE
from usance.stories.reading import Page, Place, Plain, read_page
from usance.stories.script import Script, Story
from usance.stories.steps import AnyStep, DiscrepancyGiven, Issue
from usance.swift import BadMessage
from usance.terms import BadTermsFile, TermsFile

_ORDER = (
    *("five_banks", "waived", "corrected", "national_day"),
    *("amended", "transferred", "partial_drawings", "confirmed", "sixth_bank"),
)
_LARGEST = 1 << 20

VERBS: Mapping[str, type[BaseModel]] = {
    get_args(model.model_fields["do"].annotation)[0]: model for model in get_args(get_args(AnyStep)[0])
}
"""Verb -> its model, in the order of a credit's life."""


def shipped() -> Mapping[str, Path]:
    """The stories of the package by name, in the order in which they are best read."""
    folder = Path(str(resources.files("usance.stories")))
    return MappingProxyType({name: folder / f"{name}.yaml" for name in _ORDER})


def shipped_story(name: str) -> Story:
    """One of them. Raises UnknownStory."""
    stories = shipped()
    plain = name.replace("-", "_")
    if plain not in stories:
        raise UnknownStory(name, tuple(stories))
    return load_story(stories[plain])


def load_story(path: Path | str) -> Story:
    """Read a story. Raises BadStory with every fault found, each with line, step and field."""
    path = Path(path)
    return parse_story(_text_of(path), source=str(path), folder=path.parent)


def parse_story(text: str, *, source: str = "story", folder: Path | None = None) -> Story:
    """Read a story from YAML text; terms files are looked for in `folder`. Raises as `load_story`."""
    page = read_page(text, source)
    if not isinstance(page.content, dict):
        raise page.bad((), "a list or plain text", "a story: story, start and steps")
    try:
        script = Script.model_validate(page.content)
    except ValidationError as error:
        raise BadStory(source, list(_faults(error, page))) from None
    story = Story(script, page, folder or Path(), _terms(script, page, folder or Path()))
    if faults := list(faults_between(script, page, story.terms)):
        raise BadStory(source, faults)
    return story


def _text_of(path: Path) -> str:
    try:
        if path.exists() and not path.is_file():
            raise BadStory(str(path), [_unreadable("a folder or device")])
        if path.stat().st_size > _LARGEST:
            raise BadStory(str(path), [_unreadable("more than 1 MiB")])
        return path.read_text("utf-8-sig")
    except UnicodeDecodeError:
        raise BadStory(str(path), [_unreadable("bytes that are not UTF-8 text")]) from None
    except (OSError, ValueError) as error:
        raise BadStory(str(path), [_unreadable(getattr(error, "strerror", None) or str(error))]) from None


def _unreadable(given: str) -> StoryFault:
    return StoryFault(0, None, "", "", given, "a story file that can be read")


def _terms(script: Script, page: Page, folder: Path) -> Mapping[int, TermsFile]:
    read: dict[int, TermsFile] = {}
    for at, step in enumerate(script.steps):
        if isinstance(step, Issue) and step.terms is not None:
            try:
                read[at] = _loaded(folder / step.terms, script)
            except (BadTermsFile, BadMessage, NotMessages, UnknownCorrespondent) as bad:
                raise page.bad(("steps", at, "terms"), step.terms, f"a sound terms file ({bad})") from None
    return MappingProxyType(read)


def _loaded(path: Path, script: Script) -> TermsFile:
    """A terms file, or an MT700 by its name's ending. Raises BadTermsFile, BadMessage, NotMessages and, for a bank that
    it goes to, UnknownCorrespondent."""
    if path.suffix.lower() != ".fin":
        return TermsFile.load(path)
    members = load_network().members
    names = (*(member.name for member in members), *script.customers)
    known = Correspondents(names, {member.name: member.bic for member in members if member.bic})
    loaded = load([path], number="700")
    receiver = known.bank(loaded.receiver) if loaded.receiver else None
    return terms_of(loaded.messages, known, receiver=receiver).terms


def _faults(error: ValidationError, page: Page) -> Iterator[StoryFault]:
    for detail in error.errors(include_url=False):
        place = _place(detail, page)
        model = _model(place, page)
        field = str(place[-1]) if place else ""
        kind = detail["type"]
        if kind == "extra_forbidden":
            yield page.fault(place, "unknown field", one_of(field, _names(model)))
        elif kind.startswith("union_tag"):
            verb = page.verb(int(place[1]))
            yield page.fault((*place, "do"), verb or "nothing", _wanted_verb(verb))
        else:
            given = "nothing" if kind == "missing" or detail["input"] is None else _shown(detail["input"])
            needed = detail["msg"] if kind == UNREADABLE else _wanted(model, field) or detail["msg"]
            yield page.fault(place, given, needed)


def _place(detail: ErrorDetails, page: Page) -> Place:
    """pydantic's place without the verb, which it adds for the member of the union that the step is."""
    place: Place = tuple(detail["loc"])
    return (*place[:2], *place[3:]) if len(place) > 2 and place[0] == "steps" and place[2] in VERBS else place


def _model(place: Place, page: Page) -> type[BaseModel]:
    if len(place) > 1 and place[0] == "steps":
        inside = len(place) > 4 and place[2] == "discrepancies"
        return DiscrepancyGiven if inside else VERBS.get(page.verb(int(place[1])), Script)
    return Script


def _names(model: type[BaseModel]) -> list[str]:
    return [field.alias or name for name, field in model.model_fields.items()]


def _wanted(model: type[BaseModel], field: str) -> str | None:
    return {f.alias or name: f.description for name, f in model.model_fields.items()}.get(field)


def _wanted_verb(verb: str) -> str:
    return f"a verb, {one_of(verb, VERBS)}"


def _shown(given: Any) -> str:
    text: Plain = given
    return "a list" if isinstance(text, list) else "a mapping" if isinstance(text, dict) else str(text)
