"""落实台账 by keys: rows, filters, drawer, progress, extension."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt

from desktop.domain.deadlines import day_of
from desktop.records import Attachment, Progress, Task
from desktop.services.outcomes import assign_task
from desktop.ui.lists.line_tables import PAGE
from desktop.ui.pages.tasks import TasksPage
from desktop.ui.paper.paper_chooser import PaperChooser
from desktop.ui.places import Place
from desktop.ui.task_ledger.sheets import ProgressSheet, TaskSheet
from desktop.ui.task_ledger.table import PROGRESS, TITLE

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def assign(session):
    def assign(title, days, unit="镇水务站"):
        due = (day_of(session.now()) + timedelta(days=days)).isoformat()
        return assign_task(session.ledger, title=title, unit=unit, responsible="刘万仓", due=due)

    return assign


@pytest.fixture
def show(session, qtbot, drain):
    def show(row=None):
        page = TasksPage(session, Place("tasks", row=row))
        qtbot.addWidget(page)
        page.resize(1184, 660)
        session.changed.connect(page.refresh)
        page.show()
        page.refresh()
        drain()
        page.table.setFocus()
        return page

    return show


def titles(page):
    model = page.table.lines
    return [
        model.index(row, TITLE).data(Qt.ItemDataRole.UserRole).title
        for row in range(model.rowCount())
    ]


def progress_sheet(page, drain):
    page.drawer.progress_button.click()
    drain()
    return page.findChild(ProgressSheet)


def store(sheet, drain):
    sheet.save_button.click()
    drain()


def test_tasks_stand_by_lateness_with_the_first_in_the_drawer(assign, show):
    assign("近", 3)
    assign("晚", -8)
    page = show()
    assert titles(page) == ["晚", "近"]
    assert page.drawer.sheet.line.title == "晚"
    assert page.drawer.isVisible()


def test_tasks_open_the_one_that_was_asked_for(assign, show):
    assign("晚", -8)
    page = show(assign("近", 3))
    assert page.drawer.sheet.line.title == "近"


def test_tasks_follow_the_filter_keys(assign, show, qtbot):
    assign("晚", -8)
    assign("近", 3)
    page = show()
    qtbot.keyClick(page.table, Qt.Key.Key_2, CONTROL)
    assert titles(page) == ["晚"]
    qtbot.keyClick(page.table, Qt.Key.Key_1, CONTROL)
    assert titles(page) == ["晚", "近"]


def test_tasks_say_when_nothing_matches_and_clear(assign, show, qtbot):
    assign("晚", -8)
    page = show()
    page.search.setText("没有这个词")
    qtbot.keyClick(page.search, Qt.Key.Key_Return)
    assert page.stack.currentWidget().accessibleName() == "没有符合的"
    page._clear.click()
    assert titles(page) == ["晚"]


def test_tasks_say_when_there_are_none(show):
    assert show().stack.currentWidget().accessibleName() == "还没有落实事项"


def test_tasks_close_the_drawer_by_escape_and_open_it_by_enter(assign, show, qtbot):
    assign("晚", -8)
    page = show()
    qtbot.keyClick(page.table, Qt.Key.Key_Escape)
    assert not page.drawer.isVisible()
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert page.drawer.isVisible()


def test_tasks_put_off_a_deadline_and_keep_the_first(assign, show, session, drain):
    task = assign("晚", -5)
    page = show()
    sheet = progress_sheet(page, drain)
    sheet.extend.setChecked(True)
    until = (day_of(session.now()) + timedelta(days=8)).isoformat()
    sheet.fields["extended_to"].setText(until)
    store(sheet, drain)
    assert sheet.fields["reason"].fault == "受阻或延期没有理由。 请写明理由。"
    sheet.fields["reason"].set_text("连日阴雨")
    store(sheet, drain)
    assert sheet.fields["agreed_by"].fault.startswith("延期没有写明谁同意的。")
    sheet.fields["agreed_by"].setText("杨占福")
    store(sheet, drain)
    with session.ledger.read() as reading:
        row = reading.get(Task, task)
    assert row.due == until
    assert row.first_due == (day_of(session.now()) + timedelta(days=-5)).isoformat()
    assert [step.reason for step in page.drawer.sheet.deadlines] == ["", "连日阴雨"]


def test_tasks_are_not_done_without_evidence_or_words(assign, show, session, drain):
    task = assign("晚", -5)
    sheet = progress_sheet(show(), drain)
    sheet.state.choose("done")
    store(sheet, drain)
    with session.ledger.read() as reading:
        assert reading.count(Progress, task=task) == 0
    sheet.fields["content"].set_text("清完了")
    store(sheet, drain)
    with session.ledger.read() as reading:
        assert reading.get(Task, task).state == "done"


def test_tasks_refuse_a_day_that_is_none(assign, show, drain):
    assign("晚", -5)
    sheet = progress_sheet(show(), drain)
    sheet.fields["on_day"].setText("2026-13-45")
    sheet.save_button.click()
    assert sheet.fields["on_day"].fault != ""


def test_tasks_keep_half_typed_progress(assign, show, drain):
    assign("晚", -5)
    page = show()
    sheet = progress_sheet(page, drain)
    sheet.state.choose("blocked")
    sheet.fields["content"].set_text("写了一半")
    sheet.reject()
    drain()
    again = ProgressSheet(page, page.session, page.drawer.sheet.line.id, "晚")
    again.open()
    drain()
    assert (again.fields["content"].text(), again.state.value()) == ("写了一半", "blocked")


def test_tasks_take_a_dropped_file(assign, show, session, drain, tmp_path):
    task = assign("晚", -5)
    page = show()
    sheet = progress_sheet(page, drain)
    paper = tmp_path / "说明.txt"
    paper.write_text("清出120米", encoding="utf-8")
    sheet.photos.take([paper])
    drain()
    with session.ledger.read() as reading:
        kept = [row.id for row in reading.list(Attachment, subject=task)]
    assert sheet.photos.added == kept
    assert [photo.id for photo in page.drawer.sheet.photos] == kept


def test_tasks_add_one(show, session, drain):
    page = show()
    page.add.click()
    drain()
    sheet = page.findChild(TaskSheet)
    store(sheet, drain)
    assert sheet.fields["title"].fault.startswith("落实事项还缺")
    for name, text in {"title": "清淤", "unit": "村委会", "responsible": "甲"}.items():
        sheet.fields[name].setText(text)
    sheet.fields["due"].setText("2027年1月5日")
    store(sheet, drain)
    with session.ledger.read() as reading:
        (row,) = reading.list(Task)
    assert (row.title, row.first_due) == ("清淤", "2027-01-05")
    assert titles(page) == ["清淤"]


def test_tasks_lay_the_drawer_over_the_table_where_room_is_short(assign, show, qtbot):
    assign("晚", -8)
    page = show()
    page.arrange(compact=True)
    assert (page.table.isVisible(), page.drawer.isVisible()) == (True, False)
    assert page.table.isColumnHidden(PROGRESS)
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert (page.table.isVisible(), page.drawer.isVisible()) == (False, True)


def test_task_model_loads_by_pages(session, assign, show, qtmodeltester):
    with session.ledger.act("enter_for_test") as work:
        for number in range(PAGE + 5):
            work.add(Task(title=f"事项{number}", due="2026-12-01"))
    page = show()
    model = page.table.lines
    assert (model.rowCount(), model.count()) == (PAGE, PAGE + 5)
    model.fetchMore(model.index(-1, -1))
    assert model.rowCount() == PAGE + 5
    qtmodeltester.check(model)


def test_papers_of_a_task_are_offered_and_opened(assign, show, session, qtbot, drain):
    row = assign("晚", -8)
    page = show()
    page.drawer.papers_button.click()
    drain()
    sheet = page.findChild(PaperChooser)
    assert "record_sheet" in [one.paper for one in sheet.offers]

    qtbot.keyClick(sheet.list, Qt.Key.Key_Return)
    place = session.navigator.current
    assert (place.page, place.row) == ("paper", row)
