"""Files for somebody outside: asked for, made beside the window, written whole or not at all."""

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.errors import StorageError
from desktop.services.concerns import record_concern
from desktop.ui.exporting import PDF, XLSX, ExcelButton, FileMaker
from desktop.ui.pages.concerns import ConcernsPage
from desktop.ui.pages.meetings import MeetingsPage
from desktop.ui.pages.roster import RosterPage
from desktop.ui.places import Place
from desktop.ui.widgets.dialogs import QuestionSheet

pytestmark = pytest.mark.qt_log_ignore(
    "propagateSizeHints", r"support raise\(\)", "grabbing the keyboard", extend=True
)


@pytest.fixture
def choose(monkeypatch):
    """Call it with the path that the person names, "" for none."""
    asked = []

    def choose(path):
        def answer(_page, _title, name, kinds, **_):
            asked.append((name, kinds))
            return str(path), ""

        monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
        return asked

    return choose


@pytest.fixture
def page(qtbot):
    page = QWidget()
    qtbot.addWidget(page)
    page.show()
    return page


@pytest.fixture
def show(session, qtbot, drain):
    def show(kind, place):
        page = kind(session, Place(place))
        qtbot.addWidget(page)
        page.resize(1184, 660)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        page.refresh()
        drain()
        return page

    return show


def concern(session, title, channel="phone"):
    return record_concern(
        session.ledger, title=title, content=title, raised_on="2026-11-02", channel=channel
    )


def sheet_of(path):
    book = openpyxl.load_workbook(path)
    return [[cell for cell in row if cell is not None] for row in book.active.values]


@pytest.mark.parametrize("ending", [XLSX, PDF])
def test_nobody_chose_a_place_and_nothing_is_made(choose, page, session, ending):
    asked = choose("")
    FileMaker(page, session).save(f"表{ending}", "导出", lambda _: pytest.fail("made"))

    assert [name for name, _ in asked] == [f"表{ending}"]
    assert session.tasks.is_idle


@pytest.mark.parametrize("typed", ["表", "表.xlsx", "表.XLSX", "表.v2"])
def test_the_ending_is_added_where_it_lacks(  # noqa: PLR0917 – fixtures
    choose, page, session, tmp_path, drain, typed
):
    choose(tmp_path / typed)
    FileMaker(page, session).save("表.xlsx", "导出", lambda _: b"bytes")
    drain()

    expected = typed if typed.lower().endswith(XLSX) else typed + XLSX
    assert [one.name for one in tmp_path.iterdir() if one.is_file()] == [expected]
    assert session.notices[-1].text == f"存好了：{tmp_path / expected}"


def test_a_file_that_is_there_is_replaced_only_when_said(choose, page, session, tmp_path, drain):
    path = tmp_path / "表.xlsx"
    path.write_bytes(b"before")
    choose(path)
    maker = FileMaker(page, session)
    maker.save("表.xlsx", "导出", lambda _: b"after")
    (question,) = page.findChildren(QuestionSheet)
    question.no.click()
    drain()
    assert path.read_bytes() == b"before"

    maker.save("表.xlsx", "导出", lambda _: b"after")
    page.findChildren(QuestionSheet)[-1].accept()
    drain()
    assert path.read_bytes() == b"after"


def test_what_cannot_be_made_leaves_the_file_as_it_was(choose, page, session, tmp_path, drain):
    path = tmp_path / "表.pdf"
    choose(path)

    def make(_):
        raise StorageError("磁盘满了。", "先腾出地方。")

    FileMaker(page, session).save("表.pdf", "导出", make)
    drain()

    assert not path.exists()
    assert (session.notices[-1].text, session.notices[-1].tone) == ("磁盘满了。", "bad")


def test_made_and_opened_by_whoever_asked(choose, page, session, tmp_path, drain):
    choose(tmp_path / "表.pdf")
    opened = []
    FileMaker(page, session).save("表.pdf", "导出", lambda _: b"x", opened.append)
    drain()

    assert opened == [tmp_path / "表.pdf"]
    assert session.notices == []


def test_stopped_halfway_writes_nothing(choose, page, session, tmp_path, drain):
    choose(tmp_path / "表.pdf")
    session.tasks.began.connect(lambda task: task.cancel())

    def make(task):
        task.report(1, 2)
        return b"whole"

    FileMaker(page, session).save("表.pdf", "导出", make)
    drain()

    assert list(tmp_path.glob("表*")) == []


def test_what_is_seen_is_what_is_handed_in(choose, show, session, tmp_path, qtbot):
    concern(session, "后半夜停水")
    concern(session, "三组路太窄")
    page = show(ConcernsPage, "concerns")
    page.search.setText("停水")
    page._on_search_entered()
    choose(tmp_path / "诉求.xlsx")

    qtbot.keyClick(page.table, Qt.Key.Key_X, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: bool(session.notices))

    title, made, head, *rows = sheet_of(tmp_path / "诉求.xlsx")
    assert title == ["民情诉求台账"]
    assert made[0].endswith("共1条")
    assert head[0] == "序号"
    assert [row[0] for row in rows] == [1]
    assert "后半夜停水" in rows[0]


def test_the_order_is_that_of_the_page(choose, page, session, tmp_path, drain):
    rows = [concern(session, title) for title in ("甲", "乙", "丙")]
    choose(tmp_path / "表.xlsx")
    ExcelButton(page, session, "concerns", lambda: [rows[2], rows[0]]).click()
    drain()

    titles = [row[4] for row in sheet_of(tmp_path / "表.xlsx")[3:]]
    assert [next(t for t in ("甲", "乙", "丙") if t in row) for row in titles] == ["丙", "甲"]


def test_nothing_to_hand_in_is_said(choose, page, session):
    asked = choose("unused")
    ExcelButton(page, session, "concerns", lambda: ()).click()

    assert asked == []
    assert session.notices[-1].text == "现在一条也没有，没有可导出的。"


def test_people_are_handed_in_by_alt_x(  # noqa: PLR0917 – fixtures
    choose, show, session, people, tmp_path, qtbot
):
    page = show(RosterPage, "roster")
    choose(tmp_path / "名册.xlsx")
    qtbot.keyClick(page.list, Qt.Key.Key_X, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: bool(session.notices))

    assert len(sheet_of(tmp_path / "名册.xlsx")) == 3 + len(people)


def test_no_meetings_no_button(show):
    page = show(MeetingsPage, "meetings")

    assert not page.excel.isVisible()
