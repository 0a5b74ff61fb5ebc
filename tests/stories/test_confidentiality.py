"""Nothing that a story says in confidence is on the chain: not as it is, not as a hash that can be guessed at.

Names, goods, references, document names and contents, discrepancy texts, and the seeds of the salts are looked for in
every byte that the chain's database holds after the story (transactions with their calldata, code, the state with all
storage, receipts, blocks) and in its logs.
"""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256

import pytest
from eth_hash.auto import keccak

from tests import defaults
from tests.stories.conftest import Told
from tests.stories.secrecy import PAPERS, WORD, everything, leaks
from usance.abi import Argument
from usance.accounts import Transaction, well_known
from usance.platform import Platform
from usance.stories import load_story, run_story, shipped, staged

NAMES = tuple(shipped())
SECRET = b"Huaxin Textiles of Wuxi, Jiangsu"


@pytest.mark.parametrize("name", NAMES)
def test_a_shipped_story_leaves_none_of_its_secrets_on_the_chain(told: Mapping[str, Told], name: str) -> None:
    assert leaks(told[name].chain, told[name].secrets) == []


def test_the_secrets_looked_for_are_all_that_stories_say_in_confidence(told: Mapping[str, Told]) -> None:
    found = {secret for one in told.values() for secret in one.secrets}
    assert {
        b"Huaxin Textiles", b"Ningbo Cotton", b"Lanshan Mining", b"invoice", b"packing list", b"300 bales",
        b"12,000 tonnes of iron ore concentrate, 65 per cent iron, at CNY 700.00 a tonne", b"CCB-2024-000871",
        b"Moisture above 8 per cent is deducted from the weight.", b"Huaxin Textile Company", b"consignee",
        b"Waybill 88-4471", b"CNY 909000.00", b"UCP600/14d", b"Rizhao", b"Suzhou Mill", b"Ningbo Trading",
        b"Effective unless the beneficiary rejects it by 20 September",
    } <= found  # fmt: skip


def test_every_kind_of_paper_that_is_committed_to_is_looked_for(told: Mapping[str, Told]) -> None:
    kinds = set().union(*(one.papers for one in told.values()))
    # A draft holds what its paper holds, names of customers are looked for as the story gives them, and the short names
    # of banks would be found by chance.
    committed = {kind for kind in kinds if not kind.startswith("draft of ")} - {"customer", "admission"}
    assert committed <= set(PAPERS)
    assert {"terms", "documents", "notice of refusal", "amendment", "part", "invoice"} <= committed


@pytest.mark.parametrize("channel", ["calldata", "code", "storage", "logs"])
@pytest.mark.parametrize("form", ["plain", "keccak", "sha256"])
def test_a_planted_secret_is_found_wherever_it_is_planted(channel: str, form: str) -> None:
    assert len(SECRET) == WORD
    planted = {"plain": SECRET, "keccak": keccak(SECRET), "sha256": sha256(SECRET).digest()}[form]
    story = load_story(shipped()["national_day"])
    with staged(story.start) as platform:
        assert leaks(everything(platform), {SECRET}) == []
        plant(platform, planted, channel)
        assert leaks(everything(platform), {SECRET}) == [SECRET]


def test_documents_committed_to_without_a_salt_are_found() -> None:
    story = load_story(shipped()["national_day"])
    with staged(story.start) as platform:
        assert run_story(story, platform=platform).ok
        account = platform.directory.account("ICBC")
        platform.ledger.send(account, "Membership", "introduce", [well_known(40).address])
        assert leaks(everything(platform), {b"invoice"}) == []
        platform.ledger.send(account, "Credits", "issue", [_terms(platform, root=keccak(b"invoice"))])
        assert leaks(everything(platform), {b"invoice"}) == [b"invoice"]


def plant(platform: Platform, word: bytes, channel: str) -> None:
    """A transaction that leaves 32 bytes in one place only: made from two halves that do not show them."""
    mask = sha256(b"mask").digest()
    other = bytes(a ^ b for a, b in zip(word, mask, strict=True))
    made = b"\x7f" + mask + b"\x7f" + other + b"\x18"  # PUSH32 mask, PUSH32 other, XOR
    programs = {
        "calldata": b"\x00" + word,  # STOP
        "storage": made + bytes.fromhex("600055"),  # PUSH1 0, SSTORE
        "logs": made + bytes.fromhex("60005260206000a0"),  # MSTORE at 0, LOG0 of 32 bytes
        "code": made + bytes.fromhex("60005260206000f3"),  # MSTORE at 0, RETURN 32 bytes
    }
    chain, account = platform.ledger.chain, well_known(60)
    signed = account.sign(Transaction(chain.chain_id, chain.nonce(account.address), None, programs[channel], 500_000))
    chain.send(signed.raw, signed.tx_hash)
    receipt = chain.receipt(signed.tx_hash)
    assert receipt is not None and receipt.succeeded


def _terms(platform: Platform, *, root: bytes) -> tuple[Argument, ...]:
    numbers = {name: platform.directory.number(name) for name in platform.directory.names}
    return defaults.terms(numbers, number=2, root=root)
