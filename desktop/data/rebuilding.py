"""Makes every table again from the journal: to compare with what is there, or to take its place."""

from __future__ import annotations

import contextlib
import json
from typing import TYPE_CHECKING, Any
from uuid import UUID

from desktop.data.chains import check_chains
from desktop.data.engines import connect, require_file, storage_errors
from desktop.data.fitting import type_fits
from desktop.data.folding import (
    LARGE,
    NO_ROW,
    UNKNOWN_FIELD,
    UNKNOWN_TYPE,
    Columns,
    FoldedRow,
    columns,
    fold_rows,
    id_bytes,
)
from desktop.data.guards import READING, REBUILDING
from desktop.data.refusals import REFUSED
from desktop.data.row_tables import RowTables
from desktop.data.search import pinyin_keys, searched_fields
from desktop.data.search_filling import index_all
from desktop.errors import LedgerDamagedError
from desktop.records import declaration_of, record_type
from desktop.services.findings import Comparison, Findings, Progress

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from desktop.data.fitting import TypeFit
    from desktop.services.findings import OnProgress

_HEADS = 'SELECT "row", type, schema, writes FROM heads ORDER BY "row"'
# FTS5 keeps a line a document in its table of sizes; a row that was removed has none.
_ENTRIES = (
    'SELECT e."row", e.type, d.id IS NOT NULL FROM search_entry e'
    ' LEFT JOIN search_index_docsize d ON d.id = e.id ORDER BY e."row"'
)
_UNINDEXED = (
    "SELECT count(*) FROM search_index_docsize WHERE id NOT IN (SELECT id FROM search_entry)"
)
_UNSPOKEN = (
    "SELECT id, name FROM person WHERE removed_at IS NULL AND name <> ''"
    ' AND id NOT IN (SELECT "row" FROM pinyin)'
)
_SPOKEN_IN_VAIN = (
    'SELECT DISTINCT "row" FROM pinyin'
    ' WHERE "row" NOT IN (SELECT id FROM person WHERE removed_at IS NULL)'
)
_CONFLICTS = 'SELECT "row", json_group_array(field) FROM conflict GROUP BY "row" ORDER BY "row"'
_IS_HELD = (
    'SELECT 1 FROM held WHERE "row" = ?1 AND reason = ?2'
    ' UNION SELECT 1 FROM base_row WHERE "row" = ?1'
)
_EVERY = 2000
_RESTORE = "请用“恢复备份”取回最近一份核对无误的备份。"
_REBUILD = "请运行“重建”，按日志重新生成各表。"
_HELD = {
    UNKNOWN_TYPE: "含有本程序还不认识的内容（{}），升级后才能显示。",
    UNKNOWN_FIELD: "含有本程序还不认识的栏目（{}），升级后才能显示。",
    NO_ROW: "（{}）所依附的内容还没有收到，收到后才能显示。",
}


class _Table:
    """The rows of one table, read in step with the journal; the id is the first column."""

    def __init__(self, rows: Iterator[tuple[Any, ...]]) -> None:
        self._rows = rows
        self._current = next(rows, None)

    def take(self, row: bytes) -> tuple[Any, ...] | None:
        """Return the row of this id if it comes next."""
        if self._current is None or self._current[0] != row:
            return None
        found, self._current = self._current, next(self._rows, None)
        return found

    def before(self, row: bytes | None) -> Iterator[bytes]:
        """Yield ids that come before `row` (None: to the end), of which the journal knows none."""
        while self._current is not None and (row is None or _sorts_before(self._current[0], row)):
            yield self._current[0]
            self._current = next(self._rows, None)


def _sorts_before(one: object, other: bytes) -> bool:
    """Compare as SQLite does, which puts anything else before bytes."""
    return not isinstance(one, bytes) or one < other


