"""Rules that hang on what fields say, and usage rules, told as warnings: a message may be sent all the same."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from usance.swift.faults import Fault
from usance.swift.rules import Fields, Placed
from usance.swift.values import Code

_CONFIRMED = ("CONFIRM", "MAY ADD")
_BY_OTHERS = ("ISCO", "ICCO")
_OF_UNDERTAKINGS = ("DGAR", "DOCR", "STBY", "UNDK")
_FORMS_759: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(("ISSUANCE", "REQISSUE", "REQAMEND", "ISSAMEND"), ("UNDK",)),
    "TRANSFER": ("DGAR", "STBY", "UNDK"),
}


def condition_faults(number: str, found: Fields) -> Iterator[Fault]:
    """Of a message whose fields were read one by one."""
    for condition in _OF.get(number, ()):
        yield from condition(found)


def _value(found: Fields, part: str, tag: str) -> str | None:
    one = found.get((part, tag))
    return one.value if one and isinstance(one.value, str) else None


def _fault(one: Placed | None, needed: str, code: str, *, warning: bool = False) -> Fault:
    line, tag = (one.line, one.tag) if one else (0, "")
    value = one.value if one else None
    word = value.code if isinstance(value, Code) else value
    said = word if isinstance(word, str) else tag or "no such field"
    return Fault(line, tag, said, needed, code, warning=warning)


def _confirming_bank(found: Fields) -> Iterator[Fault]:
    said = found.get(("", "49"))
    if said and said.value in _CONFIRMED and ("", "58a") not in found:
        yield _fault(said, "58a, the bank that is asked to confirm, beside CONFIRM or MAY ADD", "", warning=True)


def _rules_named(found: Fields) -> Iterator[Fault]:
    said = found.get(("", "40E"))
    if said and isinstance(said.value, Code) and said.value == Code("OTHR"):
        yield _fault(said, "the rules in words after OTHR, as OTHR/...", "", warning=True)


def _something_amended(found: Fields) -> Iterator[Fault]:
    before = ("27", "20", "21", "23", "52a", "50B", "31C", "26E", "30", "22A")
    if not any(tag not in before for _, tag in found):
        yield _fault(found.get(("", "22A")), "at least one field after 22A (rule C1)", "C30")


def _form_of_ancillary(found: Fields) -> Iterator[Fault]:
    form, function = found.get(("", "22D")), _value(found, "", "23H")
    if form and isinstance(form.value, str) and function:
        allowed = _FORMS_759.get(function, _OF_UNDERTAKINGS)
        if form.value not in allowed:
            yield _fault(form, f"{' or '.join(allowed)} beside {function} in 23H (rule C1)", "")


def _undertaking(found: Fields) -> Iterator[Fault]:
    for part in "BC":
        yield from _expiry(found, part, date_needed=True)
        kind = found.get((part, "23B"))
        if kind and kind.value == "OPEN" and (part, "23F") in found:
            yield _fault(found[part, "23F"], "no 23F beside OPEN in 23B (rule C3)", "E03")
        for tag in ("78", "26E", "31S"):
            if (part, tag) in found and (part, "23F") not in found:
                yield _fault(found[part, tag], f"{tag} beside 23F alone (rule C8)", "C16")
    yield from _of_purpose(found)
    said = found.get(("B", "49"))
    unread = said is not None and said.value is None
    if not unread and (said is not None and said.value in _CONFIRMED) != (("B", "58a") in found):
        yield _fault(said or found.get(("B", "58a")), "58a beside CONFIRM or MAY ADD in 49 alone (rule C9)", "C20")


def _of_purpose(found: Fields) -> Iterator[Fault]:
    purpose, form = _value(found, "A", "22A"), _value(found, "B", "22D")
    local = found.get(("C", "15C"))
    if purpose == "ISSU" and ("B", "50") not in found:
        yield _fault(found.get(("A", "22A")), "50 beside ISSU in 22A (rule C4)", "C17")
    # Whether the second half of C5, no 49 in a guarantee, is of ISSU alone is not certain: told of that alone.
    if purpose == "ISSU" and form and (form == "STBY") != (("B", "49") in found):
        yield _fault(found.get(("B", "22D")), "49 for a standby, and for no guarantee (rule C5)", "C18")
    if purpose and (purpose in _BY_OTHERS) != (local is not None):
        yield _fault(local or found.get(("A", "22A")), "part C beside ISCO or ICCO in 22A alone (rule C6)", "C19")
    for tag in ("48D", "24E", "24G"):
        if purpose in _BY_OTHERS and ("B", tag) in found:
            yield _fault(found["B", tag], f"no {tag} in part B beside ISCO or ICCO in 22A (rule C6)", "C19")


def _amended_undertaking(found: Fields) -> Iterator[Fault]:
    for part in "BC":
        yield from _expiry(found, part, date_needed=False)
    purpose, local = _value(found, "A", "22A"), found.get(("C", "15C"))
    if purpose and (purpose in ("ISCA", "ICCA")) != (local is not None):
        yield _fault(local or found.get(("A", "22A")), "part C beside ISCA or ICCA in 22A alone (rule C3)", "C19")
    if local and not any(part == "C" and tag != "15C" for part, tag in found):
        yield _fault(local, "at least one field in part C (rule C4)", "C98")


def _expiry(found: Fields, part: str, *, date_needed: bool) -> Iterator[Fault]:
    kind, day, event = (found.get((part, tag)) for tag in ("23B", "31E", "35G"))
    if kind and not isinstance(kind.value, str):
        return
    said = kind.value if kind else None
    if date_needed and kind and ((said == "FIXD" and not day) or (said == "OPEN" and day)):
        yield _fault(kind, "31E beside FIXD, and not beside OPEN (rule C1)", "E01")
    if (said == "COND") != (event is not None) and (kind or event):
        yield _fault(kind or event, "35G beside COND in 23B alone (rule C2)", "E02")


_OF: Mapping[str, tuple[Callable[[Fields], Iterator[Fault]], ...]] = {
    **dict.fromkeys(("700", "710", "720"), (_confirming_bank, _rules_named)),
    **{"707": (_something_amended, _confirming_bank, _rules_named), "759": (_form_of_ancillary,)},
    **{"760": (_undertaking,), "767": (_amended_undertaking,)},
}
