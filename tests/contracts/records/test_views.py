"""Records.corruptSince

├── it gives none where all records can be read
└── it gives the day since when one cannot be
"""

from __future__ import annotations

from tests import defaults
from tests.contracts.acts import day
from tests.people import Stage

SINCE = "Records.corruptSince"


def test_it_tells_since_when_a_record_cannot_be_read(stage: Stage) -> None:
    root = defaults.root()
    presentation = stage.present(stage.credit(), root=root)
    assert stage.ask(SINCE, presentation) == 0
    stage.on("2024-09-04")
    stage.do("ICBC", "Records.reportCorrupt", presentation)
    assert stage.ask(SINCE, presentation) == day("2024-09-04")
    stage.on("2024-09-05")
    stage.do("BOC", "Records.presentAnew", presentation, root)
    assert stage.ask(SINCE, presentation) == 0
