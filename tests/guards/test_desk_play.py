"""Desks played at random: whoever signs what, in whatever form and order, sent by whomever and whenever

given two banks with desks, keys that stand at one, the other or both, limits, tickets, deadlines, and operations that
are signed well, badly, for another turn, desk or chain, changed afterwards, kept and sent again
    what tests/oracle/desk.py allows is done, and what it does not allow is refused and changes nothing
    the Safe's owners, threshold and turn are the guard's roles, threshold and the number of operations done
    a ticket is released once
    what a day releases in a currency is at most the daily limit in force at each release
    cash moves only by operations that were released, and by what they opened to others
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, timezone
from random import Random

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from tests import defaults
from tests.contracts.four_eyes import RELAYER, Table
from tests.examples import NIGHTLY, examples
from tests.oracle.desk import Act, Desk
from tests.people import NOBODY, Stage
from usance.abi import Argument
from usance.accounts import well_known
from usance.desks import Operation
from usance.desks.operation import ticket_of
from usance.errors import ExecutionFailed, Refusal

BANKS = ("ICBC", "BOC")
CURRENCIES = ("CNY", "USD")
MINE: dict[str, tuple[tuple[int, ...], tuple[int, ...]]] = {
    "ICBC": ((40, 41), (42, 43, 44)),
    "BOC": ((40,), (41, 42, 45)),
}
"""Makers and checkers, by number: one is maker at one bank and checker at the other."""
LIMITS = {"ICBC": {"CNY": (1_000, 3_000)}, "BOC": {}}
KEYS = [well_known(index) for index in range(40, 52)]
AT = {key.address: key for key in KEYS}
CASH = 20_000
AMOUNTS = (0, 1, 400, 999, 1_000, 1_001, 1_500, 2_000, 3_000, 3_001, 25_000)
ORDER = 0xFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFEBAAEDCE6AF48A03BBFD25E8CD0364141
CHINA = timezone(timedelta(hours=8))

UNPLAIN = {"value": 1, "kind": 3, "reserve": 4, "price": 6}
"""Fields of a Safe's transaction that are nothing in a plain call, by their place."""
VERBS = {
    **{
        "pay": 14,
        "open": 3,
        "draw": 3,
        "issue": 3,
        "everything": 2,
        "away": 1,
        "add": 4,
        "remove": 3,
        "replace": 3,
        "threshold": 3,
    },
    **{"limit": 4, "nothing": 2, "itself": 1, "guard": 1, "time": 2, "again": 6, "later": 4},
}
"""How often each is tried."""
FORMS = ("unsorted", "twice", "malleable", "by word", "by wallet", "cut", "padded", "data", "to", "ticket", "deadline")
FORMS += ("turn", "past turn", "desk", "chain", "kind", "value", "price", "reserve")
"""What can be wrong with an operation or a signature, apart from who signed and what it says."""
EXPECTED = (
    *("pay", "issue", "add", "replace", "limit"),
    *("refused: too few eyes", "refused: another turn", "refused: released before"),
)
"""What happens even in the few plays of a day."""
Move = tuple[str, int, int, int, int]


@dataclass(frozen=True)
class Signed:
    """As it is sent: to which desk, what the signers meant, who they are and what is wrong with it."""

    bank: str
    act: Act
    operation: Operation
    signers: tuple[str, ...]
    key: str
    form: str = ""


MOVES = 35


def at_random(dice: Random) -> Move:
    """What is tried, and choices that decide the rest: what about, how much, who signs, and what is odd about it."""
    [verb] = dice.choices(list(VERBS), list(VERBS.values()))
    return verb, dice.randrange(100), dice.randrange(100), dice.randrange(100), dice.randrange(100)


