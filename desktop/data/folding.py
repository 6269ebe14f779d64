"""Folds the journal into rows: what every recorded table and the heads should hold.

Rows come in the order of their ids, one at a time, so that a ledger of any size is folded in the
same memory. Without the ORM: what comes out is what lies in SQLite's columns.
"""

from __future__ import annotations

import heapq
import itertools
import json
from collections import defaultdict
from dataclasses import dataclass, field, replace
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any, NamedTuple
from uuid import UUID

from desktop.data.fitting import type_fits
from desktop.data.refusals import refused_patches
from desktop.data.writers import Writers
from desktop.domain.changes import Patch, parse_patch
from desktop.domain.merging import RowWrites
from desktop.records import Audience, Kind, all_records, declaration_of
from desktop.records.declarations import MISSING
from desktop.records.upcasts import derived_fields
from desktop.records.values import to_plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from desktop.domain.heads import Write
    from desktop.records import Declaration, Field, Record

# In the order of the index on "row"; CROSS JOIN keeps SQLite from turning the join round. Patches
# without a row are not for this reader or have not come; Changes given up count no more. Patches
# that the server refused are left out of what these give.
_LINES = (
    'SELECT p."row", p.id, p.body, c.writer, c.seq, coalesce(o.clock, c.stamp), c.schema'
    " FROM {source} CROSS JOIN change c ON c.position = p.id >> 8"
    " LEFT JOIN order_clock o ON o.writer = c.writer AND o.seq = c.seq"
    " LEFT JOIN given_up g ON g.writer = c.writer AND c.seq >= g.from_seq"
    ' WHERE p."row" <> x\'\' AND g.writer IS NULL ORDER BY {of}."row", p.id'
)
_ALL = _LINES.format(source="patch p", of="p")
# By the column of the outer table, or SQLite sorts all of it once more, in memory.
_TOUCHED = _LINES.format(source='temp.touched t CROSS JOIN patch p ON p."row" = t."row"', of="t")
_CLOCKS = (
    "SELECT o.writer, o.seq, o.clock FROM writer w"
    " CROSS JOIN order_clock o ON o.writer = w.id AND o.seq <= w.base_seq WHERE w.base_seq > 0"
)
_BASES = 'SELECT b."row", -1, b.body, 0, 0, b.type, 0 FROM {source} ORDER BY {of}."row"'
_ALL_BASES = _BASES.format(source="base_row b", of="b")
_TOUCHED_BASES = _BASES.format(
    source='temp.touched t CROSS JOIN base_row b ON b."row" = t."row"', of="t"
)

_Line = tuple[Any, int, bytes, int, int, str, int]  # row, patch, body, writer, seq, rank, schema
Writes = dict[str, list[list[int]]]

_ID_BYTES = 16
_LOCAL = Audience.LOCAL.value
UNKNOWN_TYPE, UNKNOWN_FIELD, NO_ROW, LARGE = "unknown_type", "unknown_field", "no_row", "large"


@dataclass(slots=True)
class FoldedRow:
    """One row as the journal gives it.

    Attributes:
        type: Name of the record type; "" where a patch could not be read.
        schema: Under which the row was created.
        fields: Field to shown value, plain; fields that no patch wrote are absent.
        writes: Field to the heads [[writer id, seq], …]; "" stands for all not named.
        patches: How many patches there are.
        first: Id of the first patch, 0 where the row came with a snapshot.
        held: Patches, by id, that cannot be shown yet, and why.
        conflicts: Fields whose heads have different values, names of references left out.
        kept: Of a frozen or insert-only row, the write that others differ from; with `aside`.
        aside: Writes that were set aside, with what they wrote.
        is_here: Whether the row can be shown at all.
    """

    id: Any  # 16 bytes, unless the column was damaged
    type: str
    org: str = ""
    schema: int = 0
    fields: dict[str, Any] = field(default_factory=dict)
    writes: Writes = field(default_factory=dict)
    patches: int = 0
    first: int = 0
    held: dict[int, str] = field(default_factory=dict)
    conflicts: tuple[str, ...] = ()
    kept: Write | None = None
    aside: dict[Write, dict[str, Any]] = field(default_factory=dict)
    is_here: bool = False

    def hold(self, patches: Iterable[int], reason: str) -> None:
        """Let the row not be shown, and its patches wait."""
        self.is_here = False
        for patch in patches:
            self.held.setdefault(patch, reason)


