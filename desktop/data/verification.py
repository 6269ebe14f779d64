"""Verifies a whole ledger: pages, structure, guards, chains, frozen records, tables, heads, search.

What is damaged is found and named, never raised; each stage looks through a connection of its own,
since SQLCipher gives up a connection whose page did not hold.
"""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Any

import sqlcipher3.dbapi2 as sqlcipher

from desktop.data.chains import check_chains
from desktop.data.engines import connect, require_file, storage_error
from desktop.data.guards import guard_statements
from desktop.data.rebuilding import compare_tables
from desktop.domain.changes import START, digest_of
from desktop.errors import DiskFullError, LedgerDamagedError, LedgerLockedError
from desktop.services.acts import ACTS
from desktop.services.findings import Comparison, Findings, Progress, Verification

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from desktop.services.findings import OnProgress

_FROZEN = "SELECT id, number, snapshot, digest, journal_head FROM frozen_record"
_HEADS_KNOWN = "SELECT digest FROM change WHERE digest IN (SELECT journal_head FROM frozen_record)"
# Of others, and of what came with a snapshot, not every Change is here: those without a patch for
# this reader, given up after a fork, or contained in the snapshot do not come.
_MADE_HERE = (
    'SELECT p."row" FROM frozen_record f JOIN patch p ON p."row" = f.id'
    " JOIN change c ON c.position = p.id >> 8 JOIN writer w ON w.id = c.writer"
    " WHERE w.device = (SELECT device FROM writer WHERE id ="
    " (SELECT value FROM setting WHERE key = 'writer'))"
    " AND w.named_epoch IS NULL"
    " AND w.id NOT IN (SELECT writer FROM change GROUP BY writer HAVING count(*) < max(seq))"
    ' AND f.id NOT IN (SELECT "row" FROM base_row)'
)
# A printed record vouches for what was written before it, a receipt for what it names, the server
# for whatever came from there.
_VOUCHED = (
    "SELECT max(position) FROM change WHERE digest IN (SELECT f.journal_head FROM frozen_record f"
    " JOIN printing p ON p.frozen_record = f.id)"
)
_UNVOUCHED = (
    "SELECT c.seq, c.stamp, c.act, count(*) OVER () FROM change c"
    " LEFT JOIN order_clock o ON o.writer = c.writer AND o.seq = c.seq"
    " LEFT JOIN given_up g ON g.writer = c.writer AND c.seq >= g.from_seq"
    " WHERE c.position > ? AND o.seq IS NULL AND g.writer IS NULL ORDER BY c.position LIMIT 1"
)
_BASES = "SELECT count(*) FROM writer WHERE base_seq > 0 AND named_epoch IS NULL"
_RESTORE = "请不要删除任何文件，用“恢复备份”取回最近一份核对无误的备份。"


def verify_ledger(
    path: Path, key: bytes, *, pages: bool = True, on_progress: OnProgress = lambda _: None
) -> Verification:
    """Check everything that a ledger file holds.

    Args:
        path: The ledger file.
        key: Its raw 32-byte key.
        pages: Also check every page of the file (HMAC and structure), the slower part.
        on_progress: Told how far each stage is; may raise to end the verification.

    Raises:
        LedgerLockedError: Another program holds the file, so that nothing can be said.
    """
    findings = Findings()
    verifying = _Verifying(path, key, findings, on_progress)
    if verifying.can_open():
        if pages:
            verifying.run(_check_pages)
        verifying.run(_check_structure)
        verifying.run(_check_guards)
        verifying.run(_check_chains)
        verifying.run(_check_frozen)
        verifying.run(_check_tables)
        verifying.run(_note_vouched)
    return Verification(
        problems=findings.problems,
        notes=tuple(verifying.notes),
        changes=verifying.changes,
        patches=verifying.patches,
    )


class _Verifying:
    """One verification under way."""

    def __init__(self, path: Path, key: bytes, findings: Findings, on_progress: OnProgress) -> None:
        self._path = path
        self._key = key
        self.findings = findings
        self.on_progress = on_progress
        self.notes: list[str] = []
        self.changes = self.patches = 0

    def can_open(self) -> bool:
        """Tell whether the file opens with the key at all; note why not."""
        before = self.findings.problems
        try:
            require_file(self._path)
        except LedgerDamagedError as error:
            self.findings.add("unreadable", str(error), path=str(self._path))
            return False
        self.run(lambda connection, _: connection.execute("SELECT count(*) FROM sqlite_master"))
        return self.findings.problems == before

    def run(self, stage: Callable[[Any, _Verifying], object]) -> None:
        """Run one stage in one look at the ledger; what SQLite complains of becomes a problem."""
        try:
            connection, _ = connect(self._path, self._key)
            with contextlib.closing(connection):
                connection.execute("BEGIN")
                stage(connection, self)
        except sqlcipher.Error as error:
            raised = storage_error(str(error))
            if isinstance(raised, (LedgerLockedError, DiskFullError)):
                raise raised from error
            self.findings.add("unreadable", str(raised), cause=str(error))


