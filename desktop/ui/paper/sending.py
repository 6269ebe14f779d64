"""A paper on its way out: to a printer or into a file, and noted once it is there."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.services.papers import note_printing
from desktop.ui.messages import label
from desktop.ui.printing import PrintJob
from desktop.ui.widgets.dialogs import ask

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop.errors import AppError
    from desktop.services.paper_views import PaperView
    from desktop.services.papers import PagePicture
    from desktop.ui.sessions import Session
    from desktop.ui.tasks import Task

_FORBIDDEN = '\\/:*?"<>|\n\t'
"""What a file's name may not hold on Windows."""


class Sending(QObject):
    """Prints and saves the paper that a page shows."""

    def __init__(self, session: Session, page: QWidget) -> None:
        super().__init__(page)
        self._session, self._page = session, page
        self._view: PaperView | None = None
        self._pdf = b""
        self.sizes: Sequence[tuple[float, float]] = ()
        self._busy = False
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        self._folder = Path(QStandardPaths.writableLocation(documents))

    def take(self, view: PaperView, pdf: bytes, sizes: Sequence[tuple[float, float]]) -> None:
        """Send this paper from now on."""
        self._view, self._pdf, self.sizes = view, pdf, sizes

    def draw(self, page: int, width: int) -> PagePicture:
        """Draw a page of it; off the UI thread."""
        return self._session.home.press.draw_page(self._pdf, page, width=width)

    # To a printer

    def find_printers(self, show: Callable[[Sequence[str]], None]) -> None:
        """Look for printers, which may take long, and hand their names over."""
        printers = self._session.printers

        def look(_: Task) -> Sequence[str]:
            return printers.names()

        self._session.tasks.long(self, self.tr("找打印机"), look, show, stopped=partial(show, ()))

    def print(self, printer: str, copies: int) -> None:
        """Print; a printer that refuses says so, and nothing is noted."""
        view, pdf, sizes = self._view, self._pdf, self.sizes
        if view is None or self._busy or not printer:
            return
        self._busy = True
        press, printers = self._session.home.press, self._session.printers

        def draw(page: int, width: int, band: tuple[int, int]) -> PagePicture:
            return press.draw_page(pdf, page, width=width, band=band)

        job = PrintJob(title=self._title(view), copies=copies, sizes=sizes, draw=draw)

        def send(task: Task) -> None:
            printers.send(printer, job, task.report)

        told = self.tr("已送到打印机“{printer}”：{pages} 页，{copies} 份。")
        said = told.format(printer=printer, pages=len(sizes), copies=copies)
        self._out(self.tr("打印"), send, view, said)

    def _title(self, view: PaperView) -> str:
        number = f"{view.version.number} " if view.version else ""
        return f"{number}{view.title} {label(view.kind.title)}"

    # Into a file

    def save(self, *, public: bool) -> None:
        """Ask where, and before a file that is there is replaced; then write it whole."""
        view = self._view
        if view is None or self._busy:
            return
        name, _ = QFileDialog.getSaveFileName(
            self._page,
            self.tr("存为 PDF"),
            str(self._folder / self._file_name(view, public=public)),
            "PDF (*.pdf)",
            options=QFileDialog.Option.DontConfirmOverwrite,
        )
        if not name:
            return
        path = Path(name)
        self._folder = path.parent
        if path.suffix.lower() != ".pdf":
            path = path.with_name(f"{path.name}.pdf")
        if not path.exists():
            self._write(path)
            return
        ask(
            self._page,
            self.tr("已经有这个文件"),
            self.tr("“{name}”已经在那里了。换成现在这份？").format(name=path.name),
            self.tr("换掉"),
            partial(self._write, path),
        )

    def _file_name(self, view: PaperView, *, public: bool) -> str:
        parts = [view.version.number] if view.version else []
        parts.append(label(view.kind.title))
        if view.version:
            parts.append(self.tr("第{n}版").format(n=view.version.version))
        elif view.kind.is_record:
            parts.append(self.tr("草稿"))
        if public:
            parts.append(self.tr("张贴"))
        name = " ".join(parts)
        return "".join("_" if each in _FORBIDDEN else each for each in name) + ".pdf"

    def _write(self, path: Path) -> None:
        view, pdf = self._view, self._pdf
        if view is None:
            return
        self._busy = True
        save = self._session.home.save_file

        def write(_: Task) -> None:
            save(path, pdf)

        said = self.tr("存好了：{path}").format(path=path)
        self._out(self.tr("存为 PDF"), write, view, said)

    # Afterwards

    def _out(self, title: str, work: Callable[[Task], None], view: PaperView, said: str) -> None:
        done = partial(self._on_out, view, self._pdf, len(self.sizes), said)
        self._session.tasks.long(self, title, work, done, self._on_failed, stopped=self._on_stopped)

    def _on_out(self, view: PaperView, pdf: bytes, pages: int, said: str, _: object) -> None:
        """Note what left the house; only now is it so."""
        self._busy = False
        note = partial(
            note_printing,
            self._session.ledger,
            source=view.source,
            paper=view.kind.id,
            pdf=pdf,
            pages=pages,
        )
        self._session.act(self, note, lambda _: self._session.notify(said, tone="good"))

    def _on_failed(self, error: AppError) -> None:
        self._busy = False
        self._session.notify(error.message, error.advice, "bad")

    def _on_stopped(self) -> None:
        self._busy = False
        self._session.notify(self.tr("停下了，没有送出去，什么也没少。"))