class Play:
    """Of one example: the desks on the chain, the desks of the oracle, and what was signed."""

    def __init__(self, stage: Stage, tables: dict[str, Table], done: Counter[str]) -> None:
        self.stage, self.tables, self.done = stage, tables, done
        self.desks = {
            bank: Desk(
                {well_known(one).address for one in MINE[bank][0]},
                {well_known(one).address for one in MINE[bank][1]},
                2,
                dict(LIMITS[bank]),
                dict.fromkeys(CURRENCIES, CASH),
                turn=tables[bank].turn,
            )
            for bank in BANKS
        }
        self.kept: list[Signed] = []
        self.tickets: Counter[tuple[str, str]] = Counter()
        self.drawn = dict.fromkeys(CURRENCIES, 0)

    def step(self, verb: str, what: int, how_much: int, who: int, odd: int) -> None:
        bank = BANKS[what % 3 == 0]
        if verb == "time":
            self.stage.chain.travel(self.stage.chain.now() + (how_much + 1) * 500)
        elif verb == "draw":
            self.draw(bank, CURRENCIES[what % 2], AMOUNTS[how_much % len(AMOUNTS)])
        elif verb == "again":
            if self.kept:
                self.send(self.kept[-1 - who % len(self.kept)])
        else:
            turns = how_much % 2 + 1 if verb == "later" else 0
            verb = "pay" if verb == "later" else verb
            signed = self.signed(bank, *self.act(bank, verb, what, how_much), turns, who, odd)
            self.kept.append(signed)
            if not turns:
                self.send(signed)

    # What is said

    def act(self, bank: str, verb: str, what: int, how_much: int) -> tuple[Act, tuple[str, bytes]]:
        table, desk = self.tables[bank], self.desks[bank]
        currency, amount = CURRENCIES[what % 5 == 0], AMOUNTS[how_much % len(AMOUNTS)]
        other = self.tables[BANKS[bank == BANKS[0]]].address
        key, former = KEYS[what % len(KEYS)].address, KEYS[how_much % len(KEYS)].address
        if verb in ("remove", "replace") and what % 5:
            former = sorted(desk.makers | desk.checkers)[how_much % len(desk.makers | desk.checkers)]
        call = table.call
        match verb:
            case "pay":
                return Act("pay", (), currency, amount), call(f"Cash:{currency}.transfer", other, amount)
            case "open":
                abc = self.stage.account("ABC").address
                return Act("open", (), currency, amount), call(f"Cash:{currency}.approve", abc, amount)
            case "issue":
                return self.issue(bank, amount or 1, what % 4 * 10)
            case "everything":
                return Act("everything"), call("Claims.setApprovalForAll", self.stage.account("ABC").address, True)
            case "away":
                # To an account that it cannot go to: who may is asked before.
                return Act("forbidden"), call("Membership.rotateAccount", other)
            case "add":
                role = ("none", "maker", "checker", "checker", "maker", "checker", "left")[how_much % 7]
                number = ("none", "maker", "checker", "left").index(role)
                return Act("add", (key, role)), call("Desks.addKey", key, number)
            case "remove":
                return Act("remove", (former,)), call("Desks.removeKey", former)
            case "replace":
                return Act("replace", (former, key)), call("Desks.replaceKey", former, key)
            case "threshold":
                threshold = (2, 3, 2, 4, 1, 0, 2)[how_much % 7]
                return Act("threshold", (threshold,)), call("Desks.setThreshold", threshold)
            case "limit":
                single, daily = ((1_000, 3_000), (0, 0), (0, 2_000), (500, 0), (2_000, 1_500))[how_much % 5]
                said = call("Desks.setLimit", currency.encode(), single, daily)
                return Act("limit", (currency, single, daily)), said
            case "itself":
                safe = table.ledger.artifacts.contract("Safe")
                entry = safe.function("changeThreshold" if what % 2 else "setGuard")
                said = entry.encode_inputs([1] if what % 2 else [NOBODY])
                return Act("forbidden"), (table.address, entry.selector + said)
            case "guard":
                nothing = [NOBODY, 0, b"", 0, 0, 2**64, 0, NOBODY, NOBODY, b"", NOBODY]
                return Act("forbidden"), call("Desks.checkTransaction", *nothing)
        return Act("nothing"), (table.address, b"")

    def issue(self, bank: str, amount: int, plus: int) -> tuple[Act, tuple[str, bytes]]:
        number = int(str(self.stage.ask("Credits.issuedBy", self.stage.party(bank)))) + 1
        changes: dict[str, Argument] = {
            "applicant": "Huaxin Textiles",
            "beneficiary": "Ningbo Cotton",
            "adviser": "ABC",
        }
        if bank == "BOC":
            changes |= {"applicant": "Ningbo Cotton", "beneficiary": "Huaxin Textiles"}
        terms = defaults.terms(self.stage._parties, number=number, amount=amount, tolerancePlus=plus, **changes)
        act = Act("issue", (number,), "CNY", amount * (100 + plus) // 100)
        return act, self.tables[bank].call("Credits.issue", terms)

    # Who signs it, and how

    def signed(self, bank: str, act: Act, call: tuple[str, bytes], turns: int, who: int, odd: int) -> Signed:
        chain, desk = self.stage.chain, self.desks[bank]
        form = FORMS[odd % len(FORMS)] if odd >= 80 else ""
        deadline = chain.now() + (20_000 + odd * 400 if odd % 13 != 12 else -1)
        key = f"key {odd % 3}" if act.verb == "pay" and odd % 4 else ""
        ticket = ticket_of(chain.chain_id, self.tables[bank].address, key) if key else NOBODY
        operation = Operation(chain.chain_id, self.tables[bank].address, *call, desk.turn + turns, deadline, ticket)
        return Signed(bank, act, operation, self.choose(desk, act, who), key, form)

    def choose(self, desk: Desk, act: Act, who: int) -> tuple[str, ...]:
        """Mostly who would do."""
        makers, checkers = sorted(desk.makers), sorted(desk.checkers)
        needed = desk.needed(act)
        enough = {makers[who % len(makers)], *checkers[: needed - 1]}
        match who % 15:
            case 14:
                enough = {*makers, *checkers[: needed - 2]}
            case 1:
                enough = {*checkers[:needed]}
            case 2:
                enough = {*makers, *checkers}
            case 3:
                enough = {one.address for at, one in enumerate(KEYS) if (who * 37 + desk.turn) >> at & 1}
            case 4:
                # One more than needed, who may be a stranger.
                enough.add(KEYS[who % len(KEYS)].address)
            case 5:
                enough = {makers[0], *checkers[: needed - 2]}
        return tuple(sorted(enough, key=lambda one: int(one, 16)))

    def sent(self, one: Signed) -> tuple[list[Argument], bool]:
        """The arguments of execTransaction, and whether they are what the signers meant, in good form."""
        meant, form = one.operation, one.form
        other = self.tables[BANKS[one.bank == BANKS[0]]].address
        changed = {
            "turn": {"nonce": meant.nonce + 1},
            "past turn": {"nonce": max(0, meant.nonce - 1)},
            "desk": {"desk": other},
            "chain": {"chain_id": meant.chain_id + 1},
        }
        signed_for = replace(meant, **changed.get(form, {}))  # type: ignore[arg-type]
        digest = signed_for.digest
        if form in UNPLAIN:
            # Signed as it is sent: nobody may mean more than a plain call.
            arguments = meant.arguments(b"")[:-1]
            arguments[UNPLAIN[form]] = 1
            digest = self.hash_of(one.bank, [*arguments, meant.nonce])
        signatures = [AT[signer].sign_digest(digest) for signer in one.signers]
        good = form == "" or (form == "unsorted" and len(signatures) < 2) or (signed_for == meant and form in changed)
        if form in ("malleable", "by word", "by wallet", "twice", "cut") and not signatures:
            return meant.arguments(b""), True
        match form:
            case "unsorted":
                signatures.reverse()
            case "twice":
                signatures.append(signatures[-1])
            case "malleable":
                last = signatures[-1]
                s = ORDER - int.from_bytes(last[32:64])
                signatures[-1] = last[:32] + s.to_bytes(32) + bytes([55 - last[64]])
            case "by word":
                signatures[-1] = bytes(12) + bytes.fromhex(one.signers[-1][2:]) + bytes(32) + b"\1"
            case "by wallet":
                signatures[-1] = signatures[-1][:64] + bytes([signatures[-1][64] + 4])
            case "cut":
                signatures[-1] = signatures[-1][:-1]
            case "padded":
                signatures.append(bytes(65))
        arguments = meant.arguments(b"".join(signatures))
        at = ({"to": 0, "data": 2, "deadline": 5, "ticket": 8} | UNPLAIN).get(form)
        if at is not None:
            cash = self.stage.address["Cash:USD"]
            arguments[at] = {
                **{"to": NOBODY if meant.to == cash else cash, "data": meant.data + b"\0"},
                **{"deadline": meant.deadline + 1, "ticket": RELAYER.address},
                **dict.fromkeys(UNPLAIN, 1),
            }[form]
        return arguments, good

    def hash_of(self, bank: str, fields: list[Argument]) -> bytes:
        found = self.tables[bank].ledger.call("Safe", "getTransactionHash", fields)
        assert isinstance(found, bytes)
        return found

    def send(self, one: Signed) -> None:
        desk, table = self.desks[one.bank], self.tables[one.bank]
        arguments, good = self.sent(one)
        now = self.stage.chain.now()
        why_not = "" if good else one.form
        why_not = why_not or ("" if one.operation.nonce == desk.turn else "another turn")
        why_not = why_not or ("" if now <= one.operation.deadline else "expired")
        day = datetime.fromtimestamp(now, CHINA).date()
        why_not = why_not or desk.why_not(one.act, one.signers, day=day, ticket=one.key)
        if one.act.verb == "issue" and not why_not:
            issued = int(str(self.stage.ask("Credits.issuedBy", self.stage.party(one.bank))))
            why_not = "" if one.act.args == (issued + 1,) else "another number"
        try:
            table.ledger.send(RELAYER, "Safe", "execTransaction", arguments, gas=3_000_000, precheck=False)
        except (Refusal, ExecutionFailed) as refused:
            assert why_not, f"{one.act} by {one.signers} was refused: {refused}"
            self.done["refused: " + why_not] += 1
            assert table.turn == desk.turn
            return
        assert not why_not, f"{one.act} by {one.signers} was done: {why_not}"
        self.done[one.act.verb] += 1
        desk.do(one.act, day=day, ticket=one.key)
        if one.act.verb == "pay":
            self.desks[BANKS[one.bank == BANKS[0]]].cash[one.act.currency] += one.act.amount
        if one.key:
            self.tickets[one.bank, one.key] += 1
        _, daily = desk.limits.get(one.act.currency, (0, 0))
        assert not daily or not one.act.amount or desk.spent[day, one.act.currency] <= daily
        self.lawful(one.bank)

    def draw(self, bank: str, currency: str, amount: int) -> None:
        """ABC takes what was opened to it, with a key of its own."""
        desk, abc = self.desks[bank], self.stage.account("ABC").address
        may = amount <= desk.opened[currency] and amount <= desk.cash[currency]
        try:
            self.stage.do("ABC", f"Cash:{currency}.transferFrom", self.tables[bank].address, abc, amount)
        except Refusal:
            assert not may
            return
        assert may
        desk.opened[currency] -= amount
        desk.cash[currency] -= amount
        self.drawn[currency] += amount
        self.done["draw"] += 1
        self.lawful(bank)

    # The laws

    def lawful(self, bank: str) -> None:
        """Of the desk that has done something, and of all cash."""
        stage, table, desk = self.stage, self.tables[bank], self.desks[bank]
        assert table.turn == desk.turn
        owners = table.ledger.call("Safe", "getOwners")
        assert isinstance(owners, tuple)
        assert set(owners) == desk.makers | desk.checkers
        size = stage.ask("Desks.sizeOf", table.address)
        assert isinstance(size, dict)
        assert size["threshold"] == desk.threshold == table.ledger.call("Safe", "getThreshold")
        assert (size["makers"], size["checkers"]) == (len(desk.makers), len(desk.checkers))
        assert size["limited"] == sum(any(limit) for limit in desk.limits.values())
        assert desk.sound()
        for currency in CURRENCIES:
            cash = {bank: stage.cash_at(self.tables[bank].address, currency) for bank in BANKS}
            assert cash == {bank: self.desks[bank].cash[currency] for bank in BANKS}
            assert sum(cash.values()) + self.drawn[currency] == CASH * len(BANKS), "money was made or lost"
        assert all(times == 1 for times in self.tickets.values())

    def all_lawful(self) -> None:
        """At the end, of both; the chain remembers who has left."""
        for bank in BANKS:
            self.lawful(bank)
            desk = self.desks[bank]
            for key in AT:
                role = int(str(self.stage.ask("Desks.roleOf", self.tables[bank].address, key)))
                needed = [key in desk.makers, key in desk.checkers, key in desk.gone]
                assert role == (needed.index(True) + 1 if True in needed else 0)


@pytest.fixture
def tables(stage: Stage) -> dict[str, Table]:
    """Both banks at their desks, with as much cash each."""
    found = {}
    for bank in BANKS:
        makers, checkers = ([well_known(one) for one in some] for some in MINE[bank])
        limits = [(currency.encode(), *both) for currency, both in LIMITS[bank].items()]
        table = Table(stage, of=None, makers=makers, checkers=checkers, limits=limits, salt=1)
        stage.do(bank, "Membership.rotateAccount", table.address)
        for currency in CURRENCIES:
            stage.do("PBoC", f"Cash:{currency}.issue", table.address, CASH)
        found[bank] = table
    return found


def test_what_four_eyes_do_is_what_they_may(stage: Stage, tables: dict[str, Table]) -> None:
    """The same plays every time by day; others, and many more, at night."""
    before, done = stage.chain.snapshot(), Counter[str]()

    # A smaller seed is no shorter play.
    once = (Phase.generate,)

    @settings(max_examples=examples(150, by_day=5), phases=once, deadline=None, derandomize=not NIGHTLY, database=None)
    @given(st.integers(0, 2**32))
    def played(seed: int) -> None:
        stage.chain.revert(before)
        play, dice = Play(stage, tables, done), Random(seed)
        for _ in range(MOVES):
            play.step(*at_random(dice))
        play.all_lawful()

    played()
    assert all(done[what] for what in EXPECTED), done
