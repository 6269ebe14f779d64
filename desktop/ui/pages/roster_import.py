"""导入名册: a file, what it would do row by row, faulty cells mended in place, then one act."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.domain.deadlines import BEIJING
from desktop.services.import_previews import (
    cells_of,
    import_previewed,
    leave_out,
    mend_row,
    preview_import,
)
from desktop.ui.lists.rows import Row, RowList
from desktop.ui.pages_base import Page
from desktop.ui.rosters.mending_panels import MendingPanel
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.dropping import FileDrop
from desktop.ui.widgets.panels import PageHead, Panel
from desktop.ui.widgets.segments import Segments
from desktop.ui.widgets.states import EmptyState, FaultBox
from desktop.ui.widgets.styling import text_label

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.domain.rosters import RawSheet
    from desktop.errors import AppError
    from desktop.services.import_previews import ImportPreview, PreviewRow, RowKey
    from desktop.services.ports import Reading
    from desktop.ui.places import Place
    from desktop.ui.sessions import Session
    from desktop.ui.tasks import Task

SIDE_WIDTH = 392
_TONES = {
    "fault": ("bad", "triangle-alert"),
    "updated": ("info", "pencil"),
    "imported": ("good", "plus"),
    "unchanged": ("neutral", "check"),
}


class RosterImportPage(Page):
    """Chooses a file, previews it, mends it and writes it."""

    def __init__(self, session: Session, place: Place) -> None:
        super().__init__(session, place)
        self._file = Path()
        self._preview: ImportPreview | None = None
        self._outcome = ""
        self._filters = Segments([])
        self._words = {
            "fault": self.tr("有错"),
            "updated": self.tr("改动"),
            "imported": self.tr("新增"),
            "unchanged": self.tr("不变"),
        }
        self.head = PageHead(self.tr("导入名册"), back=True)
        self.other = Button(self.tr("换一个文件"), icon="folder-open", letter="F")
        self.write = Button(self.tr("写入"), kind="primary", icon="check", letter="W")
        self.pick = Button(self.tr("选花名册"), kind="primary", icon="folder-open", letter="O")
        self.fault = FaultBox("")
        self.fault.hide()
        self.list, self.mending = RowList(), MendingPanel()
        self.list.setAccessibleName(self.tr("会怎样"))
        self._notes = text_label("", "caption", wrap=True)
        self._filters.setAccessibleName(self.tr("按会怎样看"))
        self._lay_out()
        self._connect()
        self._show_step()
        FileDrop(self, lambda files: self.take_file(files[0]))

    def _lay_out(self) -> None:
        self.head.buttons.addWidget(self.other)
        self.head.buttons.addWidget(self.write)
        chooser = QWidget()
        column = QVBoxLayout(chooser)
        empty = EmptyState(
            "file-spreadsheet",
            self.tr("选一份花名册，或拖到这里"),
            self.tr(
                "Excel、WPS、CSV 都行，认得出“姓名、身份证号、电话、小组、村民代表”等表头。"
                "先给您看会怎样，点“写入”才写进名册；宗教信仰一律不收。"
            ),
            self.pick,
        )
        column.addWidget(empty)
        panel = Panel("")
        panel.body.setContentsMargins(0, 0, 0, 0)
        panel.body.addWidget(self.list)
        self._filter_row = QHBoxLayout()
        self._filter_row.addWidget(self._filters)
        self._filter_row.addStretch(1)
        self.mending.setFixedWidth(SIDE_WIDTH)
        middle = QHBoxLayout()
        middle.setSpacing(12)
        middle.addWidget(panel, 1)
        middle.addWidget(self.mending)
        shown = QWidget()
        judged = QVBoxLayout(shown)
        judged.setContentsMargins(0, 0, 0, 0)
        judged.setSpacing(12)
        judged.addLayout(self._filter_row)
        judged.addLayout(middle, 1)
        judged.addWidget(self._notes)
        self._stack = QStackedWidget()
        self._stack.addWidget(chooser)
        self._stack.addWidget(shown)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 12, 16, 12)
        whole.setSpacing(12)
        for widget in (self.head, self.fault):
            whole.addWidget(widget)
        whole.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.head.back_pressed.connect(self.session.navigator.back)
        self.pick.clicked.connect(self._on_pick_clicked)
        self.other.clicked.connect(self._on_pick_clicked)
        self.write.clicked.connect(self._on_write_clicked)
        self.list.current_changed.connect(self._on_current_changed)
        self.list.opened.connect(lambda _: self.mending.take_focus())
        self._filters.chosen.connect(self._on_filter_chosen)
        self.mending.mended.connect(self._on_mended)
        self.mending.left_out.connect(self._on_left_out)

    def _on_pick_clicked(self) -> None:
        kinds = self.tr("表格 (*.xlsx *.xls *.et *.ods *.csv *.txt);;所有文件 (*)")
        name, _ = QFileDialog.getOpenFileName(self, self.tr("选花名册"), "", kinds)
        if name:
            self.take_file(Path(name))

    def take_file(self, file: Path) -> None:
        """Read a file beside the window's work and show what it would do."""
        self._file = file
        home = self.session.home

        def read(_: Task) -> tuple[RawSheet, ...]:
            return home.read_workbook(file)

        title = self.tr("读 {name}").format(name=file.name)
        self.session.tasks.long(self, title, read, self._judge, self._on_failed)

    def _judge(self, sheets: tuple[RawSheet, ...]) -> None:
        """Ask what sheets would do; what is shown stays until the answer comes."""
        today = self.session.now().astimezone(BEIJING).date()

        def judge(reading: Reading) -> ImportPreview:
            return preview_import(reading, sheets, today=today)

        self.session.read(self, judge, self._on_judged, self._on_failed)

    def _on_judged(self, preview: ImportPreview) -> None:
        self._preview = preview
        self.fault.hide()
        if self._outcome and not preview.count(self._outcome):
            self._outcome = ""
        self._show_filters(preview)
        self._show_rows(preview)
        self._notes.setText("\n".join(preview.notes))
        self._notes.setVisible(bool(preview.notes))
        self._show_step()

    def _on_failed(self, error: AppError) -> None:
        self.fault.show_fault(error.message, error.advice)
        self.fault.show()
        self.mending.unlock()

    def _show_step(self) -> None:
        preview = self._preview
        self._stack.setCurrentIndex(0 if preview is None else 1)
        self.other.setVisible(preview is not None)
        self.write.setVisible(preview is not None)
        if preview is None:
            return
        self.head.show_caption(self._file.name)
        self.write.show_text(self.tr("写入 {count} 人").format(count=preview.writes))
        if preview.writes:
            self.write.unlock()
        else:
            self.write.lock(self.tr("没有要新增或改动的人"))

    def _show_filters(self, preview: ImportPreview) -> None:
        options: list[tuple[object, str, str]] = [
            ("", self.tr("全部 {count}").format(count=len(preview.rows)), "")
        ]
        options += [
            (outcome, f"{words} {preview.count(outcome)}", _TONES[outcome][1])
            for outcome, words in self._words.items()
        ]
        self._filters.show_options(options)
        self._filters.choose(self._outcome)

    def _on_filter_chosen(self, outcome: object) -> None:
        self._outcome = str(outcome)
        if self._preview is not None:
            self._show_rows(self._preview)

    def _show_rows(self, preview: ImportPreview) -> None:
        rows = [row for row in preview.rows if self._outcome in ("", row.outcome)]
        self.list.show_rows([self._row(row, preview) for row in rows])
        if not rows:
            self.mending.clear()

    def _row(self, row: PreviewRow, preview: ImportPreview) -> Row:
        words = self._words[row.outcome]
        tone, icon = _TONES[row.outcome]
        place = self.tr("第 {row} 行").format(row=row.key.row)
        if len(preview.sheets) > 1:
            place = f"{row.key.sheet} {place}"
        return Row(
            key=row.key,
            title=row.name or self.tr("（没有姓名）"),
            second=f"{place} · {_what(row, self.tr('（空）'))}",
            chips=((words, tone, icon),),
            group=f"{words} {preview.count(row.outcome)}",
            data=row,
        )

    def _on_current_changed(self, _: object) -> None:
        shown = self.list.current_row()
        if shown is None or self._preview is None:
            self.mending.clear()
            return
        row: PreviewRow = shown.data
        self.mending.show_row(row, cells_of(self._preview.sheets, row.key))

    def _on_mended(self, key: RowKey, texts: Mapping[int, str]) -> None:
        if self._preview is not None:
            self._judge(mend_row(self._preview.sheets, key, texts))

    def _on_left_out(self, key: RowKey) -> None:
        if self._preview is not None:
            self._judge(leave_out(self._preview.sheets, key))

    def _on_write_clicked(self) -> None:
        if self._preview is None:
            return
        self.write.lock(self.tr("正在写入…"))
        write = partial(import_previewed, self.session.ledger, self._preview)
        self.session.act(self, write, self._on_written, self._on_write_failed)

    def _on_written(self, count: int) -> None:
        left = self._preview.count("fault") if self._preview else 0
        told = self.tr("写进名册 {count} 人。").format(count=count)
        rest = self.tr("有错的 {count} 行没有写，改好可以接着写。").format(count=left)
        self.session.notify(told, rest if left else "", "warn" if left else "good")
        if left and self._preview is not None:
            self._judge(self._preview.sheets)
        else:
            self._preview = None
            self._show_step()
            self.session.navigator.back()

    def _on_write_failed(self, error: AppError) -> None:
        self.write.unlock()
        self._on_failed(error)

    def first_focus(self) -> QWidget:
        """Return the button that chooses a file, or what it would do."""
        return self.pick if self._preview is None else self.list

    def arrange(self, *, compact: bool) -> None:
        """Give the list more room where there is less."""
        self.mending.setFixedWidth(SIDE_WIDTH if not compact else SIDE_WIDTH + 60)

    def keys(self) -> list[tuple[str, str]]:
        """Return the keys of this page."""
        return [
            ("↑↓", self.tr("上一行、下一行")),
            ("Enter", self.tr("改这一行；在格子里就是改好了，再判一次")),
            ("Alt+X", self.tr("不要这一行")),
            ("Alt+W", self.tr("写入名册")),
        ]


def _what(row: PreviewRow, empty: str) -> str:
    """Return in one line what becomes of a row; `empty` stands for a value not told before."""
    if row.faults:
        return row.faults[0].problem
    if row.changes:
        changes = (f"{each.label} {each.old or empty} → {each.new}" for each in row.changes)
        return "；".join(changes)
    return row.warnings[0].problem if row.warnings else row.told
