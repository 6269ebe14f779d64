"""One thing that waits for a decision: both sides of a conflict, or what was refused and why."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from desktop.ui.messages import label
from desktop.ui.tokens import appearance
from desktop.ui.value_words import say_value
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.chips import Chip
from desktop.ui.widgets.elided import ElidedLabel
from desktop.ui.widgets.styling import restyle, text_label

if TYPE_CHECKING:
    from collections.abc import Hashable
    from datetime import datetime

    from PySide6.QtGui import QFocusEvent

    from desktop.services.sync_alarms import AlarmView
    from desktop.services.sync_conflicts import ConflictView, Side, Words
    from desktop.ui.syncing.wording import SyncWords

CARD_WIDTH = 300
"""px of the design."""
BIG, LONG = 20, 120
"""Characters up to which a value is written large, and after which it is cut."""
LETTERS = ("L", "R")


class SettleItem(QFrame):
    """A thing with its head; the one that has the keys shows their letters."""

    entered = Signal(object)
    """The keyboard came: its key."""

    def __init__(self, key: Hashable, chip: tuple[str, str, str], title: str, aside: str) -> None:
        super().__init__()
        self.key = key
        self.setProperty("role", "settle")
        self.setProperty("focusFrame", True)  # noqa: FBT003 – Qt's signature
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        word, tone, icon = chip
        self.setAccessibleName(f"{word}，{title}")
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Chip(word, tone, icon))
        head.addWidget(ElidedLabel(title, "strong"), 1)
        head.addWidget(text_label(aside, "caption"))
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(16, 10, 16, 10)
        self.column.setSpacing(8)
        self.column.addLayout(head)
        self._plain: QWidget | None = None
        self._keyed: QWidget | None = None

    def make_body(self, *, keyed: bool) -> QWidget:
        """Return what stands below the head, with letters or without."""
        raise NotImplementedError

    def show_keys(self, keyed: bool) -> None:  # noqa: FBT001 – what it is about
        """Show the letters, or leave them to another."""
        wanted = self._keyed if keyed else self._plain
        if wanted is None:
            wanted = self.make_body(keyed=keyed)
            self.column.addWidget(wanted)
            if keyed:
                self._keyed = wanted
            else:
                self._plain = wanted
        other = self._plain if keyed else self._keyed
        if other is not None:
            other.hide()
        wanted.show()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Become the current one."""
        super().focusInEvent(event)
        self.entered.emit(self.key)


