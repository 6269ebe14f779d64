import pytest
from PySide6.QtCore import Qt

from desktop.services.meetings import open_meeting
from desktop.services.sittings import convene
from desktop.ui.pages.meetings import MeetingsPage
from desktop.ui.places import Place


def shown(session, drain, qtbot):
    page = MeetingsPage(session, Place("meetings"))
    qtbot.addWidget(page)
    page.show()
    page.refresh()
    drain()
    return page


def call(session, title):
    return convene(
        session.ledger, agenda=[("甲", None)], title=title, held_on="2026-05-10", place="村部"
    )


def test_empty_page_offers_the_first_meeting(session, drain, qtbot):
    page = shown(session, drain, qtbot)

    assert (page.list.isVisible(), page._empty.isVisible()) == (False, True)
    assert page.go_on.isVisible() is False


def test_running_meeting_is_offered_first_and_opens(session, drain, qtbot):
    call(session, "以后的会")
    running = call(session, "正在开的会")
    open_meeting(session.ledger, running)
    page = shown(session, drain, qtbot)

    assert [page.list.item(row).text() for row in range(2)] == ["正在开的会", "以后的会"]
    assert page.first_focus() is page.go_on

    page.go_on.click()
    assert session.navigator.current == Place("meeting", row=running)


def test_enter_opens_the_chosen_meeting(session, drain, qtbot):
    meeting = call(session, "示例会议")
    page = shown(session, drain, qtbot)

    page.list.itemActivated.emit(page.list.item(0))

    assert session.navigator.current == Place("meeting", row=meeting)


@pytest.mark.parametrize(("called", "goal"), [(0, "new"), (1, "list"), (2, "go_on")])
def test_list_that_arrives_late_has_the_keyboard(session, drain, qtbot, called, goal):
    """None called, one called, one called and another under way."""
    meetings = [call(session, f"第{number}次会") for number in range(called)]
    for meeting in meetings[1:]:
        open_meeting(session.ledger, meeting)
    page = MeetingsPage(session, Place("meetings"))
    qtbot.addWidget(page)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.first_focus().setFocus()
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Return)
    assert session.navigator.current is None

    page.refresh()
    drain()

    assert page.focusWidget() is getattr(page, goal)


def test_keyboard_elsewhere_stays_when_the_list_arrives(session, drain, qtbot):
    call(session, "示例会议")
    page = MeetingsPage(session, Place("meetings"))
    qtbot.addWidget(page)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.new.setFocus()

    page.refresh()
    drain()

    assert page.focusWidget() is page.new
