"""哪一类: a few categories in sight, the others behind 更多…; one is guessed, any may be taken."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

from desktop.records.concerns import CATEGORIES
from desktop.ui.messages import label
from desktop.ui.tokens import appearance
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.flow import FlowLayout
from desktop.ui.widgets.focus import follow_focus
from desktop.ui.widgets.styling import text_label

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

USUAL = ("water", "roads", "health", "environment")
"""Categories in sight while none other is chosen."""
OTHER = "other"


class _CategoryChip(Button):
    """One category; ←→ go to its neighbours."""

    stepped = Signal(int)

    def __init__(self) -> None:
        super().__init__("", kind="chip")
        self.setCheckable(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step with ←→."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.stepped.emit(step)


class CategoryChips(QWidget):
    """One category of all; what a person chose is not guessed over."""

    changed = Signal()
    """A person chose another."""

    def __init__(self) -> None:
        super().__init__()
        self._value, self.is_chosen = "", False
        self._shown = list(USUAL)
        self._chips = [_CategoryChip() for _ in USUAL]
        self.more = Button(self.tr("更多…"), kind="chip")
        self.menu = QMenu(self)
        for key, word in CATEGORIES.items():
            self.menu.addAction(label(word)).triggered.connect(partial(self._choose, key))
        self._note = text_label("", "caption")
        row = FlowLayout(self, gap=8)
        for at, chip in enumerate(self._chips):
            chip.clicked.connect(partial(self._on_chip_clicked, at))
            chip.stepped.connect(partial(self._step, at))
            row.addWidget(chip)
        row.addWidget(self.more)
        row.addWidget(self._note)
        self.more.clicked.connect(self._on_more_clicked)
        self.setAccessibleName(self.tr("哪一类"))
        self._arrange()
        follow_focus()
        self._draw()

    def value(self) -> str:
        """Return the category; ``other`` while nothing says which."""
        return self._value or OTHER

    def guess(self, category: str) -> None:
        """Show a guess, "" for none, unless a person chose."""
        if not self.is_chosen and category != self._value:
            self._value = category
            self._draw()

    def restore(self, category: str, *, is_chosen: bool) -> None:
        """Show what a draft had."""
        self._value, self.is_chosen = category, is_chosen
        self._draw()

    def _choose(self, category: str, *_: object) -> None:
        self._value, self.is_chosen = category, True
        self._draw()
        self.changed.emit()

    def _on_chip_clicked(self, at: int, *_: object) -> None:
        self._choose(self._shown[at])

    def _step(self, at: int, by: int) -> None:
        wanted = at + by
        if 0 <= wanted < len(self._chips):
            self._choose(self._shown[wanted])
            self._chips[wanted].setFocus(Qt.FocusReason.OtherFocusReason)
        elif wanted == len(self._chips):
            self.more.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_more_clicked(self) -> None:
        self.menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def _arrange(self) -> None:
        """Let the note stand as high as the chips."""
        self._note.setMinimumHeight(appearance().px(32))

    def changeEvent(self, event: QEvent) -> None:
        """Take the size of another look."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._arrange()

    def _draw(self) -> None:
        self._shown = list(USUAL)
        if self._value and self._value not in USUAL:
            self._shown[-1] = self._value
        chosen = self._shown.index(self._value) if self._value else -1
        for at, (chip, key) in enumerate(zip(self._chips, self._shown, strict=True)):
            chip.show_text(label(CATEGORIES[key]))
            chip.setChecked(at == chosen)
            chip.show_icon("circle-check" if at == chosen else "")
            stop = at == max(chosen, 0)
            tab = Qt.FocusPolicy.StrongFocus if stop else Qt.FocusPolicy.ClickFocus
            chip.setFocusPolicy(tab)
        said = self.tr("按内容猜的，可改") if self._value else self.tr("写了内容会猜，也可以自己选")
        self._note.setText("" if self.is_chosen else said)
