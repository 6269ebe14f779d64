"""Where a row of 同步中心 is shown, and where it is put right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.services.hit_places import find_motion, find_place
from desktop.ui.places import PLACES, Place
from desktop.ui.search_palette import page_of

if TYPE_CHECKING:
    from uuid import UUID

    from PySide6.QtWidgets import QWidget

    from desktop.services.ports import Reading
    from desktop.services.sync_alarms import AlarmView
    from desktop.services.sync_names import Subject
    from desktop.ui.sessions import Session

    Found = tuple[str, UUID] | None


class RowWays(QObject):
    """Goes to the page of a row; of a vote to the vote itself, where it is counted anew."""

    def __init__(self, page: QWidget, session: Session) -> None:
        super().__init__(page)
        self._session = session

    def correct(self, view: AlarmView) -> None:
        """Go where what an alarm is about can be put right."""
        subject = view.subject
        if subject is None:
            return
        if not view.is_vote or subject.row is None:
            self.open_row(subject)
            return
        kind, row = subject.type, subject.row

        def look(reading: Reading) -> tuple[Found, UUID | None]:
            return find_place(reading, kind, row), find_motion(reading, kind, row)

        self._session.read(self, look, self._on_vote_found)

    def _on_vote_found(self, found: tuple[Found, UUID | None]) -> None:
        place, motion = found
        if place is None or motion is None:
            self._on_place_found(place)
            return
        self._session.navigator.go(Place("meeting", place[1], options={"motion": motion}))
        advice = self.tr("按“重新计票”，写明理由；原来的留着。")
        self._session.notify(self.tr("更正表决要重新计票。"), advice)

    def open_row(self, subject: Subject) -> None:
        """Go to the page of a row; say so where it has none, or is not here."""
        row = subject.row
        if row is None or not subject.is_here:
            self._on_place_found(None)
            return
        self._session.read(
            self, lambda reading: find_place(reading, subject.type, row), self._on_place_found
        )

    def _on_place_found(self, found: Found) -> None:
        page = page_of(found[0]) if found else None
        if found is None or page is None or page not in PLACES:
            self._session.notify(self.tr("这一条没有自己的一页，或者还没有收到。"))
            return
        self._session.navigator.go(Place(page, found[1]))
