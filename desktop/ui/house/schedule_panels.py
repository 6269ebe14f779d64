"""How often the ledger syncs by itself; shown where it is joined to a county."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from desktop.services.syncing import EVERY_MINUTES, set_every
from desktop.ui.syncing.schedules import syncing_of
from desktop.ui.widgets.panels import Panel
from desktop.ui.widgets.segments import Segments
from desktop.ui.widgets.styling import text_label

if TYPE_CHECKING:
    from desktop.services.syncing import SyncOverview
    from desktop.ui.sessions import Session


class SchedulePanel(Panel):
    """One choice; it holds at once."""

    def __init__(self, session: Session) -> None:
        super().__init__("")
        self.pad_body()
        self.show_title(self.tr("自动同步"))
        self._session, self._syncing = session, syncing_of(session)
        minutes = self.tr("{count} 分钟")
        words = {each: minutes.format(count=each) for each in EVERY_MINUTES if each}
        words[0] = self.tr("不自动")
        self.every = Segments([(each, words[each], "") for each in EVERY_MINUTES])
        self.every.setAccessibleName(self.tr("自动同步"))
        told = self.tr("有网时隔这么久自动传一次，网断了再连上时也传；传的时候照常干活。")
        self.body.addWidget(self.every, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(text_label(told, "second", wrap=True))
        self.body.addStretch(1)
        self.every.chosen.connect(self._on_chosen)
        self._syncing.known.connect(self._on_known)
        self.hide()

    def refresh(self) -> None:
        """Ask how it stands."""
        self._syncing.look()

    def _on_known(self, overview: SyncOverview) -> None:
        self.every.choose(self._syncing.every)
        self.setVisible(overview.is_joined)

    def _on_chosen(self, minutes: int) -> None:
        self._session.act(self, partial(set_every, self._session.ledger, minutes))
