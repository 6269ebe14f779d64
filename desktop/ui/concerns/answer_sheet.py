"""写答复: what the askers are told; nobody who asked is left out unseen."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QCheckBox

from desktop.services.answers import answer_concern
from desktop.ui.task_ledger.entry_sheets import EntrySheet
from desktop.ui.widgets.fields import ProseField
from desktop.ui.widgets.styling import text_label

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from uuid import UUID

    from PySide6.QtWidgets import QWidget

    from desktop.services.concern_views import Asker
    from desktop.ui.sessions import Session


class AnswerSheet(EntrySheet):
    """Answers one concern, and those merged into it whose askers were told the same."""

    def __init__(
        self, parent: QWidget, session: Session, title: str, askers: Sequence[Asker]
    ) -> None:
        """Make a sheet.

        Args:
            parent: A widget of the window.
            session: Where to write.
            title: Of the concern.
            askers: Those who still wait, at least one.
        """
        first = askers[0].concern
        super().__init__(parent, session, self.tr("写答复"), form="answer", row=str(first))
        self.body.addWidget(text_label(title, "strong", wrap=True))
        placeholder = self.tr("例：水泵5月10日换新，后半夜不再停水，已当面说明")
        self.add_field(
            "answer", self.tr("怎么答复的"), ProseField(placeholder=placeholder, lines=6)
        )
        self.ticks: dict[UUID, QCheckBox] = {}
        if len(askers) > 1:
            self.body.addWidget(
                text_label(self.tr("这样还答复了谁（没勾的人还等着答复）"), "strong")
            )
        for asker in askers:
            tick = QCheckBox(asker.name or self.tr("不愿留姓名的人"))
            tick.setChecked(asker is askers[0])  # who was not told must not count as answered
            if len(askers) == 1:
                tick.hide()
            self.ticks[asker.concern] = tick
            self.body.addWidget(tick)
        self.finish_layout()
        self.fields["answer"].setFocus()

    def make_act(self) -> Callable[[], Any]:
        """Return what stores the answer."""
        words = self.fields["answer"].text()
        told = [concern for concern, tick in self.ticks.items() if tick.isChecked()]
        told = told or list(self.ticks)[:1]
        return partial(answer_concern, self.session.ledger, told[0], answer=words, also=told[1:])
