"""A sitting beside its roll and its votes: listed, called with times, broken off, joined."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from desktop.errors import ConflictError, ValidationError
from desktop.records import (
    Adjournment,
    AgendaItem,
    Attendance,
    FrozenRecord,
    Meeting,
    Participant,
    Person,
    Seal,
)
from desktop.services.acts import act
from desktop.services.adjournments import end_adjournment, find_adjournment
from desktop.services.forms import fill
from desktop.services.laws import get_rulebook
from desktop.services.meetings import begin_item, call_meeting, invite_observer
from desktop.services.round_views import list_outstanding
from desktop.services.written_rounds import FORM, is_visit

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from uuid import UUID

    from desktop.services.ports import Reading, Work

_ORDER = {"open": 0, "planned": 1, "ended": 2}


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingLine:
    """One meeting of the list.

    Attributes:
        body: Name of the decision body, "" where nothing is voted on.
        entitled: How many are due.
        has_roll: Whether anybody was entered as come or gone.
        record: How far its record is: ``draft`` once it has ended, ``frozen``, ``sealed``; else "".
        form: A key of FORMS.
        out: Sheets of a written round under way that are not back.
    """

    id: UUID
    title: str
    body: str
    held_on: str
    place: str
    state: str
    entitled: int
    has_roll: bool
    record: str = ""
    form: str = "meeting"
    out: int = 0

    @property
    def is_round(self) -> bool:
        """Whether it is a written round, to which nobody comes."""
        return self.form == FORM


def list_meetings(reading: Reading) -> tuple[MeetingLine, ...]:
    """Return the meetings: those under way first, then those to come, then the newest."""
    bodies = get_rulebook().bodies
    records = _record_states(reading)
    rounds = {one.id: one.out for one in list_outstanding(reading)}
    lines = [
        MeetingLine(
            id=row.id,
            title=row.title,
            body=bodies[row.body].name_zh if row.body in bodies else "",
            held_on=row.held_on or "",
            place=row.place,
            state=row.state,
            entitled=reading.count(Participant, meeting=row.id, capacity="entitled"),
            has_roll=reading.count(Attendance, meeting=row.id) > 0,
            record=records.get(row.id, "draft") if row.state == "ended" else "",
            form=row.form,
            out=rounds.get(row.id, 0),
        )
        for row in reading.list(Meeting, order_by="-id")
        if not is_visit(row)
    ]
    newest = sorted(lines, key=lambda line: line.held_on, reverse=True)
    return tuple(sorted(newest, key=lambda line: _ORDER[line.state]))


def _record_states(reading: Reading) -> dict[UUID, str]:
    """Return of each meeting whose record is frozen whether its last version is sealed."""
    sealed = {seal.frozen_record for seal in reading.list(Seal)}
    frozen = reading.list(FrozenRecord, subject_type="meeting", order_by="version")
    return {
        record.subject: "sealed" if record.id in sealed else "frozen"
        for record in frozen
        if record.subject is not None
    }


def find_running(reading: Reading) -> UUID | None:
    """Return the meeting that is under way, the one called last where there are several.

    A written round is under way for days, in no room.
    """
    found = reading.list(Meeting, state="open", order_by="-id")
    return next((row.id for row in found if row.form != FORM), None)


@act("召集新会议")
def convene(
    work: Work,
    /,
    *,
    agenda: Sequence[tuple[str, int | None]],
    chair_named: str = "",
    recorder_named: str = "",
    **values: Any,
) -> UUID:
    """Call a meeting whose items have planned times.

    Args:
        work: The act.
        agenda: Title and planned minutes (None: not planned) of each item, in their order.
        chair_named: Name of who presides, "" where that is told later.
        recorder_named: Name of who writes the record.
        values: As `call_meeting` takes them.

    Raises:
        ValidationError: The agenda is empty, a title is blank, a time is below one minute or a name
            is not that of one person; or as `call_meeting` says.
    """
    _check_agenda(agenda)
    people = {"chair": chair_named, "recorder": recorder_named}
    named = {field: find_named(work, name, field) for field, name in people.items() if name.strip()}
    titles = [title.strip() for title, _ in agenda]
    meeting = call_meeting(work, agenda=titles, **values, **named)
    items = work.list(AgendaItem, meeting=meeting, order_by="position")
    for item, (_, minutes) in zip(items, agenda, strict=True):
        item.minutes_planned = minutes
    return meeting


def _check_agenda(agenda: Sequence[tuple[str, int | None]]) -> None:
    if not agenda:
        raise ValidationError("议程是空的。", "请至少写一项议程。", field="agenda")
    for position, (title, minutes) in enumerate(agenda, start=1):
        if not title.strip():
            raise ValidationError(f"第{position}项议程没有写标题。", "请写明。", field="agenda")
        if minutes is not None and minutes < 1:
            raise ValidationError(
                f"第{position}项议程的时间是{minutes}分钟。", "请写1或更多。", field="agenda"
            )


def find_named(work: Reading, name: str, field: str) -> UUID:
    """Return the one person of a name.

    Raises:
        ValidationError: Nobody, or more than one, has it; names the field.
    """
    found = find_namesakes(work, name)
    if len(found) != 1:
        told = (
            f"名册里有{len(found)}个人叫“{name.strip()}”"
            if found
            else f"名册里没有“{name.strip()}”"
        )
        raise ValidationError(f"{told}。", "可以先空着，以后再填。", field=field)
    return found[0][0]


@act("休会", undoable=False)
def pause_meeting(
    work: Work, /, meeting: UUID, *, at: datetime | None = None, reason: str = ""
) -> UUID:
    """Break a meeting off; the item under way, if any, ends.

    Returns:
        The adjournment.

    Raises:
        ConflictError: The meeting is not open, or is broken off already.
    """
    item = _current(work, _open(work, meeting))
    if find_adjournment(work, meeting) is not None:
        raise ConflictError("会议已经休会。", "复会以后才能再休会。")
    adjournment = Adjournment(meeting=meeting, begun_at=at or work.now)
    fill(adjournment, {"reason": reason})
    if item is not None:
        item.ended_at, adjournment.agenda_item = adjournment.begun_at, item.id
    work.add(adjournment)
    return adjournment.id


@act("复会", undoable=False)
def resume_meeting(work: Work, /, meeting: UUID, *, at: datetime | None = None) -> None:
    """Go on after a break, with the item that was under way.

    Raises:
        ConflictError: The meeting is not open, or was not broken off.
    """
    _open(work, meeting)
    moment = at or work.now
    adjournment = end_adjournment(work, meeting, moment)
    if adjournment is None:
        raise ConflictError("会议没有休会。", "请接着开。")
    if adjournment.agenda_item is not None:
        begin_item(work, adjournment.agenda_item, at=moment)


def _open(work: Work, meeting: UUID) -> Meeting:
    row = work.get(Meeting, meeting)
    if row.state != "open":
        raise ConflictError("会议不在进行中。", "请先宣布开会。")
    return row


def _items(work: Work, meeting: Meeting) -> list[AgendaItem]:
    return work.list(AgendaItem, meeting=meeting.id, order_by="position")


def _current(work: Work, meeting: Meeting) -> AgendaItem | None:
    under_way = [one for one in _items(work, meeting) if one.begun_at and not one.ended_at]
    return under_way[0] if under_way else None


@act("登记参加人")
def join_meeting(
    work: Work, /, meeting: UUID, *, name: str, entitled: bool, person: UUID | None = None
) -> UUID:
    """Enter somebody who is not on the roll.

    Args:
        work: The act.
        meeting: Which.
        name: Of a new person; ignored where `person` is given.
        entitled: Whether they are counted; else they sit in.
        person: Somebody the ledger knows.

    Returns:
        The participant.

    Raises:
        ValidationError: The name is blank.
        ConflictError: They take part already, or the meeting has ended.
    """
    known = _person(work, name) if person is None else work.get(Person, person)
    if not entitled:
        participant = invite_observer(work, meeting, known.id, stakeholder_class="")
    elif work.list(Participant, meeting=meeting, person=known.id):
        raise ConflictError("此人已在参加人名单里。", "请在点名里找到此人。")
    else:
        row = Participant(meeting=meeting, person=known.id, group=known.group)
        work.add(row)
        participant = row.id
    return participant


def _person(work: Work, name: str) -> Person:
    told = " ".join(name.split())
    if not told:
        raise ValidationError("没有写姓名。", "请写上姓名。", field="name")
    person = Person(name=told)
    work.add(person)
    return person


def find_namesakes(reading: Reading, name: str) -> tuple[tuple[UUID, str], ...]:
    """Return people of the ledger with exactly this name, each with their group."""
    found = reading.list(Person, name=" ".join(name.split()))
    return tuple((person.id, person.group) for person in found)