class _Wrote(NamedTuple):
    """One patch of a row, read; those of a snapshot have no id of their own."""

    id: int
    patch: Patch
    writer: int
    seq: int
    rank: str
    schema: int

    @property
    def is_creation(self) -> bool:
        return not self.patch.replaces and self.patch.audience != _LOCAL


def fold_rows(connection: Any) -> Iterator[FoldedRow]:
    """Yield every row of the journal that a connection (sqlcipher3) sees, in the order of ids."""
    return Folding(connection).rows(_ALL, _ALL_BASES)


def fold_touched(connection: Any) -> Iterator[FoldedRow]:
    """Yield the rows whose ids lie in the table temp.touched, in the order of ids."""
    return Folding(connection).rows(_TOUCHED, _TOUCHED_BASES)


class Folding:
    """Folds the rows of one ledger, which knows whose Changes it holds."""

    def __init__(self, connection: Any) -> None:
        self._connection = connection
        self._writers = Writers.load(connection)
        self._refused = refused_patches(connection)
        self._base_clocks = {(each[0], each[1]): each[2] for each in connection.execute(_CLOCKS)}
        self._fits = type_fits()

    def rows(self, journal: str, bases: str) -> Iterator[FoldedRow]:
        """Yield the rows of two statements that give lines in the order of ids."""
        for row, group in itertools.groupby(self._lines(journal, bases), lambda line: line[0]):
            lines = list(group)
            try:
                yield self._fold(_checked(row), lines)
            except (ValueError, KeyError, TypeError, AttributeError, IndexError):
                yield FoldedRow(row, "", patches=len(lines))

    def _lines(self, journal: str, bases: str) -> Iterator[_Line]:
        lines: Iterator[_Line] = self._connection.execute(journal)
        if self._refused:
            lines = (line for line in lines if line[1] not in self._refused)
        if self._connection.execute("SELECT 1 FROM base_row LIMIT 1").fetchone() is None:
            return lines
        # As SQLite sorts them: whatever a damaged column holds comes before bytes.
        return heapq.merge(
            self._connection.execute(bases), lines, key=lambda line: _sorting(line[0])
        )

    def _fold(self, row: bytes, lines: list[_Line]) -> FoldedRow:
        if len(lines) == 1 and lines[0][1] >= 0:
            return self._fold_only(row, _read_patch(lines[0]))
        wrote = self._read(row, lines)
        folded = FoldedRow(row, "", patches=sum(line[1] >= 0 for line in lines))
        folded.first = min(line[1] for line in lines) if lines[0][1] >= 0 else 0
        usable = [one for one in wrote if self._can_use(one, folded)]
        created = self._creation(usable, lines)
        if created is None:
            folded.type = wrote[0].patch.type
            folded.hold([one.id for one in usable if one.id >= 0], NO_ROW)
            return folded
        _begin(folded, created)
        if created.id < 0:
            folded.schema = json.loads(lines[0][2])["schema"]
        for one in usable:
            if one.patch.type != folded.type:
                folded.held[one.id] = UNKNOWN_TYPE
        usable = [one for one in usable if one.patch.type == folded.type]
        if len(usable) > 1:
            self._merge(folded, usable)
        return self._shown(folded, usable)

    def _fold_only(self, row: bytes, one: _Wrote) -> FoldedRow:
        """Fold a row of one patch, as most are: it is what that wrote."""
        folded = FoldedRow(row, one.patch.type, patches=1, first=one.id)
        if not self._can_use(one, folded):
            return folded
        if not one.is_creation:
            folded.hold([one.id], NO_ROW)
            return folded
        _begin(folded, one)
        return self._shown(folded, [one])

    def _shown(self, folded: FoldedRow, usable: list[_Wrote]) -> FoldedRow:
        """Return the row, to be shown where it has what no row of its type can be without."""
        folded.is_here = self._fits[folded.type].required <= folded.fields.keys()
        if not folded.is_here:
            folded.hold([one.id for one in usable if one.id >= 0], UNKNOWN_FIELD)
        return folded

    def _creation(self, usable: list[_Wrote], lines: list[_Line]) -> _Wrote | None:
        """Return the write that made the row; a snapshot tells of one that was made before it."""
        if lines[0][1] < 0 and usable and usable[0].id < 0:
            return usable[0]
        creations = [one for one in usable if one.is_creation]
        return min(creations, key=lambda one: (one.rank, self._write(one)), default=None)

    def _read(self, row: bytes, lines: list[_Line]) -> list[_Wrote]:
        """Read the lines of a row; what a snapshot's line already contains is passed over."""
        if lines[0][1] >= 0:
            return [_read_patch(line) for line in lines]
        base = list(_read_base(row, lines[0], self._base_clocks))
        patches = [_read_patch(line) for line in lines[1:]]
        said = json.loads(lines[0][2]).get("said")
        if said is None:
            return base + [one for one in patches if not self._is_of_base(one)]
        return [*self._left_of(base, patches, said), *patches]

    def _is_of_base(self, one: _Wrote) -> bool:
        return one.seq <= self._writers.known[one.writer].base_seq

    def _left_of(
        self, base: list[_Wrote], patches: list[_Wrote], said: list[Any]
    ) -> Iterator[_Wrote]:
        """Yield the writes of a base that have not come again.

        They replaced what is older than the base and does not stand among what was `said` when it
        was made: [writer id, number, fields] of each write.
        """
        came = {(one.writer, one.seq) for one in patches}
        heads = {(writer, seq, name) for writer, seq, names in said for name in names}
        replaced: dict[str, list[str]] = defaultdict(list)
        for one in filter(self._is_of_base, patches):
            for name in one.patch.fields:
                if (one.writer, one.seq, name) not in heads:
                    replaced[name].append("/".join(map(str, self._write(one))))
        for one in base:
            if (one.writer, one.seq) not in came:
                names = {name: replaced[name] for name in one.patch.replaces}
                yield one._replace(patch=replace(one.patch, replaces=names))

    def _can_use(self, one: _Wrote, folded: FoldedRow) -> bool:
        """Tell whether this version understands a patch; note it where it does not."""
        fit = self._fits.get(one.patch.type)
        if fit is not None and fit.fits(one.patch.fields, one.schema):
            return True
        if one.id >= 0:
            folded.held[one.id] = UNKNOWN_TYPE if fit is None else UNKNOWN_FIELD
        return False

    def _write(self, one: _Wrote) -> Write:
        return self._writers.write(one.writer, one.seq)

    def _merge(self, folded: FoldedRow, wrote: list[_Wrote]) -> None:
        declaration = self._fits[folded.type].declaration
        writes = RowWrites(declaration.frozen_when, declaration.insert_only)
        numbers: dict[Write, list[int]] = {}
        for one in wrote:
            derive = partial(_derived, folded.type, one.schema)
            write = self._write(one)
            numbers[write] = [one.writer, one.seq]
            writes.take(one.patch, write, one.rank, derive=derive)
        folded.fields = writes.shown()
        own = folded.writes[""]
        for name, heads in writes.heads().items():
            numbered = sorted(numbers[head] for head in heads)
            if numbered != own:
                folded.writes[name] = numbered
        folded.conflicts = tuple(
            name for name in writes.conflicts() if declaration.field(name).kind is not Kind.NAME
        )
        folded.kept, folded.aside = writes.kept, writes.set_aside()

    def history(self, row: bytes) -> RowWrites:
        """Return all writes of one row; `temp.touched` holds it alone."""
        lines = list(self._lines(_TOUCHED, _TOUCHED_BASES))
        scratch = FoldedRow(row, "")
        wrote = [one for one in self._read(row, lines) if self._can_use(one, scratch)]
        declaration = self._fits[wrote[0].patch.type].declaration
        writes = RowWrites(declaration.frozen_when, declaration.insert_only)
        for one in wrote:
            writes.take(one.patch, self._write(one), one.rank)
        return writes


