"""`usance market`: claims sold before they fall due, on a chain file, as a person does it.

refused    whom, when and what: each in its sentence | nothing is done by a dry run
lives      sold and settled | outside the chain | sealed | by documents | objected and lapsed | recourse | an offer of
           funds | an inquiry | a line
looked at  the book | one's own | a listing with its quotes | a price | moments and rates as people write them
"""

from __future__ import annotations

import pytest

from tests.client.cli.conftest import Shell

QUOTE = "--value 2024-09-06 --until 2024-09-05"
RELEASE = "market release 3-1.1 --by BOC --until 2024-09-30"
SOLD = "CNY 897,720.00 for CNY 900,000.00 on 2024-09-06, 2.85% straight for 32 days"


@pytest.fixture
def listing(shell: Shell, claim: str) -> str:
    """BOC's claim on ICBC of CNY 900,000.00, due on 2024-10-08, is for sale; ABC has money. The listing's id."""
    shell.does("cash issue ABC --by PBoC", "CNY 5000000.00")
    return str(shell.read(RELEASE)["id"])


@pytest.fixture
def quote(shell: Shell, listing: str) -> str:
    """ABC's quote for it; its id."""
    return str(shell.read(f"market quote {listing} 2.85% --by ABC {QUOTE}")["id"])


@pytest.fixture
def sale(shell: Shell, quote: str) -> str:
    """The quote was taken; its id."""
    shell.does(f"market take {quote} --by BOC")
    return quote


