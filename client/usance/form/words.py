"""The form's words: values of terms in Chinese, as the form of the PRC 2016 Measures has them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from usance.capitals import in_capitals
from usance.dates import Tenor
from usance.money import Money
from usance.terms import Instalment, Revolving, TermsFile

NONE = "无"
NOT_SAID = "未约定"

_AFTER = {
    "AfterSight": "见单后 {} 天",
    "AfterSightMonths": "见单后 {} 个月",
    "AfterShipment": "货物装运日或服务提供日后 {} 天",
    "AfterShipmentMonths": "货物装运日或服务提供日后 {} 个月",
}


def boxes(chosen: object, choices: Sequence[tuple[object, str]]) -> str:
    """Every choice with a box before it, filled where it is the one; none is where nothing was said."""
    return "　".join(f"{'■' if value == chosen else '□'}{text}" for value, text in choices)


def day(given: date | None, otherwise: str = "") -> str:
    """2024年11月15日."""
    return f"{given.year}年{given.month}月{given.day}日" if given else otherwise


def figures(amount: Money) -> str:
    """￥1,000,000.00, as bills have it."""
    return f"￥{amount.grouped.partition(' ')[2]}"


def tolerance_of(terms: TermsFile) -> str:
    """How far drawings may be above and below the amount (溢短装)."""
    if terms.about:
        return "约数（about）"
    above, below = terms.tolerance.plus, terms.tolerance.minus
    return f"溢 {above}%　短 {below}%" if above or below else NONE


def payment(tenor: Tenor) -> str:
    """At sight or usance, and of usance how long."""
    kinds = boxes(tenor.kind == "Sight", ((True, "即期付款"), (False, "远期付款")))
    if tenor.kind == "Sight":
        return kinds
    fixed = day(tenor.maturity)
    return f"{kinds}：{f'固定到期日 {fixed}' if fixed else _AFTER[tenor.kind].format(tenor.value)}"


def clauses(terms: TermsFile) -> str:
    """What few credits have, a line each; empty for most."""
    said = []
    if terms.second_adviser:
        said.append(f"第二通知行：{terms.second_adviser}")
    said += [_instalment(number, one) for number, one in enumerate(terms.schedule, 1)]
    if terms.revolving:
        said.append(_revolving(terms.revolving))
    if terms.advance:
        said.append(f"装运前预支（红条款）：最高 {figures(terms.advance)}，{in_capitals(terms.advance)}")
    return "\n".join(said)


def _instalment(number: int, one: Instalment) -> str:
    return f"第 {number} 期：{figures(one.amount)}，最迟装运 {day(one.until)}"


def _revolving(one: Revolving) -> str:
    how = f"每 {one.months} 个月恢复金额" if one.months else "用完即恢复金额"
    adding = "，未用部分累积" if one.cumulative else ""
    return f"循环信用证：{how}，共 {one.times} 次{adding}"
