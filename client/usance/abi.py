"""Python values to and from the chain's encoding, by what a contract's ABI says of its parameters."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from eth_abi.abi import decode, encode
from eth_abi.exceptions import DecodingError, EncodingError
from eth_utils.address import to_checksum_address
from eth_utils.crypto import keccak

from usance.errors import InputError

Value = int | str | bool | bytes | tuple["Value", ...] | Mapping[str, "Value"]
"""What the chain says: integers, bytes, text, addresses (checksummed); arrays as tuples, structs by member name."""

Argument = int | str | bool | bytes | Sequence["Argument"] | Mapping[str, "Argument"]
"""What is told to the chain; a struct is a mapping by member name, or a sequence in the order of its members."""


class BadArguments(InputError):
    """Arguments that do not fit the parameters of a function or constructor."""

    def __init__(self, what: str, *, given: object, needed: str) -> None:
        super().__init__(f"{what} takes ({needed}); given: {given!r}", given=given, needed=needed)


@dataclass(frozen=True)
class Parameter:
    """One parameter or struct member: `type` as in the ABI (tuple[] for structs), `internal_type` as in Solidity."""

    name: str
    type: str
    internal_type: str
    indexed: bool = False
    components: tuple[Parameter, ...] = ()

    @cached_property
    def encoding(self) -> str:
        """The canonical type: a struct written out as its members."""
        if not self.components:
            return self.type
        return "(" + ",".join(one.encoding for one in self.components) + ")" + self.type.removeprefix("tuple")

    @property
    def is_hashed_in_topics(self) -> bool:
        """Whether an indexed parameter of this type leaves only its hash in the log."""
        return bool(self.components) or self.type in ("string", "bytes") or self.type.endswith("]")

    def prepare(self, given: Argument) -> Argument:
        """`given` as eth_abi takes it: structs as sequences. Raises KeyError for a member that is missing."""
        if self.type.endswith("]"):
            assert isinstance(given, Sequence)
            return tuple(self.element.prepare(one) for one in given)
        if self.components and isinstance(given, Mapping):
            if unknown := set(given) - {one.name for one in self.components}:
                raise KeyError(*unknown)
            given = tuple(given[one.name] for one in self.components)
        if self.components and isinstance(given, Sequence):
            return tuple(part.prepare(one) for part, one in zip(self.components, given, strict=True))
        return given

    def read(self, raw: Value) -> Value:
        """What eth_abi decoded, with structs by member name and addresses checksummed."""
        if self.type.endswith("]") and isinstance(raw, tuple):
            return tuple(self.element.read(one) for one in raw)
        if self.components and isinstance(raw, tuple):
            return {part.name: part.read(one) for part, one in zip(self.components, raw, strict=True)}
        return to_checksum_address(raw) if self.type == "address" and isinstance(raw, str) else raw

    @cached_property
    def element(self) -> Parameter:
        """For an array, what it holds."""
        cut = self.type.rindex("[")
        internal = (
            self.internal_type[: self.internal_type.rindex("[")] if "[" in self.internal_type else self.internal_type
        )
        return Parameter(self.name, self.type[:cut], internal, components=self.components)


@dataclass(frozen=True)
class Entry:
    """A function, event, error or constructor of `contract`."""

    contract: str
    name: str
    inputs: tuple[Parameter, ...]
    outputs: tuple[Parameter, ...] = ()

    @cached_property
    def signature(self) -> str:
        """Such as `advise(uint64)`."""
        return f"{self.name}({','.join(self._types)})"

    @cached_property
    def topic(self) -> bytes:
        """The first topic of the event's logs, 32 bytes."""
        return keccak(text=self.signature)

    @property
    def selector(self) -> bytes:
        """The first four bytes of the function's calldata or the error's data."""
        return self.topic[:4]

    @cached_property
    def _types(self) -> tuple[str, ...]:
        return tuple(one.encoding for one in self.inputs)

    def encode_inputs(self, args: Sequence[Argument]) -> bytes:
        """The arguments alone, without selector. Raises BadArguments."""
        try:
            ready = [one.prepare(arg) for one, arg in zip(self.inputs, args, strict=True)]
            return encode(self._types, ready)
        except (EncodingError, ValueError, KeyError, TypeError, AssertionError) as unfit:
            needed = ", ".join(f"{one.type} {one.name}" for one in self.inputs)
            raise BadArguments(f"{self.contract}.{self.name}", given=tuple(args), needed=needed) from unfit

    def decode_inputs(self, data: bytes) -> dict[str, Value]:
        """Parameter name (or position) -> value. Raises ValueError for data of another shape."""
        names = [one.name or str(at) for at, one in enumerate(self.inputs)]
        return dict(zip(names, read(self.inputs, data), strict=True))

    def decode_outputs(self, data: bytes) -> Value:
        """What the function returned: one value as itself, several as a tuple. Raises ValueError."""
        values = read(self.outputs, data)
        return values[0] if len(values) == 1 else values


def read(parameters: Sequence[Parameter], data: bytes) -> tuple[Value, ...]:
    """The values encoded in `data`. Raises ValueError for data of another shape."""
    try:
        raw = decode([one.encoding for one in parameters], data)
    except (DecodingError, OverflowError) as unfit:
        raise ValueError(f"{data.hex()} does not hold {[one.encoding for one in parameters]}") from unfit
    return tuple(one.read(value) for one, value in zip(parameters, raw, strict=True))
