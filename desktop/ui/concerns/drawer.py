"""The drawer of a concern: what was said, by whom, what was answered, and what can be done."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.deadlines import BEIJING, SOON_DAYS
from desktop.records.concerns import CATEGORIES, CHANNELS, CONCERN_STATES, NATURES, VERDICTS
from desktop.ui.concerns.asker_box import AskerBox
from desktop.ui.concerns.report_box import FigureWords, ReportBox
from desktop.ui.hearing.topic_box import TopicBox
from desktop.ui.lists.drawers import Drawer
from desktop.ui.messages import label
from desktop.ui.reception.duplicates_panel import STATE_CHIPS
from desktop.ui.task_ledger.due_words import DueWords
from desktop.ui.task_ledger.photos import PhotoAdder, show_small
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.chips import Chip
from desktop.ui.widgets.styling import text_label

if TYPE_CHECKING:
    from desktop.services.answers import Answer
    from desktop.services.attachments import KeptFile
    from desktop.services.concern_views import ConcernSheet, Step
    from desktop.ui.sessions import Session

TOPIC, SCREEN, DECIDE, PLAN, CONSULTATION = "topic", "screen", "decide", "plan", "consultation"
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
    if topic.decision == "listed":
        return PLAN
    if topic.decision and not sheet.line.is_waiting:
        return ""
    return DECIDE if topic.is_screened else SCREEN


class ConcernDrawer(Drawer):
    """One concern beside the table."""

    sheet: ConcernSheet | None

    answer_asked = Signal()
    """答复 was pressed."""
    edit_asked = Signal()
    """修改 was pressed."""
    merge_asked = Signal()
    """并案 or 分开 was pressed."""
    paper_asked = Signal()
    """登记表 was pressed."""
    step_asked = Signal(str)
    """The button of the chain was pressed: what `next_step` returned."""
    figure_asked = Signal()
    """记数字 was pressed."""
    report_asked = Signal()
    """报社情民意 was pressed."""
    receipt_asked = Signal(object)
    """登记签收 was pressed, of an AdviceReport."""
    reply_asked = Signal(object)
    """登记答复 was pressed, of an AdviceReport."""
    report_paper_asked = Signal(object)
    """打印报告 was pressed, of an AdviceReport."""
    kept = Signal()
    """A file was kept."""

    def __init__(self, session: Session) -> None:
        super().__init__(self.tr("民情诉求"))
        self._session = session
        self._words = DueWords(self)
        self.edit = Button(self.tr("修改"), letter="E")
        self.merge = Button("", letter="B")
        self.paper = Button(self.tr("登记表"), letter="P")
        self.figure = Button(self.tr("记数字"), letter="I")
        self.report = Button(self.tr("报社情民意"), letter="U")
        self.step = Button("", icon="layers", letter="T")
        self.answer = Button(self.tr("答复"), kind="primary", icon="send", letter="D")
        self.edit.clicked.connect(self.edit_asked)
        self.merge.clicked.connect(self.merge_asked)
        self.step.clicked.connect(self._on_step_clicked)
        self.paper.clicked.connect(self.paper_asked)
        self.figure.clicked.connect(self.figure_asked)
        self.report.clicked.connect(self.report_asked)
        self.answer.clicked.connect(self.answer_asked)
        self.put_below(self.edit, self.merge, self.paper, self.figure, self.report)
        self.footer.addWidget(self.step)
        self.footer.addStretch(1)
        self.footer.addWidget(self.answer)

    def show_sheet(self, sheet: ConcernSheet) -> None:
        """Show a concern."""
        self.sheet = sheet
        self.show_title(sheet.line.title)
        self._show_buttons(sheet)
        column = self.new_column()
        column.addLayout(self._first_line(sheet))
        if sheet.line.into:
            said = self.tr("已并到：{title}").format(title=sheet.line.into)
            column.addWidget(text_label(said, "second", tone="info", wrap=True))
        column.addWidget(text_label(sheet.line.content, "body", wrap=True))
        for name, value, unit in sheet.facts:
            told = self.tr("{label}：{value}{unit}")
            said = told.format(label=label(name), value=value, unit=label(unit) if unit else "")
            column.addWidget(text_label(said, "second", wrap=True))
        self._add_figures(column, sheet)
        self._add_people(column, sheet)
        self._add_reports(column, sheet)
        self._add_topic(column, sheet)
        self._add_files(column, sheet)
        column.addWidget(text_label(self.tr("经过"), "strong"))
        for step in sheet.history:
            column.addWidget(text_label(self._step_words(step), "second", wrap=True))
        self.show_column(column)
        self.order_tabs(self.step, self.answer)

    def _show_buttons(self, sheet: ConcernSheet) -> None:
        waiting = any(asker.is_waiting for asker in sheet.askers)
        telling = any(asker.pending for asker in sheet.askers)
        self.answer.show_text(self.tr("告知") if telling else self.tr("答复"))
        self.answer.setVisible(waiting)
        self.merge.show_text(self.tr("分开") if sheet.into else self.tr("并案"))
        self.merge.setVisible(bool(sheet.into) or not sheet.line.others)
        self.report.setVisible(sheet.is_on_policy)
        if sheet.missing:
            self.report.lock(self.tr("还缺：{labels}").format(labels=self._missing(sheet)))
        else:
            self.report.unlock()
        step = next_step(sheet)
        words = {
            TOPIC: self.tr("列为议题"),
            SCREEN: self.tr("筛选议题"),
            DECIDE: self.tr("确定议题"),
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
        nature = "" if line.nature == "need" else label(NATURES[line.nature])
        kinds = (label(CHANNELS[line.channel]), nature, label(CATEGORIES[line.category]))
        words = (line.number, day, *kinds)
        row.addWidget(text_label(" · ".join(filter(None, words)), "second", wrap=True), 1)
        return row

    def _add_people(self, column: QVBoxLayout, sheet: ConcernSheet) -> None:
        count = len(sheet.askers)
        column.addWidget(text_label(self.tr("要答复的人 {count}").format(count=count), "strong"))
        for asker in sheet.askers:
            column.addWidget(AskerBox(asker, self._words))
        for answer in sheet.answers:
            column.addWidget(text_label(self._answer_words(answer), "body", wrap=True))

    def _missing(self, sheet: ConcernSheet) -> str:
        return self.tr("、").join(label(name) for name in sheet.missing)

    def _add_figures(self, column: QVBoxLayout, sheet: ConcernSheet) -> None:
        words = FigureWords(self)
        for figure in sheet.figures:
            column.addWidget(text_label(words.line(figure), "second", wrap=True))

    def _add_reports(self, column: QVBoxLayout, sheet: ConcernSheet) -> None:
        if sheet.missing:
            said = self.tr("报上去之前还缺：{labels}，请点“修改”补上。")
            told = said.format(labels=self._missing(sheet))
            column.addWidget(text_label(told, "second", tone="warn", wrap=True))
        for report in sheet.reports:
            box = ReportBox(report, self._words)
            box.receipt_asked.connect(partial(self.receipt_asked.emit, report))
            box.reply_asked.connect(partial(self.reply_asked.emit, report))
            box.paper_asked.connect(partial(self.report_paper_asked.emit, report))
            column.addWidget(box)

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
        column.addWidget(TopicBox(self._session, topic.id, topic.title))

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
        show_small(self._session, file, picture)
        return box

    def _step_words(self, step: Step) -> str:
        words = {
            "record_visit": self.tr("登记"),
            "record_concern": self.tr("登记"),
            "edit_concern": self.tr("修改"),
            "answer_concern": self.tr("答复"),
            "merge_concern": self.tr("并案"),
            "separate_concern": self.tr("分开"),
            "screen_topic": self.tr("议题筛选"),
            "decide_topic": self.tr("议题确定"),
            "record_reply": self.tr("上级答复"),
            "tell_askers": self.tr("告知"),
            "undo_last_act": self.tr("撤销"),
        }
        said = words.get(step.act, self.tr("改动"))
        local = step.at.astimezone(BEIJING)
        return " · ".join(filter(None, (f"{local:%m-%d %H:%M}", said, step.actor)))
