"""`usance records`: electronic records that cannot be read, under the rules that know them.

refused    unknown | not the party | papers only | twice | readable | too soon | too late
lives      presented anew, the clock goes on | nothing came, it lapsed
"""

from __future__ import annotations

import pytest

from tests.client.cli.conftest import Shell


@pytest.fixture
def electronic(shell: Shell) -> str:
    """Electronic records at ICBC, to be examined by 2024-09-09; the presentation's id."""
    return shell.present(shell.credit(rules='"EUCP21"'))


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("records report-corrupt 3-1.9 --by ICBC", "there is no presentation 3-1.9 (UnknownPresentation)"),
        ("records report-corrupt 3-1.1 --by ABC", "ABC cannot do this with 3-1.1: it is for ICBC to do (NotParty)"),
        (
            "records present-anew 3-1.1 --by BOC",
            "all records of 3-1.1 can be read, as far as its bank has reported (Re",
        ),
        ("records lapse 3-1.1 --by ABC", "all records of 3-1.1 can be read, as far as its bank has reported (Records"),
    ],
)
def test_what_cannot_be_said_of_records_is_refused(shell: Shell, electronic: str, line: str, said: str) -> None:
    assert shell.fails(line).startswith(said)


def test_a_credit_of_papers_has_no_records(shell: Shell, presentation: str) -> None:
    shown = shell.fails(f"records report-corrupt {presentation} --by ICBC")
    assert shown == "the rules of the credit know papers only: 3-1.1 has no electronic records (PapersOnly)"


def test_records_are_presented_anew_and_the_clock_goes_on(shell: Shell, electronic: str) -> None:
    shell.does("clock set 2024-09-05")
    reported = shell.does(f"records report-corrupt {electronic} --by ICBC")
    assert reported.endswith("whose records cannot be read, at ICBC; to be presented anew until 2024-10-05\n")
    assert "cannot be read since 2024-09-05" in shell.fails(f"records report-corrupt {electronic} --by ICBC")
    assert "records       cannot be read; to be presented anew until 2024-10-05" in shell.does(
        f"examine show {electronic}"
    )
    assert shell.read(f"examine show {electronic}")["anew_until"] == "2024-10-05"
    assert "(NotParty)" in shell.fails(f"records present-anew {electronic} --by ABC")
    shell.does("clock set 2024-09-23")
    assert "to be examined by 2024-09-25" in shell.does(f"records present-anew {electronic} --by BOC")
    assert shell.read(f"examine show {electronic}")["anew_until"] is None


def test_records_that_do_not_come_anew_in_time_lapse(shell: Shell, electronic: str) -> None:
    shell.does(f"records report-corrupt {electronic} --by ICBC")
    early = shell.fails(f"records lapse {electronic} --by ABC")
    assert early.startswith(
        "the records of 3-1.1 may be presented anew until the end of 2024-10-02; today is 2024-09-02"
    )
    shell.does("clock set 2024-10-03")
    late = shell.fails(f"records present-anew {electronic} --by BOC")
    assert (
        late
        == "the records of 3-1.1 could be presented anew until 2024-10-02; today is 2024-10-03 (RepresentationOver)"
    )
    assert "is Withdrawn" in shell.does(f"records lapse {electronic} --by ABC")
    assert shell.read("credit show 3-1")["credit"]["pending"]["amount"] == "0.00"
