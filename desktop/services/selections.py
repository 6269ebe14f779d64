"""Who takes part: invited by name or by what they are, or drawn by lot so that anybody can redo it.

A draw keeps no list of its own: the list is a roster, and the record names its digest. Whoever
prints the draw later finds the roster by that digest, or is told that it was changed since.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.domain.deadlines import day_of
from desktop.domain.draws import Draw, digest_of_list, draw_lots
from desktop.domain.partial_dates import from_edtf, show_partial_date
from desktop.errors import ConflictError, ValidationError
from desktop.records import (
    Consultation,
    Meeting,
    Membership,
    Participant,
    Person,
    Roster,
    RosterEntry,
)
from desktop.records.consultations import SELECTIONS
from desktop.records.meetings import CAPACITIES, COMING
from desktop.records.people import MEMBERSHIPS
from desktop.services.acts import act
from desktop.services.electorates import make_roster
from desktop.services.meeting_snapshots import named
from desktop.services.person_views import PersonLine, list_people
from desktop.services.stages import require_in_hand

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from uuid import UUID

    from desktop.services.ports import Reading, Work

_DRAWN = "drawn"
_RECORD = "{day}从“{title}”{total}人中抽取{count}人；种子：{seed}；名单校验码：{digest}"
_READ = re.compile(
    r"(?P<day>\S+?)从“(?P<title>.*)”(?P<total>\d+)人中抽取(?P<count>\d+)人；种子：(?P<seed>.*)；"
    r"名单校验码：(?P<digest>[0-9a-f]{64})"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawRecord:
    """What was written down of a draw; `day` is in words: 2026年5月10日."""

    day: str
    title: str
    total: int
    count: int
    seed: str
    digest: str


def read_draw_record(text: str) -> DrawRecord | None:
    """Return what a record of a draw says; None where there was none."""
    found = _READ.fullmatch(text)
    if found is None:
        return None
    return DrawRecord(
        day=found["day"],
        title=found["title"],
        total=int(found["total"]),
        count=int(found["count"]),
        seed=found["seed"],
        digest=found["digest"],
    )


def number_lines(entries: Iterable[RosterEntry]) -> dict[str, RosterEntry]:
    """Return the lines of a roster as they are drawn from and printed: a number and a name.

    Sorted by name, so that the order of entry makes no difference; people of one name are told
    apart by their number.
    """
    ordered = sorted(entries, key=lambda entry: (named(entry, "person"), str(entry.person)))
    return {
        f"{number:04} {named(entry, 'person')}": entry
        for number, entry in enumerate(ordered, start=1)
    }


@act("抽取参加人")
def draw_participants(
    work: Work,
    /,
    consultation: UUID,
    *,
    number: int,
    seed: str,
    roster: UUID | None = None,
    membership: str = "",
) -> UUID:
    """Draw lots from a roster, or from everybody of a membership; a roster of the drawn is made.

    Args:
        work: The act.
        consultation: Whose participants.
        number: How many are drawn.
        seed: What the draw begins with: said aloud before the list is looked at.
        roster: The list; None: a roster of everybody who has `membership` today is made first.
        membership: What they are.

    Returns:
        The roster of those drawn, from which a meeting is called.

    Raises:
        ValidationError: There is no list, no seed, or fewer people than are to be drawn.
        ConflictError: The consultation was archived.
    """
    row = work.get(Consultation, consultation)
    require_in_hand(row)
    today = day_of(work.now).isoformat()
    if roster is None:
        roster = _pool(work, row, membership, today)
    pool = work.get(Roster, roster)
    lines = number_lines(work.list(RosterEntry, roster=roster))
    draw = draw_lots(lines, number, " ".join(seed.split()))
    row.selection = _DRAWN
    row.drawn_with = _RECORD.format(
        day=show_partial_date(from_edtf(today)),
        title=pool.title,
        total=len(draw.lines),
        count=number,
        seed=draw.seed,
        digest=draw.digest,
    )
    drawn = Roster(
        title=f"{row.title}抽取名单（{today}）", as_of=today, body=pool.body, source=row.drawn_with
    )
    work.add(drawn)
    for line in draw.drawn:
        work.add(_copy(drawn, lines[line]))
    return drawn.id


def _pool(work: Work, row: Consultation, membership: str, today: str) -> UUID:
    if not membership:
        raise ValidationError(
            "没有选从哪份名单里抽。", "请选一份名册或者一种身份。", field="roster"
        )
    return make_roster(
        work, title=f"{row.title}抽取范围（{today}）", as_of=today, memberships=(membership,)
    )


def _copy(roster: Roster, entry: RosterEntry) -> RosterEntry:
    return RosterEntry(
        roster=roster.id,
        person=entry.person,
        stakeholder_class=entry.stakeholder_class,
        households=entry.households,
        area=entry.area,
    )


@act("写明参加人怎样产生")
def choose_selection(work: Work, /, consultation: UUID, selection: str | None) -> None:
    """Say how those who take part are found; a draw says so itself.

    Raises:
        ValidationError: There is no such way, or nobody was drawn.
        ConflictError: It was archived.
    """
    row = work.get(Consultation, consultation)
    require_in_hand(row)
    if selection is not None and selection not in SELECTIONS:
        raise ValidationError("没有这种产生方式。", "请重新选。", field="selection")
    if selection == _DRAWN and not row.drawn_with:
        raise ValidationError("还没有抽取。", "请先抽取，抽取以后会自动写明。", field="selection")
    row.selection = selection


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawView:
    """A draw as it is shown and printed: the record, and the draw done again from the roster.

    Attributes:
        draw: None where the roster was changed since, so that it cannot be done again.
    """

    record: DrawRecord
    draw: Draw | None


def view_draw(reading: Reading, consultation: UUID) -> DrawView | None:
    """Return the draw of a consultation, done again; None where nobody was drawn."""
    row = reading.get(Consultation, consultation)
    record = read_draw_record(row.drawn_with)
    if record is None:
        return None
    for roster in reading.list(Roster, order_by="-id", with_removed=True):
        if reading.count(RosterEntry, roster=roster.id) == record.total:
            lines = number_lines(reading.list(RosterEntry, roster=roster.id))
            if digest_of_list(lines) == record.digest:
                return DrawView(record=record, draw=draw_lots(lines, record.count, record.seed))
    return DrawView(record=record, draw=None)


# Inviting


def list_candidates(reading: Reading, meeting: UUID) -> tuple[PersonLine, ...]:
    """Return everybody who is not invited to a meeting yet, with what they are."""
    invited = {one.person for one in reading.list(Participant, meeting=meeting)}
    return tuple(line for line in list_people(reading) if line.id not in invited)


@act("邀请参加人")
def invite_people(
    work: Work,
    /,
    meeting: UUID,
    people: Sequence[UUID],
    *,
    capacity: str = "observer",
    coming: str = "invited",
) -> int:
    """Invite people to a meeting that has not ended; who is invited already is passed over.

    A meeting that was called from a roster to vote takes nobody else as entitled: its roster says
    who is.

    Returns:
        How many were added.

    Raises:
        ValidationError: Nobody is named, or the way or capacity is unknown.
        ConflictError: The meeting has ended, or its roster says who is entitled.
    """
    row = work.get(Meeting, meeting)
    if row.state == "ended":
        raise ConflictError("会议已经结束，不能再邀请。", "需要更正的，请在更正里写明。")
    if not people:
        raise ValidationError("没有选人。", "至少选一个人。", field="people")
    if capacity not in CAPACITIES or coming not in COMING:
        raise ValidationError("没有这种参加方式。", "请重新选。", field="coming")
    if capacity == "entitled" and row.body and row.roster is not None:
        raise ConflictError(
            "这次会议按名册表决，名册以外的人不能应到。", "请邀请为列席，或者另编名册重新召集。"
        )
    invited = {one.person for one in work.list(Participant, meeting=meeting)}
    added = [work.get(Person, one) for one in dict.fromkeys(people) if one not in invited]
    for person in added:
        work.add(
            Participant(
                meeting=meeting,
                person=person.id,
                capacity=capacity,
                stakeholder_class=_identity(work, person),
                group=person.group,
                coming=coming,
            )
        )
    return len(added)


def _identity(work: Work, person: Person) -> str:
    """Return what somebody is, as the list of those who take part names it."""
    kinds = {one.kind for one in work.list(Membership, person=person.id)}
    return "、".join(word for kind, word in MEMBERSHIPS.items() if kind in kinds)


@act("登记参加方式")
def set_coming(work: Work, /, participants: Sequence[UUID], coming: str) -> None:
    """Say how participants came to take part: of themselves, invited, or sent by others.

    Raises:
        ValidationError: There is no such way.
    """
    if coming not in COMING:
        raise ValidationError("没有这种参加方式。", "请重新选。", field="coming")
    for one in participants:
        work.get(Participant, one).coming = coming