class ConflictItem(SettleItem):
    """A field that two sides changed; no side is preselected or coloured."""

    chosen = Signal(object, int)
    """A ConflictView, and the number of the side that is to hold."""
    whole_asked = Signal(object)
    """A ConflictView whose values are too long for the card."""
    reveal_asked = Signal()
    """Numbers are to be shown whole."""

    def __init__(
        self, view: ConflictView, place: str, words: SyncWords, now: datetime, *, revealed: bool
    ) -> None:
        title = f"{words.subject(view.subject)} — {label(view.label)}"
        super().__init__(view.key, words.conflict_chip(), title, place)
        self._view, self._words, self._now, self._revealed = view, words, now, revealed

    def _told(self, words: Words) -> str:
        told = words.value if self._revealed else words.masked
        return say_value(told) or self.tr("（空）")

    def make_body(self, *, keyed: bool) -> QWidget:
        """Return cards with letters, or one line."""
        return self._cards() if keyed else self._line()

    def _cards(self) -> QWidget:
        body = QWidget()
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for at, side in enumerate(self._view.sides):
            row.addWidget(self._card(at, side), 3)
        row.addLayout(self._aside(), 2)
        return body

    def _card(self, at: int, side: Side) -> QWidget:
        card = QFrame()
        card.setProperty("role", "side")
        card.setMaximumWidth(appearance().px(CARD_WIDTH))
        column = QVBoxLayout(card)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(6)
        column.addWidget(ElidedLabel(self._words.origin(side.origin, self._now), "caption"))
        column.addWidget(self._value(self._told(side.words)))
        letter = LETTERS[at] if at < len(LETTERS) else ""
        button = Button(self._words.use(side.origin), letter=letter)
        button.clicked.connect(partial(self.chosen.emit, self._view, at))
        column.addStretch(1)
        column.addWidget(button)
        return card

    def _value(self, told: str) -> QLabel:
        shown = told if len(told) <= LONG else told[:LONG] + "…"
        value = text_label(shown, "dialog-title" if len(told) <= BIG else "strong", wrap=True)
        # Words without a gap, as a number, are as wide as they are: the card must not be.
        value.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        value.setToolTip("" if shown == told else told)
        return value

    def _aside(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(4)
        if self._view.before is not None:
            column.addWidget(text_label(self.tr("改之前"), "caption"))
            before = self._told(self._view.before)
            column.addWidget(ElidedLabel(before, "strong"))
        kept = self.tr("两个值都会留在历史里")
        column.addWidget(text_label(kept, "caption", wrap=True))
        if any(len(self._told(side.words)) > LONG for side in self._view.sides):
            whole = Button(self.tr("看全文"), kind="link")
            whole.clicked.connect(partial(self.whole_asked.emit, self._view))
            column.addWidget(whole, 0, Qt.AlignmentFlag.AlignLeft)
        if (reveal := self._reveal()) is not None:
            column.addWidget(reveal, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        return column

    def _reveal(self) -> Button | None:
        if self._revealed or not any(side.words.is_masked for side in self._view.sides):
            return None
        reveal = Button(self.tr("显示号码"), kind="link")
        reveal.clicked.connect(self.reveal_asked)
        return reveal

    def _line(self) -> QWidget:
        body = QWidget()
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(20)
        for side in self._view.sides:
            column = QVBoxLayout()
            column.setSpacing(2)
            where = self._words.origin(side.origin, self._now)
            column.addWidget(ElidedLabel(where, "caption"))
            column.addWidget(ElidedLabel(self._told(side.words), "strong"))
            row.addLayout(column, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        if (reveal := self._reveal()) is not None:
            buttons.addWidget(reveal)
        for at, side in enumerate(self._view.sides):
            button = Button(self._words.use(side.origin))
            button.clicked.connect(partial(self.chosen.emit, self._view, at))
            buttons.addWidget(button)
        row.addLayout(buttons)
        return body


class AlarmItem(SettleItem):
    """What a person must know of: why, and what to do about it."""

    correction_asked = Signal(object)
    contents_asked = Signal(object)
    settled = Signal(object)
    """Each of these gives the AlarmView."""

    def __init__(self, view: AlarmView, words: SyncWords, now: datetime) -> None:
        title = words.alarm_title(view)
        super().__init__(view.id, words.alarm_chip(view), title, words.when(view.found_at, now))
        self._view, self._words = view, words

    def make_body(self, *, keyed: bool) -> QWidget:
        """Return reason, remedy and what can be done here."""
        body = QWidget()
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        sentences = QVBoxLayout()
        sentences.setSpacing(2)
        reason = self.tr("原因：{reason}").format(reason=self._words.alarm_reason(self._view))
        remedy = self.tr("怎么办：{remedy}").format(remedy=self._words.alarm_remedy(self._view))
        sentences.addWidget(text_label(reason, "body", wrap=True))
        sentences.addWidget(text_label(remedy, "body", wrap=True))
        row.addLayout(sentences, 1)
        for button in self._buttons(keyed=keyed):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)
        return body

    def _buttons(self, *, keyed: bool) -> list[Button]:
        view = self._view
        made = []
        if view.subject is not None and view.subject.is_here:
            correct = Button(self.tr("做更正"), icon="pencil", letter="Z" if keyed else "")
            correct.clicked.connect(partial(self.correction_asked.emit, view))
            made.append(correct)
            if view.kind == "two_contents":
                both = Button(self.tr("看两份"))
                both.clicked.connect(partial(self.contents_asked.emit, view))
                made.append(both)
        known = Button(self.tr("知道了"), letter="K" if keyed else "")
        known.clicked.connect(partial(self.settled.emit, view))
        made.append(known)
        return made


def mark_current(item: SettleItem, *, current: bool) -> None:
    """Let an item look chosen, or not."""
    restyle(item, current="true" if current else "")
