"""The drawer of a concern: what was said, by whom, what was answered, and what can be done."""

from __future__ import annotations

from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.domain.deadlines import BEIJING, SOON_DAYS
from desktop.records.concerns import CATEGORIES, CHANNELS, CONCERN_STATES, VERDICTS
from desktop.ui.messages import label
from desktop.ui.naming import named
from desktop.ui.reception.duplicates_panel import STATE_CHIPS
from desktop.ui.task_ledger.due_words import DueWords
from desktop.ui.task_ledger.photos import PhotoAdder, thumbnail
from desktop.ui.tokens import appearance
from desktop.ui.widgets.buttons import Button, IconButton
from desktop.ui.widgets.chips import Chip
from desktop.ui.widgets.flow import FlowLayout
from desktop.ui.widgets.icons import icon_pixmap
from desktop.ui.widgets.panels import Panel
from desktop.ui.widgets.styling import text_label

if TYPE_CHECKING:
    from desktop.services.answers import Answer
    from desktop.services.attachments import KeptFile
    from desktop.services.concern_views import Asker, ConcernSheet, Step
    from desktop.ui.sessions import Session

TOPIC, SCREEN, PLAN, CONSULTATION = "topic", "screen", "plan", "consultation"
"""What the button of the chain does next."""


def next_step(sheet: ConcernSheet) -> str:
    """Return what comes next on the way to a consultation, "" where nothing does."""
    topic = sheet.topic
    if sheet.into is not None:
        return ""
    if topic is None:
        return TOPIC if sheet.line.is_waiting else ""
    if topic.consultation is not None:
        return CONSULTATION
    return PLAN if topic.decision == "listed" else SCREEN


