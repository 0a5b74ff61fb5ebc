"""What is said in the council, and how it reads.

refused   no council | words that are no resolution | a vote of no kind | nobody's resolution | no vote | not carried
proposed  once under a key | in words, names put in
carried   a sixth bank that acts at once | suspended, reinstated, expelled | roles | limits | pause | rules | moved
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from tests.client.nouns.conftest import Begun
from usance import errors
from usance.council import BadVote, NoCouncil, Proposal
from usance.directory import KeyMissing, NameTaken, UnknownName
from usance.errors import Refusal
from usance.membership import OwnKeyNotHere
from usance.platform import Platform
from usance.resolutions import (
    KINDS,
    AddCurrency,
    Admit,
    Appoint,
    BadResolution,
    Dismiss,
    Expel,
    Interrupt,
    Move,
    Pause,
    Reinstate,
    Resolution,
    Resume,
    SetLimits,
    SetRules,
    Suspend,
    parse,
    usage,
)
from usance.stories import staged

FOUR = ("ICBC", "ABC", "BOC", "CCB")


@pytest.fixture
def council() -> Iterator[Platform]:
    """The embedded network as it ships."""
    with staged(date(2024, 9, 2)) as platform:
        yield platform


def carried(platform: Platform, *resolutions: Resolution) -> Proposal:
    """Proposed by the convener, voted for by four of five, executed."""
    number = platform.desk("CBA").propose(*resolutions).number
    for bank in FOUR:
        platform.desk(bank).vote(number, "for")
    platform.ledger.chain.travel(platform.proposal(number).closes + 1)
    return platform.desk("CBA").execute(number)


# refused


def test_a_network_without_a_council_says_so(begun: Begun) -> None:
    platform = begun.anew()
    if "Council" in platform.ledger.addresses:
        pytest.skip("the network of these tests has a council")
    with pytest.raises(NoCouncil, match="small has no council"):
        platform.desk("CBA").propose(Suspend("BOC"))
    with pytest.raises(NoCouncil):
        platform.proposals()


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["abolish", "BOC"],
        ["suspend"],
        ["suspend", "BOC", "ABC"],
        ["admit", "CMB", "colour=red"],
        ["resume", "now"],
        ["interrupt", "CN"],
    ],
)
def test_words_that_are_no_resolution_are_refused(words: list[str]) -> None:
    with pytest.raises(BadResolution, match="needed: "):
        parse(words)


def test_a_day_that_is_none_is_refused() -> None:
    with pytest.raises(errors.InputError, match="not a date"):
        parse(["pause", "tomorrow"])


@pytest.mark.parametrize(
    ("resolution", "fault"),
    [
        (Appoint("ICBC", "admin"), "a role, registrar"),
        (SetLimits("UCP700"), "a rule set"),
        (SetLimits("PRC2016", {"colour": "5"}), "a limit"),
        (SetLimits("PRC2016", {"examination_days": "many"}), "a whole number"),
        (SetRules({"threshold": "1/2"}), "more than half"),
        (SetRules({"colour": "red"}), "voting_hours"),
    ],
)
def test_what_cannot_be_resolved_is_refused_before_it_is_proposed(
    council: Platform, resolution: Resolution, fault: str
) -> None:
    with pytest.raises(BadResolution, match=fault):
        council.desk("CBA").propose(resolution)
    assert council.proposals() == ()


def test_nothing_is_not_proposed(council: Platform) -> None:
    with pytest.raises(BadResolution):
        council.desk("CBA").propose()


def test_names_must_be_known_and_new_ones_free(council: Platform) -> None:
    with pytest.raises(UnknownName):
        council.desk("CBA").propose(Suspend("SPDB"))
    with pytest.raises(NameTaken):
        council.desk("CBA").propose(Admit("BOC"))


def test_a_bank_is_not_admitted_without_an_account_where_keys_are_nobody_s_to_make(council: Platform) -> None:
    chain = council.network.chain
    key = chain.deployer.model_copy(update={"well_known": None})
    network = council.network.model_copy(update={"chain": chain.model_copy(update={"deployer": key})})
    elsewhere = Platform(council.ledger, council.record, network)
    with pytest.raises(OwnKeyNotHere):
        elsewhere.desk("CBA").propose(Admit("CMB"))


def test_a_vote_is_for_against_or_abstain(council: Platform) -> None:
    with pytest.raises(BadVote, match="for"):
        council.desk("ICBC").vote(1, "yes")


def test_who_has_no_vote_hears_so(council: Platform) -> None:
    number = council.desk("CBA").propose(Suspend("BoCom")).number
    council.travel(date(2024, 9, 2))
    with pytest.raises(Refusal) as refused:
        council.desk("CBA").vote(number, "for")
    assert refused.value.name in ("NoVote", "GovernorUnexpectedProposalState")
    assert not council.desk("PBoC").can.vote(number, "for")


def test_nobody_s_resolution_is_not_there(council: Platform) -> None:
    with pytest.raises(Refusal) as refused:
        council.proposal(9)
    assert refused.value.name == "GovernorNonexistentProposal"


def test_what_is_not_carried_is_not_executed(council: Platform) -> None:
    number = council.desk("CBA").propose(Suspend("BoCom")).number
    for bank in FOUR[:3]:
        council.desk(bank).vote(number, "for")
    council.desk("BoCom").vote(number, "against")
    council.ledger.chain.travel(council.proposal(number).closes + 1)
    with pytest.raises(Refusal) as refused:
        council.desk("CBA").execute(number)
    assert (refused.value.name, refused.value.fields["inFavour"], refused.value.fields["needed"]) == (
        "NotCarried",
        3,
        4,
    )
    found = council.proposal(number)
    assert (found.status, found.in_favour, found.against) == ("Defeated", FOUR[:3], ("BoCom",))


def test_a_refusal_says_where_the_resolution_stands(council: Platform) -> None:
    number = council.desk("CBA").propose(Suspend("BoCom")).number
    council.desk("ICBC").vote(number, "for")
    with pytest.raises(Refusal) as refused:
        council.desk("CBA").execute(number)
    assert (refused.value.name, refused.value.fields["current"]) == ("GovernorUnexpectedProposalState", "Active")


# proposed


def test_under_one_key_the_same_is_proposed_once(council: Platform) -> None:
    numbers = {council.desk("CBA").propose(Suspend("BoCom"), key="k").number for _ in range(2)}
    assert numbers == {1}
    assert len(council.proposals()) == 1
    assert council.desk("ICBC").propose(Suspend("BoCom")).number == 2


def test_a_dry_run_proposes_nothing(council: Platform) -> None:
    assert council.desk("CBA").can.propose(Admit("CMB"))
    assert not council.desk("PBoC").can.propose(Suspend("BOC"))
    assert council.proposals() == ()


READS: dict[str, Resolution] = {
    "suspends BoCom": Suspend("BoCom"),
    "reinstates BoCom": Reinstate("BoCom"),
    "expels BoCom; takes the seat of BoCom": Expel("BoCom"),
    "makes ICBC calendar-keeper": Appoint("ICBC", "calendar-keeper"),
    "takes supervisor from CBA": Dismiss("CBA", "supervisor"),
    "pauses new business until 2024-10-01 00:00 at CN": Pause(date(2024, 9, 30)),
    "opens new business again": Resume(),
    "records that banks at CN are interrupted from 2024-09-20 to 2024-09-25": Interrupt(
        "CN", date(2024, 9, 25), date(2024, 9, 20)
    ),
    "opens 2 functions of Cash:USD to cash-issuer; admits USD, settled in Cash:USD": AddCurrency("USD"),
    "decides from now on by 3/4 of the members present, with 2 hours to vote and 30 days to execute": SetRules(
        {"threshold": "3/4", "voting_hours": "2"}
    ),
}


@pytest.mark.parametrize("words", READS)
def test_a_resolution_reads_in_words(council: Platform, words: str) -> None:
    proposed = council.desk("BOC").propose(READS[words])
    assert "; ".join(proposed.says) == words
    assert (proposed.by, proposed.status, proposed.needed) == ("BOC", "Active", 4)
    assert proposed.present == (*FOUR, "BoCom")


def test_what_no_contract_declares_is_read_as_it_stands(council: Platform) -> None:
    args = ([council.ledger.address("Lens")], [0], [b"abcdef"], "")
    council.ledger.send(council.directory.account("CBA"), "Council", "propose", args)
    assert council.proposal(1).says == (f"calls {council.ledger.address('Lens')} with 0x616263646566",)


def test_limits_are_read_by_their_names(council: Platform) -> None:
    [said] = council.desk("CBA").propose(SetLimits("PRC2016", {"usance_cap": "180"})).says
    assert said.startswith("sets the limits of PRC2016: ") and ", usance cap 180," in said


@pytest.mark.parametrize(
    ("voting", "executing", "words"),
    [(5_400, 86_400, "90 minutes to vote and 1 day"), (3_600, 61, "1 hour to vote and 61 seconds")],
)
def test_rules_are_read_in_the_greatest_units_that_fit(
    council: Platform, voting: int, executing: int, words: str
) -> None:
    rules = {"numerator": 2, "denominator": 3, "votingPeriod": voting, "executionPeriod": executing}
    entry = council.ledger.artifacts.contract("Council").function("setRules")
    call = entry.selector + entry.encode_inputs([rules])
    args = ([council.ledger.address("Council")], [0], [call], "")
    council.ledger.send(council.directory.account("CBA"), "Council", "propose", args)
    assert council.proposal(1).says == (f"decides from now on by 2/3 of the members present, with {words} to execute",)


def test_every_kind_says_how_it_is_written() -> None:
    assert {kind: usage(KINDS[kind]) for kind in ("admit", "appoint", "limits", "resume")} == {
        "admit": "admit NAME [place=..] [account=..]",
        "appoint": "appoint NAME ROLE",
        "limits": "limits RULES NAME=VALUE...",
        "resume": "resume",
    }
    assert parse(["limits", "PRC2016", "usance_cap=180"]) == SetLimits("PRC2016", {"usance_cap": "180"})
    assert parse(["admit", "CMB", "place=HK"]) == Admit("CMB", "HK")


# carried


def test_a_sixth_bank_is_known_by_name_and_acts_at_once(council: Platform) -> None:
    done = carried(council, Admit("CMB"))
    assert (done.status, done.says[0].partition(" (")[0]) == ("Executed", "admits CMB")
    party = council.party("CMB")
    assert (party.kind, party.standing, party.place) == ("Bank", "Good", "CN")
    council.bank("CMB").introduce("Shekou Glass")
    number = council.bank("CMB").propose(Suspend("BoCom")).number
    assert council.bank("CMB").vote(number, "against").against == ("CMB",)
    assert council.proposal(number).needed == 4


def test_a_bank_that_signs_elsewhere_is_admitted_by_its_account(council: Platform) -> None:
    account = "0x00000000000000000000000000000000000000b6"
    carried(council, Admit("CMB", "HK", account))
    assert (council.party("CMB").account or "").lower() == account
    assert council.party("CMB").place == "HK"
    with pytest.raises(KeyMissing):
        council.bank("CMB").introduce("Shekou Glass")


def test_a_bank_that_was_first_proposed_without_an_account_acts_by_the_one_it_is_admitted_with(
    council: Platform,
) -> None:
    council.desk("CBA").propose(Admit("CMB"))
    account = "0x00000000000000000000000000000000000000b6"
    carried(council, Admit("CMB", "HK", account))
    assert (council.party("CMB").account or "").lower() == account
    with pytest.raises(KeyMissing):
        council.bank("CMB").introduce("Shekou Glass")


def test_members_are_suspended_reinstated_and_expelled(council: Platform) -> None:
    carried(council, Suspend("BoCom"))
    assert council.party("BoCom").standing == "Suspended"
    carried(council, Reinstate("BoCom"))
    assert council.party("BoCom").standing == "Good"
    pending = council.desk("CBA").propose(Suspend("CCB")).number
    council.desk("BoCom").vote(pending, "for")
    carried(council, Expel("BoCom"))
    assert council.party("BoCom").standing == "Expelled"
    found = council.proposal(pending)
    assert (found.in_favour, found.uncounted, found.present, found.needed) == ((), ("BoCom",), FOUR, 3)


def test_roles_are_given_and_taken(council: Platform) -> None:
    carried(council, Appoint("ICBC", "supervisor"), Dismiss("CBA", "supervisor"))
    assert council.desk("CBA").can.stay("3-1", "an order").refusal.name == "AccessManagedUnauthorized"  # type: ignore[union-attr]
    assert council.desk("ICBC").can.stay("3-1", "an order").refusal.name == "UnknownCredit"  # type: ignore[union-attr]


def test_limits_are_changed_for_new_credits(council: Platform) -> None:
    carried(council, SetLimits("PRC2016", {"usance_cap": "180", "examination_days": "7"}))
    rules = next(one for one in council.rules() if one.name == "PRC2016")
    assert (rules.usance_cap, rules.examination_days, rules.advice_days, rules.edition) == (180, 7, 3, 2)


def test_a_pause_stops_new_business_and_is_lifted(council: Platform) -> None:
    carried(council, Pause(date(2024, 9, 30)))
    refusal = council.desk("ICBC").can.introduce("Dalian Steel").refusal
    assert refusal is not None and refusal.name == "NewBusinessClosed"  # type: ignore[attr-defined]
    carried(council, Resume())
    assert council.desk("ICBC").can.introduce("Dalian Steel")


def test_new_business_is_moved_to_a_successor(council: Platform) -> None:
    credits, successor = council.ledger.address("Credits"), council.ledger.address("Lens")
    done = carried(council, Move("Credits", successor))
    assert done.says == ("opens the new business of Credits in Lens",)
    assert council.ledger.call("Membership", "newBusinessOf", [credits]) == (0, successor)


def test_the_council_changes_its_own_rules(council: Platform) -> None:
    carried(council, SetRules({"threshold": "1/1"}))
    assert council.desk("CBA").propose(Suspend("BOC")).needed == 5
