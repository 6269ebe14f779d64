"""会议筹备 by keys: names told one after the other, the notice of law, what is to be ready."""

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop.domain.deadlines import day_of
from desktop.records import Delivery, Meeting, Membership, Participant, Person, Preparation
from desktop.services.deliveries import record_deliveries
from desktop.services.meeting_facts import standing_deliveries
from desktop.services.meetings import call_meeting, end_meeting, open_meeting
from desktop.services.preparations import add_preparation
from desktop.services.selections import invite_people
from desktop.ui.pages.meetings import MeetingsPage
from desktop.ui.pages.preparing import PreparingPage
from desktop.ui.pages.today import TodayPage
from desktop.ui.places import Place
from desktop.ui.preparing.invite_sheet import InviteSheet
from desktop.ui.preparing.sheets import ArrangeSheet, ComingSheet, PreparationSheet

CTRL = Qt.KeyboardModifier.ControlModifier
NAMES = ("马秀兰", "马小莲", "贺占林", "𬳵㐂")


class Planning:
    """A meeting of four that is planned, and its page, ten days before."""

    def __init__(self, session, drain, qtbot):
        self.session, self.drain, self.qtbot = session, drain, qtbot
        session.now = lambda: datetime.now(UTC)
        self.people = [Person(name=name, group="三组") for name in NAMES]
        self.add(*self.people)
        self.id = call_meeting(
            session.ledger,
            title="第五次会议",
            held_on="2040-05-20",
            place="村部",
            body="village_assembly",
        )
        invite_people(session.ledger, self.id, [one.id for one in self.people], capacity="entitled")
        self.page = self.show()

    def add(self, *rows):
        with self.session.ledger.act("enter_for_test") as work:
            for row in rows:
                work.add(row)

    def show(self, row=None, *, compact=False):
        page = PreparingPage(self.session, Place("preparing", row or self.id))
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

    def rows(self, kind, **equal):
        with self.session.ledger.read() as reading:
            return reading.list(kind, **{"meeting": self.id} | equal)

    def told(self):
        with self.session.ledger.read() as reading:
            standing = {one.participant for one in standing_deliveries(reading, self.id)}
        return [row.person_name for row in self.rows(Participant) if row.id in standing]

    def type_name(self, text):
        entry = self.page.notice.entry
        entry.name.setFocus()
        entry.name.clear()
        if text.isascii():
            self.qtbot.keyClicks(entry.name, text)
        else:
            entry.name.setText(text)
        self.press(Qt.Key.Key_Return)

    def press(self, key, modifiers=Qt.KeyboardModifier.NoModifier):
        self.qtbot.keyClick(self.page.focusWidget(), key, modifiers)
        self.drain()

    @property
    def fault(self):
        box = self.page.notice._fault
        return box.accessibleName() if box.isVisible() else ""

    @property
    def notice(self):
        box = self.page.notice.notice
        return (box.accessibleName(), box.property("tone")) if box.isVisible() else None

    def groups(self):
        return [
            (row.group, row.title)
            for row in self.page.notice.list.rows._items
            if row.__class__.__name__ == "Row"
        ]


@pytest.fixture
def planning(session, drain, qtbot):
    return Planning(session, drain, qtbot)


def sheet_of(kind):
    return next(one for one in QApplication.topLevelWidgets() if isinstance(one, kind))


def test_names_are_entered_one_after_the_other_by_initials(planning):
    assert planning.page.focusWidget() is planning.page.notice.entry.name

    planning.type_name("hz")
    planning.type_name("马秀兰")

    assert sorted(planning.told()) == ["贺占林", "马秀兰"]
    assert planning.fault == ""
    assert planning.page.focusWidget() is planning.page.notice.entry.name
    assert planning.page.notice._caption.text() == "已送达 2/4"
    assert [title for group, title in planning.groups() if group == "已送达"] == [
        "贺占林",
        "马秀兰",
    ]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "请打姓名或拼音首字母。"),
        ("mx", "有 2 个人合得上：马小莲、马秀兰，请多打几个字。"),
        ("张", "名单里没有“张”。"),
    ],
)
def test_what_names_nobody_or_several_enters_nobody(planning, typed, said):
    planning.type_name(typed)

    assert planning.fault.replace("马秀兰、马小莲", "马小莲、马秀兰") == said
    assert planning.told() == []


