"""Asks before what cannot be taken back by another entry: the archive."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from desktop.records import Consultation
from desktop.services.archives import archive_consultation, propose_archive
from desktop.ui.forms.record_forms import RecordForm
from desktop.ui.forms.record_sheets import RecordSheet
from desktop.ui.widgets.buttons import Button

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from uuid import UUID

    from PySide6.QtWidgets import QWidget

    from desktop.services.archives import ArchiveProposal
    from desktop.ui.sessions import Session

_FIELDS = ("archive_number", "archive_place", "archived_by")


class ArchiveSheet(RecordSheet):
    """归档: number, place and name; afterwards nothing of the consultation can be changed."""

    def __init__(self, parent: QWidget, session: Session, consultation: UUID) -> None:
        form = RecordForm(session, Consultation, only=_FIELDS, needed=_FIELDS)
        title = QCoreApplication.translate("ArchiveSheet", "归档这件协商")
        words = QCoreApplication.translate(
            "ArchiveSheet", "归档以后，方案、记录和附件都不能再改。还要补的，现在先补上。"
        )
        row = f"archive/{consultation}"
        super().__init__(
            parent, session, title, form, self._act, row=row, over=consultation, words=words
        )
        self._consultation = consultation
        self.save_button.show_text(self.tr("归档"))
        self.back = Button(self.tr("先不归档"), letter="C")
        self.back.clicked.connect(self.reject)
        self.footer.insertWidget(1, self.back)
        now = session.now()
        session.read(
            self, lambda reading: propose_archive(reading, consultation, now), self._on_proposed
        )

    def _on_proposed(self, found: ArchiveProposal) -> None:
        """Fill in what a person did not write."""
        proposed = {
            "archive_number": found.number,
            "archive_place": found.place,
            "archived_by": found.by,
        }
        for name, text in proposed.items():
            editor = self.form.editors[name]
            if not editor.typed():
                editor.show_value(text)

    def _act(self, _: Mapping[str, Any]) -> Callable[[], Any]:
        given = {name: editor.value() for name, editor in self.form.editors.items()}
        return partial(archive_consultation, self.session.ledger, self._consultation, **given)
