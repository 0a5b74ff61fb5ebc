"""Code on the chain that stopped without a typed error of the contracts."""

from __future__ import annotations

from usance.errors.chain import ChainError


class ExecutionFailed(ChainError):
    """Code on the chain stopped without a typed error of the contracts; `data` is what it returned."""

    def __init__(self, reason: str, data: bytes = b"") -> None:
        super().__init__(reason)
        self.reason = reason
        self.data = data


class OutOfGas(ExecutionFailed):
    """The gas given, in units, did not suffice; None where the chain did not say."""

    def __init__(self, gas: int | None = None) -> None:
        super().__init__("out of gas" if gas is None else f"out of gas: {gas} were given")
        self.gas = gas


class Panic(ExecutionFailed):
    """A fault in a contract (Solidity `Panic(uint256)`); `code` as the Solidity manual lists them."""

    def __init__(self, code: int, data: bytes = b"") -> None:
        super().__init__(f"fault in a contract: panic 0x{code:02x} ({PANICS.get(code, 'unknown')})", data)
        self.code = code


class RevertedWithText(ExecutionFailed):
    """A contract that is not ours reverted with a sentence (Solidity `Error(string)`)."""


class RevertedWithoutReason(ExecutionFailed):
    """Code stopped and returned nothing, or an error that no compiled contract declares."""


class NoCode(ExecutionFailed):
    """There is no contract at `address`."""

    def __init__(self, address: str) -> None:
        super().__init__(f"there is no contract at {address}")
        self.address = address


PANICS = {
    0x01: "assertion failed",
    0x11: "arithmetic overflow or underflow",
    0x12: "division by zero",
    0x21: "no such enum member",
    0x22: "corrupt storage byte array",
    0x31: "pop of an empty array",
    0x32: "index out of bounds",
    0x41: "too much memory",
    0x51: "call of an unset internal function",
}
