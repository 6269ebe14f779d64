"""Rows as their patches fold to, for reports and snapshots; the Changes stay what counts.

A row is folded from all its patches that were not refused, by the same rules as in every ledger.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

import orjson
from sqlalchemy import Text, bindparam, cast, func, select, update

from desktop.domain.merging import RowWrites
from desktop.records import declaration_of, record_type
from desktop.records.upcasts import derived_fields
from server.bulk import among, chunked
from server.parts import read_parts
from server.tables import chain, change, device, patch, row

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sqlalchemy import Connection

    from desktop.domain.changes import Patch
    from desktop.domain.heads import Write
    from desktop.records import Declaration
    from server.parts import Bodies

    Heads = dict[str, list[list[int]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A patch, and the write it is of.

    Attributes:
        rank: The Change's order clock.
        schema: Of the declarations that it was written under.
    """

    patch: Patch
    chain: int
    write: Write
    rank: str
    schema: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Folded:
    """What a row shows.

    Attributes:
        schema: Under which its first patch was written.
        fields: Name to value, plain; those that nobody wrote are absent.
        heads: Name to [[chain, number]…]; "" stands for all fields not named.
    """

    schema: int
    fields: dict[str, Any]
    heads: Heads


def declared(type_name: str) -> Declaration | None:
    """Return the declaration of a type, None for one of a later schema."""
    try:
        return declaration_of(record_type(type_name))
    except KeyError:
        return None


def fold(written: Sequence[Written]) -> Folded:
    """Return what these patches of one row, all that there are, in any order, fold to."""
    first = min(written, key=lambda one: (one.rank, one.write))
    if len(written) == 1:
        named = first.patch
        fields = {**derived_fields(named.type, named.fields, first.schema), **named.fields}
        heads: Heads = {"": [[first.chain, first.write[2]]]}
    else:
        fields, heads = _merged(written)
    return Folded(schema=first.schema, fields=_storable(fields), heads=heads)


def residue(written: Sequence[Written]) -> dict[Write, dict[str, Any]]:
    """Return those of a row's writes that still say something, with the fields in which they do."""
    if len(written) == 1:  # as most rows have
        (one,) = written
        return {one.write: _storable(one.patch.fields)} if one.patch.fields else {}
    return {write: _storable(said) for write, said in _taken(written).residue().items()}


def _taken(written: Sequence[Written]) -> RowWrites:
    type_name = written[0].patch.type
    declaration = declared(type_name)
    writes = RowWrites(
        frozen_when=declaration.frozen_when if declaration else "",
        insert_only=declaration.insert_only if declaration else False,
    )
    for one in written:
        derive = partial(derived_fields, type_name, schema=one.schema)
        writes.take(one.patch, one.write, one.rank, derive=derive)
    return writes


def _merged(written: Sequence[Written]) -> tuple[dict[str, Any], Heads]:
    writes = _taken(written)
    numbers = {one.write[:2]: one.chain for one in written}
    heads = {
        name: sorted([numbers[device_id, epoch], seq] for device_id, epoch, seq in found)
        for name, found in writes.heads().items()
    }
    return writes.shown(), _compact(heads)


def _compact(heads: Heads) -> Heads:
    """Write the heads that most fields have once, under ""."""
    if not heads:
        return {}
    counted = Counter(tuple(map(tuple, found)) for found in heads.values())
    most = [list(pair) for pair in max(counted, key=lambda found: (counted[found], found))]
    return {"": most} | {name: found for name, found in sorted(heads.items()) if found != most}


