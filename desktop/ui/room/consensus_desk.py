"""Writing consensus down: what is half typed is kept as a draft, what is whole is stored."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from desktop.services.consensus import record_consensus
from desktop.ui.autosave import DraftKeeper

if TYPE_CHECKING:
    from uuid import UUID

    from desktop.errors import AppError
    from desktop.services.consensus import ConsensusView
    from desktop.services.drafts import Draft
    from desktop.services.room_views import RoomView
    from desktop.ui.room.consensus_pane import ConsensusPane
    from desktop.ui.sessions import Session


class ConsensusDesk(QObject):
    """Joins the pane of consensus with its draft and the act that stores it."""

    def __init__(
        self, session: Session, meeting: UUID, pane: ConsensusPane, parent: QObject
    ) -> None:
        super().__init__(parent)
        self.pane = pane
        self._session, self._meeting = session, meeting
        self.keeper = DraftKeeper(session, "Outcome", str(meeting), pane.collect, self)
        self._is_typed = self._asked_draft = False
        pane.touched.connect(self._on_touched)
        pane.finished.connect(self._on_finished)

    def show_room(self, view: RoomView) -> None:
        """Show the room; what is stored goes into the fields until somebody types."""
        stored = view.consensus
        if stored is None:
            return
        self.pane.show_room(view)
        if not self._is_typed:
            self.pane.show_stored(stored)
        if not self._asked_draft:
            self._asked_draft = True
            self.keeper.restore(partial(self._restore, stored))

    def _restore(self, stored: ConsensusView, draft: Draft | None) -> None:
        if draft is not None and not self._is_typed:
            self._is_typed = True
            self.pane.restore(
                {"consensus": stored.consensus} | dict(stored.texts) | dict(draft.content)
            )

    def _on_touched(self) -> None:
        self._is_typed = True
        self.keeper.touch()

    def _on_finished(self) -> None:
        self.keeper.flush()
        values = self.pane.collect()
        self.pane.store.setEnabled(False)  # a second press would store it twice
        act = partial(record_consensus, self._session.ledger, self._meeting, **values)
        self._session.act(self, act, partial(self._on_stored, values), self._on_failed)

    def _on_stored(self, values: dict[str, Any], _: object) -> None:
        self.pane.store.setEnabled(True)
        if self.pane.collect() == values:  # else somebody went on typing: that is a draft again
            self._is_typed = False
            self.keeper.drop()
        told = self.tr("共识记下了。")
        self._session.notify(told, self.tr("散会以后印在会议记录里。"), "good")

    def _on_failed(self, error: AppError) -> None:
        self.pane.store.setEnabled(True)
        self.pane.show_fault(str(error.details.get("field", "")), error.message)
        self._session.notify(error.message, error.advice, "warn")
