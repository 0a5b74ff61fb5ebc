"""Whether each contract's code is what our artifacts make, and whether it is bound to the contracts beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from eth_utils.crypto import keccak

from usance.abi import Argument
from usance.deployment.desk_verification import NotAsDeployed
from usance.deployment.immutables import at_its_address
from usance.deployment.network import Network
from usance.deployment.permissions import BINDINGS
from usance.deployment.steps import contracts
from usance.ledger import DEPLOYMENT_GAS, NOBODY, Ledger


def code_hash(code: bytes) -> str:
    """Keccak of a contract's code, 0x and 64 hex digits."""
    return "0x" + keccak(code).hex()


def code_faults(ledger: Ledger, network: Network) -> Iterator[NotAsDeployed]:
    """Of every contract of the network file."""
    for step in contracts(network):
        if step.target not in ledger.addresses:
            yield NotAsDeployed(step.target, given="not deployed", needed="the contract of the network file")
            continue
        arguments = step.filled(ledger.addresses)
        here = ledger.address(step.target)
        expected = at_its_address(ledger, step.target, _made(ledger, step.contract, arguments))
        code = ledger.code(here)
        if code != expected:
            given = f"other code, {code_hash(code)}" if code else "no contract"
            yield NotAsDeployed(f"{step.target} at {here}", given=given, needed=f"ours, {code_hash(expected)}")


def binding_faults(ledger: Ledger) -> Iterator[NotAsDeployed]:
    """Of every contract that the ledger knows."""
    for name in ledger.addresses:
        contract = name.partition(":")[0]
        here, functions = ledger.at({contract: ledger.address(name)}), ledger.artifacts.contract(contract).functions
        if "authority" in functions and (given := here.call(contract, "authority")) != ledger.address("AccessManager"):
            yield NotAsDeployed(f"{name}.authority", given=given, needed=ledger.address("AccessManager"))
        if name in BINDINGS:
            needed = tuple(ledger.address(above) for above in BINDINGS[name])
            bound = here.call(contract, "boundTo")
            if not isinstance(bound, Sequence) or tuple(bound) != needed:
                yield NotAsDeployed(f"{name}.boundTo", given=bound, needed=needed)


def _made(ledger: Ledger, contract: str, arguments: list[Argument]) -> bytes:
    # Immutables are part of the code, and only the constructor knows where they go: it is run again, on nothing.
    compiled = ledger.artifacts.contract(contract)
    creation = compiled.bytecode + compiled.constructor.encode_inputs(arguments)
    return ledger.chain.call(None, creation, sender=NOBODY, gas=DEPLOYMENT_GAS)
