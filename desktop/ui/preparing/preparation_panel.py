"""会前准备: what has to be ready, by whom and until when, ticked off by Enter."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QStackedWidget

from desktop.services.preparations import add_preset_preparations, tick_preparation
from desktop.ui.lists.rows import Row, RowList
from desktop.ui.preparing.sheets import PreparationSheet
from desktop.ui.task_ledger.due_words import DueWords
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.panels import Panel
from desktop.ui.widgets.states import EmptyState

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from PySide6.QtWidgets import QWidget

    from desktop.services.preparations import PreparationLine
    from desktop.ui.sessions import Session


class PreparationPanel(Panel):
    """The list of one meeting; what is open stands first."""

    def __init__(self, session: Session) -> None:
        super().__init__(self.tr("会前准备"))
        self._session = session
        self._days = DueWords(self)
        self._meeting: UUID | None = None
        self._lines: Sequence[PreparationLine] = ()
        self._is_planned = False
        self.list = RowList()
        self.list.setAccessibleName(self.tr("会前准备"))
        self.first = Button(self.tr("列出常备的"), kind="strong", icon="list-checks")
        self._nothing = EmptyState(
            "list-checks",
            self.tr("还没有列会前准备"),
            self.tr("场地、材料、通知、记录人……按这种形式一次列出来，备好一件勾一件。"),
            self.first,
        )
        self._nothing.setProperty("role", "sheet-body")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._nothing)
        self.body.addWidget(self._stack, 1)
        self.add = Button(self.tr("加一件"), icon="plus", letter="J")
        self.edit = Button(self.tr("修改"), icon="square-pen", letter="E")
        self.footer.addWidget(self.add)
        self.footer.addWidget(self.edit)
        self.footer.addStretch(1)
        self.list.acted.connect(self._on_acted)
        self.list.opened.connect(self._on_opened)
        self.first.clicked.connect(self._on_first_clicked)
        self.add.clicked.connect(self._on_add_clicked)
        self.edit.clicked.connect(lambda: self._on_opened(self.list.current_key()))

    def show_lines(self, meeting: UUID, lines: Sequence[PreparationLine], *, planned: bool) -> None:
        """Show what a meeting has to have ready; once it has begun nothing is added."""
        self._meeting, self._lines, self._is_planned = meeting, lines, planned
        done = sum(line.is_done for line in lines)
        told = self.tr("备好 {done}/{all}").format(done=done, all=len(lines)) if lines else ""
        self.show_caption(told)
        self.list.show_rows([self._row(line) for line in lines])
        self._stack.setCurrentWidget(self.list if lines else self._nothing)
        self.first.setVisible(planned)
        self.add.setVisible(planned)
        self.edit.setVisible(bool(lines))

    def _row(self, line: PreparationLine) -> Row:
        return Row(
            key=line.id,
            title=line.title,
            second=line.responsible or self.tr("还没有定谁来备"),
            icon="square-check" if line.is_done else "square",
            chips=(self._chip(line),),
            action=self.tr("没备好") if line.is_done else self.tr("备好了"),
            muted=line.is_done,
        )

    def _chip(self, line: PreparationLine) -> tuple[str, str, str]:
        if line.done_on is not None:
            done = self.tr("{day}备好").format(day=self._days.day(line.done_on))
            return done, "good", "circle-check"
        if line.due is None or line.left is None:
            return self.tr("没有期限"), "outline", ""
        if line.left < 0:
            return self._days.left(line.left), "overdue", "triangle-alert"
        tone = "warn" if line.left <= 1 else "neutral"
        return self._days.left(line.left), tone, "clock"

    def _line(self, key: Any) -> PreparationLine | None:
        return next((line for line in self._lines if line.id == key), None)

    def _on_acted(self, key: Any) -> None:
        line = self._line(key)
        if line is not None:
            tick = partial(tick_preparation, self._session.ledger, line.id, done=not line.is_done)
            self._session.act(self, tick)

    def _on_opened(self, key: Any) -> None:
        line = self._line(key)
        if line is not None and self._meeting is not None:
            PreparationSheet(self, self._session, self._meeting, line).open()

    def _on_add_clicked(self) -> None:
        if self._meeting is not None:
            PreparationSheet(self, self._session, self._meeting).open()

    def _on_first_clicked(self) -> None:
        if self._meeting is not None:
            add = partial(add_preset_preparations, self._session.ledger, self._meeting)
            self._session.act(self, add, lambda _: self.list.setFocus())

    def controls(self) -> list[QWidget]:
        """Return what takes the keyboard, in reading order."""
        return [self.list, self.first, self.add, self.edit]
