"""One row of a roster: a person, or what is wrong with it, or why it holds nobody."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from desktop.domain.partial_dates import from_day
from desktop.domain.person_names import normalise_name, parse_name
from desktop.domain.plain_text import compact
from desktop.domain.rosters.cells import (
    Doubt,
    is_self,
    is_tick,
    is_untold,
    read_birth,
    read_group,
    read_identity_number,
    read_number_text,
    read_party,
    read_phones,
    read_sex,
    read_size,
    read_text,
    read_tick,
)
from desktop.domain.rosters.columns import MEMBERSHIP_TICKS, Field
from desktop.domain.rosters.offices import recognise_offices
from desktop.domain.rosters.people import RosterPerson, RosterProblem
from desktop.domain.rosters.sheets import RawCell, cell_at, shown
from desktop.errors import ValidationError

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from desktop.domain.identities import IdentityNumber
    from desktop.domain.partial_dates import PartialDate
    from desktop.domain.rosters.headers import Column, Header

Value = TypeVar("Value")

# What a merged cell can say of every row that it covers.
_OF_HOUSEHOLDS = (
    Field.HOUSEHOLD_NUMBER,
    Field.HOUSEHOLDER,
    Field.HOUSEHOLDER_NAME,
    Field.HOUSEHOLD_SIZE,
    Field.GROUP,
)
# Belief stands in free text too; there it is left out like a column of its own.
_BELIEF = re.compile(
    r"宗教|信仰|信教|教徒|信众|教民|伊斯兰|穆斯林|基督|天主教|佛教|(?<!街)道教|回教(?![师育学室])|"
    r"阿訇|满拉|清真寺|寺管|教堂|牧师|居士"
)
_SEX_NAMES = {"female": "女", "male": "男"}


@dataclass(slots=True)
class RowReader:
    """Reads the cells of one row and keeps what was wrong with them."""

    sheet: str
    number: int
    header: Header
    cells: tuple[RawCell, ...]
    merged: dict[int, RawCell]  # what merged cells above say of this row, by column
    today: date
    errors: list[RosterProblem] = field(default_factory=list)
    warnings: list[RosterProblem] = field(default_factory=list)

    def read(self, default_group: str) -> RosterPerson | None:
        """Return the person of the row; None where ``errors`` says why there is none."""
        name = self._read(self.header.name, self._name_cell(), lambda cell: parse_name(shown(cell)))
        identity = self._one(Field.IDENTITY_NUMBER, read_identity_number)
        born = self._doubted(Field.BIRTH, lambda cell: read_birth(cell, today=self.today))
        phones, phone_notes = self._phones()
        duties, remark = self._free_text(Field.DUTIES), self._free_text(Field.REMARK)
        party = self._doubted(Field.PARTY, read_party)
        memberships = self._memberships(party=party, texts=(duties, remark))
        householder_name, is_householder = self._householder(normalise_name(name or ""))
        person = RosterPerson(
            sheet=self.sheet,
            row=self.number,
            name=name or "",
            sex=self._sex(identity),
            identity_number=identity.text if identity else "",
            phones=phones,
            birth=self._birth(identity, born),
            group=self._group() or default_group,
            household_number=self._one(Field.HOUSEHOLD_NUMBER, read_number_text) or "",
            household_size=self._one(Field.HOUSEHOLD_SIZE, read_size),
            householder_name=householder_name,
            is_householder=is_householder,
            relation=self._one(Field.RELATION, read_text) or "",
            is_party_member=True if "party_member" in memberships else party,
            memberships=memberships,
            duties=duties,
            remark="；".join(filter(None, (remark, phone_notes))),
        )
        return None if self.errors else person

    def warn(self, column: str, problem: str) -> None:
        """Note something that a person should look at, though the row is taken in."""
        self.warnings.append(RosterProblem(self.sheet, self.number, column, problem))

    def fail(self, column: str, problem: str) -> None:
        """Note something for which the row is left out."""
        self.errors.append(RosterProblem(self.sheet, self.number, column, problem))

    def _name_cell(self) -> RawCell:
        return cell_at(self.cells, self.header.name.index)

    def _cell(self, column: Column) -> RawCell:
        cell = cell_at(self.cells, column.index)
        if column.field in _OF_HOUSEHOLDS and shown(cell) == "":
            return self.merged.get(column.index, "")
        return cell

    def _read(
        self, column: Column, cell: RawCell, parse: Callable[[RawCell], Value]
    ) -> Value | None:
        try:
            return parse(cell)
        except ValidationError as error:
            self.fail(column.label, str(error))
            return None

    def _one(self, wanted: Field, parse: Callable[[RawCell], Value]) -> Value | None:
        """Return the value of a field's only column, None where it is absent or tells nothing."""
        for column in self.header.all_of(wanted):
            cell = self._cell(column)
            return None if is_untold(cell) else self._read(column, cell, parse)
        return None

    def _doubted(self, wanted: Field, parse: Callable[[RawCell], Doubt[Value]]) -> Value | None:
        doubt = self._one(wanted, parse)
        if doubt is None:
            return None
        if doubt.warning:
            self.warn(self._label(wanted), doubt.warning)
        return doubt.value

    def _label(self, wanted: Field) -> str:
        return next((column.label for column in self.header.all_of(wanted)), "")

    def _phones(self) -> tuple[tuple[str, ...], str]:
        numbers: list[str] = []
        notes: list[str] = []
        for column in self.header.all_of(Field.PHONE):
            cell = self._cell(column)
            doubt = None if is_untold(cell) else self._read(column, cell, read_phones)
            if doubt is None:
                continue
            if doubt.warning:
                self.warn(column.label, doubt.warning)
            numbers.extend(doubt.value[0])
            notes.extend([f"{column.label}：{shown(cell)}"] if doubt.value[1] else [])
        return tuple(dict.fromkeys(numbers)), "；".join(notes)

    def _sex(self, identity: IdentityNumber | None) -> str | None:
        told = self._one(Field.SEX, read_sex)
        if identity is None:
            return told
        if told and told != identity.sex:
            self.warn(
                self._label(Field.SEX),
                f"性别写“{_SEX_NAMES[told]}”，身份证号却是“{_SEX_NAMES[identity.sex]}”；"
                "已按名册记，请核对。",
            )
        return told or identity.sex

    def _birth(
        self, identity: IdentityNumber | None, told: PartialDate | None
    ) -> PartialDate | None:
        if identity is None:
            return told
        if identity.birth > self.today:
            self.fail(
                self._label(Field.IDENTITY_NUMBER),
                "身份证号里的出生日期在今天以后。 请对照身份证核对这个号码。",
            )
        if told and not told.agrees_with(identity.birth):
            self.warn(
                self._label(Field.BIRTH),
                f"出生日期与身份证号里的 {identity.birth.isoformat()} 不符（可能是农历）；"
                "已按身份证号记，请核对。",
            )
        return from_day(identity.birth)

    def _group(self) -> str:
        label = self._label(Field.GROUP)
        return self._one(Field.GROUP, lambda cell: read_group(cell, label=label)) or ""

    def _free_text(self, wanted: Field) -> str:
        texts: list[str] = []
        for column in self.header.all_of(wanted):
            cell = self._cell(column)
            text = "" if is_untold(cell) else read_text(cell)
            if _BELIEF.search(compact(text)):
                self.warn(column.label, "这一格写到宗教信仰，不登记，没有收录。")
            elif text:
                texts.append(text)
        return "；".join(texts)

    def _memberships(self, *, party: bool | None, texts: tuple[str, ...]) -> tuple[str, ...]:
        codes = ["party_member"] if party else []
        for wanted in MEMBERSHIP_TICKS:
            codes.extend([wanted.value] if self._one(wanted, _read_membership) else [])
        for text in texts:
            codes.extend(recognise_offices(text))
        if party is False and "party_member" in codes:
            codes.remove("party_member")
            self.warn(
                self._label(Field.PARTY), "别处写着“党员”，这里却不是；没有记作党员，请核对。"
            )
        return tuple(dict.fromkeys(codes))

    def _householder(self, name: str) -> tuple[str, bool | None]:
        """Return the householder's name, and whether this is the householder."""
        told = self._one(Field.HOUSEHOLDER_NAME, lambda cell: normalise_name(shown(cell))) or ""
        ticked = self._one(Field.IS_HOUSEHOLDER, _read_householder_tick)
        either = self._one(Field.HOUSEHOLDER, lambda cell: cell)
        if either is not None:
            if is_tick(either) or is_self(shown(either)):
                ticked = _read_householder_tick(either) if ticked is None else ticked
            else:
                told = told or normalise_name(shown(either))
        relation = self._one(Field.RELATION, read_text)
        if ticked is None and relation:
            ticked = is_self(relation)
        if self.header.of_householders:
            return name, True
        if ticked is None and told and name:
            ticked = told == name
        return told, ticked


def _read_membership(cell: RawCell) -> bool:
    """Read a tick; a column headed 村民代表 may also say 村民代表 again."""
    return True if recognise_offices(shown(cell)) else read_tick(cell)


def _read_householder_tick(cell: RawCell) -> bool:
    return True if is_self(shown(cell)) else read_tick(cell)
