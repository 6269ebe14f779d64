"""What printing asks of the printers of a computer; Qt's fill it, and tests."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop.services.papers import PagePicture


class Draw(Protocol):
    """Draws a band of a page, on the thread that prints."""

    def __call__(self, page: int, width: int, band: tuple[int, int]) -> PagePicture:
        """Return a band: page from 0, width of the page in pixels, first row and rows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintJob:
    """One paper for one printer.

    Attributes:
        title: What the queue calls it.
        copies: How many.
        sizes: Width and height of every page, points.
        draw: Draws a band of a page; called on the thread that prints.
    """

    title: str
    copies: int
    sizes: Sequence[tuple[float, float]]
    draw: Draw


class Printers(Protocol):
    """The printers of this computer; nothing here is for the UI thread, it may wait for them."""

    def names(self) -> Sequence[str]:
        """Return the names of the printers there are, the usual one first."""

    def send(self, name: str, job: PrintJob, report: Callable[[int, int], None]) -> None:
        """Print; when it returns, the printer's queue has the paper.

        Args:
            name: One of `names`.
            job: What to print.
            report: Told pages done and in all; what it raises ends the job, nothing is printed.

        Raises:
            DocumentError: The printer is gone, is off, or refuses.
        """
