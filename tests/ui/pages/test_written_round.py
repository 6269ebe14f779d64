from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QPushButton

from desktop.records import AgendaItem, Meeting, Opinion, Person, WrittenSheet
from desktop.services.drafts import find_draft
from desktop.services.written_rounds import (
    SheetAnswer,
    call_round,
    end_round,
    enter_sheet,
    hand_out,
    take_back_sheet,
)
from desktop.ui.pages.meetings import MeetingsPage
from desktop.ui.pages.written_round import WrittenRoundPage
from desktop.ui.places import Place
from desktop.ui.rounds.round_sheets import CallRoundSheet, MoreSheets, TakeBackSheet

ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier


class Round:
    """A round of four sheets, three of them out, and its page."""

    def __init__(self, session, drain, qtbot):
        self.session, self.drain, self.qtbot = session, drain, qtbot
        session.now = lambda: datetime(2026, 5, 22, 2, 0, tzinfo=UTC)
        people = [Person(name=name, group="三组") for name in ("马秀兰", "穆新")]
        with session.ledger.act("enter_for_test") as work:
            for row in people:
                work.add(row)
        self.id = call_round(
            session.ledger,
            questions=["修不修", "怎么出工"],
            people=[one.id for one in people],
            unnamed=2,
            title="修路征求意见",
            held_on="2026-05-10",
            return_by="2026-05-20",
        )
        hand_out(session.ledger, self.sheets()[:3], on="2026-05-10")
        self.page = self.show()

    def show(self, *, compact=False):
        page = WrittenRoundPage(self.session, Place("written_round", self.id))
        self.qtbot.addWidget(page)
        self.session.changed.connect(page.refresh)
        page.resize(1184, 668)
        page.arrange(compact=compact)
        with self.qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        page.refresh()
        self.drain()
        return page

    def sheets(self):
        return [row.id for row in self.rows(WrittenSheet, order_by="number")]

    def rows(self, kind, **query):
        with self.session.ledger.read() as reading:
            return reading.list(kind, meeting=self.id, **query)

    def questions(self):
        return [row.id for row in self.rows(AgendaItem, order_by="position")]

    @property
    def entry(self):
        return self.page.entry

    def type_number(self, number):
        self.entry.number.setFocus()
        self.qtbot.keyClicks(self.entry.number, number)
        self.press(Qt.Key.Key_Return)

    def press(self, key, modifiers=Qt.KeyboardModifier.NoModifier):
        self.qtbot.keyClick(self.page.focusWidget(), key, modifiers)
        self.drain()

    def write(self, text):
        self.qtbot.keyClicks(self.page.focusWidget(), text)

    def states(self):
        return [(one.number, one.state) for one in self.page.view.sheets]


@pytest.fixture
def asked(session, drain, qtbot):
    return Round(session, drain, qtbot)


def sheet_of(kind):
    return next(one for one in QApplication.topLevelWidgets() if isinstance(one, kind))


def test_page_says_what_is_out_and_late(asked):
    page = asked.page

    assert [chip.text() for chip in page.counts.values()] == ["发出 3", "收回 0", "未收回 3"]
    assert asked.states() == [
        ("001", "late"),
        ("002", "late"),
        ("003", "late"),
        ("004", "waiting"),
    ]
    assert page.head._caption.text() == "5月20日前交回 · 超期 2 天"
    assert page.focusWidget() is page.entry.number
    assert {row.isEnabled() for row in page.entry.rows} == {False}


def test_sheet_is_entered_by_the_keyboard_alone(asked):
    asked.type_number("2")
    assert asked.entry.who.text() == "002 · 穆新 · 三组"
    asked.press(Qt.Key.Key_2, ALT)
    asked.write("no")
    asked.press(Qt.Key.Key_Tab)
    asked.press(Qt.Key.Key_3, ALT)
    assert asked.page.focusWidget() is asked.entry.rows[1].words
    asked.write("later")
    asked.press(Qt.Key.Key_Return, CTRL)

    assert [(one.speaker_name, one.stance, one.content) for one in asked.rows(Opinion)] == [
        ("穆新", "oppose", "no"),
        ("穆新", "conditional", "later"),
    ]
    assert asked.page.focusWidget() is asked.entry.number
    assert (asked.entry.number.text(), asked.entry.rows[0].words.text()) == ("", "")
    assert asked.states()[-1] == ("002", "returned")
    assert asked.session.notices[-1].text == "002 号表已存好。"


