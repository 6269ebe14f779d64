"""会议现场: one recorder with two fingers gets through a meeting, and loses nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QTabBar, QVBoxLayout, QWidget

from desktop.services.room_views import view_room
from desktop.services.sittings import find_running
from desktop.ui.autosave import DraftKeeper
from desktop.ui.ballots.projector import Projector
from desktop.ui.ballots.vote_panel import VotePanel
from desktop.ui.pages_base import Page
from desktop.ui.paper.paper_chooser import PaperChooser
from desktop.ui.places import Place
from desktop.ui.room.acts import RoomActs
from desktop.ui.room.bar import RoomBar
from desktop.ui.room.heard_pane import HeardPane
from desktop.ui.room.opinion_pane import OpinionPane
from desktop.ui.room.panes import AskStrip
from desktop.ui.room.quorum_band import QuorumBand
from desktop.ui.room.roll_pane import RollPane
from desktop.ui.tokens import appearance
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.states import EmptyState

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from desktop.errors import AppError
    from desktop.services.drafts import Draft
    from desktop.services.ports import Reading
    from desktop.services.room_views import ItemLine, RoomView
    from desktop.ui.sessions import Session

ROLL_WIDTH, SIDE_WIDTH, COMPACT_ROLL = 306, 344, 304
"""px of the design."""
OPINIONS, VOTE, HEARD = range(3)


class MeetingRoomPage(Page):
    """The room of one meeting; without a row, of the one under way."""

    def __init__(self, session: Session, place: Place) -> None:
        super().__init__(session, place)
        self.room: Room | None = None
        self._compact = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._empty: EmptyState | None = None
        if place.row is not None:
            self._enter(place.row)

    def _enter(self, meeting: UUID) -> None:
        self.room = Room(self.session, meeting)
        self._column.addWidget(self.room)
        self.room.arrange(compact=self._compact)

    def refresh(self) -> None:
        """Ask for the room anew."""
        if self.room is not None:
            self.room.refresh()
        else:
            self.session.read(self, find_running, self._on_running_found)

    def _on_running_found(self, meeting: UUID | None) -> None:
        if meeting is not None and self.room is None:
            if self._empty is not None:
                self._empty.hide()
            self._enter(meeting)
            self.refresh()
        elif self.room is None and self._empty is None:
            button = Button(self.tr("去会议列表"), kind="strong")
            button.clicked.connect(lambda: self.session.navigator.go(Place("meetings")))
            self._empty = EmptyState(
                "users-round",
                self.tr("现在没有在开的会"),
                self.tr("开会以后，这里点名、记意见、表决。"),
                button,
            )
            self._column.addWidget(self._empty)

    def leave(self) -> None:
        """Keep the half-typed opinion."""
        if self.room is not None:
            self.room.keeper.flush()

    def first_focus(self) -> QWidget:
        """Return the search of the roll, or the words of an opinion that waits."""
        return self if self.room is None else self.room.first_focus()

    def arrange(self, *, compact: bool) -> None:
        """Three columns, or two with tabs."""
        self._compact = compact
        if self.room is not None:
            self.room.arrange(compact=compact)

    def keys(self) -> list[tuple[str, str]]:
        """Return the keys of the room."""
        return [
            ("F5", self.tr("点名：打拼音首字母，Enter 记到会，Del 离场，Ctrl+Z 撤回")),
            ("Alt+Q", self.tr("记请假和事由")),
            ("F6", self.tr("记意见：姓名或首字母，Tab，写原话")),
            ("Alt+1…4", self.tr("支持、反对、有条件、建议")),
            ("Ctrl+Enter", self.tr("记下这条，接着记下一位")),
            ("F7", self.tr("表决")),
            ("F8", self.tr("谁还没说话")),
            ("Alt+G", self.tr("下一项议程")),
            ("Alt+B", self.tr("开始表决")),
            ("Alt+T", self.tr("投屏")),
            ("Alt+X", self.tr("休会，或接着开")),
            ("Alt+P", self.tr("打印签到表、表决票；散会后看会议记录")),
            ("Alt+E", self.tr("结束会议")),
        ]


class Room(QWidget):
    """Everything of one meeting's room, and how its parts hear of each other."""

    def __init__(self, session: Session, meeting: UUID) -> None:
        super().__init__()
        self._session, self._meeting = session, meeting
        self.view: RoomView | None = None
        self._compact = False
        self.acts = RoomActs(session, meeting, self)
        self.bar, self.band, self.ask = RoomBar(), QuorumBand(), AskStrip()
        self.roll, self.opinions, self.heard = RollPane(), OpinionPane(), HeardPane()
        self.vote = VotePanel(session, meeting)
        # Scrolls where a window is low: the room must never ask for more than the screen has.
        self._vote_area = QScrollArea(widgetResizable=True)
        self._vote_area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._vote_area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # it follows what lies in it
        self._vote_area.setWidget(self.vote)
        self._projector: Projector | None = None
        self.tabs = QTabBar(drawBase=False, expanding=False)
        self._lay_out()
        self._connect()
        self._add_keys()
        entry = self.opinions.entry
        self.keeper = DraftKeeper(session, "Opinion", str(meeting), entry.collect, self)
        entry.touched.connect(self.keeper.touch)
        self._asked_draft = False
        self._clock = QTimer(self, interval=1000)
        self._clock.timeout.connect(self._on_clock_tick)
        self._clock.start()

    # Layout

    def _lay_out(self) -> None:
        for name in (self.tr("记意见 F6"), self.tr("表决 F7"), self.tr("没说话 F8")):
            self.tabs.addTab(name)
        self.tabs.setAccessibleName(self.tr("现场的几页"))
        self._middle, self._side = QVBoxLayout(), QVBoxLayout()
        self._middle.setSpacing(0)
        self._side.setSpacing(10)
        self._middle.addWidget(self.tabs)
        self._middle.addWidget(self.opinions, 1)
        self._columns = QHBoxLayout()
        self._columns.setContentsMargins(12, 10, 12, 10)
        self._columns.setSpacing(10)
        self._columns.addWidget(self.roll)
        self._columns.addLayout(self._middle, 1)
        self._columns.addLayout(self._side)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        for part in (self.bar, self.band, self.ask):
            whole.addWidget(part)
        whole.addLayout(self._columns, 1)
        self.arrange(compact=False)

    def arrange(self, *, compact: bool) -> None:
        """Put the vote and the unheard beside, or behind tabs."""
        self._compact = compact
        goal = self._middle if compact else self._side
        # Hidden while they move: all three in one column would ask for more than the window has.
        for widget in (self.heard, self._vote_area):
            widget.hide()
        for widget, stretch in ((self.heard, 0), (self._vote_area, 1)):
            self._middle.removeWidget(widget)
            self._side.removeWidget(widget)
            goal.addWidget(widget, 1 if compact else stretch)
        width = appearance().px(COMPACT_ROLL if compact else ROLL_WIDTH)
        self.roll.setFixedWidth(width)
        side = 16_777_215 if compact else appearance().px(SIDE_WIDTH)
        for widget in (self.heard, self._vote_area):
            widget.setMinimumWidth(0 if compact else side)
            widget.setMaximumWidth(side)
        self.heard.arrange(compact=compact)
        self.vote.arrange(compact=compact)
        self.opinions.arrange(compact=compact)
        self.tabs.setVisible(compact)
        self._show_tab()
        if self.view is not None:
            self._show(self.view)

    def _show_tab(self) -> None:
        chosen = self.tabs.currentIndex()
        parts = ((OPINIONS, self.opinions), (VOTE, self._vote_area), (HEARD, self.heard))
        for place, widget in parts:
            widget.setVisible(not self._compact or place == chosen)

    # Wiring

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(self._show_tab)
        self.bar.left.connect(self._on_exit)
        self.bar.begun.connect(self.acts.begin_meeting)
        self.bar.paused.connect(self.acts.pause)
        self.bar.resumed.connect(self.acts.resume)
        self.bar.ended.connect(self._on_end_asked)
        self.bar.projected.connect(self._on_projected)
        self.bar.papers_wanted.connect(self._on_papers_wanted)
        self.roll.arrived.connect(self.acts.arrive)
        self.roll.departed.connect(self.acts.depart)
        self.roll.excused.connect(self.acts.excuse)
        self.roll.withdrawn.connect(self.acts.withdraw)
        self.roll.unknown.connect(self._on_unknown)
        self.roll.told.connect(self._session.notify)
        self.opinions.strip.item_wanted.connect(self.acts.begin_item)
        self.opinions.row.next_wanted.connect(self._on_next_item)
        self.opinions.entry.finished.connect(self._on_opinion_finished)
        self.heard.wanted.connect(self._on_group_wanted)
        self.vote.call_back_wanted.connect(self._on_call_back_wanted)
        self.vote.other_item_wanted.connect(self._on_next_item)
        self.vote.pause_wanted.connect(self.acts.pause)
        self.acts.joined.connect(lambda _: self.roll.search.clear())
        self.acts.ended.connect(self._on_ended)

    def _add_keys(self) -> None:
        keys: tuple[tuple[str, Callable[[], object]], ...] = (
            ("F5", self._focus_roll),
            ("F6", self._focus_opinions),
            ("F7", self._focus_vote),
            ("F8", self._focus_heard),
            ("Alt+G", self._on_next_item),
        )
        for name, run in keys:
            shortcut = QShortcut(QKeySequence(name), self)
            shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
            shortcut.activated.connect(run)

    def _focus_roll(self) -> None:
        self.roll.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.roll.search.selectAll()

    def _focus_opinions(self) -> None:
        self.tabs.setCurrentIndex(OPINIONS)
        self.opinions.entry.focus_first()

    def _focus_vote(self) -> None:
        self.tabs.setCurrentIndex(VOTE)
        self.vote.take_focus()

    def _focus_heard(self) -> None:
        self.tabs.setCurrentIndex(HEARD)
        self.heard.focus_first()

    def first_focus(self) -> QWidget:
        """Return where work goes on: an opinion half typed, else the roll."""
        entry = self.opinions.entry
        return self.roll.search if entry.is_empty else entry.words

    # Showing

    def refresh(self) -> None:
        """Ask for the room anew; what is shown stays until then."""
        meeting, now = self._meeting, self._session.now()

        def look(reading: Reading) -> RoomView:
            return view_room(reading, meeting, now)

        self._session.read(self, look, self._show)

    def _show(self, view: RoomView) -> None:
        self.view = self.acts.view = view
        now = self._session.now()
        self.bar.show_room(view, now, compact=self._compact)
        self.band.show_band(view.band, compact=self._compact)
        self.roll.show_room(view, compact=self._compact)
        self.opinions.show_room(view, now)
        self.heard.show_room(view)
        self.vote.show_room(view)
        self.vote.show_caution(self._caution(view))
        unheard = len(view.unheard)
        text = self.tr("没说话 {n} 组 F8") if unheard else self.tr("都说了 F8")
        self.tabs.setTabText(HEARD, text.format(n=unheard))
        if not self._asked_draft:  # not before: the speaker of a draft is found on the roll
            self._asked_draft = True
            self.keeper.restore(self._on_draft_found)

    def _caution(self, view: RoomView) -> str:
        if not view.unheard:
            return ""
        text = self.tr("{groups}还没人说话，表决前先问一声。")
        names = "、".join(view.unheard[:3])
        more = self.tr("等 {n} 组").format(n=len(view.unheard))
        return text.format(groups=names if len(view.unheard) <= 3 else f"{names}{more}")  # noqa: PLR2004 – names in one line

    def _on_clock_tick(self) -> None:
        now = self._session.now()
        self.bar.tick(now)
        if self.view is not None:
            self.opinions.tick(now)

    # Opinions

    def _on_draft_found(self, draft: Draft | None) -> None:
        if draft is not None:
            entry = self.opinions.entry
            entry.restore(draft.content)
            if self.roll.search.hasFocus() and not self.roll.search.text():
                entry.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_opinion_finished(self) -> None:
        entry = self.opinions.entry
        words = entry.words.text().strip()
        if entry.speaker.text().strip() and not entry.speaker.resolve():
            self._session.notify(entry.speaker.toolTip(), "", "warn")
            entry.speaker.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if entry.speaker.line is None:
            entry.speaker.show_fault(self.tr("没有写谁说的。"))
            entry.speaker.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if not words:
            entry.words.show_fault(self.tr("意见是空的，请写下说了什么。"))
            entry.words.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        values: dict[str, Any] = {
            "speaker": entry.speaker.line.id,
            "stance": entry.stance.value(),
            "content": words,
            "minority": entry.minority.isChecked(),
        }
        self.keeper.flush()
        # Locked until it is stored, so that a second Ctrl+Enter does not store it twice.
        entry.setEnabled(False)
        self.acts.store_opinion(values, self._on_opinion_stored, self._on_opinion_failed)

    def _on_opinion_stored(self, _: object) -> None:
        entry = self.opinions.entry
        entry.setEnabled(True)
        entry.clear()
        self.keeper.drop()
        entry.speaker.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_opinion_failed(self, error: AppError) -> None:
        entry = self.opinions.entry
        entry.setEnabled(True)
        entry.words.setFocus(Qt.FocusReason.OtherFocusReason)
        self._session.notify(error.message, error.advice, "bad")

    def _on_group_wanted(self, name: str) -> None:
        self.tabs.setCurrentIndex(OPINIONS)
        speaker = self.opinions.entry.speaker
        speaker.setFocus(Qt.FocusReason.OtherFocusReason)
        speaker.offer_group(name)

    # The roll

    def _on_unknown(self, name: str) -> None:
        def ask(found: tuple[tuple[UUID, str], ...]) -> None:
            person = found[0][0] if len(found) == 1 else None
            known = self.tr("名册里有这个人，不在本次会议名单里。")
            new = self.tr("名册里没有这个人，会新登记一个人。")
            self.roll.ask.ask(
                self.tr("“{name}”不在名单里，怎么记？").format(name=name),
                [
                    (self.tr("列席"), "L", self._joining(name, person, entitled=False)),
                    (self.tr("应到"), "Y", self._joining(name, person, entitled=True)),
                    (self.tr("不记"), "N", self._focus_roll),
                ],
                more=(new if person is None else known)
                + self.tr("列席只能说话，不计入人数；记成应到，应到人数加 1。"),
            )

        self.acts.namesakes(name, ask)

    def _joining(self, name: str, person: UUID | None, *, entitled: bool) -> Callable[[], None]:
        def run() -> None:
            self.acts.join(name, entitled=entitled, person=person)
            self._focus_roll()

        return run

    def _on_call_back_wanted(self) -> None:
        left = self.view.counts["left"] if self.view else 0
        self.roll.show_state("left" if left else "absent")
        self._focus_roll()

    # The meeting

    def _on_next_item(self) -> None:
        view = self.view
        if view is None:
            return
        item: ItemLine | None = view.next_item
        if view.state != "open":
            self._session.notify(self.tr("会议不在进行中。"), self.tr("请先宣布开会（Alt+K）。"))
        elif item is None:
            told = self.tr("议程已经到最后一项。")
            self._session.notify(told, self.tr("要散会，请按 Alt+E。"))
        else:
            self.acts.begin_item(item)

    def _on_projected(self) -> None:
        if self._projector is None:
            self._projector = Projector(self._session, self._meeting, self)
            self.vote.motion_changed.connect(self._projector.show_motion)
        self._projector.toggle()

    def _on_end_asked(self) -> None:
        view = self.view
        if view is None:
            return
        if view.open_ballots:
            told = self.tr("还有 {n} 项表决没有结果：{titles}。").format(
                n=len(view.open_ballots), titles="、".join(view.open_ballots)
            )
            advice = self.tr("先录入票数并确认，再结束会议。")
            answers = [(self.tr("去表决"), "", self._focus_vote), (self.tr("接着开"), "", _nothing)]
            self.ask.ask(told, answers, more=advice, tone="bad")
            return
        more = self.tr("散会后点名不能再改。")
        if view.pending_motion:
            left = self.tr("“{title}”还没有表决。").format(title=view.pending_motion)
            more = f"{left}{more}"
        if not self.opinions.entry.is_empty:
            more = self.tr("有一条意见没有记完，会留着。") + more
        answers = [(self.tr("散会"), "", self.acts.end), (self.tr("接着开"), "", _nothing)]
        self.ask.ask(self.tr("现在散会？"), answers, more=more, tone="warn")

    def _on_ended(self) -> None:
        told = self.tr("散会了，都存好了。")
        self._session.notify(told, self.tr("按 Alt+P 看会议记录，定稿、打印。"), "good")

    def _on_papers_wanted(self) -> None:
        """Show the record once the meeting has ended, before that the forms there are."""
        self.keeper.flush()
        if self.view is not None and self.view.state == "ended":
            place = Place("paper", self._meeting, {"paper": "meeting_record"})
            self._session.navigator.go(place)
        else:
            PaperChooser(self._session, self, self._meeting).open()

    def _on_exit(self) -> None:
        self.keeper.flush()
        navigator = self._session.navigator
        if navigator.can_go_back:
            navigator.back()
        else:
            navigator.go(Place("meetings"))


def _nothing() -> None:
    """Go on as before."""
