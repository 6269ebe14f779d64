"""Editors of one choice of several, and of any number of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QSizePolicy, QWidget

from desktop.ui.forms.editors import FieldEditor
from desktop.ui.messages import label
from desktop.ui.widgets.flow import FlowLayout
from desktop.ui.widgets.segments import Segments

if TYPE_CHECKING:
    from PySide6.QtGui import QWheelEvent

    from desktop.records import Field

_SEGMENTS, _SIGNS, _WIDEST_BOX = 5, 22, 30
"""So many choices, and so many characters in all, have room beside each other."""


class QuietBox(QComboBox):
    """A box whose choice no wheel changes by accident while a form is scrolled."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # A long choice must not widen the form: the list below is as wide as its words.
        policy = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        self.setSizeAdjustPolicy(policy)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the form."""
        event.ignore()


def options_of(field: Field) -> list[tuple[str | None, str]]:
    """Return the values and words of a choice; what may be empty begins with an empty one."""
    options: list[tuple[str | None, str]] = [(key, word) for key, word in field.choices.items()]
    return [(None, ""), *options] if field.nullable else options


def fit_beside(field: Field) -> bool:
    """Tell whether the choices have room beside each other."""
    words = [label(word) for _, word in options_of(field)]
    wide = sum(1 if word.isascii() else 2 for word in "".join(words))
    return len(words) <= _SEGMENTS and wide <= 2 * _SIGNS


def _made(editor: FieldEditor, chosen: str | None) -> str | None:
    """Return a choice, unless none was made and one must be."""
    if chosen is None and not editor.field.nullable:
        told = QCoreApplication.translate("SegmentsEditor", "“{label}”没有选。")
        raise editor.refused(told.format(label=label(editor.field.label)))
    return chosen


class SegmentsEditor(FieldEditor):
    """A few choices, all in sight."""

    control: Segments

    def __init__(self, field: Field) -> None:
        super().__init__(field, Segments([]), wide=False)
        options = [(key, self._word(key, word), "") for key, word in options_of(field)]
        self.control.show_options(options)
        self.control.chosen.connect(self._on_chosen)

    def _word(self, key: str | None, word: str) -> str:
        return self.tr("未填") if key is None else label(word)

    def _on_chosen(self, _: object) -> None:
        self.show_fault("")
        self.edited.emit()

    def value(self) -> str | None:
        """Return the key of the choice; None where none was made.

        Raises:
            ValidationError: None was made, and one must be.
        """
        chosen: str | None = self.control.value()
        return _made(self, chosen)

    def show_value(self, value: Any, name: Any = None) -> None:  # noqa: ARG002 – of references
        """Show a choice; one that is not offered any more shows none."""
        keys = [key for key, _ in options_of(self.field)]
        self.control.choose(value if value in keys else None)

    def typed(self) -> Any:
        """Return the key of the choice."""
        return self.control.value()


class BoxEditor(FieldEditor):
    """One of many choices."""

    control: QuietBox

    def __init__(self, field: Field) -> None:
        super().__init__(field, QuietBox(), wide=False)
        for key, word in options_of(field):
            self.control.addItem(self.tr("未填") if key is None else label(word), key)
        self.control.setPlaceholderText(self.tr("未填"))
        longest = max(len(self.control.itemText(at)) for at in range(self.control.count()))
        self.control.setMinimumContentsLength(min(2 * longest, _WIDEST_BOX))
        self.control.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.control.activated.connect(lambda _: self.edited.emit())

    def value(self) -> str | None:
        """Return the key of the choice; None where none was made.

        Raises:
            ValidationError: None was made, and one must be.
        """
        chosen: str | None = self.control.currentData()
        return _made(self, chosen)

    def show_value(self, value: Any, name: Any = None) -> None:  # noqa: ARG002 – of references
        """Show a choice; one that is not offered any more shows none."""
        self.control.setCurrentIndex(self.control.findData(value))

    def typed(self) -> Any:
        """Return the key of the choice."""
        return self.control.currentData()


class ChoicesEditor(FieldEditor):
    """Any number of choices, each with its box to tick."""

    def __init__(self, field: Field) -> None:
        self._boxes: dict[str, QCheckBox] = {}
        whole = QWidget()
        super().__init__(field, whole)
        row = FlowLayout(whole, gap=16, line_gap=0)
        for key, word in field.choices.items():
            box = QCheckBox(label(word))
            box.setAccessibleName(label(word))
            box.clicked.connect(self._on_clicked)
            row.addWidget(box)
            self._boxes[key] = box
        for box in list(self._boxes.values())[:1]:
            whole.setFocusProxy(box)

    def _on_clicked(self) -> None:
        self.show_fault("")
        self.edited.emit()

    def value(self) -> tuple[str, ...]:
        """Return the keys that are ticked, in the declared order."""
        return tuple(key for key, box in self._boxes.items() if box.isChecked())

    def show_value(self, value: Any, name: Any = None) -> None:  # noqa: ARG002 – of references
        """Tick these and no others."""
        for key, box in self._boxes.items():
            box.setChecked(key in (value or ()))

    def typed(self) -> list[str]:
        """Return the keys that are ticked."""
        return list(self.value())