def test_next_sheet_follows_the_stored_one(asked):
    for number in ("1", "2", "3"):
        asked.type_number(number)
        asked.press(Qt.Key.Key_1, ALT)
        asked.press(Qt.Key.Key_Return, CTRL)

    assert [one.sheet_name for one in asked.rows(Opinion)] == ["001", "002", "003"]


@pytest.mark.parametrize("number", ["9", "abc", "", "000"])
def test_unknown_number_keeps_what_was_typed(asked, number):
    asked.type_number("1")
    asked.write("gravel")

    asked.entry.number.clear()
    asked.type_number(number)

    assert asked.entry.fault.isVisible()
    assert asked.entry.rows[0].words.text() == "gravel"
    assert asked.entry.store.isEnabled() is False
    assert asked.page.focusWidget() is asked.entry.number
    asked.press(Qt.Key.Key_Return, CTRL)
    assert asked.rows(Opinion) == []


def test_words_move_with_the_number_mended(asked):
    asked.type_number("1")
    asked.write("gravel")
    asked.entry.number.clear()
    asked.type_number("3")
    asked.press(Qt.Key.Key_Return, CTRL)

    assert [(one.sheet_name, one.content) for one in asked.rows(Opinion)] == [("003", "gravel")]


def test_number_entered_twice_is_said_to_be_so(asked):
    enter_sheet(
        asked.session.ledger,
        asked.sheets()[0],
        {asked.questions()[0]: SheetAnswer("support", "修")},
        returned_on="2026-05-12",
    )
    asked.page.refresh()
    asked.drain()

    asked.type_number("1")

    assert asked.entry.fault.accessibleName() == "001 号表已经录入过，收回日期是 2026-05-12。"
    assert (asked.entry.store.isEnabled(), asked.entry.take_back.isVisible()) == (False, True)


def test_wrong_entry_is_taken_back(asked):
    test_number_entered_twice_is_said_to_be_so(asked)
    asked.entry.take_back.click()
    sheet = sheet_of(TakeBackSheet)
    asked.qtbot.keyClicks(sheet.fields["reason"], "wrong sheet")
    sheet.save_button.click()
    asked.drain()

    assert asked.rows(Opinion) == []
    assert asked.states()[0] == ("001", "late")
    assert asked.entry.number.text() == ""


def test_sheet_entered_anew_elsewhere_is_told_before_its_entry_is_taken_back(asked):
    test_number_entered_twice_is_said_to_be_so(asked)
    asked.entry.take_back.click()
    sheet = sheet_of(TakeBackSheet)
    asked.qtbot.keyClicks(sheet.fields["reason"], "wrong sheet")
    asked.drain()
    first, ledger = asked.sheets()[0], asked.session.ledger
    take_back_sheet(ledger, first, reason="录错了")
    enter_sheet(ledger, first, {}, returned_on="2026-05-14")
    sheet.save_button.click()
    asked.drain()
    told = "刚才收到了别处改的：“收回日期”现在是“2026年5月14日”。"
    assert sheet._fault.accessibleName() == told
    sheet.save_button.click()
    asked.drain()

    assert asked.states()[0] == ("001", "late")


def test_day_nobody_can_read_is_refused(asked):
    asked.type_number("1")
    asked.entry.day.setText("大前天")
    asked.press(Qt.Key.Key_Return, CTRL)

    assert asked.entry.fault.isVisible()
    assert asked.rows(Opinion) == []
    assert asked.page.focusWidget() is asked.entry.day


def test_unsigned_sheet_may_bear_a_signature(asked):
    asked.type_number("3")
    assert asked.entry.signed.isVisible()
    asked.press(Qt.Key.Key_1, ALT)
    asked.entry.signed.setText("一名村民")
    asked.press(Qt.Key.Key_Return, CTRL)

    assert [(one.speaker, one.signed) for one in asked.rows(Opinion)] == [(None, "一名村民")]


def test_composition_keeps_its_digits(asked):
    asked.type_number("1")
    words = asked.entry.rows[0].words
    QApplication.sendEvent(words, QInputMethodEvent("xiu", []))
    asked.press(Qt.Key.Key_2, ALT)

    assert asked.entry.rows[0].stance.value() is None


def test_half_typed_sheet_comes_back(asked):
    asked.type_number("2")
    asked.press(Qt.Key.Key_4, ALT)
    asked.write("half")
    asked.entry.keeper.flush()
    asked.drain()

    page = asked.show()

    row = page.entry.rows[0]
    assert (page.entry.number.text(), row.words.text(), row.stance.value()) == (
        "002",
        "half",
        "suggestion",
    )
    assert page.entry.who.text() == "002 · 穆新 · 三组"