def _storable(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Return fields without NUL, which no ledger writes and PostgreSQL cannot hold in JSON."""
    if b"\\u0000" not in orjson.dumps(fields):
        return dict(fields)
    return {name: _without_nul(value) for name, value in fields.items()}


def _without_nul(value: Any) -> Any:
    if isinstance(value, str):
        return value.replace("\0", "�")
    return [_without_nul(each) for each in value] if isinstance(value, list) else value


def stored_writes(
    connection: Connection, bodies: Bodies, rows: Iterable[str]
) -> Mapping[str, list[Written]]:
    """Return every patch of these rows that is stored and was not refused.

    Raises:
        SyncError: A large body is gone.
    """
    found: dict[str, list[Written]] = defaultdict(list)
    for chunk in chunked(sorted(rows)):
        for one in _writes(connection, bodies, chunk):
            found[one.patch.id].append(one)
    return found


def _writes(connection: Connection, bodies: Bodies, rows: Sequence[str]) -> Iterator[Written]:
    """Yield the patches of these rows; a Change of many, as imports make them, is read once."""
    named = (
        select(
            patch.c.chain,
            patch.c.seq,
            func.aggregate_strings(cast(patch.c.place, Text), ",").label("places"),
        )
        .where(among(connection, patch.c.row, rows))
        .group_by(patch.c.chain, patch.c.seq)
        .subquery()
    )
    wanted = (
        select(
            named.c.places,
            change.c.chain,
            change.c.seq,
            change.c.parts,
            change.c.order_clock,
            change.c.schema,
            chain.c.device,
            chain.c.epoch,
            device.c.org,
        )
        .join(change, (change.c.chain == named.c.chain) & (change.c.seq == named.c.seq))
        .join(chain, chain.c.id == change.c.chain)
        .join(device, device.c.id == chain.c.device)
        .order_by(change.c.chain, change.c.seq)
    )
    for each in connection.execute(wanted):
        parts = read_parts(each.parts)
        for place in sorted(map(int, each.places.split(","))):
            if (found := bodies.patch(parts[place], each.org)) is not None:
                yield Written(
                    patch=found,
                    chain=each.chain,
                    write=(each.device, each.epoch, each.seq),
                    rank=each.order_clock,
                    schema=each.schema,
                )


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose a row is, and what: fixed by its first patch."""

    type: str
    org: str
    audience: str


def owners_of(connection: Connection, rows: Iterable[str]) -> Mapping[str, Owner]:
    """Return the owners of those rows that are known, and keep others from them meanwhile."""
    found: dict[str, Owner] = {}
    for chunk in chunked(sorted(rows)):
        wanted = select(row.c.id, row.c.type, row.c.org, row.c.audience).where(
            among(connection, row.c.id, chunk)
        )
        for each in connection.execute(wanted.order_by(row.c.id).with_for_update()):
            found[each.id] = Owner(each.type, each.org, each.audience)
    return found


def row_values(folded: Mapping[str, tuple[Owner, Folded]]) -> list[dict[str, object]]:
    """Return new rows as they are entered."""
    return [
        {
            "id": row_id,
            "type": owner.type,
            "org": owner.org,
            "audience": owner.audience,
            "schema": new.schema,
            "fields": new.fields,
            "heads": new.heads,
        }
        for row_id, (owner, new) in sorted(folded.items())
    ]


_WRITE = (
    update(row)
    .where(row.c.id == bindparam("row_id"))
    .values(schema=bindparam("new_schema"), fields=bindparam("shown"), heads=bindparam("written"))
)


def write_rows(connection: Connection, folded: Mapping[str, Folded]) -> None:
    """Bring known rows up to date."""
    if not folded:
        return
    connection.execute(
        _WRITE,
        [
            {
                "row_id": row_id,
                "new_schema": new.schema,
                "shown": new.fields,
                "written": new.heads,
            }
            for row_id, new in sorted(folded.items())
        ],
    )


def refold(connection: Connection, bodies: Bodies) -> int:
    """Bring every row up to the declarations of this version, and return how many changed.

    What was unknown to the version before, a type, what freezes it, or an upcast, counts from now.
    """
    changed = 0
    for ids in chunked(connection.execute(select(row.c.id).order_by(row.c.id)).scalars().all()):
        wanted = select(row).where(among(connection, row.c.id, ids)).order_by(row.c.id)
        locked = connection.execute(wanted.with_for_update())  # first: another process may push
        stored = {each.id: each for each in locked}
        written = stored_writes(connection, bodies, ids)
        anew = {row_id: fold(found) for row_id, found in written.items()}
        differ = {
            row_id: new
            for row_id, new in anew.items()
            if (stored[row_id].fields, stored[row_id].heads) != (new.fields, new.heads)
        }
        write_rows(connection, differ)
        changed += len(differ)
    return changed
