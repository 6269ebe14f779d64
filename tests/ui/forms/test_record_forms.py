"""Forms from declarations: every kind of field typed, read, refused, drafted and stored."""

import time
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
)
from shiboken6 import isValid

from desktop.domain.deadlines import BEIJING
from desktop.errors import ValidationError
from desktop.records import (
    Consultation,
    Field,
    Kind,
    Meeting,
    Outcome,
    Person,
    Response,
    Topic,
    all_records,
)
from desktop.records.ids import new_id
from desktop.services.drafts import find_draft
from desktop.services.forms import read_values
from desktop.services.persons import add_person
from desktop.ui.forms.calendars import pick_day
from desktop.ui.forms.record_forms import RecordForm, needed_fields, offered_fields
from desktop.ui.forms.record_sheets import RecordSheet
from desktop.ui.widgets.buttons import Button

# What the offscreen platform cannot do for windows and popups.
pytestmark = pytest.mark.qt_log_ignore(
    "propagateSizeHints", r"support raise\(\)", "grabbing the keyboard", extend=True
)
COUNT = Field(name="count", label="件数", kind=Kind.INTEGER, unit="件", nullable=True, default=None)
SUM = Field(name="sum", label="金额", kind=Kind.DECIMAL, unit="元", nullable=True, default=None)
DAY = Field(name="day", label="日期", kind=Kind.DAY, nullable=True, default=None)
MANY = Field(name="many", label="许多", kind=Kind.CHOICES, choices={"a": "甲", "b": "乙"})


@pytest.fixture
def make(session, qtbot, drain):
    """Call it for a shown form."""

    def build(kind=Person, **options):
        form = RecordForm(session, kind, **options)
        qtbot.addWidget(form)
        form.resize(700, 900)
        with qtbot.waitActive(form):
            form.show()
            form.activateWindow()
        drain()
        return form

    return build


@pytest.mark.parametrize("kind", all_records(), ids=lambda kind: kind.__name__)
def test_every_record_type_has_a_form_with_a_named_control_for_each_field(make, kind):
    form = make(kind)

    assert list(form.editors) == [field.name for field in offered_fields(kind)]
    controls = (QAbstractButton, QLineEdit, QPlainTextEdit, QComboBox)
    assert [
        one for part in controls for one in form.findChildren(part) if not one.accessibleName()
    ] == []
    assert form.collect() == {}


def test_field_more_in_the_declaration_is_one_more_in_the_form(make):
    form = make(Topic, besides=(COUNT,))

    assert list(form.editors)[-1] == "count"
    assert form.editors["count"].control.accessibleName() == "件数（件）"


def test_what_is_another_than_before_is_handed_over_and_nothing_else(make, qtbot):
    form = make(only=("name", "group", "sex", "is_householder"))
    form.show_row({"name": "马晓梅", "group": "二组", "sex": "female", "is_householder": ""})
    form.editors["group"].control.clear()
    qtbot.keyClicks(form.editors["group"].control, "3 zu")
    qtbot.keyClick(form.editors["sex"].control.focusProxy(), Qt.Key.Key_Right)

    assert form.changes() == {"group": "3 zu", "sex": "male"}
    form.reset()
    assert (form.is_edited, form.changes()) == (False, {})


def test_form_says_which_fields_are_personal(make):
    form = make(only=("name", "phone", "group"))
    said = [one.text() for one in form.findChildren(QLabel)]

    assert "个人信息，公开的文书里遮住：姓名、电话" in said
    plain = make(only=("group",))
    assert not any("个人信息" in one.text() for one in plain.findChildren(QLabel))


def test_long_text_makes_its_field_higher_up_to_a_limit(make):
    editor = make(only=("remark",)).editors["remark"]
    heights = []
    for lines in (1, 5, 60):
        editor.control.set_text("一行\n" * (lines - 1) + "末行")
        heights.append(editor.control.sizeHint().height())

    assert heights[0] < heights[1] < heights[2]
    editor.control.set_text("一行\n" * 500)
    assert editor.control.sizeHint().height() == heights[2]


