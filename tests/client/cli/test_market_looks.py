"""`usance market`: what is looked at, and what banks say before anything is for sale.

looked at   the book, and a part of it | one's own | anything by its id | a price | trades and their sum | for
            spreadsheets | drawn
before      an offer of funds, sold into | an inquiry, answered | a line, used and exceeded
"""

from __future__ import annotations

import csv
import io

import pytest

from tests.client.cli.conftest import Shell

QUOTE = "--value 2024-09-06 --until 2024-09-05"
OFFER = "market offer --by ABC --days 1-180 --until 2024-09-30"


@pytest.fixture
def quote(shell: Shell, claim: str) -> str:
    """BOC's claim on ICBC is for sale, and ABC has the money for its quote; the quote's id."""
    shell.does("cash issue ABC --by PBoC", "CNY 5000000.00")
    shell.does("market release 3-1.1 --by BOC --until 2024-09-30")
    return str(shell.read(f"market quote 3-1.1@1 2.85% --by ABC {QUOTE}")["id"])


@pytest.fixture
def settled(shell: Shell, quote: str) -> str:
    """Sold and settled."""
    shell.does(f"market take {quote} --by BOC")
    shell.does(f"market acknowledge {quote} --by ICBC")
    shell.does("clock set 2024-09-06")
    shell.does(f"market settle {quote} --by BOC")
    return quote


def columns(line: str) -> list[str]:
    return [cell for cell in line.split("  ") if cell]


def test_the_book_shows_what_is_for_sale_with_the_best_quote(shell: Shell, quote: str) -> None:
    shell.does(f"market quote 3-1.1@1 2.7% --by CCB {QUOTE}")
    header, row = shell.does("market book").splitlines()
    assert [one.strip() for one in columns(header)][:4] == ["listing", "obligor", "face", "due"]
    shown = [one.strip() for one in columns(row)]
    assert shown == [
        *("3-1.1@1", "ICBC", "CNY 900,000.00", "2024-10-08", "BOC", "2024-09-30 23:59", "2"),
        *("2.70%", "CNY 897,840.00", "CCB"),
    ]
    [entry] = shell.read("market book")
    assert entry["best"] == {
        **{"quote": "3-1.1@1.2", "buyer": "CCB", "rate": "2.70%"},
        "net": {"amount": "897840.00", "currency": "CNY"},
    }


@pytest.mark.parametrize(
    ("only", "found"),
    [
        ("--obligor ICBC", 1),
        ("--obligor ABC", 0),
        ("--seller BOC", 1),
        ("--seller CCB", 0),
        ("--currency CNY", 1),
        ("--currency USD --obligor ICBC", 0),
    ],
)
def test_a_part_of_the_book_is_shown(shell: Shell, quote: str, only: str, found: int) -> None:
    assert len(shell.read(f"market book {only}")) == found


def test_a_party_sees_what_it_is_part_of(shell: Shell, quote: str) -> None:
    assert shell.does("market mine CCB") == "quotes: 0\nsales: 0\nfor sale: 0\n"
    shown = shell.does("market mine BOC")
    assert shown.startswith("quotes: 1\n") and "\nfor sale: 1\n" in shown and "3-1.1@1.1  Open" in shown
    shell.does(f"market take {quote} --by BOC")
    assert [one["id"] for one in shell.read("market mine ICBC")["sales"]] == [quote]
    assert "no party is called 'Nobody'" in shell.fails("market mine Nobody")


def test_a_listing_is_shown_with_its_quotes_and_a_quote_with_its_price(shell: Shell, quote: str) -> None:
    listing = shell.does("market show 3-1.1@1")
    assert "maturity  2024-10-08 at CN" in listing and "3-1.1@1.1  Open" in listing
    assert [one["id"] for one in shell.read("market show 3-1.1@1")["quotes"]] == [quote]
    shown = shell.does(f"market show {quote}")
    assert (
        "price     2.85% a year of 360 days, straight, for 32 days" in shown and "until     2024-09-05 23:59" in shown
    )
    assert shell.read(f"market show {quote}")["until"] == "2024-09-05T23:59:59"


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("3-1.1", "not an id: '3-1.1'; needed: a listing such as 1-7.2@1"),
        ("3-1.1@1.x", "not an id: '3-1.1@1.x'; needed: a quote such as 1-7.2@1.3"),
        ("3-1.1@9", "there is no listing 3-1.1@9 (UnknownListing)"),
        ("3-1.1@1.9", "there is no quote 3-1.1@1.9 (UnknownQuote)"),
        ("O0", "not an id: 'O0'; needed: an offer of funds such as O7"),
        ("O7", "there is no offer O7 (UnknownOffer)"),
        ("I7", "there is no inquiry I7 (UnknownInquiry)"),
    ],
)
def test_what_there_is_not_is_not_shown(shell: Shell, quote: str, given: str, said: str) -> None:
    assert shell.fails(f"market show {given}") == said


