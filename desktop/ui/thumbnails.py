"""Small pictures of kept files: decoded beside the window, and each of them once."""

from __future__ import annotations

from collections import OrderedDict
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize, Qt
from PySide6.QtGui import QImage, QPixmap
from shiboken6 import isValid

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.errors import AppError
    from desktop.ui.sessions import Session

MOST = 300
"""Pictures that are kept; at the size of a list that is 20 MB."""
_Name = tuple[str, int, int]


def decode_picture(data: bytes, room: QSize) -> QImage:
    """Return a picture no larger than a room (px); takes moments, and any thread may call.

    It is a null image where the data are damaged, or of a kind that is not known here.
    """
    image = QImage.fromData(data)
    if image.isNull():
        return image
    return image.scaled(
        image.size().boundedTo(room),
        Qt.AspectRatioMode.KeepAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )


class Thumbnails(QObject):
    """Those of a session; every place that shows a file asks here, as often as it is made anew."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._known: OrderedDict[_Name, QPixmap] = OrderedDict()
        self._asked: dict[_Name, list[tuple[QObject, Callable[[QPixmap], None]]]] = {}

    def show(
        self,
        owner: QObject,
        digest: str,
        room: QSize,
        show: Callable[[QPixmap], None],
        failed: Callable[[AppError], None] | None = None,
    ) -> None:
        """Have a picture shown, at once where it is known; on the UI thread.

        Args:
            owner: Whoever shows it; where it is gone by then, nothing is shown.
            digest: That of the kept file.
            room: How large it may be, px.
            show: Called with it on the UI thread; not where it cannot be decoded.
            failed: Called where the file cannot be read; left out, everybody is told.
        """
        name = (digest, room.width(), room.height())
        if name in self._known:
            self._known.move_to_end(name)
            show(self._known[name])
            return
        asked = self._asked.setdefault(name, [])
        asked.append((owner, show))
        if len(asked) == 1:
            work = partial(self._decode, digest, room)
            self._session.tasks.quiet(
                self, work, partial(self._keep, name), partial(self._give_up, name, failed)
            )

    def _decode(self, digest: str, room: QSize) -> QImage:
        return decode_picture(self._session.home.files.read(digest), room)

    def _keep(self, name: _Name, image: QImage) -> None:
        asked = self._asked.pop(name)
        if image.isNull():
            return
        self._known[name] = QPixmap.fromImage(image)
        while len(self._known) > MOST:
            self._known.popitem(last=False)
        for owner, show in asked:
            if isValid(owner):
                show(self._known[name])

    def _give_up(
        self, name: _Name, failed: Callable[[AppError], None] | None, error: AppError
    ) -> None:
        del self._asked[name]
        (failed or self._session.tasks.failed.emit)(error)


def thumbnails_of(session: Session) -> Thumbnails:
    """Return those of a session, made at the first call."""
    found = session.findChild(Thumbnails)
    return found if isinstance(found, Thumbnails) else Thumbnails(session)
