"""Keeps the server's receipts: by them this device's own Changes are ranked, and some refused.

Through a connection (sqlcipher3) inside a transaction of the ledger.
"""

from __future__ import annotations

import json
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from desktop.data.alarms import drop_alarm, put_alarm
from desktop.data.refolding import touched_by_others
from desktop.data.refusals import REFUSED, refused_patches, rows_of
from desktop.data.writers import Writers
from desktop.domain.changes import canonical
from desktop.domain.feeds import Receipt
from desktop.errors import SyncError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

_CHANGES = (
    "SELECT c.seq, c.stamp, c.digest, o.clock FROM change c LEFT JOIN order_clock o"
    " ON o.writer = c.writer AND o.seq = c.seq WHERE c.writer = ? AND c.seq BETWEEN ? AND ?"
)
_PUT_CLOCK = "INSERT OR REPLACE INTO order_clock (writer, seq, clock) VALUES (?, ?, ?)"
# What came later once and was lost since does not count beside what is said now.
_DROP_LATER = (
    "DELETE FROM receipt WHERE writer = ? AND first <= ? AND last >= ?"
    " AND json_extract(body, '$.arrival') > ?"
)
_ALARMED = (
    f"SELECT subject FROM alarm WHERE kind = '{REFUSED}' AND settled_at IS NULL"  # noqa: S608 – a word of ours
    " AND substr(subject, 1, length(?)) = ?"
)
_PUT = "INSERT OR REPLACE INTO receipt (writer, first, last, body) VALUES (?, ?, ?, ?)"

_Line = tuple[int, int, str, str, str | None]  # writer, number, stamp, digest, order clock


class Keeping:
    """Keeps receipts, and remembers what they changed.

    Args:
        connection: Of a transaction.
        now: Aware.

    Attributes:
        differs: Whether the server had said something else before of a Change that has a receipt;
            known once `touched` was asked.
    """

    def __init__(self, connection: Any, now: datetime) -> None:
        self._connection, self._now = connection, now
        self._before: frozenset[int] | None = None  # refused before the first receipt
        self._rows: set[bytes] = set()
        self._was_ranked = False
        self.differs = False

    def keep(self, receipt: Receipt) -> None:
        """Keep a receipt, rank its Changes, and note what was refused.

        Raises:
            SyncError: It is not for Changes that are here (``receipt``).
        """
        if not self._keep(receipt):
            raise SyncError(
                "回执说的不是这个账本里的更改。",
                "请再同步一次；若仍如此，请问县里的管理员。",
                code="receipt",
            )

    def keep_those_here(self, receipts: Sequence[Receipt]) -> None:
        """Keep those receipts of which all Changes are here; a clone may have sent others."""
        for receipt in receipts:
            self._keep(receipt)

    def touched(self) -> set[bytes]:
        """Return the rows that are to be folded again."""
        if self._before is None:
            return set()
        refused = self._before ^ refused_patches(self._connection)
        self.differs = self.differs or (self._was_ranked and bool(refused))
        return self._rows | rows_of(self._connection, refused)

    def _keep(self, receipt: Receipt) -> bool:
        lines = self._lines(receipt)
        if len(lines) != receipt.last - receipt.first + 1 or lines[-1][3] != receipt.digest:
            return False
        clocks = receipt.clocks(line[2] for line in lines)
        new = [
            (writer, seq, clock, was)
            for (writer, seq, _, _, was), clock in zip(lines, clocks, strict=True)
            if clock != was
        ]
        if self._before is None:
            self._before = refused_patches(self._connection)
        self._was_ranked = self._was_ranked or any(line[4] is not None for line in lines)
        self._connection.executemany(_PUT_CLOCK, [one[:3] for one in new])
        self.differs = self.differs or any(was is not None for *_, was in new)
        for writer, ranked in groupby(new, key=itemgetter(0)):
            seqs = [one[1] for one in ranked]
            touched = touched_by_others(self._connection, writer, seqs[0], seqs[-1])
            self._rows.update(touched)
        for writer in dict.fromkeys(line[0] for line in lines):
            self._put(writer, receipt)
        return True

    def _lines(self, receipt: Receipt) -> list[_Line]:
        """Return its Changes in their order, whichever writers of this ledger have them."""
        writers = Writers.load(self._connection)
        ends = (receipt.first, receipt.last)
        lines = [
            (writer.id, *line)
            for writer in writers.chain(receipt.device, receipt.epoch)
            for line in self._connection.execute(_CHANGES, (writer.id, *ends))
            if writer.counts(line[0])
        ]
        return sorted(lines, key=itemgetter(1))

    def _put(self, writer: int, receipt: Receipt) -> None:
        span = writer, receipt.last, receipt.first
        self._connection.execute(_DROP_LATER, (*span, receipt.arrival))
        body = canonical(
            {name: getattr(receipt, name) for name in Receipt.__dataclass_fields__}
            | {"refused": [list(one) for one in receipt.refused]}
        ).decode()
        self._connection.execute(_PUT, (writer, receipt.first, receipt.last, body))
        self._drop_alarms(receipt)
        for seq, place, code in receipt.refused:
            self._note_refused(writer, receipt, (seq, place, code))

    def _drop_alarms(self, receipt: Receipt) -> None:
        """Forget what an earlier receipt refused and this one does not: it counts now."""
        chain = f"{receipt.device}/{receipt.epoch}/"
        refused = {(seq, place) for seq, place, _ in receipt.refused}
        for (subject,) in self._connection.execute(_ALARMED, (chain, chain)).fetchall():
            seq, place = map(int, subject.removeprefix(chain).split("/"))
            if receipt.first <= seq <= receipt.last and (seq, place) not in refused:
                drop_alarm(self._connection, REFUSED, subject)

    def _note_refused(self, writer: int, receipt: Receipt, refused: tuple[int, int, str]) -> None:
        seq, place, code = refused
        found = self._connection.execute(
            "SELECT p.body FROM patch p WHERE p.id = (SELECT position << 8 FROM change"
            " WHERE writer = ? AND seq = ?) + ?",
            (writer, seq, place),
        ).fetchone()
        patch = json.loads(found[0]) if found and found[0] else {}
        if not found or (code, patch.get("type")) == ("scope", "Organization"):
            return  # those above, as every ledger enters them at its beginning: the server has them
        details = {"code": code, "type": patch.get("type", ""), "row": patch.get("id", "")}
        subject = f"{receipt.device}/{receipt.epoch}/{seq}/{place}"
        put_alarm(self._connection, REFUSED, subject, details, self._now)
