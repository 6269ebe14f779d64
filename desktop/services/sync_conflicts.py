"""Fields that two sides changed without knowing of each other, side by side, and the choice.

Nobody chooses but a person: the value that a row shows meanwhile is as good as the other one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from desktop.domain.feeds import may_write
from desktop.domain.masking import mask_text
from desktop.errors import ConflictError, ValidationError
from desktop.records import Kind, declaration_of, record_type
from desktop.records.values import from_plain
from desktop.services.acts import act
from desktop.services.person_views import MASKS
from desktop.services.sync_names import HERE, Origin, Subject, SyncNames, plain_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from desktop.domain.feeds import Scope
    from desktop.records import Field
    from desktop.services.ports import Ledger, Reading, Work
    from desktop.services.sync_ports import OpenConflict, SyncStore

_PEOPLE = (Kind.REF, Kind.REFS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A value as people read it; `masked` is what is shown until somebody asks for `value`."""

    value: str
    masked: str

    @property
    def is_masked(self) -> bool:
        """Whether something is hidden."""
        return self.value != self.masked


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One of the values; `plain` is the value itself (desktop.records.values)."""

    origin: Origin
    words: Words
    plain: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class ConflictView:
    """One field with different values.

    Attributes:
        subject: The row.
        field: Name of the field.
        label: What it is called.
        sides: The values, that of this machine first where it wrote one.
        before: The last value that all of them replaced, None where it is not known.
        seen: What this was made from: a choice holds for exactly that.
    """

    subject: Subject
    field: str
    label: str
    sides: tuple[Side, ...]
    before: Words | None
    seen: tuple[OpenConflict, ...]

    @property
    def key(self) -> tuple[str, str]:
        """Name it among all, the same on the next look."""
        return str(self.subject.row), self.field


def list_conflict_views(reading: Reading, store: SyncStore) -> tuple[ConflictView, ...]:
    """Return every conflict that is to be settled here; a reference and its name stand as one."""
    names, groups = SyncNames(reading, store), _to_settle(reading, store)
    return tuple(_view(reading, names, name, group) for (_, name), group in groups.items())


def count_conflicts(reading: Reading, store: SyncStore) -> int:
    """Return how many conflicts are to be settled here, as `list_conflict_views` lists them.

    It is asked after every act, so that no conflict is read whole for it.
    """
    found = store.conflict_fields()
    ours = _rows_to_settle(reading, store, {(kind, row) for kind, row, _ in found})
    return len({(row, shown_field(kind, name)) for kind, row, name in found if row in ours})


def _to_settle(
    reading: Reading, store: SyncStore
) -> Mapping[tuple[str, str], Sequence[OpenConflict]]:
    """Return open conflicts by row and shown field: those that are to be settled here."""
    found = store.conflicts()
    ours = _rows_to_settle(reading, store, {(one.type, one.row) for one in found})
    groups: dict[tuple[str, str], list[OpenConflict]] = {}
    for one in found:
        if one.row in ours:
            groups.setdefault((one.row, shown_field(one.type, one.field)), []).append(one)
    return groups


def _rows_to_settle(reading: Reading, store: SyncStore, rows: set[tuple[str, str]]) -> set[str]:
    """Return those of rows, by type and id, that may be written here.

    What two machines of a village wrote differently is the village's to settle, though a township
    reads it: the server would refuse the township's choice.
    """
    scope = store.scope() if rows else None
    return {row for kind, row in rows if _may_write(reading, scope, kind, row)}


def _may_write(reading: Reading, scope: Scope | None, type_name: str, row: str) -> bool:
    kind = record_type(type_name)
    found = reading.find(kind, UUID(row))
    if scope is None or found is None:
        return scope is None
    org, own = str(found.org or ""), {scope.org.id, *scope.org.aliases, reading.setting("org")}
    if org in own:
        return True
    return may_write(scope, org, from_above=declaration_of(kind).from_above)


def shown_field(type_name: str, field: str) -> str:
    """Return the field under which a conflict is shown: the name of a reference goes with it."""
    declared = declaration_of(record_type(type_name)).field(field)
    return declared.of or declared.name


def _view(
    reading: Reading, names: SyncNames, name: str, group: Sequence[OpenConflict]
) -> ConflictView:
    # The same reference under two names is a conflict of the name alone.
    shown = next((one for one in group if one.field == name), group[0])
    declaration = declaration_of(record_type(shown.type))
    field = declaration.field(shown.field)
    companions = {value[:4]: value[4] for one in group if one is not shown for value in one.values}
    sides = [
        Side(
            origin=names.origin(*value[:4], from_above=declaration.from_above),
            words=_words(reading, field, value[4], companions.get(value[:4])),
            plain=value[4],
        )
        for value in shown.values
    ]
    sides.sort(key=lambda side: side.origin.place != HERE)
    before = None if shown.before is None else _words(reading, field, shown.before, None)
    return ConflictView(
        subject=names.subject(shown.type, shown.row),
        field=field.name,
        label=field.label,
        sides=tuple(sides),
        before=before,
        seen=tuple(group),
    )


def _words(reading: Reading, field: Field, plain: Any, name: Any) -> Words:
    value = plain_words(reading, field, plain, name)
    mask = MASKS.get(field.name, mask_text)
    return Words(value=value, masked=mask(value) if field.kind in _READ else value)


_READ = (Kind.TEXT, Kind.PROSE)


def settle_conflict(ledger: Ledger, store: SyncStore, seen: ConflictView, chosen: int) -> None:
    """Let one of the values hold; both stay in the history.

    Args:
        ledger: Where it is written, as an ordinary act.
        store: Tells whether the conflict is still the one that was seen.
        seen: What the person looked at.
        chosen: Which of its sides.

    Raises:
        ConflictError: Another value has come meanwhile, or somebody has chosen.
    """
    with ledger.act(choose_side.__name__) as work:  # nothing comes in between look and choice
        open_now = {(one.row, one.field): one.values for one in store.conflicts()}
        if any(open_now.get((one.row, one.field)) != one.values for one in seen.seen):
            raise ConflictError(
                "这一处刚才又有了变化，没有选定。", "请看过新的内容，再选一次。", field=seen.field
            )
        choose_side(
            work,
            seen.subject.type,
            UUID(seen.seen[0].row),
            {seen.field: seen.sides[chosen].plain},
            tuple(one.field for one in seen.seen),
        )


@act("两边都改过，选定一边", undoable=False)
def choose_side(
    work: Work,
    /,
    type_name: str,
    row: UUID,
    values: Mapping[str, Any],
    names: Sequence[str],
) -> None:
    """Write plain values into a row, replacing every head of these fields that is known here.

    Raises:
        NotFoundError: The row is not here.
        ValidationError: What a value refers to is not here yet.
    """
    kind = record_type(type_name)
    declaration, target = declaration_of(kind), work.get(kind, row)
    for name, plain in values.items():
        field = declaration.field(name)
        _refuse_unknown(work, field, plain)
        setattr(target, name, from_plain(field, plain))
    work.confirm(target, *values, *(name for name in names if name not in values))


def _refuse_unknown(work: Work, field: Field, plain: Any) -> None:
    """Refuse a reference whose row has not come yet: its name would be lost."""
    if field.kind not in _PEOPLE:
        return
    for one in plain if isinstance(plain, list) else [plain] if plain else []:
        if work.find(record_type(field.target), UUID(one)) is None:
            raise ValidationError(
                f"“{field.label}”指的那一条还没有收到。",
                "请再同步一次，收到后再选。",
                field=field.name,
            )
