"""What a bank needs to run its node on a host of its own, written into its folder."""

from __future__ import annotations

from pathlib import Path

from deploy.network.engine import Engine
from deploy.network.homes import Home
from deploy.network.keyring import PASSWORD

_UNIT = """[Unit]
Description=Usance node of {bank}
After=network-online.target time-sync.target
Wants=network-online.target

[Service]
User=usance
ExecStart=/opt/usance/{engine} start --home /var/lib/usance/{bank}
Restart=on-failure
RestartSec=5
KillSignal=SIGTERM
TimeoutStopSec=60
LimitNOFILE=65536
ProtectSystem=strict
ReadWritePaths=/var/lib/usance/{bank}
NoNewPrivileges=true
PrivateTmp=true

[Install]
WantedBy=multi-user.target
"""

_INSTRUCTIONS = """# The node of {bank} in {network} (chain {chain})

What is in this folder is {bank}'s alone. Never let it run on two hosts: with one consensus key they would sign twice.

1. Compare the genesis with the other banks, over another way than this file came: all have the same digest.

       sha256sum config/genesis.json        # the command that made this folder has said it too

2. Put the engine at /opt/usance/{engine}, this folder at /var/lib/usance/{bank}: mode 0700, owned by a user `usance`
   without login.
3. Firewall: port {p2p} in from the other banks' hosts only. All others ({others}) listen on this host alone;
   {bank}'s desks reach JSON-RPC at http://127.0.0.1:{jsonrpc}.
4. Keep the clock by a time server: the time of a block is the median of the banks' clocks.
5. Start: cp usanced.service /etc/systemd/system/usance-{bank}.service
   systemctl enable --now usance-{bank}
6. Look: /opt/usance/{engine} status --home /var/lib/usance/{bank}
7. Back up config/ and the keyring ({keyring}/), encrypted, once; data/ needs none, as it comes back from the peers.
   Do not restore data/priv_validator_state.json from a backup: an old one lets the node sign twice.

Peers: {peers}.
The operator's key signs proposals and votes: {password}.
"""


def write(home: Home, bank: str, engine: Engine) -> Path:
    """usanced.service and INSTRUCTIONS.md; the path of the latter."""
    own, folder, consortium = home.consortium.validator(bank), home.of(bank), home.consortium
    others = [one for one in consortium.validators if one.bank != bank]
    facts = {
        "bank": bank,
        "engine": engine.path.name,
        "network": consortium.name,
        "chain": consortium.chain_name,
        "p2p": own.at("p2p"),
        "others": ", ".join(map(str, own.ports[1:])),
        "jsonrpc": own.at("jsonrpc"),
        "keyring": "keyring-test" if consortium.trial else "keyring-file",
        "peers": ", ".join(f"{one.bank} {one.host}:{one.at('p2p')}" for one in others) or "none",
        "password": "in clear, as this is a trial" if consortium.trial else f"encrypted, its password is in {PASSWORD}",
    }
    (folder / "usanced.service").write_text(_UNIT.format(**facts), encoding="utf-8")
    path = folder / "INSTRUCTIONS.md"
    path.write_text(_INSTRUCTIONS.format(**facts), encoding="utf-8")
    return path
