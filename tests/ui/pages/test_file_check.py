"""核对文件: what is said of a file, never that a paper is genuine."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog

from desktop.services.frozen_records import freeze_meeting
from desktop.services.meetings import end_meeting, open_meeting
from desktop.services.papers import print_paper
from desktop.services.sittings import convene
from desktop.ui.pages.file_check import FileCheckPage
from desktop.ui.places import Place


@pytest.fixture
def record(session):
    row = convene(
        session.ledger,
        agenda=[("水渠", None)],
        title="示例会议",
        held_on="2026-05-10",
        place="村部",
    )
    open_meeting(session.ledger, row)
    end_meeting(session.ledger, row)
    return freeze_meeting(session.ledger, row, frozen_by="马晓梅")


@pytest.fixture
def show(session, qtbot, drain):
    """Show the page with files to check, and wait for the answers."""

    def show(*files):
        page = FileCheckPage(session, Place("file_check", options={"files": files}))
        qtbot.addWidget(page)
        page.show()
        drain()
        return page

    return show


def words(page):
    return [(row.title, row.chips[0][0]) for row in page._rows]


def test_nothing_checked_says_what_to_do(show):
    page = show()
    assert page._empty.isVisible()
    assert page.first_focus() is page.choose


def test_each_file_gets_its_answer_and_leads_to_its_record(session, record, show, tmp_path, qtbot):
    printed = tmp_path / "a.pdf"
    printed.write_bytes(print_paper(session.ledger, session.home.press, record, "meeting_record"))
    changed = tmp_path / "b.pdf"
    changed.write_bytes(printed.read_bytes() + b"\n")
    unknown = tmp_path / "c.pdf"
    unknown.write_bytes(b"%PDF-1.4 nothing")
    page = show(printed, changed, unknown, tmp_path / "gone.pdf")
    assert words(page) == [
        ("gone.pdf", "读不出"),
        ("c.pdf", "不认识"),
        ("b.pdf", "不是这里印的"),
        ("a.pdf", "这里印的"),
    ]
    page.list.choose(0)
    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    assert session.navigator.current == Place("paper", record, {"paper": "meeting_record"})


def test_files_are_chosen_and_dropped(show, drain, monkeypatch, tmp_path):
    first, second = tmp_path / "1.pdf", tmp_path / "2.pdf"
    for path in (first, second):
        path.write_bytes(b"no pdf")
    page = show()
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(first)], ""))
    page.choose.click()
    drain()
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(second))])
    facts = (
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(page, QDragEnterEvent(QPoint(10, 10), *facts))
    QApplication.sendEvent(page, QDropEvent(QPointF(10, 10), *facts))
    drain()
    assert words(page) == [("2.pdf", "不认识"), ("1.pdf", "不认识")]
