"""Takes the values of a meeting's notice, of a draw, and of what was consulted on."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from desktop.domain import rolls
from desktop.domain.draws import METHOD
from desktop.domain.partial_dates import from_edtf, show_partial_date
from desktop.errors import ConflictError
from desktop.records import (
    AgendaItem,
    Consultation,
    Meeting,
    Motion,
    Opinion,
    Outcome,
    Participant,
    Response,
)
from desktop.records.votes import RESULTS
from desktop.services.confidences import (
    concerns_behind,
    is_confidential,
    secrets_behind,
    without,
)
from desktop.services.consultation_forms import REVIEW
from desktop.services.delivery_logs import view_delivery_log
from desktop.services.form_values import (
    ClassEntry,
    DeliveryEntry,
    DrawSnapshot,
    MeetingNoticeSnapshot,
    SittingEntry,
    StatementSnapshot,
)
from desktop.services.meeting_snapshots import body_name, named, organization_name
from desktop.services.meetings import list_roll_events
from desktop.services.parties import list_parties
from desktop.services.selections import view_draw
from desktop.services.votes import find_ballot

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    from desktop.services.delivery_logs import NoticeTime
    from desktop.services.ports import Reading

NO_CLASS = "未注明类别"


def snapshot_notice(reading: Reading, meeting: UUID) -> MeetingNoticeSnapshot:
    """Return what people are told of a meeting, and who was told."""
    row, log = reading.get(Meeting, meeting), view_delivery_log(reading, meeting)
    secrets = secrets_behind(reading, row.consultation)
    items = reading.list(AgendaItem, meeting=meeting, order_by="position")
    return MeetingNoticeSnapshot(
        organization=organization_name(reading, row),
        title=without(row.title, secrets),
        body=body_name(row.body),
        consultation=without(named(row, "consultation"), secrets),
        form=row.form,
        held_on=row.held_on or "",
        starts_at=row.opened_at,
        place=row.place,
        platform=row.platform,
        link=row.link,
        items=tuple(without(item.title, secrets) for item in items),
        roll=tuple(
            DeliveryEntry(
                name=line.name,
                group=line.group,
                stakeholder_class=line.stakeholder_class,
                observer=line.is_observer,
                way=line.way,
                delivered_at=line.at,
                received_by=line.received_by,
            )
            for line in log.lines
        ),
        notice=_notice_words(log.notice),
    )


def _notice_words(notice: NoticeTime | None) -> str:
    if notice is None:
        return ""
    kind = "当地规定" if notice.is_local else "法律规定"
    basis = f"{notice.basis}{REVIEW if notice.is_unread else ''}"
    words = f"{kind}应当提前{notice.days}天通知（{basis}）"
    return f"{words}；{notice.exception}。" if notice.exception else f"{words}。"


def snapshot_draw(reading: Reading, consultation: UUID) -> DrawSnapshot:
    """Return a draw, done again from its list.

    Raises:
        ConflictError: Nobody was drawn, or the list was changed since.
    """
    row, view = reading.get(Consultation, consultation), view_draw(reading, consultation)
    if view is None:
        raise ConflictError("还没有抽取参加人。", "请先在协商详情里抽取。")
    if view.draw is None:
        raise ConflictError(
            f"“{view.record.title}”在抽取以后改动过，印不出当时的名单。", "请用抽取当天印的那一份。"
        )
    return DrawSnapshot(
        organization=organization_name(reading, row),
        title=without(row.title, secrets_behind(reading, consultation)),
        subject=view.record.title,
        day=view.record.day,
        seed=view.record.seed,
        digest=view.record.digest,
        method=METHOD,
        lines=view.draw.lines,
        drawn=view.draw.drawn,
    )


def snapshot_statement(reading: Reading, consultation: UUID) -> StatementSnapshot:
    """Return what was consulted on, when, with whom, and what came of it."""
    row = reading.get(Consultation, consultation)
    secrets = secrets_behind(reading, consultation)
    meetings = reading.list(Meeting, consultation=consultation, order_by="held_on")
    outcomes = reading.list(Outcome, consultation=consultation)

    def told(texts: Iterable[str]) -> tuple[str, ...]:
        return tuple(without(text, secrets) for text in dict.fromkeys(texts) if text)

    return StatementSnapshot(
        organization=organization_name(reading, row),
        title=without(row.title, secrets),
        decision=without(row.decision, secrets),
        kind=row.kind,
        timing=row.timing,
        problem=without(row.problem or row.why, secrets),
        with_whom=without(row.with_whom, secrets),
        parties=told(party.title for party in list_parties(reading, consultation)),
        sittings=tuple(_sitting(reading, one, secrets) for one in meetings if one.state == "ended"),
        classes=_classes(reading, meetings),
        agreed=told(one.agreed for one in outcomes),
        disagreed=told(one.disagreed for one in outcomes),
        left_open=told(one.left_open for one in outcomes),
        results=told(_results(reading, meetings)),
        people=_people(reading, row),
    )


def _people(reading: Reading, row: Consultation) -> tuple[str, ...]:
    """Return those who raised it, whose names no line tears."""
    found = concerns_behind(reading, row)
    names = [named(one, "asker") for one in found if one.asker and not is_confidential(one)]
    return tuple(dict.fromkeys(names))


def _sitting(reading: Reading, row: Meeting, secrets: tuple[str, ...]) -> SittingEntry:
    standings = rolls.standings(list_roll_events(reading, row.id)).values()
    came = sum(one.present or one.left_at is not None for one in standings)
    return SittingEntry(
        title=without(row.title, secrets),
        form=row.form,
        held_on=row.held_on or "",
        place=row.place,
        present=came or None,
    )


def _classes(reading: Reading, meetings: Iterable[Meeting]) -> tuple[ClassEntry, ...]:
    said: Counter[str] = Counter()
    answered: Counter[str] = Counter()
    for meeting in meetings:
        classes = {
            one.id: one.stakeholder_class for one in reading.list(Participant, meeting=meeting.id)
        }
        for opinion in reading.list(Opinion, meeting=meeting.id):
            of = classes.get(opinion.speaker, "") if opinion.speaker else ""
            name = opinion.stakeholder_class or of or NO_CLASS
            said[name] += 1
            answered[name] += reading.count(Response, opinion=opinion.id) > 0
    ordered = sorted(said, key=lambda name: (name == NO_CLASS, name))
    return tuple(
        ClassEntry(name=name, opinions=said[name], answered=answered[name]) for name in ordered
    )


def _results(reading: Reading, meetings: Iterable[Meeting]) -> Iterable[str]:
    """Yield a sentence for each vote that was counted."""
    for meeting in meetings:
        for motion in reading.list(Motion, meeting=meeting.id, order_by="position"):
            ballot = find_ballot(reading, motion.id)
            if ballot is not None and ballot.closed_at is not None:
                # What was held on paper may be entered days later: the paper's day counts.
                when = show_partial_date(from_edtf(meeting.held_on)) if meeting.held_on else ""
                where = body_name(meeting.body)
                result = RESULTS.get(ballot.result, ballot.result)
                yield f"{when}{where}表决“{motion.title}”：{result}。"
