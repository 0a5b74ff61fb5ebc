"""Figures of the network: `python -m bench.network [--steps 2000]`, on the six validators that `make network` started,
or on those of another file with `--network`, such as one whose banks act by keys.

A life is five signed steps: issue, advise, present, comply, honour with payment. All are signed and sent here, each
bank's to its own node, and counted from the first signature to the block of the last. What a bank has to see before it
can act waits for that block: the issues, then advices and presentations, then examinations and payments. A desk's steps
bear a maker's and a checker's signature, and go by the Safe. Plain writes of about 100,000 gas are sent in the same
way, by the same keys, right after.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from pathlib import Path

from bench.chain import CONTRACTS
from deploy.compile import compile_all
from deploy.network import processes, running, stage
from deploy.network.consortium import load_consortium
from deploy.network.homes import Home
from deploy.network.nodes import Node
from deploy.script import network_file
from deploy.solc.inputs import Tree
from usance import Money, TermsFile
from usance.abi import Argument
from usance.accounts import Account, Transaction, well_known
from usance.artifacts import Artifacts, shipped
from usance.chains.rpc import RpcChain
from usance.dates import civil_day
from usance.deployment import load_network
from usance.desks import Actor, DeskAccount
from usance.desks.operation import Operation, Signatures
from usance.issuing import terms_struct
from usance.ledger import Ledger
from usance.platform import Platform

GAS = 1_000_000
LIGHT = 60
NAME = "consortium"
_PATIENCE = 300.0
_LIFETIME = 86_400


@dataclass
class Sender:
    """An account with its node; transactions go there one after the other."""

    account: Account
    chain: RpcChain
    nonce: int = 0

    def send(self, to: str, data: bytes) -> str:
        signed = self.account.sign(Transaction(self.chain.chain_id, self.nonce, to, data, GAS))
        self.chain.send(signed.raw, signed.tx_hash)
        self.nonce += 1
        return signed.tx_hash

    def wait(self) -> None:
        """Until all that was sent is in blocks."""
        ends = time.monotonic() + _PATIENCE
        while self.chain.nonce(self.account.address) < self.nonce:
            if time.monotonic() > ends:
                raise TimeoutError(f"{self.account.address}: {self.nonce} sent, and not all in blocks")
            time.sleep(0.05)


@dataclass
class Seat:
    """A bank as it acts: by a key, or by a desk, whose maker and checker sign each step and whose first key sends."""

    sender: Sender
    desk: DeskAccount | None = None
    turn: int = 0

    @classmethod
    def of(cls, account: Actor, chain: RpcChain) -> Seat:
        if isinstance(account, DeskAccount):
            return cls(Sender(account.keys[0], chain), account)
        return cls(Sender(account, chain))

    def begin(self, ledger: Ledger) -> None:
        if self.desk is not None:
            self.turn = ledger.releases.standing.turn(self.desk.address)

    def send(self, to: str, data: bytes, *, until: int) -> None:
        if self.desk is None:
            self.sender.send(to, data)
            return
        operation = Operation(self.sender.chain.chain_id, self.desk.address, to, data, self.turn, until)
        signed = Signatures(operation.digest).signed(self.desk.makers[0]).signed(self.desk.checkers[0])
        self.sender.send(self.desk.address, _execution(operation.arguments(signed.packed(frozenset(signed.by)))))
        self.turn += 1


def _execution(arguments: list[Argument]) -> bytes:
    entry = shipped().contract("Safe").function("execTransaction")
    return entry.selector + entry.encode_inputs(arguments)


Batch = Sequence[tuple[str, bytes]]


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--steps", type=int, default=2000)
    asked.add_argument("--network", default=NAME)
    options = asked.parse_args()
    file = network_file(options.network)
    consortium = load_consortium(file)
    home = Home(Path(".usance") / consortium.name, consortium)
    with closing(stage.platform_on(home, load_network(file), home.records)) as platform:
        chains = {bank: _chain(home, bank) for bank in ("ICBC", "BOC")}
        seats = {bank: Seat.of(platform.directory.account(bank), chain) for bank, chain in chains.items()}
        node = running.node(home, "ICBC")
        _light(chains["ICBC"])
        rate = _credits(platform, node, seats, options.steps // 5)
        plain = _plain(chains["ICBC"], node, [seat.sender for seat in seats.values()], options.steps)
        print(f"credit steps at {100 * rate / plain:.0f} % of the rate of plain writes")
        _nodes(home)


def _chain(home: Home, bank: str) -> RpcChain:
    return RpcChain(running.node(home, bank).jsonrpc, chain_id=home.consortium.chain_id)


def _light(chain: RpcChain) -> None:
    """From the signature to the receipt, one transaction at a time."""
    sender, took = Sender(well_known(50), chain, chain.nonce(well_known(50).address)), []
    for _ in range(LIGHT):
        begun, since = time.perf_counter(), chain.block_number()
        chain.wait(sender.send(well_known(51).address, b""), since=since, timeout=60)
        took.append(1000 * (time.perf_counter() - begun))
    quantiles = statistics.quantiles(took, n=20)
    print(f"send to final, one at a time: p50 {quantiles[9]:.0f} ms, p95 {quantiles[18]:.0f} ms ({LIGHT} transactions)")


def _credits(platform: Platform, node: Node, seats: dict[str, Seat], lives: int) -> float:
    steps = _lives(platform, lives)
    issues = [life[0] for life in steps]
    advices = [step for life in steps for step in life[1:3]]
    payments = [step for life in steps for step in life[3:5]]
    until = platform.ledger.now() + _LIFETIME
    for seat in seats.values():
        seat.begin(platform.ledger)
    begun, first = time.perf_counter(), _begin([seat.sender for seat in seats.values()])
    for bank, batch in (("ICBC", issues), ("BOC", advices), ("ICBC", payments)):
        for to, data in batch:
            seats[bank].send(to, data, until=until)
        seats[bank].sender.wait()
    took = time.perf_counter() - begun
    _check(node, first, 5 * lives)
    print(f"credits: {5 * lives} signed steps in {took:.1f} s, {5 * lives / took:.0f} a second")
    return 5 * lives / took


def _plain(chain: RpcChain, node: Node, senders: Sequence[Sender], number: int) -> float:
    kept = CONTRACTS.parents[1] / ".build/bench"
    kept.parent.mkdir(exist_ok=True)
    artifacts = Artifacts(compile_all(tree=Tree(contracts=CONTRACTS, artifacts=kept)))
    address = Ledger(chain, artifacts, {}).deploy(well_known(0), "Plain")
    entry = artifacts.contract("Plain").function("put")
    batch = [(address, entry.selector + entry.encode_inputs([at])) for at in range(number)]
    begun, first = time.perf_counter(), _begin(senders)
    halves = zip(senders, (batch[::2], batch[1::2]), strict=True)
    with ThreadPoolExecutor() as pool:
        list(pool.map(lambda pair: _send_all(*pair), halves))
    took = time.perf_counter() - begun
    _check(node, first, number)
    print(f"plain writes: {number} in {took:.1f} s, {number / took:.0f} a second")
    return number / took


def _send_all(sender: Sender, batch: Batch) -> None:
    for to, data in batch:
        sender.send(to, data)
    sender.wait()


def _begin(senders: Sequence[Sender]) -> int:
    for sender in senders:
        sender.nonce = sender.chain.nonce(sender.account.address)
    return senders[0].chain.block_number() + 1


def _check(node: Node, first: int, number: int) -> None:
    """That all were mined and did what they should; how much gas they took."""
    receipts: list[dict[str, str]] = []
    ends, at = time.monotonic() + _PATIENCE, first
    # The senders' nodes were asked, and this one may be a block behind them.
    while len(receipts) < number and time.monotonic() < ends:
        if at > node.height():
            time.sleep(0.1)
            continue
        receipts += node.ask("eth_getBlockReceipts", hex(at))["result"]
        at += 1
    failed = [receipt["transactionHash"] for receipt in receipts if receipt["status"] != "0x1"]
    assert len(receipts) == number and not failed, f"{len(receipts)} of {number} mined, {len(failed)} failed"
    blocks = len({receipt["blockNumber"] for receipt in receipts})
    gas = sum(int(receipt["gasUsed"], 16) for receipt in receipts) // number
    print(f"  {gas:,} gas each, in {blocks} blocks")


def _lives(platform: Platform, lives: int) -> list[list[tuple[str, bytes]]]:
    icbc, boc = platform.bank("ICBC"), platform.bank("BOC")
    stamp = str(platform.ledger.block_number())
    icbc.introduce(f"Applicant {stamp}")
    boc.introduce(f"Beneficiary {stamp}")
    platform.desk("PBoC").issue_cash("ICBC", Money.parse("CNY 999999999.00"))
    begun = int(str(platform.ledger.call("Credits", "issuedBy", [icbc.party])))
    return [list(_life(platform, stamp, begun + number)) for number in range(1, lives + 1)]


def _life(platform: Platform, stamp: str, number: int) -> Sequence[tuple[str, bytes]]:
    today = platform.today()
    terms = TermsFile.from_fields(
        {
            "applicant": f"Applicant {stamp}",
            "beneficiary": f"Beneficiary {stamp}",
            "adviser": "BOC",
            "amount": "CNY 1000.00",
            "expiry": (today + timedelta(60)).isoformat(),
            "tenor": "sight",
            "documents": ["invoice", "transport document"],
        }
    )
    credit = platform.bank("ICBC").party << 32 | number
    presentation, root = credit << 16 | 1, number.to_bytes(32, "big")
    struct = terms_struct(terms.public(), platform.directory, number=number, place="CN", root=root)
    written = partial(_data, platform.ledger)
    return (
        written("Credits", "issue", [struct]),
        written("Credits", "advise", [credit]),
        written("Presentations", "present", [credit, 100_000, civil_day(today), root, 0]),
        written("Presentations", "comply", [presentation]),
        written("Presentations", "honour", [presentation]),
    )


def _data(ledger: Ledger, contract: str, function: str, args: Sequence[Argument]) -> tuple[str, bytes]:
    entry = ledger.artifacts.contract(contract).function(function)
    return ledger.address(contract), entry.selector + entry.encode_inputs(args)


def _nodes(home: Home) -> None:
    last = min(running.node(home, bank).height() for bank in home.here)
    same = {running.node(home, bank).block_id(last) for bank in home.here}
    held = [processes.memory_of(home.of(bank)) for bank in home.here]
    roots = "equal roots" if len(same) == 1 else f"{len(same)} DIFFERENT ROOTS"
    print(f"{len(held)} nodes: {roots} at block {last}; {min(held)}-{max(held)} MB each")


if __name__ == "__main__":
    main()
