"""`usance status`: what is on the kept chain, on one page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from usance.cli import output
from usance.cli.clock import shown_at
from usance.cli.command import reads
from usance.cli.session import Session

if TYPE_CHECKING:
    from usance.platform import Platform


@reads
def status(session: Session) -> None:
    """Show the network, its date and its members."""
    currency = session.platform.record.currencies[0]
    facts, members = _facts(session), _members(session.platform, currency)

    def text() -> None:
        output.facts(facts)
        output.line("")
        headers = ("member", "kind", "place", "credits issued", f"holds {currency}")
        output.table(headers, [tuple(one.values()) for one in members], right=headers[3:])

    session.show({**facts, "members": members}, text)


def _facts(session: Session) -> Mapping[str, object]:
    platform, record = session.platform, session.platform.record
    return {
        "network": record.network,
        "chain": platform.network.chain.url or str(session.setting.chain),
        "chain id": record.chain_id,
        "block": platform.ledger.block_number(),
        "date": shown_at(platform, platform.ledger.now()),
        "contracts": record.contract_version,
        "currencies": record.currencies,
        "calendars": [f"{place} {years[0]}-{years[-1]}" for place, years in record.calendars.items()],
    }


def _members(platform: Platform, currency: str) -> list[Mapping[str, object]]:
    from usance.fields import integer

    return [
        {
            "name": one.name,
            "kind": one.kind,
            "place": one.place,
            "credits": integer(platform.ledger.call("Credits", "issuedBy", [one.party])),
            "cash": platform.desk(one.name).cash(currency),
        }
        for one in platform.record.members
    ]
