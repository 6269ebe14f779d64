"""A consultation as its page and the board show it: frozen values, no rows.

Words that come from a procedure (titles of stages, what a gate asks for) are templates with places
for figures, so that the window can say them in its own language; `text` gives them in Chinese.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from desktop.domain.gates import sentence

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime
    from uuid import UUID

DONE, CURRENT, TO_COME = "done", "current", "to_come"
"""States of a stage on the stage line."""

LAW, PROCEDURE = "law", "procedure"
"""Kinds of a condition: what the law makes one, and what only the procedure asks for."""

LOCKED_REASONS = ("no_meeting", "meeting_not_ended", "no_motion", "no_vote", "answers_missing")
"""Why a paper cannot be printed yet; "" where it can."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StageView:
    """One stage of the procedure.

    Attributes:
        stage: Its key (records.consultations.STAGES).
        title: What the procedure calls it on papers.
        short: What it calls it where there is little room.
        macro: The column of the board: ``raise``, ``consult``, ``submit``, ``supervise`` or
            ``evaluate``.
        number: Its place, from 1.
        state: DONE, CURRENT or TO_COME; a stage of an archived consultation is DONE.
        begun_on: The day on which it was entered; None: not yet, or nobody wrote it down.
        ended_on: The day on which the next one was entered.
        due: The last day the procedure gives it; None: no limit.
        responsible: Who answers for it.
        hung: Days that a notice which belongs to it has hung until today; None: no such notice.
        hung_needed: Days it has to hang; None where nothing says so.
        meeting_on: The day of a meeting that is called for it and not yet held.
    """

    stage: str
    title: str
    short: str
    macro: str
    number: int
    state: str
    begun_on: date | None = None
    ended_on: date | None = None
    due: date | None = None
    responsible: str = ""
    hung: int | None = None
    hung_needed: int | None = None
    meeting_on: date | None = None

    @property
    def is_hung(self) -> bool:
        """Whether its notice has hung as long as it must (满 15 日)."""
        return None not in (self.hung, self.hung_needed) and self.hung >= self.hung_needed  # type: ignore[operator]


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerView:
    """One of the seven answers; `changed_at` is aware, None where it was never written."""

    field: str
    heading: str
    text: str
    changed_by: str = ""
    changed_at: datetime | None = None
    changed_after_notice: bool = False

    @property
    def is_filled(self) -> bool:
        """Whether it is answered."""
        return bool(self.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class ConditionView:
    """One condition of a gate, lacking or met.

    Attributes:
        code: Names it within its procedure, for `pass_gap`.
        template: What is lacking, or what is there, with places for `figures`.
        why: One sentence on why it is asked for, a template too; "" where the title says it all.
        basis: Law and article, or what else it rests on, as printed.
        kind: LAW or PROCEDURE.
        figures: ``done``, ``of``, ``left``, ``need``, ``day`` (ISO 8601-2 or "") and ``detail``
            (what is left, in Chinese, 、 between; the parts may be labels of the declarations).
        action: What its button does: ``answers`` (with the first field empty as in
            ``answers:how``), ``topic``, ``sign_off:party``, ``condition:party_study``,
            ``condition:assembly_authorisation``, ``meeting`` (call one; ``meeting:members``: of a
            group of domain.procedure_facts.GROUPS), ``room`` (go to the one called),
            ``delivery``, ``investigation``, ``outcome``, ``responses``, ``notice:result`` (or
            another kind), ``objections``, ``vote`` (``vote:members``), ``record``,
            ``submission``, ``adoption``, ``tasks``, ``feedback``, ``evaluation``; "" where nothing
            is to be done but to wait.
        passable: Whether it can be passed over with a reason; a quorum never can.
        review: Its basis was not read in full text: 待核.
    """

    code: str
    template: str
    why: str
    basis: str
    kind: str
    figures: Mapping[str, str] = field(default_factory=dict)
    action: str = ""
    passable: bool = True
    review: bool = False

    @property
    def is_lawful(self) -> bool:
        """Whether the law makes it a condition."""
        return self.kind == LAW

    @property
    def text(self) -> str:
        """The title in Chinese."""
        return sentence(self.template, self.figures)


@dataclass(frozen=True, slots=True, kw_only=True)
class PassedView:
    """A condition that was passed over when `stage` was entered, as it stands in the record."""

    code: str
    stage: str
    title: str
    basis: str
    kind: str
    reason: str
    agreed_by: str
    passed_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class GateView:
    """What stands before the next stage.

    Attributes:
        stage: The stage that would be entered.
        title: What the procedure calls it where there is little room: 进入「表决」.
        gaps: What is lacking, lawful conditions first.
        met: What is there.
        passed: What was passed over before it; not among the gaps.
    """

    stage: str
    title: str
    gaps: tuple[ConditionView, ...]
    met: tuple[ConditionView, ...]
    passed: tuple[PassedView, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether the stage can be entered."""
        return not self.gaps


@dataclass(frozen=True, slots=True, kw_only=True)
class SignOffView:
    """A body that is to sign the plan; `id` and `signed_on` are None until it has."""

    body: str
    id: UUID | None = None
    name: str = ""
    signed_on: date | None = None
    opinion: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeView:
    """One change of the file: who wrote what, when.

    Attributes:
        at: When (aware).
        by: Name of the account.
        act: Title of the act.
        act_id: The same for all that one act changed.
        type: Name of the record type.
        subject: What stands for the row: a participant, a notice, "" for the plan itself.
        field: Label of the field; "" where the row was made.
        before: The value before, as it is shown; "" where there was none.
        after: The value then.
    """

    at: datetime
    by: str
    act: str
    act_id: str
    type: str
    row: UUID
    subject: str = ""
    field: str = ""
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperView:
    """A paper of the consultation.

    Attributes:
        paper: Its kind (services.papers).
        title: What it is called.
        row: What `print_paper` prints it from; None while it is locked.
        locked: Why it cannot be printed yet, one of LOCKED_REASONS; "" where it can.
        subject: Which meeting or motion it is of, where there are several.
    """

    paper: str
    title: str
    row: UUID | None = None
    locked: str = ""
    subject: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanParts:
    """What a plan says beside its seven answers.

    Attributes:
        forms: Keys of the forms chosen.
        is_unfit: None of them can hold the vote that is to come, and nobody said why.
        parties: How many sides there are.
        is_unequal: Their numbers differ where the data want them equal.
        selection: Key of how those who take part are found, "" where nobody said.
    """

    forms: tuple[str, ...] = ()
    is_unfit: bool = False
    parties: int = 0
    is_unequal: bool = False
    selection: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TabCounts:
    """How much stands behind each tab."""

    participants: int = 0
    meetings: int = 0
    opinions: int = 0
    ballots: int = 0
    tasks: int = 0
    attachments: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsultationView:
    """Everything that the page of a consultation shows.

    Attributes:
        kind: Key of records.consultations.KINDS.
        timing: Key of records.consultations.TIMINGS.
        lead: Name of who answers for it.
        procedure: Title of the procedure it follows.
        gate: What stands before the next stage; None at the last one.
        passed: Everything that was passed over on the way, as it is printed.
        changes: The newest first, at most as many as were asked for.
        is_notified: The plan was made known: changes of it are printed on the back of the plan.
        is_archived: Nothing can be changed any more.
    """

    id: UUID
    title: str
    number: str
    kind: str
    in_plan: bool
    timing: str
    lead: str
    topic: UUID | None
    stage: str
    procedure: str
    stages: tuple[StageView, ...]
    answers: tuple[AnswerView, ...]
    gate: GateView | None
    sign_offs: tuple[SignOffView, ...]
    passed: tuple[PassedView, ...]
    changes: tuple[ChangeView, ...]
    papers: tuple[PaperView, ...]
    counts: TabCounts
    parts: PlanParts = PlanParts()
    is_notified: bool = False
    is_archived: bool = False

    @property
    def current(self) -> StageView:
        """The stage it stands at; the last one once it is archived."""
        return next((one for one in self.stages if one.state == CURRENT), self.stages[-1])

    @property
    def unanswered(self) -> tuple[AnswerView, ...]:
        """The questions without an answer."""
        return tuple(answer for answer in self.answers if not answer.is_filled)


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsultationLine:
    """One consultation of the board or a list.

    Attributes:
        stage: Key of the stage it stands at, with its title, column, place and how many there are.
        days: Days it has stood there; None where nobody wrote down since when.
        missing: How much is lacking before the next stage.
        next_gap: The first of it, lawful conditions first.
        due: The first day that presses: of the stage, of a task or of a meeting.
        left: Days until then, negative once it is past.
        is_stuck: Nothing was written for so long that somebody should look.
        concerns: How many concerns it comes from.
    """

    id: UUID
    title: str
    number: str
    kind: str
    in_plan: bool
    stage: str
    stage_title: str
    macro: str
    place: int
    places: int
    days: int | None
    missing: int
    next_gap: ConditionView | None
    due: date | None = None
    left: int | None = None
    is_stuck: bool = False
    is_archived: bool = False
    concerns: int = 0
    meeting_on: date | None = None

    @property
    def is_overdue(self) -> bool:
        """Whether something is late."""
        return self.left is not None and self.left < 0

    @property
    def may_go_on(self) -> bool:
        """Whether nothing keeps it from the next stage."""
        return not self.missing and not self.is_archived
