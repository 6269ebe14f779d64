"""Above all: what is being sent or received, with the mark of the last break, and three figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.ui.widgets.elided import ElidedLabel
from desktop.ui.widgets.painted import ResumeBar
from desktop.ui.widgets.states import Picture
from desktop.ui.widgets.styling import text_label

if TYPE_CHECKING:
    from desktop.services.syncing import SyncOverview
    from desktop.ui.syncing.schedules import Syncing
    from desktop.ui.syncing.state_words import StateWords

ICON = 20
WHOLE = 100
MEGABYTE = 1024 * 1024


class _Figure(QWidget):
    """A number with what it counts below it."""

    def __init__(self) -> None:
        super().__init__()
        self._number = text_label("", "figure")
        self._caption = text_label("", "body")
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 0, 20, 0)
        column.setSpacing(0)
        for part in (self._number, self._caption):
            part.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(part)

    def show_figure(self, number: str, caption: str) -> None:
        """Show another number."""
        self._number.setText(number)
        self._caption.setText(caption)
        self.setAccessibleName(f"{number} {caption}")


class RunPanel(QFrame):
    """How sync stands, in a sentence, a bar while something moves, and figures."""

    def __init__(self, syncing: Syncing, states: StateWords) -> None:
        super().__init__()
        self._syncing, self._states = syncing, states
        self.setProperty("role", "panel")
        self._icon = Picture("refresh-cw", "neutral", ICON)
        self.title = ElidedLabel("", "panel-title")
        self._left, self._counts = text_label("", "second"), text_label("", "second")
        self._text = ElidedLabel("", "second")
        self.bar = ResumeBar()
        self._figures = (_Figure(), _Figure(), _Figure())
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._icon)
        head.addWidget(self.title, 1)
        head.addWidget(self._left)
        foot = QHBoxLayout()
        foot.setSpacing(16)
        foot.addWidget(self._counts)
        foot.addWidget(self._text, 1)
        column = QVBoxLayout()
        column.setSpacing(6)
        column.addStretch(1)
        for part in (head, foot):
            column.addLayout(part)
        column.insertWidget(2, self.bar)
        column.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 12, 4, 12)
        row.addLayout(column, 1)
        row.addSpacing(16)
        for figure in self._figures:
            row.addWidget(_line())
            row.addWidget(figure)

    def show_overview(self, overview: SyncOverview) -> None:
        """Show how it stands now."""
        told, running = self._states.of(overview), self._syncing.is_running
        self.title.setText(told.title)
        self._icon.show_as(told.icon, told.tone)
        self._show_run(overview, running=running)
        self._text.setText(told.text if not running else self._mark_told(overview))
        self.setAccessibleName(self.title.text())
        self.setAccessibleDescription(told.text)
        unsent, days, settle = self._figures
        unsent.show_figure(str(overview.unsent), self.tr("条还没上传"))
        is_today = overview.days == 0
        since = self.tr("上次同步") if is_today else self.tr("距上次同步")
        days.show_figure(self._days(overview), since)
        settle.show_figure(str(overview.to_settle), self.tr("件要您处理"))

    def _days(self, overview: SyncOverview) -> str:
        if overview.days is None:
            return "—"
        told = self.tr("{days} 天") if overview.days else self.tr("今天")
        return told.format(days=overview.days)

    def _show_run(self, overview: SyncOverview, *, running: bool) -> None:
        view, broke_at = self._syncing.view, overview.broke_at
        self.bar.setVisible(running or bool(broke_at))
        done = max(view.percent, broke_at) if running else broke_at
        self.bar.show_progress(done, WHOLE, broke_at)
        self._left.setText(self._states.left() if running else "")
        counts = []
        if running and view.changes[1]:
            counts.append(self.tr("记录 {done} / {total} 条").format(**_pair(view.changes)))
        if running and view.files[1]:
            done_mb, total_mb = (amount / MEGABYTE for amount in view.files)
            counts.append(self.tr("附件 {0} / {1} MB").format(f"{done_mb:.1f}", f"{total_mb:.1f}"))
        self._counts.setText("　".join(counts))
        self._counts.setVisible(bool(counts))

    def _mark_told(self, overview: SyncOverview) -> str:
        if not overview.broke_at:
            return self.tr("可以继续干活")
        told = self.tr("白线是上次断的 {percent}%，前面的不用重传")
        return told.format(percent=overview.broke_at)


def _pair(amounts: tuple[int, int]) -> dict[str, int]:
    return {"done": amounts[0], "total": amounts[1]}


def _line() -> QFrame:
    line = QFrame(frameShape=QFrame.Shape.VLine)
    line.setProperty("role", "divider")
    return line
