"""What is done with one entry of a register: filled in, changed, its files kept and opened."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFileDialog

from desktop.records import declaration_of, record_type
from desktop.services.attachments import list_files
from desktop.services.consultation_lists import FileLine
from desktop.services.registers import add_entry, attach_to_entry, edit_entry, file_field
from desktop.ui.consultations.files import PictureSheet
from desktop.ui.forms.record_forms import RecordForm
from desktop.ui.forms.record_sheets import NEW, RecordSheet
from desktop.ui.lists.rows import Row, RowList
from desktop.ui.messages import label
from desktop.ui.registers.hints import RegisterHints
from desktop.ui.task_ledger.photos import read_chosen
from desktop.ui.thumbnails import decode_picture
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.dialogs import Sheet
from desktop.ui.widgets.dropping import FileDrop
from desktop.ui.widgets.states import FaultBox
from desktop.ui.widgets.styling import text_label

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from uuid import UUID

    from PySide6.QtGui import QImage
    from PySide6.QtWidgets import QWidget

    from desktop.errors import AppError
    from desktop.services.attachments import KeptFile
    from desktop.services.register_lists import EntryLine
    from desktop.ui.sessions import Session

_FILES_HEIGHT = 220


class EntrySheet(RecordSheet):
    """The form of an entry, made from its declaration; files are kept apart."""

    def __init__(
        self,
        parent: QWidget,
        session: Session,
        type_name: str,
        row: UUID | None = None,
        values: Mapping[str, Any] | None = None,
    ) -> None:
        kind = record_type(type_name)
        declaration = declaration_of(kind)
        files = file_field(kind)
        hints = RegisterHints()
        form = RecordForm(
            session,
            kind,
            examples=hints.examples(type_name),
            leave_out=(files.name,) if files else (),
            needed=(declaration.named_by,),
        )
        if values is not None:
            form.show_row(values)
        title = QCoreApplication.translate("EntrySheet", "登记{kind}")
        if row is not None:
            title = QCoreApplication.translate("EntrySheet", "修改{kind}")
        self._type, self._row = type_name, row
        shown = title.format(kind=label(declaration.title))
        words = hints.words(type_name) if row is None else ""
        super().__init__(parent, session, shown, form, self._act, row=row or NEW, words=words)

    def _act(self, values: Mapping[str, Any]) -> Callable[[], Any]:
        ledger = self.session.ledger
        if self._row is None:
            return partial(add_entry, ledger, self._type, **values)
        return partial(edit_entry, ledger, self._type, self._row, **values)


class FilesSheet(Sheet):
    """The files of one entry; takes more by drop or by choosing."""

    def __init__(self, parent: QWidget, session: Session, type_name: str, line: EntryLine) -> None:
        super().__init__(parent, QCoreApplication.translate("FilesSheet", "附件"), width=640)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session, self._type, self._entry = session, type_name, line
        self._files: Sequence[KeptFile] = ()
        FileDrop(self, self.take)
        self.body.addWidget(text_label(line.title, "strong", wrap=True))
        self._told = text_label("", "second", wrap=True)
        self.list = RowList()
        self.list.setAccessibleName(self.tr("附件"))
        self.list.setMinimumHeight(session.look.px(_FILES_HEIGHT))
        self.list.opened.connect(self._on_opened)
        self._fault = FaultBox("")
        self._fault.hide()
        for widget in (self._told, self.list, self._fault):
            self.body.addWidget(widget)
        self.add = Button(self.tr("选文件"), kind="primary", icon="paperclip", letter="G")
        self.add.clicked.connect(self._on_add_clicked)
        self.footer.addStretch(1)
        self.footer.addWidget(self.add)
        self._read()
        self.add.setFocus()

    def _read(self) -> None:
        entry = self._entry.id
        self._session.read(self, lambda reading: list_files(reading, entry), self._on_read)

    def _on_read(self, files: Sequence[KeptFile]) -> None:
        self._files = files
        self.list.show_rows(
            [
                Row(
                    key=one.id,
                    title=one.title,
                    second=one.media_type,
                    icon="image" if one.media_type.startswith("image/") else "file-text",
                )
                for one in files
            ]
        )
        self.list.setVisible(bool(files))
        self._told.setText(
            self.tr("Enter 打开；扫描件、照片可以直接拖进来。")
            if files
            else self.tr("还没有附件。扫描件、照片可以直接拖进来，也可以选文件。")
        )

    def take(self, paths: Sequence[Path]) -> None:
        """Keep files with the entry."""
        if paths:
            self._fault.hide()
            keep = partial(self._keep, tuple(paths))
            self._session.act(self, keep, lambda _: self._read(), self._on_refused)

    def _keep(self, paths: Sequence[Path]) -> int:
        home = self._session.home
        chosen = [(path.name, read_chosen(path)) for path in paths]
        return attach_to_entry(
            home.ledger,
            home.files,
            home.fit,
            type_name=self._type,
            row=self._entry.id,
            chosen=chosen,
        )

    def _on_refused(self, error: AppError) -> None:
        self._fault.show_fault(error.message, error.advice)
        self._fault.show()

    def _on_add_clicked(self) -> None:
        names, _ = QFileDialog.getOpenFileNames(self, self.tr("选扫描件、照片或文件"))
        self.take([Path(name) for name in names])

    def _on_opened(self, key: object) -> None:
        one = next(each for each in self._files if each.id == key)
        read = partial(self._session.home.files.read, one.digest)
        if one.media_type.startswith("image/"):
            decode = partial(_decode, read)
            self._session.tasks.quiet(self, decode, partial(self._open_picture, one))
        else:
            self._session.tasks.quiet(self, read, partial(self._open, one))

    def _open_picture(self, one: KeptFile, image: QImage) -> None:
        shown = FileLine(
            id=one.id,
            title=one.title,
            caption="",
            media_type=one.media_type,
            size_bytes=0,
            digest=one.digest,
        )
        PictureSheet(self, shown, image).open()

    def _open(self, one: KeptFile, data: bytes) -> None:
        name, _ = QFileDialog.getSaveFileName(self, self.tr("另存一份再打开"), one.title)
        if name:
            save = partial(self._session.home.save_file, Path(name), data)
            told = self.tr("已另存：{name}").format(name=Path(name).name)
            self._session.tasks.quiet(self, save, lambda _: self._session.notify(told, tone="good"))


def _decode(read: Callable[[], bytes]) -> QImage:
    """Return a picture as large as its sheet has room for; not for the UI thread."""
    return decode_picture(read(), PictureSheet.ROOM)
