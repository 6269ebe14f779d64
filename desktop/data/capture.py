"""Collects, at each flush, which fields of which rows an act changed.

Registered once on the ledger's session class; an act's own collection hangs in `session.info`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import event, inspect
from sqlalchemy.orm import Session

from desktop.data.secrecy import refuse_other_method, refuse_traceable
from desktop.errors import ValidationError
from desktop.records import (
    Kind,
    NamedVote,
    Record,
    declaration_of,
    fields_of,
    record_type,
    title_of,
)
from desktop.records.declarations import name_field
from desktop.records.values import check_value

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    from sqlalchemy.orm import ORMExecuteState

    from desktop.records import Field


_BALLOT = declaration_of(NamedVote).field("ballot")


class RecordSession(Session):
    """A session over recorded tables."""


class Captured:
    """The rows that an act touched."""

    def __init__(self, org: UUID | None) -> None:
        self.org = org
        self._before: dict[Record, dict[str, Any] | None] = {}
        self._confirmed: dict[Record, set[str]] = {}

    def note_new(self, row: Record) -> None:
        """Add a new row."""
        self._before[row] = None

    def note(self, row: Record, before: dict[str, Any]) -> None:
        """Add what one flush found: changed fields with the values they had before it."""
        known = self._before.setdefault(row, {})
        if known is not None:
            self._before[row] = before | known

    def confirm(self, row: Record, names: Iterable[str]) -> None:
        """Let fields be part of what the act wrote, even where it left their values."""
        self._confirmed.setdefault(row, set()).update(names)
        self._before.setdefault(row, {})

    def rows(self) -> list[tuple[Record, set[str] | None]]:
        """Return the rows that were written, with the names of fields; None for a new row.

        Those that an act freezes are written whole, so that the frozen content is in one patch.
        """
        found: list[tuple[Record, set[str] | None]] = []
        for row, before in self._before.items():
            if before is None:
                found.append((row, None))
                continue
            names = {name for name in before if getattr(row, name) != before[name]}
            if _freezes(row, names):
                names = {field.name for field in fields_of(type(row))}
            names |= self._confirmed.get(row, set())
            if names:
                found.append((row, names))
        return found


def _freezes(row: Record, names: set[str]) -> bool:
    frozen_when = declaration_of(type(row)).frozen_when
    return frozen_when in names and getattr(row, frozen_when) is not None


@event.listens_for(RecordSession, "before_flush")
def _on_flush(session: Session, context: object, instances: object) -> None:  # noqa: ARG001 – SQLAlchemy's signature
    captured: Captured | None = session.info.get("captured")
    if captured is None:
        msg = "rows are changed in acts only"
        raise RuntimeError(msg)
    if session.deleted:
        msg = "recorded rows are never deleted"
        raise RuntimeError(msg)
    pending = {row.id: row for row in session.new}
    with session.no_autoflush:
        for row in session.new:
            if row.org is None:
                row.org = captured.org
            _prepare(session, row, fields_of(type(row)), pending)
            if isinstance(row, NamedVote):
                refuse_traceable(_target(session, _BALLOT, row.ballot, pending))
            captured.note_new(row)
        for row in session.dirty:
            changed = _changed(row)
            if changed.keys() & {"id", "org"}:
                msg = "a row keeps its id and its organization"
                raise RuntimeError(msg)
            if changed:
                refuse_other_method(row, changed)
                declaration = declaration_of(type(row))
                _prepare(session, row, [declaration.field(name) for name in changed], pending)
                captured.note(row, _changed(row))


@event.listens_for(RecordSession, "do_orm_execute")
def _on_execute(state: ORMExecuteState) -> None:
    if state.is_insert or state.is_update or state.is_delete:
        msg = "bulk statements on recorded tables leave no trace in the journal"
        raise RuntimeError(msg)


def _changed(row: Record) -> dict[str, Any]:
    """Return the fields whose value differs from the one loaded, with the latter."""
    state: Any = inspect(row)
    current = state.dict
    return {
        name: before
        for name, before in state.committed_state.items()
        if name in current and current[name] != before
    }


def _prepare(
    session: Session, row: Record, fields: Iterable[Field], pending: dict[UUID, Record]
) -> None:
    """Check values, and write beside each reference the name it has now."""
    title = declaration_of(type(row)).title
    for field in fields:
        value = getattr(row, field.name)
        check_value(title, field, value)
        if field.kind is Kind.REF and field.target != "Record":
            _name_one(session, row, field, pending)
        elif field.kind is Kind.REFS:
            _name_many(session, row, field, pending)
        elif field.kind is Kind.PART_OF:
            _target(session, field, value, pending)


def _name_one(session: Session, row: Record, field: Field, pending: dict[UUID, Record]) -> None:
    value = getattr(row, field.name)
    target = None if value is None else _target(session, field, value, pending)
    companion = name_field(field.name)
    if hasattr(row, companion):
        setattr(row, companion, "" if target is None else title_of(target))


def _name_many(session: Session, row: Record, field: Field, pending: dict[UUID, Record]) -> None:
    targets = [_target(session, field, each, pending) for each in getattr(row, field.name)]
    companion = name_field(field.name, many=True)
    if hasattr(row, companion):
        setattr(row, companion, tuple(title_of(target) for target in targets))


def _target(session: Session, field: Field, value: UUID, pending: dict[UUID, Record]) -> Record:
    """Return the row a reference points to, in this ledger or about to be."""
    kind = record_type(field.target)
    target = pending.get(value) or session.get(kind, value)
    if not isinstance(target, kind):
        raise ValidationError(
            f"“{field.label}”指向的{declaration_of(kind).title}不在这个账本里。",
            "请重新选择。",
            field=field.name,
        )
    return target
