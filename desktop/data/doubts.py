"""What others wrote and the server has not told again since all of its feed is taken in anew.

It may be lost there and come back, and so it stays shown. Or it has given way to what a clone sent
under the same numbers: then it is set aside here as it is there, and nothing of it is deleted.
Through a connection (sqlcipher3) inside a transaction of the ledger.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

import orjson

from desktop.data import sync_states
from desktop.data.writers import Writers
from desktop.services.sync_ports import Cursor

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from desktop.data.writers import KnownWriter
    from desktop.domain.feeds import FeedItem

Chain = tuple[str, str]  # device, epoch

DOUBTS = "sync_doubts"
_HAS_ANY = "SELECT 1 FROM change WHERE writer = ? LIMIT 1"
_LAST = "SELECT max(seq) FROM change WHERE writer = ? AND seq < ?"
_BODIES = (
    "SELECT p.body FROM change c JOIN patch p"
    " ON p.id >= c.position << 8 AND p.id < (c.position + 1) << 8"
    " WHERE c.writer = ? AND c.seq > ? AND c.seq < ? AND p.body IS NOT NULL"
)
_ACTS = "SELECT act_id FROM change WHERE writer = ? AND seq > ? AND seq < ?"
_IS_KNOWN = 'SELECT 1 FROM base_row WHERE "row" = ?1 UNION ALL SELECT 1 FROM patch WHERE "row" = ?1'
_ANY_BASE = "SELECT 1 FROM base_row LIMIT 1"
_NEVER = 1 << 62


def take_anew(connection: Any) -> None:
    """Let the feed be taken in from its beginning; what others wrote is in doubt until then."""
    sync_states.put_cursor(connection, Cursor())
    writers = Writers.load(connection)
    told = {}
    for name in writers.chains():
        chain = writers.chain(*name)
        others = [one for one in chain if one.is_branch or one.device != writers.own]
        if any(
            one.base_seq or connection.execute(_HAS_ANY, (one.id,)).fetchone() for one in others
        ):
            own = next((one for one in chain if one not in others), None)
            told[name] = (own.given_up or 1) - 1 if own else 0
    _save(connection, told)


def is_doubting(connection: Any) -> bool:
    """Tell whether anything is in doubt."""
    return sync_states.read_setting(connection, DOUBTS) is not None


def _save(connection: Any, told: dict[Chain, int]) -> None:
    named = {"/".join(name): seq for name, seq in told.items()}
    sync_states.put_setting(connection, DOUBTS, named or None)


class Doubts:
    """The doubts of one ledger while a page is taken in.

    Args:
        connection: Of the transaction.
        writers: Whose Changes it holds; what is set aside gets a branch here.
        cursor: Where it stood before the page.

    Attributes:
        rows: Those that what was set aside is about.
        has_no_bases: Whether what a snapshot brought was forgotten: all must be taken in anew.
    """

    def __init__(self, connection: Any, writers: Writers, cursor: Cursor) -> None:
        self._connection, self._writers, self._cursor = connection, writers, cursor
        raw: dict[str, int] = sync_states.read_setting(connection, DOUBTS) or {}
        self._told: dict[Chain, int] = {_chain(name): seq for name, seq in raw.items()}
        self._before = dict(self._told)
        self.rows: set[bytes] = set()
        self.has_no_bases = False

    def told(self, chain: Chain) -> int | None:
        """Return the number up to which a chain was told in order; None: it is not in doubt."""
        return self._told.get(chain)

    def note_told(self, chain: Chain, seq: int) -> None:
        """Note that a Change of a chain in doubt was told in its order."""
        if chain in self._told:
            self._told[chain] = max(seq, self._told[chain])

    def doubt(self, item: FeedItem, *, in_scope: bool) -> bool:
        """Doubt a new Change that came otherwise than in order, until it is told so.

        Args:
            item: What came.
            in_scope: Whether all that stands before the cursor, of what may be read, is here.

        Returns:
            False where that is no more ahead, so that all must be taken in anew.
        """
        header = item.sent.header
        chain = header.device, header.epoch
        known = self._writers.find(*chain, header.seq)
        is_contained = known is not None and header.seq <= known.base_seq
        if chain in self._told or header.device == self._writers.own or is_contained:
            return True
        if in_scope and item.position <= self._cursor.after:
            return False
        last = max((self._last(one) for one in self._writers.chain(*chain)), default=0)
        self._told[chain] = last
        return header.seq > last

    def has_passed(self, chain: Chain, seq: int, readable: Collection[tuple[str, str]]) -> bool:
        """Tell whether the server, telling `seq`, left out something readable of before it."""
        told = self._told.get(chain)
        if told is None or seq <= told + 1 or not readable:
            return False
        return any(
            (patch["org"], patch["audience"]) in readable
            for writer in self._others(chain)
            for (body,) in self._connection.execute(
                _BODIES, (writer.id, told, min(seq, writer.given_up or _NEVER))
            )
            for patch in [orjson.loads(body)]
        )

    def is_outside_base(self, item: FeedItem) -> bool:
        """Tell whether a Change that a snapshot should contain is about a row not heard of."""
        header = item.sent.header
        writer = self._writers.find(header.device, header.epoch, header.seq)
        if writer is None or header.seq > writer.base_seq or not self._has_bases():
            return False
        bodies = [orjson.loads(part) for part in item.sent.parts if isinstance(part, bytes)]
        rows = [UUID(patch["id"]).bytes for patch in bodies]
        return any(self._connection.execute(_IS_KNOWN, (row,)).fetchone() is None for row in rows)

    def _has_bases(self) -> bool:
        return self._connection.execute(_ANY_BASE).fetchone() is not None

    def rewritten(self, items: Sequence[FeedItem]) -> Iterator[Chain]:
        """Yield chains in doubt of which an act comes again in another epoch of its device.

        Its author wrote it again there since the server has another's under these numbers.
        """
        acts: dict[Chain, set[str]] = {}
        for item in items:
            header = item.sent.header
            acts.setdefault((header.device, header.epoch), set()).add(header.act_id)
        for chain in list(self._told):
            again = set().union(
                *(
                    told
                    for (device, epoch), told in acts.items()
                    if device == chain[0] and epoch != chain[1]
                )
            )
            if again and not again.isdisjoint(self._acts(chain)):
                yield chain

    def _acts(self, chain: Chain) -> Iterator[str]:
        for writer in self._others(chain):
            span = (self._told[chain], writer.given_up or _NEVER)
            yield from (act for (act,) in self._connection.execute(_ACTS, (writer.id, *span)))

    def set_aside(self, chain: Chain, digest: str) -> None:
        """Let what is in doubt of a chain count no more: the server has others in its place.

        Args:
            chain: Whose.
            digest: That of the last Change that was told.
        """
        told = self._told[chain]
        for writer in self._writers.chain(*chain):
            if writer.counts(told + 1) and writer.base_seq > told and not writer.is_branch:
                self._drop_bases()
        self.rows |= self._writers.give_up(self._connection, chain, told + 1, digest)

    def _drop_bases(self) -> None:
        """Forget what a snapshot contained: all comes anew, and it holds what counts no more."""
        found = self._connection.execute('SELECT "row" FROM base_row').fetchall()
        self.rows.update(row for (row,) in found)
        self._connection.execute("DELETE FROM base_row")
        self.has_no_bases = True

    def _others(self, chain: Chain) -> Iterable[KnownWriter]:
        own = self._writers.own
        return [one for one in self._writers.chain(*chain) if one.is_branch or one.device != own]

    def _last(self, writer: KnownWriter) -> int:
        """Return the last number of a writer that counts, its base too."""
        end = writer.given_up or _NEVER
        found = self._connection.execute(_LAST, (writer.id, end)).fetchone()[0]
        return max(found or 0, min(writer.base_seq, end - 1))

    def settle(self) -> None:
        """Keep what is still in doubt."""
        for chain, told in list(self._told.items()):
            if told != self._before.get(chain) and self._is_told_whole(chain):
                del self._told[chain]
        if self._told != self._before:
            _save(self._connection, self._told)

    def _is_told_whole(self, chain: Chain) -> bool:
        told = self._told[chain]
        return all(self._last(one) <= told for one in self._writers.chain(*chain))


def _chain(name: str) -> Chain:
    device, _, epoch = name.partition("/")
    return device, epoch