def test_a_price_is_that_of_the_ledger(shell: Shell) -> None:
    words = ["CNY 10000000.00", "2.85%", "--value", "2024-01-15", "--maturity", "2024-07-12"]
    assert shell.does("market price", *words) == (
        "net       CNY 9,858,291.67\ndiscount  CNY 141,708.33\ndays      179\n"
    )
    assert shell.read("market price", *words, "--grace", "3", "--method", "yield")["net"]["amount"] == "9857963.18"
    nothing = shell.fails("market price --value 2024-01-15 --maturity 2025-12-12", "CNY 100.00", "100%")
    assert nothing == "the discount leaves nothing of CNY 100.00 (DiscountAboveFace)"
    long = ["1%", "--method", "yield by 182 days", "--value", "2024-01-15", "--maturity", "9999-01-01"]
    assert "days are too many for interest by the period; at most " in shell.fails("market price", "CNY 100.00", *long)


def test_funds_are_offered_sold_into_and_withdrawn(shell: Shell, claim: str) -> None:
    offered = shell.does(OFFER, "CNY 1000000.00", "2.85%", "--obligor", "ICBC")
    assert offered == (
        "offered: offer O1 is Open: ABC buys claims on ICBC of 1 to 180 days at 2.85% straight, CNY 1,000,000.00 left, "
        "until 2024-09-30 23:59\n"
    )
    assert shell.does("market show O1") == offered.removeprefix("offered: ")
    sold = shell.does("market sell O1 3-1.1 2024-09-06 --by BOC")
    assert sold.startswith("sold: quote 3-1.1@1.1 is Taken: ABC to BOC CNY 897,720.00 for CNY 900,000.00 on 2024-09-06")
    assert [(one["id"], one["left"]["amount"]) for one in shell.read("market offers")] == [("O1", "100000.00")]
    assert "O1     Open    ABC    ICBC     1-180  2.85%  straight  CNY 100,000.00" in shell.does("market offers")
    assert shell.does("market withdraw-offer O1 --by ABC").startswith("withdrawn: offer O1 is Withdrawn")
    assert shell.fails("market withdraw-offer O1 --by ABC").startswith(
        "offer O1 was withdrawn, or is over; it is 2024-"
    )


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            ["CNY 899999.99", "2.85%"],
            "CNY 900,000.00 is more than the CNY 899,999.99 that offer O1 would still buy (Off",
        ),
        (["CNY 1000000.00", "2.85%", "--obligor", "CCB"], "offer O1 is for claims on CCB, not on ICBC (OtherObligor)"),
        (
            ["CNY 1000000.00", "2.85%", "--days", "33-90"],
            "offer O1 is for 33 to 90 days, and this claim runs for 32 (Oth",
        ),
    ],
)
def test_a_claim_that_does_not_fit_an_offer_is_not_sold_into_it(
    shell: Shell, claim: str, words: list[str], said: str
) -> None:
    shell.does(OFFER, *words)
    assert shell.fails("market sell O1 3-1.1 2024-09-06 --by BOC").startswith(said)


def test_an_offer_that_does_not_fit_is_refused(shell: Shell) -> None:
    backwards = shell.fails(OFFER, "CNY 5.00", "2.85%", "--days", "180-1")
    assert backwards == "an offer of CNY 5.00 for 180 to 1 days, until 2024-09-30 23:59 at CN, does not fit (BadOffer)"
    result = shell.run(OFFER, "CNY 5.00", "2.85%", "--days", "long")
    assert (result.exit_code, "no span of days" in result.stderr) == (2, True)


