"""One editor a kind of field: what stands in it, as typed and as the value it means.

An editor keeps two things apart: what was *typed* (text that JSON holds, for the draft, even where
it is not readable yet) and the *value* of the field that it means.
"""

from __future__ import annotations

import unicodedata
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from desktop.domain.partial_dates import from_edtf, parse_partial_date, show_partial_date
from desktop.errors import ValidationError
from desktop.ui.forms.calendars import pick_day
from desktop.ui.forms.growing import GrowingField
from desktop.ui.messages import label
from desktop.ui.tokens import appearance
from desktop.ui.widgets.faults import FaultLine
from desktop.ui.widgets.fields import ComputedBox, LineField, NumberBox
from desktop.ui.widgets.icons import icon
from desktop.ui.widgets.segments import Segments
from desktop.ui.widgets.styling import restyle, text_label

if TYPE_CHECKING:
    from desktop.records import Field

_LARGEST = 999_999_999
_PROSE_LINES = 3
NUMBER_WIDTH, DAY_WIDTH = 130, 240
"""px of the design."""


class FieldEditor(QWidget):
    """What edits one declared field: a control, its unit, and a line for what is wrong."""

    edited = Signal()
    """A person changed what stands in it."""

    def __init__(self, field: Field, control: QWidget, *, wide: bool = True) -> None:
        """Put a control into an editor.

        Args:
            field: The declared field.
            control: What takes the keys.
            wide: Whether it takes all the width there is.
        """
        super().__init__()
        self.field, self.control = field, control
        self.row = QHBoxLayout()
        self.row.setSpacing(8)
        self.row.addWidget(control, 1 if wide else 0)
        if field.unit:
            self.row.addWidget(text_label(label(field.unit)))
        if not wide:
            self.row.addStretch(1)
        self._fault = FaultLine(self)
        self._fault.say("")
        self._hint = text_label("", "caption", wrap=True)
        self._hint.hide()
        self._computed: ComputedBox | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self.row)
        column.addWidget(self._fault)
        column.addWidget(self._hint)
        self.setFocusProxy(control)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        name = label(field.label)
        unit = label(field.unit) if field.unit else ""
        control.setAccessibleName(f"{name}（{unit}）" if unit else name)

    def value(self) -> Any:
        """Return the value that is meant.

        Raises:
            ValidationError: What was typed means none; names the field.
        """
        raise NotImplementedError

    def show_value(self, value: Any, name: Any = None) -> None:
        """Show a value; `name` is what a reference was called when it was written."""
        raise NotImplementedError

    def typed(self) -> Any:
        """Return what was typed, as JSON can hold it."""
        return self.value()

    def retype(self, typed: Any) -> None:
        """Put back what `typed` gave; what cannot be put back is left as it is."""
        self.show_value(typed)

    @property
    def fault(self) -> str:
        """The sentence shown; "" without a fault."""
        return self._fault.text()

    def show_fault(self, sentence: str) -> None:
        """Mark the control and say what is wrong; "" takes the mark away."""
        self._fault.say(sentence)
        self.control.setAccessibleDescription(sentence)
        restyle(self.control, fault="true" if sentence else "")

    def show_hint(self, words: str) -> None:
        """Say something below: an example, or how it was read."""
        self._hint.setText(words)
        self._hint.setVisible(bool(words))

    def lock(self, reason: str) -> None:
        """Let it not be edited; the reason stands below."""
        self.control.setEnabled(False)
        self.show_hint(reason)

    def compute(self, words: str) -> None:
        """Show what the app works out instead of the control; Tab passes it by."""
        if self._computed is None:
            self._computed = ComputedBox(name=label(self.field.label))
            self.row.insertWidget(0, self._computed, 1)
        self._computed.setText(words)
        self._computed.setVisible(True)
        self.control.setVisible(False)

    @property
    def takes_keys(self) -> bool:
        """Whether it is neither locked nor computed."""
        return self.control.isEnabled() and self._computed is None

    def refused(self, message: str, advice: str = "") -> ValidationError:
        """Return the error of this field."""
        return ValidationError(message, advice, field=self.field.name)


class TextEditor(FieldEditor):
    """One line of text."""

    control: LineField

    def __init__(self, field: Field, placeholder: str = "", *, wide: bool = True) -> None:
        super().__init__(field, LineField(placeholder=placeholder), wide=wide)
        self.control.textEdited.connect(self._on_edited)

    def _on_edited(self, _: str) -> None:
        self.show_fault("")
        self.edited.emit()

    def value(self) -> Any:
        """Return the text."""
        return self.control.text()

    def show_value(self, value: Any, name: Any = None) -> None:  # noqa: ARG002 – of references
        """Show a text from its beginning."""
        self.control.setText("" if value is None else str(value))
        self.control.setCursorPosition(0)

    def typed(self) -> Any:
        """Return the text."""
        return self.control.text()

    def retype(self, typed: Any) -> None:
        """Put the text back."""
        self.control.setText(str(typed))


class ProseEditor(FieldEditor):
    """Some lines of text."""

    control: GrowingField

    def __init__(self, field: Field, placeholder: str = "") -> None:
        super().__init__(field, GrowingField(placeholder=placeholder, lines=_PROSE_LINES))
        self._shown = ""
        self.control.textChanged.connect(self._on_changed)

    def _on_changed(self) -> None:
        if self.control.text() != self._shown:
            self._shown = self.control.text()
            self.show_fault("")
            self.edited.emit()

    def value(self) -> str:
        """Return the text."""
        return self.control.text()

    def show_value(self, value: Any, name: Any = None) -> None:  # noqa: ARG002 – of references
        """Show a text."""
        self._shown = "" if value is None else str(value)
        self.control.set_text(self._shown)


