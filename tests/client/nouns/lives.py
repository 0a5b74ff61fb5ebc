"""A small network for the tests of the client's nouns, the terms of one credit, and how it is carried along."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from itertools import count
from pathlib import Path

from tests.deploy import networks
from usance.connecting import connect
from usance.deployment import Network
from usance.errors import Refusal
from usance.model import Claim, Credit, Discrepancy, Presentation
from usance.platform import Desk, Platform
from usance.terms import DocumentSet, TermsFile

PAPERS = DocumentSet.from_names(["invoice", "transport document"], content=lambda name: f"{name} of the lot".encode())
CORRECTED = DocumentSet.from_names(["invoice", "transport document"], content=lambda name: f"{name}, anew".encode())
WRONG_AMOUNT = Discrepancy("invoice", "amount", "UCP600/18", "CNY 10.00", "CNY 1000000.00")
SHIPPED = date(2024, 9, 20)

WIDER = (
    ('settled = ["CNY"]', 'settled = ["CNY", "USD"]'),
    ("last_year = 2024", "last_year = 2025"),
    ('places = ["CN"]', 'places = ["CN", "US"]'),
    ("[currencies]", f"{networks.ABC}\n[currencies]"),
    (
        "[rules.PRC2016]",
        "[rules.UCP600]\nexamination_days = 5\nadvice_days = 0\npresentation_days = 21\nusance_cap = 0\n"
        "closing_wait = 0\nshort_drawing = 5\n\n[rules.PRC2016]",
    ),
)
"""A third bank, a second currency, place, year and rule set."""


def terms(**changes: object) -> TermsFile:
    """CNY 1,000,000.00 at sight, advised by BOC, without a number of the bank's own."""
    fields: dict[str, object] = {
        "applicant": "Huaxin Textiles",
        "beneficiary": "Ningbo Cotton",
        "adviser": "BOC",
        "amount": "CNY 1000000.00",
        "expiry": "2024-11-15",
        "tenor": "sight",
        "documents": ["invoice", "transport document"],
        "goods": "combed cotton yarn",
    }
    return TermsFile.from_fields({name: value for name, value in (fields | changes).items() if value is not None})


@dataclass
class Life:
    """A platform, and what its parties have made on it."""

    platform: Platform

    def __getattr__(self, name: str) -> Desk:
        """`life.icbc` is the desk of ICBC."""
        known = {one.casefold(): one for one in ("ICBC", "BOC", "ABC", "PBoC", "CBA")}
        if name not in known:
            raise AttributeError(name)
        return self.platform.desk(known[name])

    @property
    def huaxin(self) -> Desk:
        return self.platform.desk("Huaxin Textiles")

    def advised(self, **changes: object) -> Credit:
        return self.boc.advise(self.icbc.issue(terms(**changes)).id)

    def presented(self, amount: str = "CNY 1000000.00", **changes: object) -> Presentation:
        """Under a new credit, on 2024-09-27."""
        credit = self.advised(**changes)
        if self.platform.today() < date(2024, 9, 27):
            self.platform.travel(date(2024, 9, 27))
        return self.boc.present(credit.id, amount, fresh_papers(), shipped=SHIPPED)

    def honoured(self, **changes: object) -> Claim:
        presentation = self.icbc.honour(self.icbc.comply(self.presented(**changes).id).id)
        return self.platform.claim(presentation.id)


_numbers = count(1)


def fresh_papers() -> DocumentSet:
    """Documents that differ from all others."""
    number = next(_numbers)
    return DocumentSet.from_names(["invoice"], content=lambda name: f"{name} {number}".encode())


def begin(platform: Platform) -> Platform:
    """The customers, and cash for the banks."""
    platform.desk("ICBC").introduce("Huaxin Textiles", own_key=True)
    platform.desk("BOC").introduce("Ningbo Cotton")
    for bank in ("ICBC", "BOC"):
        platform.desk("PBoC").issue_cash(bank, "CNY 50000000.00")
    return platform


@dataclass(frozen=True)
class Kept:
    """A deployed chain in `folder`, with its network file."""

    folder: Path

    @property
    def chain(self) -> Path:
        return self.folder / "small.chain"

    @property
    def network(self) -> Path:
        return self.folder / "small.toml"

    def connect(self, *, write: bool = True) -> Platform:
        return connect(self.chain, network=self.network, write=write)

    @contextmanager
    def open(self, *, write: bool = True) -> Iterator[Platform]:
        with self.connect(write=write) as platform:
            yield platform


def widened(folder: Path) -> Network:
    """The network of these tests, its file in `folder`."""
    return networks.network(folder, *WIDER)


def refusal_of(error: Refusal) -> tuple[str, str, object]:
    """What a refusal says, to be compared."""
    return error.name, error.contract, dict(error.raw)
