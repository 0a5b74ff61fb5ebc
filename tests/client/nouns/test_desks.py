"""What parties say at their desks: what is refused, and whole lives of credits.

refused here      money | currency | disposal | date | id | party | account | key
refused there     the contracts' own errors with their fields
lives             sight | usance, unpaid, paid | refused, corrected, returned | waived | withdrawn | declined, closed
reading           pages | nothing | terms | cash | calendar
"""

from __future__ import annotations

import json
from datetime import date, datetime, time

import pytest

from tests.client.nouns.lives import CORRECTED, PAPERS, SHIPPED, WRONG_AMOUNT, Life, fresh_papers, terms
from usance import errors
from usance import platform as platform_module
from usance import reads as reads_module
from usance.dates import BadDate
from usance.directory import KeyMissing, UnknownName
from usance.ids import BadId
from usance.model import Disposal
from usance.money import BadMoney, CurrencyMismatch, Money, TooManyDecimals, UnknownCurrency
from usance.platform import NoAccount, NotABank
from usance.presentations import UnknownDisposal
from usance.terms import BadDocuments


def cny(text: str) -> Money:
    return Money.parse(f"CNY {text}")


# What is refused before the ledger is asked


@pytest.mark.parametrize("amount", [900000.0, "900000.00"])
def test_what_is_no_money_is_refused_where_money_is_said(life: Life, amount: object) -> None:
    credit = life.advised()
    for said in (
        lambda: life.boc.present(credit.id, amount, PAPERS, shipped=SHIPPED),  # type: ignore[arg-type]
        lambda: life.pboc.issue_cash("BOC", amount),  # type: ignore[arg-type]
        lambda: life.boc.transfer_cash("ICBC", amount),  # type: ignore[arg-type]
        lambda: life.pboc.redeem_cash(amount),  # type: ignore[arg-type]
    ):
        with pytest.raises(BadMoney):
            said()


def test_too_many_decimals_are_refused(life: Life) -> None:
    with pytest.raises(TooManyDecimals) as refused:
        life.pboc.issue_cash("BOC", "CNY 1.005")
    assert (refused.value.currency, refused.value.allowed) == ("CNY", 2)


def test_money_of_another_currency_than_the_credit_s_is_refused(life: Life) -> None:
    credit = life.advised()
    with pytest.raises(CurrencyMismatch) as refused:
        life.boc.present(credit.id, "USD 900000.00", PAPERS, shipped=SHIPPED)
    assert (refused.value.given, refused.value.needed) == ("USD", "CNY")
    with pytest.raises(CurrencyMismatch):
        life.boc.let_claims_draw("CNY", Money.parse("USD 5.00"))


@pytest.mark.parametrize("currency", ["EUR", "XXX", "yuan", ""])
def test_a_currency_without_cash_here_is_refused(life: Life, currency: str) -> None:
    with pytest.raises(UnknownCurrency) as refused:
        life.boc.cash(currency)
    assert refused.value.given == currency
    with pytest.raises(UnknownCurrency):
        life.boc.let_claims_draw(currency)


def test_an_unknown_disposal_is_refused_with_those_there_are(life: Life) -> None:
    presentation = life.presented()
    with pytest.raises(UnknownDisposal, match="'burn'; needed: hold or notify or return or instructed"):
        life.icbc.refuse(presentation.id, [WRONG_AMOUNT], "burn")
    assert life.platform.presentation(presentation.id).status == "Examining"


@pytest.mark.parametrize("day", ["2024-09-20", datetime(2024, 9, 20), 19986, date(1970, 1, 1)])
def test_what_is_no_civil_date_is_refused(life: Life, day: object) -> None:
    credit = life.advised()
    with pytest.raises(BadDate):
        life.boc.present(credit.id, "CNY 1.00", PAPERS, shipped=day)  # type: ignore[arg-type]


def test_documents_that_are_not_there_are_refused(life: Life) -> None:
    credit = life.advised()
    with pytest.raises(BadDocuments):
        life.boc.present(credit.id, "CNY 1.00", "no such folder", shipped=SHIPPED)


def test_correcting_what_was_presented_under_another_credit_is_refused(life: Life) -> None:
    first, second = life.presented("CNY 1.00"), life.presented("CNY 1.00")
    with pytest.raises(BadId, match=f"a presentation under {second.credit}"):
        life.boc.present(second.credit, "CNY 1.00", CORRECTED, shipped=SHIPPED, correcting=first.id)


