import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QListView, QPlainTextEdit, QTabBar

from desktop.records import (
    AgendaItem,
    Attendance,
    Meeting,
    Opinion,
    Participant,
)
from desktop.services import meetings, votes
from desktop.services.drafts import find_draft
from desktop.ui.pages.meeting_room import MeetingRoomPage
from desktop.ui.places import Place

# The offscreen platform says so of every popup, here of the names that are offered.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def test_typing_initials_and_enter_records_an_arrival(sitting):
    sitting.type_in_roll("mxl", Qt.Key.Key_Return)

    assert sitting.state_of("马秀兰") == "present"
    assert sitting.list(Attendance)[0].at == sitting.minute(47)
    assert sitting.room.view.band.present == 1


def test_arrow_takes_the_second_who_fits(sitting):
    sitting.type_in_roll("mx", Qt.Key.Key_Down, Qt.Key.Key_Return)

    states = {name: sitting.state_of(name) for name in sitting.names}
    assert list(states.values()).count("present") == 1
    assert states["石玉珍"] == "absent"


def test_enter_on_somebody_present_enters_nothing(sitting):
    sitting.arrive("穆新")

    sitting.type_in_roll("穆", Qt.Key.Key_Return)

    assert len(sitting.list(Attendance)) == 1
    assert sitting.session.notices[-1].text == "穆新 9:03 已经记了到会。"


def test_delete_records_a_departure_and_undo_takes_it_back_by_name(sitting):
    sitting.arrive("马秀兰", "穆新")

    sitting.type_in_roll("mxl", Qt.Key.Key_Delete)
    assert sitting.state_of("马秀兰") == "left"

    sitting.type_in_roll("", (Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier))
    assert sitting.state_of("马秀兰") == "present"
    assert sitting.session.notices[-1].text == "已撤回：马秀兰 离会。"


def test_leave_needs_a_reason_and_keeps_it(sitting):
    sitting.type_in_roll("mxl")
    roll = sitting.room.roll
    roll.leave_button.click()
    sitting.qtbot.keyClick(roll.leave.reason, Qt.Key.Key_Return)
    assert sitting.list(Attendance) == []

    roll.leave.reason.insert("住院")
    sitting.qtbot.keyClick(roll.leave.reason, Qt.Key.Key_Return)
    sitting.drain()

    line = sitting.room.view.line(sitting.seat("马秀兰"))
    assert (line.status, line.reason) == ("excused", "住院")


@pytest.mark.parametrize(("answer", "entitled", "due"), [(0, "observer", 6), (1, "entitled", 7)])
def test_unknown_name_is_entered_only_as_answered(sitting, answer, entitled, due):
    sitting.type_in_roll("生人", Qt.Key.Key_Return)
    strip = sitting.room.roll.ask
    assert strip.isVisible()
    assert len(sitting.list(Participant)) == 6

    buttons = [one for one in strip.findChildren(QAbstractButton) if one.isVisible()]
    buttons[answer].click()
    sitting.drain()

    newcomer = sitting.room.view.line(sitting.seat("生人"))
    assert (newcomer.capacity, newcomer.status) == (entitled, "present")
    assert sitting.room.view.band.entitled == due


def test_escape_from_the_question_enters_nobody(sitting):
    sitting.type_in_roll("生人", Qt.Key.Key_Return)

    sitting.qtbot.keyClick(sitting.room.roll.ask, Qt.Key.Key_Escape)

    assert not sitting.room.roll.ask.isVisible()
    assert len(sitting.list(Participant)) == 6


