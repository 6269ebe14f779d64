"""设置: names on papers, the look of the window, backups, and what opens the ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.services.premises import read_premises
from desktop.ui.house.backup_panels import BackupPanel
from desktop.ui.house.key_panels import KeyPanel
from desktop.ui.house.look_panels import LookPanel
from desktop.ui.house.name_panels import NamePanel
from desktop.ui.house.reminder_panels import ReminderPanel
from desktop.ui.house.schedule_panels import SchedulePanel
from desktop.ui.joining.join_panel import JoinPanel
from desktop.ui.pages_base import Page
from desktop.ui.places import Place
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.panels import PageHead

if TYPE_CHECKING:
    from desktop.services.premises import Premises
    from desktop.ui.sessions import Session

FORM_WIDTH = 760


class SettingsPage(Page):
    """Panels in two columns, one below the other where there is less room."""

    def __init__(self, session: Session, place: Place) -> None:
        super().__init__(session, place)
        self._file_to_join_by = place.options.get("file")
        self.names, self.look = NamePanel(session), LookPanel(session.look)
        self.reminders = ReminderPanel(session.look)
        self.backups, self.keys_panel = BackupPanel(session), KeyPanel(session)
        self.joining, self.schedule = JoinPanel(session), SchedulePanel(session)
        self._panels = (
            self.names,
            self.look,
            self.backups,
            self.keys_panel,
            self.joining,
            self.reminders,
            self.schedule,
        )
        self._grid = QGridLayout()
        self._grid.setSpacing(12)
        self._grid.setContentsMargins(0, 0, 8, 0)
        content = QWidget()
        content.setLayout(self._grid)
        scroll = _scroll_area()
        scroll.setWidget(content)
        content.setAutoFillBackground(False)  # setWidget turns it on
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 8, 12)
        column.setSpacing(12)
        head = PageHead(self.tr("设置"))
        self.check = Button(self.tr("核对文件"), icon="file-check", letter="H")
        self.check.clicked.connect(lambda: session.navigator.go(Place("file_check")))
        self.procedures = Button(self.tr("协商程序"), icon="layers", letter="X")
        self.procedures.clicked.connect(lambda: session.navigator.go(Place("procedures")))
        head.buttons.addWidget(self.procedures)
        head.buttons.addWidget(self.check)
        column.addWidget(head)
        column.addWidget(scroll, 1)
        self.arrange(compact=False)

    def refresh(self) -> None:
        """Ask for the names and the state of the backups."""
        self.session.read(self, read_premises, self._on_read)
        self.backups.refresh()
        self.schedule.refresh()

    def _on_read(self, premises: Premises) -> None:
        self.names.show_premises(premises)
        self.keys_panel.organization = premises.organization
        self.joining.refresh(is_sample=premises.is_sample)
        if self._file_to_join_by is not None:
            self.joining.ask(self._file_to_join_by)
            self._file_to_join_by = None

    def leave(self) -> None:
        """Save a name that is half typed."""
        self.names.save()

    def first_focus(self) -> QWidget:
        """Return the name of the room, or the button that whoever came here wants."""
        parts = {"code": self.keys_panel.renew, "join": self.joining.join}
        return parts.get(self.place.options.get("part", ""), self.names.room)

    def arrange(self, *, compact: bool) -> None:
        """Lay the panels side by side, or one below the other."""
        columns = 1 if compact else 2
        for at, panel in enumerate(self._panels):
            self._grid.addWidget(panel, at // columns, at % columns)
            panel.setMaximumWidth(self.session.look.px(FORM_WIDTH))
        self._grid.setRowStretch(len(self._panels), 1)

    def keys(self) -> list[tuple[str, str]]:
        """Return the keys of this page."""
        return [
            ("Alt+U", self.tr("备份到 U 盘")),
            ("Alt+R", self.tr("恢复备份")),
            ("Alt+N", self.tr("换新恢复码")),
            ("Alt+K", self.tr("设口令")),
            ("Alt+J", self.tr("加入本县")),
            ("Alt+I", self.tr("等县里回复时：导入带回来的文件")),
            ("Alt+W", self.tr("等县里回复时：再写一次到 U 盘")),
            ("Alt+E", self.tr("已加入的：退出本县，先问一声")),
            ("Alt+X", self.tr("协商程序：有哪些、每个环节要做什么")),
            ("Alt+H", self.tr("核对一个文件是不是这里印的")),
        ]


def _scroll_area() -> QScrollArea:
    """Return an area through which the panel behind it is seen."""
    area = QScrollArea()
    area.viewport().setAutoFillBackground(False)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # it follows the focus of what lies in it
    return area
