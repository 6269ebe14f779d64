"""A case as data under resources/samples/: read strictly, whole, before any of it is played."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.records import (
    Attachment,
    Concern,
    Consultation,
    Outcome,
    Progress,
    Response,
    Task,
    Topic,
)
from desktop.records.consultations import STAGES
from desktop.resources import read_text
from desktop.services.procedures import DEFAULT
from desktop.services.sample_meetings import SampleMeeting, read_meeting
from desktop.services.sample_stages import SampleStage, read_stage
from desktop.services.sample_tables import parse_sample_table

if TYPE_CHECKING:
    from desktop.services.sample_tables import SampleTable, Values

DIALYSIS_ROOM = "samples/dialysis_room.toml"
CASES = (
    DIALYSIS_ROOM,
    "samples/road.toml",
    "samples/levy.toml",
    "samples/square.toml",
)
"""The cases of the sample village, in the order in which they are played."""


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
class SampleCase:
    """One matter from the first concern on.

    Attributes:
        procedure: Id of the procedure that it follows.
        plan_item: Title of the item of the year's plan that it carries out; "" for none.
        screening: What `decide_topic` is given.
        stages: The way of the consultation after its plan, in the order in which it went.
        outcome_at: The stage at whose meeting the outcome is written down.
        cells: The words in the parts of its picture.
        tasks_at: The stage at which its tasks are given out: the one that decides on it.
    """

    procedure: str
    plan_item: str
    concerns: tuple[Values, ...]
    topic: Values
    screening: Values
    plan: Values
    plan_begun_on: str
    plan_frozen_by: str
    stages: tuple[SampleStage, ...]
    meetings: tuple[SampleMeeting, ...]
    outcome: Values
    outcome_at: str
    tasks_at: str
    tasks: tuple[SampleTask, ...]
    picture: Values
    cells: tuple[str, ...]

    @property
    def title(self) -> str:
        """What it is about."""
        return str(self.topic["title"])


def read_sample_case(path: str = DIALYSIS_ROOM) -> SampleCase:
    """Return a case that is shipped with the app; ValidationError where its file is broken."""
    return parse_sample_case(read_text(path), path)


def parse_sample_case(text: str, name: str) -> SampleCase:
    """Read a case from TOML; times in it are Beijing's.

    Raises:
        ValidationError: Names the file, the place in it, and what is wrong there.
    """
    table = parse_sample_table(text, name)
    topic, plan, outcome = (table.table(key) for key in ("topic", "consultation", "outcome"))
    picture = table.table("picture")
    answer = table.table("responses").values(Response)
    concerns = tuple(one.values(Concern, needed=("title",)) for one in table.tables("concerns"))
    case = SampleCase(
        procedure=plan.text("procedure", DEFAULT),
        plan_item=plan.text("plan_item", ""),
        concerns=concerns,
        screening=topic.part(_SCREENING).values(Topic, needed=_NEEDED),
        topic=topic.values(Topic, needed=("title",)),
        plan_begun_on=plan.day("begun_on"),
        plan_frozen_by=plan.text("frozen_by"),
        plan=plan.values(Consultation),
        stages=tuple(read_stage(one, concerns=len(concerns)) for one in table.tables("stages")),
        meetings=tuple(read_meeting(one, answer) for one in table.tables("meetings")),
        outcome_at=(outcome_at := _stage_of(outcome, "at")),
        tasks_at=_stage_of(outcome, "tasks_at", outcome_at),
        outcome=outcome.values(Outcome, needed=("consensus",)),
        tasks=tuple(_read_task(one) for one in table.any_tables("tasks")),
        cells=picture.texts("cells"),
        picture=picture.values(Attachment, needed=("title",)),
    )
    table.close()
    return case


_NEEDED = ("reach", "depth", "lawfulness", "feasibility", "decided_on", "decision", "reason")
_MORE = ("lawful", "decided_by", "public_matter", "urgency", "power", "focuses", "qualities")
_SCREENING = (*_NEEDED, *_MORE, "reviewed_by", "reviewed_on")


def _stage_of(table: SampleTable, key: str, default: str | None = None) -> str:
    stage = table.text(key, default)
    return stage if stage in STAGES else table.fail(f"没有 {stage} 这个环节。")


def _read_task(table: SampleTable) -> SampleTask:
    progress = tuple(_read_progress(one) for one in table.any_tables("progress"))
    return SampleTask(progress=progress, values=table.values(Task))


def _read_progress(table: SampleTable) -> SampleProgress:
    has_picture = table.flag("picture")
    return SampleProgress(
        has_picture=has_picture, values=table.values(Progress, needed=("on_day",))
    )
