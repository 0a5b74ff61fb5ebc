"""Usance: letters of credit between banks on a shared ledger, from issuance to the last payment.

platform = usance.connect()
icbc, boc = platform.bank("ICBC"), platform.bank("BOC")
credit = icbc.issue(usance.TermsFile.load("terms.toml"))
boc.advise(credit.id)
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from usance.acting import Answer as Answer
    from usance.connecting import connect as connect
    from usance.connecting import in_memory as in_memory
    from usance.errors import ChainError as ChainError
    from usance.errors import InputError as InputError
    from usance.errors import Refusal as Refusal
    from usance.errors import UsanceError as UsanceError
    from usance.model import Claim as Claim
    from usance.model import Credit as Credit
    from usance.model import Discrepancy as Discrepancy
    from usance.model import Disposal as Disposal
    from usance.model import Party as Party
    from usance.model import Presentation as Presentation
    from usance.money import Money as Money
    from usance.platform import Desk as Desk
    from usance.platform import Platform as Platform
    from usance.terms import DocumentSet as DocumentSet
    from usance.terms import TermsFile as TermsFile
    from usance.timeline import timeline as timeline

_HOME = {
    "Answer": "acting",
    "ChainError": "errors",
    "Claim": "model",
    "Credit": "model",
    "Desk": "platform",
    "Discrepancy": "model",
    "Disposal": "model",
    "DocumentSet": "terms",
    "InputError": "errors",
    "Money": "money",
    "Party": "model",
    "Platform": "platform",
    "Presentation": "model",
    "Refusal": "errors",
    "TermsFile": "terms",
    "UsanceError": "errors",
    "connect": "connecting",
    "in_memory": "connecting",
    "timeline": "timeline",
}

__version__ = "0.1.0"
__all__ = [*_HOME, "__version__"]  # noqa: PLE0604 - all of them are text


class _Package(ModuleType):
    """Keeps `usance.timeline` the function, though the module that it is in, once imported, is called the same."""

    def __setattr__(self, name: str, value: object) -> None:
        if not (name in _HOME and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package


def __dir__() -> list[str]:
    return [*__all__]


def __getattr__(name: str) -> object:
    """Each public name from its module, when it is first asked for: a command that needs little starts fast."""
    from importlib import import_module

    if name in _HOME:
        return getattr(import_module(f"usance.{_HOME[name]}"), name)
    raise AttributeError(f"module 'usance' has no attribute {name!r}")
