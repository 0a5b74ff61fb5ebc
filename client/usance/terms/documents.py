"""Sets of documents, committed to by the same kind of tree as terms."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from mimetypes import MimeTypes
from pathlib import Path
from reprlib import repr as shown
from types import MappingProxyType

from eth_hash.auto import keccak

from usance.errors import InputError
from usance.terms.commitment import Commitment
from usance.terms.merkle import Scope
from usance.terms.values import Value

_CHUNK = 1 << 20
_NO_TYPE = "application/octet-stream"


class BadDocuments(InputError):
    """A folder or a list that is no set of documents."""

    def __init__(self, given: object, needed: str) -> None:
        super().__init__(f"not a set of documents: {given}; needed: {needed}", given=given, needed=needed)


@dataclass(frozen=True, slots=True)
class Document:
    """A document: name, media type, size in bytes and the keccak256 of its content.

    The hash alone would give a guessable document away; it leaves the bank only inside a salted leaf.
    """

    name: str
    media_type: str
    size: int
    content_hash: bytes

    @classmethod
    def of(cls, name: str, content: bytes) -> Document:
        """A document from its content."""
        return cls(name, _media_type(name), len(content), keccak(content))

    @classmethod
    def from_file(cls, path: Path, *, name: str) -> Document:
        """A document from a file, read piece by piece. Raises OSError."""
        hashing, size = keccak.new(b""), 0
        with path.open("rb") as file:
            while chunk := file.read(_CHUNK):
                hashing.update(chunk)
                size += len(chunk)
        return cls(name, _media_type(name), size, hashing.digest())

    def fields(self) -> Mapping[str, Value]:
        """The leaves of the document: NAME/media_type, NAME/size, NAME/content."""
        return {
            f"{self.name}/media_type": self.media_type,
            f"{self.name}/size": self.size,
            f"{self.name}/content": self.content_hash,
        }


@dataclass(frozen=True, slots=True)
class DocumentSet:
    """The documents of one presentation, in the order of their names, each name once."""

    documents: tuple[Document, ...]

    def __post_init__(self) -> None:
        names = [document.name for document in self.documents]
        if not names:
            raise BadDocuments("nothing", "at least one document")
        for name in names:
            if not name or not name.isprintable() or names.count(name) > 1:
                raise BadDocuments(shown(name), "a printable name, each name once")
        object.__setattr__(self, "documents", tuple(sorted(self.documents, key=lambda document: document.name)))

    @classmethod
    def from_folder(cls, folder: Path | str) -> DocumentSet:
        """All files in and below a folder, under their names relative to it; names that begin with a dot are left out.

        Raises BadDocuments for a missing, empty or unreadable folder.
        """
        folder = Path(folder)
        if not folder.is_dir():
            raise BadDocuments(folder, "a folder with the documents")
        try:
            found = {path.relative_to(folder): path for path in folder.rglob("*") if path.is_file()}
            return cls(
                tuple(
                    Document.from_file(path, name=name.as_posix())
                    for name, path in found.items()
                    if not any(part.startswith(".") for part in name.parts)
                )
            )
        except OSError as error:
            raise BadDocuments(error.filename or folder, f"files that can be read ({error.strerror})") from error

    @classmethod
    def from_names(cls, names: Sequence[str], *, content: Callable[[str], bytes]) -> DocumentSet:
        """Documents that exist only by name, their content made by `content(name)`. Raises BadDocuments."""
        return cls(tuple(Document.of(name, content(name)) for name in names))

    def fields(self) -> Mapping[str, Value]:
        """The leaves of all documents."""
        merged: dict[str, Value] = {}
        for document in self.documents:
            merged.update(document.fields())
        return MappingProxyType(merged)

    def commit(self, scope: Scope, seed: bytes | None = None) -> Commitment:
        """Commit to the set, for a credit, under a fresh random seed or the one given."""
        return Commitment.of(self.fields(), scope=scope, seed=seed)


def _media_type(name: str) -> str:
    # The library's own table only: the host's mime.types would make one folder two sets.
    return MimeTypes().guess_type(name)[0] or _NO_TYPE
