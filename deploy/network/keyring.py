"""An operator's key, which signs its node's proposals and votes: encrypted, unless it is a trial."""

from __future__ import annotations

import json
import os
from pathlib import Path

from deploy.network.engine import Engine
from deploy.network.faults import NetworkFault

PASSWORD = "USANCE_KEYRING_PASSWORD"
"""The environment variable with the password of the keyring; it is asked for by nobody."""

_SHORTEST = 8


class NoPassword(NetworkFault):
    """The keyring is encrypted, and its password is not known."""

    def __init__(self) -> None:
        super().__init__(f"the keyring is encrypted: set {PASSWORD}, of {_SHORTEST} characters or more")


class Keyring:
    """Of the node at `home`."""

    def __init__(self, engine: Engine, home: Path, *, in_clear: bool) -> None:
        self._engine, self._home, self._in_clear = engine, home, in_clear

    def make(self, name: str) -> str:
        """A new key; its address. The engine asks for the password twice. Raises NoPassword, EngineRefused."""
        said = self.run("keys", "add", name, "--algo", "eth_secp256k1", "--output", "json", times=2)
        return str(json.loads(said[said.index("{") :])["address"])

    def run(self, *arguments: str, times: int = 1) -> str:
        """A command of the engine that uses the key."""
        backend = ("--keyring-backend", "test" if self._in_clear else "file")
        given = "" if self._in_clear else f"{self._password()}\n" * times
        return self._engine.run(*arguments, *backend, home=self._home, given=given)

    def _password(self) -> str:
        if len(password := os.environ.get(PASSWORD, "")) < _SHORTEST:
            raise NoPassword
        return password
