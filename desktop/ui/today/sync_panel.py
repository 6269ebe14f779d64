"""Right of what waits, once the ledger is joined: what has not left this machine yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout

from desktop.ui.places import Place
from desktop.ui.syncing.schedules import syncing_of
from desktop.ui.syncing.state_words import StateWords
from desktop.ui.syncing.sticks import sticks_of
from desktop.ui.syncing.wording import SyncWords
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.chips import Chip
from desktop.ui.widgets.flow import FlowLayout
from desktop.ui.widgets.panels import Panel
from desktop.ui.widgets.styling import text_label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.services.syncing import SyncOverview
    from desktop.ui.sessions import Session


class SyncPanel(Panel):
    """Stands in the place of another panel while the ledger is joined to a county."""

    def __init__(self, session: Session, instead_of: QWidget) -> None:
        super().__init__("")
        self.show_title(self.tr("同步"))
        self._session, self._other, self._syncing = session, instead_of, syncing_of(session)
        self._words, self._states = SyncWords(self), StateWords(self._syncing, self)
        self._chip = Chip("", "neutral")
        self.header.addWidget(self._chip)
        self._number, self._unit = text_label("", "number"), text_label("", "body")
        self._files = text_label("", "caption")
        self._last = text_label("", "second", wrap=True)
        self.now = Button(self.tr("现在同步"), icon="refresh-cw", letter="T")
        self.take_out = Button(self.tr("用 U 盘带走"), icon="usb", letter="U")
        self.settle = Button("", kind="link")
        self._lay_out()
        self.now.clicked.connect(self._on_now_clicked)
        self.take_out.clicked.connect(lambda: sticks_of(session).take_out(self))
        self.settle.clicked.connect(lambda: session.navigator.go(Place("sync_centre")))
        self.hide()

    def start(self) -> None:
        """Follow the sync from now on: both panels stand where they belong."""
        syncing = self._syncing
        syncing.known.connect(self._show)
        syncing.moved.connect(lambda: self._show(syncing.overview))
        self._show(syncing.overview)

    def _lay_out(self) -> None:
        figures = QHBoxLayout()
        figures.setSpacing(8)
        figures.addWidget(self._number)
        figures.addWidget(self._unit)
        figures.addStretch(1)
        figures.addWidget(self._files)
        buttons = FlowLayout(gap=8, line_gap=8)
        buttons.addWidget(self.now)
        buttons.addWidget(self.take_out)
        self.pad_body()
        self.body.addLayout(figures)
        self.body.addWidget(self._last)
        self.body.addWidget(self.settle)
        self.body.addStretch(1)
        self.body.addLayout(buttons)

    def _on_now_clicked(self) -> None:
        self._syncing.run()

    def _show(self, overview: SyncOverview | None) -> None:
        joined = overview is not None and overview.is_joined
        self.setVisible(joined)
        self._other.setVisible(not joined)
        if overview is None or not joined:
            return
        told = self._states.of(overview)
        self._chip.show_as(self._states.brief(overview), told.tone, told.icon)
        waits = bool(overview.unsent or overview.files)
        self._number.setText(str(overview.unsent) if waits else self.tr("都传完了"))
        self._unit.setText(self.tr("条还没上传") if waits else "")
        self._files.setText(self.tr("附件 %n 个", "", overview.files))
        self._files.setVisible(bool(overview.files))
        last = self._words.last(overview, self._session.now())
        kept = self.tr("不影响记录和开会。")
        self._last.setText(self.tr("{last}。{kept}").format(last=last, kept=kept))
        self.settle.show_text(self.tr("{count} 件要您处理").format(count=overview.to_settle))
        self.settle.setVisible(bool(overview.to_settle))
        if self._syncing.is_running:
            self.now.lock(self.tr("正在同步"))
        else:
            self.now.unlock()
