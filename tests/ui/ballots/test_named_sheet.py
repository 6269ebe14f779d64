"""A vote with names by keys: initials, digits, who was away, putting right, counting again."""

import json

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication

from desktop.records import NamedVote
from desktop.services import votes
from desktop.services.named_counts import standing_votes
from desktop.ui.ballots.ballot_dialog import BallotDialog
from desktop.ui.ballots.named_list import chips_of, fitting
from desktop.ui.ballots.named_sheet import AWAY, NamedSheet

KEY, ALT = Qt.Key, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def sheet(hall, panel, drain):
    votes.open_ballot(hall.ledger, hall.motion, method="open")
    panel.refresh()
    drain()
    sheet = panel.sheets.enter_names()
    drain()
    return sheet


def press(qtbot, drain, widget, *keys, modifier=Qt.KeyboardModifier.NoModifier):
    for key in keys:
        qtbot.keyClick(widget, key, modifier)
        drain()


def stored(hall):
    with hall.ledger.read() as reading:
        ballot = votes.find_ballot(reading, hall.motion)
        found = standing_votes(reading, ballot.id)
    return {hall.people.index(one): (row.voted, row.way) for one, row in found.items()}


def chosen(sheet):
    return sheet.list.current().line.name


def shown(sheet):
    return [sheet.list.item(row).text() for row in range(sheet.list.count())]


def test_digits_vote_and_go_on_to_the_next(hall, sheet, qtbot, drain):
    press(qtbot, drain, sheet.list, KEY.Key_1, KEY.Key_2, KEY.Key_3)

    assert stored(hall) == {
        0: ("for", "in_room"),
        1: ("against", "in_room"),
        2: ("abstain", "in_room"),
    }
    assert chosen(sheet) == "村民004"
    assert sheet.side.totals.said == "赞成 1 · 反对 1 · 弃权 1 · 没登记 28（提交后算没投）"


def test_whole_vote_is_handed_in_with_the_totals_of_its_rows(hall, sheet, panel, qtbot, drain):
    for at in range(31):
        press(qtbot, drain, sheet.list, KEY.Key_1 if at < 20 else KEY.Key_2)
    assert sheet.side.preview.heading.said == "通过"

    sheet.send.click()
    drain()

    row = hall.ballot(hall.motion)
    assert json.loads(row.count) == {"for": 20, "against": 11, "abstain": 0}
    assert (row.issued, row.returned, row.result) == (31, 31, "carried")
    assert not sheet.isVisible()
    assert panel.main.text().startswith("重新计票")


def test_nothing_entered_cannot_be_handed_in(sheet):
    assert (sheet.send.isEnabled(), sheet.send.reason) == (False, "一票都还没有登记")


def test_name_is_found_by_typing_and_enter_goes_to_the_digits(hall, sheet, qtbot, drain):
    qtbot.keyClicks(sheet.list, "c")
    assert sheet.search.hasFocus()
    qtbot.keyClicks(sheet.search, "m007")
    assert shown(sheet) == ["村民007"]
    press(qtbot, drain, sheet.search, KEY.Key_1)
    assert stored(hall) == {}, "digits in a text field are text"
    sheet.search.setText("cm007")
    press(qtbot, drain, sheet.search, KEY.Key_Return)
    press(qtbot, drain, sheet.list, KEY.Key_2)

    assert stored(hall) == {6: ("against", "in_room")}
    assert (sheet.search.text(), len(shown(sheet))) == ("", 31)


def test_alt_and_a_digit_vote_from_the_search(hall, sheet, qtbot, drain):
    sheet.search.setFocus()
    qtbot.keyClicks(sheet.search, "cm003")
    press(qtbot, drain, sheet.search, KEY.Key_3, modifier=ALT)

    assert stored(hall) == {2: ("abstain", "in_room")}


def test_keys_of_a_composition_belong_to_the_input_method(hall, sheet, qtbot, drain):
    sheet.search.setFocus()
    QApplication.sendEvent(sheet.search, QInputMethodEvent("cun", []))
    press(qtbot, drain, sheet.search, KEY.Key_1, KEY.Key_Return)
    press(qtbot, drain, sheet.search, KEY.Key_1, modifier=ALT)

    assert stored(hall) == {}
    assert sheet.search.hasFocus()
    QApplication.sendEvent(sheet.search, QEvent(QEvent.Type.FocusOut))


def test_wrong_vote_is_put_right_and_taken_back(hall, sheet, qtbot, drain):
    press(qtbot, drain, sheet.list, KEY.Key_1)
    press(qtbot, drain, sheet.list, KEY.Key_Up, KEY.Key_2)
    assert stored(hall) == {0: ("against", "in_room")}

    press(qtbot, drain, sheet.list, KEY.Key_Up, KEY.Key_Delete)
    assert stored(hall) == {}
    with hall.ledger.read() as reading:
        assert len(reading.list(NamedVote)) == 4


