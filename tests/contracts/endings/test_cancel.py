"""Endings.cancel

├── credit unknown → UnknownCredit
├── credit neither Issued nor Advised → UnexpectedStatus
├── caller is none of those whose consent is needed → NotParty
│   └── needed: issuer, beneficiary, a confirmer that the issuer asked, of a part the transferring bank
├── consented already under the terms that hold → ConsentGiven
├── a presentation pending → PresentationPending
├── something transferred or advanced → AmountSetAside
├── not the last consent → emits CancellationConsented; the credit is as it was
│   └── other terms since → it counts no more
└── the last one → Cancelled, emits CreditCancelled with what was not used; of a part that is its credit's again
"""

from __future__ import annotations

import pytest

from tests import defaults
from tests.contracts.acts import NONEXISTENT, claim_of, complying, credit_of, presenting, refused, status, suspend
from tests.contracts.amendments.offers import accepted, offered
from tests.contracts.amendments.parts import PART, SECOND, transferred, whole
from tests.contracts.confirmations.confirming import CONFIRMER, asked, confirmed, silently
from tests.contracts.schedules.clauses import by_value
from tests.people import Stage

CANCEL = "Endings.cancel"
ISSUER, CONFIRMING, BENEFICIARY, TRANSFERRING = 1, 2, 4, 8


def given(stage: Stage, credit: int) -> int:
    found = stage.ask("Endings.consents", credit)
    assert isinstance(found, tuple)
    return int(str(found[0]))


def test_a_credit_that_nobody_issued_is_not_cancelled(stage: Stage) -> None:
    stage.refuses("UnknownCredit", "ICBC", CANCEL, NONEXISTENT, id="3-999")


def test_a_closed_credit_is_not_cancelled(stage: Stage) -> None:
    credit = stage.credit()
    stage.honoured(credit)
    stage.do("ICBC", "Credits.close", credit)
    stage.refuses("UnexpectedStatus", "BOC", CANCEL, credit, id="3-1", allowed=("Issued", "Advised"))


def test_a_credit_is_not_cancelled_twice(stage: Stage) -> None:
    credit = stage.credit()
    for who in ("ICBC", "BOC"):
        stage.do(who, CANCEL, credit)
    for who in ("ICBC", "BOC"):
        stage.refuses("UnexpectedStatus", who, CANCEL, credit, id="3-1", allowed=("Issued", "Advised"))


@pytest.mark.parametrize("who", ["ABC", "CBA", "PBoC"])
def test_nobody_who_is_not_bound_consents(stage: Stage, who: str) -> None:
    fields = {"id": "3-1", "caller": stage.account(who).address, "expected": stage.party("ICBC")}
    stage.refuses("NotParty", who, CANCEL, stage.credit(), **fields)


def test_the_adviser_and_the_nominated_bank_are_not_asked(stage: Stage) -> None:
    credit = stage.issue(adviser="ABC", nominated="CCB")
    for who in ("ABC", "CCB"):
        stage.refuses("NotParty", who, CANCEL, credit, expected=stage.party("ICBC"))


def test_the_applicant_is_not_asked(stage: Stage) -> None:
    credit = stage.issue(applicant=stage.customer("Dalian Steel", "ICBC", own_key=True))
    stage.refuses("NotParty", "Dalian Steel", CANCEL, credit)


def test_a_bank_that_was_asked_to_confirm_and_has_not_is_not_asked(stage: Stage) -> None:
    credit = asked(stage)
    stage.refuses("NotParty", CONFIRMER, CANCEL, credit)
    for who in ("BOC", "ICBC"):
        stage.do(who, CANCEL, credit)
    assert status(stage, "Credits", credit) == "Cancelled"


def test_a_silent_confirmer_is_not_asked(stage: Stage) -> None:
    credit = silently(stage)
    stage.refuses("NotParty", CONFIRMER, CANCEL, credit)
    for who in ("BOC", "ICBC"):
        stage.do(who, CANCEL, credit)
    assert status(stage, "Credits", credit) == "Cancelled"


