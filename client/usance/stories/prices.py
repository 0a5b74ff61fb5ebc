"""How the fields of a price are read."""

from __future__ import annotations

import re

from usance.rates import Rate
from usance.stories.fields import Reads, Unreadable


def basis(given: object) -> int:
    """Days of a year that interest is counted by. Raises Unreadable."""
    if given not in ("360", "365"):
        raise Unreadable(given, "360 or 365")
    return int(str(given))


def count(given: object) -> int:
    """A number of days, 0 to 255. Raises Unreadable."""
    if not isinstance(given, str) or not re.fullmatch(r"[0-9]{1,3}", given, re.ASCII) or int(given) > 255:
        raise Unreadable(given, "a whole number of days, 0 to 255")
    return int(given)


def span(given: object) -> tuple[int, int]:
    """From so many days to so many, such as 1 to 180. Raises Unreadable."""
    found = re.fullmatch(r"([0-9]{1,4}) to ([0-9]{1,4})", given, re.ASCII) if isinstance(given, str) else None
    if found is None:
        raise Unreadable(given, "days such as 1 to 180")
    return int(found[1]), int(found[2])


RATE = Reads(lambda given: str(Rate.parse(given)), {"type": "string", "pattern": "^[0-9]+([.][0-9]{1,4})?%$"})
BASIS = Reads(basis, {"enum": [360, 365]})
COUNT = Reads(count, {"type": "integer", "minimum": 0, "maximum": 255})
SPAN = Reads(span, {"type": "string", "pattern": "^[0-9]{1,4} to [0-9]{1,4}$"})
