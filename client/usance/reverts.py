"""What stopped code on the chain -> the one typed exception for it, the same from every kind of chain.

The error of a contract deep in a call is not in the ABI of the contract that was called, so data is read by the
union of all compiled ABIs.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta

from usance import ids
from usance.abi import Entry, Parameter, Value, read
from usance.artifacts import Artifacts
from usance.errors import (
    ExecutionFailed,
    FieldValue,
    OutOfGas,
    Panic,
    Refusal,
    RevertedWithoutReason,
    RevertedWithText,
    UnknownName,
    refusal_class,
)

_TEXT = Entry("", "Error", (Parameter("message", "string", "string"),))
_PANIC = Entry("", "Panic", (Parameter("code", "uint256", "uint256"),))

_BYTES_IN_TEXT = re.compile(r"""b'(?:[^'\\]|\\.)*'|b"(?:[^"\\]|\\.)*\"""")
_HEX_IN_TEXT = re.compile(r"0x((?:[0-9a-fA-F]{2})+)\b")
_SENTENCE = re.compile(r"execution reverted: (.+)", re.DOTALL)
_NOTHING_SAID = re.compile(r"\A(execution reverted|Revert: .*|\s*)\Z")
_SILENT = "reverted without a reason"
_OUT_OF_GAS = re.compile(r"out ?of ?gas", re.IGNORECASE)


def exception_for(data: bytes, artifacts: Artifacts, *, reason: str = "") -> Refusal | ExecutionFailed:
    """The exception that revert data stands for; `reason` is what the chain said in words, for data that says nothing.

    A Refusal of the error's own class; Panic; RevertedWithText; OutOfGas; else RevertedWithoutReason.
    """
    error = artifacts.errors.get(data[:4])
    try:
        if error is not None:
            return refusal(error, data, artifacts)
        if data[:4] == _PANIC.selector:
            return Panic(int(str(read(_PANIC.inputs, data[4:])[0])), data)
        if data[:4] == _TEXT.selector:
            return RevertedWithText(str(read(_TEXT.inputs, data[4:])[0]), data)
    except ValueError:
        # Data that begins like an error and is not one: shown as it is.
        return RevertedWithoutReason(f"reverted with data that cannot be read: 0x{data.hex()}", data)
    if data:
        return RevertedWithoutReason(f"reverted with an error that no compiled contract declares: 0x{data.hex()}", data)
    if _OUT_OF_GAS.search(reason):
        return OutOfGas()
    sentence = _SENTENCE.fullmatch(reason)
    return RevertedWithText(sentence[1]) if sentence else RevertedWithoutReason(_NOTHING_SAID.sub(_SILENT, reason))


def exception_from(failure: BaseException, artifacts: Artifacts) -> Refusal | ExecutionFailed:
    """The exception for one that web3, eth-tester or py-evm raised."""
    return exception_for(data_of(failure), artifacts, reason=str(failure))


def refusal(error: Entry, data: bytes, artifacts: Artifacts) -> Refusal:
    """The Refusal for `data`, which begins with the selector of `error`. Raises ValueError for another shape."""
    values = error.decode_inputs(data[4:])
    members = _members_by_bit(error, artifacts)
    fields: dict[str, FieldValue] = {}
    for parameter, (name, value) in zip(error.inputs, values.items(), strict=True):
        if name == "allowed" and members and isinstance(value, int):
            fields[name] = tuple(member for at, member in enumerate(members) if value >> at & 1)
        else:
            fields[name] = shown(value, parameter, artifacts)
    raw = {name: plain(value) for name, value in values.items()}
    return refusal_class(error.name)(contract=error.contract, fields=fields, raw=raw)


def _members_by_bit(error: Entry, artifacts: Artifacts) -> tuple[str, ...]:
    # A mask called `allowed` is over the enum of its sibling field: bit n stands for member n.
    enums = [one.internal_type for one in error.inputs if one.internal_type.startswith("enum ")]
    if len(enums) != 1 or (kind := _type_name(enums[0])) in OTHERS:
        return ()
    return tuple(member.name for member in artifacts.enum(kind))