def test_who_was_away_says_how_and_is_not_counted(hall, sheet, qtbot, drain):
    sheet.tabs.setCurrentIndex(AWAY)
    assert len(shown(sheet)) == 14
    assert sheet.side.rule.said == "这次按到会的人算：不在场的票记下、印出，不计入结果。"
    press(qtbot, drain, sheet.list, KEY.Key_1)
    assert stored(hall) == {}
    assert sheet.fault.accessibleName() == "村民032表决时不在会场。"

    sheet.side.ways.choose("phone")
    press(qtbot, drain, sheet.list, KEY.Key_1)
    assert stored(hall) == {31: ("for", "phone")}
    words = [chip[0] for chip in chips_of(sheet._shown[0].away[0])]
    assert words == ["电话", "只记不计", "赞成"]
    assert sheet.side.totals.said.endswith("只记不计 1")
    assert not sheet.send.isEnabled()


def test_recused_take_no_part(hall, panel, qtbot, drain):
    votes.open_ballot(
        hall.ledger, hall.motion, method="open", recused=hall.people[:1], recusal_reason="亲属"
    )
    panel.refresh()
    drain()
    sheet = panel.sheets.enter_names()
    drain()
    press(qtbot, drain, sheet.list, KEY.Key_1)

    assert stored(hall) == {}
    assert sheet.side.buttons["for"].reason == "回避，不参加这次表决"


def test_leaving_keeps_what_is_entered(hall, sheet, panel, qtbot, drain):
    press(qtbot, drain, sheet.list, KEY.Key_1)
    sheet.reject()
    again = panel.sheets.enter_names()
    drain()

    assert [chip[0] for chip in chips_of(again._shown[0].here[0])] == ["赞成"]


def test_recount_needs_a_reason_and_leaves_the_old_rows(hall, sheet, panel, qtbot, drain):
    press(qtbot, drain, sheet.list, *[KEY.Key_1] * 31)
    sheet.send.click()
    drain()
    old = hall.ballot(hall.motion).id
    panel.refresh()
    drain()
    again = panel.sheets.enter_names()
    drain()
    press(qtbot, drain, again.list, KEY.Key_2)
    assert (again.send.isEnabled(), again.send.reason) == (False, "先写重新计票的理由")
    assert stored(hall)[0] == ("for", "in_room"), "nothing is stored before it is handed in"

    again.reason.setText("看错一人")
    again.send.click()
    drain()

    row = hall.ballot(hall.motion)
    assert (row.replaces, row.recount_reason) == (old, "看错一人")
    assert json.loads(row.count) == {"for": 30, "against": 1, "abstain": 0}
    assert stored(hall)[0] == ("against", "in_room")


def test_opening_a_vote_with_names_leads_to_the_sheet(hall, panel, window, drain):
    panel.acts.choose_method("open", None)
    panel.main.click()
    drain()
    drain()

    assert [type(one) for one in window.findChildren(NamedSheet)] == [NamedSheet]
    assert panel.main.text().startswith("逐人登记")


def test_changing_the_method_in_the_count_leads_to_the_sheet(hall, panel, window, drain):
    votes.open_ballot(hall.ledger, hall.motion, method="secret")
    panel.refresh()
    drain()
    dialog = panel.sheets.enter_count()
    drain()
    dialog.head.methods.chosen.emit("open")
    drain()
    drain()

    assert not dialog.isVisible()
    assert len(window.findChildren(NamedSheet)) == 1


def test_method_cannot_change_once_a_name_is_entered(hall, sheet, panel, qtbot, drain):
    press(qtbot, drain, sheet.list, KEY.Key_1)
    sheet.reject()
    panel.refresh()
    drain()
    panel.acts.choose_method("secret", panel.hand.ballot)
    drain()

    assert hall.ballot(hall.motion).method == "open"
    assert "不能改方式" in panel.fault.accessibleName()


def test_totals_typed_in_an_older_vote_are_counted_again_as_totals(hall, panel, drain):
    ballot = votes.open_ballot(hall.ledger, hall.motion, method="open")
    votes.close_ballot(hall.ledger, ballot, count={"for": 31}, issued=31, returned=31)
    panel.refresh()
    drain()
    panel.main.click()
    drain()

    assert len(panel.window().findChildren(BallotDialog)) == 1
    assert panel.window().findChildren(NamedSheet) == []


def test_chips_give_way_to_the_name_and_the_choice_stays(sheet):
    chips = (("电话", "neutral", ""), ("只记不计", "warn", ""), ("反对", "info", ""))
    font = sheet.list.font()

    assert fitting(chips, font, 1000) == chips
    assert fitting(chips, font, 0) == chips[-1:]
