"""Whether what is on the chain is what was deployed: the record, code, bindings, roles, functions, desks."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Iterator

from usance.artifacts import shipped
from usance.deployment import NotAsDeployed, Record, Verification, left_to_members
from usance.doctor.case import Case
from usance.doctor.finding import Finding, fail, not_here, ok, warn
from usance.fields import integer
from usance.ledger import Ledger

_OURS = "trust nothing that is signed here: take the record from the convener, and examine again"
_COUNCIL = "have the council set it right (usance council kinds), and ask who has done it"
_CONVENER = "have who holds ADMIN set it right, and ask who has done it"


def record(case: Case, ledger: Ledger, record: Record) -> Iterator[Finding]:
    """Whether the record is of these contracts, and knows all members."""
    if faults := list(_of_record(case, ledger, record)):
        yield from faults
        return
    what = f"{len(record.addresses)} contracts {record.contract_version}, {len(record.members)} members"
    yield ok("record", f"{case.site.record}: {what}, block {record.block}")


def _of_record(case: Case, ledger: Ledger, record: Record) -> Iterator[Finding]:
    if record.contract_version != (ours := shipped().version):
        found = f"contracts {record.contract_version}, and this client has {ours}"
        yield fail("record", found, "use the client of that version: what is deployed ends on the code it began on")
    for name in record.awaiting:
        do = f"usance council propose admit {shlex.quote(name)}, and when it is resolved {case.deploy}"
        yield warn("record", f"{name} awaits its admission by the council", do)
    known = {*record.awaiting, *(member.name for member in record.members)}
    if wanting := [member.name for member in case.network.members if member.name not in known]:
        yield warn("record", f"in the network file and not deployed: {', '.join(wanting)}", case.deploy)
    for party in _voices(ledger) - {member.party for member in record.members}:
        do = f"the bank into the network file, then {case.deploy}"
        yield warn("record", f"party {party} has a voice in the council, and is not in the record", do)


def _voices(ledger: Ledger) -> set[int]:
    """The parties that the council has given a seat in itself."""
    if "Seat" not in ledger.addresses:
        return set()
    taken = integer(ledger.call("Seat", "taken"))
    seats = [seat for seat in range(taken.bit_length()) if taken >> seat & 1]
    return {integer(ledger.call("Seat", "holderOf", [seat])) for seat in seats}


def left(case: Case, ledger: Ledger, record: Record) -> Iterator[Finding]:
    """What only members whose keys are elsewhere can do, and have not done."""
    steps = left_to_members(case.network, ledger, record)
    for step in steps:
        yield warn("left to members", step.name, f"{step.by}, in its own workspace: docs/deployment.md")
    if not steps:
        yield ok("left to members", "nothing")


def code(case: Case, ledger: Ledger, record: Record) -> Iterator[Finding]:
    """Every contract's code, against what our artifacts make."""
    checked = _verification(case, ledger, record)
    well = f"{len(ledger.addresses)} contracts as compiled, {shipped().version}"
    yield from _told("code", checked.code, well, _OURS)


def bindings(case: Case, ledger: Ledger, record: Record) -> Iterator[Finding]:
    """Registers and the contracts that write to them."""
    checked = _verification(case, ledger, record)
    yield from _told("bindings", checked.bindings, "each contract obeys ours and is bound to ours", _OURS)


def permissions(case: Case, ledger: Ledger, record: Record) -> Iterator[Finding]:
    """Who holds which role, and what each role may call."""
    checked, do = _verification(case, ledger, record), _COUNCIL if case.network.council else _CONVENER
    faults = [*checked.roles(), *checked.functions()]
    yield from (fail("permissions", str(fault), do) for fault in faults)
    if faults:
        return
    try:
        table = checked.table()
    except NotAsDeployed as fault:
        yield fail("permissions", str(fault), do)
        return
    holders = ", ".join(dict.fromkeys(one.holder for one in table))
    yield ok("permissions", f"{len(table)} restricted functions, open to {holders} and nobody else")


def desks(case: Case, ledger: Ledger, record: Record) -> Iterator[Finding]:
    """Keys, threshold and limits of each bank's desk."""
    named = [member.name for member in case.network.members if member.desk is not None]
    if not named:
        yield not_here("desks", "each member acts by a key")
        return
    do = "the bank puts its desk right (usance desk keys), or the network file"
    well = f"as in the network file: {', '.join(named)}"
    yield from _told("desks", _verification(case, ledger, record).desks, well, do)


def _verification(case: Case, ledger: Ledger, record: Record) -> Verification:
    return Verification(ledger, case.network, record.since, record.accounts)


def _told(check: str, part: Callable[[], Iterator[NotAsDeployed]], well: str, do: str) -> Iterator[Finding]:
    is_well = True
    for fault in part():
        is_well = False
        yield fail(check, str(fault), do)
    if is_well:
        yield ok(check, well)
