"""What an import of a roster would do, row by row, and mending its faulty cells before it does."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from desktop.domain.masking import mask_identity_number, mask_phone
from desktop.domain.rosters import RosterProblem, read_roster
from desktop.domain.rosters.columns import Field
from desktop.domain.rosters.headers import find_header
from desktop.domain.rosters.sheets import cell_at, shown
from desktop.records import Person
from desktop.records.declarations import declaration_of
from desktop.records.people import MEMBERSHIPS, SEXES
from desktop.services.acts import act
from desktop.services.rosters import import_people, plan_import

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date
    from typing import Any

    from desktop.domain.rosters import RawSheet, RosterReading
    from desktop.services.ports import Reading, Work
    from desktop.services.rosters import PlannedPerson

OUTCOMES = ("fault", "updated", "imported", "unchanged")
"""What becomes of rows, in the order in which a person should look at them."""

_MASKS = {
    "identity_number": mask_identity_number,
    "phone": mask_phone,
    "other_phone": mask_phone,
}
_CHOICES: dict[str, Mapping[str, str]] = {
    "sex": SEXES,
    "is_householder": {"yes": "是", "no": "否"},
}


class RowKey(NamedTuple):
    """Where a row stands in the file; `row` counts from 1, as spreadsheets show it."""

    sheet: str
    row: int


@dataclass(frozen=True, slots=True)
class ValueChange:
    """One value that the import would set, masked where it is a number of a person's."""

    label: str
    old: str
    new: str