class _Comparing:
    """One comparison under way."""

    def __init__(self, connection: Any) -> None:
        def read(statement: str) -> _Table:
            return _Table(connection.execute(statement))

        self.findings = Findings()
        self.held = Findings()
        self.columns = columns()
        self.tables = {name: read(each.select) for name, each in self.columns.items()}
        self.heads = read(_HEADS)
        self.entries = read(_ENTRIES)
        self.conflicts = read(_CONFLICTS)
        self.searched = {name: bool(searched_fields(record_type(name))) for name in self.columns}
        self.connection = connection
        self.wholes = {name: dict(_whole_queries(fit)) for name, fit in type_fits().items()}

    def compare(self, row: FoldedRow) -> None:
        """Compare one row of the journal with what the tables hold under its id."""
        if not row.type:
            self._add("patch_unreadable", "日志里这条记录的内容无法读取", "", row.id, _RESTORE)
            self._pass_over(row.id)
            return
        for reason in sorted(set(row.held.values())):
            self._hold(row, reason)
        if not row.is_here or self._waits_for_whole(row):
            return
        known = self.columns[row.type]
        self._compare_row(row, known)
        self._compare_heads(row, known)
        self._compare_conflicts(row)
        if self.searched[row.type]:
            self._compare_entry(row)

    def _pass_over(self, row: object) -> None:
        """Leave out what the tables hold of a row that the journal names but cannot tell."""
        if not isinstance(row, bytes):
            return
        heads = self._take_heads(row)
        type_name = heads[1] if heads else ""
        if type_name in self.tables:
            self._extra(type_name, self.tables[type_name].before(row))
            self.tables[type_name].take(row)
        self._extra_entries(row)
        self.entries.take(row)

    def _hold(self, row: FoldedRow, reason: str) -> None:
        """Note what only a newer version understands, or what waits for something else."""
        name = str(UUID(bytes=row.id))
        self.held.add(
            f"held:{reason}",
            f"记录{name}{_HELD[reason].format(row.type)}",
            type=row.type,
            row=name,
        )

    def _waits_for_whole(self, row: FoldedRow) -> bool:
        """Tell whether a row is a part of one that has not come, and is held for that."""
        for name, whole in self.wholes[row.type].items():
            run = self.connection.execute
            if (
                run(whole, (id_bytes(row.fields.get(name)),)).fetchone() is None
                and run(_IS_HELD, (row.id, NO_ROW)).fetchone() is not None
            ):
                self._hold(row, NO_ROW)
                return True
        return False

    def _compare_conflicts(self, row: FoldedRow) -> None:
        self._extra_conflicts(row.id)
        found = self.conflicts.take(row.id)
        if set(json.loads(found[1]) if found else ()) != set(row.conflicts):
            self._add("conflict_differs", "未定的冲突与日志不一致", row.type, row.id)

    def _extra_conflicts(self, row: bytes | None) -> None:
        for other in self.conflicts.before(row):
            self._add("conflict_differs", "有未定的冲突，日志里没有", "", other)

    def _compare_row(self, row: FoldedRow, known: Columns) -> None:
        table = self.tables[row.type]
        self._extra(row.type, table.before(row.id))
        found = table.take(row.id)
        try:
            stored = known.stored(row)
        except (ValueError, TypeError, AttributeError):
            stored = ()
        if found is None:
            self._add("row_missing", "日志里有，表里没有", row.type, row.id)
        elif found != stored:
            pairs = zip(known.names, stored, found, strict=False)
            names = [name for name, one, other in pairs if one != other]
            what = (
                f"与日志不一致：{known.declaration.field(names[0]).label}" if names else "无法核对"
            )
            self._add("row_differs", what, row.type, row.id, fields=names)

    def _compare_heads(self, row: FoldedRow, known: Columns) -> None:
        found = self._take_heads(row.id)
        if found is None:
            self._add("heads_missing", "缺少写入记号", row.type, row.id)
        elif (
            found[1] != row.type or found[2] != row.schema or not _same_heads(row, found[3], known)
        ):
            self._add("heads_differ", "写入记号与日志不一致", row.type, row.id)

    def _take_heads(self, row: bytes) -> tuple[Any, ...] | None:
        for other in self.heads.before(row):
            self._add("heads_extra", "有写入记号，日志里没有", "", other)
        return self.heads.take(row)

    def _compare_entry(self, row: FoldedRow) -> None:
        self._extra_entries(row.id)
        found = self.entries.take(row.id)
        shown = row.fields.get("removed_at") is None
        if found is None or found[1] != row.type or bool(found[2]) != shown:
            self._add("search_differs", "搜索目录与日志不一致", row.type, row.id)

    def finish(self, connection: Any) -> None:
        """Note what the tables hold beyond the journal."""
        for name, table in self.tables.items():
            self._extra(name, table.before(None))
        for row in self.heads.before(None):
            self._add("heads_extra", "有写入记号，日志里没有", "", row)
        self._extra_entries(None)
        self._extra_conflicts(None)
        for row, name in connection.execute(_UNSPOKEN):
            if pinyin_keys(name):
                self._add("search_differs", "不能按拼音找到", "Person", row)
        for (row,) in connection.execute(_SPOKEN_IN_VAIN):
            self._add("search_differs", "已不在，却还能按拼音找到", "Person", row)
        stray = connection.execute(_UNINDEXED).fetchone()[0]
        if stray:
            message = f"搜索目录里有{stray}条不属于任何记录。{_REBUILD}"
            self.findings.add("search_differs", message, count=stray)

    def _extra(self, type_name: str, rows: Iterator[bytes]) -> None:
        for row in rows:
            self._add("row_extra", "表里有，日志里没有", type_name, row)

    def _extra_entries(self, row: bytes | None) -> None:
        for other in self.entries.before(row):
            self._add("search_differs", "在搜索目录里，日志里没有", "", other)

    def _add(
        self,
        code: str,
        what: str,
        type_name: str,
        row: object,
        advice: str = _REBUILD,
        *,
        fields: list[str] | None = None,
    ) -> None:
        known = self.columns.get(type_name)
        title = known.declaration.title if known else "记录"
        name = _id(row)
        details: dict[str, object] = {"type": type_name, "row": name}
        if fields:
            details["fields"] = fields
        self.findings.add(code, f"{title}{name}{what}。{advice}", **details)


