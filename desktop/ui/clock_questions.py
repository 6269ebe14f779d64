"""Asks which day it is before a doubtful clock sets the date of a paper; nothing is refused."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from desktop.domain.deadlines import day_of
from desktop.domain.partial_dates import parse_partial_date
from desktop.errors import ValidationError
from desktop.services.clock_checks import check_clock
from desktop.ui.clock_words import ClockWords
from desktop.ui.first_start.labelled import labelled
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.dialogs import Sheet
from desktop.ui.widgets.fields import LineField
from desktop.ui.widgets.styling import text_label

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from desktop.services.clock_checks import ClockState
    from desktop.ui.sessions import Session


class DaySheet(Sheet):
    """Shows what the clock says and why that may be wrong; the day may be typed anew."""

    def __init__(self, parent: QWidget, session: Session, state: ClockState) -> None:
        super().__init__(parent, self.tr("今天是几号？"), width=520)
        self._session = session
        self.body.addWidget(text_label(ClockWords(self).why(state), "body", wrap=True))
        self.day = LineField(day_of(state.now).isoformat())
        hint = self.tr("对就直接按“就是这天”；不对就改成今天的日期。这一天会印在文书上。")
        self.body.addWidget(labelled(self.tr("今天"), self.day, hint))
        self.body.addStretch(1)
        self.sure = Button(self.tr("就是这天"), kind="primary", letter="J")
        self.sure.clicked.connect(self._on_sure_clicked)
        self.day.returnPressed.connect(self.sure.click)
        self.day.textEdited.connect(self.day.clear_fault)
        self.footer.addStretch(1)
        self.footer.addWidget(self.sure)
        self.day.setFocus()
        self.day.selectAll()

    def _on_sure_clicked(self) -> None:
        try:
            typed = parse_partial_date(self.day.text())
        except ValidationError as error:
            self.day.show_fault(str(error))
            return
        if not typed.is_exact:
            self.day.show_fault(self.tr("请写到哪一天，像 2026-05-10。"))
            return
        self._session.settle_day(typed.earliest)
        self.accept()


def ask_day(parent: QWidget, session: Session, go_on: Callable[[], object]) -> None:
    """Go on at once where nothing speaks against the clock, else after a person told the day.

    A person is asked once in a run, until something new speaks against it. Esc does nothing.
    """
    now, acted = session.now(), session.acted_at
    query = partial(check_clock, now=now, acted=acted)

    def decide(state: ClockState) -> None:
        if not state.is_doubtful or session.is_day_settled:
            go_on()
            return
        sheet = DaySheet(parent, session, state)
        sheet.accepted.connect(go_on)
        sheet.open()

    session.read(session, query, decide)
