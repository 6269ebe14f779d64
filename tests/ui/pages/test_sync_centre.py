"""同步中心 by keys and clicks, over a ledger whose server a test holds in its hands."""

import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from fake_sync_stores import (
    AT,
    DEVICE,
    EPOCH,
    OTHER_DEVICE,
    TOWNSHIP,
    VILLAGE,
    FakeSyncStore,
    SyncHome,
    alarm,
    chain,
    conflict,
    run,
    sent,
)
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QLabel

from desktop.errors import LineError, StorageError
from desktop.records import Ballot, Meeting, Motion, Person, Task
from desktop.services.bundle_ports import BundleIn, BundleOut, LeftOut
from desktop.services.sync_names import SyncNames
from desktop.services.sync_ports import Ended, Figures, HeldPatch, Waiting
from desktop.services.syncing import read_every
from desktop.ui.clock_states import clock_of
from desktop.ui.joining.join_sheet import JoinSheet
from desktop.ui.main_window import MainWindow
from desktop.ui.places import Place
from desktop.ui.stylesheet import style_sheet
from desktop.ui.syncing.contents_sheet import ContentsSheet
from desktop.ui.syncing.history_panel import FEW, HistorySheet
from desktop.ui.syncing.schedules import syncing_of
from desktop.ui.widgets.buttons import Button

NOW = datetime(2026, 11, 23, 8, 3, tzinfo=UTC)
HERE = ("", DEVICE, VILLAGE.id)
THERE = ("", OTHER_DEVICE, TOWNSHIP.id)
LONG = "这一段很长。" * 40
ALT = Qt.KeyboardModifier.AltModifier


class Centre:
    """A window at the sync centre, used by keys as a person would."""

    def __init__(self, session, drain, qtbot, qapp):
        self.session, self.drain, self.qtbot = session, drain, qtbot
        with session.ledger.act("enter_for_test") as work:
            work.set_setting("sample", "")
        self.store = FakeSyncStore()
        self.home = session.home = SyncHome(session.home, self.store)
        session.now = lambda: NOW
        qapp.setStyleSheet(style_sheet(session.look))
        self.window = MainWindow(session.look, session.navigator, session.tasks)
        qtbot.addWidget(self.window)

    def add(self, *rows):
        with self.session.ledger.act("enter_for_test") as work:
            for row in rows:
                work.add(row)
        return rows[0].id

    def open(self):
        self.window.show()
        self.window.activateWindow()
        self.qtbot.waitUntil(self.window.isActiveWindow)
        self.window.open_session(self.session, Place("sync_centre"))
        self.settle()
        return self.page

    def settle(self):
        self.drain()
        self.qtbot.wait(1)  # the focus of a page comes with the next turn of the loop
        self.drain()

    @property
    def syncing(self):
        return syncing_of(self.session)

    @property
    def page(self):
        return self.window.page

    def press(self, key, modifier=Qt.KeyboardModifier.NoModifier):
        QTest.keyClick(self.window.focusWidget() or self.window, key, modifier)
        # A letter holds its button down for a moment before it clicks.
        self.qtbot.waitUntil(
            lambda: not any(one.isDown() for one in self.page.findChildren(Button))
        )
        self.settle()

    def words(self):
        """Return every word in sight on the page."""
        labels = self.page.findChildren(QLabel)
        return "\n".join(one.text() for one in labels if one.isVisible())

    def buttons(self, word):
        found = self.page.findChildren(Button)
        return [one for one in found if one.isVisible() and one.accessibleName() == word]

    def click(self, word):
        (button,) = self.buttons(word)
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        self.settle()

    @property
    def current(self):
        (item,) = [
            one for one in self.page.matters.settle.items if one.property("current") == "true"
        ]
        return item.accessibleName()

    def due_conflict(self, title="四组人饮主管道换管"):
        task = self.add(Task(title=title, first_due="2026-11-20", due="2026-11-27"))
        self.store.open.append(
            conflict(
                "Task", task, "due", (*HERE, "2026-11-27"), (*THERE, "2026-12-05"), before="2026"
            )
        )
        return task

    def phone_conflict(self):
        person = self.add(Person(name="贺占林"))
        values = ((*HERE, "13812342047"), (*THERE, "13855552074"))
        self.store.open.append(conflict("Person", person, "phone", *values))
        return person

    def get(self, kind, row):
        with self.session.ledger.read() as reading:
            return reading.get(kind, row)

    def hold_run(self):
        """Begin a run that ends when it is paused, and return when it is under way."""
        begun = threading.Event()

        def script(progress, pause):
            progress("push", 11, 17, is_slow=True)
            begun.set()
            while not pause():
                threading.Event().wait(0.005)
            return Ended(outcome="paused", figures=Figures(pushed=11))

        self.home.script = script
        self.syncing.run()
        assert begun.wait(60)
        self.syncing.moved.emit()

    @property
    def sheet(self):
        (sheet,) = [one for one in self.window.findChildren(ContentsSheet) if one.isVisible()]
        return sheet


