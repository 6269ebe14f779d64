"""Plays cases into a ledger, through the services that the window calls, and prints their papers.

It writes nothing by itself: what a case shows is what a person could have done.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

from desktop.records import Attachment, Concern, Consultation, FrozenRecord, Task
from desktop.records.concerns import VERDICTS
from desktop.records.outcomes import CONSENSUS, TASK_STATES
from desktop.services.annual_plans import link_plan_item
from desktop.services.concerns import put_forward_topic, record_concern
from desktop.services.consultation_papers import list_consultation_papers
from desktop.services.consultations import plan_consultation
from desktop.services.frozen_records import freeze_meeting, freeze_plan
from desktop.services.outcomes import assign_task, record_outcome, record_progress
from desktop.services.papers import print_paper
from desktop.services.sample_meetings import call, sit
from desktop.services.sample_stages import Matter, play_stage
from desktop.services.screenings import decide_topic
from desktop.services.votes import find_ballot

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from uuid import UUID

    from desktop.services.papers import PaperPress
    from desktop.services.ports import Ledger, Reading
    from desktop.services.sample_cases import SampleCase, SampleProgress
    from desktop.services.sample_meetings import SampleMeeting
    from desktop.services.sample_stages import SampleStage
    from desktop.services.sample_tables import Tell, Values
    from desktop.services.sample_villages import Settled

_END, _PLAN = "9999", "consultation_plan"


class Attach(Protocol):
    """Keeps the picture of the case with a row (services.attachments.attach_file)."""

    def __call__(self, *, subject: UUID, name: str, cells: Sequence[str], **values: Any) -> UUID:
        """Return the id of the attachment; `cells` are the words in its parts."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Sat:
    """A meeting that was held: its motions in their order, and its frozen record."""

    meeting: UUID
    motions: tuple[UUID, ...]
    record: UUID


@dataclass(frozen=True, kw_only=True, slots=True)
class Played:
    """The ids of what a case left in the ledger; meetings in their order."""

    consultation: UUID
    plan: UUID
    meetings: tuple[Sat, ...]

    @property
    def meeting(self) -> UUID:
        """The last meeting: the one that decided, where one did."""
        return self.meetings[-1].meeting

    @property
    def motions(self) -> tuple[UUID, ...]:
        """The motions of the last meeting."""
        return self.meetings[-1].motions

    @property
    def record(self) -> UUID:
        """The frozen record of the last meeting."""
        return self.meetings[-1].record


def play_case(
    ledger: Ledger,
    case: SampleCase,
    settled: Settled,
    *,
    attach: Attach,
    tell: Tell = lambda _: None,
) -> Played:
    """Play a case from the first concern as far as it goes; each step is an act of its own.

    Args:
        ledger: Where.
        case: What happens.
        settled: The village's people and rosters.
        attach: Keeps the picture of the case.
        tell: Hears of each step in a sentence.

    Raises:
        ValidationError: The case names somebody whom nobody knows.
        ConflictError: A gate is not open: the case lacks something.
    """
    concerns = _raise(ledger, case, settled, tell)
    consultation, plan = _plan(ledger, case, concerns, settled, tell)
    course = _Course(
        ledger=ledger,
        case=case,
        attach=attach,
        tell=tell,
        matter=Matter(consultation=consultation, concerns=concerns, settled=settled),
    )
    course.begin()
    for stage in case.stages:
        course.go_on(stage)
    course.follow_up(_END)
    course.tell_tasks()
    return Played(consultation=consultation, plan=plan, meetings=tuple(course.sat))


def _raise(ledger: Ledger, case: SampleCase, settled: Settled, tell: Tell) -> list[UUID]:
    concerns = []
    for values in case.concerns:
        concerns.append(record_concern(ledger, **settled.with_ids(Concern, values)))
        tell(f"登记民情诉求：{values['title']}")
    return concerns


def _plan(
    ledger: Ledger, case: SampleCase, concerns: list[UUID], settled: Settled, tell: Tell
) -> tuple[UUID, UUID]:
    """Go from the concerns to the frozen plan; return consultation and plan."""
    topic = put_forward_topic(ledger, concerns, **case.topic)
    decide_topic(ledger, topic, **case.screening)
    tell(f"筛选议题：{case.title}——{VERDICTS[case.screening['decision']]}")
    consultation = plan_consultation(
        ledger,
        topic,
        procedure=case.procedure,
        begun_on=case.plan_begun_on,
        **settled.with_ids(Consultation, case.plan),
    )
    if case.plan_item:
        link_plan_item(ledger, consultation, item=settled.plan_items[case.plan_item])
    plan = freeze_plan(ledger, consultation, frozen_by=case.plan_frozen_by)
    _tell_frozen(ledger, plan, tell, "协商方案")
    return consultation, plan


def _tell_frozen(ledger: Ledger, record: UUID, tell: Tell, what: str = "会议记录") -> None:
    with ledger.read() as reading:
        row = reading.get(FrozenRecord, record)
    tell(f"{what}定稿：{row.number} 第{row.version}版，摘要 {row.digest}")


