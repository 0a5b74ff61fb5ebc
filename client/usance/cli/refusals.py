"""What a person is told of an error: names for party numbers, ids as they are written, money in its currency."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import is_dataclass
from datetime import date
from enum import Enum

from usance import errors, ids
from usance.artifacts import shipped
from usance.cli.sentences import SENTENCES
from usance.cli.session import Session
from usance.errors import AMOUNTS, FieldValue, Refusal, UsanceError
from usance.money import Money
from usance.rates import Rate

_BELOW_CREDIT = {"AmendmentId": 16, "PresentationId": 16, "ClaimId": 16, "ListingId": 32, "QuoteId": 48}
"""How many bits of an id are below those of its credit."""

_LATEST = 4_102_444_800
"""The beginning of 2100: the ledger takes moments that no calendar has."""

_MOMENTS = ("moment", "deadline", "until", "sealedUntil", "revealUntil")


def sentence_of(error: Exception, session: Session | None) -> str:
    """One sentence, with the error's name where a contract gave it. Without a session parties stay numbers."""
    if isinstance(error, Refusal):
        return _refused(error, session)
    if isinstance(error, errors.ChainFileMissing):
        return f"{error}; run `usance deploy` first"
    if isinstance(error, errors.ChainLocked):
        return f"{error}; try again when it has ended"
    if isinstance(error, errors.ContractVersionMismatch):
        return f"{error}; use the client that wrote it, or another file with --chain"
    if isinstance(error, errors.IdempotencyKeyReused):
        return f"{error}; nothing was done"
    if isinstance(error, errors.TimeRunsForward) and session is not None:
        return _backwards(error, session)
    return str(error) or type(error).__name__


def fields_of(error: Exception, session: Session | None) -> Mapping[str, object]:
    """What the error carries, in the forms that the library gives; of a refusal with names and amounts put in."""
    if isinstance(error, Refusal):
        return {name: _json_form(value) for name, value in _named(error, session).items()}
    held = vars(error) if isinstance(error, UsanceError) else {"errno": getattr(error, "errno", None)}
    return {name: _json_form(value) for name, value in held.items() if value is not None}


def _refused(error: Refusal, session: Session | None) -> str:
    fields = {name: _text(value) for name, value in _named(error, session).items()}
    sentence = SENTENCES.get(f"{error.contract}.{error.name}") or SENTENCES.get(error.name)
    if sentence:
        text = sentence.format_map(fields)
        return f"{text}{_published(error, session)} ({error.name})"
    told = ", ".join(f"{name} {text}" for name, text in fields.items())
    return f"{error.name}: {told}" if told else error.name


def _named(error: Refusal, session: Session | None) -> Mapping[str, FieldValue | Money]:
    """The fields, as people write what they stand for."""
    kinds = _kinds(error)
    named: dict[str, FieldValue | Money] = dict(error.fields)
    for name, raw in error.raw.items():
        kind = kinds.get(name, "")
        if kind == "PartyId" and isinstance(raw, int) and session is not None:
            named[name] = session.platform.directory.name(raw) if raw else "nobody"
        elif kind == "address" and session is not None:
            named[name] = _holder(str(raw), session)
        elif name in _MOMENTS and kind.startswith("uint") and isinstance(raw, int) and session is not None:
            named[name] = _moment(raw, session)
    if error.name == "BadRate":
        named.update({name: str(Rate(int(str(error.raw[name])))) for name in ("given", "most")})
    named.update(_amounts(error, session))
    return named


def _kinds(error: Refusal) -> Mapping[str, str]:
    for entry in shipped().errors.values():
        if (entry.contract, entry.name) == (error.contract, error.name):
            return {one.name: one.internal_type.split(".")[-1] for one in entry.inputs}
    return {}


def _holder(account: str, session: Session) -> str:
    """The party that acts by the account, or the account itself."""
    for party in session.platform.parties():
        if party.account == account:
            return party.name
    return account


def _amounts(error: Refusal, session: Session | None) -> Mapping[str, Money]:
    wanted = AMOUNTS.get(error.name, ())
    currency = _currency(error, session) if wanted and session is not None else None
    held = {name: error.raw.get(name) for name in wanted}
    return {name: Money(value, currency) for name, value in held.items() if currency and isinstance(value, int)}


def _currency(error: Refusal, session: Session | None) -> str | None:
    if isinstance(held := error.fields.get("currency"), str):
        return held
    of = "id" if "id" in error.raw else "credit"
    number = error.raw.get(of)
    if session is None or session.currency is not None or not isinstance(number, int):
        return session.currency if session else None
    kind = _kinds(error)[of]
    try:
        if kind == "OfferId":
            return session.platform.offer(ids.offer_text(number)).left.currency
        credit = number >> _BELOW_CREDIT.get(kind, 0) & (1 << 64) - 1
        return session.platform.credit(ids.credit_text(credit)).amount.currency
    except UsanceError:
        return None


def _moment(seconds: int, session: Session) -> str | None:
    from usance.cli.clock import shown_at

    return shown_at(session.platform, min(seconds, _LATEST)) if seconds else None


def _published(error: Refusal, session: Session | None) -> str:
    """Which years there are, where one was missing."""
    if error.name != "CalendarYearUnpublished" or session is None:
        return ""
    years = session.platform.record.calendars.get(str(error.fields["place"]), ())
    return f"; published: {', '.join(map(str, years))}" if years else ""


def _backwards(error: errors.TimeRunsForward, session: Session) -> str:
    from usance.cli.clock import shown_at

    given, now = (shown_at(session.platform, seconds) for seconds in (error.given, error.now))
    return f"time runs forward only: {given} is before {now}, the time of the chain"


def _text(value: FieldValue | Money) -> str:
    if isinstance(value, tuple):
        return " or ".join(map(_text, value)) or "none"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Enum):
        return value.name
    if isinstance(value, Money):
        return value.grouped
    return "none" if value is None else str(value)


def _json_form(value: object) -> object:
    if isinstance(value, tuple | list):
        return [_json_form(one) for one in value]
    return value if isinstance(value, bool | int | str | Mapping | date) or is_dataclass(value) else str(value)
