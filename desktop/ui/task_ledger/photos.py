"""Photos and files of a record: dropped or chosen, kept at once."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.errors import StorageError
from desktop.services.attachments import attach_file
from desktop.ui.thumbnails import thumbnails_of
from desktop.ui.tokens import appearance
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.elided import ElidedLabel
from desktop.ui.widgets.flow import FlowLayout
from desktop.ui.widgets.icons import icon_pixmap
from desktop.ui.widgets.styling import text_label

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from PySide6.QtGui import QDragEnterEvent, QDropEvent
    from PySide6.QtWidgets import QLabel

    from desktop.services.attachments import KeptFile
    from desktop.ui.sessions import OpenHome, Session

_PICTURE = QSize(96, 56)


def keep_files(
    home: OpenHome, subject: UUID, paths: Sequence[Path], *, caption: str = ""
) -> list[UUID]:
    """Keep files with a record and return their ids; on the ledger's thread.

    Raises:
        StorageError: A file cannot be read.
        ValidationError: A file is too large or no picture; those before it are kept.
    """
    return [
        attach_file(
            home.ledger,
            home.files,
            home.fit,
            subject=subject,
            name=path.name,
            data=read_chosen(path),
            caption=caption,
        )
        for path in paths
    ]


def read_chosen(path: Path) -> bytes:
    """Return the bytes of a file that somebody chose.

    Raises:
        StorageError: It cannot be read: the stick is gone.
    """
    try:
        return path.read_bytes()
    except OSError as error:
        raise StorageError(
            f"读不出文件“{path.name}”。", "请检查 U 盘是否还插着，再选一次。"
        ) from error


def dropped_paths(event: QDropEvent) -> list[Path]:
    """Return the files that are dragged or dropped; an empty list where it is something else."""
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]


class PhotoAdder(QFrame):
    """Takes files for a record by drop or by choosing."""

    kept = Signal()
    """Files were kept."""

    def __init__(self, session: Session, subject: UUID) -> None:
        super().__init__()
        self.setProperty("role", "box")
        self.setAcceptDrops(True)
        self.setAccessibleName(self.tr("照片和文件"))
        self._session, self._subject = session, subject
        self.added: list[UUID] = []
        self._words = text_label(self.tr("照片可以直接拖到这里"), "second", wrap=True)
        self.button = Button(self.tr("选照片"), kind="link", icon="camera", letter="G")
        self.button.clicked.connect(self._on_clicked)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 8, 4)
        row.addWidget(self._words, 1)
        row.addWidget(self.button)

    def take(self, paths: Sequence[Path]) -> None:
        """Keep files."""
        keep = partial(keep_files, self._session.home, self._subject, paths)
        self._session.act(self, keep, self._on_kept)

    def _on_kept(self, ids: list[UUID]) -> None:
        self.added.extend(one for one in ids if one not in self.added)
        self._words.setText(self.tr("已附 {count} 个").format(count=len(self.added)))
        self.kept.emit()

    def _on_clicked(self) -> None:
        names, _ = QFileDialog.getOpenFileNames(self, self.tr("选照片或文件"))
        if names:
            self.take([Path(name) for name in names])

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files only."""
        if dropped_paths(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Keep what was dropped."""
        paths = dropped_paths(event)
        if paths:
            event.acceptProposedAction()
            self.take(paths)


class PhotoStrip(QWidget):
    """Pictures of a record side by side, a word below each; other files by their names."""

    def __init__(self, session: Session, photos: Sequence[tuple[KeptFile, str]]) -> None:
        """Show files, each with what stands below it."""
        super().__init__()
        self._session = session
        self._row = FlowLayout(gap=8)
        self._row.setContentsMargins(0, 0, 0, 0)
        self.setLayout(self._row)
        for photo, words in photos:
            self._row.addWidget(self._shown(photo, words))

    def _shown(self, photo: KeptFile, words: str) -> QFrame:
        look = appearance()
        box = QFrame()
        box.setProperty("role", "box")
        box.setFixedWidth(look.px(_PICTURE.width()))
        box.setToolTip(photo.title)
        column = QVBoxLayout(box)
        column.setContentsMargins(2, 2, 2, 4)
        column.setSpacing(2)
        picture = text_label()
        picture.setAccessibleName(photo.title)
        picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        picture.setFixedHeight(look.px(_PICTURE.height()))
        below = ElidedLabel(words, "caption")
        below.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(picture)
        column.addWidget(below)
        show_small(self._session, photo, picture)
        return box


def show_small(session: Session, file: KeptFile, picture: QLabel) -> None:
    """Show a file in a label as small as a drawer has room for; what is no picture by its clip."""
    look = appearance()
    picture.setPixmap(icon_pixmap("paperclip", look.tokens.text2, look.px(20)))
    if file.media_type.startswith("image/"):
        room = QSize(look.px(_PICTURE.width()), look.px(_PICTURE.height()))
        thumbnails_of(session).show(picture, file.digest, room, picture.setPixmap)
