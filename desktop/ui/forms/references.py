"""Editors of references: a row is picked by its title, or by the pinyin initials of it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.services.references import find_references
from desktop.ui.forms.editors import FieldEditor, add_trailing
from desktop.ui.tokens import appearance
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.icons import icon
from desktop.ui.widgets.offers import OfferField

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.records import Field
    from desktop.services.references import Reference

OFFERED = 12
"""Rows offered at most."""


class ReferenceField(OfferField):
    """Ends with one row; Enter and leaving take the first that fits what was typed."""

    picked = Signal()
    """A person picked a row, or typed something that is none yet."""

    def __init__(self, placeholder: str = "") -> None:
        super().__init__(placeholder=placeholder)
        if not placeholder:
            self.setPlaceholderText(self.tr("打名字或拼音首字母"))
        self._among: Sequence[Reference] = ()
        self.row: UUID | None = None
        self._title = ""
        self.offers.setAccessibleName(self.tr("挑一个"))
        self._arrow = add_trailing(self, "chevron-down", self.tr("挑一个"))
        self._arrow.triggered.connect(self._on_arrow_triggered)
        self.textEdited.connect(self._on_text_edited)

    def choose_among(self, among: Sequence[Reference]) -> None:
        """Take what may be picked."""
        self._among = among

    def show_row(self, row: UUID | None, title: str) -> None:
        """Show a row by the title it had, also one that is not here any more."""
        known = next((one for one in self._among if one.id == row), None)
        self.row, self._title = row, known.title if known else title
        self.setText(self._title if row else "")
        self.setCursorPosition(0)

    def resolve(self, *, exact: bool = False) -> str:
        """End with the row that was typed; return what is wrong, "" where nothing is.

        Args:
            exact: Whether only a whole title counts, and the first letters of one do not.
        """
        typed = self.text().strip()
        if not typed:
            self.row, self._title = None, ""
        if not typed or (self.row is not None and typed == self._title):
            return ""
        found = find_references(self._among, typed)
        same = [one for one in found if one.title == typed]
        if len(same) > 1 or not (same or found) or (exact and not same):
            told = self.tr("有 {count} 个“{typed}”。") if same else self.tr("没有找到“{typed}”。")
            told = told.format(count=len(same), typed=typed)
            return told + self.tr("请从列出来的里面挑，或者留空。")
        self._take((same or found)[0])
        return ""

    def _take(self, one: Reference) -> None:
        self.show_row(one.id, one.title)
        self.picked.emit()

    def take(self, value: object) -> None:
        """Show the row that a person chose."""
        one = next((one for one in self._among if one.id == value), None)
        if one is not None:
            self._take(one)

    def offer(self) -> None:
        """Offer the rows that fit, or all where one stands here already."""
        self._offer(self._among if self.row else find_references(self._among, self.text()))

    def _offer(self, found: Sequence[Reference]) -> None:
        self.offers.offer(
            [("  ".join(filter(None, (one.title, one.second))), one.id) for one in found[:OFFERED]]
        )

    def _on_text_edited(self, text: str) -> None:
        if text.strip() != self._title:
            self.row = None
        self._offer(find_references(self._among, text.strip()) if text.strip() else [])
        self.picked.emit()

    def _on_arrow_triggered(self) -> None:
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.offer()

    def changeEvent(self, event: QEvent) -> None:
        """Take the size of another look."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_arrow"):
            self._arrow.setIcon(icon("chevron-down", size=appearance().px(16)))