def _checked(row: Any) -> bytes:
    """Return what can be an id; ValueError for what else a damaged column holds."""
    if isinstance(row, bytes) and len(row) == _ID_BYTES:
        return row
    msg = "no id"
    raise ValueError(msg)


def _begin(folded: FoldedRow, created: _Wrote) -> None:
    """Let a row be what the write that made it says."""
    fields = created.patch.fields
    folded.type, folded.org = created.patch.type, created.patch.org
    folded.schema = created.schema
    folded.writes = {"": [[created.writer, created.seq]]}
    folded.fields = {**derived_fields(folded.type, fields, created.schema), **fields}


def _sorting(row: Any) -> tuple[bool, bytes]:
    return (True, row) if isinstance(row, bytes) else (False, b"")


def _read_patch(line: _Line) -> _Wrote:
    _, number, body, writer, seq, rank, schema = line
    return _Wrote(number, parse_patch(body), writer, seq, rank, schema)


def _read_base(row: bytes, line: _Line, clocks: Mapping[tuple[int, int], str]) -> Iterator[_Wrote]:
    """Yield what a snapshot's line holds in place of patches; its type stands where the rank is.

    `clocks` are those that the server has given anew since.
    """
    base = json.loads(line[2])
    for writer, seq, rank, schema, fields, edits in base["writes"]:
        patch = Patch(
            type=line[5],
            id=str(UUID(bytes=row)),
            org=base["org"],
            audience="",
            fields=fields,
            replaces={name: [] for name in fields} if edits else {},
            salt="",
        )
        yield _Wrote(-1, patch, writer, seq, clocks.get((writer, seq), rank), schema)


