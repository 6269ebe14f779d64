"""Words that two matters share, marked where they stand: in a label, and while they are typed."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QSyntaxHighlighter, QTextCharFormat
from PySide6.QtWidgets import QLabel

from desktop.domain.likeness import spans_of
from desktop.ui.tokens import appearance

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QTextDocument


class WordMarks(QSyntaxHighlighter):
    """Marks words in what is being typed; neither text nor cursor is touched."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._words: tuple[str, ...] = ()

    def show_words(self, words: Sequence[str]) -> None:
        """Mark other words."""
        if tuple(words) != self._words:
            self._words = tuple(words)
            self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        """Mark one paragraph."""
        mark = QTextCharFormat()
        tokens = appearance().tokens
        mark.setBackground(QColor(tokens.mark))
        mark.setFontUnderline(tokens.high_contrast)
        for start, end in spans_of(text, self._words):
            self.setFormat(start, end - start, mark)


class MarkedLabel(QLabel):
    """A title in which words are marked."""

    def __init__(self, text: str, words: Sequence[str]) -> None:
        super().__init__(wordWrap=True, textFormat=Qt.TextFormat.RichText)
        self.setProperty("role", "strong")
        self._text, self._words = text, tuple(words)
        self.setAccessibleName(text)
        self._draw()

    def _draw(self) -> None:
        tokens, at, parts = appearance().tokens, 0, []
        line = "underline" if tokens.high_contrast else "none"
        style = f"background-color:{tokens.mark}; text-decoration:{line}"
        for start, end in spans_of(self._text, self._words):
            marked = escape(self._text[start:end])
            parts.append(escape(self._text[at:start]))
            parts.append(f'<span style="{style}">{marked}</span>')
            at = end
        self.setText("".join(parts) + escape(self._text[at:]))

    def changeEvent(self, event: QEvent) -> None:
        """Take the colours of another look."""
        super().changeEvent(event)
        if event.type() == event.Type.StyleChange:
            self._draw()