class IntegerEditor(FieldEditor):
    """A whole number from 0, with its unit."""

    control: NumberBox

    def __init__(self, field: Field) -> None:
        super().__init__(field, NumberBox(maximum=_LARGEST), wide=False)
        self.control.setFixedWidth(appearance().px(NUMBER_WIDTH))
        self.control.textEdited.connect(self._on_edited)

    def _on_edited(self, _: str) -> None:
        self.show_fault("")
        self.edited.emit()

    def value(self) -> int | None:
        """Return the number; None where the box is empty and may be.

        Raises:
            ValidationError: It is empty and may not be.
        """
        number = self.control.number()
        if number is None and not self.field.nullable:
            raise self.refused(self.tr("“{label}”没有填。").format(label=label(self.field.label)))
        return number

    def show_value(self, value: Any, name: Any = None) -> None:  # noqa: ARG002 – of references
        """Show a number."""
        self.control.set_number(value)

    def typed(self) -> str:
        """Return the digits."""
        return self.control.text()

    def retype(self, typed: Any) -> None:
        """Put the digits back."""
        self.control.setText(str(typed))


def read_number(typed: str) -> Decimal | None:
    """Return what was typed as a number, None where nothing was; NaN where it is none."""
    plain = unicodedata.normalize("NFKC", typed).replace(",", "").strip()
    try:
        return Decimal(plain) if plain else None
    except InvalidOperation:
        return Decimal("NaN")


class DecimalEditor(TextEditor):
    """An exact decimal number, with its unit."""

    def __init__(self, field: Field, placeholder: str = "") -> None:
        super().__init__(field, placeholder, wide=False)
        self.control.setFixedWidth(appearance().px(NUMBER_WIDTH))
        self.control.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.control.setInputMethodHints(Qt.InputMethodHint.ImhFormattedNumbersOnly)

    def value(self) -> Decimal | None:
        """Return the number, None where nothing was typed.

        Raises:
            ValidationError: It is no number.
        """
        number = read_number(self.control.text())
        if number is not None and not number.is_finite():
            told = self.tr("“{typed}”不是数。").format(typed=self.control.text().strip())
            raise self.refused(told, self.tr("只写数字和小数点，例：12.5。"))
        return number


class DayEditor(TextEditor):
    """A date, also one that is half remembered; says how it was read when it is left."""

    def __init__(self, field: Field, placeholder: str = "") -> None:
        super().__init__(field, placeholder, wide=False)
        self.control.setPlaceholderText(placeholder or self.tr("2026-05-10、2019年春"))
        self.control.setMinimumWidth(appearance().px(DAY_WIDTH))
        self.control.editingFinished.connect(self._on_left)
        self._calendar = add_trailing(self.control, "calendar", self.tr("选日期"))
        self._calendar.triggered.connect(self._on_calendar_asked)

    def value(self) -> str | None:
        """Return the day as EDTF, None where nothing was typed.

        Raises:
            ValidationError: It cannot be read.
        """
        typed = self.control.text().strip()
        if not typed:
            return None
        try:
            return parse_partial_date(typed).text
        except ValidationError as error:
            raise self.refused(error.message, error.advice) from error

    def show_value(self, value: Any, name: Any = None) -> None:  # noqa: ARG002 – of references
        """Show a day as people write it."""
        self.show_hint("")
        self.control.setText(_readable(value) if value else "")

    def _on_left(self) -> None:
        try:
            value = self.value()
        except ValidationError as error:
            self.show_fault(str(error))
            return
        self.show_fault("")
        typed = self.control.text().strip()
        read = _readable(value) if value else ""
        self.show_hint("" if read == typed else self.tr("记作 {day}").format(day=read))

    def _on_calendar_asked(self) -> None:
        try:
            value = self.value()
        except ValidationError:
            value = None
        day = from_edtf(value).earliest if value else None
        pick_day(self.control, day, self._on_day_picked)

    def _on_day_picked(self, day: str) -> None:
        self.control.setText(day)
        self._on_left()
        self._on_edited(day)


def add_trailing(line: QLineEdit, picture: str, name: str) -> QAction:
    """Put an icon that can be pressed at the right end of a line, and return its action."""
    action = QAction(icon(picture, size=appearance().px(16)), name, line)
    line.addAction(action, QLineEdit.ActionPosition.TrailingPosition)
    buttons: list[QToolButton] = list(line.findChildren(QToolButton))
    buttons[-1].setAccessibleName(name)
    return action


def _readable(value: str) -> str:
    day = from_edtf(value)
    return day.text if day.is_exact else show_partial_date(day)


class YesNoEditor(FieldEditor):
    """Yes or no, both in sight."""

    control: Segments

    def __init__(self, field: Field) -> None:
        super().__init__(field, Segments([]), wide=False)
        self.control.show_options([(False, self.tr("否"), ""), (True, self.tr("是"), "")])
        self.control.chosen.connect(lambda _: self.edited.emit())

    def value(self) -> bool:
        """Return what was chosen."""
        return bool(self.control.value())

    def show_value(self, value: Any, name: Any = None) -> None:  # noqa: ARG002 – of references
        """Show one of them chosen."""
        self.control.choose(bool(value))
