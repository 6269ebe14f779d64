"""Import of opinions from a platform: what each row would become, then all of it in one act."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.domain.opinion_tables import read_opinions
from desktop.errors import ConflictError
from desktop.records import Meeting, Opinion, Participant, title_of
from desktop.services.acts import act
from desktop.services.opinion_words import who_said
from desktop.services.opinions import record_opinion

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from uuid import UUID

    from desktop.domain.opinion_tables import TableOpinion
    from desktop.domain.rosters import RawSheet
    from desktop.services.ports import Reading, Work

OUTCOMES = ("fault", "signed", "matched", "doubled")
"""What becomes of rows, in the order in which a person should look at them.

Left out; taken with the name as signature only; taken with the participant; there already.
"""

DEFAULT_SOURCE = "remote"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedOpinion:
    """One row of the file and what becomes of it.

    Attributes:
        outcome: One of OUTCOMES.
        speaker: The participant of that name; None for a signature only.
        notes: What a person should know, in sentences.
    """

    row: TableOpinion
    outcome: str
    speaker: UUID | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OpinionPreview:
    """A whole file, judged against a meeting; nothing is written."""

    meeting: UUID
    rows: tuple[PlannedOpinion, ...]
    notes: tuple[str, ...]

    def count(self, outcome: str) -> int:
        """Return how many rows have an outcome."""
        return sum(row.outcome == outcome for row in self.rows)

    @property
    def writes(self) -> int:
        """How many opinions the import would bring in."""
        return self.count("signed") + self.count("matched")


def preview_opinions(reading: Reading, meeting: UUID, sheets: Sequence[RawSheet]) -> OpinionPreview:
    """Judge a file; takes a second for thousands of rows, not for the UI thread.

    Raises:
        ValidationError: The file has no opinions, or too many.
        NotFoundError: There is no such meeting.
    """
    reading.get(Meeting, meeting)
    table = read_opinions(sheets)
    known = _Known(reading, meeting)
    rows = [known.plan(row) for row in table.rows]
    rows.sort(key=lambda one: OUTCOMES.index(one.outcome))
    return OpinionPreview(meeting=meeting, rows=tuple(rows), notes=table.notes)


class _Known:
    """Who takes part in a meeting, and what was said there already."""

    def __init__(self, reading: Reading, meeting: UUID) -> None:
        people: defaultdict[str, list[UUID]] = defaultdict(list)
        for row in reading.list(Participant, meeting=meeting):
            people[_key(title_of(row))].append(row.id)
        self._people: Mapping[str, list[UUID]] = people
        said = reading.list(Opinion, meeting=meeting)
        self._said = {_identity(who_said(one), one.content): 0 for one in said}

    def plan(self, row: TableOpinion) -> PlannedOpinion:
        """Return what becomes of a row; a later row of the same words counts as said."""
        notes = tuple(problem.message for problem in row.problems)
        if row.is_faulty:
            return PlannedOpinion(row=row, outcome="fault", notes=notes)
        identity = _identity(row.name, row.content)
        before = self._said.get(identity)
        if before is not None:
            told = f"与第{before}行相同，只导入一次。" if before else "这条已经有了，不再导入。"
            return PlannedOpinion(row=row, outcome="doubled", notes=(told, *notes))
        self._said[identity] = row.row
        found = self._people.get(_key(row.name), []) if row.name else []
        if len(found) == 1:
            return PlannedOpinion(row=row, outcome="matched", speaker=found[0], notes=notes)
        why = self._why_signed(row.name, len(found))
        return PlannedOpinion(row=row, outcome="signed", notes=(why, *notes))

    def _why_signed(self, name: str, count: int) -> str:
        if not name:
            return "没有姓名，记作不具名。"
        if count:
            return f"参加人里有{count}个“{name}”，只记署名。"
        return "不在参加人名单里，只记署名。"


def _key(name: str) -> str:
    return "".join(name.split())


def _identity(name: str, content: str) -> tuple[str, str]:
    return _key(name), " ".join(content.split())


@act("导入意见", undoable=False)
def import_opinions(work: Work, /, preview: OpinionPreview) -> int:
    """Write what a preview showed, in one act; rows that came in meanwhile are passed over.

    Returns:
        How many opinions it brought in.

    Raises:
        ConflictError: Nothing is left to bring in.
    """
    known = _Known(work, preview.meeting)
    count = 0
    for planned in sorted(preview.rows, key=lambda one: (one.row.sheet, one.row.row)):
        again = known.plan(planned.row)
        if again.outcome not in ("signed", "matched"):
            continue
        _write(work, preview.meeting, again)
        count += 1
    if not count:
        raise ConflictError("没有要导入的意见。", "这份表里的都已经在了，或者是空的。")
    return count


def _write(work: Work, meeting: UUID, planned: PlannedOpinion) -> None:
    row = planned.row
    given = {"stakeholder_class": row.stakeholder_class} if row.stakeholder_class else {}
    record_opinion(
        work,
        meeting,
        speaker=planned.speaker,
        signed="" if planned.speaker else row.name,
        stance=row.stance or "suggestion",
        content=row.content,
        source=row.source or DEFAULT_SOURCE,
        said_at=row.said_at,
        **given,
    )
