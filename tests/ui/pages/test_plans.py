"""年度计划 by keys: plans, items, order, what begins from them, and what stands outside."""

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from desktop.domain.deadlines import day_of
from desktop.records import AnnualPlan, Consultation, Person, PlanItem
from desktop.services.annual_plans import (
    add_item,
    begin_plan,
    begin_planned,
    cancel_item,
    leave_plan,
)
from desktop.services.consultations import plan_consultation
from desktop.ui.pages.plans import PlansPage
from desktop.ui.paper.paper_chooser import PaperChooser
from desktop.ui.places import Place
from desktop.ui.plans.sheets import (
    CancelSheet,
    CopySheet,
    HeadEditSheet,
    HeadSheet,
    ItemSheet,
    PlannedStartSheet,
)

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)
ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def year(session):
    return day_of(session.now()).year


@pytest.fixture
def plan(session, year):
    return begin_plan(session.ledger, year=year, makers="村党总支")


@pytest.fixture
def show(session, qtbot, drain):
    def show(row=None, *, compact=False):
        page = PlansPage(session, Place("plans", row))
        qtbot.addWidget(page)
        page.resize(1184, 660)
        session.changed.connect(page.refresh)
        page.arrange(compact=compact)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        page.refresh()
        drain()
        page.first_focus().setFocus()
        return page

    return show


def titles(page):
    return [line.title for line in page.view.items]


def rows(session, kind):
    with session.ledger.read() as reading:
        return reading.list(kind)


def open_sheet(page, button, kind, drain):
    button.click()
    drain()
    (sheet,) = page.findChildren(kind)
    return sheet


def test_without_a_plan_one_is_begun(show, session, drain, year):
    page = show()
    assert page.stack.currentWidget().accessibleName() == "还没有年度计划"
    assert [one.isVisible() for one in (page.copy, page.paper, page.excel)] == [False] * 3
    sheet = open_sheet(page, page._first, HeadSheet, drain)
    sheet.form.editors["makers"].retype("村党总支")
    sheet.save()
    drain()
    (plan,) = rows(session, AnnualPlan)
    assert (plan.title, plan.year, plan.makers) == (f"{year}年度协商计划", year, "村党总支")
    assert page.years.currentText() == plan.title
    assert page._item_stack.currentIndex() == 1


def test_items_are_added_one_after_the_other(show, plan, session, drain):
    page = show()
    sheet = open_sheet(page, page._first_item, ItemSheet, drain)
    sheet.form.editors["title"].retype("三组通组路硬化")
    sheet.form.editors["month"].retype("3")
    sheet.save()
    drain()
    sheet = open_sheet(page, page.add, ItemSheet, drain)
    sheet.form.editors["title"].retype("春灌用水")
    sheet.form.editors["month"].retype("13")
    sheet.save()
    drain()
    assert "填 1 到 12" in sheet.form.editors["month"].fault
    sheet.form.editors["month"].retype("1")
    sheet.save()
    drain()
    assert titles(page) == ["春灌用水", "三组通组路硬化"]
    assert page.list.current_row().title == "春灌用水"


def test_enter_begins_a_consultation_and_then_opens_it(show, plan, session, drain, qtbot):
    person = Person(name="马晓梅")
    with session.ledger.act("enter_for_test") as work:
        work.add(person)
    item = add_item(session.ledger, plan, title="修路", kind="village", lead=person.id)
    page = show()
    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    drain()
    (sheet,) = page.findChildren(PlannedStartSheet)
    hidden = [sheet.form.editors[name].isVisible() for name in ("plan_item", "outside_reason")]
    assert hidden == [False, False]
    qtbot.keyClick(sheet, Qt.Key.Key_Return, CONTROL)
    drain()
    (row,) = rows(session, Consultation)
    assert (row.title, row.kind, row.lead_name, row.in_plan, row.plan_item) == (
        "修路",
        "village",
        "马晓梅",
        True,
        item,
    )
    assert session.navigator.current == Place("consultation", row.id)
    assert [chip[0] for chip in page.list.current_row().chips] == ["进行中：方案"]
    session.navigator.go(Place("plans"))
    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    assert session.navigator.current == Place("consultation", row.id)


def test_items_move_by_alt_and_arrows(show, plan, session, drain, qtbot):
    for title in "甲乙":
        add_item(session.ledger, plan, title=title, month=12)
    page = show()
    qtbot.keyClick(page.list, Qt.Key.Key_Down, ALT)
    drain()
    assert (titles(page), page.list.current_row().title) == (["乙", "甲"], "甲")
    qtbot.keyClick(page.list, Qt.Key.Key_Down, ALT)
    drain()
    assert "已经是这个月的最后一项" in session.notices[-1].text
    qtbot.keyClick(page.list, Qt.Key.Key_Up, ALT)
    drain()
    assert titles(page) == ["甲", "乙"]


