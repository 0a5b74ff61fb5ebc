"""Said twice, done once: whatever is cut short between a draft and its paper.

issue, present   twice | other terms | killed before the transaction, after it | cut short before its paper
issue            number taken meanwhile | a stale draft | refused on the ledger
present          refused on the ledger | other documents
"""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from tests.client.nouns.lives import CORRECTED, PAPERS, SHIPPED, WRONG_AMOUNT, Kept, Life, fresh_papers, terms
from usance import errors
from usance.ledger import Ledger
from usance.platform import Platform

ROOT = Path(__file__).resolve().parents[3]
FILE = {"number": "LC7", "tolerance": "+5/-10"}

KILLED = """
import os, signal, sys
from datetime import date
sys.path.insert(0, sys.argv[1])
from tests.client.nouns.lives import PAPERS, SHIPPED, Kept, Life, terms
from pathlib import Path
platform = Kept(Path(sys.argv[2])).connect()
life, chain, (what, when) = Life(platform), platform.ledger.chain, sys.argv[3:]
send = chain.send
def killing(*args):
    if when == "after":
        send(*args)
    os.kill(os.getpid(), signal.SIGKILL)
chain.send = killing
if what == "issue":
    life.icbc.issue(terms(number="LC7", tolerance="+5/-10"))
else:
    platform.travel(date(2024, 9, 27))
    life.boc.present("3-1", "CNY 1.00", PAPERS, shipped=SHIPPED, key="P1")
"""


class Cut(BaseException):
    """The process ends here."""


def root_of(platform: Platform, kind: str, ref: str) -> str:
    return str(json.loads(str(platform.papers.find(kind, ref)))["root"])


def killed(kept: Kept, what: str, when: str) -> None:
    """Let a process do it, and kill it before or after its transaction is on the chain."""
    command = [sys.executable, "-c", KILLED, str(ROOT), str(kept.folder), what, when]
    env = {"PYTHONPATH": f"{ROOT / 'client'}:{ROOT}", "PATH": "/usr/bin:/bin"}
    done = subprocess.run(command, check=False, env=env, capture_output=True, text=True, timeout=60)
    assert done.returncode == -signal.SIGKILL, done.stderr


