"""Where the keys of a network's accounts come from. A network file names the source of a key, never the key."""

from __future__ import annotations

import os
from functools import cached_property
from pathlib import Path
from typing import Self

from pydantic import BaseModel, ConfigDict, Field, ValidationInfo, field_validator, model_validator

from usance.accounts import BadKey, KeyAccount, well_known
from usance.deployment.values import Address


class Strict(BaseModel):
    """A table of a network file: nothing unknown, nothing converted."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Key(Strict):
    """One of three: `well_known` is the index of a public development key, `env` the name of an environment variable
    with the key in hex, `keystore` a version 3 keystore file, beside the network file unless its path is absolute, its
    password in the environment variable `password_env`. Or `address` alone, for a key that is elsewhere. With both, the
    address is what is true, and the key is here once its source is, so that one file serves all."""

    well_known: int | None = Field(default=None, ge=0)
    env: str | None = Field(default=None, min_length=1)
    keystore: str | None = Field(default=None, min_length=1)
    password_env: str = "USANCE_KEYSTORE_PASSWORD"
    address: Address | None = None

    @property
    def source(self) -> str:
        """For people, without secrets."""
        if self.well_known is not None:
            return f"well-known key {self.well_known}"
        if not self._sources:
            return f"key {self.address}"
        return f"environment variable {self.env}" if self.env else f"keystore {self.keystore}"

    def public_address(self) -> str:
        """Checksummed. Raises BadKey."""
        return self.address or self._account.address

    def here(self) -> KeyAccount | None:
        """The key, if this workspace has it; None only for one whose address is given. Raises BadKey for one that is
        missing or another's, which names the source and shows no secret."""
        if self.address is not None and self._is_away:
            return None
        if self.address not in (None, self._account.address):
            raise BadKey(self.source, f"the key of {self.address}")
        return self._account

    def account(self) -> KeyAccount:
        """The key, which is needed here. Raises BadKey, as `here` does."""
        if (found := self.here()) is None:
            raise BadKey(self.source, f"the key of {self.address} in this workspace")
        return found

    @cached_property
    def _account(self) -> KeyAccount:
        # Kept, as a keystore takes a second to open and a deployment signs a hundred times.
        if self.well_known is not None:
            return well_known(self.well_known)
        if self.keystore is not None:
            return KeyAccount.from_keystore(Path(self.keystore), os.environ.get(self.password_env, ""))
        try:
            return KeyAccount(os.environ.get(self.env or "", ""))
        except BadKey as unfit:
            raise BadKey(self.source, str(unfit.needed)) from None

    @property
    def _is_away(self) -> bool:
        missing_file = self.keystore is not None and not Path(self.keystore).exists()
        return not self._sources or missing_file or (self.env is not None and self.env not in os.environ)

    @field_validator("keystore")
    @classmethod
    def _beside_the_network_file(cls, given: str | None, info: ValidationInfo) -> str | None:
        folder = info.context if isinstance(info.context, Path) else Path()
        return str(folder / Path(given).expanduser()) if given else given

    @model_validator(mode="after")
    def _has_a_source(self) -> Self:
        if self._sources > 1 or (not self._sources and self.address is None):
            raise ValueError("needs one of well_known, env, keystore, or an address")
        return self

    @property
    def _sources(self) -> int:
        return sum(source is not None for source in (self.well_known, self.env, self.keystore))
