"""The table of villages, in the order of their codes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.domain.deadlines import day_of
from desktop.ui.lists.line_tables import Cell, Column, LineTable
from desktop.ui.villages.wording import VillageWords

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.services.villages import VillageLine

_COUNT = 96
"""px of the design: the five characters of a heading."""
SYNCED, NAME, CONCERNS, CONSULTATIONS, MEETINGS, OVERDUE, UNPASSED = range(7)


class VillageTable(LineTable):
    """A line a village: when it last synced, and what stands open there."""

    def __init__(self) -> None:
        super().__init__()
        self._words = VillageWords(self)
        self.setAccessibleName(self.tr("各村"))

    def make_columns(self) -> list[Column]:
        """Return the columns."""
        return [
            Column(self.tr("上次同步"), 140, self._synced),
            Column(self.tr("村、社区"), 0, self._name),
            Column(self.tr("诉求没答复"), _COUNT, _count("concerns")),
            Column(self.tr("协商在办"), _COUNT, _count("consultations")),
            Column(self.tr("会议要开"), _COUNT, _count("meetings")),
            Column(self.tr("落实超期"), _COUNT, _count("overdue", tone="bad")),
            Column(self.tr("政策没传达"), _COUNT, _count("unpassed")),
        ]

    def arrange(self, *, compact: bool) -> None:
        """Leave out meetings where room is short: the name of a village must be whole."""
        self.setColumnHidden(MEETINGS, compact)

    def _synced(self, line: VillageLine) -> Cell:
        word, tone, icon = self._words.synced(line.days)
        return Cell(first=word, chip=(tone, icon))

    def _name(self, line: VillageLine) -> Cell:
        on = day_of(line.synced_at).isoformat() if line.synced_at else ""
        return Cell(
            first=line.name, second=" · ".join(filter(None, (line.above, line.code, on))), bold=True
        )


def _count(name: str, tone: str = "") -> Callable[[VillageLine], Cell]:
    def cell(line: VillageLine) -> Cell:
        count: int = getattr(line, name)
        return Cell(first=str(count) if count else "—", tone=tone if count else "")

    return cell
