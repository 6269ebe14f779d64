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

    from desktop.records import Field
    from desktop.services.ports import Reading
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
        aside: Of each content that was set aside the device that wrote it, and its plain values.
    """

    id: int
    kind: str
    code: str
    subject: Subject | None
    found_at: datetime
    aside: tuple[tuple[str, Mapping[str, Any]], ...] = ()

    @property
    def is_vote(self) -> bool:
        """Whether it is corrected by counting anew."""
        return self.subject is not None and self.subject.type in VOTES


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """One of two contents: what stands in it by label, and where it was written.

    Attributes:
        place: As desktop.services.sync_names.Origin tells it; "" for what the row shows.
        name: Of the machine or organization, "" where unknown.
    """

    place: str
    name: str
    facts: tuple[tuple[str, str], ...]

    @property
    def is_shown(self) -> bool:
        """Whether the row shows this one."""
        return not self.place


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
        aside=tuple(_aside(alarm.details.get("aside"))),
    )


def _aside(told: object) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield device and values of what was set aside; `write` is device/epoch/number."""
    for one in told if isinstance(told, list) else ():
        yield str(one["write"]).partition("/")[0], one["fields"]


def list_contents(reading: Reading, store: SyncStore, seen: AlarmView) -> tuple[Content, ...]:
    """Return what the row of an alarm shows, and each content that was set aside.

    Raises:
        NotFoundError: The row is not here.
    """
    subject = seen.subject
    if subject is None or subject.row is None:
        return ()
    kind, names = record_type(subject.type), SyncNames(reading, store)
    shown = reading.get(kind, subject.row)
    facts = (*list_row_facts(reading, subject.type, subject.row), *_figures(vars(shown)))
    found = [Content(place="", name="", facts=facts)]
    for device, written in seen.aside:
        place, name = names.machine(device)
        told = tuple(_facts(reading, declaration_of(kind).fields, written))
        found.append(Content(place=place, name=name, facts=told))
    return tuple(found)


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
