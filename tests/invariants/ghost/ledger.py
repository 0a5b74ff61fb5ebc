"""The whole ghost: who does what, said in the contracts' own function names."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from eth_abi.abi import encode
from eth_utils.crypto import keccak

from tests.invariants.ghost.amendments import Amendments
from tests.invariants.ghost.calendars import Calendars
from tests.invariants.ghost.claims import Claims
from tests.invariants.ghost.confirmations import Confirmations
from tests.invariants.ghost.corruptions import Corruptions
from tests.invariants.ghost.credits import Credits
from tests.invariants.ghost.days import Days
from tests.invariants.ghost.drawings import Drawings
from tests.invariants.ghost.endings import Endings
from tests.invariants.ghost.market import Market
from tests.invariants.ghost.money import UNLIMITED, Money
from tests.invariants.ghost.nominations import Nominations
from tests.invariants.ghost.parties import Parties
from tests.invariants.ghost.presentations import Presentations
from tests.invariants.ghost.proceeds import Proceeds
from tests.invariants.ghost.records import PARTY_KIND, STANDING, Party
from tests.invariants.ghost.rules import Rules, limits_of
from tests.invariants.ghost.transfers import Transfers
from tests.invariants.ghost.verdict import Act, Verdict, refused
from usance.deployment import Network, Record
from usance.deployment.publications import published_years

CHANGES = {
    **dict.fromkeys(("increase", "decrease"), "uint128"),
    **{"tolerance": "bool", "tolerancePlus": "uint8", "toleranceMinus": "uint8"},
    **{"expiry": "uint32", "latestShipment": "uint32", "presentationDays": "uint8"},
    **{"tenor": "uint8", "tenorValue": "uint24", "root": "bytes32"},
}
SAFELY = "Claims.safeTransferFrom(address,address,uint256)"
SAFELY_WITH_DATA = "Claims.safeTransferFrom(address,address,uint256,bytes)"
"""A transfer as any other: no holder of a claim is a contract."""
FROM_ABOVE = {
    *("Amendments.take", "Amendments.confirmedTerms", "Claims.open", "Documents.lodge", "Documents.giveBack"),
    *("Credits.store", "Credits.keep", "Credits.release", "Credits.draw", "Credits.undraw"),
    *("Drawings.admit", "Drawings.admitAgain", "Drawings.released", "Drawings.forward"),
    *("Presentations.forward", "Presentations.replace", "Schedules.record", "Schedules.use", "Schedules.undo"),
    *("Proceeds.deduct", "Proceeds.restore", "Proceeds.move", "Proceeds.payOut"),
    *("Transfers.demand", "Transfers.substitute", "Transfers.keep", "Transfers.letGo", "Transfers.move"),
    *("Transfers.draw", "Claims.lock", "Claims.unlock", "Claims.pass", "Lines.use", "Lines.giveBack"),
    *("Listings.releaseFor", "Listings.admit", "Listings.take", "Listings.reopen"),
    *("Forfaiting.quoteFor", "Forfaiting.takeFor", "Forfaiting.replace", "DigitalLeg.settle", "OutsideLeg.settle"),
}
"""Functions that nobody with a key may call."""
BIND, SET_AUTHORITY = "bind", "setAuthority"
"""Of many contracts: what is bound is bound for good, and only the authority itself names another one."""


@dataclass(frozen=True)
class Ghost:
    """A ledger in memory. It is copied deeply to begin again from the same state."""

    parties: Parties
    days: Days
    cash: Mapping[bytes, Money]
    credits: Credits
    claims: Claims
    amendments: Amendments
    confirmations: Confirmations
    transfers: Transfers
    proceeds: Proceeds
    endings: Endings
    presentations: Presentations
    nominations: Nominations
    corruptions: Corruptions
    calendars: Calendars
    rules: Rules
    market: Market

    @classmethod
    def deployed(cls, network: Network, record: Record) -> Ghost:
        """As a deployment leaves it: its members admitted, its banks' leave to Claims and the market without limit."""
        members = {member.kind: member for member in record.members}
        parties = Parties(registrar=members["Convener"].account)
        days = Days(published_years(network), closing=network.calendars.closing_minute)
        agent, at = members["SettlementAgent"].account, record.addresses
        currencies = [code.encode() for code in network.currencies.settled]
        drawers = {"claims": at["Claims"], "trades": at["DigitalLeg"]}
        cash = {code: Money(parties, agent=agent, **drawers) for code in currencies}
        for member in record.members:
            place = member.place.encode()
            parties.enter(Party(member.account, PARTY_KIND[member.kind], STANDING["Good"], place, 0, False))
            for money in cash.values() if member.kind == "Bank" else ():
                money.leave[member.account] = money.leave_to_trade[member.account] = UNLIMITED
        limits = {str(name): limits_of(rule) for name, rule in network.rules.items()}
        addresses = {code: at[f"Cash:{code.decode()}"] for code in currencies}
        rules = Rules(parties.registrar, limits, addresses, cash)
        credits = Credits(parties, days, rules)
        claims = Claims(parties, days, cash)
        amendments, transfers = Amendments(parties, days, credits), Transfers(parties, days, credits)
        proceeds = Proceeds(parties, days, claims, credits, transfers)
        drawings = Drawings(days, credits, amendments, proceeds)
        presentations = Presentations(parties, days, credits, claims, drawings)
        nominations = Nominations(parties, days, claims, credits, transfers, drawings, presentations)
        confirmations, endings = Confirmations(parties, credits), Endings(parties, credits)
        beside = (amendments, confirmations, transfers, proceeds, endings)
        besides = (Corruptions(parties, days, credits, presentations), Calendars(parties, days), rules)
        market = Market.opened(parties, days, rules, cash, credits, claims)
        return cls(parties, days, cash, credits, claims, *beside, presentations, nominations, *besides, market)

    def verdict(self, act: Act, now: int) -> Verdict:
        """What must come of the act at the Unix second `now`."""
        self.parties.now = now
        if act.function in FROM_ABOVE:
            return refused("NotFromAbove")
        target, _, function = act.function.rpartition(".")
        contract, _, currency = target.partition(":")
        if function == BIND:
            return self._bind(act.by, *act.args)
        if function == SET_AUTHORITY:
            return refused("AccessManagedUnauthorized")
        if contract == "Cash":
            return self._of_money(self.cash[currency.encode()], act, function)
        return self._verbs(act, now)[f"{contract}.{function}"](*act.args)

    def _bind(self, by: str, above: Sequence[str]) -> Verdict:
        """Everything is bound since the deployment."""
        if by != self.parties.registrar:
            return refused("AccessManagedUnauthorized")
        return refused("AlreadyBound" if above else "NothingToBind")

    @staticmethod
    def _of_money(money: Money, act: Act, function: str) -> Verdict:
        verdict: Verdict = getattr(money, {"transferFrom": "transfer_from"}.get(function, function))(act.by, *act.args)
        return verdict

    def _verbs(self, act: Act, now: int) -> Mapping[str, Callable[..., Verdict]]:
        by, parties, credits, claims, made = act.by, self.parties, self.credits, self.claims, self.presentations
        verbs: dict[str, Callable[..., Verdict]] = {
            "Membership.admit": lambda *a: parties.admit(by, *a),
            "Membership.introduce": lambda *a: parties.introduce(by, *a),
            "Membership.setMandate": lambda *a: parties.set_mandate(by, *a),
            "Membership.rotateAccount": lambda *a: parties.rotate_account(by, *a),
            "Membership.suspend": lambda *a: parties.suspend(by, *a),
            "Membership.reinstate": lambda *a: parties.reinstate(by, *a),
            "Credits.issue": lambda *a: credits.issue(by, now, *a),
            "Credits.advise": lambda *a: credits.advise(by, *a),
            "Credits.declineAdvice": lambda *a: credits.decline_advice(by, *a),
            "Credits.appointAdviser": lambda *a: credits.appoint_adviser(by, *a),
            "Credits.close": lambda *a: credits.close(by, now, *a),
            "Presentations.present": lambda *a: made.present(by, now, *a),
            "Presentations.comply": lambda *a: made.comply(by, now, *a),
            "Presentations.seekWaiver": lambda *a: made.seek_waiver(by, now, *a),
            "Presentations.waive": lambda *a: made.waive(by, now, *a),
            "Presentations.refuse": lambda *a: made.refuse(by, now, *a),
            "Presentations.returnDocuments": lambda *a: made.return_documents(by, *a),
            "Presentations.withdraw": lambda *a: made.withdraw(by, *a),
            "Presentations.honour": lambda *a: made.honour(by, now, *a),
            "Presentations.enforce": lambda *a: made.enforce(now, *a),
            "Credits.issueWithClauses": lambda *a: credits.issue(by, now, *a),
            "Presentations.presentTo": lambda *a: made.present_to(by, now, *a),
            "Claims.pay": lambda *a: claims.pay(by, now, *a),
            "Claims.reportUnpaid": lambda *a: claims.report_unpaid(now, *a),
            "Claims.transferFrom": lambda *a: claims.transfer(by, *a),
            SAFELY: lambda *a: claims.transfer(by, *a),
            SAFELY_WITH_DATA: lambda giver, taker, n, _: claims.transfer(by, giver, taker, n),
            "Claims.approve": lambda *a: claims.approve(by, *a),
            "Claims.setApprovalForAll": lambda *a: claims.approve_all(by, *a),
        }
        more = (self._more_verbs(by, now), self._verbs_of_registers(by, now), self.market.verbs(by, now))
        return {name: said for part in (verbs, *more) for name, said in part.items()}

    def _verbs_of_registers(self, by: str, now: int) -> Mapping[str, Callable[..., Verdict]]:
        corruptions, calendars, rules = self.corruptions, self.calendars, self.rules
        return {
            "Records.reportCorrupt": lambda *a: corruptions.report(by, now, *a),
            "Records.presentAnew": lambda *a: corruptions.present_anew(by, now, *a),
            "Records.lapse": lambda *a: corruptions.lapse(now, *a),
            "BankingCalendar.openPlace": lambda *a: calendars.open_place(by, *a),
            "BankingCalendar.publish": lambda *a: calendars.publish(by, *a),
            "BankingCalendar.interrupt": lambda *a: calendars.interrupt(by, *a),
            "RuleBook.setLimits": lambda *a: rules.set_limits(by, *a),
            "RuleBook.addCurrency": lambda *a: rules.add_currency(by, *a),
        }

    def _more_verbs(self, by: str, now: int) -> Mapping[str, Callable[..., Verdict]]:
        amendments, confirmations, endings = self.amendments, self.confirmations, self.endings
        transfers, proceeds, nominations = self.transfers, self.proceeds, self.nominations
        return {
            "Amendments.amend": lambda *a: amendments.amend(by, now, *a),
            "Amendments.accept": lambda n, given: amendments.accept(by, n, self.hash_of(n) == given),
            "Amendments.reject": lambda *a: amendments.reject(by, *a),
            "Amendments.extend": lambda *a: amendments.extend(by, *a),
            "Amendments.declineExtension": lambda *a: amendments.decline_extension(by, *a),
            "Confirmations.confirm": lambda *a: confirmations.confirm(by, now, *a),
            "Confirmations.declineConfirmation": lambda *a: confirmations.decline(by, *a),
            "Confirmations.requestConfirmation": lambda *a: confirmations.request(by, *a),
            "Endings.cancel": lambda *a: endings.cancel(by, *a),
            "Endings.stay": lambda n, _: endings.stay(by, n, stayed=True),
            "Endings.liftStay": lambda n, _: endings.stay(by, n, stayed=False),
            "Transfers.transfer": lambda *a: transfers.transfer(by, now, *a),
            "Proceeds.assign": lambda *a: proceeds.assign(by, *a),
            "Proceeds.acknowledge": lambda *a: proceeds.acknowledge(by, *a),
            "Proceeds.requestAdvance": lambda *a: proceeds.request_advance(by, *a),
            "Proceeds.advance": lambda *a: proceeds.advance(by, now, *a),
            "Proceeds.reclaimAdvance": lambda *a: proceeds.reclaim_advance(by, now, *a),
            "Nominations.negotiate": lambda *a: nominations.negotiate(by, now, *a),
            "Nominations.forward": lambda *a: nominations.forward(by, now, *a),
            "Nominations.takeRecourse": lambda *a: nominations.take_recourse(by, now, *a),
            "Nominations.demandInvoice": lambda *a: nominations.demand_invoice(by, now, *a),
            "Nominations.substitute": lambda n, amount, _: nominations.substitute(by, now, n, amount),
        }

    def hash_of(self, amendment: int) -> bytes:
        """What accepts an amendment as a whole."""
        known = self.amendments.records.get(amendment)
        return hash_of(amendment, known.changes) if known else b""


def hash_of(amendment: int, changes: Mapping[str, object]) -> bytes:
    """Of a whole amendment, which is told by it from any other."""
    members = tuple(changes[name] for name in CHANGES)
    return keccak(encode(("uint80", f"({','.join(CHANGES.values())})"), (amendment, members)))
