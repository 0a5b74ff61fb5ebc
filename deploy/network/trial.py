"""The clock of a trial: it runs as the machine's does, and can be set forward.

Stories last months. A trial engine differs from the banks' in one line: CometBFT's `Now` adds the seconds that the file
named by USANCE_TRIAL_CLOCK holds. All nodes read one file, as all banks go by one time; the banks' engine has no such
line, so that nobody can move its clock.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path

from deploy.network.faults import BuildFailed
from usance.chains.rpc import RpcChain
from usance.errors import ChainUnreachable, TimeRunsForward

CLOCK = "USANCE_TRIAL_CLOCK"
COMET = "github.com/cometbft/cometbft"
_NOW = "return Canonical(time.Now())"
_SHIFTED = "return Canonical(time.Now().Add(shift()))"
_PATIENCE = 20.0

SHIFT = """package time

import (
	"os"
	"strconv"
	"strings"
	"sync"
	"time"
)

const reread = 20 * time.Millisecond

var held struct {
	sync.Mutex
	read  time.Time
	shift time.Duration
}

// shift is what the file of a trial's clock says, in seconds; the last that was read where it cannot be.
func shift() time.Duration {
	held.Lock()
	defer held.Unlock()
	if now := time.Now(); now.Sub(held.read) > reread {
		held.read = now
		if text, err := os.ReadFile(os.Getenv("USANCE_TRIAL_CLOCK")); err == nil {
			if seconds, err := strconv.ParseInt(strings.TrimSpace(string(text)), 10, 64); err == nil {
				held.shift = time.Duration(seconds) * time.Second
			}
		}
	}
	return held.shift
}
"""


def changed_modules(go: str, sources: Path, folder: Path) -> Path:
    """A go.mod beside a copy of CometBFT whose clock can be shifted, for `go build -modfile`. Raises BuildFailed."""
    listed = [go, "list", "-m", "-f", "{{.Dir}}", COMET]
    subprocess.run([go, "mod", "download", COMET], cwd=sources, capture_output=True, check=False)
    found = subprocess.run(listed, cwd=sources, capture_output=True, text=True, check=False)
    if found.returncode or not found.stdout.strip():
        raise BuildFailed(found.stderr.strip() or f"{COMET} was not downloaded")
    copy = folder / "cometbft"
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(found.stdout.strip(), copy, copy_function=shutil.copyfile)
    for path in (copy, *copy.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)
    now = copy / "types/time/time.go"
    text = now.read_text(encoding="utf-8")
    if text.count(_NOW) != 1:
        raise BuildFailed(f"the clock of this version of {COMET} is read in another way")
    now.write_text(text.replace(_NOW, _SHIFTED), encoding="utf-8")
    now.with_name("shift.go").write_text(SHIFT, encoding="utf-8")
    modules = folder / "go.mod"
    modules.write_text(f"{(sources / 'go.mod').read_text()}\nreplace {COMET} => {copy}\n", encoding="utf-8")
    shutil.copyfile(sources / "go.sum", folder / "go.sum")
    return modules


def begin(clock: Path, at: float) -> None:
    """Let the clock begin at `at`, Unix seconds."""
    _write(clock, int(at - time.time()))


def shift_of(clock: Path) -> int:
    """Seconds between the clock of a trial and this machine's; 0 without a file."""
    text = clock.read_text(encoding="utf-8") if clock.exists() else "0"
    return int(text) if re.fullmatch(r"-?\d+\s*", text) else 0


class TrialChain(RpcChain):
    """The chain of a trial, whose clock can be set forward; a Chain."""

    def __init__(self, url: str, *, chain_id: int, clock: Path, others: Sequence[str] = ()) -> None:
        super().__init__(url, chain_id=chain_id, others=others)
        self._clock = clock

    def travel(self, to: int) -> None:
        """Set the clock to `to` and wait for the first block of that time. Raises TimeRunsForward."""
        if to < (now := self.now()):
            raise TimeRunsForward(given=to, now=now)
        if (shift := int(to - time.time()) + 1) > shift_of(self._clock):
            _write(self._clock, shift)
        ends = time.monotonic() + _PATIENCE
        while self.now() < to:
            if time.monotonic() > ends:
                raise ChainUnreachable(self.url, f"no block of the new time in {_PATIENCE:g} s")
            time.sleep(0.05)


def _write(clock: Path, shift: int) -> None:
    fresh = clock.with_name(f"{clock.name}.new")
    fresh.write_text(f"{shift}\n", encoding="utf-8")
    fresh.replace(clock)
