"""What more than one bank has to do with: clauses, confirmation, parts, documents passed on, shares in proceeds."""

from __future__ import annotations

from typing import Any

from tests import defaults
from tests.contracts.acts import refusal, terms
from tests.people import Stage
from usance.accounts import Transaction
from usance.artifacts import enum, shipped

SECOND = "Suzhou Silk"
"""The second beneficiary, a customer of CCB that acts by its bank."""
PART = 80_000_000
"""CNY 800,000.00 of the credit's 1,000,000.00."""
MAY_ADD, CONFIRM = 1, 2
BY_INSTALMENTS = 1
ASSIGNED, DIFFERENCE, ADVANCED, RECLAIMED = 1, 253, 254, 255
"""Numbers of shares in the proceeds; those of assignments go on from 1."""

_PART = tuple(shipped().struct("Part"))
_CLAUSES = tuple(shipped().struct("Clauses"))


def second(stage: Stage) -> int:
    """The party that the part goes to, introduced once."""
    return stage._parties.get(SECOND) or stage.customer(SECOND, "CCB")


def part(stage: Stage, amount: int = PART, **changes: Any) -> tuple[Any, ...]:
    """The struct Part, in favour of the second beneficiary."""
    fields: dict[str, Any] = {
        "beneficiary": changes.pop("beneficiary", None) or second(stage),
        "amount": amount,
        "expiry": 0,
        "latestShipment": 0,
        "presentationDays": 0,
        "place": bytes(2),
        "root": defaults.root(),
    }
    assert not set(changes) - set(_PART), changes
    fields |= changes
    return tuple(fields[name] for name in _PART)


def transferable(stage: Stage, **changes: Any) -> int:
    """A credit that says it is; the one that the folder has ready, where there is one and nothing is changed."""
    return stage.ready.pop() if stage.ready and not changes else stage.credit(transferable=True, **changes)


def transferred(stage: Stage, credit: int, amount: int = PART, **changes: Any) -> int:
    """A part, transferred by BOC, which speaks for the first beneficiary too; returns its id."""
    receipt = stage.do("BOC", "Transfers.transfer", credit, part(stage, amount, **changes))
    return int(str(receipt.only("CreditTransferred").args["part"]))


def clauses(**changes: Any) -> tuple[Any, ...]:
    """The struct Clauses, saying nothing but `changes`."""
    fields: dict[str, Any] = dict.fromkeys(_CLAUSES, 0)
    fields |= {"about": False, "cumulative": False, "instalments": []}
    assert not set(changes) - set(_CLAUSES), changes
    fields |= changes
    return tuple(fields[name] for name in _CLAUSES)


def with_clauses(stage: Stage, says: tuple[Any, ...], **changes: Any) -> int:
    """Issued by ICBC with clauses, and advised by BOC."""
    receipt = stage.do("ICBC", "Credits.issueWithClauses", terms(stage, **changes), says)
    credit = int(str(receipt.only("CreditIssued").args["id"]))
    stage.do("BOC", "Credits.advise", credit)
    return credit


def nominated(stage: Stage, **changes: Any) -> int:
    """Issued by ICBC, advised by BOC, available with CCB, which has not confirmed it; the one that the folder has
    ready, where there is one and nothing is changed."""
    return stage.ready.pop() if stage.ready and not changes else stage.credit(nominated="CCB", **changes)


def confirmed(stage: Stage, **changes: Any) -> int:
    """Issued by ICBC, advised by BOC, available with CCB and confirmed by it."""
    credit = stage.credit(nominated="CCB", confirmation=CONFIRM, **changes)
    stage.do("CCB", "Confirmations.confirm", credit)
    return credit


def amended_apart(stage: Stage, credit: int) -> None:
    """The amount goes up by CNY 200,000.00, to which CCB, the confirmer, does not extend its undertaking."""
    changes = (20_000_000, 0, False, 0, 0, 0, 0, 0, 0, 0, defaults.root())
    amended = stage.do("ICBC", "Amendments.amend", credit, changes)
    amendment = int(str(amended.only("AmendmentOffered").args["id"]))
    stage.do("CCB", "Amendments.declineExtension", amendment)
    stage.do("BOC", "Amendments.accept", amendment, stage.ask("Amendments.hashOf", amendment))


def presented(
    stage: Stage, credit: int, amount: int = defaults.AMOUNT, *, by: str = "BOC", root: bytes | None = None
) -> int:
    """Presented to the bank that documents go to by default; returns the presentation's id."""
    given = (credit, amount, defaults.SHIPPED, root or defaults.root(), 0)
    return int(str(stage.do(by, "Presentations.present", *given).only("PresentationMade").args["id"]))


