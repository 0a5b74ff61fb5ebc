"""What can be said at a desk can be said on the command line: a command for each verb, which says just that."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

import pytest
import typer.main

from tests.client.cli.conftest import Shell
from usance.acting import Acting, Rehearsed
from usance.amendments import Changes
from usance.cli.app import app
from usance.dates import Tenor
from usance.funding import Bucket
from usance.model import Discrepancy
from usance.money import Money, Tolerance
from usance.platform import Desk
from usance.resolutions import Interrupt, Pause
from usance.transfers import Part

READS = {"cash", "operations", "operation", "hand_over", "desk_sheet"}
"""Methods of a desk that ask and say nothing: `usance cash show`, `usance desk inbox` and so on."""

FIVE = Money.parse("CNY 5.00")
KEY = "0x" + "11" * 20
HALF = ["CNY 5.00", "--expiry", "2024-10-31", "--latest-shipment", "2024-10-10", "--presentation-days", "10"]
PRICED = "--value 2024-09-06 --until 2024-09-05 --grace 3 --basis 365 --availability 2024-09-04 --confirm-days 0"
PRICED_TOO = ["--method", "yield by 182 days", "--leg", "digital", "--until", "2024-09-05 15:30"]
QUOTED = {
    **{"value": date(2024, 9, 6), "until": datetime(2024, 9, 5, 15, 30), "availability": date(2024, 9, 4)},
    **{"grace": 3, "basis": 365, "method": "yield by 182 days", "leg": "digital", "confirm_days": 0},
}


@dataclass(frozen=True)
class Said:
    """A command, and what it says at the desk; `more` are words with spaces in them, `keywords` those looked at."""

    line: str
    more: list[str] = field(default_factory=list)
    words: tuple[object, ...] = ()
    keywords: Mapping[str, object] = field(default_factory=dict)


COMMANDS: Mapping[str, Said] = {
    "advise": Said("credit advise 3-1", words=("3-1",)),
    "decline_advice": Said("credit decline-advice 3-1", words=("3-1",)),
    "appoint_adviser": Said("credit appoint-adviser 3-1 ABC", words=("3-1", "ABC")),
    "close": Said("credit close 3-1", words=("3-1",)),
    "amend": Said(
        "amendment offer 3-1 --presentation-days 9 --expiry 2024-12-01 --latest-shipment 2024-11-20 --tolerance +5/-5",
        ["--increase", "CNY 5.00", "--tenor", "90 days after sight", "--document", "invoice", "--other", "in ink"],
        (
            "3-1",
            Changes(
                increase=FIVE,
                tolerance=Tolerance(5, 5),
                expiry=date(2024, 12, 1),
                latest_shipment=date(2024, 11, 20),
                presentation_days=9,
                tenor=Tenor("AfterSight", 90),
                documents=("invoice",),
                other="in ink",
            ),
        ),
    ),
    "accept_amendment": Said("amendment accept 3-1#1", words=("3-1#1",)),
    "reject_amendment": Said("amendment reject 3-1#1", words=("3-1#1",)),
    "extend_amendment": Said("amendment extend 3-1#1", words=("3-1#1",)),
    "decline_extension": Said("amendment decline-extension 3-1#1", words=("3-1#1",)),
    "confirm": Said("confirm 3-1", words=("3-1",)),
    "decline_confirmation": Said("decline-confirmation 3-1", words=("3-1",)),
    "request_confirmation": Said("request-confirmation 3-1 CCB", words=("3-1", "CCB")),
    "cancel": Said("cancel 3-1", words=("3-1",)),
    "stay": Said("court stay 3-1", ["Hangzhou 2024-118"], ("3-1", "Hangzhou 2024-118")),
    "lift_stay": Said("court lift 3-1", ["Hangzhou 2024-119"], ("3-1", "Hangzhou 2024-119")),
    "interrupt": Said(
        "calendar interrupt CN 2024-09-25 --since 2024-09-18", words=("CN", date(2024, 9, 25), date(2024, 9, 18))
    ),
    "transfer": Said(
        "transfer part 3-1 ABC --place CN --key k",
        HALF,
        (
            "3-1",
            Part(
                to="ABC",
                amount=FIVE,
                expiry=date(2024, 10, 31),
                latest_shipment=date(2024, 10, 10),
                presentation_days=10,
                place="CN",
            ),
        ),
        {"key": "k"},
    ),
    "demand_invoice": Said("transfer demand-invoice 3-1.1", words=("3-1.1",)),
    "substitute": Said("transfer substitute 3-1.1", ["CNY 5.00"], ("3-1.1", FIVE)),
    "assign": Said("proceeds assign 3-1 ABC --key k", ["CNY 5.00"], ("3-1", "ABC", FIVE), {"key": "k"}),
    "acknowledge_assignment": Said("proceeds acknowledge 3-1 2", words=("3-1", 2)),
    "request_advance": Said("advance request 3-1", ["CNY 5.00"], ("3-1", FIVE)),
    "advance": Said("advance pay 3-1 --key k", ["CNY 5.00"], ("3-1", FIVE), {"key": "k"}),
    "reclaim_advance": Said("advance reclaim 3-1", words=("3-1",)),
    "comply": Said("examine comply 3-1.1", words=("3-1.1",)),
    "seek_waiver": Said("examine seek-waiver 3-1.1", words=("3-1.1",)),
    "waive": Said("examine waive 3-1.1", words=("3-1.1",)),
    "refuse": Said(
        "examine refuse 3-1.1 --disposal hold --discrepancy a;b;c;d;e",
        words=("3-1.1", (Discrepancy("a", "b", "c", "d", "e"),), "hold"),
    ),
    "return_documents": Said("examine return 3-1.1", words=("3-1.1",)),
    "enforce": Said("examine enforce 3-1.1", words=("3-1.1",)),
    "withdraw": Said("withdraw 3-1.1", words=("3-1.1",)),
    "honour": Said("honour 3-1.1", words=("3-1.1",)),
    "negotiate": Said("negotiate 3-1.1 --recourse", ["CNY 5.00"], ("3-1.1", FIVE), {"recourse": True}),
    "take_recourse": Said("take-recourse 3-1.1", words=("3-1.1",)),
    "forward": Said("forward 3-1.1 --to CCB", words=("3-1.1", "CCB")),
    "report_corrupt": Said("records report-corrupt 3-1.1", words=("3-1.1",)),
    "present_anew": Said("records present-anew 3-1.1", words=("3-1.1",)),
    "lapse_presentation": Said("records lapse 3-1.1", words=("3-1.1",)),
    "pay": Said("claim pay 3-1.1", words=("3-1.1",)),
    "report_unpaid": Said("claim report-unpaid 3-1.1", words=("3-1.1",)),
    "transfer_cash": Said("cash transfer ABC --key k", ["CNY 5.00"], ("ABC", FIVE), {"key": "k"}),
    "issue_cash": Said("cash issue ABC --key k", ["CNY 5.00"], ("ABC", FIVE), {"key": "k"}),
    "redeem_cash": Said("cash redeem --key k", ["CNY 5.00"], (FIVE,), {"key": "k"}),
    "let_claims_draw": Said("cash let-claims-draw CNY --limit", ["CNY 5.00"], ("CNY", FIVE)),
    "let_purchases_draw": Said("cash let-purchases-draw CNY --limit", ["CNY 5.00"], ("CNY", FIVE)),
    "release": Said(
        "market release 3-1.1 --until 2024-09-30 --to CCB --sealed-until 2024-09-10 --reveal-until 2024-09-11 --key k",
        ["--description", "of a state bank"],
        ("3-1.1",),
        {
            **{"until": date(2024, 9, 30), "to": "CCB", "sealed_until": date(2024, 9, 10), "key": "k"},
            **{"reveal_until": date(2024, 9, 11), "description": "of a state bank"},
        },
    ),
    "delist": Said("market delist 3-1.1@1", words=("3-1.1@1",)),
    "inquire": Said("market inquire 3-1.1@1", words=("3-1.1@1",)),
    "quote": Said(
        f"market quote 3-1.1@1 2.85% --key k {PRICED}", PRICED_TOO, ("3-1.1@1", "2.85%"), QUOTED | {"key": "k"}
    ),
    "seal": Said(f"market seal 3-1.1@1 2.85% {PRICED}", PRICED_TOO, ("3-1.1@1", "2.85%"), QUOTED),
    "reveal": Said("market reveal 3-1.1@1", words=("3-1.1@1",)),
    "withdraw_quote": Said("market withdraw 3-1.1@1.1", words=("3-1.1@1.1",)),
    "take": Said("market take 3-1.1@1.1", words=("3-1.1@1.1",)),
    "acknowledge": Said("market acknowledge 3-1.1@1.1", words=("3-1.1@1.1",)),
    "object": Said("market object 3-1.1@1.1", ["not ours"], ("3-1.1@1.1", "not ours")),
    "satisfy": Said("market satisfy 3-1.1@1.1", words=("3-1.1@1.1",)),
    "reject_documents": Said("market reject 3-1.1@1.1", ["no invoice"], ("3-1.1@1.1", "no invoice")),
    "settle": Said("market settle 3-1.1@1.1 --reference R-118", words=("3-1.1@1.1", "R-118")),
    "lapse": Said("market lapse 3-1.1@1.1", words=("3-1.1@1.1",)),
    "claim_recourse": Said(
        "market recourse 3-1.1@1.1", ["invalid claim", "it is forged"], ("3-1.1@1.1", "invalid claim", "it is forged")
    ),
    "buy_back": Said("market buy-back 3-1.1@1.1", words=("3-1.1@1.1",)),
    "offer_funds": Said(
        "market offer --days 1-180 --until 2024-09-30 --obligor ICBC --leg outside --confirm-days 2 --key k",
        ["CNY 5.00", "2.85%", "--method", "yield by year"],
        (FIVE, "2.85%"),
        {
            **{"days": (1, 180), "until": date(2024, 9, 30), "obligor": "ICBC", "method": "yield by year"},
            **{"leg": "outside", "confirm_days": 2, "grace": 0, "basis": None, "key": "k"},
        },
    ),
    "withdraw_offer": Said("market withdraw-offer O1", words=("O1",)),
    "sell": Said("market sell O1 3-1.1 2024-09-06", words=("O1", "3-1.1", date(2024, 9, 6))),
    "ask": Said(
        "market ask sell --until 2024-09-30 --key k",
        ["city bank", "90 days", "below 10m", "CNY"],
        (Bucket("sell", "city bank", "90 days", "below 10m", "CNY"),),
        {"until": date(2024, 9, 30), "key": "k"},
    ),
    "indicate": Said("market indicate I1 2.85%", words=("I1", "2.85%")),
    "close_inquiry": Said("market close-inquiry I1", words=("I1",)),
    "set_line": Said("market set-line ABC", ["CNY 5.00"], ("ABC", FIVE)),
    "end_line": Said("market end-line ABC CNY", words=("ABC", "CNY")),
    "set_mandate": Said("party mandate give", words=(True,)),
    "suspend": Said("party suspend ABC", words=("ABC",)),
    "release_operation": Said("desk release 2", words=(2,)),
    "reject_operation": Said("desk reject 2", words=(2,)),
    "add_key": Said(f"desk keys add {KEY} checker", words=(KEY, "checker")),
    "remove_key": Said(f"desk keys remove {KEY}", words=(KEY,)),
    "replace_key": Said(f"desk keys replace {KEY} {KEY}", words=(KEY, KEY)),
    "set_threshold": Said("desk keys threshold 3", words=(3,)),
    "set_limits": Said("desk keys limits CNY", ["--daily", "CNY 5.00"], ("CNY",), {"single": None, "daily": FIVE}),
    "reinstate": Said("party reinstate ABC", words=("ABC",)),
    "propose": Said(
        "council propose pause 2024-09-30 --key k --and",
        ["interrupt CN 2024-09-25 since=2024-09-20"],
        (Pause(date(2024, 9, 30)), Interrupt("CN", date(2024, 9, 25), date(2024, 9, 20))),
        {"key": "k"},
    ),
    "vote": Said("council vote 1 for", words=(1, "for")),
    "execute": Said("council execute 1", words=(1,)),
}
"""The verbs whose command line can be written down here; the others take a file or a sponsor, and stand below."""

WITH_FILES: Mapping[str, Callable[[Shell], list[str]]] = {
    "issue": lambda shell: ["credit", "issue", shell.terms(), "--by", "ICBC"],
    "present": lambda shell: ["present", "3-1", "CNY 5.00", "--documents", shell.documents(), "--by", "ICBC"],
    "deliver": lambda shell: ["market", "deliver", "3-1.1@1.1", shell.documents(), "--by", "BOC"],
    "take_in": lambda shell: ["desk", "take-in", shell.documents() + "/invoice.txt", "--by", "ICBC"],
    "introduce": lambda _: ["party", "add", "Hangzhou Silk", "--sponsor", "ICBC"],
}


def verbs() -> set[str]:
    """Every public method of a desk that says something."""
    kinds = [kind for kind in Desk.__mro__ if issubclass(kind, Acting) and kind is not Acting]
    said = {name for kind in kinds for name, one in vars(kind).items() if inspect.isfunction(one)}
    return {name for name in said if not name.startswith("_")} - READS


def spied(patch: pytest.MonkeyPatch, verb: str) -> list[tuple[tuple[object, ...], dict[str, object]]]:
    """What the desk's verb is given; it goes no further, as in any dry run."""
    heard: list[tuple[tuple[object, ...], dict[str, object]]] = []

    def said(_: Desk, *words: object, **keywords: object) -> None:
        heard.append((words, keywords))
        raise Rehearsed

    patch.setattr(Desk, verb, said)
    return heard