@pytest.mark.parametrize(
    ("line", "more", "said"),
    [
        ("market release 3-1.2 --until 2024-09-30 --by BOC", [], "there is no claim 3-1.2 (UnknownClaim)"),
        (
            "market release 3-1 --until 2024-09-30 --by BOC",
            [],
            "not an id: '3-1'; needed: a presentation or claim such",
        ),
        ("market release 3-1.1 --until soon --by BOC", [], "not a date: 'soon'"),
        ("market release 3-1.1 --by BOC --until", ["2024-09-30 25:00"], "not a time: '25:00'"),
        (
            "market release 3-1.1 --until 2024-09-30 --by ABC",
            [],
            "ABC cannot sell claim 3-1.1: BOC owns it (NotOwner)",
        ),
        (
            "market release 3-1.1 --until 2024-09-01 --by BOC",
            [],
            "claim 3-1.1 for sale until 2024-09-01 23:59 at CN, sealed until none, revealed until none: the moments "
            "are not in order, or over (BadListing)",
        ),
        (
            "market release 3-1.1 --until 2024-09-30 --to BOC --by BOC",
            [],
            "BOC sells claim 3-1.1, and does not buy it from itself (OwnListing)",
        ),
        ("market release 3-1.1 --until 2024-09-30 --to Nobody --by BOC", [], "no party is called 'Nobody'"),
        ("market delist 3-1.1@2 --by BOC", [], "there is no listing 3-1.1@2 (UnknownListing)"),
        ("market delist 3-1.1@1 --by ABC", [], "ABC cannot do this with 3-1.1@1: it is for BOC to do (NotParty)"),
        ("market delist 3-1.1 --by BOC", [], "not an id: '3-1.1'; needed: a listing such as 1-7.2@1"),
        ("market inquire 3-1.1@1 --by BOC", [], "BOC sells claim 3-1.1, and does not buy it from itself (OwnListing)"),
        (
            "market inquire 3-1.1@1 --by ICBC",
            [],
            "ICBC owes the claim of 3-1.1@1 itself, and does not buy it (OwnObligation)",
        ),
        (
            f"market quote 3-1.1@1 0% --by ABC {QUOTE}",
            [],
            "a rate of 0.00% does not fit: more than 0.00%, and at most 100",
        ),
        (
            f"market quote 3-1.1@1 100.0001% --by ABC {QUOTE}",
            [],
            "a rate of 100.0001% does not fit: more than 0.00%, and at most 100.00% (BadRate)",
        ),
        (f"market quote 3-1.1@1 2.85 --by ABC {QUOTE}", [], "not a rate: '2.85'; needed: a rate such as 2.85%"),
        (f"market quote 3-1.1@1 2.85% --basis 364 --by ABC {QUOTE}", [], "a year of 364 days does not fit: 360 or 365"),
        (
            f"market quote 3-1.1@1 2.85% --confirm-days 2 --by ABC {QUOTE}",
            [],
            "2 days to confirm do not go with a payment that is Digital: outside the chain one at least",
        ),
        (
            f"market quote 3-1.1@1 2.85% --leg outside --by ABC {QUOTE}",
            [],
            "0 days to confirm do not go with a payment that is Outside: outside the chain one at least",
        ),
        (
            f"market quote 3-1.1@1 2.85% --availability 2024-09-07 --by ABC {QUOTE}",
            [],
            "documents until 2024-09-07 do not fit: from today to the value date, 2024-09-06 (BadAvailability)",
        ),
        (
            "market quote 3-1.1@1 2.85% --by ABC --value 2024-09-06 --until 2024-09-01",
            [],
            "quote 3-1.1@1.1 is good until 2024-09-01 23:59 at CN; it is 2024-09-02 1",
        ),
        (
            "market quote 3-1.1@1 2.85% --by ABC --value 2024-08-30 --until 2024-09-05",
            [],
            "the value date 2024-08-30 has passed: today is 2024-09-02 (ValueDatePassed)",
        ),
        (
            "market quote 3-1.1@1 2.85% --by ABC --value 2024-09-07 --until 2024-09-05",
            [],
            "banks at CN do not work on 2024-09-07 (ValueDateClosed)",
        ),
        (
            "market quote 3-1.1@1 2.85% --by ABC --value 2024-10-08 --until 2024-09-05",
            [],
            "the claim falls due on 2024-10-08, which is not after the value date 2024-10-08 (MaturityBeforeValue)",
        ),
        (f"market seal 3-1.1@1 2.85% --by ABC {QUOTE}", [], "no quote for 3-1.1@1 is sealed now, it is 2024-09-02 1"),
        (
            "market reveal 3-1.1@1 --by ABC",
            [],
            "ABC has sealed no quote for 3-1.1@1, or has revealed it (NothingSealed)",
        ),
        ("market take 3-1.1@1.2 --by BOC", [], "there is no quote 3-1.1@1.2 (UnknownQuote)"),
        ("market take 3-1.1@1 --by BOC", [], "not an id: '3-1.1@1'; needed: a quote such as 1-7.2@1.3"),
        ("market sell O1 3-1.1 2024-09-06 --by BOC", [], "there is no offer O1 (UnknownOffer)"),
        ("market withdraw-offer 1 --by ABC", [], "not an id: '1'; needed: an offer of funds such as O7"),
        ("market indicate I1 2.85% --by ABC", [], "there is no inquiry I1 (UnknownInquiry)"),
        ("market close-inquiry O1 --by ABC", [], "not an id: 'O1'; needed: an inquiry such as I7"),
    ],
)
def test_what_the_market_does_not_take_is_told_in_a_sentence(
    shell: Shell, listing: str, line: str, more: list[str], said: str
) -> None:
    assert said in shell.fails(line, *more)
    assert [one["listing"] for one in shell.read("market book")] == [listing]


