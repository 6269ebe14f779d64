"""What waits, in its order; each matter is told in full only where somebody looks at it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple, overload

from desktop.domain.deadlines import days_left, group_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from uuid import UUID

GROUPS = ("overdue", "today", "week", "undated")
LATER = "later"
_ORDER = (*GROUPS, LATER)

REMIND_DAYS = 3
"""An answer is reminded of this many days before its last day, as its entry promises."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """One matter that waits.

    Attributes:
        key: Names it among all, the same on the next look.
        kind: ``concern``, ``report``, ``meeting``, ``preparation``, ``round``, ``task``,
            ``consultation``, ``paper``, ``backup`` or ``code``; from above ``bulletin``,
            ``adoption`` or ``supervision``.
        title: Its name; "" where the kind says it all.
        action: What its button does: ``answer``, ``enter``, ``prepare``, ``make_ready``,
            ``remind``, ``progress``, ``fill``, ``freeze``, ``seal``, ``back_up``, ``keep_code``,
            ``pass_on``, ``see_answer`` or ``answer_reminder``.
        row: The row that it is about.
        page: Where the button leads, "" where it is done on the spot.
        due: Its day, None where nothing names one.
        left: Days until then.
        group: One of GROUPS, or LATER.
        facts: Why it waits, by name.
    """

    key: str
    kind: str
    title: str
    action: str
    row: UUID | None = None
    page: str = ""
    due: date | None = None
    left: int | None = None
    group: str = "undated"
    facts: Mapping[str, Any] = field(default_factory=dict)


def dated(due: date | None, today: date) -> dict[str, Any]:
    """Return the values of a Waiting that follow from its day."""
    if due is None:
        return {}
    return {"due": due, "left": days_left(due, today), "group": group_of(due, today)}


def reminded(due: date | None, today: date) -> dict[str, Any]:
    """Return the day of an answer: near its end it is among what waits, whatever the weekday."""
    return dated(due, today) | ({"group": reminded_group(due, today)} if due else {})


def reminded_group(due: date | None, today: date) -> str:
    """Return the group of an answer."""
    group = group_of(due, today) if due else "undated"
    near = due is not None and 0 <= days_left(due, today) <= REMIND_DAYS
    return "week" if near and group == LATER else group


class Matter(NamedTuple):
    """Where a matter stands, and who tells it in full; sorts by how much it hurts.

    Attributes:
        place: That of its group.
        day: Its day, the last there is where nothing names one.
        is_quiet: It is no meeting that is to be entered.
        title: Its name.
        number: Its place among all that were found, which settles what is equal.
        due: Its day, None where nothing names one.
        tell: Returns it in full.
    """

    place: int
    day: date
    is_quiet: bool
    title: str
    number: int
    due: date | None
    tell: Callable[[], Waiting]

    @property
    def group(self) -> str:
        """One of GROUPS, or LATER."""
        return _ORDER[self.place]


def matter(group: str, due: date | None, title: str, tell: Callable[[], Waiting]) -> Matter:
    """Return a matter that is told later; `tell` gives the same group, day and title."""
    return Matter(_ORDER.index(group), due or date.max, True, title, 0, due, tell)  # noqa: FBT003 – a field of its order


def told(one: Waiting) -> Matter:
    """Return a matter that is told already."""
    plain = matter(one.group, one.due, one.title, lambda: one)
    return plain._replace(is_quiet=one.action != "enter")


class Matters(Sequence[Waiting]):
    """Matters in their order: thousands may wait, and a look tells only those it takes."""

    def __init__(self, ordered: Sequence[Matter]) -> None:
        self._ordered = ordered

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._ordered)

    @overload
    def __getitem__(self, at: int) -> Waiting: ...
    @overload
    def __getitem__(self, at: slice) -> Matters: ...
    def __getitem__(self, at: int | slice) -> Waiting | Matters:
        """Return one, told in full, or a part."""
        if isinstance(at, slice):
            return Matters(self._ordered[at])
        return self._ordered[at].tell()

    def by_group(self) -> dict[str, Matters]:
        """Return the parts that stand together, in their order; groups without any are left out."""
        found: dict[str, list[Matter]] = {}
        for one in self._ordered:
            found.setdefault(one.group, []).append(one)
        return {group: Matters(ordered) for group, ordered in found.items()}

    def first_on(self, day: date) -> int | None:
        """Return the place of the first that is due on a day, None where there is none."""
        return next((at for at, one in enumerate(self._ordered) if one.due == day), None)


def order(found: Iterable[Matter]) -> list[Matter]:
    """Return matters by group and day; what is equal stays as it was found."""
    return sorted(one._replace(number=number) for number, one in enumerate(found))
