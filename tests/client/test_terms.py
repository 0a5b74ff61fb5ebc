"""Terms files: each way to be unreadable, then what is read, what the rules get and what is committed to."""

from __future__ import annotations

import os
import re
from datetime import date
from pathlib import Path

import pytest

from usance.dates import Tenor
from usance.errors import InputError
from usance.money import Money, Tolerance
from usance.terms import BadTermsFile, Commitment, Fault, Scope, TermsFile, example, verify

SHORT = """
applicant = "Huaxin Textiles"
beneficiary = "Ningbo Cotton"
amount = "CNY 1000000.00"
expiry = 2024-11-15
tenor = "sight"
"""


def faults_of(text: str) -> dict[str, Fault]:
    with pytest.raises(BadTermsFile) as refused:
        TermsFile.parse(text, source="terms.toml")
    assert "\n" not in str(refused.value)
    assert str(refused.value).startswith("terms.toml: ")
    return {fault.field: fault for fault in refused.value.faults}


def with_field(line: str) -> str:
    name = line.split(" = ", maxsplit=1)[0]
    return re.sub(rf"(?m)^{name} = .*$", "", SHORT) + line + "\n"


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadTermsFile) as refused:
        TermsFile.load(tmp_path / "nowhere.toml")
    assert refused.value.source == str(tmp_path / "nowhere.toml")
    assert "No such file" in str(refused.value)


def test_a_name_that_no_file_can_have_is_refused() -> None:
    with pytest.raises(BadTermsFile):
        TermsFile.load("terms\0.toml")


def test_a_folder_a_pipe_and_a_device_are_refused_without_reading(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path, tmp_path / "pipe", Path("/dev/zero")):
        with pytest.raises(BadTermsFile) as refused:
            TermsFile.load(path)
        assert refused.value.faults[0].given == "a folder or device"


@pytest.mark.parametrize("content", [b"", b"\n\n", b"# only a comment\n", b"\xef\xbb\xbf"])
def test_an_empty_file_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "terms.toml").write_bytes(content)
    with pytest.raises(BadTermsFile) as refused:
        TermsFile.load(tmp_path / "terms.toml")
    assert refused.value.faults == (Fault("", "an empty file", "the terms of a credit"),)


@pytest.mark.parametrize("content", [b"\x7fELF\x02\x01\xff\xfe", b"\x00" * 100, "金额".encode("gb18030")])
def test_a_binary_file_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "terms.toml").write_bytes(content)
    with pytest.raises(BadTermsFile) as refused:
        TermsFile.load(tmp_path / "terms.toml")
    assert len(refused.value.faults) == 1
    assert "\n" not in str(refused.value)


def test_a_file_of_more_than_a_mebibyte_is_refused(tmp_path: Path) -> None:
    (tmp_path / "terms.toml").write_text(SHORT + "#" * (1 << 20))
    with pytest.raises(BadTermsFile) as refused:
        TermsFile.load(tmp_path / "terms.toml")
    assert refused.value.faults[0].given == "more than 1 MiB"


@pytest.mark.parametrize(
    "text", ["amount", "amount = CNY 5", "a = 1\na = 2", "a = [[", "a = " + "[" * 5000, "a = " + "9" * 5000]
)
def test_text_that_is_not_toml_is_refused(text: str) -> None:
    assert faults_of(text)[""].given.startswith("text that is not TOML")


@pytest.mark.parametrize(
    ("line", "given", "needed"),
    [
        ("amount = 1000000.00", "1000000.0", "CNY 1000000.00"),
        ("amount = 1000000", "1000000", "CNY 1000000.00"),
        ('amount = "CNY 1.005"', "'CNY 1.005'", "at most 2 in CNY"),
        ('amount = "RMB 5"', "'RMB 5'", "ISO 4217"),
        ('expiry = "2024-11-31"', "'2024-11-31'", "a date that exists"),
        ("expiry = 2024-11-15T10:00:00", "2024-11-15T10:00:00", "2024-09-02"),
        ("expiry = 20241115", "20241115", "2024-09-02"),
        ('tenor = "90 days"', "'90 days'", "N days after sight"),
        ('tenor = "on 2025-02-29"', "'on 2025-02-29'", "a date that exists"),
        ('tolerance = "5/10"', "'5/10'", "+5/-10"),
        ('partial = "yes"', "'yes'", "true or false"),
        ("transferable = 1", "1", "true or false"),
        ("presentation_days = 15.0", "15.0", "1 to 999"),
        ("presentation_days = 0", "0", "1 to 999"),
        ("presentation_days = true", "True", "1 to 999"),
        ('rules = "UCP500"', "'UCP500'", "'PRC2016', 'UCP600', 'EUCP21' or 'ISP98'"),
        ('confirmation = "yes"', "'yes'", "'without', 'may add' or 'confirm'"),
        ('place = "China"', "'China'", "two letters"),
        ('number = "LC20240902-000017"', "'LC20240902-000017'", "1 to 16 characters"),
        ('applicant = ""', "''", "one line"),
        ('applicant = "Huaxin\\u001b[2J"', "'Huaxin\\x1b[2J'", "one line"),
        ('beneficiary = "two\\nlines"', "'two\\nlines'", "one line"),
        ("adviser = 5", "5", "one line"),
        ('documents = "invoice"', "'invoice'", "a list of names"),
        ('discrepancy_fee = "500"', "'500'", "CNY 1000000.00"),
        ('charges_inside = "bank"', "'bank'", "'applicant' or 'beneficiary'"),
    ],
)
def test_a_field_that_cannot_be_read_is_named_with_what_was_found_and_wanted(
    line: str, given: str, needed: str
) -> None:
    name = line.split(" = ", maxsplit=1)[0]
    faults = faults_of(with_field(line))
    assert list(faults) == [name]
    assert faults[name].given == given
    assert needed in faults[name].needed


