"""One choice of a few, all of them in sight; the chosen one is black with a tick.

Where the words are too long for one row, as in large type or another language, they take two.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from desktop.ui.tokens import appearance
from desktop.ui.widgets.flow import FlowLayout
from desktop.ui.widgets.focus import follow_focus
from desktop.ui.widgets.icons import paint_icon
from desktop.ui.widgets.styling import font_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.ui.tokens import Tokens

HEIGHT, RADIUS, PAD, GAP, ICON, TEXT, DIGIT = 36, 6, 13, 6, 16, 15, 12
TICK = "circle-check"


class _Segment(QAbstractButton):
    """One of the choices."""

    def __init__(self, digit: str) -> None:
        super().__init__()
        self.icon_name, self.digit = "", digit
        self.first = self.last = False
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_as(self, text: str, icon: str) -> None:
        """Show a word and an icon, "" for none."""
        self.icon_name = icon
        self.setText(text)
        self.setAccessibleName(text)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Return the room of the bold word with a tick, so that choosing moves nothing."""
        look = appearance()
        words = QFontMetrics(font_of(self, TEXT, bold=True)).horizontalAdvance(self.text())
        width = words + 2 * look.px(PAD) + look.px(ICON) + look.px(GAP)
        return QSize(width + (look.px(22) if self.digit else 0), look.px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Return the same: no choice is cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 – Qt's signature
        """Draw ground, icon or tick, word and digit."""
        look, painter = appearance(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, look.tokens)
        icon = TICK if self.isChecked() else self.icon_name
        font = font_of(self, TEXT, bold=self.isChecked())
        words = QFontMetrics(font).horizontalAdvance(self.text())
        picture = look.px(ICON) + look.px(GAP) if icon else 0
        digit = look.px(22) if self.digit else 0
        left = (self.width() - words - picture - digit) / 2
        color = self._text_color(look.tokens)
        if icon:
            size = look.px(ICON)
            top = round((self.height() - size) / 2)
            paint_icon(painter, icon, color, QRectF(round(left), top, size, size))
        painter.setFont(font)
        painter.setPen(QColor(color))
        room = QRectF(left + picture, 0, words + 2, self.height())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), self.text())
        if self.digit:
            self._paint_digit(painter, QRectF(room.right() + look.px(4), 0, 0, 0), color)

    def _text_color(self, tokens: Tokens) -> str:
        if self.isChecked():
            return tokens.surface
        return tokens.text if self.isEnabled() else tokens.text3

    def _paint_ground(self, painter: QPainter, tokens: Tokens) -> None:
        ground = tokens.surface if self.isEnabled() else tokens.sunken
        if self.isChecked():
            ground = tokens.text
        elif self.underMouse() and self.isEnabled():
            ground = tokens.sel
        radius = appearance().px(RADIUS)
        whole = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        # Rounded only at the ends of the row: elsewhere the corners lie outside the segment.
        whole.adjust(0 if self.first else -radius, 0, 0 if self.last else radius, 0)
        painter.setPen(QPen(QColor(tokens.line2)))
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(whole, radius, radius)
        if not self.first:
            painter.setPen(QPen(QColor(tokens.line)))
            painter.drawLine(0, 1, 0, self.height() - 2)

    def _paint_digit(self, painter: QPainter, at: QRectF, color: str) -> None:
        look = appearance()
        side = look.px(17)
        box = QRectF(at.left(), (self.height() - side) / 2, side - 1, side)
        painter.setPen(QPen(QColor(color)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, 3, 3)
        painter.setFont(font_of(self, DIGIT))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), self.digit)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the choice with ←→; Space takes the one with the focus."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        parent = self.parentWidget()
        if event.key() in steps and isinstance(parent, Segments):
            parent.step(steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)


