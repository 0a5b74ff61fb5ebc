"""The same command given twice is done once."""

from __future__ import annotations

import pytest

from tests.client.cli.conftest import Shell


def test_the_same_number_with_other_terms_is_refused(shell: Shell) -> None:
    shell.does("credit issue --by ICBC", shell.terms())
    shown = shell.fails("credit issue --by ICBC", shell.terms(amount='"CNY 5.00"'))
    assert shown == "key issue/3/LC1 stands for what made 3-1; given: something else; nothing was done"
    assert shell.fails("credit issue terms.toml --by ICBC --dry-run") == shown
    assert len(shell.read("credit list")) == 1


def test_a_key_given_with_something_else_is_refused(shell: Shell) -> None:
    shell.does("cash transfer ABC --by ICBC --key rent", "CNY 5.00")
    assert shell.fails("cash transfer ABC --by ICBC --key rent", "CNY 6.00").startswith(
        "key rent stands for Cash.transfer by 0x"
    )
    assert shell.cash("ABC") == "5.00"


def test_the_same_terms_are_issued_once(shell: Shell) -> None:
    shell.does("credit issue --by ICBC", shell.terms())
    again = shell.does("credit issue terms.toml --by ICBC")
    assert again.startswith("already issued: credit 3-1 is Issued")
    assert shell.does("credit issue terms.toml --by ICBC --dry-run") == again
    assert len(shell.read("credit list")) == 1


def test_terms_without_a_number_are_issued_as_often_as_they_are_given(shell: Shell) -> None:
    terms = shell.terms(number="")
    assert [shell.read("credit issue --by ICBC", terms)["id"] for _ in range(2)] == ["3-1", "3-2"]


def test_terms_without_a_number_are_issued_once_under_a_key(shell: Shell) -> None:
    terms = shell.terms(number="")
    assert [shell.read("credit issue --by ICBC --key k", terms)["id"] for _ in range(2)] == ["3-1", "3-1"]


def test_two_banks_may_use_one_number(shell: Shell) -> None:
    terms = shell.terms()
    issued = [shell.read(f"credit issue --by {bank}", terms)["id"] for bank in ("ICBC", "ABC")]
    assert issued == ["3-1", "4-1"]


def test_the_same_documents_are_presented_once(shell: Shell, credit: str) -> None:
    words = ["CNY 5.00", "--documents", shell.documents(), "--shipped", "2024-09-01"]
    shell.does(f"present {credit} --by BOC", *words)
    again = shell.does(f"present {credit} --by BOC", *words)
    assert again.startswith("already presented: presentation 3-1.1 is Examining: CNY 5.00")
    assert shell.does(f"present {credit} --by BOC --dry-run", *words) == again
    assert len(shell.read(f"credit show {credit}")["presentations"]) == 1


@pytest.mark.parametrize("change", ["amount", "documents", "shipped", "correcting"])
def test_whatever_differs_is_another_presentation(shell: Shell, credit: str, change: str) -> None:
    first = shell.present(credit, "CNY 5.00")
    shell.does(f"examine refuse {first} --by ICBC --disposal hold", "--discrepancy", "a;b;c;d;e")
    amount = "CNY 6.00" if change == "amount" else "CNY 5.00"
    more = {"shipped": ["--shipped", "2024-08-31"], "correcting": ["--correcting", first]}.get(change, [])
    second = shell.present(credit, amount, *more, documents="2" if change == "documents" else "1")
    assert second == "3-1.2"


def test_documents_taken_back_may_be_presented_again_and_then_again_once(shell: Shell, credit: str) -> None:
    first = shell.present(credit)
    shell.does(f"withdraw {first} --by BOC")
    assert [shell.present(credit), shell.present(credit)] == ["3-1.2", "3-1.2"]


def test_the_very_same_documents_are_named_by_the_presentation_that_had_them(shell: Shell, credit: str) -> None:
    words = ["CNY 5.00", "--documents-of", "3-1.1", "--shipped", "2024-09-01"]
    first = shell.present(credit, "CNY 5.00")
    assert "(DocumentsInUse)" in shell.fails(f"present {credit} --by BOC", *words)
    shell.does(f"withdraw {first} --by BOC")
    tried = shell.does(f"present {credit} --by BOC --dry-run", *words)
    assert "present the documents of 3-1.1 under 3-1, drawing CNY 5.00" in tried
    assert [shell.read(f"present {credit} --by BOC", *words)["id"] for _ in range(2)] == ["3-1.2", "3-1.2"]


@pytest.mark.parametrize("more", [[], ["--documents", "here", "--documents-of", "3-1.1"]])
def test_documents_come_from_a_folder_or_from_a_presentation(shell: Shell, credit: str, more: list[str]) -> None:
    result = shell.run(f"present {credit} --by BOC", "CNY 5.00", "--shipped", "2024-09-01", *more)
    assert result.exit_code == 2
    assert "one of --documents FOLDER and --documents-of ID" in " ".join(result.stderr.split())


def test_documents_that_were_returned_may_be_presented_again(shell: Shell, credit: str) -> None:
    first = shell.present(credit)
    shell.does(f"examine refuse {first} --by ICBC --disposal return", "--discrepancy", "a;b;c;d;e")
    assert shell.present(credit) == first
    shell.does(f"examine return {first} --by ICBC")
    assert shell.present(credit) == "3-1.2"


def test_money_is_paid_once_under_a_key_and_each_time_without(shell: Shell) -> None:
    for _ in range(2):
        shell.does("cash transfer ABC --by ICBC --key rent", "CNY 5.00")
    assert shell.cash("ABC") == "5.00"
    for _ in range(2):
        shell.does("cash transfer ABC --by ICBC", "CNY 5.00")
    assert shell.cash("ABC") == "15.00"


def test_money_is_issued_once_under_a_key(shell: Shell) -> None:
    for _ in range(2):
        shell.does("cash issue ABC --by PBoC --key grant", "CNY 5.00")
    assert shell.cash("ABC") == "5.00"


def test_a_claim_is_paid_once(shell: Shell, claim: str) -> None:
    shell.does("clock set 2024-10-08")
    shell.does(f"claim pay {claim} --by ICBC")
    again = shell.fails(f"claim pay {claim} --by ICBC")
    assert (
        again == "3-1.1 is Paid; this can be done only while it is Outstanding or Unpaid or Locked (UnexpectedStatus)"
    )
    assert shell.cash("BOC") == "900000.00"
