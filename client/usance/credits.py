"""Credits: what a party says about them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING

from usance import ids
from usance.acting import Acting
from usance.errors import IdempotencyKeyReused
from usance.fields import integer
from usance.issuing import clauses_struct, terms_struct
from usance.model import Credit
from usance.terms import Commitment, Scope, TermsFile

if TYPE_CHECKING:
    from usance.abi import Argument
    from usance.papers import Papers

_DRAFT, _TERMS = "draft of terms", "terms"


class CreditDesk(Acting):
    """What a party says about credits. Every write raises Refusal with the contracts' own error."""

    def issue(self, terms: TermsFile, *, key: str | None = None) -> Credit:
        """Issue a credit on `terms` (UCP 600 art. 7). The bank's own `number`, where the terms give one, is the
        idempotency key: the same reference is issued once, and a retry says the very same thing. Raises
        IdempotencyKeyReused for other terms under it, UnknownName for a party that this workspace does not know."""
        key = key or (f"issue/{self.party}/{terms.number}" if terms.number else None)
        number, commitment = self._draft(terms, key)
        public, directory = terms.public(), self.platform.directory
        place = public.place or self.platform.party(self.name).place
        arguments = terms_struct(public, directory, number=number & 0xFFFFFFFF, place=place, root=commitment.root)
        more = [clauses_struct(public, directory)] if public.has_clauses else []
        function = "issueWithClauses" if more else "issue"
        receipt = self._do("Credits", function, [arguments, *more], key=_key_of(commitment, key))
        issued = ids.credit_text(integer(receipt.only("CreditIssued").args["id"]))
        self.platform.papers.keep(_TERMS, issued, commitment.to_json())
        return self.platform.credit(issued)

    def advise(self, credit: str) -> Credit:
        """Vouch for the credit's apparent authenticity and pass it on (UCP 600 art. 9)."""
        return self._about_credit(credit, "advise")

    def decline_advice(self, credit: str) -> Credit:
        """Elect not to advise (UCP 600 art. 9e)."""
        return self._about_credit(credit, "declineAdvice")

    def appoint_adviser(self, credit: str, adviser: str | None) -> Credit:
        """As issuer, ask another bank to advise; with None advise oneself."""
        return self._about_credit(credit, "appointAdviser", self.platform.directory.number(adviser) if adviser else 0)

    def close(self, credit: str) -> Credit:
        """As issuer, close a credit that is used up or has run out."""
        return self._about_credit(credit, "close")

    def _about_credit(self, credit: str, function: str, *more: Argument) -> Credit:
        self._do("Credits", function, [ids.credit_number(credit), *more])
        return self.platform.credit(credit)

    def _draft(self, terms: TermsFile, key: str | None) -> tuple[int, Commitment]:
        """The credit's id and the commitment to its terms: those of an earlier try that may have got through, else new.

        Kept before they are sent, since a retry with other salts would be another credit; without a key under its root,
        by which what the ledger says and what was meant find each other again."""
        papers, ledger = self.platform.papers, self.platform.ledger
        kept = papers.find(_DRAFT, key) if key else None
        draft = Commitment.from_json(kept) if kept else None
        if draft is not None and key is not None and ledger.is_open(_key_of(draft, key) or ""):
            _check_same(terms, draft, key)
            return draft.scope.credit_id, draft
        number = integer(ledger.call("Credits", "issuedBy", [self.party])) + 1
        credit = self.party << 32 | number
        scope = Scope(ledger.chain.chain_id, ledger.address("Credits"), credit)
        commitment = Commitment.of(terms.private(), scope=scope)
        if not self.dry:
            papers.keep(_DRAFT, key or f"0x{commitment.root.hex()}", commitment.to_json())
        return credit, commitment


def kept_terms(papers: Papers, credit: Credit) -> Mapping[str, str] | None:
    """What the papers hold of a credit's terms, field by field; None if they do not hold them. Also finds what was kept
    by an issue that was cut short."""
    kept = _kept_paper(papers, credit)
    return terms_paper(kept) if kept else None


def kept_terms_file(papers: Papers, credit: Credit) -> TermsFile | None:
    """The same as the terms that the credit was issued on. Raises BadTermsFile for papers of another version."""
    kept = _kept_paper(papers, credit)
    return TermsFile.from_private(Commitment.from_json(kept).fields, source=credit.id) if kept else None


def _kept_paper(papers: Papers, credit: Credit) -> str | None:
    kept = papers.find(_TERMS, credit.id) or papers.find(_DRAFT, credit.root)
    if kept is None:
        # Only a commitment holds its own root.
        kept = next((draft for draft in papers.all(_DRAFT).values() if credit.root in draft), None)
    return kept


def _key_of(draft: Commitment, key: str | None) -> str | None:
    # A draft that the ledger refused gives way to another, with another number, and that is another write.
    return f"{key}/{draft.root.hex()}" if key else None


def _check_same(terms: TermsFile, draft: Commitment, key: str) -> None:
    if Commitment.of(terms.private(), scope=draft.scope, seed=draft.seed).root != draft.root:
        credit = ids.credit_text(draft.scope.credit_id)
        raise IdempotencyKeyReused(key, given="other terms", needed=f"the terms of {credit}")


def terms_paper(text: str) -> dict[str, str]:
    """The kept terms of a credit, field by field, for those who hold them."""
    fields = json.loads(text)["fields"]
    return {field["path"]: field["value"] for field in fields}
