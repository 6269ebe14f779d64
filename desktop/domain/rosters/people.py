"""What a roster says, row by row: the people taken in, and what is wrong with the others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.domain.partial_dates import PartialDate


@dataclass(frozen=True, slots=True)
class RosterProblem:
    """Something about one cell: as an error its row was left out, as a warning it was taken in.

    ``row`` counts from 1 as spreadsheets show it, ``column`` is the label in the header,
    ``problem`` says in Chinese what is wrong and what to do.
    """

    sheet: str
    row: int
    column: str
    problem: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterPerson:
    """One person of a roster, every value in its stored form; empty and None where not told.

    Attributes:
        row: Counted from 1, as spreadsheets show it.
        sex: ``female`` or ``male``, as the roster says, else by the identity number.
        identity_number: 18 characters, checked.
        phones: Usual forms, in the order of the roster, each once.
        birth: By the identity number where there is one, else as the roster says.
        relation: To the householder, as written.
        memberships: Codes such as ``villager_representative``, in order, each once;
            ``party_member`` among them where ``is_party_member``.
        duties: What stands under 职务 and 身份, as written.
    """

    sheet: str
    row: int
    name: str
    sex: str | None = None
    identity_number: str = ""
    phones: tuple[str, ...] = ()
    birth: PartialDate | None = None
    group: str = ""
    household_number: str = ""
    household_size: int | None = None
    householder_name: str = ""
    is_householder: bool | None = None
    relation: str = ""
    is_party_member: bool | None = None
    memberships: tuple[str, ...] = ()
    duties: str = ""
    remark: str = ""


@dataclass(frozen=True, slots=True)
class SkippedRow:
    """A row that holds no person: title, header, total, signature line; counted from 1."""

    sheet: str
    row: int
    reason: str


@dataclass(frozen=True, slots=True)
class SkippedSheet:
    """A sheet that is no roster, and why it was left aside."""

    sheet: str
    reason: str


@dataclass(frozen=True, slots=True)
class RosterSheet:
    """A sheet that was read: its title, the row of its header, and what became of its columns.

    Attributes:
        header_row: Counted from 1.
        columns: Label and field of each column taken in, from left to right.
        ignored: Labels of the columns not taken in.
        memberships: Those that the title is about; they are nobody's until a person says so.
    """

    sheet: str
    title: str
    header_row: int
    columns: tuple[tuple[str, str], ...]
    ignored: tuple[str, ...]
    memberships: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RosterReading:
    """A whole file; every row that is not empty is in exactly one of people, errors and skipped."""

    sheets: tuple[RosterSheet, ...]
    people: tuple[RosterPerson, ...]
    errors: tuple[RosterProblem, ...]
    warnings: tuple[RosterProblem, ...]
    skipped_rows: tuple[SkippedRow, ...]
    skipped_sheets: tuple[SkippedSheet, ...]
