"""Every message as a class: written by `python -m usance.swift.generate`, not by hand."""

from usance.swift.mt.mt700 import MT700
from usance.swift.mt.mt701 import MT701
from usance.swift.mt.mt705 import MT705
from usance.swift.mt.mt707 import MT707
from usance.swift.mt.mt708 import MT708
from usance.swift.mt.mt710 import MT710
from usance.swift.mt.mt711 import MT711
from usance.swift.mt.mt720 import MT720
from usance.swift.mt.mt721 import MT721
from usance.swift.mt.mt730 import MT730
from usance.swift.mt.mt732 import MT732
from usance.swift.mt.mt734 import MT734
from usance.swift.mt.mt740 import MT740
from usance.swift.mt.mt742 import MT742
from usance.swift.mt.mt744 import MT744
from usance.swift.mt.mt747 import MT747
from usance.swift.mt.mt750 import MT750
from usance.swift.mt.mt752 import MT752
from usance.swift.mt.mt754 import MT754
from usance.swift.mt.mt756 import MT756
from usance.swift.mt.mt759 import MT759
from usance.swift.mt.mt760 import MT760
from usance.swift.mt.mt767 import MT767
from usance.swift.mt.mt798 import MT798

__all__ = [
    "MT700",
    "MT701",
    "MT705",
    "MT707",
    "MT708",
    "MT710",
    "MT711",
    "MT720",
    "MT721",
    "MT730",
    "MT732",
    "MT734",
    "MT740",
    "MT742",
    "MT744",
    "MT747",
    "MT750",
    "MT752",
    "MT754",
    "MT756",
    "MT759",
    "MT760",
    "MT767",
    "MT798",
]
