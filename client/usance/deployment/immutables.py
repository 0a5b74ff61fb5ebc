"""Code that has its own address in it: a contract that takes signatures keeps that, and the domain (EIP-712) of it."""

from __future__ import annotations

from eth_abi.abi import encode
from eth_utils.address import to_checksum_address
from eth_utils.crypto import keccak

from usance.ledger import Ledger

_DOMAIN = keccak(text="EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)")

_FIRST_OF_NOBODY = to_checksum_address(keccak(b"\xd6\x94" + bytes(20) + b"\x80")[12:])
"""Where a contract would be that the zero address makes: by its RLP and nonce 0."""


def at_its_address(ledger: Ledger, name: str, code: bytes) -> bytes:
    """`code` of the contract `name`, as nobody's constructor would leave it, with that contract's own address and
    domain in place of those that such a constructor is told."""
    for told, own in zip(_own(ledger, name, _FIRST_OF_NOBODY), _own(ledger, name, ledger.address(name)), strict=True):
        code = code.replace(told, own)
    return code


def _own(ledger: Ledger, name: str, address: str) -> list[bytes]:
    found, contract = [bytes.fromhex(address[2:])], name.partition(":")[0]
    if "eip712Domain" in ledger.artifacts.contract(contract).functions:
        domain = ledger.at({contract: ledger.address(name)}).call(contract, "eip712Domain")
        assert isinstance(domain, tuple)
        hashes = [keccak(text=str(text)) for text in domain[1:3]]
        kinds = ["bytes32", "bytes32", "bytes32", "uint256", "address"]
        found.append(keccak(encode(kinds, [_DOMAIN, *hashes, ledger.chain.chain_id, address])))
    return found
