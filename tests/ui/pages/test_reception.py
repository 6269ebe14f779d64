"""接待登记 by keys: who, what, what is the same, store, draft."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QKeyEvent
from PySide6.QtWidgets import QApplication

from desktop.domain.deadlines import day_of
from desktop.records import Attachment, Concern, Indicator, Person
from desktop.services.receptions import Visitor, record_visit
from desktop.ui.pages.reception import ReceptionPage
from desktop.ui.places import Place

POPUP = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
"""For tests that open a list of names: offscreen there is no window that could be raised."""
CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
SAID = "自来水后半夜就停水，三组二十来户都这样"


@pytest.fixture
def roster(session):
    rows = [
        Person(name="贺占林", group="三组", phone="13800002047", born_on="1964-03-02"),
        Person(name="马秀兰", group="四组", phone="13800002288"),
        Person(name="马秀兰", group="一组", phone="13800009911"),
    ]
    with session.ledger.act("enter_for_test") as work:
        for row in rows:
            work.add(row)
    return [row.id for row in rows]


@pytest.fixture
def before(session, roster):
    """What was raised before: by 贺占林 and, confided, by somebody else."""
    visit = record_visit(
        session.ledger,
        Visitor(person=roster[0]),
        content="三组自来水后半夜停水",
        answer_by=on(session, -3),
    )
    record_visit(
        session.ledger,
        Visitor(name="勉秀英", withheld=True),
        content=SAID,
        answer_by=on(session, 9),
    )
    return visit


@pytest.fixture
def show(session, qtbot, drain):
    def show():
        page = ReceptionPage(session, Place("reception"))
        qtbot.addWidget(page)
        page.resize(1184, 660)
        session.changed.connect(page.refresh)
        page.show()
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        page.refresh()
        drain()
        page.first_focus().setFocus()
        return page

    return show


def on(session, days):
    return (day_of(session.now()) + timedelta(days=days)).isoformat()


def focus():
    return QApplication.focusWidget()


def concerns(session):
    with session.ledger.read() as reading:
        return reading.list(Concern)


def people(session, name):
    with session.ledger.read() as reading:
        return reading.list(Person, name=name)


def look(page, drain):
    page.matter.pause.stop()
    page.matter.look()
    drain()


def store(page, qtbot, drain):
    qtbot.keyClick(focus(), Qt.Key.Key_Return, CONTROL)
    drain()


def test_reception_takes_a_visit_by_keys_alone(show, session, roster, qtbot, drain):
    page = show()
    assert focus() is page.form.visitor.name
    page.form.visitor.name.setText("hzl")
    for _ in range(4):
        qtbot.keyClick(focus(), Qt.Key.Key_Tab)
    assert page.form.visitor.name.text() == "贺占林"
    page.form.content.insertPlainText(SAID)
    assert focus() is page.form.content
    store(page, qtbot, drain)

    (row,) = concerns(session)
    assert (row.asker, row.content, row.channel, row.category) == (
        roster[0],
        SAID,
        "reception",
        "water",
    )
    assert (row.raised_on, row.answer_by) == (on(session, 0), on(session, 15))
    assert focus() is page.form.visitor.name
    assert (page.form.visitor.name.text(), page.form.content.text()) == ("", "")
    assert session.notices[-1].text == "存好了：示接〔2026〕1号。".replace(
        "2026", str(day_of(session.now()).year)
    )
    assert "今天第 2 件" in page.head._caption.text()


def claims_undo(field):
    control = Qt.KeyboardModifier.ControlModifier
    event = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Z, control)
    event.ignore()
    QApplication.sendEvent(field, event)
    return event.isAccepted()


@POPUP
def test_undo_is_for_the_visit_until_something_is_typed(show, qtbot):
    name = show().form.visitor.name
    assert not claims_undo(name)
    qtbot.keyClicks(name, "x")
    assert claims_undo(name)
    name.undo()
    assert claims_undo(name)  # pressed once more, it must not take a visit back
    name.setText("")
    assert not claims_undo(name)


def test_tab_goes_in_reading_order(show, qtbot):
    page = show()
    form, order = page.form, []
    for _ in range(15):
        order.append(focus())
        qtbot.keyClick(focus(), Qt.Key.Key_Tab)
    assert order == [
        form.visitor.name,
        form.visitor.phone,
        form.visitor.withheld,
        form.way.focusProxy(),
        form.content,
        form.files.photo,
        form.files.scan,
        form.category._chips[0],
        form.category.more,
        form.households,
        form.people,
        form.days.focusProxy(),
        form.more.open,
        page.print,
        page.store,
    ]


def test_arrows_change_segments_and_categories(show, qtbot):
    page = show()
    page.form.way.setFocus()
    qtbot.keyClick(focus(), Qt.Key.Key_Right)
    page.form.days.setFocus()
    qtbot.keyClick(focus(), Qt.Key.Key_Left)
    page.form.category._chips[0].setFocus()
    qtbot.keyClick(focus(), Qt.Key.Key_Right)
    assert (page.form.way.value(), page.form.days.value(), page.form.category.value()) == (
        "visit",
        7,
        "roads",
    )
    assert page.form._until.text().endswith("日 前")


def test_known_number_is_masked_and_replaced_only_by_typing(show, session, roster, qtbot, drain):
    page = show()
    page.form.visitor.name.settle(page.form.visitor.name.people[-1])
    name = page.form.visitor.name.text()
    assert page.form.visitor.phone.text().startswith("*******")
    assert page.form.visitor.phone.number() == ""
    page.form.visitor.phone.setFocus()
    qtbot.keyClicks(page.form.visitor.phone, "0953-6012345")
    page.form.content.set_text(SAID)
    store(page, qtbot, drain)
    with session.ledger.read() as reading:
        (row,) = reading.list(Concern)
        assert (row.asker_name, reading.get(Person, row.asker).phone) == (name, "0953-6012345")


def test_second_line_says_who_it_is(show, roster):
    page = show()
    he = next(one for one in page.form.visitor.name.people if one.name == "贺占林")
    page.form.visitor.name.settle(he)
    assert page.form.visitor.name._second.text() == f"三组 · {he.age} 岁"


@POPUP
@pytest.mark.parametrize("last", [Qt.Key.Key_Return, Qt.Key.Key_Tab])
def test_person_is_picked_from_the_offers_by_keys(show, roster, qtbot, last):
    page = show()
    name = page.form.visitor.name
    qtbot.keyClicks(name, "mxl")
    assert (name.offers.isVisible(), name.offers.currentRow()) == (True, -1)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, last):
        qtbot.keyClick(name, key)
    assert not name.offers.isVisible()
    assert (name.text(), name.person.id) == ("马秀兰", roster[2])
    assert page.form.visitor.why_unclear() == ""
    assert page.form.visitor.phone.text() == "*******9911"


@POPUP
def test_same_name_twice_has_to_be_chosen(show, session, roster, qtbot, drain):
    page = show()
    name = page.form.visitor.name
    name.setText("马秀兰")
    page.form.content.set_text(SAID)
    page.store.click()
    drain()
    assert concerns(session) == []
    assert page.form.visitor.fault() == "名册里有 2 个马秀兰，请选是哪一个（按 ↓）。"
    assert focus() is name
    assert name.offers.isVisible()
    offers = [name.offers.item(row) for row in range(name.offers.count())]
    assert [item.text().split()[:2] for item in offers[:2]] == [
        ["马秀兰", "四组"],
        ["马秀兰", "一组"],
    ]
    name.offers.itemClicked.emit(offers[1])
    page.store.click()
    drain()
    assert [row.asker for row in concerns(session)] == [roster[2]]


@POPUP
def test_somebody_of_that_name_who_is_not_in_the_roster(show, session, roster, drain):
    page = show()
    name = page.form.visitor.name
    name.setText("马秀兰")
    name.offer()
    last = name.offers.item(name.offers.count() - 1)
    assert last.text() == "不是名册里的人：“马秀兰”"
    name.offers.itemClicked.emit(last)
    page.form.content.set_text(SAID)
    page.store.click()
    drain()
    assert len(people(session, "马秀兰")) == 3


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ("zzz", "名册里没有“zzz”，请写汉字姓名。"),
        ("马", "名册里有名字相近的人，请选是哪一个（按 ↓）。"),
        ("m", "名册里有名字相近的人，请选是哪一个（按 ↓）。"),
    ],
)
def test_unclear_names_are_asked_about_when_left(show, roster, qtbot, typed, fault):
    page = show()
    page.form.visitor.name.setText(typed)
    qtbot.keyClick(page.form.visitor.name, Qt.Key.Key_Tab)
    assert page.form.visitor.fault() == fault


def test_new_name_becomes_a_person(show, session, roster, qtbot, drain):
    page = show()
    page.form.visitor.name.setText("海生")
    qtbot.keyClick(page.form.visitor.name, Qt.Key.Key_Tab)
    assert page.form.visitor.name._second.text() == "不在名册，记成新的人"
    page.form.content.set_text(SAID)
    page.store.click()
    drain()
    assert len(people(session, "海生")) == 1


GAPS = [
    (("", "", SAID), "name", "还没有写谁来说的。 请写姓名，或者勾上“不愿留姓名”。"),
    (("海生", "", "  "), "content", "还没有写说的什么事。 请先记下原话，以后再整理。"),
    (
        ("海生", "640323196403021234", SAID),
        "phone",
        "这像是身份证号，不是电话号码。 登记不用身份证号，只写电话。",
    ),
]


@pytest.mark.parametrize("gap", GAPS)
def test_gap_takes_the_focus_with_a_sentence(show, session, drain, gap):
    (typed, where, fault), page = gap, show()
    visitor, content = page.form.visitor, page.form.content
    fields = {"name": visitor.name, "phone": visitor.phone, "content": content}
    visitor.name.setText(typed[0])
    visitor.phone.setText(typed[1])
    content.set_text(typed[2])
    page.store.click()
    drain()
    assert (content.fault if where == "content" else visitor.fault()) == fault
    assert focus() is fields[where]
    assert concerns(session) == []
    assert page.store.isEnabled()


def test_what_is_needed_is_counted(show):
    page = show()
    assert page._told.text() == "还差 2 项必填"
    page.form.visitor.withheld.setChecked(True)
    page.form.content.set_text(SAID)
    assert page._told.text() == "✓ 必填 3 项已齐"


def test_name_not_to_be_left_is_nobodys(show, session, roster, drain):
    page = show()
    page.form.visitor.name.settle(page.form.visitor.name.people[0])
    page.form.visitor.withheld.setChecked(True)
    assert page.form.visitor.person_id() is None
    page.form.content.set_text(SAID)
    page.store.click()
    drain()
    (row,) = concerns(session)
    assert (row.asker, row.anonymous) == (None, True)


def test_likely_duplicate_comes_after_a_pause_and_moves_nothing(show, before, qtbot, drain):
    page = show()
    page.form.visitor.name.settle(page.form.visitor.name.people[0])
    page.form.content.setFocus()
    page.form.content.insertPlainText(SAID)
    page.form.content.moveCursor(page.form.content.textCursor().MoveOperation.Start)
    assert page.same.cards == []
    qtbot.waitUntil(lambda: bool(page.same.cards))
    drain()
    (card,) = page.same.cards
    assert (card.concern, card.accessibleName()) == (before, "三组自来水后半夜停水")
    assert focus() is page.form.content
    assert page.form.content.textCursor().position() == 0
    assert page.form.content.text() == SAID
    assert page.form.marks._words == ("自来水", "停水")


def test_why_it_may_be_the_same_is_said(show, session, before, drain):
    page = show()
    he = next(one for one in page.form.visitor.name.people if one.name == "贺占林")
    page.form.visitor.name.settle(he)
    page.form.content.set_text(SAID)
    look(page, drain)
    (one,) = page.matter.found
    said = page.same._words.why(one)
    assert said.startswith("同一人、同一组、说的都是自来水、停水。答应 ")
    assert said.endswith("前答复，已超 3 天。")


def test_alt_m_merges_and_takes_back(show, session, before, qtbot, drain):
    page = show()
    page.form.visitor.name.setText("海生")
    page.form.content.setFocus()
    page.form.content.insertPlainText(SAID)
    look(page, drain)
    qtbot.keyClick(page.form.content, Qt.Key.Key_M, ALT)
    qtbot.waitUntil(lambda: page.matter.into == before)
    assert page.same.cards[0].merge.text().startswith("不并了")
    page.form.content.set_text("完全不一样的话")
    look(page, drain)
    assert [card.concern for card in page.same.cards] == [before]
    page.store.click()
    drain()
    row = concerns(session)[-1]
    assert (row.merged_into, row.asker_name, row.state) == (before, "海生", "open")
    assert page.matter.into is None


def test_another_matter_is_hidden_for_this_entry_only(show, before, drain):
    page = show()
    page.form.visitor.name.setText("海生")
    page.form.content.set_text(SAID)
    look(page, drain)
    page.same.cards[0].other.click()
    assert page.same.cards == []
    assert page.same._silent.accessibleName() == "没找到相似的"
    page.store.click()
    drain()
    page.form.content.set_text(SAID)
    look(page, drain)
    assert before in [card.concern for card in page.same.cards]


def test_category_is_guessed_until_it_is_chosen(show, qtbot):
    page = show()
    page.form.content.set_text("路灯坏了")
    assert (page.form.category.value(), page.form.category._note.text()) == (
        "roads",
        "按内容猜的，可改",
    )
    page.form.category.menu.actions()[6].trigger()
    assert (page.form.category.value(), page.form.category._note.text()) == ("welfare", "")
    page.form.content.set_text("停水")
    assert page.form.category.value() == "welfare"
    assert [chip.isChecked() for chip in page.form.category._chips] == [False, False, False, True]


def test_draft_is_gone_on_with(show, session, before, roster, drain):
    page = show()
    page.form.visitor.name.settle(page.form.visitor.name.people[0])
    name = page.form.visitor.name.text()
    page.form.way.choose("phone")
    page.form.content.set_text(SAID)
    page.form.households.set_number(20)
    look(page, drain)
    page.same.cards[0].merge.click()
    page.leave()
    drain()
    page.close()

    again = show()
    assert focus() is again.question.yes
    assert not again.store.isEnabled()
    again.question.yes.click()
    look(again, drain)
    assert (again.form.visitor.name.text(), again.form.content.text()) == (name, SAID)
    assert (again.form.way.value(), again.form.households.number()) == ("phone", 20)
    assert again.matter.into == before
    again.store.click()
    drain()
    assert concerns(session)[-1].merged_into == before
    again.close()
    assert focus_after(show) == "name"


def test_draft_may_be_thrown_away(show, session, drain):
    page = show()
    page.form.content.set_text(SAID)
    page.leave()
    drain()
    page.close()
    again = show()
    again.question.no.click()
    drain()
    assert again.form.is_empty
    assert focus_after(show) == "name"


def test_draft_waits_less_than_a_second(show, qtbot, drain):
    page = show()
    page.form.content.set_text(SAID)
    waits = page._keeper._timer
    assert waits.isActive()
    assert waits.interval() < 1000
    with qtbot.waitSignal(waits.timeout):
        pass
    drain()
    found = []
    page._keeper.restore(found.append)
    drain()
    assert found[0].content["content"] == SAID


def focus_after(show):
    page = show()
    return "name" if focus() is page.form.visitor.name else "question"


def drop(page, *paths):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    copy, none = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    event = QDropEvent(QPointF(5, 5), copy, data, Qt.MouseButton.LeftButton, none)
    page.form.dropEvent(event)


def test_dropped_files_come_with_the_visit(show, session, drain, tmp_path):
    paper = tmp_path / "一封很长很长的信.txt"
    paper.write_text("停水", encoding="utf-8")
    page = show()
    drop(page, paper)
    drain()
    drop(page, paper)
    drain()
    (facts,) = page.form.files.files
    assert facts.name == paper.name
    page.form.visitor.name.setText("海生")
    page.form.content.set_text(SAID)
    page.store.click()
    drain()
    with session.ledger.read() as reading:
        (row,) = reading.list(Attachment)
        assert row.subject == reading.list(Concern)[0].id
        assert session.home.files.read(row.file_digest) == paper.read_bytes()
    assert page.form.files.files == []


def test_file_is_taken_away_again(show, session, drain, tmp_path):
    paper = tmp_path / "信.txt"
    paper.write_text("停水", encoding="utf-8")
    page = show()
    drop(page, paper)
    drain()
    page.form.files._buttons[0].click()
    assert page.form.files.files == []


def test_file_that_is_gone_is_said(show, session, drain, tmp_path):
    page = show()
    drop(page, tmp_path / "没有.jpg")
    drain()
    assert session.notices[-1].text == "读不出文件“没有.jpg”。"


def test_form_is_stored_and_shown_for_printing(show, session, drain):
    page = show()
    page.form.visitor.name.setText("海生")
    page.form.content.set_text(SAID)
    page.print.click()
    drain()
    (row,) = concerns(session)
    assert session.navigator.current == Place("paper", row.id, {"paper": "reception_form"})


def test_same_makes_a_tab_where_room_is_short(show, before, drain):
    page = show()
    page.form.content.set_text(SAID)
    look(page, drain)
    page.arrange(compact=True)
    assert (page.form.isVisible(), page.same.isVisible()) == (True, False)
    page.tabs.choose("same")
    page.tabs.chosen.emit("same")
    assert (page.form.isVisible(), page.same.isVisible()) == (False, True)
    page.arrange(compact=False)
    assert (page.form.isVisible(), page.same.isVisible()) == (True, True)


def test_a_file_that_is_still_being_kept_comes_with_its_own_visit(
    show, session, qtbot, drain, tmp_path
):
    page = show()
    paper = tmp_path / "来信.pdf"
    paper.write_bytes(b"%PDF-1.7\n")
    page.form.visitor.name.setText("海生")
    page.form.content.insertPlainText(SAID)
    page.form.files.take([paper])
    page.store.click()
    drain()

    (concern,) = concerns(session)
    with session.ledger.read() as reading:
        (kept,) = reading.list(Attachment)
    assert (kept.subject, page.form.files.files) == (concern.id, [])


def test_a_file_that_is_refused_holds_its_visit_back(show, session, drain, tmp_path):
    page = show()
    page.form.visitor.name.setText("海生")
    page.form.content.insertPlainText(SAID)
    page.form.files.take([tmp_path / "没有.pdf"])
    page.store.click()
    drain()

    assert concerns(session) == []
    assert [notice.tone for notice in session.notices] == ["bad"]
    page.store.click()
    drain()
    assert len(concerns(session)) == 1


@POPUP
def test_a_party_is_entered_behind_more(show, session, drain, qtbot, roster):
    page = show()
    qtbot.keyClick(focus(), Qt.Key.Key_O, ALT)
    qtbot.waitUntil(lambda: page.form.more.is_unfolded)
    companions = page.form.more.companions
    assert focus() is companions.name
    for typed in ("hzl", "mxl"):
        qtbot.keyClicks(companions.name, typed)
        qtbot.keyClick(companions.name, Qt.Key.Key_Return)
    assert [one.name for one in companions.party] == ["贺占林"]
    assert companions._fault.text().startswith("名册里有")
    companions.name.clear()
    for name in ("𬳵㐂", "𬳵㐂", "穆新"):
        companions.name.insert(name)
        qtbot.keyClick(companions.name, Qt.Key.Key_Return)
    assert [one.name for one in companions.party] == ["贺占林", "𬳵㐂", "穆新"]
    companions._chips[-1].click()
    page.form.visitor.name.insert("石玉珍")
    page.form.content.insertPlainText(SAID)
    qtbot.keyClick(page, Qt.Key.Key_Return, CONTROL)
    drain()

    with session.ledger.read() as reading:
        [row] = reading.list(Concern)
    assert (row.asker_name, row.companions_names) == ("石玉珍", ("贺占林", "𬳵㐂"))
    assert not page.form.more.is_unfolded
    assert companions.party == []


def test_what_is_said_of_a_rule_is_asked_for_and_stored(show, session, drain, qtbot):
    page = show()
    more = page.form.more
    more.unfold(unfolded=True)
    assert not more.form.editors["policy_clause"].isVisible()
    more.form.editors["nature"].control._buttons[3].click()
    assert more.form.editors["policy_clause"].isVisible()
    more.form.fill_in({"policy_document": "村规民约", "burden": "交不起"})
    more.figure.fill_in({"title": "罚款", "before": "200", "unit": "元"})
    page.form.visitor.withheld.setChecked(True)
    page.form.content.insertPlainText(SAID)
    page.store.click()
    drain()

    with session.ledger.read() as reading:
        [row] = reading.list(Concern)
        [figure] = reading.list(Indicator)
    assert (row.nature, row.policy_document, row.burden) == ("policy_fault", "村规民约", "交不起")
    assert (figure.concern, figure.title, figure.before, figure.unit) == (
        row.id,
        "罚款",
        200,
        "元",
    )


def test_a_figure_that_is_half_told_holds_the_visit(show, session, drain):
    page = show()
    more = page.form.more
    more.figure.fill_in({"title": "罚款"})
    page.form.visitor.withheld.setChecked(True)
    page.form.content.insertPlainText(SAID)
    page.store.click()
    drain()

    with session.ledger.read() as reading:
        assert reading.list(Concern) == []
    assert more.is_unfolded
    assert focus() is more.figure.editors["before"].control


def test_more_comes_back_with_the_draft(show, session, drain, qtbot):
    page = show()
    page.form.more.companions.name.insert("穆新")
    page.form.more.companions.add_typed()
    page.form.more.form.fill_in({"gap": "缺一台泵"})
    page.form.changed.emit()
    page.leave()
    drain()

    again = show()
    again.question.yes.click()
    drain()
    assert [one.name for one in again.form.more.companions.party] == ["穆新"]
    assert again.form.more.form.editors["gap"].typed() == "缺一台泵"
    assert again.form.more.is_unfolded
