"""制度与资料 by keys: registers, search, order, forms, files, paper, sheet."""

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel

from desktop.domain.feeds import KnownOrg, Scope
from desktop.records import (
    Attachment,
    Bulletin,
    Organization,
    PartnerUnit,
    Passing,
    PastMatter,
    Regulation,
)
from desktop.services.registers import add_entry
from desktop.services.undo import undo_last_act
from desktop.ui.consultations.reading_sheets import FactsSheet
from desktop.ui.pages.registers import RegistersPage
from desktop.ui.paper.paper_chooser import PaperChooser
from desktop.ui.places import Place
from desktop.ui.registers.passing_sheet import PassingSheet
from desktop.ui.registers.sheets import EntrySheet, FilesSheet
from desktop.ui.widgets.dialogs import QuestionSheet

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)
ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def show(session, qtbot, drain):
    def show(type_name="", row=None):
        options = {"type": type_name} if type_name else {}
        page = RegistersPage(session, Place("registers", row, options))
        qtbot.addWidget(page)
        page.resize(1184, 660)
        session.changed.connect(page.refresh)
        page.arrange(compact=False)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        page.refresh()
        drain()
        return page

    return show


@pytest.fixture
def enter(session):
    def enter(type_name, *titles, **values):
        return [add_entry(session.ledger, type_name, title=title, **values) for title in titles]

    return enter


def titles(page):
    lines = page.table.lines
    return [line.title for line in lines.first(lines.count())]


def shown_cells(page, row=0):
    model = page.table.lines
    return [model.index(row, column).data() for column in range(model.columnCount())]


def rows(session, kind):
    with session.ledger.read() as reading:
        return reading.list(kind)


def test_empty_register_offers_the_first_entry(show, session, drain, qtbot):
    page = show()
    assert page.stack.currentWidget().accessibleName() == "还没有登记制度文件"
    assert page.excel.reason == "现在一条也没有，没有可导出的。"
    assert page.first_focus() is page._first
    page._first.click()
    drain()
    sheet = page.findChild(EntrySheet) or qtbot.waitUntil(lambda: page.findChild(EntrySheet))
    sheet.form.editors["title"].retype("议事规则")
    qtbot.keyClick(sheet, Qt.Key.Key_Return, CONTROL)
    drain()
    assert [row.title for row in rows(session, Regulation)] == ["议事规则"]
    assert (titles(page), page.head._caption.text()) == (["议事规则"], "制度文件 1 条")


def test_arrow_key_goes_to_the_next_register(show, enter, drain, qtbot):
    enter("CatalogueItem", "道路")
    page = show()
    page.chooser.list.setFocus()
    qtbot.keyClick(page.chooser.list, Qt.Key.Key_Down)
    drain()
    assert (page.table.type, titles(page)) == ("CatalogueItem", ["道路"])
    assert [column.title for column in page.table.lines.columns] == ["事项", "类别"]


def test_long_register_is_shown_before_all_of_it_is_read(show, enter, session, monkeypatch):
    enter("PastMatter", *(f"第{at}件" for at in range(5)))
    monkeypatch.setattr("desktop.ui.pages.registers._AT_ONCE", 2)
    page = show("PastMatter")
    assert titles(page) == [f"第{at}件" for at in reversed(range(5))]
    assert page.head._caption.text() == "既往协商 5 条"


def test_row_that_was_asked_for_opens_its_register(show, enter):
    row, *_ = enter("PastMatter", "修渠", "修路")
    page = show(row=row)
    assert (page.table.type, page.table.current_line().title) == ("PastMatter", "修渠")


def test_search_and_order_go_together(show, enter, qtbot):
    enter("PastMatter", "修东渠", held_on="2019")
    enter("PastMatter", "修西渠", held_on="2018")
    enter("PastMatter", "修路")
    page = show("PastMatter")
    assert titles(page) == ["修路", "修西渠", "修东渠"]
    qtbot.keyClicks(page.search, "x")
    page.search.setText("渠")
    page.order.setCurrentIndex(page.order.findText("按协商日期排序"))
    qtbot.keyClick(page.search, Qt.Key.Key_Return)
    assert titles(page) == ["修西渠", "修东渠"]
    assert page.head._caption.text() == "既往协商 2/3 条"
    page.search.setText("没有的")
    qtbot.keyClick(page.search, Qt.Key.Key_Return)
    assert page.stack.currentWidget().accessibleName() == "没有符合的"
    page._clear.click()
    assert len(titles(page)) == 3


def test_personal_data_is_masked_until_asked_for(show, session):
    add_entry(session.ledger, "PartnerUnit", name="水站", contact="丁某某", phone="13912345678")
    page = show("PartnerUnit")
    assert shown_cells(page)[2:4] == ["丁**", "*******5678"]
    page.reveal.click()
    assert shown_cells(page)[2:4] == ["丁某某", "13912345678"]


def test_masks_come_back_with_another_register(show, session, drain):
    add_entry(session.ledger, "PartnerUnit", name="水站", phone="13912345678")
    page = show("PartnerUnit")
    page.reveal.click()
    page._on_kind_chosen("Regulation")
    drain()
    assert not page.reveal.isVisible()
    page._on_kind_chosen("PartnerUnit")
    drain()
    assert (page.reveal.isChecked(), shown_cells(page)[3]) == (False, "*******5678")


def test_enter_changes_the_entry(show, enter, session, drain, qtbot):
    enter("PastMatter", "修渠", held_on="2019-21")
    page = show("PastMatter")
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    drain()
    sheet = page.findChild(EntrySheet)
    assert sheet.windowTitle() == "修改既往协商"
    assert "scans" not in sheet.form.editors
    sheet.form.editors["held_on"].retype("1990年代")
    sheet.save()
    drain()
    assert [row.held_on for row in rows(session, PastMatter)] == ["199X"]
    assert shown_cells(page)[2] == "1990年代"


