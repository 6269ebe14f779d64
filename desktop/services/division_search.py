"""Finds a division by what a person types of it: its name, or the initials of its pinyin."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from desktop.services.divisions import list_divisions
from desktop.services.initials import begin_with, contain, initials_of

if TYPE_CHECKING:
    from desktop.services.beginnings import Division
    from desktop.services.initials import Initials


@dataclass(frozen=True, kw_only=True, slots=True)
class FoundDivision:
    """A division that fits; `above` names those above it from the highest, as 盐池县 花马池镇."""

    code: str
    name: str
    level: str
    above: str


@dataclass(frozen=True, slots=True)
class _Known:
    division: Division
    initials: Initials
    above: str


def find_divisions(typed: str, *, limit: int = 20) -> list[FoundDivision]:
    """Return the divisions that fit every word typed, the nearest first.

    The last word is of the division itself, those before it of one above: 花马池 长城, hmc cc.
    Names that begin with it come before those that hold it, and higher ones before lower.
    The first call takes some 200 ms; not for the UI thread.
    """
    *above, own = typed.split() or [""]
    if not own:
        return []
    ranked = [
        (rank, len(known.division.code), known.division.code, known)
        for known in _known()
        if (rank := _rank(known, own)) is not None and _lies_in(known, above)
    ]
    return [_found(known) for *_, known in sorted(ranked, key=lambda one: one[:3])[:limit]]


def _rank(known: _Known, typed: str) -> int | None:
    name = known.division.name
    fits = (
        name == typed,
        name.startswith(typed),
        begin_with(known.initials, typed),
        typed in name,
        contain(known.initials, typed),
    )
    return next((rank for rank, fit in enumerate(fits) if fit), None)


def _lies_in(known: _Known, words: list[str]) -> bool:
    names = known.above.split()
    return all(
        any(word in name or begin_with(initials_of(name), word) for name in names) for word in words
    )


def _found(known: _Known) -> FoundDivision:
    own = known.division
    return FoundDivision(code=own.code, name=own.name, level=own.level, above=known.above)


@cache
def _known() -> tuple[_Known, ...]:
    table = list_divisions()
    return tuple(_Known(one, initials_of(one.name), _above(one, table)) for one in table.values())


def _above(division: Division, table: dict[str, Division]) -> str:
    names: list[str] = []
    parent = table.get(division.parent)
    while parent is not None:
        names.insert(0, parent.name)
        parent = table.get(parent.parent)
    return " ".join(names)
