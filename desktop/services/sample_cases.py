"""A case as data under resources/samples/: read strictly, whole, before any of it is played."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.domain.rosters import RosterPerson
from desktop.errors import ValidationError
from desktop.records import (
    Attachment,
    Ballot,
    Concern,
    Consultation,
    Meeting,
    Motion,
    Opinion,
    Outcome,
    Progress,
    Response,
    Roster,
    Task,
    Topic,
)
from desktop.records.people import MEMBERSHIPS, SEXES
from desktop.resources import read_text
from desktop.services.sample_stages import SampleStage, read_stage
from desktop.services.sample_tables import SampleTable, Values

if TYPE_CHECKING:
    from datetime import datetime

DIALYSIS_ROOM = "samples/dialysis_room.toml"
ROLL_KINDS = ("arrived", "departed", "excused")


@dataclass(frozen=True, kw_only=True, slots=True)
class SampleItem:
    """An agenda item: when it began and what was noted."""

    title: str
    begun_at: datetime
    note: str


@dataclass(frozen=True, kw_only=True, slots=True)
class SampleRollEntry:
    """What happened to some participants at one moment: one of ROLL_KINDS."""

    kind: str
    at: datetime
    people: tuple[str, ...]
    reason: str


@dataclass(frozen=True, kw_only=True, slots=True)
class SampleObserver:
    """Somebody who sits in without a vote."""

    person: str
    stakeholder_class: str
    at: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class SampleOpinion:
    """An opinion and its answer; `item` is the number of an agenda item, from 1."""

    item: int
    speaker: str
    said_at: datetime
    values: Values
    answer: Values


@dataclass(frozen=True, kw_only=True, slots=True)
class SampleMotion:
    """A motion and the one vote held on it."""

    item: int
    at: datetime
    values: Values
    opening: Values
    closing: Values


@dataclass(frozen=True, kw_only=True, slots=True)
class SampleProgress:
    """How a task went; with the picture as evidence or without."""

    values: Values
    has_picture: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class SampleTask:
    """A task and how it went."""

    values: Values
    progress: tuple[SampleProgress, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class SampleMeeting:
    """A meeting from the call to the end."""

    values: Values
    ended_at: datetime
    frozen_by: str
    agenda: tuple[SampleItem, ...]
    observers: tuple[SampleObserver, ...]
    roll: tuple[SampleRollEntry, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class SampleCase:
    """One matter from the first concern to the last progress.

    Attributes:
        people: Who is not on the sample roster, and offices of those who are.
        screening: What `decide_topic` is given.
        stages: The way of the consultation after its plan, in the order in which it went.
    """

    code: str
    organization: str
    keeper: str
    people: tuple[RosterPerson, ...]
    roster: Values
    concerns: tuple[Values, ...]
    topic: Values
    screening: Values
    plan: Values
    plan_begun_on: str
    plan_frozen_by: str
    stages: tuple[SampleStage, ...]
    meeting: SampleMeeting
    opinions: tuple[SampleOpinion, ...]
    motions: tuple[SampleMotion, ...]
    outcome: Values
    tasks: tuple[SampleTask, ...]
    picture: Values


def read_sample_case(path: str = DIALYSIS_ROOM) -> SampleCase:
    """Return a case that is shipped with the app; ValidationError where its file is broken."""
    return parse_sample_case(read_text(path), path)


def parse_sample_case(text: str, name: str) -> SampleCase:
    """Read a case from TOML; times in it are Beijing's.

    Raises:
        ValidationError: Names the file, the place in it, and what is wrong there.
    """
    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ValidationError(
            f"示例 {name} 不是有效的 TOML：{error}。", "请改正示例文件。"
        ) from error
    table = SampleTable(raw, name)
    organization = table.table("organization")
    topic, plan = table.table("topic"), table.table("consultation")
    answer = table.table("responses").values(Response)
    meeting = _read_meeting(table.table("meeting"))
    items = len(meeting.agenda)
    case = SampleCase(
        code=organization.text("code"),
        organization=organization.text("name"),
        keeper=organization.text("keeper"),
        people=tuple(_read_person(one, at) for at, one in enumerate(table.tables("people"), 1)),
        roster=_read_roster(table.table("roster")),
        concerns=tuple(one.values(Concern, needed=("title",)) for one in table.tables("concerns")),
        screening=_read_screening(topic),
        topic=topic.values(Topic, needed=("title",)),
        plan_begun_on=plan.day("begun_on"),
        plan_frozen_by=plan.text("frozen_by"),
        stages=tuple(read_stage(one) for one in table.tables("stages")),
        plan=plan.values(Consultation),
        meeting=meeting,
        opinions=tuple(_read_opinion(one, items, answer) for one in table.tables("opinions")),
        motions=tuple(_read_motion(one, items) for one in table.tables("motions")),
        outcome=table.table("outcome").values(Outcome, needed=("consensus",)),
        tasks=tuple(_read_task(one) for one in table.tables("tasks")),
        picture=table.table("picture").values(Attachment, needed=("title",)),
    )
    organization.close()
    table.close()
    return case


def _read_person(table: SampleTable, row: int) -> RosterPerson:
    person = RosterPerson(
        sheet=table.where,
        row=row,
        name=table.text("name"),
        sex=table.text("sex", "") or None,
        group=table.text("group", ""),
        memberships=table.names("memberships"),
        duties=table.text("duties"),
    )
    if (person.sex or "male") not in SEXES or not MEMBERSHIPS.keys() >= set(person.memberships):
        table.fail("性别或身份不在可选之列。")
    table.close()
    return person


def _read_roster(table: SampleTable) -> Values:
    """Return what `make_roster` is given: the roster's fields, and whom it takes in."""
    membership = table.text("membership")
    if membership not in MEMBERSHIPS:
        table.fail(f"没有 {membership} 这种身份。")
    return {"membership": membership} | table.values(Roster, needed=("title", "as_of"))


