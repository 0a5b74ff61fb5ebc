"""The same small life and the same refusals, with equal results, on every kind of chain: embedded, that chain behind
JSON-RPC, and anvil where it is installed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TypeVar

import pytest

from tests.client.conftest import node_url
from tests.client.nouns.lives import CORRECTED, PAPERS, SHIPPED, WRONG_AMOUNT, Life, begin, terms
from tests.deploy import networks
from usance import errors
from usance.connecting import connect, in_memory
from usance.deployment import deploy, load_network
from usance.model import Credit
from usance.platform import Platform
from usance.timeline import timeline

THIRD_BANK = ("[currencies]", f"{networks.ABC}\n[currencies]")

_T = TypeVar("_T")


def plainly(made: _T) -> _T:
    """Without the salted root, which no two issues share."""
    return replace(made, root="") if isinstance(made, Credit) else made


def refused(said: Callable[[], object]) -> tuple[str, str, object, str]:
    with pytest.raises(errors.Refusal) as why:
        said()
    return why.value.name, why.value.contract, why.value.raw, str(why.value)


def refusals_of(life: Life) -> list[tuple[str, str, object, str]]:
    """Six of them, of six contracts and rules."""
    return [
        refused(lambda: life.abc.advise("3-1")),
        refused(lambda: life.boc.present("3-1", "CNY 1000000.01", CORRECTED, shipped=SHIPPED)),
        refused(lambda: life.boc.present("3-1", "CNY 1.00", CORRECTED, shipped=date(2024, 9, 1))),
        refused(lambda: life.icbc.issue(terms(expiry="2025-01-15"))),
        refused(lambda: life.abc.transfer_cash("BOC", "CNY 1.00")),
        refused(lambda: life.platform.claim("3-1.1")),
    ]


def life_of(platform: Platform) -> list[object]:
    """What everybody is told in the life of a usance credit, refused once and paid at maturity."""
    life = Life(begin(platform))
    told: list[object] = [
        life.icbc.issue(terms(number="LC1", tenor="30 days after sight")),
        life.boc.advise("3-1"),
    ]
    platform.travel(date(2024, 9, 27))
    told += refusals_of(life)
    told.append(bool(life.boc.can.present("3-1", "CNY 5.00", PAPERS, shipped=SHIPPED)))
    told.append(life.boc.present("3-1", "CNY 1000000.00", PAPERS, shipped=SHIPPED))
    told.append(life.icbc.refuse("3-1.1", [WRONG_AMOUNT], "return"))
    told.append(life.boc.present("3-1", "CNY 900000.00", CORRECTED, shipped=SHIPPED, correcting="3-1.1"))
    told += [life.icbc.comply("3-1.2"), life.icbc.honour("3-1.2")]
    told.append(refused(lambda: life.icbc.pay("3-1.2")))
    platform.travel(date(2024, 10, 28))
    told += [life.icbc.pay("3-1.2"), *platform.credits(), *platform.parties(), *platform.claims()]
    told += [life.icbc.cash(), life.boc.cash()]
    told += [(one.day, one.who, one.what) for one in timeline(platform, "3-1")]
    return [plainly(one) for one in told]


@pytest.fixture(scope="module")
def embedded(tmp_path_factory: pytest.TempPathFactory) -> list[object]:
    with in_memory(networks.network(tmp_path_factory.mktemp("parity"), THIRD_BANK)) as platform:
        return life_of(platform)


def test_the_refusals_are_the_six_that_were_meant(embedded: list[object]) -> None:
    assert [one[0] for one in embedded if isinstance(one, tuple) and isinstance(one[0], str)] == [
        *(
            "NotParty",
            "OverDrawn",
            "LatePresentation",
            "CalendarYearUnpublished",
            "ERC20InsufficientBalance",
            "UnknownClaim",
        ),
        "NotDue",
    ]


@pytest.mark.parametrize("kind", ["served", "anvil"])
def test_a_life_is_the_same_at_a_node(kind: str, tmp_path: Path, embedded: list[object]) -> None:
    with node_url(kind) as url:
        chain = f'kind = "rpc"\nchain_id = 31337\nurl = "{url}"\ndeployer = {{ well_known = 0 }}'
        file = networks.write(tmp_path, THIRD_BANK, chain=chain)
        deploy(load_network(file), records=tmp_path)[0].close()
        with connect(network=file, records=tmp_path) as platform:
            assert life_of(platform) == embedded
        with connect(network=str(file), records=tmp_path, write=False) as again:
            assert again.party("Huaxin Textiles").sponsor == "ICBC"
            assert plainly(again.credit("3-1")) in embedded
    assert {"small.json", "small.outbox.sqlite", "small.papers.sqlite"} <= {one.name for one in tmp_path.iterdir()}
