"""Calls, writes and logs of the contracts on a chain, with typed errors. Nothing here knows what a contract is for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from usance.abi import Argument, Entry, Value
from usance.artifacts import Artifacts
from usance.chains import Chain, RawLog, RawReceipt
from usance.delivery import PATIENCE, Write
from usance.desks import Actor, Releases
from usance.errors import NoCode, RevertedWithoutReason, UnknownName
from usance.events import Event, EventReader, Receipt
from usance.execution import Execution
from usance.outbox import Outbox

GAS = 1_500_000
"""For a write, unless told otherwise; fixed, since an estimate costs more time than the write."""

DEPLOYMENT_GAS = 10_000_000
"""For the creation of a contract."""

CALL_GAS = 30_000_000
"""For a call that changes nothing."""

NOBODY = "0x" + "00" * 20
"""Who asks, unless told otherwise."""

_CHUNK = 2_000


class Ledger:
    """The contracts at `addresses` (contract name -> checksummed address) on `chain`.

    Without an `outbox`, writes go by way of the one that belongs to the chain.
    """

    def __init__(
        self, chain: Chain, artifacts: Artifacts, addresses: Mapping[str, str], *, outbox: Outbox | None = None
    ) -> None:
        self.chain, self.artifacts = chain, artifacts
        self.addresses = dict(addresses)
        self._outbox = outbox or Outbox(chain.outbox_path, chain=chain.identity)
        self._execution = Execution(chain, artifacts, self._outbox)
        self._reader = EventReader(artifacts, self.addresses)

    def call(self, contract: str, function: str, args: Sequence[Argument] = (), *, caller: str = NOBODY) -> Value:
        """What `function` says to `caller`: one value as itself, several as a tuple, structs by member name.

        Raises Refusal, ExecutionFailed (NoCode, Panic, ...), BadArguments, UnknownName, ChainError.
        """
        entry = self.artifacts.contract(contract).function(function)
        address = self.address(contract)
        output = self._execution.run(address, entry.selector + entry.encode_inputs(args), sender=caller, gas=CALL_GAS)
        try:
            return entry.decode_outputs(output)
        except ValueError:
            if not self.chain.code(address):
                raise NoCode(address) from None
            raise RevertedWithoutReason(f"{contract} at {address} is not what its ABI says", output) from None

    def dry_run(
        self, account: Actor, contract: str, function: str, args: Sequence[Argument] = (), *, gas: int = GAS
    ) -> Value:
        """What `send` would return inside the contract, without doing it; raises what `send` would raise."""
        entry = self.artifacts.contract(contract).function(function)
        write = self._write_of(contract, entry, args, gas)
        return entry.decode_outputs(self._execution.check(write, account.address))

    def send(
        self,
        account: Actor,
        contract: str,
        function: str,
        args: Sequence[Argument] = (),
        *,
        key: str | None = None,
        gas: int = GAS,
        precheck: bool = True,
        patience: float = PATIENCE,
    ) -> Receipt:
        """Do it, once per `key`, and wait for it, `patience` seconds. Without a key it is a write of its own.

        With `precheck` a refusal is known from a call and costs neither gas nor nonce. Raises Refusal, BadArguments,
        and of ChainError ExecutionFailed, IdempotencyKeyReused, NotMinedYet, TransactionRejected among others; from a
        desk of DeskError WaitingForRelease and OutOfTurn among others.
        """
        entry = self.artifacts.contract(contract).function(function)
        write = self._write_of(contract, entry, args, gas)
        return self._receipt(self._execution.carry_out(account, write, key=key, precheck=precheck, patience=patience))

    def is_open(self, key: str) -> bool:
        """Whether a write under `key` was signed that is carried out or may yet be."""
        return self._execution.is_open(key)

    @property
    def releases(self) -> Releases:
        """What the desks of this workspace propose and release."""
        return self._execution.releases

    def deploy(
        self,
        account: Actor,
        contract: str,
        args: Sequence[Argument] = (),
        *,
        key: str | None = None,
        gas: int = DEPLOYMENT_GAS,
        precheck: bool = True,
    ) -> str:
        """Create `contract`, once per `key`, and return its address, for `at`. Raises as `send`."""
        compiled = self.artifacts.contract(contract)
        data = compiled.bytecode + compiled.constructor.encode_inputs(args)
        write = Write(contract, "constructor", None, data, gas)
        raw = self._execution.carry_out(account, write, key=key, precheck=precheck, patience=PATIENCE)
        if raw.created is None:
            raise RevertedWithoutReason(f"transaction {raw.tx_hash} made no contract")
        return raw.created

    def logs(self, from_block: int, to_block: int | None = None, *, contracts: Sequence[str] = ()) -> tuple[Event, ...]:
        """Events of blocks `from_block` to `to_block` inclusive (to the latest without it), each once, in order.

        Of `contracts`, or of all at known addresses.
        """
        last = self.chain.block_number() if to_block is None else min(to_block, self.chain.block_number())
        addresses = [self.address(name) for name in contracts] or list(self.addresses.values())
        found: list[RawLog] = []
        for first in range(from_block, last + 1, _CHUNK):
            found += self.chain.logs(first, min(first + _CHUNK - 1, last), addresses=addresses)
        return self._events(found, {})

    def at(self, addresses: Mapping[str, str]) -> Ledger:
        """The same ledger with these contracts known too; it shares the outbox."""
        return Ledger(self.chain, self.artifacts, self.addresses | dict(addresses), outbox=self._outbox)

    def address(self, contract: str) -> str:
        """Raises UnknownName for a contract without a known address."""
        try:
            return self.addresses[contract]
        except KeyError:
            raise UnknownName("contract address", given=contract, needed=tuple(sorted(self.addresses))) from None

    def code(self, address: str) -> bytes:
        """The code at `address`, empty if there is no contract."""
        return self.chain.code(address)

    def now(self) -> int:
        """The time of the chain, Unix seconds."""
        return self.chain.now()

    def block_number(self) -> int:
        """Of the latest block."""
        return self.chain.block_number()

    def nonce(self, address: str) -> int:
        """How many transactions of `address` are on the chain."""
        return self.chain.nonce(address)

    def close(self) -> None:
        """Let go of outbox and chain."""
        self._outbox.close()
        self.chain.close()

    def _write_of(self, contract: str, entry: Entry, args: Sequence[Argument], gas: int) -> Write:
        data = entry.selector + entry.encode_inputs(args)
        return Write(contract, entry.name, self.address(contract), data, gas)

    def _receipt(self, raw: RawReceipt) -> Receipt:
        time = self.chain.block(raw.block_number).timestamp
        events = self._events(raw.logs, {raw.block_number: time})
        return Receipt(raw.tx_hash, raw.block_number, time, raw.gas_used, raw.created, events)

    def _events(self, logs: Sequence[RawLog], times: dict[int, int]) -> tuple[Event, ...]:
        times |= {log.block_number: log.block_time for log in logs if log.block_time is not None}
        for number in {log.block_number for log in logs} - set(times):
            times[number] = self.chain.block(number).timestamp
        events = (self._reader.event(log, times[log.block_number]) for log in logs)
        return tuple(event for event in events if event is not None)
