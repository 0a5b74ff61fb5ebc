"""Commitments: what cannot be committed to, what proves nothing, what stays hidden; then what is proven."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from eth_utils.crypto import keccak
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.oracle.merkle import root_of
from usance.money import LARGEST_MINOR, Money
from usance.terms import (
    BadDocuments,
    BadRecord,
    BadValue,
    Commitment,
    Disclosed,
    Disclosure,
    Document,
    DocumentSet,
    NotProven,
    Scope,
    Step,
    UnknownField,
    Value,
    verify,
)
from usance.terms.merkle import leaf_hash, levels_of

CONTRACT = "0x" + "ab" * 20
SCOPE = Scope(31337, CONTRACT, 7)
SEED = bytes(range(32))
FIELDS: dict[str, Value] = {
    "number": "LC2024090200017",
    "amount": Money.parse("CNY 1000000.00"),
    "expiry": date(2024, 11, 15),
    "partial": True,
    "presentation_days": 15,
    "invoice/content": keccak(b"an invoice"),
    "goods": "combed cotton yarn",
}

PATHS = st.text(st.characters(categories=["L", "N"], include_characters="/ _"), min_size=1, max_size=12)
VALUES: st.SearchStrategy[Value] = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=20),
    st.integers(-(2**255), 2**255 - 1),
    st.booleans(),
    st.dates(min_value=date(1970, 1, 2)),
    st.builds(Money, st.integers(0, LARGEST_MINOR), st.sampled_from(["CNY", "JPY", "KWD"])),
    st.binary(max_size=40),
)
FIELD_SETS = st.dictionaries(PATHS, VALUES, min_size=1, max_size=12)
SEEDS = st.binary(min_size=32, max_size=32)


def flipped(content: bytes, bit: int) -> bytes:
    at = bit % (len(content) * 8)
    changed = bytearray(content)
    changed[at // 8] ^= 1 << at % 8
    return bytes(changed)


def one_leaf(fields: Mapping[str, Value], path: str, seed: bytes = SEED) -> tuple[Commitment, Disclosure, Disclosed]:
    commitment = Commitment.of(fields, scope=SCOPE, seed=seed)
    disclosure = commitment.disclose([path])
    return commitment, disclosure, disclosure.leaves[0]


@pytest.mark.parametrize("value", [1.5, None, datetime(2024, 9, 2, tzinfo=UTC), 2**255, -(2**255) - 1, ["a"], "\ud800"])
def test_what_has_no_encoding_cannot_be_committed_to(value: object) -> None:
    with pytest.raises(BadValue):
        Commitment.of({"field": value}, scope=SCOPE)  # type: ignore[dict-item]


@pytest.mark.parametrize("path", ["", "two\nlines", "\ud800", 5])
def test_a_path_that_is_no_printable_text_is_refused(path: object) -> None:
    with pytest.raises(BadValue):
        Commitment.of({path: "value"}, scope=SCOPE)  # type: ignore[dict-item]


def test_nothing_cannot_be_committed_to() -> None:
    with pytest.raises(BadValue):
        Commitment.of({}, scope=SCOPE)


@pytest.mark.parametrize("seed", [b"", b"short", bytes(33), "0" * 32])
def test_a_seed_of_another_length_is_refused_and_not_shown(seed: object) -> None:
    with pytest.raises(BadValue) as refused:
        Commitment.of(FIELDS, scope=SCOPE, seed=seed)  # type: ignore[arg-type]
    assert "short" not in str(refused.value)


@pytest.mark.parametrize(
    ("chain_id", "contract", "credit_id"),
    [
        (-1, CONTRACT, 1),
        (2**256, CONTRACT, 1),
        (1, "0xab", 1),
        (1, "ab" * 20, 1),
        (1, CONTRACT, -1),
        (1, CONTRACT, 2**64),
        (True, CONTRACT, 1),
        (1, CONTRACT, 1.0),
    ],
)
def test_a_scope_that_names_no_credit_is_refused(chain_id: int, contract: str, credit_id: int) -> None:
    with pytest.raises(BadValue):
        Scope(chain_id, contract, credit_id)


def test_a_field_that_was_not_committed_to_cannot_be_disclosed() -> None:
    with pytest.raises(UnknownField) as refused:
        Commitment.of(FIELDS, scope=SCOPE).disclose(["amount", "amuont"])
    assert refused.value.given == "amuont"


def test_an_empty_disclosure_proves_nothing() -> None:
    commitment = Commitment.of(FIELDS, scope=SCOPE)
    with pytest.raises(NotProven):
        verify(commitment.disclose([]), root=commitment.root, scope=SCOPE)


def test_a_field_disclosed_twice_is_refused() -> None:
    commitment, disclosure, leaf = one_leaf(FIELDS, "amount")
    with pytest.raises(NotProven) as refused:
        verify(replace(disclosure, leaves=(leaf, leaf)), root=commitment.root, scope=SCOPE)
    assert refused.value.given == "amount"


@pytest.mark.parametrize("other", [Scope(31337, CONTRACT, 8), Scope(1, CONTRACT, 7), Scope(31337, "0x" + "ac" * 20, 7)])
def test_a_disclosure_proves_nothing_about_another_credit(other: Scope) -> None:
    commitment, disclosure, _ = one_leaf(FIELDS, "amount")
    with pytest.raises(NotProven):
        verify(disclosure, root=commitment.root, scope=other)
    with pytest.raises(NotProven):
        verify(replace(disclosure, scope=other), root=commitment.root, scope=other)
    with pytest.raises(NotProven):
        verify(replace(disclosure, scope=other), root=commitment.root, scope=SCOPE)


@given(fields=FIELD_SETS, seed=SEEDS, data=st.data(), bit=st.integers(0, 2**16))
def test_any_flipped_bit_of_salt_proof_or_root_fails_and_names_the_field(
    fields: dict[str, Value], seed: bytes, data: st.DataObject, bit: int
) -> None:
    path = data.draw(st.sampled_from(sorted(fields)))
    commitment, disclosure, leaf = one_leaf(fields, path, seed)
    forged = [replace(leaf, salt=flipped(leaf.salt, bit))]
    for index, step in enumerate(leaf.proof):
        for changed in (replace(step, neighbour=flipped(step.neighbour, bit)), replace(step, on_left=not step.on_left)):
            forged.append(replace(leaf, proof=(*leaf.proof[:index], changed, *leaf.proof[index + 1 :])))
    for each in forged:
        with pytest.raises(NotProven) as refused:
            verify(replace(disclosure, leaves=(each,)), root=commitment.root, scope=SCOPE)
        assert refused.value.given == path
    with pytest.raises(NotProven):
        verify(disclosure, root=flipped(commitment.root, bit), scope=SCOPE)


@given(fields=FIELD_SETS, data=st.data(), other=VALUES)
def test_another_value_or_another_path_fails(fields: dict[str, Value], data: st.DataObject, other: Value) -> None:
    path = data.draw(st.sampled_from(sorted(fields)))
    commitment, disclosure, leaf = one_leaf(fields, path)
    # True == 1 in Python, but they are committed to as different values.
    assume(type(other) is not type(leaf.value) or other != leaf.value)
    for forged in (replace(leaf, value=other), replace(leaf, path=path + "x")):
        with pytest.raises(NotProven):
            verify(replace(disclosure, leaves=(forged,)), root=commitment.root, scope=SCOPE)


@given(FIELD_SETS, st.booleans())
def test_a_proof_cut_short_or_drawn_out_fails(fields: dict[str, Value], on_left: bool) -> None:
    path = min(fields)
    commitment, disclosure, leaf = one_leaf(fields, path)
    longer = (*leaf.proof, Step(bytes(32), on_left))
    for proof in [longer, *([leaf.proof[:-1]] if leaf.proof else [])]:
        forged = replace(disclosure, leaves=(replace(leaf, proof=proof),))
        with pytest.raises(NotProven):
            verify(forged, root=commitment.root, scope=SCOPE)


def test_a_node_cannot_pose_as_a_leaf() -> None:
    salt = bytes(32)
    left, right = (leaf_hash(path, "value", salt=salt, scope=SCOPE) for path in ("a", "b"))
    node = levels_of([left, right])[-1][0]
    assert node == keccak(b"\x01" + left + right)
    # A leaf's encoding begins with 0x00, whatever it holds: the two hashed halves as a value give another hash.
    assert node != leaf_hash("a", left + right, salt=salt, scope=SCOPE)
    assert node != keccak(left + right)


@pytest.mark.parametrize("length", [0, 31, 33, 64])
def test_a_hash_or_salt_of_another_length_is_refused(length: int) -> None:
    with pytest.raises(BadValue):
        Step(bytes(length), on_left=True)
    with pytest.raises(BadValue):
        Disclosed("amount", "value", bytes(length), ())


def test_the_last_leaf_counted_twice_gives_another_root() -> None:
    leaves = [keccak(bytes([number])) for number in range(3)]
    assert levels_of(leaves)[-1] != levels_of([*leaves, leaves[-1]])[-1]


def test_values_of_two_types_never_share_a_leaf() -> None:
    alike: list[Value] = ["1", 1, True, b"1", b"\x01", (1).to_bytes(32, "big"), "CNY 1.00", Money(100, "CNY")]
    alike += [Money(100, "USD"), Money(100, "JPY"), date(1970, 1, 2), "1970-01-02", "", b"", 0, False]
    assert len({leaf_hash("field", value, salt=bytes(32), scope=SCOPE) for value in alike}) == len(alike)


def test_hidden_fields_are_neither_in_a_disclosure_nor_guessable_from_it() -> None:
    commitment = Commitment.of(FIELDS, scope=SCOPE)
    handed_over = commitment.disclose(["amount"]).to_json()
    leaf = json.loads(handed_over)["leaves"][0]
    assert leaf["value"] == "CNY 1000000.00"
    for secret in ("LC2024090200017", "combed cotton yarn", commitment.seed.hex(), keccak(b"an invoice").hex()):
        assert secret not in handed_over
    guesses = ("LC2024090200017", "combed cotton yarn")
    for guess in guesses:
        assert keccak(text=guess).hex() not in handed_over
        # Nor does a salt that was disclosed serve for the leaf beside it.
        known_salt = bytes.fromhex(leaf["salt"][2:])
        for path in FIELDS:
            assert leaf_hash(path, guess, salt=known_salt, scope=SCOPE).hex() not in handed_over


def test_seed_and_fields_are_not_in_the_repr_of_a_commitment() -> None:
    shown = repr(Commitment.of(FIELDS, scope=SCOPE, seed=SEED))
    assert repr(SEED)[2:20] not in shown
    assert "cotton" not in shown


@pytest.mark.parametrize(
    "text",
    ["", "{}", "[]", "not json", '{"format": "usance/commitment/v2"}', "\x00", "null"],
)
def test_a_file_that_is_no_record_is_refused(text: str) -> None:
    for read in (Commitment.from_json, Disclosure.from_json):
        with pytest.raises(BadRecord):
            read(text)


def changed(record: str, **fields: object) -> str:
    return json.dumps(json.loads(record) | fields)


def test_a_commitment_file_that_contradicts_its_root_is_refused() -> None:
    record = Commitment.of(FIELDS, scope=SCOPE, seed=SEED).to_json()
    with pytest.raises(BadRecord) as refused:
        Commitment.from_json(changed(record, root="0x" + "00" * 32))
    assert refused.value.field == "root"
    with pytest.raises(BadRecord):
        Commitment.from_json(record.replace("combed cotton yarn", "carded cotton yarn"))


def test_a_commitment_file_with_a_path_twice_or_a_field_unknown_is_refused() -> None:
    record = Commitment.of(FIELDS, scope=SCOPE, seed=SEED).to_json()
    fields = json.loads(record)["fields"]
    with pytest.raises(BadRecord) as refused:
        Commitment.from_json(changed(record, fields=[*fields, fields[0]]))
    assert refused.value.field == "fields"
    with pytest.raises(BadRecord) as refused:
        Commitment.from_json(changed(record, sead="0x"))
    assert refused.value.field == "sead"


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("number", "007"),
        ("number", "5.0"),
        ("number", "9" * 5000),
        ("flag", "yes"),
        ("date", "2024-02-30"),
        ("money", "CNY 5"),
        ("bytes", "0xzz"),
        ("float", "5.0"),
    ],
)
def test_a_value_in_a_file_has_one_spelling(kind: str, text: str) -> None:
    record = json.loads(Commitment.of(FIELDS, scope=SCOPE, seed=SEED).to_json())
    record["fields"][0] |= {"kind": kind, "value": text}
    with pytest.raises(BadValue):
        Commitment.from_json(json.dumps(record))


def test_two_commitments_to_the_same_fields_have_different_roots() -> None:
    assert Commitment.of(FIELDS, scope=SCOPE).root != Commitment.of(FIELDS, scope=SCOPE).root


def test_the_same_seed_in_another_credit_gives_other_salts() -> None:
    other = Scope(31337, CONTRACT, 8)
    mine, theirs = (Commitment.of(FIELDS, scope=each, seed=SEED).disclose(["goods"]) for each in (SCOPE, other))
    assert mine.leaves[0].salt != theirs.leaves[0].salt


def test_the_case_of_an_address_makes_no_other_scope() -> None:
    assert Scope(1, CONTRACT.replace("ab", "aB"), 1) == Scope(1, CONTRACT, 1)


@given(FIELD_SETS, SEEDS, st.randoms())
def test_the_order_of_fields_does_not_matter(fields: dict[str, Value], seed: bytes, random: object) -> None:
    shuffled = list(fields.items())
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    first = Commitment.of(fields, scope=SCOPE, seed=seed)
    assert first == Commitment.of(dict(shuffled), scope=SCOPE, seed=seed)


@given(st.dictionaries(PATHS, st.text(st.characters(exclude_categories=["Cs"])), min_size=1, max_size=20), SEEDS)
def test_the_root_agrees_with_the_description_of_the_tree(texts: dict[str, str], seed: bytes) -> None:
    scope = (31337).to_bytes(32, "big") + bytes.fromhex("ab" * 20) + (7).to_bytes(8, "big")
    assert Commitment.of(texts, scope=SCOPE, seed=seed).root == root_of(texts, seed=seed, scope=scope)


@given(FIELD_SETS, SEEDS, st.data())
def test_disclosed_fields_are_proven_after_a_round_trip_through_files(
    fields: dict[str, Value], seed: bytes, data: st.DataObject
) -> None:
    paths = data.draw(st.lists(st.sampled_from(sorted(fields)), min_size=1, unique=True))
    commitment = Commitment.of(fields, scope=SCOPE, seed=seed)
    kept = Commitment.from_json(commitment.to_json())
    assert kept == commitment
    received = Disclosure.from_json(kept.disclose(paths).to_json())
    assert verify(received, root=commitment.root, scope=SCOPE) == {path: fields[path] for path in paths}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, content in {"transport.pdf": b"%PDF", "invoice.xml": b"<invoice/>", "annex/list.bin2": b""}.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(content)
    (tmp_path / ".DS_Store").write_bytes(b"litter")
    return tmp_path


def test_a_missing_or_empty_folder_or_a_file_is_no_set_of_documents(tmp_path: Path) -> None:
    (tmp_path / "invoice.pdf").write_bytes(b"x")
    (tmp_path / "empty").mkdir()
    for path in ("nowhere", "invoice.pdf", "empty"):
        with pytest.raises(BadDocuments) as refused:
            DocumentSet.from_folder(tmp_path / path)
        assert "\n" not in str(refused.value)


@pytest.mark.parametrize("names", [[], [""], ["invoice", "invoice"], ["in\nvoice"]])
def test_names_that_are_empty_or_double_are_refused(names: list[str]) -> None:
    with pytest.raises(BadDocuments):
        DocumentSet.from_names(names, content=str.encode)


def test_a_folder_is_read_in_the_order_of_names_without_hidden_files(folder: Path) -> None:
    assert DocumentSet.from_folder(folder).documents == (
        Document("annex/list.bin2", "application/octet-stream", 0, keccak(b"")),
        Document("invoice.xml", "text/xml", 10, keccak(b"<invoice/>")),
        Document("transport.pdf", "application/pdf", 4, keccak(b"%PDF")),
    )


def test_documents_by_name_have_the_content_that_the_caller_makes() -> None:
    documents = DocumentSet.from_names(["transport document", "invoice"], content=lambda name: f"{name}!".encode())
    assert [document.name for document in documents.documents] == ["invoice", "transport document"]
    assert documents.fields()["invoice/content"] == keccak(b"invoice!")


def test_one_document_of_a_set_can_be_disclosed_without_the_others(folder: Path) -> None:
    commitment = DocumentSet.from_folder(folder).commit(SCOPE)
    disclosure = commitment.disclose(["invoice.xml/content", "invoice.xml/size"])
    proven = verify(disclosure, root=commitment.root, scope=SCOPE)
    assert proven == {"invoice.xml/content": keccak(b"<invoice/>"), "invoice.xml/size": 10}
    assert "transport" not in disclosure.to_json()


def test_a_changed_document_changes_the_root(folder: Path) -> None:
    before = DocumentSet.from_folder(folder).commit(SCOPE, SEED)
    (folder / "invoice.xml").write_bytes(b"<invoise/>")
    assert DocumentSet.from_folder(folder).commit(SCOPE, SEED).root != before.root
