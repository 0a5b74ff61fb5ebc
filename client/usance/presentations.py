"""Presentations: reading them, and what presenter, examining bank and applicant say about them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from usance import ids
from usance.acting import Acting, money_of
from usance.dates import civil_day
from usance.documents import DOCUMENTS, documents_root
from usance.errors import InputError
from usance.fields import Fields, integer
from usance.model import Claim, Discrepancy, Disposal, Presentation
from usance.money import Money
from usance.terms import Commitment, DocumentSet, Scope

if TYPE_CHECKING:
    from usance.abi import Argument
    from usance.directory import Directory

_DISPOSAL = {disposal: code for code, disposal in enumerate(Disposal, start=1)}
_DRAFT = "draft of documents"
_NEVER = 2**32 - 1
"""The last day of an examination whose clock stands still."""
_NOTICE, _NOTICE_DRAFT = "notice of refusal", "draft of notice of refusal"


class UnknownDisposal(InputError):
    """A way to dispose of refused documents that UCP 600 art. 16c iii does not name."""

    def __init__(self, given: object) -> None:
        needed = " or ".join(Disposal)
        super().__init__(f"unknown disposal: {given!r}; needed: {needed}", given=given, needed=needed)


def read_presentation(view: Fields, directory: Directory, claim: Claim | None) -> Presentation:
    """A presentation from the struct PresentationView, with the claim that it made, if it made one."""
    stored, number = view.struct("presentation"), view.number("id")
    disposal, previous, credit = stored.number("disposal"), stored.number("previous"), ids.credit_text(number >> 16)
    return Presentation(
        id=ids.presentation_text(number),
        credit=credit,
        status=view.member("status", "PresentationStatus"),
        presenter=directory.name(stored.number("presenter")),
        examiner=directory.name(stored.number("examiner")),
        amount=stored.money("amount", view.text("currency")),
        received=stored.some_day("received"),
        examine_by=None if stored.number("examineBy") == _NEVER else stored.day("examineBy"),
        shipped=stored.day("shipped"),
        covered=stored.flag("covered"),
        waiver=stored.member("waiver", "Waiver"),
        disposal=list(Disposal)[disposal - 1].value if disposal else None,
        discrepancies=stored.number("discrepancies"),
        decided=stored.day("decided"),
        previous=f"{credit}.{previous}" if previous else None,
        maturity=view.day("maturity"),
        claim=claim.id if claim else None,
        claim_status=claim.status if claim else None,
        face=claim.face if claim else None,
        owner=claim.owner if claim else None,
    )


class PresentationDesk(Acting):
    """What a party says about presentations. Every write raises Refusal with the contracts' own error."""

    def present(
        self,
        credit: str,
        amount: Money | str,
        documents: DocumentSet | Path | str | Presentation,
        *,
        shipped: date | Sequence[date] | None = None,
        correcting: str | None = None,
        to: str | None = None,
        key: str | None = None,
    ) -> Presentation:
        """Present `documents` (a set, the folder that they are in, or an earlier presentation for the very same) and
        draw `amount`, `to` the bank named, else to the one that the credit is available with. Of several dates in
        `shipped` the latest counts (UCP 600 art. 31b). `correcting` names refused documents that these replace. Raises
        BadMoney, CurrencyMismatch for money of another currency than the credit's, BadDocuments, BadDate, BadId,
        UnknownName, DocumentsUnknown."""
        money, number = money_of(amount), ids.credit_number(credit)
        previous = _previous(credit, correcting) if correcting else 0
        day = self._shipment(shipped)
        minor = money.minor_in(Fields(self.platform.ledger.call("Credits", "get", [number])).text("currency"))
        root, papers = self._rooted(number, documents, key)
        said: list[Argument] = [number, minor, day, root, previous]
        function = "presentTo" if to else "present"
        bank: list[Argument] = [self.platform.directory.number(to)] if to else []
        receipt = self._do("Presentations", function, [*bank, *said], key=key)
        made = ids.presentation_text(integer(receipt.only("PresentationMade").args["id"]))
        if papers is not None:
            self.platform.papers.keep(DOCUMENTS, made, papers)
        return self.platform.presentation(made)

    def comply(self, presentation: str) -> Presentation:
        """As examining bank, find that it complies (UCP 600 art. 15)."""
        return self._about_presentation(presentation, "comply")

    def seek_waiver(self, presentation: str) -> Presentation:
        """As examining bank, approach the applicant for a waiver (UCP 600 art. 16b); the clock runs on."""
        return self._about_presentation(presentation, "seekWaiver")

    def waive(self, presentation: str) -> Presentation:
        """As applicant, waive the discrepancies; as examining bank, take a waiver up."""
        return self._about_presentation(presentation, "waive")

    def refuse(self, presentation: str, discrepancies: Sequence[Discrepancy], disposal: Disposal | str) -> Presentation:
        """As examining bank, give the one notice of refusal (UCP 600 art. 16c). What it says of the documents stays
        with the parties; the ledger gets its salted root and how many discrepancies it lists. Raises
        UnknownDisposal."""
        number = ids.presentation_number(presentation)
        commitment = self._notice(number, discrepancies)
        code, root = _disposal_code(disposal), commitment.root if commitment else bytes(32)
        if commitment and not self.dry:
            self.platform.papers.keep(_NOTICE_DRAFT, f"0x{root.hex()}", commitment.to_json())
        self._do("Presentations", "refuse", [number, len(discrepancies), root, code])
        if commitment:
            self.platform.papers.keep(_NOTICE, presentation, commitment.to_json())
        return self.platform.presentation(presentation)

    def return_documents(self, presentation: str) -> Presentation:
        """As examining bank, send refused documents back (UCP 600 art. 16e)."""
        return self._about_presentation(presentation, "returnDocuments", documents_root(self.platform, presentation))

    def withdraw(self, presentation: str) -> Presentation:
        """As presenter, take back what is not honoured yet."""
        return self._about_presentation(presentation, "withdraw", documents_root(self.platform, presentation))

    def honour(self, presentation: str) -> Presentation:
        """As examining bank, honour: pay at sight, or undertake to pay at maturity (UCP 600 art. 2)."""
        return self._about_presentation(presentation, "honour")

    def enforce(self, presentation: str) -> Presentation:
        """As anyone, have a precluded bank honour (UCP 600 art. 16f)."""
        return self._about_presentation(presentation, "enforce")

    def _shipment(self, shipped: date | Sequence[date] | None) -> int:
        if shipped is None:
            return 0
        if not isinstance(shipped, Sequence):
            return civil_day(shipped)
        return integer(self.platform.ledger.call("Lens", "shipment", [[civil_day(day) for day in shipped]]))

    def _about_presentation(self, presentation: str, function: str, *more: Argument) -> Presentation:
        self._do("Presentations", function, [ids.presentation_number(presentation), *more])
        return self.platform.presentation(presentation)

    def _rooted(
        self, credit: int, documents: DocumentSet | Path | str | Presentation, key: str | None
    ) -> tuple[bytes, str | None]:
        """The root of the documents, and the papers that open it, if this workspace has them."""
        if isinstance(documents, Presentation):
            return documents_root(self.platform, documents.id), self.platform.papers.find(DOCUMENTS, documents.id)
        given = documents if isinstance(documents, DocumentSet) else DocumentSet.from_folder(documents)
        commitment = self._commitment(credit, given, key)
        return commitment.root, commitment.to_json()

    def _commitment(self, credit: int, documents: DocumentSet, key: str | None) -> Commitment:
        """To the documents, under the seed of an earlier try with the same key, if there was one. Kept before it is
        sent, without a key under its root."""
        papers = self.platform.papers
        kept = papers.find(_DRAFT, key) if key else None
        seed = Commitment.from_json(kept).seed if kept else None
        commitment = documents.commit(self._scope(credit), seed)
        if not self.dry:
            papers.keep(_DRAFT, key or f"0x{commitment.root.hex()}", commitment.to_json())
        return commitment

    def _notice(self, presentation: int, discrepancies: Sequence[Discrepancy]) -> Commitment | None:
        fields = {f"{at}/{name}": text for at, one in enumerate(discrepancies) for name, text in asdict(one).items()}
        return Commitment.of(fields, scope=self._scope(presentation >> 16)) if fields else None

    def _scope(self, credit: int) -> Scope:
        ledger = self.platform.ledger
        return Scope(ledger.chain.chain_id, ledger.address("Presentations"), credit)


def _previous(credit: str, correcting: str) -> int:
    number = ids.presentation_number(correcting)
    if number >> 16 != ids.credit_number(credit):
        raise ids.BadId(correcting, f"a presentation under {credit}, such as {credit}.1")
    return number & 0xFFFF


def _disposal_code(disposal: Disposal | str) -> int:
    # Without one the ledger refuses the notice.
    if not disposal:
        return 0
    try:
        return _DISPOSAL[Disposal(disposal)]
    except ValueError:
        raise UnknownDisposal(disposal) from None
