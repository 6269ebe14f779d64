"""导入意见: a table from a platform, what each row becomes, then all of it in one act."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.records.opinions import STANCES
from desktop.services.opinion_imports import OUTCOMES, import_opinions, preview_opinions
from desktop.services.sittings import list_meetings
from desktop.ui.lists.rows import Row, RowList
from desktop.ui.messages import label
from desktop.ui.pages_base import Page
from desktop.ui.places import Place
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.dropping import FileDrop
from desktop.ui.widgets.panels import PageHead, Panel
from desktop.ui.widgets.segments import Segments
from desktop.ui.widgets.states import EmptyState, FaultBox
from desktop.ui.widgets.styling import text_label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.domain.rosters import RawSheet
    from desktop.errors import AppError
    from desktop.services.opinion_imports import OpinionPreview, PlannedOpinion
    from desktop.services.sittings import MeetingLine
    from desktop.ui.sessions import Session
    from desktop.ui.tasks import Task

ALL = ""
_TONES = {
    "fault": ("bad", "triangle-alert"),
    "signed": ("warn", "signature"),
    "matched": ("good", "user-check"),
    "doubled": ("neutral", "copy"),
}
_STANCE_TONES = {"support": "good", "oppose": "bad", "conditional": "warn", "suggestion": "info"}
_BOX_WIDTH = 380


class OpinionImportPage(Page):
    """Chooses a meeting and a file, shows what would happen, and writes it."""

    def __init__(self, session: Session, place: Place) -> None:
        super().__init__(session, place)
        self._file = Path()
        self._sheets: tuple[RawSheet, ...] = ()
        self.preview: OpinionPreview | None = None
        self._meetings: Sequence[MeetingLine] = ()
        self._is_read = False
        self._words = {
            "fault": self.tr("不导入"),
            "signed": self.tr("只记署名"),
            "matched": self.tr("认出参加人"),
            "doubled": self.tr("已经有了"),
        }
        self.head = PageHead(self.tr("导入意见"), back=True)
        self.meeting = QComboBox()
        self.meeting.setAccessibleName(self.tr("导入到哪次会议"))
        self.other = Button(self.tr("换一个文件"), icon="folder-open", letter="F")
        self.write = Button(self.tr("确认导入"), kind="primary", icon="check", letter="W")
        self.pick = Button(self.tr("选文件"), kind="primary", icon="folder-open", letter="O")
        self.go = Button(self.tr("去会议列表"), kind="strong")
        self.fault = FaultBox("")
        self.fault.hide()
        self.filters = Segments([])
        self.filters.setAccessibleName(self.tr("按会怎样看"))
        self.list = RowList()
        self.list.setAccessibleName(self.tr("会怎样"))
        self._notes = text_label("", "caption", wrap=True)
        self._lay_out()
        self._connect()
        self._show_step()
        FileDrop(self, lambda files: self.take_file(files[0]))

    def _lay_out(self) -> None:
        self.head.buttons.addWidget(self.other)
        self.head.buttons.addWidget(self.write)
        self._target = QWidget()
        line = QHBoxLayout(self._target)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        caption = text_label(self.tr("导入到"), "strong")
        caption.setBuddy(self.meeting)
        self.meeting.setMinimumWidth(self.session.look.px(_BOX_WIDTH))
        line.addWidget(caption)
        line.addWidget(self.meeting)
        line.addStretch(1)
        chooser = EmptyState(
            "file-spreadsheet",
            self.tr("选平台导出的表格，或拖到这里"),
            self.tr(
                "Excel、WPS、CSV 都行。要有“意见”（发言、留言、内容）一列；姓名或昵称、类别、态度、"
                "时间、来源可有可无。先给您看会怎样，点“确认导入”才写。"
            ),
            self.pick,
        )
        panel = Panel()
        panel.setAccessibleName(self.tr("会怎样"))
        panel.body.addWidget(self.list)
        shown = QWidget()
        column = QVBoxLayout(shown)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.filters)
        column.addWidget(panel, 1)
        column.addWidget(self._notes)
        nowhere = EmptyState(
            "users-round",
            self.tr("还没有会议"),
            self.tr("意见要记在一次会议或一轮书面征求里，先召集会议再导入。"),
            self.go,
        )
        self._stack = QStackedWidget()
        for widget in (chooser, shown, nowhere):
            self._stack.addWidget(widget)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 12, 16, 12)
        whole.setSpacing(12)
        for widget in (self.head, self._target, self.fault):
            whole.addWidget(widget)
        whole.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.head.back_pressed.connect(self.session.navigator.back)
        for button in (self.pick, self.other):
            button.clicked.connect(self._on_pick_clicked)
        self.write.clicked.connect(self._on_write_clicked)
        self.go.clicked.connect(lambda: self.session.navigator.go(Place("meetings")))
        self.filters.chosen.connect(lambda _: self._show_rows())
        self.meeting.activated.connect(lambda _: self._judge())

    # Where to

    def refresh(self) -> None:
        """Ask for the meetings; what is shown of a file stays."""
        self.session.read(self, list_meetings, self._on_meetings_read)

    def _on_meetings_read(self, meetings: Sequence[MeetingLine]) -> None:
        first, self._is_read = not self._is_read, True
        chosen = str(self.place.row) if first else self.meeting.currentData()
        self._meetings = meetings
        self.meeting.clear()
        for line in meetings:
            self.meeting.addItem(" · ".join(filter(None, (line.title, line.held_on))), str(line.id))
        self.meeting.setCurrentIndex(max(0, self.meeting.findData(chosen)))
        self._show_step()

    # What it would do

    def _on_pick_clicked(self) -> None:
        kinds = self.tr("表格 (*.xlsx *.xls *.et *.ods *.csv *.txt);;所有文件 (*)")
        name, _ = QFileDialog.getOpenFileName(self, self.tr("选平台导出的表格"), "", kinds)
        if name:
            self.take_file(Path(name))

    def take_file(self, file: Path) -> None:
        """Read a file beside the window's work and show what it would do."""
        home = self.session.home

        def read(_: Task) -> tuple[RawSheet, ...]:
            return home.read_workbook(file)

        title = self.tr("读 {name}").format(name=file.name)
        self.session.tasks.long(self, title, read, partial(self._on_file_read, file), self._fail)

    def _on_file_read(self, file: Path, sheets: tuple[RawSheet, ...]) -> None:
        self._file, self._sheets = file, sheets
        self._judge()

    def _judge(self) -> None:
        meeting = self.meeting.currentData()
        if meeting and self._sheets:
            judge = partial(preview_opinions, meeting=UUID(meeting), sheets=self._sheets)
            self.session.read(self, judge, self._on_judged, self._fail)

    def _on_judged(self, preview: OpinionPreview) -> None:
        self.preview = preview
        self.fault.hide()
        options: list[tuple[Any, str, str]] = [
            (ALL, self.tr("全部 {count}").format(count=len(preview.rows)), "")
        ]
        options += [
            (outcome, f"{self._words[outcome]} {preview.count(outcome)}", _TONES[outcome][1])
            for outcome in OUTCOMES
        ]
        self.filters.show_options(options)
        if self.filters.value() is None:
            self.filters.choose(ALL)
        self._notes.setText("\n".join(preview.notes))
        self._notes.setVisible(bool(preview.notes))
        self._show_rows()
        self._show_step()
        self.list.setFocus()

    def _fail(self, error: AppError) -> None:
        # What reads tables says roster; here it is a table of opinions.
        advice = error.advice.replace("名册", "表格")
        self.fault.show_fault(error.message.replace("名册", "意见表"), advice)
        self.fault.show()

    def _show_step(self) -> None:
        preview = self.preview
        step = 1 if preview is not None else 2 if self._is_read and not self._meetings else 0
        self._stack.setCurrentIndex(step)
        self._target.setVisible(bool(self._meetings))
        for button in (self.other, self.write):
            button.setVisible(preview is not None)
        if preview is None:
            return
        self.head.show_caption(self._file.name)
        self.write.show_text(self.tr("确认导入 {count} 条").format(count=preview.writes))
        if preview.writes:
            self.write.unlock()
        else:
            self.write.lock(self.tr("没有要导入的意见"))

    def _show_rows(self) -> None:
        if self.preview is None:
            return
        outcome = self.filters.value()
        rows = [one for one in self.preview.rows if outcome in (ALL, one.outcome)]
        self.list.show_rows([self._row(one) for one in rows])

    def _row(self, one: PlannedOpinion) -> Row:
        row, words = one.row, self._words[one.outcome]
        tone, icon = _TONES[one.outcome]
        place = self.tr("第 {row} 行").format(row=row.row)
        told = (place, row.name or self.tr("（不具名）"), row.stakeholder_class)
        notes = (note.rstrip("。") for note in one.notes)
        chips = [(words, tone, icon)]
        if row.stance:
            chips.insert(0, (label(STANCES[row.stance]), _STANCE_TONES[row.stance], ""))
        return Row(
            key=(row.sheet, row.row),
            title=" ".join(row.content.split()) or self.tr("（空）"),
            second=" · ".join(filter(None, (*told, *notes))),
            chips=tuple(chips),
            group=f"{words} {self.preview.count(one.outcome) if self.preview else 0}",
        )

    # Writing it

    def _on_write_clicked(self) -> None:
        if self.preview is not None:
            self.write.lock(self.tr("正在写"))
            write = partial(import_opinions, self.session.ledger, self.preview)
            self.session.act(self, write, self._on_written, self._on_write_failed)

    def _on_written(self, count: int) -> None:
        self.preview, self._sheets = None, ()
        told = self.tr("导入了 %n 条意见。", "", count)
        self.session.notify(told, self.tr("每条都要有答复，在“协商详情”的“意见”里。"), "good")
        self._show_step()
        self.session.navigator.back()

    def _on_write_failed(self, error: AppError) -> None:
        self._fail(error)
        self._judge()

    def first_focus(self) -> QWidget:
        """Return the button that chooses a file, or what it would do."""
        if self.preview is not None:
            return self.list
        return self.go if self._stack.currentIndex() == 2 else self.pick  # noqa: PLR2004 – the third

    def keys(self) -> list[tuple[str, str]]:
        """Return the keys of this page."""
        return [
            ("Alt+O", self.tr("选文件")),
            ("↑↓", self.tr("上一行、下一行")),
            ("Alt+F", self.tr("换一个文件")),
            ("Alt+W", self.tr("确认导入")),
        ]
