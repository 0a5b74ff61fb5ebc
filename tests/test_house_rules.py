"""The conventions of this repository, as tests: sizes, who may import and print what, and what no file may say."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

import usance

HOME = Path(__file__).parents[1]
USANCE = HOME / "client" / "usance"
CONTRACTS = HOME / "contracts"

PUBLIC = (
    "Answer",
    "ChainError",
    "Claim",
    "Credit",
    "Desk",
    "Discrepancy",
    "Disposal",
    "DocumentSet",
    "InputError",
    "Money",
    "Party",
    "Platform",
    "Presentation",
    "Refusal",
    "TermsFile",
    "UsanceError",
    "connect",
    "in_memory",
    "timeline",
    "__version__",
)
"""The public names of `usance`, in the order of its __all__."""

FOLDERS = ("contracts", "client", "deploy", "tests")
MOST_LINES = {"contract": 300, "rules": 120, "module": 200, "function": 25}
CHAIN_LIBRARIES = {"web3", "eth", "eth_tester", "eth_account"}
"""Top modules; eth_utils, eth_abi and eth_hash know no chain."""
TERMINAL_LIBRARIES = {"rich", "typer", "click"}

LAYERS: tuple[frozenset[str], ...] = (
    frozenset({"errors", "money", "dates", "ids", "rates", "capitals"}),
    frozenset(
        {
            *("abi", "accounts", "artifacts", "calendars", "chains", "delivery", "events", "execution", "fields"),
            *("model", "outbox", "papers", "reverts", "swift", "terms", "issuing", "moments", "market", "form"),
            "desks",
        }
    ),
    frozenset({"ledger"}),
    frozenset(
        {
            *(
                "acting",
                "calendar",
                "cash",
                "claims",
                "credits",
                "customers",
                "deployment",
                "directory",
                "documents",
                "forfaiting",
            ),
            *("history", "membership", "presentations", "amendments", "undertakings", "transfers", "nominations"),
            *(
                "views",
                "submissions",
                "rules",
                "reads",
                "sales",
                "funding",
                "market_acting",
                "market_views",
                "market_reads",
            ),
            *("council", "newcomers", "resolutions"),
            *("market_book", "market_entries", "market_folding", "market_report", "market_chart", "four_eyes"),
        }
    ),
    frozenset({"platform", "timeline", "printing", "messages", "doctor"}),
    frozenset({"connecting", "stories"}),
    frozenset({"cli"}),
)
"""Modules of the client from the lowest up: none imports one of a higher layer."""

RANKS = {
    **dict.fromkeys(("Membership", "BankingCalendar", "Documents", "Bound"), 0),
    **{"Seat": 1, "Council": 2},
    **{"Cash": 1, "RuleBook": 2, "Claims": 3, "Schedules": 3, "Compliance": 3, "Credits": 4},
    **dict.fromkeys(("Confirmations", "Amendments", "Transfers", "Endings"), 5),
    **{"Proceeds": 6, "Drawings": 7, "Presentations": 8, "Nominations": 9, "Records": 9},
    **dict.fromkeys(("Lines", "Listings", "DigitalLeg", "OutsideLeg", "Inquiries"), 9),
    **{"Forfaiting": 10, "Seals": 11, "Deliveries": 11, "Recourses": 11, "Funding": 11, "MarketLens": 12, "Lens": 12},
    **{"Amounts": 12, "Desks": 13},
}
"""A contract calls down this list, never up."""

TEXTS = {".py", ".sol", ".toml", ".md", ".yaml", ".yml", ".json", ".js", ".txt", ".lock", ".cfg", ""}
SKIPPED = {"node_modules", "artifacts", "__pycache__", "records", ".hypothesis"}
FOLDERS_OF_TEXT = (*FOLDERS, "docs", "bench", ".ci", ".github")
PERSONAL_PATH = re.compile(r"(?<![\w./:-])/(?:root|home|work|Users|mnt)/\w|[A-Z]:\\\\?Users")


def modules(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*.py") if "artifacts" not in path.parts)


def sources(folder: Path = CONTRACTS) -> list[Path]:
    return sorted(folder.rglob("*.sol"))


def named(path: Path) -> str:
    return str(path.relative_to(HOME))


def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def code_of(path: Path) -> str:
    """A Solidity file without its comments."""
    text = path.read_text(encoding="utf-8")
    return re.sub(r"//[^\n]*|/\*.*?\*/", "", text, flags=re.DOTALL)


def line_count(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def imported(tree: ast.AST, *, anywhere: bool = True) -> Iterator[str]:
    """The modules that are imported, dotted; `from usance import dates` gives usance.dates too."""
    nodes = ast.walk(tree) if anywhere else iter(tree.body if isinstance(tree, ast.Module) else ())
    for node in nodes:
        if isinstance(node, ast.Import):
            yield from (one.name for one in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            if node.module == "usance":
                yield from (f"usance.{one.name}" for one in node.names)


def functions(tree: ast.Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def calls_of(name: str, tree: ast.AST) -> Iterator[int]:
    """The lines on which a built-in function is called."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == name:
            yield node.lineno


