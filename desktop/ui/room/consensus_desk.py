"""Writing consensus down: what is half typed is kept as a draft, what is whole is stored."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from desktop.records import Outcome
from desktop.services.consensus import hold_consensus, record_consensus
from desktop.services.overtaken import plain_of
from desktop.ui.autosave import DraftKeeper
from desktop.ui.overtaken import Watch, say_news, say_press_again

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from desktop.errors import AppError
    from desktop.services.drafts import Draft
    from desktop.services.overtaken import Held
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
        look = partial(hold_consensus, meeting=meeting)
        self._watch = Watch(session, look, self)
        self.keeper = DraftKeeper(session, "Outcome", str(meeting), self._for_draft, self)
        self._asked_draft = False
        pane.touched.connect(self.keeper.touch)
        pane.finished.connect(self._on_finished)

    def show_room(self, view: RoomView) -> None:
        """Show the room; what is stored goes into the fields in which nobody types."""
        stored = view.consensus
        if stored is None:
            return
        self.pane.show_room(view)
        self.pane.show_stored(stored)
        typed = self.pane.typed()
        untouched = {name: text for name, text in self.pane.collect().items() if name not in typed}
        self._watch.seen.see(untouched)
        if not self._asked_draft:
            self._asked_draft = True
            self.keeper.restore(self._restore)

    def _for_draft(self) -> dict[str, Any]:
        typed = self.pane.typed()
        return self._watch.seen.for_draft(typed, typed)

    def _restore(self, draft: Draft | None) -> None:
        if draft is not None and not self.pane.typed():
            typed = self._watch.seen.take_draft(draft.content)
            self.pane.restore(self.pane.collect() | typed)

    def _on_finished(self) -> None:
        """Store what somebody typed or chose, and nothing that merely stands there."""
        self.keeper.flush()
        values = self.pane.typed()
        own = {name: plain_of(Outcome, name, value) for name, value in values.items()}
        self.pane.store.setEnabled(False)  # a second press would store it twice
        self._watch.check(own, partial(self._store, values), self._tell, self._on_failed)

    def _store(self, values: dict[str, Any]) -> None:
        act = partial(record_consensus, self._session.ledger, self._meeting, **values)
        self._session.act(self, act, partial(self._on_stored, values), self._on_failed)

    def _tell(self, news: Mapping[str, Held]) -> None:
        """Show what came from elsewhere before it is replaced."""
        self.pane.store.setEnabled(True)
        self.keeper.touch()  # a draft tells what was seen by then
        advice = say_press_again(self.pane.store.accessibleName())
        self._session.notify(say_news(news), advice, "warn")

    def _on_stored(self, values: dict[str, Any], _: object) -> None:
        self.pane.store.setEnabled(True)
        self.pane.note_stored(values)
        self._watch.seen.see({n: plain_of(Outcome, n, value) for n, value in values.items()})
        if not self.pane.typed():  # else somebody went on typing: that is a draft again
            self.keeper.drop()
        told = self.tr("共识记下了。")
        self._session.notify(told, self.tr("散会以后印在会议记录里。"), "good")

    def _on_failed(self, error: AppError) -> None:
        self.pane.store.setEnabled(True)
        self.pane.show_fault(str(error.details.get("field", "")), error.message)
        self._session.notify(error.message, error.advice, "warn")
