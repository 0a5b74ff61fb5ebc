"""What is examined: a network, where it is kept, and from when on something is wrong with it."""

from __future__ import annotations

import shlex
from dataclasses import dataclass
from pathlib import Path

from usance.deployment import RECORDS, Consortium, Network, NoConsortium, Site, load_consortium, load_network

NODES = Path(".usance")
"""Where the nodes of networks are kept, each in a folder of the network's name, unless told otherwise."""

_GB = 10**9


@dataclass(frozen=True)
class Limits:
    """From when on something is told: the latest block is `skew` seconds after the clock of this machine, or `late`
    seconds before it; none comes in `look` seconds and three pauses; a node is `behind` by more blocks; fewer `years`
    are published beyond the present one; bytes of disk are left."""

    skew: int = 10
    late: int = 60
    look: int = 3
    behind: int = 20
    years: int = 1
    little_disk: int = 5 * _GB
    least_disk: int = 1 * _GB


@dataclass(frozen=True)
class Case:
    """A network: `named` as on the command line, `chain` the file of an embedded one, `home` the folder of its nodes.

    `consortium` says who runs them, None where nobody does. See `Case.of`."""

    network: Network
    named: str
    chain: Path | None
    records: Path
    home: Path
    consortium: Consortium | None
    limits: Limits = Limits()

    @classmethod
    def of(
        cls,
        file: Path,
        named: str,
        *,
        chain: Path | None = None,
        records: Path | None = None,
        home: Path | None = None,
        limits: Limits | None = None,
    ) -> Case:
        """Without `records` they are looked for where deployments keep them, and then in the folder of the nodes.
        Raises BadNetwork, BadConsortium."""
        network = load_network(file)
        home = home or NODES / network.name
        if records is None:
            kept = [folder for folder in (RECORDS, home / "records") if (folder / f"{network.name}.json").is_file()]
            records = next(iter(kept), RECORDS)
        kept_chain = chain if network.chain.kind == "embedded" else None
        return cls(network, named, kept_chain, records, home, _consortium(file), limits or Limits())

    @property
    def site(self) -> Site:
        """Where journal, record and outbox are."""
        return Site.of(self.network, self.chain, records=self.records)

    @property
    def deploy(self) -> str:
        """The command that does what of the deployment is missing."""
        if self.chain is not None:
            return self._said("usance deploy", "--chain", str(self.chain))
        # The client's own command knows no other folder of records.
        if self.records != RECORDS:
            return self._said("python -m deploy", "--records", str(self.records))
        return self._said("usance deploy")

    def of_nodes(self, command: str, *bank: str) -> str:
        """A command of the nodes' own, such as `start`."""
        home = () if self.home == NODES / self.network.name else ("--home", str(self.home))
        return self._said(f"python -m deploy.network {shlex.join([command, *bank])}", *home)

    def _said(self, command: str, *more: str) -> str:
        return f"{command} {shlex.join(['--network', self.named, *more])}"


def _consortium(file: Path) -> Consortium | None:
    try:
        return load_consortium(file)
    except NoConsortium:
        return None
