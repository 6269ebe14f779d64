"""A paper as slices from top to bottom, and how they fill pages.

A slice is the least that is never torn: a line, a row, a gap. Paragraphs and tables become lists
of slices (`paragraphs.py`, `tables.py`), so paging is one loop for all of them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from desktop.documents.pen import Pen

# A slice higher than this part of a page is torn where the page ends, a lower one moves on whole.
_TEAR_ABOVE = 0.4
_LEAST_TORN = 60.0  # points; less of a torn slice is not worth starting on a page
_ROUNDING = 0.01


@dataclass(frozen=True, slots=True, kw_only=True)
class Slice:
    """A strip of a paper: its height in points and how to draw it from the height of its top."""

    height: float
    draw: Callable[[Pen, float], None]
    keep: bool = False  # stays on the page of the slice after it
    header: Slice | None = None  # drawn again above this slice where it starts a page
    is_gap: bool = False  # left out where it would start a page
    new_page: bool = False  # starts a page
    tear: Callable[[float], tuple[Slice, Slice] | None] | None = None


Page = list[tuple[float, Slice]]


def gap(height: float, *, keep: bool = False) -> Slice:
    """Return empty space, which vanishes at the top of a page."""
    return Slice(height=height, draw=lambda _pen, _top: None, is_gap=True, keep=keep)


def new_page() -> Slice:
    """Return what makes the next slice start a page."""
    return Slice(height=0, draw=lambda _pen, _top: None, is_gap=True, new_page=True)


def kept_together(slices: Sequence[Slice]) -> list[Slice]:
    """Return slices that stay on one page, as long as one page can hold them."""
    return [*(replace(each, keep=True) for each in slices[:-1]), *slices[-1:]]


def ending_with(text: Sequence[Slice], end: Sequence[Slice]) -> list[Slice]:
    """Return text followed by an end that never stands on a page without a line of the text.

    Source: GB/T 9704-2012, 7.3.5.5: signatures share a page with text (不得采取“此页无正文”).
    """
    last = next((at for at in range(len(text) - 1, -1, -1) if not text[at].is_gap), 0)
    tail = [replace(each, keep=True) for each in text[last:]]
    return [*text[:last], *tail, *kept_together(end)]


def paginate(slices: Sequence[Slice], height: float) -> list[Page]:
    """Return the pages, each a list of (distance of the slice from the page's top, slice)."""
    filling = _Filling(height)
    for group in _groups(slices):
        filling.place(group)
    return filling.pages


def _groups(slices: Sequence[Slice]) -> Iterator[list[Slice]]:
    """Yield the runs of slices that want to stay together."""
    group: list[Slice] = []
    for each in slices:
        group.append(each)
        if not each.keep:
            yield group
            group = []
    if group:
        yield group


class _Filling:
    """The pages so far, and how much of the last is used."""

    def __init__(self, height: float) -> None:
        self._height = height
        self._used = 0.0
        self._is_fresh = True  # nothing but a repeated header stands on the last page
        self.pages: list[Page] = [[]]

    def place(self, group: list[Slice]) -> None:
        """Place slices that want to stay together, on a page of their own if that helps."""
        header = group[0].header.height if group[0].header else 0.0
        needed = self._needed(group)
        is_space = all(each.is_gap for each in group)
        if not is_space and not self._fits(needed) and needed + header <= self._height + _ROUNDING:
            self._turn()
        for each in group:
            self._place_one(each)

    def _needed(self, group: list[Slice]) -> float:
        """Return the room in which a group can start: all of it, or up to what may be torn."""
        needed = 0.0
        for each in group:
            if self._may_tear(each):
                return needed + min(each.height, _LEAST_TORN)
            needed += each.height
        return needed

    def _may_tear(self, each: Slice) -> bool:
        return each.tear is not None and each.height > _TEAR_ABOVE * self._height

    def _fits(self, height: float) -> bool:
        return self._used + height <= self._height + _ROUNDING

    def _turn(self) -> None:
        if self.pages[-1]:
            self.pages.append([])
        self._used, self._is_fresh = 0.0, True

    def _place_one(self, each: Slice) -> None:
        if each.new_page:
            self._turn()
        if each.is_gap and (self._is_fresh or not self._fits(each.height)):
            return
        rest: Slice | None = each
        while rest is not None:
            rest = self._place_part(rest)

    def _place_part(self, each: Slice) -> Slice | None:
        """Place a slice, or what of it the page holds; return what is left of it."""
        if self._is_fresh and each.header and not self.pages[-1]:
            self._put(each.header)
        if not self._fits(each.height):
            torn = self._torn(each)
            if torn:
                self._put(torn[0])
                self._turn()
                return torn[1]
            if not self._is_fresh:
                self._turn()
                return each
        self._put(each)
        self._is_fresh = False
        return None

    def _torn(self, each: Slice) -> tuple[Slice, Slice] | None:
        if each.tear is None or not self._may_tear(each):
            return None
        return each.tear(self._height - self._used)

    def _put(self, each: Slice) -> None:
        self.pages[-1].append((self._used, each))
        self._used += each.height
