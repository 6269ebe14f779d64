import pytest
from PySide6.QtWidgets import QWidget

from desktop.records import AgendaItem, Meeting
from desktop.ui.room.calling import CallSheet, read_agenda


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("", []),
        (" \n\n", []),
        ("清点人数", [("清点人数", None)]),
        ("讨论方案 20分\n表决", [("讨论方案", 20), ("表决", None)]),
        ("讨论方案5分钟", [("讨论方案", 5)]),
        ("通报2026", [("通报2026", None)]),
        ("20分", [("20分", None)]),
        ("讨论 0分", [("讨论", 0)]),
    ],
)
def test_agenda_is_read_line_by_line(text, items):
    assert read_agenda(text) == items


@pytest.fixture
def sheet(session, drain, qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1366, 728)
    window.show()
    sheet = CallSheet(session, window)
    sheet.open()
    drain()
    return sheet


def test_sheet_calls_a_meeting_with_its_agenda(session, drain, sheet):
    called = []
    sheet.called.connect(called.append)
    sheet.title_field.setText("示例会议")
    sheet.place_field.setText("村部")
    sheet.agenda.set_text("清点人数\n讨论 15分")

    sheet.call_button.click()
    drain()

    with session.ledger.read() as reading:
        (meeting,) = reading.list(Meeting)
        items = reading.list(AgendaItem, meeting=meeting.id, order_by="position")
    assert called == [meeting.id]
    assert [(one.title, one.minutes_planned) for one in items] == [("清点人数", None), ("讨论", 15)]


def test_sheet_keeps_what_was_typed_when_the_meeting_is_refused(session, drain, sheet):
    sheet.title_field.setText("示例会议")
    sheet.agenda.set_text("清点人数")
    sheet.place_field.setText("村部")
    sheet.chair.setText("没有这个人")

    sheet.call_button.click()
    drain()

    with session.ledger.read() as reading:
        assert reading.list(Meeting) == []
    assert sheet._fault.accessibleName() == "名册里没有“没有这个人”。"
    assert (sheet.chair.text(), sheet.call_button.isEnabled()) == ("没有这个人", True)