def refuse_once(monkeypatch: pytest.MonkeyPatch, said: str) -> None:
    """Let the next write of this name reach the ledger unchecked, so that its refusal is mined."""
    original = Ledger.send

    def unchecked(
        ledger: Ledger, account: object, contract: str, function: str, *args: object, **named: object
    ) -> object:
        if function == said:
            monkeypatch.setattr(Ledger, "send", original)
            named["precheck"] = False
        return original(ledger, account, contract, function, *args, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(Ledger, "send", unchecked)


# Refused


def test_the_bank_s_reference_stands_for_one_set_of_terms(life: Life) -> None:
    issued = life.icbc.issue(terms(**FILE))
    for changes in ({"amount": "CNY 2.00"}, {"goods": "wool"}, {"adviser": "ABC"}):
        with pytest.raises(errors.IdempotencyKeyReused) as reused:
            life.icbc.issue(terms(**FILE | changes))
        assert reused.value.needed == f"the terms of {issued.id}"
    assert life.platform.credits() == (issued,)


def test_a_key_stands_for_one_presentation(life: Life) -> None:
    credit = life.advised()
    life.platform.travel(date(2024, 9, 27))
    made = life.boc.present(credit.id, "CNY 1.00", PAPERS, shipped=SHIPPED, key="P1")
    for amount, papers, shipped in (
        ("CNY 2.00", PAPERS, SHIPPED),
        ("CNY 1.00", CORRECTED, SHIPPED),
        ("CNY 1.00", PAPERS, date(2024, 9, 21)),
    ):
        with pytest.raises(errors.IdempotencyKeyReused) as reused:
            life.boc.present(credit.id, amount, papers, shipped=shipped, key="P1")
        assert reused.value.key == "P1"
    assert life.boc.present(credit.id, "CNY 1.00", PAPERS, shipped=SHIPPED, key="P1") == made
    assert life.platform.presentations(credit.id) == (made,)


# Once


def test_the_same_terms_file_gives_one_credit(life: Life) -> None:
    issued = life.icbc.issue(terms(**FILE))
    assert life.icbc.issue(terms(**FILE)) == issued
    assert life.platform.credits() == (issued,)
    assert root_of(life.platform, "terms", issued.id) == issued.root


def test_terms_without_a_reference_are_as_many_credits_as_they_are_issued(life: Life) -> None:
    assert [life.icbc.issue(terms()).id for _ in range(2)] == ["3-1", "3-2"]


def test_two_banks_may_use_the_same_reference(life: Life) -> None:
    first = life.icbc.issue(terms(**FILE))
    second = life.abc.issue(terms(**FILE))
    assert second.issuer == "ABC"
    assert life.platform.credits() == (first, second)


def test_cash_under_one_key_is_paid_once(life: Life) -> None:
    before = life.boc.cash()
    for _ in range(2):
        life.icbc.transfer_cash("BOC", "CNY 7.00", key="fee 7")
    assert life.boc.cash().minor == before.minor + 700


@pytest.mark.parametrize("when", ["before", "after"])
def test_an_issue_killed_around_its_transaction_goes_on_to_one_credit(kept: Kept, when: str) -> None:
    killed(kept, "issue", when)
    with kept.open() as platform:
        assert len(platform.credits()) == (2 if when == "after" else 1)
        issued = Life(platform).icbc.issue(terms(**FILE))
        assert (issued.id, len(platform.credits())) == ("3-2", 2)
        assert root_of(platform, "terms", "3-2") == issued.root
        assert Life(platform).icbc.issue(terms(**FILE)) == issued


@pytest.mark.parametrize("when", ["before", "after"])
def test_a_presentation_killed_around_its_transaction_goes_on_to_one(kept: Kept, when: str) -> None:
    killed(kept, "present", when)
    with kept.open() as platform:
        assert len(platform.presentations("3-1")) == (when == "after")
        made = Life(platform).boc.present("3-1", "CNY 1.00", PAPERS, shipped=SHIPPED, key="P1")
        assert platform.presentations("3-1") == (made,)
        root = platform.history.documents_root((3 << 32 | 1) << 16 | 1)
        assert root is not None and root_of(platform, "documents", "3-1.1") == f"0x{root.hex()}"
        assert Life(platform).boc.withdraw(made.id).status == "Withdrawn"


@pytest.mark.parametrize("number", ["LC7", None])
def test_terms_of_an_issue_cut_short_before_its_paper_are_not_lost(
    life: Life, monkeypatch: pytest.MonkeyPatch, number: str | None
) -> None:
    keep = life.platform.papers.keep

    def cutting(kind: str, ref: str, content: str) -> None:
        if kind == "terms":
            raise Cut
        keep(kind, ref, content)

    with monkeypatch.context() as cut:
        cut.setattr(life.platform.papers, "keep", cutting)
        with pytest.raises(Cut):
            life.icbc.issue(terms(number=number))
    assert (life.platform.terms("3-1") or {})["goods"] == "combed cotton yarn"


# Again


def test_an_issue_whose_number_was_taken_meanwhile_gets_another_at_the_next_try(
    life: Life, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft, taken = type(life.icbc)._draft, []

    def overtaken(desk: object, *args: object) -> object:
        made = draft(desk, *args)  # type: ignore[arg-type]
        if not taken:
            taken.append(made)
            life.icbc.issue(terms())
        return made

    monkeypatch.setattr(type(life.icbc), "_draft", overtaken)
    with pytest.raises(errors.WrongNumber) as refused:
        life.icbc.issue(terms(**FILE))
    assert (refused.value.given, refused.value.expected) == (1, 2)
    issued = life.icbc.issue(terms(**FILE))
    assert issued.id == "3-2"
    assert (
        root_of(life.platform, "terms", "3-2") == root_of(life.platform, "draft of terms", "issue/3/LC7") == issued.root
    )


def test_an_issue_that_was_refused_on_the_ledger_can_be_mended_under_its_reference(
    life: Life, monkeypatch: pytest.MonkeyPatch
) -> None:
    refuse_once(monkeypatch, "issue")
    with pytest.raises(errors.UsanceOverCap):
        life.icbc.issue(terms(**FILE, tenor="400 days after sight"))
    issued = life.icbc.issue(terms(**FILE))
    assert (issued.id, issued.root) == ("3-1", root_of(life.platform, "terms", "3-1"))


def test_an_issue_that_was_signed_and_not_sent_is_sent_before_the_next_one(
    life: Life, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cut(*_: object) -> None:
        raise Cut

    with monkeypatch.context() as cutting:
        cutting.setattr(life.platform.ledger.chain, "send", cut)
        with pytest.raises(Cut):
            life.icbc.issue(terms(**FILE))
    with pytest.raises(errors.WrongNumber):
        life.icbc.issue(terms(number="LC8"))
    assert life.icbc.issue(terms(number="LC8")).id == "3-2"
    assert life.icbc.issue(terms(**FILE)).id == "3-1"
    assert len(life.platform.credits()) == 2


def test_a_presentation_that_was_refused_can_be_said_again_under_its_key(
    life: Life, monkeypatch: pytest.MonkeyPatch
) -> None:
    credit = life.advised()
    life.platform.travel(date(2024, 9, 27))
    whole = life.boc.present(credit.id, "CNY 1000000.00", fresh_papers(), shipped=SHIPPED)
    refuse_once(monkeypatch, "present")
    for _ in range(2):
        # Once it is mined and refused, once it is known to be refused.
        with pytest.raises(errors.OverDrawn):
            life.boc.present(credit.id, "CNY 1.00", PAPERS, shipped=SHIPPED, key="P1")
    life.icbc.refuse(whole.id, [WRONG_AMOUNT], "return")
    made = life.boc.present(credit.id, "CNY 1.00", PAPERS, shipped=SHIPPED, key="P1")
    assert (made.id, life.boc.present(credit.id, "CNY 1.00", PAPERS, shipped=SHIPPED, key="P1")) == (
        f"{credit.id}.2",
        made,
    )
    assert life.boc.withdraw(made.id).status == "Withdrawn"


def test_a_notice_is_kept_before_it_is_given(life: Life, monkeypatch: pytest.MonkeyPatch) -> None:
    made = life.presented()
    keep = life.platform.papers.keep

    def cutting(kind: str, ref: str, content: str) -> None:
        if kind == "notice of refusal":
            raise Cut
        keep(kind, ref, content)

    with monkeypatch.context() as cut:
        cut.setattr(life.platform.papers, "keep", cutting)
        with pytest.raises(Cut):
            life.icbc.refuse(made.id, [WRONG_AMOUNT], "return")
    given = next(one for one in life.platform.history.events() if one.name == "PresentationRefused")
    root = str(given.args["discrepanciesRoot"])
    assert root_of(life.platform, "draft of notice of refusal", root) == root