def _derived(type_name: str, schema: int, fields: Mapping[str, Any]) -> dict[str, Any]:
    return derived_fields(type_name, fields, schema)


class Columns:
    """How rows of one record type lie in SQLite, made once a type."""

    def __init__(self, declaration: Declaration) -> None:
        self.declaration = declaration
        self.names = [each.name for each in declaration.fields]
        self._fields = [(each.name, *_storing(each)) for each in declaration.fields[2:]]
        self.known = frozenset(self.names)
        quoted = ", ".join(f'"{name}"' for name in self.names)
        marks = ", ".join("?" * len(self.names))
        self.select = f'SELECT {quoted} FROM "{declaration.table}" ORDER BY id'  # noqa: S608 – declared names
        self.insert = f'INSERT INTO "{declaration.table}" ({quoted}) VALUES ({marks})'  # noqa: S608 – declared names
        taken = ", ".join(f'"{name}" = excluded."{name}"' for name in self.names[1:])
        self.put = f"{self.insert} ON CONFLICT (id) DO UPDATE SET {taken}"

    def stored(self, row: FoldedRow) -> tuple[Any, ...]:
        """Return the row's columns; ValueError where a value is none for its field."""
        fields = row.fields
        return (
            row.id,
            id_bytes(row.org) if row.org else None,
            *[
                (store(fields[name]) if store else fields[name]) if name in fields else default
                for name, store, default in self._fields
            ],
        )


def columns() -> Mapping[str, Columns]:
    """Return the columns of every declared type."""
    return _columns(all_records())


@lru_cache(maxsize=1)
def _columns(kinds: tuple[type[Record], ...]) -> Mapping[str, Columns]:
    return {kind.__name__: Columns(declaration_of(kind)) for kind in kinds}


def _storing(each: Field) -> tuple[Callable[[Any], Any] | None, Any]:
    """Return what makes a plain value a stored one, and what is stored where none was written."""
    store = _STORE.get(each.kind)
    if each.kind is Kind.NAME and each.default == ():
        store = _json
    default = None if each.default is MISSING else to_plain(each, each.default)
    return store, store(default) if store else default


def id_bytes(plain: str | None) -> bytes | None:
    """Return how an id in its plain form lies in SQLite."""
    return None if plain is None else bytes.fromhex(plain.replace("-", ""))


def _json(plain: list[str] | None) -> str:
    return json.dumps(plain or [], ensure_ascii=False, separators=(",", ":"))


_STORE: dict[Kind, Callable[[Any], Any]] = {
    Kind.REF: id_bytes,
    Kind.PART_OF: id_bytes,
    Kind.REFS: _json,
    Kind.CHOICES: _json,
}
