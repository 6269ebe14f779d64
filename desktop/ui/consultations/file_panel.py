"""The tabs of a consultation: its plan, and everything that lies in its file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from desktop.ui.consultations.answers import AnswersPanel
from desktop.ui.consultations.entry_button import EntryButton
from desktop.ui.consultations.files import FilesTab
from desktop.ui.consultations.lists import (
    MEETINGS,
    OPINIONS,
    PARTICIPANTS,
    RECORDS,
    TASKS,
    VOTES,
    FileList,
)
from desktop.ui.consultations.parts_row import PartsRow
from desktop.ui.consultations.side_panels import ChangesRow, SignOffRow
from desktop.ui.consultations.tab_feet import FootedTab
from desktop.ui.widgets.buttons import Button

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from uuid import UUID

    from desktop.services.consultation_views import ConsultationView
    from desktop.ui.sessions import Session

PLAN, FILES, SIDE = "plan", "files", "side"
PREPARING = "preparing"
"""What the button below the meetings asks for: notices, deliveries, preparations of one."""
_LISTS = (PARTICIPANTS, MEETINGS, OPINIONS, VOTES, TASKS)
# Where a stage of the line leads.
TAB_OF_STAGE: Mapping[str, str] = {
    "plan": PLAN,
    "notify": RECORDS,
    "investigate": RECORDS,
    "propose": RECORDS,
    "confer": PLAN,
    "examine": VOTES,
    "consult": MEETINGS,
    "publish": RECORDS,
    "vote": VOTES,
    "publish_decision": RECORDS,
    "implement": TASKS,
    "publish_implementation": RECORDS,
}


class FilePanel(QFrame):
    """Tabs, what they show, and below the plan who signed it and what was changed last."""

    line_opened = Signal(object)
    """A line of a list was entered."""
    entry_asked = Signal(str)
    """Something is to be entered: an action of a condition."""
    empty_asked = Signal(str)
    """The button of an empty tab was pressed: its name."""

    def __init__(self, session: Session, consultation: UUID) -> None:
        super().__init__()
        self.setProperty("role", "panel")
        self.tabs = QTabBar()
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setElideMode(Qt.TextElideMode.ElideNone)
        self.tabs.setAccessibleName(self.tr("这件协商的各部分"))
        self.answers = AnswersPanel(session, str(consultation))
        self.parts, self.sign_offs, self.changes = PartsRow(), SignOffRow(), ChangesRow()
        self.files = FilesTab(session, consultation)
        self.lists = {name: FileList(session, name, consultation) for name in (*_LISTS, RECORDS)}
        self._side: QWidget | None = None
        self._names = [PLAN, *_LISTS, FILES, RECORDS]
        self.stack = QStackedWidget()
        self.enter = EntryButton()
        self.enter.asked.connect(self.entry_asked)
        self._pages: dict[str, QWidget] = {PLAN: self._plan(), FILES: self.files, **self.lists}
        self._pages[RECORDS] = self._records()
        self.feet = self._feet()
        self._pages.update(self.feet)
        for name in self._names:
            self.tabs.addTab("")
            self.stack.addWidget(self._pages[name])
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(self.tabs)
        line = QFrame()
        line.setObjectName("separator")
        column.addWidget(line)
        column.addWidget(self.stack, 1)
        self.tabs.currentChanged.connect(self._on_tab_changed)
        for keys, by in (("Ctrl+Tab", 1), ("Ctrl+Shift+Tab", -1)):
            QShortcut(QKeySequence(keys), self).activated.connect(lambda by=by: self.step(by))
        for name, one in self.lists.items():
            one.opened.connect(self.line_opened)
            one.asked.connect(lambda name=name: self.empty_asked.emit(name))

    def _plan(self) -> QWidget:
        plan = QWidget()
        plan.setProperty("role", "sheet-body")
        column = QVBoxLayout(plan)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.answers, 1)
        column.addWidget(self.parts)
        column.addWidget(self.sign_offs)
        column.addWidget(self.changes)
        return plan

    def _records(self) -> QWidget:
        records = QWidget()
        records.setProperty("role", "sheet-body")
        column = QVBoxLayout(records)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.lists[RECORDS], 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 6, 16, 6)
        foot.addStretch(1)
        foot.addWidget(self.enter)
        column.addLayout(foot)
        return records

    def _feet(self) -> dict[str, FootedTab]:
        """Return the tabs of meetings and opinions, with what can be added to them."""
        feet = {
            MEETINGS: FootedTab(
                self.lists[MEETINGS],
                {
                    PREPARING: Button(self.tr("会议筹备"), icon="calendar-days", letter="T"),
                    "round": Button(self.tr("书面征求意见"), icon="inbox", letter="W"),
                },
            ),
            OPINIONS: FootedTab(
                self.lists[OPINIONS],
                {
                    "opinion": Button(self.tr("登记没到会的意见"), icon="phone", letter="O"),
                    "import": Button(self.tr("导入意见"), icon="file-down", letter="I"),
                },
            ),
        }
        for tab in feet.values():
            tab.asked.connect(self.entry_asked)
        return feet

    @property
    def current(self) -> str:
        """Name of the tab that is shown."""
        at = self.tabs.currentIndex()
        return self._names[at] if 0 <= at < len(self._names) else PLAN

    def show_view(self, view: ConsultationView, today: date) -> None:
        """Show a consultation."""
        note = self.tr("方案已通报，改动会留痕并印在方案表背面") if view.is_notified else ""
        self.answers.show_answers(view.answers, note=note, locked=view.is_archived)
        self.parts.show_parts(view.parts)
        self.parts.setVisible(not view.is_archived)
        self.sign_offs.show_sign_offs(view.sign_offs, locked=view.is_archived)
        self.changes.show_changes(view.changes, today)
        self.changes.facts.setVisible(not view.is_archived)
        self.enter.setVisible(not view.is_archived)
        for tab in self.feet.values():
            tab.show_buttons(shown=not view.is_archived)
        words = self._words(view)
        for at, name in enumerate(self._names):
            self.tabs.setTabText(at, words[name])
        self.refresh_current()

    def _words(self, view: ConsultationView) -> dict[str, str]:
        counts = view.counts
        counted = {
            PARTICIPANTS: (self.tr("参加人"), counts.participants),
            MEETINGS: (self.tr("会议"), counts.meetings),
            OPINIONS: (self.tr("意见"), counts.opinions),
            VOTES: (self.tr("表决"), counts.ballots),
            TASKS: (self.tr("落实"), counts.tasks),
            FILES: (self.tr("附件"), counts.attachments),
        }
        words = {name: f"{word} {count or ''}".rstrip() for name, (word, count) in counted.items()}
        lacking = len(view.gate.gaps) if view.gate else 0
        side = f"{self.tr('还差什么')} {lacking or ''}".rstrip()
        return words | {PLAN: self.tr("方案（七问）"), RECORDS: self.tr("全部记录"), SIDE: side}

    def refresh_current(self) -> None:
        """Ask for what the tab in sight shows."""
        if (shown := self._shown()) is not None:
            shown.refresh()

    def _shown(self) -> FileList | FilesTab | None:
        """Return the list in sight."""
        return self.files if self.current == FILES else self.lists.get(self.current)

    def choose(self, name: str) -> None:
        """Show a tab."""
        if name in self._names:
            self.tabs.setCurrentIndex(self._names.index(name))

    def controls(self) -> list[QWidget]:
        """Return what takes the keyboard below the tabs, in reading order."""
        found: list[QWidget] = [*self.answers.rows.values(), *self.parts.controls()]
        found += self.sign_offs.controls()
        found += [self.changes.facts, self.changes.history]
        for one in self.lists.values():
            found += [one.list, *([one.button] if one.button else [])]
            found += self.feet[one.tab].buttons.values() if one.tab in self.feet else []
        return [*found, self.enter, self.files.list, self.files.add]

    def step(self, by: int) -> None:
        """Show the next tab (1) or the one before (-1), around the ends."""
        self.tabs.setCurrentIndex((self.tabs.currentIndex() + by) % len(self._names))
        self.focus_current()

    def focus_current(self) -> None:
        """Give the keyboard to what the tab shows."""
        page = self._shown()
        if self.current == PLAN:
            rows = self.answers.rows
            target: QWidget = next(iter(rows.values())) if rows else self.tabs
        elif page is not None:
            target = page.list if page.list.isVisible() else self.tabs
        else:
            target = self.tabs
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_tab_changed(self, _: int) -> None:
        self.answers.store()
        self.stack.setCurrentWidget(self._pages[self.current])
        self.refresh_current()

    def take_side(self, side: QWidget | None) -> None:
        """Take the panels of the side as the second tab; None gives them back."""
        if side is self._side or (side is None and self._side is None):
            return
        current = self.current
        if self._side is not None:
            at = self._names.index(SIDE)
            self._names.remove(SIDE)
            self.tabs.removeTab(at)
            self.stack.removeWidget(self._side)
            del self._pages[SIDE]
        else:
            self._names.insert(1, SIDE)
            self._pages[SIDE] = side  # type: ignore[assignment]  # None was answered above
            self.tabs.insertTab(1, self.tr("还差什么"))
            self.stack.addWidget(self._pages[SIDE])
        self._side = side
        self.choose(current if current in self._names else PLAN)
        self._on_tab_changed(0)

    def changeEvent(self, event: QEvent) -> None:
        """Measure the tabs anew in another look."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.tabs.updateGeometry()