def test_what_names_no_credit_is_refused(life: Life) -> None:
    for asked in (life.platform.credit, life.platform.presentations, life.boc.advise, life.platform.terms):
        with pytest.raises(BadId):
            asked("LC1")
    for asked in (life.platform.presentation, life.platform.claim, life.icbc.comply, life.icbc.pay):
        with pytest.raises(BadId):
            asked("3-1")


def test_a_party_that_nobody_knows_is_refused_with_those_that_are_known(life: Life) -> None:
    with pytest.raises(UnknownName) as refused:
        life.platform.desk("HSBC")
    assert "ICBC" in refused.value.needed and refused.value.given == "HSBC"  # type: ignore[operator]
    for field in ("applicant", "beneficiary", "adviser", "nominated"):
        with pytest.raises(UnknownName):
            life.icbc.issue(terms(**{field: "HSBC"}))
    assert life.platform.credits() == ()


def test_a_customer_is_no_bank(life: Life) -> None:
    with pytest.raises(NotABank, match="Huaxin Textiles is a Customer"):
        life.platform.bank("Huaxin Textiles")
    with pytest.raises(NotABank, match="CBA is a Convener"):
        life.platform.bank("CBA")


def test_a_customer_that_acts_by_its_bank_has_no_account_and_no_key(life: Life) -> None:
    with pytest.raises(NoAccount) as refused:
        life.pboc.issue_cash("Ningbo Cotton", "CNY 1.00")
    assert refused.value.given == "Ningbo Cotton"
    with pytest.raises(KeyMissing, match="its bank acts for it"):
        life.platform.desk("Ningbo Cotton").waive("3-1.1")
    assert life.platform.desk("Ningbo Cotton").cash() == cny("0")


# What the ledger refuses


def test_what_is_not_on_the_ledger_is_refused_by_name(life: Life) -> None:
    for read, unknown, error in (
        (life.platform.credit, "3-9", errors.UnknownCredit),
        (life.platform.presentation, "3-9.1", errors.UnknownPresentation),
        (life.platform.claim, "3-9.1", errors.UnknownClaim),
    ):
        with pytest.raises(error) as refused:
            read(unknown)
        assert refused.value.id == unknown


def test_the_wrong_party_is_refused_with_the_right_one(life: Life) -> None:
    credit = life.icbc.issue(terms())
    with pytest.raises(errors.NotParty) as refused:
        life.icbc.advise(credit.id)
    assert (refused.value.id, refused.value.expected) == (credit.id, life.boc.party)


def test_the_wrong_state_is_refused_with_the_states_that_are_right(life: Life) -> None:
    credit = life.icbc.issue(terms())
    with pytest.raises(errors.UnexpectedStatus) as refused:
        life.boc.present(credit.id, "CNY 1.00", PAPERS, shipped=date(2024, 9, 1))
    assert (refused.value.actual.name, refused.value.allowed) == ("Issued", ("Advised",))


def test_more_than_is_available_is_refused_with_what_is(life: Life) -> None:
    presentation = life.presented("CNY 600000.00")
    with pytest.raises(errors.OverDrawn) as refused:
        life.boc.present(presentation.credit, "CNY 400000.01", fresh_papers(), shipped=SHIPPED)
    assert (refused.value.given, refused.value.available) == (40_000_001, 40_000_000)


def test_a_notice_without_disposal_or_discrepancies_is_refused(life: Life) -> None:
    presentation = life.presented()
    with pytest.raises(errors.DisposalMissing):
        life.icbc.refuse(presentation.id, [WRONG_AMOUNT], "")
    with pytest.raises(errors.DiscrepanciesMissing):
        life.icbc.refuse(presentation.id, [], Disposal.RETURN)


def test_a_year_without_a_calendar_is_refused(life: Life) -> None:
    with pytest.raises(errors.CalendarYearUnpublished) as refused:
        life.icbc.issue(terms(expiry="2026-01-15"))
    assert refused.value.year == 2026


def test_the_same_documents_are_refused_a_second_time_under_one_key_only(life: Life) -> None:
    presentation = life.presented("CNY 1.00", number="LC5")
    draft = life.platform.papers.find("documents", presentation.id)
    assert draft is not None
    other = life.boc.present(presentation.credit, "CNY 1.00", PAPERS, shipped=SHIPPED)
    again = life.boc.present(presentation.credit, "CNY 1.00", PAPERS, shipped=SHIPPED)
    roots = [json.loads(str(life.platform.papers.find("documents", one.id)))["root"] for one in (other, again)]
    assert roots[0] != roots[1]


