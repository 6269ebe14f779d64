"""逐人登记: a vote with names is entered voter by voter; its totals are never typed.

Every key is stored at once. After the vote was confirmed the sheet takes a recount: what is changed
then stays in memory until it is handed in whole, with a reason.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QTabBar, QVBoxLayout

from desktop.records import Ballot
from desktop.services.named_counts import Cast, count_votes
from desktop.services.named_views import recast, view_named
from desktop.services.named_votes import (
    cast_named_vote,
    close_named_ballot,
    recount_named_ballot,
    withdraw_named_vote,
)
from desktop.ui.ballots.cards import Words
from desktop.ui.ballots.dialog_parts import SealRow
from desktop.ui.ballots.named_list import NamedList
from desktop.ui.ballots.named_side import NamedSide
from desktop.ui.refreshing import Refreshing
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.dialogs import Sheet
from desktop.ui.widgets.fields import LineField, SearchField
from desktop.ui.widgets.keycaps import KeyCap
from desktop.ui.widgets.states import FaultBox
from desktop.ui.widgets.styling import text_label

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from PySide6.QtWidgets import QWidget

    from desktop.errors import AppError
    from desktop.services.ballot_views import MotionView
    from desktop.services.named_counts import NamedCount
    from desktop.services.named_views import NamedLine, NamedView
    from desktop.services.ports import Reading
    from desktop.ui.sessions import Session

HERE, AWAY = range(2)
_LIST_KEYS = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}


class NamedSheet(Sheet):
    """Takes the votes of one open ballot with names, or the recount of a closed one."""

    submitted = Signal(object)
    """The motion that is decided now."""

    def __init__(
        self, session: Session, meeting: UUID, motion: MotionView, *, parent: QWidget
    ) -> None:
        translate = QCoreApplication.translate  # self.tr wants the base class made first
        recount = motion.ballot is not None and not motion.ballot.is_open
        titles = translate("NamedSheet", "逐人登记记名票"), translate("NamedSheet", "重新计记名票")
        super().__init__(parent, titles[recount], width=960)
        self._session, self._meeting, self._motion = session, meeting, motion
        self._recount = recount
        self._changed: dict[UUID, Cast | None] = {}
        self._shown: tuple[NamedView, NamedCount] | None = None
        self.list, self.side = NamedList(), NamedSide(session.look)
        self._build()
        self._refreshing = Refreshing(session, self._query, self._show, self)
        self._refreshing.ask()

    def _build(self) -> None:
        look = self._session.look
        title = Words(look, size=20, bold=True)
        title.say(self._motion.title)
        self.reason = LineField(
            placeholder=self.tr("为什么重新计票（会议记录要印）"), name=self.tr("重新计票理由")
        )
        self.reason.setVisible(self._recount)
        self.reason.textChanged.connect(self._show_state)
        self.search = SearchField(self.tr("姓名或拼音首字母"))
        self.search.textChanged.connect(self._show_lines)
        self.tabs = QTabBar(drawBase=False, expanding=False)
        self.tabs.setAccessibleName(self.tr("在场和不在场"))
        self.tabs.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        for _ in (HERE, AWAY):
            self.tabs.addTab("")
        self.tabs.currentChanged.connect(lambda _: self._show_lines())
        self.fault, self.seal = FaultBox(""), SealRow(look)
        self.fault.hide()
        self.seal.setVisible(not self._recount)
        left, columns = QVBoxLayout(), QHBoxLayout()
        left.setSpacing(0)
        for part in (self.search, self.tabs, self.list):
            left.addWidget(part)
        self.list.setMinimumHeight(look.px(150 if look.large else 280))
        columns.setSpacing(14)
        columns.addLayout(left, 1)
        columns.addWidget(self.side)
        self.body.setSpacing(8)
        self.body.addWidget(title)
        self.body.addWidget(self.reason)
        self.body.addLayout(columns, 1)
        self.body.addWidget(self.fault)
        self.body.addWidget(self.seal)
        self._build_foot()
        self.list.currentRowChanged.connect(lambda _: self._show_line())
        self.list.voted.connect(self.vote)
        self.side.voted.connect(self.vote)
        self.list.withdrawn.connect(self.withdraw)
        self.list.typed.connect(self._on_letter_typed)
        self.search.installEventFilter(self)

    def _build_foot(self) -> None:
        for keys, told in (
            ("1 2 3", self.tr("赞成、反对、弃权")),
            ("Del", self.tr("撤回")),
            ("Esc", self.tr("先放着，登记的都在")),
        ):
            self.footer.addWidget(KeyCap(keys))
            self.footer.addWidget(text_label(told, "second"))
        self.footer.addStretch(1)
        self.send = Button(self.tr("提交结果"), kind="primary", letter="B")
        self.send.clicked.connect(self._on_send_clicked)
        self.footer.addWidget(self.send)

    # Showing

    def _query(self) -> Callable[[Reading], tuple[NamedView, NamedCount]]:
        ballot, changed = self._ballot, dict(self._changed)

        def look(reading: Reading) -> tuple[NamedView, NamedCount]:
            view = recast(view_named(reading, ballot), changed)
            return view, count_votes(reading, reading.get(Ballot, ballot), view.casts())

        return look

    @property
    def _ballot(self) -> UUID:
        if self._motion.ballot is None:
            msg = "a sheet is opened on a ballot"
            raise RuntimeError(msg)
        return self._motion.ballot.id

    def _show(self, shown: tuple[NamedView, NamedCount]) -> None:
        is_first, self._shown = self._shown is None, shown
        view, counted = shown
        for tab, name, lines in (
            (HERE, self.tr("在场 {n}"), view.here),
            (AWAY, self.tr("不在场 {n}"), view.away),
        ):
            self.tabs.setTabText(tab, name.format(n=len(lines)))
        if self._motion.ballot is not None:
            self.side.show_count(self._motion.ballot.frame, view, counted)
        self._show_lines()
        self._show_state()
        if is_first:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_lines(self) -> None:
        if self._shown is None:
            return
        view, typed = self._shown[0], self.search.text().strip()
        lines = view.here if self.tabs.currentIndex() == HERE else view.away
        if typed:
            lines = tuple(one for one in view.lines if one.line.fits(typed))
        self.list.show_lines(lines)
        self._show_line()

    def _show_line(self) -> None:
        if self._shown is not None:
            self.side.show_line(self.list.current(), self._shown[0])

    def _show_state(self) -> None:
        if self._shown is None:
            return
        if self._shown[1].returned == 0:
            self.send.lock(self.tr("一票都还没有登记"))
        elif self._recount and not self.reason.text().strip():
            self.send.lock(self.tr("先写重新计票的理由"))
        else:
            self.send.unlock()

    # Voting

    def vote(self, choice: str) -> None:
        """Enter what the chosen one votes, and go on to the next."""
        line = self.list.current()
        if line is None or line.recused:
            return
        way = line.way if line.here else self.side.ways.value()
        if not way:
            self.fault.show_fault(
                self.tr("{name}表决时不在会场。").format(name=line.line.name),
                self.tr("先选怎么投的：书面、电话或者委托。"),
                "warn",
            )
            self.fault.show()
            self.side.ways.setFocus()
            return
        self._enter(line, Cast(participant=line.id, voted=choice, way=way))
        self.search.clear()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        self.list.go_on()

    def withdraw(self) -> None:
        """Take back what is entered for the chosen one."""
        line = self.list.current()
        if line is not None and line.voted:
            self._enter(line, None)

    def _enter(self, line: NamedLine, cast: Cast | None) -> None:
        self.fault.hide()
        if self._recount:
            self._changed[line.id] = cast
            self._refreshing.ask()
            return
        ledger, ballot = self._session.ledger, self._ballot
        if cast is None:
            act = partial(withdraw_named_vote, ledger, ballot, line.id)
        else:
            act = partial(cast_named_vote, ledger, ballot, line.id, voted=cast.voted, way=cast.way)
        self._session.act(self, act, lambda _: self._refreshing.ask(), self._on_refused)

    def _on_refused(self, error: AppError) -> None:
        self.let_go()
        self.fault.show_fault(error.message, error.advice)
        self.fault.show()
        self._refreshing.ask()

    def _on_send_clicked(self) -> None:
        if self._shown is None:
            return
        ledger, ballot = self._session.ledger, self._ballot
        act: Callable[[], object]
        if self._recount:
            casts, reason = self._shown[0].casts(), self.reason.text().strip()
            act = partial(recount_named_ballot, ledger, ballot, casts=casts, reason=reason)
        else:
            act = partial(close_named_ballot, ledger, ballot, **self.seal.values())
        self.hold()
        self.send.setEnabled(False)
        self._session.act(self, act, self._on_sent, self._on_refused)

    def _on_sent(self, _: object) -> None:
        self.let_go()
        self.submitted.emit(self._motion.id)
        self.accept()

    # Keys of the search

    def _on_letter_typed(self, letter: str) -> None:
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)
        self.search.setText(letter)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let ↑↓ choose and Enter go to the list, where the digits vote."""
        if watched is not self.search or self.search.guard.composing:
            return super().eventFilter(watched, event)
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key = Qt.Key(event.key())
            if key in _LIST_KEYS:
                self.list.keyPressEvent(event)
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.list.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
        return super().eventFilter(watched, event)
