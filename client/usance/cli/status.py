"""`usance status`: what is on the kept chain, on one page."""

from __future__ import annotations

from usance.cli import output
from usance.cli.clock import shown_at
from usance.cli.command import reads
from usance.cli.session import Session


@reads
def status(session: Session) -> None:
    """Show the network, its date and its members."""
    from usance.fields import integer

    platform, record = session.platform, session.platform.record
    currency = record.currencies[0]
    facts = {
        "network": record.network,
        "chain": str(session.setting.chain) if platform.network.chain.url is None else platform.network.chain.url,
        "chain id": record.chain_id,
        "block": platform.ledger.block_number(),
        "date": shown_at(platform, platform.ledger.now()),
        "contracts": record.contract_version,
        "currencies": record.currencies,
        "calendars": [f"{place} {years[0]}-{years[-1]}" for place, years in record.calendars.items()],
    }
    members = [
        {
            "name": one.name,
            "kind": one.kind,
            "place": one.place,
            "credits": integer(platform.ledger.call("Credits", "issuedBy", [one.party])),
            "cash": platform.desk(one.name).cash(currency),
        }
        for one in record.members
    ]

    def text() -> None:
        output.facts(facts)
        output.line("")
        headers = ("member", "kind", "place", "credits issued", f"holds {currency}")
        output.table(headers, [tuple(one.values()) for one in members], right=headers[3:])

    session.show(facts | {"members": members}, text)
