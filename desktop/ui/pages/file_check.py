"""核对文件: whether a PDF was printed here; it never says that a paper is genuine."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QFrame, QVBoxLayout, QWidget

from desktop.domain.deadlines import BEIJING
from desktop.errors import StorageError
from desktop.services.file_checks import FileAnswer, FileCheck, check_file
from desktop.ui.lists.rows import Row, RowList
from desktop.ui.pages_base import Page
from desktop.ui.places import Place
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.dropping import FileDrop
from desktop.ui.widgets.panels import PageHead, Panel
from desktop.ui.widgets.states import EmptyState
from desktop.ui.widgets.styling import text_label

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop.errors import AppError
    from desktop.services.ports import Reading
    from desktop.ui.sessions import Session

LARGEST_FILE = 60 * 1024 * 1024
"""Bytes; our papers are far smaller."""
_CHIPS = {
    FileAnswer.PRINTED_HERE: ("good", "circle-check"),
    FileAnswer.RECORD_IS_OURS: ("warn", "triangle-alert"),
    FileAnswer.UNKNOWN: ("neutral", "circle-question-mark"),
}


class FileCheckPage(Page):
    """Takes files by drop or choice and says of each what can be said; option: ``files``."""

    def __init__(self, session: Session, place: Place) -> None:
        super().__init__(session, place)
        self._rows: list[Row] = []
        self.choose = Button(self.tr("选文件"), kind="primary", icon="folder-open", letter="X")
        self.choose.clicked.connect(self._on_choose_clicked)
        self._head = PageHead(self.tr("核对文件"), back=True)
        self._head.back_pressed.connect(session.navigator.back)
        self._head.buttons.addWidget(self.choose)
        self.list = RowList()
        self.list.setAccessibleName(self.tr("核对过的文件"))
        self.list.acted.connect(self._on_acted)
        self._empty = EmptyState(
            "file-check",
            self.tr("把 PDF 文件拖到这里，或按“选文件”"),
            self.tr("看它是不是这个账本印出来的：逐字节比对；差一个字节也认得出来。"),
        )
        FileDrop(self, self.take)
        self._lay_out()
        self.take(place.options.get("files", ()))

    def _lay_out(self) -> None:
        panel = Panel()
        panel.body.addWidget(self._empty)
        panel.body.addWidget(self.list, 1)
        self.list.hide()
        note = QFrame()
        note.setProperty("role", "box")
        inside = QVBoxLayout(note)
        inside.setContentsMargins(16, 10, 16, 10)
        inside.addWidget(
            text_label(
                self.tr(
                    "这里只比对文件，不鉴定纸张和签字的真假。纸质件请拿账本里的记录逐项对照：编号、版本、摘要都印在页脚。"
                ),
                "second",
                wrap=True,
            )
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(12)
        column.addWidget(self._head)
        column.addWidget(panel, 1)
        column.addWidget(note)

    def first_focus(self) -> QWidget:
        """Return what was found, or the button that chooses."""
        return self.list if self._rows else self.choose

    def _on_choose_clicked(self) -> None:
        names, _ = QFileDialog.getOpenFileNames(self, self.tr("选要核对的文件"), "", "PDF (*.pdf)")
        self.take([Path(name) for name in names])

    def take(self, paths: Iterable[Path]) -> None:
        """Check files, one after the other."""
        for path in paths:
            self.check(path)

    def check(self, path: Path) -> None:
        """Say of a file what can be said."""
        home = self.session.home

        def look(reading: Reading) -> FileCheck:
            return check_file(reading, home.press, _read(path))

        failed = partial(self._on_failed, path)
        self.session.read(self, look, partial(self._on_checked, path), failed)

    def _on_checked(self, path: Path, found: FileCheck) -> None:
        tone, icon = _CHIPS[found.answer]
        self._show(
            Row(
                key=len(self._rows),
                title=path.name,
                second=self._sentence(found),
                icon="file-text",
                chips=((self._word(found.answer), tone, icon),),
                action=self.tr("看这份记录") if found.row else "",
                data=found,
            )
        )

    def _word(self, answer: FileAnswer) -> str:
        return {
            FileAnswer.PRINTED_HERE: self.tr("这里印的"),
            FileAnswer.RECORD_IS_OURS: self.tr("不是这里印的"),
            FileAnswer.UNKNOWN: self.tr("不认识"),
        }[answer]

    def _sentence(self, found: FileCheck) -> str:
        if found.answer is FileAnswer.PRINTED_HERE:
            at = found.printed_at
            when = f"{at.astimezone(BEIJING):%Y-%m-%d %H:%M}" if at else ""
            return self.tr("本账本 {when} 印出的，一个字节也不差").format(when=when)
        if found.answer is FileAnswer.RECORD_IS_OURS:
            said = self.tr(
                "它写的 {number} 第 {version} 版在本账本里，但文件不是这里印出的，请逐项对照"
            )
            return said.format(number=found.number, version=found.version)
        return self.tr("本账本没有印过它，也不认识它写的记录")

    def _on_failed(self, path: Path, error: AppError) -> None:
        chip = (self.tr("读不出"), "bad", "triangle-alert")
        self._show(
            Row(
                key=len(self._rows),
                title=path.name,
                second=str(error),
                icon="file-text",
                chips=(chip,),
            )
        )

    def _show(self, row: Row) -> None:
        self._rows.insert(0, row)
        self.list.show_rows(self._rows)
        self.list.choose(row.key)
        self._empty.hide()
        self.list.show()
        self.list.setFocus()

    def _on_acted(self, key: object) -> None:
        found = next(row.data for row in self._rows if row.key == key)
        if found is not None and found.row is not None:
            self.session.navigator.go(Place("paper", found.row, dict(found.options)))

    def keys(self) -> list[tuple[str, str]]:
        """Return the keys of this page."""
        return [("Alt+X", self.tr("选文件")), ("Enter", self.tr("看文件写的那份记录"))]


def _read(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise StorageError("文件太大，不会是这里印的。", "请选 PDF 文书。")
        return path.read_bytes()
    except OSError as error:
        raise StorageError("读不出这个文件。", "请检查 U 盘是否还插着，再选一次。") from error