def test_reminder_is_for_the_ticked_or_for_all(asked):
    page = asked.page
    assert page.sheets.remind_button.accessibleName() == "催收 3 份"
    page.sheets.table.setFocus()
    asked.press(Qt.Key.Key_Space)
    assert page.sheets.remind_button.accessibleName() == "催收 1 份"
    page.sheets.remind_button.click()
    asked.drain()

    reminded = [one.reminded_on for one in asked.rows(WrittenSheet, order_by="number")]
    assert reminded == ["2026-05-22", None, None, None]
    page.sheets.remind_button.click()
    asked.drain()
    reminded = [one.reminded_on for one in asked.rows(WrittenSheet, order_by="number")]
    assert reminded == [*["2026-05-22"] * 3, None]


def test_all_that_are_out_are_ticked_and_unticked(asked):
    asked.page.sheets.tick_all.click()
    assert len(asked.page.sheets.table.ticked) == 3
    asked.page.sheets.tick_all.click()
    assert asked.page.sheets.table.ticked == set()


def test_rest_is_handed_out(asked):
    assert asked.page.sheets.hand_button.accessibleName() == "发出 1 份"
    asked.page.sheets.hand_button.click()
    asked.drain()

    assert asked.rows(WrittenSheet, order_by="number")[3].handed_on == "2026-05-22"
    assert asked.page.sheets.hand_button.isVisible() is False


def test_filter_shows_some_of_them(asked):
    asked.page.sheets.filters.choose("waiting")
    asked.page.sheets.filters.chosen.emit("waiting")

    assert asked.page.sheets.table.lines.count() == 1


def test_enter_in_the_list_takes_the_sheet(asked):
    asked.page.sheets.table.setFocus()
    asked.press(Qt.Key.Key_Down)
    asked.press(Qt.Key.Key_Return)

    assert asked.entry.number.text() == "002"
    assert asked.page.focusWidget() is asked.entry.rows[0].words


def test_small_room_shows_one_part_at_a_time(asked):
    page = asked.show(compact=True)

    assert (page.sheets.isVisible(), page.entry.isVisible()) == (True, False)
    page.sheets.table.opened.emit(page.sheets.table.current_line())
    assert (page.sheets.isVisible(), page.entry.isVisible()) == (False, True)


def test_more_people_are_asked(asked):
    asked.page.sheets.add_button.click()
    sheet = sheet_of(MoreSheets)
    asked.drain()
    sheet.form.editors["unnamed"].show_value(2)
    sheet.save()
    asked.drain()

    assert [number for number, _ in asked.states()][-2:] == ["005", "006"]


def test_end_asks_first_and_locks_everything(asked):
    asked.page.end_button.click()
    question = sheet_of_title("结束这一轮")
    assert asked.session.ledger is not None
    question.yes.click()
    asked.drain()

    with asked.session.ledger.read() as reading:
        assert reading.get(Meeting, asked.id).state == "ended"
    page = asked.page
    assert (page.entry.isVisible(), page.end_button.isEnabled()) == (False, False)
    assert page.sheets.remind_button.reason == "这一轮已经结束"


def sheet_of_title(title):
    return next(one for one in QApplication.topLevelWidgets() if one.windowTitle() == title)


def test_without_a_round_one_is_offered(session, drain, qtbot):
    page = WrittenRoundPage(session, Place("written_round"))
    qtbot.addWidget(page)
    page.show()
    page.refresh()
    drain()

    assert page._stack.currentWidget() is page._empty
    assert page.first_focus() is page.first
    assert [one for one in page.head.findChildren(QPushButton) if one.isVisible()] == [
        page.head.back_button
    ]


def test_round_is_called_from_the_meetings(session, drain, qtbot):
    page = MeetingsPage(session, Place("meetings"))
    qtbot.addWidget(page)
    page.show()
    page.refresh()
    drain()
    page.ask_round.click()
    sheet = sheet_of(CallRoundSheet)
    drain()
    sheet.save()
    assert sheet.form.editors["title"].fault
    sheet.form.editors["title"].show_value("征求意见")
    sheet.form.editors["questions"].show_value("修不修\n怎么修\n")
    sheet.save()
    drain()
    assert sheet.form.editors["people"].fault == (
        "还没有选征求谁的意见。 请选名册、选人，或填写不记名的份数。"
    )
    sheet.form.editors["unnamed"].show_value(3)
    sheet.save()
    drain()

    with session.ledger.read() as reading:
        (meeting,) = reading.list(Meeting)
        assert len(reading.list(WrittenSheet, meeting=meeting.id)) == 3
        assert len(reading.list(AgendaItem, meeting=meeting.id)) == 2
    assert session.navigator.current == Place("written_round", row=meeting.id)