@pytest.fixture
def centre(session, drain, qtbot, qapp):
    yield Centre(session, drain, qtbot, qapp)
    drain()
    qapp.setStyleSheet("")


def test_server_machine_and_three_figures_are_in_sight(centre):
    centre.store.outbox = [chain(17, 11)]
    centre.store.history = [run(1, at=AT)]
    centre.due_conflict()
    centre.phone_conflict()

    centre.open()

    words = centre.words()
    for said in ("县服务器：示例县政协 · 本机编号 SLC-02", "未上传 6 条", "2 天"):
        assert said in words
    assert [one.accessibleName() for one in centre.page.run._figures] == [
        "6 条还没上传",
        "2 天 距上次同步",
        "2 件要您处理",
    ]


def test_no_side_is_preselected_and_both_are_told_with_what_was_before(centre):
    centre.due_conflict()
    centre.open()

    words = centre.words()
    for said in ("2026年11月27日", "2026年12月5日", "改之前", "2026年", "本机 · 11月21日 16:20"):
        assert said in words
    assert centre.current == "两边都改过，落实事项「四组人饮主管道换管」 — 现期限"
    sides = [*centre.buttons("用本机的"), *centre.buttons("用镇里的")]
    assert [one.property("kind") for one in sides] == ["plain", "plain"]
    assert not any(one.hasFocus() for one in sides)
    assert centre.get(Task, centre.page._view.conflicts[0].subject.row).due == "2026-11-27"


@pytest.mark.parametrize(
    ("key", "due"), [(Qt.Key.Key_L, "2026-11-27"), (Qt.Key.Key_R, "2026-12-05")]
)
def test_a_side_is_chosen_by_its_letter_and_nothing_else_changes(centre, key, due):
    task = centre.due_conflict()
    centre.open()

    centre.press(key, ALT)

    assert centre.get(Task, task).due == due
    with centre.session.ledger.read() as reading:
        assert reading.history(task)[-1].act == "choose_side"
    assert centre.session.notices[-1].tone == "good"


def test_letters_go_with_the_current_one(centre):
    first, second = centre.due_conflict("甲"), centre.due_conflict("乙")
    centre.open()

    centre.press(Qt.Key.Key_Down)
    assert "「乙」" in centre.current
    centre.press(Qt.Key.Key_R, ALT)

    assert centre.get(Task, first).due == "2026-11-27"
    assert centre.get(Task, second).due == "2026-12-05"


def test_arrows_stop_at_both_ends_and_work_from_a_button_inside(centre):
    for title in "甲乙":
        centre.due_conflict(title)
    centre.open()
    centre.press(Qt.Key.Key_Up)
    assert "「甲」" in centre.current

    centre.buttons("用镇里的")[0].setFocus()
    centre.press(Qt.Key.Key_Down)
    centre.press(Qt.Key.Key_Down)

    assert "「乙」" in centre.current


def test_conflict_that_changed_meanwhile_is_not_settled(centre):
    task = centre.due_conflict()
    centre.open()
    centre.store.open[:] = [
        conflict("Task", task, "due", (*HERE, "2026-11-27"), (*THERE, "2027-01-01"))
    ]

    centre.press(Qt.Key.Key_R, ALT)

    assert centre.get(Task, task).due == "2026-11-27"
    assert "又有了变化" in centre.session.notices[-1].text


def test_numbers_are_masked_until_somebody_asks(centre):
    centre.phone_conflict()
    centre.open()
    assert "*******2047" in centre.words()
    assert "13812342047" not in centre.words()

    centre.click("显示号码")

    assert "13812342047" in centre.words()
    assert centre.buttons("显示号码") == []


