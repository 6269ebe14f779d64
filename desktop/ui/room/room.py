"""The room of one meeting: its panes, and how they hear of each other.

The room is entered with bar, band and roll; the other panes are made in the turns of the event
loop that follow, for all at once would hold up keys that are typed ahead.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.services.gatherings import RollMemory
from desktop.services.room_views import view_room
from desktop.ui.ballots.vote_panel import VotePanel
from desktop.ui.clock_questions import ask_day
from desktop.ui.refreshing import Refreshing
from desktop.ui.room.acts import RoomActs
from desktop.ui.room.bar import RoomBar
from desktop.ui.room.besides import Besides
from desktop.ui.room.clock_watch import ClockWatch
from desktop.ui.room.columns import HEARD, OPINIONS, VOTE, RoomColumns
from desktop.ui.room.consensus_desk import ConsensusDesk
from desktop.ui.room.consensus_pane import ConsensusPane
from desktop.ui.room.ending import Ending
from desktop.ui.room.heard_pane import HeardPane
from desktop.ui.room.opinion_desk import OpinionDesk
from desktop.ui.room.opinion_pane import OpinionPane
from desktop.ui.room.panes import AskStrip
from desktop.ui.room.quorum_band import QuorumBand
from desktop.ui.room.roll_desk import RollDesk
from desktop.ui.room.roll_pane import RollPane

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from desktop.services.ports import Reading
    from desktop.services.room_views import RoomView
    from desktop.ui.sessions import Session

NAMED = 3
"""Groups that a caution names; more are counted."""


class Room(QWidget):
    """Everything of one meeting's room."""

    def __init__(self, session: Session, meeting: UUID) -> None:
        super().__init__()
        self._session, self._meeting = session, meeting
        self.view: RoomView | None = None
        self._come: RoomView | None = None
        self.begins_with: int | None = None  # pane that takes the keyboard once the ledger told
        self._compact = False
        self.acts = RoomActs(session, meeting, self)
        self.bar, self.band, self.ask = RoomBar(), QuorumBand(), AskStrip()
        self.roll = RollPane()
        self.columns = RoomColumns(self.roll)
        self.roll_desk = RollDesk(session, self.roll, self.acts, self)
        self.besides = Besides(session, self.acts, self)
        self.ending = Ending(session, self.acts, self.ask, self)
        self._memory = RollMemory()
        self._refreshing = Refreshing(session, self._query, self._show, self)
        self._lay_out()
        self._connect()
        self._add_keys()
        self.clock_watch = ClockWatch(self)
        self.clock_watch.jumped.connect(lambda told, advice: session.notify(told, advice, "warn"))
        self._clock = QTimer(self, interval=1000)
        self._clock.timeout.connect(self._on_clock_tick)
        self._clock.start()
        self._turns = QTimer(self, interval=0)
        self._turns.timeout.connect(self._on_turn)
        self._turns.start()

    def _lay_out(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        for part in (self.bar, self.band, self.ask):
            whole.addWidget(part)
        whole.addWidget(self.columns, 1)
        self.arrange(compact=False)

    def arrange(self, *, compact: bool) -> None:
        """Put the vote and the unheard beside, or behind tabs."""
        self._compact = compact
        self.columns.arrange(compact=compact)
        if self.view is not None:
            self._show_parts(self.view)

    # The panes that follow; whoever needs one earlier has it made

    @property
    def opinions(self) -> OpinionPane:
        """Agenda, opinions and their entry."""
        return self.opinion_desk.pane

    @cached_property
    def opinion_desk(self) -> OpinionDesk:
        """The opinions, joined with the ledger from the first key on."""
        pane = OpinionPane()
        pane.strip.item_wanted.connect(self.acts.begin_item)
        pane.row.next_wanted.connect(self._on_next_item)
        self.columns.put(OPINIONS, pane)
        return OpinionDesk(self._session, self._meeting, pane, self.acts, self)

    @cached_property
    def heard(self) -> HeardPane:
        """Who has not spoken."""
        pane = HeardPane()
        pane.wanted.connect(self._on_group_wanted)
        self.columns.put(HEARD, pane)
        return pane

    @cached_property
    def vote(self) -> VotePanel:
        """The vote."""
        panel = VotePanel(self._session, self._meeting)
        panel.call_back_wanted.connect(self.roll_desk.call_back)
        panel.other_item_wanted.connect(self._on_next_item)
        panel.pause_wanted.connect(self.acts.pause)
        self.columns.put(VOTE, panel)
        return panel

    @cached_property
    def consensus(self) -> ConsensusDesk:
        """What a talk comes to, in the place of the vote; made for the first talk alone."""
        pane = ConsensusPane()
        pane.unheard_wanted.connect(self._focus_heard)
        return ConsensusDesk(self._session, self._meeting, pane, self)

    @property
    def is_whole(self) -> bool:
        """Whether all panes are there."""
        return not self._turns.isActive()

    def _on_turn(self) -> None:
        """Make the next pane; what the ledger has told meanwhile is shown with the last."""
        for name in ("opinion_desk", "heard", "vote"):
            if name not in self.__dict__:
                getattr(self, name)
                return
        self._turns.stop()
        if self._come is not None:
            self._show(self._come)

    # Wiring

    def _connect(self) -> None:
        self.bar.left.connect(self._on_exit)
        self.bar.begun.connect(lambda: ask_day(self, self._session, self.acts.begin_meeting))
        self.bar.paused.connect(self.acts.pause)
        self.bar.resumed.connect(self.acts.resume)
        self.bar.ended.connect(self._on_end_asked)
        self.bar.projected.connect(lambda: self.besides.project(self.vote))
        self.bar.papers_wanted.connect(self.leave)
        self.bar.papers_wanted.connect(self.besides.show_papers)
        self.bar.staff_wanted.connect(self.besides.arrange)
        self.ending.vote_wanted.connect(self._focus_vote)

    def _add_keys(self) -> None:
        keys: tuple[tuple[str, Callable[[], object]], ...] = (
            ("F5", self.roll_desk.take_focus),
            ("F6", self._focus_opinions),
            ("F7", self._focus_vote),
            ("F8", self._focus_heard),
            ("Alt+G", self._on_next_item),
        )
        for name, run in keys:
            shortcut = QShortcut(QKeySequence(name), self)
            shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
            shortcut.activated.connect(run)

    def _focus_opinions(self) -> None:
        self.columns.show_tab(OPINIONS)
        self.opinions.entry.focus_first()

    def _focus_vote(self) -> None:
        self.columns.show_tab(VOTE)
        (self.vote if self._votes else self.consensus.pane).take_focus()

    @property
    def _votes(self) -> bool:
        """Whether this meeting ends by votes, as all do of which nothing else is known."""
        return self.view is None or self.view.consensus is None

    def _focus_heard(self) -> None:
        self.columns.show_tab(HEARD)
        self.heard.focus_first()

    def first_focus(self) -> QWidget:
        """Return where work goes on: an opinion half typed, else the roll."""
        if self.view is None or self.opinions.entry.is_empty:
            return self.roll.search
        return self.opinions.entry.words

    # Showing

    def refresh(self) -> None:
        """Ask for the room anew; what is shown stays until then."""
        self._refreshing.ask()

    def _query(self) -> Callable[[Reading], RoomView]:
        meeting, now, memory = self._meeting, self._session.now(), self._memory
        alternative = self.vote.acts.alternative if self.is_whole else ""

        def look(reading: Reading) -> RoomView:
            return view_room(reading, meeting, now, alternative=alternative, memory=memory)

        return look

    def _show(self, view: RoomView) -> None:
        if not self.is_whole:
            self._come = view
            return
        self._come = None
        self.view = self.acts.view = view
        self._show_parts(view)
        self.vote.show_room(view)
        self.opinion_desk.restore_once(self.roll)
        ways = {OPINIONS: self._focus_opinions, VOTE: self._focus_vote}
        begins, self.begins_with = self.begins_with, None
        if begins is not None:
            ways[begins]()

    def _show_parts(self, view: RoomView) -> None:
        now = self._session.now()
        self.bar.show_room(view, now, compact=self._compact)
        self.band.show_band(view.band, compact=self._compact, ended=view.state == "ended")
        self.roll.show_room(view, compact=self._compact)
        self.opinions.show_room(view, now)
        self.heard.show_room(view)
        self.columns.put(VOTE, self.vote if self._votes else self.consensus.pane)
        if not self._votes:
            self.consensus.show_room(view)
        self.columns.show_room(view)
        self.vote.show_caution(self._caution(view))
        self.vote.tick(now)

    def _caution(self, view: RoomView) -> str:
        if not view.unheard or view.state == "ended":
            return ""
        groups = self.tr("、").join(view.unheard[:NAMED])
        if len(view.unheard) > NAMED:
            groups = self.tr("{groups}等 {n} 组").format(groups=groups, n=len(view.unheard))
        if self._compact:
            return self.tr("{groups}还没人说话").format(groups=groups)
        return self.tr("{groups}还没人说话，表决前先问一声。").format(groups=groups)

    def _on_clock_tick(self) -> None:
        """Let the times go on; no widget is asked for the keyboard."""
        now = self._session.now()
        self.clock_watch.look(now)
        self.bar.tick(now)
        if self.view is not None:
            self.opinions.tick(now)
            self.vote.tick(now)

    # The meeting

    def _on_group_wanted(self, name: str) -> None:
        self.columns.show_tab(OPINIONS)
        self.opinion_desk.take_from_group(name)

    def _on_next_item(self) -> None:
        view = self.view
        if view is None:
            return
        if view.state != "open":
            self._session.notify(self.tr("会议不在进行中。"), self.tr("请先宣布开会（Alt+K）。"))
        elif view.next_item is None:
            told = self.tr("议程已经到最后一项。")
            self._session.notify(told, self.tr("要散会，请按 Alt+E。"))
        else:
            self.acts.begin_item(view.next_item)

    def _on_end_asked(self) -> None:
        if self.view is not None:
            self.ending.ask(self.view, half_typed=not self.opinions.entry.is_empty)

    def _on_exit(self) -> None:
        self.leave()
        self.ending.leave()

    def leave(self) -> None:
        """Keep what is half typed."""
        if "opinion_desk" in self.__dict__:
            self.opinion_desk.keeper.flush()
        if "consensus" in self.__dict__:
            self.consensus.keeper.flush()
