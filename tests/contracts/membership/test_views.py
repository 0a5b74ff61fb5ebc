"""Membership: what it answers

get, accountOf, placeOf, payeeOf
    given an unknown party, none included: it reverts with UnknownParty
    given a party: it says what is stored; who is paid for a customer without an account is its sponsor
requireParties
    given an unknown party among the two, none included: it reverts with UnknownParty, which it names
    given two parties, be they one: it passes
requireActiveBank
    given an unknown party: it reverts with UnknownParty
    given no bank: it reverts with WrongKind
    given a suspended bank: it reverts with Suspended
    given a bank in good standing: it passes
activeBankAt
    given an account of nobody, or one that its bank has left: it reverts with NotAdmitted
    given a party that is no bank: it reverts with WrongKind
    given a suspended bank: it reverts with Suspended
    given a bank in good standing: it says its number
count
    it is the number of the party that came last
mayVote
    given what is no bank: it says no
newBusinessOf
    given nothing that the convener or the council has said: it says none
partyOf, presentAccountOf
    given an account that never was a party's: it says none
actingFor
    given nobody, an unknown party or a caller without a say: it says none
    given the party itself, or its sponsor under a mandate: it says which
"""

from __future__ import annotations

import pytest

from tests.contracts.callers import rotate
from tests.people import NOBODY, Stage
from usance.abi import Argument
from usance.artifacts import enum
from usance.errors import Refusal

KIND = enum("PartyKind")


def refusal(stage: Stage, function: str, *args: Argument) -> Refusal:
    with pytest.raises(Refusal) as refused:
        stage.ask(function, *args)
    return refused.value


@pytest.mark.parametrize("function", ["get", "accountOf", "placeOf", "payeeOf", "requireActiveBank"])
@pytest.mark.parametrize("party", [0, 10, 2**32 - 1])
def test_an_unknown_party_is_refused(stage: Stage, function: str, party: int) -> None:
    refused = refusal(stage, f"Membership.{function}", party)
    assert (refused.name, refused.fields) == ("UnknownParty", {"party": party})


@pytest.mark.parametrize(
    ("who", "kind"), [("CBA", "Convener"), ("PBoC", "SettlementAgent"), ("Huaxin Textiles", "Customer")]
)
def test_a_party_that_is_no_bank_is_no_active_bank(stage: Stage, who: str, kind: str) -> None:
    refused = refusal(stage, "Membership.requireActiveBank", stage.party(who))
    assert refused.name == "WrongKind"
    assert refused.fields == {"party": stage.party(who), "actual": KIND[kind], "allowed": ("Bank",)}


def test_a_suspended_bank_is_no_active_bank(stage: Stage) -> None:
    stage.do("CBA", "Membership.suspend", stage.party("BOC"))
    for function, asked in (("requireActiveBank", stage.party("BOC")), ("activeBankAt", stage.account("BOC").address)):
        refused = refusal(stage, f"Membership.{function}", asked)
        assert (refused.name, refused.fields) == ("Suspended", {"party": stage.party("BOC")})


def test_nobodys_account_is_no_active_bank(stage: Stage) -> None:
    rotate(stage, "BOC")
    for account in (stage.account(stage.stranger()).address, stage.account("BOC").address, NOBODY):
        refused = refusal(stage, "Membership.activeBankAt", account)
        assert (refused.name, refused.fields) == ("NotAdmitted", {"account": account})


def test_an_institutions_account_is_no_active_bank(stage: Stage) -> None:
    refused = refusal(stage, "Membership.activeBankAt", stage.account("CBA").address)
    assert (refused.name, refused.fields["actual"]) == ("WrongKind", KIND["Convener"])


def test_a_bank_in_good_standing_is_an_active_bank(stage: Stage) -> None:
    assert stage.ask("Membership.activeBankAt", stage.account("BOC").address) == stage.party("BOC")
    assert stage.ask("Membership.requireActiveBank", stage.party("BOC")) == ()


@pytest.mark.parametrize("unknown", [0, 10, 2**32 - 1])
def test_neither_of_two_parties_may_be_unknown(stage: Stage, unknown: int) -> None:
    known = stage.party("Ningbo Cotton")
    for pair in ((unknown, known), (known, unknown), (unknown, 999)):
        refused = refusal(stage, "Membership.requireParties", *pair)
        assert (refused.name, refused.fields) == ("UnknownParty", {"party": unknown})


