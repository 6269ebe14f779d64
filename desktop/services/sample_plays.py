"""Plays a case into a ledger, through the services that the window calls, and prints its papers.

It writes nothing by itself: what a case shows is what a person could have done.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Protocol

from desktop.errors import ValidationError
from desktop.records import AgendaItem, Ballot, FrozenRecord, Participant, Person, Task
from desktop.records.concerns import VERDICTS
from desktop.records.outcomes import CONSENSUS, TASK_STATES
from desktop.records.votes import METHODS, RESULTS
from desktop.services.concerns import decide_topic, put_forward_topic, record_concern
from desktop.services.consultations import plan_consultation
from desktop.services.frozen_records import freeze_meeting, freeze_plan
from desktop.services.meetings import (
    begin_item,
    call_meeting,
    end_meeting,
    invite_observer,
    make_roster,
    note_item,
    open_meeting,
    record_arrival,
    record_departure,
    record_excuse,
)
from desktop.services.opinions import record_opinion, respond_to_opinion
from desktop.services.outcomes import assign_task, record_outcome, record_progress
from desktop.services.papers import print_paper
from desktop.services.presences import take_presence
from desktop.services.rosters import count_outcomes, import_people, plan_import
from desktop.services.sample_stages import play_stages
from desktop.services.votes import (
    close_ballot,
    find_ballot,
    open_ballot,
    put_motion,
    read_verdict,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import datetime
    from uuid import UUID

    from desktop.domain.rosters import RosterPerson
    from desktop.services.papers import PaperPress
    from desktop.services.ports import Ledger, Reading
    from desktop.services.rosters import ImportCounts
    from desktop.services.sample_cases import (
        SampleCase,
        SampleItem,
        SampleMotion,
        SampleOpinion,
        SampleRollEntry,
    )
    from desktop.services.sample_stages import SampleStage
    from desktop.services.sample_tables import Values

# Fields by which records of a case name people.
_ONE_PERSON = ("asker", "received_by", "lead", "chair", "recorder", "supervisor", "taken_by")
_PEOPLE = ("tellers",)


class Attach(Protocol):
    """Keeps the picture of the case with a row (services.attachments.attach_file)."""

    def __call__(self, *, subject: UUID, name: str, **values: Any) -> UUID:
        """Return the id of the attachment."""


Tell = Callable[[str], object]  # hears of each step in a sentence


@dataclass(frozen=True, kw_only=True, slots=True)
class Played:
    """The ids of what a case left in the ledger; motions in their order."""

    consultation: UUID
    plan: UUID
    meeting: UUID
    motions: tuple[UUID, ...]
    record: UUID


def play_case(
    ledger: Ledger,
    case: SampleCase,
    people: Sequence[RosterPerson],
    *,
    attach: Attach,
    tell: Tell = lambda _: None,
) -> Played:
    """Play a case from the first concern to the last progress; each step is an act of its own.

    Args:
        ledger: Should hold no people yet: the case names them, and nobody may be meant by two.
        case: What happens.
        people: The sample roster.
        attach: Keeps the picture of the case.
        tell: Hears of each step in a sentence.

    Raises:
        ValidationError: The case names somebody whom neither it nor the roster knows.
    """
    persons = _enter_people(ledger, case, people, tell)
    roster = make_roster(ledger, **case.roster)
    consultation, plan = _prepare(ledger, case, persons, tell)
    meeting = call_meeting(
        ledger,
        agenda=[item.title for item in case.meeting.agenda],
        consultation=consultation,
        roster=roster,
        **_with_ids(case.meeting.values, persons),
    )
    sitting = _seat(ledger, case, meeting, persons, tell=tell)
    before, at_the_end, later = _parts(case.stages)
    owners = {"consultation": consultation, "meeting": meeting}
    play_stages(ledger, before, tell=tell, **owners)
    sitting.play()
    tasks = _conclude(ledger, case, owners, tell)
    play_stages(ledger, at_the_end, tell=tell, **owners)
    record = freeze_meeting(ledger, meeting, frozen_by=case.meeting.frozen_by)
    _tell_frozen(ledger, record, tell)
    play_stages(ledger, later, tell=tell, **owners)
    _follow_up(ledger, case, tasks, attach, tell)
    return Played(
        consultation=consultation,
        plan=plan,
        meeting=meeting,
        motions=tuple(sitting.motions),
        record=record,
    )


def _enter_people(
    ledger: Ledger,
    case: SampleCase,
    people: Sequence[RosterPerson],
    tell: Tell,
) -> dict[str, UUID]:
    """Import the roster and who the case adds to it, and return everybody's id by name."""
    imported = _import(ledger, people)
    tell(f"导入名册：新增{imported.imported}人")
    added = _import(ledger, case.people)
    tell(f"登记职务和列席人员：新增{added.imported}人，补充{added.updated}人")
    with ledger.read() as reading:
        return {person.name: person.id for person in reading.list(Person)}


