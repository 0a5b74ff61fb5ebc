"""An amount in capital characters, written a second time: every digit with its unit first, noughts taken out after."""

from __future__ import annotations

import re

_NAMED = dict(zip("0123456789", "零壹贰叁肆伍陆柒捌玖", strict=True))
_UNITS = ("", "拾", "佰", "仟")


def capitals(fen: int) -> str:
    """Of an amount in fen, below 10**16 yuan, with 人民币 before it (支付结算办法附一)."""
    if fen == 0:
        return "人民币零元整"
    digits = str(fen).zfill(3)
    yuan, jiao, rest = digits[:-2], digits[-2], digits[-1]
    text = _whole(yuan) + "元" + _NAMED[jiao] + "角" + _NAMED[rest] + "分"
    # 1680.32: the nought of 元 itself is spoken before 角; 107000.53 likewise, and before 仟 it is not.
    if yuan[-1] == "0":
        text = text.replace("元", "元零", 1)
    for spoken, written in (("零角零分$", "整"), ("零分$", "整"), ("零角", "零"), ("零+", "零"), ("^元零?", "")):
        text = re.sub(spoken, written, text)
    return "人民币" + re.sub("元零整$", "元整", text)


def _whole(digits: str) -> str:
    padded = digits.zfill(16)
    sections = [padded[at : at + 4] for at in range(0, 16, 4)]
    named = ["".join(_NAMED[one] + unit for one, unit in zip(each, reversed(_UNITS), strict=True)) for each in sections]
    text = f"{named[0]}万{named[1]}亿{named[2]}万{named[3]}"
    text = re.sub("零[拾佰仟]", "零", text)
    text = re.sub("零+", "零", text)
    # A section of noughts alone has no unit, but 亿 stands wherever anything is above it.
    text = re.sub("^零万零亿", "", text)
    text = re.sub("零?万(?=零?亿)", "万", text)
    text = re.sub("亿零万", "亿零", text)
    text = re.sub("^零万", "", text)
    text = re.sub("零(?=[万亿])", "", text)
    return re.sub("零+", "零", text).strip("零")
