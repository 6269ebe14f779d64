"""各版本: every frozen version of a record, with who froze it, why, and whether it is sealed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from desktop.domain.deadlines import BEIJING
from desktop.ui.lists.rows import Row, RowList
from desktop.ui.widgets.dialogs import Sheet

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.services.paper_views import PaperView, VersionLine


class VersionsSheet(Sheet):
    """Lists the versions, the newest first; Enter opens one."""

    chosen = Signal(object)
    """Id of the frozen record to show."""

    def __init__(self, parent: QWidget, view: PaperView) -> None:
        super().__init__(parent, "", width=640)
        self.show_title(self.tr("各版本"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.list = RowList()
        self.list.setAccessibleName(self.tr("各版本"))
        self.list.setMinimumHeight(240)
        last = view.versions[-1].version
        self.list.show_rows([self._row(one, last) for one in reversed(view.versions)])
        if view.version is not None:
            self.list.choose(view.version.record)
        self.list.acted.connect(self._on_acted)
        self.list.opened.connect(self._on_acted)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.addWidget(self.list)
        self.list.setFocus()

    def _row(self, one: VersionLine, last: int) -> Row:
        at = f"{one.frozen_at.astimezone(BEIJING):%Y-%m-%d %H:%M}" if one.frozen_at else ""
        frozen = self.tr("{at} {name} 定稿").format(at=at, name=one.frozen_by)
        why = self.tr("更正：{why}").format(why=one.correction) if one.correction else ""
        if one.seal is not None:
            chip = (self.tr("已封存"), "good", "lock")
        elif one.version == last:
            chip = (self.tr("等签字"), "info", "clock")
        else:
            chip = (self.tr("旧版"), "neutral", "history")
        return Row(
            key=one.record,
            title=self.tr("第 {n} 版").format(n=one.version),
            second=" · ".join(filter(None, (frozen, why))),
            icon="file-text",
            chips=(chip,),
            action=self.tr("打开"),
        )

    def _on_acted(self, record: object) -> None:
        self.accept()
        self.chosen.emit(record)
