"""What the guard of a desk refuses, as sentences; see sentences.py."""

from __future__ import annotations

from collections.abc import Mapping

DESK: Mapping[str, str] = {
    "NotADesk": "{account} acts by no desk",
    "KeyInUse": "{key} stands at the desk already",
    "KeyUnknown": "{key} does not stand at the desk",
    "KeysMissing": "{makers} makers and {checkers} checkers would be left; a desk needs one of each",
    "TooManyKeys": "{given} keys; at most {most} stand at a desk",
    "BadThreshold": "{given} pairs of eyes; needed {least} to {most}, as many as a maker and all checkers are",
    "RoleMissing": "{key} is to be a maker or a checker",
    "BadSignature": "signature {place} is not one",
    "SignedTwice": "{signer} signed twice",
    "MakerMissing": "{checkers} checkers signed, and no maker",
    "CheckersMissing": "{given} pairs of eyes have seen it, needed {needed}",
    "OperationExpired": "its time was over at {deadline}",
    "NotPlain": "a desk makes plain calls only",
    "NotForADesk": "a desk does not change itself like that",
    "AlreadyReleased": "the same was released before",
    "OwnersUnchanged": "the desk's Safe did not take the key",
    "DailyLimitExceeded": "{given} today; {left} is left of the desk's daily limit",
}