def test_long_words_are_cut_and_read_whole_beside_each_other(centre):
    task = centre.add(Task(title="甲"))
    values = ((*HERE, LONG + "甲"), (*THERE, LONG + "乙"))
    centre.store.open.append(conflict("Task", task, "milestones", *values))
    centre.open()
    assert LONG + "乙" not in centre.words()

    centre.click("看全文")

    told = "\n".join(one.text() for one in centre.sheet.findChildren(QLabel))
    assert LONG + "甲" in told
    assert LONG + "乙" in told


def test_an_empty_value_says_so(centre):
    task = centre.add(Task(title="甲"))
    centre.store.open.append(conflict("Task", task, "unit", (*HERE, ""), (*THERE, "水务站")))
    centre.open()

    assert "（空）" in centre.words()


def test_many_are_shown_by_and_by(centre):
    for number in range(23):
        centre.due_conflict(f"第{number}件")
    centre.open()
    assert len(centre.page.matters.settle.items) == 20

    centre.click("下面还有 3 件")

    assert len(centre.page.matters.settle.items) == 23


# Refused, and two contents


@pytest.mark.parametrize(
    ("kind", "code", "chip", "said"),
    [
        ("refused", "scope", "县里没收", "县里只收本单位的"),
        ("refused", "owner", "县里没收", "只能由他们改"),
        ("refused", "type", "县里没收", "同一编号的另一种记录"),
        ("refused", "from_the_future", "县里没收", "代码 from_the_future"),
        ("two_contents", "", "两份内容", "先定下的那份没有动"),
        ("from_the_future", "", "要知道", "这个版本不认识它（from_the_future）"),
    ],
)
def test_what_was_found_is_told_with_reason_and_remedy(centre, kind, code, chip, said):
    task = centre.add(Task(title="修桥"))
    centre.store.known_alarms.append(alarm(1, kind, task, "Task", code=code))
    centre.open()

    words = centre.words()
    assert "落实事项「修桥」" in words
    assert "怎么办：" in words
    assert said in words
    assert centre.current.startswith(chip)


@pytest.mark.parametrize(
    "kind", ["forked", "server_lost", "replaced", "chain", "file_unreadable", "file_wrong"]
)
def test_what_the_line_found_has_no_row_to_open(centre, kind):
    centre.store.known_alarms.append(alarm(1, kind, "d/e/4"))
    centre.open()

    assert centre.buttons("做更正") == []
    assert "原因：" in centre.words()


def test_what_is_known_is_said_no_more(centre):
    centre.store.known_alarms += [alarm(1, "forked"), alarm(2, "chain")]
    centre.open()

    centre.press(Qt.Key.Key_K, ALT)

    with centre.session.ledger.read() as reading:
        assert centre.store.settled == [(1, reading.setting("account"))]
    assert "接不上" in centre.current


def test_what_was_refused_and_is_not_shown_can_only_be_known(centre, monkeypatch):
    task = centre.add(Task(title="镇上集市划线"))
    found = SyncNames.find
    monkeypatch.setattr(
        SyncNames,
        "find",
        lambda self, kind, row: None if kind == "Task" else found(self, kind, row),
    )
    centre.store.known_alarms.append(alarm(1, "refused", task, "Task", code="scope"))
    centre.open()

    assert "落实事项「镇上集市划线」" in centre.words()
    assert centre.buttons("做更正") == []
    assert len(centre.buttons("知道了")) == 1


def test_correction_of_a_task_opens_it(centre):
    task = centre.add(Task(title="修桥"))
    centre.store.known_alarms.append(alarm(1, "refused", task, "Task", code="owner"))
    centre.open()

    centre.press(Qt.Key.Key_Z, ALT)

    assert centre.session.navigator.current == Place("tasks", task)


@pytest.mark.parametrize("of", ["Motion", "Ballot"])
def test_correction_of_a_vote_leads_to_the_vote_itself_and_says_how(centre, of):
    meeting = Meeting(title="村民代表会议", held_on="2026-11-10", place="村部")
    motion = Motion(meeting=meeting.id, title="取暖补助名单")
    ballot = Ballot(motion=motion.id)
    for row in (meeting, motion, ballot):
        centre.add(row)
    subject = {"Motion": motion.id, "Ballot": ballot.id}[of]
    centre.store.known_alarms.append(alarm(1, "two_contents", subject, of))
    centre.open()

    centre.press(Qt.Key.Key_Z, ALT)

    place = centre.session.navigator.current
    assert (place.page, place.row) == ("meeting", meeting.id)
    assert place.options == {"motion": motion.id}
    assert "重新计票" in centre.session.notices[-1].text


