"""Names that stand on papers: of the room and of whoever keeps the ledger."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from desktop.services.premises import rename_keeper, rename_room
from desktop.ui.first_start.labelled import labelled
from desktop.ui.widgets.fields import LineField
from desktop.ui.widgets.panels import Panel
from desktop.ui.widgets.styling import text_label

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.errors import AppError
    from desktop.services.premises import Premises
    from desktop.ui.sessions import Session


class NamePanel(Panel):
    """Two fields, each saved when it is left; what cannot be saved stays and says why."""

    def __init__(self, session: Session) -> None:
        super().__init__("")
        self.pad_body()
        self.show_title(self.tr("名称"))
        self._session = session
        self._organization = text_label("", "second", wrap=True)
        self.room, self.keeper = LineField(), LineField()
        self._saved = {self.room: "", self.keeper: ""}
        hint = self.tr("印在记录和签字处；第一次签字前改好。")
        self.body.addWidget(self._organization)
        self.body.addWidget(labelled(self.tr("联络室名称"), self.room))
        self.body.addWidget(labelled(self.tr("经办人姓名"), self.keeper, hint))
        self.body.addStretch(1)
        for field, rename in ((self.room, rename_room), (self.keeper, rename_keeper)):
            field.editingFinished.connect(partial(self._save, field, rename))
            field.textEdited.connect(field.clear_fault)

    def show_premises(self, premises: Premises) -> None:
        """Show the names; a field in which somebody types stays as it is."""
        sample = self.tr("（样例账本）") if premises.is_sample else ""
        self._organization.setText(premises.organization + sample)
        for field, name in ((self.room, premises.room), (self.keeper, premises.keeper)):
            if field.text() == self._saved[field]:
                field.setText(name)
                self._saved[field] = name

    def save(self) -> None:
        """Save what is half typed."""
        self._save(self.room, rename_room)
        self._save(self.keeper, rename_keeper)

    def _save(self, field: LineField, rename: Callable[..., None]) -> None:
        typed = field.text()
        if typed == self._saved[field]:
            return
        save = partial(rename, self._session.ledger, typed)
        done = partial(self._on_saved, field, typed)
        self._session.act(self, save, done, partial(self._on_refused, field))

    def _on_saved(self, field: LineField, typed: str, _: object) -> None:
        self._saved[field] = typed
        field.clear_fault()

    def _on_refused(self, field: LineField, error: AppError) -> None:
        field.show_fault(str(error))
