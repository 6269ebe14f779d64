"""What stands on every page beside its text: page number, imprint, QR code, 草稿, 示例."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.documents import styles
from desktop.documents.geometry import MM
from desktop.documents.pen import PALE
from desktop.documents.qr import qr_bars, qr_text
from desktop.documents.styles import Style
from desktop.documents.wording import minute_text, short_digest

if TYPE_CHECKING:
    from desktop.documents.faces import FaceSet
    from desktop.documents.geometry import Sheet
    from desktop.documents.pen import Pen
    from desktop.services.snapshots import Stamp

_QR_EDGE = 19 * MM
_BELOW_TYPE = 5 * MM  # from type area to imprint
# GB/T 9704-2012, 7.5: the dashes of the page number lie 7 mm below the type area, one character
# in from the outer edge: right on odd pages, left on even ones.
_NUMBER_BELOW = 7 * MM
_WATERMARK = Style("hei", 150, 150)
_FORM = "qr"


@dataclass(frozen=True, slots=True)
class Furniture:
    """What the pages of one paper bear; `is_record` papers are drafts or frozen, forms neither.

    Pages of `bare` papers bear nothing at all; letters of which each goes to somebody else have no
    page numbers.
    """

    sheet: Sheet
    stamp: Stamp
    is_record: bool = True
    bare: bool = False
    is_numbered: bool = True


def prepare(pen: Pen, furniture: Furniture) -> None:
    """Draw the QR code once a document, for use on every page."""
    if not (furniture.is_record and furniture.stamp.is_frozen):
        return
    modules, bars = qr_bars(qr_text(furniture.stamp))
    edge = _QR_EDGE / modules
    pen.canvas.beginForm(_FORM)
    path = pen.canvas.beginPath()
    for x, y, length in bars:
        path.rect(x * edge, _QR_EDGE - (y + 1) * edge, length * edge, edge)
    pen.canvas.drawPath(path, stroke=0, fill=1)
    pen.canvas.endForm()


def furnish(pen: Pen, faces: FaceSet, furniture: Furniture, page: int, pages: int) -> None:
    """Draw what page `page` of `pages` bears beside its text; called before the text."""
    stamp, sheet = furniture.stamp, furniture.sheet
    if furniture.bare:
        return
    if furniture.is_record and not stamp.is_frozen:
        _watermark(pen, sheet, "草稿")
        _mark(pen, sheet, "草稿", at_right=True)
    if stamp.sample:
        _mark(pen, sheet, "示例", at_right=False)
    if furniture.is_numbered:
        _number(pen, faces, sheet, page)
    if furniture.is_record:
        _imprint(pen, faces, furniture, page, pages)


def _watermark(pen: Pen, sheet: Sheet, text: str) -> None:
    width = len(text) * _WATERMARK.size
    x = sheet.left + (sheet.type_width - width) / 2
    y = sheet.type_top - sheet.type_height / 2 - 0.38 * _WATERMARK.size
    pen.text(x, y, text, _WATERMARK, colour=PALE)


def _mark(pen: Pen, sheet: Sheet, text: str, *, at_right: bool) -> None:
    """Draw a boxed word above the type area."""
    style = styles.MARK
    width, height = len(text) * style.size + 12, style.leading + 2
    x = sheet.right - width if at_right else sheet.left
    y = sheet.type_top + (sheet.top + height) / 2 - 4
    pen.box(x, y, width, height)
    pen.text(x + 6, y - 1 - style.baseline, text, style)


def _number(pen: Pen, faces: FaceSet, sheet: Sheet, page: int) -> None:
    style = styles.PAGE_NUMBER
    text = f"— {page} —"
    advances = faces.advances(style.role)
    width = sum(advances[each] for each in text) * style.size / 1000
    x = sheet.right - style.size - width if page % 2 else sheet.left + style.size
    # The dash of the face lies 0.27 of the size above the baseline.
    y = sheet.type_top - sheet.type_height - _NUMBER_BELOW - 0.27 * style.size
    pen.text(x, y, text, style)


def _imprint(pen: Pen, faces: FaceSet, furniture: Furniture, page: int, pages: int) -> None:
    """Draw number, version, digest and time, with the QR code at the inner edge."""
    sheet, stamp, style = furniture.sheet, furniture.stamp, styles.FOOTER
    top = sheet.type_top - sheet.type_height - _BELOW_TYPE
    inner_is_left = page % 2 == 1
    beside = 0.0
    if stamp.is_frozen:
        at = sheet.left if inner_is_left else sheet.right - _QR_EDGE
        pen.canvas.saveState()
        pen.canvas.translate(at, top - _QR_EDGE)
        pen.canvas.doForm(_FORM)
        pen.canvas.restoreState()
        beside = _QR_EDGE + 3 * MM
    advances = faces.advances(style.role)
    for at_line, line in enumerate(_imprint_lines(stamp, page, pages)):
        width = sum(advances[each] for each in line) * style.size / 1000
        x = sheet.left + beside if inner_is_left else sheet.right - beside - width
        y = top - 1 - at_line * style.leading - style.baseline
        pen.text(x, y, line, style)


def _imprint_lines(stamp: Stamp, page: int, pages: int) -> list[str]:
    where = f"第{page}页\u3000共{pages}页"
    if not stamp.is_frozen:
        return [f"{stamp.number}\u3000草稿，不作签字用\u3000{where}".lstrip("\u3000")]
    at = minute_text(stamp.frozen_at) if stamp.frozen_at else ""
    return [
        "核对：用议事簿扫码，或把本页文件拖进“核对”",
        f"{stamp.number}\u3000第{stamp.version}版\u3000摘要 {short_digest(stamp.digest, 5)}",
        f"账本 {short_digest(stamp.journal_head, 2)}",
        f"{at}定稿\u3000{where}",
    ]
