"""Figures of counts that are not handed in yet, kept in memory only.

A running tally is never written anywhere, not even as a draft: its order and times could tell how
somebody voted. It outlives the dialog and the page, and ends with the window.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from uuid import UUID

    from desktop.services.tally_forms import TallyForm
    from desktop.ui.sessions import Session


class HeldFigures(QObject):
    """What stands in the boxes, by motion; one for a session."""

    changed = Signal(object)
    """The motion whose figures are others now."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._forms: dict[UUID, TallyForm] = {}

    @classmethod
    def of(cls, session: Session) -> HeldFigures:
        """Return that of a session, made when first asked for."""
        found: HeldFigures | None = session.findChild(cls)
        return found or cls(session)

    def find(self, motion: UUID) -> TallyForm | None:
        """Return what was typed for a motion."""
        return self._forms.get(motion)

    def keep(self, motion: UUID, form: TallyForm) -> None:
        """Keep what stands in the boxes now."""
        if self._forms.get(motion) != form:
            self._forms[motion] = form
            self.changed.emit(motion)

    def drop(self, motion: UUID) -> None:
        """Forget figures: they were handed in, or are counted anew."""
        if self._forms.pop(motion, None) is not None:
            self.changed.emit(motion)
