"""What sync keeps about itself: how the ledger is joined, cursors, scope, the history of runs.

Settings hold the small things, as JSON. Through a connection (sqlcipher3).
"""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any
from uuid import UUID

from desktop.domain.changes import is_digest
from desktop.domain.feeds import parse_scope
from desktop.records.values import format_moment, parse_moment
from desktop.services.sync_ports import Cursor, Joining, Run, Waiting

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from datetime import datetime

    from desktop.domain.feeds import Scope

JOINING, SCOPE, CURSOR, LATE = "sync_joining", "scope", "sync_cursor", "sync_late"
INVITATION = "sync_invitation"
HELD_UNDER = "sync_schema"  # number of the declarations under which patches were held last
LEFT = "sync_left"  # the server that it was joined to last

_PUT_SETTING = "INSERT OR REPLACE INTO setting (key, value) VALUES (?, ?)"
_OWN_FILES = (
    "SELECT a.file_digest, min(a.org), max(a.size_bytes) FROM attachment a"
    ' JOIN patch p ON p."row" = a.id JOIN change c ON c.position = p.id >> 8'
    " JOIN writer w ON w.id = c.writer LEFT JOIN transfer t"
    " ON t.digest = a.file_digest AND t.direction = 'up' AND t.done_at IS NOT NULL"
    " WHERE w.named_epoch IS NULL AND w.device = (SELECT device FROM writer WHERE id ="
    " (SELECT value FROM setting WHERE key = 'writer'))"
    " AND t.digest IS NULL GROUP BY a.file_digest"
)
_COMING = (
    "SELECT digest, kind, org, size FROM transfer WHERE direction = 'down' AND done_at IS NULL"
)
_MOVED = (
    "INSERT INTO transfer (digest, direction, kind, org, size, done_at) VALUES (?, ?, ?, '', 0, ?)"
    " ON CONFLICT (digest, direction) DO UPDATE SET done_at = excluded.done_at"
)
_RUNS = (
    "SELECT id, way, began_at, ended_at, outcome, figures FROM sync_run ORDER BY id DESC LIMIT ?"
)


def read_setting(connection: Any, key: str) -> Any:
    """Return the JSON of a setting, None where there is none."""
    found = connection.execute("SELECT value FROM setting WHERE key = ?", (key,)).fetchone()
    return json.loads(found[0]) if found and found[0] else None


def put_setting(connection: Any, key: str, value: object) -> None:
    """Keep a setting as JSON; None forgets it."""
    if value is None:
        connection.execute("DELETE FROM setting WHERE key = ?", (key,))
        return
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    connection.execute(_PUT_SETTING, (key, text))


def read_text(connection: Any, key: str) -> str:
    """Return a setting that is plain text, "" where there is none."""
    found = connection.execute("SELECT value FROM setting WHERE key = ?", (key,)).fetchone()
    return str(found[0]) if found else ""


def put_text(connection: Any, key: str, value: str) -> None:
    """Keep a setting that is plain text."""
    connection.execute(_PUT_SETTING, (key, value))


def read_joining(connection: Any) -> Joining | None:
    """Return how the ledger is joined."""
    raw = read_setting(connection, JOINING)
    return None if raw is None else Joining(**raw)


def read_scope(connection: Any) -> Scope | None:
    """Return the scope as last told."""
    kept = read_text(connection, SCOPE)
    return parse_scope(kept) if kept else None


def told_orgs(connection: Any, scope: str) -> Mapping[tuple[str, str], str]:
    """Return the feeds under a scope's digest, aliases too; none where this is not the one here."""
    here = read_scope(connection)
    if here is None or here.digest != scope:
        return {}
    names = {
        name: each.id
        for each in (here.org, *here.above, *here.below)
        for name in (each.id, *each.aliases)
    }
    feeds = here.feeds
    return {
        (name, audience): org
        for name, org in names.items()
        for audience in {audience for each, audience in feeds if each == org}
    }


