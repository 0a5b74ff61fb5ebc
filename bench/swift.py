"""Full MT700 parsed and validated a second, on one core: `python -m bench.swift [SECONDS] [--profile]`.

The message has every field that one may have at once, and about 3,000 characters.
"""

from __future__ import annotations

import argparse
import cProfile
import time

from usance.swift import parse

NARRATIVE = "\r\n".join(f"+ {words}" for words in ("120,000 METRES COTTON TWILL 20X16/128X60, 57/58 INCHES",) * 8)
BLOCK4 = "\r\n".join(
    f":{field}"
    for field in (
        "27:1/1",
        "40A:IRREVOCABLE TRANSFERABLE",
        "20:LC24090200001",
        "23:PREADV/240830",
        "31C:240902",
        "40E:OTHR/UCP 600 WITHOUT ARTICLE 32",
        "31D:241130HONG KONG",
        "51A:/12345678\r\nABOCCNBJ",
        "50:HUAXIN TEXTILES CO LTD\r\n18 RENMIN ROAD\r\nNINGBO\r\nCHINA",
        "59:/012-875-01234567\r\nPEARL RIVER COTTON LTD\r\nRM 1201, 88 QUEENS ROAD CENTRAL\r\nHONG KONG",
        "32B:USD1250000,00",
        "39A:05/05",
        "39C:INTEREST AT 4.5 PCT P.A. UP TO\r\nUSD 15000,00",
        "41D:BANK OF CHINA HONG KONG\r\nHONG KONG\r\nBY ACCEPTANCE",
        "42C:90 DAYS AFTER SIGHT\r\nFOR FULL INVOICE VALUE",
        "42D:BANK OF CHINA HONG KONG\r\nHONG KONG",
        "43P:ALLOWED",
        "43T:NOT ALLOWED",
        "44A:ANY WAREHOUSE IN GUANGDONG",
        "44E:YANTIAN, SHENZHEN",
        "44F:FELIXSTOWE; ANY TERMINAL",
        "44B:LEICESTER",
        "44C:241031",
        f"45A:{NARRATIVE}",
        f"46A:{NARRATIVE}",
        f"47A:{NARRATIVE}",
        "49G:DISCOUNT INTEREST IS FOR THE APPLICANT",
        "49H:POST-FINANCING IS POSSIBLE ON REQUEST",
        "71D:ALL CHARGES OUTSIDE CHINA ARE\r\nFOR THE BENEFICIARY",
        "48:15/DATE OF TRANSPORT DOCUMENT",
        "49:CONFIRM",
        "58A:BKCHHKHH",
        "53A:CHASUS33",
        f"78:{NARRATIVE}",
        "57D:/888-1\r\nSOUTHERN TRADE BANK\r\nKOWLOON",
        "72Z:/PHONBEN/\r\n//BEFORE ADVISING",
    )
)
SENT = f"{{1:F01ICBKCNBJAXXX0000000000}}{{2:I700BKCHHKHHXXXXN}}{{4:\r\n{BLOCK4}\r\n-}}"


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("seconds", nargs="?", type=int, default=5)
    asked.add_argument("--profile", action="store_true", help="show where the time goes")
    options = asked.parse_args()
    assert parse(SENT).block4() == BLOCK4
    if options.profile:
        cProfile.runctx("_rate(2)", globals(), {}, sort="tottime")
        return
    print(f"{_rate(options.seconds):,.0f} MT700 of {len(SENT):,} characters a second, parsed and validated")


def _rate(seconds: int) -> float:
    # What the machine does for others in between is not in it.
    count, start = 0, time.process_time()
    while (took := time.process_time() - start) < seconds:
        parse(SENT)
        count += 1
    return count / took


if __name__ == "__main__":
    main()
