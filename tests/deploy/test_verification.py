"""What is on the chain is what was deployed, and nobody may do more than the permission table says.

code      other code | no contract | our code bound to contracts of another deployment | under another authority
roles     one too many | one of no table | one taken away | one given by another role
functions opened to another role | closed | restricted in the sources and not in the table
calls     every restricted function refuses everybody but the holder of its role, the deployer among them
"""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.chamber import Chamber
from tests.contracts.acts import NONEXISTENT
from tests.deploy import networks
from tests.people import Stage
from usance import errors
from usance.abi import Argument
from usance.accounts import well_known
from usance.chains.embedded import EmbeddedChain
from usance.deployment import (
    PERMISSIONS,
    NotAsDeployed,
    Permission,
    Record,
    Role,
    verify,
)
from usance.deployment.permissions import COUNCIL
from usance.deployment.steps import CONSTRUCTED
from usance.ledger import Ledger

CONTRACTS = Path(__file__).resolve().parents[2] / "contracts"
CURRENCIES = 'settled = ["CNY"]'


def edit_journal(folder: Path, step: str, result: str) -> None:
    path = folder / "small.chain.journal"
    lines = [json.loads(line) for line in path.read_text().splitlines()]
    changed = [line | {"result": result} if line.get("step") == step else line for line in lines]
    assert changed != lines
    path.write_text("".join(json.dumps(line) + "\n" for line in changed))


def test_other_code_on_the_chain_is_seen(folder: Path) -> None:
    journal = (folder / "small.chain.journal").read_text()
    lens = next(json.loads(line)["result"] for line in journal.splitlines() if json.loads(line).get("step") == "Lens")
    edit_journal(folder, "Documents", lens)
    with pytest.raises(NotAsDeployed, match=rf"Documents at {lens}: other code, 0x\w+, needed ours, 0x"):
        networks.again(folder)


def test_a_contract_that_is_not_on_the_chain_is_seen_before_anything_is_done(folder: Path) -> None:
    edit_journal(folder, "Documents", well_known(9).address)
    with pytest.raises(NotAsDeployed, match=r"Documents at 0xa0.*: no contract"):
        networks.again(folder, (CURRENCIES, 'settled = ["CNY", "USD"]'))
    with EmbeddedChain.open(folder / "small.chain") as chain:
        assert chain.block_number() == Record.load(folder / "small.chain.record.json").block


def test_our_code_bound_to_contracts_of_another_deployment_is_seen(folder: Path, ledger: Ledger) -> None:
    others = [ledger.address(name) for name in ("AccessManager", *CONSTRUCTED["Presentations"][:-1], "Documents")]
    strange = ledger.deploy(well_known(9), "Presentations", others)
    with pytest.raises(NotAsDeployed, match=f"Presentations at {strange}: other code"):
        verify(ledger.at({"Presentations": strange}), networks.network(folder))


TAMPERED: dict[str, tuple[str, str, list[Argument], str]] = {
    "a role too many": (
        "AccessManager",
        "grantRole",
        [int(Role.CASH_ISSUER), well_known(9).address, 0],
        "holds CASH_ISSUER",
    ),
    "a role of no table": ("AccessManager", "grantRole", [77, well_known(9).address, 0], "holds role 77"),
    "a role taken away": ("AccessManager", "revokeRole", [2, well_known(1).address], "does not hold CALENDAR_KEEPER"),
    "a role given by another role": ("AccessManager", "setRoleAdmin", [3, 77], "CASH_ISSUER: given by role 77"),
}


@pytest.mark.parametrize("change", TAMPERED)
def test_the_access_manager_has_nothing_but_the_table(change: str, folder: Path, ledger: Ledger) -> None:
    contract, function, arguments, fault = TAMPERED[change]
    ledger.send(well_known(1), contract, function, arguments)
    with pytest.raises(NotAsDeployed, match=fault):
        verify(ledger, networks.network(folder))


def test_a_function_opened_to_another_role_is_seen(folder: Path, ledger: Ledger) -> None:
    selector = ledger.artifacts.contract("Membership").function("rotateAccount").selector
    arguments: list[Argument] = [ledger.address("Membership"), [selector], 2**64 - 1]
    ledger.send(well_known(1), "AccessManager", "setTargetFunctionRole", arguments)
    with pytest.raises(NotAsDeployed, match=f"function 0x{selector.hex()} of Membership"):
        verify(ledger, networks.network(folder))


def test_a_closed_contract_is_seen(folder: Path, ledger: Ledger) -> None:
    ledger.send(well_known(1), "AccessManager", "setTargetClosed", [ledger.address("RuleBook"), True])
    with pytest.raises(NotAsDeployed, match="RuleBook: closed"):
        verify(ledger, networks.network(folder))


def test_a_contract_under_another_authority_is_seen(folder: Path, ledger: Ledger) -> None:
    manager = ledger.deploy(well_known(1), "AccessManager", [well_known(1).address])
    ledger.send(well_known(1), "AccessManager", "updateAuthority", [ledger.address("RuleBook"), manager])
    with pytest.raises(NotAsDeployed, match=rf"RuleBook\.authority: {manager}"):
        verify(ledger, networks.network(folder))


