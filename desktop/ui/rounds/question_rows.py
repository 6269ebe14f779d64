"""One question of a sheet: stance by Alt+1…4, words, and how the others answered it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop.records.opinions import STANCES
from desktop.services.written_rounds import SheetAnswer
from desktop.ui.forms.growing import GrowingField
from desktop.ui.messages import label
from desktop.ui.room.opinion_list import STANCE_LOOKS
from desktop.ui.widgets.segments import Segments
from desktop.ui.widgets.styling import text_label

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from desktop.services.round_views import Question

_DIGITS = {Qt.Key(Qt.Key.Key_1 + at): stance for at, stance in enumerate(STANCES)}
_KEYS = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)


class QuestionRow(QFrame):
    """A question with its answer on the sheet in hand."""

    touched = Signal()
    """Something was typed or chosen."""

    def __init__(self, number: int, question: Question) -> None:
        super().__init__()
        self.setProperty("role", "line")
        self.question: UUID = question.id
        title = f"{number}. {question.title}"
        self.stance = Segments(
            [(key, label(word), STANCE_LOOKS[key][1]) for key, word in STANCES.items()]
        )
        self.stance.setAccessibleName(title)
        self.words = GrowingField(placeholder=self.tr("照表上写的录"), name=title, lines=2)
        self._others = text_label("", "caption", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 8)
        column.setSpacing(6)
        column.addWidget(text_label(title, "strong", wrap=True))
        column.addWidget(self.stance)
        column.addWidget(self.words)
        column.addWidget(self._others)
        self.show_others(question)
        self.stance.chosen.connect(lambda _: self.touched.emit())
        self.words.textChanged.connect(self.touched)
        self.words.installEventFilter(self)

    def show_others(self, question: Question) -> None:
        """Say how many of the sheets that are back take each stance."""
        counts = [
            f"{label(word)} {question.stances[key]}"
            for key, word in STANCES.items()
            if question.stances[key]
        ]
        told = self.tr("已录：{counts}").format(counts=" · ".join(counts))
        self._others.setText(told if counts else "")
        self._others.setVisible(bool(counts))

    def answer(self) -> SheetAnswer:
        """Return what the sheet says to it."""
        return SheetAnswer(self.stance.value() or "", self.words.text())

    def collect(self) -> dict[str, str]:
        """Return what is typed, for the draft."""
        answer = self.answer()
        return {"stance": answer.stance, "text": answer.text}

    def restore(self, content: Mapping[str, Any]) -> None:
        """Put a draft back."""
        stance = content.get("stance")
        self.stance.choose(stance if stance in STANCES else None)
        self.words.set_text(str(content.get("text", "")))

    def eventFilter(self, _: QObject, event: QEvent) -> bool:
        """Take Alt+1…4 from the words, unless an input method is composing."""
        if event.type() in _KEYS and isinstance(event, QKeyEvent) and self._is_stance(event):
            return self._take(event)
        return False

    def event(self, event: QEvent) -> bool:
        """Take Alt+1…4 from the choices too."""
        if event.type() in _KEYS and isinstance(event, QKeyEvent) and self._is_stance(event):
            return self._take(event)
        return super().event(event)

    def _is_stance(self, event: QKeyEvent) -> bool:
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        alone = plain == Qt.KeyboardModifier.AltModifier
        return alone and event.key() in _DIGITS and not self.words.guard.composing

    def _take(self, event: QKeyEvent) -> bool:
        """Claim the key before the window goes to another page by it; then choose."""
        event.accept()
        if event.type() == QEvent.Type.KeyPress:
            self.stance.choose(_DIGITS[Qt.Key(event.key())])
            self.words.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.touched.emit()
        return True

    def controls(self) -> list[QWidget]:
        """Return what takes the keyboard, in reading order."""
        return [self.stance, self.words]
