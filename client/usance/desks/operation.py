"""What a desk signs: one call by its Safe, as EIP-712 typed data, and who has signed it.

Two fields of a Safe's transaction mean nothing where no gas is paid back, and the guard gives them a meaning: the base
gas is the deadline, the refund receiver the ticket under which something is released once.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from eth_abi.abi import encode
from eth_utils.address import to_checksum_address
from eth_utils.crypto import keccak

from usance.abi import Argument
from usance.accounts import KeyAccount, signer_of
from usance.errors import InputError

NOBODY = "0x" + "00" * 20
NEVER = 2**64 - 1
"""The deadline of a withdrawal: what is to come to nothing can come to nothing at any time."""

_DOMAIN = keccak(text="EIP712Domain(uint256 chainId,address verifyingContract)")
_SAFE_TX = keccak(
    text="SafeTx(address to,uint256 value,bytes data,uint8 operation,uint256 safeTxGas,uint256 baseGas,"
    "uint256 gasPrice,address gasToken,address refundReceiver,uint256 nonce)"
)


class BadOperation(InputError):
    """A signed operation that was handed over and cannot be used."""

    def __init__(self, given: object, needed: str) -> None:
        super().__init__(f"not an operation of this desk: {given}; needed: {needed}", given=given, needed=needed)


@dataclass(frozen=True, slots=True)
class Operation:
    """A call of `to` with `data` by the Safe `desk`, its `nonce`th. `deadline` in Unix seconds."""

    chain_id: int
    desk: str
    to: str
    data: bytes
    nonce: int
    deadline: int
    ticket: str = NOBODY

    @property
    def digest(self) -> bytes:
        """What is signed (EIP-712), 32 bytes."""
        domain = keccak(encode(["bytes32", "uint256", "address"], [_DOMAIN, self.chain_id, self.desk]))
        types = ["bytes32", "address", "uint256", "bytes32", "uint8", *["uint256"] * 3, *["address"] * 2, "uint256"]
        fields = [self.to, 0, keccak(self.data), 0, 0, self.deadline, 0, NOBODY, self.ticket, self.nonce]
        return keccak(b"\x19\x01" + domain + keccak(encode(types, [_SAFE_TX, *fields])))

    @property
    def withdrawal(self) -> Operation:
        """The operation that takes its place and does nothing."""
        return Operation(self.chain_id, self.desk, self.desk, b"", self.nonce, NEVER)

    @property
    def said(self) -> bytes:
        """Hash of the call and of where it goes, as the guard tells of it."""
        return keccak(encode(["address", "bytes"], [self.to, self.data]))

    def arguments(self, signatures: bytes) -> list[Argument]:
        """Of Safe.execTransaction."""
        return [self.to, 0, self.data, 0, 0, self.deadline, 0, NOBODY, self.ticket, signatures]


@dataclass(frozen=True)
class Signatures:
    """Signatures of one digest, by their signers' addresses."""

    digest: bytes
    by: Mapping[str, bytes] = field(default_factory=dict)

    def signed(self, key: KeyAccount) -> Signatures:
        """With that of `key` too."""
        return self if key.address in self.by else self.added(key.sign_digest(self.digest))

    def added(self, signature: bytes) -> Signatures:
        """With one more. Raises BadOperation for what is no signature of it."""
        try:
            signer = signer_of(self.digest, signature)
        except ValueError:
            raise BadOperation("a signature that nobody gave", "one of a key of the desk") from None
        return replace(self, by={**self.by, signer: signature})

    def packed(self, signers: frozenset[str]) -> bytes:
        """Those of `signers`, ascending by signer, as a Safe takes them."""
        chosen = sorted(signers & set(self.by), key=lambda one: int(one, 16))
        return b"".join(self.by[one] for one in chosen)


def ticket_of(chain_id: int, desk: str, key: str) -> str:
    """What stands on the chain for an idempotency key of a payment; who guesses the key can see that it was it."""
    hashed = keccak(encode(["uint256", "address", "string"], [chain_id, desk, key]))
    return to_checksum_address(hashed[:20])
