"""The pages of a paper, one below the other: drawn off the UI thread, only those in sight."""

from __future__ import annotations

from bisect import bisect_right
from functools import partial
from itertools import accumulate
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QAbstractScrollArea, QSizePolicy

from desktop.ui.page_images import image_of
from desktop.ui.tokens import appearance
from desktop.ui.widgets.focus import follow_focus

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent, QWheelEvent

    from desktop.services.papers import PagePicture
    from desktop.ui.tasks import TaskRunner

WHOLE, WIDTH, FULL = "whole", "width", "full"
"""How large a page is shown: all of it, as wide as the view, or as on paper."""
GAP, MARGIN = 16, 20
"""px between pages, and around them."""
LARGEST, SMALLEST = 4.0, 0.2
_PER_POINT = 96 / 72
_KEPT = 2
"""Pages kept drawn before and after those in sight."""
_STEP = 1.15


def scale_of(mode: str, zoom: float, largest: tuple[float, float], room: QSize) -> float:
    """Return logical px for a point, at which the largest page is as `mode` says."""
    if mode in (FULL, ""):
        return _PER_POINT * (1.0 if mode == FULL else zoom)
    wide = (room.width() - 2 * MARGIN) / largest[0]
    whole = (room.height() - 2 * GAP) / largest[1]
    return max(min(wide, whole) if mode == WHOLE else wide, 0.05)


