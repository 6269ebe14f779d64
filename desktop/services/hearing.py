"""Who was heard: the groups and classes of those who came, and how many of each have spoken.

A class is heard too by what somebody wrote or said elsewhere, absent or without a name.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop.records import Opinion
    from desktop.services.roll_lines import RollLine

HERE = ("present",)
CAME = ("present", "left")
"""Whose groups and classes are asked about: of those in the room, or of all who were in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HeardLine:
    """A group or class of those present; `spoke` counts those too who have left since."""

    name: str
    present: int
    spoke: int


def list_heard(
    roll: Iterable[RollLine], opinions: Iterable[Opinion], *, states: tuple[str, ...] = HERE
) -> tuple[HeardLine, ...]:
    """Return groups and classes of those entitled, those of whom nobody spoke first."""
    opinions = list(opinions)
    spoke = {one.speaker for one in opinions}
    present, heard = Counter[str](), Counter[str]()
    for line in roll:
        if not line.is_observer:
            names = [*filter(None, dict.fromkeys((line.group, line.stakeholder_class)))]
            present.update(names if line.status in states else ())
            heard.update(names if line.id in spoke else ())
    heard.update(one.stakeholder_class for one in opinions if one.speaker is None)
    lines = [
        HeardLine(name=name, present=count, spoke=heard[name]) for name, count in present.items()
    ]
    return tuple(sorted(lines, key=lambda one: (one.spoke, -one.present, one.name)))
