"""What a nominated bank or a confirmer does with documents beside examining them, and records that cannot be read."""

from __future__ import annotations

from usance import ids
from usance.abi import Argument
from usance.acting import Acting, money_of
from usance.documents import documents_root
from usance.fields import integer
from usance.model import Presentation
from usance.money import Money


class NominationDesk(Acting):
    """What is said about forwarding and negotiating. Every write raises Refusal with the contracts' own error."""

    def negotiate(self, presentation: str, price: Money | str, *, recourse: bool = False) -> Presentation:
        """As nominated bank, or confirmer without recourse, purchase complying documents for `price`, paid at once when
        the presenter has said the same (UCP 600 art. 2). Raises CurrencyMismatch."""
        currency = self.platform.presentation(presentation).amount.currency
        return self._of_nomination(presentation, "negotiate", money_of(price).minor_in(currency), recourse)

    def forward(self, presentation: str, to: str | None = None) -> Presentation:
        """As examining bank, forward documents to another bank, the issuer unless named; returns the presentation to
        it. Raises UnknownName, DocumentsUnknown."""
        number = ids.presentation_number(presentation)
        bank = self.platform.directory.number(to) if to else number >> 48
        receipt = self._do("Nominations", "forward", [number, bank, documents_root(self.platform, presentation)])
        made = ids.presentation_text(integer(receipt.only("PresentationForwarded").args["next"]))
        return self.platform.presentation(made)

    def take_recourse(self, presentation: str) -> Presentation:
        """As the bank that negotiated with recourse, claim back what it paid for documents that were refused."""
        return self._of_nomination(presentation, "takeRecourse", documents_root(self.platform, presentation))

    def report_corrupt(self, presentation: str) -> Presentation:
        """As examining bank, ask for records anew that cannot be read (eUCP art. e12)."""
        self._do("Records", "reportCorrupt", [ids.presentation_number(presentation)])
        return self.platform.presentation(presentation)

    def present_anew(self, presentation: str) -> Presentation:
        """As presenter, present the same records anew."""
        return self._of_records(presentation, "presentAnew")

    def lapse_presentation(self, presentation: str) -> Presentation:
        """As anyone, record that nothing was presented anew in time."""
        return self._of_records(presentation, "lapse")

    def _of_nomination(self, presentation: str, function: str, *more: Argument) -> Presentation:
        self._do("Nominations", function, [ids.presentation_number(presentation), *more])
        return self.platform.presentation(presentation)

    def _of_records(self, presentation: str, function: str) -> Presentation:
        root = documents_root(self.platform, presentation)
        self._do("Records", function, [ids.presentation_number(presentation), root])
        return self.platform.presentation(presentation)
