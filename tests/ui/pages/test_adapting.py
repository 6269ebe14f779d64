"""改编程序 by keys and clicks: what may be changed is, what the law asks for stays."""

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from desktop.domain.adaptations import plan_of
from desktop.records import AdaptedProcedure
from desktop.services.adapted_procedures import adapt_procedure, view_adapting
from desktop.services.procedures import get_newest_procedure, read_document
from desktop.ui.pages.adapting import ABOUT, AdaptingPage
from desktop.ui.pages.procedures import ProceduresPage
from desktop.ui.places import Place
from desktop.ui.procedures.working_plan import WorkingPlan

pytestmark = pytest.mark.qt_log_ignore(
    "propagateSizeHints", r"support raise\(\)", "grabbing the keyboard", extend=True
)


@pytest.fixture
def settle(drain):
    def wait():
        for _ in range(3):
            drain()
            QApplication.processEvents()

    return wait


@pytest.fixture
def show(session, qtbot, settle):
    def build(base="four_two@1", kind=AdaptingPage, page="adapting"):
        shown = kind(session, Place(page, options={"procedure": base}))
        qtbot.addWidget(shown)
        shown.resize(1184, 700)
        shown.arrange(compact=False)
        with qtbot.waitActive(shown):
            shown.show()
            shown.activateWindow()
        shown.refresh()
        settle()
        return shown

    return build


@pytest.fixture
def page(show):
    return show()


@pytest.fixture
def places(session):
    found = []
    session.navigator.moved.connect(found.append)
    return found


def rows(session):
    with session.ledger.read() as reading:
        return reading.list(AdaptedProcedure)


def words(widget):
    return " ".join(one.text() for one in widget.findChildren(QLabel) if one.isVisibleTo(widget))


def titles(page):
    found = []
    for one in page.plan.stages:
        page.list.choose(one.key)
        found.append(page.list.current_row().title)
    return found


def save(page, settle):
    page.save.click()
    settle()


def drop_button(page, title):
    return next(one for one in page.stage.buttons if one.accessibleName().endswith(f"：{title}"))


def test_page_begins_with_the_procedure_as_it_is(page):
    assert page.about.name.text() == "四议两公开（本地）"
    assert page.about.adapted_by.text() == "马晓梅"
    assert "决议和实施结果都公开" in page.about.purpose.text()
    assert titles(page)[:3] == ["1  提出", "2  提议", "3  商议"]
    assert page.first_focus() is page.about.name
    assert page.keys()


def test_copy_is_saved_and_shown_with_what_was_changed(page, session, settle, places, qtbot):
    page.about.reason.set_text("本村一直这样办")
    page.list.choose("propose")
    page.stage.responsible.clear()
    qtbot.keyClicks(page.stage.responsible, "Li")
    page.stage.days.clear()
    qtbot.keyClicks(page.stage.days, "7")
    qtbot.keyClick(page.stage.days, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(places))

    (row,) = rows(session)
    assert (row.name, row.based_on, row.adapted_by) == (
        "四议两公开（本地）",
        "four_two@1",
        "马晓梅",
    )
    with session.ledger.read() as reading:
        stage = get_newest_procedure(reading, row.code).stage("propose")
    assert (stage.responsible, stage.days) == ("Li", 7)
    assert places == [Place("procedures", options={"procedure": f"{row.code}@1"})]
    assert "存好了" in session.notices[-1].text


def test_conditions_of_the_procedure_are_dropped_and_put_back(page, session, settle):
    page.about.reason.set_text("省事")
    page.list.choose("examine")
    drop_button(page, "意见若干条都已答复").click()
    drop_button(page, "协商成果已形成").click()
    assert "已去掉" in words(page.stage)
    drop_button(page, "协商成果已形成").click()
    save(page, settle)

    with session.ledger.read() as reading:
        stage = get_newest_procedure(reading, rows(session)[0].code).stage("examine")
    codes = {one.code for one in stage.requires}
    assert "outcome" in codes
    assert "responses" not in codes


def test_law_and_quorum_have_no_button(page):
    page.list.choose("vote")

    assert words(page.stage).count("法定条件，不能去掉") == 3
    assert words(page.stage).count("到会人数，不能去掉") == 1
    assert len(page.stage.buttons) == 5


def test_condition_is_added_in_ones_own_words(page, session, settle):
    page.about.reason.set_text("先量路")
    page.list.choose("confer")
    form = page.stage
    form.offer.setCurrentIndex(form.offer.findData("investigations/some"))
    form.add.click()
    assert "写一句" in form.why.fault
    form.why.setText("路要先量过")
    form.add.click()
    assert "路要先量过" in words(form)
    assert form.why.text() == ""
    save(page, settle)

    with session.ledger.read() as reading:
        last = get_newest_procedure(reading, rows(session)[0].code).stage("confer").requires[-1]
    assert (last.fact, last.why, last.code) == ("investigations", "路要先量过", "own_1")


def test_added_condition_can_be_taken_away_again(page):
    page.list.choose("confer")
    page.stage.why.setText("路要先量过")
    page.stage.add.click()
    before = len(page.stage.buttons)
    page.stage.buttons[-1].click()

    assert len(page.stage.buttons) == before - 1
    assert page.plan.stage("confer").added == []


