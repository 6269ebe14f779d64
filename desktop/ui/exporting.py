"""Files for somebody outside: where they go is asked, what they hold is made off the UI thread."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from desktop.services.ledger_tables import LEDGERS, export_ledger
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.dialogs import ask

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from uuid import UUID

    from PySide6.QtWidgets import QWidget

    from desktop.errors import AppError
    from desktop.ui.sessions import Session
    from desktop.ui.tasks import Task

XLSX, PDF = ".xlsx", ".pdf"
_KINDS = {XLSX: "Excel (*.xlsx)", PDF: "PDF (*.pdf)"}


class FileMaker(QObject):
    """Asks where a file goes, makes it with progress and a stop, and writes it whole."""

    def __init__(self, page: QWidget, session: Session) -> None:
        super().__init__()  # no child of a page that is still being made
        self._page, self._session = page, session

    def save(
        self,
        name: str,
        title: str,
        make: Callable[[Task], bytes],
        done: Callable[[Path], None] | None = None,
    ) -> None:
        """Ask where, and before a file that is there is replaced; then make and write it.

        Args:
            name: What it is called, with its ending, one of XLSX and PDF.
            title: What the status bar calls the work.
            make: Returns its bytes; takes the task, to report to, and must not touch a widget.
            done: Called with where it lies; left out, a sentence tells it.
        """
        ending = Path(name).suffix
        found, _ = QFileDialog.getSaveFileName(
            self._page,
            self.tr("存到哪里"),
            name,
            _KINDS[ending],
            options=QFileDialog.Option.DontConfirmOverwrite,
        )
        if not found:
            return
        path = Path(found)
        if path.suffix.lower() != ending:
            path = path.with_name(path.name + ending)
        write = partial(self._write, path, title, make, done or self._tell)
        if not path.exists():
            write()
            return
        ask(
            self._page,
            self.tr("已经有这个文件"),
            self.tr("“{name}”已经在那里了。换成现在这份？").format(name=path.name),
            self.tr("换掉"),
            write,
        )

    def _write(
        self,
        path: Path,
        title: str,
        make: Callable[[Task], bytes],
        done: Callable[[Path], None],
    ) -> None:
        save = self._session.home.save_file

        def work(task: Task) -> Path:
            save(path, make(task))
            return path

        self._session.tasks.long(self, title, work, done, self._on_failed)

    def _tell(self, path: Path) -> None:
        self._session.notify(self.tr("存好了：{path}").format(path=path), tone="good")

    def _on_failed(self, error: AppError) -> None:
        self._session.notify(error.message, error.advice, "bad")


class ExcelButton(Button):
    """导出 Excel on the page of a ledger: the rows that are seen, in their order."""

    def __init__(
        self, page: QWidget, session: Session, kind: str, seen: Callable[[], Sequence[UUID]]
    ) -> None:
        """Make a button.

        Args:
            page: The page it stands on.
            session: Its ledger.
            kind: One of services.ledger_tables.LEDGERS.
            seen: Returns the rows that the page shows.
        """
        super().__init__("", icon="file-spreadsheet", letter="X")
        self.show_text(self.tr("导出 Excel"))
        self._kind, self._seen, self._session = kind, seen, session
        self._files = FileMaker(page, session)
        self.clicked.connect(self._on_clicked)

    def _on_clicked(self) -> None:
        rows, session = tuple(self._seen()), self._session
        if not rows:
            session.notify(
                self.tr("现在一条也没有，没有可导出的。"),
                self.tr("有筛选的先清除筛选；还没有登记的先登记。"),
                "warn",
            )
            return
        kind, now, home = self._kind, session.now(), session.home

        def make(_: Task) -> bytes:
            with home.ledger.read() as reading:
                table = export_ledger(reading, kind, now, rows)
            return home.press.tabulate([table])

        self._files.save(LEDGERS[kind].title + XLSX, self.tr("导出 Excel"), make)
