"""Who is who: names here, numbers on the ledger, and customers who are brought in once, whatever is cut short."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.client.nouns.lives import Life
from usance import errors
from usance.accounts import well_known
from usance.directory import BadName, Directory, KeyMissing, NameTaken, UnknownName
from usance.ledger import Ledger
from usance.membership import OwnKeyNotHere
from usance.papers import Papers
from usance.platform import Platform


class Cut(BaseException):
    """The process ends here."""


def cut(monkeypatch: pytest.MonkeyPatch, owner: object, method: str, *, after: bool) -> None:
    original = getattr(owner, method)

    def cutting(*args: object, **named: object) -> object:
        if after:
            original(*args, **named)
        monkeypatch.setattr(owner, method, original)
        raise Cut

    monkeypatch.setattr(owner, method, cutting)


def reopened(platform: Platform) -> Platform:
    """The same workspace after a restart: the same papers and outbox, nothing else."""
    again = Platform(platform.ledger, platform.record, platform.network)
    again.papers = platform.papers
    again.directory = Directory(platform.network, platform.record, platform.papers)
    return again


def parties(platform: Platform) -> object:
    return platform.ledger.call("Membership", "count")


@pytest.mark.parametrize(
    "name", ["", " ", " Dalian", "Dalian ", "two\nlines", "x" * 141, "\x1b[1m", "party 12", None, 7]
)
def test_what_no_terms_file_could_name_is_no_name(life: Life, name: object) -> None:
    before = parties(life.platform)
    with pytest.raises(BadName) as refused:
        life.icbc.introduce(name)  # type: ignore[arg-type]
    assert refused.value.given == name
    assert parties(life.platform) == before


@pytest.mark.parametrize("name", ["Huaxin Textiles", "ICBC", "CBA"])
def test_a_name_is_given_once(life: Life, name: str) -> None:
    before = parties(life.platform)
    with pytest.raises(NameTaken) as refused:
        life.boc.introduce(name)
    assert refused.value.given == name
    assert parties(life.platform) == before


def test_a_customer_cannot_bring_in_customers(life: Life) -> None:
    with pytest.raises(errors.Refusal):
        life.huaxin.introduce("Dalian Steel")
    assert "Dalian Steel" not in life.platform.directory.names


def test_no_key_that_everybody_knows_is_given_away_on_a_network_of_real_keys(life: Life) -> None:
    platform = life.platform
    deployer = platform.network.chain.deployer.model_copy(update={"well_known": None, "env": "DEPLOYER"})
    chain = platform.network.chain.model_copy(update={"deployer": deployer})
    platform.network = platform.network.model_copy(update={"chain": chain})
    with pytest.raises(OwnKeyNotHere, match="acts by its bank"):
        life.icbc.introduce("Dalian Steel", own_key=True)
    assert life.icbc.introduce("Dalian Steel").account is None


def test_a_member_whose_key_is_elsewhere_cannot_act_here(life: Life) -> None:
    members = [
        one.model_copy(update={"key": None, "address": well_known(4).address}) if one.name == "ABC" else one
        for one in life.platform.network.members
    ]
    network = life.platform.network.model_copy(update={"members": members})
    directory = Directory(network, life.platform.record, Papers(None, chain="one"))
    with pytest.raises(KeyMissing, match="a key in the network file") as refused:
        directory.account("ABC")
    assert refused.value.given == "ABC"


def test_a_party_is_named_by_its_number_where_its_name_is_not_known(life: Life) -> None:
    directory = Directory(life.platform.network, life.platform.record, Papers(None, chain="one"))
    number = life.platform.directory.number("Ningbo Cotton")
    assert (directory.name(number), directory.name(999), directory.optional(0)) == (
        f"party {number}",
        "party 999",
        None,
    )
    with pytest.raises(UnknownName):
        directory.number(f"party {number}")


def test_customers_come_with_sponsor_place_and_account(life: Life) -> None:
    plain, keyed = life.icbc.introduce("Dalian Steel"), life.boc.introduce("大连钢铁 (Dalian)", own_key=True)
    assert (plain.kind, plain.sponsor, plain.place, plain.account, plain.mandate) == (
        "Customer",
        "ICBC",
        "CN",
        None,
        True,
    )
    assert (keyed.sponsor, keyed.account, keyed.mandate) == ("BOC", well_known(9).address, True)
    assert life.platform.desk("大连钢铁 (Dalian)").address == keyed.account
    assert life.platform.parties()[-2:] == (plain, keyed)


def test_a_customer_s_account_is_none_that_a_member_has(life: Life) -> None:
    members = [*life.platform.network.members]
    members[-1] = members[-1].model_copy(update={"key": members[-1].key.model_copy(update={"well_known": 12})})  # type: ignore[union-attr]
    network = life.platform.network.model_copy(update={"members": members})
    papers = Papers(None, chain="one")
    assert Directory(network, life.platform.record, papers).customer_key("introduce/3/x", keep=False) == 13


def test_another_process_s_customer_is_found_when_it_is_asked_for(life: Life, tmp_path: Path) -> None:
    network, record = life.platform.network, life.platform.record
    mine, other = (Directory(network, record, Papers(tmp_path / "papers.sqlite", chain="one")) for _ in range(2))
    other.add_customer("Dalian Steel", 77, key=None)
    assert (mine.name(77), mine.number("Dalian Steel")) == ("Dalian Steel", 77)
    other.add_customer("Tianjin Paper", 78, key=None)
    with pytest.raises(NameTaken):
        mine.check_free("Tianjin Paper")


@pytest.mark.parametrize("own_key", [False, True])
@pytest.mark.parametrize(
    ("owner", "method", "after"),
    [("chain", "send", False), ("chain", "send", True), ("directory", "add_customer", False)],
)
def test_an_introduction_that_was_cut_short_goes_on(
    life: Life, monkeypatch: pytest.MonkeyPatch, owner: str, method: str, after: bool, own_key: bool
) -> None:
    platform, before = life.platform, int(str(parties(life.platform)))
    cut(monkeypatch, platform.ledger.chain if owner == "chain" else platform.directory, method, after=after)
    with pytest.raises(Cut):
        life.icbc.introduce("Dalian Steel", own_key=own_key)
    again = reopened(platform)
    # Another customer in between takes another account.
    if own_key:
        assert again.desk("BOC").introduce("Tianjin Paper", own_key=True).account == well_known(10).address
    party = again.desk("ICBC").introduce("Dalian Steel", own_key=own_key)
    assert (party.account, party.mandate) == (well_known(9).address if own_key else None, True)
    assert parties(platform) == before + 1 + own_key


def test_an_introduction_cut_short_before_its_mandate_gives_it(life: Life, monkeypatch: pytest.MonkeyPatch) -> None:
    sent = Ledger.send
    calls = []

    def second_fails(ledger: Ledger, *args: object, **named: object) -> object:
        calls.append(args[2])
        if calls == ["introduce", "setMandate"]:
            raise Cut
        return sent(ledger, *args, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(Ledger, "send", second_fails)
    with pytest.raises(Cut):
        life.icbc.introduce("Dalian Steel", own_key=True)
    assert reopened(life.platform).desk("ICBC").introduce("Dalian Steel", own_key=True).mandate


def test_an_introduction_that_was_refused_can_be_said_again(life: Life) -> None:
    life.cba.suspend("ICBC")
    with pytest.raises(errors.Suspended):
        life.icbc.introduce("Dalian Steel", own_key=True)
    life.cba.reinstate("ICBC")
    assert life.icbc.introduce("Dalian Steel", own_key=True).account == well_known(9).address


def test_one_who_was_introduced_otherwise_is_not_taken_for_another(life: Life, monkeypatch: pytest.MonkeyPatch) -> None:
    cut(monkeypatch, life.platform.directory, "add_customer", after=False)
    with pytest.raises(Cut):
        life.icbc.introduce("Dalian Steel", own_key=True)
    with pytest.raises(errors.IdempotencyKeyReused):
        reopened(life.platform).desk("ICBC").introduce("Dalian Steel")


def test_the_record_s_members_are_known_by_their_numbers(life: Life) -> None:
    record = life.platform.record
    renamed = replace(record, members=tuple(replace(one, name=f"{one.name} Ltd") for one in record.members))
    directory = Directory(life.platform.network, renamed, Papers(None, chain="one"))
    assert [directory.name(one.party) for one in record.members] == [one.name for one in renamed.members]