def test_a_suspended_bank_opens_nothing_and_still_pays(life: Life) -> None:
    credit = life.advised(tenor="20 days after sight")
    life.platform.travel(date(2024, 9, 27))
    made = life.boc.present(credit.id, "CNY 1000000.00", PAPERS, shipped=SHIPPED)
    assert life.cba.suspend("ICBC").standing == "Suspended"
    with pytest.raises(errors.Suspended):
        life.icbc.issue(terms())
    life.icbc.honour(life.icbc.comply(made.id).id)
    life.platform.travel(date(2024, 10, 21))
    assert life.icbc.pay(made.id).status == "Paid"
    assert life.cba.reinstate("ICBC").standing == "Good"
    assert life.icbc.issue(terms(expiry="2024-12-16")).status == "Issued"


# Lives


def test_a_sight_credit_from_issue_to_payment(life: Life) -> None:
    life.platform.travel(date(2024, 9, 2))
    credit = life.icbc.issue(terms(number="LC1", tolerance="+5/-10"))
    assert (credit.id, credit.status, credit.issuer, credit.adviser) == ("3-1", "Issued", "ICBC", "BOC")
    assert (credit.applicant, credit.beneficiary) == ("Huaxin Textiles", "Ningbo Cotton")
    assert (credit.amount, credit.limit, credit.available) == (cny("1000000"), cny("1050000"), cny("1050000"))
    assert (credit.tenor.kind, credit.rules, credit.place, credit.presentation_days) == ("Sight", "PRC2016", "CN", 15)
    assert life.boc.advise(credit.id).status == "Advised"
    life.platform.travel(date(2024, 9, 27))
    made = life.boc.present(credit.id, cny("1000000"), PAPERS, shipped=SHIPPED)
    assert (made.id, made.status, made.presenter, made.examiner) == ("3-1.1", "Examining", "BOC", "ICBC")
    assert (made.received, made.examine_by, made.claim) == (date(2024, 9, 27), date(2024, 10, 10), None)
    assert life.platform.credit(credit.id).pending == cny("1000000")
    assert life.icbc.comply(made.id).status == "Complying"
    paid = life.icbc.honour(made.id)
    assert (paid.status, paid.claim, paid.claim_status, paid.owner) == ("Honoured", "3-1.1", "Paid", "BOC")
    assert (paid.face, paid.maturity) == (cny("1000000"), date(2024, 9, 27))
    assert (life.icbc.cash(), life.boc.cash()) == (cny("49000000"), cny("51000000"))
    left = life.platform.credit(credit.id)
    assert (left.drawn, left.available, left.pending, left.presentations) == (cny("1000000"), cny("50000"), cny("0"), 1)
    life.platform.travel(date(2024, 12, 20))
    assert life.icbc.close(credit.id).status == "Closed"


def test_a_usance_credit_is_paid_at_maturity_after_it_was_reported_unpaid(life: Life) -> None:
    claim = life.honoured(tenor="30 days after sight")
    # 27 October is a Sunday.
    assert (claim.status, claim.obligor, claim.owner, claim.maturity) == (
        "Outstanding",
        "ICBC",
        "BOC",
        date(2024, 10, 28),
    )
    with pytest.raises(errors.UsanceError):
        life.icbc.pay(claim.id)
    life.platform.travel(date(2024, 10, 28))
    assert life.platform.claim(claim.id).status == "Due"
    life.platform.travel(date(2024, 10, 29))
    assert life.boc.report_unpaid(claim.id).status == "Unpaid"
    assert life.icbc.pay(claim.id).status == "Paid"
    assert life.platform.claims() == life.platform.claims(claim.credit) == (life.platform.claim(claim.id),)
    with pytest.raises(errors.UnexpectedStatus):
        life.icbc.pay(claim.id)
    assert life.boc.cash() == cny("51000000")