def test_running_round_is_no_running_meeting(asked):
    page = MeetingsPage(asked.session, Place("meetings"))
    asked.qtbot.addWidget(page)
    page.show()
    page.refresh()
    asked.drain()

    assert page.go_on.isVisible() is False
    page.list.itemActivated.emit(page.list.item(0))
    assert asked.session.navigator.current == Place("written_round", row=asked.id)


# What came from elsewhere meanwhile


@pytest.fixture
def overtaken(asked):
    """Sheet 001 half typed here while it is entered elsewhere."""
    asked.type_number("1")
    asked.entry.rows[0].words.set_text("我录的")
    answers = {asked.questions()[0]: SheetAnswer("support", "别处录的")}
    enter_sheet(asked.session.ledger, asked.sheets()[0], answers, returned_on="2026-05-14")
    asked.page.refresh()
    asked.drain()
    return asked


def test_sheet_that_was_entered_elsewhere_is_told_and_what_is_typed_stays(overtaken):
    entry = overtaken.entry
    assert entry.fault.accessibleName() == "001 号表刚才在别处录入了，收回日期是 2026-05-14。"
    assert (entry.rows[0].words.text(), entry.store.isEnabled()) == ("我录的", False)
    overtaken.page.refresh()
    overtaken.drain()
    assert entry.fault.isVisible()  # until somebody has read it

    entry.head.drop.click()
    overtaken.drain()
    assert (entry.rows[0].words.text(), entry.number.text()) == ("", "")
    assert not entry.fault.isVisible()
    assert [one.content for one in overtaken.rows(Opinion)] == ["别处录的"]
    draft = find_draft(overtaken.session.ledger.drafts, "WrittenSheet", str(overtaken.id))
    assert draft is None


def test_wrong_entry_of_elsewhere_is_taken_back_and_ones_own_is_stored(overtaken):
    overtaken.entry.take_back.click()
    sheet = sheet_of(TakeBackSheet)
    sheet.fields["reason"].setText("录错了")
    sheet.save_button.click()
    overtaken.drain()
    assert overtaken.entry.rows[0].words.text() == "我录的"
    overtaken.entry.store.click()
    overtaken.drain()

    assert [one.content for one in overtaken.rows(Opinion)] == ["我录的"]


def test_question_that_came_meanwhile_leaves_what_is_typed(asked):
    asked.type_number("1")
    asked.entry.rows[0].words.set_text("我录的")
    with asked.session.ledger.act("add_for_test") as work:
        work.add(AgendaItem(meeting=asked.id, position=3, title="谁来管"))
    asked.page.refresh()
    asked.drain()

    assert [row.words.text() for row in asked.entry.rows] == ["我录的", "", ""]


def test_round_that_ended_elsewhere_is_told_to_whoever_types(asked):
    asked.type_number("1")
    asked.entry.rows[0].words.set_text("我录的")
    asked.entry.keeper.flush()
    end_round(asked.session.ledger, asked.id)
    asked.page.refresh()
    asked.drain()

    assert asked.session.notices[-1].text == "这一轮结束了，001 号表还没有存好。"
    draft = find_draft(asked.session.ledger.drafts, "WrittenSheet", str(asked.id))
    assert "我录的" in str(draft.content)


def test_sheets_come_back_on_the_day_that_it_is_by_then(asked):
    assert asked.entry.day.text() == "2026-05-22"
    asked.session.now = lambda: datetime(2026, 5, 22, 16, 30, tzinfo=UTC)  # the 23rd in Beijing
    asked.page.refresh()
    asked.drain()
    assert asked.entry.day.text() == "2026-05-23"

    asked.entry.day.setText("2026-05-20")  # a pile of that day
    asked.session.now = lambda: datetime(2026, 5, 23, 16, 30, tzinfo=UTC)
    asked.page.refresh()
    asked.drain()
    assert asked.entry.day.text() == "2026-05-20"


def test_day_of_a_sheet_in_hand_does_not_change_at_midnight(asked):
    asked.type_number("1")
    asked.session.now = lambda: datetime(2026, 5, 22, 16, 30, tzinfo=UTC)
    asked.page.refresh()
    asked.drain()
    assert asked.entry.day.text() == "2026-05-22"

    asked.entry.store.click()
    asked.drain()
    assert asked.entry.day.text() == "2026-05-23"
