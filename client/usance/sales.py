"""What is said about a sale besides its course: documents for the buyer, and the seller's breach."""

from __future__ import annotations

from pathlib import Path

from usance import ids
from usance.forfaiting import ForfaitingDesk
from usance.market import BREACHES, Quote, code
from usance.terms import DocumentSet, Scope

_DELIVERED, _REJECTED, _GROUNDS = "documents of a sale", "reasons of a rejection", "grounds of recourse"


class SaleDesk(ForfaitingDesk):
    """Every write raises Refusal with the contracts' own error."""

    def deliver(self, quote: str, documents: DocumentSet | Path | str) -> Quote:
        """As seller, hand over the documents that the buyer has asked for; the ledger gets their salted root."""
        given = documents if isinstance(documents, DocumentSet) else DocumentSet.from_folder(documents)
        ledger, number = self.platform.ledger, ids.quote_number(quote)
        scope = Scope(ledger.chain.chain_id, ledger.address("Deliveries"), number >> 48 & (1 << 64) - 1)
        commitment = given.commit(scope)
        if not self.dry:
            self.platform.papers.keep(_DELIVERED, f"0x{commitment.root.hex()}", commitment.to_json())
        return self._about_quote(quote, "deliver", commitment.root, contract="Deliveries")

    def satisfy(self, quote: str) -> Quote:
        """As buyer, find the documents satisfactory."""
        return self._about_quote(quote, "satisfy", contract="Deliveries")

    def reject_documents(self, quote: str, reasons: str) -> Quote:
        """As buyer, find them unsatisfactory."""
        root = self._kept(_REJECTED, ids.quote_number(quote) >> 32, reasons)
        return self._about_quote(quote, "reject", root, contract="Deliveries")

    def claim_recourse(self, quote: str, breach: str, grounds: str) -> Quote:
        """As buyer that still owns the claim, hold the seller to its breach: fraud, invalid claim, not as described or
        stopped by seller. Raises UnknownWord."""
        said = code("Breach", BREACHES, breach)
        root = self._kept(_GROUNDS, ids.quote_number(quote) >> 32, grounds)
        return self._about_quote(quote, "claimRecourse", said, root, contract="Recourses")

    def buy_back(self, quote: str) -> Quote:
        """As seller, answer for it: take the claim back for what one was paid."""
        return self._about_quote(quote, "buyBack", contract="Recourses")