def length_of(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines of a function without decorators and docstring."""
    assert function.end_lineno is not None
    first = function.body[0]
    documented = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant)
    docstring = (first.end_lineno or 0) - first.lineno + 1 if documented else 0
    return function.end_lineno - function.lineno + 1 - docstring


def texts() -> Iterator[Path]:
    for folder in FOLDERS_OF_TEXT:
        for path in (HOME / folder).rglob("*"):
            if path.is_file() and path.suffix in TEXTS and not SKIPPED & set(path.parts):
                yield path
    yield from (path for path in HOME.iterdir() if path.is_file() and path.suffix in TEXTS)


# Folders and sizes


@pytest.mark.parametrize("folder", FOLDERS)
def test_the_folders_that_everybody_knows_are_there(folder: str) -> None:
    assert any((HOME / folder).iterdir())


def test_no_contract_is_over_its_budget() -> None:
    budget = MOST_LINES["contract"]
    over = {named(path): n for path in sources() if path.parent.name != "rules" and (n := line_count(path)) > budget}
    assert not over


def test_no_rule_library_is_over_its_budget() -> None:
    budget = MOST_LINES["rules"]
    assert not {named(path): n for path in sources(CONTRACTS / "rules") if (n := line_count(path)) > budget}


def test_no_function_of_a_contract_is_over_its_budget() -> None:
    over = {}
    for path in sources():
        for found in re.finditer(r"^    function (\w+).*?^    \}$", path.read_text(encoding="utf-8"), re.M | re.S):
            if (lines := found[0].count("\n") + 1) > MOST_LINES["function"]:
                over[f"{named(path)} {found[1]}"] = lines
    assert not over


def test_no_python_module_is_over_its_budget() -> None:
    budget = MOST_LINES["module"]
    found = [*modules(USANCE), *modules(HOME / "deploy")]
    assert not {named(path): n for path in found if (n := line_count(path)) > budget}


def test_no_python_function_is_over_its_budget() -> None:
    over = {
        f"{named(path)}:{function.lineno} {function.name}": length_of(function)
        for path in [*modules(USANCE), *modules(HOME / "deploy")]
        for function in functions(tree_of(path))
        if length_of(function) > MOST_LINES["function"]
    }
    assert not over


# The client


def test_only_the_ledger_and_the_chains_import_the_libraries_of_a_chain() -> None:
    found = set()
    for path in modules(USANCE):
        inside = path.relative_to(USANCE)
        allowed = CHAIN_LIBRARIES if inside.parts[0] in ("ledger.py", "chains") else set()
        allowed = {"eth_account"} if inside.parts[0] == "accounts.py" else allowed
        tops = {name.partition(".")[0] for name in imported(tree_of(path))}
        found |= {(named(path), name) for name in tops & CHAIN_LIBRARIES - allowed}
    assert not found


def test_only_the_command_line_prints() -> None:
    found = set()
    for path in modules(USANCE):
        if path.relative_to(USANCE).parts[0] == "cli":
            continue
        tree = tree_of(path)
        tops = {name.partition(".")[0] for name in imported(tree)}
        found |= {(named(path), name) for name in tops & TERMINAL_LIBRARIES}
        found |= {(named(path), f"print, line {line}") for line in calls_of("print", tree)}
    assert not found


def test_the_package_imports_neither_its_tests_nor_its_deployment_scripts() -> None:
    found = {
        (named(path), name)
        for path in modules(USANCE)
        for name in imported(tree_of(path))
        if name.partition(".")[0] in ("deploy", "tests")
    }
    assert not found


def layer_of(name: str) -> int | None:
    return next((at for at, layer in enumerate(LAYERS) if name in layer), None)


def test_modules_of_the_client_depend_one_way() -> None:
    found = set()
    for path in modules(USANCE):
        own = layer_of(path.relative_to(USANCE).parts[0].removesuffix(".py"))
        for name in imported(tree_of(path), anywhere=False):
            parts = name.split(".")
            other = layer_of(parts[1]) if parts[0] == "usance" and len(parts) > 1 else None
            if own is not None and other is not None and other > own:
                found.add((named(path), name))
    assert not found


def test_every_module_of_the_client_has_a_layer() -> None:
    tops = {path.relative_to(USANCE).parts[0].removesuffix(".py") for path in modules(USANCE)}
    assert not {name for name in tops if layer_of(name) is None and not name.startswith("__")}


def test_nothing_in_the_client_makes_a_float() -> None:
    found = {f"{named(path)}:{line}" for path in modules(USANCE) for line in calls_of("float", tree_of(path))}
    assert not found


def is_frozen(decorator: ast.expr) -> bool:
    keywords = decorator.keywords if isinstance(decorator, ast.Call) else []
    return any(k.arg == "frozen" and isinstance(k.value, ast.Constant) and k.value.value is True for k in keywords)


def test_every_dataclass_of_the_client_is_frozen() -> None:
    found = {
        f"{named(path)} {node.name}"
        for path in modules(USANCE)
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.ClassDef)
        for decorator in node.decorator_list
        if ast.unparse(decorator).startswith("dataclass") and not is_frozen(decorator)
    }
    assert not found


def test_no_public_signature_says_any_or_a_bare_dict() -> None:
    found = set()
    for path in modules(USANCE):
        for function in functions(tree_of(path)):
            if function.name.startswith("_"):
                continue
            arguments = (*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs)
            hints = [each for each in (*(one.annotation for one in arguments), function.returns) if each is not None]
            words = {word for hint in hints for word in re.findall(r"\bAny\b|\bdict\b(?!\[)", ast.unparse(hint))}
            found |= {f"{named(path)}:{function.lineno} {function.name}: {word}" for word in words}
    assert not found


def test_the_public_names_are_these_and_each_is_there() -> None:
    public = getattr(usance, "__all__", None)
    if public is None:
        pytest.skip("the package declares no public names yet")
    assert tuple(public) == PUBLIC
    assert not [name for name in PUBLIC if getattr(usance, name, None) is None]


# The contracts


@pytest.mark.parametrize(
    ("forbidden", "why"),
    [
        (r"\btx\.origin\b", "whoever signed is not whoever asks"),
        (r"\bstring\s+(?!memory\b)\w|=>\s*string\b|\bstring\[", "no text is kept or taken"),
        (r'\brequire\([^;]*"|\brevert\s*\(\s*"', "refusals are typed errors"),
        (r"\bvirtual\b", "nothing is there to be changed"),
        (r"\bselfdestruct\b|\bdelegatecall\b", "an undertaking runs to its end on its code"),
        (r"\bimport\s+(?!\{)", "imports are by name"),
        (r"\bassembly\b|\bunchecked\b", "needs a reason on the line above, and there is none so far"),
    ],
)
def test_no_contract_says_what_is_forbidden(forbidden: str, why: str) -> None:
    found = {(named(path), hit[0]) for path in sources() for hit in re.finditer(forbidden, code_of(path))}
    assert not found, why


def test_every_source_file_has_its_licence_and_the_pinned_compiler_on_top() -> None:
    top = ["// SPDX-License-Identifier: Apache-2.0", "pragma solidity 0.8.37;"]
    assert not [named(path) for path in sources() if path.read_text(encoding="utf-8").splitlines()[:2] != top]


def undocumented(path: Path, declaration: str, document: str) -> Iterator[str]:
    """Declarations that no line of documentation stands above."""
    lines = path.read_text(encoding="utf-8").splitlines()
    for above, line in pairwise(lines):
        found = re.match(declaration, line)
        if found and not re.match(document, above.strip()):
            yield f"{named(path)} {found[1]}"


def test_every_function_of_an_interface_is_documented_in_it() -> None:
    missing = [
        each for path in sources(CONTRACTS / "interfaces") for each in undocumented(path, r"\s+function (\w+)", "///")
    ]
    assert not missing


def test_contracts_take_their_documentation_from_their_interfaces() -> None:
    missing = []
    for path in CONTRACTS.glob("*.sol"):
        for found in re.finditer(r"([^\n]*)\n    function (\w+)\([^{;]*", path.read_text(encoding="utf-8")):
            outside = re.search(r"\b(external|public)\b", found[0]) and not re.search(r"\boverride\b", found[0])
            if outside and "@inheritdoc" not in found[1]:
                missing.append(f"{named(path)} {found[2]}")
    assert not missing


def imports_of(path: Path) -> list[str]:
    """What a source file imports: own files as paths from contracts/, others as written."""
    given = re.findall(r'import \{[^}]*\} from "([^"]+)"', code_of(path))
    return [
        str((path.parent / each).resolve().relative_to(CONTRACTS)) if each.startswith(".") else each for each in given
    ]


@pytest.mark.parametrize(
    ("folder", "allowed"),
    [
        ("types", ("types/",)),
        ("interfaces", ("types/", "interfaces/", "@openzeppelin/")),
        ("rules", ("types/", "interfaces/", "rules/", "@openzeppelin/contracts/utils/")),
    ],
)
def test_source_folders_depend_one_way(folder: str, allowed: tuple[str, ...]) -> None:
    found = {
        (named(path), each)
        for path in sources(CONTRACTS / folder)
        for each in imports_of(path)
        if not each.startswith(allowed)
    }
    assert not found


def test_a_contract_calls_down_and_never_up() -> None:
    found = set()
    for path in CONTRACTS.glob("*.sol"):
        own = RANKS[path.stem]
        for each in imports_of(path):
            other = RANKS.get(Path(each).stem.removeprefix("I"))
            if each.startswith("interfaces/") and other is not None and other > own:
                found.add((path.name, each))
    assert not found


def test_no_contract_imports_another_that_is_deployed() -> None:
    deployed = {path.name for path in CONTRACTS.glob("*.sol")} - {"Bound.sol"}
    assert not {(named(path), each) for path in sources() for each in imports_of(path) if each in deployed}


# Everything


def test_no_file_names_a_folder_of_somebodys_machine() -> None:
    found = set()
    for path in texts():
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), 1):
            if PERSONAL_PATH.search(line):
                found.add(f"{named(path)}:{number}")
    assert not found


def test_nothing_is_left_to_be_done_later() -> None:
    marks = re.compile(r"\b(?:TO" + r"DO|FIX" + r"ME|HA" + r"CK)\b")
    found = set()
    for path in texts():
        if path.suffix in (".py", ".sol", ".md", ".toml"):
            found |= {f"{named(path)}: {hit[0]}" for hit in marks.finditer(path.read_text(encoding="utf-8"))}
    assert not found


def test_every_test_is_named_by_a_sentence() -> None:
    short = {
        f"{named(path)} {function.name}"
        for path in modules(HOME / "tests")
        for function in functions(tree_of(path))
        if function.name.startswith("test_") and function.name.count("_") < 3
    }
    assert not short
