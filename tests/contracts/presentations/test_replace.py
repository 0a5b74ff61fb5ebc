"""Presentations.replace, for the contracts above only

├── caller is not one of them, whoever it is → NotFromAbove
└── otherwise every member of the record is as given, and other presentations are as they were
"""

from __future__ import annotations

from tests.contracts.callers import refused_to_everybody
from tests.contracts.registers import bound
from tests.people import Stage

OTHERWISE = {
    **{"presenter": 4, "examiner": 2**32 - 1, "status": 8, "waiver": 3, "disposal": 4, "version": 255},
    **{"received": 2**32 - 1, "examineBy": 2**32 - 2, "shipped": 2**32 - 3, "decided": 2**32 - 4},
    **{"discrepancies": 2**16 - 1, "previous": 2**16 - 2, "amount": 2**128 - 1, "sighted": 2**32 - 5, "covered": True},
}


def test_nobody_but_the_contracts_above_changes_a_record(stage: Stage) -> None:
    presentation = stage.present(stage.credit())
    before = stage.ask("Presentations.get", presentation)
    refused_to_everybody(stage, "Presentations.replace", presentation, OTHERWISE)
    assert stage.ask("Presentations.get", presentation) == before


def test_a_record_takes_the_place_of_the_one_before(stage: Stage) -> None:
    above, credit = bound(stage, "Presentations"), stage.credit()
    first, second = credit << 16 | 1, credit << 16 | 2
    before = OTHERWISE | {"status": 1, "amount": 5}
    for presentation in (first, second):
        stage.do(above, "Presentations.replace", presentation, before)
    stage.do(above, "Presentations.replace", first, OTHERWISE)
    assert [stage.ask("Presentations.get", one) for one in (first, second)] == [OTHERWISE, before]
