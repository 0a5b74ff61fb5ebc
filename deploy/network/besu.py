"""The genesis of a Hyperledger Besu network with QBFT: `python -m deploy.network.besu NETWORK.toml ADDRESS...`

Untested on Besu: the fields are those of its manual. Gas is free, every hard fork up to Prague is there from the first
block on, and a block follows a second after the other. The extra data names the validators, as QBFT has it: RLP of
vanity, validators, no vote, round 0, no seals.
"""

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import rlp  # type: ignore[import-untyped]
from eth_utils.address import is_address, to_canonical_address

from deploy.network.faults import BadConsortium
from deploy.script import run, say
from usance.deployment import load_network

GAS_LIMIT = 60_000_000
_CONFIG = {
    **dict.fromkeys(("berlinBlock", "londonBlock", "shanghaiTime", "cancunTime", "pragueTime"), 0),
    "zeroBaseFee": True,
    "contractSizeLimit": 24_576,
    "qbft": {"blockperiodseconds": 1, "epochlength": 30_000, "requesttimeoutseconds": 4},
}
_VANITY = b"\0" * 32
_MIX = "0x63746963616c2062797a616e74696e65206661756c7420746f6c6572616e6365"
"""By which Besu knows a block of QBFT."""


def genesis(chain_id: int, validators: Sequence[str]) -> Mapping[str, object]:
    """As one JSON document. Raises BadConsortium for validators that are no addresses, or are named twice."""
    wrong = [one for one in validators if not is_address(one)]
    named = sorted({to_canonical_address(one) for one in validators if one not in wrong})
    if wrong or not validators or len(named) != len(validators):
        raise BadConsortium("besu", f"validators: {', '.join(wrong) or 'none, or one twice'}; needed: addresses")
    extra = rlp.encode([_VANITY, named, [], b"", []])
    return {
        "config": {"chainId": chain_id} | _CONFIG,
        "nonce": "0x0",
        "timestamp": "0x0",
        "gasLimit": hex(GAS_LIMIT),
        "difficulty": "0x1",
        "mixHash": _MIX,
        "coinbase": "0x" + "00" * 20,
        "extraData": "0x" + extra.hex(),
        "alloc": {},
    }


def main() -> int:
    """The command."""
    made = argparse.ArgumentParser(prog="python -m deploy.network.besu", description=__doc__)
    made.add_argument("network", type=Path, help="a network file, for its chain id")
    made.add_argument("validators", nargs="+", metavar="ADDRESS")
    options = made.parse_args()
    return run(
        lambda: say(json.dumps(genesis(load_network(options.network).chain.chain_id, options.validators), indent=2))
    )


if __name__ == "__main__":
    sys.exit(main())
