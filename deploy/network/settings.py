"""Changing values in the files that the engine writes for a new home, with their comments left as they are."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import partial
from pathlib import Path

from deploy.network.consortium import Consortium
from deploy.network.faults import BadHome

Settings = Mapping[tuple[str, str], object]
"""(table, key) -> value; the table is '' for what stands before the first."""


def change(path: Path, settings: Settings) -> None:
    """Raises BadHome for a key that the file does not have: the engine would take its own default instead."""
    text = path.read_text(encoding="utf-8")
    for (table, key), value in settings.items():
        start = rf"(\n\[{re.escape(table)}\]\n(?:(?!\n\[).)*?)" if table else r"(\A(?:(?!\n\[).)*?)"
        line = f"{key} = {json.dumps(value)}"
        pattern = re.compile(start + "(?m:^)" + re.escape(key) + r" *=[^\n]*", re.DOTALL)
        text, found = pattern.subn(partial(_replaced, line), text, count=1)
        if not found:
            raise BadHome(path, f"has no {table}.{key}", "is it of another version of the engine?")
    path.write_text(text, encoding="utf-8")


def _replaced(line: str, held: re.Match[str]) -> str:
    return held[1] + line


def of_peers(consortium: Consortium, bank: str, ids: Mapping[str, str]) -> Settings:
    """config.toml: only the banks' nodes are talked to. `ids` are the nodes' by bank."""
    others = [one for one in consortium.validators if one.bank != bank and one.bank in ids]
    return {
        ("p2p", "persistent_peers"): ",".join(f"{ids[one.bank]}@{one.host}:{one.at('p2p')}" for one in others),
        ("p2p", "unconditional_peer_ids"): ",".join(ids[one.bank] for one in others),
    }


def of_consensus(consortium: Consortium, bank: str) -> Settings:
    """config.toml: where it listens, and at what pace blocks are made."""
    own = consortium.validator(bank)
    everywhere = "127.0.0.1" if consortium.trial else "0.0.0.0"
    # Where many nodes share a machine a proposal takes longer, and each round that is lost costs more than the wait.
    wait = "2s" if consortium.trial and len(consortium.validators) > 4 else "1s"
    return {
        ("p2p", "laddr"): f"tcp://{everywhere}:{own.at('p2p')}",
        ("rpc", "laddr"): f"tcp://127.0.0.1:{own.at('rpc')}",
        # The library takes an empty address for its default, which is one port for all nodes of a machine.
        ("rpc", "pprof_laddr"): "",
        ("p2p", "addr_book_strict"): not consortium.trial,
        ("p2p", "allow_duplicate_ip"): consortium.trial,
        ("p2p", "pex"): False,
        ("p2p", "max_num_inbound_peers"): 0,
        ("p2p", "max_num_outbound_peers"): 0,
        ("consensus", "timeout_propose"): wait,
        ("consensus", "timeout_commit"): f"{consortium.block_pause}ms",
    }


def of_application(consortium: Consortium, bank: str) -> Settings:
    """app.toml: JSON-RPC for the bank's own desks, on this machine only."""
    own = consortium.validator(bank)
    return {
        ("evm", "evm-chain-id"): consortium.chain_id,
        ("evm", "geth-metrics-address"): f"127.0.0.1:{own.at('pprof')}",
        ("json-rpc", "address"): f"127.0.0.1:{own.at('jsonrpc')}",
        ("json-rpc", "ws-address"): f"127.0.0.1:{own.at('websocket')}",
        ("json-rpc", "metrics-address"): f"127.0.0.1:{own.at('metrics')}",
    }