def test_both_contents_are_read_beside_each_other(centre):
    task = centre.add(Task(title="修桥", unit="水务站"))
    aside = [{"write": f"{OTHER_DEVICE}/{EPOCH}/3", "fields": {"title": "修路", "unit": "水务站"}}]
    centre.store.known_alarms.append(alarm(1, "two_contents", task, "Task", aside=aside))
    centre.open()

    centre.click("看两份")

    told = [one.text() for one in centre.sheet.findChildren(QLabel) if one.text()]
    for said in ("先定下的，现在显示的", "修桥", "另一份：对方", "修路"):
        assert said in told


# Lists


def test_tabs_are_turned_by_keys_and_tell_what_came_and_what_waits(centre):
    task = centre.add(Task(title="修桥"))
    centre.store.came = [("Task", str(task), "assign_task", "", "20261121T082000.000Z0000")] * 2
    centre.store.outbox = [chain(3, 1)]
    centre.store.bodies = {EPOCH: [sent(n, "assign_task", ("Task", task)) for n in (1, 2, 3)]}
    centre.store.moving = [Waiting(digest="a", direction="up", kind="file", org="", size=9)]
    page = centre.open()
    assert page.matters.tabs.tabText(1) == "收到的 2"

    centre.press(Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
    assert [row.title for row in rows(page.matters.incoming)] == ["修桥", "修桥"]
    assert page.matters.incoming.hasFocus()

    centre.press(Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
    assert [row.title for row in rows(page.matters.outgoing)] == [
        "分派落实事项 · 落实事项「修桥」",
        "分派落实事项 · 落实事项「修桥」",
        "附件 1 个",
    ]

    centre.press(Qt.Key.Key_Return)
    assert centre.session.navigator.current == Place("tasks", task)


def rows(rows_list):
    model = rows_list.rows
    return [row for at in range(model.rowCount()) if (row := model.row_at(at)) is not None]


def test_row_that_is_not_here_yet_leads_nowhere_and_says_so(centre):
    centre.store.came = [("FromTheFuture", "x", "unknown", "", "20261121T082000.000Z0000")]
    page = centre.open()
    page.matters.tabs.setCurrentIndex(1)
    page.matters.take_focus()

    centre.press(Qt.Key.Key_Return)

    assert centre.session.navigator.current == Place("sync_centre")
    assert "还没有收到" in centre.session.notices[-1].text


def test_newer_data_is_said_plainly_and_listed(centre):
    held = HeldPatch(type="FromTheFuture", row="x", reason="unknown_type")
    centre.store.back = [held, held, HeldPatch(type="Task", row="y", reason="no_row")]
    page = centre.open()

    assert "有 2 条需要更新版本才能打开，已存好" in centre.words()
    assert [row.title for row in rows(page.matters.incoming)] == [
        "新版本才有的内容 2",
        "落实事项 1",
    ]


def test_history_tells_what_came_by_kinds_and_colours_its_shapes(centre):
    kinds = {"Task": 8, "Supervision": 1, "Bulletin": 2, "Concern": 3}
    centre.store.history = [
        run(4, "cut", reached=62),
        run(3, pulled=14, files_down=2, kinds=kinds),
        run(2, pulled=2, kinds={"Bulletin": 2}),
        run(1, pushed=63, files_up=8),
    ]
    page = centre.open()

    told = [(row.second, row.icon, row.tone) for row in rows(page.history.list)]
    assert told == [
        ("网络中断，没丢东西", "triangle-alert", "warn"),
        ("督办 1、政策声音 2、其他 11 · 附件 2 个", "circle-check", "good"),
        ("政策声音 2", "circle-check", "good"),
        ("附件 8 个，全部核对一致", "circle-check", "good"),
    ]


def test_history_tells_the_last_runs_and_all_of_them(centre):
    centre.store.history = [run(n, "cut", at=AT, reached=n) for n in range(FEW + 2, 0, -1)]
    page = centre.open()
    assert rows(page.history.list)[0].title == "11月21日 16:20 传到 10% 断线"
    assert page.history.list.current_row() is None  # they are only to be read
    assert len(rows(page.history.list)) == FEW

    centre.click("全部")

    sheet = centre.window.findChild(HistorySheet)
    assert len(rows(sheet.list)) == FEW + 2


def test_tab_keeps_no_room_for_a_badge_that_is_not_there(centre):
    page = centre.open()
    narrow = page.matters.tabs.tabRect(0).width()

    centre.due_conflict()
    page.refresh()
    centre.settle()
    page.refresh()
    centre.settle()  # Qt hides a button of a tab that is set a second time
    wide = page.matters.tabs.tabRect(0).width()
    assert page.matters._badge.isVisible()

    centre.store.open.clear()
    page.refresh()
    centre.settle()

    assert narrow < wide
    assert page.matters.tabs.tabRect(0).width() == narrow
    assert not page.matters._badge.isVisible()


def test_stick_whose_receipts_came_by_the_line_says_so(centre):
    centre.store.outbox = [chain(9, 4)]
    centre.store.history = [
        run(2, way="usb_out", changes=9, carried={EPOCH: 9}),
        run(1, way="usb_out", changes=4, carried={EPOCH: 4}),
    ]
    page = centre.open()

    assert [row.second for row in rows(page.history.list)] == [
        "导入回执后才算上传",
        "县里已收，回执已到",
    ]


def test_nothing_to_do_says_so_everywhere(centre):
    centre.store.outbox = [chain(9, 9)]
    centre.store.history = [run(1, at=NOW)]
    centre.open()

    words = centre.words()
    assert "都传完了" in words
    assert "没有要您处理的" in words
    assert [one.accessibleName() for one in centre.page.run._figures] == [
        "0 条还没上传",
        "今天 上次同步",
        "0 件要您处理",
    ]


# Runs


def test_run_is_begun_and_paused_by_keys_and_work_goes_on(centre):
    centre.store.outbox = [chain(17, 11)]
    page = centre.open()
    assert (page.now.isVisible(), page.stop.isVisible()) == (True, False)

    centre.hold_run()
    assert (page.now.isVisible(), page.stop.isVisible()) == (False, True)
    assert page.run.title.text() == "正在上传"
    assert "记录 11 / 17 条" in centre.words()
    assert "网速慢，已改成小批" in centre.words()
    assert page.run.bar.isVisible()

    QTest.keyClick(page, Qt.Key.Key_X, ALT)
    centre.qtbot.waitUntil(lambda: not centre.syncing.is_running)  # it stops as soon as asked
    centre.settle()

    assert centre.home.runs == ["hand"]
    assert (page.now.isVisible(), page.stop.isVisible()) == (True, False)


def test_key_syncs_now(centre):
    centre.open()

    centre.press(Qt.Key.Key_T, ALT)

    assert centre.home.runs == ["hand"]


def test_where_the_last_run_broke_off_is_marked(centre):
    centre.store.history = [run(2, "cut", at=AT, reached=62), run(1, at=AT)]
    page = centre.open()
    assert page.run.title.text() == "上次断在 62%，没丢东西"
    assert "上次断在 62" in page.run.bar.accessibleDescription()

    centre.hold_run()
    assert page.run.title.text() == "正在上传，接着上次断的地方传"
    assert "白线是上次断的 62%，前面的不用重传" in centre.words()
    centre.syncing.pause()


def test_without_a_line_work_goes_on(centre):
    problem = LineError("连不上县里的服务器。", "有网时会自己再试。", code="unreachable")
    centre.home.script = lambda progress, pause: Ended(
        outcome="failed", figures=Figures(), problem=problem
    )
    page = centre.open()
    centre.syncing.run("auto")
    centre.settle()

    assert page.run.title.text() == "未联网，照常工作"
    assert centre.session.notices == []
    assert not centre.window._notices.isVisible()


def test_a_run_does_not_take_the_keyboard(centre):
    task = centre.due_conflict()
    centre.open()
    centre.press(Qt.Key.Key_Down)
    before = centre.window.focusWidget()

    centre.home.script = lambda progress, pause: Ended(outcome="done", figures=Figures(pulled=3))
    centre.syncing.run("auto")
    centre.settle()

    assert centre.window.focusWidget() is before
    assert centre.get(Task, task).due == "2026-11-27"


# Alone


def test_ledger_that_works_alone_is_offered_to_join(centre):
    centre.store.joined = None
    page = centre.open()

    assert "这台电脑单机使用" in centre.words()
    assert page.lead.hasFocus()
    assert (page.take_out.isVisible(), page.now.isVisible()) == (False, False)

    centre.press(Qt.Key.Key_J, ALT)

    assert centre.window.findChild(JoinSheet).isVisible()


def test_samples_are_never_synced(centre):
    with centre.session.ledger.act("enter_for_test") as work:
        work.set_setting("sample", "1")
    centre.open()

    assert "样例账本不和县里同步" in centre.words()
    assert centre.home.runs == []
    asked = []
    centre.session.exchange_asked.connect(asked.append)
    centre.click("用自己的账本")
    assert asked == ["alone"]


def test_how_often_is_chosen_in_the_settings_and_holds_at_once(centre):
    centre.open()
    centre.session.navigator.go(Place("settings"))
    centre.settle()
    panel = centre.page.schedule
    assert (panel.isVisible(), panel.every.value()) == (True, 15)

    (off,) = [one for one in panel.every.findChildren(QAbstractButton) if one.text() == "不自动"]
    off.click()
    centre.settle()

    with centre.session.ledger.read() as reading:
        assert read_every(reading) == 0


def test_ledger_alone_has_no_schedule(centre):
    centre.store.joined = None
    centre.open()
    centre.session.navigator.go(Place("settings"))
    centre.settle()

    assert not centre.page.schedule.isVisible()


# Sticks


@pytest.fixture
def picked(monkeypatch, tmp_path):
    """Answer file dialogs with the path that stands in the list."""
    answers = [tmp_path / "u.yishibu-bundle"]
    for name in ("getSaveFileName", "getOpenFileName"):
        monkeypatch.setattr(QFileDialog, name, lambda *_, **__: (str(answers[0] or ""), ""))
    return answers


def test_what_waits_goes_out_to_a_stick(centre, picked):
    centre.open()
    picked[0] = picked[0].with_name("带走")

    centre.press(Qt.Key.Key_U, ALT)

    assert centre.home.bundles == [("out", picked[0].with_name("带走.yishibu-bundle"))]
    assert "（记录 6 条、附件 3 个）" in centre.session.notices[-1].text
    assert "才算上传" in centre.session.notices[-1].advice


def test_the_way_back_comes_in(centre, picked):
    centre.open()

    centre.press(Qt.Key.Key_I, ALT)

    assert centre.home.bundles == [("in", picked[0])]
    assert centre.session.notices[-1].text == "导入好了：回执 6 条、收到 14 条。"


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (BundleIn(bundle="b", device=DEVICE), "没有新内容"),
        (BundleIn(bundle="b", device=OTHER_DEVICE, kept_for="server"), "别的电脑的文件，已存好"),
        (
            BundleIn(
                bundle="b",
                device=DEVICE,
                pulled=3,
                left_out=(LeftOut(code="cut", message="文件不完整。", advice="请重拷。"),),
            ),
            "收到 3 条。文件不完整。",
        ),
    ],
)
def test_what_could_be_used_of_a_file_is_told(centre, picked, found, said):
    centre.home.come = found
    centre.open()

    centre.press(Qt.Key.Key_I, ALT)

    assert said in centre.session.notices[-1].text


