import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFileDialog

from desktop.records import Person
from desktop.ui.pages.roster_import import RosterImportPage
from desktop.ui.places import Place
from desktop.ui.widgets.dropping import FileDrop

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)

ROSTER = """姓名,性别,身份证号,电话,小组
马晓梅,女,640323195103124528,13900000001,二组
冶海龙,男,640323196207081230,13900000002,三组
"""


@pytest.fixture
def page(session, qtbot):
    page = RosterImportPage(session, Place("roster_import"))
    qtbot.addWidget(page)
    page.resize(1184, 700)
    page.show()
    return page


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "三组花名册.csv"
    path.write_text(ROSTER, encoding="utf-8")
    return path


def people(session):
    with session.ledger.read() as reading:
        return sorted(person.name for person in reading.list(Person))


def counts(page):
    return {
        outcome: page._preview.count(outcome)
        for outcome in ("fault", "updated", "imported", "unchanged")
    }


def load(page, file, drain):
    page.take_file(file)
    drain()


def cell(page, label):
    return next(
        field for _, field in page.mending._cells.values() if field.accessibleName() == label
    )


def test_preview_writes_nothing_and_starts_at_the_fault(page, session, drain, file):
    load(page, file, drain)

    assert counts(page) == {"fault": 1, "updated": 0, "imported": 1, "unchanged": 0}
    assert people(session) == []
    assert page.list.current_row().title == "冶海龙"
    assert page.write.accessibleName() == "写入 1 人"


def test_mended_cell_is_judged_again_and_everybody_is_written_in_one_act(
    page, session, qtbot, drain, file
):
    load(page, file, drain)
    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    number = cell(page, "身份证号")
    assert number.hasFocus()
    number.selectAll()
    qtbot.keyClicks(number, "64032319620708123X")
    qtbot.keyClick(number, Qt.Key.Key_Return)
    drain()
    assert counts(page) == {"fault": 0, "updated": 0, "imported": 2, "unchanged": 0}
    page.write.click()
    drain()

    assert people(session) == ["冶海龙", "马晓梅"]
    with session.ledger.read() as reading:
        acts = {reading.history(person.id)[0].act_id for person in reading.list(Person)}
    assert len(acts) == 1
    assert session.notices[-1].tone == "good"


def test_cell_mended_wrongly_keeps_what_was_typed(page, qtbot, drain, file):
    load(page, file, drain)
    page.mending.take_focus()
    number = cell(page, "身份证号")
    number.selectAll()
    qtbot.keyClicks(number, "123")
    qtbot.keyClick(number, Qt.Key.Key_Return)
    drain()

    assert counts(page)["fault"] == 1
    assert cell(page, "身份证号").text() == "123"
    assert page.mending.again.isEnabled()


def test_row_not_wanted_is_left_out(page, drain, file):
    load(page, file, drain)
    page.mending.omit.click()
    drain()

    assert counts(page) == {"fault": 0, "updated": 0, "imported": 1, "unchanged": 0}


def test_faulty_rows_wait_after_writing_the_others(page, session, drain, file):
    load(page, file, drain)
    page.write.click()
    drain()

    assert people(session) == ["马晓梅"]
    assert counts(page) == {"fault": 1, "updated": 0, "imported": 0, "unchanged": 1}
    assert page.write.reason
    assert session.notices[-1].tone == "warn"


def test_filter_shows_one_outcome_only(page, drain, file):
    load(page, file, drain)
    page._filters.choose("imported")
    page._filters.chosen.emit("imported")

    assert page.list.current_row().title == "马晓梅"


def test_file_that_is_no_roster_says_what_to_do_and_another_can_be_chosen(
    page, qtbot, drain, monkeypatch, file
):
    wrong = file.with_name("照片.xlsx")
    wrong.write_bytes(b"\xff\xd8\xff\xe0 no table")
    load(page, wrong, drain)
    assert page.fault.isVisible()
    assert page._preview is None
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
    qtbot.mouseClick(page.pick, Qt.MouseButton.LeftButton)
    drain()

    assert not page.fault.isVisible()
    assert counts(page)["imported"] == 1


def test_file_dropped_on_the_page_is_read(page, drain, file):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file))])
    none = Qt.KeyboardModifier.NoModifier
    left = Qt.MouseButton.LeftButton
    drop = QDropEvent(QPointF(), Qt.DropAction.CopyAction, mime, left, none)
    assert page.findChild(FileDrop).eventFilter(page, drop)
    drain()

    assert counts(page)["imported"] == 1


def test_file_dialog_left_by_esc_changes_nothing(page, drain, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    page.pick.click()
    drain()

    assert page._preview is None
