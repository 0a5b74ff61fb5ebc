"""SWIFT category 7: messages of the documentary credit read, checked and written. No chain is needed for it.

message = parse(text)                 # MT700 and the others, or BadMessage with every fault
text = message.block4()               # what was read, byte for byte, or what was made
faults = check(text)                  # as a bank's validator tells them, warnings too
"""

from usance.swift.continuing import joined, spread, wrapped
from usance.swift.envelope import Envelope
from usance.swift.faults import BadMessage, Fault
from usance.swift.message import Message
from usance.swift.reading import CLASSES, Reading, parse, read


def check(text: str, *, number: str | None = None) -> tuple[Fault, ...]:
    """All that is wrong with a text, and what is only not usual, in the order of the text."""
    return read(text, number=number).faults


__all__ = [
    "CLASSES",
    "BadMessage",
    "Envelope",
    "Fault",
    "Message",
    "Reading",
    "check",
    "joined",
    "parse",
    "read",
    "spread",
    "wrapped",
]