def test_what_could_not_go_out_is_told(centre, picked):
    left = LeftOut(code="size", message="有一个附件太大。", advice="请走网络。")
    centre.home.out = lambda path: BundleOut(
        file=path, bundle="b", size_bytes=9, returns=(Path("r.yishibu-bundle"),), left_out=(left,)
    )
    centre.open()

    centre.press(Qt.Key.Key_U, ALT)

    notice = centre.session.notices[-1]
    assert (notice.advice, notice.tone) == ("有一个附件太大。请走网络。", "warn")
    assert "回执 1 份" in notice.text


def test_a_stick_that_is_full_is_said(centre, picked):
    def out(path):
        raise StorageError("U 盘满了。", "请换一个。")

    centre.home.out = out
    centre.open()

    centre.press(Qt.Key.Key_U, ALT)

    assert (centre.session.notices[-1].text, centre.session.notices[-1].tone) == (
        "U 盘满了。",
        "bad",
    )


def test_no_file_chosen_is_nothing_done(centre, picked):
    picked[0] = None
    centre.open()

    centre.press(Qt.Key.Key_U, ALT)
    centre.press(Qt.Key.Key_I, ALT)

    assert centre.home.bundles == []


# Around the page


def test_status_bar_and_navigation_say_what_has_not_left(centre):
    centre.store.outbox = [chain(17, 11)]
    centre.store.moving = [Waiting(digest="a", direction="up", kind="file", org="", size=9)]
    centre.store.history = [run(2, "cut", at=AT, reached=62), run(1, at=AT - timedelta(days=3))]
    centre.open()

    status = centre.window._status
    assert status._unsent.accessibleName() == "未上传 6 条、附件 1 个"
    assert status._synced.accessibleName() == "上次同步 11月21日 16:20（断线）"
    button = centre.window._navigation._buttons["sync_centre"]
    assert button.accessibleName() == "同步中心，6 条还没上传"
    assert not status._backup.isVisible()

    centre.hold_run()
    assert status._line.accessibleName() == "正在上传，可以继续干活"
    assert status._unsent.accessibleName() == "还剩 6 条、附件 1 个"
    centre.syncing.pause()


