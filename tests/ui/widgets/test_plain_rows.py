"""Rows drawn by hand: one height, a ground, and what each list draws on it."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QListWidget

from desktop.ui.tokens import appearance
from desktop.ui.widgets.plain_rows import PlainRowDelegate


class Rows(PlainRowDelegate):
    height = 38

    def __init__(self, parent):
        super().__init__(parent)
        self.drawn = []

    def draw(self, painter, box, index):
        painter.translate(0, 500)  # what a row does to the painter is its own
        self.drawn.append((index.data(), box.rect.top(), box.chosen))


def test_every_row_is_drawn_on_its_ground_at_its_place(qtbot):
    view = QListWidget()
    qtbot.addWidget(view)
    rows = Rows(view)
    view.setItemDelegate(rows)
    view.addItems(["甲", "乙"])
    view.setCurrentRow(1)
    view.resize(300, 200)
    rows.drawn.clear()
    view.grab()
    high = appearance().px(38)

    assert view.sizeHintForIndex(view.model().index(0, 0)) == QSize(0, high)
    assert rows.drawn == [("甲", 0, False), ("乙", high, True)]
