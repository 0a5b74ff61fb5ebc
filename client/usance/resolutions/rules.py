"""Resolutions about rules: the limits of the rule sets, and how the council itself decides."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from usance.abi import Argument
from usance.artifacts import enum
from usance.deployment.sections import CouncilConfig
from usance.resolutions.base import BadResolution, Call, Resolution, argument

if TYPE_CHECKING:
    from usance.platform import Platform


@dataclass(frozen=True)
class SetLimits(Resolution):
    """A new edition of a rule set, with some limits changed, which new credits are issued under."""

    kind = "limits"
    rules: str
    changes: Mapping[str, str] = field(default_factory=dict)

    def calls(self, platform: Platform) -> tuple[Call, ...]:
        if self.rules not in enum("RuleSet").__members__ or self.rules == "None":
            raise BadResolution(self.rules, "a rule set, such as PRC2016")
        number = int(enum("RuleSet")[self.rules])
        current = platform.ledger.call("RuleBook", "current", [number])
        assert isinstance(current, tuple) and isinstance(current[0], Mapping)
        limits: dict[str, Argument] = {name: argument(value) for name, value in current[0].items()}
        for name, text in self.changes.items():
            limits[_limit(name, limits)] = _count(name, text)
        return (Call("RuleBook", "setLimits", (number, limits)),)


@dataclass(frozen=True)
class SetRules(Resolution):
    """The council's own rules, with some of threshold, voting_hours and execution_days changed."""

    kind = "rules"
    changes: Mapping[str, str] = field(default_factory=dict)

    def calls(self, platform: Platform) -> tuple[Call, ...]:
        present = platform.ledger.call("Council", "councilRules")
        assert isinstance(present, Mapping)
        rules: dict[str, Argument] = {name: argument(value) for name, value in present.items()}
        for name, text in self.changes.items():
            rules |= _rule(name, text)
        return (Call("Council", "setRules", (rules,)),)


def _limit(name: str, limits: Mapping[str, Argument]) -> str:
    head, *rest = name.split("_")
    found = head + "".join(word.capitalize() for word in rest)
    if found not in limits or isinstance(limits[found], bool | bytes):
        known = [one for one, value in limits.items() if not isinstance(value, bool | bytes)]
        raise BadResolution(name, f"a limit, {', '.join(known)}")
    return found


def _count(name: str, text: str) -> int:
    if not (text.isascii() and text.isdigit()):
        raise BadResolution(f"{name}={text}", "a whole number")
    return int(text)


def _rule(name: str, text: str) -> Mapping[str, Argument]:
    if name == "threshold":
        try:
            config = CouncilConfig(threshold=text, voting_hours=1, execution_days=1).rules
        except ValueError:
            raise BadResolution(f"{name}={text}", "more than half and at most all, such as 2/3") from None
        return {part: config[part] for part in ("numerator", "denominator")}
    if name == "voting_hours":
        return {"votingPeriod": _count(name, text) * 3600}
    if name == "execution_days":
        return {"executionPeriod": _count(name, text) * 86400}
    raise BadResolution(name, "threshold, voting_hours or execution_days")
