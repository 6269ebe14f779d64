"""Counts what the gates of a procedure ask for: rows in, tallies out.

Only what is asked for is counted, so that a board of many consultations stays quick.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, partial
from typing import TYPE_CHECKING

from desktop.domain.deadlines import read_due
from desktop.domain.gates import NOTHING, Facts, Tally
from desktop.domain.partial_dates import from_edtf
from desktop.domain.procedure_facts import GROUP_FACTS, GROUPS
from desktop.records import (
    Adoption,
    Concern,
    Evaluation,
    Feedback,
    FrozenRecord,
    Investigation,
    LawfulCondition,
    Meeting,
    Notice,
    Objection,
    Opinion,
    Outcome,
    Response,
    SignOff,
    Submission,
    Task,
    Topic,
)
from desktop.records.consultations import SEVEN_ANSWERS
from desktop.records.notices import NOTICE_KINDS
from desktop.records.outcomes import ADOPTIONS
from desktop.records.stages import CONDITION_KINDS, SIGNING_BODIES
from desktop.services.askers import count_heads, untold_heads
from desktop.services.laws import get_rulebook
from desktop.services.meeting_facts import (
    OF_MEETINGS,
    count_called,
    count_decisions,
    count_deliveries,
    count_ended,
    count_notice_by_custom,
    count_notice_by_law,
    count_votes,
    takes_votes,
)
from desktop.services.procedures import place_of
from desktop.services.written_rounds import is_visit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date
    from uuid import UUID

    from desktop.domain.procedures import Stage
    from desktop.records import Consultation, Record
    from desktop.services.ports import Reading

    _CountMeetings = Callable[[Reading, Sequence[Meeting]], Tally]

_ENDED_TASKS = ("done", "cancelled")
_FOR_THE_VILLAGE = ("assembly_authorisation",)
"""Conditions that may be given once for all consultations."""
_LONGEST_WORDS = 40


def facts_wanted(stage: Stage) -> set[str]:
    """Return the facts that a stage's requirements look at."""
    return {one.fact for one in stage.requires} | {one.when for one in stage.requires if one.when}


def count_facts(
    reading: Reading, consultation: Consultation, today: date, wanted: Iterable[str]
) -> Facts:
    """Return facts of a consultation as they are on a day.

    Args:
        reading: A look at the ledger, or the act under way.
        consultation: Which.
        today: Notices have hung until then.
        wanted: Names of facts (domain.procedures.FACTS, or ``body.`` and a decision body).
    """
    file = _File(reading, consultation, today)
    return Facts(
        place=place_of(reading, consultation),
        tallies={fact: _count(file, fact) for fact in wanted},
    )


def _count(file: _File, fact: str) -> Tally:
    family, _, of = fact.partition(".")
    if family == "body":
        return Tally(done=sum(meeting.body == of for meeting in file.meetings))
    if fact in GROUP_FACTS:
        return OF_MEETINGS[family](file.reading, file.of_group(of))
    return _COUNTERS[fact](file)


@dataclass
class _File:
    """The rows of one consultation, each type read once and only where it is needed."""

    reading: Reading
    row: Consultation
    today: date

    @cached_property
    def topic(self) -> Topic | None:
        return self.reading.find(Topic, self.row.topic)

    @cached_property
    def all_meetings(self) -> list[Meeting]:
        return self.reading.list(Meeting, consultation=self.row.id)

    @cached_property
    def meetings(self) -> list[Meeting]:
        """Those that people were called to; a visit of an investigation is none."""
        return [meeting for meeting in self.all_meetings if not is_visit(meeting)]

    @cached_property
    def decision_meetings(self) -> list[Meeting]:
        return [meeting for meeting in self.meetings if takes_votes(meeting)]

    def of_group(self, group: str) -> list[Meeting]:
        return [meeting for meeting in self.meetings if meeting.body in GROUPS[group]]

    @cached_property
    def notices(self) -> list[Notice]:
        return self.reading.list(Notice, consultation=self.row.id)

    @cached_property
    def tasks(self) -> list[Task]:
        return self.reading.list(Task, consultation=self.row.id)

    def own(self, kind: type[Record]) -> Sequence[Record]:
        """Return the rows of a type that name this consultation."""
        return self.reading.list(kind, consultation=self.row.id)


