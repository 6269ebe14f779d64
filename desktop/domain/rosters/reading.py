"""From the raw sheets of a file to the people, problems and skipped rows of a roster."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from desktop.domain.rosters.columns import Field
from desktop.domain.rosters.headers import Header, find_header, repeats_heading
from desktop.domain.rosters.offices import offices_in_title
from desktop.domain.rosters.people import (
    RosterPerson,
    RosterProblem,
    RosterReading,
    RosterSheet,
    SkippedRow,
    SkippedSheet,
)
from desktop.domain.rosters.rows import RowReader
from desktop.domain.rosters.sheets import RawCell, RawSheet, is_blank, shown, values_of_merged
from desktop.domain.rosters.skipping import GROUP_HEADING, as_group, why_skipped
from desktop.errors import ValidationError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

_HIDDEN = "隐藏的工作表，没有读取"
_EMPTY = "空工作表"
_NO_HEADER = "没有写着“姓名”的表头"
_LOOKS_LIKE_PERSON = re.compile(r"\d{17}[\dXx]|1[3-9]\d{9}")


@dataclass(slots=True)
class _Gathered:
    """What has been read so far."""

    sheets: list[RosterSheet] = field(default_factory=list)
    people: list[RosterPerson] = field(default_factory=list)
    errors: list[RosterProblem] = field(default_factory=list)
    warnings: list[RosterProblem] = field(default_factory=list)
    skipped_rows: list[SkippedRow] = field(default_factory=list)
    skipped_sheets: list[SkippedSheet] = field(default_factory=list)
    # Where each person was seen first, by what tells people apart.
    seen: dict[tuple[object, ...], RosterPerson] = field(default_factory=dict)


def read_roster(sheets: Sequence[RawSheet], *, today: date) -> RosterReading:
    """Read the people of a file's sheets; every sheet is recognised by its own header.

    Rows in error are left out and named, the others are taken in. A person who stands in the file
    twice is taken in once. ``today`` bounds dates of birth.

    Raises:
        ValidationError: No visible sheet has a header with names, or nobody stands below one.
    """
    gathered = _Gathered()
    for sheet in sheets:
        _read_sheet(sheet, gathered, today)
    if not gathered.sheets:
        raise _no_roster_error(sheets)
    if not gathered.people and not gathered.errors:
        raise ValidationError(
            "名册的表头下面没有一个人。", "请核对选的是不是这个文件，填好名单再导入。", field="file"
        )
    return RosterReading(
        sheets=tuple(gathered.sheets),
        people=tuple(gathered.people),
        errors=tuple(gathered.errors),
        warnings=tuple(gathered.warnings),
        skipped_rows=tuple(gathered.skipped_rows),
        skipped_sheets=tuple(gathered.skipped_sheets),
    )


def _read_sheet(sheet: RawSheet, gathered: _Gathered, today: date) -> None:
    header = None if sheet.is_hidden else find_header(sheet)
    if header is None:
        reason = _HIDDEN if sheet.is_hidden else _NO_HEADER
        if all(is_blank(row) for row in sheet.rows):
            reason = _EMPTY
        gathered.skipped_sheets.append(SkippedSheet(sheet.name, reason))
        return
    gathered.sheets.append(_described(sheet, header))
    _warn_of_belief(sheet, header, gathered)
    _skip_heading(sheet, header, gathered)
    if header.doubled_name:
        _refuse_doubled(sheet, header, gathered)
    else:
        _read_rows(sheet, header, gathered, today)


def _described(sheet: RawSheet, header: Header) -> RosterSheet:
    religion = tuple(column.label for column in header.all_of(Field.RELIGION))
    return RosterSheet(
        sheet=sheet.name,
        title=header.title,
        header_row=header.name_row + 1,
        columns=tuple(
            (column.label, column.field.value)
            for column in header.columns
            if column.field is not Field.RELIGION
        ),
        ignored=header.ignored + religion,
        memberships=offices_in_title(header.title or sheet.name),
    )


def _warn_of_belief(sheet: RawSheet, header: Header, gathered: _Gathered) -> None:
    gathered.warnings.extend(
        RosterProblem(
            sheet.name,
            header.name_row + 1,
            column.label,
            "宗教信仰不登记，这一列没有收录。",
        )
        for column in header.all_of(Field.RELIGION)
    )


def _skip_heading(sheet: RawSheet, header: Header, gathered: _Gathered) -> None:
    for row in range(header.last_row + 1):
        if not is_blank(sheet.rows[row]):
            reason = "表头" if row >= header.first_row else "标题"
            gathered.skipped_rows.append(SkippedRow(sheet.name, row + 1, reason))


def _refuse_doubled(sheet: RawSheet, header: Header, gathered: _Gathered) -> None:
    """Name every row of a list in two halves side by side: whose a column is would be a guess."""
    problem = (
        f"这张表并排有两列“{header.doubled_name}”，分不清哪些列属于哪个人。"
        " 请把右半边的名单移到左半边下面，再导入。"
    )
    gathered.errors.extend(
        RosterProblem(sheet.name, row + 1, header.doubled_name, problem)
        for row in range(header.last_row + 1, len(sheet.rows))
        if not is_blank(sheet.rows[row])
    )


def _read_rows(sheet: RawSheet, header: Header, gathered: _Gathered, today: date) -> None:
    merged = _merged_by_row(sheet, header)
    group = as_group(sheet.name)
    for row in range(header.last_row + 1, len(sheet.rows)):
        cells = sheet.rows[row]
        if is_blank(cells):
            continue
        repeated = repeats_heading(sheet, row, header)
        reason = "重复的表头" if repeated else why_skipped(cells, header)
        if reason:
            group = _group_of_heading(cells, reason) or group
            gathered.skipped_rows.append(SkippedRow(sheet.name, row + 1, reason))
            continue
        reader = RowReader(sheet.name, row + 1, header, cells, merged.get(row, {}), today)
        person = reader.read(group)
        if person is not None:
            _refuse_second(person, reader, gathered)
        gathered.errors.extend(reader.errors)
        if not reader.errors and person is not None:
            gathered.people.append(person)
            gathered.warnings.extend(reader.warnings)


def _merged_by_row(sheet: RawSheet, header: Header) -> dict[int, dict[int, RawCell]]:
    values = values_of_merged(sheet, first_row=header.last_row + 1, last_row=len(sheet.rows) - 1)
    by_row: dict[int, dict[int, RawCell]] = {}
    for (row, column), value in values.items():
        by_row.setdefault(row, {})[column] = value
    return by_row


def _group_of_heading(cells: tuple[RawCell, ...], reason: str) -> str:
    """Return the group that a row between the people names for those below it."""
    if reason != GROUP_HEADING:
        return ""
    return next((group for cell in cells if (group := as_group(shown(cell)))), "")


def _refuse_second(person: RosterPerson, reader: RowReader, gathered: _Gathered) -> None:
    """Note an error where a person stands in the file already; the first row is kept."""
    seen = gathered.seen
    by_number = ("number", person.identity_number) if person.identity_number else None
    by_likeness = _likeness(person)
    if by_number in seen:
        reader.fail(_label(reader, Field.IDENTITY_NUMBER), _second_number(person, seen[by_number]))
    elif by_likeness in seen and not _are_different(person, seen[by_likeness]):
        where = _place(seen[by_likeness], person)
        reader.fail(reader.header.name.label, f"与{where}重复，没有再次收录。 请删去其中一行。")
    if reader.errors:
        return
    if by_number:
        seen[by_number] = person
    seen.setdefault(by_likeness, person)


def _likeness(person: RosterPerson) -> tuple[object, ...]:
    """Return what makes two rows without different identity numbers the same person."""
    if person.phones or person.birth:
        return ("likeness", person.name, frozenset(person.phones), person.birth)
    return (
        "bare",
        person.name,
        person.sex,
        person.group,
        person.household_number,
        person.household_size,
        person.householder_name,
    )


def _are_different(person: RosterPerson, first: RosterPerson) -> bool:
    numbers = {person.identity_number, first.identity_number} - {""}
    return len(numbers) > 1


def _second_number(person: RosterPerson, first: RosterPerson) -> str:
    where = _place(first, person)
    if first.name == person.name:
        return f"与{where}重复，没有再次收录。 请删去其中一行。"
    return f"身份证号与{where}“{first.name}”的相同，姓名却不同。 请对照身份证核对这两行。"


def _place(first: RosterPerson, person: RosterPerson) -> str:
    sheet = "" if first.sheet == person.sheet else f"工作表“{first.sheet}”"
    return f"{sheet}第{first.row}行"


def _label(reader: RowReader, wanted: Field) -> str:
    return next(column.label for column in reader.header.all_of(wanted))


def _no_roster_error(sheets: Sequence[RawSheet]) -> ValidationError:
    """Say why nothing could be read, as near to what the person sees as possible."""
    if all(is_blank(row) for sheet in sheets for row in sheet.rows):
        return ValidationError("文件里没有内容。", "请核对选的是不是这个文件。", field="file")
    hidden = [sheet for sheet in sheets if sheet.is_hidden and find_header(sheet)]
    if hidden:
        return ValidationError(
            f"名册在隐藏的工作表“{hidden[0].name}”里。",
            "请取消隐藏（右键工作表标签），保存后再导入。",
            field="file",
        )
    advice = "请在名单上方加一行表头，至少有“姓名”，最好还有“性别、身份证号、联系电话”，再导入。"
    for sheet in sheets:
        for row, cells in enumerate(sheet.rows):
            if any(_LOOKS_LIKE_PERSON.search(shown(cell)) for cell in cells):
                message = (
                    f"工作表“{sheet.name}”从第 {row + 1} 行起像是名单，但没有写着“姓名”的表头。"
                )
                return ValidationError(message, advice, field="file")
    return ValidationError("没有找到写着“姓名”的表头行。", advice, field="file")
