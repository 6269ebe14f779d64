"""协商程序 by keys: every version read stage by stage; choosing one where a consultation begins."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from desktop.domain.adaptations import plan_of
from desktop.records import Consultation, StageStep
from desktop.services import concerns, screenings
from desktop.services.adapted_procedures import adapt_procedure
from desktop.services.consultations import plan_consultation
from desktop.services.procedures import read_document
from desktop.services.stages import record_condition
from desktop.ui.consultations.planning import PlanSheet
from desktop.ui.consultations.stage_sheets import StageSheet, StepSheet
from desktop.ui.pages.consultation import ConsultationPage
from desktop.ui.pages.consultations import ConsultationsPage
from desktop.ui.pages.procedures import ProceduresPage
from desktop.ui.pages.settings import SettingsPage
from desktop.ui.places import Place
from desktop.ui.room.calling import CallSheet

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
    def build(kind, page, row=None, **options):
        shown = kind(session, Place(page, row, options))
        qtbot.addWidget(shown)
        shown.resize(1184, 700)
        shown.arrange(compact=False)
        with qtbot.waitActive(shown):
            shown.show()
            shown.activateWindow()
        shown.refresh()
        session.changed.connect(shown.refresh)
        settle()
        return shown

    return build


@pytest.fixture
def places(session):
    found = []
    session.navigator.moved.connect(found.append)
    return found


def adapt(session, base="talk@1", **changes):
    with session.ledger.read() as reading:
        plan = plan_of(read_document(reading, base) | changes)
    return adapt_procedure(session.ledger, base, plan, adapted_by="马晓梅", reason="院子里谈")


def words(widget):
    return " ".join(one.text() for one in widget.findChildren(QLabel) if one.isVisibleTo(widget))


def titles(rows):
    return [rows.rows.row_at(at).title for at in range(rows.rows.rowCount())]


def alt(qtbot, widget, key, until):
    """Press Alt and a letter where the keyboard is, and wait: a button stays down for a moment."""
    qtbot.keyClick(widget.focusWidget() or widget, key, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(until)


def sheet_of(page, kind):
    return next((one for one in page.window().findChildren(kind) if one.isVisible()), None)


def test_every_version_is_read_stage_by_stage(show, qtbot):
    page = show(ProceduresPage, "procedures", procedure="four_two@1")
    assert page.view.line.key == "four_two@1"
    assert "决议和实施结果都公开" in words(page)
    page.stages.setFocus()
    for _ in range(5):
        qtbot.keyClick(page.stages, Qt.Key.Key_Down)

    told = words(page)
    assert "第 6 步  村民代表会议（村民会议）决议" in told
    assert "村民代表会议，或者村民会议" in told
    assert "15 天（程序建议，不是法定期限）" in told
    assert page.guide.lines[0].title == "党组织研究意见"
    assert "法定条件：重要事项应当先经党组织研究讨论" in told
    assert "《村民委员会组织法》第二十八条第三款" in told
    assert "会议通知提前若干日（法定若干日）" in told
    assert "依开会的组织而定" in told
    assert "程序要求，不能跳过：" in told
    assert "（待核）" in told


def test_another_version_is_chosen_by_the_keyboard(show, settle, qtbot):
    page = show(ProceduresPage, "procedures")
    assert page.view.line.key == "chain@1"
    qtbot.keyClick(page.list, Qt.Key.Key_End)
    settle()

    assert page.view.line.key == "talk@1"
    assert "第 1 步  提出" in words(page)
    assert "进入这个环节没有条件。" in words(page)


def test_adapted_versions_say_from_what_and_why(show, session, settle, qtbot):
    first = adapt(session, name_zh="院坝会")
    second = adapt(session, first, purpose="")
    plan_consultation(session.ledger, title="停车", procedure=first.partition("@")[0])
    page = show(ProceduresPage, "procedures", procedure=second)

    assert "照恳谈协商（第1版）改编，马晓梅，" in words(page)
    row = page.list.current_row()
    assert (row.title, row.second) == ("院坝会", "第 2 版 · 10 个环节 · 本地自订")
    assert row.chips == (("1 件", "info", ""),)
    qtbot.keyClick(page.list, Qt.Key.Key_Down)
    settle()
    assert page.view.line.key == first
    assert page.list.current_row().muted


def test_unknown_version_shows_the_first_one(show):
    page = show(ProceduresPage, "procedures", procedure="chicken@1")

    assert page.view.line.key == "chain@1"


def test_settings_lead_there_and_back(show, session, places, qtbot):
    page = show(SettingsPage, "settings")
    page.first_focus().setFocus()
    alt(qtbot, page, Qt.Key.Key_X, lambda: bool(places))
    assert places == [Place("procedures")]
    there = show(ProceduresPage, "procedures")
    there.head.back_button.click()
    assert places[-1] == Place("settings")


# Choosing one


@pytest.fixture
def planning(show, settle):
    page = show(ConsultationsPage, "consultations")
    page.new.click()
    settle()
    return sheet_of(page, PlanSheet)


def choose(qtbot, sheet, name):
    box = sheet.procedure.box
    box.setCurrentIndex(box.findText(name))
    box.activated.emit(box.currentIndex())


def test_kind_presets_the_procedure_until_a_person_chooses(planning, qtbot):
    field = planning.procedure
    assert field.procedure == "chain"
    kind = planning.form.editors["kind"]
    kind.retype("village")
    planning.form.edited.emit("kind")
    assert field.procedure == "four_two"
    assert "党组织提议、两委会商议" in words(field)
    choose(qtbot, planning, "一事一议筹资筹劳")
    kind.retype("small")
    planning.form.edited.emit("kind")

    assert field.procedure == "by_case"
    assert "出劳力" in words(field)


def test_consultation_begins_by_the_procedure_chosen(planning, session, settle, qtbot):
    planning.form.editors["title"].retype("三组路")
    choose(qtbot, planning, "四议两公开")
    planning.save()
    settle()

    with session.ledger.read() as reading:
        (row,) = reading.list(Consultation)
    assert (row.procedure, row.stage) == ("four_two@1", "propose")


def test_choice_is_kept_in_the_draft(planning, show, settle, qtbot):
    planning.form.editors["title"].retype("三组路")
    choose(qtbot, planning, "恳谈协商")
    planning.reject()
    settle()
    page = show(ConsultationsPage, "consultations")
    page.new.click()
    settle()
    again = sheet_of(page, PlanSheet)

    assert again.form.editors["title"].typed() == "三组路"
    assert again.procedure.procedure == "talk"
    again._on_drop_clicked()
    assert again.procedure.procedure == "chain"


def test_stages_of_what_is_chosen_can_be_read(planning, places, qtbot):
    choose(qtbot, planning, "四议两公开")
    alt(qtbot, planning, Qt.Key.Key_V, lambda: bool(places))

    assert places == [Place("procedures", options={"procedure": "four_two@1"})]
    assert places[-1].options == {"procedure": "four_two@1"}


def test_procedure_adapted_here_is_offered_by_its_name(session, show, settle):
    key = adapt(session, name_zh="院坝会")
    page = show(ConsultationsPage, "consultations")
    page.new.click()
    settle()
    field = sheet_of(page, PlanSheet).procedure

    assert field.box.findText("院坝会（本地自订，第 1 版）") >= 0
    field.follow("small")
    assert field.procedure == key.partition("@")[0]


# A stage of a consultation


@pytest.fixture
def road(session):
    concern = concerns.record_concern(
        session.ledger, title="三组路", content="陷车", raised_on="2026-01-02"
    )
    topic = concerns.put_forward_topic(session.ledger, [concern], title="三组路硬化")
    screened = {"lawful": True, "lawfulness": "可以", "decision": "listed", "reason": "急"}
    screenings.decide_topic(
        session.ledger,
        topic,
        reach="三组",
        depth="marked",
        feasibility="有钱",
        decided_on="2026-01-03",
        **screened,
    )
    return plan_consultation(
        session.ledger, topic, procedure="four_two", begun_on="2026-01-05", title="三组路硬化"
    )


@pytest.fixture
def page(show, road):
    return show(ConsultationPage, "consultation", road)


def open_stage(page, settle, stage):
    page.stages.opened.emit(stage)
    settle()
    return sheet_of(page, StageSheet)


def test_stage_says_what_is_to_be_done_and_what_is_there(page, session, road, settle):
    record_condition(
        session.ledger,
        kind="party_study",
        consultation=road,
        held_on="2026-01-06",
        conclusion="同意",
    )
    settle()
    sheet = open_stage(page, settle, "confer")

    assert sheet.windowTitle() == "第 3 步，共 12 步：两委会商议"
    assert sheet.chip.text() == "还没到"
    assert [line.title for line in sheet.guide.lines] == [
        "已具备：议题已筛选确定：2026年1月3日",
        "已具备：合法性审查通过",
        "已具备：村党组织已提议：2026年1月6日",
    ]
    assert "协商、方案签署、会议" in words(sheet)
    assert sheet.change.isHidden()


def test_stages_are_walked_by_letters_and_end(page, settle, qtbot):
    sheet = open_stage(page, settle, "raise")
    assert sheet.before.reason == "这是第一个环节"
    alt(qtbot, sheet, Qt.Key.Key_F, lambda: sheet.file.guide.key == "propose")
    alt(qtbot, sheet, Qt.Key.Key_B, lambda: sheet.file.guide.key == "raise")
    sheet.show_stage("archive")
    settle()
    assert sheet.after.reason == "这是最后一个环节"
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    assert not sheet.isVisible()


def test_overdue_stage_says_so_and_gets_another_limit(page, session, road, settle, qtbot):
    sheet = open_stage(page, settle, "propose")
    assert sheet.chip.text().startswith("正在办，超期")
    alt(qtbot, sheet, Qt.Key.Key_E, lambda: sheet_of(page, StepSheet) is not None)
    step = sheet_of(page, StepSheet)
    assert step.form.editors["responsible"].typed() == "村党组织"
    step.form.editors["responsible"].retype("支部书记")
    step.form.editors["due"].retype("2999-01-01")
    step.save()
    settle()

    with session.ledger.read() as reading:
        last = reading.list(StageStep, consultation=road)[-1]
    assert (last.responsible, last.due) == ("支部书记", "2999-01-01")
    again = open_stage(page, settle, "propose")
    assert again.chip.text() == "正在办"
    assert "支部书记" in words(again)


def test_limit_before_the_beginning_is_refused_at_its_field(page, settle):
    sheet = open_stage(page, settle, "propose")
    sheet.change.click()
    settle()
    step = sheet_of(page, StepSheet)
    step.form.editors["due"].retype("2026-01-01")
    step.save()
    settle()

    assert "早于进入环节" in step.form.editors["due"].fault
    assert step.isVisible()


def test_where_the_line_has_no_room_a_button_opens_the_current_stage(show, road, settle, qtbot):
    page = show(ConsultationPage, "consultation", road)
    page.stages.setFixedWidth(420)
    QApplication.processEvents()
    assert page.stages.guide.isVisible()
    alt(qtbot, page, Qt.Key.Key_J, lambda: sheet_of(page, StageSheet) is not None)
    settle()

    assert sheet_of(page, StageSheet).file.guide.key == "propose"


@pytest.mark.parametrize(
    ("action", "body"),
    [
        ("meeting:committees", "two_committees_meeting"),
        ("meeting:members", "party_branch_members_meeting"),
        ("meeting:villagers", "village_representatives_meeting"),
        ("meeting:levy", "village_assembly"),
        ("vote:members", "party_branch_members_meeting"),
        ("meeting", "village_representatives_meeting"),
    ],
)
def test_meeting_is_called_of_the_body_that_the_step_waits_for(page, settle, action, body):
    page.acts.run(action)
    settle()

    assert sheet_of(page, CallSheet).body_box.currentData() == body
