"""What the deployment script says: a plan, or what is there now, for people and for machines."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from deploy.permissions import permission_rows, say_permissions
from deploy.script import say, say_json, say_table
from usance.deployment import Granted, Network, Planned, Record, Step
from usance.deployment.permissions import COUNCIL

Json = Mapping[str, object]
_STATES = ("done", "to do", "left")


@dataclass(frozen=True)
class Outcome:
    """Of a deployment; `changed` is how many steps were done by this run, `kept` how many before it."""

    record: Record
    table: tuple[Granted, ...]
    left: tuple[Step, ...]
    changed: int
    kept: int


def say_plan(network: Network, planned: Sequence[Planned], *, as_json: bool) -> None:
    """Every step, who signs it, on which contract, and whether it is done."""
    if as_json:
        say_json({"network": network.name, "chain_id": network.chain.chain_id, "steps": [_planned(p) for p in planned]})
        return
    rows = [(one.state, one.signer, _on(one.step), one.step.name) for one in planned]
    say_table(("state", "signed by", "calls", "step"), rows)
    counts = ", ".join(f"{sum(p.state == state for p in planned)} {state}" for state in _STATES)
    say(f"{network.name}, chain id {network.chain.chain_id}: {counts}; nothing was changed")
    if any(p.state == "left" for p in planned):
        say("What is left only its signer can do: there is no key for it in the network file.")


def say_outcome(outcome: Outcome, *, as_json: bool) -> None:
    """Addresses and permissions, and what is left to members."""
    record = outcome.record
    if as_json:
        say_json(_outcome(outcome))
        return
    say_table(("contract", "address"), list(record.addresses.items()))
    say()
    say_permissions(outcome.table)
    say()
    left = [(step.by, _instruction(step, record)) for step in outcome.left]
    left += [
        (COUNCIL, f"usance council propose admit {name}  ({account})") for name, account in record.awaiting.items()
    ]
    if left:
        say_table(("left to", "what it has to do"), left)
        say()
    did = f"{outcome.changed} steps done" if outcome.changed else "nothing to do"
    before = f", {outcome.kept} were done before" if outcome.kept else ""
    where = f"{record.network}, chain id {record.chain_id}, contracts {record.contract_version[:12]}"
    say(f"{where}: {did}{before}; code, bindings and permissions are as they should be")


def _on(step: Step) -> str:
    return f"{step.target}.{step.function}" if step.function else f"new {step.contract}"


def _instruction(step: Step, record: Record) -> str:
    given = ", ".join(map(str, step.filled(record.addresses)))
    return f"{step.target} at {record.addresses[step.target]}: {step.function}({given})"


def _planned(one: Planned) -> Json:
    step = one.step
    return {
        "step": step.name,
        "state": one.state,
        "signed_by": one.signer,
        "contract": step.target,
        "function": step.function or None,
    }


def _outcome(outcome: Outcome) -> Json:
    record = outcome.record
    return {
        "network": record.network,
        "chain_id": record.chain_id,
        "contract_version": record.contract_version,
        "block": record.block,
        "changed": outcome.changed,
        "kept": outcome.kept,
        "addresses": dict(record.addresses),
        "permissions": permission_rows(outcome.table),
        "awaiting": dict(record.awaiting),
        "left": [{"member": step.by, "step": step.name, "todo": _instruction(step, record)} for step in outcome.left],
    }
