"""Turning the Solidity sources into artifacts: inputs, compilers, what the compiler said, and the files made of it."""