class Segments(QWidget):
    """A row of choices; Tab stops once, at the chosen one."""

    chosen = Signal(object)
    """The value a person chose; not told when the program chooses."""

    def __init__(
        self,
        options: Sequence[tuple[Any, str, str]],
        *,
        keys: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """Show choices, none of them chosen.

        Args:
            options: Value, word and icon ("" for none) of each.
            keys: A modifier such as ``Alt+``: with 1…9 it takes a choice from anywhere in the
                window, and the digits are shown.
            parent: Owner.
        """
        super().__init__(parent)
        self._rows = FlowLayout(self)
        # A fixed height would be that of one row, also where the words need more.
        policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._values: list[Any] = []
        self._buttons: list[_Segment] = []
        self._keys = keys
        self.show_options(options)
        follow_focus()

    def show_options(self, options: Sequence[tuple[Any, str, str]]) -> None:
        """Show other choices, as other counts in their words; what was chosen stays chosen."""
        before = self.value()
        # Those that are there change their words: a new one would take focus and tab order along.
        for button in self._buttons[len(options) :]:
            self._rows.removeWidget(button)
            button.hide()
            button.deleteLater()
        del self._buttons[len(options) :]
        while len(self._buttons) < len(options):
            self._add_button()
        self._values = [value for value, _, _ in options]
        for button, (_, text, icon) in zip(self._buttons, options, strict=True):
            button.show_as(text, icon)
        self._round_ends()
        self.choose(before if before in self._values else None)

    def _add_button(self) -> None:
        at = len(self._buttons)
        digit = str(at + 1) if self._keys else ""
        button = _Segment(digit)
        button.clicked.connect(partial(self._take, at))
        self._rows.addWidget(button)
        self._place_in_tab_order(button)
        self._buttons.append(button)
        if digit:
            keys = QShortcut(QKeySequence(self._keys + digit), button)
            keys.activated.connect(partial(self._take, at))

    def _place_in_tab_order(self, button: _Segment) -> None:
        """Put a button where the row stands: by itself it would come after all that there is."""
        if self._buttons:
            self.setTabOrder(self._buttons[-1], button)
            return
        self.setFocusProxy(None)  # type: ignore[arg-type]  # the stubs do not know that it may go
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # without, Qt takes it for no place
        self.setTabOrder(self, button)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def _round_ends(self) -> None:
        for row in self._rows.rows(max(self.width(), self._rows.minimumSize().width())):
            for button in row:
                if isinstance(button, _Segment):
                    button.first, button.last = button is row[0], button is row[-1]
                    button.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Round the ends of the rows that there are now."""
        super().resizeEvent(event)
        self._round_ends()

    def show_digits(self, *, shown: bool) -> None:
        """Show the digits of the keys, or give their room to the words; the keys work anyway."""
        for at, button in enumerate(self._buttons, start=1):
            button.digit = str(at) if shown and self._keys else ""
            button.updateGeometry()
            button.update()

    def natural_width(self) -> int:
        """Return the width with all words and digits in sight, px."""
        digits = sum(appearance().px(22) for button in self._buttons if not button.digit)
        bare = sum(button.sizeHint().width() for button in self._buttons)
        return bare + (digits if self._keys else 0)

    def value(self) -> Any:
        """Return what is chosen; None where nothing is."""
        pairs = zip(self._values, self._buttons, strict=True)
        return next((value for value, button in pairs if button.isChecked()), None)

    def choose(self, value: Any) -> None:
        """Choose one by program, or None for none of them; `chosen` stays silent.

        Raises:
            ValueError: There is no such choice.
        """
        at = -1 if value is None and None not in self._values else self._values.index(value)
        self._mark(at)

    def _mark(self, at: int) -> None:
        stop = max(at, 0)
        for place, button in enumerate(self._buttons):
            button.setChecked(place == at)
            tab = Qt.FocusPolicy.StrongFocus if place == stop else Qt.FocusPolicy.ClickFocus
            button.setFocusPolicy(tab)
            button.update()
        if self._buttons:
            self.setFocusProxy(self._buttons[stop])

    def _take(self, at: int) -> None:
        self._mark(at)
        self.chosen.emit(self._values[at])

    def step(self, by: int) -> None:
        """Choose the next one to the right (1) or left (-1); stays at the ends."""
        now = next((at for at, button in enumerate(self._buttons) if button.isChecked()), None)
        wanted = 0 if now is None else now + by
        if 0 <= wanted < len(self._buttons) and wanted != now:
            self._take(wanted)
            self._buttons[wanted].setFocus(Qt.FocusReason.OtherFocusReason)

    def changeEvent(self, event: QEvent) -> None:
        """Take the size of another look."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            for button in self._buttons:
                button.updateGeometry()
            self._round_ends()
