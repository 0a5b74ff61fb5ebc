"""`usance deploy`: the contracts put on the chain, or what of them is missing."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from usance.cli import output
from usance.cli.command import sets_up
from usance.cli.options import Setting
from usance.cli.session import command_line, network_file

if TYPE_CHECKING:
    from usance.deployment import Network, Progress, Record, Step


@sets_up
def deploy(setting: Setting) -> None:
    """Put the contracts on the chain.

    Goes on where a deployment was cut short, and changes nothing that is done."""
    from usance.deployment import load_network

    network = load_network(network_file(setting.network))
    if setting.dry_run:
        _plan(network, setting)
    else:
        _deploy(network, setting)


def _plan(network: Network, setting: Setting) -> None:
    from usance.deployment import plan

    planned = plan(network, setting.chain)
    if setting.as_json:
        output.print_json([{"step": one.step.name, "by": one.signer, "state": one.state} for one in planned])
        return
    output.table(("state", "by", "step"), [(one.state, one.signer, one.step.name) for one in planned])
    states = [one.state for one in planned]
    done, left = states.count("done"), states.count("left")
    output.line(f"{len(planned)} steps: {done} done, {states.count('to do')} to do, {left} left to members")


def _deploy(network: Network, setting: Setting) -> None:
    from usance.deployment import deploy as carry_out
    from usance.deployment import left_to_members

    counted = {True: 0, False: 0}
    with _watched(counted) as progress:
        ledger, record = carry_out(network, setting.chain, progress=progress, command=command_line())
    try:
        left = left_to_members(network, ledger, record)
    finally:
        ledger.close()
    if setting.as_json:
        steps = {"done_now": counted[False], "done_before": counted[True], "left": [step.name for step in left]}
        output.print_json({"record": record, "steps": steps})
    else:
        _print(record, counted, left)


def _print(record: Record, counted: dict[bool, int], left: tuple[Step, ...]) -> None:
    now, before = counted[False], counted[True]
    output.line(f"deployed: {now} steps done now, {before} before" if now else f"deployed already: all {before} steps")
    output.facts(
        {
            "network": record.network,
            "chain id": record.chain_id,
            "block": record.block,
            "contracts": f"{record.contract_version}, {len(record.addresses)} of them",
            "members": [member.name for member in record.members],
            "currencies": record.currencies,
            "calendars": [f"{place} {years[0]}-{years[-1]}" for place, years in record.calendars.items()],
            "left to members": [step.name for step in left],
            "left to the council": [f"usance council propose admit {name}" for name in record.awaiting],
        }
    )


@contextmanager
def _watched(counted: dict[bool, int]) -> Iterator[Progress]:
    """Counts the steps, and at a terminal shows the present one."""
    if not sys.stderr.isatty():
        yield lambda _step, done: counted.__setitem__(done, counted[done] + 1)
        return
    from rich.console import Console

    with Console(stderr=True).status("deploying") as status:

        def progress(step: Step, done: bool) -> None:
            counted[done] += 1
            status.update(f"{sum(counted.values())}: {step.name}")

        yield progress
