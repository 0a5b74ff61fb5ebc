"""Who may call which restricted function, as the chain has it: `python -m deploy.permissions --network NAME`.

The table itself is in usance.deployment.permissions. Exit code 1 where the chain has it otherwise.
"""

import argparse
import sys
from collections.abc import Sequence
from contextlib import closing
from dataclasses import asdict

from deploy.script import network_file, parser, run, say, say_json, say_table
from usance.deployment import Granted, Role, attach, load_network, verify


def say_permissions(table: Sequence[Granted]) -> None:
    """The permission table for people, contract by contract."""
    rows = [(f"{one.contract}.{one.function}", one.role.name, one.holder, one.account) for one in table]
    say_table(("restricted function", "role", "held by", "account"), sorted(rows))
    admin = next(one for one in table if one.role is Role.ADMIN)
    say(f"Roles are given and taken by {admin.holder} alone. Nobody reaches money, status or terms of a live credit.")


def permission_rows(table: Sequence[Granted]) -> list[dict[str, str]]:
    """The permission table for machines."""
    return [{name: str(value) for name, value in asdict(one).items()} | {"role": one.role.name} for one in table]


def main() -> int:
    """The command: 0 when the chain has the table as it should be."""
    options = parser(
        "python -m deploy.permissions", "check and print who may call which restricted function"
    ).parse_args()
    return run(lambda: _check(options))


def _check(options: argparse.Namespace) -> None:
    network = load_network(network_file(options.network))
    ledger, record = attach(network, options.chain, records=options.records)
    with closing(ledger):
        table = verify(ledger, network, since=record.since, accounts=record.accounts)
    if options.json:
        say_json(permission_rows(table))
    else:
        say_permissions(table)


if __name__ == "__main__":
    sys.exit(main())