def test_every_verb_of_a_desk_is_in_these_tables() -> None:
    assert verbs() == COMMANDS.keys() | WITH_FILES.keys()


@pytest.mark.parametrize("verb", COMMANDS)
def test_a_command_says_the_verb_with_what_it_was_given(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, verb: str
) -> None:
    said = COMMANDS[verb]
    heard = spied(monkeypatch, verb)
    assert shell.does(f"{said.line}", *said.more, "--by", "ICBC", "--dry-run").startswith("would be done by ICBC: ")
    [(words, keywords)] = heard
    assert words == said.words
    assert {name: keywords[name] for name in said.keywords} == said.keywords


@pytest.mark.parametrize("verb", WITH_FILES)
def test_a_command_that_takes_a_file_or_a_sponsor_says_the_verb(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, verb: str
) -> None:
    heard = spied(monkeypatch, verb)
    shell.does("", *WITH_FILES[verb](shell), "--dry-run")
    assert len(heard) == 1


@pytest.mark.parametrize("verb", sorted(COMMANDS))
def test_a_verb_without_its_arguments_is_a_usage_error(shell: Shell, verb: str) -> None:
    words = COMMANDS[verb].line.split()
    command = words[: 3 if words[:2] == ["desk", "keys"] else 2] if words[0] in _groups() else words[:1]
    result = shell.run(" ".join(command), "--by", "ICBC")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "Error: Missing argument" in result.stderr


def _groups() -> set[str]:
    commands = typer.main.get_command(app).commands  # type: ignore[attr-defined]
    return {name for name, command in commands.items() if hasattr(command, "commands")}
