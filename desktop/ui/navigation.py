"""The column at the left: the pages, how many things wait in each, and their digits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop.ui.messages import place_title
from desktop.ui.naming import named
from desktop.ui.places import PLACES, Place
from desktop.ui.tokens import tokens_of
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.elided import ElidedLabel
from desktop.ui.widgets.icons import icon_pixmap
from desktop.ui.widgets.keycaps import KeyCap
from desktop.ui.widgets.styling import restyle

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QKeyEvent

    from desktop.ui.looks import Look
    from desktop.ui.places import PlaceKind

WIDTH = 182
ROW_HEIGHT = 40
MOST_SHOWN = 99
SYNC_CENTRE = "sync_centre"


class NavigationButton(QPushButton):
    """One page in the navigation."""

    def __init__(self, kind: PlaceKind, digit: int, look: Look) -> None:
        super().__init__()
        self.kind = kind
        self.setObjectName("navigationButton")
        self.setCheckable(True)
        self.setAutoExclusive(False)
        self._icon = QLabel()
        self._title = named(ElidedLabel(place_title(kind.title), "body"), "navigationTitle")
        self._badge = named(QLabel(), "navigationBadge")
        self._badge.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 0, 5, 0)
        row.setSpacing(5)
        row.addWidget(self._icon)
        row.addWidget(self._title, 1)
        row.addWidget(self._badge, 0, Qt.AlignmentFlag.AlignVCenter)
        if digit:
            row.addWidget(KeyCap(str(digit)))
        for part in (self._icon, self._title, self._badge):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.toggled.connect(self._on_toggled)
        self.arrange(look)
        self.show_waiting(0)

    def _on_toggled(self, checked: bool) -> None:  # noqa: FBT001 – a signal's argument
        # A style sheet does not see whether the button around a label is checked.
        self._title.setProperty("current", checked)
        self._title.style().unpolish(self._title)
        self._title.style().polish(self._title)
        self._draw()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter open the page as Space does: not every page has a digit."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            self.click()

    def arrange(self, look: Look) -> None:
        """Take the sizes and colours of the look."""
        self._look = look
        self.setFixedHeight(look.px(ROW_HEIGHT))
        self._draw()

    def _draw(self) -> None:
        tokens, size = tokens_of(self._look), self._look.px(20)
        color = tokens.accent if self.isChecked() else tokens.text2
        ratio = self.devicePixelRatioF()
        self._icon.setPixmap(icon_pixmap(self.kind.icon, color, size, ratio))

    def show_waiting(self, count: int) -> None:
        """Show how many things wait; nothing where none does."""
        self._show_count(count, self.tr("{name}，{count} 件要办"))

    def show_unsent(self, count: int) -> None:
        """Show how much has not been sent; nothing where all has."""
        restyle(self._badge, tone="neutral")
        self._show_count(count, self.tr("{name}，{count} 条还没上传"))

    def _show_count(self, count: int, told: str) -> None:
        self._badge.setText(f"{MOST_SHOWN}+" if count > MOST_SHOWN else str(count))
        self._badge.setVisible(count > 0)
        name = place_title(self.kind.title)
        self.setAccessibleName(told.format(name=name, count=count) if count else name)


class Navigation(QFrame):
    """All pages that stand in the navigation."""

    chosen = Signal(object)
    """The Place of a page that was pressed."""
    own_asked = Signal()
    """Whoever tried the samples wants a ledger of their own."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("navigation")
        self.setAccessibleName(self.tr("导航"))
        self._look = look
        self._buttons: dict[str, NavigationButton] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(2)
        kinds = [kind for kind in PLACES.values() if kind.in_navigation]
        for digit, kind in enumerate((k for k in kinds if not k.at_foot), start=1):
            column.addWidget(self._add(kind, digit))
        self._hint = named(QLabel(self.tr("换页按 Alt＋数字"), wordWrap=True), "caption")
        self._hint.setContentsMargins(10, 4, 0, 0)
        column.addWidget(self._hint)
        column.addStretch(1)
        self.own = Button(self.tr("用自己的账本"))
        self.own.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.own.clicked.connect(self.own_asked)
        self.own.hide()
        column.addWidget(self.own)
        column.addWidget(named(QFrame(frameShape=QFrame.Shape.HLine), "separator"))
        for kind in kinds:
            if kind.at_foot:
                column.addWidget(self._add(kind, 0))
        look.changed.connect(self._on_look_changed)
        self.show_below(has_below=False)
        self._on_look_changed()

    def _add(self, kind: PlaceKind, digit: int) -> NavigationButton:
        button = NavigationButton(kind, digit, self._look)
        button.clicked.connect(lambda: self._on_button_clicked(kind.id))
        self._buttons[kind.id] = button
        return button

    def _on_button_clicked(self, page: str) -> None:
        self._buttons[page].setChecked(True)  # a second press must not unmark the current page
        self.chosen.emit(Place(page))

    def _on_look_changed(self) -> None:
        self.setFixedWidth(self._look.px(WIDTH))
        for button in self._buttons.values():
            button.arrange(self._look)

    def mark(self, section: str) -> None:
        """Mark the page, or the one to which the page belongs, as where one is."""
        for page, button in self._buttons.items():
            button.setChecked(page == section)

    def show_waiting(self, counts: Mapping[str, int]) -> None:
        """Show how many things wait in each page; pages left out have none."""
        for page, button in self._buttons.items():
            if page != SYNC_CENTRE:
                button.show_waiting(counts.get(page, 0))

    def show_unsent(self, count: int) -> None:
        """Show how much has not left this machine: nothing to do for anybody, so not in red."""
        self._buttons[SYNC_CENTRE].show_unsent(count)

    def show_below(self, *, has_below: bool) -> None:
        """Name what only those above have, or not."""
        for button in self._buttons.values():
            if button.kind.for_those_above:
                button.setVisible(has_below)

    def offers(self, page: str) -> bool:
        """Tell whether a page is named here."""
        return not self._buttons[page].isHidden()

    def show_sample(self, *, is_sample: bool) -> None:
        """Offer the way from a ledger of samples to one's own."""
        self.own.setVisible(is_sample)

    def pages(self) -> list[str]:
        """Return the pages that have a digit, in its order."""
        return [page for page, button in self._buttons.items() if not button.kind.at_foot]
