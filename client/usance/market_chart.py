"""Rates against tenors, drawn: one dot for a trade, coloured by obligor, as an SVG that any browser shows."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from usance.market_entries import Deal

_WIDTH, _HEIGHT = 860, 520
_LEFT, _RIGHT, _TOP, _BOTTOM = 84, 220, 64, 68
_COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#56b4e9", "#e69f00", "#8a6d3b")
"""Okabe and Ito's, which those tell apart too who do not see all colours."""

_OTHERS = ("other obligors", "#666666")
_FONTS = "Helvetica, Arial, 'DejaVu Sans', sans-serif"
_FONT = f'font-family="{_FONTS}" font-size="13" fill="#222222"'
_STEPS = (1, 2, 5)
_TENORS = (7, 15, 30, 60, 90, 180, 365)
_MOST_TICKS = 8
_MARGIN = 1_000
"""A tenth of a percent below and above, so that a few trades at one rate do not look like a wide market."""


def chart(trades: Sequence[Deal]) -> str:
    """The picture of trades in one currency."""
    currency = trades[0].face.currency
    colours = _colours(trades)
    across = _ticks(0, max(one.tenor for one in trades), _TENORS)
    rates = [one.rate.ppm for one in trades]
    up = _ticks(max(min(rates) - _MARGIN, 0), max(rates) + _MARGIN, _decades())
    size = f'viewBox="0 0 {_WIDTH} {_HEIGHT}" width="{_WIDTH}" height="{_HEIGHT}"'
    title = f"Forfaiting rates by tenor, {currency}: {_count(len(trades))}"
    drawn = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} {_FONT}>',
        f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="#ffffff"/>',
        _text(_LEFT, 32, title, "start", 'font-size="18"'),
        *_axes(across, up),
        *(_dot(one, across, up, colours) for one in trades),
        *_legend(colours),
    ]
    return "\n".join([*drawn, "</svg>\n"])


def _axes(across: Sequence[int], up: Sequence[int]) -> list[str]:
    right, bottom = _WIDTH - _RIGHT, _HEIGHT - _BOTTOM
    drawn = []
    for tick in up:
        y = _y(tick, up)
        drawn.append(_rule(_LEFT, y, right, y))
        drawn.append(_text(_LEFT - 10, y + 4, f"{tick // 10_000}.{tick % 10_000 // 100:02d}%", "end"))
    for tick in across:
        x = _x(tick, across)
        drawn.append(_rule(x, _TOP, x, bottom))
        drawn.append(_text(x, bottom + 22, str(tick), "middle"))
    middle = (_TOP + bottom) // 2
    drawn.append(f'<path d="M{_LEFT} {_TOP}V{bottom}H{right}" fill="none" stroke="#222222" stroke-width="1.5"/>')
    drawn.append(_text((_LEFT + right) // 2, bottom + 48, "days from settlement to maturity", "middle"))
    turned = f'transform="rotate(-90 22 {middle})"'
    return [*drawn, _text(22, middle, "rate a year, as quoted", "middle", turned)]


def _legend(colours: dict[str, str]) -> list[str]:
    left = _WIDTH - _RIGHT + 28
    shown = dict.fromkeys(colours.values())
    names = {colour: next(name for name, of in colours.items() if of == colour) for colour in shown}
    if _OTHERS[1] in names:
        names[_OTHERS[1]] = _OTHERS[0]
    drawn = [_text(left - 6, _TOP + 6, "obligor", "start", 'font-weight="bold"')]
    for at, (colour, name) in enumerate(names.items(), start=1):
        y = _TOP + 6 + 24 * at
        drawn.append(f'<circle cx="{left}" cy="{y - 4}" r="6" fill="{colour}"/>')
        drawn.append(_text(left + 14, y, name if len(name) <= 22 else f"{name[:21]}…", "start"))
    return drawn


def _dot(one: Deal, across: Sequence[int], up: Sequence[int], colours: dict[str, str]) -> str:
    told = escape(
        f"{one.id}: {one.rate} for {one.tenor} days, {one.face.grouped} of {one.obligor}, settled {one.value}"
    )
    x, y = _x(one.tenor, across), _y(one.rate.ppm, up)
    look = f'fill="{colours[one.obligor]}" fill-opacity="0.8" stroke="#ffffff"'
    return f'<circle cx="{x}" cy="{y}" r="6" {look}><title>{told}</title></circle>'


def _colours(trades: Sequence[Deal]) -> dict[str, str]:
    """Of each obligor, the one with the most face first."""
    faces: dict[str, int] = {}
    for one in trades:
        faces[one.obligor] = faces.get(one.obligor, 0) + one.face.minor
    ranked = sorted(faces, key=lambda name: (-faces[name], name))
    return {name: _COLOURS[at] if at < len(_COLOURS) else _OTHERS[1] for at, name in enumerate(ranked)}


def _ticks(least: int, most: int, steps: Sequence[int]) -> list[int]:
    """Round numbers from below the least to above the most, few enough to be read."""
    for step in (*steps, *(steps[-1] * times for times in range(2, 10_000))):
        first, last = least // step * step, -(-most // step) * step
        if (last - first) // step <= _MOST_TICKS:
            last = last if last > first else first + step
            return list(range(first, last + step, step))
    return [least, most + 1]


def _decades() -> list[int]:
    """Steps of a scale of rates: a hundredth of a percent and up."""
    return [one * 10**power for power in range(2, 6) for one in _STEPS]


def _x(days: int, across: Sequence[int]) -> int:
    return _LEFT + (_WIDTH - _RIGHT - _LEFT) * (days - across[0]) // (across[-1] - across[0])


def _y(ppm: int, up: Sequence[int]) -> int:
    bottom = _HEIGHT - _BOTTOM
    return bottom - (bottom - _TOP) * (ppm - up[0]) // (up[-1] - up[0])


def _text(x: int, y: int, text: str, anchor: str, more: str = "") -> str:
    return f'<text x="{x}" y="{y}" text-anchor="{anchor}"{" " if more else ""}{more}>{escape(text)}</text>'


def _rule(x: int, y: int, to_x: int, to_y: int) -> str:
    return f'<path d="M{x} {y}L{to_x} {to_y}" stroke="#dddddd"/>'


def _count(trades: int) -> str:
    return "1 trade" if trades == 1 else f"{trades} trades"