def test_opinion_is_stored_under_the_item_and_the_next_is_taken(sitting):
    item = sitting.list(AgendaItem, order_by="position")[1]
    meetings.begin_item(sitting.ledger, item.id, at=sitting.minute(40))
    sitting.arrive("石玉珍")
    sitting.say("syz", "补偿按今年标准给")
    entry = sitting.room.opinions.entry
    entry.stance.choose("conditional")

    sitting.qtbot.keyClick(entry.words, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    sitting.drain()

    (stored,) = sitting.list(Opinion)
    assert (stored.speaker_name, stored.content) == ("石玉珍", "补偿按今年标准给")
    assert (stored.stance, stored.agenda_item, stored.said_at) == (
        "conditional",
        item.id,
        sitting.minute(47),
    )
    assert entry.is_empty
    assert find_draft(sitting.ledger.drafts, "Opinion", str(sitting.meeting)) is None


def test_stance_by_its_key_goes_on_to_the_words(sitting):
    """Name, Tab, Alt+2, words, Ctrl+Enter: as the screens promise."""
    sitting.arrive("石玉珍")
    entry, press = sitting.room.opinions.entry, sitting.qtbot.keyClick
    entry.speaker.setFocus()
    sitting.qtbot.keyClicks(entry.speaker, "syz")
    press(entry.speaker, Qt.Key.Key_Tab)
    press(sitting.page.window().focusWidget(), Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    sitting.qtbot.keyClicks(sitting.page.window().focusWidget(), "bu xing")

    assert (entry.speaker.text(), entry.stance.value()) == ("石玉珍", "oppose")
    assert entry.words.text() == "bu xing"


def test_names_are_offered_chosen_and_left_by_keys(sitting):
    sitting.arrive("石玉珍")
    speaker, press = sitting.room.opinions.entry.speaker, sitting.qtbot.keyClick
    speaker.setFocus()
    sitting.qtbot.keyClicks(speaker, "mx")
    assert speaker.offers.isVisible()
    assert [speaker.offers.item(row).text()[:3] for row in range(2)] == ["马秀兰", "马学文"]
    press(speaker, Qt.Key.Key_Escape)
    assert (speaker.offers.isVisible(), speaker.text()) == (False, "mx")
    press(speaker, Qt.Key.Key_W)
    press(speaker, Qt.Key.Key_Backspace)
    press(speaker, Qt.Key.Key_Down)
    press(speaker, Qt.Key.Key_Down)
    press(speaker, Qt.Key.Key_Return)
    assert (speaker.text(), speaker.offers.isVisible()) == ("马学文", False)
    speaker.clear()
    press(speaker, Qt.Key.Key_Down)
    assert speaker.offers.item(0).text().startswith("石玉珍")
    press(speaker, Qt.Key.Key_Tab)
    assert speaker.offers.isVisible() is False


def test_name_is_taken_by_a_click_and_the_list_stays_inside_the_window(sitting):
    speaker = sitting.room.opinions.entry.speaker
    speaker.offer_all()
    offers = speaker.offers
    assert sitting.page.window().rect().contains(offers.geometry())
    wanted = offers.item(2).text()
    middle = offers.visualItemRect(offers.item(2)).center()
    sitting.qtbot.mouseClick(offers.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert wanted.startswith(speaker.line.name)
    assert speaker.hasFocus()


def test_stance_by_its_key_takes_the_keyboard_from_nobody(sitting):
    entry, press = sitting.room.opinions.entry, sitting.qtbot.keyClick
    for widget in (sitting.room.roll.search, entry.speaker):
        widget.setFocus()
        press(widget, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
        assert sitting.page.window().focusWidget() is widget
    assert entry.stance.value() == "support"


@pytest.mark.parametrize(("speaker", "words"), [("", "没有名字"), ("zzz", "生人"), ("syz", "")])
def test_opinion_with_a_gap_is_not_stored_and_keeps_what_was_typed(sitting, speaker, words):
    sitting.say(speaker, words)

    sitting.room.opinions.entry.store.click()
    sitting.drain()

    entry = sitting.room.opinions.entry
    assert sitting.list(Opinion) == []
    assert entry.words.text() == words
    assert entry.isEnabled()


def test_half_typed_opinion_survives_panes_acts_and_another_page(sitting):
    sitting.say("syz", "说到一半")
    sitting.type_in_roll("mxl", Qt.Key.Key_Return)
    sitting.page.arrange(compact=True)
    sitting.page.arrange(compact=False)
    assert sitting.room.opinions.entry.words.text() == "说到一半"

    sitting.page.leave()
    sitting.drain()
    again = sitting.show()

    entry = again.room.opinions.entry
    assert (entry.speaker.text(), entry.words.text()) == ("石玉珍", "说到一半")
    assert again.first_focus() is entry.words


@pytest.fixture
def enter(sitting, session, drain, qtbot):
    """Call it with options of a place to come to the room as from another page."""

    def come(**options):
        page = MeetingRoomPage(session, Place("meeting", row=sitting.meeting, options=options))
        qtbot.addWidget(page)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        page.refresh()
        qtbot.waitUntil(lambda: page.room.view is not None)
        drain()
        return page

    return come


def test_page_that_was_asked_for_a_vote_begins_with_it(sitting, enter):
    first, second = (votes.put_motion(sitting.ledger, sitting.meeting, title=one) for one in "甲乙")

    page = enter(motion=second)

    assert page.room.vote.hand.motion_id == second != first
    assert page.room.vote.isAncestorOf(page.focusWidget())


def test_page_that_was_asked_for_opinions_begins_with_their_entry(enter):
    """今日 offers it as 登记意见; it led to the roll."""
    page = enter(pane="opinions")

    assert page.room.opinions.entry.isAncestorOf(page.focusWidget())


def test_page_without_a_row_opens_the_running_meeting(sitting, session, drain, qtbot):
    page = MeetingRoomPage(session, Place("meeting"))
    qtbot.addWidget(page)
    page.refresh()
    drain()
    qtbot.waitUntil(lambda: page.room.view is not None)

    assert page.room.view.meeting == sitting.meeting


def test_clock_steals_no_focus_and_a_clock_put_back_shows_no_less_than_nothing(sitting):
    sitting.say("syz", "正在写")
    before = sitting.page.focusWidget()
    sitting.time = sitting.minute(-900)

    sitting.room._on_clock_tick()

    assert sitting.page.focusWidget() is before
    assert sitting.room.bar._state.text() == "开会 0 分"


def test_entry_after_the_clock_was_put_back_follows_the_last(sitting):
    sitting.type_in_roll("mxl", Qt.Key.Key_Return)
    sitting.time = sitting.minute(-900)

    sitting.type_in_roll("mxl", Qt.Key.Key_Delete)

    assert sitting.state_of("马秀兰") == "left"
    assert [one.at for one in sitting.list(Attendance)] == [sitting.minute(47), sitting.minute(47)]


def test_next_item_pause_and_resume_by_the_bar(sitting):
    room = sitting.room
    room._on_next_item()
    sitting.drain()
    assert room.view.item.title == "清点人数"

    room.bar._pause.click()
    sitting.drain()
    assert room.view.paused

    room.bar._pause.click()
    sitting.drain()
    assert (room.view.paused, room.view.item.is_current) == (False, True)


def test_end_is_asked_and_open_ballots_are_named(sitting):
    sitting.arrive(*sitting.names)
    motion = votes.put_motion(sitting.ledger, sitting.meeting, title="铺路")
    votes.open_ballot(sitting.ledger, motion, method="hands", at=sitting.minute(10))
    sitting.page.refresh()
    sitting.drain()

    sitting.room.bar._end.click()
    assert sitting.room.ask.accessibleName() == (
        "还有 1 项表决没有结果：铺路。 先录入票数并确认，再结束会议。"
    )
    with sitting.ledger.read() as reading:
        assert reading.get(Meeting, sitting.meeting).state == "open"


def test_ended_meeting_is_ended_by_the_answer_only(sitting):
    sitting.room.bar._end.click()
    assert sitting.room.view.state == "open"

    buttons = [one for one in sitting.room.ask.findChildren(QAbstractButton) if one.isVisible()]
    buttons[0].click()
    sitting.drain()

    assert sitting.room.view.state == "ended"
    assert not sitting.room.bar._end.isVisible()


def test_lost_quorum_turns_the_band_and_says_how_many_are_missing(sitting):
    sitting.arrive("马秀兰", "马学文", "穆新", "石玉珍")
    assert sitting.room.band.property("tone") == "good"

    sitting.type_in_roll("mxl", Qt.Key.Key_Delete)

    assert sitting.room.band.property("tone") == "bad"
    assert sitting.room.band.accessibleName() == (
        "应到6，实到3，需4，不够数，不能表决，"
        "还差 1 人 · 讨论可以接着开 · 《村民委员会组织法》第二十九条、第三十条"
    )


def test_compact_room_shows_one_tab_at_a_time(sitting):
    room = sitting.room
    sitting.page.arrange(compact=True)
    shown = []
    for tab in range(3):
        room.columns.show_tab(tab)
        shown.append([one.isVisible() for one in (room.opinions, room.vote, room.heard)])

    assert shown == [[True, False, False], [False, True, False], [False, False, True]]


def test_room_fits_the_window_it_was_drawn_for(sitting):
    hint = sitting.page.minimumSizeHint()

    assert hint.width() <= 1366
    assert hint.height() <= 668


def test_every_control_has_an_accessible_name(sitting):
    kinds = (QAbstractButton, QLineEdit, QListView, QPlainTextEdit, QTabBar)
    room = sitting.room
    own = [room.bar, room.roll, room.opinions, room.heard]
    nameless = [
        (type(widget).__name__, widget.objectName())
        for part in own
        for kind in kinds
        for widget in part.findChildren(kind)
        if not isinstance(widget.parent(), QLineEdit)
        and not widget.accessibleName()
        and not getattr(widget, "text", str)()
    ]

    assert nameless == []
