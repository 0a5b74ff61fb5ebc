"""Artifacts, as they really come about: each test gives real Solidity to the real compiler, in a folder of its own.

refused, the last good artifacts untouched: a mistake · an unknown import · too much code · a name used twice ·
    no sources · an adopted package missing · no optimizer · another EVM
made: index and one file per deployable contract · nothing when nothing changed
"""

import json
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from eth_utils.crypto import keccak

from deploy.compile import compile_all, up_to_date
from deploy.solc import compilers
from deploy.solc.artifacts import make_artifacts
from deploy.solc.errors import ArtifactRefused, CompilationFailed, SourceMissing
from deploy.solc.inputs import Tree, read_input
from tests.deploy.solidity import HEAD, PACKAGES, SMALL, SOURCES, tree_of


@pytest.fixture(scope="module", autouse=True)
def compiler_found_once() -> Iterator[None]:
    """The compiler is looked for once, not for each build; how it is found is for test_compilers."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(compilers, "find_compiler", cache(compilers.find_compiler))
        yield


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Tree:
    tree = tree_of(tmp_path_factory.mktemp("built"), SOURCES)
    compile_all(tree=tree)
    return tree


def index(tree: Tree) -> dict[str, Any]:
    content: dict[str, Any] = json.loads((tree.artifacts / "index.json").read_text(encoding="utf-8"))
    return content


def test_a_mistake_is_shown_as_the_compiler_shows_it_and_leaves_the_last_artifacts_untouched(tmp_path: Path) -> None:
    tree = tree_of(tmp_path, {"Small.sol": SMALL})
    compile_all(tree=tree)
    before = {path.name: path.read_bytes() for path in tree.artifacts.iterdir()}

    tree_of(tmp_path, {"Small.sol": SMALL.replace("return 1", "return one")})
    with pytest.raises(CompilationFailed, match=r"(?s)DeclarationError: .*--> contracts/Small\.sol:3:74:.*return one"):
        compile_all(tree=tree)

    assert {path.name: path.read_bytes() for path in tree.artifacts.iterdir()} == before


def test_an_import_of_a_file_that_is_not_there_is_shown_with_its_line(tmp_path: Path) -> None:
    tree = tree_of(tmp_path, {"Small.sol": 'import {Gone} from "./Gone.sol";\n' + SMALL})
    with pytest.raises(CompilationFailed, match=r'(?s)"contracts/Gone\.sol" not found.*contracts/Small\.sol:3:1'):
        compile_all(tree=tree)


def test_a_contract_of_20000_bytes_is_refused_with_its_size_and_the_limit(tmp_path: Path) -> None:
    # A long text takes the optimizer long: so a short one, in many contracts that are all carried by one.
    text = "".join(keccak(text=str(n)).hex() for n in range(70))
    shape = "contract {} {{ function get() external pure returns (bytes memory) {{ return {}; }} }}\n"
    made = [shape.format("Core", f"hex'{text}'")]
    made += [shape.format(f"Part{n}", f"bytes.concat(hex'0{n}', type(Core).creationCode)") for n in range(8)]
    whole = f"bytes.concat({', '.join(f'type(Part{n}).creationCode' for n in range(8))})"
    tree = tree_of(tmp_path, {"Big.sol": shape.format("Big", whole) + "".join(made)})
    with pytest.raises(ArtifactRefused, match=r"Big: 2\d,\d{3} bytes of code, allowed are fewer than 20,000"):
        compile_all(tree=tree)
    assert not tree.artifacts.exists()


def test_two_contracts_of_one_name_are_refused(tmp_path: Path) -> None:
    tree = tree_of(tmp_path, {"Small.sol": SMALL, "again/Small.sol": SMALL})
    with pytest.raises(ArtifactRefused, match=r"contracts/again/Small\.sol: a second contract called Small"):
        compile_all(tree=tree)


def test_two_enums_of_one_name_are_refused(tmp_path: Path) -> None:
    tree = tree_of(tmp_path, {"A.sol": SMALL + "enum Status { None }", "B.sol": "enum Status { None, Open }"})
    with pytest.raises(ArtifactRefused, match=r"contracts/B\.sol: Status is declared twice"):
        compile_all(tree=tree)


def test_a_folder_without_sources_is_refused(tmp_path: Path) -> None:
    (tmp_path / "contracts").mkdir()
    with pytest.raises(SourceMissing, match="no Solidity sources under"):
        compile_all(tree=tree_of(tmp_path, {}))


def test_an_adopted_contract_whose_package_is_not_installed_is_refused(tmp_path: Path) -> None:
    plain = tree_of(tmp_path, {"Small.sol": SMALL}, packages=tmp_path / "nothing")
    tree = Tree(contracts=plain.contracts, packages=plain.packages, artifacts=plain.artifacts)
    with pytest.raises(SourceMissing, match=r"AccessManager\.sol, .*SafeProxy\.sol not under .*nothing: run `npm ci`"):
        compile_all(tree=tree)


def test_code_made_without_the_optimizer_is_refused_by_what_the_artifact_itself_says(tmp_path: Path) -> None:
    given = read_input(tree_of(tmp_path, {"Small.sol": SMALL}))
    document = json.loads(given.standard_json)
    document["settings"]["optimizer"] = {"enabled": False, "runs": 200}
    answer = json.loads(compilers.find_compiler(PACKAGES).run(json.dumps(document)))
    with pytest.raises(ArtifactRefused, match=r"Small: compiled with optimizer .*False"):
        make_artifacts(answer, given)


def test_code_made_for_another_evm_is_refused_by_what_the_artifact_itself_says(tmp_path: Path) -> None:
    given = read_input(tree_of(tmp_path, {"Small.sol": SMALL}))
    document = json.loads(given.standard_json)
    document["settings"]["evmVersion"] = "osaka"
    answer = json.loads(compilers.find_compiler(PACKAGES).run(json.dumps(document)))
    with pytest.raises(ArtifactRefused, match="Small: compiled for osaka, needed prague"):
        make_artifacts(answer, given)


def test_the_command_ends_with_1_and_the_message_when_the_sources_do_not_compile(tmp_path: Path) -> None:
    repository = Path(__file__).resolve().parents[2]
    tree_of(tmp_path, {"Small.sol": SMALL.replace("return 1", "return one")})
    shutil.copytree(repository / "deploy", tmp_path / "deploy")
    (tmp_path / "node_modules").symlink_to(PACKAGES)
    done = subprocess.run(
        [sys.executable, "-m", "deploy.compile"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "--> contracts/Small.sol:3" in done.stderr
    assert "Traceback" not in done.stderr


def test_only_contracts_that_can_be_deployed_get_a_file(built: Tree) -> None:
    assert sorted(path.name for path in built.artifacts.iterdir()) == ["Box.json", "index.json"]
    assert list(index(built)["interfaces"]) == ["IBox"]


def test_an_artifact_holds_code_immutables_and_storage(built: Tree) -> None:
    box = json.loads((built.artifacts / "Box.json").read_text(encoding="utf-8"))
    assert box["name"] == "Box"
    assert box["bytecode"].startswith("0x60")
    assert len(box["runtime"]) == 2 + 2 * box["code_size"]
    places = [place for group in box["immutable_references"].values() for place in group]
    assert places
    assert {box["runtime"][2 + 2 * p["start"] : 2 + 2 * (p["start"] + p["length"])] for p in places} == {"0" * 64}
    assert [slot["label"] for slot in box["storage_layout"]["storage"]] == ["_things"]
    assert {entry["name"] for entry in box["abi"] if entry["type"] == "function"} == {"get", "set", "pull"}


def test_enums_structs_and_value_types_come_from_the_syntax_tree(built: Tree) -> None:
    made = index(built)
    assert made["enums"] == {"Colour": ["None", "Red", "Green"]}
    assert made["value_types"] == {"PartyId": "uint32"}
    assert made["structs"] == {
        "Thing": [
            {"name": "id", "type": "PartyId"},
            {"name": "colour", "type": "enum Colour"},
            {"name": "amount", "type": "uint128"},
        ]
    }


def selector(signature: str) -> str:
    return "0x" + keccak(text=signature)[:4].hex()


def test_errors_are_found_by_selector_wherever_they_are_declared(built: Tree) -> None:
    errors = index(built)["errors"]
    assert errors[selector("Shut(uint32,uint256)")] == {
        "name": "Shut",
        "contract": "IBox",
        "inputs": [
            {"name": "id", "type": "uint32", "internalType": "PartyId"},
            {"name": "given", "type": "uint256", "internalType": "uint256"},
        ],
    }
    outside_any_contract = errors[selector("Unfit(uint32,uint8,uint8)")]
    assert (outside_any_contract["name"], outside_any_contract["contract"]) == ("Unfit", "")
    assert outside_any_contract["inputs"][1]["internalType"] == "enum Colour"


def test_errors_of_openzeppelin_that_our_contracts_can_meet_are_in_the_union(built: Tree) -> None:
    failed = index(built)["errors"][selector("SafeERC20FailedOperation(address)")]
    assert (failed["name"], failed["contract"]) == ("SafeERC20FailedOperation", "SafeERC20")


def test_an_error_declared_twice_over_different_types_is_shown_in_the_plain_types_both_share(built: Tree) -> None:
    wrong = index(built)["errors"][selector("Wrong(uint32,uint8)")]
    assert [i["internalType"] for i in wrong["inputs"]] == ["uint32", "uint8"]


def test_nothing_changed_means_no_compiler_is_started(built: Tree, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(compilers, "find_compiler", None)
    stamp = (built.artifacts / "index.json").stat().st_mtime_ns
    start = time.monotonic()
    compile_all(tree=built)
    assert time.monotonic() - start < 0.5
    assert (built.artifacts / "index.json").stat().st_mtime_ns == stamp


def test_a_changed_source_a_changed_package_and_a_lost_file_each_make_the_artifacts_out_of_date(tmp_path: Path) -> None:
    package = tmp_path / "node_modules" / "pkg" / "Lib.sol"
    package.parent.mkdir(parents=True)
    package.write_text(HEAD + "uint256 constant ONE = 1;")
    (tmp_path / "node_modules" / "solc").symlink_to(PACKAGES / "solc")
    sources = {"Small.sol": 'import {ONE} from "pkg/Lib.sol";' + SMALL.replace("return 1", "return ONE")}
    tree = tree_of(tmp_path, sources, packages=tmp_path / "node_modules")
    compile_all(tree=tree)
    assert up_to_date(tree.artifacts, read_input(tree))
    first = index(tree)["version"]

    package.write_text(HEAD + "uint256 constant ONE = 1_000_000;")
    assert not up_to_date(tree.artifacts, read_input(tree))
    compile_all(tree=tree)
    assert index(tree)["version"] != first

    (tree.artifacts / "Small.json").unlink()
    assert not up_to_date(tree.artifacts, read_input(tree))

    compile_all(tree=tree)
    (tree.contracts / "Small.sol").write_text(HEAD + sources["Small.sol"] + "// changed")
    assert not up_to_date(tree.artifacts, read_input(tree))


def test_the_version_is_of_the_code_so_a_comment_does_not_change_it(tmp_path: Path) -> None:
    tree = tree_of(tmp_path, {"Small.sol": SMALL})
    compile_all(tree=tree)
    before = index(tree)
    tree_of(tmp_path, {"Small.sol": "// a remark\n" + SMALL})
    compile_all(tree=tree)
    assert index(tree)["input_hash"] != before["input_hash"]
    assert index(tree)["version"] == before["version"]


def test_a_warning_about_our_own_source_is_shown(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    compile_all(tree=tree_of(tmp_path, {"Small.sol": SMALL.replace("{ return 1", "{ uint256 idle; return 1")}))
    assert "Unused local variable" in capsys.readouterr().err


def test_what_a_killed_build_left_behind_is_cleared_away_by_the_next(tmp_path: Path) -> None:
    tree = tree_of(tmp_path, {"Small.sol": SMALL})
    left = tree.artifacts.parent / "artifacts.tmp-new-abc"
    left.mkdir(parents=True)
    (left / "index.json").write_text("{}")
    compile_all(tree=tree)
    assert sorted(path.name for path in tree.artifacts.parent.iterdir() if path.is_dir()) == ["artifacts"]