@pytest.mark.parametrize(
    ("line", "more", "said"),
    [
        (
            "market take {} --by ABC",
            [],
            "3-1.1@1.1 is Taken; this can be done only while it is Open (UnexpectedStatus)",
        ),
        ("market withdraw {} --by ABC", [], "3-1.1@1.1 is Taken; this can be done only while it is Open (UnexpectedS"),
        ("market acknowledge {} --by CCB", [], "CCB cannot do this with 3-1.1@1.1: it is for ICBC to do (NotParty)"),
        (
            "market satisfy {} --by ABC",
            [],
            "the documents for 3-1.1@1.1 are None; this can be done only while they are D",
        ),
        ("market settle {} --by ABC", [], "3-1.1@1.1 is Taken; this can be done only while it is Acknowledged (Unexp"),
        (
            "market lapse {} --by CCB",
            [],
            "3-1.1@1.1 may still be settled, until 2024-09-06; today is 2024-09-02 (SaleOp",
        ),
        (
            "market recourse {} --by ABC",
            ["fraud", "forged"],
            "3-1.1@1.1 is Taken; this can be done only while it is Set",
        ),
        (
            "market buy-back {} --by BOC",
            [],
            "3-1.1@1.1 is Taken; this can be done only while it is Disputed (Unexpected",
        ),
        (
            "market delist 3-1.1@1 --by BOC",
            [],
            "claim 3-1.1 is sold already, and the sale is not settled yet (ClaimLock",
        ),
        (RELEASE, [], "claim 3-1.1 is sold already, and the sale is not settled yet (ClaimLocked)"),
    ],
)
def test_a_sale_under_way_refuses_what_is_not_its_turn(
    shell: Shell, sale: str, line: str, more: list[str], said: str
) -> None:
    assert said in shell.fails(line.format(sale), *more)
    assert shell.read(f"market show {sale}")["status"] == "Taken"


def test_a_claim_is_released_quoted_sold_acknowledged_and_settled(shell: Shell, claim: str) -> None:
    shell.does("cash issue ABC --by PBoC", "CNY 5000000.00")
    released = shell.does(RELEASE, "--until", "2024-09-30 15:00", "--description", "a state bank's undertaking")
    assert released == (
        "released: listing 3-1.1@1 is Listed: CNY 900,000.00 of ICBC, due 2024-10-08, offered by BOC until "
        "2024-09-30 15:00\n"
    )
    assert shell.does("market inquire 3-1.1@1 --by ABC").startswith("inquired: listing 3-1.1@1 is Listed")
    quoted = shell.does(f"market quote 3-1.1@1 2.85% --by ABC {QUOTE}")
    assert quoted == f"quoted: quote 3-1.1@1.1 is Open: ABC to BOC {SOLD}, until 2024-09-05 23:59\n"
    taken = shell.does("market take 3-1.1@1.1 --by BOC")
    assert taken == f"taken: quote 3-1.1@1.1 is Taken: ABC to BOC {SOLD}, to be acknowledged by ICBC\n"
    acknowledged = shell.does("market acknowledge 3-1.1@1.1 --by ICBC")
    assert acknowledged.endswith("for 32 days, to be settled by 2024-09-06\n")
    early = shell.fails("market settle 3-1.1@1.1 --by ABC")
    assert early == "3-1.1@1.1 is settled on 2024-09-06; today is 2024-09-02 (ValueDateAhead)"
    shell.does("clock set 2024-09-06")
    before = shell.cash("BOC")
    assert shell.does("market settle 3-1.1@1.1 --by BOC") == f"settled: quote 3-1.1@1.1 is Settled: ABC to BOC {SOLD}\n"
    assert (before, shell.cash("BOC"), shell.cash("ABC")) == ("0.00", "897720.00", "4102280.00")
    assert shell.read(f"claim show {claim}")["owner"] == "ABC"
    assert [one["who"] for one in shell.read("credit timeline 3-1")][-6:] == ["BOC", "ABC", "ABC", "BOC", "ICBC", "ABC"]


def test_an_obligor_that_objects_lets_the_sale_lapse_and_the_claim_be_sold_again(shell: Shell, sale: str) -> None:
    told = shell.does(f"market object {sale} --by ICBC", "a court has stopped payment")
    assert told.startswith(f"objected: quote {sale} is Objected")
    assert shell.does(f"market lapse {sale} --by BOC").startswith(f"lapsed: quote {sale} is Lapsed")
    assert [one["listing"] for one in shell.read("market book")] == ["3-1.1@1"]


def test_reasons_that_say_nothing_are_a_usage_error(shell: Shell, sale: str) -> None:
    for line in (f"market object {sale} --by ICBC", f"market recourse {sale} --by ABC fraud"):
        result = shell.run(line, " ")
        assert (result.exit_code, "it says nothing" in result.stderr) == (2, True)


