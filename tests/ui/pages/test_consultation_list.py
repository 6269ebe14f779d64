"""协商清单: the list, its filters, what is archived, and a new consultation."""

import pytest
from PySide6.QtCore import Qt

from desktop.records import Consultation, Topic
from desktop.services.consultations import plan_consultation
from desktop.ui.consultations.planning import PlanSheet
from desktop.ui.lists.row_models import ROW
from desktop.ui.lists.rows import Row
from desktop.ui.pages.consultation_list import ConsultationListPage
from desktop.ui.places import Place

pytestmark = pytest.mark.qt_log_ignore(
    "propagateSizeHints", r"support raise\(\)", "grabbing the keyboard", extend=True
)


@pytest.fixture
def show(session, qtbot, drain):
    def build(**options):
        page = ConsultationListPage(session, Place("consultation_list", options=options))
        qtbot.addWidget(page)
        page.resize(1184, 700)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        page.refresh()
        drain()
        return page

    return build


@pytest.fixture
def several(session):
    return [
        plan_consultation(session.ledger, title=title, number=number, kind=kind)
        for title, number, kind in (
            ("三组路硬化", "示协1号", "grassroots"),
            ("村小学校车", "示协2号", "special_topic"),
        )
    ]


def titles(page):
    model = page.list.model()
    rows = [model.index(at, 0).data(ROW) for at in range(model.rowCount())]
    return sorted(row.title for row in rows if isinstance(row, Row))


def test_empty_list_offers_the_first(show, session, drain):
    page = show()

    assert page.stack.currentIndex() == 1
    page._first.click()
    assert len(page.window().findChildren(PlanSheet)) == 1


def test_lines_tell_stage_and_what_is_missing(show, several):
    page = show()
    row = page.list.current_row()

    assert titles(page) == ["三组路硬化", "村小学校车"]
    assert [chip[0] for chip in row.chips][-2:] == ["3/14 方案", "还差 5 项"]
    assert "在这一步 0 天" in row.second


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("szl", ["三组路硬化"]),
        ("2号", ["村小学校车"]),
        ("校车 cxx", ["村小学校车"]),
        ("没有", []),
    ],
)
def test_search_finds_by_title_number_and_initials(show, several, qtbot, typed, found):
    page = show()
    page.search.setText(typed)
    page._on_search_entered()

    assert titles(page) == found
    assert page.stack.currentIndex() == (0 if found else 2)
    page._clear.click()
    assert len(titles(page)) == 2


def choose_stage(page, stage):
    page.stage.setCurrentIndex(page.stage.findData(stage))
    page.stage.activated.emit(0)


def test_kind_stage_and_lack_narrow_the_list(show, several):
    page = show()
    choose_stage(page, "plan")
    assert page.stage.currentText() == "方案 2"
    page.kind.setCurrentIndex(page.kind.findData("special_topic"))
    page.kind.activated.emit(0)
    assert titles(page) == ["村小学校车"]
    page.lacking.setChecked(True)
    assert titles(page) == ["村小学校车"]


def test_what_is_archived_is_found_apart(show, several, session, qtbot):
    with session.ledger.act("enter_for_test") as work:
        work.get(Consultation, several[0]).ended_at = work.now
    page = show(archived=True)

    assert page.stage.currentText() == "已归档 1"
    assert titles(page) == ["三组路硬化"]
    choose_stage(page, "plan")
    assert titles(page) == ["村小学校车"]


def test_nothing_archived_shows_nothing(show, several):
    page = show(archived=True)

    assert (page.stage.currentText(), titles(page)) == ("已归档 0", [])


def test_alt_l_leads_back_to_the_board(show, several, session, qtbot):
    page = show()
    places = []
    session.navigator.moved.connect(places.append)
    qtbot.keyClick(page.list, Qt.Key.Key_L, Qt.KeyboardModifier.AltModifier)

    qtbot.waitUntil(lambda: places == [Place("consultations")])


def test_enter_opens_and_initials_jump(show, several, session, qtbot):
    page = show()
    places = []
    session.navigator.moved.connect(places.append)
    page.list.setFocus()
    qtbot.keyClicks(page.list, "cxx")
    qtbot.keyClick(page.list, Qt.Key.Key_Return)

    assert places == [Place("consultation", several[1])]


def test_new_one_is_begun_on_a_listed_topic(show, session, drain, qtbot):
    with session.ledger.act("enter_for_test") as work:
        work.add(Topic(title="修渠", decision="listed"))
        work.add(Topic(title="没列入的", decision="set_aside"))
    page = show()
    qtbot.keyClick(page.search, Qt.Key.Key_N, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: bool(page.window().findChildren(PlanSheet)))
    (sheet,) = page.window().findChildren(PlanSheet)
    drain()
    topic = sheet.form.editors["topic"].control
    topic.setText("没列入")
    assert topic.resolve() != ""
    topic.setText("修")
    assert topic.resolve() == ""
    assert sheet.form.editors["title"].typed() == "修渠"
    places = []
    session.navigator.moved.connect(places.append)
    sheet.save()
    drain()

    with session.ledger.read() as reading:
        (row,) = reading.list(Consultation)
    assert (row.title, row.topic_name) == ("修渠", "修渠")
    assert places == [Place("consultation", row.id)]


def test_new_one_needs_a_title(show, session, drain):
    page = show()
    page.new.click()
    (sheet,) = page.window().findChildren(PlanSheet)
    drain()
    sheet.save()

    assert sheet.form.editors["title"].fault
    assert page.keys()
