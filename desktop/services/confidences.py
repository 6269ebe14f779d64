"""What villagers confided: whose wish it was, and their words as they may leave the room."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from desktop.domain.masking import mask_text
from desktop.records import (
    Concern,
    Consultation,
    Kind,
    Topic,
    fields_of,
    name_field,
    record_type,
    title_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from uuid import UUID

    from desktop.records import Record
    from desktop.services.ports import Reading

WITHHELD = "×××"
"""What stands where a withheld name was written among the words."""


class Confiding(Protocol):
    """What tells whether a concern was confided: the row, or these fields of it."""

    @property
    def anonymous(self) -> bool:
        """The asker wished for it."""

    @property
    def withheld_name(self) -> str:
        """Who said it, where only this room may know."""


def is_confidential(row: Confiding) -> bool:
    """Tell whether the asker wished that the name does not leave the room."""
    return row.anonymous or bool(row.withheld_name)


def withheld_people(row: Concern) -> list[str]:
    """Return what each of a party confided, name and perhaps number: 马秀兰 13800001111."""
    return [one.strip() for one in row.withheld_name.split("、") if one.strip()]


def names_of(row: Concern) -> tuple[str, ...]:
    """Return the names, as written down, of those who came: asker first, then companions."""
    asker: str = getattr(row, name_field("asker"))
    companions: tuple[str, ...] = getattr(row, name_field("companions", many=True))
    return (asker, *companions)


def secrets_of(rows: Iterable[Concern]) -> tuple[str, ...]:
    """Return the names and numbers that the askers of concerns confided, the longest first."""
    found: set[str] = set()
    for row in filter(is_confidential, rows):
        for confided in (*withheld_people(row), *names_of(row)):
            parts = confided.split()
            letters = [part for part in parts if not any(map(str.isdigit, part))]
            found.update(parts, (" ".join(letters), "".join(letters)))
    return tuple(sorted((one for one in found if len(one) > 1), key=lambda one: (-len(one), one)))


def confided_of_consultations(reading: Reading) -> Mapping[Any, tuple[str, ...]]:
    """Return what was confided by those from whose concerns each consultation comes."""
    rows = reading.list(Consultation)
    return {row.id: secrets_of(concerns_behind(reading, row)) for row in rows}


def without(text: str, secrets: Iterable[str]) -> str:
    """Return a text without what was confided."""
    for secret in secrets:
        text = text.replace(secret, WITHHELD)
    return text


def told(row: Concern, text: str) -> str:
    """Return words of a concern as they may leave the room; a confided one tells no numbers."""
    return mask_text(without(text, secrets_of([row]))) if is_confidential(row) else text


def concerns_behind(reading: Reading, record: Record) -> list[Concern]:
    """Return the concerns of which a record tells: itself, its own, those of its topic, merged."""
    found: list[Concern] = []
    waiting = _named_by(reading, record)
    while waiting:
        row = reading.find(Concern, waiting.pop(0))
        if row is not None and row not in found:
            found.append(row)
            waiting += [one.id for one in reading.list(Concern, merged_into=row.id)]
    return found


def secrets_behind(reading: Reading, consultation: UUID | None) -> tuple[str, ...]:
    """Return what was confided by those from whose concerns a consultation comes."""
    row = reading.find(Consultation, consultation)
    return secrets_of(concerns_behind(reading, row)) if row is not None else ()


def title_outside(reading: Reading, record: Record) -> str:
    """Return what stands for a row, as it may leave the room."""
    return without(title_of(record), secrets_of(concerns_behind(reading, record)))


def _named_by(reading: Reading, record: Record) -> list[UUID]:
    held: Any = record
    if isinstance(held, Concern):
        return [held.id]
    if getattr(held, "concern", None):
        return [held.concern]
    own = held if isinstance(held, Consultation) else None
    consultation = own or reading.find(Consultation, getattr(held, "consultation", None))
    topic = held if isinstance(held, Topic) else None
    if topic is None and consultation is not None:
        topic = reading.find(Topic, consultation.topic)
    if topic is not None:
        return list(topic.concerns)
    whole = _whole_of(reading, held)
    return _named_by(reading, whole) if whole is not None else []


def _whole_of(reading: Reading, record: Record) -> Record | None:
    """Return what a record is a part of: the task of a reminder, the notice of an objection."""
    for field in fields_of(type(record)):
        if field.kind is Kind.PART_OF:
            return reading.find(record_type(field.target), getattr(record, field.name))
    return None
