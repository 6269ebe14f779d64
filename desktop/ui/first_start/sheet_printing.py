"""Brings a sheet that is kept nowhere, as that of the recovery code, to a printer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.ui.printing import PrintJob

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop.services.papers import PagePicture, PaperPress
    from desktop.ui.printing import Printers


class SheetPrinting:
    """What knows the printers and draws the pages; nothing here is for the UI thread."""

    def __init__(
        self, press: Callable[[], PaperPress], printers: Callable[[], Printers] | None = None
    ) -> None:
        """Print.

        Args:
            press: Returns whoever draws pages; called off the UI thread.
            printers: Returns the printers; left out, those of this computer.
        """
        self._press, self._printers = press, printers or _qt_printers

    def names(self) -> Sequence[str]:
        """Return the names of the printers, the usual one first."""
        return self._printers().names()

    def send(
        self, printer: str, pdf: bytes, title: str, report: Callable[[int, int], None]
    ) -> None:
        """Print a PDF once; see desktop.ui.printing.Printers.send."""
        press = self._press()

        def draw(page: int, width: int, band: tuple[int, int]) -> PagePicture:
            return press.draw_page(pdf, page, width=width, band=band)

        job = PrintJob(title=title, copies=1, sizes=press.page_sizes(pdf), draw=draw)
        self._printers().send(printer, job, report)


def _qt_printers() -> Printers:
    from desktop.ui.printers import QtPrinters  # noqa: PLC0415 – slow, seldom wanted

    return QtPrinters()