def test_refused_entry_says_why_at_its_field(show, session, drain):
    page = show("DeliberationDay")
    page.add.click()
    drain()
    sheet = page.findChild(EntrySheet)
    sheet.form.editors["title"].retype("议事日")
    sheet.form.editors["day_number"].retype("32")
    sheet.save()
    drain()
    assert "每月的填 1 到 31" in sheet.form.editors["day_number"].fault
    assert sheet.isVisible()


def test_entry_is_removed_after_a_question_and_brought_back(show, enter, session, drain):
    enter("PastMatter", "修渠", "修路")
    page = show("PastMatter")
    page.remove.click()
    question = page.window().findChild(QuestionSheet)
    assert question.no.hasFocus() or question.isVisible()
    question.yes.click()
    drain()
    assert titles(page) == ["修渠"]
    undo_last_act(session.ledger)
    page.refresh()
    drain()
    assert titles(page) == ["修路", "修渠"]


def test_scans_are_kept_and_told(show, enter, session, drain, tmp_path):
    enter("PastMatter", "修渠")
    page = show("PastMatter")
    page.files.click()
    drain()
    sheet = page.findChild(FilesSheet)
    scan = tmp_path / "记录.pdf"
    scan.write_bytes(b"%PDF-1.4 sample")
    sheet.take([scan])
    drain()
    assert [one.title for one in rows(session, Attachment)] == ["记录.pdf"]
    assert sheet.list.current_row().title == "记录.pdf"
    assert shown_cells(page)[0] == "修渠，附件 1 个"


def test_file_that_is_gone_is_told(show, enter, drain, tmp_path):
    enter("PastMatter", "修渠")
    page = show("PastMatter")
    page.files.click()
    drain()
    sheet = page.findChild(FilesSheet)
    sheet.take([tmp_path / "没有.pdf"])
    drain()
    assert sheet._fault.isVisible()
    assert "没有.pdf" in sheet._fault.accessibleName()


def test_papers_of_an_entry_are_offered(show, session, drain):
    add_entry(session.ledger, "PartnerUnit", name="水站")
    page = show("PartnerUnit")
    page.paper.click()
    drain()
    assert [one.paper for one in page.findChild(PaperChooser).offers] == ["record_sheet"]


def test_sheet_has_what_is_seen(show, enter, session, drain, tmp_path, monkeypatch):  # noqa: PLR0917 – fixtures
    enter("PastMatter", "修渠", "修路", "修桥")
    page = show("PastMatter")
    path = tmp_path / "既往协商.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(path), ""))
    page.order.setCurrentIndex(page.order.findText("按议题排序"))
    page.search.setText("修")
    page._pause.stop()
    page._show_lines()
    page.excel.click()
    session.tasks.drain()
    drain()
    sheet = openpyxl.load_workbook(path).active
    assert [row[1].value for row in sheet.iter_rows(min_row=4)] == titles(page)


@pytest.mark.parametrize("compact", [False, True])
def test_register_is_chosen_from_a_box_where_room_is_short(show, compact):
    page = show()
    page.arrange(compact=compact)
    assert (page.chooser.side.isVisible(), page.chooser.box.isVisible()) == (not compact, compact)
    assert page.chooser.box.currentData() == "Regulation"
    assert PartnerUnit.__name__ in [page.chooser.box.itemData(at) for at in range(5)]


@pytest.fixture
def bulletin(session):
    """One that came to this room from its township."""
    with session.ledger.act("join_for_test") as work:
        facts = {"code": "", "name": "", "level": "", "parent": ""}
        own = KnownOrg(id=work.setting("org"), **facts)
        above = Organization(name="花马池镇")
        above.org = above.id
        scope = Scope(org=own, role="room", above=(KnownOrg(id=str(above.id), **facts),))
        work.set_setting("scope", scope.to_json())
        sent = Bulletin(org=above.id, title="惠农政策", content="每亩补贴一百元")
        work.add(above)
        work.add(sent)
    return sent.id


def test_bulletin_from_above_is_read_and_passed_on_but_not_changed(
    show, bulletin, session, qtbot, drain
):
    page = show("Bulletin")
    drain()
    for button in (page.add, page.edit, page.files, page.remove):
        assert "乡镇、县里发布" in button.reason
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    drain()
    facts = page.findChild(FactsSheet)
    assert "每亩补贴一百元" in [label.text() for label in facts.findChildren(QLabel)]
    facts.accept()

    qtbot.mouseClick(page.bulletins.pass_on, Qt.MouseButton.LeftButton)
    sheet = page.findChild(PassingSheet)
    sheet.form.editors["way"].show_value("loudspeaker")
    sheet.form.editors["people"].show_value(120)
    sheet.save_button.click()
    drain()

    (row,) = rows(session, Passing)
    assert (row.bulletin, row.way, row.people) == (bulletin, "loudspeaker", 120)


def test_other_registers_are_changed_as_before(show, bulletin, drain):
    page = show("Bulletin")
    page.chooser.chosen.emit("Regulation")
    drain()

    assert page.edit.reason == page.add.reason == ""
    assert not page.bulletins.read.isVisible()
    assert not page.bulletins.pass_on.isVisible()


def test_ledger_alone_keeps_its_own_bulletins(show, enter, drain):
    enter("Bulletin", "县里来的文件")
    page = show("Bulletin")
    drain()

    assert (page.edit.reason, page.add.reason) == ("", "")