def test_the_market_is_asked_answers_and_is_asked_no_more(shell: Shell) -> None:
    words = ["sell", "city bank", "90 days", "below 10m", "CNY"]
    asked = shell.does("market ask --by BOC --until 2024-09-30", *words)
    assert (
        asked == "asked: inquiry I1 of BOC is Open, until 2024-09-30 23:59: sell, city bank, 90 days, below 10m CNY\n"
    )
    assert shell.fails("market indicate I1 2.85% --by BOC") == "BOC has asked I1 itself (OwnInquiry)"
    for bank, rate in (("ABC", "2.85%"), ("CCB", "2.8%")):
        indicated = shell.does(f"market indicate I1 {rate} --by {bank}")
    assert indicated.endswith("below 10m CNY; indicated: ABC 2.85%; CCB 2.80%\n")
    assert "2024-09-30 23:59  ABC 2.85%, CCB 2.80%" in shell.does("market inquiries")
    assert shell.read("market show I1")["rates"] == [["ABC", "2.85%"], ["CCB", "2.80%"]]
    assert "closed: inquiry I1 of BOC is Closed: sell, " in shell.does("market close-inquiry I1 --by BOC")
    assert shell.fails("market indicate I1 2.85% --by ABC").startswith("inquiry I1 was closed, or is over; it is 2024-")
    over = shell.fails("market ask --by BOC --until 2024-09-01", *words)
    assert over.startswith("an inquiry until 2024-09-01 23:59 at CN does not fit")
    assert shell.run("market ask --by BOC --until 2024-09-30", *words[:1], "any bank", *words[2:]).exit_code == 2


def test_a_line_binds_its_bank_until_it_ends(shell: Shell, quote: str) -> None:
    set_ = shell.does("market set-line ICBC --by ABC", "CNY 899999.99")
    assert set_ == "line set: ABC would buy CNY 899,999.99 more of ICBC\n"
    more = shell.fails(f"market quote 3-1.1@1 2.8% --by ABC {QUOTE}")
    assert more == (
        "CNY 900,000.00 is more than the CNY 899,999.99 that the buyer at 3-1.1@1.2 would still take of ICBC "
        "(LineExceeded)"
    )
    shell.does("market set-line ICBC --by ABC", "CNY 1000000.00")
    shell.does(f"market take {quote} --by BOC")
    assert shell.read("market lines ABC") == {"ICBC": [{"amount": "100000.00", "currency": "CNY"}]}
    assert "ICBC     CNY 100,000.00" in shell.does("market lines ABC")
    ended = shell.does("market end-line ICBC CNY --by ABC")
    assert ended == "line ended: ABC is bound by none for ICBC in CNY\n"
    assert shell.read("market lines ABC") == {}


def test_trades_are_listed_summed_up_and_printed_for_spreadsheets(shell: Shell, settled: str) -> None:
    [trade] = shell.read("market trades")
    assert (trade["id"], trade["tenor"], trade["rate"], trade["net"]["amount"]) == (settled, 32, "2.85%", "897720.00")
    assert "2024-09-06  3-1.1@1.1  ICBC        32  2.85%  straight  CNY 900,000.00" in shell.does("market trades")
    rows = list(csv.DictReader(io.StringIO(shell.does("market trades --csv"))))
    assert [(one["currency"], one["value"], one["face"], one["net"], one["buyer"]) for one in rows] == [
        ("CNY", "2024-09-06", "900000.00", "897720.00", "ABC")
    ]
    header, *told, concentration = shell.does("market report").splitlines()
    assert [" ".join(one.split()) for one in (header, *told)] == [
        "currency by of trades face net share average rate",
        "CNY all all 1 CNY 900,000.00 CNY 897,720.00 100.0% 2.85%",
        "CNY obligor ICBC 1 CNY 900,000.00 CNY 897,720.00 100.0% 2.85%",
        "CNY tenor 31 to 90 days 1 CNY 900,000.00 CNY 897,720.00 100.0% 2.85%",
    ]
    assert concentration == "concentration on obligors in CNY: 10,000 of 10,000"
    assert shell.read("market report --currency USD") == []
    summed = list(csv.DictReader(io.StringIO(shell.does("market report --csv"))))
    assert [(one["by"], one["of"], one["face"]) for one in summed][1] == ("obligor", "ICBC", "900000.00")


def test_rates_are_drawn_against_tenors(shell: Shell, settled: str) -> None:
    shell.does("market report --chart rates.svg")
    drawn = (shell.folder / "rates.svg").read_text(encoding="utf-8")
    assert "3-1.1@1.1: 2.85% for 32 days, CNY 900,000.00 of ICBC, settled 2024-09-06" in drawn
    for wrong in ("rates.png", "rates.svg --currency USD"):
        result = shell.run(f"market report --chart {wrong}")
        assert (result.exit_code, "--chart" in result.stderr) == (2, True)
    assert not (shell.folder / "rates.png").exists()
