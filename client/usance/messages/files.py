"""Messages in files: every one of them read, with the lines of the file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from usance.errors import InputError
from usance.swift import BadMessage, Fault, Message, Reading, read
from usance.swift.batches import messages_in

_LARGEST = 8 << 20
_ENDINGS = (".fin", ".mt", ".swift", ".txt")


class NotMessages(InputError):
    """A file that no messages can be read from."""

    def __init__(self, path: Path, reason: str) -> None:
        needed = "a file of messages, or a folder of files that end with " + ", ".join(_ENDINGS)
        super().__init__(f"{path}: {reason}; needed: {needed}", given=str(path), needed=needed)


@dataclass(frozen=True, slots=True)
class Loaded:
    """Messages of one credit or amendment, and the BIC that they are sent to, if an envelope says so."""

    messages: tuple[Message, ...]
    receiver: str | None


def files_in(paths: Iterable[Path]) -> Iterator[Path]:
    """Files as they are, and of folders those whose names end like those of messages, by name. Raises NotMessages."""
    for path in paths:
        if not path.is_dir():
            yield path
            continue
        found = sorted(one for one in path.iterdir() if one.suffix.lower() in _ENDINGS and one.is_file())
        if not found:
            raise NotMessages(path, "a folder with no messages in it")
        yield from found


def readings(path: Path, *, number: str | None = None, legacy: bool = False) -> tuple[Reading, ...]:
    """Each message of a file. Raises NotMessages."""
    return tuple(
        replace(
            found,
            faults=tuple(_lower(one, before) for one in found.faults),
            tolerated=tuple(_lower(one, before) for one in found.tolerated),
        )
        for before, text in messages_in(_text_of(path))
        for found in [read(text, number=number, legacy=legacy)]
    )


def load(paths: Sequence[Path], *, number: str) -> Loaded:
    """The messages of some files, all sound. A text block alone is taken for message `number`. Raises NotMessages, and
    BadMessage with every fault of the first file that has any."""
    found: list[Reading] = []
    for path in paths:
        several = readings(path, number=number)
        if faults := [one for reading in several for one in reading.faults if not one.warning]:
            raise BadMessage(faults, source=str(path))
        found += several
    receivers = [one.envelope.receiver for one in found if one.envelope is not None]
    return Loaded(tuple(one.message for one in found if one.message is not None), next(iter(receivers), None))


def _lower(fault: Fault, lines: int) -> Fault:
    """In the lines of the file; one of the message as a whole is on none."""
    return replace(fault, line=fault.line + lines) if fault.line else fault


def _text_of(path: Path) -> str:
    try:
        if path.stat().st_size > _LARGEST:
            raise NotMessages(path, "more than 8 MiB")
        held = path.read_bytes()
    except (OSError, ValueError) as unreadable:
        raise NotMessages(path, getattr(unreadable, "strerror", None) or str(unreadable)) from None
    try:
        return held.decode("utf-8")
    except UnicodeDecodeError:
        # What is not of the character set is told where it stands.
        return held.decode("latin-1")
