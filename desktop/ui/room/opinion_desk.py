"""Taking opinions down: what is half typed is kept, what is whole is stored, once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt

from desktop.ui.autosave import DraftKeeper

if TYPE_CHECKING:
    from uuid import UUID

    from desktop.errors import AppError
    from desktop.services.drafts import Draft
    from desktop.ui.room.acts import RoomActs
    from desktop.ui.room.opinion_pane import OpinionPane
    from desktop.ui.room.roll_pane import RollPane
    from desktop.ui.sessions import Session


class OpinionDesk(QObject):
    """Joins the entry of opinions with its draft and the act that stores them."""

    def __init__(
        self, session: Session, meeting: UUID, pane: OpinionPane, acts: RoomActs, parent: QObject
    ) -> None:
        super().__init__(parent)
        self.pane = pane
        self._session, self._entry, self._acts = session, pane.entry, acts
        self.keeper = DraftKeeper(session, "Opinion", str(meeting), self._entry.collect, self)
        self._entry.touched.connect(self.keeper.touch)
        self._entry.finished.connect(self._on_finished)
        self._asked_draft = False

    def restore_once(self, roll: RollPane) -> None:
        """Ask for the draft; not before the roll is there on which its speaker is found."""
        if self._asked_draft:
            return
        self._asked_draft = True

        def restore(draft: Draft | None) -> None:
            if draft is None:
                return
            self._entry.restore(draft.content)
            if roll.search.hasFocus() and not roll.search.text():
                self._entry.words.setFocus(Qt.FocusReason.OtherFocusReason)

        self.keeper.restore(restore)

    def take_from_group(self, name: str) -> None:
        """Let somebody of a group speak next."""
        speaker = self._entry.speaker
        speaker.setFocus(Qt.FocusReason.OtherFocusReason)
        speaker.offer_group(name)

    def _on_finished(self) -> None:
        entry = self._entry
        words = entry.words.text().strip()
        if entry.speaker.text().strip() and not entry.speaker.resolve():
            self._session.notify(entry.speaker.toolTip(), "", "warn")
            entry.speaker.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if entry.speaker.line is None:
            entry.speaker.show_fault(self.tr("没有写谁说的。"))
            entry.speaker.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if not words:
            entry.words.show_fault(self.tr("意见是空的，请写下说了什么。"))
            entry.words.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        values: dict[str, Any] = {
            "speaker": entry.speaker.line.id,
            "stance": entry.stance.value(),
            "content": words,
            "minority": entry.minority.isChecked(),
        }
        self.keeper.flush()
        # Locked until it is stored, so that a second Ctrl+Enter does not store it twice.
        entry.setEnabled(False)
        self._acts.store_opinion(values, self._on_stored, self._on_failed)

    def _on_stored(self, _: object) -> None:
        self._entry.setEnabled(True)
        self._entry.clear()
        self.keeper.drop()
        self._entry.speaker.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_failed(self, error: AppError) -> None:
        """Leave everything as it was typed; the same keys try again."""
        self._entry.setEnabled(True)
        self._entry.words.setFocus(Qt.FocusReason.OtherFocusReason)
        self._session.notify(error.message, error.advice, "bad")
