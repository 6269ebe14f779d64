"""One sitting: called, opened, its roll kept as a timeline, its items gone through, ended."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desktop.domain import rolls
from desktop.errors import ConflictError, ValidationError
from desktop.records import (
    AgendaItem,
    Attendance,
    Ballot,
    Meeting,
    Motion,
    Participant,
    Person,
    Roster,
    RosterEntry,
    title_of,
)
from desktop.services.acts import act
from desktop.services.adjournments import end_adjournment, is_adjourned_at
from desktop.services.forms import fill, require
from desktop.services.laws import get_rulebook

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from uuid import UUID

    from desktop.services.ports import Reading, Work


@act("召集会议")
def call_meeting(work: Work, /, *, agenda: Sequence[str] = (), **values: Any) -> UUID:
    """Call a meeting; with a roster, everybody on it is entitled to attend.

    Raises:
        ValidationError: Title, day or place is missing, or the body is not in the rules.
    """
    meeting = Meeting()
    fill(meeting, values)
    require(meeting, "consult")
    if meeting.body:
        get_rulebook().body(meeting.body)
    work.add(meeting)
    for position, title in enumerate(agenda, start=1):
        work.add(AgendaItem(meeting=meeting.id, position=position, title=title))
    if meeting.roster is not None:
        _invite_roster(work, meeting)
    return meeting.id


def _invite_roster(work: Work, /, meeting: Meeting) -> None:
    roster = work.get(Roster, meeting.roster) if meeting.roster else None
    for entry in work.list(RosterEntry, roster=roster.id) if roster else ():
        person = work.find(Person, entry.person)
        work.add(
            Participant(
                meeting=meeting.id,
                person=entry.person,
                stakeholder_class=entry.stakeholder_class,
                group=person.group if person else "",
                households=entry.households,
                area=entry.area,
            )
        )


@act("登记列席")
def invite_observer(work: Work, /, meeting: UUID, person: UUID, *, stakeholder_class: str) -> UUID:
    """Add somebody who may speak but is not counted.

    Raises:
        ConflictError: The person takes part already.
    """
    if work.list(Participant, meeting=meeting, person=person):
        raise ConflictError("此人已在参加人名单里。", "请在点名里找到此人。")
    row = Participant(
        meeting=meeting, person=person, capacity="observer", stakeholder_class=stakeholder_class
    )
    work.add(row)
    return row.id


@act("宣布开会", undoable=False)
def open_meeting(work: Work, /, meeting: UUID, *, at: datetime | None = None) -> None:
    """Open a meeting, now or at the time it was in fact opened."""
    row = work.get(Meeting, meeting)
    if row.state != "planned":
        raise ConflictError("会议已经开始过。", "请打开会议现场继续记录。")
    row.state, row.opened_at = "open", at or work.now


@act("宣布散会", undoable=False)
def end_meeting(work: Work, /, meeting: UUID, *, at: datetime | None = None) -> None:
    """End a meeting.

    Raises:
        ConflictError: A ballot is still open, or the end lies before the opening.
    """
    row = _open_meeting(work, meeting)
    waiting = [motion.title for motion in _motions(work, meeting) if _is_waiting(work, motion)]
    if waiting:
        raise ConflictError(
            f"还有{len(waiting)}项表决没有结果：{'、'.join(waiting)}。",
            "请先录入票数并确认，再结束会议。",
        )
    ended = at or work.now
    if row.opened_at is not None and ended < row.opened_at:
        raise ValidationError("散会时间早于开会时间。", "请核对时间。", field="ended_at")
    row.state, row.ended_at = "ended", ended


def _motions(reading: Reading, meeting: UUID) -> list[Motion]:
    return reading.list(Motion, meeting=meeting, order_by="position")


def _is_waiting(reading: Reading, motion: Motion) -> bool:
    return any(ballot.closed_at is None for ballot in reading.list(Ballot, motion=motion.id))


@act("开始议程")
def begin_item(work: Work, /, item: UUID, *, at: datetime | None = None) -> None:
    """Begin an agenda item, or go on with it; the one under way ends, and so does a break."""
    row = work.get(AgendaItem, item)
    _open_meeting(work, row.meeting)
    moment = at or work.now
    end_adjournment(work, row.meeting, moment)
    for other in work.list(AgendaItem, meeting=row.meeting, order_by="position"):
        under_way = other.begun_at is not None and other.ended_at is None
        if under_way and other.id != item:
            other.ended_at = moment
    row.begun_at, row.ended_at = row.begun_at or moment, None


@act("记录议程")
def note_item(work: Work, /, item: UUID, note: str) -> None:
    """Write down what was said or settled under an item."""
    fill(work.get(AgendaItem, item), {"note": note})


@act("登记到会")
def record_arrival(work: Work, /, participant: UUID, *, at: datetime | None = None) -> UUID:
    """Enter that a participant came; they may have come before, and gone."""
    return _enter(work, participant, rolls.ARRIVED, at)


@act("登记离会")
def record_departure(
    work: Work, /, participant: UUID, *, at: datetime | None = None, reason: str = ""
) -> UUID:
    """Enter that a participant went.

    Raises:
        ConflictError: They are not in the room at that time.
    """
    row = work.get(Participant, participant)
    moment = at or work.now
    if not _is_present(work, row, moment):
        raise ConflictError(f"{title_of(row)}这时不在会场。", "请先登记到会，或核对时间。")
    return _enter(work, participant, rolls.DEPARTED, moment, reason=reason)


@act("登记请假")
def record_excuse(
    work: Work, /, participant: UUID, *, reason: str, at: datetime | None = None
) -> UUID:
    """Enter that a participant is absent with leave; the reason is printed.

    Raises:
        ConflictError: They are in the room at that time.
    """
    row = work.get(Participant, participant)
    moment = at or work.now
    if _is_present(work, row, moment):
        raise ConflictError(
            f"{title_of(row)}这时在会场，不能登记请假。", "中途离开的，请登记离会并写明事由。"
        )
    return _enter(work, participant, rolls.EXCUSED, moment, reason=reason)


def _is_present(reading: Reading, row: Participant, at: datetime) -> bool:
    events = list_roll_events(reading, row.meeting, participant=row.id)
    return row.id in rolls.present_at(events, at)


@act("登记委托")
def record_proxy(
    work: Work, /, participant: UUID, stands_in: UUID, *, reason: str, at: datetime | None = None
) -> UUID:
    """Enter that `stands_in` acts for a participant; it counts only where the rule allows it.

    Raises:
        ValidationError: Somebody would stand in for themselves or for a participant elsewhere.
    """
    if participant == stands_in:
        raise ValidationError("不能委托给自己。", "请选择受托人。", field="stands_in")
    if work.get(Participant, stands_in).meeting != work.get(Participant, participant).meeting:
        raise ValidationError("受托人不是本次会议的参加人。", "请选择受托人。", field="stands_in")
    return _enter(work, participant, rolls.PROXY, at, reason=reason, stands_in=stands_in)


@act("撤回点名")
def withdraw_attendance(work: Work, /, attendance: UUID, *, reason: str) -> UUID:
    """Take back a wrong entry of the roll; both stay in the journal.

    Raises:
        ValidationError: No reason is given.
        ConflictError: It was taken back before, or is itself such a correction, or the meeting has
            ended.
    """
    wrong = work.get(Attendance, attendance)
    if not reason.strip():
        raise ValidationError("撤回点名没有写明理由。", "请写明哪里登记错了。", field="reason")
    if wrong.kind == rolls.WITHDRAWN or work.count(Attendance, takes_back=attendance):
        raise ConflictError("这一条已经撤回，不能再撤回。", "撤回错了的，请重新登记。")
    return _enter(
        work, wrong.participant, rolls.WITHDRAWN, None, reason=reason, takes_back=wrong.id
    )


def _enter(work: Work, /, participant: UUID, kind: str, at: datetime | None, **values: Any) -> UUID:
    row = work.get(Participant, participant)
    if work.get(Meeting, row.meeting).state == "ended":
        raise ConflictError("会议已经结束，不能再改点名。", "如有错误，请在更正里写明。")
    moment = at or work.now
    if kind != rolls.WITHDRAWN and is_adjourned_at(work, row.meeting, moment):
        raise ConflictError("会议休会中，不能点名。", "复会以后再点名。")
    entry = Attendance(meeting=row.meeting, participant=participant, kind=kind, at=moment)
    fill(entry, values)
    work.add(entry)
    return entry.id


def _open_meeting(work: Work, /, meeting: UUID) -> Meeting:
    row = work.get(Meeting, meeting)
    if row.state != "open":
        raise ConflictError("会议不在进行中。", "请先宣布开会。")
    return row


def list_roll_events(
    reading: Reading, meeting: UUID, *, participant: UUID | None = None
) -> list[rolls.RollEvent]:
    """Return the entries of a meeting's roll, or of one participant, as the timeline takes them."""
    if participant is None:
        rows = reading.list(Attendance, meeting=meeting)
    else:
        rows = reading.list(Attendance, meeting=meeting, participant=participant)
    found = (roll_event_of(row) for row in rows)
    return [event for event in found if event is not None]


def roll_event_of(row: Attendance) -> rolls.RollEvent | None:
    """Return an entry as the timeline takes it; None where it has no time."""
    if row.at is None:
        return None
    return rolls.RollEvent(
        id=row.id,
        participant=row.participant,
        kind=row.kind,
        at=row.at,
        reason=row.reason,
        stands_in=row.stands_in,
        takes_back=row.takes_back,
    )
