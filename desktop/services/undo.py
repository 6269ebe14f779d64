"""Takes back this account's last act on this device by writing the values before it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from desktop.errors import ConflictError, NotFoundError
from desktop.records import declaration_of, record_type
from desktop.records.values import from_plain
from desktop.services.acts import ACTS, act

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from uuid import UUID

    from desktop.services.ports import Reading, Work, Written


@dataclass(frozen=True, kw_only=True, slots=True)
class Undoable:
    """What undo would take back; `title` is what the menu says."""

    act_id: str
    title: str


def find_undoable(reading: Reading, actor: UUID | None) -> Undoable | None:
    """Return what can be taken back now; None where there is nothing, or undo does not reach it."""
    written = reading.last_act(actor)
    kind = ACTS.get(written[0].act) if written else None
    if kind is None or not kind.undoable:
        return None
    return Undoable(act_id=written[0].act_id, title=kind.title)


@act("撤销")
def undo_last_act(work: Work) -> str:
    """Take back the last act; undoing that in turn brings it back.

    Returns:
        The title of what was taken back.

    Raises:
        NotFoundError: There is nothing that undo reaches.
        ConflictError: A later write replaced one of its values (the field is named), or a row is
            frozen or insert-only.
    """
    undoable = find_undoable(work, work.actor)
    if undoable is None:
        raise NotFoundError("没有可以撤销的操作。", "导入、定稿和设置不能撤销。")
    last = [written for written in work.last_act(work.actor) if written.type != "Act"]
    made = {str(written.row) for written in last if written.created}
    for written in last:
        if not _goes_with(written, made):
            _take_back(work, written)
    return undoable.title


def _goes_with(written: Written, made: Collection[str]) -> bool:
    """Tell whether a file came with a row that is taken back whole: it lies with that row."""
    return written.type == "Attachment" and written.fields.get("subject") in made


def _take_back(work: Work, written: Written) -> None:
    kind = record_type(written.type)
    declaration = declaration_of(kind)
    row = work.get(kind, written.row)
    frozen = declaration.frozen_when and getattr(row, declaration.frozen_when) is not None
    if declaration.insert_only or frozen:
        raise ConflictError(
            f"{declaration.title}已经定下，不能撤销。", "请用更正或新的一条来说明。"
        )
    later = [name for name in written.fields if name not in written.current]
    if later:
        label = declaration.field(later[0]).label
        raise ConflictError(
            f"“{label}”后来又改过，不能撤销。", "请直接修改这一栏。", field=later[0]
        )
    if written.created:
        row.removed_at = work.now
        return
    before = _values_before(work.history(written.row), written)
    for name in written.fields:
        setattr(row, name, from_plain(declaration.field(name), before[name]))


def _values_before(history: Sequence[Written], written: Written) -> dict[str, Any]:
    """Return the plain values that the row had before an act wrote into it."""
    values: dict[str, Any] = {}
    for each in history:
        if each.act_id == written.act_id:
            break
        values |= each.fields
    return values