def test_ledger_alone_says_so_in_the_status_bar_and_nothing_else(centre):
    centre.store.joined = None
    centre.open()

    status = centre.window._status
    assert status._line.accessibleName() == "单机使用"
    assert (status._unsent.isVisible(), status._synced.isVisible()) == (False, False)
    assert centre.window._navigation._buttons["sync_centre"].accessibleName() == "同步中心"


def test_history_becomes_a_tab_where_room_is_short_and_comes_back(centre):
    page = centre.open()
    page.arrange(compact=True)
    assert [page.matters.tabs.tabText(at) for at in range(page.matters.tabs.count())][-1] == (
        "同步记录"
    )
    page.matters.tabs.setCurrentIndex(3)
    assert page.history.isVisible()

    page.arrange(compact=False)

    assert page.matters.tabs.count() == 3
    assert page.history.isVisible()


def test_today_says_what_has_not_left_and_leads_on(centre):
    centre.store.outbox = [chain(17, 11)]
    centre.due_conflict()
    centre.open()
    centre.session.navigator.go(Place("today"))
    centre.settle()
    assert (centre.page.sync.isVisible(), centre.page.backup.isVisible()) == (True, False)
    assert "条还没上传" in centre.words()

    centre.press(Qt.Key.Key_T, ALT)
    assert centre.home.runs == ["hand"]

    centre.click("1 件要您处理")
    assert centre.session.navigator.current == Place("sync_centre")


