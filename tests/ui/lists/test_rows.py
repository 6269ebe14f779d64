import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.ui.lists.row_delegates import RowDelegate
from desktop.ui.lists.row_models import ROW, Row
from desktop.ui.lists.rows import RowList
from desktop.ui.looks import Look
from desktop.ui.stylesheet import style_sheet
from desktop.ui.tokens import appearance

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


def click(rows, at, *begun):
    """Click a spot, each time so many ms after the start; what Qt calls a double-click is one."""
    view = rows.viewport()
    spot, there = QPointF(at), QPointF(view.mapToGlobal(at))
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    for number, begin in enumerate(begun):
        pressed = QEvent.Type.MouseButtonDblClick if number == 1 else QEvent.Type.MouseButtonPress
        kinds = ((pressed, left, begin), (QEvent.Type.MouseButtonRelease, none, begin + 40))
        for kind, held, when in kinds:
            event = QMouseEvent(kind, spot, there, left, held, Qt.KeyboardModifier.NoModifier)
            event.setTimestamp(5_000 + when)
            QApplication.sendEvent(view, event)


@pytest.mark.parametrize("begun", [(0,), (0, 120), (0, 120, 240)])
def test_hurried_clicks_press_one_button_even_where_another_row_takes_the_place(rows, begun):
    """再看 brings rows to where it stood: the second click would press one that nobody saw."""
    spot = rows._delegate.action_rect(rows.rows.find("a")).center()
    others = tuple(Row(f"n{at}", f"第{at}件", group="已超期", action="发督办") for at in range(5))
    rows.acted.connect(lambda _: rows.show_rows(others))
    click(rows, spot, *begun)

    assert [one for one in rows.heard if one[0] != "current_changed"] == [("acted", "a")]


def test_a_later_click_on_the_same_spot_presses_again(rows):
    spot = rows._delegate.action_rect(rows.rows.find("a")).center()
    click(rows, spot, 0)
    click(rows, spot, 2_000)

    assert rows.heard == [("acted", "a"), ("acted", "a")]


def test_a_double_click_beside_the_button_opens_and_presses_nothing(rows):
    box = rows._delegate.action_rect(rows.rows.find("a"))
    click(rows, QPoint(box.left() - 20, box.center().y()), 0, 120)

    assert rows.heard == [("opened", "a")]


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


@pytest.mark.parametrize("tone", ["", "good", "warn", "bad"])
def test_shape_before_a_row_is_drawn_in_the_tone_it_was_given(rows, tone):
    rows.show_rows([Row(key="e", title="收到 14 条", second=" ", icon="circle-check", tone=tone)])
    tokens = appearance().tokens

    picture = rows.viewport().grab().toImage()
    side = range(picture.width() // 8)
    drawn = {picture.pixelColor(x, y).name() for x in side for y in range(40)}

    wanted = {"": tokens.text2, "good": tokens.good, "warn": tokens.warn, "bad": tokens.bad}
    assert wanted[tone].lower() in drawn


def test_every_row_is_drawn(rows):
    assert not rows.grab().isNull()


def test_heights_follow_what_is_shown_now(rows):
    """Rows that are all alike are measured once; others, or a larger type, are measured anew."""

    def heights():
        rows.grab()
        return [rows.visualRect(rows.rows.index(at)).height() for at in range(3)]

    rows.show_rows([Row(at, "自来水", "镇水务站") for at in range(3)])
    two_lines = heights()
    rows.show_rows([Row(at, "自来水") for at in range(3)])
    one_line = heights()
    rows.show_rows([Row(0, "自来水", group="今天"), Row(1, "自来水", "镇水务站", group="今天")])

    assert (two_lines, one_line, heights()) == ([48] * 3, [38] * 3, [28, 38, 48])


def test_look_is_taken_by_rows_that_are_all_alike(rows, qapp):
    rows.show_rows([Row(at, "自来水", "镇水务站") for at in range(3)])
    before, look = qapp.styleSheet(), Look()
    look.set_large(True)
    try:
        qapp.setStyleSheet(style_sheet(look))
        rows.grab()
        height = rows.visualRect(rows.rows.index(1)).height()
    finally:
        qapp.setStyleSheet(before)

    assert height == 65


def test_qt_asks_python_for_few_of_many_rows(rows, monkeypatch):
    asked = []
    monkeypatch.setattr(RowDelegate, "sizeHint", lambda *_: asked.append(1) or QSize(0, 48))

    rows.show_rows([Row(at, "自来水", "镇水务站") for at in range(10_000)])
    rows.grab()
    rows.scrollToBottom()
    rows.grab()

    assert rows.rows.rowCount() == 10_000
    assert len(asked) < 200


def test_fewer_rows_and_none_leave_nothing_of_before(rows):
    rows.show_rows([Row(at, "自来水") for at in range(500)])
    rows.choose(499)
    rows.show_rows([Row("a", "停水")])
    assert (rows.rows.rowCount(), rows.current_key()) == (1, "a")

    rows.show_rows([])
    assert (rows.rows.rowCount(), rows.current_row()) == (0, None)
