"""Folds the journal into rows: what every recorded table and the heads should hold.

Rows come in the order of their ids, one at a time, so that a ledger of any size is folded in the
same memory. Without the ORM: what comes out is what lies in SQLite's columns.
"""

from __future__ import annotations

import itertools
import json
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID

from desktop.domain.changes import parse_patch
from desktop.domain.merging import RowWrites
from desktop.records import Kind, all_records, declaration_of
from desktop.records.declarations import MISSING
from desktop.records.upcasts import derived_fields
from desktop.records.values import to_plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from desktop.records import Declaration, Field

# In the order of the index on "row"; CROSS JOIN keeps SQLite from turning the join round.
_JOURNAL = (
    'SELECT p."row", p.body, c.writer, c.seq, c.stamp, c.schema'
    ' FROM patch p CROSS JOIN change c ON c.position = p.id >> 8 ORDER BY p."row", p.id'
)

_Line = tuple[bytes, bytes, int, int, str, int]
Writes = dict[str, list[list[int]]]


@dataclass(slots=True)
class FoldedRow:
    """One row as the journal gives it.

    Attributes:
        type: Name of the record type; "" where a patch could not be read.
        schema: Under which the row was created.
        fields: Field to shown value, plain; fields that no patch wrote are absent.
        writes: Field to the heads [[writer id, seq], …]; "" stands for all not named.
        patches: How many patches there are.
    """

    id: Any  # 16 bytes, unless the column was damaged
    type: str
    org: str
    schema: int
    fields: dict[str, Any]
    writes: Writes
    patches: int


def fold_rows(connection: Any) -> Iterator[FoldedRow]:
    """Yield every row of the journal that a connection (sqlcipher3) sees, in the order of ids."""
    writers = {
        number: (str(UUID(bytes=device)), str(UUID(bytes=epoch)))
        for number, device, epoch in connection.execute("SELECT id, device, epoch FROM writer")
    }
    numbers = {names: number for number, names in writers.items()}
    lines = connection.execute(_JOURNAL)
    for row, group in itertools.groupby(lines, lambda line: line[0]):
        patches: list[_Line] = list(group)
        try:
            UUID(bytes=row)
            yield _fold(row, patches, writers, numbers)
        except (ValueError, KeyError, TypeError, AttributeError, IndexError):
            yield FoldedRow(row, "", "", 0, {}, {}, len(patches))


def _fold(
    row: bytes,
    patches: list[_Line],
    writers: Mapping[int, tuple[str, str]],
    numbers: Mapping[tuple[str, str], int],
) -> FoldedRow:
    _, body, writer, seq, _, schema = patches[0]
    first = json.loads(body)
    fields: dict[str, Any] = first["fields"]
    folded = FoldedRow(
        row, first["type"], first["org"], schema, fields, {"": [[writer, seq]]}, len(patches)
    )
    if len(patches) > 1:
        row_writes = _merge(patches, writers)
        folded.fields = row_writes.shown()
        for name, heads in row_writes.heads().items():
            numbered = sorted([numbers[device, epoch], number] for device, epoch, number in heads)
            if numbered != [[writer, seq]]:
                folded.writes[name] = numbered
    else:
        folded.fields = derived_fields(folded.type, fields, schema) | fields
    return folded


def _merge(patches: list[_Line], writers: Mapping[int, tuple[str, str]]) -> RowWrites:
    writes = RowWrites()
    for _, body, writer, seq, stamp, schema in patches:
        patch = parse_patch(body)
        derive = partial(_derived, patch.type, schema)
        writes.take(patch, (*writers[writer], seq), stamp, derive=derive)
    return writes


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

    def stored(self, row: FoldedRow) -> tuple[Any, ...]:
        """Return the row's columns; ValueError where a value is none for its field."""
        fields = row.fields
        return (
            row.id,
            _id_bytes(row.org) if row.org else None,
            *(
                (store(fields[name]) if store else fields[name]) if name in fields else default
                for name, store, default in self._fields
            ),
        )


def columns() -> dict[str, Columns]:
    """Return the columns of every declared type."""
    return {kind.__name__: Columns(declaration_of(kind)) for kind in all_records()}


def _storing(each: Field) -> tuple[Callable[[Any], Any] | None, Any]:
    """Return what makes a plain value a stored one, and what is stored where none was written."""
    store = _STORE.get(each.kind)
    if each.kind is Kind.NAME and each.default == ():
        store = _json
    default = None if each.default is MISSING else to_plain(each, each.default)
    return store, store(default) if store else default


def _id_bytes(plain: str | None) -> bytes | None:
    return None if plain is None else bytes.fromhex(plain.replace("-", ""))


def _json(plain: list[str] | None) -> str:
    return json.dumps(plain or [], ensure_ascii=False, separators=(",", ":"))


_STORE: dict[Kind, Callable[[Any], Any]] = {
    Kind.REF: _id_bytes,
    Kind.PART_OF: _id_bytes,
    Kind.REFS: _json,
    Kind.CHOICES: _json,
}
