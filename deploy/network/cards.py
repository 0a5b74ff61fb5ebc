"""What a bank tells the others of its node: public keys and nothing else."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from deploy.network.faults import BadHome


@dataclass(frozen=True)
class Card:
    """`operator` is the account that signs for the node, `consensus` the key that signs blocks (base64), `node` the id
    by which its peers know it."""

    bank: str
    operator: str
    consensus: str
    node: str

    def save(self, folder: Path) -> Path:
        """As BANK.json."""
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / f"{self.bank}.json"
        path.write_text(json.dumps(asdict(self), indent=2) + "\n", encoding="utf-8")
        return path

    @classmethod
    def load(cls, path: Path) -> Card:
        """Raises BadHome."""
        try:
            card = cls(**json.loads(path.read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError) as unreadable:
            raise BadHome(path, f"is no card of a bank ({unreadable})", "ask the bank for it again") from None
        if card.bank != path.stem or not all(isinstance(value, str) and value for value in asdict(card).values()):
            raise BadHome(path, "is no card of this bank", "ask the bank for it again")
        return card


def cards_in(folder: Path) -> dict[str, Card]:
    """By bank. Raises BadHome."""
    return {path.stem: Card.load(path) for path in sorted(folder.glob("*.json"))}
