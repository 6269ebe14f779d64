"""Registers: lists of records that stand by themselves, kept from their declarations alone.

A record type is kept in a register where it is a part of nothing and points to nothing but people,
units and files, unless it has pages of its own. So a type more has its register by being declared.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desktop.domain.partial_dates import from_edtf
from desktop.errors import NotFoundError, PermissionDeniedError, ValidationError
from desktop.records import (
    CatalogueItem,
    DeliberationDay,
    Kind,
    PartnerUnit,
    PastMatter,
    Record,
    Regulation,
    all_records,
    declaration_of,
    record_type,
)
from desktop.services.acts import act
from desktop.services.attachments import add_attachment, keep_file
from desktop.services.deliberation_days import check_deliberation_day
from desktop.services.forms import fill

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from uuid import UUID

    from desktop.records import Field
    from desktop.services.attachments import FileStore, Fitting
    from desktop.services.ports import Ledger, Reading, Work

_FIRST = (Regulation, CatalogueItem, PartnerUnit, DeliberationDay, PastMatter)
_WITH_PAGES = frozenset(
    {
        "Account",
        "AnnualPlan",
        "Device",
        "Household",
        "Organization",
        "Person",
        "Room",
        "Roster",
    }
)
_POINTS_TO = frozenset({"Attachment", "Organization", "PartnerUnit", "Person"})
_POINTING = (Kind.REF, Kind.REFS, Kind.PART_OF)


def list_registers() -> tuple[type[Record], ...]:
    """Return the record types that are kept in registers, in the order of the page."""
    return (*_FIRST, *(kind for kind in all_records() if kind not in _FIRST and _alone(kind)))


def _alone(kind: type[Record]) -> bool:
    declaration = declaration_of(kind)
    if kind.__name__ in _WITH_PAGES or declaration.insert_only or declaration.frozen_when:
        return False
    pointing = [field for field in declaration.fields if field.kind in _POINTING]
    return all(one.kind is not Kind.PART_OF and one.target in _POINTS_TO for one in pointing)


def is_register(type_name: str) -> bool:
    """Tell whether a record type is kept in a register."""
    return any(kind.__name__ == type_name for kind in list_registers())


def register_holding(reading: Reading, row: UUID) -> str:
    """Return the name of the type of the register that holds a row, "" where none does."""
    found = (kind for kind in list_registers() if reading.find(kind, row) is not None)
    return next((kind.__name__ for kind in found), "")


def file_field(kind: type[Record]) -> Field | None:
    """Return the field that names the files of an entry; None where the type has none."""
    fields = declaration_of(kind).fields
    pointing = (one for one in fields if one.kind is Kind.REFS and one.target == "Attachment")
    return next(pointing, None)


@act("登记资料")
def add_entry(work: Work, type_name: str, /, **values: Any) -> UUID:
    """Enter a row in a register; `values` are its fields.

    Raises:
        ValidationError: It has no name, a date or number is not possible, or the type is kept in
            no register.
    """
    row = _kind(type_name)()
    fill(row, values)
    _check(row)
    work.add(row)
    return row.id


@act("修改资料")
def edit_entry(work: Work, type_name: str, row: UUID, /, **values: Any) -> None:
    """Change fields of an entry.

    Raises:
        ValidationError: As `add_entry`.
        NotFoundError: It was removed.
        PermissionDeniedError: It came from above.
    """
    found = _entry(work, type_name, row)
    fill(found, values)
    _check(found)


@act("移除资料")
def remove_entry(work: Work, type_name: str, row: UUID, /) -> None:
    """Take an entry out of its register; it stays in the ledger, and undo brings it back.

    Raises:
        NotFoundError: It was removed before.
        PermissionDeniedError: It came from above.
    """
    work.remove(_entry(work, type_name, row))


def attach_to_entry(
    ledger: Ledger,
    files: FileStore,
    fit: Fitting,
    *,
    type_name: str,
    row: UUID,
    chosen: Sequence[tuple[str, bytes]],
) -> int:
    """Keep files, name and bytes each, with an entry, and return how many it has then.

    Raises:
        ValidationError: A file is too large or no picture; nothing is kept then.
        NotFoundError: The entry was removed.
    """
    kept = [keep_file(files, fit, name=name, data=data) for name, data in chosen]
    return add_files(ledger, type_name, row, tuple(kept))


@act("添加资料附件", undoable=False)
def add_files(
    work: Work, type_name: str, row: UUID, facts: Sequence[tuple[str, str, str, int]], /
) -> int:
    """Enter kept files, of which their FileFacts are known, with an entry and in its field."""
    found = _entry(work, type_name, row)
    field = file_field(type(found))
    if field is None:
        raise ValidationError(
            f"{declaration_of(type(found)).title}不带附件。", "请放到对应的协商或会议里。"
        )
    ids = [add_attachment(work, subject=row, facts=one) for one in facts]
    joined = tuple(dict.fromkeys([*getattr(found, field.name), *ids]))
    setattr(found, field.name, joined)
    return len(joined)


def _kind(type_name: str) -> type[Record]:
    if not is_register(type_name):
        raise ValidationError(
            f"“{type_name}”不在制度与资料里登记。", "请到它自己的一页登记。", field="type"
        )
    return record_type(type_name)


def _entry(work: Work, type_name: str, row: UUID) -> Record:
    found = work.get(_kind(type_name), row)
    if found.removed_at is not None:
        raise NotFoundError("这一条已经移除。", "要恢复，请撤销移除，或重新登记。")
    scope = work.scope()
    if scope and str(found.org) not in (scope.org.id, *scope.org.aliases):
        raise PermissionDeniedError(
            "这一条是上级发的，在这里不能改。", "有出入的，请向发布单位说明。"
        )
    return found


def _check(row: Record) -> None:
    declaration = declaration_of(type(row))
    field = declaration.field(declaration.named_by)
    if not getattr(row, field.name):
        raise ValidationError(
            f"没有写{field.label}。", f"请填写“{field.label}”再存。", field=field.name
        )
    check = _CHECKS.get(declaration.name)
    if check is not None:
        check(row)


def _check_regulation(row: Any) -> None:
    begin, end = row.effective_from, row.effective_to
    if begin and end and from_edtf(end).latest < from_edtf(begin).earliest:
        raise ValidationError("失效早于施行。", "请核对两个日期。", field="effective_to")


def _check_past_matter(row: Any) -> None:
    held, done = row.held_on, row.done_on
    if held and done and from_edtf(done).latest < from_edtf(held).earliest:
        raise ValidationError("落实早于协商。", "请核对两个日期。", field="done_on")


_CHECKS: Mapping[str, Callable[[Any], None]] = {
    "DeliberationDay": check_deliberation_day,
    "PastMatter": _check_past_matter,
    "Regulation": _check_regulation,
}
