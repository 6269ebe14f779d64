"""The drawer of a task: its deadlines in order, how it goes, its photos, how it was reminded of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.records.outcomes import SUPERVISION_LEVELS, TASK_STATES
from desktop.services.task_views import REVIEW
from desktop.services.terms import get_terms
from desktop.ui.lists.drawers import Drawer, separator
from desktop.ui.messages import label
from desktop.ui.task_ledger.due_words import DueWords
from desktop.ui.task_ledger.photos import PhotoAdder, PhotoStrip
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.chips import Chip
from desktop.ui.widgets.flow import FlowLayout
from desktop.ui.widgets.styling import text_label

if TYPE_CHECKING:
    from datetime import date

    from desktop.services.attachments import KeptFile
    from desktop.services.supervisions import SupervisionLine
    from desktop.services.task_views import DeadlineStep, ProgressLine, TaskSheet
    from desktop.ui.sessions import Session

_LAST_STEPS = 2
"""So many extensions have room beside the first deadline; the reasons name all of them."""
_LETTER = "supervision_letter"


class TaskDrawer(Drawer):
    """One task beside the table."""

    sheet: TaskSheet | None

    progress_asked = Signal()
    """填进展 was pressed."""
    papers_asked = Signal()
    """文书 was pressed."""
    supervise_asked = Signal()
    """发督办单 was pressed."""
    call_asked = Signal()
    """打电话记录 was pressed."""
    answer_asked = Signal(object)
    """The answer to a reminder is to be entered: its SupervisionLine."""
    withdraw_asked = Signal(object)
    """A reminder is to be withdrawn: its SupervisionLine."""
    print_asked = Signal(object, str)
    """A paper is to be printed: its row and its id."""
    kept = Signal()
    """A photo was kept."""

    def __init__(self, session: Session) -> None:
        super().__init__(self.tr("落实事项"))
        self._session = session
        self._words = DueWords(self)
        self.progress_button = Button(self.tr("填进展"), kind="link", letter="J")
        self.papers_button = Button(self.tr("文书"), icon="printer", letter="W")
        self.call_button = Button(self.tr("打电话记录"), icon="phone", letter="H")
        self.supervise_button = Button(self.tr("发督办单"), kind="primary", icon="flag", letter="D")
        for button, signal in (
            (self.progress_button, self.progress_asked),
            (self.papers_button, self.papers_asked),
            (self.call_button, self.call_asked),
            (self.supervise_button, self.supervise_asked),
        ):
            button.clicked.connect(signal)
        self._lay_out()

    def _lay_out(self) -> None:
        column = self.new_column()
        self._state, self._entries, self._reminders = _Area(), _Area(), _Area()
        self._progress_head, self._reminder_head = (
            text_label("", "strong"),
            text_label("", "strong"),
        )
        head = QHBoxLayout()
        head.addWidget(self._progress_head, 1)
        head.addWidget(self.progress_button)
        column.addWidget(self._state)
        column.addLayout(head)
        column.addWidget(self._entries)
        column.addWidget(separator())
        column.addWidget(self._reminder_head)
        column.addWidget(self._reminders)
        self.show_column(column)
        self.put_below(self.papers_button, self.call_button)
        self.footer.addStretch(1)
        self.footer.addWidget(self.supervise_button)

    def show_sheet(self, sheet: TaskSheet, standing: tuple[str, str, str], today: date) -> None:
        """Show a task; `standing` is its chip, `today` the day in Beijing."""
        self.sheet = sheet
        self.show_title(sheet.line.title)
        self._show_state(sheet, standing, today)
        self._show_entries(sheet)
        self._show_reminders(sheet)
        self.order_tabs(self.supervise_button)
        in_review = sheet.line.standing == REVIEW
        self.progress_button.show_text(self.tr("验收办结") if in_review else self.tr("填进展"))
        self.supervise_button.setVisible(sheet.line.is_in_hand and not in_review)

    def _show_state(self, sheet: TaskSheet, standing: tuple[str, str, str], today: date) -> None:
        column = self._state.cleared()
        column.addLayout(self._first_line(sheet, standing))
        column.addWidget(self._deadlines(sheet.deadlines, today))
        for step in sheet.deadlines[1:]:
            column.addWidget(text_label(self._reason(step), "second", wrap=True))
        if sheet.line.blocked_by:
            said = self.tr("受阻：{reason}").format(reason=sheet.line.blocked_by)
            column.addWidget(text_label(said, "second", tone="warn", wrap=True))
        if sheet.milestones:
            said = self.tr("阶段目标：{text}").format(text=sheet.milestones)
            column.addWidget(text_label(said, "second", wrap=True))
        if sheet.budget is not None:
            said = self.tr("所需资金：{amount} 元").format(amount=f"{sheet.budget:,f}")
            column.addWidget(text_label(said, "second", wrap=True))

    def _show_entries(self, sheet: TaskSheet) -> None:
        count = self.tr("办理进展 {count}").format(count=len(sheet.entries))
        self._progress_head.setText(count)
        column = self._entries.cleared()
        if not sheet.entries:
            column.addWidget(text_label(self.tr("还没有进展，按 Alt+J 填"), "second", wrap=True))
        for entry in sheet.entries:
            column.addLayout(self._entry(entry))
        if sheet.photos:
            column.addWidget(PhotoStrip(self._session, self._captioned(sheet)))
        adder = PhotoAdder(self._session, sheet.line.id)
        adder.kept.connect(self.kept)
        column.addWidget(adder)

    def _captioned(self, sheet: TaskSheet) -> list[tuple[KeptFile, str]]:
        """Return photos with the day of the entry that they show, else with their name."""
        found = []
        for photo in sheet.photos:
            day = sheet.day_of_photo(photo.id)
            found.append((photo, f"{day:%m-%d}" if day else photo.title))
        return found

    def _show_reminders(self, sheet: TaskSheet) -> None:
        count = len(sheet.supervisions)
        said = self.tr("督办 {count}").format(count=count) if count else self.tr("督办　还没发过")
        self._reminder_head.setText(said)
        column = self._reminders.cleared()
        for one in sheet.supervisions:
            column.addWidget(self._reminder(one))
        if not count and sheet.line.is_in_hand:
            told = self.tr("发督办单后，承办单位 {days} 天内书面答复；再不办，提高一级督办。")
            days = get_terms().supervision_reply_days
            column.addWidget(text_label(told.format(days=days), "second", wrap=True))

    def _reminder(self, one: SupervisionLine) -> QWidget:
        shown = QWidget()
        column = QVBoxLayout(shown)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        day = f"{one.issued_on:%m-%d} " if one.issued_on else ""
        level = label(SUPERVISION_LEVELS[one.level])
        column.addWidget(text_label(f"{day}{level}　{one.number}", "body", wrap=True))
        column.addWidget(text_label(one.content, "second", wrap=True))
        if one.finding:
            said = self.tr("检查发现：{text}").format(text=one.finding)
            column.addWidget(text_label(said, "second", wrap=True))
        words, tone = self._answer(one)
        column.addWidget(text_label(words, "second", tone=tone, wrap=True))
        row = FlowLayout(gap=4)
        for button in self._reminder_buttons(one):
            row.addWidget(button)
        column.addLayout(row)
        return shown

    def _answer(self, one: SupervisionLine) -> tuple[str, str]:
        if one.answered_on is not None:
            said = self.tr("{day} 答复：{answer}")
            return said.format(day=f"{one.answered_on:%m-%d}", answer=one.answer), ""
        if one.is_overdue:
            said = self.tr("{day} 前要答复，超期 %n 天没有答复", "", -(one.left or 0))
            return said.format(day=f"{one.due:%m-%d}"), "bad"
        return self.tr("等答复，{day} 前").format(day=f"{one.due:%m-%d}" if one.due else "—"), ""

    def _reminder_buttons(self, one: SupervisionLine) -> list[Button]:
        letter = Button(self.tr("印督办单"), kind="link")
        letter.clicked.connect(lambda: self.print_asked.emit(one.id, _LETTER))
        if one.answered_on is not None:
            return [letter]
        answer = Button(self.tr("填答复"), kind="link")
        answer.clicked.connect(lambda: self.answer_asked.emit(one))
        withdraw = Button(self.tr("撤回"), kind="link")
        withdraw.clicked.connect(lambda: self.withdraw_asked.emit(one))
        return [answer, letter, withdraw]

    def _first_line(self, sheet: TaskSheet, standing: tuple[str, str, str]) -> QHBoxLayout:
        line, (word, tone, icon) = sheet.line, standing
        said = word if line.left is None else self._words.left(line.left)
        row = QHBoxLayout()
        row.addWidget(Chip(said, tone, icon))
        row.addWidget(text_label(f"{line.unit} {line.responsible}".strip(), "second", wrap=True), 1)
        return row

    def _deadlines(self, steps: tuple[DeadlineStep, ...], today: date) -> QFrame:
        box = QFrame()
        box.setProperty("role", "box")
        row = QHBoxLayout(box)
        row.setContentsMargins(10, 6, 10, 6)
        row.setSpacing(6)
        first, later = steps[0], steps[1:]
        row.addLayout(self._step(self.tr("首次期限（不改）"), first.day))
        for number, step in list(enumerate(later, start=1))[-_LAST_STEPS:]:
            row.addWidget(text_label("›", "second"))
            row.addLayout(self._step(self.tr("延期 {number} 次").format(number=number), step.day))
        row.addWidget(text_label("›", "second"))
        row.addLayout(self._step(self.tr("今天"), today))
        row.addStretch(1)
        return box

    def _step(self, name: str, day: date | None) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(text_label(name, "caption"))
        column.addWidget(text_label(self._words.day(day) if day else "—", "strong"))
        return column

    def _reason(self, step: DeadlineStep) -> str:
        if step.agreed_on is None:
            said = self.tr("延期理由：{reason}（{name}同意）")
            return said.format(reason=step.reason, name=step.agreed_by)
        said = self.tr("延期理由：{reason}（{name} {day}同意）")
        day = self._words.day(step.agreed_on)
        return said.format(reason=step.reason, name=step.agreed_by, day=day)

    def _entry(self, entry: ProgressLine) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        day = text_label(f"{entry.on_day:%m-%d}" if entry.on_day else "—", "second")
        words = entry.content or entry.reason or label(TASK_STATES[entry.state])
        if entry.percent is not None:
            words = self.tr("{words}（{percent}%）").format(words=words, percent=entry.percent)
        row.addWidget(day, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(text_label(words, "body", wrap=True), 1)
        return row


class _Area(QWidget):
    """A part of the drawer that is made anew for every task."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def cleared(self) -> QVBoxLayout:
        """Return its layout with nothing in it."""
        whole = QWidget(self)
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        while self._column.count():
            before = self._column.takeAt(0).widget()
            before.hide()
            before.deleteLater()
        self._column.addWidget(whole)
        whole.show()
        return column