def test_preset_is_handed_over_and_comes_back_after_a_reset(make):
    form = make(only=("name", "group"))
    form.preset({"group": "二组"})
    form.editors["group"].control.setText("三组")
    form.reset()

    assert form.changes() == {"group": "二组"}


def test_reference_offers_only_what_it_was_given(make, session, drain):
    add_person(session.ledger, name="马晓梅")
    form = make(Consultation, only=("lead",))
    form.offer("lead", ())
    drain()
    form.editors["lead"].control.setText("马晓梅")

    with pytest.raises(ValidationError):
        form.changes()


def test_choice_that_may_be_empty_can_be_emptied(make):
    form = make(only=("sex",))
    form.show_row({"sex": "male"})
    form.editors["sex"].show_value(None)

    assert form.changes() == {"sex": None}


@pytest.mark.parametrize(
    ("typed", "value"),
    [("", None), ("12.50", Decimal("12.50")), ("１，０００", Decimal(1000)), (" -3 ", Decimal(-3))],
)
def test_decimals_are_exact(make, typed, value):
    form = make(besides=(SUM,), only=("name",))
    form.editors["sum"].control.setText(typed)

    assert form.editors["sum"].value() == value


@pytest.mark.parametrize("typed", ["十二", "1.2.3", "NaN", "inf", "--1"])
def test_no_number_is_refused_and_stays(make, typed):
    form = make(besides=(SUM,), only=("name",))
    form.editors["sum"].control.setText(typed)

    with pytest.raises(ValidationError) as refused:
        form.changes()
    assert refused.value.details["field"] == "sum"
    assert (form.editors["sum"].control.text(), bool(form.editors["sum"].fault)) == (typed, True)


@pytest.mark.parametrize(
    ("typed", "value", "hint"),
    [
        ("2026年5月10日", "2026-05-10", "2026-05-10"),
        ("2019年春", "2019-21", ""),
        ("大约1951年", "1951~", "约1951年"),
        ("1951", "1951", "1951年"),
        ("", None, ""),
    ],
)
def test_days_are_taken_as_half_remembered_and_told_as_read(make, typed, value, hint):
    editor = make(besides=(DAY,), only=("name",)).editors["day"]
    editor.control.setText(typed)
    editor.control.editingFinished.emit()

    assert editor.value() == value
    assert (hint in editor._hint.text(), editor._hint.isVisible()) == (True, bool(hint))


def test_day_shown_reads_back_as_itself(make):
    editor = make(besides=(DAY,), only=("name",)).editors["day"]
    for value in ("2026-05-10", "2019-21", "1951-03", "195X", "1951~", "1951?", "1951%"):
        editor.show_value(value)

        assert editor.value() == value


def test_wrong_day_is_said_when_it_is_left_and_forgiven_when_mended(make, qtbot):
    form = make(besides=(DAY,), only=("name",))
    control = form.editors["day"].control
    control.setFocus()
    qtbot.keyClicks(control, "2026-13")
    form.editors["name"].setFocus()
    assert "13 月" in form.editors["day"].fault
    control.setFocus()
    control.clear()
    qtbot.keyClicks(control, "2026-12")

    assert form.editors["day"].fault == ""


def test_calendar_hands_over_the_day_that_is_chosen(make, qtbot):
    control = make(besides=(DAY,), only=("name",)).editors["day"].control
    picked = []
    calendar = pick_day(control, None, picked.append)
    calendar.month.setSelectedDate(
        calendar.month.selectedDate().fromString("2026-05-10", "yyyy-MM-dd")
    )
    calendar.month.activated.emit(calendar.month.selectedDate())

    assert picked == ["2026-05-10"]