def test_every_restricted_function_of_the_contracts_is_in_the_table() -> None:
    sources = {path.stem: path.read_text(encoding="utf-8") for path in CONTRACTS.glob("*.sol")}
    declared = {
        name: set(re.findall(r"function (\w+)\([^{;]*?\)[^{;]*\brestricted\b", source))
        for name, source in sources.items()
    }
    assert declared["Bound"] == {"bind"}
    needed = {
        (name, function)
        for name, source in sources.items()
        if f"abstract contract {name}" not in source
        for base in (name, *re.findall(r"\b(?:Bound)\b", source.partition("contract ")[2].partition("{")[0]))
        for function in declared[base]
    }
    assert needed == {(one.contract, one.function) for one in PERMISSIONS}
    assert len(PERMISSIONS) == len(needed)


def _arguments(function: str, cash: str) -> list[Argument]:
    account = well_known(9).address
    clock, edition = (480, 1020, False, True, 0, 0), (1, 0, 0, 0, 0, 0)
    limits = (True, b"CNY", 5, 3, 15, 365, 30, 0, 10, 1, 0)
    by_function: dict[str, list[Argument]] = {
        "admit": [1, account, b"CN"],
        "suspend": [1],
        "reinstate": [1],
        "resolveStanding": [3, 2],
        "closeNewBusiness": [2**40 - 1],
        "redirectNewBusiness": [account, cash],
        "take": [1],
        "give": [well_known(3).address],
        "setRules": [(2, 3, 60, 60)],
        "openPlace": [b"FR", clock],
        "publish": [b"CN", 2024, edition],
        "issue": [account, 1],
        "redeem": [1],
        "setLimits": [1, limits],
        "addCurrency": [b"KRW", cash],
        "bind": [[account]],
        "interrupt": [b"CN", 20_000, 20_001],
        "stay": [NONEXISTENT, bytes(31) + b"\1"],
        "liftStay": [NONEXISTENT, bytes(31) + b"\1"],
    }
    return by_function[function]


@pytest.mark.parametrize("one", PERMISSIONS, ids=lambda one: f"{one.contract}.{one.function}")
def test_only_the_holder_of_the_role_gets_into_a_restricted_function(one: Permission, chamber: Chamber) -> None:
    target = "Cash:CNY" if one.contract == "Cash" else one.contract
    holder = chamber.network.holder_of(one.role)
    arguments, function = _arguments(one.function, chamber.address["Cash:CNY"]), f"{target}.{one.function}"
    others = {"deployer", chamber.stranger(), *(m.name for m in chamber.network.members)}
    for who in sorted(others - {holder.name if holder else COUNCIL}):
        chamber.refuses("AccessManagedUnauthorized", who, function, *arguments, caller=chamber.account(who).address)
    ledger = chamber.ledger.at({one.contract: chamber.address[target]})
    account = holder.account_address() if holder else chamber.address[COUNCIL]
    try:
        ledger.call(one.contract, one.function, arguments, caller=account)
    except errors.Refusal as refusal:
        assert refusal.name in {
            *("SeatGiven", "NoSeat"),
            "AlreadyBound",
            "NotSuspended",
            "NotAnAccount",
            "ERC20InsufficientBalance",
            "WrongCash",
            "UnknownCredit",
        }


def test_nobody_but_the_council_administers_when_the_deployment_is_done(chamber: Chamber) -> None:
    for who in ("deployer", "CBA", "ICBC"):
        account = chamber.account(who).address
        calls = (("grantRole", 1, account, 0), ("setTargetClosed", chamber.address["Cash:CNY"], True))
        for function, *arguments in calls:
            chamber.refuses("AccessManagerUnauthorizedAccount", who, f"AccessManager.{function}", *arguments)


def test_without_a_council_the_convener_administers(stage: Stage) -> None:
    account = stage.account("deployer").address
    stage.refuses("AccessManagerUnauthorizedAccount", "deployer", "AccessManager.grantRole", 1, account, 0)
    stage.do("CBA", "AccessManager.grantRole", 1, account, 0)


def test_what_the_council_has_resolved_about_roles_is_as_it_should_be(chamber: Chamber) -> None:
    keeper = chamber.account("ICBC").address
    chamber.resolve("AccessManager.grantRole", int(Role.CALENDAR_KEEPER), keeper, 0)
    chamber.resolve("AccessManager.revokeRole", int(Role.SUPERVISOR), chamber.account("CBA").address)
    granted = {(one.function, one.holder) for one in verify(chamber.ledger, chamber.network)}
    assert ("publish", "CBA") in granted and ("stay", "nobody") in granted


def test_the_code_of_the_council_of_another_network_is_seen(chamber: Chamber) -> None:
    needs = [chamber.address[name] for name in ("AccessManager", "Membership", "Seat")]
    other = chamber.ledger.deploy(well_known(9), "Council", [needs[0], needs[2], needs[1], (2, 3, 60, 60)])
    with pytest.raises(NotAsDeployed, match=f"Council at {other}: other code"):
        verify(chamber.ledger.at({"Council": other}), chamber.network)
