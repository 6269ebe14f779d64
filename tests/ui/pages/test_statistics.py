"""统计报告: periods by keys, charts, and both ways out."""

import openpyxl
import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from desktop.domain.deadlines import day_of
from desktop.services.concerns import record_concern
from desktop.ui.pages.statistics import StatisticsPage
from desktop.ui.places import Place
from desktop.ui.widgets.painted import BarList

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)


@pytest.fixture
def concern(session):
    day = day_of(session.now()).isoformat()
    record_concern(session.ledger, title="停水", content="停水", raised_on=day, channel="phone")


@pytest.fixture
def page(session, qtbot, drain):
    page = StatisticsPage(session, Place("statistics"))
    qtbot.addWidget(page)
    page.resize(1184, 660)
    page.show()
    page.refresh()
    drain()
    return page


def said(page):
    return {
        one.accessibleName(): one.accessibleDescription()
        for one in page.findChildren(BarList)
        if one.isVisibleTo(page)
    }


@pytest.fixture
def save(concern, page, session, qtbot, monkeypatch):
    """Press a button, name a file, and return the notice that follows."""

    def press(button, path):
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(path), ""))
        getattr(page, button).click()
        qtbot.waitUntil(lambda: bool(session.notices))
        return session.notices[-1].tone

    return press


def test_nothing_to_count_says_what_will_fill_it(page):
    assert page.stack.currentWidget() is not page.charts
    assert not page.excel.isEnabled()
    assert not page.pdf.isEnabled()


def test_charts_say_their_figures(concern, page):
    assert page.stack.currentWidget() is page.charts
    assert "电话 1  100%" in said(page)["诉求从哪里来"]


def test_another_period_is_chosen_by_keys(concern, page, qtbot, drain):
    page.first_focus().setFocus()
    for _ in range(3):
        qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Right)
    drain()

    assert page.periods.value() == "last_year"
    assert page.stack.currentWidget() is not page.charts


def test_what_is_counted_follows_the_ledger(concern, page, session, qtbot):
    day = day_of(session.now()).isoformat()
    record_concern(session.ledger, title="路", content="路", raised_on=day, channel="box")
    page.refresh()

    qtbot.waitUntil(lambda: "意见箱 1  50%" in said(page).get("诉求从哪里来", ""))


def test_a_workbook_is_written(save, tmp_path):
    assert save("excel", tmp_path / "报告") == "good"

    book = openpyxl.load_workbook(tmp_path / "报告.xlsx")
    assert "诉求从哪里来" in book.sheetnames


def test_a_pdf_is_written(save, tmp_path):
    assert save("pdf", tmp_path / "报告.pdf") == "good"

    document = pypdfium2.PdfDocument(tmp_path / "报告.pdf")
    assert "统计报告" in document[0].get_textpage().get_text_range()
    document.close()


def test_a_folder_that_refuses_says_so(save, tmp_path):
    (tmp_path / "file").write_text("no folder")

    assert save("pdf", tmp_path / "file" / "报告.pdf") == "bad"


def test_less_room_puts_charts_below_each_other(concern, page):
    page.arrange(compact=True)

    lefts = {one.mapTo(page, one.rect().topLeft()).x() for one in page.findChildren(BarList)}
    assert len(lefts) >= 1
    assert page._columns == 1
