"""Credit steps a second on the embedded chain: `python -m bench.credits [LIVES] [--file]`.

A life is five signed steps with fixed gas: issue, advise, present, comply, honour with payment. Deployment is not
counted.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

from usance import Money, TermsFile, in_memory
from usance.abi import Argument
from usance.dates import civil_day
from usance.deployment import deploy, load_network
from usance.issuing import terms_struct
from usance.platform import Platform

GAS = 1_000_000


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("lives", nargs="?", type=int, default=100)
    asked.add_argument("--file", action="store_true", help="keep the chain in a file")
    options = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder, _platform(Path(folder) if options.file else None) as platform:
        _prepare(platform)
        lives = [_life(platform, number) for number in range(1, options.lives + 1)]
        took = [[_seconds(platform, *step) for step in steps] for steps in lives]
    count, wall = sum(map(len, took)), sum(map(sum, took))
    # Of each kind of step the quickest tenth: what the machine does for others in between is not in it.
    undisturbed = [sorted(times)[len(times) // 10] for times in zip(*took, strict=True)]
    print(
        f"{count} credit steps: {count / wall:.0f} a second by the clock, "
        f"{len(undisturbed) / sum(undisturbed):.0f} a second undisturbed"
    )


def _seconds(platform: Platform, who: str, contract: str, function: str, args: Sequence[Argument]) -> float:
    account = platform.directory.account(who)
    start = time.perf_counter()
    platform.ledger.send(account, contract, function, args, gas=GAS, precheck=False)
    return time.perf_counter() - start


def _platform(folder: Path | None) -> Platform:
    if folder is None:
        return in_memory()
    network = load_network()
    return Platform(*deploy(network, folder / "bench.chain"), network)


def _prepare(platform: Platform) -> None:
    platform.bank("ICBC").introduce("Huaxin Textiles")
    platform.bank("BOC").introduce("Ningbo Cotton")
    platform.desk("PBoC").issue_cash("ICBC", Money.parse("CNY 999999999999.00"))


def _life(platform: Platform, number: int) -> Sequence[tuple[str, str, str, Sequence[Argument]]]:
    today = platform.today()
    terms = TermsFile.from_fields(
        {
            "applicant": "Huaxin Textiles",
            "beneficiary": "Ningbo Cotton",
            "adviser": "BOC",
            "amount": "CNY 1000000.00",
            "expiry": (today + timedelta(60)).isoformat(),
            "tenor": "sight",
            "documents": ["invoice", "transport document"],
        }
    )
    issuer = platform.bank("ICBC")
    credit = issuer.party << 32 | number
    presentation, root = credit << 16 | 1, number.to_bytes(32, "big")
    struct = terms_struct(terms.public(), platform.directory, number=number, place="CN", root=root)
    return (
        ("ICBC", "Credits", "issue", [struct]),
        ("BOC", "Credits", "advise", [credit]),
        ("BOC", "Presentations", "present", [credit, 100_000_000, civil_day(today), root, 0]),
        ("ICBC", "Presentations", "comply", [presentation]),
        ("ICBC", "Presentations", "honour", [presentation]),
    )


if __name__ == "__main__":
    main()
