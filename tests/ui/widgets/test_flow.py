"""Rows that break where words are long, and lines that give way."""

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from desktop.ui.widgets.elided import ElidedLabel
from desktop.ui.widgets.flow import FlowLayout
from desktop.ui.widgets.segments import Segments


@pytest.fixture
def row(qtbot):
    """A widget with three parts of 100 × 20 px, 10 px between them."""
    widget = QWidget()
    qtbot.addWidget(widget)
    layout = FlowLayout(widget, gap=10, line_gap=4)
    for _ in range(3):
        part = QLabel()
        part.setFixedSize(100, 20)
        layout.addWidget(part)
    return widget, layout


@pytest.mark.parametrize(
    ("width", "height", "counts"),
    [
        (320, 20, [3]),
        (319, 44, [2, 1]),
        (210, 44, [2, 1]),
        (100, 68, [1, 1, 1]),
        (40, 68, [1, 1, 1]),
    ],
)
def test_rows_break_where_the_room_ends(row, width, height, counts):
    _, layout = row

    assert layout.heightForWidth(width) == height
    assert [len(one) for one in layout.rows(width)] == counts


def test_parts_stand_in_their_rows(row):
    widget, layout = row
    widget.resize(210, 44)
    widget.show()

    corners = [
        (layout.itemAt(at).geometry().x(), layout.itemAt(at).geometry().y()) for at in range(3)
    ]

    assert corners == [(0, 0), (110, 0), (0, 24)]
    assert layout.itemAt(3) is None
    assert layout.sizeHint().width() == 320
    assert layout.minimumSize().width() == 100


def test_segments_in_two_rows_are_rounded_at_each_end(qtbot):
    segments = Segments([(at, "一段比较长的话", "") for at in range(4)])
    qtbot.addWidget(segments)
    segments.resize(segments.sizeHint().width() * 3 // 5, 80)
    segments.show()

    ends = [(button.first, button.last) for button in segments._buttons]

    assert ends == [(True, False), (False, True), (True, False), (False, True)]


def test_segments_keep_focus_and_tab_order_with_other_counts(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    layout = FlowLayout(window)
    segments, after = Segments([]), QPushButton("后")
    layout.addWidget(segments)
    layout.addWidget(after)
    segments.show_options([("all", "全部 2", ""), ("late", "超期 1", "")])
    segments.choose("late")
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    segments.setFocus()

    segments.show_options([("all", "全部 3", ""), ("late", "超期 2", "")])

    assert window.focusWidget().text() == "超期 2"
    window.focusNextChild()
    assert window.focusWidget() is after


def test_label_gives_way_and_says_the_rest(qtbot):
    label = ElidedLabel("三组通组路硬化和自来水后半夜停水")
    qtbot.addWidget(label)
    label.resize(label.sizeHint())
    label.show()
    assert label.toolTip() == ""

    label.resize(label.sizeHint().width() // 2, 20)

    assert label.toolTip() == label.text()
    assert label.minimumSizeHint().width() < label.sizeHint().width() // 2