def test_who_was_told_is_said_to_have_been(planning):
    planning.type_name("贺占林")
    planning.type_name("贺占林")

    assert planning.fault == "“贺占林”已经登记过了。"
    assert len(planning.rows(Delivery)) == 1


def test_way_time_and_who_took_it_are_kept(planning):
    entry = planning.page.notice.entry
    entry.way.setCurrentIndex(entry.way.findData("household"))
    entry.day.setText("2026-05-10")
    entry.clock.setText("9点半")
    entry.by.setText("马某")

    planning.type_name("𬳵㐂")

    (row,) = planning.rows(Delivery)
    assert (row.way, row.received_by) == ("household", "马某")
    assert row.delivered_at == datetime(2026, 5, 10, 1, 30, tzinfo=UTC)
    assert (entry.by.text(), entry.clock.text()) == ("", "9点半")


def test_people_are_told_on_the_day_that_it_is_by_then(planning):
    entry, session = planning.page.notice.entry, planning.session
    begun = session.now()
    assert entry.day.text() == day_of(begun).isoformat()
    session.now = lambda: begun + timedelta(days=1)
    entry.name.setText("马")  # somebody is being entered: the day stays
    planning.page.refresh()
    planning.drain()
    assert entry.day.text() == day_of(begun).isoformat()

    entry.name.clear()
    planning.page.refresh()
    planning.drain()
    assert entry.day.text() == day_of(begun + timedelta(days=1)).isoformat()
    entry.day.setText("2026-05-10")
    session.now = lambda: begun + timedelta(days=2)
    planning.page.refresh()
    planning.drain()
    assert entry.day.text() == "2026-05-10"


@pytest.mark.parametrize(
    ("day", "clock", "said"),
    [
        ("2026-05", "9:30", "时间不完整。"),
        ("2026-05-10", "早上", "“早上”不是一个时间。"),
        ("2041-05-10", "9:30", "送达时间还没有到。"),
    ],
)
def test_time_that_cannot_be_is_refused(planning, day, clock, said):
    planning.page.notice.entry.day.setText(day)
    planning.page.notice.entry.clock.setText(clock)

    planning.type_name("贺占林")

    assert planning.fault == said
    assert planning.told() == []


def test_row_is_entered_and_taken_back_by_enter(planning):
    planning.page.notice.list.setFocus()
    planning.press(Qt.Key.Key_Home)
    first = planning.page.notice.list.current_row().title
    planning.press(Qt.Key.Key_Return)
    assert planning.told() == [first]

    planning.page.notice.list.choose(
        next(one.id for one in planning.rows(Participant) if one.person_name == first)
    )
    assert planning.page.notice.list.current_row().action == "撤回"
    planning.press(Qt.Key.Key_Return)

    assert planning.told() == []
    assert len(planning.rows(Delivery)) == 2


def test_all_others_are_entered_at_once_and_the_law_is_kept(planning):
    assert planning.notice == ("须提前 10 天通知，最晚 5月10日送达，还差 4 人", "warn")
    planning.type_name("贺占林")

    planning.page.notice.all.click()
    planning.drain()

    assert len(planning.told()) == 4
    assert planning.notice == ("须提前 10 天通知，已经够了", "good")
    assert not planning.page.notice.all.isVisible()
    assert not planning.page.notice.entry.isVisible()


def test_notice_that_came_too_late_says_by_how_much_and_when_the_law_allows_it(planning):
    planning.session.now = lambda: datetime(2040, 5, 15, tzinfo=UTC)
    planning.page.refresh()
    planning.drain()

    assert planning.notice == ("须提前 10 天通知，最晚 5月10日送达，还差 4 人", "bad")
    assert "可以临时通知村民" in planning.page.notice.notice.accessibleDescription()
    assert "《村民委员会组织法》" in planning.page.notice.notice.accessibleDescription()


