"""表: which sheets are out, chosen to be handed out or asked for."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from desktop.domain.deadlines import day_of
from desktop.services.round_views import SHEET_STATES
from desktop.services.written_rounds import hand_out, remind
from desktop.ui.messages import label
from desktop.ui.rounds.round_sheets import MoreSheets
from desktop.ui.rounds.sheet_table import SheetTable
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.panels import Panel
from desktop.ui.widgets.segments import Segments

if TYPE_CHECKING:
    from uuid import UUID

    from desktop.services.round_views import RoundView
    from desktop.ui.sessions import Session

ALL, OUT = "all", "out"
_FILTERS = (ALL, OUT, "returned", "waiting")


class SheetsPanel(Panel):
    """The list of sheets; its buttons are for the ticked ones, or for all where none is ticked."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("征求意见表"))
        self._session = session
        self.view: RoundView | None = None
        self.remind_button = Button(self.tr("催收"), kind="strong", icon="bell", letter="C")
        self.hand_button = Button(self.tr("发出"), icon="send", letter="F")
        self.add_button = Button(self.tr("增加"), icon="plus", letter="N")
        self.filters = Segments([(key, "", "") for key in _FILTERS])
        self.filters.setAccessibleName(self.tr("按状态筛选"))
        self.filters.choose(ALL)
        self.tick_all = Button(self.tr("全选没收回的"), kind="link", letter="A")
        self.table = SheetTable()
        self.header.addWidget(self.filters)
        self.header.addStretch(1)
        self.header.addWidget(self.tick_all)
        self.body.addWidget(self.table)
        for button in (self.hand_button, self.remind_button, self.add_button):
            self.footer.addWidget(button)
        self.footer.addStretch(1)
        self.filters.chosen.connect(lambda _: self._show_sheets())
        self.tick_all.clicked.connect(self._on_tick_all_clicked)
        self.table.ticks_changed.connect(self._show_acts)
        self.remind_button.clicked.connect(self._on_remind_clicked)
        self.hand_button.clicked.connect(self._on_hand_clicked)
        self.add_button.clicked.connect(self._on_add_clicked)

    def show_round(self, view: RoundView) -> None:
        """Show the sheets of a round."""
        self.view = view
        counted = [(key, label(SHEET_STATES[key]), view.count(key)) for key in _FILTERS[2:]]
        self.filters.show_options(
            [
                (ALL, self.tr("全部 {n}").format(n=len(view.sheets)), ""),
                (OUT, self.tr("未收回 {n}").format(n=view.out), ""),
                *((key, f"{word} {count}", "") for key, word, count in counted),
            ]
        )
        self._show_sheets()

    def _show_sheets(self) -> None:
        if self.view is None:
            return
        chosen = self.filters.value()
        wanted = {OUT: ("out", "late"), ALL: tuple(SHEET_STATES)}.get(chosen, (chosen,))
        self.table.show_sheets([one for one in self.view.sheets if one.state in wanted])
        self._show_acts()

    def _show_acts(self) -> None:
        """Say on each button how many sheets it is about, or why it cannot be pressed."""
        view = self.view
        if view is None:
            return
        ended = view.state == "ended"
        over = self.tr("这一轮已经结束") if ended else ""
        out, waiting = self._among("out", "late"), self._among("waiting")
        asked = self.tr("催收 {n} 份").format(n=len(out))
        self.remind_button.show_text(asked if out else self.tr("催收"))
        self.hand_button.show_text(self.tr("发出 {n} 份").format(n=len(waiting)))
        lock_unless(self.remind_button, over or ("" if out else self.tr("没有未收回的")))
        self.tick_all.setVisible(not ended and view.out > 0)
        self.hand_button.setVisible(bool(waiting) and not ended)
        self.add_button.setVisible(not ended)

    def _among(self, *states: str) -> list[UUID]:
        """Return the sheets in these states: the ticked ones, or all where none is ticked."""
        sheets = self.view.sheets if self.view else ()
        found = [one.id for one in sheets if one.state in states]
        ticked = self.table.ticked
        return [one for one in found if not ticked or one in ticked]

    def _on_tick_all_clicked(self) -> None:
        view = self.view
        out = {one.id for one in view.sheets if one.state in ("out", "late")} if view else set()
        self.table.tick(set() if self.table.ticked == out else out)

    def _today(self) -> str:
        return day_of(self._session.now()).isoformat()

    def _on_remind_clicked(self) -> None:
        sheets = self._among("out", "late")
        act = partial(remind, self._session.ledger, sheets, on=self._today())
        self._session.act(self, act, self._on_reminded)

    def _on_reminded(self, count: int) -> None:
        self.table.tick(())
        told = self.tr("已记下今天催了 {n} 份。").format(n=count)
        self._session.notify(told, self.tr("催收名单见“未收回”。"), "good")

    def _on_hand_clicked(self) -> None:
        sheets = self._among("waiting")
        act = partial(hand_out, self._session.ledger, sheets, on=self._today())
        self._session.act(self, act, self._on_handed)

    def _on_handed(self, count: int) -> None:
        self.table.tick(())
        self._session.notify(self.tr("已记下今天发出 {n} 份。").format(n=count), tone="good")

    def _on_add_clicked(self) -> None:
        if self.view is not None:
            MoreSheets(self, self._session, self.view.meeting).open()


def lock_unless(button: Button, reason: str) -> None:
    """Lock a button for a reason, or unlock it where there is none."""
    if reason:
        button.lock(reason)
    elif button.reason:
        button.unlock()
