"""还可以：photos and scans that come with a visit, kept before there is a concern to hold them."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.services.attachments import FileFacts, keep_file
from desktop.ui.task_ledger.photos import read_chosen
from desktop.ui.tokens import appearance
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.flow import FlowLayout
from desktop.ui.widgets.styling import text_label

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop.errors import AppError
    from desktop.ui.sessions import OpenHome, Session

_LETTERS = 9
"""Of a file's name, shown on its button."""


def keep_chosen(home: OpenHome, paths: Sequence[Path]) -> list[FileFacts]:
    """Keep the bytes of files and return what is known of them; on the ledger's thread.

    Raises:
        StorageError: A file cannot be read.
        ValidationError: A file is too large or no picture.
    """
    return [
        keep_file(home.files, home.fit, name=path.name, data=read_chosen(path)) for path in paths
    ]


class FileRow(QWidget):
    """Two buttons, and a button for each file that takes it away again."""

    changed = Signal()
    """A file came or went."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.files: list[FileFacts] = []
        self._waiting, self._then = 0, _nothing
        self.photo = Button(self.tr("照片"), icon="camera", letter="G")
        self.scan = Button(self.tr("扫描件"), icon="file-text", letter="S")
        pictures = self.tr("照片 (*.jpg *.jpeg *.png *.webp *.bmp *.heic)")
        papers = self.tr("扫描件 (*.pdf *.jpg *.jpeg *.png *.tif *.tiff)")
        self.photo.clicked.connect(partial(self._on_asked, self.tr("选照片"), pictures))
        self.scan.clicked.connect(partial(self._on_asked, self.tr("选扫描件"), papers))
        self._buttons: list[Button] = []
        self._row = FlowLayout(self, gap=8)
        self._also = text_label(self.tr("还可以："), "second")
        self._row.addWidget(self._also)
        self._row.addWidget(self.photo)
        self._row.addWidget(self.scan)
        self._drop = text_label(self.tr("也可以拖进来"), "caption")
        self._row.addWidget(self._drop)
        self._arrange()

    def take(self, paths: Sequence[Path]) -> None:
        """Keep files."""
        keep = partial(keep_chosen, self._session.home, list(paths))
        self._waiting += 1
        self._session.tasks.ledger(self, keep, self._on_kept, self._on_refused)

    def when_kept(self, do: Callable[[], None]) -> None:
        """Do something once every file is kept, which may be now; nothing if one is refused."""
        self._then = do
        self._go_on()

    def _go_on(self) -> None:
        if not self._waiting:
            then, self._then = self._then, _nothing
            then()

    def _on_refused(self, error: AppError) -> None:
        self._waiting -= 1
        self._then = _nothing
        self._session.notify(error.message, error.advice, "bad")

    def collect(self) -> list[list[Any]]:
        """Return the files as a draft keeps them."""
        return [list(facts) for facts in self.files]

    def fill_in(self, kept: Sequence[Sequence[Any]]) -> None:
        """Show the files of a draft, or none."""
        self.files = [FileFacts(*facts) for facts in kept]
        self._draw()

    def _on_kept(self, found: list[FileFacts]) -> None:
        self.files.extend(facts for facts in found if facts not in self.files)
        self._draw()
        self.changed.emit()
        self._waiting -= 1
        self._go_on()

    def _on_asked(self, title: str, kinds: str, *_pressed: object) -> None:
        chosen, _kind = QFileDialog.getOpenFileNames(self, title, "", kinds)
        if chosen:
            self.take([Path(name) for name in chosen])

    def _on_taken_away(self, facts: FileFacts, *_: object) -> None:
        self.files.remove(facts)
        self._draw()
        self.photo.setFocus()
        self.changed.emit()

    def _arrange(self) -> None:
        """Let words stand as high as the buttons beside them."""
        for words in (self._also, self._drop):
            words.setMinimumHeight(appearance().px(36))

    def changeEvent(self, event: QEvent) -> None:
        """Take the size of another look."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._arrange()

    def _draw(self) -> None:
        for button in self._buttons:
            button.hide()
            button.deleteLater()
        self._buttons = []
        for facts in self.files:
            short = facts.name if len(facts.name) <= _LETTERS else f"{facts.name[:_LETTERS]}…"
            button = Button(short, kind="link", icon="x")
            button.setAccessibleName(self.tr("去掉 {name}").format(name=facts.name))
            button.setToolTip(self.tr("去掉 {name}").format(name=facts.name))
            button.clicked.connect(partial(self._on_taken_away, facts))
            self._row.addWidget(button)
            self._buttons.append(button)
        self._drop.setVisible(not self.files)


def _nothing() -> None:
    return
