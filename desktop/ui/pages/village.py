"""One village as the township or county reads it: five lists, and a drawer for one record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.domain.deadlines import day_of
from desktop.services.village_records import BAD, GOOD, LISTS, list_records, read_record
from desktop.services.villages import list_villages
from desktop.ui.lists.drawer_rows import DrawerRow, take_escape
from desktop.ui.lists.rows import Row, RowList
from desktop.ui.messages import label
from desktop.ui.pages_base import Page
from desktop.ui.task_ledger.due_words import DueWords
from desktop.ui.villages.facts_drawer import FactsDrawer
from desktop.ui.villages.sheets import AnswerSubmissionSheet, RemindSheet
from desktop.ui.villages.wording import VillageWords
from desktop.ui.widgets.chips import Chip
from desktop.ui.widgets.panels import PageHead, Panel
from desktop.ui.widgets.segments import Segments
from desktop.ui.widgets.states import EmptyState

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from uuid import UUID

    from PySide6.QtCore import QEvent

    from desktop.services.ports import Reading
    from desktop.services.village_records import RecordFacts, RecordLine
    from desktop.services.villages import VillageLine
    from desktop.ui.places import Place
    from desktop.ui.sessions import Session

_DRAWER_WIDTH = 380
_CHIPS = {BAD: ("overdue", "triangle-alert"), GOOD: ("good", "check")}
_Lists = dict[str, tuple["RecordLine", ...]]


class VillagePage(Page):
    """Read-only, but for what those above do: an answer and a reminder."""

    def __init__(self, session: Session, place: Place) -> None:
        super().__init__(session, place)
        self._village: UUID | None = place.row
        self._name = ""
        self._lists: _Lists = {}
        self._words, self._days = VillageWords(self), DueWords(self)
        self.head = PageHead("", back=True)
        self.head.back_pressed.connect(session.navigator.back)
        self.synced = Chip("", "outline")
        self.head.extras.addWidget(self.synced)
        self.which = Segments(self._options(), keys="Ctrl+")
        self.which.setAccessibleName(self.tr("看哪一类记录"))
        self.which.choose(LISTS[0])
        self.list, self.drawer = RowList(), FactsDrawer()
        self.list.setAccessibleName(self.tr("记录"))
        self.stack = self._make_stack()
        self._lay_out()
        self._connect()

    def _make_stack(self) -> QStackedWidget:
        panel = Panel("")
        panel.setAccessibleName(self.tr("记录"))
        panel.body.addWidget(self.list)
        none = Panel("")
        self._none = EmptyState("inbox", "", "")
        none.body.addWidget(self._none)
        stack = QStackedWidget()
        stack.addWidget(panel)
        stack.addWidget(none)
        return stack

    def _lay_out(self) -> None:
        self._both = DrawerRow(self.stack, self.drawer, self._has_facts)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(12)
        column.addWidget(self.head)
        column.addWidget(self.which)
        column.addLayout(self._both, 1)

    def _connect(self) -> None:
        self.which.chosen.connect(self._on_which_chosen)
        self.list.current_changed.connect(lambda _: self._read_current())
        self.list.opened.connect(lambda _: self._open_drawer())
        self.drawer.closed.connect(self._close_drawer)
        self.drawer.answer_asked.connect(self._on_answer_asked)
        self.drawer.remind_asked.connect(self._on_remind_asked)

    def _options(self) -> list[tuple[str, str, str]]:
        named = ((which, self._words.list_name(which)) for which in LISTS)
        return [
            (which, f"{name} {len(self._lists[which])}" if which in self._lists else name, "")
            for which, name in named
        ]

    # What is shown

    def refresh(self) -> None:
        """Ask for the village and its lists."""
        now, village = self.session.now(), self._village
        today = day_of(now)

        def read(reading: Reading) -> tuple[VillageLine | None, _Lists]:
            lines = list_villages(reading, now)
            own = next((line for line in lines if line.id == village), None)
            return own, {which: list_records(reading, which, today) for which in LISTS}

        self.session.read(self, read, self._on_read, of=village)

    def _on_read(self, found: tuple[VillageLine | None, _Lists]) -> None:
        line, self._lists = found
        if line is not None:
            self._name = line.name
            self.head.show_title(line.name, line.code)
            self.synced.show_as(*self._words.synced(line.days))
            self._none.show_text(*self._words.nothing(line.days))
        self.which.show_options(self._options())
        self._show_list()

    def _on_which_chosen(self, which: object) -> None:
        if self._is_covered():
            self._both.close()
        self._show_list()
        lines = self._lists.get(str(which), ())
        if lines:
            self.list.choose(lines[0].id)  # not what stands where one was in another list
        if self.stack.currentIndex() == 0:
            self.list.setFocus()

    def _show_list(self) -> None:
        lines = self._lists.get(self.which.value(), ())
        today = day_of(self.session.now())
        self.list.show_rows([self._row(line, today) for line in lines])
        self.stack.setCurrentIndex(0 if lines else 1)
        line, facts = self._current(), self.drawer.facts
        if line is None or facts is None or line.id != facts.id:
            self.drawer.facts = None  # what is still shown stays, and the keyboard in it
        self._both.place()
        self._read_current()

    def _row(self, line: RecordLine, today: date) -> Row:
        left = None if line.due is None else (line.due - today).days
        is_late = left is not None and left < 0
        # What is late says so in its own chip; one alarm a row is enough.
        tone, icon = ("neutral", "") if is_late else _CHIPS.get(line.tone, ("neutral", ""))
        chips = [(label(line.state), tone, icon)]
        if left is not None:
            due = ("overdue", "triangle-alert") if is_late else ("outline", "clock")
            chips.insert(0, (self._days.left(left), *due))
        return Row(
            key=line.id,
            title=line.title,
            second=" · ".join(label(word) for word in line.second),
            chips=tuple(chips),
            data=line,
        )

    def _current(self) -> RecordLine | None:
        row = self.list.current_row()
        return row.data if row is not None else None

    def _read_current(self) -> None:
        line = self._current()
        if line is None:
            return
        self.session.read(
            self,
            lambda reading: read_record(reading, line.type, line.id),
            self._on_record_read,
            of=self._village,
        )

    def _on_record_read(self, facts: RecordFacts) -> None:
        line = self._current()
        if line is not None and line.id == facts.id:
            self.drawer.show_facts(facts)
            self._both.place()

    # The drawer

    def _open_drawer(self) -> None:
        self._both.open()
        buttons = (self.drawer.answer, self.drawer.remind)
        shown = next((button for button in buttons if button.isVisible()), None)
        if shown is not None:
            shown.setFocus()

    def _close_drawer(self) -> None:
        self._both.close()
        self.list.setFocus()

    def _has_facts(self) -> bool:
        return self.stack.currentIndex() == 0 and self.drawer.facts is not None

    def _is_covered(self) -> bool:
        return self._both.is_compact and self.drawer.isVisible()

    def _on_answer_asked(self) -> None:
        facts = self.drawer.facts
        if facts is not None and facts.submissions:
            submission, addressee = facts.submissions[-1]
            about = self.tr("{title}，报送{addressee}")
            title = about.format(title=facts.title, addressee=addressee)
            names: Mapping[str, str] = {
                "village": self._name,
                "title": title if addressee else facts.title,
            }
            AnswerSubmissionSheet(self, self.session, submission, **names).open()

    def _on_remind_asked(self) -> None:
        facts = self.drawer.facts
        if facts is not None:
            RemindSheet(self, self.session, facts.id, village=self._name, title=facts.title).open()

    def event(self, event: QEvent) -> bool:
        """Close a drawer that lies over the list by Esc, before the window goes back with it."""
        return take_escape(event, self._is_covered, self._close_drawer) or super().event(event)

    def first_focus(self) -> QWidget:
        """Return the list, or the choice above nothing."""
        return self.list if self.stack.currentIndex() == 0 else self.which

    def arrange(self, *, compact: bool) -> None:
        """Let the drawer lie over the list where room is short."""
        self.which.show_digits(shown=not compact)
        self._both.arrange(self.session.look.px(_DRAWER_WIDTH), compact=compact)

    def keys(self) -> list[tuple[str, str]]:
        """Return the keys of this page."""
        return [
            ("Ctrl+1…5", self.tr("诉求、协商、会议、表决、落实")),
            ("↑ ↓", self.tr("选记录")),
            ("Enter", self.tr("看这条记录")),
            ("Alt+D", self.tr("答复报送")),
            ("Alt+B", self.tr("发督办")),
            ("Esc", self.tr("回到各村")),
        ]
