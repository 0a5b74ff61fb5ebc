"""`usance market`: claims sold before they fall due, put together from its commands."""

from __future__ import annotations

import typer

from usance.cli import market_funds, market_listings, market_quotes, market_sales, market_show, market_turnover

app = typer.Typer(no_args_is_help=True, help="Forfaiting: claims sold before they fall due.")

app.command("book")(market_listings.book)
app.command("mine")(market_listings.mine)
app.command("show")(market_show.show)
app.command("price")(market_quotes.price)
app.command("release")(market_listings.release)
app.command("delist")(market_listings.delist)
app.command("inquire")(market_listings.inquire)
app.command("quote")(market_quotes.quote)
app.command("seal")(market_quotes.seal)
app.command("reveal")(market_quotes.reveal)
app.command("withdraw")(market_quotes.withdraw)
app.command("take")(market_sales.take)
app.command("acknowledge")(market_sales.acknowledge)
app.command("object")(market_sales.object_)
app.command("deliver")(market_sales.deliver)
app.command("satisfy")(market_sales.satisfy)
app.command("reject")(market_sales.reject)
app.command("settle")(market_sales.settle)
app.command("lapse")(market_sales.lapse)
app.command("recourse")(market_sales.recourse)
app.command("buy-back")(market_sales.buy_back)
app.command("offer")(market_funds.offer)
app.command("withdraw-offer")(market_funds.withdraw_offer)
app.command("sell")(market_funds.sell)
app.command("offers")(market_funds.offers)
app.command("ask")(market_funds.ask)
app.command("indicate")(market_funds.indicate)
app.command("close-inquiry")(market_funds.close_inquiry)
app.command("inquiries")(market_funds.inquiries)
app.command("set-line")(market_funds.set_line)
app.command("end-line")(market_funds.end_line)
app.command("lines")(market_funds.lines_)
app.command("trades")(market_turnover.trades)
app.command("report")(market_turnover.report)
