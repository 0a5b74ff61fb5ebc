"""Names of credits, presentations and claims, both ways."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from usance import ids
from usance.errors import InputError

U32, U24, U16, U8 = (st.integers(1, 2**bits - 1) for bits in (32, 24, 16, 8))


@pytest.mark.parametrize(
    "given",
    [
        *("", "3", "3-", "-1", "0-1", "3-0", "03-1", "3-01", "3-1.1", "3 - 1", " 3-1", "3-1\n", "3-1x", "LC1"),
        *("3-16777216", "3-1/0", "3-1/256", "4294967296-1", "٣-1", "3–1", None, 3, 12884901889, 3.1, ["3-1"]),
    ],
)
def test_what_names_no_credit_is_refused_and_says_how_one_looks(given: object) -> None:
    with pytest.raises(ids.BadId, match="needed: a credit such as 1-7") as refused:
        ids.credit_number(given)  # type: ignore[arg-type]
    assert refused.value.given == given
    assert isinstance(refused.value, InputError)


@pytest.mark.parametrize(
    "given", ["3-1", "3-1.", "3-1.0", "3-1.01", "3-1.65536", "0-1.1", "3-1.1.1", "3-1.1\n", None, 1]
)
def test_what_names_no_presentation_is_refused_and_says_how_one_looks(given: object) -> None:
    with pytest.raises(ids.BadId, match=r"presentation or claim such as 1-7\.2") as refused:
        ids.presentation_number(given)  # type: ignore[arg-type]
    assert refused.value.given == given


def test_a_number_too_large_for_the_ledger_is_refused_in_the_credit_of_a_presentation_too() -> None:
    with pytest.raises(ids.BadId):
        ids.presentation_number("4294967296-1.1")


def test_the_ledger_has_issuer_and_number_in_one_integer() -> None:
    assert ids.credit_number("3-7") == 3 << 32 | 7
    assert ids.presentation_number("3-7.2") == (3 << 32 | 7) << 16 | 2


@given(U32, U24)
def test_every_credit_is_read_back_as_it_is_written(issuer: int, number: int) -> None:
    text = ids.credit_text(issuer << 32 | number)
    assert text == f"{issuer}-{number}"
    assert ids.credit_text(ids.credit_number(text)) == text


@given(U32, U24, U16)
def test_every_presentation_is_read_back_as_it_is_written(issuer: int, number: int, under: int) -> None:
    text = ids.presentation_text((issuer << 32 | number) << 16 | under)
    assert text == f"{issuer}-{number}.{under}"
    assert ids.presentation_text(ids.presentation_number(text)) == text


@pytest.mark.parametrize("given", ["3-1", "3-1#0", "3-1#65536", "3-1.1", "0-1#1", "3-1#1\n", None, 1])
def test_what_names_no_amendment_is_refused_and_says_how_one_looks(given: object) -> None:
    with pytest.raises(ids.BadId, match="an amendment such as 1-7#2"):
        ids.amendment_number(given)  # type: ignore[arg-type]


@pytest.mark.parametrize("given", ["3-1:1", "3-1.1:0", "3-1.1:256", "3-1.65536:1", "3-1#1", None])
def test_what_names_no_claim_is_refused(given: object) -> None:
    with pytest.raises(ids.BadId):
        ids.claim_number(given)  # type: ignore[arg-type]


@given(U32, U24, U8, U16, U8)
def test_parts_amendments_and_shares_are_read_back_as_they_are_written(
    issuer: int, number: int, part: int, under: int, share: int
) -> None:
    credit = issuer << 32 | part << 24 | number
    assert ids.credit_text(credit) == f"{issuer}-{number}/{part}"
    assert ids.credit_number(ids.credit_text(credit)) == credit
    assert ids.amendment_number(ids.amendment_text(credit << 16 | under)) == credit << 16 | under
    claim = share << 80 | credit << 16 | under
    assert ids.claim_text(claim) == f"{issuer}-{number}/{part}.{under}:{share}"
    assert ids.claim_number(ids.claim_text(claim)) == claim