class ReferenceEditor(FieldEditor):
    """One row of another record type.

    Attributes:
        takes_new: Whether a title that no row has is a value too: the text stands for a row that
            the service makes.
    """

    control: ReferenceField

    def __init__(self, field: Field, placeholder: str = "", *, takes_new: bool = False) -> None:
        super().__init__(field, ReferenceField(placeholder))
        self.takes_new = takes_new
        self.control.picked.connect(self._on_picked)
        self.control.editingFinished.connect(self._on_left)

    @property
    def target(self) -> str:
        """Name of the record type it points to."""
        return self.field.target

    def offer(self, among: Sequence[Reference]) -> None:
        """Take what may be picked."""
        self.control.choose_among(among)

    def _on_picked(self) -> None:
        self.show_fault("")
        self.edited.emit()

    def _on_left(self) -> None:
        self.show_fault(self._wrong())

    def _wrong(self) -> str:
        wrong = self.control.resolve(exact=self.takes_new)
        return "" if self.takes_new else wrong

    def value(self) -> UUID | str | None:
        """Return the id of the row, None for none, or the text of a new one where that may be.

        Raises:
            ValidationError: No row, or more than one, fits what was typed.
        """
        wrong = self._wrong()
        if wrong:
            raise self.refused(wrong)
        typed = self.control.text().strip()
        return self.control.row or (typed or None if self.takes_new else None)

    def show_value(self, value: Any, name: Any = None) -> None:
        """Show a row, by the name it had when the reference was written."""
        self.control.show_row(value, name or "")

    def typed(self) -> dict[str, str]:
        """Return text and id."""
        return {"text": self.control.text(), "row": str(self.control.row or "")}

    def retype(self, typed: Any) -> None:
        """Put text and id back."""
        row = UUID(typed["row"]) if typed["row"] else None
        self.control.show_row(row, typed["text"])
        self.control.setText(typed["text"])


class ReferencesEditor(FieldEditor):
    """Any number of rows: each picked one is a button that takes it away again."""

    control: ReferenceField

    def __init__(self, field: Field, placeholder: str = "") -> None:
        super().__init__(field, ReferenceField(placeholder))
        self._rows: dict[UUID, str] = {}
        self._chips = QWidget()
        self._line = QHBoxLayout(self._chips)
        self._line.setContentsMargins(0, 4, 0, 0)
        self._line.setSpacing(6)
        whole = self.layout()
        if whole is not None:
            whole.addWidget(self._chips)
        self.control.picked.connect(self._on_picked)
        self.control.editingFinished.connect(self._on_left)
        self._show_chips()

    @property
    def target(self) -> str:
        """Name of the record type it points to."""
        return self.field.target

    def offer(self, among: Sequence[Reference]) -> None:
        """Take what may be picked."""
        self.control.choose_among(among)

    def _on_picked(self) -> None:
        self.show_fault("")
        if self.control.row is not None:
            self._rows[self.control.row] = self.control.text()
            self.control.show_row(None, "")
            self._show_chips()
        self.edited.emit()

    def _on_left(self) -> None:
        self.show_fault(self.control.resolve())

    def _remove(self, row: UUID) -> None:
        self._rows.pop(row, None)
        self._show_chips()
        self.control.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()

    def _show_chips(self) -> None:
        while self._line.count():
            widget = self._line.takeAt(0).widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for row, title in self._rows.items():
            chip = Button(title, icon="x")
            chip.setProperty("bulk", "small")
            chip.setAccessibleName(self.tr("去掉 {title}").format(title=title))
            chip.clicked.connect(partial(self._remove, row))
            self._line.addWidget(chip)
        self._line.addStretch(1)
        self._chips.setVisible(bool(self._rows))

    def value(self) -> tuple[UUID, ...]:
        """Return the ids, in the order in which they were picked.

        Raises:
            ValidationError: Something stands in the field that is no row.
        """
        wrong = self.control.resolve()
        if wrong:
            raise self.refused(wrong)
        return tuple(self._rows)

    def show_value(self, value: Any, name: Any = None) -> None:
        """Show these rows by the names they had."""
        ids = tuple(value or ())
        names = tuple(name or ()) or tuple("" for _ in ids)
        self._rows = {row: title or str(row)[:8] for row, title in zip(ids, names, strict=False)}
        self.control.show_row(None, "")
        self._show_chips()

    def typed(self) -> dict[str, Any]:
        """Return what is picked and what is half typed."""
        rows = {str(row): title for row, title in self._rows.items()}
        return {"rows": rows, "text": self.control.text()}

    def retype(self, typed: Any) -> None:
        """Put it back."""
        self._rows = {UUID(row): title for row, title in typed["rows"].items()}
        self.control.setText(typed["text"])
        self._show_chips()