def _import(ledger: Ledger, rows: Sequence[RosterPerson]) -> ImportCounts:
    with ledger.read() as reading:
        plan = plan_import(reading, rows)
    import_people(ledger, plan)
    return count_outcomes(plan)


def _with_ids(values: Values, persons: Mapping[str, UUID]) -> Values:
    """Return values of a record with the ids of those whom they name."""
    named = {name: _id_of(persons, values[name]) for name in _ONE_PERSON if name in values}
    several = {
        name: tuple(_id_of(persons, one) for one in values[name])
        for name in _PEOPLE
        if name in values
    }
    return values | named | several


def _id_of(ids: Mapping[str, UUID], name: str) -> UUID:
    if name not in ids:
        raise ValidationError(
            f"示例里没有“{name}”这个人，或此人不在参加人之列。", "请改正示例文件或名册。"
        )
    return ids[name]


def _prepare(
    ledger: Ledger, case: SampleCase, persons: Mapping[str, UUID], tell: Tell
) -> tuple[UUID, UUID]:
    """Go from the concerns to the frozen plan; return consultation and plan."""
    concerns = []
    for values in case.concerns:
        concerns.append(record_concern(ledger, **_with_ids(values, persons)))
        tell(f"登记民情诉求：{values['title']}")
    topic = put_forward_topic(ledger, concerns, **case.topic)
    decide_topic(ledger, topic, **case.screening)
    tell(f"筛选议题：{case.topic['title']}——{VERDICTS[case.screening['decision']]}")
    consultation = plan_consultation(
        ledger, topic, begun_on=case.plan_begun_on, **_with_ids(case.plan, persons)
    )
    plan = freeze_plan(ledger, consultation, frozen_by=case.plan_frozen_by)
    _tell_frozen(ledger, plan, tell, "协商方案")
    return consultation, plan


def _parts(
    stages: Sequence[SampleStage],
) -> tuple[Sequence[SampleStage], Sequence[SampleStage], Sequence[SampleStage]]:
    """Part the stages into those before the meeting, those at its end, and those after."""
    keys = [stage.enter for stage in stages]
    sits, votes = (keys.index(key) + 1 if key in keys else 0 for key in ("consult", "vote"))
    return stages[:sits], stages[sits:votes], stages[max(sits, votes) :]


def _tell_frozen(ledger: Ledger, record: UUID, tell: Tell, what: str = "会议记录") -> None:
    with ledger.read() as reading:
        row = reading.get(FrozenRecord, record)
    tell(f"{what}定稿：{row.number} 第{row.version}版，摘要 {row.digest}")


def _seat(
    ledger: Ledger,
    case: SampleCase,
    meeting: UUID,
    persons: Mapping[str, UUID],
    *,
    tell: Tell,
) -> _Sitting:
    """Invite the observers, and return the meeting ready to be played."""
    for observer in case.meeting.observers:
        person = _id_of(persons, observer.person)
        invite_observer(ledger, meeting, person, stakeholder_class=observer.stakeholder_class)
    with ledger.read() as reading:
        items = reading.list(AgendaItem, meeting=meeting, order_by="position")
        names = {row.id: row.name for row in reading.list(Person)}
        participants = reading.list(Participant, meeting=meeting)
    return _Sitting(
        ledger=ledger,
        case=case,
        meeting=meeting,
        items=[item.id for item in items],
        tell=tell,
        participants={names[one.person]: one.id for one in participants if one.person},
    )