def test_a_refused_presentation_is_corrected_and_the_first_documents_go_back(life: Life) -> None:
    first = life.presented()
    refused = life.icbc.refuse(first.id, [WRONG_AMOUNT, WRONG_AMOUNT], Disposal.RETURN)
    assert (refused.status, refused.discrepancies, refused.disposal) == ("Refused", 2, "return")
    assert life.platform.credit(first.credit).available == cny("1000000")
    assert life.icbc.return_documents(first.id).status == "Returned"
    again = life.boc.present(first.credit, "CNY 1000000.00", CORRECTED, shipped=SHIPPED, correcting=first.id)
    assert (again.id, again.previous, again.status) == (f"{first.credit}.2", first.id, "Examining")
    notice = json.loads(str(life.platform.papers.find("notice of refusal", first.id)))
    assert {one["value"] for one in notice["fields"]} >= {"CNY 10.00", "UCP600/18"}


def test_the_very_same_documents_are_presented_once_at_a_time(life: Life) -> None:
    first = life.presented("CNY 5.00")
    with pytest.raises(errors.DocumentsInUse) as used:
        life.boc.present(first.credit, "CNY 1.00", first, shipped=SHIPPED)
    assert used.value.presentation == first.id
    life.icbc.refuse(first.id, [WRONG_AMOUNT], "return")
    life.icbc.return_documents(first.id)
    again = life.boc.present(first.credit, "CNY 1.00", first, shipped=SHIPPED, correcting=first.id)
    papers = life.platform.papers
    assert papers.find("documents", again.id) == papers.find("documents", first.id)


def test_the_very_same_documents_are_known_by_the_log_where_the_papers_are_not(life: Life) -> None:
    first = life.presented()
    life.boc.withdraw(first.id)
    elsewhere = platform_module.Platform(life.platform.ledger, life.platform.record, life.platform.network)
    again = elsewhere.desk("BOC").present(first.credit, "CNY 1.00", first, shipped=SHIPPED)
    assert elsewhere.papers.find("documents", again.id) is None
    assert elsewhere.desk("BOC").withdraw(again.id).status == "Withdrawn"


def test_a_bank_that_did_not_present_returns_documents_by_the_root_in_the_log(life: Life) -> None:
    first = life.presented()
    life.icbc.refuse(first.id, [WRONG_AMOUNT], "hold")
    other_bank = platform_module.Platform(life.platform.ledger, life.platform.record, life.platform.network)
    assert other_bank.papers.find("documents", first.id) is None
    assert other_bank.desk("ICBC").return_documents(first.id).status == "Returned"


def test_the_applicant_waives_and_the_bank_takes_it_up(life: Life) -> None:
    made = life.presented()
    assert life.icbc.seek_waiver(made.id).waiver == "Sought"
    assert life.huaxin.waive(made.id).waiver == "Given"
    assert life.icbc.waive(made.id).status == "Complying"


def test_without_the_applicant_s_mandate_the_bank_needs_its_waiver(life: Life) -> None:
    made = life.presented()
    assert life.platform.party("Huaxin Textiles").mandate
    assert not life.huaxin.set_mandate(False).mandate
    with pytest.raises(errors.WaiverMissing) as refused:
        life.icbc.waive(made.id)
    assert refused.value.applicant == life.huaxin.party


def test_documents_are_withdrawn_and_presented_again(life: Life) -> None:
    made = life.presented()
    assert life.boc.withdraw(made.id).status == "Withdrawn"
    assert life.boc.present(made.credit, "CNY 1000000.00", PAPERS, shipped=SHIPPED).id == f"{made.credit}.2"


def test_what_is_found_complying_and_then_left_is_enforced(life: Life) -> None:
    made = life.presented()
    life.icbc.comply(made.id)
    with pytest.raises(errors.ExaminationPeriodOpen):
        life.abc.enforce(made.id)
    life.platform.travel(date(2024, 10, 11))
    assert life.abc.enforce(made.id).status == "Honoured"


def test_declined_advice_goes_to_another_bank_and_then_to_the_issuer(life: Life) -> None:
    credit = life.icbc.issue(terms())
    declined = life.boc.decline_advice(credit.id)
    assert declined.status == "Issued"
    assert life.icbc.appoint_adviser(credit.id, "ABC").adviser == "ABC"
    assert life.icbc.appoint_adviser(credit.id, None).adviser is None
    assert life.icbc.advise(credit.id).status == "Advised"


# Reading


def test_where_there_is_nothing_nothing_is_read(life: Life) -> None:
    assert (life.platform.credits(), life.platform.credits("ABC"), life.platform.claims()) == ((), (), ())
    credit = life.advised()
    assert (life.platform.presentations(credit.id), life.platform.claims(credit.id)) == ((), ())


