"""Who signs: a private key, from memory, from an encrypted keystore file, or one of the embedded chain's own."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from usance.errors import InputError

if TYPE_CHECKING:
    from eth_account.signers.local import LocalAccount

WELL_KNOWN = 64
"""How many well-known accounts the embedded chain funds at its beginning."""

_HALF = 0xFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFEBAAEDCE6AF48A03BBFD25E8CD0364141 // 2
"""Of the order of secp256k1."""

# The phrase that development nodes use, so that embedded and local nodes know the same accounts. It protects nothing.
_PHRASE = "test test test test test test test test test test test junk"


class BadKey(InputError):
    """A private key, or a keystore file and its password, that give no account."""

    def __init__(self, given: object, needed: str) -> None:
        super().__init__(f"no account from {given}; needed: {needed}", given=given, needed=needed)


@dataclass(frozen=True, slots=True)
class Transaction:
    """What is signed. `to` is None for the creation of a contract; `max_fee` is wei per gas, 0 where gas is free."""

    chain_id: int
    nonce: int
    to: str | None
    data: bytes
    gas: int
    max_fee: int = 0


@dataclass(frozen=True, slots=True)
class Signed:
    """A transaction as it goes on the wire. `tx_hash` is 0x and 64 hex digits."""

    raw: bytes
    tx_hash: str


class Account(Protocol):
    """Anything with an address that signs transactions."""

    @property
    def address(self) -> str:
        """Checksummed."""

    def sign(self, transaction: Transaction) -> Signed:
        """Sign; the same transaction gives the same bytes."""


class KeyAccount:
    """An account that signs with its private key (32 bytes, or hex). Raises BadKey, which does not show the key."""

    def __init__(self, private_key: bytes | str) -> None:
        # The library takes half a second to load, and who only reads signs nothing.
        from eth_account import Account as EthAccount

        try:
            self._key: LocalAccount = EthAccount.from_key(private_key)
        except (ValueError, TypeError):
            raise BadKey("a private key", "32 bytes, between 1 and the order of secp256k1") from None

    @classmethod
    def from_keystore(cls, path: Path, password: str) -> KeyAccount:
        """From an encrypted keystore file (Web3 Secret Storage, version 3). Raises BadKey, which shows no secret."""
        from eth_account import Account as EthAccount

        try:
            return cls(bytes(EthAccount.decrypt(json.loads(path.read_text(encoding="utf-8")), password)))
        except (OSError, ValueError, KeyError, TypeError, NotImplementedError):
            raise BadKey(str(path), "a version 3 keystore file and its password") from None

    @property
    def address(self) -> str:
        """Checksummed."""
        return str(self._key.address)

    def sign(self, transaction: Transaction) -> Signed:
        """Sign as an EIP-1559 transaction without a tip; the same transaction gives the same bytes."""
        fields: dict[str, object] = {
            "type": 2,
            "chainId": transaction.chain_id,
            "nonce": transaction.nonce,
            "gas": transaction.gas,
            "maxFeePerGas": transaction.max_fee,
            "maxPriorityFeePerGas": 0,
            "value": 0,
            "data": transaction.data,
        }
        if transaction.to is not None:
            fields["to"] = transaction.to
        signed = self._key.sign_transaction(fields)  # type: ignore[arg-type]
        return Signed(bytes(signed.raw_transaction), "0x" + signed.hash.hex())

    def sign_digest(self, digest: bytes) -> bytes:
        """65 bytes, r, s and v, over a digest of 32 bytes that is typed data already (EIP-712)."""
        from eth_typing import Hash32

        signed = self._key.unsafe_sign_hash(Hash32(digest))
        return bytes(signed.signature)

    def __repr__(self) -> str:
        return f"KeyAccount({self.address})"


def signer_of(digest: bytes, signature: bytes) -> str:
    """Who signed a digest, checksummed. Raises ValueError for a signature that nobody can have given."""
    from eth_keys.datatypes import Signature
    from eth_keys.exceptions import BadSignature
    from eth_utils.exceptions import ValidationError

    try:
        # Whoever has a signature can make a second one of it, which the chain does not take.
        if len(signature) != 65 or int.from_bytes(signature[32:64]) > _HALF:
            raise ValueError("not a signature in its one form")
        vrs = signature[64] - 27, int.from_bytes(signature[:32]), int.from_bytes(signature[32:64])
        return Signature(vrs=vrs).recover_public_key_from_msg_hash(digest).to_checksum_address()
    except (BadSignature, ValidationError, IndexError) as unfit:
        raise ValueError("not a signature") from unfit


@cache
def well_known(index: int) -> KeyAccount:
    """Account `index` (from 0) of the embedded chain and of local development nodes. Raises BadKey.

    Their keys are public: whoever can reach a chain can act for them.
    """
    if type(index) is not int or index < 0:
        raise BadKey(index, "an index from 0")
    from eth_account import Account as EthAccount

    EthAccount.enable_unaudited_hdwallet_features()
    derived = EthAccount.from_mnemonic(_PHRASE, account_path=f"m/44'/60'/0'/0/{index}")
    return KeyAccount(bytes(derived.key))
