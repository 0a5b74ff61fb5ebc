"""Where the keys of a network's accounts come from. A network file names the source of a key, never the key."""

from __future__ import annotations

import os
from functools import cached_property
from pathlib import Path
from typing import Self

from pydantic import BaseModel, ConfigDict, Field, ValidationInfo, field_validator, model_validator

from usance.accounts import BadKey, KeyAccount, well_known


class Strict(BaseModel):
    """A table of a network file: nothing unknown, nothing converted."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Key(Strict):
    """Exactly one of three: `well_known` is the index of a public development key, `env` the name of an environment
    variable with the key in hex, `keystore` a version 3 keystore file, beside the network file unless its path is
    absolute, whose password is in the environment variable `password_env`."""

    well_known: int | None = Field(default=None, ge=0)
    env: str | None = Field(default=None, min_length=1)
    keystore: str | None = Field(default=None, min_length=1)
    password_env: str = "USANCE_KEYSTORE_PASSWORD"

    @property
    def source(self) -> str:
        """For people, without secrets."""
        if self.well_known is not None:
            return f"well-known key {self.well_known}"
        return f"environment variable {self.env}" if self.env else f"keystore {self.keystore}"

    def account(self) -> KeyAccount:
        """Raises BadKey, which names the source and shows no secret."""
        return self._account

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

    @field_validator("keystore")
    @classmethod
    def _beside_the_network_file(cls, given: str | None, info: ValidationInfo) -> str | None:
        folder = info.context if isinstance(info.context, Path) else Path()
        return str(folder / Path(given).expanduser()) if given else given

    @model_validator(mode="after")
    def _has_one_source(self) -> Self:
        if self._sources != 1:
            raise ValueError("needs exactly one of well_known, env, keystore")
        return self

    @property
    def _sources(self) -> int:
        return sum(source is not None for source in (self.well_known, self.env, self.keystore))
