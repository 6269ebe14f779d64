"""The organizations of the county: taken in from a file of divisions, again and again.

What a file adds is added, what it renames is renamed, what it puts elsewhere moves from that day
on. Nothing is ever deleted: who is not in a file stays as it is, since others wrote for it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, insert, select, update

from desktop.domain.deadlines import BEIJING
from desktop.domain.plain_text import plain
from desktop.errors import NotFoundError, ValidationError
from desktop.records.ids import new_id
from server.division_files import MAX_NAME, DivisionFileError, LineProblem, rank_of, why_not_above
from server.tables import organization

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sqlalchemy import Connection, Row

    from server.division_files import DivisionRow
    from server.stores import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """How many organizations a file added, renamed (or gave another level), moved, left alone."""

    added: int = 0
    renamed: int = 0
    moved: int = 0
    unchanged: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """An organization as it is; `parent` is the code above now, "" for none."""

    id: str
    code: str
    name: str
    level: str
    parent: str


def get_organization(store: Store, code: str) -> Known:
    """Return the organization of a division code.

    Raises:
        NotFoundError: There is none.
    """
    with store.reading() as connection:
        found = _organizations(connection).get(code.strip())
    if found is None:
        raise NotFoundError(
            f"没有区划代码是“{code}”的组织。",
            "请核对代码；还没有导入区划的，先运行 yishibu-server org import FILE.csv。",
        )
    return found


def import_divisions(store: Store, rows: Sequence[DivisionRow]) -> Outcome:
    """Bring the tree to what a file says, in one transaction.

    Raises:
        DivisionFileError: A row stands below one that is not there, or not above it.
    """
    today = store.now().astimezone(BEIJING).date().isoformat()
    with store.writing() as connection:
        known = _organizations(connection)
        if problems := [*_misplaced(rows, known)]:
            raise DivisionFileError(problems)
        ids = {code: each.id for code, each in known.items()}
        fresh = [row for row in rows if row.code not in known]
        ids |= {row.code: str(new_id()) for row in fresh}
        _add(connection, fresh, ids)
        kept = [(row, known[row.code]) for row in rows if row.code in known]
        renamed = [row for row, old in kept if (row.name, row.level) != (old.name, old.level)]
        moved = [row for row, old in kept if row.parent != old.parent]
        _rename(connection, renamed, ids)
        _move(connection, moved, ids, today)
    touched = {row.code for row in (*renamed, *moved)}
    return Outcome(
        added=len(fresh),
        renamed=len(renamed),
        moved=len(moved),
        unchanged=len(kept) - len(touched),
    )


def _organizations(connection: Connection) -> dict[str, Known]:
    rows = {row.id: row for row in connection.execute(select(organization))}
    return {row.code: _known(row, rows) for row in rows.values()}


def _known(row: Row[Any], rows: Mapping[str, Row[Any]]) -> Known:
    above = rows[row.parent].code if row.parent and row.parent_to is None else ""
    return Known(id=row.id, code=row.code, name=row.name, level=row.level, parent=above)


def _misplaced(rows: Sequence[DivisionRow], known: Mapping[str, Known]) -> Iterator[LineProblem]:
    """Yield what is wrong in the tree as it would be, with those below that the file leaves out."""
    coming: dict[str, DivisionRow] = {row.code: row for row in rows}
    tree: dict[str, DivisionRow | Known] = {**known, **coming}
    for code, each in tree.items():
        if not each.parent:
            continue
        row = coming.get(code) or coming.get(each.parent)
        above = tree.get(each.parent)
        if row and above is None:
            yield LineProblem(row.line, f"没有代码是“{each.parent}”的上级；最上一级请留空。")
        elif row and above and (why := why_not_above(each.level, above.level)):
            yield LineProblem(row.line, f"{each.name}的{why}")


def _add(connection: Connection, rows: Sequence[DivisionRow], ids: Mapping[str, str]) -> None:
    values = [
        {
            "id": ids[row.code],
            "code": row.code,
            "name": row.name,
            "level": row.level,
            "parent": ids[row.parent] if row.parent else None,
        }
        for row in sorted(rows, key=lambda row: rank_of(row.level))  # those above come first
    ]
    if values:
        connection.execute(insert(organization), values)


def _rename(connection: Connection, rows: Sequence[DivisionRow], ids: Mapping[str, str]) -> None:
    statement = (
        update(organization)
        .where(organization.c.id == bindparam("which"))
        .values(name=bindparam("new_name"), level=bindparam("new_level"))
    )
    values = [
        {"which": ids[row.code], "new_name": row.name, "new_level": row.level} for row in rows
    ]
    if values:
        connection.execute(statement, values)


def _move(
    connection: Connection, rows: Sequence[DivisionRow], ids: Mapping[str, str], today: str
) -> None:
    """Put rows below another from today on; who has nobody above any more keeps whom it had."""
    for row in rows:
        to = (
            {"parent": ids[row.parent], "parent_from": today, "parent_to": None}
            if row.parent
            else {"parent_to": today}
        )
        connection.execute(
            update(organization).where(organization.c.id == ids[row.code]).values(to)
        )


def name_server(store: Store, name: str) -> str:
    """Let people call the server by a name, and return it.

    Raises:
        ValidationError: A name that would not show as what it is.
    """
    name = plain(name)
    if not 0 < len(name) <= MAX_NAME or not name.isprintable():
        raise ValidationError("这个名称不能用：空的、太长或有看不见的字符。", "例如：盐池县政协。")
    store.rename(name)
    return name


def name_of_server(store: Store) -> str:
    """Return what people call the server; first of all that is its topmost organization's name."""
    if name := store.name:
        return name
    with store.reading() as connection:
        known = _organizations(connection).values()
    top = min(known, key=lambda each: (rank_of(each.level), each.code))
    return name_server(store, top.name)
