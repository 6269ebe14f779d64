"""协商看板: columns, cards, keys, filters, and what is read a few cards at a time."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont

from desktop.domain.deadlines import day_of
from desktop.records import Consultation, StageStep, Task
from desktop.services.boards import COLUMNS, BoardCard, CardDetail
from desktop.services.consultation_views import ConditionView
from desktop.services.consultations import plan_consultation
from desktop.ui.board.card_painting import wrapped
from desktop.ui.board.cards import MAY_GO_ON, STUCK, TODO, WAITS, Card, CardModel
from desktop.ui.board.filters import Wanted
from desktop.ui.board.peek_sheet import PeekSheet
from desktop.ui.board.wording import CardWords
from desktop.ui.consultations.planning import PlanSheet
from desktop.ui.pages import consultations as module
from desktop.ui.pages.consultations import ConsultationsPage
from desktop.ui.places import Place

pytestmark = pytest.mark.qt_log_ignore(
    "propagateSizeHints", r"support raise\(\)", "grabbing the keyboard", extend=True
)
TODAY = date(2026, 11, 23)


@pytest.fixture
def show(session, qtbot, drain):
    def build(size=(1184, 660), **options):
        page = ConsultationsPage(session, Place("consultations", options=options))
        qtbot.addWidget(page)
        page.resize(*size)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        page.first_focus().setFocus()
        page.refresh()
        drain()
        qtbot.wait(1)
        drain()
        return page

    return build


def put(session, title, stage="plan", *, days=0, **values):
    """Begin a consultation and have it stand at a stage since some days."""
    row = plan_consultation(session.ledger, title=title, **values)
    begun = day_of(session.now()) - timedelta(days=days)
    with session.ledger.act("enter_for_test") as work:
        work.get(Consultation, row).stage = stage
        for step in work.list(StageStep, consultation=row):
            step.ended_on = begun.isoformat()
        work.add(StageStep(consultation=row, stage=stage, begun_on=begun.isoformat()))
    return row


@pytest.fixture
def several(session):
    return [
        put(session, "三组路硬化", "publish", days=6),
        put(session, "村级公墓", "consult", days=34, kind="special_topic"),
        put(session, "集市占道", "adopt", in_plan=True),
        put(session, "村小学校车", "plan", days=4, in_plan=True, number="示协2号"),
    ]


def shown(page):
    """Return the titles of each column that has cards."""
    columns = page.board.columns
    found = {
        macro: [page._by_id[key].title for key in columns[macro].list.cards.keys]
        for macro in COLUMNS
    }
    return {macro: titles for macro, titles in found.items() if titles}


def card_of(page, title):
    return next(page._card(key) for key in page.board.keys if page._by_id[key].title == title)


def head_of(page, macro):
    return page.board.columns[macro]._count.text()


def press(qtbot, page, *keys):
    for key in keys:
        qtbot.keyClick(page.focusWidget(), key)


def chosen(page):
    focused = page.focusWidget()
    return focused.current_card().title


def test_an_empty_board_offers_the_first(show):
    page = show()

    assert page.stack.currentIndex() == 1
    page._first.click()
    assert len(page.window().findChildren(PlanSheet)) == 1


def test_each_stands_in_its_column_with_what_it_lacks(show, several):
    page = show()

    assert shown(page) == {
        "raise": ["村小学校车"],
        "consult": ["村级公墓", "三组路硬化"],
        "submit": ["集市占道"],
    }
    assert page.head._caption.text() == "4 件在办，1 件久停"
    stuck, plan = card_of(page, "村级公墓"), card_of(page, "村小学校车")
    assert (stuck.corner, stuck.is_late, stuck.state) == ("停 34 天", True, STUCK)
    assert (plan.corner, plan.is_late, plan.state) == ("4 天", False, TODO)
    assert plan.box.startswith("议题还没有筛选确定")
    assert (plan.stage, plan.done, plan.total) == ("方案", 2, 14)
    assert [chip[0] for chip in stuck.chips] == ["专题", "计划外"]
    assert page.filters.lacking.text() == "只看缺东西的  4"


def test_keys_walk_through_cards_and_columns(show, several, qtbot, session):
    page = show()
    assert chosen(page) == "村小学校车"
    press(qtbot, page, Qt.Key.Key_Right)
    assert chosen(page) == "村级公墓"
    press(qtbot, page, Qt.Key.Key_Down)
    assert chosen(page) == "三组路硬化"
    press(qtbot, page, Qt.Key.Key_Right, Qt.Key.Key_Right)  # behind it all columns are empty
    assert chosen(page) == "集市占道"
    press(qtbot, page, Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Left)
    assert chosen(page) == "村小学校车"
    qtbot.keyClicks(page.focusWidget(), "szl")
    assert chosen(page) == "三组路硬化"
    places = []
    session.navigator.moved.connect(places.append)
    press(qtbot, page, Qt.Key.Key_Return)
    assert places == [Place("consultation", several[0])]


def test_space_peeks_and_space_goes_back(show, several, qtbot):
    page = show()
    press(qtbot, page, Qt.Key.Key_Space)
    (sheet,) = page.window().findChildren(PeekSheet)
    assert sheet.windowTitle() == "村小学校车"
    qtbot.keyClick(sheet, Qt.Key.Key_Space)
    assert not sheet.isVisible()


def test_enter_in_the_peek_opens(show, several, qtbot, session):
    page = show()
    press(qtbot, page, Qt.Key.Key_Space)
    (sheet,) = page.window().findChildren(PeekSheet)
    places = []
    session.navigator.moved.connect(places.append)
    qtbot.keyClick(sheet.enter, Qt.Key.Key_Return)
    assert places == [Place("consultation", several[3])]


def test_filters_narrow_and_column_heads_tell_of_how_many(show, several, qtbot):
    page = show()
    page.filters.kinds.choose("special_topic")
    page.filters.changed.emit()
    assert shown(page) == {"consult": ["村级公墓"]}
    assert (head_of(page, "consult"), head_of(page, "raise")) == ("1/2", "0/1")
    page.filters.plan.choose("in")
    page.filters.changed.emit()
    assert (shown(page), page.stack.currentIndex()) == ({}, 2)
    page._clear.click()
    assert (len(shown(page)), page.stack.currentIndex()) == (3, 0)
    assert head_of(page, "consult") == "2"


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("cxx", ["村小学校车"]),
        ("2号", ["村小学校车"]),
        ("硬化 szl", ["三组路硬化"]),
        ("马晓梅", []),
        ("不存在", []),
    ],
)
def test_search_by_title_number_and_initials(show, several, typed, found):
    page = show()
    page.search.setText(typed)
    page._on_search_entered()

    assert [title for titles in shown(page).values() for title in titles] == found


def test_only_what_lacks_something(show, several, session):
    done = put(session, "都齐了的", "raise")
    page = show()
    lacking = [t for titles in shown(page).values() for t in titles if t != "都齐了的"]
    page.filters.lacking.click()

    assert [t for titles in shown(page).values() for t in titles] == lacking
    assert done not in page.board.keys


def test_the_chain_leads_to_one_stage_and_back(show, several, qtbot):
    page = show(stage="publish")
    assert shown(page) == {"consult": ["三组路硬化"]}
    assert page.filters.stage.text() == "只看：公示(&G)"
    page.filters.stage.click()
    assert len(shown(page)) == 3
    assert not page.filters.stage.isVisible()


def test_a_stage_of_another_procedure_is_found_with_its_like(show, session):
    put(session, "四议两公开的", "examine")
    page = show(stage="consult")

    assert shown(page) == {"consult": ["四议两公开的"]}


def test_more_kinds_than_have_room_are_in_a_box(show, session):
    for at, kind in enumerate(
        ("grassroots", "special_topic", "counterpart", "sector", "tripartite")
    ):
        put(session, f"第{at}件", kind=kind)
    page = show()
    assert (page.filters.kinds.isVisible(), page.filters.kind_box.isVisible()) == (False, True)
    page.filters.kind_box.setCurrentIndex(page.filters.kind_box.findData("sector"))
    page.filters.kind_box.activated.emit(0)

    assert shown(page) == {"raise": ["第3件"]}
    page.refresh()
    page.session.tasks.drain()
    assert shown(page) == {"raise": ["第3件"]}


def test_details_come_in_batches_those_in_sight_first(show, session, monkeypatch):
    monkeypatch.setattr(module, "TOGETHER", 3)
    asked = []
    real = module.read_details

    def note(reading, rows, today):
        asked.append(len(rows))
        return real(reading, rows, today)

    monkeypatch.setattr(module, "read_details", note)
    for at in range(7):
        put(session, f"第{at}件")
    page = show()

    assert (sum(asked), max(asked[1:])) == (7, 3)
    assert page.filters.lacking.text() == "只看缺东西的  7"


def test_cards_are_drawn_before_it_is_read_what_they_lack(show, several, monkeypatch):
    order = []
    read = module.read_details

    def details(reading, asked, today):
        order.append("details")
        return read(reading, asked, today)

    monkeypatch.setattr(module, "sleep", lambda _: order.append("drawing"))
    monkeypatch.setattr(module, "read_details", details)
    page = show()
    assert order[0] == "drawing"
    assert (order.count("drawing"), "details" in order[1:]) == (1, True)
    assert len(page._details) == len(several)


def test_an_act_is_seen_and_the_choice_stays(show, several, session, qtbot, drain):
    page = show()
    press(qtbot, page, Qt.Key.Key_Right, Qt.Key.Key_Down)
    put(session, "新来的", "investigate", days=40)
    page.refresh()
    drain()

    assert chosen(page) == "三组路硬化"
    assert shown(page)["consult"] == ["新来的", "村级公墓", "三组路硬化"]


def test_a_late_task_says_that_nobody_reminded(show, session):
    row = put(session, "排水沟", "implement")
    day = day_of(session.now()) - timedelta(days=5)
    with session.ledger.act("enter_for_test") as work:
        work.add(Task(title="清淤", consultation=row, unit="水务站", due=day.isoformat()))
    page = show()

    card = card_of(page, "排水沟")
    assert (card.box, card.state, card.corner) == ("已超期，还没发督办", STUCK, "超期 5 天")


def test_column_tells_how_many_lie_below_and_shows_them(show, session, qtbot):
    for at in range(30):
        put(session, f"第{at:02d}件")
    page = show()
    column = page.board.columns["raise"]
    more = column._more.accessibleName()
    assert more.startswith("▾ 下面还有 ")
    column._more.click()
    qtbot.waitUntil(lambda: column._more.accessibleName() != more)
    press(qtbot, page, Qt.Key.Key_PageDown)
    assert chosen(page) not in ("第00件", "第29件")
    press(qtbot, page, Qt.Key.Key_End)
    qtbot.waitUntil(lambda: not column._more.isVisible())
    assert chosen(page) == "第29件"


def test_what_is_archived_is_reached_from_the_empty_column(show, several, session):
    with session.ledger.act("enter_for_test") as work:
        work.get(Consultation, several[0]).ended_at = work.now
    page = show()
    places = []
    session.navigator.moved.connect(places.append)

    assert page.board.archived.accessibleName() == "看已归档 1 件"
    page.board.archived.click()
    assert (places[-1].page, places[-1].options) == ("consultation_list", {"archived": True})


def test_short_of_room_two_and_a_half_columns_are_in_sight(show, several, qtbot):
    page = show(size=(1000, 600))
    page.arrange(compact=True)
    qtbot.waitUntil(lambda: page.board.horizontalScrollBar().maximum() > 0)
    widths = {column.width() for column in page.board.columns.values()}

    assert max(widths) == pytest.approx(page.board.viewport().width() / 2.5, abs=12)
    press(qtbot, page, Qt.Key.Key_Right, Qt.Key.Key_Right)
    assert chosen(page) == "集市占道"
    assert page.board.horizontalScrollBar().value() > 0


def test_alt_n_begins_one(show, several, qtbot):
    page = show()
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_N, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: bool(page.window().findChildren(PlanSheet)))
    assert page.keys()


# Words, painting and filters by themselves


BASE = BoardCard(
    id=None, title="事", number="", kind="grassroots", in_plan=True, lead="", org=None,
    stage="adopt", stage_title="采纳", counted_with="adopt", macro="submit", place=10, places=14,
)  # fmt: skip
GAP = ConditionView(code="a", template="缺合法性审查意见", why="", basis="", kind="procedure")


@pytest.mark.parametrize(
    ("card", "detail", "said", "state"),
    [
        ({}, None, None, TODO),
        ({}, {}, "", TODO),
        ({}, {"next_title": "督办"}, "都齐了，可进入「督办」", MAY_GO_ON),
        ({}, {"gaps": (GAP,)}, "缺合法性审查意见", TODO),
        ({"left": -1}, {"gaps": (GAP, GAP)}, "缺合法性审查意见；缺合法性审查意见", STUCK),
        ({"is_stuck": True}, {"gaps": (GAP,) * 5},
         "缺合法性审查意见；缺合法性审查意见，还有 3 项", STUCK),
        ({}, {"awaits": "镇政府", "gaps": (GAP,)}, "等镇政府答复", WAITS),
        ({"due": date(2026, 11, 30), "left": 7}, {"awaits": "镇政府"},
         "等镇政府答复，11月30日到期", WAITS),
        ({"left": -3}, {"awaits": "镇政府"}, "等镇政府答复，已超期", STUCK),
        ({}, {"late_task": TODAY}, "已超期，还没发督办", STUCK),
        ({}, {"late_task": TODAY, "is_reminded": True}, "已超期，等督办答复", STUCK),
    ],
)  # fmt: skip
def test_the_box_says_one_thing(qapp, card, detail, said, state):
    detail = None if detail is None else CardDetail(**detail)
    shown = CardWords(qapp).card(replace(BASE, **card), detail, TODAY)

    assert (shown.box, shown.state) == (said, state)


@pytest.mark.parametrize(
    ("facts", "corner", "is_late"),
    [
        ({}, "", False),
        ({"days": 4}, "4 天", False),
        ({"days": 34, "is_stuck": True, "left": -4, "due_of": "stage"}, "停 34 天", True),
        ({"days": 34, "is_stuck": True, "left": -4, "due_of": "task"}, "超期 4 天", True),
        ({"due": TODAY, "left": 0, "due_of": "meeting"}, "今天开会", False),
        ({"due": date(2026, 11, 27), "left": 4, "due_of": "task"}, "周五到期", False),
        ({"due": date(2026, 11, 27), "left": 4, "due_of": "stage", "days": 2}, "2 天", False),
        ({"due": date(2026, 12, 27), "left": 34, "due_of": "task", "days": 2}, "2 天", False),
    ],
)
def test_the_corner_says_what_presses(qapp, facts, corner, is_late):
    shown = CardWords(qapp).card(replace(BASE, **facts), None, TODAY)

    assert (shown.corner, shown.is_late) == (corner, is_late)


@pytest.mark.parametrize(
    ("macro", "detail", "second"),
    [
        ("raise", {"forms": ("heart_to_heart",), "concerns": 3}, "恳谈协商 · 来自诉求 3 件"),
        ("raise", {"concerns": 5, "households": 41}, "来自诉求 5 件 · 涉及 41 户"),
        ("consult", {"next_title": "表决", "households": 62, "people": 214},
         "下一步 表决 · 62 户 214 人"),
        ("submit", {"submitted_on": date(2026, 11, 12)}, "报送 11月12日"),
        ("supervise", {"unit": "水务站", "late_task": date(2026, 11, 10)},
         "水务站 · 首次期限 11月10日"),
        ("supervise", {"unit": "县水务局", "tasks": 3, "tasks_done": 1}, "县水务局 · 落实完成 1/3"),
        ("evaluate", {"concerns": 1, "people": 9}, "来自诉求 1 件"),
        ("raise", {}, ""),
    ],
)  # fmt: skip
def test_the_last_line_says_where_it_is_from(qapp, macro, detail, second):
    card = CardWords(qapp).card(replace(BASE, macro=macro), CardDetail(**detail), TODAY)

    assert card.second == second


@pytest.mark.parametrize("most", [1, 2, 3])
@pytest.mark.parametrize(
    "text", ["", "短", "村口𬳵家桥头路灯和㐂字巷口的排水管一起改造" * 3, "a" * 90, "一 二 三"]
)
def test_lines_hold_the_whole_text_or_end_in_dots(qapp, text, most):
    lines = wrapped(text, QFont(), 160, most)
    joined = "".join(lines).replace(" ", "")

    assert len(lines) <= most
    assert joined == text.replace(" ", "") or lines[-1].endswith("…")
    assert text.replace(" ", "").startswith(joined.rstrip("…"))


@pytest.mark.parametrize(
    ("wanted", "fits"),
    [
        ({}, True),
        ({"kind": "grassroots"}, True),
        ({"kind": "sector"}, False),
        ({"plan": "in"}, True),
        ({"plan": "out"}, False),
        ({"stage": "adopt"}, True),
        ({"stage": "vote"}, False),
        ({"lacking": True}, False),
    ],
)
def test_what_is_wanted(wanted, fits):
    assert Wanted(**wanted).fits(BASE, None) is fits
    assert Wanted(**wanted).is_narrow is bool(wanted)


def test_a_model_shows_cards_by_and_by(qapp):
    model = CardModel()
    corners = {}
    made = []

    def make(key):
        made.append(key)
        return Card(key=key, title=str(key), corner=corners.get(key, ""))

    model.show_cards(range(45), make)
    assert (model.index(0).data(), made) == ("0", [0])
    assert (model.rowCount(), model.place_of(30), model.rowCount()) == (20, 30, 40)
    assert (model.place_of("nobody"), model.canFetchMore(model.index(-1))) == (-1, True)

    changed = []
    model.dataChanged.connect(lambda first, _: changed.append(first.row()))
    assert [model.index(at).data() for at in (2, 3)] == ["2", "3"]
    corners[3] = "1 天"
    model.show_cards(range(45), make)
    assert (changed, model.rowCount()) == ([3], 40)