def put_scope(connection: Any, scope: Scope) -> None:
    """Keep a scope; feeds that came into it after pages had been taken in are taken in late."""
    before, until = read_scope(connection), read_cursor(connection).after
    put_text(connection, SCOPE, scope.to_json())
    if before is None:
        return
    here = {org for org, _ in scope.feeds}
    late = {org: end for org, end in _late(connection).items() if org in here}
    if until:
        for org in {org for org, _ in scope.feeds - before.feeds}:
            late[org] = until
            put_cursor(connection, Cursor(), org)
    put_setting(connection, LATE, late or None)


def list_late(connection: Any) -> list[tuple[str, int]]:
    """Return organizations that are taken in late, and up to where, until they are."""
    return [
        (org, until)
        for org, until in sorted(_late(connection).items())
        if read_cursor(connection, org).after < until
    ]


def _late(connection: Any) -> dict[str, int]:
    return dict(read_setting(connection, LATE) or {})


def read_cursor(connection: Any, org: str = "") -> Cursor:
    """Return how far the feed was taken in, the whole or of one organization."""
    raw = read_setting(connection, _cursor_key(org))
    return Cursor() if raw is None else Cursor(**raw)


def put_cursor(connection: Any, cursor: Cursor, org: str = "") -> None:
    """Keep how far it was; from the beginning, nothing is late any more."""
    if not org and not cursor.after:
        put_setting(connection, LATE, None)
    put_setting(connection, _cursor_key(org), asdict(cursor))


def _cursor_key(org: str) -> str:
    return f"{CURSOR}/{org}" if org else CURSOR


def list_waiting(connection: Any, direction: str) -> Iterator[Waiting]:
    """Yield files and bodies that are still to go or come, small first."""
    if direction == "up":
        own = connection.execute(_OWN_FILES)
        rows = [(digest, "file", org, size) for digest, org, size in own if is_digest(digest)]
    else:
        rows = connection.execute(_COMING).fetchall()
    for digest, kind, org, size in sorted(rows, key=lambda row: (row[3], row[0])):
        name = UUID(bytes=org) if isinstance(org, bytes) else org
        yield Waiting(digest=digest, direction=direction, kind=kind, org=str(name or ""), size=size)


def note_moved(connection: Any, digest: str, direction: str, kind: str, now: datetime) -> None:
    """Note that a file or body has arrived whole on the other side."""
    connection.execute(_MOVED, (digest, direction, kind, format_moment(now)))


def forget_sent_files(connection: Any, digests: Collection[str] | None = None) -> None:
    """Forget that files (None: all) have arrived at the server."""
    forget = "DELETE FROM transfer WHERE direction = 'up' AND kind = 'file'"
    if digests is None:
        connection.execute(forget)
    else:
        connection.executemany(f"{forget} AND digest = ?", [(digest,) for digest in digests])


def enter_run(connection: Any, way: str, now: datetime) -> int:
    """Enter a run into the history."""
    entered = connection.execute(
        "INSERT INTO sync_run (way, began_at, outcome, figures) VALUES (?, ?, 'running', '{}')",
        (way, format_moment(now)),
    )
    return int(entered.lastrowid)


def cut_runs(connection: Any, besides: Collection[int]) -> None:
    """End every run that never said how it ended: its process was killed, nobody knows when."""
    running = connection.execute("SELECT id FROM sync_run WHERE outcome = 'running'").fetchall()
    for (run,) in running:
        if run not in besides:
            connection.execute(
                "UPDATE sync_run SET ended_at = began_at, outcome = 'cut' WHERE id = ?", (run,)
            )


def close_run(
    connection: Any, run: int, outcome: str, figures: Mapping[str, object], now: datetime
) -> None:
    """Say how a run ended."""
    text = json.dumps(dict(figures), ensure_ascii=False, separators=(",", ":"))
    connection.execute(
        "UPDATE sync_run SET ended_at = ?, outcome = ?, figures = ? WHERE id = ?",
        (format_moment(now), outcome, text, run),
    )


def list_runs(connection: Any, limit: int) -> Iterator[Run]:
    """Yield the history, newest first."""
    for number, way, began_at, ended_at, outcome, figures in connection.execute(_RUNS, (limit,)):
        yield Run(
            id=number,
            way=way,
            began_at=parse_moment(began_at),
            ended_at=parse_moment(ended_at) if ended_at else None,
            outcome=outcome,
            figures=json.loads(figures),
        )