def test_two_parties_pass_be_they_one(stage: Stage) -> None:
    one, other = stage.party("CBA"), stage.party("Ningbo Cotton")
    for pair in ((one, other), (other, one), (other, other)):
        assert stage.ask("Membership.requireParties", *pair) == ()


def test_a_customer_without_an_account_is_paid_by_way_of_its_sponsor(stage: Stage) -> None:
    own = stage.customer("Dalian Steel", "ICBC", own_key=True)
    assert stage.ask("Membership.payeeOf", stage.party("Huaxin Textiles")) == stage.party("ICBC")
    assert stage.ask("Membership.payeeOf", own) == own
    assert stage.ask("Membership.payeeOf", stage.party("BOC")) == stage.party("BOC")


def test_the_record_of_a_customer_names_its_sponsor(stage: Stage) -> None:
    assert stage.ask("Membership.get", stage.party("Huaxin Textiles")) == {
        "account": NOBODY,
        "kind": KIND["Customer"],
        "standing": enum("Standing")["Good"],
        "place": b"CN",
        "sponsor": stage.party("ICBC"),
        "mandate": True,
    }


def test_account_place_and_number_of_a_party_are_told(stage: Stage) -> None:
    assert stage.ask("Membership.count") == len(stage.record.members) + 2 == stage.party("Ningbo Cotton")
    assert stage.ask("Membership.accountOf", stage.party("BOC")) == stage.account("BOC").address
    assert stage.ask("Membership.accountOf", stage.party("Huaxin Textiles")) == NOBODY
    assert stage.ask("Membership.placeOf", stage.party("BOC")) == b"CN"
    assert stage.ask("Membership.partyOf", stage.account("BOC").address) == stage.party("BOC")
    assert stage.ask("Membership.presentAccountOf", stage.account("BOC").address) == stage.account("BOC").address


def test_an_account_of_nobody_belongs_to_no_party(stage: Stage) -> None:
    for account in (stage.account(stage.stranger()).address, NOBODY, stage.address["Claims"]):
        assert stage.ask("Membership.partyOf", account) == 0
        assert stage.ask("Membership.presentAccountOf", account) == NOBODY


@pytest.mark.parametrize("party", ["BOC", "Huaxin Textiles", "nobody", "unknown"])
def test_nobody_acts_for_no_one(stage: Stage, party: str) -> None:
    number = {"nobody": 0, "unknown": 999}.get(party) if party in ("nobody", "unknown") else stage.party(party)
    assert number is not None
    assert stage.ask("Membership.actingFor", number, NOBODY) == 0
    assert stage.ask("Membership.actingFor", number, stage.account(stage.stranger()).address) == 0


def test_a_bank_acts_for_itself_and_for_its_own_customer(stage: Stage) -> None:
    icbc, boc = stage.account("ICBC").address, stage.account("BOC").address
    assert stage.ask("Membership.actingFor", stage.party("ICBC"), icbc) == stage.party("ICBC")
    assert stage.ask("Membership.actingFor", stage.party("Huaxin Textiles"), icbc) == stage.party("ICBC")
    assert stage.ask("Membership.actingFor", stage.party("Huaxin Textiles"), boc) == 0
    assert stage.ask("Membership.actingFor", stage.party("ICBC"), boc) == 0


def test_a_suspended_bank_still_acts_for_its_customer(stage: Stage) -> None:
    stage.do("CBA", "Membership.suspend", stage.party("ICBC"))
    acting = stage.ask("Membership.actingFor", stage.party("Huaxin Textiles"), stage.account("ICBC").address)
    assert acting == stage.party("ICBC")


def test_only_banks_have_a_voice(stage: Stage) -> None:
    voices = {
        who: stage.ask("Membership.mayVote", stage.party(who)) for who in ("CBA", "PBoC", "ICBC", "Ningbo Cotton")
    }
    assert voices == {"CBA": False, "PBoC": False, "ICBC": True, "Ningbo Cotton": False}
    assert stage.ask("Membership.mayVote", 999) is False


def test_new_business_is_open_and_nowhere_redirected_to_begin_with(stage: Stage) -> None:
    assert stage.ask("Membership.newBusinessOf", stage.address["Credits"]) == (0, NOBODY)