def test_what_came_is_shown_on_the_page_where_one_is(centre):
    centre.open()
    centre.session.navigator.go(Place("tasks"))
    centre.settle()
    assert centre.page.table.lines.all() == ()

    def script(progress, pause):
        centre.add(Task(title="镇里派的"))
        return Ended(outcome="done", figures=Figures(pulled=1))

    centre.home.script = script
    centre.syncing.run("auto")
    centre.settle()

    assert [one.title for one in centre.page.table.lines.all()] == ["镇里派的"]


@pytest.mark.parametrize("is_joined", [True, False])
def test_wrong_clock_is_said_plainly_and_nothing_is_locked(centre, is_joined):
    if not is_joined:
        centre.store.joined = None
    centre.session.now = lambda: datetime.now(UTC) - timedelta(days=3)
    page = centre.open()

    assert page.clock.isVisible()
    assert "电脑的日期可能不对，照常记录" in centre.words()
    assert (page.now if is_joined else page.lead).isEnabled()

    centre.session.now = lambda: datetime.now(UTC)
    clock_of(centre.session).look()
    centre.settle()

    assert not page.clock.isVisible()


def test_ledger_that_asked_by_stick_imports_and_writes_again_by_keys(centre, picked):
    centre.store.joined, centre.store.invited = None, "入网文件"
    centre.store.history = [run(1, way="usb_out", asks="盐池县政协")]
    centre.open()

    assert "已写到 U 盘，等县里的回复" in centre.words()
    assert "11月21日写给盐池县政协" in centre.words()
    line = centre.window._status._line
    assert line.accessibleName() == "等县里的回复（U 盘）"
    assert line.toolTip().startswith("11月21日写给盐池县政协")
    centre.press(Qt.Key.Key_U, ALT)
    centre.press(Qt.Key.Key_I, ALT)
    centre.click("导入带回来的文件")

    assert [way for way, _ in centre.home.bundles] == ["out", "in", "in"]
