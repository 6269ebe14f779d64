"""What the room does to the ledger, each with what is said and shown afterwards."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from desktop.services import meetings
from desktop.services.conduct import note_rules_read
from desktop.services.opinions import record_opinion
from desktop.services.sittings import (
    find_namesakes,
    join_meeting,
    pause_meeting,
    resume_meeting,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from uuid import UUID

    from desktop.errors import AppError
    from desktop.services.roll_lines import RollEntryView, RollLine
    from desktop.services.room_views import ItemLine, RoomView
    from desktop.ui.sessions import Session


class RoomActs(QObject):
    """The acts of one meeting; each is entered under the room's own moment."""

    ended = Signal()
    """The meeting has ended."""
    joined = Signal(object)
    """This participant is new on the roll."""

    def __init__(self, session: Session, meeting: UUID, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self.meeting = session, meeting
        self.view: RoomView | None = None
        self._asked: dict[UUID, RoomView | None] = {}

    def moment(self) -> datetime:
        """Return the time of the next entry."""
        now = self._session.now()
        return self.view.moment(now) if self.view else now

    def _act(self, function: Callable[..., Any], *args: Any, **more: Any) -> None:
        done = more.pop("done", None)
        self._session.act(self, partial(function, self._session.ledger, *args, **more), done)

    def begin_meeting(self) -> None:
        """Open the meeting."""
        self._act(meetings.open_meeting, self.meeting, at=self._session.now())

    def note_rules_read(self) -> None:
        """Enter that the rules of order were read."""
        self._act(note_rules_read, self.meeting)

    def arrive(self, line: RollLine) -> None:
        """Enter that somebody came, once for what is shown: a key may bounce."""
        if self._asked.get(line.id) is not self.view:
            self._asked[line.id] = self.view
            enter = partial(
                meetings.record_arrival, self._session.ledger, line.id, at=self.moment()
            )
            self._session.act(self, enter, None, self._on_refused)

    def _on_refused(self, error: AppError) -> None:
        self._asked.clear()  # the same may be tried again
        self._session.tasks.failed.emit(error)

    def depart(self, line: RollLine) -> None:
        """Enter that somebody leaves; it can be taken back, so nobody is asked."""
        told = self.tr("{name}离场，已记下。").format(name=line.name)
        advice = self.tr("记错了：在点名里按 Ctrl+Z 撤回。")
        self._act(
            meetings.record_departure,
            line.id,
            at=self.moment(),
            done=lambda _: self._session.notify(told, advice),
        )

    def excuse(self, line: RollLine, reason: str) -> None:
        """Enter leave of absence."""
        self._act(meetings.record_excuse, line.id, reason=reason, at=self.moment())

    def represent(self, line: RollLine, agent: RollLine, reason: str) -> None:
        """Enter who stands in for somebody."""
        told = self.tr("{name}委托{agent}，已记下。").format(name=line.name, agent=agent.name)
        self._act(
            meetings.record_proxy,
            line.id,
            agent.id,
            reason=reason,
            at=self.moment(),
            done=lambda _: self._session.notify(told, self.tr("记错了：在点名里按 Ctrl+Z 撤回。")),
        )

    def withdraw(self, entry: RollEntryView) -> None:
        """Take the last entry of the roll back, and say whose it was."""
        kind = {
            "arrived": self.tr("到会"),
            "departed": self.tr("离会"),
            "excused": self.tr("请假"),
        }.get(entry.kind, self.tr("委托"))
        told = self.tr("已撤回：{name} {kind}。").format(name=entry.name, kind=kind)
        self._act(
            meetings.withdraw_attendance,
            entry.id,
            reason=self.tr("点名时登记错了"),
            done=lambda _: self._session.notify(told, "", "good"),
        )

    def begin_item(self, item: ItemLine) -> None:
        """Begin an item, or go on with it."""
        self._act(meetings.begin_item, item.id, at=self.moment())

    def pause(self) -> None:
        """Break the meeting off."""
        told = self.tr("休会了，写的都在。")
        advice = self.tr("继续开会：按 Alt+X。改日再开也从这里继续。")
        self._act(
            pause_meeting,
            self.meeting,
            at=self.moment(),
            done=lambda _: self._session.notify(told, advice),
        )

    def resume(self) -> None:
        """Go on after a break."""
        self._act(resume_meeting, self.meeting, at=self.moment())

    def end(self) -> None:
        """End the meeting."""
        self._act(
            meetings.end_meeting, self.meeting, at=self.moment(), done=lambda _: self.ended.emit()
        )

    def namesakes(self, name: str, done: Callable[[Any], None]) -> None:
        """Ask who of the ledger has a name."""
        self._session.read(self, partial(find_namesakes, name=name), done)

    def join(self, name: str, *, entitled: bool, person: UUID | None = None) -> None:
        """Enter somebody who is not on the roll, and that they are here."""
        at, meeting = self.moment(), self.meeting
        ledger = self._session.ledger

        def enter() -> UUID:
            with ledger.act("join_meeting") as work:
                seat = join_meeting(work, meeting, name=name, entitled=entitled, person=person)
                meetings.record_arrival(work, seat, at=at)
                return seat

        self._session.act(self, enter, self.joined.emit)

    def store_opinion(
        self, values: dict[str, Any], done: Callable[[Any], None], failed: Callable[[Any], None]
    ) -> None:
        """Store an opinion under the item under way."""
        item = self.view.item if self.view else None
        function = partial(
            record_opinion,
            self._session.ledger,
            self.meeting,
            agenda_item=item.id if item else None,
            said_at=self.moment(),
            **values,
        )
        self._session.act(self, function, done, failed)
