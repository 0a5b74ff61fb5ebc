"""Who else is bound by a credit, and what ends or stops it: confirmation, cancellation, stays, force majeure."""

from __future__ import annotations

from datetime import date

from usance import ids
from usance.acting import Acting
from usance.dates import civil_day
from usance.model import Credit, Party
from usance.terms import Commitment, Scope


class UndertakingDesk(Acting):
    """What is said about confirming and ending credits. Every write raises Refusal with the contracts' own error."""

    def confirm(self, credit: str) -> Credit:
        """As the bank that is asked, by the issuer or silently by the beneficiary, add one's own undertaking (UCP 600
        art. 8)."""
        return self._bound_by(credit, "Confirmations", "confirm")

    def decline_confirmation(self, credit: str) -> Credit:
        """As the bank that is asked, say that one does not confirm (UCP 600 art. 8d)."""
        return self._bound_by(credit, "Confirmations", "declineConfirmation")

    def request_confirmation(self, credit: str, bank: str) -> Credit:
        """As beneficiary, ask a bank to confirm silently. Raises UnknownName."""
        number = ids.credit_number(credit)
        self._do("Confirmations", "requestConfirmation", [number, self.platform.directory.number(bank)])
        return self.platform.credit(credit)

    def cancel(self, credit: str) -> Credit:
        """Consent to the cancellation; it takes effect with the last consent that is needed (UCP 600 art. 10a)."""
        return self._bound_by(credit, "Endings", "cancel")

    def stay(self, credit: str, order: str) -> Credit:
        """As supervisor, record a court's order to suspend payment; `order` stays in this workspace."""
        return self._ordered(credit, "stay", order)

    def lift_stay(self, credit: str, order: str) -> Credit:
        """As supervisor, record that the order was lifted."""
        return self._ordered(credit, "liftStay", order)

    def interrupt(self, place: str, until: date, start: date | None = None) -> Party:
        """As keeper of the calendars, record that force majeure interrupts the banks of a place, from today unless said
        otherwise (UCP 600 art. 36)."""
        first = start or self.platform.today(place)
        self._do("BankingCalendar", "interrupt", [place.encode(), civil_day(first), civil_day(until)])
        return self.platform.party(self.name)

    def _ordered(self, credit: str, function: str, order: str) -> Credit:
        number, ledger = ids.credit_number(credit), self.platform.ledger
        scope = Scope(ledger.chain.chain_id, ledger.address("Endings"), number)
        commitment = Commitment.of({"order": order}, scope=scope)
        if not self.dry:
            self.platform.papers.keep("court order", f"0x{commitment.root.hex()}", commitment.to_json())
        self._do("Endings", function, [number, commitment.root])
        return self.platform.credit(credit)

    def _bound_by(self, credit: str, contract: str, function: str) -> Credit:
        self._do(contract, function, [ids.credit_number(credit)])
        return self.platform.credit(credit)
