"""`usance negotiate`, `usance take-recourse`, and reimbursement: what a nominated bank does with documents.

refused    unknown | not the party | not complying | by the issuer | a confirmer with recourse | a price | other terms
lives      sold without recourse and reimbursed | sold with recourse, refused, claimed back
"""

from __future__ import annotations

import pytest

from tests.client.cli.conftest import Shell

REFUSED = ["--disposal", "return", "--discrepancy", "invoice;amount;UCP600/18;CNY 1;CNY 2"]


@pytest.fixture
def complying(shell: Shell) -> str:
    """Documents that CCB, which is nominated, has found complying; the presentation's id."""
    shell.does("cash issue CCB --by PBoC", "CNY 1000000.00")
    presentation = shell.present(shell.credit(nominated='"CCB"', tenor='"90 days after sight"'))
    shell.does(f"examine comply {presentation} --by CCB")
    return presentation


@pytest.mark.parametrize(
    ("line", "price", "said"),
    [
        ("negotiate 3-1.9 --by CCB", "CNY 990000.00", "there is no presentation 3-1.9 (UnknownPresentation)"),
        ("negotiate 3-1 --by CCB", "CNY 990000.00", "not an id: '3-1'; needed: a presentation or claim such as 1-7.2"),
        ("negotiate 3-1.1 --by ABC", "CNY 990000.00", "ABC cannot do this with 3-1.1: it is for CCB to do (NotParty)"),
        ("negotiate 3-1.1 --by CCB", "USD 990000.00", "currencies differ: USD; needed: CNY"),
        ("negotiate 3-1.1 --by CCB", "98%", "not an amount of money: '98%'"),
        (
            "negotiate 3-1.1 --by CCB",
            "CNY 1000000.01",
            "a price of CNY 1,000,000.01 for 3-1.1 does not fit: something, and at most CNY 1,000,000.00 (BadPrice)",
        ),
    ],
)
def test_documents_that_cannot_be_negotiated_so_are_refused(
    shell: Shell, complying: str, line: str, price: str, said: str
) -> None:
    assert shell.fails(line, price).startswith(said)


def test_documents_are_found_complying_before_they_are_negotiated(shell: Shell) -> None:
    presentation = shell.present(shell.credit(nominated='"CCB"'))
    assert "(UnexpectedStatus)" in shell.fails(f"negotiate {presentation} --by CCB", "CNY 990000.00")


def test_an_issuer_honours_and_does_not_negotiate(shell: Shell, presentation: str) -> None:
    shell.does(f"examine comply {presentation} --by ICBC")
    shown = shell.fails(f"negotiate {presentation} --by ICBC", "CNY 990000.00")
    assert shown == "ICBC has issued the credit of 3-1.1: it honours, and does not negotiate (IssuerNegotiates)"


def test_a_confirmer_negotiates_without_recourse(shell: Shell) -> None:
    credit = shell.credit(nominated='"CCB"', confirmation='"confirm"')
    shell.does(f"confirm {credit} --by CCB")
    presentation = shell.present(credit)
    shell.does(f"examine comply {presentation} --by CCB")
    shown = shell.fails(f"negotiate {presentation} --recourse --by CCB", "CNY 990000.00")
    assert shown == "CCB is bound to honour 3-1.1: it negotiates without recourse (RecourseForbidden)"


def test_both_sides_say_the_same_before_anything_is_paid(shell: Shell, complying: str) -> None:
    offered = shell.does(f"negotiate {complying} --recourse --by CCB", "CNY 990000.00")
    assert offered.startswith(
        "offered: CNY 990,000.00 with recourse, for presentation 3-1.1; it is paid when the other"
    )
    again = shell.fails(f"negotiate {complying} --recourse --by CCB", "CNY 990000.00")
    assert (
        again == "this side has offered that for 3-1.1 already; the other side has to say the same (NegotiationOffered)"
    )
    other = shell.fails(f"negotiate {complying} --by BOC", "CNY 990000.00")
    assert other == "the other side has offered CNY 990,000.00 for 3-1.1, with recourse: yes (NegotiationDiffers)"
    assert shell.cash("BOC") == "0.00"


def test_documents_are_sold_without_recourse_and_the_bank_is_reimbursed_by_the_issuer(
    shell: Shell, complying: str
) -> None:
    shell.does(f"negotiate {complying} --by BOC", "CNY 990000.00")
    sold = shell.does(f"negotiate {complying} --by CCB", "CNY 990000.00")
    assert sold.startswith(
        "negotiated: presentation 3-1.1 is Negotiated: CNY 1,000,000.00, claim 3-1.1 is Paid, owned b"
    )
    assert shell.cash("BOC") == "990000.00"
    assert "presentation 3-1.2 is Examining" in shell.does(f"forward {complying} --by CCB")
    assert "presenter     CCB, which has paid and is to be reimbursed" in shell.does("examine show 3-1.2")
    shell.does("examine comply 3-1.2 --by ICBC")
    assert "claim 3-1.2 is Outstanding, owned by CCB" in shell.does("honour 3-1.2 --by ICBC")
    shell.does("clock set 2024-12-02")
    shell.does("claim pay 3-1.2 --by ICBC")
    assert shell.cash("CCB") == "1010000.00"


def test_what_was_paid_with_recourse_is_claimed_back_when_the_documents_are_refused(
    shell: Shell, complying: str
) -> None:
    for party in ("BOC", "CCB"):
        shell.does(f"negotiate {complying} --recourse --by {party}", "CNY 990000.00")
    shell.does(f"forward {complying} --by CCB")
    early = shell.fails(f"take-recourse {complying} --by CCB")
    assert (
        early == "nothing paid for 3-1.1 can be claimed back: not negotiated with recourse, or not refused (NoRecourse)"
    )
    shell.does("examine refuse 3-1.2 --by ICBC", *REFUSED)
    assert "(NotParty)" in shell.fails(f"take-recourse {complying} --by ICBC")
    taken = shell.does(f"take-recourse {complying} --by CCB")
    assert taken.startswith("recourse taken: presentation 3-1.1 is Withdrawn: CNY 1,000,000.00; see `usance claim list")
    assert (shell.cash("BOC"), shell.cash("CCB")) == ("0.00", "1000000.00")