def test_item_is_given_up_with_a_reason_and_taken_up_again(show, plan, session, drain):
    add_item(session.ledger, plan, title="修路")
    page = show()
    sheet = open_sheet(page, page.give_up, CancelSheet, drain)
    sheet.save()
    drain()
    assert sheet.form.editors["cancelled"].fault != ""
    sheet.form.editors["cancelled"].retype("上级已办")
    sheet.save()
    drain()
    row = page.list.current_row()
    assert ([chip[0] for chip in row.chips], row.action) == (["不再进行"], "")
    assert row.second.endswith("上级已办")
    assert page.give_up.accessibleName() == "恢复"
    page.give_up.click()
    drain()
    assert rows(session, PlanItem)[0].cancelled == ""


def test_what_is_under_way_cannot_be_given_up(show, plan, session):
    begin_planned(session.ledger, add_item(session.ledger, plan, title="修路"))
    page = show()
    assert not page.give_up.isVisible()
    assert page.edit.isVisible()


def test_late_items_say_by_how_many_months(show, session, year):
    plan = begin_plan(session.ledger, year=year - 1)
    add_item(session.ledger, plan, title="修路", month=12)
    page = show(plan)
    late = day_of(session.now()).month
    assert page.list.current_row().chips[0][:2] == (f"已过 {late} 个月", "overdue")
    assert page._progress.text() == "1 项，已完成 0 项，进行中 0 项，未开始 1 项，逾期 1 项"


def test_what_is_outside_stands_beside_and_opens(show, plan, session, year, qtbot):
    row = plan_consultation(session.ledger, title="塌方", begun_on=f"{year}-04-02")
    leave_plan(session.ledger, row, reason="雨后塌方")
    page = show()
    shown = page.side.list.current_row()
    assert (shown.title, shown.second) == ("塌方", "4 月 · 进行中：方案 · 雨后塌方")
    qtbot.keyClick(page.side.list, Qt.Key.Key_Return)
    assert session.navigator.current == Place("consultation", row)


def test_another_year_is_chosen_and_begun_with_the_items_of_this(show, plan, session, drain, year):
    add_item(session.ledger, plan, title="修路", month=3)
    given_up = add_item(session.ledger, plan, title="修桥")
    cancel_item(session.ledger, given_up, reason="不修了")
    page = show()
    sheet = open_sheet(page, page.copy, CopySheet, drain)
    sheet.save()
    drain()
    assert (page.view.year, titles(page)) == (year + 1, ["修路"])
    page.years.setCurrentIndex(1)
    page.years.activated.emit(1)
    drain()
    assert (page.view.year, titles(page)) == (year, ["修路", "修桥"])
    assert page.years.currentIndex() == 1


def test_second_plan_of_a_year_is_refused_at_its_field(show, plan, drain):
    page = show()
    sheet = open_sheet(page, page.new, HeadSheet, drain)
    sheet.save()
    drain()
    assert "已经有一份计划" in sheet.form.editors["year"].fault


def test_head_is_changed_and_shown(show, plan, drain):
    page = show()
    sheet = open_sheet(page, page.side.change, HeadEditSheet, drain)
    sheet.form.editors["approved_on"].retype("2026年1月")
    sheet.form.editors["document_number"].retype("示协〔2026〕1号")
    sheet.save()
    drain()
    shown = [value.text() for _, value in page.side._lines if value.isVisible()]
    assert shown == ["村（社区）", "村党总支", "还没填", "2026年1月", "示协〔2026〕1号"]


def test_item_that_was_asked_for_is_chosen_in_its_plan(show, plan, session, year):
    other = begin_plan(session.ledger, year=year - 1)
    add_item(session.ledger, other, title="甲", month=1)
    wanted = add_item(session.ledger, other, title="乙", month=2)
    page = show(wanted)
    assert (page.view.id, page.list.current_row().title) == (other, "乙")


def test_papers_and_sheet_of_a_plan(show, plan, session, drain, tmp_path, monkeypatch):  # noqa: PLR0917 – fixtures
    add_item(session.ledger, plan, title="修路", month=3)
    page = show()
    page.paper.click()
    drain()
    assert [one.paper for one in page.findChild(PaperChooser).offers] == [
        "annual_plan",
        "problem_list",
    ]
    path = tmp_path / "计划.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(path), ""))
    page.excel.click()
    drain()
    book = openpyxl.load_workbook(path)
    assert len(book.sheetnames) == 3
    assert book.worksheets[0]["B4"].value == "修路"


def test_side_takes_the_place_of_the_items_where_room_is_short(show, plan, session):
    add_item(session.ledger, plan, title="修路")
    page = show(compact=True)
    assert (page.items.isVisible(), page.side.isVisible()) == (True, False)
    page.parts.choose("side")
    page.parts.chosen.emit("side")
    assert (page.items.isVisible(), page.side.isVisible()) == (False, True)
    page.arrange(compact=False)
    assert (page.items.isVisible(), page.side.isVisible()) == (True, True)
