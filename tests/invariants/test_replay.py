"""The log alone gives the ledger again

given a ledger on which everything that makes an event has happened
    its storage is what its log says: parties, credits, presentations, claims, documents, cash, calendars, limits,
    and the market
    its views tell the same
given a log in which one kind of event is left out
    what is rebuilt is not the storage: nothing is told twice, and nothing in vain
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time

import pytest

from tests.invariants.ghost import Act, Ghost
from tests.invariants.ghost.ledger import hash_of
from tests.invariants.ghost.records import DISPOSAL, DRAWINGS, RULES, TENOR
from tests.invariants.picture import Picture, differences, of_ghost
from tests.invariants.replay import rebuild
from tests.invariants.sold import sold
from tests.invariants.views import views_are_right
from tests.invariants.world import SPARE, World
from usance.calendars import seconds_at
from usance.dates import civil_day
from usance.errors import Refusal
from usance.events import Event

FACE = 10_000_000
SHIPPED = civil_day(date(2024, 9, 2))
NEEDED = {
    *("PartyAdmitted", "PartySuspended", "PartyReinstated", "AccountRotated", "MandateSet", "LimitsSet"),
    *("CreditIssued", "CreditAdvised", "AdviceDeclined", "AdviserAppointed", "CreditClosed"),
    *("PresentationMade", "PresentationComplied", "WaiverSought", "WaiverGiven", "WaiverAccepted"),
    *("PresentationRefused", "DocumentsReturned", "PresentationWithdrawn", "PresentationHonoured"),
    *("ClaimOpened", "ClaimPaid", "ClaimReportedUnpaid", "Transfer"),
    *("ClausesAdded", "CreditPassedOn", "CreditConfirmed", "ConfirmationDeclined", "CreditCancelled"),
    *("AmendmentOffered", "AmendmentAccepted", "AmendmentRejected", "AmendmentExtended", "ExtensionDeclined"),
    *("ConfirmationApart", "CreditTransferred", "InvoiceDemanded", "InvoiceSubstituted", "AmountReinstated"),
    *("ProceedsAssigned", "AssignmentAcknowledgedBy", "AdvancePaid", "AdvanceReclaimed", "PaymentStayed"),
    *("StayLifted", "PresentationNegotiated", "PresentationForwarded", "RecourseTaken"),
    *("PlaceOpened", "YearPublished", "BanksInterrupted", "CurrencyAdded"),
    *("RecordsReportedCorrupt", "RecordsPresentedAnew", "PresentationLapsed"),
    *("ClaimReleased", "ClaimDelisted", "ListingReopened", "QuoteMade", "QuoteWithdrawn", "QuoteTaken"),
    *("SaleAcknowledged", "SaleObjected", "SaleSettled", "SaleLapsed", "QuoteSealed", "QuoteRevealed"),
    *("DocumentsDelivered", "DocumentsAccepted", "DocumentsRejected", "RecourseClaimed", "ClaimBoughtBack"),
    *("FundsOffered", "OfferWithdrawn", "OfferTaken", "InquiryMade", "InquiryClosed", "LineSet", "LineEnded"),
    *("TransferReportedBy", "TransferConfirmedBy"),
}
TOLD_BY_OTHERS = {
    *("CashIssued", "CashRedeemed", "Approval", "ExaminerPrecluded", "BoundTo", "AuthorityUpdated"),
    *("CancellationConsented", "NegotiationAgreed", "AdviceLate"),
    *("TransferRequested", "AdvanceRequested", "ConfirmationRequested"),
    *("ListingInquired", "RateIndicated"),
}
"""What people want to know, and the storage pictured here does not hold or other events tell as well."""


@pytest.fixture(scope="module")
def lived(world: World) -> tuple[World, Ghost]:
    """A world in which everything has happened; the last tests add to it."""
    ghost = world.begin()
    for step in everything(world):
        if isinstance(step, int):
            world.chain.travel(step)
            continue
        verdict = ghost.verdict(step, world.now())
        assert not verdict.refusals, world.told(step)
        world.send(step)
        verdict.happens()
    return world, ghost


@pytest.fixture(scope="module")
def picture(lived: tuple[World, Ghost]) -> Picture:
    return lived[0].camera.take()


def terms(number: int, tenor: str, value: int, **changes: object) -> dict[str, object]:
    """UCP 600, CNY 300,000.00, Huaxin Textiles in favour of Ningbo Cotton, no transport document."""
    canonical: dict[str, object] = {
        **{"number": number, "rules": 2, "applicant": 9, "beneficiary": 10, "adviser": 5, "nominated": 0},
        **{"confirmation": 0, "partialDrawings": True, "transferable": False, "transportDocument": False},
        **{"place": b"CN", "currency": b"CNY", "amount": 3 * FACE, "tolerancePlus": 10, "toleranceMinus": 5},
        **{"expiry": civil_day(date(2024, 11, 15)), "latestShipment": 0, "presentationDays": 0},
        **{"tenor": int(TENOR[tenor]), "tenorValue": value, "root": b"\1" * 32},
    }
    return canonical | changes


def everything(world: World) -> Iterator[Act | int]:
    """Three credits of ICBC, numbered 1 to 3, and what becomes of them."""
    cba, agent, icbc, boc = (world.address(name) for name in ("CBA", "PBoC", "ICBC", "BOC"))
    moved, dalian = world.address(f"account {SPARE[0]}"), world.address("account 31")
    usance, sight, other = (3 << 32 | number for number in (1, 2, 3))
    roots = world.known.roots
    yield Act(icbc, "Credits.issue", (terms(1, "AfterSight", 30),))
    yield Act(boc, "Credits.advise", (usance,))
    yield Act(icbc, "Credits.issue", (terms(2, "Sight", 0, transportDocument=True, partialDrawings=False),))
    yield Act(boc, "Credits.declineAdvice", (sight,))
    yield Act(icbc, "Credits.appointAdviser", (sight, 6))
    yield Act(world.address("CCB"), "Credits.advise", (sight,))
    yield Act(icbc, "Credits.issue", (terms(3, "FixedDate", civil_day(date(2024, 10, 10)), applicant=11, amount=FACE),))
    for n, amount in enumerate((FACE, FACE, FACE // 2, FACE // 4)):
        yield Act(boc, "Presentations.present", (usance, amount, SHIPPED, roots[n], 0))
    honoured, waived, sent_back, withdrawn = (usance << 16 | number for number in (1, 2, 3, 4))
    yield Act(icbc, "Presentations.comply", (honoured,))
    yield Act(icbc, "Presentations.honour", (honoured,))
    yield Act(icbc, "Presentations.seekWaiver", (waived,))
    yield Act(icbc, "Presentations.refuse", (waived, 2, roots[9], int(DISPOSAL["Notify"])))
    yield Act(icbc, "Presentations.waive", (waived,))
    yield Act(icbc, "Presentations.refuse", (sent_back, 1, roots[9], int(DISPOSAL["Return"])))
    yield Act(icbc, "Presentations.returnDocuments", (sent_back, roots[2]))
    yield Act(boc, "Presentations.withdraw", (withdrawn, roots[3]))
    yield Act(boc, "Presentations.present", (usance, FACE // 2, SHIPPED, roots[4], sent_back & 0xFFFF))
    yield Act(icbc, "Presentations.refuse", (usance << 16 | 5, 1, roots[9], int(DISPOSAL["Hold"])))
    yield Act(boc, "Claims.transferFrom", (boc, world.address("CCB"), honoured))
    yield Act(dalian, "Membership.setMandate", (True,))
    yield Act(boc, "Credits.declineAdvice", (other,))
    yield Act(icbc, "Credits.advise", (other,))
    yield Act(boc, "Presentations.present", (other, FACE, 0, roots[6], 0))
    yield Act(boc, "Presentations.present", (sight, 3 * FACE, SHIPPED, roots[5], 0))
    yield Act(dalian, "Presentations.waive", (other << 16 | 1,))
    yield from amended_and_confirmed(world, 4)
    yield from transferred(world, 5)
    yield from revolving(world, 6)
    yield from advanced(world, 7)
    yield from negotiated(world, 8)
    yield from cancelled(world, 9)
    yield from unread(world, 10)
    yield from fresh(world, 11)
    yield from sold(world, (3 << 32 | 6) << 16 | 1, honoured, (3 << 32 | 11) << 16 | 1)
    for n in (7, 8):
        yield Act(boc, "Presentations.present", (usance, FACE // 10, SHIPPED, roots[n], 0))
    yield Act(icbc, "Presentations.comply", (usance << 16 | 6,))
    yield Act(icbc, "Presentations.seekWaiver", (usance << 16 | 7,))
    yield Act(cba, "Membership.suspend", (6,))
    yield Act(cba, "Membership.suspend", (5,))
    yield Act(cba, "Membership.reinstate", (5,))
    yield seconds_at("CN", date(2024, 9, 10), time(10))
    yield Act(boc, "Presentations.enforce", (sight << 16 | 1,))
    yield Act(icbc, "Presentations.honour", (waived,))
    yield Act(boc, "Records.presentAnew", ((3 << 32 | 10) << 16 | 1, roots[14]))
    yield Act(boc, "Membership.rotateAccount", (moved,))
    yield Act(boc, "Cash:CNY.transfer", (moved, 1))
    yield Act(moved, "Cash:CNY.collect", (boc,))
    yield Act(moved, "Cash:CNY.transfer", (agent, FACE))
    yield Act(agent, "Cash:CNY.redeem", (FACE,))
    yield seconds_at("CN", date(2024, 10, 9), time(10))
    yield Act(moved, "Proceeds.reclaimAdvance", (3 << 32 | 7,))
    yield Act(cba, "Endings.liftStay", (3 << 32 | 9, roots[9]))
    yield Act(moved, "Claims.reportUnpaid", (waived,))
    yield Act(moved, "Claims.reportUnpaid", (honoured,))
    yield Act(icbc, "Claims.pay", (honoured,))
    yield Act(icbc, "Credits.close", (sight,))
    yield Act(moved, "Records.lapse", ((3 << 32 | 10) << 16 | 2, roots[15]))
    yield Act(cba, "BankingCalendar.interrupt", (b"US", civil_day(date(2024, 10, 9)), civil_day(date(2024, 10, 11))))
    yield Act(agent, "Cash:USD.issue", (dalian, FACE))


def clauses(**changes: object) -> dict[str, object]:
    """Clauses that say nothing but what is given."""
    zero = dict.fromkeys(("secondAdviser", "confirmer", "drawings", "times", "period", "advance"), 0)
    return zero | {"about": False, "cumulative": False, "instalments": []} | changes


def changes(**given: object) -> dict[str, object]:
    """An amendment that changes what is given."""
    names = "increase decrease tolerancePlus toleranceMinus expiry latestShipment presentationDays tenor tenorValue"
    return dict.fromkeys(names.split(), 0) | {"tolerance": False, "root": b"\5" * 32} | given


def amended_and_confirmed(world: World, number: int) -> Iterator[Act | int]:
    """Two advisers, a confirmer that extends the first amendment, not the second."""
    icbc, boc, ccb = (world.address(name) for name in ("ICBC", "BOC", "CCB"))
    credit = 3 << 32 | number
    asked = terms(number, "AfterSight", 30, confirmation=1, tolerancePlus=0, toleranceMinus=0)
    yield Act(icbc, "Credits.issueWithClauses", (asked, clauses(secondAdviser=6, confirmer=6, about=True)))
    yield Act(boc, "Credits.advise", (credit,))
    yield Act(ccb, "Credits.advise", (credit,))
    yield Act(ccb, "Confirmations.confirm", (credit,))
    all_ = [changes(increase=FACE), changes(tenor=int(TENOR["AfterSight"]), tenorValue=10), changes(decrease=FACE)]
    for each in all_:
        yield Act(icbc, "Amendments.amend", (credit, each))
    first, second, third = (credit << 16 | n for n in (1, 2, 3))
    yield Act(ccb, "Amendments.extend", (first,))
    yield Act(ccb, "Amendments.declineExtension", (second,))
    for one, each in ((first, all_[0]), (second, all_[1])):
        yield Act(boc, "Amendments.accept", (one, hash_of(one, each)))
    yield Act(boc, "Amendments.reject", (third,))


def transferred(world: World, number: int) -> Iterator[Act | int]:
    """A part to Dalian Steel, and the first beneficiary's invoice above it."""
    icbc, boc = world.address("ICBC"), world.address("BOC")
    credit, root = 3 << 32 | number, world.known.roots[10]
    yield Act(icbc, "Credits.issue", (terms(number, "Sight", 0, transferable=True, nominated=5),))
    yield Act(boc, "Credits.advise", (credit,))
    part = {"beneficiary": 11, "amount": FACE, "expiry": 0, "latestShipment": 0, "presentationDays": 0}
    yield Act(boc, "Transfers.transfer", (credit, part | {"place": b"\0\0", "root": b"\3" * 32}))
    made = (credit | 1 << 24) << 16 | 1
    yield Act(world.address("account 31"), "Presentations.present", (made >> 16, FACE, SHIPPED, root, 0))
    yield Act(boc, "Nominations.demandInvoice", (made,))
    yield Act(boc, "Nominations.substitute", (made, FACE + FACE // 2, b"\4" * 32))
    yield Act(boc, "Presentations.comply", (made,))
    yield Act(boc, "Presentations.honour", (made,))
    yield Act(boc, "Nominations.forward", (made, 3, root))
    yield Act(icbc, "Presentations.comply", (made + 1,))
    yield Act(icbc, "Presentations.honour", (made + 1,))


def revolving(world: World, number: int) -> Iterator[Act | int]:
    """Drawn twice, the second time out of what came anew; a third of it for an assignee."""
    icbc, boc = world.address("ICBC"), world.address("BOC")
    credit, roots = 3 << 32 | number, world.known.roots[11:13]
    plain = terms(number, "AfterSight", 30, amount=FACE, tolerancePlus=0, toleranceMinus=0)
    by_value = clauses(drawings=int(DRAWINGS["RevolvingByValue"]), times=1)
    yield Act(icbc, "Credits.issueWithClauses", (plain, by_value))
    yield Act(boc, "Credits.advise", (credit,))
    yield Act(boc, "Proceeds.assign", (credit, 6, FACE // 3))
    yield Act(icbc, "Proceeds.acknowledge", (credit, 1))
    for n, root in enumerate(roots, start=1):
        yield Act(boc, "Presentations.present", (credit, FACE, SHIPPED, root, 0))
        yield Act(icbc, "Presentations.comply", (credit << 16 | n,))
    yield Act(icbc, "Presentations.honour", (credit << 16 | 1,))


def advanced(world: World, number: int) -> Iterator[Act | int]:
    """Half of the amount, before an expiry that comes without any drawing."""
    credit = 3 << 32 | number
    soon = terms(number, "Sight", 0, expiry=civil_day(date(2024, 9, 20)))
    yield Act(world.address("ICBC"), "Credits.issueWithClauses", (soon, clauses(advance=FACE)))
    yield Act(world.address("BOC"), "Credits.advise", (credit,))
    yield Act(world.address("BOC"), "Proceeds.advance", (credit, FACE // 2))


def negotiated(world: World, number: int) -> Iterator[Act | int]:
    """With recourse, which is taken when the issuer has refused."""
    icbc, boc, ccb = (world.address(name) for name in ("ICBC", "BOC", "CCB"))
    credit, root = 3 << 32 | number, world.known.roots[13]
    made = credit << 16 | 1
    yield Act(icbc, "Credits.issue", (terms(number, "AfterSight", 30, nominated=6),))
    yield Act(boc, "Credits.advise", (credit,))
    yield Act(boc, "Presentations.present", (credit, FACE, SHIPPED, root, 0))
    yield Act(ccb, "Presentations.comply", (made,))
    for bank in (boc, ccb):
        yield Act(bank, "Nominations.negotiate", (made, FACE - 1, True))
    yield Act(ccb, "Nominations.forward", (made, 3, root))
    yield Act(icbc, "Presentations.refuse", (made + 1, 1, b"\6" * 32, int(DISPOSAL["Hold"])))
    yield Act(ccb, "Nominations.takeRecourse", (made, root))


def cancelled(world: World, number: int) -> Iterator[Act | int]:
    """Confirmation is declined, a court stops payment, issuer and beneficiary part."""
    icbc, boc = world.address("ICBC"), world.address("BOC")
    credit = 3 << 32 | number
    yield Act(icbc, "Credits.issue", (terms(number, "Sight", 0, confirmation=1),))
    yield Act(boc, "Credits.advise", (credit,))
    yield Act(boc, "Confirmations.declineConfirmation", (credit,))
    yield Act(world.address("CBA"), "Endings.stay", (credit, b"\6" * 32))
    yield Act(icbc, "Endings.cancel", (credit,))
    yield Act(boc, "Endings.cancel", (credit,))
    yield Act(world.address("CBA"), "Endings.stay", (3 << 32 | 8, b"\6" * 32))


def unread(world: World, number: int) -> Iterator[Act | int]:
    """Two presentations of electronic records that the issuer cannot read."""
    credit = 3 << 32 | number
    yield Act(world.address("ICBC"), "Credits.issue", (terms(number, "Sight", 0, rules=int(RULES["EUCP21"])),))
    yield Act(world.address("BOC"), "Credits.advise", (credit,))
    for n, root in enumerate(world.known.roots[14:], start=1):
        yield Act(world.address("BOC"), "Presentations.present", (credit, FACE, SHIPPED, root, 0))
        yield Act(world.address("ICBC"), "Records.reportCorrupt", (credit << 16 | n,))


def fresh(world: World, number: int) -> Iterator[Act | int]:
    """An undertaking to pay in two months, by documents that came back from elsewhere."""
    credit, root = 3 << 32 | number, world.known.roots[2]
    yield Act(world.address("ICBC"), "Credits.issue", (terms(number, "AfterSight", 60),))
    yield Act(world.address("BOC"), "Credits.advise", (credit,))
    yield Act(world.address("BOC"), "Presentations.present", (credit, FACE, SHIPPED, root, 0))
    for verb in ("comply", "honour"):
        yield Act(world.address("ICBC"), f"Presentations.{verb}", (credit << 16 | 1,))


def test_the_log_gives_the_storage_again(lived: tuple[World, Ghost], picture: Picture) -> None:
    world, ghost = lived
    assert not differences(rebuild(world.log()), picture)
    assert not differences(picture, of_ghost(ghost))
    assert len(picture.presentations) == 18 and len(picture.claims) == 13 and picture.supplies["USD"] > FACE


def test_the_views_tell_what_the_log_says(lived: tuple[World, Ghost]) -> None:
    views_are_right(*lived)


def test_every_event_that_was_given_is_known_here(lived: tuple[World, Ghost]) -> None:
    told = {event.name for event in lived[0].log()}
    assert told >= NEEDED
    assert not {name for name in told if not name.startswith(("Role", "Target", "Operation"))} - NEEDED - TOLD_BY_OTHERS


def test_no_kind_of_event_is_told_in_vain(lived: tuple[World, Ghost], picture: Picture) -> None:
    log = lived[0].log()
    assert not [left_out for left_out in sorted(NEEDED) if not differs_without(log, picture, left_out)]


def differs_without(log: tuple[Event, ...], picture: Picture, left_out: str) -> bool:
    try:
        return bool(differences(rebuild(event for event in log if event.name != left_out), picture))
    except KeyError:
        return True


def test_a_single_minor_unit_more_would_be_seen(lived: tuple[World, Ghost]) -> None:
    world, _ = lived
    before = world.camera.take()
    world.send(Act(world.address("PBoC"), "Cash:CNY.issue", (world.address("ICBC"), 1)))
    assert len(differences(world.camera.take(), before)) == 2


def test_a_refusal_that_is_mined_leaves_every_word_as_it_was(lived: tuple[World, Ghost]) -> None:
    world, _ = lived
    before = world.contract_roots()
    with pytest.raises(Refusal):
        world.send(Act(world.address("ICBC"), "Cash:CNY.issue", (world.address("ICBC"), 1)))
    assert world.contract_roots() == before
    world.send(Act(world.address("PBoC"), "Cash:CNY.issue", (world.address("ICBC"), 1)))
    assert world.contract_roots() != before