class PageView(QAbstractScrollArea):
    """Shows a paper and draws what is in sight."""

    page_changed = Signal(int)
    """The page that fills most of the view, from 0."""
    zoomed = Signal()
    """Ctrl and the wheel left the three sizes."""

    def __init__(self, tasks: TaskRunner) -> None:
        super().__init__()
        self._tasks = tasks
        self._sizes: Sequence[tuple[float, float]] = ()
        self._largest = (1.0, 1.0)
        self._draw: Callable[[int, int], PagePicture] | None = None
        self._drawn: dict[int, QImage] = {}
        self._busy: int | None = None
        self._era = 0
        self._mode, self._zoom = WIDTH, 1.0
        self._tops: list[float] = []
        self._page = 0
        self.setProperty("focusFrame", "true")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(160, 160)
        self.setAccessibleName(self.tr("文书的样子"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self.horizontalScrollBar().valueChanged.connect(self._on_scrolled)
        follow_focus()

    # What is shown

    def show_pages(
        self, sizes: Sequence[tuple[float, float]], draw: Callable[[int, int], PagePicture]
    ) -> None:
        """Show another paper, at the same place where it has one.

        Args:
            sizes: Width and height of every page, points.
            draw: Draws a page (from 0) so many pixels wide; called off the UI thread.
        """
        self._sizes, self._draw = tuple(sizes), draw
        self._largest = (max(width for width, _ in sizes), max(height for _, height in sizes))
        self._drawn.clear()
        self._era += 1
        self._busy = None
        self._lay_out()
        self._tell_page()

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self._sizes)

    @property
    def page(self) -> int:
        """The page that fills most of the view, from 0."""
        return self._page

    @property
    def drawn(self) -> list[int]:
        """The pages that are drawn just now."""
        return sorted(self._drawn)

    @property
    def mode(self) -> str:
        """WHOLE, WIDTH or FULL; "" after Ctrl and the wheel."""
        return self._mode

    def show_mode(self, mode: str) -> None:
        """Show pages whole, as wide as the view, or as large as on paper."""
        self._mode = mode
        self._lay_out()

    def go_to(self, page: int) -> None:
        """Bring a page to the top of the view; stays at the ends."""
        if self._tops:
            wanted = min(max(page, 0), self.count - 1)
            self.verticalScrollBar().setValue(round(self._tops[wanted] - GAP))

    # Layout

    def _scale(self) -> float:
        """Return logical px for a point."""
        return scale_of(self._mode, self._zoom, self._largest, self.viewport().size())

    def _lay_out(self) -> None:
        if not self._sizes:
            return
        bar = self.verticalScrollBar()
        before = self._height() or 1
        place = bar.value() / before
        scale = self._scale()
        heights = [height * scale + GAP for _, height in self._sizes]
        self._tops = [GAP + top for top in accumulate(heights, initial=0.0)]
        room = self.viewport().size()
        across = self._largest[0] * scale + 2 * MARGIN
        bar.setPageStep(room.height())
        bar.setSingleStep(max(round(40 * scale), 8))
        bar.setRange(0, max(round(self._tops[-1]) - room.height(), 0))
        sideways = self.horizontalScrollBar()
        sideways.setPageStep(room.width())
        sideways.setSingleStep(bar.singleStep())
        sideways.setRange(0, max(round(across) - room.width(), 0))
        bar.setValue(round(place * self._height()))
        self._fetch()
        self.viewport().update()

    def _height(self) -> float:
        return self._tops[-1] if self._tops else 0.0

    def _rect_of(self, page: int) -> QRectF:
        """Return where a page stands in the viewport."""
        scale = self._scale()
        width, height = (edge * scale for edge in self._sizes[page])
        room = self.viewport().width()
        across = self._largest[0] * scale + 2 * MARGIN
        left = (max(room, across) - width) / 2 - self.horizontalScrollBar().value()
        top = self._tops[page] - self.verticalScrollBar().value()
        return QRectF(round(left), round(top), round(width), round(height))

    def _in_sight(self) -> range:
        if not self._tops:
            return range(0)
        top = self.verticalScrollBar().value()
        first = max(bisect_right(self._tops, top) - 1, 0)
        last = bisect_right(self._tops, top + self.viewport().height()) - 1
        return range(first, min(max(last, first), self.count - 1) + 1)

    def _on_scrolled(self) -> None:
        self._fetch()
        self._tell_page()
        self.viewport().update()

    def _tell_page(self) -> None:
        middle = self.verticalScrollBar().value() + self.viewport().height() / 2
        page = min(max(bisect_right(self._tops, middle) - 1, 0), max(self.count - 1, 0))
        self._page = page
        told = self.tr("第 {page} 页，共 {count} 页").format(page=page + 1, count=self.count)
        self.setAccessibleDescription(told)
        self.page_changed.emit(page)

    # Drawing, one page at a time: what is in sight when one is done comes next.

    def _width_of(self, page: int) -> int:
        """Return how many device pixels wide a page is."""
        return max(round(self._rect_of(page).width() * self.devicePixelRatioF()), 1)

    def _fetch(self) -> None:
        draw = self._draw
        if draw is None or self._busy is not None:
            return
        page = self._next_to_draw()
        if page is None:
            return
        self._busy = page
        done = partial(self._on_drawn, self._era, page)
        failed = partial(self._on_failed, self._era)
        self._tasks.quiet(self, partial(draw, page, self._width_of(page)), done, failed)

    def _next_to_draw(self) -> int | None:
        sight = self._in_sight()
        if not sight:
            return None
        near = range(max(sight[0] - 1, 0), min(sight[-1] + 2, self.count))
        wanted: list[int] = [*sight, *near]
        for page in wanted:
            image = self._drawn.get(page)
            if image is None or image.width() != self._width_of(page):
                return page
        return None

    def _on_drawn(self, era: int, page: int, picture: PagePicture) -> None:
        if era != self._era:
            return
        self._busy = None
        self._drawn[page] = image_of(picture)
        sight = self._in_sight()
        kept = range(sight[0] - _KEPT, sight[-1] + _KEPT + 1)
        self._drawn = {at: image for at, image in self._drawn.items() if at in kept}
        self.viewport().update()
        self._fetch()

    def _on_failed(self, era: int, _: object) -> None:
        if era == self._era:
            self._busy = None

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 – Qt's signature
        """Draw the pages in sight; one that is not there yet is blank paper."""
        tokens = appearance().tokens
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        ground = tokens.sunken if tokens.high_contrast else tokens.line
        painter.fillRect(self.viewport().rect(), QColor(ground))
        for page in self._in_sight():
            rect = self._rect_of(page)
            painter.fillRect(rect, QColor("#FFFFFF"))
            image = self._drawn.get(page)
            if image is not None:
                painter.drawImage(rect, image)
            painter.setPen(QColor(tokens.line2))
            painter.drawRect(rect.adjusted(0, 0, -1, -1))

    # Keys and wheel

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll; Home and End go to the ends, ←→ turn a page, + and - change the size."""
        bar = self.verticalScrollBar()
        turns = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        sizes = {"+": _STEP, "=": _STEP, "-": 1 / _STEP}
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Home:
            bar.setValue(bar.minimum())
        elif key == Qt.Key.Key_End:
            bar.setValue(bar.maximum())
        elif event.text() in sizes:
            self._zoom_by(sizes[event.text()])
        elif key in turns and not event.modifiers():
            self.go_to(self._page + turns[key])
        elif key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp) and self._mode == WHOLE:
            self.go_to(self._page + (1 if key == Qt.Key.Key_PageDown else -1))
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll, or with Ctrl show pages larger or smaller."""
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
            return
        self._zoom_by(_STEP if event.angleDelta().y() > 0 else 1 / _STEP)
        event.accept()

    def _zoom_by(self, step: float) -> None:
        if self._sizes:
            now = self._scale() / _PER_POINT
            self._zoom = min(max(now * step, SMALLEST), LARGEST)
            self._mode = ""
            self._lay_out()
            self._tell_page()
            self.zoomed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the pages out for the room there is."""
        super().resizeEvent(event)
        self._lay_out()
        if self._sizes:
            self._tell_page()

    def sizeHint(self) -> QSize:
        """Return enough to read a page."""
        return QSize(560, 300)