def test_calendar_begins_where_the_field_stands(make, qtbot):
    editor = make(besides=(DAY,), only=("name",)).editors["day"]
    editor.show_value("2019-21")
    editor._calendar.trigger()
    (calendar,) = [one for one in editor.control.children() if hasattr(one, "month")]
    assert calendar.month.selectedDate().toString("yyyy-MM-dd") == "2019-03-01"
    calendar.month.clicked.emit(calendar.month.selectedDate())

    assert editor.value() == "2019-03-01"


def test_integer_takes_digits_only_and_may_be_empty(make, qtbot):
    editor = make(besides=(COUNT,), only=("name",)).editors["count"]
    qtbot.keyClicks(editor.control, "1a2")
    assert editor.value() == 12
    editor.retype("")
    assert editor.value() is None


def test_integer_that_may_not_be_empty_says_so(make):
    strict = Field(name="count", label="件数", kind=Kind.INTEGER)
    form = make(besides=(strict,), only=("name",))

    with pytest.raises(ValidationError, match="件数"):
        form.changes()


def test_any_number_of_choices_is_ticked(make, qtbot):
    editor = make(besides=(MANY,), only=("name",)).editors["many"]
    for box in editor.findChildren(QAbstractButton):
        qtbot.mouseClick(
            box, Qt.MouseButton.LeftButton, pos=box.rect().center() - box.rect().center()
        )

    editor.retype(["b", "gone"])
    assert (editor.value(), editor.typed()) == (("b",), ["b"])


def test_yes_no_is_two_segments(make, qtbot):
    form = make(Consultation, only=("in_plan",))
    qtbot.keyClick(form.editors["in_plan"].control.focusProxy(), Qt.Key.Key_Right)

    assert form.changes() == {"in_plan": True}


def test_needed_fields_are_marked_asked_for_and_the_first_takes_the_keyboard(make):
    form = make(Topic, needed=needed_fields(Topic, "screen"))
    form.editors["title"].control.setText("硬化道路")

    with pytest.raises(ValidationError) as refused:
        form.changes()
    assert refused.value.details["field"] == "reach"
    faulty = [name for name, editor in form.editors.items() if editor.fault]
    assert faulty == ["reach", "depth", "lawfulness", "feasibility", "decision", "reason"]
    assert form.focusWidget() is form.editors["reach"].control
    assert form.editors["reach"].control.accessibleName() == "涉及范围，必填"


def test_error_of_a_service_stands_at_its_field_or_is_handed_back(make):
    form = make(only=("name",))

    assert form.show_error(ValidationError("没有姓名。", field="name"))
    assert "没有姓名" in form.editors["name"].fault
    assert not form.show_error(ValidationError("别的。", field="elsewhere"))


def test_reference_is_picked_by_initials_and_leaving_resolves_it(make, session, qtbot, drain):
    one = add_person(session.ledger, name="马晓梅", group="二组")
    form = make(Consultation, only=("lead", "title"))
    form.editors["lead"].setFocus()
    qtbot.keyClicks(form.editors["lead"].control, "mxm")
    assert form.editors["lead"].control.offers.isVisible()
    assert QApplication.activePopupWidget() is None
    qtbot.keyClick(form.editors["lead"].control, Qt.Key.Key_Tab)

    assert form.editors["lead"].control.text() == "马晓梅"
    assert form.changes() == {"lead": one}


def test_offered_row_is_taken_from_the_list(make, session, qtbot):
    first = add_person(session.ledger, name="马晓梅", group="二组")
    add_person(session.ledger, name="马晓梅", group="三组")
    editor = make(Consultation, only=("lead",)).editors["lead"]
    editor.control.setText("马晓梅")
    editor.control.editingFinished.emit()
    assert "有 2 个" in editor.fault
    qtbot.keyClick(editor.control, Qt.Key.Key_Down)
    offers = editor.control.offers
    texts = [offers.item(at).text() for at in range(offers.count())]
    assert texts == ["马晓梅  三组", "马晓梅  二组"]
    offers.itemClicked.emit(offers.item(1))

    assert (editor.value(), editor.fault) == (first, "")


