from uuid import UUID

import pytest
from PySide6.QtCore import Qt

from desktop.services.initials import initials_of
from desktop.services.roll_lines import RollLine
from desktop.ui.room.roll_list import RollList, RollModel, Section


def line(number, name="马秀兰", **more):
    facts = {"letters": "mxl", "group": "三组", "stakeholder_class": "", "capacity": "entitled"}
    return RollLine(id=UUID(int=number), name=name, initials=initials_of(name), **facts | more)


def test_model_keeps_the_rules_of_qt(qtmodeltester):
    model = RollModel()
    qtmodeltester.check(model)
    model.show_sections([Section("未到", [line(1), line(2)]), Section("空", [])])
    qtmodeltester.check(model)

    assert model.rowCount() == 3


def test_headings_are_passed_by(qtbot):
    view = RollList()
    qtbot.addWidget(view)
    view.show_sections([Section("甲", [line(1)]), Section("乙", [line(2)])])

    qtbot.keyClick(view, Qt.Key.Key_Down)

    assert view.current_line().id == UUID(int=2)


def test_chosen_participant_stays_chosen_when_rows_change(qtbot):
    view = RollList()
    qtbot.addWidget(view)
    view.show_sections([Section("甲", [line(1), line(2), line(3)])], wanted=UUID(int=2))

    view.show_sections([Section("甲", [line(3), line(2)])])
    assert view.current_line().id == UUID(int=2)

    view.show_sections([Section("甲", [line(3)])])
    assert view.current_line().id == UUID(int=3)

    view.show_sections([])
    assert view.current_line() is None


@pytest.mark.parametrize("count", [0, 3000])
def test_list_of_many_shows_and_finds_the_last(qtbot, count):
    view = RollList()
    qtbot.addWidget(view)
    view.show()

    view.show_sections(
        [Section("全", [line(n) for n in range(count)])],
        wanted=UUID(int=count - 1) if count else None,
    )

    found = view.current_line()
    assert (found.id if found else None) == (UUID(int=count - 1) if count else None)


def test_click_on_the_status_tells_the_line_and_on_the_name_does_not(qtbot):
    view = RollList()
    qtbot.addWidget(view)
    view.resize(300, 200)
    view.show()
    view.show_sections([Section("全", [line(1)])])
    pressed = []
    view.pressed_status.connect(pressed.append)
    rect = view.visualRect(view.currentIndex())

    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    assert pressed == []

    point = rect.center()
    point.setX(rect.right() - 30)
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert [one.id for one in pressed] == [UUID(int=1)]
