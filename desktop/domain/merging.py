"""The writes of one row, from any number of devices: what it shows, and where people must choose.

A union of sets, so independent of order: the same patches in any order, grouping or repetition give
the same row (design, section 5). Ledger, rebuild and server fold rows by it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from desktop.domain.heads import FieldState, Write, parse_write

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from desktop.domain.changes import Patch

    Derive = Callable[[Mapping[str, Any]], Mapping[str, Any]]

_LOCAL = "local"  # never leaves the room, so nobody else can have written it


@dataclass(slots=True)
class _Field:
    """The writes of one field: what they wrote, how they rank, and what they replace."""

    state: FieldState = field(default_factory=FieldState)
    values: dict[Write, Any] = field(default_factory=dict)
    ranks: dict[Write, str] = field(default_factory=dict)
    replaces: dict[Write, tuple[Write, ...]] = field(default_factory=dict)

    def take(self, value: Any, write: Write, rank: str, replaces: Collection[Write]) -> None:
        self.state.take(write, rank, replaces)
        self.values[write] = value
        self.ranks[write] = rank
        self.replaces[write] = tuple(replaces)

    def rerank(self, write: Write, rank: str) -> None:
        if write in self.ranks:
            self.state.rerank(write, rank)
            self.ranks[write] = rank

    def before(self, write: Write) -> set[Write]:
        """Return every write that one replaced, also through others."""
        found: set[Write] = set()
        waiting = [write]
        while waiting:
            new = set(self.replaces.get(waiting.pop(), ())) - found
            found |= new
            waiting += new
        return found

    def without(self, writes: Collection[Write]) -> _Field:
        """Return the field as if some writes had never been."""
        left = _Field()
        for write in self.values.keys() - writes:
            left.take(self.values[write], write, self.ranks[write], self.replaces[write])
        return left

    def only(self, write: Write) -> _Field:
        """Return the field as if one write had replaced every other."""
        left = _Field()
        left.take(self.values[write], write, self.ranks[write], ())
        return left


@dataclass(slots=True)
class RowWrites:
    """All that is known of one row's fields.

    Attributes:
        frozen_when: The field that freezes the row once it is set; "" where none does. The write
            of lowest rank that set it keeps the row's content.
        insert_only: Rows of the type are never changed: the creating write of lowest rank keeps
            the content.
    """

    frozen_when: str = ""
    insert_only: bool = False
    _written: dict[str, _Field] = field(default_factory=dict)
    _derived: dict[str, _Field] = field(default_factory=dict)
    _keepers: dict[Write, str] = field(default_factory=dict)

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
        if self._is_keeper(patch):
            self._keepers[write] = rank
        for name, value in patch.fields.items():
            _of(self._written, name).take(value, write, rank, replaces.get(name, []))
        if derive is not None:
            replaced = [one for named in replaces.values() for one in named]
            for name, value in derive(patch.fields).items():
                _of(self._derived, name).take(value, write, rank, replaced)

    def _is_keeper(self, patch: Patch) -> bool:
        if patch.audience == _LOCAL:
            return False
        if self.insert_only:
            return not patch.replaces
        return bool(self.frozen_when) and patch.fields.get(self.frozen_when) is not None

    def rerank(self, write: Write, rank: str) -> None:
        """Give a write its order clock, which it had not when it was taken in."""
        for known in (self._written, self._derived):
            for each in known.values():
                each.rerank(write, rank)
        if write in self._keepers:
            self._keepers[write] = rank

    @property
    def kept(self) -> Write | None:
        """The write whose content stays, where the row is frozen or insert-only."""
        if not self._keepers:
            return None
        return min(self._keepers, key=lambda write: (self._keepers[write], write))

    def _strays(self, kept: Write) -> set[Write]:
        """Return the writes that meddle with what is kept: it did not replace them."""
        found: set[Write] = set()
        for each in self._written.values():
            if kept in each.values:
                found |= each.values.keys() - each.before(kept) - {kept}
        return found

    def _counting(self, known: Mapping[str, _Field]) -> dict[str, _Field]:
        """Return the fields with those of their writes that count."""
        kept = self.kept
        if kept is None:
            return dict(known)
        strays = self._strays(kept)
        return {
            name: each.only(kept) if kept in each.values else each.without(strays)
            for name, each in known.items()
        }

    def set_aside(self) -> dict[Write, dict[str, Any]]:
        """Return writes that gave a frozen or insert-only row another content, with all they wrote.

        Those that said the same as what is kept are none.
        """
        kept = self.kept
        if kept is None:
            return {}
        content = {n: f.values[kept] for n, f in self._written.items() if kept in f.values}
        found: dict[Write, dict[str, Any]] = {}
        for write in sorted(self._strays(kept)):
            wrote = {n: f.values[write] for n, f in self._written.items() if write in f.values}
            if any(name in content and content[name] != wrote[name] for name in wrote):
                found[write] = wrote
        return found

    def residue(self) -> dict[Write, dict[str, Any]]:
        """Return the writes that still say something, with the fields in which they do.

        Taken in without what they replaced, they fold to the same row: what a snapshot holds.
        """
        found = self.set_aside()
        for name, heads in self.heads().items():
            for head in heads:
                found.setdefault(head, {})[name] = self._written[name].values[head]
        return found

    def shown(self) -> dict[str, Any]:
        """Return the value that each field shows; those that nobody wrote are absent."""
        found: dict[str, Any] = {}
        for known in (self._derived, self._written):
            for name, each in self._counting(known).items():
                if each.state.heads:
                    found[name] = each.values[each.state.shown]
        return found

    def heads(self) -> dict[str, list[Write]]:
        """Return each written field's heads, in their order of device, epoch and number."""
        fields = self._counting(self._written)
        return {name: sorted(each.state.heads) for name, each in fields.items() if each.values}

    def conflicts(self) -> dict[str, list[tuple[Write, Any]]]:
        """Return the fields whose heads wrote different values: the one shown comes first."""
        found: dict[str, list[tuple[Write, Any]]] = {}
        for name, each in self._counting(self._written).items():
            ranked = sorted(each.state.heads.items(), key=lambda one: (one[1], one[0]))
            values = [(write, each.values[write]) for write, _ in reversed(ranked)]
            if any(value != values[0][1] for _, value in values[1:]):
                found[name] = values
        return found

    def value_before(self, name: str) -> Any:
        """Return the last value of a field that all its heads replaced; None: none is known."""
        each = self._written[name]
        common = set.intersection(*(each.before(head) for head in each.state.heads))
        known = [(each.ranks[write], write) for write in common & each.values.keys()]
        return each.values[max(known)[1]] if known else None


def _of(known: dict[str, _Field], name: str) -> _Field:
    each = known.get(name)
    if each is None:
        each = known[name] = _Field()
    return each
