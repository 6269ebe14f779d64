"""The columns of the page of publications."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.records.notices import NOTICE_KINDS
from desktop.ui.lists.line_tables import Cell, Column, LineTable
from desktop.ui.messages import label
from desktop.ui.notice_board.wording import NoticeWords

if TYPE_CHECKING:
    from desktop.services.notice_views import NoticeLine

STATE, TITLE, KIND, DAYS, PERIOD, OBJECTIONS = range(6)


class NoticeTable(LineTable):
    """Publications: rows by ↑↓, Enter opens the drawer."""

    def __init__(self) -> None:
        super().__init__()
        self._words = NoticeWords(self)
        self.setAccessibleName(self.tr("公示"))

    def make_columns(self) -> list[Column]:
        """Return the columns."""
        return [
            Column(self.tr("状态"), 96, self._state),
            Column(self.tr("公示 / 出自"), 0, self._title),
            Column(self.tr("类型"), 92, self._kind),
            Column(self.tr("天数"), 128, self._days),
            Column(self.tr("贴出 / 到期"), 106, self._period),
            Column(self.tr("异议"), 92, self._objections),
        ]

    def _state(self, line: NoticeLine) -> Cell:
        word, *chip = self._words.state(line)
        return Cell(first=word, chip=(chip[0], chip[1]))

    def _title(self, line: NoticeLine) -> Cell:
        return Cell(first=line.title, second=line.origin, bold=True)

    def _kind(self, line: NoticeLine) -> Cell:
        return Cell(first=label(NOTICE_KINDS[line.kind]))

    def _days(self, line: NoticeLine) -> Cell:
        tone = "bad" if line.is_short else ""
        return Cell(first=self._words.days(line), tone=tone, bold=bool(tone))

    def _period(self, line: NoticeLine) -> Cell:
        begun = line.begins_on.isoformat() if line.begins_on else "—"
        until = self.tr("至 {day}").format(day=f"{line.ends_on:%m-%d}") if line.ends_on else ""
        return Cell(first=begun, second=until)

    def _objections(self, line: NoticeLine) -> Cell:
        if not line.objections:
            return Cell(first="—")
        count = self.tr("{count} 条").format(count=line.objections)
        if not line.waiting:
            return Cell(first=count, second=self.tr("都已答复"))
        waiting = self.tr("{count} 条没答复").format(count=line.waiting)
        return Cell(first=count, second=waiting, second_tone="bad")
