"""The drawer of a task: its deadlines in order, how it goes, its photos."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.records.outcomes import TASK_STATES
from desktop.ui.messages import label
from desktop.ui.task_ledger.due_words import DueWords
from desktop.ui.task_ledger.photos import PhotoAdder, thumbnail
from desktop.ui.tokens import appearance
from desktop.ui.widgets.buttons import Button, IconButton, bind_keys
from desktop.ui.widgets.chips import Chip
from desktop.ui.widgets.icons import icon_pixmap
from desktop.ui.widgets.panels import Panel
from desktop.ui.widgets.styling import text_label

if TYPE_CHECKING:
    from datetime import date

    from desktop.services.attachments import KeptFile
    from desktop.services.task_views import DeadlineStep, ProgressLine, TaskSheet
    from desktop.ui.sessions import Session

_LAST_STEPS = 2
"""So many extensions have room beside the first deadline; the reasons name all of them."""


class TaskDrawer(Panel):
    """One task beside the table."""

    closed = Signal()
    """The cross was pressed."""
    progress_asked = Signal()
    """填进展 was pressed."""
    papers_asked = Signal()
    """文书 was pressed."""
    kept = Signal()
    """A photo was kept."""

    def __init__(self, session: Session) -> None:
        super().__init__(session.tr("落实事项"))
        self._session = session
        self._words = DueWords(self)
        self.sheet: TaskSheet | None = None
        self._cross = IconButton("x", self.tr("关上"))
        self._cross.clicked.connect(self.closed)
        self.header.addWidget(self._cross)
        self.papers_button = Button(self.tr("文书"), icon="printer", letter="P")
        bind_keys("Ctrl+P", self.papers_button)
        self.papers_button.clicked.connect(self.papers_asked)
        self.progress_button = Button(self.tr("填进展"), kind="primary", letter="J")
        self.progress_button.clicked.connect(self.progress_asked)
        self.footer.addWidget(self.papers_button)
        self.footer.addWidget(self.progress_button, 1, Qt.AlignmentFlag.AlignRight)
        self._area = QScrollArea(widgetResizable=True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.body.addWidget(self._area)

    def show_sheet(self, sheet: TaskSheet, standing: tuple[str, str, str], today: date) -> None:
        """Show a task; `standing` is its chip, `today` the day in Beijing."""
        self.sheet = sheet
        self.show_title(sheet.line.title)
        content = QWidget()
        content.setProperty("role", "sheet-body")
        column = QVBoxLayout(content)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addLayout(self._first_line(sheet, standing))
        column.addWidget(self._deadlines(sheet.deadlines, today))
        for step in sheet.deadlines[1:]:
            column.addWidget(text_label(self._reason(step), "second", wrap=True))
        count = self.tr("办理进展 {count}").format(count=len(sheet.entries))
        column.addWidget(text_label(count, "strong"))
        if not sheet.entries:
            column.addWidget(text_label(self.tr("还没有进展，按 Alt+J 填"), "second", wrap=True))
        for entry in sheet.entries:
            column.addLayout(self._entry(entry))
        column.addWidget(
            text_label(self.tr("照片 {count}").format(count=len(sheet.photos)), "strong")
        )
        for photo in sheet.photos:
            column.addWidget(self._photo(photo))
        adder = PhotoAdder(self._session, sheet.line.id)
        adder.kept.connect(self.kept)
        column.addWidget(adder)
        column.addStretch(1)
        self._area.setWidget(content)
        self.setTabOrder(self._cross, adder.button)
        self.setTabOrder(adder.button, self.papers_button)
        self.setTabOrder(self.papers_button, self.progress_button)

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
        row.addWidget(day, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(text_label(words, "body", wrap=True), 1)
        return row

    def _photo(self, photo: KeptFile) -> QWidget:
        holder = text_label(photo.title, "second", wrap=True)
        picture = text_label()
        picture.setAccessibleName(photo.title)
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(picture)
        row.addWidget(holder, 1)
        if photo.media_type.startswith("image/"):
            read = partial(self._session.home.files.read, photo.digest)

            def show(data: bytes) -> None:
                picture.setPixmap(thumbnail(data))

            self._session.tasks.ledger(picture, read, show)
        else:
            look = appearance()
            picture.setPixmap(icon_pixmap("paperclip", look.tokens.text2, look.px(20)))
        return box
