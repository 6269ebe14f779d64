"""Fields to type in, safe for input methods: no key is taken from a composition."""

from __future__ import annotations

import unicodedata

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import (
    QFontMetrics,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QShortcut,
    QShowEvent,
    QValidator,
)
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from desktop.ui.tokens import appearance
from desktop.ui.widgets.faults import Faultable
from desktop.ui.widgets.icons import icon
from desktop.ui.widgets.keycaps import KeyCap

_COMPOSING = {
    Qt.Key.Key_Return,
    Qt.Key.Key_Enter,
    Qt.Key.Key_Escape,
    Qt.Key.Key_Tab,
    Qt.Key.Key_Backtab,
    Qt.Key.Key_Delete,
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
    *(Qt.Key(Qt.Key.Key_0 + digit) for digit in range(10)),
}
"""Keys by which an input method chooses, pages, ends or drops a composition."""
_CHORDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


class ImeGuard(QObject):
    """Keeps keys for the input method while a field has a composition.

    A key reaches the window's shortcuts only if the field does not claim it first
    (QEvent.ShortcutOverride); while something is being composed, the field claims all.
    """

    def __init__(self, field: QWidget) -> None:
        super().__init__(field)
        self.composing = False
        field.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Note compositions, and claim keys during one."""
        if isinstance(event, QInputMethodEvent):
            self.composing = bool(event.preeditString())
        elif event.type() == QEvent.Type.FocusOut:
            self.composing = False
        elif isinstance(event, QKeyEvent) and self.composing:
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            # What would have been a shortcut must not be typed into the composition instead, and
            # a key that chooses or ends a composition must not act on the form as well.
            return bool(event.modifiers() & _CHORDS) or event.key() in _COMPOSING
        return False


class LineField(QLineEdit, Faultable):
    """One line of text."""

    def __init__(self, text: str = "", *, placeholder: str = "", name: str = "") -> None:
        """Make a field.

        Args:
            text: What stands in it.
            placeholder: Shown while it is empty, an example.
            name: What a screen reader calls it.
        """
        super().__init__(text)
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(name)
        self.guard = ImeGuard(self)


class ProseField(QPlainTextEdit, Faultable):
    """Some lines of text; Tab leaves it."""

    def __init__(self, *, placeholder: str = "", name: str = "", lines: int = 3) -> None:
        """Make a field.

        Args:
            placeholder: Shown while it is empty, an example.
            name: What a screen reader calls it.
            lines: How many lines are in sight at least.
        """
        super().__init__()
        self._lines = lines
        self.setTabChangesFocus(True)
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(name)
        self.guard = ImeGuard(self)

    def text(self) -> str:
        """Return what was typed."""
        return self.toPlainText()

    def set_text(self, text: str) -> None:
        """Show a text, unless it stands there already: the cursor would jump."""
        if text != self.toPlainText():
            self.setPlainText(text)

    def _arrange(self) -> None:
        line = QFontMetrics(self.font()).lineSpacing()
        self.setMinimumHeight(self._lines * line + appearance().px(22))

    def showEvent(self, event: QShowEvent) -> None:
        """Take the height once the font is known."""
        super().showEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Take the height of another look."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self._arrange()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave Ctrl+Enter and Esc to the page."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if (enter and control) or event.key() == Qt.Key.Key_Escape:
            event.ignore()
            return
        super().keyPressEvent(event)


class SearchField(LineField):
    """Search, with its icon and the keys that lead to it."""

    def __init__(self, placeholder: str, keys: str = "") -> None:
        super().__init__(placeholder=placeholder, name=placeholder)
        self._glass = QLabel(self)
        self._cap: KeyCap | None = None
        if keys:
            self._cap = KeyCap(keys, self)
            QShortcut(QKeySequence(keys), self).activated.connect(self.take_focus)
        for part in (self._glass, self._cap):
            if part is not None:
                part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.textChanged.connect(self._place_parts)

    def take_focus(self) -> None:
        """Take the focus, ready to type another search."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def hint_width(self) -> int:
        """Return the width in px at which the whole hint is seen, between glass and keys."""
        self.ensurePolished()
        self._place_parts()
        words = QFontMetrics(self.font()).horizontalAdvance(self.placeholderText())
        keys = self._cap.sizeHint().width() if self._cap is not None else 0
        look = appearance()
        return words + keys + look.px(16) + 4 * look.px(10)

    def _place_parts(self) -> None:
        look = appearance()
        size, margin = look.px(16), look.px(10)
        self._glass.setPixmap(icon("search", size=size).pixmap(size, size))
        self._glass.resize(size, size)
        self._glass.move(margin, (self.height() - size) // 2)
        right = 0
        if self._cap is not None:
            self._cap.setVisible(not self.text())
            self._cap.adjustSize()
            right = 0 if self.text() else self._cap.width()
            free = self.height() - self._cap.height()
            self._cap.move(self.width() - self._cap.width() - margin, free // 2)
        self.setTextMargins(size + look.px(4), 0, right, 0)

    def event(self, event: QEvent) -> bool:
        """Keep the glass at the left end and the keys at the right."""
        handled = super().event(event)
        kinds = (QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.StyleChange)
        if event.type() in kinds:
            self._place_parts()
        return handled


class _Digits(QValidator):
    """Takes digits only; full-width ones, as input methods type them, become plain."""

    def __init__(self, maximum: int, parent: QObject) -> None:
        super().__init__(parent)
        self._maximum = maximum

    def validate(self, text: str, at: int) -> tuple[QValidator.State, str, int]:
        """Return whether a text may stand, and the text with plain digits."""
        plain = unicodedata.normalize("NFKC", text)
        if not plain:
            return QValidator.State.Intermediate, plain, at
        if not (plain.isascii() and plain.isdigit()) or int(plain) > self._maximum:
            return QValidator.State.Invalid, text, at
        return QValidator.State.Acceptable, plain, at


class NumberBox(QLineEdit, Faultable):
    """A whole number from 0; ↑ and ↓ change it by one."""

    number_changed = Signal(object)
    """The number, or None where the box is empty."""

    def __init__(self, *, maximum: int = 99_999, name: str = "", big: bool = False) -> None:
        """Make an empty box.

        Args:
            maximum: Largest number it takes; keys that would go beyond are not taken.
            name: What a screen reader calls it.
            big: The large figures of ballots.
        """
        super().__init__()
        self._maximum = maximum
        self.setAccessibleName(name)
        self.setProperty("bulk", "big" if big else "")
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setValidator(_Digits(maximum, self))
        self.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
        self.textChanged.connect(lambda: self.number_changed.emit(self.number()))

    def number(self) -> int | None:
        """Return the number, None where the box is empty."""
        return int(self.text()) if self.text() else None

    def set_number(self, number: int | None) -> None:
        """Show a number, or empty the box."""
        self.setText("" if number is None else str(number))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Count up and down; an empty box starts at 0."""
        steps = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        number = self.number()
        wanted = 0 if number is None else number + step
        self.set_number(min(max(wanted, 0), self._maximum))


class ComputedBox(QLabel, Faultable):
    """A figure the app works out: not typed, passed over by Tab."""

    def __init__(self, text: str = "", *, name: str = "", big: bool = False) -> None:
        super().__init__(text, textFormat=Qt.TextFormat.PlainText)
        self.setProperty("role", "computed")
        self.setProperty("bulk", "big" if big else "")
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def set_number(self, number: int | None) -> None:
        """Show a number, or nothing."""
        self.setText("" if number is None else str(number))

    def number(self) -> int | None:
        """Return the number shown, None without one."""
        return int(self.text()) if self.text().isdigit() else None
