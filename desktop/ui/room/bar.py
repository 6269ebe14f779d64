"""The bar above the room: which meeting, how long it lasts, screen, break and end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.services.ballot_views import clock
from desktop.ui.widgets.buttons import Button, bind_keys
from desktop.ui.widgets.elided import ElidedLabel
from desktop.ui.widgets.styling import restyle, text_label

if TYPE_CHECKING:
    from datetime import datetime

    from desktop.services.room_views import RoomView


class RoomBar(QFrame):
    """Title, minutes and the three buttons that concern the whole meeting."""

    left = Signal()
    begun = Signal()
    paused = Signal()
    resumed = Signal()
    ended = Signal()
    projected = Signal()
    papers_wanted = Signal()
    staff_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "band")
        self._exit = Button(self.tr("退出"), icon="chevron-left")
        self._title, self._second = ElidedLabel("", "panel-title"), ElidedLabel("", "caption")
        self._dot, self._state = text_label("●", tone="accent"), ElidedLabel("", "strong")
        self._dot.setAccessibleName("")
        self._project = Button(self.tr("投屏"), icon="monitor", letter="T")
        self.papers = Button(self.tr("文书"), icon="printer", letter="P")
        bind_keys("Ctrl+P", self.papers)
        self.staff = Button(self.tr("会务"), icon="users-round", letter="U")
        self._begin = Button(self.tr("宣布开会"), icon="play", letter="K", kind="primary")
        self._pause = Button(self.tr("休会"), icon="pause", letter="X")
        self._end = Button(self.tr("结束会议"), icon="square", letter="E")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._second)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 7, 12, 7)
        row.setSpacing(12)
        row.addWidget(self._exit)
        row.addLayout(words, 1)
        state = QHBoxLayout()
        state.setSpacing(6)
        state.addWidget(self._dot)
        state.addWidget(self._state)
        row.addLayout(state)
        for widget in (self.staff, self.papers, self._project, self._begin, self._pause, self._end):
            row.addWidget(widget)
        self._view: RoomView | None = None
        self._exit.clicked.connect(self.left)
        self._begin.clicked.connect(self.begun)
        self._end.clicked.connect(self.ended)
        self._project.clicked.connect(self.projected)
        self.papers.clicked.connect(self.papers_wanted)
        self.staff.clicked.connect(self.staff_wanted)
        self._pause.clicked.connect(self._on_pause_clicked)

    def show_room(self, view: RoomView, now: datetime, *, compact: bool) -> None:
        """Show a meeting as it stands."""
        self._view = view
        self._title.setText(view.title)
        self._second.setText(self._people(view, compact=compact))
        running = view.state == "open"
        # Outlined until the rules of order were read: that is the first thing after the opening.
        self.staff.show_kind("strong" if running and not view.rules_read else "plain")
        self._begin.setVisible(view.state == "planned")
        self._pause.setVisible(running)
        self._end.setVisible(running)
        ended = view.state == "ended"
        self.papers.show_text(self.tr("会议记录") if ended else self.tr("文书"))
        self.papers.show_kind("strong" if ended else "plain")
        self._pause.show_text(self.tr("继续开会") if view.paused else self.tr("休会"))
        self._pause.show_icon("play" if view.paused else "pause")
        self.tick(now)

    def _people(self, view: RoomView, *, compact: bool) -> str:
        parts = [
            (view.place, "{name}"),
            (view.chair, self.tr("主持 {name}")),
            (view.recorder, self.tr("记录 {name}")),
            (view.supervisor, self.tr("监督委员会 {name}在场")),
        ]
        shown = parts[1:3] if compact else parts
        return " · ".join(text.format(name=name) for name, text in shown if name)

    def tick(self, now: datetime) -> None:
        """Show the minutes; changes a text and nothing else."""
        view = self._view
        if view is None:
            return
        if view.state == "planned":
            text, tone = self.tr("还没有开会"), "muted"
        elif view.state == "ended":
            text, tone = self.tr("已散会 · 开了 {n} 分").format(n=view.minutes(now)), "muted"
        elif view.paused:
            since = clock(view.paused_at) if view.paused_at else ""
            text, tone = self.tr("‖ 休会中 · {time} 起").format(time=since), "warn"
        else:
            text, tone = self.tr("开会 {n} 分").format(n=view.minutes(now)), ""
        if text != self._state.text():
            self._state.setText(text)
            self._state.setAccessibleName(text)
            restyle(self._state, tone=tone)
            self._dot.setVisible(not tone)

    def _on_pause_clicked(self) -> None:
        if self._view is not None and self._view.paused:
            self.resumed.emit()
        else:
            self.paused.emit()
