"""py-evm as a chain of one block per transaction, at times that its caller chooses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import rlp  # type: ignore[import-untyped]
from eth.abc import BlockHeaderAPI, ComputationAPI, ReceiptAPI, SignedTransactionAPI, VirtualMachineAPI
from eth.chains.base import Chain as PyEvm
from eth.constants import BLANK_ROOT_HASH, CREATE_CONTRACT_ADDRESS
from eth.db.atomic import AtomicDB
from eth.exceptions import HeaderNotFound, TransactionNotFound
from eth.vm.forks.byzantium.constants import EIP658_TRANSACTION_STATUS_CODE_SUCCESS
from eth.vm.forks.prague import PragueVM
from eth.vm.forks.prague.transactions import PragueTransactionBuilder
from eth.vm.spoof import SpoofTransaction
from eth_typing import Address, BlockNumber, Hash32
from eth_utils.crypto import keccak
from eth_utils.exceptions import ValidationError

from usance.chains import faster  # noqa: F401 - for its effect on py-evm
from usance.chains.store import Store

GAS_LIMIT = 60_000_000
"""Of a block, and so of one transaction."""

_ZERO = b"\0" * 32


class NotTaken(Exception):
    """A signed transaction that cannot go into the next block; says why."""


@dataclass(frozen=True, slots=True)
class Mined:
    """A transaction in its block. `created` is the address of the contract that it made, if it made one."""

    header: BlockHeaderAPI
    succeeded: bool
    gas_used: int
    created: bytes | None


@cache
def _rules(chain_id: int) -> type[PyEvm]:
    """Prague from the first block on, for one chain id."""
    return PyEvm.configure(
        __name__=f"Chain{chain_id}", chain_id=chain_id, vm_configuration=((BlockNumber(0), PragueVM),)
    )


class Evm:
    """The chain of `chain_id` in `store`, from its canonical head."""

    def __init__(self, store: Store, chain_id: int) -> None:
        self._chain = _rules(chain_id)(AtomicDB(store))
        self._decoder = PragueVM.get_transaction_builder()

    @classmethod
    def begin(cls, store: Store, chain_id: int, *, start: int, funded: Mapping[Address, int]) -> Evm:
        """A new chain whose first block is of `start`, Unix seconds, with balances in wei. Gas is free on it."""
        genesis = {
            "coinbase": b"\0" * 20,
            "difficulty": 0,
            "extra_data": b"",
            "gas_limit": GAS_LIMIT,
            "mix_hash": _ZERO,
            "nonce": b"\0" * 8,
            "receipt_root": BLANK_ROOT_HASH,
            "transaction_root": BLANK_ROOT_HASH,
            "timestamp": start,
            # A base fee of nothing stays nothing while blocks are less than half full.
            "base_fee_per_gas": 0,
        }
        state = {who: {"balance": wei, "nonce": 0, "code": b"", "storage": {}} for who, wei in funded.items()}
        _rules(chain_id).from_genesis(AtomicDB(store), genesis, state)  # type: ignore[arg-type]
        return cls(store, chain_id)

    @property
    def head(self) -> BlockHeaderAPI:
        """The header of the latest block."""
        return self._chain.get_canonical_head()

    def header(self, number: int) -> BlockHeaderAPI | None:
        """Of block `number`; None if there is none."""
        try:
            return self._chain.get_canonical_block_header_by_number(BlockNumber(number))
        except HeaderNotFound:
            return None

    def hashes(self, header: BlockHeaderAPI) -> tuple[Hash32, ...]:
        """Of the transactions in a block."""
        return tuple(self._chain.chaindb.get_block_transaction_hashes(header))

    def decode(self, raw: bytes) -> SignedTransactionAPI:
        """A transaction from its bytes. Raises NotTaken."""
        try:
            return self._decoder.decode(raw)
        except Exception as unreadable:  # py-evm lets through whatever its codecs raise
            raise NotTaken(f"its bytes cannot be read: {unreadable}") from unreadable

    def mine(self, transaction: SignedTransactionAPI | None, timestamp: int) -> tuple[BlockHeaderAPI, list[ReceiptAPI]]:
        """Add a block of `timestamp` with the transaction or without. Raises NotTaken; nothing has changed then."""
        base = self._next(self.head, timestamp)
        vm = self._chain.get_vm(base)
        transactions = [] if transaction is None else [transaction]
        try:
            header, receipts, _ = vm.apply_all_transactions(transactions, base)
        except ValidationError as unfit:
            raise NotTaken(str(unfit)) from unfit
        filled = vm.set_block_transactions_and_withdrawals(vm.get_block(), header, transactions, receipts)
        block = vm.mine_block(filled).block
        self._chain.chaindb.persist_block(block)
        return block.header, list(receipts)

    def mined(self, tx_hash: bytes) -> Mined | None:
        """The transaction in its block; None if it is in none."""
        chaindb = self._chain.chaindb
        try:
            number, index = chaindb.get_transaction_index(Hash32(tx_hash))
        except TransactionNotFound:
            return None
        header = self._chain.get_canonical_block_header_by_number(number)
        receipts = self._chain.chaindb.get_receipts(header, PragueVM.get_receipt_builder())
        before = receipts[index - 1].gas_used if index else 0
        transaction = self._chain.get_canonical_transaction_by_index(number, index)
        succeeded = receipts[index].state_root == EIP658_TRANSACTION_STATUS_CODE_SUCCESS
        creates = succeeded and transaction.to == CREATE_CONTRACT_ADDRESS
        created = keccak(rlp.encode([transaction.sender, transaction.nonce]))[12:] if creates else None
        return Mined(header, succeeded, receipts[index].gas_used - before, created)

    def run(
        self, to: bytes | None, data: bytes, *, sender: bytes, gas: int, at: BlockHeaderAPI, time: int
    ) -> ComputationAPI:
        """What a transaction would do in a block after `at`, without keeping it."""
        state = self._state(at, time).state
        call = PragueTransactionBuilder.new_unsigned_dynamic_fee_transaction(
            chain_id=self._chain.chain_id,
            nonce=state.get_nonce(Address(sender)),
            max_priority_fee_per_gas=0,
            max_fee_per_gas=0,
            gas=gas,
            to=CREATE_CONTRACT_ADDRESS if to is None else Address(to),
            value=0,
            data=data,
            access_list=(),
        )
        return state.apply_transaction(SpoofTransaction(call, from_=Address(sender)))  # type: ignore[arg-type]

    def nonce(self, address: bytes, at: BlockHeaderAPI) -> int:
        """How many transactions `address` has sent up to the block of `at`."""
        return self._state(at, at.timestamp + 1).state.get_nonce(Address(address))

    def code(self, address: bytes) -> bytes:
        """The code at `address`."""
        return self._state(self.head, self.head.timestamp + 1).state.get_code(Address(address))

    def _state(self, at: BlockHeaderAPI, time: int) -> VirtualMachineAPI:
        return self._chain.get_vm(self._next(at, time))

    def _next(self, parent: BlockHeaderAPI, timestamp: int) -> BlockHeaderAPI:
        return self._chain.create_header_from_parent(parent, gas_limit=GAS_LIMIT, timestamp=timestamp)
