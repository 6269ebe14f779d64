"""What sync found that a person must know of: refused changes, two contents, what the line did.

Codes and facts only: the window says them in sentences, and what to do about them.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from desktop.records import declaration_of, record_type
from desktop.records.votes import CHOICES
from desktop.services.record_facts import is_fact, list_row_facts
from desktop.services.sync_names import SyncNames, name_of_reference, plain_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import datetime
    from uuid import UUID

    from desktop.records import Field
    from desktop.services.ports import Reading, Written
    from desktop.services.sync_names import Subject
    from desktop.services.sync_ports import Alarm, SyncStore

REFUSED, TWO_CONTENTS = "refused", "two_contents"
VOTES = frozenset({"Ballot", "Motion", "NamedVote"})
"""Types that are corrected by counting anew, with a reason."""
_COUNTED = {**CHOICES, "invalid": "无效", "uncast": "未投"}


@dataclass(frozen=True, slots=True, kw_only=True)
class AlarmView:
    """One matter to know of.

    Attributes:
        kind: As desktop.services.sync_ports.Alarm tells it.
        code: Why the server refused it, "" where that is not the matter.
        subject: The row it is about, None where it is about none.
        found_at: When it was found (aware).
    """

    id: int
    kind: str
    code: str
    subject: Subject | None
    found_at: datetime

    @property
    def is_vote(self) -> bool:
        """Whether it is corrected by counting anew."""
        return self.subject is not None and self.subject.type in VOTES


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """One of two contents: who wrote it and when, and what stands in it, by label.

    Attributes:
        by: The person's name, "" where this ledger does not know them.
        at: When (aware); None for what the row shows now.
        is_shown: Whether the row shows this one.
    """

    by: str
    at: datetime | None
    is_shown: bool
    facts: tuple[tuple[str, str], ...]


def list_alarm_views(reading: Reading, store: SyncStore) -> tuple[AlarmView, ...]:
    """Return what nobody has settled yet, newest first."""
    names = SyncNames(reading, store)
    return tuple(_view(names, alarm) for alarm in store.alarms())


def _view(names: SyncNames, alarm: Alarm) -> AlarmView:
    type_name = str(alarm.details.get("type", ""))
    row = str(alarm.details.get("row", "") or alarm.subject)
    return AlarmView(
        id=alarm.id,
        kind=alarm.kind,
        code=str(alarm.details.get("code", "")),
        subject=names.subject(type_name, row) if type_name else None,
        found_at=alarm.found_at,
    )


def list_contents(
    reading: Reading, store: SyncStore, type_name: str, row: UUID
) -> tuple[Content, ...]:
    """Return what a row shows, and every other whole content that was written for it.

    Whole are the creating write and the one that froze the row: those are what stands against
    each other where a row has two contents.

    Raises:
        NotFoundError: The row is not here.
    """
    kind, names = record_type(type_name), SyncNames(reading, store)
    fields, shown = declaration_of(kind).fields, reading.get(kind, row)
    facts = (*list_row_facts(reading, type_name, row), *_figures(vars(shown)))
    found = [Content(by="", at=None, is_shown=True, facts=facts)]
    for written in _whole(reading.history(row), type_name):
        facts = tuple(_facts(reading, fields, written.fields))
        # Ledgers of before froze with the fields that changed then: a part of what is shown.
        if not any(set(facts) <= set(one.facts) for one in found):
            by = names.person(written.actor)
            found.append(Content(by=by, at=written.at, is_shown=False, facts=facts))
    return tuple(found)


def _whole(history: Sequence[Written], type_name: str) -> Iterator[Written]:
    """Yield the writes that fix a content: those that froze the row, or made one that is fixed."""
    frozen_when = declaration_of(record_type(type_name)).frozen_when
    for written in history:
        if written.fields.get(frozen_when) if frozen_when else written.created:
            yield written


def _facts(
    reading: Reading, fields: Sequence[Field], written: Mapping[str, Any]
) -> Iterator[tuple[str, str]]:
    """Yield label and words as `list_row_facts` does of a row."""
    for field in fields:
        if is_fact(field) and (
            words := plain_words(
                reading, field, written.get(field.name), written.get(name_of_reference(field))
            )
        ):
            yield field.label, words
    yield from _figures(written)


def _figures(values: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield the figures of a ballot: in them two counts differ."""
    figures = json.loads(str(values.get("count") or "{}"))
    for key, figure in figures.items() if isinstance(figures, dict) else ():
        each = figure.values() if isinstance(figure, dict) else (figure,)
        yield _COUNTED.get(key, str(key)), " / ".join(map(str, each))


def settle_alarm(store: SyncStore, seen: AlarmView, by: str) -> None:
    """Note that a person knows and has decided; it is shown no more, and nothing else changes.

    Args:
        store: Where it is noted.
        seen: What the person looked at.
        by: Id of their account.
    """
    store.settle_alarm(seen.id, by)
