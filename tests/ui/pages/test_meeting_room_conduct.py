"""Who stands in for whom, who does what, and the rules of order, by keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton

from desktop.records import Attendance, Meeting, Person
from desktop.ui.forms.record_sheets import RecordSheet
from desktop.ui.room.roll_list import chip_of
from desktop.ui.room.rules_sheet import RulesSheet

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
KEY, ALT = Qt.Key, Qt.KeyboardModifier.AltModifier


def focused(sitting):
    return sitting.page.window().focusWidget()


def press_letter(sitting, key):
    """Press a mnemonic, which holds its button down for a moment before it clicks."""
    sitting.qtbot.keyClick(focused(sitting), key, ALT)
    buttons = sitting.page.window().findChildren(QAbstractButton)
    sitting.qtbot.waitUntil(lambda: not any(each.isDown() for each in buttons))
    sitting.drain()


def ask_proxy(sitting, initials):
    sitting.type_in_roll(initials)
    press_letter(sitting, KEY.Key_W)
    return sitting.room.roll.proxy


def line(sitting, name):
    return sitting.room.view.line(sitting.seat(name))


def test_proxy_is_entered_by_keys_and_shown_on_the_roll(sitting):
    sitting.arrive("穆新")
    proxy = ask_proxy(sitting, "mxl")
    assert focused(sitting) is proxy.agent
    sitting.qtbot.keyClicks(proxy.agent, "mx")
    proxy.agent.pick(sitting.seat("穆新"))
    sitting.qtbot.keyClick(proxy.agent, KEY.Key_Return)
    assert focused(sitting) is proxy.seen
    sitting.qtbot.keyClick(proxy.seen, KEY.Key_Space)
    press_letter(sitting, KEY.Key_J)

    entry = sitting.list(Attendance)[-1]
    assert (entry.kind, entry.participant, entry.stands_in, entry.reason) == (
        "proxy",
        sitting.seat("马秀兰"),
        sitting.seat("穆新"),
        "已查验委托书",
    )
    assert line(sitting, "马秀兰").agent == "穆新"
    assert chip_of(line(sitting, "马秀兰"))[0] == "委托 穆新"
    assert not proxy.isVisible()
    assert focused(sitting) is sitting.room.roll.search


def test_proxy_without_letter_or_agent_is_not_entered(sitting):
    proxy = ask_proxy(sitting, "mxl")
    proxy.store.click()
    assert focused(sitting) is proxy.agent
    proxy.agent.pick(sitting.seat("穆新"))
    proxy.store.click()

    assert focused(sitting) is proxy.seen
    assert sitting.list(Attendance) == []


def test_proxy_of_the_village_is_said_not_to_count(sitting):
    proxy = ask_proxy(sitting, "mxl")

    assert "不计入人数" in proxy._rule.text()
    assert (sitting.room.view.proxy_allowed, sitting.room.view.band.present) == (False, 0)


def test_escape_leaves_the_proxy_and_not_the_room(sitting):
    proxy = ask_proxy(sitting, "mxl")
    sitting.qtbot.keyClick(proxy.agent, KEY.Key_Escape)

    assert not proxy.isVisible()
    assert focused(sitting) is sitting.room.roll.search
    assert sitting.page.isVisible()


def test_who_is_here_needs_no_proxy(sitting):
    sitting.arrive("马秀兰")
    proxy = ask_proxy(sitting, "mxl")

    assert not proxy.isVisible()
    assert sitting.session.notices[-1].text == "马秀兰在会场，不用委托。"


def test_proxy_is_taken_back_by_its_name(sitting):
    proxy = ask_proxy(sitting, "mxl")
    proxy.agent.pick(sitting.seat("穆新"))
    proxy.seen.setChecked(True)
    proxy.store.click()
    sitting.drain()
    sitting.type_in_roll("", (KEY.Key_Z, Qt.KeyboardModifier.ControlModifier))

    assert line(sitting, "马秀兰").agent == ""
    assert sitting.session.notices[-1].text == "已撤回：马秀兰 委托。"


def test_after_the_end_no_proxy_is_given(sitting):
    sitting.room.acts.end()
    sitting.drain()

    assert sitting.room.roll.proxy_button.reason == "已经散会，点名不能再改"


def test_who_does_what_is_entered_in_a_sheet(sitting):
    press_letter(sitting, KEY.Key_U)
    (sheet,) = sitting.page.findChildren(RecordSheet)
    with sitting.ledger.read() as reading:
        people = {row.name: row.id for row in reading.list(Person)}
    sheet.form.editors["photographer"].show_value(people["穆新"], "穆新")
    sheet.form.editors["tellers"].show_value(
        (people["马秀兰"], people["李广才"]), ("马秀兰", "李广才")
    )
    sheet.save_button.click()
    sitting.drain()

    with sitting.ledger.read() as reading:
        row = reading.get(Meeting, sitting.meeting)
    assert (row.photographer_name, row.tellers_names) == ("穆新", ("马秀兰", "李广才"))


def test_rules_of_order_are_read_once(sitting):
    bar = sitting.room.bar
    assert bar.staff.property("kind") == "strong"
    press_letter(sitting, KEY.Key_U)
    (sheet,) = sitting.page.findChildren(RecordSheet)
    buttons = sheet.findChildren(QAbstractButton)
    next(each for each in buttons if each.text() == "宣读议事规则(&R)").click()
    (rules,) = sitting.page.findChildren(RulesSheet)
    assert rules.isVisible()
    rules.done_button.click()
    sitting.drain()

    with sitting.ledger.read() as reading:
        assert reading.get(Meeting, sitting.meeting).rules_read is True
    assert bar.staff.property("kind") == "plain"
