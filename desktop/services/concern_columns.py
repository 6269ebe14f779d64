"""The ledger of concerns as a table; what was confided, and by whom, stays in the room."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desktop.records import Concern, Kind
from desktop.services.answers import list_all_answers
from desktop.services.askers import heads_of
from desktop.services.confidences import is_confidential, told
from desktop.services.ledger_columns import Derived

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.services.answers import Answer
    from desktop.services.ledger_columns import Cell
    from desktop.services.ports import Reading


def last_answers(reading: Reading) -> Mapping[Any, list[Answer]]:
    """Return what was answered last to each concern that was."""
    answered = {row.id for row in reading.list(Concern) if row.state in ("answered", "closed")}
    found = list_all_answers(reading).items()
    return {concern: answers[-1:] for concern, answers in found if concern in answered}


def _answer(row: Concern, answers: Mapping[Any, Any]) -> Cell:
    found = answers.get(row.id)
    return told(row, found[0].words) if found else None


def _asker(row: Concern, _: Any) -> Cell:
    names = [] if is_confidential(row) else [head.name for head in heads_of(row)]
    return "、".join(filter(None, names)) or None


def _words(label: str, name: str, width: int = 18, kind: Kind = Kind.TEXT) -> Derived:
    return Derived(label, lambda row, _: told(row, getattr(row, name)) or None, kind, width)


def _answered_on(row: Concern, answers: Mapping[Any, Any]) -> Cell:
    found = answers.get(row.id)
    return found[0].day if found else None


CONCERN_COLUMNS: tuple[str | Derived, ...] = (
    "raised_on",
    Derived("反映人", _asker),
    "channel",
    "category",
    _words("标题", "title"),
    _words("内容", "content", 36, Kind.PROSE),
    "households",
    "people",
    "answer_by",
    "state",
    Derived("答复日期", _answered_on, Kind.DAY),
    Derived("答复内容", _answer, Kind.PROSE, 36),
)