def test_a_sale_that_is_not_settled_in_time_lapses(shell: Shell, sale: str) -> None:
    shell.does(f"market acknowledge {sale} --by ICBC")
    shell.does("clock set 2024-09-09")
    late = shell.fails(f"market settle {sale} --by ABC")
    assert late == f"{sale} could be settled until 2024-09-06; today is 2024-09-09 (SettlementOver)"
    assert shell.does(f"market lapse {sale} --by CCB").startswith("lapsed")


def test_money_that_is_short_leaves_claim_and_money_where_they_are(shell: Shell, sale: str) -> None:
    shell.does(f"market acknowledge {sale} --by ICBC")
    shell.does("cash transfer CCB --by ABC", "CNY 4500000.00")
    shell.does("clock set 2024-09-06")
    short = shell.fails(f"market settle {sale} --by BOC")
    assert short == f"CNY 897,720.00 needed for {sale}, and only CNY 500,000.00 can be drawn on (InsufficientCash)"
    assert shell.read("claim show 3-1.1")["owner"] == "BOC"


def test_a_transfer_outside_the_chain_is_reported_and_then_confirmed(shell: Shell, listing: str) -> None:
    quote = shell.read(f"market quote {listing} 2.85% --by ABC {QUOTE} --leg outside --confirm-days 3")["id"]
    shell.does(f"market take {quote} --by BOC")
    shell.does(f"market acknowledge {quote} --by ICBC")
    shell.does("clock set 2024-09-06")
    assert "--reference TEXT names the transfer (TransferMissing)" in shell.fails(f"market settle {quote} --by ABC")
    unreported = shell.fails(f"market settle {quote} --by BOC --reference R-118")
    assert unreported == f"the buyer has reported another transfer for {quote}, or none (TransferDiffers)"
    reported = shell.does(f"market settle {quote} --by ABC --reference R-118")
    assert reported.startswith(f"reported: quote {quote} is Acknowledged") and "settled by 2024-09-09" in reported
    again = shell.fails(f"market settle {quote} --by ABC --reference R-118")
    assert again == f"the transfer for {quote} is reported already; the seller has to confirm it (TransferReported)"
    assert "(TransferDiffers)" in shell.fails(f"market settle {quote} --by BOC --reference R-119")
    assert shell.does(f"market settle {quote} --by BOC --reference R-118").startswith("settled: ")
    assert shell.read("claim show 3-1.1")["owner"] == "ABC"


def test_documents_that_were_asked_for_are_delivered_rejected_delivered_and_satisfactory(
    shell: Shell, listing: str
) -> None:
    quote = shell.read(f"market quote {listing} 2.85% --by ABC {QUOTE} --availability 2024-09-05")["id"]
    assert "documents by 2024-09-05" in shell.does(f"market take {quote} --by BOC")
    folder = shell.documents()
    delivered = shell.does(f"market deliver {quote} --by BOC", folder)
    assert "documents to be examined by ABC" in delivered
    twice = shell.fails(f"market deliver {quote} --by BOC", folder)
    assert twice.startswith(f"the documents for {quote} are Delivered; this can be done only while they are Awaited")
    assert shell.does(f"market reject {quote} --by ABC", "no acceptance").startswith("rejected: ")
    tried = shell.does(f"market deliver {quote} --by BOC --dry-run", folder)
    assert tried == f"would be done by BOC: deliver 2 documents for {quote}\n"
    shell.does(f"market deliver {quote} --by BOC", folder)
    assert shell.does(f"market satisfy {quote} --by ABC").startswith("satisfactory: ")
    assert "documents  Satisfactory, until 2024-09-05" in shell.does(f"market show {quote}")


def test_documents_that_come_too_late_are_refused(shell: Shell, listing: str) -> None:
    quote = shell.read(f"market quote {listing} 2.85% --by ABC {QUOTE} --availability 2024-09-04")["id"]
    shell.does(f"market take {quote} --by BOC")
    shell.does("clock set 2024-09-05")
    late = shell.fails(f"market deliver {quote} --by BOC", shell.documents())
    assert late == f"documents for {quote} were to come until 2024-09-04; today is 2024-09-05 (AvailabilityOver)"


