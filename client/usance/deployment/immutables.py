"""Code that has its own address in it: a contract that takes signatures keeps that, and the domain (EIP-712) of it."""

from __future__ import annotations

from eth_abi.abi import encode
from eth_utils.crypto import keccak

from usance.ledger import Ledger

_DOMAIN = keccak(text="EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)")


def without_own_address(ledger: Ledger, name: str, code: bytes, *, of: bytes) -> bytes:
    """`code` with zeros wherever `of`, the code on the chain of the contract `name`, has its own address and domain."""
    if "eip712Domain" not in ledger.artifacts.contract(name.partition(":")[0]).functions:
        return code
    blank = bytearray(code)
    for own in _own(ledger, name):
        at = of.find(own)
        while at >= 0:
            blank[at : at + len(own)] = bytes(len(own))
            at = of.find(own, at + 1)
    return bytes(blank)


def _own(ledger: Ledger, name: str) -> tuple[bytes, bytes]:
    address = ledger.address(name)
    domain = ledger.at({name.partition(":")[0]: address}).call(name.partition(":")[0], "eip712Domain")
    assert isinstance(domain, tuple)
    hashes = [keccak(text=str(text)) for text in domain[1:3]]
    whole = encode(
        ["bytes32", "bytes32", "bytes32", "uint256", "address"],
        [_DOMAIN, *hashes, ledger.chain.chain_id, address],
    )
    return bytes.fromhex(address[2:]), keccak(whole)
