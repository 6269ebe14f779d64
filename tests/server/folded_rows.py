"""Rows as a ledger folds them, from the feed or from a snapshot."""

from dataclasses import replace

from desktop.domain.changes import Patch, parse_patch
from desktop.domain.merging import RowWrites
from desktop.records import declaration_of, record_type
from server.feeding import Ask, feed_page
from server.snapshots import reading_snapshot


def make_snapshot(store, device_id):
    """Return a snapshot with all its rows."""
    with reading_snapshot(store, device_id) as snapshot:
        return whole(snapshot)


def whole(snapshot):
    """Return a snapshot with its rows read."""
    return replace(snapshot, rows=tuple(snapshot.rows))


def folded_pages(store, reader):
    """Return rows as a ledger folds them from the whole feed."""
    page = feed_page(store, reader.id, Ask(after=0, epoch="", most_bytes=10**9)).page
    rows = {}
    for item in page.items:
        header = item.sent.header
        for part in item.sent.parts:
            if isinstance(part, bytes):
                patch = parse_patch(part)
                writes = rows.setdefault(patch.id, rules(patch.type))
                writes.take(patch, (header.device, header.epoch, header.seq), item.order)
    return {row: facts(writes) for row, writes in rows.items()}


def folded_snapshot(snapshot):
    """Return rows as a ledger folds them from a snapshot."""
    rows = {}
    for row in snapshot.rows:
        writes = rows[row.id] = rules(row.type)
        for one in row.writes:
            chain = snapshot.chains[one.chain]
            replaces = {"": ["1"]} if one.edits else {}
            patch = Patch(
                type=row.type,
                id=row.id,
                org=row.org,
                audience="own",
                fields=one.fields,
                replaces=replaces,
                salt="",
            )
            writes.take(patch, (chain.device, chain.epoch, one.seq), one.order)
    return {row: facts(writes) for row, writes in rows.items()}


def rules(type_name):
    try:
        declaration = declaration_of(record_type(type_name))
    except KeyError:
        return RowWrites()
    return RowWrites(frozen_when=declaration.frozen_when, insert_only=declaration.insert_only)


def facts(writes):
    return writes.shown(), writes.heads(), writes.conflicts(), writes.set_aside()
