"""Drawn pages as Qt's images."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QImage

if TYPE_CHECKING:
    from desktop.services.papers import PagePicture


def image_of(picture: PagePicture) -> QImage:
    """Return a drawn page as an image with pixels of its own."""
    made = QImage(
        picture.pixels,
        picture.width,
        picture.height,
        picture.stride,
        QImage.Format.Format_RGB32,
    )
    return made.copy()
