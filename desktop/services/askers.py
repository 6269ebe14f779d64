"""Whom a concern obliges to answer: everybody who came with it, each counted once."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from desktop.records import Person
from desktop.services.confidences import is_confidential, names_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    from desktop.records import Concern, Feedback
    from desktop.services.ports import Reading

APART = "、"
"""Stands between the names that a party confided."""


@dataclass(frozen=True, slots=True)
class Head:
    """One of those to be answered.

    Attributes:
        concern: What was raised.
        person: Who, None where the name is withheld or was never known.
        name: As it was when the words came, "" likewise; no part of who it is.
    """

    concern: UUID
    person: UUID | None
    name: str = field(default="", compare=False)


def heads_of(row: Concern) -> tuple[Head, ...]:
    """Return everybody who came with a concern, the asker first; at least one.

    Of those who withheld their names only the number is told.
    """
    if is_confidential(row):
        return (Head(row.id, None),) * count_heads(row)
    asker, *others = names_of(row)
    names = dict(zip(row.companions, others, strict=False))
    found = [Head(row.id, one, names.get(one, "")) for one in row.companions if one != row.asker]
    if row.asker is not None or not found:
        found.insert(0, Head(row.id, row.asker, asker))
    return tuple(dict.fromkeys(found))


def count_heads(row: Concern) -> int:
    """Return how many people came with a concern."""
    if not is_confidential(row):
        return len(heads_of(row))
    known = len({row.asker, *row.companions} - {None})
    return max(known, len(row.withheld_name.split(APART)))


def untold_heads(row: Concern, told: Iterable[Feedback]) -> list[Head]:
    """Return those for whom there is no row among `told`, which are all of this concern."""
    rows = [one for one in told if one.concern == row.id]
    if is_confidential(row):  # a row of the time before the wish names who was told
        return list(heads_of(row))[len(rows) :]
    left = Counter(one.asker for one in rows)
    found = []
    for head in heads_of(row):
        if left[head.person]:
            left[head.person] -= 1
        else:
            found.append(head)
    return found


def withhold_names(reading: Reading, row: Concern) -> None:
    """Let the names of a party stay in the room: words that never leave, and no reference."""
    people = (reading.find(Person, one) for one in (row.asker, *row.companions))
    names = [person.name for person in people if person is not None]
    before = row.withheld_name.split(APART) if row.withheld_name else []
    row.withheld_name = APART.join([*before, *(one for one in names if one not in before)])
    row.asker, row.companions = None, ()
