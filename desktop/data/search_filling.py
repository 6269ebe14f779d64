"""Fills search index and pinyin from the tables: all of them in a rebuild, or what was touched.

Through a connection (sqlcipher3). As the index of acts (desktop.data.search) does a row.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import islice
from typing import TYPE_CHECKING, Any

from desktop.data.search import pinyin_keys, searched_fields
from desktop.domain.bigrams import bigrams
from desktop.records import all_records, declaration_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# In the order of arrival; what came with a snapshot has no patch and stands first.
_ARRIVALS = (
    'SELECT h."row", h.type, (SELECT min(p.id) FROM patch p WHERE p."row" = h."row") AS first'
    ' FROM {rows} ORDER BY first, h."row"'
)
# CROSS JOIN keeps SQLite, which does not know how few were touched, from going through all rows.
_TOUCHED = 'temp.touched t CROSS JOIN heads h ON h."row" = t."row"'
_FORGET = (
    "DELETE FROM search_index WHERE rowid IN"
    ' (SELECT e.id FROM temp.touched t CROSS JOIN search_entry e ON e."row" = t."row")'
)
_FORGET_GONE = (
    'DELETE FROM search_entry WHERE "row" IN (SELECT "row" FROM temp.touched)'
    ' AND "row" NOT IN (SELECT "row" FROM heads)'
)
_ENTRIES = 'SELECT e."row", e.id FROM temp.touched t CROSS JOIN search_entry e ON e."row" = t."row"'
_PUT_ENTRY = 'INSERT INTO search_entry (id, "row", type) VALUES (?, ?, ?)'
_PUT_WORDS = "INSERT INTO search_index (rowid, words) VALUES (?, ?)"
_BATCH = 500
_PEOPLE = "SELECT p.id, p.name FROM {rows} WHERE p.removed_at IS NULL AND p.name <> ''"


def index_all(connection: Any) -> None:
    """Enter every searched row in an index that is empty."""
    _enter_rows(connection, _ARRIVALS.format(rows="heads h"), {})
    _enter_people(connection, _PEOPLE.format(rows="person p"))


def index_touched(connection: Any) -> None:
    """Enter the rows of temp.touched anew; those that were there keep their place."""
    connection.execute(_FORGET)
    connection.execute(_FORGET_GONE)
    connection.execute('DELETE FROM pinyin WHERE "row" IN (SELECT "row" FROM temp.touched)')
    known = dict(connection.execute(_ENTRIES))
    _enter_rows(connection, _ARRIVALS.format(rows=_TOUCHED), known)
    people = _PEOPLE.format(rows='temp.touched t CROSS JOIN person p ON p.id = t."row"')
    _enter_people(connection, people)


def _enter_rows(connection: Any, arrivals: str, known: dict[bytes, int]) -> None:
    selects = dict(_selects())
    last = connection.execute("SELECT coalesce(max(id), 0) FROM search_entry").fetchone()[0]
    left = ((row, name) for row, name, _ in connection.execute(arrivals) if name in selects)
    while batch := list(islice(left, _BATCH)):
        texts = _texts(connection, selects, batch)
        entries: list[tuple[int, bytes, str]] = []
        words: list[tuple[int, str]] = []
        for row, name in batch:
            entry = known.get(row)
            if entry is None:
                entry = last = last + 1
                entries.append((entry, row, name))
            if row in texts:
                words.append((entry, bigrams(texts[row])))
        connection.executemany(_PUT_ENTRY, entries)
        connection.executemany(_PUT_WORDS, words)


def _texts(
    connection: Any, selects: dict[str, str], rows: Sequence[tuple[bytes, str]]
) -> dict[bytes, str]:
    """Return the searchable text of rows, each (id, type); removed ones have none."""
    by_type: dict[str, list[bytes]] = defaultdict(list)
    for row, name in rows:
        by_type[name].append(row)
    return {
        row: "\n".join(map(str, texts))
        for name, ids in by_type.items()
        for row, *texts in connection.execute(selects[name].format(", ".join("?" * len(ids))), ids)
    }


def _selects() -> Iterable[tuple[str, str]]:
    """Yield types with what reads the texts of those of their rows that were not removed."""
    for kind in all_records():
        if searched := searched_fields(kind):
            names = ", ".join(f'"{name}"' for name in searched)
            table = declaration_of(kind).table
            yield (
                kind.__name__,
                f'SELECT id, {names} FROM "{table}" WHERE id IN ({{}}) AND removed_at IS NULL',  # noqa: S608 – declared names
            )


def _enter_people(connection: Any, people: str) -> None:
    keys = [(key, row) for row, name in connection.execute(people) for key in pinyin_keys(name)]
    connection.executemany('INSERT INTO pinyin (key, "row") VALUES (?, ?)', keys)
