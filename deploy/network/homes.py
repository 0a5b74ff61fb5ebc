"""The folders of a network: one for each bank with its keys, and beside them what the banks share.

HOME/consortium.json    says what this folder is, and which genesis it has
HOME/genesis.json       the one file that all nodes begin with
HOME/cards/BANK.json    public keys
HOME/BANK/              the bank's own: config, data, keyring, log; nothing of it leaves this folder
HOME/clock              of a trial
"""

from __future__ import annotations

import hashlib
import json
import shutil
from dataclasses import dataclass
from pathlib import Path

from deploy.network.cards import Card, cards_in
from deploy.network.consortium import Consortium
from deploy.network.engine import Engine
from deploy.network.faults import BadHome
from deploy.network.keyring import Keyring

MADE = "consortium.json"
_NEEDED = (
    *("config/genesis.json", "config/config.toml", "config/app.toml", "config/client.toml"),
    *("config/node_key.json", "config/priv_validator_key.json", "data/priv_validator_state.json"),
)


@dataclass(frozen=True)
class Home:
    """The folder `path` of `consortium`."""

    path: Path
    consortium: Consortium

    def of(self, bank: str) -> Path:
        """The bank's own folder."""
        return self.path / bank

    def log(self, bank: str) -> Path:
        """What its node says."""
        return self.of(bank) / "node.log"

    @property
    def genesis(self) -> Path:
        """The file that all share."""
        return self.path / "genesis.json"

    @property
    def records(self) -> Path:
        """What was deployed on it."""
        return self.path / "records"

    @property
    def clock(self) -> Path:
        """Of a trial."""
        return self.path / "clock"

    @property
    def cards(self) -> dict[str, Card]:
        """Of the banks that have told theirs."""
        return cards_in(self.path / "cards")

    @property
    def here(self) -> list[str]:
        """The banks whose nodes are kept in this folder."""
        return [bank for bank in self.consortium.banks if self.of(bank).is_dir()]

    def keyring(self, engine: Engine, bank: str) -> Keyring:
        """The operator's key."""
        return Keyring(engine, self.of(bank), in_clear=self.consortium.trial)

    def check_made(self) -> str:
        """The digest of the genesis that this folder was made with. Raises BadHome."""
        made = read_made(self.path)
        if made is None:
            raise BadHome(self.path, "no network was made here", "make it: python -m deploy.network init")
        if made.get("name") != self.consortium.name or made.get("chain") != self.consortium.chain_name:
            raise BadHome(self.path, f"is of {made.get('name')}, {made.get('chain')}", "name another --home")
        if "genesis" not in made:
            missing = ", ".join(sorted(set(self.consortium.banks) - set(self.cards)))
            raise BadHome(self.path, f"has no genesis yet, the cards of {missing} are missing", "put them into cards/")
        return str(made["genesis"])

    def check(self, bank: str) -> None:
        """Whether the bank's folder is whole and of this network. Raises BadHome."""
        needed, home = self.check_made(), self.of(bank)
        if not home.is_dir():
            raise BadHome(home, "is not there", f"is {bank}'s node kept elsewhere?")
        if missing := [name for name in _NEEDED if not (home / name).is_file()]:
            keys = any("key" in name for name in missing)
            todo = "restore it from the bank's backup" if keys else f"python -m deploy.network heal {bank}"
            raise BadHome(home, f"is half written, without {', '.join(missing)}", todo)
        if (given := digest_of(home / "config/genesis.json")) != needed:
            raise BadHome(
                home / "config/genesis.json",
                f"is another genesis, {given[:16]}; needed: {needed[:16]}",
                "take the shared one",
            )

    def mark(self, **facts: str) -> None:
        """Say that this folder is ours, and what it holds."""
        self.path.mkdir(parents=True, exist_ok=True)
        made = {"name": self.consortium.name, "chain": self.consortium.chain_name} | facts
        fresh = self.path / f"{MADE}.new"
        fresh.write_text(json.dumps(made, indent=2) + "\n", encoding="utf-8")
        fresh.replace(self.path / MADE)

    def destroy(self) -> None:
        """Take away what was made here, and nothing else. Raises BadHome where nothing was."""
        if read_made(self.path) is None:
            raise BadHome(self.path, "no network was made here", "nothing was removed")
        banks = {*self.cards, *self.consortium.banks}
        for name in {*banks, *(f"{bank}.new" for bank in banks), "cards", "records"}:
            shutil.rmtree(self.path / name, ignore_errors=True)
        for name in ("genesis.json", "members.json", "clock", "clock.new", f"{self.consortium.name}.toml", MADE):
            (self.path / name).unlink(missing_ok=True)
        if not any(self.path.iterdir()):
            self.path.rmdir()


def digest_of(path: Path) -> str:
    """SHA-256 of a file, in hex."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def read_made(home: Path) -> dict[str, object] | None:
    """What a folder says of itself; None where no network was made."""
    try:
        made = json.loads((home / MADE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return made if isinstance(made, dict) else None
