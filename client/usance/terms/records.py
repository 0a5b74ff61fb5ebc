"""How commitments and disclosures are written in a file: JSON, values as text beside the name of their type."""

from __future__ import annotations

from typing import Annotated, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError

from usance.errors import InputError

Hash = Annotated[str, StringConstraints(pattern=r"^0x[0-9a-f]{64}$")]


class BadRecord(InputError):
    """A file that is not a commitment or a disclosure, or one that contradicts itself."""

    def __init__(self, *, field: str, given: str, needed: str) -> None:
        super().__init__(f"bad record: {field or 'file'}: {given}; needed: {needed}", given=given, needed=needed)
        self.field = field


class _Record(BaseModel):
    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


class ScopeRecord(_Record):
    """A `Scope`; the chain id is text, because JSON readers round large numbers."""

    chain_id: Annotated[str, StringConstraints(pattern=r"^(0|[1-9][0-9]{0,77})$")]
    contract: str
    credit_id: int


class FieldRecord(_Record):
    """A path and its value."""

    path: str
    kind: str
    value: str


class StepRecord(_Record):
    """A `Step` of a proof."""

    neighbour: Hash
    side: Literal["left", "right"]


class LeafRecord(FieldRecord):
    """A disclosed leaf."""

    salt: Hash
    proof: tuple[StepRecord, ...]


class CommitmentRecord(_Record):
    """A whole commitment, seed included: secret."""

    format: Literal["usance/commitment/v1"] = "usance/commitment/v1"
    scope: ScopeRecord
    seed: Hash
    root: Hash
    fields: tuple[FieldRecord, ...]


class DisclosureRecord(_Record):
    """A disclosure: what it shows may be read by whoever has it, and nothing else."""

    format: Literal["usance/disclosure/v1"] = "usance/disclosure/v1"
    scope: ScopeRecord
    leaves: tuple[LeafRecord, ...]


Record = TypeVar("Record", CommitmentRecord, DisclosureRecord)


def read_record(kind: type[Record], text: str) -> Record:
    """Read a record of a kind from JSON. Raises BadRecord, which names the field."""
    try:
        return kind.model_validate_json(text)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        field = ".".join(str(part) for part in first["loc"])
        needed = kind.model_fields["format"].default
        raise BadRecord(field=field, given=first["msg"], needed=f"a file of format {needed}") from None


def as_hex(content: bytes) -> str:
    """Bytes as 0x and hexadecimal digits."""
    return "0x" + content.hex()


def from_hex(text: str) -> bytes:
    """The bytes of a `Hash`."""
    return bytes.fromhex(text.removeprefix("0x"))
