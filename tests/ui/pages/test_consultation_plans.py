"""协商详情: in or outside the plan of a year, and which of the place's own rules apply."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from desktop.records import Consultation
from desktop.services.annual_plans import add_item, begin_plan
from desktop.services.consultations import plan_consultation
from desktop.services.registers import add_entry
from desktop.ui.consultations.applicable import ApplicableSheet
from desktop.ui.consultations.planning import PlanSheet
from desktop.ui.consultations.standing import StandingSheet
from desktop.ui.pages.consultation import ConsultationPage
from desktop.ui.pages.consultations import ConsultationsPage
from desktop.ui.places import Place

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)


@pytest.fixture
def row(session):
    return plan_consultation(session.ledger, title="三组路硬化", kind="village")


@pytest.fixture
def opened(session, row, qtbot, drain):
    """Call it with the word of a button of 基本信息, and the sheet that it opens."""

    def opened(word, kind):
        page = ConsultationPage(session, Place("consultation", row))
        qtbot.addWidget(page)
        page.resize(1184, 660)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        page.refresh()
        drain()
        page.deeds.edit_facts()
        drain()
        buttons = [one for one in page.findChildren(QPushButton) if one.accessibleName() == word]
        buttons[0].click()
        drain()
        (sheet,) = page.findChildren(kind)
        return sheet

    return opened


def stored(session, row):
    with session.ledger.read() as reading:
        return reading.get(Consultation, row)


def test_item_of_a_plan_is_picked(session, row, opened, drain):
    plan = begin_plan(session.ledger, year=2026)
    item = add_item(session.ledger, plan, title="三组通组路", month=3)
    sheet = opened("计划内外", StandingSheet)
    sheet.form.editors["plan_item"].retype({"row": str(item), "text": "三组通组路"})
    sheet.save()
    drain()
    found = stored(session, row)
    assert (found.in_plan, found.plan_item) == (True, item)


def test_outside_takes_a_reason(session, row, opened, drain):
    sheet = opened("计划内外", StandingSheet)
    sheet.save()
    drain()
    assert "没有写计划外协商的理由" in sheet.form.editors["outside_reason"].fault
    sheet.form.editors["outside_reason"].retype("雨后塌方")
    sheet.save()
    drain()
    assert stored(session, row).outside_reason == "雨后塌方"


def test_rules_that_apply_are_listed_and_lead_to_the_register(session, row, opened, qtbot):
    rule = add_entry(session.ledger, "Regulation", title="议事规则", consultation_kind="village")
    add_entry(session.ledger, "Regulation", title="旧规则", effective_to="2018")
    sheet = opened("适用的制度", ApplicableSheet)
    assert [sheet.list.current_row().title, sheet.list.model().rowCount()] == ["议事规则", 1]
    qtbot.keyClick(sheet.list, Qt.Key.Key_Return)
    assert session.navigator.current == Place("registers", rule)


def test_without_rules_the_register_is_offered(session, row, opened):
    sheet = opened("适用的制度", ApplicableSheet)
    assert not sheet.list.isVisible()
    sheet.register.click()
    assert session.navigator.current == Place("registers")


def test_board_leads_to_the_plan(session, qtbot, drain):
    page = ConsultationsPage(session, Place("consultations"))
    qtbot.addWidget(page)
    page.show()
    page.refresh()
    drain()
    page.plans.click()
    assert session.navigator.current == Place("plans")


@pytest.fixture
def new_sheet(session, qtbot, drain):
    """The sheet of a new consultation on the board, its title written."""
    page = ConsultationsPage(session, Place("consultations"))
    qtbot.addWidget(page)
    page.show()
    page.refresh()
    drain()
    page.new.click()
    drain()
    (sheet,) = page.findChildren(PlanSheet)
    sheet.form.editors["title"].retype("塌方抢修")
    return sheet


def newest(session):
    with session.ledger.read() as reading:
        return reading.list(Consultation, order_by="-id", limit=1)[0]


def test_new_consultation_outside_the_plan_is_asked_why(session, new_sheet, drain):
    reason = new_sheet.form.editors["outside_reason"]
    assert reason.isVisible()
    reason.retype("雨后塌方")
    new_sheet.save()
    drain()
    row = newest(session)
    assert (row.in_plan, row.plan_item, row.outside_reason) == (False, None, "雨后塌方")


def test_new_consultation_answers_an_item(session, new_sheet, drain):
    item = add_item(session.ledger, begin_plan(session.ledger, year=2026), title="修路")
    new_sheet.form.editors["outside_reason"].retype("写错了地方")
    new_sheet.form.editors["plan_item"].retype({"row": str(item), "text": "修路"})
    new_sheet.form.edited.emit("plan_item")
    assert not new_sheet.form.editors["outside_reason"].isVisible()
    new_sheet.save()
    drain()
    row = newest(session)
    assert (row.in_plan, row.plan_item, row.outside_reason) == (True, item, "")
