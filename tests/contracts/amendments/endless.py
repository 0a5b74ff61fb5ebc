"""A credit with as many amendments behind it as would take too long to offer one by one."""

from __future__ import annotations

from eth_utils.crypto import keccak

from tests.contracts.registers import unbound
from tests.people import Stage
from usance.delivery import Write
from usance.deployment.steps import CONSTRUCTED

COUNTS = 4
"""Where Amendments has its mapping of counts: after authority, what it is bound to (two slots), and the amendments."""


def with_offered(stage: Stage, count: int) -> int:
    """A credit of new registers; Amendments has the platform's code, and a count as so many amendments leave it."""
    admin = unbound(stage, "Credits")
    account = stage.account(admin)
    below = [stage.address[name] for name in ("AccessManager", *CONSTRUCTED["Amendments"])]
    code = stage.chain.code(stage.ledger.deploy(account, "Amendments", below))
    credit = stage.party("ICBC") << 32 | 1
    slot = keccak(credit.to_bytes(32, "big") + COUNTS.to_bytes(32, "big"))
    write = Write("Amendments", "constructor", None, beginning_with(slot, count, code), 8_000_000)
    made = stage.ledger._execution.carry_out(account, write, key=None, precheck=False, patience=10)
    stage.address["Amendments"] = str(made.created)
    stage.do(admin, "Credits.bind", [stage.address["Amendments"]])
    assert stage.issue() == credit
    assert stage.ask("Amendments.count", credit) == count
    return credit


def beginning_with(slot: bytes, value: int, runtime: bytes) -> bytes:
    """What makes a contract of this code with a value in one slot, in the machine's own words."""
    store = b"\x60" + bytes([value]) + b"\x7f" + slot + b"\x55"  # PUSH1 value, PUSH32 slot, SSTORE
    # PUSH2 size, DUP1, PUSH1 start, PUSH1 0, CODECOPY, PUSH1 0, RETURN
    size, start = len(runtime).to_bytes(2, "big"), bytes([len(store) + 12])
    return store + b"\x61" + size + b"\x80\x60" + start + b"\x60\x00\x39\x60\x00\xf3" + runtime
