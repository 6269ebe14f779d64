from desktop.records import Concern
from desktop.services.concerns import record_concern
from desktop.ui.sessions import Notice
from desktop.ui.undoing import Undoing

VALUES = {"title": "停水", "content": "后半夜", "channel": "visit", "raised_on": "2026-11-05"}


def test_last_act_is_taken_back_and_named(session, drain):
    record_concern(session.ledger, **VALUES)

    Undoing(session, session).undo()
    drain()

    assert session.notices == [Notice("已撤回：登记民情诉求", "", "good")]
    with session.ledger.read() as reading:
        assert reading.count(Concern) == 0


def test_what_cannot_be_taken_back_is_said(session, drain):
    undoing = Undoing(session, session)
    undoing.undo()
    drain()

    assert [notice.tone for notice in session.notices] == ["bad"]
