"""Looks for the same matter while somebody writes, and keeps what was decided about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.domain.deadlines import day_of
from desktop.services.likely_concerns import find_likely_duplicates

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.services.likely_concerns import LikelyConcern
    from desktop.services.ports import Reading
    from desktop.ui.reception.duplicates_panel import DuplicatesPanel
    from desktop.ui.reception.entry_form import EntryForm
    from desktop.ui.sessions import Session

PAUSE_MS = 500
"""How long the fingers rest before it looks."""


class SameMatter(QObject):
    """Joins the form to the panel of what may be the same."""

    decided = Signal()
    """Somebody chose to merge, not to, or that it is another matter."""
    counted = Signal(int)
    """How many are shown."""

    def __init__(self, session: Session, form: EntryForm, panel: DuplicatesPanel) -> None:
        super().__init__(panel)
        self._session, self._form, self._panel = session, form, panel
        self._one: LikelyConcern | None = None
        self.into: UUID | None = None
        self.dismissed: set[UUID] = set()
        self.found: list[LikelyConcern] = []
        self.pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self.pause.timeout.connect(self.look)
        form.matter_changed.connect(self.pause.start)
        panel.merge_chosen.connect(self._on_merge_chosen)
        panel.dismissed.connect(self._on_dismissed)

    def collect(self) -> dict[str, Any]:
        """Return what was decided, as a draft keeps it."""
        return {
            "into": str(self.into or ""),
            "dismissed": [str(one) for one in sorted(self.dismissed)],
        }

    def fill_in(self, content: Mapping[str, Any]) -> None:
        """Put a draft back."""
        into = str(content.get("into", ""))
        self.into = UUID(into) if into else None
        self.dismissed = {UUID(one) for one in content.get("dismissed", ())}

    def forget(self) -> None:
        """Begin another entry."""
        self._one, self.into, self.found = None, None, []
        self.dismissed.clear()
        self.pause.stop()
        self._show_nothing()

    def look(self) -> None:
        """Look for what may be the same as what stands in the form."""
        words, person = self._form.content.text().strip(), self._form.visitor.person_id()
        if not words:
            self._show_nothing()
            return
        today = day_of(self._session.now())

        def query(reading: Reading) -> tuple[str, list[LikelyConcern]]:
            return words, find_likely_duplicates(reading, words, person=person, today=today)

        self._session.read(self, query, self._on_found)

    def _on_found(self, answer: tuple[str, list[LikelyConcern]]) -> None:
        words, found = answer
        if words != self._form.content.text().strip():
            return  # more was written meanwhile
        self.found = found
        self._one = next((one for one in found if one.id == self.into), self._one)
        self._show()

    def _show(self) -> None:
        shown = [one for one in self.found if one.id not in self.dismissed]
        if self._one is not None and self.into not in {one.id for one in shown}:
            shown.insert(0, self._one)  # what was chosen stays in sight, whatever is written since
        self._panel.show_found(shown, self.into)
        self._form.marks.show_words([word for one in shown for word in one.words])
        self.counted.emit(len(shown))

    def _show_nothing(self) -> None:
        self._panel.show_waiting()
        self._form.marks.show_words(())
        self.counted.emit(0)

    def _on_merge_chosen(self, one: LikelyConcern | None) -> None:
        self._one, self.into = one, one.id if one else None
        self._go_on()

    def _on_dismissed(self, concern: UUID) -> None:
        self.dismissed.add(concern)
        self._go_on()

    def _go_on(self) -> None:
        self._show()
        self._form.content.setFocus()
        self.decided.emit()