def complied(stage: Stage, bank: str, credit: int, amount: int = defaults.AMOUNT, **how: Any) -> int:
    """Presented, and found complying by the bank."""
    presentation = presented(stage, credit, amount, **how)
    stage.do(bank, "Presentations.comply", presentation)
    return presentation


def accepted(stage: Stage, bank: str, credit: int, amount: int = defaults.AMOUNT, **how: Any) -> int:
    """Presented, found complying and honoured by the bank."""
    presentation = complied(stage, bank, credit, amount, **how)
    stage.do(bank, "Presentations.honour", presentation)
    return presentation


def forwarded(stage: Stage, bank: str, presentation: int, root: bytes, *, to: str = "ICBC") -> int:
    """Passed on by the bank; returns the presentation to the other one."""
    receipt = stage.do(bank, "Nominations.forward", presentation, stage.party(to), root)
    return int(str(receipt.only("PresentationForwarded").args["next"]))


def refused_by(stage: Stage, bank: str, presentation: int, *, disposal: int = defaults.HOLD) -> None:
    stage.do(bank, "Presentations.refuse", *refusal(presentation, disposal=disposal))


def taken_back(stage: Stage, bank: str, presentation: int, root: bytes) -> None:
    """Refused by the bank, and sent back."""
    refused_by(stage, bank, presentation, disposal=defaults.RETURN)
    stage.do(bank, "Presentations.returnDocuments", presentation, root)


def honoured_by(stage: Stage, bank: str, presentation: int) -> None:
    """Found complying and honoured."""
    stage.do(bank, "Presentations.comply", presentation)
    stage.do(bank, "Presentations.honour", presentation)


def share(presentation: int, number: int) -> int:
    """The claim to a share in what was honoured."""
    return number << 80 | presentation


def advance_claim(credit: int, number: int) -> int:
    """The claim by which an advance was paid, or is claimed back."""
    return number << 80 | credit << 16


def set_aside(stage: Stage, credit: int) -> int:
    return int(str(_record(stage, "Credits.get", credit)["setAside"]))


def substitution(stage: Stage, presentation: int) -> dict[str, Any]:
    return _record(stage, "Transfers.substitutionOf", presentation)


def under_part(stage: Stage, amount: int = PART, *, root: bytes | None = None) -> int:
    """Documents of the second beneficiary's under a part, presented by CCB to BOC; returns the presentation's id."""
    return presented(stage, transferred(stage, transferable(stage)), amount, by="CCB", root=root)


def red_clause(stage: Stage, most: int = 40_000_000, **changes: Any) -> int:
    """A credit under which BOC may advance to its customer, and needs not be asked; the one that the folder has ready,
    where there is one and nothing is changed."""
    if stage.ready and most == 40_000_000 and not changes:
        return stage.ready.pop()
    return with_clauses(stage, clauses(advance=most), **changes)


def examiner_of(stage: Stage, presentation: int) -> str:
    """The name of the bank that examines."""
    found = _record(stage, "Presentations.get", presentation)["examiner"]
    return next(name for name, party in stage._parties.items() if party == found)


def same_block(stage: Stage, *writes: tuple[str, str, tuple[Any, ...]]) -> list[bool]:
    """Whether each of these writes, by (who, function, arguments), did what it should, all in one block and in this
    order. The block is not kept."""
    evm = stage.chain._evm
    header = evm._next(evm.head, stage.chain.now())
    signed = []
    for who, function, args in writes:
        contract, _, name = function.partition(".")
        entry, account = stage.ledger.artifacts.contract(contract).function(name), stage.account(who)
        nonce, data = stage.chain.nonce(account.address), entry.selector + entry.encode_inputs(args)
        whole = Transaction(stage.chain.chain_id, nonce, stage.address[contract], data, 3_000_000)
        signed.append(evm.decode(account.sign(whole).raw))
    _, receipts, _ = evm._chain.get_vm(header).apply_all_transactions(signed, header)
    return [receipt.state_root == b"\1" for receipt in receipts]


def allowed(kind: str, *names: str) -> int:
    """The bits that errors give for these statuses."""
    return sum(1 << int(enum(kind)[name]) for name in names)


def _record(stage: Stage, function: str, number: int) -> dict[str, Any]:
    found = stage.ask(function, number)
    assert isinstance(found, dict) or hasattr(found, "keys")
    return dict(found)  # type: ignore[arg-type]