# From topic to plan


def _topic(file: _File) -> Tally:
    topic = file.topic
    if topic is None or topic.decision != "listed":
        return NOTHING
    return Tally(done=1, day=topic.decided_on or "")


def _lawfulness(file: _File) -> Tally:
    return Tally(done=int(bool(file.topic and file.topic.lawful and file.topic.lawfulness)))


def _answers(file: _File) -> Tally:
    left = [heading for name, heading in SEVEN_ANSWERS.items() if not getattr(file.row, name)]
    return Tally(done=len(SEVEN_ANSWERS) - len(left), of=len(SEVEN_ANSWERS), detail="、".join(left))


def _sign_off(body: str, file: _File) -> Tally:
    rows = file.reading.list(SignOff, consultation=file.row.id, body=body)
    signed = [row.signed_on for row in rows if row.signed_on]
    return Tally(done=len(signed), day=max(signed, default=""))


def _condition(kind: str, file: _File) -> Tally:
    rows = list_conditions(file.reading, file.row, kind, file.today)
    return Tally(done=len(rows), day=max((row.held_on or "" for row in rows), default=""))


def list_conditions(
    reading: Reading, consultation: Consultation, kind: str, today: date
) -> list[LawfulCondition]:
    """Return the conditions of a kind that hold for a consultation on a day.

    One that was refused, has run out or is still to come does not; one given before may be for the
    whole village.
    """
    owners: list[UUID | None] = [consultation.id]
    if kind in _FOR_THE_VILLAGE:
        owners.append(None)
    return [
        row
        for owner in owners
        for row in reading.list(LawfulCondition, kind=kind, consultation=owner)
        if row.result != "not_agreed" and _holds(row, today)
    ]


def _holds(row: LawfulCondition, today: date) -> bool:
    """Tell whether a condition was given by a day and has not run out by then."""
    until = read_due(row.valid_until)
    is_to_come = row.held_on is not None and from_edtf(row.held_on).earliest > today
    return not is_to_come and (until is None or until >= today)


def _investigations(file: _File) -> Tally:
    found = {row.id for row in file.own(Investigation)}
    if file.row.topic is not None:
        found |= {row.id for row in file.reading.list(Investigation, topic=file.row.topic)}
    return Tally(done=len(found))


# What came of them


def _of_all(count: _CountMeetings, file: _File) -> Tally:
    return count(file.reading, file.meetings)


def _of_decisions(count: _CountMeetings, file: _File) -> Tally:
    return count(file.reading, file.decision_meetings)


def _agreements(file: _File) -> Tally:
    """Count the outcomes that say what was agreed."""
    return Tally(
        done=sum(bool(row.agreed) for row in file.reading.list(Outcome, consultation=file.row.id))
    )


def _responses(file: _File) -> Tally:
    opinions = [
        opinion
        for meeting in file.all_meetings
        for opinion in file.reading.list(Opinion, meeting=meeting.id)
    ]
    answered = sum(file.reading.count(Response, opinion=one.id) > 0 for one in opinions)
    return Tally(done=answered, of=len(opinions))


def _records(file: _File) -> Tally:
    ended = [meeting for meeting in file.meetings if meeting.state == "ended"]
    frozen = sum(file.reading.count(FrozenRecord, subject=one.id) > 0 for one in ended)
    return Tally(done=frozen, of=len(ended))


def _notices(kind: str, file: _File) -> Tally:
    days = sorted(
        row.begins_on
        for row in file.notices
        if row.kind == kind and row.begins_on and from_edtf(row.begins_on).earliest <= file.today
    )
    return Tally(done=len(days), day=days[0] if days else "")


def _hung(kind: str, file: _File) -> Tally:
    days = [days_hung(row, file.today) for row in file.notices if row.kind == kind]
    return Tally(done=max(days, default=0))


def days_hung(notice: Notice, today: date) -> int:
    """Return how many days a notice has hung, by the law's reading of the first day.

    Where only the month is known, as many as are certain. Source: semantics.first_day of the rules.
    """
    begin, end = read_due(notice.begins_on), read_due(notice.ends_on)
    if begin is None:
        return 0
    until = today if end is None else min(end, today)
    first = get_rulebook().semantics.first_day.counts and until >= begin
    return max(0, (until - begin).days + first)


