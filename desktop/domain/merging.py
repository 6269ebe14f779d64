"""The writes of one row, from any number of devices: what it shows, and where people must choose.

A union of sets, so independent of order: the same patches in any order, grouping or repetition give
the same row (design, section 5). Ledger, rebuild and server fold rows by it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from desktop.domain.heads import FieldState, Write, parse_write

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from desktop.domain.changes import Patch

    Derive = Callable[[Mapping[str, Any]], Mapping[str, Any]]


@dataclass(slots=True)
class _Field:
    """The writes of one field, and the values they wrote."""

    state: FieldState = field(default_factory=FieldState)
    values: dict[Write, Any] = field(default_factory=dict)

    def take(self, value: Any, write: Write, rank: str, replaces: list[Write]) -> None:
        self.state.take(write, rank, replaces)
        self.values[write] = value

    @property
    def shown(self) -> Any:
        return self.values[self.state.shown]


@dataclass(slots=True)
class RowWrites:
    """All that is known of one row's fields."""

    _written: dict[str, _Field] = field(default_factory=dict)
    _derived: dict[str, _Field] = field(default_factory=dict)

    def take(self, patch: Patch, write: Write, rank: str, *, derive: Derive | None = None) -> None:
        """Take in one patch; taking it again changes nothing.

        Args:
            patch: What the write did to this row.
            write: The Change it is of.
            rank: Its order clock, or its stamp while it has none.
            derive: What follows from the patch's fields for fields of a later schema. What is
                derived gives way to what anybody wrote, whenever that was.
        """
        device, epoch, _ = write
        replaces = {
            name: [parse_write(one, device, epoch) for one in named]
            for name, named in patch.replaces.items()
        }
        for name, value in patch.fields.items():
            _of(self._written, name).take(value, write, rank, replaces.get(name, []))
        if derive is not None:
            replaced = [one for named in replaces.values() for one in named]
            for name, value in derive(patch.fields).items():
                _of(self._derived, name).take(value, write, rank, replaced)

    def rerank(self, write: Write, rank: str) -> None:
        """Give a write its order clock, which it had not when it was taken in."""
        for known in (self._written, self._derived):
            for each in known.values():
                each.state.rerank(write, rank)

    def shown(self) -> dict[str, Any]:
        """Return the value that each field shows; those that nobody wrote are absent."""
        found: dict[str, Any] = {}
        for known in (self._derived, self._written):
            found |= {name: each.shown for name, each in known.items() if each.state.heads}
        return found

    def heads(self) -> dict[str, list[Write]]:
        """Return each written field's heads, in their order of device, epoch and number."""
        return {name: sorted(each.state.heads) for name, each in self._written.items()}

    def conflicts(self) -> dict[str, list[tuple[Write, Any]]]:
        """Return the fields whose heads wrote different values: the one shown comes first."""
        found: dict[str, list[tuple[Write, Any]]] = {}
        for name, each in self._written.items():
            ranked = sorted(each.state.heads.items(), key=lambda one: (one[1], one[0]))
            values = [(write, each.values[write]) for write, _ in reversed(ranked)]
            if any(value != values[0][1] for _, value in values[1:]):
                found[name] = values
        return found


def _of(known: dict[str, _Field], name: str) -> _Field:
    each = known.get(name)
    if each is None:
        each = known[name] = _Field()
    return each