def test_talk_has_no_days_of_notice_and_an_empty_list_one_thing_to_do(planning):
    talk = call_meeting(planning.session.ledger, title="恳谈", held_on="2040-05-20", place="院坝")
    page = planning.show(talk)

    assert not page.notice.notice.isVisible()
    assert page.focusWidget() is page.notice.first
    planning.qtbot.keyClick(page.notice.first, Qt.Key.Key_Return)
    planning.drain()
    assert sheet_of(InviteSheet).isVisible()


def test_preparations_are_listed_and_ticked_by_enter(planning):
    page = planning.page
    page.ready.first.click()
    planning.drain()
    assert page.focusWidget() is page.ready.list
    assert page.ready._caption.text() == "备好 0/5"
    title = page.ready.list.current_row().title

    planning.press(Qt.Key.Key_Return)

    done = [row.title for row in planning.rows(Preparation) if row.done_on]
    assert done == [title]
    assert page.ready._caption.text() == "备好 1/5"


def test_preparation_is_added_edited_and_dropped(planning):
    planning.page.ready.add.click()
    planning.drain()
    sheet = sheet_of(PreparationSheet)
    sheet.form.editors["title"].control.setText("借投影仪")
    sheet.save_button.click()
    planning.drain()
    (row,) = planning.rows(Preparation)
    assert row.title == "借投影仪"

    planning.page.ready.edit.click()
    planning.drain()
    sheet = next(
        one
        for one in QApplication.topLevelWidgets()
        if isinstance(one, PreparationSheet) and one.isVisible()
    )
    sheet.form.editors["responsible"].control.setText("马晓梅")
    sheet.save_button.click()
    planning.drain()
    assert planning.rows(Preparation)[0].responsible == "马晓梅"

    planning.page.ready.edit.click()
    planning.drain()
    sheet = next(
        one
        for one in QApplication.topLevelWidgets()
        if isinstance(one, PreparationSheet) and one.isVisible()
    )
    sheet.drop.click()
    planning.drain()
    assert planning.rows(Preparation) == []


def test_people_are_invited_by_name_and_by_what_they_are(planning):
    expert, other = Person(name="丁学军"), Person(name="金国华")
    planning.add(expert, other, Membership(person=expert.id, kind="expert"))
    planning.page.notice.invite.click()
    planning.drain()
    sheet = sheet_of(InviteSheet)
    assert [sheet.kind.itemText(at) for at in range(sheet.kind.count())] == ["所有人  2", "专家  1"]
    assert sheet.keep.reason == "先勾上要邀请的人"

    sheet.kind.setCurrentIndex(1)
    assert sheet.people.count() == 1
    sheet.all.click()
    sheet.kind.setCurrentIndex(0)
    planning.qtbot.keyClicks(sheet.search, "jgh")
    planning.qtbot.keyClick(sheet.search, Qt.Key.Key_Return)
    assert sheet.search.text() == ""
    sheet.coming.control.choose("applied")
    planning.qtbot.keyClick(sheet.search, Qt.Key.Key_Return, CTRL)
    planning.drain()

    invited = {row.person_name: row for row in planning.rows(Participant, capacity="observer")}
    assert set(invited) == {"丁学军", "金国华"}
    assert {row.coming for row in invited.values()} == {"applied"}
    assert invited["丁学军"].stakeholder_class == "专家"
    assert [title for group, title in planning.groups() if group == "列席"] == ["丁学军", "金国华"]


def test_nobody_fits_is_said(planning):
    planning.add(Person(name="丁学军"))
    planning.page.notice.invite.click()
    planning.drain()
    sheet = sheet_of(InviteSheet)

    planning.qtbot.keyClicks(sheet.search, "zzz")

    assert sheet.people.count() == 0
    assert "没有找到合得上的人" in sheet._told.text()


