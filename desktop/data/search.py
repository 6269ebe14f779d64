"""Full-text index over searchable fields: bigrams in a contentless FTS5 table, and pinyin of names.

The index holds no text: snippets are cut from the rows. `search_entry.id` rises with arrival, so
the newest come first without sorting.
"""

from __future__ import annotations

import contextlib
import itertools
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import select

from desktop.data.tables import TABLES
from desktop.domain.bigrams import bigrams, query, snippet
from desktop.records import Kind, Person, declaration_of, fields_of, record_type
from desktop.services.ports import Hit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sqlalchemy import Connection

    from desktop.data.sights import Sight
    from desktop.records import Record

# The ascii tokenizer takes every character beyond ASCII as part of a token, whatever Unicode
# version SQLite knows; the tokens are cut by us.
CREATE_INDEX = (
    "CREATE VIRTUAL TABLE search_index USING fts5"
    "(words, content='', contentless_delete=1, tokenize='ascii')"
)
_MAX_READINGS = 64
_AT_ONCE = 500
_SEARCHED: dict[type, tuple[str, ...]] = {}


def searched_fields(kind: type[Record]) -> tuple[str, ...]:
    """Return the names of a type's searchable fields, text and the names of references alike."""
    if kind not in _SEARCHED:
        _SEARCHED[kind] = tuple(
            field.name
            for field in fields_of(kind)
            if field.search and field.kind in (Kind.TEXT, Kind.PROSE, Kind.NAME)
        )
    return _SEARCHED[kind]


def text_of(row: Record) -> str:
    """Return all searchable text of a row, one field a line."""
    return "\n".join(str(getattr(row, name)) for name in searched_fields(type(row)))


def index_rows(connection: Connection, rows: Iterable[tuple[Record, set[str] | None]]) -> None:
    """Bring the index up to date with rows that changed; `None` means a new row."""
    for row, names in rows:
        searched = searched_fields(type(row))
        if not searched or (names is not None and not names & {*searched, "removed_at"}):
            continue
        _index(connection, row, new=names is None)
        if isinstance(row, Person):
            _index_pinyin(connection, row, new=names is None)


def _index(connection: Connection, row: Record, *, new: bool) -> None:
    run = connection.exec_driver_sql
    if new:
        entry = run(
            'INSERT INTO search_entry ("row", type) VALUES (?, ?)',
            (row.id.bytes, type(row).__name__),
        ).lastrowid
    else:
        entry = run('SELECT id FROM search_entry WHERE "row" = ?', (row.id.bytes,)).scalar_one()
        run("DELETE FROM search_index WHERE rowid = ?", (entry,))
    if row.removed_at is None:
        run("INSERT INTO search_index (rowid, words) VALUES (?, ?)", (entry, bigrams(text_of(row))))


def _index_pinyin(connection: Connection, person: Person, *, new: bool) -> None:
    run = connection.exec_driver_sql
    if not new:
        run('DELETE FROM pinyin WHERE "row" = ?', (person.id.bytes,))
    if person.removed_at is None and person.name:
        for key in pinyin_keys(person.name):
            run('INSERT INTO pinyin (key, "row") VALUES (?, ?)', (key, person.id.bytes))


def pinyin_keys(name: str) -> list[str]:
    """Return what a name can be found by: whole pinyin and initials, in all common readings."""
    import pypinyin  # noqa: PLC0415 – 100 ms that only the first name should cost

    syllables = [
        reading
        for character in name
        for reading in pypinyin.pinyin(character, style=pypinyin.Style.NORMAL, heteronym=True)
    ]
    readings = itertools.islice(itertools.product(*syllables), _MAX_READINGS)
    keys: dict[str, None] = {}
    for reading in readings:
        spoken = [part.casefold() for part in reading if part.isalnum()]
        keys["".join(spoken)] = None
        keys["".join(part[0] for part in spoken)] = None
    return [key for key in keys if key]


