"""`usance transfer`: parts of a credit, the first beneficiary's invoice, and who may say what of them.

refused    unknown | not the party | asked twice | too much | too late, long, elsewhere | not transferable | a part
lives      both sides, one after the other | by mandate | once under a key | invoice in place | invoice not in time
"""

from __future__ import annotations

import pytest

from tests.client.cli.conftest import Shell

MILL = ["Suzhou Mill", "CNY 5.00"]


@pytest.fixture
def received(shell: Shell, part: str) -> str:
    """Documents of the mill at the transferring bank; the presentation's id."""
    return present(shell, part)


def present(shell: Shell, part: str) -> str:
    words = ["CNY 310000.00", "--documents", shell.documents(), "--shipped", "2024-09-01"]
    return str(shell.read(f"present {part} --by CCB", *words)["id"])


@pytest.mark.parametrize(
    ("line", "more", "said"),
    [
        ("transfer part 3-9 --by BOC", MILL, "there is no credit 3-9 (UnknownCredit)"),
        ("transfer part LC1 --by BOC", MILL, "not an id: 'LC1'; needed: a credit such as 1-7"),
        ("transfer part 3-1 --by ABC", MILL, "ABC cannot do this with 3-1: it is for Ningbo Trading to do (NotParty)"),
        ("transfer part 3-1 --by BOC", ["Nobody", "CNY 5.00"], "no party is called 'Nobody'"),
        ("transfer part 3-1 --by BOC", ["Suzhou Mill", "USD 5.00"], "currencies differ: USD; needed: CNY"),
        ("transfer part 3-1 --by BOC", ["Suzhou Mill", "5 yuan"], "not an amount of money: '5 yuan'"),
        ("transfer part 3-1 --by BOC --expiry soon", MILL, "not a date: 'soon'"),
        (
            "transfer part 3-1 --by BOC",
            ["Suzhou Mill", "CNY 690000.01"],
            "CNY 690,000.01 is more than the CNY 690,000.00 of credit 3-1 that can still be transferred (TransferAbove",
        ),
        (
            "transfer part 3-1 --by BOC --expiry 2024-11-16",
            MILL,
            "a part expires on 2024-11-15 at the latest, as credit 3-1 does; given 2024-11-16 (LaterExpiry)",
        ),
        (
            "transfer part 3-1 --by BOC --latest-shipment 2024-11-01",
            MILL,
            "a part of credit 3-1 is shipped by 2024-10-31 at the latest; given 2024-11-01 (LaterShipment)",
        ),
        (
            "transfer part 3-1 --by BOC --presentation-days 16",
            MILL,
            "a part of credit 3-1 has 15 days to present at most; given 16 (LongerPeriod)",
        ),
        (
            "transfer part 3-1 --by BOC --place HK",
            MILL,
            "a part of credit 3-1 is presented where the credit is, or at CN, its bank's place (OtherPlace)",
        ),
        ("transfer list 3-9", [], "there is no credit 3-9 (UnknownCredit)"),
        ("transfer demand-invoice 3-1.1 --by BOC", [], "there is no presentation 3-1.1 (UnknownPresentation)"),
        ("transfer substitute 3-1/1.1 --by BOC", ["CNY 5.00"], "there is no presentation 3-1/1.1 (UnknownPres"),
    ],
)
def test_a_part_that_cannot_be_transferred_is_refused(
    shell: Shell, part: str, line: str, more: list[str], said: str
) -> None:
    assert shell.fails(line, *more).startswith(said)
    assert len(shell.read("transfer list 3-1")) == 1


def test_a_credit_that_does_not_say_so_is_not_transferred(shell: Shell, credit: str) -> None:
    shown = shell.fails(f"transfer part {credit} --by BOC", "Huaxin Textiles", "CNY 5.00")
    assert shown == "credit 3-1 is not transferable (NotTransferable)"


def test_a_part_is_not_transferred_on(shell: Shell, part: str) -> None:
    for side in ("CCB", "BOC"):
        shown = shell.fails(f"transfer part {part} --by {side}", "Wuxi Spinning", "CNY 5.00")
        assert shown == "3-1/1 is a part, and is not transferred on (TransferredOnce)"


