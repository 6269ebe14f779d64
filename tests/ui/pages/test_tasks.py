"""落实台账 by keys: rows, filters, drawer, progress, extension."""

from datetime import timedelta
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from desktop.domain.deadlines import day_of
from desktop.records import (
    Attachment,
    Organization,
    OversightOpinion,
    Progress,
    Supervision,
    Task,
)
from desktop.services.outcomes import assign_task, record_progress
from desktop.services.oversight import record_oversight
from desktop.services.premises import read_premises
from desktop.ui.lists.line_tables import PAGE
from desktop.ui.pages.tasks import TasksPage
from desktop.ui.paper.paper_chooser import PaperChooser
from desktop.ui.places import Place
from desktop.ui.task_ledger.sheets import CallSheet, ExtendManySheet, ProgressSheet, TaskSheet
from desktop.ui.task_ledger.supervision_sheets import (
    AnswerSheet,
    OversightAnswerSheet,
    OversightSheet,
    SuperviseManySheet,
    SuperviseSheet,
)
from desktop.ui.task_ledger.table import LEFT, PROGRESS, SUPERVISION, TITLE
from desktop.ui.widgets.dialogs import QuestionSheet

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


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


def test_tasks_say_when_there_are_none_and_stand_on_what_adds_one(show):
    page = show()
    assert page.stack.currentWidget().accessibleName() == "还没有落实事项"
    assert page.first_focus().text() == "加落实事项"


def test_cleared_filters_leave_the_order(assign, show, qtbot):
    assign("晚", -8, unit="甲站")
    assign("近", 3, unit="乙站")
    page = show()
    page.filters.order.setCurrentIndex(2)
    page.filters.order.activated.emit(2)
    page.filters.unit.setCurrentIndex(page.filters.unit.findData("甲站"))
    page.filters.unit.activated.emit(1)
    assert titles(page) == ["晚"]
    page.filters.clear()
    page.filters.changed.emit()
    assert titles(page) == ["近", "晚"]


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


def _is_whole(field):
    return field.visibleRegion().boundingRect() == field.rect()


def fill_task(sheet):
    due = {"due": "2027-01-05"}
    for name, text in ({"title": "清淤", "unit": "村委会", "responsible": "甲"} | due).items():
        sheet.fields[name].setText(text)


