"""One refusal, one exception, whatever chain it came from and whatever library brought it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from eth_tester import EthereumTester, PyEVMBackend
from eth_tester.exceptions import TransactionFailed
from eth_utils.crypto import keccak
from web3 import EthereumTesterProvider, Web3
from web3.exceptions import ContractCustomError, ContractLogicError

from tests.client.conftest import LIMIT, Till
from usance import artifacts as shipped_artifacts
from usance import errors
from usance.abi import Argument
from usance.accounts import well_known
from usance.artifacts import Artifacts
from usance.reverts import data_in_text, data_of, exception_for, exception_from

UNEXPECTED_STATUS = errors.refusal_class("UnexpectedStatus")
TOO_LATE = errors.refusal_class("TooLate")
OVER_DRAWN = errors.refusal_class("OverDrawn")
UNCOUNTED = errors.refusal_class("Uncounted")

STOPS: list[tuple[str, list[Argument], type[errors.UsanceError]]] = [
    ("wrongStatus", [4], UNEXPECTED_STATUS),
    ("late", [], TOO_LATE),
    ("uncounted", [], UNCOUNTED),
    ("put", [1, LIMIT + 1], OVER_DRAWN),
    ("deep", [], OVER_DRAWN),
    ("divide", [0], errors.Panic),
    ("say", [], errors.RevertedWithText),
    ("silent", [], errors.RevertedWithoutReason),
    ("stranger", [], errors.RevertedWithoutReason),
    ("burn", [], errors.OutOfGas),
]


def refused(till: Till, function: str, *args: Argument) -> errors.Refusal:
    with pytest.raises(errors.Refusal) as caught:
        till.ledger.call("Till", function, list(args))
    return caught.value


@pytest.mark.parametrize(("function", "args", "kind"), STOPS)
def test_every_stop_has_its_type_on_every_chain(
    any_till: Till, function: str, args: list[Argument], kind: type[errors.UsanceError]
) -> None:
    with pytest.raises(errors.UsanceError) as caught:
        any_till.ledger.dry_run(any_till.owner, "Till", function, args)
    assert type(caught.value) is kind


@pytest.mark.parametrize(("function", "args", "kind"), STOPS)
def test_the_exception_is_equal_on_the_embedded_chain_and_through_json_rpc(
    any_till: Till, till: Till, function: str, args: list[Argument], kind: type[errors.UsanceError]
) -> None:
    told: list[errors.UsanceError] = []
    for one in (any_till, till):
        with pytest.raises(kind) as caught:
            one.ledger.dry_run(one.owner, "Till", function, args)
        told.append(caught.value)
    there, here = told
    if isinstance(here, errors.Refusal):
        # Addresses of the two chains differ where one has seen more transactions; these have not.
        assert there == here
    assert str(there) == str(here)


def test_a_refusal_is_one_clear_line(till: Till) -> None:
    assert str(refused(till, "wrongStatus", 4)) == "UnexpectedStatus: id 1-7, actual Open, allowed Counted"
    assert str(refused(till, "wrongStatus", 12)) == "UnexpectedStatus: id 1-7, actual Open, allowed Counted or Shut"
    assert str(refused(till, "wrongStatus", 0)) == "UnexpectedStatus: id 1-7, actual Open, allowed none"
    assert str(refused(till, "uncounted")) == "Uncounted: sums currency JPY amount 5"


def test_a_mask_of_allowed_members_is_told_by_their_names(till: Till) -> None:
    refusal = refused(till, "wrongStatus", 0b1010)
    assert refusal.fields["allowed"] == ("Open", "Shut")
    assert refusal.raw == {"id": (1 << 32) | 7, "actual": 1, "allowed": 0b1010}


def test_an_enum_is_a_member_and_a_credit_id_its_two_numbers(till: Till) -> None:
    refusal = refused(till, "wrongStatus", 4)
    assert refusal.actual is till.ledger.artifacts.enum("Status")["Open"]
    assert refusal.id == "1-7"
    assert (refusal.name, refusal.contract) == ("UnexpectedStatus", "Till")


def test_days_places_currencies_and_bytes_read_as_people_write_them(till: Till) -> None:
    assert refused(till, "late").fields == {
        "given": "2024-10-11",
        "needed": "2024-10-10",
        "none": None,
        "place": "CN",
        "currency": "CNY",
        "root": "0x01" + "00" * 31,
        "by": "0x" + "00" * 20,
    }


def test_a_field_that_the_error_lacks_is_an_attribute_error(till: Till) -> None:
    refusal = refused(till, "wrongStatus", 4)
    with pytest.raises(AttributeError, match="UnexpectedStatus has no field amount; it has id, actual, allowed"):
        _ = refusal.amount


def test_errors_of_one_name_share_a_class_whatever_their_parameters(till: Till) -> None:
    shallow, deep = refused(till, "put", 1, LIMIT + 1), refused(till, "deep")
    assert type(shallow) is type(deep) is OVER_DRAWN
    assert (shallow.contract, deep.contract) == ("Till", "Drawer")
    assert deep.fields == {"by": till.ledger.address("Till"), "given": 5, "needed": 0}
    assert shallow != deep


def test_a_fault_in_a_contract_says_which(till: Till) -> None:
    with pytest.raises(errors.Panic, match=r"panic 0x12 \(division by zero\)") as fault:
        till.ledger.call("Till", "divide", [0])
    assert fault.value.code == 0x12


def test_data_that_only_begins_like_an_error_is_shown_as_it_is(till_artifacts: Artifacts) -> None:
    selector = keccak(text="OverDrawn(address,uint256,uint256)")[:4]
    cut = exception_for(selector + b"\1", till_artifacts)
    assert type(cut) is errors.RevertedWithoutReason
    assert f"0x{selector.hex()}01" in str(cut)


def test_a_number_beyond_the_members_of_its_enum_stays_a_number(till_artifacts: Artifacts) -> None:
    data = keccak(text="UnexpectedStatus(uint64,uint8,uint256)")[:4] + b"".join(
        n.to_bytes(32, "big") for n in (5, 9, 2)
    )
    refusal = exception_for(data, till_artifacts)
    assert isinstance(refusal, errors.Refusal)
    assert refusal.fields == {"id": "0-5", "actual": 9, "allowed": ("Open",)}


@pytest.fixture(scope="module")
def foreign(till_artifacts: Artifacts) -> Callable[[str, list[Argument]], BaseException]:
    """What web3 over eth-tester raises for a call of the till."""
    tester = EthereumTester(PyEVMBackend())
    web3 = Web3(EthereumTesterProvider(tester))
    compiled = till_artifacts.contract("Till")
    data = compiled.bytecode + compiled.constructor.encode_inputs([LIMIT])
    made = web3.eth.send_transaction({"from": web3.eth.accounts[0], "data": data, "gas": 5_000_000})
    till = web3.eth.get_transaction_receipt(made)["contractAddress"]
    assert till is not None

    def failure(function: str, args: list[Argument]) -> BaseException:
        entry = compiled.function(function)
        with pytest.raises((TransactionFailed, ContractLogicError)) as caught:
            web3.eth.call({"to": till, "data": entry.selector + entry.encode_inputs(args), "gas": 1_000_000})
        failed: BaseException = caught.value
        return failed

    return failure


@pytest.mark.parametrize(("function", "args", "kind"), [stop for stop in STOPS if stop[0] not in ("burn", "silent")])
def test_what_eth_tester_and_web3_raise_decodes_alike(
    foreign: Callable[[str, list[Argument]], BaseException],
    till_artifacts: Artifacts,
    function: str,
    args: list[Argument],
    kind: type[errors.UsanceError],
) -> None:
    assert type(exception_from(foreign(function, args), till_artifacts)) is kind


def test_revert_data_is_found_wherever_a_library_keeps_it(till_artifacts: Artifacts) -> None:
    data = keccak(text="OverDrawn(uint64,uint256)")[:4] + (7).to_bytes(32, "big") + b"\0" * 29 + b"'\"\\"
    held = [
        ContractCustomError("0x" + data.hex(), data="0x" + data.hex()),
        ContractCustomError("0x" + data.hex(), data={"data": "0x" + data.hex()}),
        ContractLogicError("execution reverted", data="0x" + data.hex()),
        TransactionFailed(f"execution reverted: {data!r}"),
        TransactionFailed(str(data)),
        ValueError(data),
    ]
    assert [data_of(failure) for failure in held] == [data] * len(held)
    assert {str(exception_from(failure, till_artifacts)) for failure in held} == {"OverDrawn: id 0-7, given 2564700"}


def test_a_sentence_without_data_has_none() -> None:
    assert data_in_text("out of gas: SSTORE at 0x9fe46736679d2d9a65f0992f2272de9f3c7fa6e0") == b""
    assert data_of(TransactionFailed("execution reverted: the till is shut")) == b""


def test_a_misspelt_error_is_an_attribute_error_and_not_a_class_that_never_comes(
    monkeypatch: pytest.MonkeyPatch, till_artifacts: Artifacts
) -> None:
    monkeypatch.setattr(shipped_artifacts, "shipped", lambda: till_artifacts)
    assert errors.OverDrawn is OVER_DRAWN
    with pytest.raises(AttributeError, match="OverDrwan"):
        _ = errors.OverDrwan
    with pytest.raises(AttributeError):
        _ = errors.__wrapped__


def test_contracts_that_are_not_compiled_say_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(errors.ArtifactsMissing, match="run `make compile`"):
        _ = Artifacts(tmp_path).version


def test_a_key_that_is_none_is_refused_without_being_shown() -> None:
    with pytest.raises(errors.InputError) as refused_key:
        type(well_known(0))("0xsecret")
    assert "secret" not in str(refused_key.value)
