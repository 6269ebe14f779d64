"""写答复: what the asker is told."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from desktop.services.answers import answer_concern
from desktop.ui.task_ledger.entry_sheets import EntrySheet
from desktop.ui.widgets.fields import ProseField
from desktop.ui.widgets.styling import text_label

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from PySide6.QtWidgets import QWidget

    from desktop.ui.sessions import Session


class AnswerSheet(EntrySheet):
    """Answers one concern; it counts as answered once stored."""

    def __init__(self, parent: QWidget, session: Session, concern: UUID, title: str) -> None:
        super().__init__(parent, session, self.tr("写答复"), form="answer", row=str(concern))
        self._concern = concern
        self.body.addWidget(text_label(title, "strong", wrap=True))
        placeholder = self.tr("例：水泵5月10日换新，后半夜不再停水，已当面说明")
        self.add_field(
            "answer", self.tr("怎么答复的"), ProseField(placeholder=placeholder, lines=6)
        )
        self.finish_layout()
        self.fields["answer"].setFocus()

    def make_act(self) -> Callable[[], Any]:
        """Return what stores the answer."""
        words = self.fields["answer"].text()
        return partial(answer_concern, self.session.ledger, self._concern, answer=words)