def find_rows(
    connection: Connection, words: str, limit: int, sight: Sight
) -> list[tuple[str, UUID]]:
    """Return type and id of rows in which every run of `words` stands, newest arrival first."""
    expression = query(words)
    if not expression:
        return []
    found = connection.exec_driver_sql(
        'SELECT e.type, e."row" FROM search_index i JOIN search_entry e ON e.id = i.rowid'
        " WHERE search_index MATCH ? ORDER BY i.rowid DESC",
        (expression,),
    )
    with contextlib.closing(found):
        entries = ((str(kind), bytes(row)) for kind, row in found)
        return _seen(connection, entries, limit, sight)


def _seen(
    connection: Connection, found: Iterator[tuple[str, bytes]], limit: int, sight: Sight
) -> list[tuple[str, UUID]]:
    """Return the first of (type, row) that may be shown; no more are read than it takes."""
    seen: list[tuple[str, UUID]] = []
    while len(seen) < limit and (some := list(itertools.islice(found, min(limit, _AT_ONCE)))):
        shown: set[bytes] = set()
        for name in dict.fromkeys(kind for kind, _ in some):
            rows = [row for kind, row in some if kind == name]
            shown.update(_shown(connection, record_type(name), rows, sight))
        seen += [(kind, UUID(bytes=row)) for kind, row in some if row in shown]
    return seen[:limit]


def _shown(
    connection: Connection, kind: type[Record], rows: Sequence[bytes], sight: Sight
) -> Iterable[bytes]:
    """Return those rows of one type that belong to whom a reading shows."""
    orgs = sight.orgs(kind)
    if orgs is None:
        return rows
    table = TABLES[kind.__name__]
    ids = [UUID(bytes=row) for row in rows]
    asked = select(table.c.id).where(table.c.id.in_(ids), table.c.org.in_(orgs))
    return [row.bytes for row in connection.scalars(asked)]


def show(connection: Connection, found: Sequence[tuple[str, UUID]], words: str) -> Iterator[Hit]:
    """Yield what was found as lists show it, in its order; one query a type, no more columns."""
    texts: dict[bytes, tuple[str, str]] = {}
    for kind in dict.fromkeys(kind for kind, _ in found):
        rows = [row.bytes for each, row in found if each == kind]
        texts |= _texts_of(connection, record_type(kind), rows)
    for kind, row in found:
        if row.bytes in texts:
            title, text = texts[row.bytes]
            yield Hit(type=kind, id=row, title=title, snippet=snippet(text, words))


def _texts_of(
    connection: Connection, kind: type[Record], rows: Sequence[bytes]
) -> dict[bytes, tuple[str, str]]:
    """Return title and searchable text of rows of one type."""
    declaration = declaration_of(kind)
    names = ("id", declaration.named_by, *searched_fields(kind))
    quoted = ", ".join(f'"{name}"' for name in names)
    marks = ", ".join("?" * len(rows))
    query = f'SELECT {quoted} FROM "{declaration.table}" WHERE id IN ({marks})'  # noqa: S608 – declared names
    return {
        row: (title or "", "\n".join(map(str, texts)))
        for row, title, *texts in connection.exec_driver_sql(query, tuple(rows)).all()
    }


def find_people(connection: Connection, letters: str, limit: int, sight: Sight) -> list[UUID]:
    """Return ids of people whose pinyin, or its initials, begin with `letters`."""
    key = "".join(letters.casefold().split())
    if not (key.isascii() and key.isalnum()):
        return []
    found = connection.exec_driver_sql(
        'SELECT DISTINCT "row" FROM pinyin WHERE key >= ? AND key < ? ORDER BY length(key), "row"',
        (key, key + "\x7f"),
    )
    with contextlib.closing(found):
        people = ((Person.__name__, bytes(row)) for (row,) in found)
        return [row for _, row in _seen(connection, people, limit, sight)]