def test_one_bad_document_of_a_list_is_named_by_its_place() -> None:
    assert faults_of(SHORT + 'documents = ["invoice", ""]')["documents.1"].given == "''"


@pytest.mark.parametrize("name", ["applicant", "beneficiary", "amount", "expiry", "tenor"])
def test_a_missing_required_field_is_named(name: str) -> None:
    faults = faults_of(re.sub(rf"(?m)^{name} = .*$", "", SHORT))
    assert list(faults) == [name]
    assert faults[name].given == "nothing"


def test_an_unknown_field_is_refused_and_the_nearest_one_suggested() -> None:
    assert faults_of(SHORT + 'benefeciary = "x"')["benefeciary"].needed == "beneficiary (did you mean that?)"
    assert faults_of(SHORT + "[zzz]\nqqq = 1")["zzz"].needed == "a field of the example file"


def test_all_faults_are_reported_at_once() -> None:
    faults = faults_of('amount = 5.0\nexpiry = "soon"\ntenor = "sight"\napplicant = "Huaxin"\nplaze = "CN"')
    assert set(faults) == {"amount", "expiry", "beneficiary", "plaze"}


def test_a_bad_terms_file_is_an_input_error() -> None:
    assert issubclass(BadTermsFile, InputError)


def test_terms_cannot_be_changed_once_read() -> None:
    terms = TermsFile.parse(SHORT)
    with pytest.raises(AttributeError):
        terms.amount = Money(1, "CNY")  # type: ignore[misc]


def test_a_short_file_has_the_defaults_of_the_form() -> None:
    public = TermsFile.parse(SHORT).public()
    assert (public.rules, public.confirmation, public.tolerance) == ("PRC2016", "without", Tolerance(0, 0))
    assert (public.partial, public.transferable, public.transport_document) == (True, False, False)
    assert (public.place, public.latest_shipment, public.presentation_days) == (None, None, None)
    assert (public.adviser, public.nominated) == (None, None)


def test_a_file_with_a_byte_order_mark_and_other_line_ends_is_read_alike(tmp_path: Path) -> None:
    (tmp_path / "terms.toml").write_bytes(b"\xef\xbb\xbf" + SHORT.replace("\n", "\r\n").encode())
    assert TermsFile.load(tmp_path / "terms.toml") == TermsFile.parse(SHORT)


def test_dates_may_be_written_as_text_or_as_toml_dates() -> None:
    assert TermsFile.parse(SHORT.replace("2024-11-15", '"2024-11-15"')) == TermsFile.parse(SHORT)


def test_values_that_are_typed_already_make_the_same_terms() -> None:
    made = TermsFile(
        applicant="Huaxin Textiles",
        beneficiary="Ningbo Cotton",
        amount=Money.parse("CNY 1000000.00"),
        expiry=date(2024, 11, 15),
        tenor=Tenor.parse("sight"),
    )
    assert made == TermsFile.parse(SHORT)


@pytest.mark.parametrize(
    ("documents", "required"),
    [
        ("['invoice']", False),
        ("['invoice', 'transport document']", True),
        ("['Transport Document']", True),
        ("[]", False),
    ],
)
def test_a_transport_document_in_the_list_is_seen(documents: str, required: bool) -> None:
    assert TermsFile.parse(SHORT + f"documents = {documents}").public().transport_document is required


def commented_out() -> set[str]:
    """Fields that the example shows and does not set: clauses that exclude each other, or that few credits have."""
    return set(re.findall(r"^# (\w+) = ", example(), re.MULTILINE))


def test_the_example_file_shows_every_field_and_is_read() -> None:
    terms = TermsFile.parse(example())
    public = terms.public()
    assert public.amount == Money.parse("CNY 1000000.00")
    assert public.tenor == Tenor("AfterSight", 90)
    assert public.expiry == date(2024, 11, 15)
    assert public.tolerance == Tolerance(plus=5, minus=10)
    assert public.transport_document
    unset = {name for name in TermsFile.__dataclass_fields__ if getattr(terms, name) in (None, ())}
    assert unset | {"about"} == commented_out()


def test_every_field_that_is_set_is_committed_to() -> None:
    terms = TermsFile.parse(example())
    private = terms.private()
    assert private["tenor"] == "90 days after sight"
    assert private["tolerance"] == "+5/-10"
    assert private["amount"] == terms.amount
    assert private["documents/02"] == "transport document"
    singles = {path for path in private if "/" not in path}
    assert singles == set(TermsFile.__dataclass_fields__) - {"documents"} - commented_out()
    assert "number" not in TermsFile.parse(SHORT).private()


def test_a_field_of_the_terms_can_be_disclosed_under_the_root() -> None:
    scope = Scope(31337, "0x" + "ab" * 20, 1)
    commitment = Commitment.of(TermsFile.parse(example()).private(), scope=scope)
    disclosure = commitment.disclose(["goods"])
    assert "cotton yarn" in str(verify(disclosure, root=commitment.root, scope=scope)["goods"])
    assert "Huaxin" not in disclosure.to_json()


def test_the_adviser_s_code_and_address_and_the_place_of_expiry_are_committed_to_and_not_public() -> None:
    terms = TermsFile.parse(example())
    private, public = terms.private(), str(terms.public())
    for name in ("adviser_code", "adviser_address", "expiry_place"):
        assert private[name] == getattr(terms, name)
        assert str(private[name]) not in public
