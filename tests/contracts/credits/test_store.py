"""Credits.store, for the contracts above only

├── caller is not one of them, whoever it is → NotFromAbove
└── otherwise every member of the record is as given, and other credits are as they were
"""

from __future__ import annotations

from tests import defaults
from tests.contracts.callers import refused_to_everybody
from tests.contracts.registers import bound
from tests.people import Stage

OTHERWISE = {
    **{"applicant": 4, "beneficiary": 5, "adviser": 6, "nominated": 7, "confirmer": 2**32 - 1, "status": 2, "rules": 2},
    **{"edition": 255, "examinationDays": 7, "tenor": 2, "presentationDays": 255, "issued": 2**16 - 1},
    **{"latestShipment": 2**32 - 1, "amount": 2**128 - 1, "drawn": 2**128 - 2, "pending": 2**128 - 3},
    **{"currency": b"USD", "place": b"HK", "tolerancePlus": 255, "toleranceMinus": 100, "expiry": 2**32 - 2},
    **{"tenorValue": 2**24 - 1, "presentations": 2**16 - 1, "setAside": 2**128 - 4, "secondAdviser": 3},
    **{"confirmation": 3, "confirmed": True, "singleDrawing": True, "transferable": True, "version": 255},
    **{"passedOn": True, "apart": True, "scheduled": True, "shared": True, "stayed": True, "parts": 255},
    **{"pendingAmendments": 255, "root": defaults.root()},
}


def test_nobody_but_the_contracts_above_changes_a_record(stage: Stage) -> None:
    credit = stage.credit()
    before = stage.ask("Credits.get", credit)
    refused_to_everybody(stage, "Credits.store", credit, OTHERWISE)
    assert stage.ask("Credits.get", credit) == before


def test_a_record_takes_the_place_of_the_one_before(stage: Stage) -> None:
    above = bound(stage, "Credits")
    credit, other = stage.issue(), stage.issue()
    before = [stage.ask("Credits.get", one) for one in (credit, other)]
    assert isinstance(before[0], dict)
    assert before[0].keys() == OTHERWISE.keys()
    assert all(before[0][name] != changed for name, changed in OTHERWISE.items())
    stage.do(above, "Credits.store", credit, OTHERWISE)
    assert [stage.ask("Credits.get", one) for one in (credit, other)] == [OTHERWISE, before[1]]
