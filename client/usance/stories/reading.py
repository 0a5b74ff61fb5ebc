"""YAML as a story may use it: mappings, lists and text, each with the line that it is on.

Everything stays the text that was written: an amount never becomes a float, `on` is a word and 16:30 a time of day.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

import yaml

from usance.stories.faults import BadStory, StoryFault

Plain: TypeAlias = str | list["Plain"] | dict[str, "Plain"] | None
"""What YAML comes to; None for a value that was left empty."""

Place: TypeAlias = tuple[str | int, ...]
"""Where something is: the keys and the indices (from 0) on the way to it."""

_TAGS = {f"tag:yaml.org,2002:{kind}" for kind in ("str", "seq", "map")}
_EMPTY = ("", "~", "null")
_DEEPEST = 12


@dataclass(frozen=True, slots=True)
class Page:
    """A story as written: what it says, and the line (from 1) of every place in it."""

    source: str
    content: Plain
    lines: Mapping[Place, int]

    def line(self, place: Place) -> int:
        """Of the place, or of the nearest one around it that is there."""
        while place and place not in self.lines:
            place = place[:-1]
        return self.lines.get(place, 1)

    def verb(self, step: int) -> str:
        """What the step (from 0) does, as written; '' where it does not say."""
        steps = self.content.get("steps") if isinstance(self.content, dict) else None
        written = steps[step] if isinstance(steps, list) and step < len(steps) else None
        verb = written.get("do") if isinstance(written, dict) else None
        return verb if isinstance(verb, str) else ""

    def fault(self, place: Place, given: str, needed: str) -> StoryFault:
        """A fault at the place, in the words of the story's user: its steps count from 1."""
        inside = len(place) > 1 and place[0] == "steps" and isinstance(place[1], int)
        step = int(place[1]) if inside else None
        field = _dotted(place[2:] if inside else place)
        verb = self.verb(step) if step is not None else ""
        return StoryFault(self.line(place), None if step is None else step + 1, verb, field, given, needed)

    def bad(self, place: Place, given: str, needed: str) -> BadStory:
        """The same, to be raised."""
        return BadStory(self.source, [self.fault(place, given, needed)])


def read_page(text: str, source: str) -> Page:
    """Read YAML. Raises BadStory for text that is not YAML, a key that is there twice, an alias or a tag."""
    lines: dict[Place, int] = {}
    try:
        # BaseLoader resolves nothing, so that every scalar stays text.
        node = yaml.compose(text, Loader=yaml.BaseLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        what = " ".join(str(getattr(error, "problem", None) or error).split())
        raise BadStory(source, [_whole(line, f"not YAML ({what})", "a story in YAML")]) from None
    except (RecursionError, ValueError) as error:
        raise BadStory(source, [_whole(1, f"not YAML ({error})", "a story in YAML")]) from None
    if node is None:
        raise BadStory(source, [_whole(1, "an empty file", "a story")])
    page = Page(source, {}, lines)
    return Page(source, _Reader(page, lines).read(node, ()), lines)


class _Reader:
    def __init__(self, page: Page, lines: dict[Place, int]) -> None:
        self._page, self._lines, self._seen = page, lines, set[int]()

    def read(self, node: yaml.Node, place: Place) -> Plain:
        self._lines.setdefault(place, node.start_mark.line + 1)
        self._check(node, place)
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, place)
        if isinstance(node, yaml.SequenceNode):
            return [self.read(each, (*place, at)) for at, each in enumerate(node.value)]
        text = str(node.value)
        return None if getattr(node, "style", None) is None and text in _EMPTY else text

    def _mapping(self, node: yaml.MappingNode, place: Place) -> Plain:
        read: dict[str, Plain] = {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                raise self._page.bad(place, "a list or mapping as a name", "text as a name")
            name = str(key.value)
            if name in read:
                self._lines[(*place, name)] = key.start_mark.line + 1
                raise self._page.bad((*place, name), "given twice", "each name once")
            self._lines[(*place, name)] = key.start_mark.line + 1
            read[name] = self.read(value, (*place, name))
        return read

    def _check(self, node: yaml.Node, place: Place) -> None:
        # An alias is the very same node again: it could unfold without end.
        if id(node) in self._seen:
            raise self._page.bad(place, "an alias (*)", "the value written out")
        self._seen.add(id(node))
        if node.tag not in _TAGS:
            raise self._page.bad(place, f"the tag {node.tag}", "a value without a tag")
        if len(place) > _DEEPEST:
            raise self._page.bad(place, "nesting without end", "a story")


def _whole(line: int, given: str, needed: str) -> StoryFault:
    return StoryFault(line, None, "", "", given, needed)


def _dotted(place: Place) -> str:
    return ".".join(str(part + 1) if isinstance(part, int) else part for part in place)
