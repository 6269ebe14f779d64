"""更多: what most visitors do not bring: a party, a rule they complain of, figures before."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.records import Concern, Indicator
from desktop.services.screenings import OF_POLICY, ON_POLICY
from desktop.ui.forms.record_forms import RecordForm
from desktop.ui.reception.companions_row import CompanionsRow
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.styling import text_label

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.errors import AppError
    from desktop.ui.sessions import Session

_ASKED = ("nature", *OF_POLICY, "situation", "burden", "gap")
_FIGURE = ("title", "before", "unit", "before_on", "source")


class MoreFields(QWidget):
    """Folded until somebody asks for it; what stands in it is stored all the same."""

    changed = Signal()
    """Anything was typed or chosen."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.open = Button(
            self.tr("更多：一起来的人、政策建议、现在的数字"),
            icon="chevron-down",
            kind="link",
            letter="O",
        )
        self.companions = CompanionsRow()
        self.form = RecordForm(session, Concern, only=_ASKED)
        self.figure = RecordForm(session, Indicator, only=_FIGURE)
        self._inside = QWidget()
        inside = QVBoxLayout(self._inside)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(10)
        for words, widget in (
            (self.tr("一起来的还有谁（每个人都要答复）"), self.companions),
            ("", self.form),
            (self.tr("现在的数字（办完再补之后的，变化自动算）"), self.figure),
        ):
            if words:
                inside.addWidget(text_label(words, "strong", wrap=True))
            inside.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.open)
        column.addWidget(self._inside)
        self._connect()
        self.clear()

    def _connect(self) -> None:
        self.open.clicked.connect(lambda: self.unfold(unfolded=self._inside.isHidden()))
        self.companions.changed.connect(self.changed)
        self.form.edited.connect(self._on_edited)
        self.figure.edited.connect(lambda _: self.changed.emit())

    def unfold(self, *, unfolded: bool) -> None:
        """Show what is folded, or fold it again."""
        self._inside.setVisible(unfolded)
        self.open.show_icon("chevron-up" if unfolded else "chevron-down")
        if unfolded:
            self.companions.name.setFocus()

    @property
    def is_unfolded(self) -> bool:
        """Whether the fields are in sight."""
        return not self._inside.isHidden()

    def _on_edited(self, name: str) -> None:
        if name == "nature":
            self._arrange()
        self.changed.emit()

    def _arrange(self) -> None:
        on_policy = self.form.editors["nature"].typed() in ON_POLICY
        for name in OF_POLICY:
            self.form.show_field(name, shown=on_policy)

    def values(self) -> dict[str, Any]:
        """Return fields of Concern that were filled in.

        Raises:
            ValidationError: Something cannot be read; it is shown at its field.
        """
        return self.form.changes()

    def figures(self) -> list[dict[str, Any]]:
        """Return the figure before, none where nothing of it was typed.

        Raises:
            ValidationError: Something cannot be read; it is shown at its field.
        """
        typed = self.figure.changes()
        return [typed] if typed else []

    def collect(self) -> dict[str, Any]:
        """Return everything, as a draft keeps it; nothing where nothing was typed."""
        kept = {
            "companions": self.companions.collect(),
            "form": self.form.collect(),
            "figure": self.figure.collect(),
        }
        return {name: value for name, value in kept.items() if value}

    def fill_in(self, content: Mapping[str, Any]) -> None:
        """Put a draft back, unfolded where anything stands in it."""
        self.companions.fill_in(content.get("companions", ()))
        self.form.reset()
        self.figure.reset()
        self.form.fill_in(content.get("form", {}))
        self.figure.fill_in(content.get("figure", {}))
        self._arrange()
        self._inside.setVisible(bool(content))
        self.open.show_icon("chevron-up" if content else "chevron-down")

    def clear(self) -> None:
        """Begin another."""
        self.fill_in({})

    def show_error(self, error: AppError) -> bool:
        """Say what is wrong at the field that an error names; False where it is none of these."""
        field = str(error.details.get("field", ""))
        if field == "companions":
            self.unfold(unfolded=True)
            self.companions.show_fault(str(error))
            return True
        if field in self.figure.editors and not self.is_plain(field):
            self.unfold(unfolded=True)
            return self.figure.show_error(error)
        if field in self.form.editors:
            self.unfold(unfolded=True)
            return self.form.show_error(error)
        return False

    def is_plain(self, field: str) -> bool:
        """Tell whether a field is that of the visit itself, though a figure has one as well."""
        return field == "title" and not self.figure.is_edited