def test_a_part_is_transferred_when_both_sides_have_said_the_same(shell: Shell, part: str) -> None:
    shell.does("party mandate end --by", "Ningbo Trading")
    said = ["Wuxi Spinning", "CNY 230000.00", "--latest-shipment", "2024-10-10"]
    asked = shell.does("transfer part 3-1", *said, "--by", "Ningbo Trading")
    assert asked.startswith("asked for: CNY 230,000.00 of credit 3-1 for Wuxi Spinning; it is transferred when")
    again = shell.fails("transfer part 3-1", *said, "--by", "Ningbo Trading")
    assert again.startswith("this side has asked for that part of credit 3-1 already")
    tried = shell.does("transfer part 3-1 --by BOC --dry-run", *said)
    assert tried == "would be done by BOC: transfer CNY 230,000.00 of 3-1 to Wuxi Spinning\n"
    done = shell.does("transfer part 3-1 --by BOC", *said)
    assert done.startswith("transferred: credit 3-1/2 is Advised: CNY 230,000.00 available of CNY 230,000.00, for Wuxi")
    assert [one["id"] for one in shell.read("transfer list 3-1")] == ["3-1/1", "3-1/2"]


def test_a_part_is_transferred_once_under_a_key_and_each_time_without(shell: Shell, part: str) -> None:
    for _ in range(2):
        assert shell.read("transfer part 3-1 --by BOC --key mill", *MILL)["id"] == "3-1/2"
    assert shell.read("transfer part 3-1 --by BOC", *MILL)["id"] == "3-1/3"


def test_a_credit_is_shown_with_its_parts_and_what_is_set_aside(shell: Shell, part: str) -> None:
    shown = shell.does("credit show 3-1")
    assert "set aside         CNY 310,000.00, transferred or advanced" in shown
    assert "3-1/1  Advised  Suzhou Mill  CNY 310,000.00  CNY 310,000.00  2024-10-31" in shown
    assert shell.read("credit show 3-1")["parts"][0]["beneficiary"] == "Suzhou Mill"


def test_the_first_beneficiary_s_invoice_takes_the_second_one_s_place(shell: Shell, part: str, received: str) -> None:
    demanded = shell.does(f"transfer demand-invoice {received} --by BOC")
    assert demanded.endswith("at BOC, the first beneficiary's invoice may come until 2024-09-03\n")
    assert "may come until 2024-09-03 (SubstitutionDemanded)" in shell.fails(
        f"transfer demand-invoice {received} --by BOC"
    )
    early = shell.fails(f"forward {received} --by BOC")
    assert early == "the first beneficiary may substitute its invoice under 3-1/1.1 until 2024-09-03 (SubstitutionOpen)"
    less = shell.fails(f"transfer substitute {received} --by BOC", "CNY 309999.99")
    assert less.startswith(
        "an invoice of CNY 309,999.99 under 3-1/1.1 does not fit: at least CNY 310,000.00, at most C"
    )
    assert "for CNY 42,000.00 more" in shell.does(f"transfer substitute {received} --by BOC", "CNY 352000.00")
    assert "invoice       the first beneficiary's invoice is in place, for CNY 42,000.00 more" in shell.does(
        f"examine show {received}"
    )
    shell.does(f"forward {received} --by BOC")
    shell.does("examine comply 3-1/1.2 --by ICBC")
    shell.does("honour 3-1/1.2 --by ICBC")
    paid = {claim["owner"]: claim["face"]["amount"] for claim in shell.read(f"claim list --credit {part}")}
    assert paid == {"CCB": "310000.00", "Ningbo Trading": "42000.00"}


def test_an_invoice_that_comes_too_late_is_refused_and_the_documents_go_on(shell: Shell, received: str) -> None:
    assert shell.read(f"examine show {received}")["substitution"] is None
    shell.does(f"transfer demand-invoice {received} --by BOC")
    shell.does("clock set 2024-09-04")
    late = shell.fails(f"transfer substitute {received} --by BOC", "CNY 352000.00")
    assert (
        late
        == "the invoice under 3-1/1.1 could be substituted until 2024-09-03; today is 2024-09-04 (SubstitutionOver)"
    )
    assert "presentation 3-1/1.2 is Examining" in shell.does(f"forward {received} --by BOC")


def test_the_mill_does_not_speak_for_the_trader(shell: Shell, received: str) -> None:
    assert "(NotParty)" in shell.fails(f"transfer substitute {received} --by CCB", "CNY 352000.00")
    assert "(NotParty)" in shell.fails(f"transfer demand-invoice {received} --by CCB")


def test_documents_that_are_under_no_part_have_no_other_invoice(shell: Shell, presentation: str) -> None:
    shown = shell.fails(f"transfer demand-invoice {presentation} --by ICBC")
    assert shown == "3-1.1 is no presentation under a transferred part (NotAPart)"