def test_a_quote_is_sealed_revealed_and_taken(shell: Shell, claim: str) -> None:
    shell.does(f"{RELEASE} --sealed-until 2024-09-02 --reveal-until 2024-09-03")
    refused = shell.fails(f"market quote 3-1.1@1 2.85% --by ABC {QUOTE}")
    assert refused == "quotes for 3-1.1@1 are sealed, until 2024-09-02 23:59 at CN: `usance market seal` (QuotesSealed)"
    sealed = shell.does(f"market seal 3-1.1@1 2.85% --by ABC {QUOTE}")
    assert sealed.startswith("sealed: listing 3-1.1@1 is Listed") and "quotes sealed until 2024-09-02 23:59" in sealed
    assert "are revealed after 2024-09-02 23:59 at CN, until 2024-09-03 23:59" in shell.fails(
        "market reveal 3-1.1@1 --by ABC"
    )
    assert "sealed until 2024-09-02 23:59" in shell.does("market book")
    shell.does("clock set 2024-09-03")
    assert shell.does("market reveal 3-1.1@1 --by ABC").startswith("revealed: quote 3-1.1@1.1 is Open: ABC to BOC")
    waits = shell.fails("market take 3-1.1@1.1 --by BOC")
    assert waits.startswith("quotes for 3-1.1@1 may be revealed until 2024-09-03 23:59 at CN; it is 2024-09-03 10:0")
    shell.does("clock set 2024-09-04")
    assert shell.does("market take 3-1.1@1.1 --by BOC").startswith("taken: ")


def test_a_changed_listing_makes_the_former_one_and_its_quotes_void(shell: Shell, quote: str) -> None:
    assert shell.read(f"{RELEASE} --to ABC")["id"] == "3-1.1@2"
    assert shell.fails(f"market take {quote} --by BOC").startswith(
        "3-1.1@1 was changed by its seller: it is 3-1.1@2 now"
    )
    others = shell.fails(f"market quote 3-1.1@2 2.85% --by CCB {QUOTE}")
    assert others == "3-1.1@2 is offered to ABC alone (NotInvited)"
    assert [(one["listing"], one["to"], one["best"]) for one in shell.read("market book")] == [("3-1.1@2", "ABC", None)]


def test_a_listing_and_a_quote_run_out(shell: Shell, quote: str) -> None:
    shell.does("clock set 2024-09-06")
    late = shell.fails(f"market take {quote} --by BOC")
    assert late.startswith(f"quote {quote} is good until 2024-09-05 23:59 at CN; it is 2024-09-06 10:0")
    assert shell.read("market book")[0]["best"] is None
    shell.does("clock set 2024-10-01")
    gone = shell.fails("market inquire 3-1.1@1 --by ABC")
    assert gone.startswith("3-1.1@1 was for sale until 2024-09-30 23:59 at CN; it is 2024-10-01 10:0")
    assert shell.read("market book") == []


def test_a_claim_on_its_day_is_not_released(shell: Shell, claim: str) -> None:
    shell.does("clock set 2024-10-08")
    shown = shell.fails("market release 3-1.1 --until 2024-10-30 --by BOC")
    assert shown == "nobody buys claim 3-1.1 any more: it falls due on 2024-10-08, and today is 2024-10-08 (Matured)"


def test_a_delisted_claim_is_not_delisted_again_and_may_be_released(shell: Shell, listing: str) -> None:
    assert shell.does(f"market delist {listing} --by BOC").startswith("delisted: listing 3-1.1@1 is Delisted")
    again = shell.fails(f"market delist {listing} --by BOC")
    assert again == "3-1.1@1 is Delisted; this can be done only while it is Listed (UnexpectedStatus)"
    assert shell.read(RELEASE)["id"] == "3-1.1@2"