@dataclass(frozen=True, kw_only=True, slots=True)
class PreviewRow:
    """What becomes of one row of the file.

    Attributes:
        outcome: One of OUTCOMES.
        changes: For a person who is known: what would be set instead of what.
        told: For somebody new: group, memberships and the like, in few words.
        faults: Why the row stays out.
        warnings: What a person should look at, though the row is taken in.
    """

    key: RowKey
    name: str
    outcome: str
    changes: tuple[ValueChange, ...] = ()
    told: str = ""
    faults: tuple[RosterProblem, ...] = ()
    warnings: tuple[RosterProblem, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class ImportPreview:
    """A whole file, judged; nothing is written.

    Attributes:
        sheets: The file as it was read, with what was mended.
        plan: What `import_people` would carry out.
        rows: Every row that is not skipped, in the order of OUTCOMES and then of the file.
        notes: What was left aside: sheets, columns, in sentences.
    """

    sheets: tuple[RawSheet, ...]
    plan: tuple[PlannedPerson, ...]
    rows: tuple[PreviewRow, ...]
    notes: tuple[str, ...]

    def count(self, outcome: str) -> int:
        """Return how many rows have an outcome."""
        return sum(row.outcome == outcome for row in self.rows)

    @property
    def writes(self) -> int:
        """How many people the import would bring in or change."""
        return self.count("imported") + self.count("updated")


@dataclass(frozen=True, slots=True)
class FileCell:
    """One cell of a row as the file has it; `column` counts from 0, `label` heads it."""

    column: int
    label: str
    text: str


def preview_import(reading: Reading, sheets: Sequence[RawSheet], *, today: date) -> ImportPreview:
    """Judge a file against the ledger; takes a second for thousands, not for the UI thread.

    Raises:
        ValidationError: The file holds no roster.
    """
    read = read_roster(sheets, today=today)
    plan = plan_import(reading, read.people)
    faults, warnings = _by_row(read.errors), _by_row(read.warnings)
    rows = [_planned_row(reading, planned, warnings) for planned in plan]
    rows += [
        PreviewRow(key=key, name=_name_in(sheets, key), outcome="fault", faults=tuple(problems))
        for key, problems in faults.items()
    ]
    places = {sheet.name: place for place, sheet in enumerate(sheets)}
    rows.sort(key=lambda row: (OUTCOMES.index(row.outcome), places[row.key.sheet], row.key.row))
    return ImportPreview(
        sheets=tuple(sheets), plan=tuple(plan), rows=tuple(rows), notes=tuple(_notes(read))
    )


def _by_row(problems: Sequence[RosterProblem]) -> dict[RowKey, list[RosterProblem]]:
    rows: defaultdict[RowKey, list[RosterProblem]] = defaultdict(list)
    for problem in problems:
        rows[RowKey(problem.sheet, problem.row)].append(problem)
    return rows


def _planned_row(
    reading: Reading, planned: PlannedPerson, warnings: Mapping[RowKey, Sequence[RosterProblem]]
) -> PreviewRow:
    row = planned.row
    key = RowKey(row.sheet, row.row)
    unclear = RosterProblem(row.sheet, row.row, "姓名", planned.problem)
    outcome = "fault" if planned.problem else planned.outcome
    return PreviewRow(
        key=key,
        name=row.name,
        outcome=outcome,
        changes=_changes(reading, planned) if outcome == "updated" else (),
        told=_told(planned),
        faults=(unclear,) if planned.problem else (),
        warnings=tuple(warnings.get(key, ())),
    )


def _changes(reading: Reading, planned: PlannedPerson) -> tuple[ValueChange, ...]:
    person = reading.get(Person, planned.person) if planned.person else None
    labels = {field.name: field.label for field in declaration_of(Person).fields}
    changes = [
        ValueChange(labels[name], _shown(name, getattr(person, name, "")), _shown(name, value))
        for name, value in planned.values.items()
    ]
    if planned.household:
        old = str(getattr(person, "household_name", "") or "")
        changes.append(ValueChange(labels["household"], old, planned.household))
    if planned.memberships:
        added = "、".join(MEMBERSHIPS.get(kind, kind) for kind in planned.memberships)
        changes.append(ValueChange("身份", "", added))
    return tuple(changes)


def _shown(name: str, value: Any) -> str:
    text = str(value or "")
    if name in _CHOICES:
        return _CHOICES[name].get(text, "")
    return _MASKS[name](text) if name in _MASKS else text


def _told(planned: PlannedPerson) -> str:
    row = planned.row
    memberships = "、".join(MEMBERSHIPS.get(kind, kind) for kind in row.memberships)
    household = f"{row.household_number}号户" if row.household_number else ""
    phone = mask_phone(row.phones[0]) if row.phones else ""
    return " · ".join(filter(None, (row.group, household, memberships, phone)))


def _name_in(sheets: Sequence[RawSheet], key: RowKey) -> str:
    sheet = next(sheet for sheet in sheets if sheet.name == key.sheet)
    header = find_header(sheet)
    cells = sheet.rows[key.row - 1]
    return shown(cell_at(cells, header.name.index)) if header else ""


def _notes(read: RosterReading) -> list[str]:
    notes = [f"工作表“{sheet.sheet}”没有读：{sheet.reason}。" for sheet in read.skipped_sheets]
    notes += [
        f"工作表“{sheet.sheet}”里没有收录的列：{'、'.join(sheet.ignored)}。"
        for sheet in read.sheets
        if sheet.ignored
    ]
    return notes


def cells_of(sheets: Sequence[RawSheet], key: RowKey) -> tuple[FileCell, ...]:
    """Return the cells of a row under the columns that are taken in, from left to right."""
    sheet = next(sheet for sheet in sheets if sheet.name == key.sheet)
    header = find_header(sheet)
    cells = sheet.rows[key.row - 1]
    columns = header.columns if header else ()
    return tuple(
        FileCell(column.index, column.label, shown(cell_at(cells, column.index)))
        for column in columns
        if column.field is not Field.RELIGION
    )


def mend_row(
    sheets: Sequence[RawSheet], key: RowKey, texts: Mapping[int, str]
) -> tuple[RawSheet, ...]:
    """Return the file with other texts in cells of one row, by column; the file itself stays."""
    return _with_row(sheets, key, texts)


def leave_out(sheets: Sequence[RawSheet], key: RowKey) -> tuple[RawSheet, ...]:
    """Return the file without a row, which is left empty so that the others keep their numbers."""
    return _with_row(sheets, key, None)


def _with_row(
    sheets: Sequence[RawSheet], key: RowKey, texts: Mapping[int, str] | None
) -> tuple[RawSheet, ...]:
    mended = []
    for sheet in sheets:
        if sheet.name == key.sheet:
            rows = list(sheet.rows)
            rows[key.row - 1] = () if texts is None else _mended(rows[key.row - 1], texts)
            mended.append(replace(sheet, rows=tuple(rows)))
        else:
            mended.append(sheet)
    return tuple(mended)


def _mended(cells: tuple[Any, ...], texts: Mapping[int, str]) -> tuple[Any, ...]:
    width = max((len(cells), *(column + 1 for column in texts)))
    return tuple(texts.get(column, cell_at(cells, column)) for column in range(width))


@act("写入名册", undoable=False)
def import_previewed(work: Work, /, preview: ImportPreview) -> int:
    """Write what a preview showed, in one act; returns how many people it brought in or changed.

    Raises:
        NotFoundError: A person it would change is gone meanwhile; make the preview again.
    """
    import_people(work, preview.plan)
    return preview.writes
