"""Concerns that may be about the same matter as what is being written down, and why."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.domain.deadlines import days_left, read_due
from desktop.domain.likeness import ENOUGH, points, shared_known, shared_runs, telling_parts
from desktop.records import Concern, Person
from desktop.services.answers import TO_ANSWER
from desktop.services.askers import count_heads
from desktop.services.categories import get_category_words
from desktop.services.confidences import is_confidential
from desktop.services.meeting_snapshots import named

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from uuid import UUID

    from desktop.services.ports import Reading

LOOKED_AT = 2_000
"""Newest concerns that are compared; years of one village, a few hundredths of a second."""
SHOWN, _WEIGHED = 3, 12
_SAME_PERSON, _SAME_GROUP, _WAITING = 4, 1, 1


@dataclass(frozen=True, slots=True, kw_only=True)
class LikelyConcern:
    """One concern that may be the same matter.

    Attributes:
        asker: Who raised it first, "" where that is not told.
        askers: How many people in all, those of merged concerns among them.
        words: What both say, known words or runs of characters.
        same_person: Whether the visitor is one of those who raised it.
        same_group: Whether they are of the visitor's group; None where a group is not known.
        due: Until when an answer was promised, None where it was given or none was promised.
        left: Days until then; negative days are late.
    """

    id: UUID
    number: str
    title: str
    state: str
    raised_on: date | None
    asker: str
    askers: int
    words: tuple[str, ...]
    same_person: bool
    same_group: bool | None
    due: date | None
    left: int | None


@dataclass(frozen=True, slots=True)
class _Match:
    points: int
    words: tuple[str, ...]


def find_likely_duplicates(
    reading: Reading, words: str, *, person: UUID | None, today: date, but: UUID | None = None
) -> list[LikelyConcern]:
    """Return up to three concerns that say much of the same, the likeliest first.

    What a visitor confided is never among them, nor what others confided that was merged: whoever
    sits at the desk reads along. A merged concern speaks for the one it was merged into.

    Args:
        reading: Where to look.
        words: What is being written down.
        person: Who says it, None where that is not known or not to be told.
        today: The day in Beijing.
        but: A concern that is not meant: the one being merged.
    """
    matter = get_category_words()
    parts = telling_parts(words, matter.filler)
    if not parts:
        return []
    known = [word for word in matter.known if word in words]
    groups = _open_groups(reading.list(Concern, order_by="-id", limit=LOOKED_AT), but)
    visitor = reading.find(Person, person)
    found = []
    for rows in groups:
        match = max((_match(known, parts, row) for row in rows), key=lambda one: one.points)
        if match.points >= ENOUGH:
            own = _came(rows, person)
            found.append((match.points + _SAME_PERSON * own, rows, match))
    # Only of the best few is it worth asking who raised them; of equals the newest come first.
    best = sorted(found, key=lambda one: -one[0])[:_WEIGHED]
    weighed = [
        (score, _likely(reading, rows, match, visitor, today)) for score, rows, match in best
    ]
    weighed.sort(key=lambda pair: _rank(*pair))
    return [likely for _, likely in weighed[:SHOWN]]


def _open_groups(rows: Iterable[Concern], but: UUID | None) -> list[list[Concern]]:
    """Return each concern with those merged into it behind it; confided ones are left out."""
    groups: defaultdict[UUID, list[Concern]] = defaultdict(list)
    own: set[UUID] = set()
    for row in rows:
        if is_confidential(row):
            continue
        if row.merged_into is None:
            groups[row.id].insert(0, row)
            own.add(row.id)
        else:
            groups[row.merged_into].append(row)
    return [group for key, group in groups.items() if key in own and key != but]


def _match(known: list[str], parts: list[str], row: Concern) -> _Match:
    text = f"{row.title}\n{row.content}"
    shared, runs = shared_known(known, text), shared_runs(parts, text)
    return _Match(points(shared, runs), tuple(shared or runs))


def _likely(
    reading: Reading, rows: list[Concern], match: _Match, visitor: Person | None, today: date
) -> LikelyConcern:
    first = rows[0]
    due = read_due(first.answer_by) if first.state in TO_ANSWER else None
    return LikelyConcern(
        id=first.id,
        number=first.number,
        title=first.title,
        state=first.state,
        raised_on=read_due(first.raised_on),
        asker=named(first, "asker"),
        askers=_count_askers(reading, first),
        words=match.words,
        same_person=visitor is not None and _came(rows, visitor.id),
        same_group=_same_group(reading, first, visitor),
        due=due,
        left=None if due is None else days_left(due, today),
    )


def _came(rows: Iterable[Concern], person: UUID | None) -> bool:
    """Tell whether somebody is one of those who came with any of these."""
    return person is not None and any(person in (row.asker, *row.companions) for row in rows)


def _count_askers(reading: Reading, first: Concern) -> int:
    merged = reading.list(Concern, merged_into=first.id)
    return sum(count_heads(row) for row in (first, *merged))


def _same_group(reading: Reading, row: Concern, visitor: Person | None) -> bool | None:
    asker = reading.find(Person, row.asker)
    if visitor is None or asker is None or not visitor.group or not asker.group:
        return None
    return visitor.group == asker.group


def _rank(score: int, likely: LikelyConcern) -> tuple[int, int]:
    score += _SAME_GROUP * bool(likely.same_group)
    newest = likely.raised_on.toordinal() if likely.raised_on else 0
    return -score - _WAITING * (likely.state in TO_ANSWER), -newest