def test_reference_to_nobody_is_refused_and_an_empty_one_is_none(make):
    editor = make(Consultation, only=("lead",)).editors["lead"]
    editor.control.setText("没有的人")
    with pytest.raises(ValidationError, match="没有的人"):
        editor.value()
    editor.control.setText(" ")

    assert editor.value() is None


def test_reference_whose_row_is_not_here_keeps_its_name(make):
    form = make(Consultation, only=("lead",))
    gone = new_id()
    form.show_row({"lead": gone, "lead_name": "搬走的人"})

    assert form.editors["lead"].control.text() == "搬走的人"
    assert (form.editors["lead"].value(), form.changes()) == (gone, {})


def test_reference_may_be_to_a_row_that_is_not_there_yet(make):
    form = make(only=("household",), new_targets=("household",))
    form.editors["household"].control.setText("0077")

    assert form.changes() == {"household": "0077"}


def test_several_references_are_picked_taken_away_and_drafted(make, session, qtbot):
    one, other = (add_person(session.ledger, name=name) for name in ("马晓梅", "单志强"))
    form = make(Meeting, only=("tellers", "title"))
    editor = form.editors["tellers"]
    for typed in ("mxm", "szq"):
        editor.setFocus()
        qtbot.keyClicks(editor.control, typed)
        qtbot.keyClick(editor.control, Qt.Key.Key_Tab)
    assert form.changes() == {"tellers": (one, other)}
    content = form.collect()
    form.reset()
    assert editor.value() == ()
    form.fill_in(content)
    editor.findChildren(Button)[0].click()

    assert editor.value() == (other,)


def test_row_read_from_the_ledger_shows_without_change(make, session):
    person = add_person(session.ledger, name="马晓梅", group="二组", household="7")
    with session.ledger.read() as reading:
        values = read_values(reading, Person, person)
    form = make()
    form.show_row(values)

    assert (form.changes(), form.editors["household"].control.text()) == ({}, "7")


def test_locked_and_computed_fields_are_passed_by(make):
    form = make(only=("name", "group", "phone"))
    form.editors["name"].lock("已定稿，不能改")
    form.editors["group"].compute("二组")
    form.editors["group"].compute("三组")

    assert (
        form.first_editor() is form.editors["group"] or not form.editors["name"].control.isEnabled()
    )
    assert form.editors["name"]._hint.text() == "已定稿，不能改"
    assert form.editors["group"]._computed.text() == "三组"
    assert not form.editors["group"].control.isVisible()


def test_hidden_field_shows_no_error(make):
    form = make(only=("name", "group"))
    form.show_field("group", shown=False)

    assert not form.show_error(ValidationError("小组不对。", field="group"))


def open_sheet(session, qtbot, drain, *, row="new", values=None, store=None):
    form = RecordForm(session, Outcome, only=("title", "agreed", "cost"), needed=("title",))
    form.show_row(values or {})
    stored = []

    def ready(changed):
        return lambda: stored.append(changed)

    parent = form.parentWidget() or open_sheet.window
    sheet = RecordSheet(parent, session, "协商成果", form, store or ready, row=row, words="怎么填")
    sheet.open()
    qtbot.waitUntil(sheet.isVisible)
    drain()
    return sheet, stored


@pytest.fixture
def window(qtbot):
    from PySide6.QtWidgets import QWidget

    widget = QWidget()
    qtbot.addWidget(widget)
    widget.resize(1366, 728)
    widget.show()
    open_sheet.window = widget
    return widget