@pytest.mark.parametrize(("who", "name"), [("ICBC", "ICBC"), ("BOC", "Ningbo Cotton")])
def test_a_party_consents_once(stage: Stage, who: str, name: str) -> None:
    credit = stage.credit()
    stage.do(who, CANCEL, credit)
    stage.refuses("ConsentGiven", who, CANCEL, credit, id="3-1", party=stage.party(name))


def test_a_confirmer_consents_once(stage: Stage) -> None:
    credit = confirmed(stage)
    stage.do(CONFIRMER, CANCEL, credit)
    stage.refuses("ConsentGiven", CONFIRMER, CANCEL, credit, party=stage.party(CONFIRMER))


def test_no_credit_is_cancelled_while_documents_are_examined(stage: Stage) -> None:
    credit = stage.credit()
    stage.present(credit, 30_000_000)
    for who in ("ICBC", "BOC"):
        stage.refuses("PresentationPending", who, CANCEL, credit, id="3-1", pending=30_000_000)
    assert given(stage, credit) == 0


def test_documents_presented_after_the_first_consent_come_before_the_last(stage: Stage) -> None:
    credit = stage.credit()
    stage.do("ICBC", CANCEL, credit)
    complying(stage, credit, 30_000_000)
    stage.refuses("PresentationPending", "BOC", CANCEL, credit, pending=30_000_000)
    stage.do("ICBC", "Presentations.honour", credit << 16 | 1)
    stage.do("BOC", CANCEL, credit)
    assert status(stage, "Credits", credit) == "Cancelled"


def test_a_credit_that_was_transferred_in_part_is_not_cancelled_before_the_part(stage: Stage) -> None:
    credit = whole(transferred(stage))
    stage.refuses("AmountSetAside", "ICBC", CANCEL, credit, id="3-2", setAside=PART)


def test_the_issuers_consent_alone_changes_nothing(stage: Stage) -> None:
    credit = stage.credit()
    before = credit_of(stage, credit)
    receipt = stage.do("ICBC", CANCEL, credit)
    assert [event.name for event in receipt.events] == ["CancellationConsented"]
    assert receipt.events[0].args == {"id": credit, "party": stage.party("ICBC")}
    assert credit_of(stage, credit) == before
    stage.present(credit)


@pytest.mark.parametrize("order", [("ICBC", "BOC"), ("BOC", "ICBC")])
def test_the_last_consent_cancels_whoever_gives_it(stage: Stage, order: tuple[str, str]) -> None:
    credit = stage.credit()
    before = credit_of(stage, credit)
    stage.do(order[0], CANCEL, credit)
    receipt = stage.do(order[1], CANCEL, credit)
    assert [event.name for event in receipt.events] == ["CancellationConsented", "CreditCancelled"]
    assert receipt.events[1].args == {"id": credit, "unused": defaults.AMOUNT}
    assert credit_of(stage, credit) == before | {"status": "Cancelled"}
    stage.refuses("UnexpectedStatus", "BOC", "Presentations.present", *presenting(credit), id="3-1")


def test_a_confirmed_credit_is_cancelled_by_three(stage: Stage) -> None:
    credit = confirmed(stage)
    for who in ("ICBC", "BOC"):
        stage.do(who, CANCEL, credit)
    assert status(stage, "Credits", credit) == "Advised"
    stage.do(CONFIRMER, CANCEL, credit)
    assert status(stage, "Credits", credit) == "Cancelled"


def test_a_bank_that_confirms_between_two_consents_is_asked_too(stage: Stage) -> None:
    credit = asked(stage)
    stage.do("ICBC", CANCEL, credit)
    stage.do(CONFIRMER, "Confirmations.confirm", credit)
    stage.do("BOC", CANCEL, credit)
    assert status(stage, "Credits", credit) == "Advised"
    stage.do(CONFIRMER, CANCEL, credit)
    assert status(stage, "Credits", credit) == "Cancelled"


def test_a_bank_that_acts_for_two_consents_for_both(stage: Stage) -> None:
    credit = stage.credit(confirmation=2)
    stage.do("BOC", "Confirmations.confirm", credit)
    receipt = stage.do("BOC", CANCEL, credit)
    told = [event.args["party"] for event in receipt.events]
    assert told == [stage.party("BOC"), stage.party("Ningbo Cotton")]
    assert given(stage, credit) == CONFIRMING | BENEFICIARY


