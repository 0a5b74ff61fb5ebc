"""Figures of the embedded chain: `python -m bench.chain [BLOCKS]`, BLOCKS blocks in the file that is reopened (10,000).

A step is a write with fixed gas as the client sends it: checked by a call, signed, kept in the outbox, mined, receipt
and events read. It writes six storage slots and gives one event (about 150,000 gas), as a step of a credit does.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from deploy.compile import compile_all
from deploy.solc.inputs import Tree
from usance.accounts import well_known
from usance.artifacts import Artifacts
from usance.chains.embedded import EmbeddedChain
from usance.ledger import Ledger

START = 1_725_235_200
STEPS = 300
CONTRACTS = Path(__file__).parent / "contracts"


def main() -> int:
    blocks = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    kept = CONTRACTS.parents[1] / ".build/bench"
    kept.parent.mkdir(exist_ok=True)
    artifacts = Artifacts(compile_all(tree=Tree(contracts=CONTRACTS, artifacts=kept)))
    with tempfile.TemporaryDirectory() as folder:
        for name, path in (("in memory", None), ("in a file", Path(folder) / "steps.chain")):
            for precheck in (True, False):
                wall, cpu, gas = steps(artifacts, path and path.with_suffix(f".{precheck}"), precheck=precheck)
                checked = "checked first" if precheck else "not checked"
                print(f"steps {name}, {checked:<14}{wall:>6.1f} a second, {cpu:>6.1f} a CPU second, {gas:,} gas each")
        for name, seconds in reopening(artifacts, Path(folder) / "long.chain", blocks).items():
            print(f"{name:<46}{seconds:>8.3f} s")
    return 0


def steps(artifacts: Artifacts, path: Path | None, *, precheck: bool) -> tuple[float, float, int]:
    """Steps a second by the clock and by the processor's time, and the gas of one."""
    ledger = opened(EmbeddedChain.create(path, start=START), artifacts)
    gas = ledger.send(well_known(0), "Steps", "step", [0]).gas_used

    def run() -> None:
        for number in range(1, STEPS):
            ledger.send(well_known(0), "Steps", "step", [number], precheck=precheck)

    before = time.process_time()
    seconds = timed(run)
    cpu = time.process_time() - before
    ledger.close()
    return STEPS / seconds, STEPS / cpu, gas


def reopening(artifacts: Artifacts, path: Path, blocks: int) -> dict[str, float]:
    """Seconds to have a chain of `blocks` blocks ready, and to read all of it."""
    ledger = opened(EmbeddedChain.create(path, start=START), artifacts)
    for number in range(blocks // 10):
        ledger.send(well_known(0), "Steps", "step", [number], precheck=False)
        for _ in range(9):
            ledger.chain.mine()  # type: ignore[attr-defined]
    addresses, events = ledger.addresses, ledger.logs(0)
    ledger.close()
    found: dict[str, float] = {}

    def reopen() -> None:
        again = Ledger(EmbeddedChain.open(path), artifacts, addresses)
        assert again.call("Steps", "count") == blocks // 10
        again.send(well_known(0), "Steps", "step", [0])
        again.close()

    def read() -> None:
        again = Ledger(EmbeddedChain.open(path, write=False), artifacts, addresses)
        assert len(again.logs(0)) > len(events)
        again.close()

    found[f"reopen {blocks:,} blocks, call and write"] = timed(reopen)
    found[f"read all {len(events):,} events of {blocks:,} blocks"] = timed(read)
    return found


def opened(chain: EmbeddedChain, artifacts: Artifacts) -> Ledger:
    """A ledger with the contract of steps deployed."""
    ledger = Ledger(chain, artifacts, {})
    return ledger.at({"Steps": ledger.deploy(well_known(0), "Steps")})


def timed(work: Callable[[], None]) -> float:
    """Seconds that `work` took."""
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


if __name__ == "__main__":
    sys.exit(main())
