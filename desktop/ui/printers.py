"""The printers that Qt knows; pages go to them as pictures at their own resolution, in bands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QMarginsF, QRect, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from desktop.errors import DocumentError
from desktop.ui.page_images import image_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop.ui.printing import PrintJob

MOST_DPI = 600
BAND_ROWS = 512
"""Rows of pixels drawn at once: a whole page at 600 dpi would take 140 MB."""
_POINTS = 72


class QtPrinters:
    """desktop.ui.printing.Printers by QtPrintSupport."""

    def names(self) -> Sequence[str]:
        """Return the names of the printers there are, the usual one first."""
        usual = QPrinterInfo.defaultPrinterName()
        return sorted(QPrinterInfo.availablePrinterNames(), key=lambda name: name != usual)

    def send(self, name: str, job: PrintJob, report: Callable[[int, int], None]) -> None:
        """Print; see Printers.send."""
        translate = QCoreApplication.translate
        info = QPrinterInfo.printerInfo(name)
        if info.isNull():
            raise _refused(translate("Printers", "找不到打印机“{}”。").format(name))
        if info.state() == QPrinter.PrinterState.Error:
            raise _refused(translate("Printers", "打印机“{}”停着，不接活。").format(name))
        self.paint(QPrinter(info, QPrinter.PrinterMode.HighResolution), name, job, report)

    def paint(
        self, printer: QPrinter, name: str, job: PrintJob, report: Callable[[int, int], None]
    ) -> None:
        """Draw a paper onto a printer, which may also be one that writes a file."""
        translate = QCoreApplication.translate
        printer.setDocName(job.title)
        printer.setFullPage(True)
        printer.setResolution(min(printer.resolution(), MOST_DPI))
        if printer.supportsMultipleCopies():
            printer.setCopyCount(job.copies)
        _take_size(printer, job.sizes[0])
        painter = QPainter()
        if not painter.begin(printer):
            raise _refused(translate("Printers", "打印机“{}”打不开。").format(name))
        try:
            whole = _paint_pages(painter, printer, job, report)
        except BaseException:
            printer.abort()
            painter.end()
            raise
        ended = painter.end()
        if not (whole and ended) or printer.printerState() == QPrinter.PrinterState.Error:
            raise _refused(translate("Printers", "打印机“{}”没有收下。").format(name))


def _paint_pages(
    painter: QPainter, printer: QPrinter, job: PrintJob, report: Callable[[int, int], None]
) -> bool:
    """Draw all pages, as often as the printer does not by itself; whether it took them all."""
    rounds = 1 if printer.supportsMultipleCopies() else job.copies
    total = len(job.sizes) * rounds
    for at in range(total):
        report(at, total)
        page = at % len(job.sizes)
        if at:
            _take_size(printer, job.sizes[page])
            if not printer.newPage():
                return False
        _paint_page(painter, printer, job, page)
    return True


def _take_size(printer: QPrinter, size: tuple[float, float]) -> None:
    width, height = size
    lies = width > height
    upright = QSizeF(min(size), max(size))
    layout = QPageLayout(
        QPageSize(upright, QPageSize.Unit.Point),
        QPageLayout.Orientation.Landscape if lies else QPageLayout.Orientation.Portrait,
        QMarginsF(),
    )
    layout.setMode(QPageLayout.Mode.FullPageMode)
    printer.setPageLayout(layout)


def _paint_page(painter: QPainter, printer: QPrinter, job: PrintJob, page: int) -> None:
    across, down = (round(edge * printer.resolution() / _POINTS) for edge in job.sizes[page])
    for top in range(0, down, BAND_ROWS):
        rows = min(BAND_ROWS, down - top)
        picture = job.draw(page, across, (top, rows))
        painter.drawImage(QRect(0, top, across, picture.height), image_of(picture))


def _refused(told: str) -> DocumentError:
    advice = QCoreApplication.translate(
        "Printers", "请看看它开没开、有没有纸、线插没插好，再按打印；也可以存为 PDF。"
    )
    return DocumentError(told, advice)