@dataclass(kw_only=True, slots=True)
class _Sitting:
    """A meeting, played in the order of its times."""

    ledger: Ledger
    case: SampleCase
    meeting: UUID
    items: Sequence[UUID]
    tell: Tell
    participants: Mapping[str, UUID]
    motions: list[UUID] = field(default_factory=list)

    def play(self) -> None:
        """Go through everything that has a time."""
        for _, happen in sorted(self._happenings(), key=itemgetter(0)):
            happen()

    def _happenings(self) -> Iterator[tuple[datetime, Callable[[], object]]]:
        """Yield what happens and when; what shares a moment happens in this order."""
        case, meeting = self.case, self.case.meeting
        for observer in meeting.observers:
            yield observer.at, partial(self._arrive, observer.person, observer.at)
        for entry in meeting.roll:
            yield entry.at, partial(self._enter, entry)
        opened_at = meeting.values["opened_at"]
        yield opened_at, partial(self._open, opened_at)
        for number, item in enumerate(meeting.agenda):
            yield item.begun_at, partial(self._begin, self.items[number], item)
        for opinion in case.opinions:
            yield opinion.said_at, partial(self._hear, opinion)
        for motion in case.motions:
            yield motion.at, partial(self._vote, motion)
        yield meeting.ended_at, partial(self._end, meeting.ended_at)

    def _participant(self, name: str) -> UUID:
        return _id_of(self.participants, name)

    def _arrive(self, name: str, at: datetime) -> None:
        record_arrival(self.ledger, self._participant(name), at=at)

    def _enter(self, entry: SampleRollEntry) -> None:
        for name in entry.people:
            participant = self._participant(name)
            if entry.kind == "arrived":
                record_arrival(self.ledger, participant, at=entry.at)
            elif entry.kind == "departed":
                record_departure(self.ledger, participant, at=entry.at, reason=entry.reason)
            else:
                record_excuse(self.ledger, participant, at=entry.at, reason=entry.reason)

    def _open(self, at: datetime) -> None:
        open_meeting(self.ledger, self.meeting, at=at)
        with self.ledger.read() as reading:
            presence = take_presence(reading, self.meeting, at=at)
        figures = [*presence.eligible.values(), *presence.present.values()]
        self.tell("宣布开会：应到{}人，实到{}人".format(*figures))

    def _begin(self, item: UUID, sample: SampleItem) -> None:
        begin_item(self.ledger, item, at=sample.begun_at)
        note_item(self.ledger, item, sample.note)
        self.tell(f"议程：{sample.title}")

    def _hear(self, sample: SampleOpinion) -> None:
        opinion = record_opinion(
            self.ledger,
            self.meeting,
            speaker=self._participant(sample.speaker) if sample.speaker else None,
            agenda_item=self.items[sample.item - 1],
            said_at=sample.said_at,
            **sample.values,
        )
        respond_to_opinion(self.ledger, opinion, **sample.answer)

    def _vote(self, sample: SampleMotion) -> None:
        item = self.items[sample.item - 1]
        motion = put_motion(self.ledger, self.meeting, agenda_item=item, **sample.values)
        recused = [self._participant(name) for name in sample.opening.get("recused", ())]
        opening = sample.opening | {"recused": recused}
        ballot = open_ballot(self.ledger, motion, at=sample.at, **opening)
        close_ballot(self.ledger, ballot, **sample.closing)
        self.motions.append(motion)
        with self.ledger.read() as reading:
            row = reading.get(Ballot, ballot)
        steps = "".join(f"\n    {step}" for step in read_verdict(row)["steps"])
        self.tell(f"{METHODS[row.method]}：{sample.values['title']}——{RESULTS[row.result]}{steps}")

    def _end(self, at: datetime) -> None:
        end_meeting(self.ledger, self.meeting, at=at)
        self.tell(f"散会：意见{len(self.case.opinions)}条，件件有答复")


def _conclude(
    ledger: Ledger, case: SampleCase, played: Mapping[str, UUID], tell: Tell
) -> list[UUID]:
    """Write down outcome and tasks before the record is frozen; return the tasks."""
    outcome = record_outcome(ledger, **played, **case.outcome)
    tell(f"协商成果：{CONSENSUS[case.outcome['consensus']]}")
    return [
        assign_task(ledger, outcome=outcome, consultation=played["consultation"], **sample.values)
        for sample in case.tasks
    ]


def _follow_up(
    ledger: Ledger, case: SampleCase, tasks: Sequence[UUID], attach: Attach, tell: Tell
) -> None:
    """Enter how the tasks went."""
    for task, sample in zip(tasks, case.tasks, strict=True):
        for progress in sample.progress:
            values = progress.values
            if progress.has_picture:
                picture = attach(subject=task, name=case.picture["title"], **_caption(case))
                values = values | {"evidence": (picture,)}
            record_progress(ledger, task, **values)
        with ledger.read() as reading:
            row = reading.get(Task, task)
        due = f"，期限{row.first_due}" + (f"延至{row.due}" if row.due != row.first_due else "")
        tell(f"落实事项：{row.title}——{TASK_STATES[row.state]}{due}")


def _caption(case: SampleCase) -> Values:
    return {name: value for name, value in case.picture.items() if name != "title"}


def print_papers(ledger: Ledger, press: PaperPress, played: Played) -> Iterator[tuple[str, bytes]]:
    """Yield a file name and a PDF for each paper that a played case prints."""
    with ledger.read() as reading:
        secret = [one for one in played.motions if _is_secret(reading, one)]
    jobs: list[tuple[str, UUID, str, dict[str, Any]]] = [
        ("协商方案", played.plan, "consultation_plan", {}),
        ("协商方案（公示）", played.plan, "consultation_plan", {"public": True}),
        ("签到表（空白）", played.meeting, "sign_in_sheet", {}),
        ("签到表（到会情况）", played.record, "attendance_sheet", {}),
        *(("表决票", one, "ballot_paper", {"per_page": 2}) for one in secret),
        *(("唱计票表", one, "tally_sheet", {}) for one in secret),
        ("协商会议记录", played.record, "meeting_record", {}),
        ("表决结果单", played.record, "vote_result", {}),
        ("表决结果单（公示）", played.record, "vote_result", {"public": True}),
    ]
    for number, (name, row, paper, options) in enumerate(jobs, start=1):
        yield f"{number:02} {name}.pdf", print_paper(ledger, press, row, paper, **options)


def _is_secret(reading: Reading, motion: UUID) -> bool:
    ballot = find_ballot(reading, motion)
    return ballot is not None and ballot.method == "secret"
