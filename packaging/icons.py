"""Draws the app's icon from its SVG in the sizes that desktops ask for: PNG, and Windows' .ico."""

from __future__ import annotations

import io
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QBuffer, QIODevice, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

SVG = Path(__file__).parent.parent / "resources/yishibu.svg"
SIDE = QSize(328, 628)  # twice what Windows shows at 100 %
ICO_SIZES = (16, 20, 24, 32, 40, 48, 64, 128, 256)
"""px; Windows picks by scaling: 16, 24, 32 and 48 at 100, 125, 150 %, 256 for large tiles."""


def draw_icon(size: int, svg: Path = SVG) -> bytes:
    """Return the icon as a square PNG of a size in px."""
    image = QImage(QSize(size, size), QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(svg)).render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # PySide6 takes str, its stubs bytes
    return bytes(buffer.data().data())


def write_side(target: Path) -> None:
    """Write the picture beside the installer's last page: the icon on its own red."""
    image = QImage(SIDE, QImage.Format.Format_RGB32)
    image.fill(QColor("#9e1f26"))
    painter = QPainter(image)
    width = SIDE.width() / 2
    QSvgRenderer(str(SVG)).render(painter, QRectF(width / 2, width, width, width))
    painter.end()
    target.parent.mkdir(parents=True, exist_ok=True)
    image.save(str(target), "BMP")  # type: ignore[call-overload]  # as above


def write_ico(target: Path) -> None:
    """Write Windows' icon, each size drawn for itself."""
    pictures = [Image.open(io.BytesIO(draw_icon(size))) for size in ICO_SIZES]
    target.parent.mkdir(parents=True, exist_ok=True)
    pictures[-1].save(
        target, format="ICO", append_images=pictures[:-1], sizes=[one.size for one in pictures]
    )
