"""All questions of the sheet in hand, one below the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from desktop.ui.rounds.question_rows import QuestionRow

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from uuid import UUID

    from desktop.services.round_views import Question
    from desktop.services.written_rounds import SheetAnswer


class QuestionList(QScrollArea):
    """The questions of a round with what is typed to each."""

    touched = Signal()
    """Something was typed or chosen."""

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.rows: list[QuestionRow] = []
        content = QWidget()
        content.setProperty("role", "sheet-body")
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addStretch(1)
        self.setWidget(content)

    def show_questions(self, questions: Sequence[Question]) -> None:
        """Show the questions; what is typed to one that stays is kept."""
        if [row.question for row in self.rows] != [one.id for one in questions]:
            self._make_rows(questions)
        for row, question in zip(self.rows, questions, strict=True):
            row.show_others(question)

    def _make_rows(self, questions: Sequence[Question]) -> None:
        typed = self.collect()
        for row in self.rows:
            self._column.removeWidget(row)
            row.deleteLater()
        self.rows = [QuestionRow(at, one) for at, one in enumerate(questions, start=1)]
        for at, row in enumerate(self.rows):
            self._column.insertWidget(at, row)
            row.touched.connect(self.touched)
        self.restore(typed)

    def allow(self, *, typing: bool) -> None:
        """Let answers be typed, or not: no sheet is in hand, or it is entered already."""
        for row in self.rows:
            row.setEnabled(typing)

    @property
    def is_typed(self) -> bool:
        """Whether anything is answered."""
        return any(not row.answer().is_empty for row in self.rows)

    def answers(self) -> dict[UUID, SheetAnswer]:
        """Return what the sheet says to each question."""
        return {row.question: row.answer() for row in self.rows}

    def collect(self) -> dict[str, Any]:
        """Return what is typed, for the draft."""
        return {str(row.question): row.collect() for row in self.rows}

    def restore(self, content: Mapping[str, Any]) -> None:
        """Put a draft back; without it, take the next sheet."""
        for row in self.rows:
            row.restore(content.get(str(row.question), {}))