def _objections(file: _File) -> Tally:
    rows = [
        objection
        for notice in file.notices
        for objection in file.reading.list(Objection, notice=notice.id)
    ]
    waiting = [row for row in rows if not row.answered_on]
    return Tally(
        done=len(rows) - len(waiting),
        of=len(rows),
        detail=_in_short(waiting[0]) if waiting else "",
    )


def _in_short(objection: Objection) -> str:
    who = objection.signed or getattr(objection, "objector_name", "") or "未署名"
    words = objection.content
    return f"{who}：{words[:_LONGEST_WORDS]}{'…' if len(words) > _LONGEST_WORDS else ''}"


def _adoptions(file: _File) -> Tally:
    rows = file.reading.list(Adoption, consultation=file.row.id)
    answers = dict.fromkeys(ADOPTIONS[row.decision] for row in rows)
    return Tally(done=len(rows), detail="、".join(answers))


def _tasks(file: _File) -> Tally:
    return Tally(done=sum(bool(task.unit and task.due) for task in file.tasks))


def _tasks_done(file: _File) -> Tally:
    return Tally(done=sum(task.state in _ENDED_TASKS for task in file.tasks), of=len(file.tasks))


def concerns_of(reading: Reading, topic: Topic | None) -> list[UUID]:
    """Return the concerns from which a topic comes, with all that was merged, topics as well."""
    found: list[UUID] = []
    waiting = list(topic.concerns) if topic else []
    for merged in reading.list(Topic, merged_into=topic.id) if topic else ():
        waiting += [one for one in merged.concerns if one not in waiting]
    while waiting:
        concern = waiting.pop(0)
        if concern not in found:
            found.append(concern)
            waiting += [row.id for row in reading.list(Concern, merged_into=concern)]
    return found


def _askers(file: _File) -> Tally:
    """Count everybody who came with a concern, and of them those who were told the result."""
    found = (file.reading.find(Concern, one) for one in concerns_of(file.reading, file.topic))
    concerns = [row for row in found if row is not None]
    told = [row for row in file.reading.list(Feedback, consultation=file.row.id) if row.told_on]
    of = sum(count_heads(row) for row in concerns)
    left = sum(len(untold_heads(row, told)) for row in concerns)
    return Tally(done=of - left, of=of)


def _dated(kind: type[Record], field: str, file: _File) -> Tally:
    """Count the rows of a type in which a day is filled in."""
    days = [day for row in file.own(kind) if (day := getattr(row, field))]
    return Tally(done=len(days), day=max(days, default=""))


_COUNTERS: dict[str, Callable[[_File], Tally]] = {
    "topic": _topic,
    "lawfulness": _lawfulness,
    "answers": _answers,
    **{f"sign_off.{body}": partial(_sign_off, body) for body in SIGNING_BODIES},
    **{f"condition.{kind}": partial(_condition, kind) for kind in CONDITION_KINDS},
    **{f"notice.{kind}": partial(_notices, kind) for kind in NOTICE_KINDS},
    **{f"hung.{kind}": partial(_hung, kind) for kind in NOTICE_KINDS},
    "objections": _objections,
    "investigations": _investigations,
    "meetings": lambda file: Tally(done=len(file.meetings)),
    "meetings.ended": partial(_of_all, count_ended),
    "meetings.decision": partial(_of_decisions, count_called),
    "deliveries": partial(_of_all, count_deliveries),
    "deliveries.decision": partial(_of_decisions, count_deliveries),
    "notice_days.law": partial(_of_decisions, count_notice_by_law),
    "notice_days.local": partial(_of_decisions, count_notice_by_custom),
    "outcomes": lambda file: Tally(done=len(file.own(Outcome))),
    "agreements": _agreements,
    "responses": _responses,
    "records": _records,
    "votes": partial(_of_decisions, count_votes),
    "decisions": partial(_of_decisions, count_decisions),
    "submissions": partial(_dated, Submission, "submitted_on"),
    "adoptions": _adoptions,
    "tasks": _tasks,
    "tasks.done": _tasks_done,
    "askers": _askers,
    "evaluations": partial(_dated, Evaluation, "evaluated_on"),
}

COUNTED = GROUP_FACTS | _COUNTERS.keys()
"""The facts that are counted here: all that a procedure may ask for."""
