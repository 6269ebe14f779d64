"""The room is made in several turns: keys typed ahead find their pane, and nothing moves."""

import pytest
from PySide6.QtCore import QPoint, Qt

from desktop.services.drafts import find_draft
from desktop.ui.main_window import MainWindow
from desktop.ui.places import Place

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
PANES = {"opinion_desk", "heard", "vote"}


@pytest.fixture
def window(sitting, qtbot):
    """The window at the list of meetings, with a meeting under way."""
    session = sitting.session
    session.changed.disconnect(sitting.page.refresh)
    sitting.page.hide()
    window = MainWindow(session.look, session.navigator, session.tasks)
    qtbot.addWidget(window)
    window.open_session(session, Place("meetings"))
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    sitting.drain()
    return window


def enter(window, sitting):
    sitting.session.navigator.go(Place("meeting", row=sitting.meeting))
    return window.page.room


def test_first_turn_makes_the_roll_and_leaves_the_rest_to_the_next(window, sitting):
    room = enter(window, sitting)

    assert (room.roll.isVisible(), PANES & room.__dict__.keys()) == (True, set())

    made = []
    for _ in PANES:
        room._on_turn()
        made.append(len(PANES & room.__dict__.keys()))
    assert (made, room.view) == ([1, 2, 3], None)


def test_each_pane_takes_the_place_of_an_empty_one(window, sitting, qtbot):
    room = enter(window, sitting)
    window.grab()  # lays out
    desk, side = room.columns._desk, room.columns._side_blank
    before = desk.x(), desk.width(), side.mapTo(room, QPoint()).x(), side.width()

    qtbot.waitUntil(lambda: room.view is not None)

    room.layout().activate()
    vote = room.vote
    assert (desk.x(), desk.width(), vote.mapTo(room, QPoint()).x(), vote.width()) == before
    assert (room.columns._blank.isVisible(), side.isVisible()) == (False, False)


def test_what_is_typed_ahead_into_the_roll_stays(window, sitting, qtbot):
    room = enter(window, sitting)
    qtbot.waitUntil(room.roll.search.hasFocus)
    qtbot.keyClicks(window.focusWidget(), "mxl")

    qtbot.waitUntil(lambda: room.view is not None)
    sitting.drain()

    assert (room.roll.search.text(), window.focusWidget()) == ("mxl", room.roll.search)
    assert room.roll.list.current_line().name == "马秀兰"


def test_f6_typed_ahead_goes_to_the_opinion_and_its_words_are_kept(window, sitting, qtbot):
    room = enter(window, sitting)
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_F6)
    entry = room.opinions.entry
    assert window.focusWidget() is entry.speaker
    qtbot.keyClicks(window.focusWidget(), "syz")

    qtbot.waitUntil(lambda: room.view is not None)
    sitting.drain()
    assert (entry.speaker.text(), window.focusWidget()) == ("syz", entry.speaker)

    window.page.leave()
    sitting.drain()
    assert find_draft(sitting.ledger.drafts, "Opinion", str(sitting.meeting)).content["typed"]


@pytest.mark.parametrize("compact", [False, True])
@pytest.mark.parametrize("key", [Qt.Key.Key_F5, Qt.Key.Key_F7, Qt.Key.Key_F8])
def test_other_keys_typed_ahead_break_nothing(window, sitting, qtbot, key, compact):
    room = enter(window, sitting)
    window.page.arrange(compact=compact)

    qtbot.keyClick(window.focusWidget(), key)
    qtbot.waitUntil(lambda: room.view is not None)

    tabs = {Qt.Key.Key_F5: 0, Qt.Key.Key_F7: 1, Qt.Key.Key_F8: 2}
    assert room.columns.tabs.currentIndex() == tabs[key]
    seen = [pane.isVisible() for pane in (room.opinions, room.vote, room.heard)]
    assert seen == [not compact or at == tabs[key] for at in range(3)]


def test_page_left_before_its_panes_are_made_is_whole_on_return(window, sitting, qtbot):
    room = enter(window, sitting)
    sitting.session.navigator.back()
    qtbot.waitUntil(lambda: room.view is not None)

    assert enter(window, sitting) is room
    assert room.vote.isVisible()
