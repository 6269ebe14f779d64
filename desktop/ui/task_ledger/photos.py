"""Photos and files of a task: dropped or chosen, kept at once."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout

from desktop.errors import StorageError
from desktop.services.attachments import attach_file
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.styling import text_label

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from PySide6.QtGui import QDragEnterEvent, QDropEvent

    from desktop.ui.sessions import OpenHome, Session


def keep_files(home: OpenHome, subject: UUID, paths: Sequence[Path]) -> list[UUID]:
    """Keep files with a record and return their ids; on the ledger's thread.

    Raises:
        StorageError: A file cannot be read.
        ValidationError: A file is too large or no picture; those before it are kept.
    """
    kept = []
    for path in paths:
        try:
            data = path.read_bytes()
        except OSError as error:
            raise StorageError(
                f"读不出文件“{path.name}”。", "请检查 U 盘是否还插着，再选一次。"
            ) from error
        kept.append(
            attach_file(
                home.ledger, home.files, home.fit, subject=subject, name=path.name, data=data
            )
        )
    return kept


class PhotoAdder(QFrame):
    """Takes files for a task by drop or by choosing."""

    kept = Signal()
    """Files were kept."""

    def __init__(self, session: Session, task: UUID) -> None:
        super().__init__()
        self.setProperty("role", "box")
        self.setAcceptDrops(True)
        self.setAccessibleName(self.tr("照片和文件"))
        self._session, self._task = session, task
        self.added: list[UUID] = []
        self._words = text_label(self.tr("照片可以直接拖到这里"), "second")
        self.button = Button(self.tr("选照片"), kind="link", icon="camera", letter="G")
        self.button.clicked.connect(self._on_clicked)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 8, 4)
        row.addWidget(self._words, 1)
        row.addWidget(self.button)

    def take(self, paths: Sequence[Path]) -> None:
        """Keep files."""
        keep = partial(keep_files, self._session.home, self._task, paths)
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
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Keep what was dropped."""
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self.take(paths)
