"""The application in one look after the other, and the pictures that are wanted of it."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image
from PySide6.QtCore import QBuffer, QCoreApplication, QEvent, QPoint
from PySide6.QtGui import QPainter, QPixmap

from desktop.ui.looks import Look
from desktop.ui.main_window import MainWindow
from desktop.ui.places import Navigator, Place
from desktop.ui.sessions import Session
from desktop.ui.stylesheet import style_sheet
from desktop.ui.tasks import TaskRunner
from desktop.ui.translation import Translation
from desktop.ui.widgets.dialogs import Sheet

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtWidgets import QApplication, QWidget

    from desktop.composition import Home

OUT = Path(__file__).resolve().parent.parent / "docs/screens"
SIZE = (1366, 728)
SUFFIXES = ("zh_CN", "zh_CN-large", "en", "en-large")
CONTRAST = "zh_CN-contrast"


class Studio:
    """Wears the looks, takes pictures into OUT; of all pictures only those that are wanted.

    Args:
        app: The application.
        wanted: Parts of names of pictures, as 12-villages or zh_CN-large; none: all of them.
    """

    def __init__(self, app: QApplication, wanted: Sequence[str] = ()) -> None:
        self.app, self.look, self.tasks = app, Look(), TaskRunner()
        self._wanted = wanted
        self._translation = Translation(app)
        self.taken: list[str] = []

    def wants(self, *names: str) -> bool:
        """Whether a picture of one of these names is wanted in any look."""
        suffixes = (*SUFFIXES, CONTRAST)
        return any(self._is_wanted(f"{name}-{end}") for name in names for end in suffixes)

    def _is_wanted(self, picture: str) -> bool:
        return not self._wanted or any(word in picture for word in self._wanted)

    def looks(self, *names: str, contrast: bool = False) -> Iterator[str]:
        """Wear each look in which one of these is wanted; yield what the names then end with."""
        for suffix in (*SUFFIXES, CONTRAST) if contrast else SUFFIXES:
            if any(self._is_wanted(f"{name}-{suffix}") for name in names):
                self._wear(*suffix.split("-"))
                yield suffix

    def _wear(self, language: str, *others: str) -> None:
        self._translation.use(language)
        self.look.set_language(language)
        self.look.set_large("large" in others)
        self.look.set_high_contrast("contrast" in others)
        self.app.setStyleSheet(style_sheet(self.look))

    def window(self, home: Home, place: Place) -> tuple[MainWindow, Session]:
        """Return a window over a home, at a place."""
        navigator = Navigator()
        session = Session(home, self.tasks, self.look, navigator)
        window = MainWindow(self.look, navigator, self.tasks)
        self.show(window)
        window.open_session(session, Place("today"))
        self.settle()
        navigator.go(place)
        self.settle()
        return window, session

    def show(self, window: QWidget, size: tuple[int, int] = SIZE) -> None:
        """Show a window as the active one."""
        window.resize(*size)
        window.show()
        window.activateWindow()

    def settle(self) -> None:
        """Wait until a screen has its content."""
        for _ in range(4):
            self.app.processEvents()
            self.tasks.drain()
        self.app.processEvents()

    def take(self, window: QWidget, name: str) -> None:
        """Keep the picture of a window, with the sheets above it, where it is wanted."""
        self.settle()
        if not self._is_wanted(name):
            return
        picture = window.grab()
        for sheet in self.app.topLevelWidgets():
            if isinstance(sheet, Sheet) and sheet.isVisible():
                corner = sheet.frameGeometry().topLeft() - window.frameGeometry().topLeft()
                paint_over(picture, sheet, corner)
        save(picture, OUT / f"{name}.png")
        self.taken.append(name)

    def close(self, window: QWidget) -> None:
        """Close a window, and let what it asked for end."""
        window.close()
        self.settle()
        # Every window that is left would be styled anew with each look: most of the time it took.
        window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def paint_over(picture: QPixmap, sheet: QWidget, corner: QPoint) -> None:
    """Draw a sheet, which is a window of its own, where it stands above another."""
    painter = QPainter(picture)
    painter.drawPixmap(corner, sheet.grab())
    painter.end()


def save(picture: QPixmap, file: Path) -> None:
    """Write a picture as a PNG of full colour, without dithering.

    Pillow's `optimize` would take six times as long for two bytes in a hundred.
    """
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    picture.save(buffer, "BMP")
    drawn = Image.open(io.BytesIO(bytes(buffer.data().data()))).convert("RGB")
    drawn.save(file)
