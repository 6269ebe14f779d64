"""Asks which day it is before a doubtful clock sets the date of a paper; nothing is refused."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from desktop.domain.clock_doubts import JUMPED, WENT_BACK, YEARS_OFF
from desktop.domain.deadlines import BEIJING, day_of
from desktop.domain.partial_dates import parse_partial_date
from desktop.errors import ValidationError
from desktop.services.clock_checks import check_clock
from desktop.ui.first_start.labelled import labelled
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.dialogs import Sheet
from desktop.ui.widgets.fields import LineField
from desktop.ui.widgets.styling import text_label

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from PySide6.QtWidgets import QWidget

    from desktop.services.clock_checks import ClockState
    from desktop.ui.sessions import Session


class DaySheet(Sheet):
    """Shows what the clock says and why that may be wrong; the day may be typed anew."""

    def __init__(self, parent: QWidget, session: Session, state: ClockState) -> None:
        super().__init__(parent, self.tr("今天是几号？"), width=520)
        self._session = session
        self.body.addWidget(text_label(self._why(state), "body", wrap=True))
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

    def _why(self, state: ClockState) -> str:
        told = self.tr("电脑说现在是 {now}。").format(now=_said(state.now))
        why = {
            YEARS_OFF: self.tr("这个年份看起来不对。"),
            WENT_BACK: self.tr("可是上一次存东西是 {last}，比现在还晚。"),
            JUMPED: self.tr("离这次打开以后上一次存东西，过了一天多。"),
        }
        doubt = next(one for one in state.doubts if one in why)
        last = _said(state.last) if state.last else ""
        return told + why[doubt].format(last=last)

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


def _said(at: datetime) -> str:
    return f"{at.astimezone(BEIJING):%Y-%m-%d %H:%M}"
