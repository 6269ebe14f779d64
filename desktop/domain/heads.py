"""Which write of a field is shown: the state of a field is its writes, its heads those unreplaced.

Pure and independent of order: any order, grouping or repetition of the same writes gives the same
heads (design, section 5).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

Write = tuple[str, str, int]  # device, epoch, seq


@dataclass(slots=True)
class FieldState:
    """The writes of one field that are known: `heads` to their rank, and what was replaced."""

    heads: dict[Write, str] = field(default_factory=dict)
    replaced: set[Write] = field(default_factory=set)

    def take(self, write: Write, rank: str, replaces: Iterable[Write]) -> None:
        """Take in one write; `rank` is its order clock, a fixed-width text."""
        for old in replaces:
            self.replaced.add(old)
            self.heads.pop(old, None)
        if write not in self.replaced:
            self.heads[write] = rank

    def rerank(self, write: Write, rank: str) -> None:
        """Give a head its order clock; one that was replaced has no say any more."""
        if write in self.heads:
            self.heads[write] = rank

    @property
    def shown(self) -> Write:
        """The head that is shown: the greatest by order clock, device, epoch and number."""
        return max(self.heads, key=lambda write: (self.heads[write], *write))

    @property
    def is_conflict(self) -> bool:
        """Whether edits were made that did not know of each other."""
        return len(self.heads) > 1


def parse_write(text: str, device: str, epoch: str) -> Write:
    """Return the write that a patch names: ``device/epoch/seq``, or ``seq`` of its own writer."""
    parts = text.split("/")
    if len(parts) == 1:
        return device, epoch, int(text)
    return parts[0], parts[1], int(parts[2])


def format_write(write: Write, device: str, epoch: str) -> str:
    """Return how a patch of this writer names a write."""
    return str(write[2]) if write[:2] == (device, epoch) else "/".join(map(str, write))