def _check_pages(connection: Any, verifying: _Verifying) -> None:
    """Check every page's HMAC, and that the pages make whole tables.

    A page that another process is just writing may look wrong once, so what fails is read again.
    """
    verifying.on_progress(Progress(stage="pages", done=0, total=1))
    failed = _failed_pages(connection)
    if failed:
        failed &= _failed_pages(connection)
    if failed:
        verifying.findings.add(
            "pages",
            f"账本文件有{len(failed)}页的内容不是写入时的样子。{_RESTORE}",
            complaints=sorted(failed),
        )
    else:
        for (complaint,) in connection.execute("PRAGMA quick_check"):
            if complaint != "ok":
                message = f"账本文件的结构有错：{complaint}。{_RESTORE}"
                verifying.findings.add("structure", message, complaint=complaint)
    verifying.on_progress(Progress(stage="pages", done=1, total=1))


def _failed_pages(connection: Any) -> set[str]:
    return {row[0] for row in connection.execute("PRAGMA cipher_integrity_check")}


def _check_structure(connection: Any, verifying: _Verifying) -> None:
    for table, number, target, _ in connection.execute("PRAGMA foreign_key_check"):
        verifying.findings.add(
            "foreign_key",
            f"{table}的第{number}行指向{target}里没有的一行。请运行“重建”。",
            table=table,
            number=number,
        )


def _check_guards(connection: Any, verifying: _Verifying) -> None:
    present = dict(
        connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    )
    declared = guard_statements()
    for name in sorted(declared.keys() | present.keys()):
        if present.get(name) == declared.get(name):
            continue
        what = "多出" if name not in declared else "缺少" if name not in present else "被改动过"
        verifying.findings.add(
            "guard",
            f"账本的守卫{name}{what}：可能有别的程序改过这个文件。{_RESTORE}",
            guard=name,
        )


def _check_chains(connection: Any, verifying: _Verifying) -> None:
    verifying.changes, verifying.patches = check_chains(
        connection, verifying.findings, verifying.on_progress
    )


def _check_frozen(connection: Any, verifying: _Verifying) -> None:
    """Check that frozen records are what their digests say, and stand on this journal.

    On what those of other devices stand, only these can tell for certain.
    """
    made_here = {row[0] for row in connection.execute(_MADE_HERE)}
    elsewhere = 0
    known = {START, "", *(row[0] for row in connection.execute(_HEADS_KNOWN))}
    for row, number, snapshot, digest, head in connection.execute(_FROZEN):
        details = {"row": row.hex() if isinstance(row, bytes) else repr(row), "number": number}
        if not isinstance(snapshot, str) or digest_of(snapshot.encode()) != digest:
            message = f"定稿{number}的内容与它的摘要不符。{_RESTORE}"
            verifying.findings.add("frozen_record", message, **details)
        if head not in known and row not in made_here:
            elsewhere += 1
        elif head not in known:
            message = f"定稿{number}所印的账本摘要，在这个账本的日志里找不到。{_RESTORE}"
            verifying.findings.add("head_missing", message, head=head, **details)
    if elsewhere:
        verifying.notes.append(
            f"{elsewhere}份定稿是在别的设备上定的，所印的账本摘要要在那台设备上才能核对。"
        )


def _check_tables(connection: Any, verifying: _Verifying) -> None:
    compared: Comparison = compare_tables(connection, verifying.on_progress)
    verifying.findings.take(compared.problems)
    verifying.notes += [problem.message for problem in compared.held]


def _note_vouched(connection: Any, verifying: _Verifying) -> None:
    """Say from which Change on only this ledger itself vouches for its content."""
    bases = connection.execute(_BASES).fetchone()[0]
    if bases:
        verifying.notes.append(
            f"{bases}台设备的日志从快照之后开始，只能从那里核对起；之前的内容由服务器为证。"
        )
    vouched = connection.execute(_VOUCHED).fetchone()[0]
    first = connection.execute(_UNVOUCHED, (vouched or 0,)).fetchone()
    if first is None:
        return
    seq, stamp, act, left = first
    day = f"{stamp[:4]}-{stamp[4:6]}-{stamp[6:8]}"
    title = ACTS[act].title if act in ACTS else act
    verifying.notes.append(
        f"从第{seq}条更改（{day}，{title}）起的{left}条，没有印出的定稿、服务器的回执或外部备份为证："
        "持有电脑和密钥的人可以改写而不被发现。打印一份定稿，或同步一次，即可为此前的内容作证。"
    )
