"""Clauses in a terms file: issued by command, and shown with the credit."""

from __future__ import annotations

import pytest

from tests.client.cli.conftest import Shell

LOTS = '["CNY 400000.00 until 2024-09-30", "CNY 600000.00 until 2024-10-31"]'


@pytest.mark.parametrize(
    ("clauses", "shown"),
    [
        ({"second_adviser": '"CCB"'}, "second adviser    CCB"),
        ({"confirmer": '"CCB"', "confirmation": '"confirm"'}, "asked to confirm  CCB"),
        ({"about": "true"}, "tolerance         +10/-10 percent, CNY 1,100,000.00 at most"),
        (
            {"schedule": LOTS},
            "schedule          by instalments: CNY 400,000.00 shipped until 2024-09-30; CNY 600,000.00 shipped until",
        ),
        ({"revolving": '"2 times every 1 month"'}, "schedule          revolving, 2 times every 1 month; reinstated so"),
        ({"revolving": '"2 times every 1 month, cumulative"'}, "revolving, 2 times every 1 month, cumulative; reinst"),
        ({"revolving": '"3 times by value"'}, "schedule          revolving, 3 times by value; reinstated so far: 0"),
        ({"advance": '"CNY 200000.00"'}, "red clause        CNY 200,000.00 may be advanced\n"),
    ],
)
def test_a_clause_of_the_terms_is_issued_and_shown(shell: Shell, clauses: dict[str, str], shown: str) -> None:
    shell.does("credit issue --by ICBC", shell.terms(**clauses))
    assert shown in shell.does("credit show 3-1")


@pytest.mark.parametrize(
    ("clauses", "line"),
    [
        ({"revolving": '"often"'}, "terms.toml: revolving: 'often'; needed: 'N times every N months', that with"),
        ({"schedule": '["CNY 5.00"]'}, "terms.toml: schedule.0: 'CNY 5.00'; needed: an instalment such as"),
        (
            {"second_adviser": '"CCB"', "adviser": ""},
            "credit 3-1 is asked of no adviser: its issuer has to appoint one",
        ),
        (
            {"schedule": '["CNY 400000.00 until 2024-09-30"]'},
            "the instalments of credit 3-1 come to CNY 400,000.00, and its amount is CNY 1,000,000.00 (InstalmentsDif",
        ),
        (
            {"schedule": LOTS.replace("10-31", "11-01")},
            "instalment 2 of credit 3-1 is of nothing, not after the last, or too late (BadInstalment)",
        ),
        (
            {"revolving": '"3 times by value"', "tolerance": '"+5/-5"'},
            "credit 3-1 is drawn as RevolvingByValue, and a clause or tolerance of its terms does not go with that (C",
        ),
        (
            {"advance": '"CNY 1000000.01"'},
            "an advance of up to CNY 1,000,000.01 under credit 3-1; at most its amount, CNY 1,000,000.00 (AdvanceTooL",
        ),
        ({"advance": '"USD 5.00"'}, "currencies differ: USD; needed: CNY"),
        ({"about": "true", "tolerance": '"+5/-5"'}, "a tolerance of 5 percent below does not fit; at most 0 (BadTol"),
    ],
)
def test_a_clause_that_does_not_go_with_the_credit_is_refused(shell: Shell, clauses: dict[str, str], line: str) -> None:
    shell.terms(**clauses)
    assert shell.fails("credit issue terms.toml --by ICBC").startswith(line)
    assert shell.read("credit list") == []


def test_each_of_two_advisers_advises(shell: Shell) -> None:
    shell.does("credit issue --by ICBC", shell.terms(second_adviser='"CCB"'))
    assert "is Issued" in shell.does("credit advise 3-1 --by BOC")
    assert "advise by         2024-09-05" in shell.does("credit show 3-1")
    assert "it is for CCB to do (NotParty)" in shell.fails("credit advise 3-1 --by BOC")
    assert "is Advised" in shell.does("credit advise 3-1 --by CCB")
    assert "advise by" not in shell.does("credit show 3-1")


def test_an_instalment_is_drawn_once_and_shown_as_presented(shell: Shell) -> None:
    credit = shell.credit(schedule=LOTS)
    undated = ["CNY 400000.00", "--documents", shell.documents()]
    assert "(InstalmentDateMissing)" in shell.fails(f"present {credit} --by BOC", *undated)
    over = shell.fails(f"present {credit} --by BOC --shipped 2024-09-01", "CNY 400000.01", *undated[1:])
    assert over.startswith("CNY 400,000.01 is more than instalment 1 of credit 3-1, which is of CNY 400,000.00")
    shell.present(credit, "CNY 400000.00")
    again = shell.fails(f"present {credit} --by BOC --shipped 2024-08-31", *undated)
    assert again == "instalment 1 of credit 3-1 is presented already (InstalmentMade)"
    assert "CNY 400,000.00 shipped until 2024-09-30 (presented); CNY 600,000.00" in shell.does(f"credit show {credit}")
    assert shell.read(f"credit show {credit}")["schedule"]["made"] == [1]


def test_a_revolving_amount_is_reinstated_and_counted(shell: Shell) -> None:
    credit = shell.credit(revolving='"2 times by value"')
    for number in (1, 2):
        presentation = shell.present(credit, documents=str(number))
        shell.does(f"examine comply {presentation} --by ICBC")
        shell.does(f"honour {presentation} --by ICBC")
    schedule = shell.read(f"credit show {credit}")["schedule"]
    assert (schedule["reinstated"], schedule["revolving"]["times"], schedule["instalments"]) == (1, 2, [])
