"""The form above the stages of a procedure that is adapted: its name and use, who, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.ui.first_start.labelled import labelled
from desktop.ui.tokens import appearance
from desktop.ui.widgets.fields import LineField, ProseField

if TYPE_CHECKING:
    from desktop.ui.procedures.working_plan import WorkingPlan

PROSE_HEIGHT = 84


class AboutForm(QWidget):
    """Writes into the working plan; `edited` says that something was changed."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._plan: WorkingPlan | None = None
        self.name, self.adapted_by = LineField(), LineField()
        self.purpose = ProseField(name=self.tr("用在什么事上"), lines=2)
        self.reason = ProseField(name=self.tr("为什么改"), lines=2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        named = self.tr("印在文书上，四十个字以内。")
        kept = self.tr("法律规定的条件和到会人数只能一样严或者更严，去不掉。")
        column.addWidget(labelled(self.tr("名称"), self.name, named))
        column.addWidget(labelled(self.tr("用在什么事上"), self.purpose))
        column.addWidget(labelled(self.tr("修订人"), self.adapted_by))
        column.addWidget(labelled(self.tr("为什么改"), self.reason, kept))
        column.addStretch(1)
        for field in (self.name, self.adapted_by):
            field.textEdited.connect(self._on_edited)
        for prose in (self.purpose, self.reason):
            prose.textChanged.connect(self._on_edited)

    def show_plan(self, plan: WorkingPlan) -> None:
        """Show what stands in the plan."""
        self._plan = plan
        self.name.setText(plan.name)
        self.adapted_by.setText(plan.adapted_by)
        for prose, words in ((self.purpose, plan.purpose), (self.reason, plan.reason)):
            blocker = QSignalBlocker(prose)  # only what a person types is an edit
            prose.set_text(words)
            blocker.unblock()

    def field(self, name: str) -> QWidget | None:
        """Return the field that an error names; None where it is another's."""
        fields = {"name": self.name, "adapted_by": self.adapted_by, "reason": self.reason}
        return fields.get(name)

    def arrange(self) -> None:
        """Take the size of the look in force."""
        for prose in (self.purpose, self.reason):
            prose.setMaximumHeight(appearance().px(PROSE_HEIGHT))

    def _on_edited(self) -> None:
        if self._plan is not None:
            self._plan.name, self._plan.adapted_by = self.name.text(), self.adapted_by.text()
            self._plan.purpose, self._plan.reason = self.purpose.text(), self.reason.text()
            self.edited.emit()