def test_recourse_is_for_a_breach_and_the_seller_buys_back(shell: Shell, sale: str) -> None:
    shell.does(f"market acknowledge {sale} --by ICBC")
    shell.does("clock set 2024-09-06")
    shell.does(f"market settle {sale} --by ABC")
    assert shell.run(f"market recourse {sale} --by ABC", "obligor does not pay", "why").exit_code == 2
    claimed = shell.does(f"market recourse {sale} --by ABC", "invalid claim", "the acceptance is forged")
    assert claimed.startswith(f"claimed: quote {sale} is Disputed")
    assert shell.does(f"market buy-back {sale} --by BOC").startswith(f"bought back: quote {sale} is BoughtBack")
    assert shell.read("claim show 3-1.1")["owner"] == "BOC"
    assert [one["status"] for one in shell.read("market trades")] == ["BoughtBack"]


def test_a_claim_that_was_paid_is_not_taken_back(shell: Shell, sale: str) -> None:
    shell.does(f"market acknowledge {sale} --by ICBC")
    shell.does("clock set 2024-09-06")
    shell.does(f"market settle {sale} --by ABC")
    shell.does("clock set 2024-10-08")
    shell.does("claim pay 3-1.1 --by ICBC")
    gone = shell.fails(f"market recourse {sale} --by ABC", "fraud", "too late")
    assert gone == f"the claim of {sale} was passed on, or paid; it is with ABC (ClaimGone)"


@pytest.mark.parametrize(("line", "made"), [(RELEASE, "id"), (f"market quote 3-1.1@1 2.85% --by ABC {QUOTE}", "id")])
def test_what_has_a_key_is_done_once(shell: Shell, listing: str, line: str, made: str) -> None:
    once = {shell.read(f"{line} --key k")[made] for _ in range(2)}
    assert len(once) == 1
    assert shell.read(line)[made] not in once


def test_a_description_stays_the_same_under_a_key_and_off_the_ledger(shell: Shell, claim: str) -> None:
    words = ["--key", "k", "--description", "a state bank's undertaking"]
    assert [shell.read(RELEASE, *words)["id"] for _ in range(2)] == ["3-1.1@1", "3-1.1@1"]
    other = shell.fails(RELEASE, *words[:3], "something else")
    assert other.startswith("key k stands for Listings.release by 0x") and other.endswith("nothing was done")


def test_a_dry_run_says_what_would_be_done_and_does_nothing(shell: Shell, quote: str) -> None:
    before = shell.fingerprint()
    assert shell.does(f"market take {quote} --by BOC --dry-run") == f"would be done by BOC: sell at {quote}\n"
    tried = shell.does("market release 3-1.1 --by BOC --until 2024-09-29 --dry-run --description word")
    assert tried == "would be done by BOC: offer claim 3-1.1 for sale until 2024-09-29\n"
    assert shell.does("market set-line ICBC --by ABC --dry-run", "CNY 5.00").startswith(
        "would be done by ABC: set a li"
    )
    assert shell.fingerprint() == before


def test_a_bank_with_the_mandate_of_the_seller_does_not_take_its_own_quote(shell: Shell) -> None:
    shell.does("party add --sponsor BOC", "Ningbo Trading", "--own-key")
    credit = shell.credit(beneficiary='"Ningbo Trading"', tenor='"30 days after sight"')
    words = ["CNY 900000.00", "--documents", shell.documents(), "--shipped", "2024-09-01", "--by", "Ningbo Trading"]
    made = shell.read(f"present {credit}", *words)["id"]
    for verb in ("examine comply", "honour"):
        shell.does(f"{verb} {made} --by ICBC")
    shell.does("cash issue BOC --by PBoC", "CNY 5000000.00")
    listing = shell.read(f"market release {made} --until 2024-09-30 --to BOC", "--by", "Ningbo Trading")["id"]
    quote = shell.read(f"market quote {listing} 2.85% --by BOC {QUOTE}")["id"]
    own = shell.fails(f"market take {quote} --by BOC")
    assert own == f"BOC acts for the seller under a mandate, and cannot agree with itself on {quote} (BuyerForSeller)"
    assert "is Taken" in shell.does(f"market take {quote} --by", "Ningbo Trading")
