"""Who was told of a meeting, when and how, held against the notice that the law asks for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from desktop.domain.deadlines import BEIJING, day_of
from desktop.domain.partial_dates import from_edtf
from desktop.errors import ValidationError
from desktop.records import Kind, Meeting, Participant, title_of
from desktop.records.meetings import CAPACITIES, COMING, DELIVERY_WAYS
from desktop.services.initials import begin_with, initials_of
from desktop.services.ledger_columns import Column
from desktop.services.ledger_tables import LedgerTable
from desktop.services.meeting_facts import standing_deliveries
from desktop.services.meeting_snapshots import body_name
from desktop.services.person_views import group_order
from desktop.services.premises import read_premises
from desktop.services.presences import find_version
from desktop.services.roll_lines import letters_of

if TYPE_CHECKING:
    from uuid import UUID

    from desktop.domain.rules import BodyVersion
    from desktop.records import Delivery
    from desktop.services.initials import Initials
    from desktop.services.ports import Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveryLine:
    """One participant and whether they were told; `way` is "" while they were not.

    Attributes:
        initials: What may be typed for the name (services.initials).
        letters: The initials as they are shown: mxl.
    """

    id: UUID
    name: str
    initials: Initials
    letters: str
    group: str
    stakeholder_class: str
    capacity: str
    coming: str
    way: str = ""
    at: datetime | None = None
    received_by: str = ""

    @property
    def is_told(self) -> bool:
        """Whether a delivery stands."""
        return self.at is not None

    @property
    def is_observer(self) -> bool:
        """Whether no notice is counted for them: they only sit in."""
        return self.capacity == "observer"

    def fits(self, typed: str) -> bool:
        """Tell whether the name begins with what was typed, as letters, characters or both."""
        return begin_with(self.initials, "".join(typed.split()))


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeTime:
    """How many days before a meeting people have to be told.

    Attributes:
        days: As many.
        basis: The text.
        is_unread: It was not read in full: 待核.
        is_local: It is a local text or custom, not the law.
        exception: When the law lets it be shorter, "" where it does not.
        last_day: By which everybody has to be told.
        lead: Days between the last delivery and the meeting; None while somebody is not told.
    """

    days: int
    basis: str
    is_unread: bool
    is_local: bool
    exception: str
    last_day: date
    lead: int | None

    @property
    def is_kept(self) -> bool:
        """Whether everybody was told in time."""
        return self.lead is not None and self.lead >= self.days


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveryLog:
    """The log of one meeting.

    Attributes:
        told: How many of those entitled were told.
        due: How many are entitled.
        notice: None where the text in force on the meeting's day asks for no days, or is unknown.
    """

    meeting: UUID
    title: str
    body: str
    held_on: str
    place: str
    state: str
    form: str
    consultation: UUID | None
    starts_at: datetime | None
    lines: tuple[DeliveryLine, ...]
    told: int
    due: int
    notice: NoticeTime | None

    @property
    def waiting(self) -> tuple[DeliveryLine, ...]:
        """Those entitled who were not told yet."""
        return tuple(line for line in self.lines if not line.is_told and not line.is_observer)


def view_delivery_log(reading: Reading, meeting: UUID) -> DeliveryLog:
    """Return who was told of a meeting; NotFoundError where there is none."""
    row = reading.get(Meeting, meeting)
    deliveries = {one.participant: one for one in standing_deliveries(reading, meeting)}
    lines = sorted(
        (_line(one, deliveries.get(one.id)) for one in reading.list(Participant, meeting=meeting)),
        key=lambda line: (line.is_observer, group_order(line.group), line.name),
    )
    entitled = [line for line in lines if not line.is_observer]
    return DeliveryLog(
        meeting=meeting,
        title=row.title,
        body=body_name(row.body),
        held_on=row.held_on or "",
        place=row.place,
        state=row.state,
        form=row.form,
        consultation=row.consultation,
        starts_at=row.opened_at,
        lines=tuple(lines),
        told=sum(line.is_told for line in entitled),
        due=len(entitled),
        notice=_notice(row, entitled),
    )


def tabulate_deliveries(reading: Reading, meeting: UUID, now: datetime) -> LedgerTable:
    """Return the log of a meeting as a table to hand in, as it is at `now` (aware)."""
    log = view_delivery_log(reading, meeting)
    return LedgerTable(
        title="会议通知送达登记",
        organization=read_premises(reading).organization,
        made_on=day_of(now),
        columns=tuple(Column(label, kind, width) for label, kind, width in _COLUMNS),
        rows=tuple(
            (
                line.name,
                line.group or None,
                line.stakeholder_class or None,
                CAPACITIES[line.capacity],
                COMING[line.coming] if line.coming else None,
                DELIVERY_WAYS.get(line.way),
                line.at.astimezone(BEIJING).replace(tzinfo=None) if line.at else None,
                line.received_by or None,
            )
            for line in log.lines
        ),
    )


_COLUMNS = (
    ("姓名", Kind.TEXT, 12),
    ("村民小组", Kind.TEXT, 10),
    ("代表类别", Kind.TEXT, 14),
    ("参加身份", Kind.CHOICE, 10),
    ("参加方式", Kind.CHOICE, 12),
    ("送达方式", Kind.CHOICE, 10),
    ("送达时间", Kind.MOMENT, 16),
    ("签收人", Kind.TEXT, 12),
)


def _line(row: Participant, delivery: Delivery | None) -> DeliveryLine:
    name = title_of(row)
    return DeliveryLine(
        id=row.id,
        name=name,
        initials=initials_of(name),
        letters=letters_of(name),
        group=row.group,
        stakeholder_class=row.stakeholder_class,
        capacity=row.capacity,
        coming=row.coming,
        way=delivery.way if delivery else "",
        at=delivery.delivered_at if delivery else None,
        received_by=delivery.received_by if delivery else "",
    )


def _notice(row: Meeting, entitled: list[DeliveryLine]) -> NoticeTime | None:
    try:
        version = find_version(row)
    except ValidationError:  # no vote, or no text known of that day: nothing is judged
        return None
    days = version.notice_days or version.notice_local_days
    if not days or not row.held_on:
        return None
    held = from_edtf(row.held_on).earliest
    told = [day_of(line.at) for line in entitled if line.at is not None]
    whole = bool(entitled) and len(told) == len(entitled)
    return NoticeTime(
        days=days,
        basis=_basis(version),
        is_unread=version.review or version.citation.source.review,
        is_local=not version.notice_days,
        exception=version.notice_exception,
        last_day=held - timedelta(days=days),
        lead=max(0, (held - max(told)).days) if whole else None,
    )


def _basis(version: BodyVersion) -> str:
    source = version.citation.source
    law = source.title.removeprefix("中华人民共和国")
    return f"《{law}》{version.citation.articles}"