def test_way_of_coming_is_written_down(planning):
    planning.page.notice.list.setFocus()
    planning.page.notice.coming.click()
    planning.drain()
    sheet = sheet_of(ComingSheet)
    sheet.form.editors["coming"].control.choose("delegate")
    sheet.form.edited.emit("coming")
    sheet.save_button.click()
    planning.drain()

    assert [row.coming for row in planning.rows(Participant)].count("delegate") == 1
    chips = planning.page.notice.list.current_row().chips
    assert chips[0][0] == "推选的代表"


def test_arrangement_sets_the_time_that_the_notice_tells(planning):
    planning.page.arrangement.click()
    planning.drain()
    sheet = sheet_of(ArrangeSheet)
    sheet.form.editors["starts"].control.setText("9点半")
    sheet.save_button.click()
    planning.drain()

    with planning.session.ledger.read() as reading:
        assert reading.get(Meeting, planning.id).opened_at == datetime(
            2040, 5, 20, 1, 30, tzinfo=UTC
        )
    assert "2040-05-20 09:30" in planning.page.head._caption.text()


def test_meeting_that_has_ended_is_only_looked_at(planning):
    record_deliveries(planning.session.ledger, [one.id for one in planning.rows(Participant)][:1])
    add_preparation(planning.session.ledger, planning.id, title="场地")
    open_meeting(planning.session.ledger, planning.id)
    end_meeting(planning.session.ledger, planning.id)
    planning.page.refresh()
    planning.drain()
    page = planning.page

    hidden = (page.arrangement, page.notice.entry, page.notice.all, page.notice.invite)
    assert [one.isVisible() for one in (*hidden, page.ready.add)] == [False] * 5
    page.notice.list.setFocus()
    planning.press(Qt.Key.Key_Return)
    assert len(planning.rows(Delivery)) == 1


def test_room_is_one_press_away(planning):
    planning.page.enter.click()

    assert planning.session.navigator.current == Place("meeting", planning.id)


def test_one_part_is_shown_where_room_is_short(planning):
    page = planning.show(compact=True)
    assert (page.notice.isVisible(), page.ready.isVisible()) == (True, False)

    page.parts.choose("ready")
    page.parts.chosen.emit("ready")

    assert (page.notice.isVisible(), page.ready.isVisible()) == (False, True)


def test_without_a_row_the_next_planned_meeting_is_shown(planning):
    nearer = call_meeting(
        planning.session.ledger, title="先开的", held_on="2039-05-20", place="院坝"
    )
    page = PreparingPage(planning.session, Place("preparing"))
    planning.qtbot.addWidget(page)
    page.show()
    page.refresh()
    planning.drain()

    assert page.shown.log.meeting == nearer


def test_where_nothing_is_planned_it_says_so(session, drain, qtbot):
    page = PreparingPage(session, Place("preparing"))
    qtbot.addWidget(page)
    page.show()
    page.refresh()
    drain()

    page.to_meetings.click()

    assert page._stack.currentWidget().accessibleName() == "没有要筹备的会"
    assert session.navigator.current == Place("meetings")


def test_meetings_lead_here(planning):
    page = MeetingsPage(planning.session, Place("meetings"))
    planning.qtbot.addWidget(page)
    page.show()
    page.refresh()
    planning.drain()

    page.prepare.click()

    assert planning.session.navigator.current == Place("preparing", planning.id)


def test_today_leads_here_with_what_is_to_be_ready(planning):
    add_preparation(planning.session.ledger, planning.id, title="借投影仪", due="2026-01-02")
    page = TodayPage(planning.session, Place("today"))
    planning.qtbot.addWidget(page)
    page.show()
    page.refresh()
    planning.drain()
    shown = (page.list.rows.row_at(at) for at in range(page.list.rows.rowCount()))
    row = next(one.data for one in shown if one is not None and one.data.kind == "preparation")

    assert (row.title, row.group, row.page, row.row) == (
        "借投影仪",
        "overdue",
        "preparing",
        planning.id,
    )
