"""What the page of publications is narrowed to: state and kind."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QGridLayout, QWidget

from desktop.records.notices import NOTICE_KINDS
from desktop.services.notice_views import (
    ALL,
    EXPIRED,
    FILTERS,
    HANGING,
    OBJECTED,
    UNPOSTED,
    count_notices,
    list_kinds,
)
from desktop.ui.messages import label
from desktop.ui.widgets.segments import Segments

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from desktop.services.notice_views import NoticeLine

_ICONS = {
    ALL: "megaphone",
    OBJECTED: "octagon-alert",
    HANGING: "clock",
    UNPOSTED: "square",
    EXPIRED: "circle-check",
}


class NoticeFilters(QWidget):
    """Counts as filters, and the kind; Ctrl+1…5 take the counts."""

    changed = Signal()
    """A person chose something else."""

    def __init__(self) -> None:
        super().__init__()
        self.states = Segments([])
        self.states.setAccessibleName(self.tr("状态"))
        self.kind = QComboBox()
        self.kind.setAccessibleName(self.tr("公示类型"))
        self.kind.addItem(self.tr("类型：全部"), "")
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(12)
        self._grid.setColumnStretch(2, 1)
        self.arrange(compact=False)
        self._show_counts(dict.fromkeys(FILTERS, 0))
        self.states.choose(ALL)
        self.states.chosen.connect(lambda _: self.changed.emit())
        self.kind.activated.connect(lambda _: self.changed.emit())
        for number, name in enumerate(FILTERS, start=1):
            keys = QShortcut(QKeySequence(f"Ctrl+{number}"), self)
            keys.activated.connect(partial(self._on_key, name))

    def show_lines(self, lines: Sequence[NoticeLine]) -> None:
        """Show the counts and kinds of all notices; what was chosen stays chosen."""
        self._show_counts(count_notices(lines))
        chosen = self.kind.currentData()
        while self.kind.count() > 1:
            self.kind.removeItem(1)
        for kind in list_kinds(lines):
            self.kind.addItem(label(NOTICE_KINDS[kind]), kind)
        self.kind.setCurrentIndex(max(self.kind.findData(chosen), 0))

    def clear(self) -> None:
        """Show all again."""
        self.kind.setCurrentIndex(0)
        self.states.choose(ALL)

    def arrange(self, *, compact: bool) -> None:
        """Put the kind below the counts where room is short."""
        self._grid.addWidget(self.states, 0, 0, 1, 2 if compact else 1)
        row, column = (1, 0) if compact else (0, 1)
        self._grid.addWidget(self.kind, row, column)

    def take_focus(self) -> None:
        """Take the keyboard."""
        self.states.setFocus()

    def _show_counts(self, counts: Mapping[str, int]) -> None:
        words = {
            ALL: self.tr("全部 {count}"),
            OBJECTED: self.tr("有异议没答复 {count}"),
            HANGING: self.tr("公示中 {count}"),
            UNPOSTED: self.tr("还没贴 {count}"),
            EXPIRED: self.tr("期满 {count}"),
        }
        self.states.show_options(
            [(name, words[name].format(count=counts[name]), _ICONS[name]) for name in FILTERS]
        )

    def _on_key(self, name: str) -> None:
        self.states.choose(name)
        self.changed.emit()