def test_an_issuer_that_acts_for_the_beneficiary_cancels_alone(stage: Stage) -> None:
    credit = stage.issue(beneficiary=stage.customer("Wuhan Looms", "ICBC"))
    stage.do("ICBC", CANCEL, credit)
    assert status(stage, "Credits", credit) == "Cancelled"


def test_what_was_consented_to_under_other_terms_counts_no_more(stage: Stage) -> None:
    credit = stage.credit()
    stage.do("ICBC", CANCEL, credit)
    accepted(stage, credit, increase=1)
    assert given(stage, credit) == 0
    stage.do("BOC", CANCEL, credit)
    assert status(stage, "Credits", credit) == "Advised"
    stage.do("ICBC", CANCEL, credit)
    assert status(stage, "Credits", credit) == "Cancelled"


def test_an_amendment_that_is_only_offered_changes_no_consent(stage: Stage) -> None:
    credit = stage.credit()
    stage.do("ICBC", CANCEL, credit)
    offered(stage, credit, increase=1)
    stage.do("BOC", CANCEL, credit)
    assert status(stage, "Credits", credit) == "Cancelled"


def test_what_was_drawn_is_not_told_as_unused_and_its_claim_runs_on(stage: Stage) -> None:
    credit = stage.credit(tenor=defaults.AFTER_SIGHT, tenorValue=30)
    claim = stage.honoured(credit, 60_000_000)
    refused(stage, credit, 40_000_000)
    stage.do("ICBC", CANCEL, credit)
    receipt = stage.do("BOC", CANCEL, credit)
    assert receipt.only("CreditCancelled").args["unused"] == 40_000_000
    assert claim_of(stage, claim)["status"] == "Outstanding"


def test_a_credit_not_advised_yet_is_cancelled_too(stage: Stage) -> None:
    credit = stage.issue()
    for who in ("ICBC", "BOC"):
        stage.do(who, CANCEL, credit)
    assert status(stage, "Credits", credit) == "Cancelled"


def test_a_suspended_party_may_still_consent(stage: Stage) -> None:
    credit = stage.credit()
    suspend(stage, "ICBC")
    for who in ("ICBC", "BOC"):
        stage.do(who, CANCEL, credit)
    assert status(stage, "Credits", credit) == "Cancelled"


def test_a_revolving_credit_is_cancelled_with_what_it_has_now(stage: Stage) -> None:
    credit = by_value(stage)
    for who in ("ICBC", "BOC"):
        receipt = stage.do(who, CANCEL, credit)
    assert receipt.only("CreditCancelled").args["unused"] == defaults.AMOUNT


def test_a_part_is_cancelled_with_the_transferring_bank_and_is_its_credits_again(stage: Stage) -> None:
    part = transferred(stage)
    stage.refuses("NotParty", "CCB", CANCEL, part)
    for who in ("ICBC", "ABC"):
        stage.do(who, CANCEL, part)
    assert (status(stage, "Credits", part), given(stage, part)) == ("Advised", ISSUER | BENEFICIARY)
    stage.do("BOC", CANCEL, part)
    assert (status(stage, "Credits", part), given(stage, part)) == ("Cancelled", ISSUER | BENEFICIARY | TRANSFERRING)
    assert credit_of(stage, whole(part))["setAside"] == 0
    stage.present(whole(part), defaults.AMOUNT)


def test_what_was_drawn_under_a_part_stays_away_from_its_credit(stage: Stage) -> None:
    part = transferred(stage)
    stage.do("ABC", "Presentations.present", *presenting(part, 10_000_000))
    for function in ("comply", "honour"):
        stage.do("BOC", f"Presentations.{function}", part << 16 | 1)
    for who in ("ICBC", "ABC", "BOC"):
        stage.do(who, CANCEL, part)
    assert credit_of(stage, whole(part))["setAside"] == 10_000_000


def test_the_first_beneficiary_does_not_consent_for_a_part(stage: Stage) -> None:
    part = transferred(stage)
    stage.do("BOC", CANCEL, part)
    assert given(stage, part) == TRANSFERRING
    assert stage.party(SECOND) == credit_of(stage, part)["beneficiary"]
