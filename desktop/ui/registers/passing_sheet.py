"""登记传达: that a bulletin was passed on here."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from desktop.domain.deadlines import day_of
from desktop.records import Passing
from desktop.services.from_above import pass_on
from desktop.ui.forms.record_forms import RecordForm
from desktop.ui.forms.record_sheets import RecordSheet

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from uuid import UUID

    from PySide6.QtWidgets import QWidget

    from desktop.ui.sessions import Session

_FIELDS = ("on_day", "way", "people", "note")


class PassingSheet(RecordSheet):
    """Day, way and number of people; the bulletin stands above."""

    def __init__(self, parent: QWidget, session: Session, bulletin: UUID, words: str) -> None:
        """Make a sheet; `open()` shows it.

        Args:
            parent: A widget of the window.
            session: Where to write.
            bulletin: Which one.
            words: Its title and what it says.
        """
        form = RecordForm(session, Passing, only=_FIELDS, needed=("on_day",))
        form.preset({"on_day": day_of(session.now()).isoformat()})
        heading = QCoreApplication.translate("PassingSheet", "登记传达")
        self._bulletin = bulletin
        row = f"pass/{bulletin}"
        super().__init__(parent, session, heading, form, self._act, row=row, words=words)

    def _act(self, _: Mapping[str, Any]) -> Callable[[], UUID]:
        given = {name: editor.value() for name, editor in self.form.editors.items()}
        return partial(pass_on, self.session.ledger, self._bulletin, **given)
