"""The tabs that list what is in the file of a consultation, read when they are first opened."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from desktop.services.consultation_lists import (
    list_meetings_of,
    list_opinions_of,
    list_participants,
    list_records_of,
    list_tasks_of,
    list_votes_of,
)
from desktop.services.roll_lines import ROLL_STATES
from desktop.ui.consultations.wording import FileWords
from desktop.ui.lists.rows import Row, RowList
from desktop.ui.messages import label
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.states import EmptyState

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from uuid import UUID

    from desktop.services.consultation_lists import EntryLine, ParticipantLine
    from desktop.services.ports import Reading
    from desktop.ui.sessions import Session

PARTICIPANTS, MEETINGS, OPINIONS = "participants", "meetings", "opinions"
VOTES, TASKS, RECORDS = "votes", "tasks", "records"

_QUERIES: Mapping[str, Callable[[Reading, UUID], Sequence[Any]]] = {
    PARTICIPANTS: list_participants,
    MEETINGS: list_meetings_of,
    OPINIONS: list_opinions_of,
    VOTES: list_votes_of,
    TASKS: list_tasks_of,
    RECORDS: list_records_of,
}
_ROLL_TONES = {"present": "good", "left": "warn", "excused": "neutral", "absent": "outline"}
_MEETING_TONES = {"planned": "info", "open": "accent", "ended": "neutral"}
_STANCE_TONES = {"support": "good", "oppose": "bad", "conditional": "warn", "suggestion": "info"}
_RESULT_TONES = {"carried": "good", "not_carried": "neutral", "failed": "bad", "void": "bad"}
_TASK_TONES = {"blocked": "warn", "done": "good", "running": "info"}
_ICONS = {
    "Meeting": "users-round",
    "Opinion": "message-square",
    "Motion": "vote",
    "Task": "list-checks",
    "Notice": "megaphone",
    "Objection": "octagon-alert",
    "FrozenRecord": "file-check",
    "SignOff": "signature",
    "LawfulCondition": "scale",
    "PassedGap": "circle-minus",
    "Outcome": "handshake",
}


class FileList(QStackedWidget):
    """One tab: its rows, or what is missing and the one thing to do."""

    opened = Signal(object)
    """The line of a row that was entered: EntryLine or ParticipantLine."""
    asked = Signal()
    """The button of the empty tab was pressed."""

    def __init__(self, session: Session, tab: str, consultation: UUID) -> None:
        super().__init__()
        self.tab = tab
        self._session, self._consultation = session, consultation
        self._words = FileWords(self)
        self._lines: Mapping[UUID, Any] = {}
        self._wanted: UUID | None = None
        self.list = RowList()
        title, text, word = self._empty()
        self.list.setAccessibleName(title)
        self.button = Button(word, kind="strong", icon="plus") if word else None
        if self.button is not None:
            self.button.clicked.connect(self.asked)
        self._nothing = EmptyState("inbox", title, text, self.button)
        self._nothing.setProperty("role", "sheet-body")
        self.addWidget(self.list)
        self.addWidget(self._nothing)
        self.list.opened.connect(self._on_opened)
        self.list.acted.connect(self._on_opened)

    def _empty(self) -> tuple[str, str, str]:
        return {
            PARTICIPANTS: (
                self.tr("还没有参加人"),
                self.tr("召集会议时按名册带出，也可以在会场里加列席。"),
                self.tr("召集会议"),
            ),
            MEETINGS: (
                self.tr("还没有会议"),
                self.tr("定下时间、地点、名册和议程，会场就能打开。"),
                self.tr("召集会议"),
            ),
            OPINIONS: (
                self.tr("还没有意见"),
                self.tr("会场里记下的意见都列在这里，每条都要有答复。"),
                "",
            ),
            VOTES: (
                self.tr("还没有表决"),
                self.tr("会场里提出的表决事项和结果列在这里。"),
                "",
            ),
            TASKS: (
                self.tr("还没有落实事项"),
                self.tr("协商成果采纳以后，分派到单位和人，写明期限。"),
                self.tr("分派一项"),
            ),
            RECORDS: (
                self.tr("还没有记录"),
                self.tr("签署、公示、调研、成果、定稿的记录都列在这里。"),
                "",
            ),
        }[self.tab]

    def refresh(self) -> None:
        """Ask for the rows."""
        query, consultation = _QUERIES[self.tab], self._consultation
        self._session.read(self, lambda reading: query(reading, consultation), self._on_read)

    def choose(self, row: UUID) -> None:
        """Choose a row, at once or when the rows are there."""
        self._wanted = row
        if row in self._lines:
            self.list.choose(row)

    def _on_read(self, lines: Sequence[Any]) -> None:
        self._lines = {line.id: line for line in lines}
        had_focus = self.list.hasFocus()
        make = self._participant if self.tab == PARTICIPANTS else self._entry
        self.list.show_rows([make(line) for line in lines])
        self.setCurrentWidget(self.list if lines else self._nothing)
        if had_focus and not lines and self.button is not None:
            self.button.setFocus()
        if self._wanted is not None:
            self.list.choose(self._wanted)

    def chosen_meeting(self) -> UUID | None:
        """Return the meeting of the row that is chosen; None where there is no row."""
        key = self.list.current_key()
        line = next((one for row, one in self._lines.items() if row == key), None)
        return line.parent if line is not None else None

    def first_unanswered(self) -> Any | None:
        """Return the first opinion or objection without an answer."""
        lines = self._lines.values()
        return next((one for one in lines if not getattr(one, "answered", True)), None)

    def _participant(self, one: ParticipantLine) -> Row:
        state = label(ROLL_STATES[one.status])
        chips = [(state, _ROLL_TONES[one.status], "")]
        if one.capacity != "entitled":
            word = self._words.choice("Participant", "capacity", one.capacity)
            chips.insert(0, (word, "outline", ""))
        return Row(
            key=one.id,
            title=one.name,
            second=one.second,
            chips=tuple(chips),
            group=one.group,
            initials=one.initials,
        )

    def _entry(self, one: EntryLine) -> Row:
        told = {
            MEETINGS: self._meeting,
            OPINIONS: self._opinion,
            VOTES: self._vote,
            TASKS: self._task,
            RECORDS: self._record,
        }
        second, chips = told[self.tab](one)
        return Row(
            key=one.id,
            title=" ".join(one.title.split()) or self._words.kind_of(one.type),
            second=second,
            icon=_ICONS.get(one.type, "file-text"),
            chips=chips,
            group=label(one.group),
        )

    def _meeting(self, one: EntryLine) -> tuple[str, tuple[tuple[str, str, str], ...]]:
        state = self._words.choice("Meeting", "state", one.state)
        second = " · ".join(filter(None, (one.day, one.second)))
        return second, ((state, _MEETING_TONES.get(one.state, "neutral"), ""),)

    def _opinion(self, one: EntryLine) -> tuple[str, tuple[tuple[str, str, str], ...]]:
        stance = self._words.choice("Opinion", "stance", one.state)
        answered = (
            (self.tr("已答复"), "good", "circle-check")
            if one.answered
            else (self.tr("还没答复"), "warn", "clock")
        )
        told = (one.second or self.tr("（不具名）"), label(one.way) if one.way else "")
        second = " · ".join(filter(None, told))
        return second, ((stance, _STANCE_TONES.get(one.state, "neutral"), ""), answered)

    def _vote(self, one: EntryLine) -> tuple[str, tuple[tuple[str, str, str], ...]]:
        word = self._words.choice("Ballot", "result", one.state) if one.state else ""
        tone = _RESULT_TONES.get(one.state, "outline")
        return one.day, ((word or self.tr("还没有表决"), tone, ""),)

    def _task(self, one: EntryLine) -> tuple[str, tuple[tuple[str, str, str], ...]]:
        state = self._words.choice("Task", "state", one.state)
        first = self.tr("首次期限 {day}").format(day=one.day) if one.day else ""
        second = " · ".join(filter(None, (one.second, first)))
        return second, ((state, _TASK_TONES.get(one.state, "outline"), ""),)

    def _record(self, one: EntryLine) -> tuple[str, tuple[tuple[str, str, str], ...]]:
        chips = ((self.tr("已答复"), "good", "circle-check"),) if one.answered else ()
        second = "" if one.second == one.title else one.second
        return " · ".join(filter(None, (one.day, second))), chips

    def _on_opened(self, key: UUID) -> None:
        line = self._lines.get(key)
        if line is not None:
            self.opened.emit(line)