def test_a_task_takes_milestones_and_money_behind_more(show, session, drain, qtbot):
    page = show()
    page.add.click()
    sheet = sheet_of(page, TaskSheet, drain)
    assert sheet.fields["milestones"].isHidden()
    assert sheet.fields["budget"].isHidden()
    fill_task(sheet)
    qtbot.waitUntil(sheet.isActiveWindow)
    qtbot.keyClick(sheet.focusWidget(), Qt.Key.Key_O, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(sheet.fields["budget"].isVisible)
    assert sheet.focusWidget() is sheet.fields["milestones"]
    qtbot.waitUntil(lambda: _is_whole(sheet.fields["budget"]))
    assert _is_whole(sheet.fields["milestones"])
    sheet.fields["milestones"].set_text("6月底前清完")
    sheet.fields["budget"].setText("１2,000.50元")
    store(sheet, drain)

    (row,) = rows(session, Task)
    assert (row.milestones, row.budget) == ("6月底前清完", Decimal("12000.50"))
    drain()
    words = [one.text() for one in page.drawer.findChildren(QLabel)]
    assert {"阶段目标：6月底前清完", "所需资金：12,000.50 元"} <= set(words)


def test_a_task_needs_neither_milestones_nor_money(show, session, drain):
    page = show()
    page.add.click()
    sheet = sheet_of(page, TaskSheet, drain)
    fill_task(sheet)
    store(sheet, drain)

    (row,) = rows(session, Task)
    assert (row.milestones, row.budget) == ("", None)


@pytest.mark.parametrize("typed", ["一万", "-5", "nan", "1e9999999", "12000左右"])
def test_money_that_is_no_amount_is_told_beside_it(show, session, drain, typed):
    page = show()
    page.add.click()
    sheet = sheet_of(page, TaskSheet, drain)
    fill_task(sheet)
    sheet.fields["budget"].setText(typed)
    store(sheet, drain)

    assert sheet.fields["budget"].isVisible()
    assert sheet.fields["budget"].fault.startswith("所需资金要填数字。")
    assert rows(session, Task) == []


def test_what_was_left_behind_more_is_in_sight_again(show, drain):
    page = show()
    page.add.click()
    sheet = sheet_of(page, TaskSheet, drain)
    sheet.more.click()
    sheet.fields["budget"].setText("300")
    sheet.reject()
    drain()
    page.add.click()
    again = sheet_of(page, TaskSheet, drain)

    assert again.fields["budget"].text() == "300"
    assert again.fields["budget"].isVisible()
    assert again.focusWidget() is again.fields["title"]


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


def at(session, days):
    return (day_of(session.now()) + timedelta(days=days)).isoformat()


def sheet_of(page, kind, drain):
    drain()
    (sheet,) = (one for one in page.findChildren(kind) if one.isVisible())
    return sheet


def rows(session, kind, **equal):
    with session.ledger.read() as reading:
        return reading.list(kind, **equal)


def cell(page, column):
    return page.table.lines.columns[column].cell(page.table.current_line())


def test_tasks_show_how_much_is_done_as_a_bar(assign, show, session, drain):
    task = assign("晚", -5)
    page = show()
    assert cell(page, PROGRESS).first == "还没填"
    sheet = progress_sheet(page, drain)
    sheet.fields["percent"].setText("四十")
    store(sheet, drain)
    assert sheet.fields["percent"].fault.startswith("完成百分之几要填数字")
    sheet.fields["percent"].setText("40%")
    store(sheet, drain)
    assert [one.percent for one in rows(session, Progress, task=task)] == [40]
    assert (cell(page, PROGRESS).first, cell(page, PROGRESS).share) == ("40%", 0.4)


def test_tasks_that_are_all_done_wait_to_be_accepted(assign, show, session, drain):
    task = assign("晚", 5)
    page = show()
    sheet = progress_sheet(page, drain)
    sheet.fields["percent"].setText("100")
    store(sheet, drain)
    assert sheet.isVisible()  # neither photo nor words
    sheet.fields["content"].set_text("清完了")
    store(sheet, drain)
    assert (page.table.current_line().standing, cell(page, LEFT).first) == ("review", "按期办完")
    assert page.drawer.progress_button.text() == "验收办结(&J)"
    assert not page.drawer.supervise_button.isVisible()

    page.drawer.progress_button.click()
    sheet = sheet_of(page, ProgressSheet, drain)
    assert sheet.state.value() == "done"
    sheet.fields["content"].set_text("验收合格")
    store(sheet, drain)
    assert rows(session, Task, id=task)[0].state == "done"


def test_tasks_are_reminded_of_and_the_answer_is_entered(assign, show, session, drain):
    task = assign("晚", -5)
    page = show()
    assert cell(page, SUPERVISION).first == "还没督办"
    page.drawer.supervise_button.click()
    sheet = sheet_of(page, SuperviseSheet, drain)
    assert sheet.form.editors["issued_by"].value() == read_room(session)
    assert "已超期5天" in sheet.form.editors["content"].value()
    store(sheet, drain)
    (made,) = rows(session, Supervision, task=task)
    assert (made.level, made.due) == ("room", at(session, 7))
    assert (cell(page, SUPERVISION).first, cell(page, SUPERVISION).second) == (
        "督办 1 次",
        "等答复",
    )

    (line,) = page.drawer.sheet.supervisions
    page.drawer.answer_asked.emit(line)
    sheet = sheet_of(page, AnswerSheet, drain)
    store(sheet, drain)
    assert "还没有填" in sheet.form.editors["answer"].fault
    sheet.form.editors["answer"].retype("下周清完")
    store(sheet, drain)
    assert rows(session, Supervision, task=task)[0].answer == "下周清完"
    assert cell(page, SUPERVISION).second == "已答复"


def read_room(session):
    with session.ledger.read() as reading:
        return read_premises(reading).room


def test_tasks_withdraw_a_reminder_after_a_question(assign, show, session, drain):
    assign("晚", -5)
    page = show()
    page.drawer.supervise_button.click()
    store(sheet_of(page, SuperviseSheet, drain), drain)
    page.drawer.withdraw_asked.emit(page.drawer.sheet.supervisions[0])
    sheet_of(page, QuestionSheet, drain).yes.click()
    drain()
    assert rows(session, Supervision) == []
    assert page.drawer.sheet.supervisions == ()


def test_tasks_keep_what_was_said_on_the_telephone(assign, show, session, drain):
    task = assign("晚", -5)
    page = show()
    page.drawer.call_button.click()
    sheet = sheet_of(page, CallSheet, drain)
    assert sheet.fields["who"].text() == "镇水务站 刘万仓"
    store(sheet, drain)
    assert sheet.fields["said"].fault.startswith("没有填写说了什么")
    sheet.fields["said"].set_text("周五来人看")
    store(sheet, drain)
    (row,) = rows(session, Progress, task=task)
    assert (row.content, row.state) == ("电话联系镇水务站 刘万仓：周五来人看", "not_begun")


def picked(page):
    return [line.title for line in page.table.picked_lines()]


def test_tasks_are_picked_by_keys_and_let_go_by_escape(assign, show, qtbot):
    for title, days in (("甲", -9), ("乙", -8), ("丙", -7)):
        assign(title, days)
    page = show()
    assert not page.bulk.isVisible()
    qtbot.keyClick(page.table, Qt.Key.Key_Down, SHIFT)
    assert picked(page) == ["甲", "乙"]
    qtbot.keyClick(page.table, Qt.Key.Key_Space)
    qtbot.keyClick(page.table, Qt.Key.Key_Down)
    qtbot.keyClick(page.table, Qt.Key.Key_Space)
    assert picked(page) == ["甲", "丙"]
    assert cell(page, TITLE).first == "✓ 丙"
    qtbot.keyClick(page.table, Qt.Key.Key_A, CONTROL)
    assert picked(page) == ["甲", "乙", "丙"]
    assert page.bulk.isVisible()
    qtbot.keyClick(page.table, Qt.Key.Key_Escape)
    assert (picked(page), page.bulk.isVisible(), page.drawer.isVisible()) == ([], False, True)


def test_tasks_out_of_sight_are_no_longer_picked(assign, show, qtbot):
    assign("晚", -8)
    assign("近", 3)
    page = show()
    page.table.pick_all()
    qtbot.keyClick(page.table, Qt.Key.Key_2, CONTROL)
    assert picked(page) == ["晚"]


def test_several_tasks_are_reminded_of_together(assign, show, session, drain):
    assign("甲", -9)
    assign("乙", -8)
    page = show()
    page.table.pick_all()
    page.bulk.supervise.click()
    sheet = sheet_of(page, SuperviseManySheet, drain)
    store(sheet, drain)
    made = rows(session, Supervision)
    assert [("已超期9天" in one.content, "已超期8天" in one.content) for one in made] == [
        (True, False),
        (False, True),
    ]


def test_several_tasks_are_put_off_together_with_a_reason(assign, show, session, drain):
    tasks = [assign("甲", -9), assign("乙", -8)]
    page = show()
    page.table.pick_all()
    page.bulk.extend.click()
    sheet = sheet_of(page, ExtendManySheet, drain)
    store(sheet, drain)
    assert sheet.fields["extended_to"].fault.startswith("没有写延到哪天")
    sheet.fields["extended_to"].setText(at(session, 20))
    store(sheet, drain)
    assert sheet.fields["reason"].fault.startswith("受阻或延期没有理由")
    sheet.fields["reason"].set_text("连日阴雨")
    sheet.fields["agreed_by"].setText("杨占福")
    store(sheet, drain)
    assert {row.due for row in rows(session, Task)} == {at(session, 20)}
    assert len(rows(session, Progress)) == len(tasks)


def test_picked_tasks_alone_are_exported(assign, show):
    tasks = [assign("甲", -9), assign("乙", -8)]
    page = show()
    assert page.seen() == tasks
    page.table._toggle(page.table.current_line())
    assert page.seen() == tasks[:1]


def went(session):
    places = []
    session.navigator.moved.connect(places.append)
    return places


def test_the_ledger_is_printed_as_a_paper(assign, show, session, drain):
    assign("晚", -5)
    places = went(session)
    page = show()
    page.print.click()
    drain()
    (place,) = places
    assert (place.page, dict(place.options)) == ("paper", {"paper": "task_ledger"})
    with session.ledger.read() as reading:
        assert reading.get(Organization, place.row).full_name.endswith("示例村")


def test_supervisors_are_told_what_is_late_and_sign_on_paper(assign, show, session, drain):
    assign("晚", -5)
    places = went(session)
    page = show()
    page.oversee.click()
    sheet = sheet_of(page, OversightSheet, drain)
    assert sheet.form.editors["matters"].value().startswith("1. 落实事项“晚”")
    sheet.form.editors["given_by"].retype("村务监督委员会")
    sheet.form.editors["opinion"].retype("请抓紧")
    store(sheet, drain)
    (row,) = rows(session, OversightOpinion)
    assert [(place.row, dict(place.options)) for place in places] == [
        (row.id, {"paper": "oversight_opinion"})
    ]


def oversee(session, opinion):
    given = {"given_by": "村务监督委员会", "given_on": "2026-07-01"}
    return record_oversight(session.ledger, **given, opinion=opinion)


def alt(qtbot, widget, key):
    qtbot.keyClick(widget, key, Qt.KeyboardModifier.AltModifier)


def test_an_opinion_that_waits_is_answered_by_keys(assign, show, session, drain, qtbot):
    assign("晚", -5)
    opinion = oversee(session, "请抓紧")
    page = show()
    qtbot.waitUntil(page.isActiveWindow)
    alt(qtbot, page.table, Qt.Key.Key_Y)
    qtbot.waitUntil(lambda: bool(page.findChildren(OversightSheet)))
    asked = sheet_of(page, OversightSheet, drain)
    assert asked.answer.text() == "还有 1 份没有答复，填办理情况(&A)"
    qtbot.waitUntil(asked.isActiveWindow)
    alt(qtbot, asked, Qt.Key.Key_A)
    qtbot.waitUntil(lambda: bool(page.findChildren(OversightAnswerSheet)))
    sheet = sheet_of(page, OversightAnswerSheet, drain)
    store(sheet, drain)
    assert "还没有填" in sheet.form.editors["answer"].fault

    sheet.form.editors["answer"].retype("已经督促")
    store(sheet, drain)

    assert rows(session, OversightOpinion)[0].id == opinion
    assert rows(session, OversightOpinion)[0].answer == "已经督促"
    page.oversee.click()
    assert sheet_of(page, OversightSheet, drain).answer.isHidden()


@pytest.mark.qt_log_ignore(r"support raise\(\)", "grabbing the keyboard", extend=True)
def test_of_several_opinions_one_is_chosen_to_be_answered(assign, show, session, drain):
    assign("晚", -5)
    oversee(session, "请抓紧")
    second = oversee(session, f"A&B{'长' * 60}")
    page = show()
    page.oversee.click()
    asked = sheet_of(page, OversightSheet, drain)
    asked.answer.click()
    assert asked.menu_of_waiting.isVisible()
    first, other = asked.menu_of_waiting.actions()
    assert first.text() == "07-01 村务监督委员会：请抓紧"
    assert other.text() == f"07-01 村务监督委员会：A&&B{'长' * 23}…"
    asked.menu_of_waiting.hide()
    other.trigger()
    sheet = sheet_of(page, OversightAnswerSheet, drain)
    sheet.form.editors["answer"].retype("办了")
    store(sheet, drain)

    assert [(row.id, row.answer) for row in rows(session, OversightOpinion) if row.answer] == [
        (second, "办了")
    ]


# What came from elsewhere meanwhile


def fault(sheet):
    return "" if sheet._fault.isHidden() else sheet._fault.accessibleName()


def written(sheet, drain, **texts):
    """Type into a sheet and press its button."""
    for name, text in texts.items():
        field = sheet.fields[name]
        (field.set_text if hasattr(field, "set_text") else field.setText)(text)
    store(sheet, drain)


def extended(session, task, days):
    until = at(session, days)
    record_progress(
        session.ledger, task, state="running", extended_to=until, reason="下雨", agreed_by="镇里"
    )


def test_task_that_was_done_elsewhere_is_not_opened_again_unseen(assign, show, session, drain):
    task = assign("修渠", 3)
    sheet = progress_sheet(show(), drain)
    record_progress(session.ledger, task, state="done", content="完了")
    written(sheet, drain, content="刚开工")
    assert fault(sheet) == "刚才收到了别处改的：“状态”现在是“完成”。"
    assert rows(session, Task)[0].state == "done"

    store(sheet, drain)
    assert rows(session, Task)[0].state == "running"


def test_deadline_put_off_elsewhere_is_told_before_it_is_put_off_again(
    assign, show, session, drain
):
    task = assign("修渠", 3)
    sheet = progress_sheet(show(), drain)
    extended(session, task, 10)
    sheet.extend.setChecked(True)
    written(sheet, drain, extended_to=at(session, 20), agreed_by="村里", reason="缺料")
    assert "“现期限”现在是" in fault(sheet)
    assert rows(session, Task)[0].due == at(session, 10)

    store(sheet, drain)
    assert rows(session, Task)[0].due == at(session, 20)


def test_share_that_nobody_typed_gives_way_to_the_one_that_came(assign, show, session, drain):
    task = assign("修渠", 3)
    record_progress(session.ledger, task, state="running", percent=30)
    sheet = progress_sheet(show(), drain)
    record_progress(session.ledger, task, state="running", percent=60)
    written(sheet, drain, content="衬砌了一段")
    assert fault(sheet) == "刚才收到了别处改的：“完成比例”现在是“60%”。"

    store(sheet, drain)
    assert [one.percent for one in rows(session, Progress)] == [30, 60, 60]


def test_draft_of_progress_knows_what_it_was_typed_over(assign, show, session, drain):
    task = assign("修渠", 3)
    page = show()
    first = progress_sheet(page, drain)
    first.fields["content"].set_text("写了一半")
    first.reject()
    drain()
    record_progress(session.ledger, task, state="blocked", percent=50, reason="没料")
    page.refresh()
    drain()
    page.drawer.progress_button.click()
    drain()
    sheet = next(one for one in page.window().findChildren(ProgressSheet) if one.isVisible())
    assert sheet.fields["content"].text() == "写了一半"
    assert sheet.fields["percent"].text() == "50"  # nobody typed another
    store(sheet, drain)
    assert "“状态”现在是“受阻”" in fault(sheet)

    store(sheet, drain)
    assert rows(session, Task)[0].state == "running"


def test_deadlines_put_off_elsewhere_are_told_by_the_names_of_their_tasks(
    assign, show, session, drain
):
    first, _ = assign("甲", -9), assign("乙", -8)
    page = show()
    page.table.pick_all()
    page.bulk.extend.click()
    sheet = sheet_of(page, ExtendManySheet, drain)
    extended(session, first, 2)
    written(sheet, drain, extended_to=at(session, 20), reason="连日阴雨", agreed_by="杨占福")
    assert fault(sheet).startswith("刚才收到了别处改的：“甲”的“现期限”现在是")
    assert "乙" not in fault(sheet)

    store(sheet, drain)
    assert {row.due for row in rows(session, Task)} == {at(session, 20)}


def test_what_came_is_in_sight_where_the_sheet_is_longer_than_the_window(
    assign, show, session, drain, qtbot
):
    task = assign("修渠", 3)
    page = show()
    sheet = progress_sheet(page, drain)
    sheet.extend.setChecked(True)
    record_progress(session.ledger, task, state="blocked", reason="没料")
    written(sheet, drain, extended_to=at(session, 20), agreed_by="村里", reason="缺料")

    assert "“状态”现在是“受阻”" in fault(sheet)
    room = sheet._area.viewport()
    qtbot.waitUntil(
        lambda: room.rect().contains(sheet._fault.mapTo(room, sheet._fault.rect().center())),
        timeout=60_000,
    )