def _read_screening(table: SampleTable) -> Values:
    """Return what is judged of a topic; all else it was put forward with."""
    part = SampleTable({name: table.pop(name) for name in _SCREENING}, table.where)
    return part.values(Topic)


_SCREENING = (
    "reach",
    "depth",
    "lawful",
    "lawfulness",
    "feasibility",
    "decided_on",
    "decided_by",
    "decision",
    "reason",
)


def _read_meeting(table: SampleTable) -> SampleMeeting:
    return SampleMeeting(
        ended_at=table.moment("ended_at"),
        frozen_by=table.text("frozen_by"),
        agenda=tuple(_read_item(one) for one in table.tables("agenda")),
        observers=tuple(_read_observer(one) for one in table.tables("observers")),
        roll=tuple(_read_roll_entry(one) for one in table.tables("roll")),
        values=table.values(Meeting, needed=("held_on", "opened_at")),
    )


def _read_item(table: SampleTable) -> SampleItem:
    item = SampleItem(
        title=table.text("title"), begun_at=table.moment("begun_at"), note=table.text("note", "")
    )
    table.close()
    return item


def _read_observer(table: SampleTable) -> SampleObserver:
    observer = SampleObserver(
        person=table.text("person"),
        stakeholder_class=table.text("stakeholder_class"),
        at=table.moment("at"),
    )
    table.close()
    return observer


def _read_roll_entry(table: SampleTable) -> SampleRollEntry:
    entry = SampleRollEntry(
        kind=table.text("kind"),
        at=table.moment("at"),
        people=table.names("people"),
        reason=table.text("reason", ""),
    )
    if entry.kind not in ROLL_KINDS:
        table.fail(f"kind 不能是 {entry.kind}，可用：{'、'.join(ROLL_KINDS)}。")
    table.close()
    return entry


def _read_opinion(table: SampleTable, items: int, answer: Values) -> SampleOpinion:
    return SampleOpinion(
        item=_item_of(table, items),
        speaker=table.text("speaker", ""),
        said_at=table.moment("said_at"),
        answer=answer | table.table("answer").values(Response),
        values=table.values(Opinion),
    )


def _item_of(table: SampleTable, items: int) -> int:
    item = table.positive("agenda")
    return item if item <= items else table.fail(f"议程只有{items}项，没有第{item}项。")


_OPENING = ("method", "recused", "recusal_reason")
_CLOSING = ("sealed_papers", "sealed_at_place", "sealed_by")


def _read_motion(table: SampleTable, items: int) -> SampleMotion:
    item, at = _item_of(table, items), table.moment("at")
    papers = {name: table.find(name, int) for name in ("issued", "returned")}
    count = {str(choice): figure for choice, figure in table.take("count", dict).items()}
    ballot = SampleTable(
        {name: table.pop(name) for name in (*_OPENING, *_CLOSING) if table.has(name)}, table.where
    ).values(Ballot, needed=("method",))
    return SampleMotion(
        item=item,
        at=at,
        opening={name: value for name, value in ballot.items() if name in _OPENING},
        closing={name: value for name, value in ballot.items() if name in _CLOSING}
        | papers
        | {"count": count},
        values=table.values(Motion, needed=("title",)),
    )


def _read_task(table: SampleTable) -> SampleTask:
    progress = tuple(_read_progress(one) for one in table.tables("progress"))
    return SampleTask(progress=progress, values=table.values(Task))


def _read_progress(table: SampleTable) -> SampleProgress:
    has_picture = table.flag("picture")
    return SampleProgress(has_picture=has_picture, values=table.values(Progress))