@pytest.mark.parametrize("page", [2])
def test_pages_hold_everything_once_and_in_order(life: Life, monkeypatch: pytest.MonkeyPatch, page: int) -> None:
    monkeypatch.setattr(reads_module, "_PAGE", page)
    credits = [life.advised() for _ in range(3)]
    life.platform.travel(date(2024, 9, 27))
    made = [life.boc.present(credits[0].id, "CNY 2.00", fresh_papers(), shipped=SHIPPED) for _ in range(3)]
    for one in made[1:]:
        life.icbc.honour(life.icbc.comply(one.id).id)
    assert [one.id for one in life.platform.credits()] == [one.id for one in credits]
    assert life.platform.credits("ICBC") == life.platform.credits()
    assert [one.id for one in life.platform.presentations(credits[0].id)] == [one.id for one in made]
    assert [one.id for one in life.platform.claims()] == [one.id for one in made[1:]]


def test_terms_are_kept_by_who_issued_and_known_to_nobody_else(life: Life) -> None:
    credit = life.icbc.issue(terms(number="LC1"))
    kept = life.platform.terms(credit.id)
    assert kept is not None and (kept["goods"], kept["number"]) == ("combed cotton yarn", "LC1")
    other_bank = platform_module.Platform(life.platform.ledger, life.platform.record, life.platform.network)
    assert other_bank.terms(credit.id) is None
    assert other_bank.credit(credit.id).applicant == f"party {life.platform.directory.number('Huaxin Textiles')}"


@pytest.mark.parametrize("changes", [{}, {"tenor": "90 days after shipment"}, {"tenor": "on 2025-01-20"}])
def test_a_credit_shows_the_terms_that_it_was_issued_on(life: Life, changes: dict[str, object]) -> None:
    file = terms(
        **{
            **{"nominated": "BOC", "confirmation": "may add", "tolerance": "+5/-10", "presentation_days": 12},
            **{"latest_shipment": "2024-10-31", "partial": False, "transferable": True, "rules": "UCP600"},
            **changes,
        }
    )
    said = life.icbc.issue(file)
    assert [getattr(said, name) for name in SHOWN] == [getattr(file, name) for name in SHOWN]


SHOWN = (
    *("applicant", "beneficiary", "adviser", "nominated", "confirmation", "amount", "tolerance", "expiry", "tenor"),
    *("rules", "latest_shipment", "presentation_days", "partial", "transferable"),
)


def test_cash_is_issued_paid_and_redeemed(life: Life) -> None:
    assert life.pboc.issue_cash("PBoC", "USD 7.00") == Money.parse("USD 7.00")
    assert life.pboc.transfer_cash("ABC", Money.parse("USD 2.50")) == Money.parse("USD 4.50")
    assert life.pboc.redeem_cash("USD 4.00") == Money.parse("USD 0.50")
    assert life.abc.cash("USD") == Money.parse("USD 2.50")
    with pytest.raises(errors.Refusal):
        life.abc.issue_cash("ABC", "USD 1.00")


def test_claims_draw_up_to_the_limit_that_the_bank_allows(life: Life) -> None:
    made = life.presented()
    life.icbc.comply(made.id)
    life.icbc.let_claims_draw("CNY", cny("999999.99"))
    with pytest.raises(errors.InsufficientCash):
        life.icbc.honour(made.id)
    life.icbc.let_claims_draw("CNY", cny("1000000.00"))
    assert life.icbc.honour(made.id).claim_status == "Paid"


def test_the_calendar_answers_as_the_ledger_has_it(life: Life) -> None:
    calendar = life.platform.calendar
    assert calendar.add_banking_days("CN", date(2024, 9, 27), 5) == date(2024, 10, 10)
    assert calendar.next_banking_day("CN", date(2024, 10, 1)) == date(2024, 10, 8)
    assert (calendar.is_banking_day("CN", date(2024, 9, 29)), calendar.is_banking_day("CN", date(2024, 10, 1))) == (
        True,
        False,
    )
    assert (calendar.editions("CN", 2025), calendar.editions("CN", 2026)) == (1, 0)
    assert calendar.closing("CN") == time(17)
    life.platform.travel(date(2024, 9, 30), time(17, 30))
    assert (life.platform.today(), calendar.receipt_day("CN")) == (date(2024, 9, 30), date(2024, 10, 8))
    for asked in (lambda: calendar.is_banking_day("CN", date(2026, 3, 2)), lambda: calendar.receipt_day("HK")):
        with pytest.raises(errors.Refusal):
            asked()
