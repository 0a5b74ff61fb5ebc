"""What was begun in this workspace and has not come to an end: writes on their way, operations at the desks."""

from __future__ import annotations

from collections.abc import Iterator

from usance.chains import Chain
from usance.deployment import Record
from usance.doctor.case import Case
from usance.doctor.finding import Finding, ok, warn
from usance.ledger import Ledger
from usance.outbox import Attempt, attempts_in


def outbox(case: Case, ledger: Ledger, record: Record) -> Iterator[Finding]:
    """Writes that were signed here and are in no block."""
    path = case.site.outbox or ledger.chain.outbox_path
    signed = attempts_in(path, chain=ledger.chain.identity) if path else ()
    told = [f"{one.contract}.{one.function}, {where}" for one in signed if (where := _where(ledger.chain, one))]
    if told:
        do = "give the same commands again: each carries through what it signed, once"
        yield warn("outbox", f"{len(told)} signed and in no block: {'; '.join(told)}", do)
    else:
        yield ok("outbox", "all that was signed is in a block")


def operations(case: Case, ledger: Ledger, record: Record) -> Iterator[Finding]:
    """What waits for a checker, and what has waited for too long."""
    banks = [member.name for member in case.network.members if member.desk and member.name in record.accounts]
    states = {
        (name, entry.number): ledger.releases.settled(entry).state
        for name in banks
        for entry in ledger.releases.inbox.all(record.accounts[name])
    }
    expired = [one for one, state in states.items() if state == "expired"]
    for name, number in expired:
        yield warn("operations", f"{name} {number} has expired", f"usance desk reject {number} --by {name}")
    if banks and not expired:
        told = ", ".join(f"{name} {number}" for (name, number), state in states.items() if state == "waiting")
        yield ok("operations", f"waiting for a checker: {told or 'none'}")


def _where(chain: Chain, attempt: Attempt) -> str:
    """Of one that is in no block and may yet be in one; '' of any other."""
    if chain.receipt(attempt.tx_hash) is not None or chain.nonce(attempt.account) > attempt.nonce:
        return ""
    return "waiting at the node" if chain.knows(attempt.tx_hash) else "not at the node"
