"""The answers to the first question, as cards: a digit or the arrows choose, Enter begins."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from desktop.ui.tokens import appearance
from desktop.ui.widgets.icons import paint_icon

HEIGHT, GAP = 98, 12
_RADIUS, _BAR = 8, 6
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_WRAPPED = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer; `aside` says how long it takes."""

    id: str
    icon: str
    title: str
    text: str
    aside: str


class ChoiceCard(QAbstractButton):
    """One answer as a card."""

    def __init__(self, choice: Choice, digit: int) -> None:
        super().__init__(checkable=True)
        self.choice, self._digit = choice, digit
        self.setAccessibleName(f"{digit} {choice.title}")
        self.setAccessibleDescription(f"{choice.text}，{choice.aside}")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def sizeHint(self) -> QSize:
        """Return its size at the scale in force."""
        return QSize(appearance().px(560), appearance().px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Return the least size in which nothing is clipped."""
        return QSize(appearance().px(420), appearance().px(80))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inside = QRectF(self.rect()).adjusted(4, 4, -4, -4)
        self._paint_card(painter, inside)
        self._paint_digit(painter, inside)
        self._paint_words(painter, inside)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave all but Space to the list: a button would move the focus and choose nothing."""
        if event.key() == Qt.Key.Key_Space:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def _paint_card(self, painter: QPainter, card: QRectF) -> None:
        colours, px = appearance().tokens, appearance().px
        chosen = self.isChecked()
        painter.setBrush(QColor(colours.sel if chosen or self.underMouse() else colours.surface))
        painter.setPen(QPen(QColor(colours.accent if chosen else colours.line2), 1))
        painter.drawRoundedRect(card, _RADIUS, _RADIUS)
        if chosen:
            painter.save()
            painter.setClipRect(QRectF(card.left(), card.top(), px(_BAR), card.height()))
            painter.setBrush(QColor(colours.accent))
            painter.drawRoundedRect(card, _RADIUS, _RADIUS)
            painter.restore()

    def _paint_digit(self, painter: QPainter, card: QRectF) -> None:
        colours, px = appearance().tokens, appearance().px
        box = QRectF(card.left() + px(20), card.center().y() - px(16), px(32), px(32))
        painter.setBrush(QColor(colours.surface))
        painter.setPen(QPen(QColor(colours.line2), 1))
        painter.drawRoundedRect(box, 4, 4)
        self._text(painter, box, str(self._digit), colours.text, 17, bold=True)
        size = px(28)
        at = QPointF(card.left() + px(72), card.center().y() - size / 2)
        paint_icon(painter, self.choice.icon, colours.accent, QRectF(at, QSizeF(size, size)))

    def _paint_words(self, painter: QPainter, card: QRectF) -> None:
        colours, px = appearance().tokens, appearance().px
        left, middle = card.left() + px(118), card.center().y()
        room = card.right() - left - px(60)
        aside = QFontMetrics(self._font(13)).horizontalAdvance(self.choice.aside) + px(8)
        # A long text takes two lines and all the width; the aside then stands beside the title.
        long = QFontMetrics(self._font(15)).horizontalAdvance(self.choice.text) > room - aside
        top = middle - px(40 if long else 27)
        title = QRectF(left, top, room - aside, px(28))
        text = QRectF(left, top + px(29), room if long else room - aside, px(48 if long else 24))
        beside = QRectF(left, top if long else card.top(), room, px(28) if long else card.height())
        self._text(painter, title, self.choice.title, colours.text, 20, bold=True, align=_LEFT)
        if long:
            painter.setFont(self._font(15))
            painter.setPen(QColor(colours.text2))
            painter.drawText(text, _WRAPPED, self.choice.text)
        else:
            self._text(painter, text, self.choice.text, colours.text2, 15, align=_LEFT)
        self._text(painter, beside, self.choice.aside, colours.text2, 13, align=_RIGHT)
        size = px(18)
        arrow = QRectF(card.right() - px(41), middle - size / 2, size, size)
        paint_icon(painter, "chevron-right", colours.text2, arrow)

    def _font(self, size: int, *, bold: bool = False) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(appearance().px(size))
        font.setBold(bold)
        return font

    def _text(
        self,
        painter: QPainter,
        box: QRectF,
        text: str,
        colour: str,
        size: int,
        *,
        bold: bool = False,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignCenter,
    ) -> None:
        painter.setFont(self._font(size, bold=bold))
        painter.setPen(QColor(colour))
        shown = painter.fontMetrics().elidedText(
            text, Qt.TextElideMode.ElideRight, int(box.width())
        )
        painter.drawText(box, align, shown)


class ChoiceList(QWidget):
    """The cards; one is always chosen."""

    begun = Signal(str)
    """Id of the answer for which Enter was pressed."""

    def __init__(self, choices: list[Choice]) -> None:
        super().__init__()
        self._cards = [ChoiceCard(choice, at) for at, choice in enumerate(choices, start=1)]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP - 8)  # a card keeps 4 px on each side for the ring of focus
        for card in self._cards:
            column.addWidget(card)
            card.clicked.connect(lambda _=False, card=card: self.choose(card.choice.id))
        self.choose(choices[0].id)
        self.setFocusProxy(self._cards[0])

    @property
    def value(self) -> str:
        """Id of the chosen answer."""
        return next(card.choice.id for card in self._cards if card.isChecked())

    def choose(self, choice: str) -> None:
        """Choose an answer; the keyboard follows it where it is among the cards."""
        for card in self._cards:
            card.setChecked(card.choice.id == choice)
            if card.isChecked() and any(each.hasFocus() for each in self._cards):
                card.setFocus(Qt.FocusReason.OtherFocusReason)
            if card.isChecked():
                self.setFocusProxy(card)

    def step(self, by: int) -> None:
        """Choose a neighbour; the ends hold."""
        at = next(place for place, card in enumerate(self._cards) if card.isChecked())
        self.choose(self._cards[max(0, min(len(self._cards) - 1, at + by))].choice.id)

    def take_digit(self, text: str) -> bool:
        """Choose by a digit and take the keyboard; False where it is none of a card."""
        if not (text.isdecimal() and 1 <= int(text) <= len(self._cards)):
            return False
        card = self._cards[int(text) - 1]
        self.choose(card.choice.id)
        card.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the keys of this screen."""
        key = event.key()
        if self.take_digit(event.text()):
            return
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.step(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.begun.emit(self.value)
        else:
            super().keyPressEvent(event)
