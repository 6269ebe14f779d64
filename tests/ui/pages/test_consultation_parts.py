"""What a plan says beside its seven answers, by keys and clicks from its page."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.records import Consultation, ConsultingParty, PartnerUnit, Person, Roster, RosterEntry
from desktop.services.consultations import plan_consultation
from desktop.services.meetings import call_meeting
from desktop.services.parties import add_party
from desktop.services.selections import invite_people
from desktop.ui.consultations.delivery_sheets import DeliverySheet
from desktop.ui.consultations.forms_sheet import FormsSheet
from desktop.ui.consultations.parties_sheet import PartiesSheet, PartySheet
from desktop.ui.consultations.selection_sheet import SelectionSheet
from desktop.ui.pages.consultation import ConsultationPage
from desktop.ui.places import Place
from desktop.ui.room.calling import CallSheet

CTRL = Qt.KeyboardModifier.ControlModifier
CHECKED, UNCHECKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked


class Plan:
    """One consultation with its page."""

    def __init__(self, session, drain, qtbot, **values):
        self.session, self.drain, self.qtbot = session, drain, qtbot
        self.id = plan_consultation(
            session.ledger, **{"title": "三组路硬化", "forms": ("meeting",)} | values
        )
        self.page = ConsultationPage(session, Place("consultation", self.id))
        qtbot.addWidget(self.page)
        session.changed.connect(self.page.refresh)
        self.page.resize(1184, 668)
        self.page.show()
        self.page.refresh()
        self.settle()

    def settle(self):
        for _ in range(3):
            self.drain()
            QTest.qWait(0)

    def add(self, *rows):
        with self.session.ledger.act("enter_for_test") as work:
            for row in rows:
                work.add(row)

    @property
    def row(self):
        with self.session.ledger.read() as reading:
            return reading.get(Consultation, self.id)

    def rows(self, kind, **equal):
        with self.session.ledger.read() as reading:
            return reading.list(kind, **equal)

    @property
    def parts(self):
        return self.page.file.parts

    def words(self):
        return [button.accessibleName() for button in self.parts.controls()]

    def open(self, button, kind):
        button.click()
        self.settle()
        return self.sheet(kind)

    def sheet(self, kind):
        return next(
            one
            for one in QApplication.topLevelWidgets()
            if isinstance(one, kind) and one.isVisible()
        )

    def tick(self, sheet, *forms):
        for item in sheet._items():
            chosen = item.data(Qt.ItemDataRole.UserRole) in forms
            item.setCheckState(CHECKED if chosen else UNCHECKED)
        self.settle()


@pytest.fixture
def make(session, drain, qtbot):
    def make(**values):
        return Plan(session, drain, qtbot, **values)

    return make


@pytest.fixture
def plan(make):
    return make()


def test_row_says_what_is_there_and_what_is_wrong(plan):
    assert plan.words() == ["形式：会议协商", "协商各方：还没有列", "参加人产生：还没有写"]

    with plan.session.ledger.act("enter_for_test") as work:
        row = work.get(Consultation, plan.id)
        row.forms, row.selection = ("visit",), "recommended"
    add_party(plan.session.ledger, plan.id, title="甲")
    plan.page.refresh()
    plan.settle()

    assert plan.words() == ["形式：走访（不能表决）", "协商各方：1 方", "参加人产生：推荐"]


def test_archived_plan_has_nothing_left_to_tell(plan):
    with plan.session.ledger.act("enter_for_test") as work:
        work.get(Consultation, plan.id).ended_at = plan.session.now()
    plan.page.refresh()
    plan.settle()

    assert not plan.parts.isVisible()


def test_form_is_read_by_arrows_and_chosen_by_space(plan):
    sheet = plan.open(plan.parts.forms, FormsSheet)
    assert sheet.focusWidget() is sheet.forms
    assert sheet.chosen() == ["meeting"]
    assert sheet.pane.accessibleName() == "会议协商"

    plan.qtbot.keyClick(sheet.forms, Qt.Key.Key_Down)
    assert sheet.pane.accessibleName() == "书面协商"
    assert "不能代替法定的会议表决" in sheet.pane.texts["cannot"].text()
    assert "除外（《物业管理条例》第十二条）" in sheet.pane.texts["cannot"].text()
    assert sheet.pane.texts["basis"].text() == "本程序的要求，不是法律规定"
    plan.qtbot.keyClick(sheet.forms, Qt.Key.Key_Space)
    plan.settle()

    assert sheet.chosen() == ["meeting", "written"]
    assert not sheet.warning.isVisible()
    plan.qtbot.keyClick(sheet.forms, Qt.Key.Key_Return, CTRL)
    plan.settle()
    assert plan.row.forms == ("meeting", "written")
    assert plan.words()[0] == "形式：会议协商、书面协商"


def test_form_that_cannot_vote_is_warned_of_and_kept_with_a_reason(plan):
    sheet = plan.open(plan.parts.forms, FormsSheet)
    plan.tick(sheet, "heart_to_heart", "remote")

    assert sheet.warning.accessibleName() == ("这件协商要走法定表决，恳谈协商、远程协商不能表决。")
    sheet.keep.click()
    plan.settle()
    assert plan.row.forms == ("meeting",)
    assert sheet.focusWidget() is sheet.reason

    sheet.reason.setText("先谈，表决另开会")
    sheet.keep.click()
    plan.settle()

    assert (plan.row.forms, plan.row.form_reason) == (
        ("heart_to_heart", "remote"),
        "先谈，表决另开会",
    )
    assert plan.words()[0] == "形式：恳谈协商、远程协商"


def test_no_form_at_all_is_refused(plan):
    sheet = plan.open(plan.parts.forms, FormsSheet)
    plan.tick(sheet)
    sheet.keep.click()
    plan.settle()

    assert sheet._fault.accessibleName() == "没有选协商形式。"
    assert plan.row.forms == ("meeting",)


def test_way_to_the_forms_stands_beside_how(plan):
    plan.page.file.answers.edit("how")
    plan.settle()

    plan.page.file.answers.rows["how"].forms_asked.emit()
    plan.settle()

    assert plan.sheet(FormsSheet)._heard.text().startswith("基层协商应当听取这些方面的意见：")


def test_sides_are_added_edited_moved_and_dropped(plan):
    chief = Person(name="马𬳵㐂")
    plan.add(chief)
    sheet = plan.open(plan.parts.parties, PartiesSheet)
    assert sheet._stack.currentWidget().accessibleName() == "还没有列出协商各方"

    form = plan.open(sheet.first, PartySheet)
    assert form.form.editors["rights"].control.text().startswith("会前知道议题")
    form.form.editors["title"].control.setText("占地农户")
    form.form.editors["unit"].control.setText("三组")
    form.form.editors["chief"].control.show_row(chief.id, chief.name)
    form.save_button.click()
    plan.settle()

    (row,) = plan.rows(ConsultingParty)
    assert (row.title, row.unit_name, row.chief_name) == ("占地农户", "三组", "马𬳵㐂")
    assert row.duties.startswith("按时到会")
    assert [unit.name for unit in plan.rows(PartnerUnit)] == ["三组"]
    assert sheet.list.current_row().second == "三组 · 首席 马𬳵㐂"

    add_party(plan.session.ledger, plan.id, title="村委会")
    sheet.refresh()
    plan.settle()
    sheet.list.setFocus()
    plan.qtbot.keyClick(sheet.list, Qt.Key.Key_Home)
    sheet.down.click()
    plan.settle()
    assert [line.title for line in sheet._lines.values()] == ["村委会", "占地农户"]
    assert sheet.list.current_row().title == "占地农户"
    sheet.up.click()
    plan.settle()
    assert [line.title for line in sheet._lines.values()] == ["占地农户", "村委会"]

    form = plan.open(sheet.edit, PartySheet)
    form.form.editors["brings"].control.set_text("让出的地")
    form.save_button.click()
    plan.settle()
    assert sheet.list.current_row().second.endswith("提供：让出的地")

    sheet.drop.click()
    plan.settle()
    assert [line.title for line in sheet._lines.values()] == ["村委会"]
    assert plan.words()[1] == "协商各方：1 方"


def test_sides_of_the_kind_are_brought_along_and_unequal_ones_told(make):
    plan = make(kind="collective_bargaining")
    sheet = plan.open(plan.parts.parties, PartiesSheet)
    assert sheet.preset.accessibleName() == "带出这类协商的 2 方"

    sheet.preset.click()
    plan.settle()
    assert [line.title for line in sheet._lines.values()] == ["职工方", "用人单位方"]
    assert not sheet.preset.isVisible()
    people = [Person(name=name) for name in "甲乙丙"]
    plan.add(*people)
    with plan.session.ledger.act("enter_for_test") as work:
        staff, owner = work.list(ConsultingParty, order_by="position")
        staff.members = (people[0].id, people[1].id)
        owner.chief = people[2].id
    sheet.refresh()
    plan.settle()

    assert sheet.unequal.accessibleName() == (
        "集体协商各方代表人数应当对等，现在职工方2人、用人单位方1人。"
    )
    assert sheet.unequal.accessibleDescription() == "依据：《集体合同规定》第十九条（待核）"
    plan.page.refresh()
    plan.settle()
    assert plan.words()[1] == "协商各方：2 方（人数不对等）"


@pytest.fixture
def pool(plan):
    people = [Person(name=f"代表{number}") for number in range(5)]
    roster = Roster(title="三组户代表")
    plan.add(roster, *people)
    plan.add(*(RosterEntry(roster=roster.id, person=one.id) for one in people))
    return roster


def test_way_of_selection_is_written_down(plan):
    sheet = plan.open(plan.parts.selection, SelectionSheet)
    sheet.way.control.choose("applied")
    sheet.way.edited.emit()
    sheet.keep.click()
    plan.settle()

    assert plan.row.selection == "applied"
    assert plan.words()[2] == "参加人产生：报名"


def test_lots_are_drawn_shown_and_printed(plan, pool):
    sheet = plan.open(plan.parts.selection, SelectionSheet)
    sheet.way.control.choose("drawn")
    sheet.way.edited.emit()
    assert sheet.keep.reason == "先抽取"
    assert sheet.pool.currentText() == "三组户代表（5 人）"

    plan.qtbot.keyClicks(sheet.number, "2")
    plan.qtbot.keyClicks(sheet.seed, "20261110")
    plan.qtbot.keyClick(sheet.seed, Qt.Key.Key_Return)
    plan.settle()

    assert plan.row.selection == "drawn"
    assert sheet.drawn.count() == 2
    assert "5 人中抽取 2 人，种子 20261110" in sheet.record.text()
    assert sheet.keep.reason == ""
    first = [sheet.drawn.item(at).text() for at in range(2)]
    sheet.draw.click()
    plan.settle()
    assert [sheet.drawn.item(at).text() for at in range(2)] == first

    sheet.print.click()
    plan.settle()
    assert plan.session.navigator.current == Place("paper", plan.id, {"paper": "draw_result"})


@pytest.mark.parametrize(
    ("number", "seed", "said"),
    [
        ("", "1", "名单上有5人，抽不出0人。"),
        ("6", "1", "名单上有5人，抽不出6人。"),
        ("两", "1", "名单上有5人，抽不出0人。"),
        ("2", " ", "抽取没有种子。"),
    ],
)
def test_draw_that_cannot_be_says_why(plan, pool, number, seed, said):
    sheet = plan.open(plan.parts.selection, SelectionSheet)
    sheet.way.control.choose("drawn")
    sheet.way.edited.emit()
    sheet.number.setText(number)
    sheet.seed.setText(seed)

    sheet.draw.click()
    plan.settle()

    assert sheet._fault.accessibleName() == said
    assert plan.row.drawn_with == ""


def test_draw_without_any_list_says_so(plan):
    sheet = plan.open(plan.parts.selection, SelectionSheet)
    sheet.way.control.choose("drawn")
    sheet.way.edited.emit()
    sheet.number.setText("2")
    sheet.seed.setText("1")
    sheet.draw.click()
    plan.settle()

    assert sheet._fault.accessibleName() == "没有选从哪份名单里抽。"


def test_list_that_was_changed_since_is_told(plan, pool):
    sheet = plan.open(plan.parts.selection, SelectionSheet)
    sheet.way.control.choose("drawn")
    sheet.way.edited.emit()
    sheet.number.setText("2")
    sheet.seed.setText("1")
    sheet.draw.click()
    plan.settle()
    sheet.reject()
    with plan.session.ledger.act("enter_for_test") as work:
        work.remove(work.list(RosterEntry, roster=pool.id)[0])

    sheet = plan.open(plan.parts.selection, SelectionSheet)

    assert sheet.record.text().endswith("名单后来改动过，不能再算一遍。")
    assert not sheet.print.isVisible()


def test_background_of_a_plan_is_edited_with_its_facts(plan):
    plan.page.deeds.edit_facts()
    plan.settle()
    sheet = next(
        one
        for one in QApplication.topLevelWidgets()
        if one.isVisible() and one.accessibleName() == "基本信息"
    )
    for field, text in (("problem", "路难走"), ("background", "反映11次")):
        sheet.form.editors[field].control.set_text(text)
    sheet.form.editors["decision"].control.setText("修路计划")
    sheet.save_button.click()
    plan.settle()

    assert (plan.row.problem, plan.row.background, plan.row.decision) == (
        "路难走",
        "反映11次",
        "修路计划",
    )


def test_meetings_of_the_file_lead_to_their_planning(plan):
    plan.page.file.choose("meetings")
    plan.settle()
    button = plan.page.file.feet["meetings"].buttons["preparing"]
    button.click()
    plan.settle()
    sheet = plan.sheet(CallSheet)
    sheet.reject()

    meeting = call_meeting(
        plan.session.ledger,
        title="议事会",
        held_on="2040-05-20",
        place="村部",
        body="village_assembly",
        consultation=plan.id,
    )
    people = [Person(name=name) for name in "甲乙"]
    plan.add(*people)
    invite_people(plan.session.ledger, meeting, [one.id for one in people], capacity="entitled")
    plan.page.refresh()
    plan.settle()
    button.click()
    assert plan.session.navigator.current == Place("preparing", meeting)

    plan.session.navigator.go(Place("consultation", plan.id))
    plan.page.acts.run("delivery")
    plan.settle()
    sheet = plan.sheet(DeliverySheet)
    assert sheet.people.count() == 2
    sheet.log.click()
    plan.settle()
    assert plan.session.navigator.current == Place("preparing", meeting)