def shown(value: Value, parameter: Parameter, artifacts: Artifacts) -> FieldValue:
    """`value` as people read it, by the Solidity type of `parameter`: see FORMATS; enums as members; bytes as hex."""
    if isinstance(value, tuple):
        return tuple(shown(one, parameter.element, artifacts) for one in value)
    if isinstance(value, Mapping):
        return {part.name: shown(value[part.name], part, artifacts) for part in parameter.components}
    kind = _type_name(parameter.internal_type)
    if parameter.internal_type.startswith("enum ") and isinstance(value, int):
        try:
            return artifacts.enum(kind)(value)
        except (UnknownName, ValueError):
            return OTHERS[kind][value] if kind in OTHERS and value < len(OTHERS[kind]) else value
    return FORMATS[kind](value) if kind in FORMATS else plain(value)


def plain(value: Value) -> FieldValue:
    """`value` with bytes as 0x and hex digits."""
    if isinstance(value, tuple):
        return tuple(plain(one) for one in value)
    if isinstance(value, Mapping):
        return {name: plain(one) for name, one in value.items()}
    return "0x" + value.hex() if isinstance(value, bytes) else value


def _civil_day(value: int | str | bytes) -> FieldValue:
    try:
        return (date(1970, 1, 1) + timedelta(days=int(value))).isoformat() if value else None
    except OverflowError:
        return int(value)


def _by(text: Callable[[int], str]) -> Callable[[int | str | bytes], FieldValue]:
    return lambda value: text(int(value))


def _code(value: int | str | bytes) -> FieldValue:
    text = bytes(value).rstrip(b"\0") if isinstance(value, bytes) else b""
    return text.decode("ascii") if text.isalnum() else plain(value)


FORMATS: dict[str, Callable[[int | str | bytes], FieldValue]] = {
    "CivilDay": _civil_day,
    "CreditId": _by(ids.credit_text),
    "PresentationId": _by(ids.presentation_text),
    "AmendmentId": _by(ids.amendment_text),
    "ClaimId": _by(ids.claim_text),
    "ListingId": _by(ids.listing_text),
    "QuoteId": _by(ids.quote_text),
    "OfferId": _by(ids.offer_text),
    "InquiryId": _by(ids.inquiry_text),
    "Place": _code,
    "Currency": _code,
}
"""How values of a user-defined type are shown, by its name: civil days as ISO dates (0, no day, as None), credits,
amendments, presentations and claims as in ids, places and currencies as their letters. Types may be
added."""


OTHERS: Mapping[str, tuple[str, ...]] = {
    "ProposalState": ("Pending", "Active", "Canceled", "Defeated", "Succeeded", "Queued", "Expired", "Executed"),
}
"""Enums of OpenZeppelin Contracts 5.7, whose source is not ours to read them from: members in their order."""


def _type_name(internal_type: str) -> str:
    return internal_type.split(" ")[-1].split(".")[-1].split("[")[0]


def data_of(failure: BaseException) -> bytes:
    """The revert data inside an exception of web3, eth-tester or py-evm; empty where there is none.

    web3 has it as hex in `.data`, py-evm as bytes in the first argument, eth-tester as a Python literal in a sentence.
    """
    held = getattr(failure, "data", None)
    if isinstance(held, Mapping):
        held = held.get("data")
    first = failure.args[0] if failure.args else b""
    for candidate in (held, first):
        if isinstance(candidate, bytes | bytearray):
            return bytes(candidate)
    return data_in_text(held if isinstance(held, str) and held.startswith("0x") else str(first))


def data_in_text(text: str) -> bytes:
    """Revert data written out in a sentence, as hex (0x...) or as a Python bytes literal; empty where there is none."""
    if literal := _BYTES_IN_TEXT.search(text):
        return bytes(ast.literal_eval(literal.group()))
    # Out of gas is told with addresses in the sentence; they are not data.
    digits = _HEX_IN_TEXT.search(text) if text.startswith("0x") or "revert" in text.lower() else None
    return bytes.fromhex(digits.group(1)) if digits else b""
