"""Checks the hash chains of a journal, every digest of them, reading each row once."""

from __future__ import annotations

import itertools
from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple
from uuid import UUID

from desktop.domain.changes import START, Header, digest_of, payload_digest
from desktop.services.findings import Progress

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from desktop.services.findings import Findings, OnProgress

_CHANGES = (
    "SELECT c.position, c.writer, w.device, coalesce(w.named_epoch, w.epoch), c.seq, c.stamp,"
    " c.schema, c.actor, c.act, c.act_id, c.previous, c.payload, c.digest"
    " FROM change c LEFT JOIN writer w ON w.id = c.writer ORDER BY c.position"
)
_LINKS = (
    "SELECT c.writer, c.seq, c.stamp, c.act, c.previous, c.digest, c.position, o.seq IS NOT NULL"
    " FROM change c LEFT JOIN order_clock o ON o.writer = c.writer AND o.seq = c.seq"
    " ORDER BY c.writer, c.seq"
)
_PATCHES = 'SELECT id, "row", body, digest FROM patch ORDER BY id'
_EVERY = 2000
_RESTORE = "请不要删除任何文件，用“恢复备份”取回最近一份核对无误的备份。"


class _Line(NamedTuple):
    """One row of the table of Changes, its writer joined to it."""

    position: int
    writer: int
    device: bytes | None
    epoch: bytes | None
    seq: Any  # SQLite takes text in an integer column
    stamp: str
    schema: int
    actor: str
    act: str
    act_id: str
    previous: str
    payload: str
    digest: str

    @property
    def place(self) -> str:
        """How a sentence names it."""
        return _place(self.seq, self.stamp, self.act)


_Part = tuple[int, bytes, bytes | None, str]  # id, row, body, digest


def check_chains(connection: Any, findings: Findings, on_progress: OnProgress) -> tuple[int, int]:
    """Check every Change and patch of a ledger, as its connection (sqlcipher3) sees it now.

    Returns:
        How many Changes and patches were read.
    """
    total = connection.execute("SELECT count(*) FROM patch").fetchone()[0]
    waiting = _by_change(connection.execute(_PATCHES))
    group = next(waiting, None)
    changes = patches = told = 0
    _check_links(connection, findings)
    for line in map(_Line._make, connection.execute(_CHANGES)):
        while group is not None and group[0] < line.position:
            _stray(group[1], findings)
            group = next(waiting, None)
        parts: list[_Part] = []
        if group is not None and group[0] == line.position:
            parts, group = group[1], next(waiting, None)
        _check_header(line, findings)
        _check_parts(line, parts, findings)
        changes, patches = changes + 1, patches + len(parts)
        if patches - told >= _EVERY:
            told = patches
            on_progress(Progress(stage="chain", done=patches, total=total))
    for _, parts in itertools.chain([group] if group else [], waiting):
        _stray(parts, findings)
    on_progress(Progress(stage="chain", done=total, total=total))
    return changes, patches


def _by_change(rows: Iterable[_Part]) -> Iterator[tuple[int, list[_Part]]]:
    for position, parts in itertools.groupby(rows, lambda row: row[0] >> 8):
        yield position, list(parts)


def _check_links(connection: Any, findings: Findings) -> None:
    """Check that each Change follows the one before it in its chain.

    Chains have gaps only where Changes came from the server, which leaves out what this ledger may
    not read; what was written here, or receipted, has none.
    """
    bases = {
        number: (seq, digest)
        for number, seq, digest in connection.execute(
            "SELECT id, base_seq, base_digest FROM writer"
        )
    }
    receipted = _receipted(connection)
    chain, end = None, (0, START)
    for writer, seq, stamp, act, previous, digest, position, is_ranked in connection.execute(
        _LINKS
    ):
        if writer != chain:
            chain, end = writer, bases.get(writer, (0, START))
        details = {"position": position, "writer": writer, "seq": seq}
        if not isinstance(seq, int):
            continue
        if seq != end[0] + 1:
            came = is_ranked and not any(one <= seq <= last for one, last in receipted[writer])
            if not came:
                message = f"{_place(seq, stamp, act)}之前缺少更改：上一条是第{end[0]}条。{_RESTORE}"
                findings.add("change_missing", message, **details)
        elif previous != end[1]:
            message = f"{_place(seq, stamp, act)}与它前面一条接不上。{_RESTORE}"
            findings.add("chain_broken", message, **details)
        end = (seq, digest)


def _receipted(connection: Any) -> dict[int, list[tuple[int, int]]]:
    found: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for writer, first, last in connection.execute("SELECT writer, first, last FROM receipt"):
        found[writer].append((first, last))
    return found


def _place(seq: object, stamp: object, act: object) -> str:
    return f"第{seq}条更改（{str(stamp)[:8]}，{act}）"


def _check_header(line: _Line, findings: Findings) -> None:
    """Check the digest of a Change over its own header."""
    if _header_digest(line) != line.digest:
        details = {"position": line.position, "writer": line.writer, "seq": line.seq}
        findings.add("change_altered", f"{line.place}的内容被改动过。{_RESTORE}", **details)


def _header_digest(line: _Line) -> str:
    """Return the digest that a line should have; "" where it holds what no header can."""
    try:
        return Header(
            device=_name(line.device),
            epoch=_name(line.epoch),
            seq=line.seq,
            stamp=line.stamp,
            schema=line.schema,
            actor=line.actor,
            act=line.act,
            act_id=line.act_id,
            previous=line.previous,
            payload=line.payload,
        ).digest()
    except (TypeError, ValueError):
        return ""


@lru_cache(maxsize=64)
def _name(column: bytes | None) -> str:
    """Return a device or epoch in its usual form: few of them, in every one of a million lines."""
    return str(UUID(bytes=column))


def _check_parts(line: _Line, parts: list[_Part], findings: Findings) -> None:
    details = {"position": line.position, "seq": line.seq}
    digests = [part[3] for part in parts]
    numbers = [part[0] & 0xFF for part in parts]
    if numbers != list(range(len(parts))) or payload_digest(map(str, digests)) != line.payload:
        findings.add(
            "patches_differ",
            f"{line.place}的内容多了、少了或换了次序（现有{len(parts)}份）。{_RESTORE}",
            **details,
        )
    for number, row, body, digest in parts:
        if body is None and row == b"":  # not for this reader, or still on its way
            continue
        if not isinstance(body, bytes) or digest_of(body) != digest:
            message = f"{line.place}所写的内容被改动过（记录{_id(row)}）。{_RESTORE}"
            findings.add("patch_altered", message, patch=number, row=_id(row), **details)
        elif b'"id":"%b"' % _id(row).encode() not in body:
            message = f"{line.place}所写的内容挂在了别的记录上（{_id(row)}）。{_RESTORE}"
            findings.add("patch_misplaced", message, patch=number, row=_id(row), **details)


def _stray(parts: list[_Part], findings: Findings) -> None:
    for number, row, _, _ in parts:
        findings.add(
            "patch_stray",
            f"账本里有不属于任何更改的内容（记录{_id(row)}）。{_RESTORE}",
            patch=number,
            row=_id(row),
        )


def _id(row: object) -> str:
    """Return a row's id in its usual form, however the column was damaged."""
    if isinstance(row, bytes) and len(row) == 16:  # noqa: PLR2004 – bytes of a UUID
        return str(UUID(bytes=row))
    return repr(row)
