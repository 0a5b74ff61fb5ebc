"""Thin scripts around usance: compiling the contracts and putting them on a chain. Nothing in usance imports this."""