def test_stages_are_left_out_and_moved(page, session, settle):
    page.about.reason.set_text("村小")
    page.list.choose("consult")
    page.leave_out.click()
    assert page.list.current_row().title == "去掉：听取意见"
    page.leave_out.click()
    assert page.list.current_row().title == "4  听取意见"
    page.up.click()
    assert page.list.current_row().title == "3  听取意见"
    page.list.choose("evaluate")
    page.leave_out.click()
    save(page, settle)

    stages = [one["key"] for one in json.loads(rows(session)[0].content)["stages"]]
    assert stages[:4] == ["raise", "propose", "consult", "confer"]
    assert "evaluate" not in stages


@pytest.mark.parametrize(
    ("key", "reason"),
    [
        (ABOUT, "先选一个环节"),
        ("raise", "不能去掉"),
        ("propose", "不能去掉"),
        ("vote", "不能去掉"),
        ("archive", "不能去掉"),
    ],
)
def test_stage_that_must_stay_says_why(page, key, reason):
    page.list.choose(key)

    assert reason in page.leave_out.reason


@pytest.mark.parametrize(
    ("key", "up", "down"), [("raise", 0, 0), ("propose", 0, 1), ("vote", 1, 1)]
)
def test_ends_stay_where_they_are(page, key, up, down):
    page.list.choose(key)

    assert [bool(page.up.reason), bool(page.down.reason)] == [not up, not down]


def test_move_behind_what_it_guards_is_refused_with_the_article(page, session, settle):
    page.about.reason.set_text("换个次序")
    page.list.choose("vote")
    page.down.click()
    save(page, settle)

    assert rows(session) == []
    assert "《村民委员会组织法》第二十八条第三款" in words(page.fault)
    assert page.list.current_key() == "vote"


@pytest.mark.parametrize(
    ("field", "said"),
    [("name", "没有名称"), ("adapted_by", "没有填写修订人"), ("reason", "没有填写理由")],
)
def test_what_is_missing_gets_the_keyboard(page, session, settle, field, said):
    page.about.reason.set_text("" if field == "reason" else "因为")
    for name in ("name", "adapted_by"):
        if field == name:
            getattr(page.about, name).selectAll()
            getattr(page.about, name).insert("")
            getattr(page.about, name).textEdited.emit("")
    page.list.choose("vote")
    save(page, settle)

    assert said in words(page.fault)
    assert page.list.current_key() == ABOUT
    assert rows(session) == []


def test_nobody_responsible_leads_to_the_stage(page, settle):
    page.about.reason.set_text("因为")
    page.list.choose("vote")
    page.stage.responsible.clear()
    page.stage.responsible.textEdited.emit("")
    page.list.choose(ABOUT)
    save(page, settle)

    assert "由谁负责" in words(page.fault)
    assert page.list.current_key() == "vote"


def test_what_was_changed_stays_until_it_is_saved(page, show, settle):
    page.list.choose("consult")
    page.leave_out.click()
    page.list.choose("confer")
    page.stage.why.setText("路要先量过")
    page.stage.add.click()
    page.about.name.setText("我村的")
    page.about.name.textEdited.emit("我村的")
    page.leave()
    settle()
    again = show()

    assert again.about.name.text() == "我村的"
    assert not again.plan.stage("consult").stays
    assert again.plan.stage("confer").added[0][1] == "路要先量过"


def test_own_procedure_becomes_its_next_version(show, session, settle):
    with session.ledger.read() as reading:
        plan = plan_of(read_document(reading, "talk@1") | {"name_zh": "院坝会"})
    first = adapt_procedure(session.ledger, "talk@1", plan, adapted_by="马晓梅", reason="试")
    page = show(first)
    assert page.about.name.text() == "院坝会"
    page.about.reason.set_text("改一改")
    save(page, settle)
    assert "什么也没有改" in words(page.fault)
    page.list.choose("consult")
    page.stage.days.set_number(9)
    page.stage.days.textEdited.emit("9")
    save(page, settle)

    assert [row.version for row in rows(session)] == [1, 2]


def test_unknown_version_says_so(show):
    page = show("chicken@1")

    assert "没有协商程序" in words(page.fault)
    assert page.save.reason


def test_reading_leads_to_adapting(show, places, qtbot):
    page = show("four_two@1", ProceduresPage, "procedures")
    qtbot.keyClick(page.list, Qt.Key.Key_A, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: bool(places))

    assert places == [Place("adapting", options={"procedure": "four_two@1"})]


def test_draft_of_another_shape_changes_nothing_that_the_law_keeps(session):
    with session.ledger.read() as reading:
        plan = WorkingPlan(view_adapting(reading, "four_two@1"))
    stages = [
        {"key": "chicken", "stays": False},
        {"key": "vote", "stays": False, "dropped": ["party_study", "chicken"], "days": "九"},
        {"key": "confer", "stays": False, "added": [["chicken/some", "因为"]]},
    ]
    plan.fill_in({"stages": stages, "name": "我村"})

    vote, confer = plan.stage("vote"), plan.stage("confer")
    assert (vote.stays, vote.dropped, vote.days) == (True, set(), None)
    assert confer.added == []
    assert plan.name == "我村"
    assert len(plan.stages) == 12
