import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from desktop.ui.lists.row_models import ROW, Row
from desktop.ui.lists.rows import RowList

ROWS = (
    Row("a", "三组巷道排水沟清淤", "镇水务站", group="已超期", action="发督办", initials="sz"),
    Row("b", "自来水后半夜停水", group="已超期", chips=(("超期 3 天", "overdue", ""),)),
    Row("c", "马秀兰", group="今天", initials="mxl", muted=True),
    Row("d", "马学文", "一组", group="今天", initials="mxw", icon="users", lead="会议"),
)


@pytest.fixture
def rows(qtbot):
    rows = RowList()
    qtbot.addWidget(rows)
    rows.resize(700, 300)
    rows.show()
    rows.show_rows(ROWS)
    rows.heard = []
    for name in ("opened", "acted", "current_changed"):
        getattr(rows, name).connect(lambda key, name=name: rows.heard.append((name, key)))
    return rows


def press(rows, *keys):
    for key in keys:
        QTest.keyClick(rows, key)


def test_model_passes_qts_tester(rows, qtmodeltester):
    qtmodeltester.check(rows.rows)


def test_rows_stand_under_their_headings_which_the_arrows_pass_by(rows):
    shown = [rows.rows.index(at).data() for at in range(rows.rows.rowCount())]
    assert shown == [
        "已超期",
        "三组巷道排水沟清淤",
        "自来水后半夜停水",
        "今天",
        "马秀兰",
        "马学文",
    ]
    assert rows.current_key() == "a"

    press(rows, Qt.Key.Key_Down, Qt.Key.Key_Down)

    assert rows.current_key() == "c"


def test_enter_presses_the_button_or_opens(rows):
    press(rows, Qt.Key.Key_Return, Qt.Key.Key_Down, Qt.Key.Key_Return)

    assert rows.heard == [("acted", "a"), ("current_changed", "b"), ("opened", "b")]


def test_button_is_pressed_by_mouse_and_the_rest_of_the_row_is_not(rows, qtbot):
    index = rows.rows.find("a")
    box = rows._delegate.action_rect(index)
    for at in (box.center(), QPoint(box.left() - 20, box.center().y())):
        qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=at)

    assert rows.heard == [("acted", "a")]


def test_initials_jump_and_ideographs_of_an_input_method_do_not(rows):
    press(rows, Qt.Key.Key_M, Qt.Key.Key_X, Qt.Key.Key_W)
    assert rows.current_key() == "d"

    rows._forget_typed()
    press(rows, Qt.Key.Key_S)
    assert rows.current_key() == "a"


def test_chosen_row_stays_chosen_or_its_place_does(rows):
    rows.choose("c")
    rows.show_rows(ROWS[1:])
    assert rows.current_key() == "c"

    rows.show_rows([ROWS[0], ROWS[3]])
    assert rows.current_key() == "d"

    rows.show_rows([])
    assert rows.current_key() is None


def test_reader_hears_everything_a_row_shows(rows):
    said = [
        rows.describe(rows.rows.index(at))
        for at in range(rows.rows.rowCount())
        if rows.rows.index(at).data(ROW)
    ]

    assert said == [
        "三组巷道排水沟清淤，镇水务站，发督办",
        "自来水后半夜停水，超期 3 天",
        "马秀兰",
        "会议，马学文，一组",
    ]


def test_every_row_is_drawn(rows):
    assert not rows.grab().isNull()
