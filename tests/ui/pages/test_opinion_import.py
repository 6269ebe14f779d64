import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent

from desktop.records import Opinion
from desktop.services.sittings import convene
from desktop.ui.pages.meetings import MeetingsPage
from desktop.ui.pages.opinion_import import OpinionImportPage
from desktop.ui.places import Place
from desktop.ui.widgets.dropping import FileDrop

TEXT = "昵称,态度,意见\n网友甲,同意,先修路\n网友乙,,灯太暗\n网友丙,,\n"


def call(session, title="示例会议", form="remote"):
    return convene(
        session.ledger,
        agenda=[("讨论", None)],
        title=title,
        held_on="2026-05-10",
        place="网上",
        form=form,
    )


@pytest.fixture
def file(tmp_path):
    made = tmp_path / "导出.csv"
    made.write_bytes(TEXT.encode("gb18030"))
    return made


@pytest.fixture
def show(session, drain, qtbot):
    def show(meeting=None):
        page = OpinionImportPage(session, Place("opinion_import", meeting))
        qtbot.addWidget(page)
        session.changed.connect(page.refresh)
        page.resize(1184, 668)
        page.show()
        page.refresh()
        drain()
        return page

    return show


def opinions(session, meeting):
    with session.ledger.read() as reading:
        return [
            (one.signed, one.stance, one.content) for one in reading.list(Opinion, meeting=meeting)
        ]


def test_file_dropped_on_the_page_is_shown(session, show, file, drain):
    page = show(call(session))
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file))])
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    drop = QDropEvent(QPointF(), Qt.DropAction.CopyAction, mime, left, none)

    assert page.findChild(FileDrop).eventFilter(page, drop)
    drain()

    assert page.write.accessibleName() == "确认导入 2 条"


def test_file_is_shown_first_and_written_when_asked(session, show, file, drain):
    meeting = call(session)
    page = show(meeting)

    page.take_file(file)
    drain()

    assert opinions(session, meeting) == []
    assert page.write.accessibleName() == "确认导入 2 条"
    assert [page.preview.count(one) for one in ("fault", "signed", "matched", "doubled")] == [
        1,
        2,
        0,
        0,
    ]
    assert page.first_focus() is page.list
    page.write.click()
    drain()

    assert opinions(session, meeting) == [
        ("网友甲", "support", "先修路"),
        ("网友乙", "suggestion", "灯太暗"),
    ]
    assert session.notices[-1].text == "导入了 2 条意见。"
    assert page.write.isVisible() is False


def test_same_file_again_has_nothing_to_write(session, show, file, drain):
    meeting = call(session)
    page = show(meeting)
    for _ in range(2):
        page.take_file(file)
        drain()
        page.write.click()
        drain()

    assert len(opinions(session, meeting)) == 2
    assert page.write.reason == "没有要导入的意见"


def test_meeting_of_the_page_is_chosen_and_may_be_another(session, show, file, drain):
    first, second = call(session, "第一次"), call(session, "第二次")
    page = show(first)
    assert page.meeting.currentText() == "第一次 · 2026-05-10"
    page.take_file(file)
    drain()

    page.meeting.setCurrentIndex(page.meeting.findText("第二次 · 2026-05-10"))
    page.meeting.activated.emit(page.meeting.currentIndex())
    drain()
    page.write.click()
    drain()

    assert (len(opinions(session, first)), len(opinions(session, second))) == (0, 2)


def test_filter_shows_some_rows(session, show, file, drain):
    page = show(call(session))
    page.take_file(file)
    drain()

    page.filters.choose("fault")
    page.filters.chosen.emit("fault")

    row = page.list.current_row()
    assert page.list.model().rowCount() == 2  # one below the heading of its group
    assert row.title == "（空）"
    assert row.second == "第 4 行 · 网友丙 · 意见是空的，不导入"


@pytest.mark.parametrize(
    "wrong",
    [
        (b"%PDF-1.7", "这是PDF 文件，不是表格。"),
        (b"", "文件是空的。"),
        ("姓名,电话\n甲,1\n".encode(), "这份表里没有“意见”这一列。"),
    ],
)
def test_wrong_file_is_refused_and_nothing_else_changes(session, show, file, drain, wrong):
    page = show(call(session))
    data, told = wrong
    file.write_bytes(data)

    page.take_file(file)
    drain()

    assert page.fault.accessibleName() == told
    assert "名册" not in page.fault.accessibleDescription()
    assert page.preview is None
    assert page.pick.isVisible()


def test_without_meetings_one_goes_to_their_list(session, show):
    page = show()

    assert page.first_focus() is page.go
    page.go.click()
    assert session.navigator.current == Place("meetings")


def test_meetings_lead_to_the_import_of_the_chosen_one(session, drain, qtbot):
    meeting = call(session)
    page = MeetingsPage(session, Place("meetings"))
    qtbot.addWidget(page)
    page.show()
    page.refresh()
    drain()

    page.take_in.click()

    assert session.navigator.current == Place("opinion_import", row=meeting)