def _whole_queries(fit: TypeFit) -> Iterator[tuple[str, str]]:
    for name, target in fit.wholes.items():
        table = declaration_of(record_type(target)).table
        yield name, f'SELECT 1 FROM "{table}" WHERE id = ?'  # noqa: S608 – declared names


def check_rebuild(
    path: Path, key: bytes, *, on_progress: OnProgress = lambda _: None
) -> Comparison:
    """Compare every recorded table, the heads and the search entries with what the journal gives.

    Args:
        path: The ledger file.
        key: Its raw 32-byte key.
        on_progress: Told how far it is; may raise to end the comparison.

    Raises:
        StorageError: The file cannot be read.
    """
    require_file(path)
    with storage_errors(), _snapshot(path, key) as connection:
        return compare_tables(connection, on_progress)


@contextlib.contextmanager
def _snapshot(path: Path, key: bytes) -> Iterator[Any]:
    connection, _ = connect(path, key)
    with contextlib.closing(connection):
        connection.execute("BEGIN")
        yield connection


def compare_tables(connection: Any, on_progress: OnProgress) -> Comparison:
    """Do as :func:`check_rebuild` within a transaction of a connection (sqlcipher3)."""
    total = connection.execute("SELECT count(*) FROM patch").fetchone()[0]
    comparing = _Comparing(connection)
    rows = patches = told = 0
    for row in fold_rows(connection):
        comparing.compare(row)
        rows, patches = rows + 1, patches + row.patches
        if patches - told >= _EVERY:
            told = patches
            on_progress(Progress(stage="tables", done=patches, total=total))
    comparing.finish(connection)
    on_progress(Progress(stage="tables", done=total, total=total))
    return Comparison(
        problems=comparing.findings.problems,
        held=comparing.held.problems,
        rows=rows,
        patches=patches,
    )


def _same_heads(row: FoldedRow, stored: str, known: Columns) -> bool:
    try:
        writes = json.loads(stored)
        if writes == row.writes:
            return True
        default, own = writes.get("", []), row.writes[""]
        return (
            all(
                sorted(writes.get(name, default)) == row.writes.get(name, own)
                for name in (writes.keys() | row.writes.keys()) & known.known
            )
            and default == own
        )
    except (ValueError, TypeError, AttributeError):
        return False


def _id(row: object) -> str:
    """Return a row's id in its usual form, however the column was damaged."""
    try:
        return str(UUID(bytes=row))  # type: ignore[arg-type]
    except (TypeError, ValueError):
        return repr(row)


def rebuild(
    path: Path,
    key: bytes,
    *,
    before: Callable[[], object],
    on_progress: OnProgress = lambda _: None,
) -> Comparison:
    """Put in place of every recorded table, heads, search and pinyin what the journal gives.

    All or nothing, in one transaction, during which nobody else can write.

    Args:
        path: The ledger file.
        key: Its raw 32-byte key.
        before: Called first; takes the backup and verifies it.
        on_progress: Told how far it is; may raise, which leaves everything as it was.

    Returns:
        The comparison of what was made with the journal, before it was committed.

    Raises:
        LedgerDamagedError: The journal itself does not hold; nothing was changed.
        StorageError: The file cannot be read or written; nothing was changed.
    """
    require_file(path)
    before()
    with storage_errors():
        connection, mode = connect(path, key)
        with contextlib.closing(connection):
            connection.execute("BEGIN IMMEDIATE")
            _require_chains(connection, on_progress)
            connection.execute("PRAGMA defer_foreign_keys = ON")
            mode.value = REBUILDING
            _clear(connection)
            _fill(connection)
            index_all(connection)
            mode.value = READING
            made = compare_tables(connection, on_progress)
            if not made.ok:
                raise LedgerDamagedError(made.problems[0].message, "账本没有改动。")
            connection.execute("COMMIT")
            return made


def _require_chains(connection: Any, on_progress: OnProgress) -> None:
    findings = Findings()
    check_chains(connection, findings, on_progress)
    if findings.problems:
        raise LedgerDamagedError(
            f"日志本身不完整，不能用它重建：{findings.problems[0].message}", "账本没有改动。"
        )


def _clear(connection: Any) -> None:
    for each in columns().values():
        connection.execute(f'DELETE FROM "{each.declaration.table}"')  # noqa: S608 – declared names
    for table in ("heads", "search_entry", "pinyin", "conflict"):
        connection.execute(f"DELETE FROM {table}")  # noqa: S608 – four words above
    connection.execute("DELETE FROM held WHERE reason NOT IN (?, ?)", (LARGE, REFUSED))
    connection.execute("INSERT INTO search_index (search_index) VALUES ('delete-all')")


def _fill(connection: Any) -> None:
    tables = RowTables(connection)
    tables.put(fold_rows(connection))
    tables.hold_orphans()
