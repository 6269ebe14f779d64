"""并案: which concern this one is one with; what is likely the same stands first."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from desktop.records.concerns import CONCERN_STATES
from desktop.services.concerns import merge_concern
from desktop.ui.lists.rows import Row, RowList
from desktop.ui.messages import label
from desktop.ui.reception.duplicates_panel import STATE_CHIPS, LikelyWords
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.dialogs import Sheet
from desktop.ui.widgets.fields import SearchField
from desktop.ui.widgets.states import FaultBox
from desktop.ui.widgets.styling import text_label

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from PySide6.QtWidgets import QWidget

    from desktop.errors import AppError
    from desktop.services.concern_views import ConcernLine
    from desktop.services.likely_concerns import LikelyConcern
    from desktop.ui.sessions import Session

_MOST = 100


class MergeSheet(Sheet):
    """Chooses one of the others and merges."""

    def __init__(
        self,
        parent: QWidget,
        session: Session,
        concern: ConcernLine,
        others: Sequence[ConcernLine],
        likely: Sequence[LikelyConcern],
    ) -> None:
        super().__init__(parent, self.tr("并案"), width=720)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session, self._concern = session, concern
        self._words = LikelyWords(self)
        self._likely = {one.id: one for one in likely}
        self._others = sorted(others, key=lambda one: one.id not in self._likely)
        said = self.tr("把“{title}”并到哪一件？两边的人都要答复，一个也不少。")
        self.body.addWidget(text_label(said.format(title=concern.title), "body", wrap=True))
        self.search = SearchField(self.tr("标题、编号、人名"))
        self.list = RowList()
        self.list.setAccessibleName(self.tr("其他诉求"))
        self.list.setMinimumHeight(300)
        self._fault = FaultBox("")
        self._fault.hide()
        for widget in (self.search, self.list, self._fault):
            self.body.addWidget(widget)
        self.merge = Button(self.tr("并到这件"), kind="primary", icon="merge", keys="Ctrl+Enter")
        self.footer.addWidget(text_label(self.tr("并错了按 Ctrl+Z，或者点“分开”"), "second"), 1)
        self.footer.addWidget(self.merge)
        self.search.textChanged.connect(self._show)
        self.search.returnPressed.connect(self.list.setFocus)
        self.list.opened.connect(lambda _: self._on_merge_clicked())
        self.merge.clicked.connect(self._on_merge_clicked)
        self._show()
        self.search.setFocus()

    def _show(self, *_: object) -> None:
        typed = self.search.text()
        shown = [one for one in self._others if one.fits(typed)][:_MOST]
        self.list.show_rows([self._row(one) for one in shown])
        if shown:
            self.merge.unlock()
        else:
            self.merge.lock(self.tr("没有可以并入的诉求"))

    def _row(self, line: ConcernLine) -> Row:
        likely = self._likely.get(line.id)
        day = line.raised_on.isoformat() if line.raised_on else ""
        plain = " · ".join(filter(None, (line.number, day, line.asker)))
        return Row(
            key=line.id,
            title=line.title,
            second=self._words.why(likely) if likely else plain,
            chips=((label(CONCERN_STATES[line.state]), *STATE_CHIPS[line.state]),),
            group=self.tr("像是同一件") if likely else self.tr("其他诉求"),
        )

    def _on_merge_clicked(self) -> None:
        chosen = self.list.current_key()
        if chosen is None:
            return
        into: UUID = chosen  # type: ignore[assignment]  # the key of every row here
        act = partial(merge_concern, self._session.ledger, self._concern.id, into=into)
        self._session.act(self, act, lambda _: self.accept(), self._on_refused)

    def _on_refused(self, error: AppError) -> None:
        self._fault.show_fault(error.message, error.advice)
        self._fault.show()