@dataclass(kw_only=True, slots=True)
class _Course:
    """The way of one consultation after its plan."""

    ledger: Ledger
    case: SampleCase
    attach: Attach
    tell: Tell
    matter: Matter
    sat: list[Sat] = field(default_factory=list)
    _held: dict[int, tuple[UUID, tuple[UUID, ...]]] = field(default_factory=dict)
    _outcome: UUID | None = None
    _tasks: list[UUID] = field(default_factory=list)
    _told: int = 0

    def begin(self) -> None:
        """Hold what is held at the stage at which the consultation begins."""
        with self.ledger.read() as reading:
            stage = reading.get(Consultation, self.matter.consultation).stage
        self._call(stage)
        self._hold(stage)

    def go_on(self, stage: SampleStage) -> None:
        """Enter a stage with all that it needs, and hold its meeting."""
        self.follow_up(stage.on)
        self._call(stage.enter)
        play_stage(
            self.ledger,
            stage,
            matter=self.matter,
            meeting=self._called(stage.enter),
            tell=self.tell,
        )
        self._hold(stage.enter)

    def _at(self, stage: str) -> Iterator[tuple[int, SampleMeeting]]:
        for number, sample in enumerate(self.case.meetings):
            if sample.at == stage:
                yield number, sample

    def _call(self, stage: str) -> None:
        for number, sample in self._at(stage):
            meeting = call(self.ledger, sample, self.matter.settled, self.matter.consultation)
            self._held[number] = (meeting, ())

    def _called(self, stage: str) -> UUID | None:
        return next((self._held[number][0] for number, _ in self._at(stage)), None)

    def _hold(self, stage: str) -> None:
        for number, sample in self._at(stage):
            meeting = self._held[number][0]
            self._held[number] = (meeting, sit(self.ledger, sample, meeting, self.tell))
        if stage == self.case.outcome_at:
            self._conclude(self._called(stage))
        if stage == self.case.tasks_at:
            self._assign()
        for number, sample in enumerate(self.case.meetings):
            if sample.frozen_at == stage:
                self._freeze(number, sample)

    def _conclude(self, meeting: UUID | None) -> None:
        """Write down the outcome before the record is frozen."""
        values = self.case.outcome
        self._outcome = record_outcome(
            self.ledger, consultation=self.matter.consultation, meeting=meeting, **values
        )
        self.tell(f"协商成果：{CONSENSUS[values['consensus']]}")

    def _assign(self) -> None:
        owners = {"consultation": self.matter.consultation, "outcome": self._outcome}
        self._tasks = [
            assign_task(self.ledger, **owners, **sample.values) for sample in self.case.tasks
        ]

    def _freeze(self, number: int, sample: SampleMeeting) -> None:
        meeting, motions = self._held[number]
        record = freeze_meeting(self.ledger, meeting, frozen_by=sample.frozen_by)
        _tell_frozen(self.ledger, record, self.tell)
        self.sat.append(Sat(meeting=meeting, motions=motions, record=record))

    def follow_up(self, until: str) -> None:
        """Enter how the tasks went up to a day, in the order of the days."""
        if not self._tasks:
            return
        known = sorted(
            (
                (str(one.values["on_day"]), number, one)
                for number, sample in enumerate(self.case.tasks)
                for one in sample.progress
            ),
            key=lambda each: each[:2],
        )
        for on, number, progress in known[self._told :]:
            if on > until:
                return
            self._report(self._tasks[number], progress)
            self._told += 1

    def _report(self, task: UUID, progress: SampleProgress) -> None:
        values = progress.values
        if progress.has_picture:
            name = self.case.picture["title"]
            cells = self.case.cells
            picture = self.attach(subject=task, name=name, cells=cells, **self._caption())
            values = values | {"evidence": (picture,)}
        record_progress(self.ledger, task, **values)

    def _caption(self) -> Values:
        kept = self.matter.settled.with_ids(Attachment, self.case.picture)
        return {name: value for name, value in kept.items() if name != "title"}

    def tell_tasks(self) -> None:
        """Say where each task stands."""
        for task in self._tasks:
            with self.ledger.read() as reading:
                row = reading.get(Task, task)
            due = f"，期限{row.first_due}"
            due += f"延至{row.due}" if row.due != row.first_due else ""
            self.tell(f"落实事项：{row.title}——{TASK_STATES[row.state]}{due}")


def print_papers(ledger: Ledger, press: PaperPress, played: Played) -> Iterator[tuple[str, bytes]]:
    """Yield a file name and a PDF for each paper that a played case prints."""
    jobs = [
        ("协商方案", played.plan, _PLAN, {}),
        ("协商方案（公示）", played.plan, _PLAN, {"public": True}),
    ]
    for sat in played.meetings:
        with ledger.read() as reading:
            jobs += _jobs_of(reading, sat)
    with ledger.read() as reading:
        jobs += _jobs_of_whole(reading, press, played.consultation)
    for number, (name, row, paper, options) in enumerate(jobs, start=1):
        yield f"{number:02} {name}.pdf", print_paper(ledger, press, row, paper, **options)


def _jobs_of(reading: Reading, sat: Sat) -> Iterator[tuple[str, UUID, str, dict[str, Any]]]:
    yield "签到表（空白）", sat.meeting, "sign_in_sheet", {}
    yield "签到表（到会情况）", sat.record, "attendance_sheet", {}
    secret = [one for one in sat.motions if _is_secret(reading, one)]
    for motion in secret:
        yield "表决票", motion, "ballot_paper", {"per_page": 2}
    for motion in secret:
        yield "唱计票表", motion, "tally_sheet", {}
    yield "协商会议记录", sat.record, "meeting_record", {}
    if sat.motions:
        yield "表决结果单", sat.record, "vote_result", {}
        yield "表决结果单（公示）", sat.record, "vote_result", {"public": True}


def _jobs_of_whole(
    reading: Reading, press: PaperPress, consultation: UUID
) -> Iterator[tuple[str, UUID, str, dict[str, Any]]]:
    """Yield what is printed of the whole matter, besides its plan."""
    row = reading.get(Consultation, consultation)
    for view in list_consultation_papers(reading, row, press):
        if view.row == consultation and view.paper != _PLAN:
            yield view.title, consultation, view.paper, {}


def _is_secret(reading: Reading, motion: UUID) -> bool:
    ballot = find_ballot(reading, motion)
    return ballot is not None and ballot.method == "secret"