def test_sheet_opens_in_the_first_field_and_stores_by_ctrl_enter(window, session, qtbot, drain):
    sheet, stored = open_sheet(session, qtbot, drain)
    assert sheet.focusWidget() is sheet.form.editors["title"].control
    qtbot.keyClicks(sheet.form.editors["title"].control, "xieshang")
    qtbot.keyClick(sheet, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    drain()

    assert stored == [{"title": "xieshang"}]
    assert find_draft(session.ledger.drafts, "Outcome", "new") is None


def test_esc_leaves_and_what_was_half_typed_comes_back(window, session, qtbot, drain):
    sheet, _ = open_sheet(session, qtbot, drain)
    qtbot.keyClicks(sheet.form.editors["cost"].control, "12..")
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    drain()
    assert not isValid(sheet)
    again, _ = open_sheet(session, qtbot, drain)

    assert again.form.editors["cost"].control.text() == "12.."
    assert again._draft_note.isVisible()
    again._drop.click()
    drain()
    assert again.form.editors["cost"].control.text() == ""
    assert find_draft(session.ledger.drafts, "Outcome", "new") is None


def test_draft_keeps_to_its_row_and_leaves_other_fields_alone(window, session, qtbot, drain):
    row = new_id()
    sheet, _ = open_sheet(session, qtbot, drain, row=row, values={"title": "旧", "agreed": "旧"})
    sheet.form.editors["title"].control.clear()
    qtbot.keyClicks(sheet.form.editors["title"].control, "new")
    sheet.reject()
    drain()
    again, _ = open_sheet(
        session, qtbot, drain, row=row, values={"title": "旧", "agreed": "别人改了"}
    )

    assert again.form.changes() == {"title": "new"}
    other, _ = open_sheet(session, qtbot, drain)
    assert other.form.collect() == {}


def test_refusal_is_said_at_the_field_or_below_and_the_sheet_stays(window, session, qtbot, drain):
    errors = [ValidationError("名称重复。", "请改。", field="title"), ValidationError("磁盘满了。")]

    def store(_):
        def act():
            raise errors.pop(0)

        return act

    sheet, _ = open_sheet(session, qtbot, drain, store=store)
    sheet.save()
    assert "还没有填" in sheet.form.editors["title"].fault
    sheet.form.editors["title"].control.setText("甲")
    sheet.save()
    drain()
    assert "名称重复" in sheet.form.editors["title"].fault
    sheet.save()
    drain()

    assert (sheet._fault.accessibleName(), sheet.isVisible()) == ("磁盘满了。", True)
    assert sheet.save_button.isEnabled()


def test_a_sheet_does_not_go_before_what_it_stores_is_stored(window, session, qtbot, drain):
    sheet, stored = open_sheet(session, qtbot, drain)
    qtbot.keyClicks(sheet.form.editors["title"].control, "xieshang")
    sheet.keeper.flush()
    sheet.save()
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    assert sheet.isVisible()
    drain()

    assert stored == [{"title": "xieshang"}]
    assert find_draft(session.ledger.drafts, "Outcome", "new") is None
    assert not isValid(sheet)


def test_what_came_while_a_sheet_was_open_is_told_before_it_is_replaced(
    window, session, qtbot, drain
):
    outcome = Outcome(title="旧", agreed="旧的")
    with session.ledger.act("enter_for_test") as work:
        work.add(outcome)
    values = {"title": "旧", "agreed": "旧的"}
    sheet, stored = open_sheet(session, qtbot, drain, row=outcome.id, values=values)
    sheet.form.editors["title"].control.setText("我写的")
    with session.ledger.act("enter_for_test") as work:
        for name, value in (("title", "别处写的"), ("agreed", "也在别处改了")):
            setattr(work.get(Outcome, outcome.id), name, value)

    sheet.save()
    drain()
    told = sheet._fault.accessibleName()
    assert "别处写的" in told
    assert "也在别处改了" not in told  # it stays: nobody typed there
    assert (stored, sheet.isVisible(), sheet.save_button.isEnabled()) == ([], True, True)
    sheet.save()
    drain()

    assert stored == [{"title": "我写的"}]


def test_what_came_while_a_draft_lay_is_told_before_it_is_replaced(window, session, qtbot, drain):
    outcome = Outcome(title="旧", agreed="旧的")
    with session.ledger.act("enter_for_test") as work:
        work.add(outcome)

    def reopen(title):
        values = {"title": title, "agreed": "旧的"}
        return open_sheet(session, qtbot, drain, row=outcome.id, values=values)

    sheet, _ = reopen("旧")
    qtbot.keyClicks(sheet.form.editors["title"].control, "wo xie de")
    sheet.reject()
    drain()
    with session.ledger.act("enter_for_test") as work:
        work.get(Outcome, outcome.id).title = "别处写的"
    sheet, _ = reopen("别处写的")
    qtbot.keyClicks(sheet.form.editors["title"].control, "!")  # the draft is written anew
    sheet.reject()
    drain()
    sheet, stored = reopen("别处写的")

    sheet.save()
    drain()
    assert "别处写的" in sheet._fault.accessibleName()
    assert stored == []
    sheet.save()
    drain()
    assert stored == [{"title": "wo xie de!"}]


def test_draft_of_a_row_that_stayed_as_it_was_is_stored_at_once(window, session, qtbot, drain):
    outcome = Outcome(title="旧", agreed="旧的")
    with session.ledger.act("enter_for_test") as work:
        work.add(outcome)
    values = {"title": "旧", "agreed": "旧的"}
    sheet, _ = open_sheet(session, qtbot, drain, row=outcome.id, values=values)
    qtbot.keyClicks(sheet.form.editors["title"].control, "xin")
    sheet.reject()
    drain()
    sheet, stored = open_sheet(session, qtbot, drain, row=outcome.id, values=values)

    sheet.save()
    drain()

    assert stored == [{"title": "xin"}]


def test_a_draft_tells_when_it_was_left_in_beijing(window, session, qtbot, drain, monkeypatch):
    monkeypatch.setenv("TZ", "America/New_York")
    time.tzset()
    try:
        sheet, _ = open_sheet(session, qtbot, drain)
        qtbot.keyClicks(sheet.form.editors["title"].control, "xieshang")
        sheet.reject()
        drain()
        again, _ = open_sheet(session, qtbot, drain)
    finally:
        monkeypatch.undo()
        time.tzset()

    kept = find_draft(session.ledger.drafts, "Outcome", "new").kept_at.astimezone(BEIJING)
    assert f"{kept:%m-%d %H:%M}" in again._draft_note.accessibleName()


@pytest.mark.parametrize("beside", [True, False])
def test_a_judgement_is_proposed_nowhere_and_has_to_be_made(session, qtbot, monkeypatch, beside):
    monkeypatch.setattr("desktop.ui.forms.record_forms.fit_beside", lambda _: beside)
    form = RecordForm(session, Response, only=("disposition", "reason"))
    qtbot.addWidget(form)
    editor = form.editors["disposition"]

    assert (editor.typed(), "disposition" in form.needed, form.collect()) == (None, True, {})
    with pytest.raises(ValidationError, match="“采纳情况”没有选"):
        form.changes()
    assert editor.fault
    editor.show_value("not_adopted")
    assert form.changes() == {"disposition": "not_adopted"}
    form.show_row({"disposition": "explained"})  # an answer that there is
    assert (editor.value(), form.changes()) == ("explained", {})


def test_all_that_was_proposed_is_there_again_when_a_draft_is_thrown_away(session, qtbot):
    form = RecordForm(session, Response)
    qtbot.addWidget(form)
    form.preset({"responded_on": "2026-05-10"})
    form.preset({"responder": "村委会"})
    form.editors["responder"].show_value("别人")
    form.reset()

    assert form.editors["responder"].value() == "村委会"
    assert form.editors["responded_on"].value() == "2026-05-10"