class ConcernDrawer(Panel):
    """One concern beside the table."""

    closed = Signal()
    """The cross was pressed."""
    answer_asked = Signal()
    """答复 was pressed."""
    edit_asked = Signal()
    """修改 was pressed."""
    merge_asked = Signal()
    """并案 or 分开 was pressed."""
    paper_asked = Signal()
    """登记表 was pressed."""
    step_asked = Signal(str)
    """The button of the chain was pressed: TOPIC, SCREEN, PLAN or CONSULTATION."""
    kept = Signal()
    """A file was kept."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.show_title(self.tr("民情诉求"))
        self._session = session
        self._words = DueWords(self)
        self.sheet: ConcernSheet | None = None
        self._cross = IconButton("x", self.tr("关上"))
        self._cross.clicked.connect(self.closed)
        self.header.addWidget(self._cross)
        self.edit = Button(self.tr("修改"), letter="E")
        self.merge = Button("", letter="B")
        self.paper = Button(self.tr("登记表"), letter="P")
        self.step = Button("", icon="layers", letter="T")
        self.answer = Button(self.tr("答复"), kind="primary", icon="send", letter="D")
        self.edit.clicked.connect(self.edit_asked)
        self.merge.clicked.connect(self.merge_asked)
        self.step.clicked.connect(self._on_step_clicked)
        self.paper.clicked.connect(self.paper_asked)
        self.answer.clicked.connect(self.answer_asked)
        self._area = QScrollArea(widgetResizable=True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.body.addWidget(self._area)
        self.body.addWidget(named(QFrame(frameShape=QFrame.Shape.HLine), "separator"))
        beside = FlowLayout(gap=8)
        beside.setContentsMargins(16, 6, 16, 8)
        beside.addWidget(self.edit)
        beside.addWidget(self.merge)
        beside.addWidget(self.paper)
        self.body.addLayout(beside)
        self.footer.addWidget(self.step)
        self.footer.addStretch(1)
        self.footer.addWidget(self.answer)

    def show_sheet(self, sheet: ConcernSheet) -> None:
        """Show a concern."""
        self.sheet = sheet
        self.show_title(sheet.line.title)
        self._show_buttons(sheet)
        content = QWidget()
        content.setProperty("role", "sheet-body")
        column = QVBoxLayout(content)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addLayout(self._first_line(sheet))
        if sheet.line.into:
            said = self.tr("已并到：{title}").format(title=sheet.line.into)
            column.addWidget(text_label(said, "second", tone="info", wrap=True))
        column.addWidget(text_label(sheet.line.content, "body", wrap=True))
        for name, value, unit in sheet.facts:
            told = self.tr("{label}：{value}{unit}")
            said = told.format(label=label(name), value=value, unit=label(unit) if unit else "")
            column.addWidget(text_label(said, "second", wrap=True))
        self._add_people(column, sheet)
        self._add_topic(column, sheet)
        self._add_files(column, sheet)
        column.addWidget(text_label(self.tr("经过"), "strong"))
        for step in sheet.history:
            column.addWidget(text_label(self._step_words(step), "second", wrap=True))
        column.addStretch(1)
        self._area.setWidget(content)
        self._order_tabs(content)

    def _order_tabs(self, content: QWidget) -> None:
        """Let Tab go down through what was just made before it reaches the buttons."""
        made: list[Button] = list(content.findChildren(Button))
        order = [self._cross, *made, self.edit, self.merge, self.paper, self.step, self.answer]
        for before, after in pairwise(order):
            self.setTabOrder(before, after)

    def _show_buttons(self, sheet: ConcernSheet) -> None:
        waiting = any(asker.is_waiting for asker in sheet.askers)
        telling = any(asker.pending for asker in sheet.askers)
        self.answer.show_text(self.tr("告知") if telling else self.tr("答复"))
        self.answer.setVisible(waiting)
        self.merge.show_text(self.tr("分开") if sheet.into else self.tr("并案"))
        self.merge.setVisible(bool(sheet.into) or not sheet.line.others)
        step = next_step(sheet)
        words = {
            TOPIC: self.tr("列为议题"),
            SCREEN: self.tr("筛选议题"),
            PLAN: self.tr("拟定方案"),
            CONSULTATION: self.tr("看协商"),
        }
        self.step.show_text(words.get(step, ""))
        self.step.setVisible(bool(step))

    def _on_step_clicked(self) -> None:
        if self.sheet is not None:
            self.step_asked.emit(next_step(self.sheet))

    def _first_line(self, sheet: ConcernSheet) -> QHBoxLayout:
        line = sheet.line
        row = QHBoxLayout()
        if line.left is not None and line.left <= SOON_DAYS:
            late = line.left < 0
            tone, shape = ("overdue", "triangle-alert") if late else ("warn", "clock")
            row.addWidget(Chip(self._words.left(line.left), tone, shape))
        else:
            tone, shape = STATE_CHIPS[line.state]
            row.addWidget(Chip(label(CONCERN_STATES[line.state]), tone, shape))
        day = self._words.day(line.raised_on) if line.raised_on else ""
        words = (line.number, day, label(CHANNELS[line.channel]), label(CATEGORIES[line.category]))
        row.addWidget(text_label(" · ".join(filter(None, words)), "second", wrap=True), 1)
        return row

    def _add_people(self, column: QVBoxLayout, sheet: ConcernSheet) -> None:
        count = len(sheet.askers)
        column.addWidget(text_label(self.tr("要答复的人 {count}").format(count=count), "strong"))
        for asker in sheet.askers:
            column.addWidget(AskerBox(asker, self._words))
        for answer in sheet.answers:
            column.addWidget(text_label(self._answer_words(answer), "body", wrap=True))

    def _answer_words(self, answer: Answer) -> str:
        said = self.tr("{day}答复：{words}")
        day = self._words.day(answer.day) if answer.day else ""
        return said.format(day=day, words=answer.words)

    def _add_topic(self, column: QVBoxLayout, sheet: ConcernSheet) -> None:
        topic = sheet.topic
        if topic is None:
            return
        column.addWidget(text_label(self.tr("议题"), "strong"))
        verdict = label(VERDICTS[topic.decision])
        if not topic.decision:
            verdict = self.tr("还没有筛选")
        into = self.tr("并入“{title}”").format(title=topic.into) if topic.into else ""
        said = " · ".join(filter(None, (topic.title, verdict, into, topic.reason)))
        column.addWidget(text_label(said, "second", wrap=True))

    def _add_files(self, column: QVBoxLayout, sheet: ConcernSheet) -> None:
        count = len(sheet.files)
        column.addWidget(text_label(self.tr("照片和扫描件 {count}").format(count=count), "strong"))
        for file in sheet.files:
            column.addWidget(self._file(file))
        adder = PhotoAdder(self._session, sheet.line.id)
        adder.kept.connect(self.kept)
        column.addWidget(adder)

    def _file(self, file: KeptFile) -> QWidget:
        box, picture = QWidget(), text_label()
        picture.setAccessibleName(file.title)
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(picture)
        row.addWidget(text_label(file.title, "second", wrap=True), 1)
        look = appearance()
        picture.setPixmap(icon_pixmap("paperclip", look.tokens.text2, look.px(20)))
        if file.media_type.startswith("image/"):
            read = partial(self._session.home.files.read, file.digest)
            self._session.tasks.ledger(
                picture, read, lambda data: picture.setPixmap(thumbnail(data))
            )
        return box

    def _step_words(self, step: Step) -> str:
        words = {
            "record_visit": self.tr("登记"),
            "record_concern": self.tr("登记"),
            "edit_concern": self.tr("修改"),
            "answer_concern": self.tr("答复"),
            "merge_concern": self.tr("并案"),
            "separate_concern": self.tr("分开"),
            "decide_topic": self.tr("议题确定"),
            "tell_askers": self.tr("告知"),
            "undo_last_act": self.tr("撤销"),
        }
        said = words.get(step.act, self.tr("改动"))
        local = step.at.astimezone(BEIJING)
        return " · ".join(filter(None, (f"{local:%m-%d %H:%M}", said, step.actor)))


class AskerBox(QFrame):
    """One of those to be answered; a number or a confided name is shown when asked for."""

    def __init__(self, asker: Asker, words: DueWords) -> None:
        super().__init__()
        self.setProperty("role", "box")
        self._asker, self._is_open = asker, False
        name = asker.name or (self.tr("不愿留姓名") if asker.secret or not asker.name else "")
        self._told = text_label("", "second", wrap=True)
        self.reveal = Button(self.tr("看号码") if asker.phone else self.tr("看姓名"), kind="link")
        self.reveal.clicked.connect(self._on_reveal_clicked)
        if not (asker.phone or asker.secret):
            self.reveal.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 2, 4, 2)
        lines = QVBoxLayout()
        lines.setSpacing(0)
        first = QHBoxLayout()
        first.setSpacing(8)
        first.addWidget(text_label(name, "strong"))
        first.addWidget(self._state(asker, words))
        first.addStretch(1)
        lines.addLayout(first)
        lines.addWidget(self._told)
        if asker.words:
            said = self.tr("要告知：{words}").format(words=asker.words)
            lines.addWidget(text_label(said, "second", wrap=True))
        row.addLayout(lines, 1)
        row.addWidget(self.reveal)
        self._tell()

    def _state(self, asker: Asker, words: DueWords) -> QWidget:
        if asker.pending is not None:
            return text_label(self.tr("还没告知"), "caption", tone="warn")
        if not asker.is_waiting:
            return text_label(self.tr("已答复"), "caption", tone="good")
        if asker.due is None:
            return text_label(self.tr("还没答复"), "caption", tone="warn")
        said = self.tr("{day}前答复").format(day=words.day(asker.due))
        return text_label(said, "caption")

    def _on_reveal_clicked(self) -> None:
        self._is_open = not self._is_open
        self._tell()

    def _tell(self) -> None:
        asker = self._asker
        hidden = asker.masked or (self.tr("姓名只留在本室") if asker.secret else "")
        self._told.setText((asker.phone or asker.secret) if self._is_open else hidden)
        self._told.setVisible(bool(self._told.text()))
