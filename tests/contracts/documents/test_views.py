"""Documents: what it answers

presentationOf
    given documents that stand behind no presentation: it says none
    given documents presented, refused or honoured: it says which presentation
    given documents withdrawn: it says none
"""

from __future__ import annotations

from tests import defaults
from tests.people import Stage


def test_free_documents_have_no_presentation(stage: Stage) -> None:
    assert stage.ask("Documents.presentationOf", defaults.root()) == 0
    assert stage.ask("Documents.presentationOf", bytes(32)) == 0


def test_documents_belong_to_their_presentation_until_withdrawn(stage: Stage) -> None:
    root = defaults.root()
    presentation = stage.present(stage.credit(), root=root)
    assert stage.ask("Documents.presentationOf", root) == presentation
    stage.do("ICBC", "Presentations.refuse", presentation, 1, defaults.root(), defaults.HOLD)
    assert stage.ask("Documents.presentationOf", root) == presentation
    stage.do("BOC", "Presentations.withdraw", presentation, root)
    assert stage.ask("Documents.presentationOf", root) == 0


def test_honoured_documents_keep_their_presentation_for_ever(stage: Stage) -> None:
    root = defaults.root()
    presentation = stage.present(stage.credit(), root=root)
    stage.do("ICBC", "Presentations.comply", presentation)
    stage.do("ICBC", "Presentations.honour", presentation)
    assert stage.ask("Documents.presentationOf", root) == presentation
