"""Photos and files of a consultation: dropped or chosen, seen small, opened large."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QImage, QPixmap
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QListView,
    QListWidget,
    QListWidgetItem,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.services.consultation_lists import list_files_of
from desktop.ui.autosave import DraftKeeper
from desktop.ui.task_ledger.photos import keep_files
from desktop.ui.thumbnails import decode_picture, thumbnails_of
from desktop.ui.tokens import appearance
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.dialogs import LARGEST, Sheet
from desktop.ui.widgets.dropping import FileDrop
from desktop.ui.widgets.fields import LineField
from desktop.ui.widgets.icons import icon
from desktop.ui.widgets.states import EmptyState, FaultBox
from desktop.ui.widgets.styling import text_label

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from desktop.errors import AppError
    from desktop.services.consultation_lists import FileLine
    from desktop.services.drafts import Draft
    from desktop.ui.sessions import Session

PICTURE = QSize(150, 100)
CELL = QSize(180, 160)
"""px of the design."""
_KILO = 1024
_LINE = Qt.ItemDataRole.UserRole


class CaptionSheet(Sheet):
    """Keeps chosen files with one caption, which may be left empty."""

    kept = Signal()
    """The files are kept."""

    def __init__(
        self, parent: QWidget, session: Session, subject: UUID, paths: Sequence[Path]
    ) -> None:
        super().__init__(parent, QCoreApplication.translate("CaptionSheet", "附件说明"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session, self._subject, self._paths = session, subject, list(paths)
        names = "、".join(path.name for path in self._paths)
        self.body.addWidget(text_label(names, "strong", wrap=True))
        told = self.tr("照片会自动转正、缩小，并去掉拍摄地点。说明印在档案目录里，附上以后不改。")
        self.body.addWidget(text_label(told, "second", wrap=True))
        self.caption = LineField(
            placeholder=self.tr("例：三组路口公示栏，11月8日"), name=self.tr("说明，可以不填")
        )
        self.body.addWidget(self.caption)
        self._fault = FaultBox("")
        self._fault.hide()
        self.body.addWidget(self._fault)
        self.body.addStretch(1)
        self.keep_button = Button(self.tr("附上"), kind="primary", letter="S", keys="Ctrl+Enter")
        self.keep_button.clicked.connect(self.keep)
        self.footer.addStretch(1)
        self.footer.addWidget(self.keep_button)
        self.keeper = DraftKeeper(session, "Attachment", str(subject), self._collect, self)
        self.caption.textEdited.connect(self.keeper.touch)
        self.finished.connect(lambda _: self.keeper.flush())
        self.keeper.restore(self._on_draft_found)
        self.caption.setFocus()

    def _collect(self) -> dict[str, str]:
        return {"caption": self.caption.text()}

    def _on_draft_found(self, draft: Draft | None) -> None:
        if draft is not None and not self.caption.text():
            self.caption.setText(str(draft.content.get("caption", "")))

    def keep(self) -> None:
        """Keep the files."""
        self.keep_button.setEnabled(False)
        self.hold()
        keep = partial(
            keep_files,
            self._session.home,
            self._subject,
            self._paths,
            caption=self.caption.text(),
        )
        self._session.act(self, keep, self._on_kept, self._on_refused)

    def _on_kept(self, _: object) -> None:
        self.keeper.drop()
        self.kept.emit()
        self.accept()

    def _on_refused(self, error: AppError) -> None:
        self.keep_button.setEnabled(True)
        self.let_go()
        self._fault.show_fault(error.message, error.advice)
        self._fault.show()


class PictureSheet(Sheet):
    """One picture, as large as a sheet may be."""

    ROOM = QSize(LARGEST.width() - 64, LARGEST.height() - 160)

    def __init__(self, parent: QWidget, line: FileLine, image: QImage) -> None:
        super().__init__(parent, line.title, width=LARGEST.width())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        picture = text_label()
        picture.setPixmap(QPixmap.fromImage(image))
        picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        picture.setAccessibleName(line.caption or line.title)
        self.body.addWidget(picture)
        told = " · ".join(filter(None, (line.caption, line.origin)))
        if told:
            self.body.addWidget(text_label(told, "second", wrap=True))


class FilesTab(QWidget):
    """All files of a consultation; takes more by drop or by choosing."""

    def __init__(self, session: Session, consultation: UUID) -> None:
        super().__init__()
        self._session, self._consultation = session, consultation
        FileDrop(self, self.take)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("附件"))
        self.list.setViewMode(QListView.ViewMode.IconMode)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setMovement(QListView.Movement.Static)
        self.list.setWordWrap(True)
        self.list.setSpacing(8)
        self.list.itemActivated.connect(self._on_activated)
        self.add = Button(self.tr("选文件"), icon="paperclip", letter="G")
        self._first = Button(self.tr("选照片或文件"), kind="strong", icon="paperclip")
        self._empty = EmptyState(
            "image",
            self.tr("还没有附件"),
            self.tr("照片、扫描件可以直接拖到这里，也可以选文件。"),
            self._first,
        )
        self._hint = text_label(self.tr("照片和文件可以直接拖到这里；Enter 打开"), "second")
        self._empty.setProperty("role", "sheet-body")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._empty)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 6, 16, 6)
        foot.addWidget(self._hint, 1)
        foot.addWidget(self.add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._stack, 1)
        column.addLayout(foot)
        for button in (self.add, self._first):
            button.clicked.connect(self._on_add_clicked)

    def refresh(self) -> None:
        """Ask for the files."""
        consultation = self._consultation
        self._session.read(
            self, lambda reading: list_files_of(reading, consultation), self._on_read
        )

    def _on_read(self, lines: Sequence[FileLine]) -> None:
        look = appearance()
        row = self.list.currentRow()
        self.list.clear()
        self.list.setIconSize(QSize(look.px(PICTURE.width()), look.px(PICTURE.height())))
        self.list.setGridSize(QSize(look.px(CELL.width()), look.px(CELL.height())))
        for line in lines:
            self.list.addItem(self._item(line))
            self._show_picture(line)
        self.list.setCurrentRow(max(row, 0))
        self._stack.setCurrentWidget(self.list if lines else self._empty)
        self.add.setVisible(bool(lines))
        self._hint.setVisible(bool(lines))

    def _item(self, line: FileLine) -> QListWidgetItem:
        item = QListWidgetItem(line.caption or line.title)
        item.setData(_LINE, line)
        size = self.tr("{size} KB").format(size=max(line.size_bytes // _KILO, 1))
        told = "，".join(filter(None, (line.title, line.caption, line.origin, size)))
        item.setToolTip(told)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, told)
        side = appearance().px(48)
        item.setIcon(icon("image" if line.is_picture else "file-text", size=side))
        return item

    def _show_picture(self, line: FileLine) -> None:
        if line.is_picture:
            show = partial(self._show_thumbnail, line)
            thumbnails_of(self._session).show(
                self, line.digest, self.list.iconSize(), show, lambda _: None
            )

    def _show_thumbnail(self, line: FileLine, picture: QPixmap) -> None:
        for at in range(self.list.count()):
            item = self.list.item(at)
            if item.data(_LINE).id == line.id:
                item.setIcon(QIcon(picture))

    def _decode(self, line: FileLine, room: QSize) -> QImage:
        return decode_picture(self._session.home.files.read(line.digest), room)

    def _on_activated(self, item: QListWidgetItem) -> None:
        line: FileLine = item.data(_LINE)
        if line.is_picture:
            work = partial(self._decode, line, PictureSheet.ROOM)
            self._session.tasks.quiet(self, work, partial(self._open_picture, line))
        else:
            read = partial(self._session.home.files.read, line.digest)
            self._session.tasks.quiet(self, read, partial(self._save, line))

    def _open_picture(self, line: FileLine, image: QImage) -> None:
        PictureSheet(self, line, image).open()

    def _save(self, line: FileLine, data: bytes) -> None:
        name, _ = QFileDialog.getSaveFileName(self, self.tr("另存一份再打开"), line.title)
        if name:
            save = partial(self._session.home.save_file, Path(name), data)
            self._session.tasks.quiet(self, save, lambda _: self._told_saved(name))

    def _told_saved(self, name: str) -> None:
        self._session.notify(self.tr("已另存：{name}").format(name=Path(name).name), tone="good")

    def _on_add_clicked(self) -> None:
        names, _ = QFileDialog.getOpenFileNames(self, self.tr("选照片或文件"))
        self.take([Path(name) for name in names])

    def take(self, paths: Sequence[Path]) -> None:
        """Ask for a caption and keep files."""
        if paths:
            CaptionSheet(self, self._session, self._consultation, paths).open()
