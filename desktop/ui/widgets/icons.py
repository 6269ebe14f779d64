"""Line icons, coloured as the text beside them; the drawings are in resources/icons."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from desktop.resources import read_text, resource
from desktop.ui.tokens import appearance

_RATIOS = (1.0, 1.25, 1.5, 2.0)
"""Device pixels a logical px for which an icon is drawn sharply."""


def icon_names() -> list[str]:
    """Return the names of all icons, sorted."""
    names = (entry.name for entry in resource("icons").iterdir())
    return sorted(
        name.removesuffix(".svg")
        for name in names
        if name.endswith(".svg") and not name.startswith("style-")
    )


def icon(name: str, color: str | None = None, size: int = 18, *, gap: int = 0) -> QIcon:
    """Return an icon.

    Args:
        name: One of `icon_names`.
        color: #RRGGBB; left out, the colour of second text in the look in force.
        size: Width and height, logical px, already scaled.
        gap: Empty px at its right, where the style leaves too few before the word.

    Raises:
        FileNotFoundError: There is no such icon.
    """
    tokens = appearance().tokens
    return _made(name, color or tokens.text2, tokens.text3, size, gap)


@lru_cache(maxsize=256)
def _made(name: str, color: str, locked: str, size: int, gap: int) -> QIcon:
    made = QIcon()
    for ratio in _RATIOS:
        made.addPixmap(_draw(name, color, size, ratio, gap))
        made.addPixmap(_draw(name, locked, size, ratio, gap), QIcon.Mode.Disabled)
    return made


def icon_pixmap(name: str, color: str, size: int, ratio: float = 1.0) -> QPixmap:
    """Return an icon as a picture of `size` logical px for a device pixel ratio."""
    return QPixmap(_draw(name, color, size, ratio))


@lru_cache(maxsize=512)
def _draw(name: str, color: str, size: int, ratio: float, gap: int = 0) -> QPixmap:
    drawing = read_text(f"icons/{name}.svg").replace("currentColor", color)
    side = round(size * ratio)
    pixmap = QPixmap(side + round(gap * ratio), side)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(drawing.encode())).render(painter, QRectF(0, 0, side, side))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def paint_icon(painter: QPainter, name: str, color: str, target: QRectF) -> None:
    """Draw an icon into a square, as sharp as the device allows."""
    ratio = painter.device().devicePixelRatioF()
    pixmap = _draw(name, color, round(target.width()), ratio)
    painter.drawPixmap(target.topLeft(), pixmap)
