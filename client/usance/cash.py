"""Settlement money: what a party holds, pays, and lets Claims draw on; issued and redeemed by the settlement agent."""

from __future__ import annotations

from usance.acting import Acting, money_of
from usance.fields import integer
from usance.money import CurrencyMismatch, Money

UNLIMITED = 2**256 - 1


class CashDesk(Acting):
    """A party's cash; amounts as Money or as text. Every write raises Refusal with the contracts' own error, and
    UnknownCurrency, UnknownName, NoAccount."""

    def cash(self, currency: str = "CNY") -> Money:
        """What its present account holds; nothing for a customer without an account. Raises UnknownCurrency."""
        account = self.platform.party(self.name).account
        name = self.platform.cash_contract(currency)
        if account is None:
            return Money(0, currency)
        return Money(integer(self.platform.ledger_of(name).call("Cash", "balanceOf", [account])), currency)

    def transfer_cash(self, to: str, amount: Money | str, *, key: str | None = None) -> Money:
        """Pay `amount` to the account of another party; returns what is left."""
        account, amount = self.platform.account_of(to), money_of(amount)
        self._do(self.platform.cash_contract(amount.currency), "transfer", [account, amount.minor], key=key)
        return self.cash(amount.currency)

    def issue_cash(self, to: str, amount: Money | str, *, key: str | None = None) -> Money:
        """As settlement agent, issue `amount` to a party; returns what that party then holds."""
        account, amount = self.platform.account_of(to), money_of(amount)
        self._do(self.platform.cash_contract(amount.currency), "issue", [account, amount.minor], key=key)
        return self.platform.desk(to).cash(amount.currency)

    def redeem_cash(self, amount: Money | str, *, key: str | None = None) -> Money:
        """As settlement agent, take back `amount` of what it holds itself; returns what is left."""
        amount = money_of(amount)
        self._do(self.platform.cash_contract(amount.currency), "redeem", [amount.minor], key=key)
        return self.cash(amount.currency)

    def let_claims_draw(self, currency: str, limit: Money | None = None) -> None:
        """Let Claims take what the party owes from its account, up to `limit` in all; without one, unlimited. A bank
        cannot honour at sight or pay a claim before it has done so. Raises CurrencyMismatch, UnknownCurrency."""
        self._let_draw("Claims", currency, limit)

    def let_purchases_draw(self, currency: str, limit: Money | None = None) -> None:
        """Let DigitalLeg take the price of what the party buys, up to `limit` in all; without one, unlimited. A bank
        cannot settle against money on the chain before it has done so. Raises CurrencyMismatch, UnknownCurrency."""
        self._let_draw("DigitalLeg", currency, limit)

    def _let_draw(self, drawer: str, currency: str, limit: Money | None) -> None:
        if limit is not None and limit.currency != currency:
            raise CurrencyMismatch(limit.currency, currency)
        amount = UNLIMITED if limit is None else limit.minor
        account = self.platform.ledger.address(drawer)
        self._do(self.platform.cash_contract(currency), "approve", [account, amount])
